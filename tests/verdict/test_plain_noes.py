"""Noes as plain reports say them, by the default rubric: whose they are, and what they are no no to."""

from __future__ import annotations

import pytest

from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Level
from scorer.verdict.examples import passage_document
from scorer.verdict.grading import Graded, graded
from tests.verdict.asked import asked

RUBRIC = load_rubric()


def read(element: str, text: str) -> list[Graded]:
    reading = Reading(passage_document(text, "")).asked_by(RUBRIC)
    return graded(reading, RUBRIC, RUBRIC.element(element))


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("RE1.3", "Nobody who raises a concern in good faith will be put at a disadvantage for it."),
        ("RE1.3", "No one who speaks up in good faith will suffer for it."),
        ("RE1.3", "Those who complain are not treated less favourably afterwards."),
        ("RE2.3", "Workers are free to go to an employment tribunal, and nothing in our contracts stops them."),
        ("RE2.3", "Using the line does not take away anybody's rights, and we ask no one to waive a legal claim."),
        ("LC1.4", "No provision has been made for these two lawsuits, as we do not regard them as material."),
    ],
)
def test_what_denies_a_wrong_or_tells_how_it_is_is_no_no(element: str, text: str) -> None:
    told = [g.evidence for g in read(element, text) if not g.passed_over]
    assert any(e.shows is not Level.NONE for e in told)
    assert not any(e.denies for e in told)


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("DD2.1", "No outside auditor has gone over our human rights due diligence or visited the ponds for us."),
        ("DD1.1", "No external party has reviewed our human rights policy."),
        ("DD3.2", "We reject this claim; we have no supplier in Norland."),
        ("RE1.1", "Using the line does not take away anybody's rights: a person is free to go to the courts."),
        ("RE2.1", "We have not investigated the allegation."),
        ("RE2.1", "We have not looked into the allegations ourselves, as we lack the means to do so."),
        ("DD2.1", "We did not visit any mill in the course of our human rights risk assessment."),
        ("DD4.2", "No supplier was told beforehand in the course of the audits of labour conditions."),
        ("DD3.3", "We did not test participants as part of the training on human rights."),
    ],
)
def test_what_a_no_takes_for_granted_is_not_denied(element: str, text: str) -> None:
    assert not any(g.evidence.denies for g in read(element, text))


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("DD4.2", "No outside auditor has gone over our human rights due diligence or visited the ponds for us."),
        ("DD2.1", "Nobody has assessed the human rights risks of our mines."),
        ("DD3.2", "We have not ended our contracts with suppliers over forced labour."),
        ("DD4.1", "We have no indicators to tell whether our human rights safeguards are effective."),
        ("RE3.2", "We do not pay compensation to persons who have been targeted."),
        ("RE3.2", "No compensation was paid to victims in 2023."),
        ("LC2.1", "The Company did not receive in the year any fine or sanction of the labour inspectorate."),
    ],
)
def test_a_no_stays_a_no(element: str, text: str) -> None:
    assert any(g.evidence.denies for g in read(element, text))


def test_no_fine_in_the_year_is_an_answer_and_no_refusal() -> None:
    (found,) = read("LC2.1", "The Company did not receive in the year any fine or sanction of the labour inspectorate.")
    assert (found.evidence.shows, found.evidence.why) == (Level.DESCRIBED, "an explicit none")


def test_a_judgment_against_two_who_had_nothing_to_do_with_us_is_no_case_of_ours() -> None:
    told = (
        "In Ferrow v Dray Poultry the High Court held in 2019 that two directors were themselves liable. "
        "Neither had anything to do with us, but both show what can go wrong."
    )
    assert not any(g.evidence.shows is not Level.NONE and not g.passed_over for g in read("LC1.2", told))


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("LC1.1", "A company that fails to do so can be made to by an injunction of the High Court."),
        ("LC1.2", "An employer who fails to pay may be sued in the employment tribunal."),
        ("LC1.2", "We were not fined by any authority in the year."),
    ],
)
def test_what_may_befall_any_company_and_a_fine_that_was_not_name_no_proceeding(element: str, text: str) -> None:
    told = [g.evidence for g in read(element, text) if not g.passed_over]
    assert not any(e.denies or e.shows is not Level.NONE for e in told)


