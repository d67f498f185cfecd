"""Kinds of front pages that are easily misread: signatures, auditors' days, spans, addresses, names in parts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scorer.document.front.days import days
from scorer.document.front.facts import Source
from scorer.document.front.names import names
from scorer.document.front.published import published
from scorer.document.front.publisher import company
from scorer.document.front.titles import title
from tests.document.typed import typed


def _source(*pages: Sequence[str], running: Sequence[str] = (), language: str = "en") -> Source:
    """A report page by page; ``# text`` is a heading."""
    return Source(typed(*pages), {}, "report.pdf", [(text, 9, 2) for text in running], language)


SIGNED = (
    "Signed by Mo Reeve, Chief Financial Officer, on behalf of the Board of Directors of "
    "Pemberton Group Limited 30 October 2023"
)
BOARD = (
    "Approved by the Board of Kettleby Mutual Insurance Society at its meeting on 5 December 2023 and signed on "
    "its behalf by Alan Dyce"
)
ENDED = "It covers the year ended 31 March 2023."


@pytest.mark.parametrize(
    ("last", "expected", "what"),
    [
        (["/s/ Bo Harding June 30, 2023"], "2023-06-30", "signature"),
        ([SIGNED], "2023-10-30", "signature"),
        (["Signed: A. Roe", "Position: CEO", "Date: 15/06/23"], "2023-06-15", "signature"),
        (["Date of issue: 14-Oct-2023"], "2023-10-14", "publication date"),
        (["Version 2.1 | May 2023"], "2023-05", "day of this version"),
        (["Rev. 02 of 21/11/2023"], "2023-11-21", "day of this version"),
        (["Valid from 1 December 2023"], "2023-12-01", "day of effect"),
        (["We signed the Charter on 8 August 2023.", "Date of issue: 9 May 2023"], "2023-05-09", "publication date"),
        (["The board approved it on the 4th day of December 2023."], "2023-12-04", "approval"),
        ([BOARD], "2023-12-05", "approval"),
        (["Port Rowan, 3 July 2023", "Petra Weiss"], "2023-07-03", "imprint"),
        (["Ostia Motor Company May 26, 2023"], "2023-05-26", "imprint"),
        (["Date of publication of the report 25-04-2024"], "2024-04-25", "publication date"),
        (["Publication date", "June 30, 2023"], "2023-06-30", "publication date"),
        (["Submitted for publication at 08.30 CEST on 1 June 2023."], "2023-06-01", "publication date"),
        (["Submission date: Wednesday, July 26, 2023"], "2023-07-26", "day of effect"),
        (["Jan Orde", "Chairman", "We thank the auditors.", "4 May 2023"], "2023-05-04", "signature"),
    ],
)
def test_the_day_under_a_report_is_its_own(last: list[str], expected: str, what: str) -> None:
    date = published(_source(["# Labour Report"], [ENDED], *[["We buy tin."]] * 2, last), "Labour Report").date
    assert (date.text, date.source) == (expected, what) and date.sure


@pytest.mark.parametrize(
    "opinion",
    [
        ["Nothing has come to our attention that it is wrong in all that matters to those who read it and rely on it."],
        ["# Independent verification of the data"],
        ["# Report of the independent auditors"],
        ["We have been appointed to perform a review of it, which we did in the spring of the year in two countries."],
    ],
)
@pytest.mark.parametrize(
    "signature", [["Florence, 9 June 2023", "Revi S.r.l.", "Signed by Luca Neri"], ["Signed 9 June 2023", "Luca Neri"]]
)
def test_an_auditor_s_day_is_not_the_report_s(opinion: list[str], signature: list[str]) -> None:
    approved = ["The Board of Directors approved this report on 30 May 2023."]
    source = _source(["# Labour Report"], [ENDED, *approved], ["We buy tin."], [*opinion, *signature])
    date = published(source, "Labour Report").date
    assert (date.text, date.source) == ("2023-05-30", "approval")
    alone = published(
        _source(["# Labour Report"], [ENDED], ["We buy tin."], [*opinion, *signature]), "Labour Report"
    ).date
    assert not alone.sure


@pytest.mark.parametrize(
    "last",
    [
        ["# Independent limited assurance report", "Grafton Lyle LLP, Leeds, 24 June 2023"],
        ["# Declaration of the verifier", "Leeds, 24 June 2023"],
        ["Auditors’ report signed by C. Stokes, 24 June 2023"],
    ],
)
def test_what_an_auditor_signs_is_not_sure_to_be_the_report_s_day(last: list[str]) -> None:
    pages = [["# Labour Report"], [ENDED], *[["We buy tin."]] * 2, last]
    assert not published(_source(*pages), "Labour Report").date.sure


def test_a_later_version_comes_after_the_approval_of_the_first() -> None:
    front = ["# Labour Policy", "Version 1.2, reviewed 3 March 2021"]
    last = ["Version 1.0 was adopted by the Board on 12 June 2016."]
    date = published(_source(front, ["We buy tin."], ["We buy tin."], last), "Labour Policy").date
    assert (date.text, date.source) == ("2021-03-03", "day of this version")


