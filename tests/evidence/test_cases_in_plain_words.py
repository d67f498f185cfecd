"""A case is told in any words, and who is named beside its subject need not be told as a party of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorer.evidence.cases.known import Index
from scorer.evidence.gathering import Reading
from scorer.language.proceedings import proceedings
from scorer.register.loading import load_register
from scorer.verdict.cases import disclose
from tests.verdict.test_cases import FILLER
from tests.verdict.test_judging import document

REGISTER = """
register: orrin
company: Orrin Chips Ltd
cases:
  - id: patents
    name: Belvant Licensing LLC v. Orrin Chips Ltd
    forum: United States District Court, Northern District of California
    filed: 2019-04
    public_since: 2019-04
    role: defendant
    claim: A firm without products wants money for patents on memory controllers.
    sources: [{title: Notice, url: "https://example.org/1"}]
  - id: solvents
    name: Harrowgate Environment Agency, solvents at the Lindley plant
    forum: Harrowgate Environment Agency
    filed: 2021-03
    public_since: 2021-03
    role: regulatory
    claim: Whether solvents of the Lindley plant ran into the river.
    sources: [{title: Notice, url: "https://example.org/2"}]
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    file = tmp_path_factory.mktemp("register") / "orrin.yaml"
    file.write_text(REGISTER, encoding="utf-8")
    return Index(load_register(file))


def told(text: str, index: Index) -> set[str]:
    report = replace(document([FILLER, text]), company="Orrin Chips Ltd", company_confidence=0.95)
    return {c.match.case.id for c in disclose(Reading(report), index, "2023-06-30").cases if c.match.told}


@pytest.mark.parametrize(
    "text",
    [
        "Belvant Licensing brought a claim against us over patents on memory controllers in April 2019.",
        "Belvant won damages from us for its patents on memory controllers.",
        "In April 2019 Belvant asserted claims against Orrin Chips over patents on memory controllers.",
        "Belvant dropped its claim over our memory controllers, and we bear our own costs.",
        "We paid Belvant USD 3 million to be rid of its action over patents on memory controllers.",
        "Belvant's demand for royalties on memory controllers was thrown out, and it has appealed.",
    ],
)
def test_a_case_is_told_without_the_words_of_law(text: str, index: Index) -> None:
    assert told(text, index) == {"patents"}


@pytest.mark.parametrize(
    "text",
    [
        "Belvant Licensing supplies us with drawings of memory controllers.",
        "In April 2019 we bought memory controllers from Belvant Licensing.",
        "Belvant Licensing published a study on patents for memory controllers.",
        "The Harrowgate Environment Agency visited our Lindley plant and saw how we recycle solvents.",
        "The Harrowgate Environment Agency issued new guidance on solvents in March 2021.",
        "Our Lindley plant reports its use of solvents to the Harrowgate Environment Agency each spring.",
    ],
)
def test_who_is_named_beside_the_subject_is_no_party(text: str, index: Index) -> None:
    assert told(text, index) == set()


def test_the_year_of_peace_is_not_that_of_a_beginning(index: Index) -> None:
    text = "With Belvant, which had sued in San Jose over memory controllers, we made peace in May 2022 for USD 3m."
    report = replace(document([FILLER, text]), company="Orrin Chips Ltd", company_confidence=0.95)
    match = disclose(Reading(report), index, "2023-06-30").cases[0].match
    assert match.told and "another" not in match.why


def test_a_language_without_learned_signs_is_read_by_its_words_alone() -> None:
    assert proceedings("de") is None
