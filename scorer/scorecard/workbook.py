"""The scorecard as a workbook (XLSX): sheets for the card, its elements and its evidence; no cell is a formula."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

from scorer.scorecard import caselist, heading, view
from scorer.scorecard.json import whose
from scorer.scorecard.model import Scorecard
from scorer.scorecard.table import (
    CASE_COLUMNS,
    CELL_LIMIT,
    ELEMENT_COLUMNS,
    EVIDENCE_COLUMNS,
    Cell,
    case_rows,
    element_rows,
    evidence_rows,
    shown,
    shown_share,
)
from scorer.scorecard.text import harmless

_WIDTHS = {
    "question": 50, "reason": 50, "first_quote": 60, "quote": 80, "section": 30, "confidence_why": 30, "note": 30,
    "theme_title": 22, "indicator_title": 26, "found_by": 30, "name": 40, "claim": 40, "leaves_out": 30, "quotes": 60,
    "boxes": 20, "report": 26, "company": 22,
}  # fmt: skip
_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # the file's own date: the same card, the same bytes


def to_xlsx(card: Scorecard) -> bytes:
    """The card as an XLSX file. Text stays text: nothing that a report says becomes a formula or a link."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        properties = {"title": harmless(_title(card))[:200], "keywords": whose(card)}
        book.set_properties({"created": _EPOCH.replace(tzinfo=None), **properties})
        bold = book.add_format({"bold": True})
        formats = (bold, book.add_format({"text_wrap": True, "valign": "top"}))
        _sheet(book, "Card", ("what", "value"), _summary(card), formats=formats, widths={"what": 34, "value": 80})
        _sheet(book, "Elements", ELEMENT_COLUMNS, element_rows(card), formats=formats, widths=_WIDTHS)
        _sheet(book, "Evidence", EVIDENCE_COLUMNS, evidence_rows(card), formats=formats, widths=_WIDTHS)
        if card.cases:
            _sheet(book, "Cases", CASE_COLUMNS, case_rows(card), formats=formats, widths=_WIDTHS)
    return out.getvalue()


def _sheet(
    book: Any,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    formats: tuple[Any, Any],
    widths: dict[str, int],
) -> None:
    bold, wrap = formats
    sheet = book.add_worksheet(name)
    for n, column in enumerate(columns):
        sheet.set_column(n, n, widths.get(column, 12), wrap)
        sheet.write_string(0, n, column, bold)
    last = 0
    for last, row in enumerate(rows, start=1):
        for n, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(last, n, harmless(cell)[:CELL_LIMIT])
            elif cell is not None:
                sheet.write_number(last, n, cell)
    sheet.freeze_panes(1, 0)
    if last:
        sheet.autofilter(0, 0, last, len(columns) - 1)


def _recall(card: Scorecard) -> list[list[Cell]]:
    """What came of the register; shares only from five cases on."""
    used = card.register_
    if used is None or not used.cases:
        return []
    rows: list[list[Cell]] = [
        ["known cases that count", used.counted],
        ["of them mentioned", used.told],
        ["of them named", used.named],
    ]
    if used.counted >= caselist.FEW_CASES:
        rows.append(["recall of known cases (0-1, upper bound)", used.recall])
        rows.append(["the same weighted by severity", used.weighted_recall])
    return rows


def _title(card: Scorecard) -> str:
    return f"{card.company or card.report.file}: transparency scorecard"


def _summary(card: Scorecard) -> list[list[Cell]]:
    rows: list[list[Cell]] = [
        ["company", card.company],
        ["company: source", heading.place(card.company_source, card.company_page)],
        ["company: confidence (0-1)", card.company_confidence],
        ["report", card.report.title],
        ["report date", card.report.date],
        ["report date: source", heading.place(card.report.date_source, card.report.date_page)],
        ["report date: confidence (0-1)", card.report.date_confidence],
        ["report file", card.report.file],
        ["report SHA-256", card.report.sha256],
        ["rubric", f"{card.rubric.id} {card.rubric.version}"],
        ["rubric digest", card.rubric.digest],
        ["model", f"{card.model.name} {card.model.digest}" if card.model else "none"],
        ["register", f"{card.register_.id} {card.register_.digest}" if card.register_ else "none"],
        *_recall(card),
        ["tool version", card.tool_version],
        ["score (0-100)", shown(card.score)],
        ["low", shown(card.low)],
        ["high", shown(card.high)],
        ["coverage (0-1)", shown_share(card.coverage)],
    ]
    rows += [["rubric extends", f"{b.id} {b.version} {b.digest}"] for b in card.rubric.bases]
    for theme in view.themes(card):
        rows.append([f"{theme.card.title}: score", shown(theme.card.score)])
        rows.append([f"{theme.card.title}: share of the score (0-1)", shown_share(theme.share)])
        rows.append([f"{theme.card.title}: coverage (0-1)", shown_share(theme.card.coverage)])
    rows += [[f"manner of writing: {name} ({m.unit})", m.value] for name, m in card.brochure.items()]
    rows += [["warning", warning] for warning in (heading.off_topic_note(card), *card.warnings) if warning]
    return rows
