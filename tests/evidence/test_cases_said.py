"""A denied, a hypothetical and a foreign suit is not told; the founding report's case in its four variants."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorer.evidence.cases.known import Index
from scorer.evidence.gathering import Reading
from scorer.register.loading import load_register
from scorer.verdict.cases import disclose
from tests.verdict.test_cases import FILLER
from tests.verdict.test_judging import document

REGISTER = Path(__file__).parents[2] / "rubrics" / "registers" / "nso-group.yaml"


def told(text: str) -> set[str]:
    disclosure = disclose(Reading(document([text, FILLER])), Index(load_register(REGISTER)), "2021-06-30")
    return {d.match.case.id for d in disclosure.cases if str(d.match.depth) != "not_mentioned"}


def test_a_suit_that_is_affirmed_is_told() -> None:
    text = "WhatsApp Inc. and Facebook, Inc. filed suit against us in the N.D. of California on 29 October 2019."
    assert told(text) == {"NSO-05"}


@pytest.mark.parametrize(
    "text",
    [
        "WhatsApp Inc. and Facebook, Inc. have not filed suit against us.",
        "No lawsuit was brought against us by WhatsApp Inc. or by Facebook, Inc. in 2019.",
        "If WhatsApp Inc. were to sue us, we could be ordered to pay damages.",
        "WhatsApp Inc. and Facebook, Inc. filed suit against our competitor in October 2019.",
    ],
)
def test_a_suit_that_is_denied_imagined_or_foreign_is_not(text: str) -> None:
    assert told(text) == set()
