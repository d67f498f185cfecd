"""The parts of matching: case numbers, names, courts and dates, each with how reports really write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.registers import document
from scorer.evidence.cases import dockets
from scorer.evidence.cases.days import DAY, MONTH, YEAR, agree, days
from scorer.evidence.cases.firms import names_company
from scorer.evidence.cases.forums import Courts, forum_of
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.model import Depth, Match, Told
from scorer.evidence.cases.names import company_names, parties_of
from scorer.evidence.cases.spelling import alike, spots
from scorer.evidence.cases.words import Line, stem, words
from scorer.evidence.gathering import Reading
from scorer.register.model import Register

COMPANY = company_names(["Alpha Beta Holdings plc", "Alpha Beta"])


def register(*cases: dict[str, object]) -> Register:
    """A register of these cases; what is not given is filled in."""
    source = [{"title": "x", "url": "https://example.org/x"}]
    filled = [{"id": f"C-{n}", "role": "defendant", "sources": source, **case} for n, case in enumerate(cases, start=1)]
    return Register.model_validate(
        {"register": "r", "company": "Alpha Beta Holdings plc", "aliases": ["Alpha Beta"], "cases": filled}
    )


def depths(register: Register, *sentences: str, heading: str = "", date: str = "") -> list[str]:
    found = match(Reading(document(list(sentences), heading)), Index(register), date)
    return [m.depth.value for m in found.matches]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ("4:19-cv-06238", "Case 4:19-cv-06238-XYZ was filed"),
        ("4:19-cv-06238-XYZ", "Case No. 19-cv-6238"),
        ("4:19-cv-06238", "No. 4:19–cv–06238"),
        ("4:19-cv-06238", "no. 4 : 19 - cv - 06238"),
        ("4:19-cv-06238", "No. 4:19-cv-O6238"),
        ("KB-2022-091846", "claim KB−2022−091846"),
        ("KB-2022-091846", "claim KB 2022 091846"),
        ("CIV-2015-485-594 and CIV-2015-485-773", "(Case Nos. CIV-2015-485-594 and CIV-2015-485-773)"),
        ("327 O 118/20", "Az. 327 O 118 / 20"),
        ("2021-0417-KLM", "C.A. No. 2021-00417-KLM"),
        ("RG21098812", "Case no. RG-21-098812"),
        ("RG-21-098812", "Case no. RG21098812"),
        ("S ECI 2020 03918", "proceeding S ECI 2020 03918"),
    ],
)
def test_a_docket_however_it_is_written(known: str, told: str) -> None:
    keys = dockets.keys(known)
    assert dockets.find(Line(told), keys, dockets.signature(known))


@pytest.mark.parametrize(
    "told", ["4:19-cv-06239", "14:19-cv-062381", "4:20-cv-06238", "in 2019 we had 6238 claims", "06238"]
)
def test_another_number_is_another_docket(told: str) -> None:
    assert not dockets.find(Line(told), dockets.keys("4:19-cv-06238"), dockets.signature("4:19-cv-06238"))


def test_a_bare_number_needs_a_court_or_a_word_that_it_is_a_case_number() -> None:
    cases = register(
        {"name": "Rahimi v. Alpha Beta", "docket": "A.P. 5512/20", "forum": "Administrative Court of Marenna"}
    )
    assert depths(cases, "Invoice 5512/20 was paid.") == ["not_mentioned"]
    assert depths(cases, "The Administrative Court of Marenna registered it as 5512/20.") == ["named"]


@pytest.mark.parametrize(
    ("name", "parties"),
    [
        ("Doe and 61 others v. Alpha Beta Holdings plc", ["doe"]),
        ("Estate of Fahl and others v. Alpha Beta Ltd.", ["fahl"]),
        ("United States et al. ex rel. Imhof v. Alpha Beta, Inc. et al.", ["imhof"]),
        ("State of New Mexico ex rel. Attorney General v. Alpha Beta Holdings plc", ["new mexico"]),
        ("Alpha Beta Holdings plc v. Commissioner of Internal Revenue", ["internal revenue service"]),
        ("Parley Messaging, Inc. v. Alpha Beta and Alpha Beta US LLC", ["parley messaging"]),
        ("Press Union and 23 others v. Minister of Trade; Alpha Beta Ltd., respondent", ["press union"]),
        ("Health and Safety Executive v. Alpha Beta", ["health and safety executive"]),
        ("Smith & Wesson Brands, Inc. v. Alpha Beta", ["smith wesson brands"]),
        ("Labour Inspectorate, inquiry into agency labour at Venlo", ["labour inspectorate"]),
        ("DOJ investigation", ["doj"]),
        ("Alpha Beta v. Finjan Holdings, Inc. and VLSI Technology LLC", ["finjan", "vlsi technology"]),
        ("Unnamed stockholder v. directors (chief executive's grant)", []),
        ("Buyers in Ontario v. Alpha Beta (driver assistance)", []),
        ("In re Alpha Beta Securities Litigation", []),
        ("Wage claims of garment workers (Leicester)", []),
    ],
)
def test_the_other_side_of_a_case(name: str, parties: list[str]) -> None:
    assert [" ".join(p.words) for p in parties_of([name], COMPANY).parties] == parties


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ("J.P. Morgan filed", ("jpmorgan",)),
        ("The Lakesh0re fund", ("lakeshore",)),
        ("Abdul Aziz sued", ("abdulaziz",)),
        ("Mokwena sued", ("mokoena",)),
        ("Asociacion de Periodistas", ("asociacion", "de", "periodistas")),
        ("the Pen- sion Fund", ("pension", "fund")),
    ],
)
def test_a_name_in_another_spelling(told: str, known: tuple[str, ...]) -> None:
    assert spots(Line(told), known)


def test_short_names_and_numbers_have_one_spelling() -> None:
    assert not alike("rose", "ross")
    assert not alike("x1234", "x1235")
    assert not alike("petrov", "petrosyan")
    assert not spots(Line("a rose is a rose"), ("rose",))


@pytest.mark.parametrize(
    ("forum", "told", "whole"),
    [
        ("United States District Court for the Northern District of California", "in the N.D. Cal. on Monday", True),
        (
            "United States District Court for the Northern District of California",
            "the Southern District of California",
            False,
        ),
        (
            "United States District Court for the Western District of Texas",
            "U.S. District Court for the Western District of Texas",
            True,
        ),
        ("Delaware Court of Chancery", "the Court of Chancery of the State of Delaware", True),
        ("Delaware Court of Chancery", "the U.S. District Court for the District of Delaware", False),
        ("Superior Court of California, County of Los Angeles", "Los Angeles County Superior Court", True),
        ("High Court of New Zealand, Wellington Registry", "the Wellington High Court in New Zealand", True),
        ("Landgericht Hamburg", "the Regional Court of Hamburg", True),
        ("Supreme Court of Victoria", "the Supreme Court of New South Wales", False),
        ("Employment Tribunal, London Central", "the Employment Tribunal in London", True),
    ],
)
def test_a_court_however_it_is_written(forum: str, told: str, whole: bool) -> None:
    known = forum_of(forum)
    assert known is not None
    seen = Courts(Line(told)).find(known)
    assert (seen is not None and seen.whole) is whole


@pytest.mark.parametrize("forum", ["", "  ", "(", ",;()", " ) "])
def test_a_forum_without_words_is_none(forum: str) -> None:
    assert forum_of(forum) is None


def test_a_court_abroad_is_told_by_its_people_as_well() -> None:
    known = forum_of("Courts of Argentina")
    assert known is not None and Courts(Line("before an Argentine court")).places(known)


def test_dates_in_running_text() -> None:
    found = days("On 5 November 2019, Nov. 6, 2019, 2019-11-07, in May and June 2018, and in 2017; docket 4:2016-cv")
    assert [(d.year, d.month, d.day) for d in found] == [
        (2019, 11, 5), (2019, 11, 6), (2019, 11, 7), (2018, 5, 0), (2018, 6, 0), (2017, 0, 0),
    ]  # fmt: skip
    assert {(d.month, d.day) for d in days("5/11/2019")} == {(5, 11), (11, 5)}
    day = days("5 November 2019")[0]
    assert (agree(day, "2019-11-05"), agree(day, "2019-11"), agree(day, "2019"), agree(day, "2019-12")) == (
        DAY,
        MONTH,
        YEAR,
        0,
    )


def test_words_keep_their_places() -> None:
    text = "Müller’s claim, O’Brien’s and Łódź"
    found = words(text)
    assert [w.text for w in found] == ["muller", "claim", "obrien", "and", "lodz"]
    assert text[found[2].start : found[2].end] == "O’Brien"
    assert stem("infringement") == stem("infringed")


def test_filing_with_an_authority_is_no_case_of_its() -> None:
    cases = register(
        {"name": "Securities and Exchange Commission v. Alpha Beta", "aliases": ["SEC"], "role": "regulatory"}
    )
    assert depths(cases, "Our annual report was filed with the Securities and Exchange Commission.") == [
        "not_mentioned"
    ]
    assert depths(cases, "The SEC filed a complaint against us; it is pending.") == ["named_with_status"]


def test_who_sues_somebody_else_sues_not_us() -> None:
    cases = register({"name": "Apple Inc. v. Alpha Beta", "aliases": ["Apple"]})
    told = (
        "In November 2019, Apple Inc. filed a complaint against Fortress Investment Group LLC.",
        "Apple withdrew from the case.",
    )
    assert depths(cases, *told) == ["not_mentioned"]


def test_a_partner_named_beside_a_suit_is_no_party_to_it() -> None:
    cases = register({"name": "NXP Semiconductors v. Alpha Beta", "aliases": ["NXP"]})
    assert depths(cases, "VLSI filed a complaint alleging infringement of eight patents acquired from NXP.") == [
        "not_mentioned"
    ]


def test_a_caption_in_capitals_and_one_who_is_sued_himself() -> None:
    cases = register({"name": "Santoso v. Alpha Beta"})
    assert depths(cases, "SANTOSO ET AL. V. ALPHA BETA HOLDINGS PLC (W.D. WASH.)") == ["named"]
    assert depths(cases, "Mr Santoso, a trainee of ours, was sued by his landlord.") == ["not_mentioned"]
    assert depths(cases, "Santoso sued the ministry of fisheries and won.") == ["not_mentioned"]
    assert depths(cases, "Santoso sued in the High Court.") == ["named"]


def test_what_an_authority_orders_is_a_case_and_what_it_publishes_is_none() -> None:
    cases = register({"name": "Market Conduct Office, inquiry into Alpha Beta", "role": "regulatory"})
    assert depths(cases, "We appealed against the audit ordered by the Market Conduct Office.")[0] != "not_mentioned"
    assert depths(cases, "In May the Market Conduct Office ordered us to appoint an auditor.")[0] != "not_mentioned"
    assert depths(cases, "The Market Conduct Office published a guide to claims.") == ["not_mentioned"]


def test_several_cases_of_a_party_of_which_none_can_be_told() -> None:
    two = [
        {"name": "Silverline v. Alpha Beta", "forum": f"District Court of {place}", "filed": f"202{n}-01-05"}
        for n, place in enumerate(("Halden", "Tavara"))
    ]
    cases = register(*two)
    found = match(Reading(document(["The litigation with Silverline goes on."])), Index(cases)).matches
    assert [(m.told, bool(m.possibly)) for m in found] == [((), True)] * 2
    assert all("may be too little, or another case" in m.why for m in found)
    assert depths(cases, "Silverline sued us in the District Court of Tavara.") == ["not_mentioned", "named"]


def test_a_case_that_came_later_takes_nothing_from_an_earlier_one() -> None:
    early = {"name": "Silverline v. Alpha Beta", "forum": "District Court of Halden", "filed": "2020-01-05"}
    late = {"name": "Silverline v. Alpha Beta", "forum": "District Court of Tavara", "filed": "2022-01-05"}
    told = "The litigation with Silverline goes on."
    assert depths(register(early), told, date="2021-06-30")[0] in {"named", "named_with_status"}
    assert (
        depths(register(early, late), told, date="2021-06-30")[0] == depths(register(early), told, date="2021-06-30")[0]
    )


def test_what_the_register_lacks_is_listed() -> None:
    reading = Reading(
        document(
            [
                "In Kwon v. Alpha Beta Holdings plc the court refused an injunction.",
                "Smith v. Jones is the leading case.",
            ]
        )
    )
    found = match(reading, Index(register({"name": "Other v. Alpha Beta"})))
    assert [gap.name for gap in found.gaps] == ["Kwon v. Alpha Beta Holdings plc"]


def test_a_match_says_what_it_rests_on() -> None:
    reading = Reading(document(["Doe v. Alpha Beta is pending."]))
    found = match(reading, Index(register({"name": "Doe v. Alpha Beta"}))).matches[0]
    told = found.field("name")
    assert told is not None and told.sentence.text[told.start : told.end] == "Doe"
    case = found.case
    with pytest.raises(ValueError, match="does not go with its depth"):
        Match(case, Depth.NAMED, (), "because")
    with pytest.raises(ValueError, match="not in the sentence"):
        Told("name", told.sentence, 5, 500)


def test_hostile_text_is_only_text() -> None:
    cases = register({"name": "(((((v. Alpha Beta", "forum": "[[[", "docket": "\\d+(", "claim": "a" * 3000})
    assert depths(cases, "v. v. v. (((( [[[ No. \\d+( " * 40, "﷽" * 500, "١٢٣٤/٢٠") == ["not_mentioned"]


@pytest.mark.parametrize(
    "told",
    [
        "Torren & Vail Drilling, which went into receivership, has through its receiver sued Alpha Beta for charges.",
        "In May 2022 Torren & Vail Drilling sued Alpha Beta for agreements with two competitors.",
    ],
)
def test_a_name_acts_beyond_what_says_who_it_is_and_with_others_is_not_on_others(told: str) -> None:
    cases = register(
        {"name": "Torren & Vail Drilling v. Alpha Beta", "filed": "2022-05-02", "claim": "Standby charges"}
    )
    assert depths(cases, told) != ["not_mentioned"]


def test_who_is_sued_beside_the_company_is_not_somebody_else() -> None:
    cases = register(
        {"name": "Free Airwaves Marenna v ZITRA and others", "filed": "2021-08-17", "claim": "Messaging cut off"}
    )
    told = "Free Airwaves Marenna sued the regulator ZITRA and three operators in August 2021."
    assert depths(cases, told, heading="Legal proceedings") != ["not_mentioned"]


def test_an_authority_acts_on_others_too() -> None:
    """In a report that never names the company an authority's name is not even possibly one of its cases."""
    cases = register(
        {
            "name": "SEC investigation",
            "forum": "Securities and Exchange Commission",
            "role": "regulatory",
            "filed": "2021",
        }
    )
    stranger = document(["The Securities and Exchange Commission opened an investigation into our accounts in 2021."])
    found = match(Reading(replace(stranger, company="Norlund plc")), Index(cases))
    assert not found.matches[0].told and not found.matches[0].possibly


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("In case S/0014/23 the authority has yet to decide.", True),
        ("In case S-0014 / 23 the authority has yet to decide.", True),
        ("Staff restructuring 5, 14, 23", False),
        ("See pages 5, 0014, 23 of the notes.", False),
    ],
)
def test_numbers_of_a_list_are_no_docket(line: str, told: bool) -> None:
    keys, signatures = dockets.keys("S/0014/23"), dockets.signature("S/0014/23")
    assert bool(dockets.find(Line(line), keys, signatures)) is told


@pytest.mark.parametrize(
    ("company", "told", "named"),
    [
        ("Next plc", ["What comes next is a plan.", "Next year we train 300 buyers."], False),
        ("Next plc", ["What comes next is a plan.", "Our Next Steps"], False),
        ("Next plc", ["What comes next is a plan.", "In 2023 at Next we trained 300 buyers."], True),
        ("Example Group plc", ["We train buyers, for example, group managers."], False),
        ("Example Group plc", ["Example Group trained 300 buyers."], True),
        ("Kestrane", ["Kestrane trained 300 buyers."], True),
    ],
)
def test_a_company_is_named_with_a_capital(company: str, told: list[str], named: bool) -> None:
    assert names_company(replace(document(told), company=""), company_names([company])) is named
