"""Whose report it is and of which day: guesses from title page, text and metadata."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import py3langid.langid as langid
import pytest
from py3langid import classify

from scorer.document.front.days import days
from scorer.document.front.facts import Source
from scorer.document.front.names import names
from scorer.document.front.published import published
from scorer.document.front.publisher import company
from scorer.document.front.titles import title
from scorer.document.front.weighing import Ledger
from scorer.document.model import Kind
from tests.document.typed import typed


@pytest.mark.parametrize(
    ("pages", "metadata", "file", "expected"),
    [
        ([["# Alder Holdings Ltd", "We own Alder Land Ltd."]], {}, "a.pdf", "Alder Holdings Ltd"),
        ([["# Annual report", "Vireo, Inc. makes lamps."]], {}, "a.pdf", "Vireo, Inc."),
        (  # whose statement it is counts more than how often a subsidiary is named
            [
                ["# Modern Slavery Statement"],
                [
                    "This statement is made by Josiah B. Quill and Company Limited (Quill).",
                    "Fernlea Farms Limited keeps sheep.",
                    "Fernlea Farms Limited sells wool.",
                    "Fernlea Farms Limited has nine sites.",
                ],
            ],
            {},
            "a.pdf",
            "Josiah B. Quill and Company Limited",
        ),
        (  # a bank without a legal form, which the rest of the report calls by its initials
            [
                ["# Sustainability Appendix"],
                ["Tern Bank Limited is a part of us.", "Tern Bank Limited lends.", "Merchant Bank of Arvelia"],
                ["MBA lends to farms."] * 12,
            ],
            {"Title": "FY23 MBA Sustainability Appendix"},
            "x-mba.pdf",
            "Merchant Bank of Arvelia",
        ),
        (  # no legal form anywhere: the author whom the text names, not a person who wrote it
            [["# Human Rights Policy", "At Corva Tin we respect rights.", "Corva Tin has mines."]],
            {"Author": "Corva Tin"},
            "a.pdf",
            "Corva Tin",
        ),
        (
            [["# Policy"], ["We at Lumio care.", "The lamps of Lumio are ours.", "What Lumio does is open."]],
            {"Author": "Sam Writer"},
            "a.pdf",
            "Lumio",
        ),
        (  # a table that names something alike in passing
            [["# Report"], ["We at Corva buy tin.", "Corva sells lamps."], ["Peru, Chile Co-op, 64%", "Peru Co"]],
            {"Author": "Corva Foods, Inc."},
            "a.pdf",
            "Corva Foods, Inc.",
        ),
        ([["# Rapporto", "Il gruppo El.Mo Group."]], {}, "a.pdf", "El.Mo Group"),
        ([["# Report", "Deloitte & Touche Limited assured it."]], {}, "a.pdf", ""),
    ],
)
def test_company(pages: list[list[str]], metadata: dict[str, str], file: str, expected: str) -> None:
    source = Source(typed(*pages), metadata, file)
    assert company(source, title(source).text).text == expected


@pytest.mark.parametrize(
    ("pages", "metadata", "expected"),
    [
        # the end of the period is not the day of the report
        ([["# Report", "For the year ended 30 June 2023", "4 October 2023"]], {}, "2023-10-04"),
        (
            [["# Report", "For the year ended", "30 June 2023"]],
            {"CreationDate": "D:20230816120412+10'00'"},
            "2023-08-16",
        ),
        ([["# Report", "For the year ended 30 June 2023"]], {}, "2023-06-30"),
        # a goal lies after the file, and so it is no date of the report
        ([["# Goals for 2030", "Our report of 2022"]], {"CreationDate": "D:20230401000001Z"}, "2023-04-01"),
        ([["# Carbon neutral by 2030"]], {"ModDate": "D:20230401000001Z"}, ""),
        # the day the board approved it, where that is near the file's own
        (
            [["# Report 2023"], ["The Board approved this statement on 14 September 2023."]],
            {"CreationDate": "D:20230919080910+10'00'"},
            "2023-09-14",
        ),
        (
            [["# Report 2023"], ["The Board will have approved a policy by 20 November 2023."]],
            {"CreationDate": "D:20230919080910+10'00'"},
            "2023-09-19",
        ),
        # a file made long after its report says nothing of the report's day
        ([["# Report 2018"]], {"CreationDate": "D:20230203090135+01'00'"}, "2018"),
        # a clock that was not set
        ([["# Report 2018"]], {"CreationDate": "D:20000101000000+00'00'"}, "2018"),
        ([["# Statement", "June 2023"]], {"CreationDate": "D:20230622005241-04'00'"}, "2023-06"),
        ([["# Bilancio", "al 31 dicembre 2017"]], {"CreationDate": "D:20180321094350+01'00'"}, "2018-03-21"),
    ],
)
def test_date(pages: list[list[str]], metadata: dict[str, str], expected: str) -> None:
    source = Source(typed(*pages), metadata, "a.pdf")
    assert published(source, title(source).text).date.text == expected


def test_a_title_says_what_kind_of_report_it_is_and_takes_the_year_beside_it() -> None:
    found = title(Source(typed(["# Together", "# Sustainability Report", "2023"])))
    assert (found.text, found.source, found.page) == ("Sustainability Report 2023", "title page", 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# Human Rights Report 2021 Fiscal year ended 30 June 2021", "Human Rights Report 2021"),
        ("# Human Rights Report 2021, 30 September 2021", "Human Rights Report 2021"),
        ("# Annual Report for the year ended 31 March 2022", "Annual Report for the year ended 31 March 2022"),
    ],
)
def test_dates_below_a_title_are_no_part_of_it_unless_its_year_is_theirs(line: str, expected: str) -> None:
    assert title(Source(typed([line]))).text == expected


def test_a_title_is_not_the_way_to_it_on_a_site_nor_when_it_was_printed() -> None:
    front = ["12/03/2023, 14:22 Modern Slavery Statement - Tern", "Home > About > Policies > Modern Slavery Statement"]
    assert title(Source(typed(front))).text == "Modern Slavery Statement - Tern"


def test_without_a_title_page_the_file_is_named_unless_the_metadata_say_more() -> None:
    found = title(Source([], {"Title": "Microsoft Word - draft.docx"}, "our_report-2023.pdf"))
    assert (found.text, found.source, found.sure) == ("our report 2023", "file name", False)
    found = title(Source([], {"Title": "Human Rights Report"}, "x.pdf"))
    assert (found.text, found.source) == ("Human Rights Report", "metadata")


def _read(
    *pages: Sequence[str], running: Sequence[tuple[str, int]] = (), language: str = "en", **metadata: str
) -> Source:
    heads = [(text, count, 2) for text, count in running]
    return Source(typed(*pages), metadata, "report.pdf", heads, language)


FILING = [
    "UNITED STATES SECURITIES AND EXCHANGE COMMISSION",
    "# FORM 10-Q",
    "QUARTERLY REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934",
    "For the quarterly period ended",
    "March 31, 2022",
    "# TAMARIND.COM, INC.",
    "(Exact name of registrant as specified in its charter)",
    "Emerging growth company",
    "Smaller reporting company",
    "Tamarind Reporting Company is a large accelerated filer and a Smaller Reporting Company.",
]


def test_a_filing_is_the_registrant_s_and_is_called_by_its_form() -> None:
    source = _read(
        FILING,
        ["Tamarind.com, Inc. sells spices."],
        ["# SIGNATURES", "Dated: April 28, 2022"],
        Author="FILINGS Online LLC, a subsidiary of Spool Markets Group",
    )
    named = title(source)
    assert named.text == "Form 10-Q Quarterly Report for the quarterly period ended March 31, 2022" and named.sure
    whose = company(source, named.text)
    assert (whose.text.casefold(), whose.source, whose.page) == ("tamarind.com, inc.", "registrant’s line", 1)
    when = published(source, named.text)
    assert (when.date.text, when.date.source, when.date.page) == ("2022-04-28", "signature", 3)
    assert when.period_end == "2022-03-31"


def test_a_period_of_so_many_weeks_ends_neither_with_the_month_nor_when_shares_were_counted() -> None:
    source = _read(
        [
            "For the quarterly period ended April 3, 2022",
            "The number of shares outstanding as of April 22, 2022, was 2.1 million.",
        ],
        ["Statements of income for the three months ended April 3, 2022 and April 4, 2021"],
        ["Balance sheet as of April 3, 2022"],
        ["# SIGNATURES", "Dated: April 28, 2022"],
    )
    assert published(source, "Form 10-Q").period_end == "2022-04-03"


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        (
            ["As of November 5, 2021 there were 2.1 million shares."],
            "It covers the year ended 30 September 2021.",
            "2021-09-30",
        ),
        (["January – December 2020"], "We buy tin.", "2020-12-31"),
        (["Time period July 2020 – June 2021"], "We buy tin.", "2021-06-30"),
        (["Start date End date", "January 1 2021 December 31 2021 No"], "We buy tin.", "2021-12-31"),
        (["Ending date of reporting period 31-03-2024"], "We buy tin.", "2024-03-31"),
        (["# Our Year"], "FY23 means the 52 weeks ended 1 April 2023.", "2023-04-01"),
    ],
)
def test_the_last_day_of_a_period(first: list[str], later: str, expected: str) -> None:
    assert published(_read(first, [later], ["We buy tin."]), "Labour Report").period_end == expected


@pytest.mark.parametrize("said", ["the 2022 calendar year", "the calendar year 2022", "calendar year ended 2022"])
def test_a_calendar_year_ends_with_december(said: str) -> None:
    source = _read(["# Modern Slavery Statement"], [f"This statement covers {said}, and was approved on 20 June 2023."])
    assert published(source, "Modern Slavery Statement").period_end == "2022-12-31"


def test_a_questionnaire_asks_for_the_end_date_of_the_year_and_of_its_base_year() -> None:
    source = _read(
        ["# Climate Questionnaire 2023"],
        ["Reporting year", "Start date", "January 1, 2022", "End date", "December 31, 2022"],
        *(["Base year start", "January 1, 2019", "Base year end", "December 31, 2019"] for _ in range(9)),
    )
    assert published(source, "Climate Questionnaire 2023").period_end == "2022-12-31"


@pytest.mark.parametrize(
    ("pages", "running", "metadata", "expected"),
    [
        (  # a joint venture that the report speaks of, against whose statement it is
            [
                ["# MODERN SLAVERY STATEMENT 2023"],
                [
                    "This Statement is made by Corva32 Limited in accordance with the Act.",
                    "We hold interests in Alumira Limited, a joint venture.",
                ],
                ["Alumira Limited smelts.", "Alumira Limited employs 900 people.", "Corva32 mines."],
            ],
            (),
            {},
            "Corva32 Limited",
        ),
        (  # a subsidiary named more often than the parent that approves
            [
                ["# Sustainability Report 2022"],
                ["Selmar Petroleum Development Company Limited is a subsidiary of Selmar plc."] * 3,
                ["Selmar Petroleum Development Company Limited spilled no oil."] * 3,
                ["This report was approved by the Board of Directors of Selmar plc on 3 March 2023."],
            ],
            (("Selmar Sustainability Report 2022", 30),),
            {},
            "Selmar plc",
        ),
        (  # the stamp of an exchange and the addressee of its covering letter
            [
                [
                    "For personal use only",
                    "Arvelia Securities Exchange Limited",
                    "20 Bridge Street",
                    "Ostervale Telecom Limited ABN 76 096 304 620",
                ],
                ["# Annual Report 2023", "Ostervale Telecom Limited (“Ostervale”) and its subsidiaries connect towns."],
            ],
            (),
            {"Author": "Wagtail Filing Pty Ltd"},
            "Ostervale Telecom Limited",
        ),
        (  # the auditor and the consultant
            [
                ["# Bilancio di Sostenibilità 2019"],
                ["Redatto con Verdeconsult S.r.l., advised by Grauwerth Advisory GmbH."],
                ["Il Consiglio di Amministrazione di Fiordalba S.p.A. ha approvato il bilancio il 12 marzo 2020."],
                ["Relazione della società di revisione", "Deloitte & Touche S.p.A.", "Agli azionisti di Fiordalba"],
            ],
            (),
            {},
            "Fiordalba S.p.A.",
        ),
        (  # a bottler, not the owner of its brand
            [
                ["# Modern Slavery Statement 2018"],
                [
                    "This statement sets out the steps taken by Lumio Lemonade Partners plc and its group (LLP).",
                    "Together with The Lumio Lemonade Company we forbid forced labour.",
                    "Together with The Lumio Lemonade Company we train.",
                ],
            ],
            (),
            {},
            "Lumio Lemonade Partners plc",
        ),
        (  # no legal form anywhere: the name in the running header
            [["# Human Rights Policy"], ["At Corva Tin we respect rights.", "Corva Tin has mines."]],
            (("Corva Tin Human Rights Policy", 12),),
            {},
            "Corva Tin",
        ),
        (  # "constitutes the statement of"
            [
                ["# Slavery and human trafficking statement"],
                [
                    "This statement is made under section 54(1) of the Act and constitutes Tern Foods Ltd’s slavery "
                    "and human trafficking statement for the financial year ending 31 March 2022.",
                    "Our customers are Gull Supermarkets plc and Heron Stores plc.",
                    "Gull Supermarkets plc audits us. Heron Stores plc audits us.",
                ],
            ],
            (),
            {},
            "Tern Foods Ltd",
        ),
        (  # defined as "we"
            [
                ["# Transparency Report"],
                [
                    "In this report “we”, “us” and “the Group” refer to Pellworth Holdings AG and its subsidiaries.",
                    "Pellworth Leasing GmbH lends. Pellworth Leasing GmbH is in Bremen.",
                ],
            ],
            (),
            {},
            "Pellworth Holdings AG",
        ),
    ],
)  # fmt: skip
def test_whose_report_it_is_outweighs_who_is_named_in_it(
    pages: list[list[str]], running: tuple[tuple[str, int], ...], metadata: dict[str, str], expected: str
) -> None:
    source = _read(*pages, running=running, **metadata)
    assert company(source, title(source).text).text == expected


def test_the_source_of_a_name_is_what_says_most() -> None:
    said = ["Tern Telecom Limited (“Tern”) is a company."] + ["The towns that Tern Telecom connects."] * 20
    found = company(_read(["# Annual Report"], said), "Annual Report")
    assert (found.text, found.source, found.page) == ("Tern Telecom Limited", "definition", 2)


def test_a_name_that_is_only_used_is_marked_unsure() -> None:
    source = _read(["# Policy"], ["We at Lumio care.", "The lamps of Lumio are ours.", "What Lumio does is open."])
    found = company(source, "Policy")
    assert found.text == "Lumio" and not found.sure


@pytest.mark.parametrize(
    ("pages", "metadata", "expected", "source"),
    [
        (  # the sale of a subsidiary is not the day of the statement
            [
                ["# Modern Slavery Statement 2023"],
                ["On 31 July 2022 we sold Tern Retail Limited.", "For the year ended 30 June 2023 we report."],
                ["This statement was approved by the Board of Tern Energy Limited on 20 June 2024."],
            ],
            {"CreationDate": "D:20240624120412+10'00'"},
            "2024-06-20",
            "approval",
        ),
        (  # a day of the board before the period ends is a slip of the pen
            [
                ["# 2021 Modern Slavery Statement"],
                ["For the year ended 31 December 2021."],
                ["This statement was approved by the Board of Directors of Tern Limited on 20 June 2021."],
            ],
            {"CreationDate": "D:20220621134844+10'00'"},
            "2022-06-21",
            "file's own date",
        ),
        (  # a month stays a month
            [["# Modern Slavery Statement", "June 2023"], ["We report."]], {}, "2023-06", "title page",
        ),
        (  # the month on the cover, the day at the end
            [["# Statement", "June 2023"], ["Signed by", "Ada Quill, Managing Director", "20 June 2023"]],
            {},
            "2023-06-20",
            "signature",
        ),
        (  # the letter that leads the report is the last to be signed
            [
                ["# Annual Report 2023"],
                ["Ida Marsh, Chair", "22 August 2023"],
                ["This financial report was authorised for issue by the directors on 14 August 2023."],
            ],
            {},
            "2023-08-22",
            "signature",
        ),
        (  # what it replaces, when it is looked at again
            [["# Human Rights Policy", "Approved: October 2022", "Supersedes: October 2015", "Next review: May 2025"]],
            {},
            "2022-10",
            "approval",
        ),
        (  # an earlier report's day, a coming report's day
            [
                ["# Sustainability Report 2023"],
                ["Publication date: March 2024", "The previous report was published on 12 March 2023."],
                ["Our policy was approved by the Board in December 2023."],
            ],
            {},
            "2024-03",
            "publication date",
        ),
        (  # the auditor's day is the auditor's
            [
                ["# Sustainability Report 2019"],
                ["For the year ended 31 December 2019"],
                ["# Independent auditor’s report", "Milan, 30 March 2020", "Ada Quill", "Partner"],
            ],
            {},
            "2020-03-30",
            "auditor's report",
        ),
        (
            [
                ["# Corporate Governance Statement", "Tern Limited"],
                ["This statement is current as at 28 August 2023 and has been approved by the Board."],
            ],
            {},
            "2023-08-28",
            "approval",
        ),
        (  # a decree's day is not the report's, nor does a contractor make it another's
            [
                ["# Consolidated non-financial statement 2019"],
                ["It follows Legislative Decree no. 254 of 30 December 2016, Resolution no. 20267 of 18 January 2018."],
                [
                    "This statement, prepared with our contractors under Legislative Decree 254/2016, was approved "
                    "by the Board of Directors on 12 March 2020."
                ],
            ],
            {},
            "2020-03-12",
            "approval",
        ),
        ([["# Rapport", "Approuvé par le conseil le 3 février 2021"]], {}, "2021-02-03", "approval"),
    ],
)  # fmt: skip
def test_the_day_it_was_published_approved_or_signed(
    pages: list[list[str]], metadata: dict[str, str], expected: str, source: str
) -> None:
    read = _read(*pages, language="fr" if "Rapport" in pages[0][0] else "en", **metadata)
    date = published(read, title(read).text).date
    assert (date.text, date.source) == (expected, source)
    assert date.sure == (source not in ("file's own date", "auditor's report"))


def test_a_date_that_nothing_tells_is_marked_and_comes_with_its_bounds() -> None:
    read = _read(["# Report", "For the year ended 30 June 2023"], ModDate="D:20240105120000Z")
    found = published(read, "Report")
    assert (found.date.text, found.date.source, found.date.sure) == ("2023-06-30", "period end", False)
    assert (found.earliest, found.latest) == ("2023-06-30", "2024-01-05")


def test_a_numeric_date_that_may_be_two_is_none() -> None:
    assert [day.text for day in days("Signed 08/09/2023, 23/12/2022, 03.04.2021 and 2020-05-06", "en")] == [
        "2020-05-06", "2021-04-03", "2022-12-23",
    ]  # fmt: skip
    assert [day.text for day in days("le 08/09/2023", "fr")] == ["2023-09-08"]


def test_a_numeric_date_is_read_as_the_spelling_of_the_report_reads_it() -> None:
    for word, expected in (("labour", "2021-03-12"), ("labor", "2021-12-03"), ("work", "")):
        said = [f"Forced {word} is forbidden.", "Signed by Ada Quill, Director", "Date: 12/03/2021"]
        assert published(_read(["# Modern Slavery Statement"], said), "Modern Slavery Statement").date.text == expected


def test_a_block_of_signatures_is_one_though_it_runs_on() -> None:
    said = (
        "Signed for and on behalf of the board by Ada Quill, Director, and Ida Marsh, Company Secretary of Tern plc, on"
    )
    source = _read(["# Modern Slavery Statement"], [f"{said} this day, Date: 14 March 2022, London."])
    date = published(source, "Modern Slavery Statement").date
    assert (date.text, date.source) == ("2022-03-14", "signature")


def test_signatures_side_by_side_are_rows_of_a_table() -> None:
    rows = ["Ada Quill Ida Marsh", "Managing Director Finance Director", "Date: 31.01.2020 Date: 31.01.2020"]
    read = typed(["# Modern Slavery Statement 2019"], rows)
    table = [msgspec.structs.replace(s, kind=Kind.TABLE) if s.page == 2 else s for s in read]
    date = published(Source(table), "Modern Slavery Statement 2019").date
    assert (date.text, date.source) == ("2020-01-31", "signature")


def test_a_word_with_a_legal_form_is_no_name_where_it_is_written_small() -> None:
    source = _read(
        ["# Relazione Annuale 2018", "Lanterna Srl è una società benefit, una Benefit Corporation."],
        ["La società benefit Lanterna Srl. Il beneficio: benefit e benefit.", "Una Benefit Corporation certificata."]
        * 3,
        language="it",
    )
    assert company(source, "Relazione Annuale 2018").text == "Lanterna Srl"


def test_a_name_that_everything_speaks_against_is_nobody_s() -> None:
    assert company(_read(["of the v. Kestrel Ltd"]), "").text == ""


def test_what_is_hardly_a_title_gives_way_to_the_name_of_the_file() -> None:
    found = title(_read(["$1,000 Remedy To: ", "# Contents"]))
    assert (found.text, found.source, found.confidence) == ("report", "file name", 0.3)


def test_months_in_the_language_of_the_report() -> None:
    text = "il 15 marzo 2018, den 3. März 2019, le 1er août 2020, em 2 de maio de 2021"
    found = {language: [day.text for day in days(text, language)] for language in ("it", "de", "fr", "pt", "en")}
    assert found["it"] == ["2018-03-15"] and found["de"] == ["2019-03-03"]
    assert found["fr"] == ["2020-08-01"] and found["pt"] == ["2021-05-02"]
    assert found["en"] == []
    assert [day.text for day in days("we may 2023 and March 2024", "en")] == ["2024-03"]


def test_in_a_language_whose_months_nobody_knows_there_are_none() -> None:
    classify("first, it loads what it knows")
    told = {name for name in (*langid.IDENTIFIER.nb_classes, "xx") if [*days("12 Ansum 2023, a 2023", name)]}
    assert not told


def test_a_torn_title_is_written_as_the_report_writes_its_words() -> None:
    source = _read(["# SUSTAI NABILITY REPORT", "2023"], ["Sustainability is our sustainability report."] * 3)
    assert title(source).text == "SUSTAINABILITY REPORT 2023"


def test_the_title_is_no_name_of_a_company_and_no_part_of_the_report() -> None:
    source = _read(
        ["# HARROW NEWMAN HOLDINGS LIMITED", "# MODERN SLAVERY STATEMENT", "2022"],
        ["# Remuneration report", "This Modern Slavery Statement covers all."],
        running=(("Remuneration report continued", 30),),
    )
    assert title(source).text == "MODERN SLAVERY STATEMENT 2022"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quill & Sons (UK) Ltd. makes ink", ["Quill & Sons (UK) Ltd."]),
        ("by El.Mo. S.p.A. and El.Mo Group", ["El.Mo. S.p.A.", "El.Mo Group"]),
        ("Tern Motor Co., Ltd. and", ["Tern Motor Co., Ltd."]),
        ("of Tern Energy Limited’s (Tern’s) mines", ["Tern Energy Limited"]),
        ("the Modern Slavery Statement of Tern Pty Ltd is", ["Tern Pty Ltd"]),
        ("Alder, Birch & Cole LLP is a firm", ["Alder, Birch & Cole LLP"]),
        ("In Leeds, Birch & Cole LLP is a firm", ["Birch & Cole LLP"]),
        ("CEMENTOS TERN, S.A.B. DE C.V.", ["CEMENTOS TERN, S.A.B. DE C.V."]),
        ("1702 Brewing Company Limited, Leith", ["1702 Brewing Company Limited"]),
        ("2022 Tern Brewing Limited", ["Tern Brewing Limited"]),
        ("Prepared for Tern Minerals plc", ["Tern Minerals plc"]),
        ("Smaller reporting company", []),
        ("A Group is a company.", []),
    ],
)
def test_names_end_with_their_legal_form(text: str, expected: list[str]) -> None:
    assert [name.text for name in names(text)] == expected


def test_the_effort_for_a_page_of_names_is_bounded() -> None:
    pages = [[" ".join(f"Tern{n}{k} Limited" for k in range(20)) for n in range(300)]]
    source = _read(*pages)
    ledger = Ledger()
    for name in (n.text for s in source.sentences for n in names(s.text)):
        ledger.add(name, "text", 1.0, 1)
    assert len(ledger.proofs) <= 600 and company(source, "").text
