"""The scorecard as tables: one row an element, one row a piece of evidence; CSV here, inert in any spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from scorer.scorecard import view
from scorer.scorecard.model import ElementCard, Quote, Scorecard
from scorer.scorecard.text import harmless

CSV_ENCODING = "utf-8-sig"
"""How to write the CSV texts to a file (bytes as they are, no newline translation): spreadsheets need the mark."""

Cell = str | float | int | None

ELEMENT_COLUMNS = (
    "company", "report", "report_date", "report_file", "rubric", "rubric_version", "theme", "theme_title", "indicator",
    "indicator_title", "element", "question", "status", "level", "denied", "points", "weight", "confidence",
    "confidence_why", "reason", "quotes", "pages", "first_quote", "near_misses", "report_sha256", "rubric_digest",
    "expected_same", "expected_higher", "expected_lower",
)  # fmt: skip

EVIDENCE_COLUMNS = (
    "company", "report", "report_date", "report_file", "theme", "element", "role", "page", "section", "quote", "level",
    "cues", "found_by", "match", "note", "boxes", "pages", "lead", "items",
)  # fmt: skip

CASE_COLUMNS = (
    "company", "report", "report_date", "register", "case", "name", "forum", "docket", "filed", "public_since", "role",
    "severity", "claim", "status", "counts", "depth", "named", "told", "leaves_out", "reason", "pages", "quotes",
    "sources", "possibly",
)  # fmt: skip

_FORMULA_START = re.compile(r"^\s*[=+\-@\t\r\n＝＋－＠|%]")
_FORMULA_AFTER_SEPARATOR = re.compile(r"([;\t\r\n]\"*)(?=[=+\-@|%＝＋－＠])")
CELL_LIMIT = 32_000
"""Characters of a cell that are written; a spreadsheet holds 32,767."""


def to_csv(card: Scorecard) -> str:
    """One row an element. Cells that a spreadsheet would run as a formula begin with an apostrophe."""
    return _csv(ELEMENT_COLUMNS, element_rows(card))


def evidence_to_csv(card: Scorecard) -> str:
    """One row a quote, near misses included (``role`` tells them apart); inert like ``to_csv``.

    ``page`` is where it begins, ``pages`` are all that it stands on; ``lead`` is what introduces its list,
    ``items`` are the first of the list that it introduces.
    """
    return _csv(EVIDENCE_COLUMNS, evidence_rows(card))


def cases_to_csv(card: Scorecard) -> str:
    """One row a case of the register; inert like ``to_csv``."""
    return _csv(CASE_COLUMNS, case_rows(card))


def case_rows(card: Scorecard) -> list[list[Cell]]:
    """Rows under ``CASE_COLUMNS``, in the register's order."""
    register = f"{card.register_.id} {card.register_.digest}" if card.register_ else ""
    return [
        [
            card.company, card.report.title, card.report.date, register, k.id, k.name, k.forum, k.docket, k.filed,
            k.public_since, k.role, k.severity, k.claim, k.status, "yes" if k.counts else "no", k.depth,
            "yes" if k.named and k.depth != "not_mentioned" else "no", " ".join(k.told), ", ".join(k.leaves_out),
            k.reason, _pages(k.says), " | ".join(q.quote for q in k.says), " ".join(k.sources),
            " | ".join(f"{view.page_words(view.pages(q))}: {q.quote}" for q in k.possibly),
        ]
        for k in card.cases
    ]  # fmt: skip


def element_rows(card: Scorecard) -> list[list[Cell]]:
    """Rows under ``ELEMENT_COLUMNS``, in the rubric's order; numbers unrounded, nothing escaped yet."""
    head: list[Cell] = [
        card.company, card.report.title, card.report.date, card.report.file, card.rubric.id, card.rubric.version,
    ]  # fmt: skip
    rows: list[list[Cell]] = []
    for theme in card.themes:
        for indicator in theme.indicators:
            for e in indicator.elements:
                rows.append([
                    *head, theme.id, theme.title, indicator.id, indicator.title, e.id, e.ask, e.status,
                    e.level if e.status == "assessed" else None, "yes" if e.denied else "no", e.points, e.weight,
                    e.confidence, e.confidence_why, e.reason, len(e.evidence), _pages(e.evidence),
                    e.evidence[0].quote if e.evidence else "", len(e.near_misses), card.report.sha256,
                    card.rubric.digest, *_expected(e),
                ])  # fmt: skip
    return rows


def _expected(element: ElementCard) -> tuple[Cell, Cell, Cell]:
    """Shares of careful readers who give such answers this level, a higher, a lower one; empty where not known."""
    e = element.expected
    return (None, None, None) if e is None else (e.same, e.higher, e.lower)


def evidence_rows(card: Scorecard) -> list[list[Cell]]:
    """Rows under ``EVIDENCE_COLUMNS``: the evidence of every element, then its near misses."""
    head: list[Cell] = [card.company, card.report.title, card.report.date, card.report.file]
    rows: list[list[Cell]] = []
    for theme in card.themes:
        for e in (e for indicator in theme.indicators for e in indicator.elements):
            for role, quotes in (("evidence", e.evidence), ("near miss", e.near_misses)):
                rows.extend(
                    [
                        *head, theme.id, e.id, role, q.page, q.section, q.quote, q.level, " ".join(q.cues),
                        "\n".join(q.found_by), q.match, q.note,
                        "; ".join(" ".join(f"{n:g}" for n in box) for box in q.boxes), _pages((q,)),
                        q.lead, "\n".join(q.items),
                    ]
                    for q in quotes
                )  # fmt: skip
    return rows


def _pages(quotes: Iterable[Quote]) -> str:
    """Every page that quotes stand on, as the other forms of a card show them."""
    return " ".join(map(str, sorted({page for quote in quotes for page in view.pages(quote)})))


def shown(score: float | None) -> int | None:
    """A score as cards show it, so that a table and a card say the same; the JSON keeps it whole."""
    return None if score is None else round(score)


def shown_share(share: float | None) -> float | None:
    """A share (0-1) as cards show it: to the hundredth."""
    return None if share is None else round(share, 2)


def inert(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    text = _FORMULA_AFTER_SEPARATOR.sub(r"\1 ", harmless(cell))
    if len(text) > CELL_LIMIT:
        text = text[:CELL_LIMIT] + "…"
    return "'" + text if _FORMULA_START.match(text) else text


def plain(cell: Cell) -> Cell:
    """A cell without a decimal part that says nothing: 60, not 60.0."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([inert(plain(cell)) for cell in row] for row in rows)
    return out.getvalue()
