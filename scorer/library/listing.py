"""A run as one table and as one page: a row a report, also for those that got no card."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote

from scorer.library.values import Outcome
from scorer.scorecard.index import failed, to_index
from scorer.scorecard.table import CSV_ENCODING, Cell, inert

_HEAD = (
    "report",
    "outcome",
    "reason",
    "company",
    "title",
    "date",
    "language",
    "pages",
    "score",
    "low",
    "high",
    "coverage",
)


def to_csv(outcomes: Iterable[Outcome]) -> bytes:
    """The table as CSV for a spreadsheet: in the order of the reports, numbers unrounded, no cell can run as a formula.

    After the fixed columns comes the score of each theme, then the card's file.
    """
    rows = sorted(outcomes, key=lambda outcome: outcome.number)
    themes = list(dict.fromkeys(theme for row in rows if row.summary for theme in row.summary.themes))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*_HEAD, *(f"theme {theme}" for theme in themes), "card"))
    writer.writerows([inert(cell) for cell in _row(outcome, themes)] for outcome in rows)
    return out.getvalue().encode(CSV_ENCODING)


def to_html(outcomes: Iterable[Outcome]) -> bytes:
    """The page over the cards of a run (``scorer.scorecard.index``), which links to each; it stands beside them."""
    entries = []
    for outcome in outcomes:
        if outcome.entry is None:
            entries.append(failed(outcome.report.name, outcome.failure.message if outcome.failure else ""))
        else:
            entries.append(replace(outcome.entry, link=quote(outcome.files[0].name)))
    return to_index(entries).encode()


def _row(outcome: Outcome, themes: list[str]) -> list[Cell]:
    reason = outcome.failure.message if outcome.failure else ""
    said = outcome.summary
    if said is None:
        return [str(outcome.report), "not scored", reason, *[None] * (len(_HEAD) - 3 + len(themes) + 1)]
    state = "no readable text" if outcome.failure else "scored" if said.score is not None else "not assessed"
    return [
        str(outcome.report), state, reason, said.company, said.title, said.date, said.language, said.pages,
        said.score, said.low, said.high, said.coverage,
        *(said.themes.get(theme) for theme in themes), str(outcome.files[0]),
    ]  # fmt: skip
