"""A no is a no, others are others: from clauses to levels, and what stands beside one another in a report."""

from __future__ import annotations

import pytest

from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Enough, Level
from scorer.verdict.judging import judge
from scorer.verdict.labelled import read_passage
from tests.verdict.test_judging import document, level, rubric

FACT = "We repaid fees of USD 41,200 to 63 workers in March 2024."
CLAIM = "Remedy for workers matters to us and to everybody else."
NO = "We have never provided remedy to people harmed."


@pytest.mark.parametrize(
    "text",
    [
        NO,
        "No remedy was provided to the 63 workers who had paid fees in 2023.",
        "The Company has neither repaid fees nor offered any other remedy.",
        "We failed to repay the fees of USD 41,200 to the 63 workers.",
        "Although we trained 300 staff on safety, no fees were repaid to anyone in 2023.",
        "Our suppliers' workers have yet to see their fees repaid.",
        "That fees were repaid to the workers is something that we cannot report.",
    ],
)
def test_a_denial_is_an_explicit_no(text: str) -> None:
    finding = level([text])
    assert (finding.level, finding.denied or "declines" in finding.reason) == (Level.NONE, True), finding.reason


@pytest.mark.parametrize(
    "text",
    [
        "Our competitor Brightlock repaid fees of USD 41,200 to 63 workers in March 2024.",
        "At another company, fees of USD 41,200 were repaid to 63 workers in March 2024.",
        "Dalgo Textiles, from which we buy yarn, has repaid fees of USD 41,200 to 63 workers.",
        "A supplier repaid fees of USD 41,200 to 63 workers at its own cost in March 2024.",
        "The Recruitment Act requires that fees are repaid to the worker within 30 days.",
        "If it were ever found that fees had been charged, they could perhaps be repaid.",
    ],
)
def test_others_and_what_is_imagined_show_nothing(text: str) -> None:
    finding = level([text])
    assert (finding.level, finding.denied) == (Level.NONE, False), finding.reason


@pytest.mark.parametrize(
    "text",
    [
        "After our audit, the supplier repaid fees of USD 41,200 to 63 workers in March 2024.",
        "We not only apologised but repaid fees of USD 41,200 to 63 workers in March 2024.",
        "We do not tolerate retaliation, and repaid fees of USD 41,200 to 63 workers in 2024.",
        "We repaid fees of USD 41,200 to 63 workers in May 2024, which our rival has not done.",
    ],
)
def test_the_company_s_own_deed_keeps_its_credit(text: str) -> None:
    assert level([text]).level is Level.EVIDENCED


def test_a_detail_of_a_denied_clause_is_lent_to_nobody() -> None:
    assert level(["We have repaid some fees, but the 63 workers of 2023 got no remedy."]).level is not Level.EVIDENCED


def test_a_denial_beside_a_passage_too_weak_to_count_is_no_crash() -> None:
    """It was one: a finding at no level had no words, and the whole report was lost."""
    finding = level([NO, "Remedy, fees and so on."], enough=Enough(stated=3, described=3, evidenced=3))
    assert (finding.level, finding.denied) == (Level.NONE, True)
    assert finding.evidence


def test_a_denial_outweighs_a_claim() -> None:
    finding = level([CLAIM, NO])
    assert (finding.level, finding.denied) == (Level.NONE, True)
    assert "does not outweigh" in finding.reason
    assert finding.evidence[0].quote == NO


def test_a_fact_beside_a_denial_stays_and_the_card_says_both() -> None:
    finding = level([FACT, NO])
    assert (finding.level, finding.denied) == (Level.EVIDENCED, False)
    assert "It may say both" in finding.reason
    assert {e.quote for e in finding.evidence} == {FACT, NO}


def test_a_fact_too_weak_for_its_level_is_no_explicit_no_either() -> None:
    """One strong passage of two that "evidenced" needs, beside a no: the report says both, and the card does."""
    finding = level([FACT, NO], enough=Enough(stated=0.5, described=1.6, evidenced=2))
    assert (finding.level, finding.denied) == (Level.STATED, False)
    assert "It may say both" in finding.reason


def test_declining_to_tell_is_said_and_is_no_denial() -> None:
    finding = level(["We do not disclose whether any fees were repaid or complaints received."])
    assert (finding.level, finding.denied) == (Level.NONE, False)
    assert finding.reason.startswith("The report declines to tell")


def test_none_of_what_is_asked_for_is_an_explicit_none_where_the_question_allows_one() -> None:
    text = "No complaints about fees were received in 2023."
    assert level([text], explicit_none="described").level is Level.DESCRIBED
    assert level([text], explicit_none="described").denied


def test_whose_deeds_answer_a_question_is_the_question_s() -> None:
    text = "The labour court ordered that fees of USD 41,200 be repaid to 63 workers on 3 March 2024."
    assert level([text]).level is Level.NONE
    assert level([text], who=("authority",)).level is Level.EVIDENCED
    rival = "The labour court fined our competitor Brightlock USD 41,200 over fees on 3 March 2024."
    assert level([rival], who=("authority",)).level is Level.NONE


def test_a_list_takes_the_no_of_its_lead_in() -> None:
    texts = ["In 2023 we have not yet:", "repaid fees to the 63 workers at the Belport site"]
    reading = Reading(document(texts, leads={1: 0}))
    (finding,) = judge(reading, rubric())
    assert (finding.level, finding.denied) == (Level.NONE, True)


@pytest.mark.parametrize(
    ("element", "text", "expected", "denied"),
    [
        ("DD2.4", "Our review of the mills did not bring to light any case of child labour.", "described", False),
        ("DD2.1", "After a review of suppliers we have not identified any risk of slavery.", "described", False),
        ("DD2.2", "We have not uncovered any risks of forced labour in our supply chain.", "none", True),
        ("RE2.2", "To date, Norlund has not identified the use of child labour by its suppliers.", "described", True),
        ("DD1.1", "Though we are not aware of any slavery, we are committed to human rights.", "stated", False),
        ("DD2.1", "We have not identified our human rights risks.", "none", True),
        ("DD1.3", "We will not work with suppliers who failed to comply with labour standards.", "stated", False),
        ("LC2.1", "Points b and c were not reported, as there were no fines for corruption.", "described", True),
    ],
)  # fmt: skip
def test_a_search_that_found_none_was_made(element: str, text: str, expected: str, denied: bool) -> None:
    shipped = load_rubric("human-rights-transparency")
    read = read_passage(shipped, shipped.element(element), text)
    assert (read.level.value, read.denied) == (expected, denied), read.why


@pytest.mark.parametrize(
    ("element", "text", "earned"),
    [
        (
            "LC2.1",
            "Total monetary value of significant fines for non-compliance with laws: nil (2022: nil).",
            "described",
        ),
        ("DD2.4", "Our audits of forty mills did not reveal any case of forced labour.", "evidenced"),
        ("DD3.3", "In 2023 we trained 40 workers on human rights at a site that the Group does not own.", "evidenced"),
        (
            "RE2.2",
            "The helpline received 57 complaints about labour conditions in the year, none of them anonymous.",
            "evidenced",
        ),
    ],
)
def test_a_no_behind_a_noun_takes_nothing_else_away(element: str, text: str, earned: str) -> None:
    shipped = load_rubric("human-rights-transparency")
    (asked,) = [e for e in shipped.elements() if e.id == element]
    assert read_passage(shipped, asked, text, "").level is Level(earned)
