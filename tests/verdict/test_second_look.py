"""A second look: besides what look-ups find, by words that answers have used; never more than it can carry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from scorer.document.model import Document
from scorer.evidence.gathering import Reading
from scorer.evidence.second_look import doubt, is_second_look, query_for
from scorer.language.network import LONGEST, Network
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Level, Rubric
from scorer.rubric.second_look import FORMAT, LearnedWords, SecondLook, ask_digest
from scorer.scorecard.building import assess
from scorer.verdict.examples import passage_document
from scorer.verdict.judging import judge
from scorer.verdict.labelled import read_passage
from scorer.verdict.model import Confidence, Finding
from tests.verdict.test_judging import document, rubric

FACT = "In March 2024 the yard handed 63 deckhands their money back, USD 41,200 in all."
PRACTICE = "Deckhands are given their money back by the yard, and the purser checks each name against the crew list."
CLAIM = "We think that deckhands should get their money back."
DENIED = "No deckhand got any money back in 2024, and 63 had asked."
OTHERS = "Our competitor handed 63 deckhands their money back in March 2024."
ELSE = "Revenue rose in 2024 to USD 41,200 million."


def taught(bias: int = -150, ask: str = "Was remedy provided?", **element: object) -> Rubric:
    """A rubric whose look-ups know remedy and fees, and whose second look knows deckhands and money."""
    learned = LearnedWords(ask=ask_digest(ask), bias=bias, words={"deckhand": 100, "money back": 90, "revenu": -300})
    look = SecondLook(format=FORMAT, format_version=1, made_of="tests", elements={"X.1": learned})
    plain = rubric(**element)
    return plain.model_copy(update={"second_look": "own", "learned": look})


def found(texts: list[str], **how: object) -> Finding:
    (finding,) = judge(Reading(document(texts)), taught(**how))  # type: ignore[arg-type]
    return finding


def test_a_fact_in_words_that_no_look_up_knows_is_found() -> None:
    assert judge(Reading(document([FACT, ELSE])), rubric())[0].level is Level.NONE
    finding = found([FACT, ELSE])
    assert (finding.level, [e.quote for e in finding.evidence]) == (Level.EVIDENCED, [FACT])


def test_a_card_says_that_no_look_up_found_it() -> None:
    finding = found([FACT])
    assert finding.confidence is Confidence.LOW
    assert "second look" in finding.confidence_why
    assert all(is_second_look(query) for query in finding.evidence[0].found_by)
    card = assess(Reading(document([FACT])), taught())
    (quote,) = card.themes[0].indicators[0].elements[0].evidence
    assert quote.match == "loose"
    assert [FACT[a:b] for a, b in quote.hits] == ["deckhands", "money back"]


def test_a_practice_and_a_claim_are_found_as_what_they_are() -> None:
    assert found([PRACTICE]).level is Level.DESCRIBED
    assert found([CLAIM]).level is Level.STATED


@pytest.mark.parametrize("text", [DENIED, OTHERS])
def test_what_is_found_is_read_like_everything_else(text: str) -> None:
    finding = found([text])
    assert (finding.level, finding.denied) == (Level.NONE, False)


def test_only_look_ups_tell_that_a_report_declines_or_has_the_words() -> None:
    text = "We do not disclose which deckhands got their money back in 2024."
    withheld = found([text])
    assert (withheld.level, withheld.reason) == (Level.NONE, "No passage was found that answers this question.")
    assert [(e.quote, e.why) for e in withheld.near_misses] == [(text, "declines to tell")]


def test_a_none_that_only_a_second_look_finds_is_no_answer() -> None:
    """Which thing there was none of, words that were learned cannot tell."""
    finding = found([DENIED], explicit_none="described")
    assert (finding.level, finding.denied) == (Level.NONE, False)
    by_look_up = found(["No remedy was provided to any worker in 2024."], explicit_none="described")
    assert (by_look_up.level, by_look_up.denied) == (Level.DESCRIBED, True)


def test_it_counts_besides_what_look_ups_find() -> None:
    told = "Fees are repaid to the worker by the supplier, and the site team verifies each step."
    assert found([told]).level is Level.DESCRIBED
    finding = found([told, FACT])
    assert (finding.level, [e.quote for e in finding.evidence]) == (Level.EVIDENCED, [FACT, told])
    assert [is_second_look(e.found_by[0]) for e in finding.evidence] == [True, False]


def test_nobody_looks_again_where_look_ups_find_a_no() -> None:
    finding = found(["No remedy was provided to any worker.", FACT])
    assert (finding.level, finding.denied) == (Level.NONE, True)


def test_unless_takes_out_of_it_too() -> None:
    assert found([FACT], unless=("yard",)).level is Level.NONE
    with_it = taught().model_copy(update={"unless": ("yard",)})
    assert judge(Reading(document([FACT])), with_it)[0].level is Level.NONE


def test_a_heading_that_is_a_whole_sentence_is_no_title() -> None:
    """Smaller print below makes the first lines of a page one; what follows is scored as if they were text."""
    default = load_rubric()
    reading = Reading(document([FACT])).asked_by(default)
    query, plain, told = query_for("RE3.2"), ("Our year",), ("Our year", "Deckhands got their money back.")
    fits = [reading._second_look.score(query, FACT, heads) for heads in (plain, told)]  # type: ignore[union-attr]
    assert fits[0] == fits[1] != reading._second_look.score(query, FACT, ("Money back for deckhands",))  # type: ignore[union-attr]


def test_a_question_that_has_changed_is_not_asked_so() -> None:
    assert found([FACT]).level is Level.EVIDENCED
    assert found([FACT], ask="Was anybody repaid?").level is Level.NONE


def test_a_long_report_needs_more() -> None:
    assert doubt(1) == doubt(100) == 0
    assert doubt(1_000) > doubt(500) > 0
    filler = [f"Sales of line {n} rose." for n in range(2_000)]
    finding = found([*filler, FACT])
    assert finding.level is Level.NONE
    assert [e.quote for e in finding.near_misses] == [FACT]  # it is shown for reading


def test_what_may_answer_is_shown_likeliest_first_and_two_at_most() -> None:
    texts = ["The deckhand book is kept on board.", "Some money back was a topic.", FACT, "The deckhand wept."]
    shown = [e.quote for e in found(texts, bias=-200).near_misses]
    assert shown[0] == FACT
    assert len(shown) == 2


def test_what_may_answer_says_what_it_was_read_as_and_why_that_is_no_answer() -> None:
    near = found([FACT, "We aim to hand money back soon."], bias=-200).near_misses
    assert [e.why for e in near] == [
        "no look-up finds it; by its words it may answer: read it. Read as “evidenced” (tells what happened, with an "
        "amount and a count), it is too unlikely an answer to count",
        "no look-up finds it; by its words it may answer: read it. Read as “stated” (a promise or an aim), it is too "
        "unlikely an answer to count",
    ]


def test_nothing_is_shown_where_nothing_is_likely() -> None:
    assert found([ELSE, "The yard has three docks."]).near_misses == ()


def test_the_same_alone_and_among_others() -> None:
    reading, with_it = Reading(document([FACT, CLAIM, ELSE])), taught()
    alone = judge(Reading(document([FACT, CLAIM, ELSE])), with_it)
    assert judge(reading, rubric())[0].level is Level.NONE  # asked without it first
    assert judge(reading, with_it) == alone
    assert judge(reading, rubric())[0].level is Level.NONE


@pytest.mark.parametrize(
    ("name", "text", "level"),
    [
        ("DD3.2", "In July 2023 we sent the police ministry its order back, because of the beatings.", 3),
        ("RE3.2", "Of the ninety-one drivers we had docked for fuel, all but two got the sum back in June 2023.", 3),
        ("DD2.1", "The company takes a risk-based approach to its supply chain.", 1),
    ],
)
def test_the_shipped_one_finds_what_look_ups_miss(name: str, text: str, level: int) -> None:
    default = load_rubric()
    plain = default.model_copy(update={"learned": None})
    element = default.element(name)
    assert read_passage(plain, element, text).level is Level.NONE
    assert read_passage(default, element, text).level.rank == level


def test_what_is_marked_are_the_words_that_the_network_needs() -> None:
    text = "Of the ninety-one drivers we had docked for the fuel, all but two got the sum back with their June wages."
    default = load_rubric()
    found = read_passage(default, default.element("RE3.2"), text)
    assert found.level is Level.EVIDENCED
    (graded,) = (g for g in found.graded if g.evidence.found_by)
    assert all(map(is_second_look, graded.evidence.found_by))
    spans = Reading(document([text])).asked_by(default).index.spans(query_for("RE3.2"), 0)
    assert "back" in {text[a:b] for a, b in spans}
    assert len(spans) <= 5


def test_a_sentence_without_an_end_is_read_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a report made to be slow may hold: each word is left out once, but only of those that the network reads."""
    text = "We paid each of the pickers their recruitment fees back in March 2024, " + "and so on, " * 1_000
    asked: list[int] = []
    scores = Network.scores

    def counted(self: Network, texts: Sequence[Sequence[int]], *more: Sequence[Any]) -> Any:
        asked.append(len(texts))
        return scores(self, texts, *more)

    monkeypatch.setattr(Network, "scores", counted)
    spans = Reading(document([text])).asked_by(load_rubric()).index.spans(query_for("RE3.2"), 0)
    assert "fees" in {text[a:b] for a, b in spans}
    assert asked == [LONGEST + 1]


def test_words_that_people_are_shown_decide_nothing_where_a_network_reads() -> None:
    default = load_rubric()
    assert default.learned is not None
    bare = {name: learned.model_copy(update={"words": {}}) for name, learned in default.learned.elements.items()}
    only = default.model_copy(update={"learned": default.learned.model_copy(update={"elements": bare})})
    reading = Reading(document([FACT, CLAIM, ELSE]))
    assert judge(reading, only) == judge(reading, default)


def test_it_changes_no_passage_that_a_look_up_answers() -> None:
    default = load_rubric()
    plain = default.model_copy(update={"learned": None})
    for element in default.elements():
        for example in element.examples:
            before = read_passage(plain, element, example.text, example.section)
            if before.level is not Level.NONE:
                assert read_passage(default, element, example.text, example.section) == before


def test_a_document_of_nothing_is_no_trouble() -> None:
    empty: Document = passage_document("-")
    assert all(f.level is Level.NONE for f in judge(Reading(empty), load_rubric()))
