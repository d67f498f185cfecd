"""Measures of agreement between our judgement and coded data: precision, recall, F1, average precision, kappa.

Intervals are bootstrapped by document (documents are drawn with replacement, because sentences of one document are
not independent), 500 draws, a fixed seed; 95 % percentile interval (Efron and Tibshirani 1993).
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_DRAWS = 500
_SEED = 20211


@dataclass(frozen=True, slots=True)
class Scored:
    """One sentence and one element: what was coded, what we say, and how strongly (0-1)."""

    coded: bool
    predicted: bool
    score: float


@dataclass(frozen=True, slots=True)
class Measure:
    """How well one element is found. All 0-1; ``low`` and ``high`` bound F1; None where nothing was coded."""

    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None
    high: float | None
    average_precision: float | None
    support: int


def measure(by_document: Mapping[str, Sequence[Scored]]) -> Measure:
    """Measures of one element over documents."""
    everything = [s for rows in by_document.values() for s in rows]
    support = sum(s.coded for s in everything)
    if not support:
        return Measure(None, None, None, None, None, None, 0)
    counts = {name: _counts(rows) for name, rows in by_document.items()}
    hit, said, coded = (sum(c[i] for c in counts.values()) for i in range(3))
    low, high = _interval(list(counts.values()))
    precision = hit / said if said else 0.0
    return Measure(precision, hit / coded, f1(hit, said, coded), low, high, average_precision(everything), support)


def f1(hit: int, said: int, coded: int) -> float:
    """F1 from counts: right, predicted, coded."""
    return 2 * hit / (said + coded) if said + coded else 0.0


def average_precision(rows: Sequence[Scored]) -> float:
    """Average precision of the ranking by score; ties share their rank's precision. 0 where nothing was coded."""
    support = sum(r.coded for r in rows)
    if not support:
        return 0.0
    total = seen = hit = 0.0
    by_score: dict[float, list[Scored]] = {}
    for row in rows:
        by_score.setdefault(row.score, []).append(row)
    for score in sorted(by_score, reverse=True):
        tied = by_score[score]
        right = sum(r.coded for r in tied)
        seen += len(tied)
        hit += right
        total += right * hit / seen
    return total / support


def kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Quadratic weighted kappa of levels 0-3 (Cohen 1968); None where chance leaves nothing to disagree on."""
    n = len(pairs)
    seen = sum((a - b) ** 2 for a, b in pairs) / n if n else 0.0
    chance = sum((a - b) ** 2 for a, _ in pairs for _, b in pairs) / n**2 if n else 0.0
    return 1 - seen / chance if chance else None


def _counts(rows: Sequence[Scored]) -> tuple[int, int, int]:
    return (
        sum(r.coded and r.predicted for r in rows),
        sum(r.predicted for r in rows),
        sum(r.coded for r in rows),
    )


def _interval(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float]:
    draw = random.Random(_SEED)  # noqa: S311  (a bootstrap, no secret)
    values = []
    for _ in range(_DRAWS):
        sample = draw.choices(counts, k=len(counts))
        values.append(f1(sum(c[0] for c in sample), sum(c[1] for c in sample), sum(c[2] for c in sample)))
    values.sort()
    return values[int(0.025 * _DRAWS)], values[int(0.975 * _DRAWS) - 1]
