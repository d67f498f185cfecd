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


FINED = """
register: selm-wire
company: Selm Wire Ltd
cases:
  - id: C-1
    name: Bundeskartellamt and Selm Wire
    forum: Bundeskartellamt
    filed: 2020-05
    public_since: 2020-06-01
    role: regulatory
    claim: Cartel of wire makers; fine of 14 million euros
    severity: high
    sources: [{title: Notice, url: "https://example.org/c-1"}]
"""


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("In 2020 the Bundeskartellamt fined Selm Wire for a cartel of wire makers.", True),
        ("The Bundeskartellamt has never fined Selm Wire.", False),
        ("No fine was imposed on Selm Wire by the Bundeskartellamt in 2020.", False),
        ("The Bundeskartellamt searched the Selm Wire office in Bonn. It has not fined us.", False),
    ],
)
def test_an_outcome_that_is_denied_tells_no_case(text: str, is_told: bool, tmp_path: Path) -> None:
    file = tmp_path / "selm-wire.yaml"
    file.write_text(FINED, encoding="utf-8")
    disclosure = disclose(Reading(document([text, FILLER])), Index(load_register(file)), "2023-06-30")
    assert [str(d.match.depth) != "not_mentioned" for d in disclosure.cases] == [is_told]
