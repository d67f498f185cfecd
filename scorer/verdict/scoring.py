"""From findings to scores. Facts know nothing of weights; changing a weight never changes evidence.

Element points by level from the rubric's scale; an indicator is the weighted mean of its elements, a theme of its
indicators, the whole of its themes. Not applicable leaves the denominator. Not assessed lowers coverage and opens a
range: ``low`` counts it as no points, ``high`` as full points. Nothing assessable: null, never 0. No rounding here.

Where too little could be assessed (``FIGURE_FROM``) a card has its ranges and no single figure: what was not assessed
leaves the mean, and a report padded with pages that nobody can read would else score better than without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scorer.document.model import PageQuality
from scorer.rubric.model import Indicator, Rubric, Scale, Theme
from scorer.verdict.model import Finding, Status

FIGURE_FROM = 0.75
"""Share of the rubric that must have been assessed for a single figure; so none is more than a third too high."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score with its range, 0-100, and the share (0-1) of its weight that could be assessed.

    ``value`` is None where nothing could be assessed; all three are None and ``applies`` is False where nothing
    applies, and it then leaves the denominator above it.
    """

    value: float | None
    low: float | None
    high: float | None
    coverage: float
    applies: bool = True

    @property
    def has_figure(self) -> bool:
        """Whether enough was assessed for a single figure."""
        return self.value is not None and round(self.coverage, 9) >= FIGURE_FROM

    def as_read(self, share: float) -> Score:
        """The score where only this share (0-1) of the pages could be read: the others may hold what is missing."""
        high = None if self.high is None else self.high + (100.0 - self.high) * (1.0 - share)
        return replace(self, high=high, coverage=self.coverage * share)


def read_share(pages: Sequence[str]) -> float:
    """Share of a report's pages with something on them which could be read; ``pages`` are their qualities."""
    filled = [quality for quality in pages if quality not in (PageQuality.EMPTY, PageQuality.COVERING)]
    return sum(quality == PageQuality.TEXT for quality in filled) / len(filled) if filled else 0.0


def score_element(finding: Finding, scale: Scale) -> Score:
    """Points of one element."""
    if finding.status is Status.NOT_APPLICABLE:
        return Score(None, None, None, 0.0, applies=False)
    if finding.status is Status.NOT_ASSESSED:
        return Score(None, scale.none, scale.evidenced, 0.0)
    points = scale.points(finding.level)
    return Score(points, points, points, 1.0)


def score_indicator(indicator: Indicator, findings: Mapping[str, Finding], scale: Scale) -> Score:
    """Weighted mean of an indicator's elements."""
    return combine((e.weight, score_element(findings[e.id], scale)) for e in indicator.elements)


def score_theme(theme: Theme, findings: Mapping[str, Finding], scale: Scale) -> Score:
    """Weighted mean of a theme's indicators."""
    return combine((i.weight, score_indicator(i, findings, scale)) for i in theme.indicators)


def score_rubric(rubric: Rubric, findings: Mapping[str, Finding]) -> Score:
    """Weighted mean of a rubric's themes."""
    return combine((t.weight, score_theme(t, findings, rubric.scale)) for t in rubric.themes)


def combine(parts: Iterable[tuple[float, Score]]) -> Score:
    """Weighted mean of scores: what does not apply leaves the denominator, what was not assessed opens the range."""
    applicable = [(weight, score) for weight, score in parts if score.applies and weight > 0]
    total = sum(weight for weight, _ in applicable)
    if not applicable or total <= 0:
        return Score(None, None, None, 0.0, applies=False)
    coverage = sum(weight * score.coverage for weight, score in applicable) / total
    low = sum(weight * (score.low or 0.0) for weight, score in applicable) / total
    high = sum(weight * (score.high or 0.0) for weight, score in applicable) / total
    known = [(weight, score.value) for weight, score in applicable if score.value is not None]
    if not known:
        return Score(None, low, high, coverage)
    value = sum(weight * value for weight, value in known) / sum(weight for weight, _ in known)
    return Score(value, low, high, coverage)
