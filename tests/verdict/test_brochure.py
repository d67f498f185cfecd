"""The brochure panel tells a sales brochure from an account."""

from scorer.evidence.gathering import Reading
from scorer.verdict.brochure import brochure
from tests.verdict.test_judging import document

BROCHURE = [
    "We are proud of our world-class programme.",
    "We will respect human rights everywhere.",
    "We are committed to unprecedented transparency.",
    "This report is a full accounting of our efforts.",
    "We cannot disclose details of customers for reasons of confidentiality.",
]
ACCOUNT = [
    "In 2023 we assessed 41 suppliers.",
    "We closed 12 complaints in March 2023.",
    "Legal reviews each complaint.",
]


def test_a_brochure_stands_out():
    glossy, plain = brochure(Reading(document(BROCHURE))), brochure(Reading(document(ACCOUNT)))
    assert glossy["promises"].value == 1.0 and plain["promises"].value == 0.0
    assert glossy["facts"].value == 0.0 and plain["facts"].value > 0
    assert glossy["promotion"].value > plain["promotion"].value == 0.0
    assert (glossy["confidentiality"].value, glossy["completeness"].value) == (1.0, 1.0)
    assert (plain["confidentiality"].value, plain["completeness"].value) == (0.0, 0.0)


def test_nothing_to_measure_gives_no_figures():
    assert brochure(Reading(document([]))) == {}
