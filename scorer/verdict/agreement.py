"""Measures of agreement between our judgement and coded data: precision, recall, F1, average precision, kappa.

Intervals are bootstrapped by document (documents are drawn with replacement, because sentences of one document are
not independent), 500 draws, a fixed seed; 95 % percentile interval (Efron and Tibshirani 1993). Where every document
gives one answer, the interval of a share is Wilson's (1927).
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_DRAWS = 500
_SEED = 20211
_Z = 1.959964  # standard deviations on either side that hold 95 %
_FEWEST = 5  # documents; drawn from fewer, samples say little of others
_DEFINED = 0.95  # of the draws must have a figure, or the rest bounds nothing

Table = Sequence[int]
"""How often which pair of levels occurs, row by row: coded 0 beside ours 0, 1, 2, 3; coded 1 beside ours 0 …"""


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
    return kappa_of(table(pairs))


def table(pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Pairs of levels 0-3, counted."""
    counts = [0] * 16
    for a, b in pairs:
        counts[4 * a + b] += 1
    return counts


def kappa_of(counts: Table) -> float | None:
    """``kappa`` of counted pairs."""
    n = sum(counts)
    coded, ours = [sum(counts[4 * a : 4 * a + 4]) for a in range(4)], [sum(counts[b::4]) for b in range(4)]
    squares = [(a - b) ** 2 for a in range(4) for b in range(4)]
    seen = sum(d * c for d, c in zip(squares, counts, strict=True)) / n if n else 0.0
    chance = sum((a - b) ** 2 * coded[a] * ours[b] for a in range(4) for b in range(4)) / n**2 if n else 0.0
    return 1 - seen / chance if chance else None


def share_within(counts: Table, levels: int) -> float | None:
    """The share (0-1) of counted pairs that are at most so many levels apart."""
    near = sum(c for i, c in enumerate(counts) if abs(i // 4 - i % 4) <= levels)
    return near / sum(counts) if sum(counts) else None


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share of n independent answers (Wilson 1927)."""
    share, more = right / n, _Z**2 / n
    half = _Z * math.sqrt(share * (1 - share) / n + more / (4 * n))
    low, high = (share + more / 2 - half) / (1 + more), (share + more / 2 + half) / (1 + more)
    return max(0.0, low), min(1.0, high)


def by_document(tables: Sequence[Table], figure: Callable[[Table], float | None]) -> tuple[float, float] | None:
    """The 95 % interval of a figure over documents, each with its counted pairs; None where it cannot be told.

    That is so with few documents, where many samples have no such figure, and where all have the same.
    """
    if len(tables) < _FEWEST:
        return None
    draw = random.Random(_SEED)  # noqa: S311  (a bootstrap, no secret)
    samples = (draw.choices(tables, k=len(tables)) for _ in range(_DRAWS))
    drawn = [figure([sum(cell) for cell in zip(*sample, strict=True)]) for sample in samples]
    values = sorted(value for value in drawn if value is not None)
    if len(values) < _DEFINED * _DRAWS or values[0] == values[-1]:
        return None
    return _middle(values)


def _middle(values: Sequence[float]) -> tuple[float, float]:
    """What bounds 95 % of sorted values."""
    return values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]


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
    return _middle(sorted(values))
