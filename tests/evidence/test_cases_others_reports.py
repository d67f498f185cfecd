"""A report that is surely somebody else's tells a case of the register only by its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scorer.evidence.cases.known import Index
from scorer.evidence.cases.model import Depth
from scorer.evidence.gathering import Reading
from scorer.register.loading import load_register
from scorer.verdict.cases import disclose
from tests.verdict.test_cases import FILLER
from tests.verdict.test_judging import document

REGISTER = """
register: orrin
company: Orrin Chips Ltd
cases:
  - id: C-1
    name: Federal Trade Commission, chip exports of Orrin Chips Ltd
    forum: United States District Court, Northern District of California
    filed: 2019-04-11
    public_since: 2019-04-11
    role: regulatory
    claim: Whether memory controllers were exported without a licence.
    sources: [{title: Notice, url: "https://example.org/c-1"}]
"""
UNNAMED = [
    "A suit was filed on 11 April 2019 in the United States District Court for the Northern District of California.",
    "It alleges that memory controllers were exported without a licence.",
]
NAMED = ["Federal Trade Commission v. Orrin Chips Ltd was filed in April 2019 over exports of memory controllers."]


@pytest.mark.parametrize(
    ("publisher", "confidence", "text", "depth"),
    [
        ("Orrin Chips Ltd", 0.95, UNNAMED, Depth.ALLUDED),
        ("Norvik Foods plc", 0.3, UNNAMED, Depth.ALLUDED),  # perhaps not
        ("Norvik Foods plc", 0.95, UNNAMED, Depth.NOT_MENTIONED),
        ("Norvik Foods plc", 0.95, NAMED, Depth.NAMED),
    ],
)
def test_what_names_no_case_tells_none_of_another_company(
    publisher: str, confidence: float, text: list[str], depth: Depth, tmp_path: Path
) -> None:
    file = tmp_path / "orrin.yaml"
    file.write_text(REGISTER, encoding="utf-8")
    report = document(["We buy memory controllers from Orrin Chips and others.", FILLER, *text])
    report = replace(report, company=publisher, company_confidence=confidence, company_source="the first page")
    match = disclose(Reading(report), Index(load_register(file)), "2023-06-30").cases[0].match
    assert match.depth is depth
    assert bool(match.told or match.possibly) is (depth is not Depth.NOT_MENTIONED)
