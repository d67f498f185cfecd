"""A register's names in the shapes that registers and reports have: authorities, brackets, legal forms, states."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scorer.evidence.cases.names import company_names, parties_in, parties_of

from .test_cases_parts import COMPANY, depths, register


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (
            {"name": "Federal Trade Commission, enrolment and cancelling of Beta Plus", "role": "regulatory"},
            "Cross-motions for summary judgment in the FTC's subscription case were argued in March 2023.",
        ),
        (
            {"name": "Alpha Beta v. Commissioner of Internal Revenue", "role": "claimant"},
            "Our lawsuit against the IRS over the 2010 deficiencies is pending in the Tax Court.",
        ),
        (
            {"name": "Alpha Beta v. Commissioner of Internal Revenue", "role": "claimant"},
            "In November 2022 we prevailed in court over the Commissioner of Internal Revenue; he has appealed.",
        ),
        (
            {"name": "Certain Mesh Routers (Alpha Beta v. Orsinto Devices, Inc.)", "role": "claimant"},
            "An administrative law judge found in February 2023 that Orsinto infringes our routers' patents.",
        ),
        ({"name": "Serkan Savunma A.S. v. Alpha Beta"}, "Serkan sued us in the District Court over its licence."),
        ({"name": "Belmor Pompe S.p.A. v. Alpha Beta"}, "Belmor sued us in the District Court over its licence."),
        ({"name": "Norvik Vind A/S v. Alpha Beta"}, "Norvik sued us in the District Court over its licence."),
        (
            {"name": "Alpha Beta v. Republic of Tavara", "role": "claimant", "forum": "ICSID"},
            "Alpha Beta v. Tavara: the tribunal has yet to render its award.",
        ),
        (
            {"name": "Alpha Beta v Wynchham District Council", "role": "claimant", "forum": "Planning Court"},
            "Alpha Beta v Wynchham DC: permission quashed, the council is to decide again.",
        ),
    ],
)
def test_a_case_is_found_by_what_its_other_side_is_called(case: Mapping[str, object], told: str) -> None:
    assert depths(register(dict(case)), told) != ["not_mentioned"]


@pytest.mark.parametrize(
    "form",
    (
        *(
            "A.S.",
            "A/S",
            "S.A.",
            "S.p.A.",
            "N.V.",
            "B.V.",
            "S.r.l.",
            "S.à r.l.",
            "Sp. z o.o.",
            "d.o.o.",
            "S.A. de C.V.",
        ),
        *("K.K.", "L.L.C.", "L.P.", "S.A.S.", "Oyj", "Berhad", "Ltda.", "W.L.L.", "Inc.", "plc", "GmbH"),
    ),
)
def test_a_legal_form_is_no_part_of_a_name(form: str) -> None:
    (party,) = parties_in(f"Serkan Savunma {form}")
    assert (party.words, party.surname) == (("serkan", "savunma"), "serkan")
    assert company_names([f"Serkan {form}"]) == [("serkan",)]


def test_initials_of_a_person_are_no_legal_form() -> None:
    assert [p.surname for p in parties_in("S. A. Kumar")] == ["kumar"]
    assert [p.words for p in parties_in("Maria S. A. Lopez")] == [("maria", "s", "a", "lopez")]


def test_a_state_is_cited_without_what_it_calls_itself_and_names_nobody_else() -> None:
    told = parties_of(["Alpha Beta v. Republic of Tavara"], COMPANY).parties
    assert {p.words: p.cited_only for p in told} == {("republic", "of", "tavara"): False, ("tavara",): True}
    case = register({"name": "Alpha Beta v. Republic of Tavara", "role": "claimant", "forum": "ICSID"})
    assert depths(case, "Our tribunal of elders in Tavara heard a complaint.") == ["not_mentioned"]
