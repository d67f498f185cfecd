# ruff: noqa: E501  (sentences)
"""When a no is one: told of the company as a fact; and beside what a report tells, only where it is outright."""

from __future__ import annotations

import pytest

from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Enough, Level
from scorer.verdict.examples import passage_document
from scorer.verdict.judging import judge_element
from scorer.verdict.labelled import read_passage
from tests.verdict.test_judging import level

FACT = "We repaid fees of USD 41,200 to 63 workers in March 2024."


@pytest.mark.parametrize(
    "text",
    [
        "If a supplier does not repay its workers, remedy is not offered by anybody.",
        "The project may not lead to any remedy for the workers.",
        "The supplier does not provide remedy to the workers of its mills.",
    ],
)
def test_what_is_no_fact_about_the_company_is_no_explicit_no(text: str) -> None:
    assert not level([text]).denied


def test_a_no_to_a_detail_is_no_contradiction() -> None:
    """A no that is not outright stands beside a fact without a word on it."""
    finding = level([FACT, "In two cases the workers could not be found to receive their remedy."])
    assert (finding.level, finding.denied) == (Level.EVIDENCED, False)
    assert "It may say both" not in finding.reason


def test_an_outright_no_is_shown_beside_a_fact() -> None:
    finding = level([FACT, "We have never provided remedy to people harmed."], enough=Enough())
    assert "It may say both" in finding.reason


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("DD1.3", "If a supplier does not meet our standards on forced labour, it does not sign the supplier code."),
        ("DD2.1", "If a supplier does not complete a human rights risk assessment, no assessment is made of it."),
        ("DD3.3", "If a supplier does not train its workers on human rights, it is not trained by us."),
    ],
)
def test_in_the_shipped_rubric(element: str, text: str) -> None:
    shipped = load_rubric("human-rights-transparency")
    read = read_passage(shipped, shipped.element(element), text)
    assert read.graded
    assert not read.denied, read.why


def test_no_more_of_something_is_not_outright() -> None:
    shipped = load_rubric("human-rights-transparency")
    text = "No additional modern slavery risks were identified in our supply chain."
    read = read_passage(shipped, shipped.element("DD2.2"), text)
    assert [g.evidence.outright for g in read.graded] == [False], read.why


def test_who_made_no_search_has_found_nothing() -> None:
    """That none was found is no finding where the report says that it did not look."""
    rubric = load_rubric("human-rights-transparency")
    none = (
        "We have not identified any forced labour in our supply chain in 2023. "
        "We did not identify any risks of child labour in our supply chains in 2023."
    )
    unsought = "During 2023 we did not carry out any assessment of the risk of forced labour in our supply chain."
    document = passage_document(f"{none} {unsought}")
    finding = judge_element(Reading(document), rubric, rubric.element("DD2.4"))
    assert (finding.level, finding.denied) == (Level.NONE, True)
    alone = judge_element(Reading(passage_document(none)), rubric, rubric.element("DD2.4"))
    assert alone.level is not Level.NONE


@pytest.mark.parametrize(
    ("element", "text", "expected", "denied"),
    [
        # what a thing would be for is denied with it
        ("DD4.1", "We have no policy or procedure in place to assess the effectiveness of our human rights work.", "none", True),
        # a question that asks for an event takes a denied one for a no
        ("LC3.2", "No inquiry was made by or for the Company into the newspaper's accusations of forced labour.", "none", True),
        # the plainest legal sentence there is
        ("LC1.1", "Neither the Company nor any of its subsidiaries is a party to any lawsuit.", "described", True),
        # that none would be a good sign tells of none
        ("RE2.2", "We will know that our human rights work has effect if no complaints are received from workers.", "stated", False),
        # what is one of several is not counted
        ("RE2.2", "Staff report all concerns via one of the lines, which is managed by an outside firm.", "none", False),
        # a figure is a fact where figures are asked for, and only a real one
        ("LC1.4", "In the Harrow action the plaintiffs seek $38 million.", "evidenced", False),
        ("LC1.4", "Claims of this kind could reach $38 million, should we be sued.", "none", False),
        ("DD2.2", "Our gravest human rights risk lies with the 2,300 migrant cleaners at our Gulf hotels.", "evidenced", False),
        ("DD2.2", "Three human rights risks stand out: debt of cleaners, heat, and harassment of women.", "stated", False),
    ],
)  # fmt: skip
def test_what_a_no_and_a_figure_are_about(element: str, text: str, expected: str, denied: bool) -> None:
    shipped = load_rubric("human-rights-transparency")
    read = read_passage(shipped, shipped.element(element), text, "Legal proceedings" if element == "LC1.4" else "")
    assert (read.level.value, read.denied) == (expected, denied), read.why


def test_a_heading_that_runs_in_does_not_outweigh_the_no_behind_it() -> None:
    shipped = load_rubric("human-rights-transparency")
    text = (
        "Our Progress and Effectiveness Although we have put in place measures to reduce the risk of child labour, "
        "we have not yet implemented a system to assess the effectiveness of these measures"
    )
    read = read_passage(shipped, shipped.element("DD4.1"), text)
    assert (read.level, read.denied) == (Level.NONE, True), read.why


def test_a_subject_that_stands_apart_belongs_to_the_fact() -> None:
    shipped = load_rubric("human-rights-transparency")
    text = (
        "By year end 1,946 suppliers, or 91% of spend, had countersigned our Supplier Code, which forbids child labour."
    )
    assert read_passage(shipped, shipped.element("DD1.3"), text).level is Level.EVIDENCED
