"""Rectangles on a page: from PDF user space to the page as displayed, and joined to lines."""

from __future__ import annotations

from collections.abc import Sequence

Rect = tuple[float, float, float, float]

_ONTO = 0.35  # share of a line's height from which on another line is drawn onto it
_ASLANT = 0.13  # of its length: what is a little more than seven degrees
_SOME = 3  # blanks between words
_STRIP = 24.0  # points

GAP = 0.9  # of the font size: a wider gap may part columns or cells


def displayed(rect: Rect, rotation: int, bounds: Rect) -> Rect:
    """A rectangle in user space (left, bottom, right, top) as displayed: x0, top, x1, bottom from the top left."""
    left, bottom, right, top = rect
    if rotation == 0:
        return left - bounds[0], bounds[3] - top, right - bounds[0], bounds[3] - bottom
    if rotation == 1:
        return bottom - bounds[1], left - bounds[0], top - bounds[1], right - bounds[0]
    if rotation == 2:
        return bounds[2] - right, bottom - bounds[1], bounds[2] - left, top - bounds[1]
    return bounds[3] - top, bounds[2] - right, bounds[3] - bottom, bounds[2] - left


def union(a: Rect, b: Rect) -> Rect:
    """The smallest rectangle that holds both."""
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def rises(text: str, rect: Rect, size: float, rotation: int) -> bool:
    """Whether a line of some words, drawn by one object, rises or falls too much to be read as others are.

    Args:
        text: What it says.
        rect: The object's rectangle in user space.
        size: Its type size, in points.
        rotation: Quarter turns of the page.
    """
    sides = rect[2] - rect[0], rect[3] - rect[1]
    across, high = reversed(sides) if rotation % 2 else sides
    return high - size > _ASLANT * across and text.count(" ") >= _SOME


def runs(rects: list[Rect], size: float, marked: bool) -> list[Rect] | None:
    """Rectangles of an upright line's text objects, joined where no gap parts them.

    None where they do not follow each other from left to right on one base line. After a list mark (``marked``) the
    gap may be wider.
    """
    x0, y0, x1, y1 = rects[0]
    gap = GAP * size
    found: list[Rect] = []
    for i in range(1, len(rects)):
        left, bottom, right, top = rects[i]
        if left < x0 - 0.5 or min(top, y1) - max(bottom, y0) < 0.4 * min(top - bottom, y1 - y0):
            return None
        if left - x1 > gap and not (marked and not found and x1 - x0 < 2.5 * size and left - x1 < 4 * size):
            found.append((x0, y0, x1, y1))
            x0, y0, x1, y1 = left, bottom, right, top
        else:
            x1, y0, y1 = max(x1, right), min(y0, bottom), max(y1, top)
    found.append((x0, y0, x1, y1))
    return found


def onto(a: Rect, b: Rect) -> bool:
    """Whether one of two lines is drawn onto the other."""
    high = min(a[3], b[3]) - max(a[1], b[1])
    return high > _ONTO * min(a[3] - a[1], b[3] - b[1]) and min(a[2], b[2]) - max(a[0], b[0]) > 1.0


class Rows:
    """Rectangles sorted into strips across the page, so that those around one of them are soon found."""

    def __init__(self, rects: Sequence[Rect]) -> None:
        self._rects = rects
        self._strips: dict[int, list[int]] = {}
        for i, rect in enumerate(rects):
            for strip in _strips(rect):
                self._strips.setdefault(strip, []).append(i)

    def near(self, rect: Rect) -> list[int]:
        """Indices of those onto which a rectangle is drawn, or that are drawn onto it."""
        near = {i for strip in _strips(rect) for i in self._strips.get(strip, ())}
        return sorted(i for i in near if onto(rect, self._rects[i]))

    def meets(self, rect: Rect) -> bool:
        """Whether there are any."""
        near = (i for strip in _strips(rect) for i in self._strips.get(strip, ()))
        return any(onto(rect, self._rects[i]) for i in near)


def _strips(rect: Rect) -> range:
    top, bottom = (min(max(y, -1e6), 1e6) for y in (rect[1], rect[3]))
    first = int(top // _STRIP)
    return range(first, min(int(bottom // _STRIP), first + 1000) + 1)
