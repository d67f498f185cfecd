"""Filings tell of harm to people in many sentences on a case: what each earns, and whose no it is."""

from __future__ import annotations

import pytest

from scorer.rubric.model import Level
from tests.verdict.asked import asked

COURIERS = "On 4 May 2021 forty couriers brought an action against us before the Labour Court over unpaid hours."
INVESTOR = "On 4 May 2021 an investor sued us before the High Court over our prospectus."
SETTLED = "We settled it in March 2023 for EUR 2.4 million."


@pytest.mark.parametrize(
    ("element", "texts", "level"),
    [
        ("LC3.1", [COURIERS], Level.EVIDENCED),
        ("LC3.1", [INVESTOR], Level.NONE),  # no harm to people
        ("RE3.2", [COURIERS, SETTLED], Level.STATED),  # found only loosely
        ("RE3.2", [INVESTOR, SETTLED], Level.NONE),
        ("RE3.2", [SETTLED], Level.NONE),
        ("RE3.2", ["The claimants seek compensation of USD 40 million for 318 workers who fell ill."], Level.NONE),
        ("LC2.1", ["The State Attorney alleges that our mill broke labour law 31 times in 2022."], Level.NONE),
        ("LC2.1", ["In June 2022 the inspectorate fined us EUR 400,000 for breaches of labour law."], Level.EVIDENCED),
    ],
)
def test_what_a_filing_tells_of_harm(element: str, texts: list[str], level: Level) -> None:
    assert asked(element, *texts).level is level


@pytest.mark.parametrize(
    "fined",
    [
        "In June 2022 the High Court fined us $2.1 million in Orr v. Tarn.",
        "The High Court ruled on Orr v. Tarn in 2022.",
    ],
)
def test_what_a_company_does_against_harm_is_not_what_it_is_sued_for(fined: str) -> None:
    assert asked("LC3.1", "We audited 118 suppliers for forced labour in 2022.", fined).level is Level.NONE


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("In our experience, no consultation of the villages took place.", True),
        ("We did not consult the villages before the dam was built.", True),
        ("The plaintiffs hold that no consultation of the villages took place.", False),
        ("The authority found that no consultation of the villages took place.", False),
        ("In 2022 the court set the permit aside for lack of consultation with the villages.", False),
    ],
)
def test_a_no_that_an_authority_or_a_claimant_says_is_not_the_company_s(text: str, denied: bool) -> None:
    finding = asked("DD2.3", text)
    assert (finding.level, finding.denied) == (Level.NONE, denied), finding.reason


@pytest.mark.parametrize(
    "text",
    [
        "Whoever accepts the payment waives the right to bring a claim in court.",
        "Each settlement contains a clause by which the worker gives up all claims against us.",
        "The worker signs a record by which the matter ends and by which she gives up her claims in court.",
    ],
)
def test_to_have_rights_signed_away_is_an_explicit_no(text: str) -> None:
    finding = asked("RE2.3", text)
    assert (finding.level, finding.denied) == (Level.NONE, True), finding.reason


def test_nobody_gives_up_a_right_is_none() -> None:
    assert not asked("RE2.3", "Nobody who uses the line gives up the right to go to court.").denied


def test_no_of_a_table_of_options_is_a_number() -> None:
    text = "Balance at 1 July 2022 No. Granted as compensation No. Received on exercise of options No."
    assert not asked("RE3.2", text).denied


def test_a_contract_turned_down_is_a_deed_and_a_request_turned_down_is_none() -> None:
    why = "because of risks to human rights"
    assert (
        asked("DD3.2", f"In May 2022 we turned down a contract with the border police {why}.").level is Level.EVIDENCED
    )
    assert asked("RE3.2", "In May 2022 we turned down the request of the union for redress.").level is Level.NONE
