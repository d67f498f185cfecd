"""What rules credit and learned signs doubt earns nothing, says why, and is shown to whoever looks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorer.evidence.gathering import Reading
from scorer.language.clause import Actor
from scorer.language.context import Clauses
from scorer.language.rereading import ENOUGH, Learned, Rereading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Level, Rubric
from scorer.rubric.second_look import FORMAT, Elsewhere, LearnedWords, SecondLook, ask_digest
from scorer.verdict.judging import asked, judge
from scorer.verdict.model import Finding
from tests.verdict.test_judging import document, rubric

FACT = "Remedy: in March 2024 we repaid recruitment fees of USD 41,200 to 63 workers."
DENIED = "We have not repaid any recruitment fees to workers, and no remedy was provided."
PROMISED = "We will provide remedy and repay recruitment fees to workers by 2026."
SUPPLIER = "Suppliers provided remedy and repaid recruitment fees of USD 41,200 to 63 workers in March 2024."
DOUBTS = Rereading(Learned("tests", (), ENOUGH - 40, {"worker": 40}))


def found(text: str, told: Rubric | None = None, again: Rereading | None = DOUBTS) -> Finding:
    reading = Reading(document([text]))
    reading.clauses = Clauses(reading.document, again=again)
    (finding,) = judge(reading, told or rubric())
    return finding


def elsewhere(bias: int, doubts: dict[str, int] | None = None, told: Rubric | None = None, **words: int) -> Rubric:
    """A rubric that knows words of other subjects."""
    learned = LearnedWords(ask=ask_digest("Was remedy provided?"), bias=-10_000, words={}, doubts=doubts or {})
    other = Elsewhere(bias=bias, words=words)
    look = SecondLook(format=FORMAT, format_version=1, made_of="tests", elements={"X.1": learned}, elsewhere=other)
    return (told or rubric()).model_copy(update={"second_look": "own", "learned": look})


def test_what_is_doubted_earns_nothing_and_is_shown_with_the_words() -> None:
    assert found(FACT, again=None).level is Level.EVIDENCED
    finding = found(FACT)
    assert (finding.level, finding.denied) == (Level.NONE, False)
    (near,) = finding.near_misses
    assert near.quote == FACT
    assert near.why == "read once more, it is rather another's deed, a duty or a no (“workers”)"


def learned_for(told: Rubric, weight: int) -> Rubric:
    """The same where it was learned what a deed that is done weighs for its question."""
    learned = LearnedWords(ask=ask_digest("Was remedy provided?"), bias=-10_000, words={}, doubts={"read done": weight})
    look = SecondLook(format=FORMAT, format_version=1, made_of="tests", elements={"X.1": learned})
    return told.model_copy(update={"second_look": "own", "learned": look})


def test_a_question_may_weigh_signs_otherwise() -> None:
    """What a second look knows of a question counts where it is doubted, and nowhere else."""
    assert found(FACT, learned_for(rubric(), 0)).level is Level.NONE
    assert found(FACT, learned_for(rubric(), -1)).level is Level.EVIDENCED
    assert found(FACT, learned_for(rubric(), -1), again=None).level is Level.EVIDENCED


def test_a_doubt_is_never_an_explicit_no_and_takes_none_away() -> None:
    assert not found(FACT).denied
    assert found(DENIED).denied == found(DENIED, again=None).denied


def test_a_promise_is_left_to_the_rules_where_nothing_was_learned_of_the_question() -> None:
    assert found(PROMISED).level is found(PROMISED, again=None).level is Level.STATED
    assert found(PROMISED, learned_for(rubric(), 0)).level is Level.NONE
    assert found(PROMISED, learned_for(rubric(), 0), again=None).level is Level.STATED


def test_a_no_that_a_look_up_asks_for_is_no_doubt() -> None:
    """Whoever says that no provision was made answers whether one was."""
    text = "No provision was made for what the workers claim."
    asking = rubric(look_for=('"no provision"',), commitment=True)
    besides = rubric(look_for=("provision",), commitment=True)
    before = found(text, asking, again=None)
    assert not before.denied
    assert (found(text, asking).level, found(text, asking).denied) == (before.level, False)
    assert before.level is not Level.NONE
    assert found(text, besides).level is Level.NONE


def test_who_acts_is_no_doubt_where_the_question_asks_for_others_and_nothing_was_learned_of_it() -> None:
    told = rubric(who=(Actor.SUPPLIER,))
    assert found(SUPPLIER, told, again=None).level is not Level.NONE
    assert found(SUPPLIER, told).level is found(SUPPLIER, told, again=None).level
    assert found(SUPPLIER, learned_for(told, 0)).level is Level.NONE
    assert found(SUPPLIER, learned_for(told, -1)).level is found(SUPPLIER, told).level


@pytest.mark.parametrize("named", ["the Company's order", "the order of Norlund"])
def test_who_acts_is_no_doubt_either_where_the_question_asks_for_others_and_the_company_is_named(named: str) -> None:
    told = rubric(who=(Actor.SUPPLIER,))
    text = SUPPLIER.replace("workers", f"workers on {named}")
    reading = Reading(replace(document([text]), company="Norlund Group"))
    reading.clauses = Clauses(reading.document, again=DOUBTS)
    (finding,) = judge(reading, learned_for(told, 0))
    assert finding.level is found(text, told, again=None).level is not Level.NONE
    assert found(text, learned_for(rubric(), 0)).level is Level.NONE


def test_a_question_can_do_without_doubts() -> None:
    assert found(FACT, rubric(doubt=False)).level is Level.EVIDENCED
    undoubted = elsewhere(-60, worker=70)
    themes = tuple(
        theme.model_copy(
            update={
                "indicators": tuple(
                    i.model_copy(update={"elements": tuple(e.model_copy(update={"doubt": False}) for e in i.elements)})
                    for i in theme.indicators
                )
            }
        )
        for theme in undoubted.themes
    )
    assert found(FACT, undoubted.model_copy(update={"themes": themes}), again=None).level is Level.EVIDENCED


def test_a_rubric_that_does_not_name_doubts_keeps_its_digest_and_one_that_does_has_another() -> None:
    plain = rubric()
    assert "doubt" not in plain.model_dump_json()
    assert rubric(doubt=False).digest != plain.digest


def test_words_of_other_subjects_belong_to_what_is_asked() -> None:
    """What was kept of a report for other words is not taken for these."""
    (one,), (other,) = (tuple(elsewhere(-60, worker=w).elements()) for w in (70, 71))
    assert asked(elsewhere(-60, worker=70), one) != asked(elsewhere(-60, worker=71), other)


def test_what_speaks_of_something_else_earns_nothing() -> None:
    finding = found(FACT, elsewhere(-60, worker=70), again=None)
    assert finding.level is Level.NONE
    assert finding.near_misses[0].why == "read once more, it is rather about something else (“workers”)"
    assert found(FACT, elsewhere(-80, worker=70), again=None).level is Level.EVIDENCED


def test_what_others_do_to_the_company_is_believed_whatever_it_is_about() -> None:
    """A court may order repayment for anything; but what it orders somebody else is doubted as before."""
    told, fact = rubric(who=(Actor.AUTHORITY,)), "In March 2024 a court ordered {} to provide remedy to 63 workers."
    asking = elsewhere(-60, doubts={"read done": 0}, told=told, worker=70)
    ours, theirs = fact.format("us"), fact.format("Corrow Mills")
    assert found(ours, told, again=None).level is found(theirs, told, again=None).level is Level.EVIDENCED
    assert found(ours, asking).level is Level.EVIDENCED
    assert found(ours, elsewhere(-60, told=told, worker=70)).level is Level.NONE
    assert found(theirs, asking).level is Level.NONE
    assert found(theirs, asking, again=None).level is Level.NONE


def test_a_sentence_without_a_word_of_another_subject_is_none_of_another() -> None:
    assert found(FACT, elsewhere(50, worker=40), again=None).level is Level.EVIDENCED


def test_a_question_that_asks_something_else_knows_no_other_subject() -> None:
    told = elsewhere(-60, worker=70)
    assert told.learned is not None
    changed = told.learned.elements["X.1"].model_copy(update={"ask": ask_digest("Who sings?")})
    learned = told.learned.model_copy(update={"elements": {"X.1": changed}})
    assert found(FACT, told.model_copy(update={"learned": learned}), again=None).level is Level.EVIDENCED


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("RE2.2", "The group received 214 complaints about its prices and discounts in 2023."),
        ("DD3.3", "In 2023, 412 dealers were trained on the new warranty terms and the recall of faulty pumps."),
    ],
)
def test_another_sense_of_the_words_is_no_answer(element: str, text: str) -> None:
    default = load_rubric()
    findings = {f.element: f for f in judge(Reading(document([text])), default)}
    assert findings[element].level is Level.NONE


FINED = "In May 2023 the competition authority of Norland fined {} EUR 3.2 million for exchanging prices with rivals"
OURS = f"{FINED.format('us')}; we have appealed to the Court of Appeal."
THEIRS = f"{FINED.format('Corrow Mills')}; it has appealed to the Court of Appeal."


@pytest.mark.parametrize(
    ("element", "text", "level"),
    [
        ("LC1.1", OURS, Level.EVIDENCED),
        ("LC1.2", OURS, Level.EVIDENCED),
        ("LC1.3", OURS, Level.DESCRIBED),
        ("LC1.4", OURS, Level.EVIDENCED),
        ("LC2.1", OURS, Level.EVIDENCED),
        ("LC1.4", THEIRS, Level.NONE),
        ("LC2.1", THEIRS, Level.NONE),
        ("LC2.1", f"{FINED.format('our rival')}.", Level.NONE),
        ("LC3.1", "A class action of March 2022 alleges that our cameras store biometric data.", Level.DESCRIBED),
        ("LC3.1", "In 2022 a bank filed a lawsuit against us, alleging breach of a loan agreement.", Level.NONE),
        (
            "DD3.2",
            "We stopped buying from a tannery in Selm in 2023 because it had employed children.",
            Level.EVIDENCED,
        ),
        ("DD3.2", "In 2023 we ended the employment of three members of staff for harassment.", Level.NONE),
    ],
)
def test_the_default_rubric_tells_what_happens_to_the_company_from_what_happens_to_others(
    element: str, text: str, level: Level
) -> None:
    findings = {f.element: f for f in judge(Reading(document([text])), load_rubric())}
    assert findings[element].level is level
