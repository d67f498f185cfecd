"""What registers by people who did not know the matcher, beside real filings, taught it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.registers import document
from scorer.evidence.cases.called import authorities_called, courts_called
from scorer.evidence.cases.dockets import keys
from scorer.evidence.cases.forums import Courts
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.model import Match
from scorer.evidence.cases.words import Line, stem, uncapitalised
from scorer.evidence.gathering import Reading
from scorer.register.model import Register

WASHINGTON = "U.S. District Court for the Western District of Washington"


def index(*cases: dict[str, Any], company: str = "VANTREL Corporation", alias: str = "VANTREL") -> Index:
    plain = {"role": "defendant", "sources": [{"url": "https://example.org/x"}]}
    listed = [{"id": f"C-{n}", **plain, **case} for n, case in enumerate(cases)]
    return Index(Register.model_validate({"register": "r", "company": company, "aliases": [alias], "cases": listed}))


def found(text: list[str], *cases: dict[str, Any]) -> list[Match]:
    report = replace(document(text, "Legal proceedings"), company="VANTREL Corporation")
    return list(match(Reading(report), index(*cases), "2023-12-31").matches)


def depths(text: list[str], *cases: dict[str, Any]) -> list[str]:
    return ["possibly" if m.possibly and not m.told else m.depth.value for m in found(text, *cases)]


def test_a_name_in_capitals_stays_the_company_s_though_its_web_address_has_none() -> None:
    case = {
        "name": "Revenue Service of Ostmar, audit of VANTREL",
        "forum": "Revenue Service of Ostmar",
        "role": "regulatory",
        "filed": "2021",
        "claim": "Audit of the income tax for 2018 and 2019",
    }
    told = "In autumn 2023 the Revenue Service of Ostmar resolved its audit of our income tax for 2018 and 2019."
    address = "VANTREL posts news on http://www.vantrel.com/vantrel and at press@vantrel.com."
    assert depths([address, told], case) == depths([told], case) == ["named_with_status"]
    assert uncapitalised(Line("See www.vantrel.com or the vantrel page")) == ["or", "the", "vantrel", "page"]


@pytest.mark.parametrize(
    ("forum", "told"),
    [
        ("DG COMP, Brussels", "In June 2022 the European Commission opened proceedings against us over resale prices."),
        ("BKartA", "In June 2022 the Federal Cartel Office opened proceedings against us over resale prices."),
        (
            "Federal Cartel Office",
            "In June 2022 the Bundeskartellamt opened proceedings against us over resale prices.",
        ),
        ("Komisi Pengawas Persaingan Usaha", "In June 2022 KPPU opened proceedings against us over resale prices."),
    ],
)
def test_an_authority_is_found_by_another_of_its_names(forum: str, told: str) -> None:
    case = {
        "name": "Resale prices",
        "forum": forum,
        "role": "regulatory",
        "filed": "2022-06",
        "claim": "Resale prices of dealers",
    }
    (m,) = found([told], case)
    assert m.field("name") is not None, m.why


def test_names_of_authorities_and_courts_are_whole_words() -> None:
    assert "Securities and Exchange Commission" in authorities_called("SEC, San Francisco")
    assert authorities_called("SECTOR office; Financed by ICOM") == ()
    assert courts_called("OLG Celle, 13. Senat") == "Higher Regional Court Celle, 13. Senat"
    assert courts_called("High Court of Justice") == ""


def test_a_court_in_its_own_language_is_the_one_that_a_report_has_in_english() -> None:
    case = {
        "name": "Fluted board",
        "forum": "Tribunal de l'Union européenne",
        "filed": "2021-02-26",
        "claim": "Annulment of a fine for fluted board",
    }
    told = (
        "Our action of 26 February 2021 against the fine for fluted board is pending before the General Court of the "
        "European Union."
    )
    (m,) = found([told], case)
    assert m.field("forum") is not None, m.why


def test_an_authority_of_a_state_is_called_by_its_initials_without_it() -> None:
    case = {
        "name": "U.S. Equal Employment Opportunity Commission v. VANTREL Corporation",
        "forum": WASHINGTON,
        "filed": "2023-09-28",
        "claim": "Racial harassment",
    }
    told = f"On September 28, 2023, the EEOC filed a complaint against us in the {WASHINGTON}, which is pending."
    (m,) = found([told, "VANTREL disputes it."], case)
    assert m.field("name") is not None
    assert m.depth.value in {"named_with_status", "full"}


def test_the_year_of_one_of_several_captions_is_not_that_of_the_others() -> None:
    first = {"name": "Tilcosk v. VANTREL Corporation", "forum": WASHINGTON, "filed": "2019-06", "claim": "Face prints"}
    second = {"name": "Dogan v. VANTREL Corporation", "forum": WASHINGTON, "filed": "2021-06", "claim": "Face prints"}
    told = (
        "Beginning in June 2019 with Tilcosk v. VANTREL Corporation, private litigants have filed a number of cases, "
        f"including Dogan v. VANTREL Corporation, in the {WASHINGTON}, alleging that we took face prints."
    )
    assert {"not_mentioned", "possibly"}.isdisjoint(depths([told], first, second))
    alone = "Dogan v. VANTREL Corporation was filed in the Superior Court of Quill County in March 2016 over wages."
    assert depths([alone], second) == ["not_mentioned"]


def test_of_two_cases_of_an_authority_the_one_begun_then_is_told() -> None:
    earlier = {
        "name": "Federal Trade Commission v. VANTREL Corporation (subscriptions)",
        "forum": WASHINGTON,
        "filed": "2023-06-21",
        "claim": "Customers were led into paid subscriptions",
        "status_by_date": [{"date": "2023-09-20", "status": "amended complaint against three executives"}],
    }
    later = {
        "name": "Federal Trade Commission et al. v. VANTREL Corporation",
        "forum": WASHINGTON,
        "filed": "2023-09-26",
        "claim": "Monopoly of marketplaces",
    }
    told = (
        "The Federal Trade Commission filed a lawsuit in September 2023 in the "
        f"{WASHINGTON} alleging that we have a monopoly of marketplaces."
    )
    a, b = found([told], earlier, later)
    assert b.told
    assert not a.told


def test_an_inquiry_into_one_thing_and_another_names_no_second_party() -> None:
    case = {
        "name": "Department of Justice inquiry into VANTREL's Autosteer and Full Ahead claims",
        "forum": "Department of Justice",
        "role": "regulatory",
    }
    parties = index(case).known(0).caption.parties
    assert {p.words for p in parties} == {("department", "of", "justice"), ("doj",)}


def test_what_a_case_is_about_is_no_name_of_its_party_and_no_firm_of_the_company() -> None:
    case = {
        "name": "District attorneys' hazardous waste inquiry into VANTREL",
        "forum": "District attorneys of Quill and Marrow counties",
        "role": "regulatory",
    }
    assert {stem("hazardous"), stem("waste")} <= index(case).known(0).stems
    about = {"name": "Buyers v. VANTREL Corporation (statements on steering)"}
    assert index(about).known(0).side == frozenset()


def test_a_court_beside_which_something_is_hears_nothing() -> None:
    assert not Courts(Line("We opened a training centre beside the County Court at Quill.")).any
    assert Courts(Line("The claim is before the County Court at Quill.")).any


def test_two_parties_in_one_sentence_shield_each_other_from_nothing() -> None:
    bank = {"role": "regulatory", "claim": "Settlement over bribes in a metro project"}
    cases = (
        {
            "name": "Continental Investment Bank - settlement with VANTREL",
            "forum": "Continental Investment Bank",
            **bank,
        },
        {"name": "Lending Group of Ostmar - settlement with VANTREL", "forum": "Lending Group of Ostmar", **bank},
    )
    told = (
        "The fund is one element of a 2009 settlement between VANTREL and the Lending Group of Ostmar and another 2013 "
        "settlement between VANTREL and the Continental Investment Bank over bribes."
    )
    assert "not_mentioned" not in depths([told], *cases)


def test_a_year_is_no_case_number_and_one_behind_a_number_is_a_part_of_it() -> None:
    assert keys("No. 259, 2021") == keys("259/2021") == {"2592021": True, "259.2021": True}
    assert keys("2021") == {}
    case = {
        "name": "Fund of Quill v. VANTREL Corporation",
        "forum": "Court of Chancery of Delaware",
        "docket": "No. 259, 2021",
        "claim": "Papers of the board",
    }
    other = "In January 2021 we sued Finlane in the Court of Chancery of Delaware to enforce a licence."
    assert depths([other], case) == ["not_mentioned"]
    dated = {**case, "docket": "19/2021"}
    assert found(["On December 19, 2021 the defendants moved to dismiss it."], dated)[0].field("docket") is None
    assert found(["The appeal of the fund (No. 259, 2021) was dismissed."], case)[0].field("docket") is not None


def test_a_court_is_found_whole_where_its_place_is_named_before() -> None:
    case = {
        "name": "District of Columbia v. VANTREL Corporation",
        "forum": "Superior Court of the District of Columbia",
        "filed": "2021-05-25",
        "claim": "Pricing terms for sellers",
        "status_by_date": [{"date": "2022-03-18", "status": "dismissed"}],
    }
    told = (
        "Attorneys General for the District of Columbia and California brought suits on pricing terms for sellers in "
        "May 2021 in the Superior Court of the District of Columbia and in California; the first was dismissed in "
        "March 2022."
    )
    (m,) = found([told, "VANTREL disputes it."], case)
    court = m.field("forum")
    assert court is not None
    assert court.sentence.text[court.start : court.end] == "Superior Court of the District of Columbia"
    assert m.depth.value == "full"


@pytest.mark.parametrize(
    ("sentence", "sent"),
    [
        ("Also refer to Item 3, Legal Proceedings, in our Annual Report on Form 10-K for a discussion of them.", True),
        ("We are involved in claims and litigation, including those described in our 2022 annual report.", True),
        ("The legal proceedings are described in Note 14 of this annual report.", False),
        ("The lawsuit says that our annual report was wrong about the price of the mill.", False),
        ("Our strategy is described in our annual report.", False),
    ],
)
def test_a_report_that_sends_its_reader_elsewhere_for_its_proceedings(sentence: str, sent: bool) -> None:
    case = {"name": "Orrin v. Alpha Beta", "forum": "District Court of Halden", "filed": "2020-01-05"}
    found = match(Reading(document([sentence], heading="Legal proceedings")), index(case))
    assert (found.elsewhere is not None) is sent


def test_where_a_case_stands_is_the_newest_word_of_it() -> None:
    case = {"name": "Orrin v. Alpha Beta", "forum": "District Court of Halden", "filed": "2020-01-05"}
    told = [
        "On January 5, 2020, Orrin sued us in the District Court of Halden over the award of a licence.",
        "On March 3, 2021, the court dismissed the action, but granted leave to amend.",
        "In May 2021 we moved to dismiss the amended complaint, and that motion is pending.",
    ]
    (found,) = match(Reading(document(told, heading="Legal proceedings")), index(case)).matches
    status = found.field("status")
    assert status is not None and status.sentence.text == told[2]


def test_an_examination_that_may_go_on_is_told_of_an_authority() -> None:
    case = {
        "name": "Halden Revenue Service examination",
        "forum": "Halden Revenue Service",
        "role": "regulatory",
        "claim": "Income tax returns from 2016 on",
    }
    told = "We are under examination, or may be subject to examination, by the Halden Revenue Service for 2016 on."
    (found,) = match(Reading(document([told], heading="Income taxes")), index(case)).matches
    assert found.told
    may = "We may be subject to examination by the Halden Revenue Service for 2016 on."
    (none,) = match(Reading(document([may], heading="Income taxes")), index(case)).matches
    assert not none.told


FINE = {
    "name": "Union Commission v VANTREL Corporation",
    "forum": "Court of Justice of the Union",
    "filed": "2022-04-05",
    "claim": "The Commission wants its decision on discounts, which was set aside, to stand. At stake is the fine.",
}
INTEREST = {
    "name": "VANTREL Corporation v Union Commission",
    "forum": "General Court of the Union",
    "filed": "2022-04-29",
    "role": "claimant",
    "claim": "Interest on the fine, which the Commission had held for ten years",
}
RELATED = [
    "In January 2022 the General Court set aside the decision of the Union Commission on our discounts, and the fine.",
    "The Union Commission went to the Court of Justice against this in April 2022.",
    "In a related matter, we asked the General Court in April 2022 to order the Union Commission to pay interest.",
]


def test_a_related_matter_is_another_case_and_both_are_told() -> None:
    """Each of them fitted the paragraph about as well, and so it told neither."""
    assert depths(RELATED, FINE, INTEREST) == ["named_with_status", "full"]


def test_the_day_on_which_a_case_became_known_is_one_of_its_course() -> None:
    """Keepers note the day of the press release; a report tells the decision of that day, and no day of filing."""
    case = {
        "name": "Marram Tax Authority, transfer prices",
        "forum": "Marram Tax Authority",
        "filed": "2022-09-30",
        "public_since": "2022-12-15",
        "role": "regulatory",
        "claim": "Assessment of tax on interest",
    }
    told = "On 15 December 2022, the Marram Tax Authority issued a notice."
    (known,) = found([told], case)
    assert known.told and known.why == "Party and a date of its course agree."
    (other,) = found([told.replace("15 December", "16 November")], case)
    assert not other.told


def test_what_rather_tells_another_case_is_named_with_its_page() -> None:
    orrin = {"name": "Orrin Corp. v. VANTREL Corporation", "aliases": ["Orrin"], "forum": WASHINGTON}
    told = {**orrin, "filed": "2021-03-12", "claim": "Patents on beam steering in antennas"}
    twin = {**orrin, "public_since": "2021-06-01", "claim": "Antenna licences"}
    text = "In March 2021, Orrin Corp. sued us in the Western District of Washington over patents on beam steering."
    first, second = found([text], told, twin)
    assert first.told and not second.told
    assert second.why == "What comes nearest to it, on page 1, rather tells Orrin Corp. v. VANTREL Corporation."