def test_what_the_united_nations_adopted_is_no_day_of_a_statement() -> None:
    front = [
        "# Our Labour Statement",
        "We respect what the UN adopted in 1948, and the ILO Declaration of 18 June 1998.",
    ]
    assert not published(_source(front, ["We buy tin."]), "Our Labour Statement").date.text


def test_a_press_release_opens_with_its_day() -> None:
    said = "LYON, March 30, 2022 -- Ferrand Mobility said that it had adopted a plan that names whom it asks."
    assert (
        published(_source(["# Ferrand Mobility adopts a plan", said], ["We run trams."]), "").date.text == "2022-03-30"
    )


def test_what_closes_with_a_month_may_be_signed_within_it() -> None:
    front = ["# Communication on Progress", "From May 2021 to May 2022"]
    date = published(_source(front, ["Rahel Bekele, CEO, 30 May 2022"]), "Communication on Progress").date
    assert date.text == "2022-05-30"


def test_directors_who_sign_below_a_word_about_their_auditors_are_no_auditors() -> None:
    last = ["# Auditor’s independence declaration", "It stands on page 9.", "Noel Grant", "Chairman", "24 August 2023"]
    date = published(_source(["# Labour Report"], [ENDED], ["We buy tin."], last), "Labour Report").date
    assert (date.text, date.source) == ("2023-08-24", "signature")


def test_a_date_that_closes_a_block_of_the_title_page_is_the_report_s() -> None:
    said = "Speech by Jane Marlow, Chief Executive of Fenwick Rail, at the Transport Forum, London 4 May 2023"
    assert published(_source(["# On the Line", said], ["We run trains."]), "On the Line").date.text == "2023-05-04"


def test_a_day_of_which_the_title_page_says_something_is_not_the_report_s() -> None:
    front = ["# Labour Report", "The number of shares outstanding on May 15, 2023 was 44,100,000."]
    source = _source(front, ["We buy tin."], ["/s/ Bo Harding June 30, 2023"])
    assert published(source, "Labour Report").date.text == "2023-06-30"


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("July 2022 – June 2024", [True, True]),
        ("1 April 2022 to 31 March 2023", [True, True]),
        ("July – December 2023", [True]),
        ("1 January - 31 December 2023", [True]),
        ("Modern Slavery Statement – January 2022", [False]),
        ("3 May 2022, 4 June 2022", [False, False]),
        ("our 30 June 2023 year end", [True]),
        ("Financial Year Covered by the Report: 13/01/2023", [True]),
    ],
)
def test_the_days_of_a_span_are_its_bounds(text: str, bounds: list[bool]) -> None:
    assert [day.bounds for day in days(text, "en")] == bounds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("07-December-2022", ["2022-12-07"]),
        ("15/06/23", ["2023-06-15"]),
        ("5/6/23", []),  # in June, or in May
        ("24/7/365", []),
        ("2022/11/03", ["2022-11-03"]),
        ("2022.11.3", ["2022-11-03"]),
        ("31-12-2023", ["2023-12-31"]),
        ("3-4-2023", []),  # in April, or in March
        ("V4 | 01/2023", ["2023-01"]),
        ("ISO 14001/2015, 2021/22", []),
        ("the 4th day of June 2023", ["2023-06-04"]),
    ],
)
def test_forms_of_days(text: str, expected: list[str]) -> None:
    assert [day.text for day in days(text, "en")] == expected


def test_a_plan_for_some_years_is_published_in_the_first_of_them() -> None:
    source = _source(["# Climate Plan 2023–2030", "18 April 2023"], ["By 31 December 2025 we will halve leaks."])
    assert published(source, title(source).text).date.text == "2023-04-18"


WE = ["We buy tin.", "Our company asks its suppliers."]


@pytest.mark.parametrize(
    ("pages", "running", "expected"),
    [
        # the name in addresses only
        ([["# Labour Report"], [*WE, "Write to labour@grovesend.com.au or see www.un.org."]], (), "Grovesend"),
        # addresses speak for one of two names
        (
            [
                ["# Labour Report"],
                ["Corva and Tern buy tin. Corva sells it. Tern sells it. Corva pays. Tern pays. For Corva, for Tern."]
                * 3,
                ["Write to labour@tern.com."],
            ],
            (),
            "Tern",
        ),
        # a footer with the number of the page
        ([["# Labour Report 2022"], WE], ("Tarnwick | Labour Report 2022 | 3",), "Tarnwick"),
        # a name of two words that mostly begins its sentences
        (
            [
                ["# On the Line"],
                ["When I joined Fenwick Rail, few spoke."]
                + ["Fenwick Rail carries people.", "Fenwick Rail respects rights.", "We of Fenwick Rail care."] * 3,
            ],
            (),
            "Fenwick Rail",
        ),
        # the second of two names is none of its own
        (
            [
                ["# Labour Report", "Marsh and Fell Limited"],
                ["We at Marsh and Fell care.", "For Marsh and Fell, it is."] * 6,
            ],
            (),
            "Marsh and Fell Limited",
        ),
        # a name alone on the cover, in capitals
        (
            [["# NORTHWIND ENERGY", "# LABOUR REPORT"], ["Northwind Energy respects rights."] * 4],
            (),
            "Northwind Energy",
        ),
        # whose officer signs
        (
            [
                ["# Labour Report"],
                ["We supply Marketly plc."],
                WE,
                ["Carl Otley, Managing Director, Dawlish Ltd 4 May 2023"],
            ],
            (),
            "Dawlish Ltd",
        ),
    ],
)
def test_whose_report_it_is(pages: list[list[str]], running: tuple[str, ...], expected: str) -> None:
    source = _source(*pages, running=running)
    assert company(source, title(source).text).text == expected


