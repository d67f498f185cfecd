"""Whose report it is where names are many: terms, abbreviations and roles are none, and a name is told in full."""

from __future__ import annotations

import pytest

from scorer.document.front.names import names
from scorer.document.front.publisher import company
from scorer.document.front.weighing import RUNNING, Ledger, in_full

from .test_front import _read

PLAIN = "Every site was looked at in the year, and what was found is told below."


def _said(*pages: list[str], title: str = "Human Rights Report 2023", **metadata: str) -> str:
    return company(_read(["# Human Rights Report 2023", PLAIN], *pages, **metadata), title).text


def test_a_term_and_what_never_does_anything_are_no_company() -> None:
    term = ["What the Regulated Entity pays is told to the Regulated Entity, and by the Regulated Entity alone."] * 3
    assert _said(term) == ""
    short = [f"The pay of KMP, of other KMP, and of former KMP in part {n}." for n in range(8)]
    assert _said(short) == ""
    acting = [f"In part {n} we say that Lanternbay operates a port and Lanternbay’s people run it." for n in range(8)]
    assert _said(short, acting) == "Lanternbay"


def test_who_acts_outweighs_what_is_named_as_often() -> None:
    idle = [f"We work in Eastern Moravia and ship to Eastern Moravia, number {n}." for n in range(4)]
    acts = [
        f"In year {n} we found that Lanternbay respects and Lanternbay supports the right to join." for n in range(4)
    ]
    assert _said(idle, acts) == "Lanternbay"


def test_a_company_is_told_by_its_whole_name_where_one_is_meant() -> None:
    use = [f"In year {n} we saw that Lanternbay operates ports and Lanternbay’s people run them." for n in range(5)]
    made = ["This statement is made by Lanternbay Ports Australia Ltd (“we”, “us”)."]
    parent = ["It belongs to Lanternbay Group, Inc. of Delaware."]
    assert _said(made, parent, use) == "Lanternbay Ports Australia Ltd"


def test_where_several_companies_of_a_group_are_meant_the_group_is() -> None:
    ledger = Ledger()
    ledger.add("Lanternbay Group", RUNNING, 6.0, 1)
    for name, weight in (("Lanternbay Ports Ltd", 6.0), ("Lanternbay Rail Limited", 5.0)):
        ledger.add(name, "definition", weight, 2)
        ledger.strong.add(name)
    assert in_full(("lanternbay",), ledger) == ("lanternbay",)
    ledger.add("Lanternbay Ports Ltd", "approval", 5.0, 3)
    assert in_full(("lanternbay",), ledger) == ("lanternbay", "ports")


def test_initials_speak_for_the_name_that_they_are_of() -> None:
    use = [f"In part {n} we say that HNHL respects rights and that HNHL has no others." for n in range(5)]
    others = ["Its landlord is Yellowgate Pty Limited.", "A lease with Yellowgate Pty Limited was renewed."]
    assert _said(["Signed for Hollow Nook Holdings Limited, in May."], others, use) == "Hollow Nook Holdings Limited"


def test_a_name_whose_words_are_common_is_one_where_the_report_says_so() -> None:
    common = ["The gold in the vault is gold that was mined as gold, and sold as gold by a corporation."] * 5
    said = ["This report is prepared by Gold Corporation (“we”, “us”)."]
    assert (
        _said(said, common, ["We ship to East Marram and store in East Marram, says East Marram."])
        == "Gold Corporation"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Signed: Morag Hale, Company Secretary", []),
        ("Member of Board of Directors Lanternbay (UK) Ltd", ["Lanternbay (UK) Ltd"]),
        ("Director Lanternbay Holdings Limited", ["Lanternbay Holdings Limited"]),
        ("Assessing Effectiveness The Company reviews", []),
        ("Our Approach The Lanternbay Group reviews", ["Lanternbay Group"]),
        ("Bank of The West Limited", ["Bank of The West Limited"]),
    ],
)
def test_roles_and_sentences_that_ran_together_are_no_part_of_a_name(text: str, found: list[str]) -> None:
    assert [n.text for n in names(text) if n.strong or "Bank" not in text][-len(found) or None :] == found


def test_a_report_that_names_only_others_is_nobody_s() -> None:
    found = company(
        _read(["# Report", PLAIN], ["We sold Yellowgate Pty Limited.", "A subsidiary, Hollow Ltd."]), "Report"
    )
    assert found.text == "" and not found.sure


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("This statement was approved by the Board of Trustees on 3 May 2023.", ""),
        ("This statement was approved by the Board of Lanternbay Rescue on 3 May 2023.", "Lanternbay Rescue"),
        ("This statement is made by Lanternbay Rescue and covers all its stations.", "Lanternbay Rescue"),
        ("The Board of Management of Lanternbay Rescue adopted this statement.", "Lanternbay Rescue"),
        ("This statement was approved by the board of lanternbay rescue on 3 May 2023.", ""),
        ("This statement is issued by Group Procurement. Group Procurement has asked our suppliers.", ""),
    ],
)
def test_words_with_capitals_are_a_name_where_only_a_publisher_s_stands(told: str, expected: str) -> None:
    use = [
        "Lanternbay Rescue has boats.",
        "The Trustees have a policy.",
        "The Trustees have met.",
        "Trustees were paid.",
    ]
    assert _said([told], use if expected else use[1:]) == expected


