"""What is quoted of a case tells what it is quoted for: where it stands as a fact, what is alleged, its own court."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scorer.evidence.cases.known import Index
from scorer.evidence.gathering import Reading
from scorer.register.loading import load_register
from scorer.verdict.cases import disclose
from tests.verdict.test_cases import FILLER
from tests.verdict.test_judging import document

HEAD = """
register: orrin
company: Orrin Chips Ltd
cases:
  - id: C-1
    public_since: 2022-09-01
    severity: high
    sources: [{title: Notice, url: "https://example.org/c-1"}]
"""
SUIT = """
    name: Belvant Licensing LLC v. Orrin Chips Ltd
    forum: United States District Court, Northern District of California
    filed: 2019-04
    role: defendant
    claim: A firm without products wants money for private patents on memory controllers.
"""
AID = """
    name: European Commission v Orrin Chips Ltd
    forum: Court of Justice of the European Union
    filed: 2021-07
    role: regulatory
    claim: The Commission defends what it found of a bargain from the year 2003.
"""
TAX = """
    name: Commissioner of Income Tax v Orrin Chips Ltd
    aliases: [Indian tax authority]
    forum: Income Tax Department of India
    filed: 2022-08
    role: regulatory
    claim: Whether fees for cloud services are taxable in India as royalties.
"""
BEGUN = (
    "In April 2019, Belvant Licensing LLC sued Orrin Chips in the U.S. District Court for the Northern District of "
    "California, alleging that our memory controllers infringe two of its patents. "
)


_SPLIT = re.compile(r"(?<=[a-z0-9]\.) (?=[A-Z])")


def told(case: str, text: str, tmp_path: Path) -> dict[str, tuple[str, str]]:
    """What is told of the case: the marked words, and their sentence, by field."""
    file = tmp_path / "orrin.yaml"
    file.write_text(HEAD + case, encoding="utf-8")
    disclosure = disclose(Reading(document([*_SPLIT.split(text), FILLER])), Index(load_register(file)), "2023-06-30")
    return {t.field: (t.sentence.text[t.start : t.end], t.sentence.text) for t in disclosure.cases[0].match.told}


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("Belvant seeks an injunction and, in the alternative, ongoing royalties.", None),
        ("Orrin met Belvant twice in order to hear its view on the patents.", None),
        ("If this matter is adversely resolved, the patents may cost us more.", None),
        ("We will set the royalties aside in our accounts until it is resolved.", None),
        ("Belvant could be awarded damages for its patents.", None),
        ("Belvant asks for an order that we stop selling memory controllers.", None),
        ("Belvant bought Tamsen, with which Orrin had a “Settlement, Release and Patent License Agreement”.", None),
        ("Orrin has reserved its rights against Belvant.", None),
        ("A jury awarded Belvant $12 million in May 2021. It seeks ongoing royalties.", "awarded"),
        ("In May 2022 the court granted our motion, pending a ruling of the patent office on Belvant.", "granted"),
        ("The complaint of Belvant was dismissed in May 2022.", "dismissed"),
        ("It set the trial for May 2024. We also have additional pending lawsuits with Belvant.", "trial"),
    ],
)
def test_where_a_case_stands_is_told_as_a_fact(more: str, status: str | None, tmp_path: Path) -> None:
    words = told(SUIT, BEGUN + more, tmp_path).get("status")
    assert (words and words[0]) == status


def test_a_row_of_a_table_tells_where_a_case_stands_by_a_word_with_a_capital(tmp_path: Path) -> None:
    row = "Belvant Licensing LLC v. Orrin Chips | N.D. Cal. | April 2019 | two patents on memory controllers | Settled"
    assert told(SUIT, "Legal proceedings. " + row, tmp_path)["status"][0] == "Settled"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (BEGUN, "alleging that our memory controllers infringe two of its patents"),
        (
            "In April 2019, private litigants, among them Belvant Licensing LLC, sued us in the Northern District of "
            "California, alleging infringement of three inventions, and we answered. The case is pending.",
            "alleging infringement of three inventions",
        ),
        (
            "In April 2019, Belvant Licensing LLC sued us in the Northern District of California. The complaint "
            "accuses us of having copied its designs. The trial is set for March 2024.",
            "accuses us of having copied its designs",
        ),
    ],
)
def test_what_is_alleged_is_marked_whole(text: str, claim: str, tmp_path: Path) -> None:
    assert told(SUIT, text, tmp_path)["claim"][0] == claim


def test_we_will_defend_ourselves_is_no_claim(tmp_path: Path) -> None:
    text = (
        "In July 2021, the European Commission appealed to the European Court of Justice against the judgment on a tax "
        "ruling for Orrin Chips. The Commission had examined whether the ruling was state aid. "
        "We will continue to defend ourselves vigorously in this matter."
    )
    fields = told(AID, text, tmp_path)
    assert fields["claim"][0].startswith("whether the ruling")
    # The court shares "European" with the party, and is told all the same.
    assert fields["forum"][0] == "European Court of Justice"


def test_an_authority_is_told_before_the_country_in_which_it_sits(tmp_path: Path) -> None:
    text = (
        "We are taxed in China, India and Japan. The Indian tax authority has asserted in August 2022 that tax applies "
        "to fees for cloud services that were paid to Orrin Chips. We are contesting this position; however, if this "
        "matter is adversely resolved, we may have to pay more."
    )
    fields = told(TAX, text, tmp_path)
    assert fields["forum"][0] == "Indian tax authority"
    assert fields["status"][0] == "contesting"


def test_a_hostile_name_of_an_authority_holds_nobody_up(tmp_path: Path) -> None:
    name = f"European {'A' * 200} x"
    text = f"In July 2021, the {name} and the European Commission appealed to the European Court of Justice."
    assert told(AID, text, tmp_path)["forum"][0] == "European Court of Justice"
