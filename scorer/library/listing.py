"""A run as one table and as one page: a row a report, also for those that got no card."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from scorer.errors import EXIT_USAGE, UserError, install
from scorer.inputs import displayed
from scorer.library.output import spare
from scorer.library.values import Outcome
from scorer.rubric.model import Rubric
from scorer.scorecard.index import Question, failed, to_index
from scorer.scorecard.sealing import NO_SEAL
from scorer.scorecard.table import CSV_ENCODING, Cell, inert, plain, shown, shown_share

# Column -> what it holds. Theme scores and the card's file come after these.
_HEAD: dict[str, type] = {
    "report": str,
    "outcome": str,
    "reason": str,
    "company": str,
    "sector": str,
    "title": str,
    "date": str,
    "language": str,
    "pages": int,
    "score": float,
    "low": float,
    "high": float,
    "coverage": float,
    "people": str,
}

_THEME = "theme "
_MAKER = "transparency-scorer"
_TELLING = 5  # columns by which a table of ours is known
_ROUNDED: dict[str, Callable[[Any], Cell]] = {
    "score": shown,
    "low": shown,
    "high": shown,
    "coverage": shown_share,
}

Writer = Callable[[Iterable[Outcome]], bytes]


def writer(path: Path) -> Writer:
    """What makes the table for a file of this name.

    Raises:
        UserError: The name ends neither with .csv nor with .parquet, what Parquet needs is not installed, or a file is
            there that is no such table.
    """
    kind = path.suffix.lower()
    if kind == ".csv":
        spare(path, ",".join(list(_HEAD)[:_TELLING]).encode())
        return to_csv
    if kind != ".parquet":
        hint = "Give the file a name that ends with .csv or .parquet."
        raise UserError("tables are written as CSV or Parquet", str(path), hint, EXIT_USAGE)
    _arrow(path)
    spare(path, _MAKER.encode())
    return to_parquet


def to_csv(outcomes: Iterable[Outcome]) -> bytes:
    """The table as CSV for a spreadsheet: in the order of the reports, no cell can run as a formula.

    After the fixed columns comes the score of each theme, then the card's file. Scores are rounded as on the cards.
    """
    columns, rows = _table(outcomes)
    rounded = [_ROUNDED.get(name, shown if name.startswith(_THEME) else None) for name in columns]
    rows = [[cell if by is None else by(cell) for by, cell in zip(rounded, row, strict=True)] for row in rows]
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(columns)
    lines.writerows([inert(plain(cell)) for cell in row] for row in rows)
    return out.getvalue().encode(CSV_ENCODING)


def to_parquet(outcomes: Iterable[Outcome]) -> bytes:
    """The same table as Parquet: typed columns, numbers unrounded, text as it is, null where there is nothing.

    Raises:
        UserError: The extra is not installed.
    """
    core, parquet = _arrow(None)
    columns, rows = _table(outcomes)
    types = {str: core.DataType.string(), int: core.DataType.int64(), float: core.DataType.float64()}
    made = {}
    for n, (name, kind) in enumerate(columns.items()):
        made[name] = core.Array([None if row[n] is None else kind(row[n]) for row in rows], types[kind])
    out = io.BytesIO()
    parquet.write_parquet(
        core.Table.from_pydict(made), out, compression="zstd(3)", created_by=f"{_MAKER} {NO_SEAL.decode()}"
    )
    return out.getvalue()


def to_html(outcomes: Iterable[Outcome], rubric: Rubric | None = None) -> bytes:
    """The page over the cards of a run (``scorer.scorecard.index``), which links to each; it stands beside them.

    Args:
        outcomes: What came of the run.
        rubric: The one that it was scored by, whose questions are then named in full.
    """
    entries = []
    for outcome in outcomes:
        if outcome.entry is None:
            entries.append(failed(PurePath(outcome.report).name, outcome.failure.message if outcome.failure else ""))
        else:
            entries.append(replace(outcome.entry, link=quote(outcome.files[0].name), sector=outcome.sector))
    if rubric is None:
        return to_index(entries).encode()
    asked = [Question(e.id, t.title, e.ask) for t in rubric.themes for i in t.indicators for e in i.elements]
    return to_index(entries, {(rubric.rubric, rubric.version, rubric.digest): asked}).encode()


def _table(outcomes: Iterable[Outcome]) -> tuple[dict[str, type], list[list[Cell]]]:
    """Columns with their types, and rows in the order of the reports."""
    ordered = sorted(outcomes, key=lambda outcome: outcome.number)
    themes = list(dict.fromkeys(theme for row in ordered if row.summary for theme in row.summary.themes))
    columns = {**_HEAD, **{f"{_THEME}{theme}": float for theme in themes}, "card": str}
    return columns, [_row(outcome, themes) for outcome in ordered]


def _row(outcome: Outcome, themes: list[str]) -> list[Cell]:
    reason = outcome.failure.message if outcome.failure else None
    said = outcome.summary
    if said is None:
        named = [outcome.report, "not scored", reason, None, outcome.sector or None]
        return [*named, *[None] * (len(_HEAD) - len(named) + len(themes) + 1)]
    reason = reason or said.reason or said.off_topic or None
    known = "scored" if said.score is not None else "range only" if said.range_only else "not assessed"
    state = "no readable text" if outcome.failure else known
    return [
        outcome.report, state, reason, said.company, outcome.sector or None, said.title, said.date, said.language,
        said.pages, said.score, said.low, said.high, said.coverage,
        (outcome.entry.people or None) if outcome.entry else None,
        *(said.themes.get(theme) for theme in themes), displayed(str(outcome.files[0])),
    ]  # fmt: skip


def _arrow(path: Path | None) -> tuple[Any, Any]:
    try:
        import arro3.io as parquet
        from arro3 import core
    except ImportError:
        where = str(path) if path else None
        raise UserError("Parquet needs the package arro3-io", where, install("parquet"), EXIT_USAGE) from None
    return core, parquet
