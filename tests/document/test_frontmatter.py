"""Whose report it is and of which day: guesses from title page, text and metadata."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scorer.document.frontmatter import company, date, title
from scorer.document.model import Kind
from scorer.document.wire import BoxData, SentenceData


def _sentences(*pages: Sequence[str]) -> list[SentenceData]:
    """Sentences page by page; ``# text`` is a heading."""
    made: list[SentenceData] = []
    for number, texts in enumerate(pages, 1):
        for text in texts:
            kind = Kind.HEADING if text.startswith("# ") else Kind.BODY
            box = BoxData(number, 72.0, 100.0, 300.0, 130.0 if kind is Kind.HEADING else 112.0)
            made.append(SentenceData(len(made), number, text.removeprefix("# "), (), (box,), kind, len(made), None))
    return made


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
    assert company(_sentences(*pages), metadata, file).text == expected


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
    sentences = _sentences(*pages)
    assert date(sentences, metadata, title(sentences, metadata, "a.pdf").text).text == expected


def test_a_title_says_what_kind_of_report_it_is_and_takes_the_year_beside_it() -> None:
    guess = title(_sentences(["# Together", "# Sustainability Report", "2023"]), {}, "x.pdf")
    assert guess == ("Sustainability Report 2023", "title page")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# Human Rights Report 2021 Fiscal year ended 30 June 2021", "Human Rights Report 2021"),
        ("# Human Rights Report 2021, 30 September 2021", "Human Rights Report 2021"),
        ("# Annual Report for the year ended 31 March 2022", "Annual Report for the year ended 31 March 2022"),
    ],
)
def test_dates_below_a_title_are_no_part_of_it_unless_its_year_is_theirs(line: str, expected: str) -> None:
    assert title(_sentences([line]), {}, "x.pdf").text == expected


def test_without_a_title_page_the_file_is_named_unless_the_metadata_say_more() -> None:
    assert title([], {"Title": "Microsoft Word - draft.docx"}, "our_report-2023.pdf") == (
        "our report 2023",
        "file name",
    )
    assert title([], {"Title": "Human Rights Report"}, "x.pdf") == ("Human Rights Report", "metadata")
