# ruff: noqa: E501  (sentences)
"""What a card says of a no, or of what is withheld, where the words only look like it: found by readers of real cards."""

from __future__ import annotations

import pytest

from scorer.evidence.gathering import Reading
from scorer.language.clause import Denied
from scorer.language.cues import REGISTRY, View
from scorer.rubric.model import Level
from tests.verdict.asked import asked
from tests.verdict.test_judging import document

EXPECTED = "We require all suppliers to sign our supplier code on forced labour and human rights before the first order; 412 of 438 signed it in 2023."


AUDITED = "In March 2023 our auditor Norrlund audited 41 suppliers independently for modern slavery at two sites."
REDUCED = "In 2023 we reduced the risk of forced labour by direct hiring of 612 workers at our suppliers."


@pytest.mark.parametrize(
    ("question", "told", "beside"),
    [
        (
            "DD1.3",
            EXPECTED,
            "In 2023 no alarms were raised about suppliers that were required to respect human rights.",
        ),
        ("DD1.3", EXPECTED, "No suppliers required to meet our human rights standards were dropped."),
        ("DD4.2", AUDITED, "In 2023 none of the external audits of our mills was about modern slavery in the canteen."),
        ("DD3.1", REDUCED, "No supplier was required to complete corrective actions on modern slavery in 2023."),
    ],
)
def test_a_no_about_something_else_denies_no_answer(question: str, told: str, beside: str) -> None:
    finding = asked(question, told, beside)
    assert finding.level is asked(question, told).level is not Level.NONE
    assert "may say both" not in finding.reason
    assert all(not e.denies for e in finding.evidence)


def test_what_the_company_says_that_it_does_not_do_is_told_beside_what_it_does() -> None:
    taught = "In March 2023 we trained 41 buyers on human rights and modern slavery at two sites."
    finding = asked("DD3.3", taught, "We do not currently deliver any human rights training to our suppliers.")
    assert "may say both" in finding.reason


def test_a_no_in_another_clause_denies_no_remedy() -> None:
    said = "Remedial actions were taken as required and no lasting impacts on people in the village are expected."
    finding = asked("RE3.2", said)
    assert not finding.denied
    assert asked("RE3.2", "No remediation was needed in 2023, and our team visits the village each year.").denied


@pytest.mark.parametrize(
    "text",
    [
        "The amount of these risks is classified as low, medium or high.",
        "The recoverable amount of the unit is sensitive to changes in its contracts.",
        "Assets that are classified as held for sale are shown in Note 4.",
        "We are not aware of any proceedings of a material nature that are not set out in this report.",
        "None of the services undermine the rules on independence of auditors as set out in the code of their chamber.",
        "The principles set out in the Zero Injury Charter hold for everybody who works here.",
    ],
)
def test_what_is_sorted_or_set_out_is_not_withheld(text: str) -> None:
    assert not REGISTRY["withheld"].test(View(text))


@pytest.mark.parametrize(
    "text",
    [
        "The terms of the settlement are confidential.",
        "For competitive reasons we cannot disclose how many devices were sold.",
        "We name no court, and no figures are disclosed.",
        "We supply three agencies, whose names we do not disclose.",
    ],
)
def test_what_is_withheld_still_is(text: str) -> None:
    assert REGISTRY["withheld"].test(View(text))


def test_the_statutory_sentence_is_no_answer_in_whatever_order_it_stands() -> None:
    said = "Orrin Ltd is not aware of any proceedings having been brought or intervened in on behalf of the Company with leave of the Court under section 237 of the Act."
    assert asked("LC1.1", said).level is Level.NONE


def test_what_undermines_no_rule_is_no_denial() -> None:
    rule = "None of the services undermine the principles of auditor independence set out in the code of ethics."
    (clause,) = Reading(document([rule])).clauses.of(0)
    assert [n.what for n in clause.negations] == [Denied.WRONG]
    cases = "None of the abuse cases were looked into."
    (clause,) = Reading(document([cases])).clauses.of(0)
    assert [n.what for n in clause.negations] == [Denied.DEED]