ASKED_TO_SAY = [
    ("RE2.2", "We ask suppliers to confirm that there have been no instances of modern slavery."),
    (
        "RE2.2",
        "We send suppliers a questionnaire, requesting confirmation there have been no instances of modern slavery.",
    ),
    ("RE2.2", "Suppliers are required to declare that no incidents of forced labour were reported."),
    ("RE2.2", "Sites are requested to confirm that 12 complaints were received in 2023."),
    ("LC2.1", "Suppliers must certify that they have not been fined for breaches of labour law."),
    ("LC2.1", "We request confirmation that no fines or penalties were imposed."),
    ("LC2.1", "We require a statement that the fine of $2 million was paid in 2023."),
    ("LC1.1", "Bidders have to declare that no legal proceedings are pending."),
    ("DD3.2", "Each site is asked to state that no contract was terminated on human rights grounds."),
    ("RE3.2", "We ask suppliers to confirm that fees were repaid to workers in 2023."),
    ("DD2.1", "Suppliers are required to declare that a human rights risk assessment was carried out in 2023."),
    ("RE1.1", "Each supplier must declare that it has no grievance mechanism for workers of suppliers."),
]
SAID = [
    ("RE2.2", "We are pleased to confirm that there were no incidents of modern slavery in 2023."),
    ("RE2.2", "We asked all sites, and they confirmed that no incidents of forced labour were reported."),
    ("RE2.2", "The Act requires us to state incidents; no incidents of forced labour were reported in 2023."),
    ("DD3.3", "We must acknowledge that no training on human rights was given in 2023."),
    ("RE1.1", "We must acknowledge that we have no grievance mechanism for workers of suppliers."),
]


@pytest.mark.parametrize(("element", "text"), ASKED_TO_SAY)
def test_what_somebody_is_asked_to_say_is_not_said(element: str, text: str) -> None:
    """Neither a none nor a fact."""
    finding = asked(element, text)
    assert not finding.denied
    assert finding.level is Level.NONE


@pytest.mark.parametrize(("element", "text"), SAID)
def test_what_is_said_is(element: str, text: str) -> None:
    assert asked(element, text).denied


def test_to_ask_for_it_is_a_demand_on_partners() -> None:
    assert asked("DD1.3", "We ask suppliers to confirm that they respect human rights.").level is not Level.NONE


FACTS_AND_NONES = [
    ("RE3.2", "the fees were repaid to 63 workers in 2023"),
    ("DD2.1", "a human rights risk assessment was carried out at 14 mines in 2023"),
    ("DD3.3", "1,240 employees were trained on human rights in 2023"),
    ("RE2.2", "no incidents of forced labour were reported in 2023"),
    ("DD3.2", "no supplier was terminated on human rights grounds in 2023"),
    ("DD3.3", "no training on human rights was given in 2023"),
]
NOT_SAID = [
    "The company denies that {}.",
    "We dispute that {}.",
    "We reject the claim that {}.",
    "The claim that {} is false.",
    "We hope that {}.",
    "It is often assumed that {}.",
    "We were unable to confirm that {}.",
    "We cannot rule out that {}.",
    "In a made-up case that is used in training, {}.",
    "An NGO alleges that {}.",
    "Critics say that {}.",
    "We do not know whether {}.",
]


@pytest.mark.parametrize("frame", NOT_SAID)
@pytest.mark.parametrize(("element", "told"), FACTS_AND_NONES)
def test_what_nobody_says_to_be_so_is_neither_a_fact_nor_a_none(element: str, told: str, frame: str) -> None:
    finding = asked(element, frame.format(told))
    assert not finding.denied
    assert finding.level.rank < Level.DESCRIBED.rank


@pytest.mark.parametrize(("element", "told"), FACTS_AND_NONES)
@pytest.mark.parametrize("frame", ["In the year {}.", "We report that {}.", "Our auditor confirmed that {}."])
def test_what_is_said_to_be_so_is_one(element: str, told: str, frame: str) -> None:
    finding = asked(element, frame.format(told))
    assert finding.denied or finding.level is Level.EVIDENCED


def test_what_others_claim_answers_a_question_about_claims() -> None:
    assert (
        asked("LC1.3", "In May 2023 a union sued us; it alleges that 63 workers were not paid.").level is not Level.NONE
    )
