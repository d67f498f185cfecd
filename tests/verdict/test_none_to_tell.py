"""A none that answers one question of an indicator is no refusal of the others."""

from __future__ import annotations

import pytest

from scorer.evidence.gathering import Reading
from scorer.library.findings import judge_what_is_new
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Level, Rubric
from scorer.verdict.examples import passage_document
from scorer.verdict.judging import judge
from scorer.verdict.model import Confidence, Finding
from scorer.verdict.none_to_tell import seen_together

REFUSAL = "explicitly that it does not"
BESIDES = (
    "Sales rose by four per cent in the year. The three sites make valves for pumps, and the dividend is the same as "
    "in the year before, as it has been for some time."
)


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric("human-rights-transparency")


def told(rubric: Rubric, text: str) -> dict[str, Finding]:
    return {f.element: f for f in seen_together(rubric, judge(Reading(passage_document(f"{text} {BESIDES}")), rubric))}


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("There are no legal proceedings pending against the Group, and none were brought in 2023.", ["LC1.3"]),
        ("We are not a party to any material legal proceedings.", ["LC1.2"]),
        ("There were no fines, no settlements and no pending lawsuits in 2023.", ["LC1.3", "LC1.4"]),
    ],
)
def test_that_there_was_none_refuses_nothing(rubric: Rubric, text: str, beside: list[str]) -> None:
    found = told(rubric, text)
    assert found["LC1.1"].denied and found["LC1.1"].level is Level.DESCRIBED
    for name in beside:
        assert found[name].denied and found[name].level is Level.NONE
        assert found[name].reason == "The report says that there was none, as under LC1.1 (page 1)."
        assert {e.why for e in found[name].evidence} == {"an explicit none"}


def test_a_none_of_one_field_says_so_beside_it_too(rubric: Rubric) -> None:
    found = told(rubric, "No legal actions for anti-competitive behaviour were pending in 2023.")["LC1.3"]
    assert found.reason == "The report says that there was none, as under LC1.1 (page 1), of competition alone."
    assert found.confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("RE3.2", "We did not compensate anybody who was harmed."),
        ("RE1.1", "We have no grievance mechanism. No complaints were received in 2023."),
    ],
)
def test_a_no_of_its_own_stays_one(rubric: Rubric, name: str, text: str) -> None:
    found = told(rubric, text)[name]
    assert found.denied
    assert REFUSAL in found.reason


def test_what_is_kept_hangs_on_no_other_question(rubric: Rubric) -> None:
    kept: list[tuple[str, str]] = []
    reading = Reading(passage_document(f"There are no legal proceedings pending against the Group. {BESIDES}"))
    shown = judge_what_is_new(reading, rubric, (), lambda found: kept.extend((k.element, k.reason) for k in found))
    assert REFUSAL in dict(kept)["LC1.3"]
    assert REFUSAL not in next(f.reason for f in shown if f.element == "LC1.3")
