"""How sure an answer is: by how many careful readers give such answers the same level (docs/decisions/079)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from benchmarks.fiction import LEFT, fiction
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import LEVELS, Element, Level, Rubric
from scorer.rubric.second_look import Answers, Weighed
from scorer.verdict.confidence import Basis, confident, expected, in_words, signs
from scorer.verdict.examples import passage_document
from scorer.verdict.judging import answered, judge, judge_element
from scorer.verdict.model import Confidence, Expected, Finding, Status

SILENT = Finding("X", Level.NONE, False, Status.ASSESSED, "Nothing.", Confidence.MEDIUM, "nothing found", ())
NO = replace(SILENT, denied=True)


@cache
def rubric() -> Rubric:
    return load_rubric()


@cache
def plain() -> Rubric:
    """The same without anything learned."""
    return rubric().model_copy(update={"learned": None})


def element(name: str) -> Element:
    return next(e for e in rubric().elements() if e.id == name)


def learned(**weights: dict[str, int]) -> Answers:
    nothing = Weighed(bias=0, signs={})
    heads = {h: Weighed(bias=0, signs=weights[h]) if h in weights else nothing for h in HEADS}
    return Answers(made_of="a test", **heads)


HEADS = ("stated", "described", "evidenced", "no")


def basis(scores: tuple[int, ...] = (), found: int = 0) -> Basis:
    return Basis((), dict.fromkeys(LEVELS, 0.0), lambda _: None, scores, found)


def test_an_answer_that_hardly_anything_speaks_against_is_sure() -> None:
    told = signs(element("DD2.1"), SILENT, basis())
    readers = expected(learned(stated={"none": -400}), SILENT, told)
    assert readers == Expected(0.98, 0.02, 0.0)
    sure = confident(SILENT, readers)
    assert sure.confidence is Confidence.HIGH and sure.level is Level.NONE
    assert sure.confidence_why == ("careful readers found no answer, either, in nearly all such cases; nothing found")


def test_the_nearer_the_likeliest_sentence_the_less_sure_is_a_silence() -> None:
    shares = []
    for score in (-300, -180, -90, 10, 160):
        told = signs(element("DD2.1"), SILENT, basis((score, score), 3))
        shares.append(expected(rubric().learned.answers, SILENT, told).same)  # type: ignore[union-attr, arg-type]
    assert shares == sorted(shares, reverse=True) and shares[0] > 0.8 > 0.65 > shares[-1]


def test_shares_of_readers_add_up_and_never_cross() -> None:
    """Each head is learned by itself; that more readers find facts than find anything is nonsense."""
    odd = learned(stated={"described": -300}, described={"described": 500}, evidenced={"described": 900})
    found = replace(SILENT, level=Level.NONE)
    readers = expected(odd, found, ("described",))
    assert readers.same == pytest.approx(0.95) and readers.higher == pytest.approx(0.05)
    for level in LEVELS[1:]:
        shares = expected(odd, _told(level), ("described",))
        assert shares.same + shares.higher + shares.lower == pytest.approx(1) and shares.same >= 0


def _told(level: Level) -> Finding:
    reading = Reading(passage_document("We trained 400 workers in our mills on human rights in 2023.", "Training"))
    evidence = judge_element(reading, rubric(), element("DD3.3")).evidence
    assert evidence
    return replace(SILENT, level=level, evidence=evidence)


@pytest.mark.parametrize(
    ("share", "word", "many"),
    [
        (0.97, Confidence.HIGH, "nearly all such"),
        (0.85, Confidence.HIGH, "about 9 of 10 such"),
        (0.84, Confidence.MEDIUM, "about 8 of 10 such"),
        (0.65, Confidence.MEDIUM, "about 7 of 10 such"),
        (0.64, Confidence.LOW, "about 6 of 10 such"),
        (0.04, Confidence.LOW, "hardly any such"),
    ],
)
def test_words_and_numbers_say_the_same(share: float, word: Confidence, many: str) -> None:
    found = confident(SILENT, Expected(share, 1 - share))
    assert found.confidence is word and many in found.confidence_why


@pytest.mark.parametrize(
    ("readers", "ends"),
    [
        (Expected(0.5, 0.4, 0.1), "such answers this level, most others a higher one"),
        (Expected(0.5, 0.1, 0.4), "such answers this level, most others a lower one"),
        (Expected(0.5, 0.25, 0.25), "such answers this level, others a higher or a lower one"),
        (Expected(0.5, 0.0, 0.5), "such answers this level, the others a lower one"),
    ],
)
def test_which_way_readers_differ(readers: Expected, ends: str) -> None:
    assert in_words(readers, denied=False, silent=False) == f"careful readers gave about 5 of 10 {ends}"


def test_a_no_is_told_in_its_own_words() -> None:
    told = in_words(Expected(0.8), denied=True, silent=True)
    assert told == "careful readers agreed with about 8 of 10 such noes"


def test_of_a_no_only_is_asked_whether_readers_find_one() -> None:
    told = signs(element("DD2.1"), NO, basis((200, 200), 9))
    assert all(sign.startswith("no at none") for sign in told)
    assert expected(learned(no={"no at none": 200}), NO, told) == Expected(0.88)


def test_what_a_person_should_look_at_stays_low_and_tells_no_share() -> None:
    both = replace(SILENT, confidence=Confidence.LOW, confidence_why="it may say both")
    assert confident(both, Expected(0.95, 0.05)) is both


def test_what_was_not_assessed_has_no_readers() -> None:
    unread = replace(SILENT, status=Status.NOT_ASSESSED)
    assert confident(unread, Expected(0.95, 0.05)) is unread
    empty = judge(Reading(passage_document("Too short.", "")), rubric())
    assert all(f.expected is None for f in empty)


def test_levels_and_reasons_do_not_follow_it() -> None:
    """Whoever takes the learned weights away gets the same answers."""
    learned_of = rubric().learned
    assert learned_of is not None
    without = rubric().model_copy(update={"learned": learned_of.model_copy(update={"answers": None})})
    for _, reading in [*fiction(LEFT)][:2]:
        ours, theirs = judge(reading, rubric()), judge(reading, without)
        for a, b in zip(ours, theirs, strict=True):
            assert replace(a, confidence=b.confidence, confidence_why=b.confidence_why, expected=None) == b
        assert any(f.expected is not None for f in ours) and all(f.expected is None for f in theirs)


def test_a_question_of_which_nothing_was_learned_has_the_confidence_of_rules() -> None:
    reading = Reading(passage_document("We trained 400 workers in our mills on human rights in 2023.", "Training"))
    asks = element("DD3.3")
    assert judge_element(reading, plain(), asks).expected is None
    other = asks.model_copy(update={"ask": "Are robots trained?"})
    assert judge_element(reading, rubric(), other).expected is None
    assert judge_element(reading, rubric(), asks).expected is not None


def test_on_reports_that_taught_nothing_high_is_right_more_often_than_low() -> None:
    """Six reports that nobody here has read: what confidence is for."""
    right: dict[Confidence, list[bool]] = {c: [] for c in Confidence}
    for report, reading in fiction(LEFT):
        asked = reading.asked_by(rubric())
        for asks in rubric().elements():
            if (coded := report.answers.get(asks.id)) is not None:
                found = judge_element(asked, rubric(), asks)
                same = coded.denied if found.denied else found.level is coded.level
                right[found.confidence].append(same)
    shares = {c: sum(of) / len(of) for c, of in right.items()}
    assert shares[Confidence.HIGH] > 0.75 > shares[Confidence.MEDIUM] > 0.5 > shares[Confidence.LOW]
    assert all(len(of) >= 15 for of in right.values())


def test_signs_say_what_they_are() -> None:
    reading = Reading(passage_document("We trained 400 workers in our mills on human rights in 2023.", "Training"))
    _, told = answered(reading, rubric(), element("DD3.3"))
    assert {"DD3.3", "evidenced", "evidenced DD3.3"} <= set(told)
    assert any(sign.startswith("evidenced; quote 1 for evidenced from ") for sign in told)
    assert len(told) == len(set(told))
