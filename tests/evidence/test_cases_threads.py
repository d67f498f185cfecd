"""Which sentences tell one proceeding, and how far identifiers that agree or contradict carry a case."""

from __future__ import annotations

import pytest

from benchmarks.registers import document
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.model import Match
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.threads import threads
from scorer.evidence.gathering import Reading
from scorer.register.model import Register

ORRIN = {"name": "Orrin Corp. v. Alder Corporation", "aliases": ["Orrin"], "role": "defendant"}
DELAWARE = {
    **ORRIN,
    "forum": "U.S. District Court for the District of Delaware",
    "filed": "2020-03-12",
    "claim": "Patent infringement; beam steering",
}
TEXAS = {
    **ORRIN,
    "forum": "U.S. District Court for the Western District of Texas",
    "filed": "2020-11-16",
    "claim": "Patent infringement; phased arrays",
}
TAX = {
    "name": "Internal Revenue Service, tax years 2014 to 2017",
    "aliases": ["IRS"],
    "forum": "Internal Revenue Service",
    "filed": "2022-09-26",
    "role": "regulatory",
    "claim": "Transfer pricing; additional tax of $2.9 billion",
}
COMPETITION = {
    "name": "AGCM, PS1123",
    "forum": "Autorità Garante della Concorrenza e del Mercato",
    "filed": "2021-11-03",
    "role": "regulatory",
    "claim": "Unfair commercial practices; automatic renewal of contracts",
}


def found(sentences: list[str], *cases: dict[str, object]) -> tuple[Match, ...]:
    source = [{"url": "https://example.org/x"}]
    listed = [{"id": f"C-{n}", "sources": source, **case} for n, case in enumerate(cases)]
    register = Register.model_validate(
        {"register": "r", "company": "Alder Corporation", "aliases": ["Alder"], "cases": listed}
    )
    return match(Reading(document(sentences)), Index(register), "2023-06-30").matches


def test_a_second_action_is_a_thread_of_its_own_and_is_taken_up_again() -> None:
    told = [
        "Orrin Corp. filed a complaint against us in the District of Delaware in March 2020.",
        "In November 2020, Orrin filed a second action in the Western District of Texas.",
        "The Delaware case was tried in October 2022.",
        "The second action was stayed.",
        "Both cases have been appealed.",
    ]
    assert [t.own for t in threads(Prepared(Reading(document(told))))] == [[0, 2, 4], [1, 3, 4]]


def test_each_of_two_cases_of_a_party_has_its_own_sentences() -> None:
    first, second = found(
        [
            "Orrin Corp. filed a complaint against us in the District of Delaware in March 2020 over beam steering.",
            "In November 2020, Orrin filed a second action in the Western District of Texas over phased arrays.",
            "The second action was dismissed.",
        ],
        DELAWARE,
        TEXAS,
    )
    status = second.field("status")
    assert status is not None and status.sentence.id == 2
    assert first.field("status") is None and first.told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Orrin sued us in the District of Delaware in March 2020 over patents.", True),
        ("Orrin sued us in the Northern District of Ohio in March 2017 over patents.", False),
        ("Orrin sued Teshima, and lost.", False),
        ("If Orrin were to sue us over beam steering, we would defend ourselves.", False),
    ],
)
def test_what_contradicts_outweighs_a_name(sentence: str, told: bool) -> None:
    assert bool(found([sentence], DELAWARE)[0].told) is told


@pytest.mark.parametrize(
    ("sentences", "case"),
    [
        (
            [
                "On September 26, 2022, we received Notices of Proposed Adjustment from the IRS.",
                "They concern transfer pricing, and an additional tax payment of $2.9 billion is sought.",
            ],
            TAX,
        ),
        (["In November 2021 the Italian Competition Authority opened proceedings on automatic renewal."], COMPETITION),
    ],
)
def test_authorities_without_a_court(sentences: list[str], case: dict[str, object]) -> None:
    assert found(sentences, case)[0].told


@pytest.mark.parametrize(
    "sentence",
    [
        "If the IRS were to challenge our transfer pricing, we could owe additional tax.",
        "The IRS published guidance on transfer pricing.",
    ],
)
def test_an_authority_that_is_only_named_tells_no_case(sentence: str) -> None:
    assert not found([sentence], TAX)[0].told


def test_what_fits_too_little_is_possible_and_says_why() -> None:
    both = found(["The litigation with Orrin goes on."], DELAWARE, TEXAS)
    assert all(not m.told and m.possibly and m.why.startswith("Possibly told, check") for m in both)