def test_a_name_with_a_small_letter_is_known_by_the_sentences_that_it_begins() -> None:
    told = ["This statement was approved by the board of example health on 3 May 2023."]
    begins = ["example health runs clinics.", "example’s nurses are paid.", "In May example health opened one."]
    assert "example" in _said(told, begins)
    assert _said(told, ["We run example clinics.", "Our example nurses are paid well."]) == ""


def test_who_acts_for_a_fund_is_not_whose_report_it_is() -> None:
    fund = ["Lanternbay Property Fund (the Fund) has offices.", "The Fund lets offices.", PLAIN]
    signed = [
        "Approved by the board of Hollow Nook Limited as responsible entity of the Lanternbay Property Fund in May."
    ]
    assert _said(fund, signed) == "Lanternbay Property Fund"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("It is for the companies of the Corporation Service Company (“CSC”) group.", ["Corporation Service Company"]),
        ("PURPOSE AND SCOPE OF THE COMPANY POLICY", []),
        ("The UK and EU have laws.", []),
        ("The Board of Management of Lanternbay GmbH met.", ["Lanternbay GmbH"]),
        ("oHo!media Limited runs stations.", ["oHo!media Limited"]),
    ],
)
def test_where_a_name_begins(told: str, expected: list[str]) -> None:
    assert [name.text for name in names(told)] == expected


def test_who_is_bound_by_a_signature_and_initials_in_brackets_tell_whose_report_it_is() -> None:
    report = ["This report has been prepared by Lanternbay Western University (LWU) for the year."]
    use = [f"In part {n} we say that LWU respects rights and that LWU has no others." for n in range(5)]
    assert _said(report, use, ["I have the authority to bind Lanternbay Western University."]) == (
        "Lanternbay Western University"
    )
    assert _said(use, ["Approved by the governing body of LWU in May."]) == "LWU"


def test_years_gases_and_measures_are_nobody() -> None:
    said = [f"In part {n} we say that FY2023 is over, that CO2 is less and that EBITDA has risen." for n in range(6)]
    assert _said(said) == ""


@pytest.mark.parametrize(
    "told",
    [
        "In May a report published by Lanternbay Watch found children in a mine.",
        "Another statement was issued by Lanternbay Watch.",
        "We answered the questions of a report prepared by Lanternbay Watch.",
        "The Code was adopted by the Board of Lanternbay Watch.",
        "Photograph: copyright Lanternbay Watch.",
        "This policy is issued by the Office of General Counsel.",
        "The letter is made on behalf of the Independent Directors.",
    ],
)
def test_a_report_of_others_and_what_is_theirs_is_not_the_publisher_s(told: str) -> None:
    use = ["Lanternbay Watch has asked.", "The General Counsel has read it.", "Independent Directors have met."]
    found = company(_read(["# Human Rights Report 2023", PLAIN], [told], use), "Human Rights Report 2023")
    assert not found.sure, found


BRAND = [f"In part {n} we say that Tern respects rights and that Tern’s people know them." for n in range(4)]


@pytest.mark.parametrize(
    "last",
    [
        ["Designed and produced by Pagecraft Ltd. www.pagecraft.example"],
        ["We buy from Alpha Mills Ltd.", "Alpha Mills Ltd has a policy. Alpha Mills Ltd audits."],
        ["© Hollow Pictures Ltd."],
        ["Our hotline is run by Safecall Ltd. Safecall Ltd is independent. Safecall Ltd answers in 90 languages."],
        ["Signed by Jo Lee, Director, Grand Capital Inc."],
        ["Contact: Pressworks Ltd, press@pressworks.example"],
        ["This is a response to the questions of Access Watch Ltd. Access Watch Ltd asked. Access Watch Ltd is free."],
    ],
)
def test_who_is_only_named_is_never_surely_the_publisher_of_a_report_that_speaks_of_another(last: list[str]) -> None:
    found = company(
        _read(["# Human Rights Report 2023", PLAIN], BRAND, [PLAIN], [PLAIN], last), "Human Rights Report 2023"
    )
    assert found.text == "Tern" or not found.sure, found


def test_the_second_line_of_a_name_on_a_cover_is_nobody_s_name() -> None:
    front = ["# Mersea Hospitals", "# NHS Foundation Trust", "# Quality Account"]
    said = [
        "Mersea Hospitals NHS Foundation Trust tells here of its year.",
        *["Last year Mersea Hospitals cared for people."] * 4,
    ]
    assert company(_read(front, said), "Quality Account").text.startswith("Mersea Hospitals")


def test_whose_accounts_were_audited_and_who_audits_them() -> None:
    said = "This review is a summary of the audited accounts of Westmarch Society Limited."
    assert company(_read(["# Members’ Review"], [said]), "Members’ Review").text == "Westmarch Society Limited"
    auditor = ["Tay & Earn LLP, statutory auditor, 2 November 2022"]
    assert company(_read(["# Members’ Review"], auditor), "Members’ Review").text == ""
