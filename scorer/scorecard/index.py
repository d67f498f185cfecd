"""A page over several cards: what each discloses on which theme, sortable; no league table of totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scorer.scorecard import view
from scorer.scorecard.html import render_page
from scorer.scorecard.model import Scorecard


@dataclass(frozen=True, slots=True)
class Entry:
    """One report's line in the index.

    Attributes:
        company: As on the card; the file's name where it is empty.
        title: The report's title.
        date: Its date, ISO, or empty.
        file: The report's file name.
        link: Where its card is (relative, percent-encoded), or None where there is none.
        themes: Id, title and score of each theme (None: not assessed).
        coverage: Share (0-1) that could be assessed.
        silent: Ids of the elements that the report is silent on.
        rubric: Id, version and digest of the rubric; entries of different rubrics are not compared.
        problem: Why there is no card, in plain words; empty where there is one.
    """

    company: str
    title: str = ""
    date: str = ""
    file: str = ""
    link: str | None = None
    themes: tuple[tuple[str, str, float | None], ...] = ()
    coverage: float | None = None
    silent: tuple[str, ...] = ()
    rubric: tuple[str, str, str] = ("", "", "")
    problem: str = ""


def entry_of(card: Scorecard, link: str | None) -> Entry:
    """The line of a card."""
    elements = [e for theme in view.themes(card) for e in theme.elements]
    return Entry(
        company=card.company or card.report.file,
        title=card.report.title,
        date=card.report.date,
        file=card.report.file,
        link=link,
        themes=tuple((t.id, t.title, t.score) for t in card.themes),
        coverage=card.coverage,
        silent=tuple(e.card.id for e in elements if e.verdict is view.SILENT),
        rubric=(card.rubric.id, card.rubric.version, card.rubric.digest),
    )


def failed(file: str, problem: str) -> Entry:
    """The line of a report that could not be scored."""
    return Entry(company=file, file=file, problem=problem)


def to_index(entries: Iterable[Entry]) -> str:
    """The page: one table for each rubric, ordered by company and date; then what could not be scored, and why.

    It opens from disk, asks the network for nothing and needs no script; with it, columns sort.
    """
    listed = sorted(entries, key=lambda e: (e.company.casefold(), e.date, e.file))
    scored = [e for e in listed if not e.problem]
    rubrics = list(dict.fromkeys(e.rubric for e in scored))
    tables = [_Table.of(rubric, [e for e in scored if e.rubric == rubric]) for rubric in rubrics]
    context = {"tables": tables, "failed": [e for e in listed if e.problem], "count": len(scored)}
    return render_page("index.html", context, style="card.css", script="index.js")


@dataclass(frozen=True, slots=True)
class _Table:
    rubric: tuple[str, str, str]
    themes: tuple[tuple[str, str], ...]
    entries: Sequence[Entry]
    silences: Sequence[tuple[str, int]]

    @classmethod
    def of(cls, rubric: tuple[str, str, str], entries: Sequence[Entry]) -> _Table:
        themes = tuple(dict.fromkeys((id, title) for e in entries for id, title, _ in e.themes))
        silences = Counter(name for e in entries for name in e.silent).most_common(8)
        return cls(rubric, themes, entries, silences)

    def scores(self, entry: Entry) -> list[float | None]:
        """The entry's score on each theme of the table."""
        by_id = {id: score for id, _, score in entry.themes}
        return [by_id.get(id) for id, _ in self.themes]
