"""Comparisons and trends as pages: one file, offline, complete without script, in the look of the scorecards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scorer.library.comparing import Comparison, ElementChange, Scores, moved, scores_of
from scorer.library.trending import Trend
from scorer.scorecard import view
from scorer.scorecard.html import render_page
from scorer.scorecard.view import Verdict

_NOT_ASKED = Verdict("na", "Not asked", "The rubric of that card does not ask it.")
_PLOT = (300.0, 80.0, 6.0)  # width, height and margin of a line of scores, in its own units


@dataclass(frozen=True, slots=True)
class _Change:
    """An element's change as shown."""

    of: ElementChange
    before: Verdict
    after: Verdict

    @classmethod
    def all(cls, changes: Iterable[ElementChange]) -> list[_Change]:
        return [cls(c, _verdict(c.before, c.denied[0]), _verdict(c.after, c.denied[1])) for c in changes]


@dataclass(frozen=True, slots=True)
class _Step:
    """A comparison as shown. ``scores`` are overall and by theme, before and after."""

    of: Comparison
    scores: tuple[Scores, ...]
    rose: list[_Change]
    fell: list[_Change]
    other: list[_Change]
    same: list[_Change]

    @classmethod
    def of_comparison(cls, comparison: Comparison) -> _Step:
        elements = comparison.elements
        other = [c for c in elements if c.steps is None and c.before != c.after]
        same = [c for c in elements if c.before == c.after]
        return cls(
            comparison,
            tuple(scores_of((comparison.earlier, comparison.later))),
            _Change.all(moved(elements, up=True)),
            _Change.all(moved(elements, up=False)),
            _Change.all(other),
            _Change.all(same),
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """A theme's scores over the years; ``points`` are where they lie in a plot, None where there is none."""

    of: Scores

    @property
    def points(self) -> list[tuple[float, float] | None]:
        """Across by card, up by score (0-100)."""
        width, height, margin = _PLOT
        step = (width - 2 * margin) / max(1, len(self.of.scores) - 1)
        return [
            None
            if s is None
            else (round(margin + n * step, 1), round(height - margin - s / 100 * (height - 2 * margin), 1))
            for n, s in enumerate(self.of.scores)
        ]

    @property
    def segments(self) -> list[str]:
        """The line through neighbouring points, in pieces where one is missing, as SVG takes it."""
        pieces: list[list[str]] = [[]]
        for point in self.points:
            if point is None:
                pieces.append([])
            else:
                pieces[-1].append(f"{point[0]},{point[1]}")
        return [" ".join(piece) for piece in pieces if len(piece) > 1]


def comparison_page(comparison: Comparison) -> str:
    """A comparison as a page: what rose and fell with its quotes, and what was copied."""
    context = {"step": _Step.of_comparison(comparison), "view": view}
    return render_page("comparison.html", context, style="card.css pages.css", script="")


def trend_page(trend: Trend) -> str:
    """A trend as a page: scores over the years, every question over the years, and each step as a comparison."""
    ids = dict.fromkeys(e.id for card in reversed(trend.cards) for e in card.elements())
    by_card = [{e.id: e for e in card.elements()} for card in trend.cards]
    questions = []
    for id_ in ids:
        found = [elements.get(id_) for elements in by_card]
        ask = next(e.ask for e in reversed(found) if e is not None)
        questions.append((id_, ask, [_NOT_ASKED if e is None else view.verdict(e) for e in found]))
    context = {
        "trend": trend,
        "lines": [_Line(row) for row in scores_of(trend.cards)],
        "questions": questions,
        "steps": [_Step.of_comparison(step) for step in trend.steps],
        "plot": _PLOT,
        "view": view,
    }
    return render_page("trend.html", context, style="card.css pages.css", script="")


def _verdict(found: str | None, denied: bool) -> Verdict:
    """An answer of a comparison as the card shows it."""
    if found is None:
        return _NOT_ASKED
    return view.answer(*(("none", False, found) if found.startswith("not_") else (found, denied, "assessed")))
