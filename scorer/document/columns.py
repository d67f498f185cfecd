"""Reading order from places alone, for pages that have no order of their own: scans.

Columns are found by the gutters between them, tables by figures that stand beside labels. Where a PDF has text, its
content stream knows better (``layout``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from scorer.document.layout import Rect

_LEAST = 3  # lines on either side of a gutter, of at least half the usual width
_GUTTER = 4.0  # points; no gutter is narrower


def in_order(rects: Sequence[Rect], figures: Sequence[bool]) -> list[int]:
    """Reading order of lines: column by column where there is a gutter, else from top to bottom.

    Args:
        rects: Their places (x0, top, x1, bottom).
        figures: Which of them hold a figure and nothing else.

    Returns:
        Their indices in order.
    """
    places = sorted(range(len(rects)), key=lambda k: (rects[k][1], rects[k][0]))
    return _order(places, rects, figures)


def _order(places: list[int], rects: Sequence[Rect], figures: Sequence[bool]) -> list[int]:
    gutter = _gutter(places, rects) if len(places) >= 6 else None
    if gutter is None:
        return _by_rows(places, rects)
    rows = _table_rows(places, rects, figures, gutter)
    result: list[int] = []
    left: list[int] = []
    right: list[int] = []
    for k in places:
        x0, _, x1, _ = rects[k]
        if k not in rows and x1 <= gutter:
            left.append(k)
        elif k not in rows and x0 >= gutter:
            right.append(k)
        elif row := rows.get(k, [k]):  # reaches across: what is above it comes before it
            result += [*_order(left, rects, figures), *_order(right, rects, figures), *row]
            left, right = [], []
    return [*result, *_order(left, rects, figures), *_order(right, rects, figures)]


def _table_rows(
    places: Sequence[int], rects: Sequence[Rect], figures: Sequence[bool], gutter: float
) -> dict[int, list[int]]:
    """Rows of tables that reach across a gutter: a label with figures beside it, two such rows at least.

    Returns:
        The first of each row with the whole row; the others with nothing.
    """
    found: list[list[int]] = []
    above: list[int] = []  # the row above, not known yet to have company
    for label in (k for k in places if rects[k][2] <= gutter):
        beside = [k for k in places if rects[k][0] > rects[label][2] and _level(rects[k], rects[label])]
        beside.sort(key=lambda k: rects[k][0])
        row = [label, *beside] if beside and figures[beside[0]] else []
        if row and above:
            found += [row] if found and found[-1] is above else [above, row]
        above = row
    rows: dict[int, list[int]] = {}
    for row in found:
        rows.update({k: [] for k in row})
        rows[min(row, key=places.index)] = row
    return rows


def _level(a: Rect, b: Rect) -> bool:
    """Whether two things stand on one row."""
    return min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])


def _gutter(places: Sequence[int], rects: Sequence[Rect]) -> float | None:
    """The x that parts most things into a left and a right column; None where there are no columns of prose."""
    best: tuple[int, float] | None = None
    widths = sorted(rects[k][2] - rects[k][0] for k in places)
    least = 0.5 * widths[len(widths) // 2]
    for x in sorted({rects[k][0] for k in places}):
        edge = x - 0.5
        # Things to both sides of the edge, level with each other, between the same things that reach across.
        left = right = both = 0
        long_left = long_right = 0
        near = -math.inf
        for k in places:
            x0, _, x1, _ = rects[k]
            if x1 <= edge:
                left += 1
                long_left += x1 - x0 >= least
                near = max(near, x1)
            elif x0 >= edge:
                right += 1
                long_right += x1 - x0 >= least
            else:
                both += min(left, right)
                left = right = 0
        both += min(left, right)
        if both < _LEAST or long_left < _LEAST or long_right < _LEAST or x - near < _GUTTER:
            continue
        if best is None or both > best[0]:
            best = (both, (near + x) / 2)
    return best[1] if best else None


def _by_rows(places: Sequence[int], rects: Sequence[Rect]) -> list[int]:
    """From top to bottom, and from left to right where things stand on one row."""
    rows: list[list[int]] = []
    for k in places:  # sorted by their tops
        if rows and _level(rects[rows[-1][0]], rects[k]):
            rows[-1].append(k)
        else:
            rows.append([k])
    return [k for row in rows for k in sorted(row, key=lambda k: rects[k][0])]
