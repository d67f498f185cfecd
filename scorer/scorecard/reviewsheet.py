"""The work list as a workbook (XLSX) to fill in: a row an answer, choices where there are some, and no formula."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from typing import Any

from scorer.rubric.model import LEVELS
from scorer.scorecard import view
from scorer.scorecard.model import ElementCard, Quote, Scorecard
from scorer.scorecard.table import CELL_LIMIT
from scorer.scorecard.text import harmless, shorten

SHEET = "Answers"
WRITTEN = ("company", "report", "question", "asked", "machine", "reason", "to look at", "page", "quotes")
FILLED = ("level", "denied", "note", "wrong quotes", "page to add", "quote to add")
KEYS = ("file", "sha256", "rubric", "rubric version", "rubric digest")
COLUMNS = (*WRITTEN, *FILLED, *KEYS)
"""What the machine says, what a person fills in, and what a row is about."""

ACCEPT = "accept"
STATUSES = {"not applicable": "not_applicable", "not assessed": "not_assessed"}
CHOICES = (ACCEPT, *LEVELS, *STATUSES)
YES, NO = "yes", "no"
DENIED = " (denied)"

_WIDTHS = {
    "company": 20, "report": 24, "question": 10, "asked": 38, "machine": 15, "reason": 34, "to look at": 30, "page": 8,
    "quotes": 70, "level": 15, "denied": 9, "note": 40, "wrong quotes": 10, "page to add": 10, "quote to add": 40,
    "file": 16,
}  # fmt: skip
_EPOCH = datetime.datetime(2000, 1, 1)  # the file's own date: the same cards, the same bytes
_QUOTES = 12  # of an answer
_QUOTE = 2000  # characters of one

_HOW = (
    ("level", 'What the report reaches: choose a level, or "accept" where the machine is right. Empty: not decided.'),
    ("", '"not applicable" leaves the sum; "not assessed": nothing can be said.'),
    ("denied", '"yes": the report itself says no (no such thing, or not done). Mostly with the level none; where a no'),
    ("", "is an answer (deaths at work), with its level. Empty: as the machine says where its level stays, else no."),
    ("note", "Why; needed where the level is not the machine's, and shown on the card."),
    ("wrong quotes", "Numbers of quotes that do not answer the question, as 1 or 1, 3."),
    ("page to add", "With the next column: a quote that was overlooked, and its page. It is looked for in the report."),
    ("quote to add", "Three or more of its words, as they stand there, or all of a sentence."),
    ("", "The grey columns say what a row is about: leave them. Rows may be sorted, hidden and deleted."),
    ("", "Then: scorer score REPORTS --review THIS-FILE.xlsx"),
)


def start_workbook(chosen: Iterable[tuple[Scorecard, ElementCard, str]], reviewer: str = "", date: str = "") -> bytes:
    """One review over many cards as a workbook to fill in, of chosen elements in their order, each with a reason why.

    Nothing that a report says becomes a formula or a link.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _EPOCH, "title": "A review of several scorecards"})
        _answers(book, [_row(*each) for each in chosen], reviewer, date)
        _how(book)
    return out.getvalue()


def machine_words(element: ElementCard) -> str:
    """The machine's answer in the words of the column "level"."""
    said = element.machine or element
    if said.status != "assessed":
        return said.status.replace("_", " ")
    return said.level + (DENIED if said.denied else "")


def _row(card: Scorecard, element: ElementCard, why: str) -> dict[str, str]:
    said = element.machine or element
    shown = element.evidence or element.near_misses
    pages = sorted({page for quote in shown[:_QUOTES] for page in view.pages(quote)})
    rubric = card.rubric
    return {
        "company": card.company or card.report.file,
        "report": card.report.title,
        "question": element.id,
        "asked": element.ask,
        "machine": machine_words(element),
        "reason": said.reason,
        "to look at": why,
        "page": ", ".join(map(str, pages)),
        "quotes": "\n".join(_quotes(element)),
        "file": card.report.file,
        "sha256": card.report.sha256,
        "rubric": rubric.id,
        "rubric version": rubric.version,
        "rubric digest": rubric.digest,
    }


def _quotes(element: ElementCard) -> Iterable[str]:
    """A line each: the evidence with the numbers by which a person may mark it, then what came close."""
    for n, q in enumerate(element.evidence[:_QUOTES], start=1):
        yield f"{n}. {_line(q)}"
    if not element.evidence:
        yield from (f"came close: {_line(q)}" for q in element.near_misses[: _QUOTES // 2])


def _line(quote: Quote) -> str:
    return f"{view.page_words(view.pages(quote))}: {shorten(' '.join(quote.quote.split()), _QUOTE)}"


def _answers(book: Any, rows: list[dict[str, str]], reviewer: str, date: str) -> None:
    top = {"valign": "top", "text_wrap": True}
    head = book.add_format({"bold": True, **top})
    grey = book.add_format({"font_color": "#555555", "bg_color": "#F2F2F2", **top})
    open_, text = {"bg_color": "#FFF8DC", "border": 1, "border_color": "#D8CFA8", **top}, {"num_format": "@"}
    fill, written = book.add_format(open_ | text), book.add_format(top)
    sheet = book.add_worksheet(SHEET)
    for n, column in enumerate(COLUMNS):
        sheet.set_column(n, n, _WIDTHS.get(column, 12))
    for n, (name, value) in enumerate((("reviewer", reviewer), ("date", date))):
        sheet.write_string(n, 0, name, head)
        sheet.write_string(n, 1, harmless(value), fill)
    first = 3
    for n, column in enumerate(COLUMNS):
        sheet.write_string(first, n, column, head)
    last = first + max(1, len(rows))
    for at, row in enumerate(rows, start=first + 1):
        for n, column in enumerate(COLUMNS):
            style = fill if column in FILLED else grey if column in KEYS else written
            sheet.write_string(at, n, harmless(row.get(column, ""))[:CELL_LIMIT], style)
    for column, choices in (("level", CHOICES), ("denied", (YES, NO))):
        n = COLUMNS.index(column)
        rule = {
            "validate": "list",
            "source": list(choices),
            "error_title": column,
            "error_message": f"Choose one of: {', '.join(choices)}; or leave it empty.",
        }
        sheet.data_validation(first + 1, n, last, n, rule)
    sheet.freeze_panes(first + 1, WRITTEN.index("asked"))
    sheet.autofilter(first, 0, last, len(COLUMNS) - 1)


def _how(book: Any) -> None:
    sheet = book.add_worksheet("How to fill it in")
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 110)
    for n, (column, words) in enumerate(_HOW):
        sheet.write_string(n, 0, column, bold)
        sheet.write_string(n, 1, words)