def test_a_short_form_in_addresses_does_not_take_a_part_of_a_name() -> None:
    told = ["© 2023 Arvelia Telekom AG", "Arvelia Telekom AG connects.", "The Telekom cares.", "So does Telekom, too."]
    source = _source(["# Labour Report"], told, ["See www.telekom.com and www.telekom.com/labour."])
    assert company(source, "Labour Report").text == "Arvelia Telekom AG"


def test_a_brand_that_begins_with_a_small_letter_is_a_name() -> None:
    assert [name.text for name in names("of eMotive plc and easyRail Ltd")] == ["eMotive plc", "easyRail Ltd"]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (["# ABN 99 111 222 333 Labour Statement 2022"], "Labour Statement 2022"),
        (
            ["# Supply Chain Transparency", "Jarrow Foods publishes this statement under the Act"],
            "Supply Chain Transparency",
        ),
        (["# Our Labour Statement", "We buy tin"], "Our Labour Statement"),
        (["# Thinking Ahead", "# Discussion Paper 2023"], "Discussion Paper 2023"),
    ],
)
def test_what_is_no_part_of_a_title(front: list[str], expected: str) -> None:
    assert title(_source(front)).text == expected


@pytest.mark.parametrize(
    ("cover", "text", "expected", "sure"),
    [
        ("31 May 2024", "It covers the year ended 31 December 2023.", "2024-05-31", True),  # the period ended before
        ("31 December 2023", "It covers the year ended 31 December 2023.", "2023-12-31", False),
        ("31 May 2024", "We buy tin.", "2024-05-31", False),  # perhaps the end of a period
    ],
)
def test_the_last_of_a_month_on_the_cover_is_no_day_of_publication_unless_the_period_ended_before(
    cover: str, text: str, expected: str, sure: bool
) -> None:
    date = published(_source(["# Labour Report", cover], [text]), "Labour Report").date
    assert (date.text, date.sure) == (expected, sure)


def test_a_span_on_the_first_page_without_a_word_between_its_days_is_no_day_of_publication() -> None:
    days_of_it = ["# Questionnaire", "1 January 2022", "31 December 2022"]
    date = published(_source(days_of_it, ["It covers the year ended 31 December 2019."]), "Questionnaire").date
    assert not date.sure


@pytest.mark.parametrize(
    "said",
    [
        "Our Annual Report was published on 4 May 2023.",
        "The Sustainability Report for 2022 was approved by the Board on 4 May 2023.",
        "Rights Watch’s report was published on 4 May 2023 and named us.",
        "The Watch report was issued on 4 May 2023.",
        "The Corporate Governance Statement was approved by the Board on 4 May 2023.",
        "The financial statements were approved by the Board on 4 May 2023.",
        "The statement of our subsidiary was approved by its board on 4 May 2023.",
    ],
)
@pytest.mark.parametrize(
    "after", ["", " " + "We buy tin from whoever brings it to us by road in the long and wet winter. " * 2]
)
def test_days_of_other_reports_are_not_its_own(said: str, after: str) -> None:
    pages = [["It covers the year ended 31 December 2022."], [said + after], ["We buy tin."], ["We buy tin."]]
    assert not published(_source(["# Modern Slavery Statement"], *pages), "Modern Slavery Statement").date.sure


@pytest.mark.parametrize(
    ("title_", "said"),
    [
        ("Modern Slavery Statement", "Tern’s Modern Slavery Statement was approved by the Board on 4 May 2023."),
        (
            "Modern Slavery Statement",
            "The Slavery and Human Trafficking Statement was approved by the Board on 4 May 2023.",
        ),
        ("Modern Slavery Statement", "The Board of Tern plc approved the joint statement on 4 May 2023."),
        ("Modern Slavery Statement", "The report was approved by the Board on 4 May 2023."),
        ("Sustainability Report", "The consolidated non-financial statement was approved by the Board on 4 May 2023."),
        ("Annual Report 2022", "The financial statements were approved by the Board on 4 May 2023."),
    ],
)
def test_days_of_the_report_are_its_own_by_whatever_name(title_: str, said: str) -> None:
    pages = [["It covers the year ended 31 December 2022."], [said], ["We buy tin."], ["We buy tin."]]
    date = published(_source([f"# {title_}"], *pages), title_).date
    assert date.text == "2023-05-04" and date.sure
