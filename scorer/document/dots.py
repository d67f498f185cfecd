"""Bullets that are drawn and no letters: which lines open an item of a list that way."""

from __future__ import annotations

import ctypes
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pypdfium2 import raw

from scorer.document.geometry import Rect
from scorer.document.layout import Line
from scorer.document.native import quick

_MOST, _MOST_PATHS = 10_000, 400  # objects of a page, and paths among them; more are of a drawing, or of tables
_SMALLEST, _LARGEST = 1.0, 12.0  # points across
_SQUARE = 1.5  # times as wide as high at most, or as high as wide
_ENDS = ".,;:!?"  # of an item
_WORD = re.compile(r"[^\W\d_]{4}")  # in a table a dot may stand before "p. 44 f."

# In shares of the type size:
_NEAR, _FAR = 0.1, 2.2  # between a dot and its line
_OF_SIZE = 0.9  # how high it is at most
_EDGE = 0.5  # points by which the dots of one list differ

_P, _I = ctypes.c_void_p, ctypes.c_int
_count_objects = quick(raw.FPDFPage_CountObjects, _I, _P)
_get_object = quick(raw.FPDFPage_GetObject, _P, _P, _I)
_get_type = quick(raw.FPDFPageObj_GetType, _I, _P)
_get_bounds = quick(raw.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
_count_in_form = quick(raw.FPDFFormObj_CountObjects, _I, _P)
_get_in_form = quick(raw.FPDFFormObj_GetObject, _P, _P, ctypes.c_ulong)
_get_matrix = quick(raw.FPDFPageObj_GetMatrix, _I, _P, _P)
_PATH, _FORM = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM
_BOX = (ctypes.c_float * 4)()
_MATRIX = (ctypes.c_float * 6)()
_MATRIX_AT = ctypes.addressof(_MATRIX)
_AT = [ctypes.addressof(_BOX) + 4 * n for n in range(4)]


def mark_items(page: Any, bounds: Rect, lines: Sequence[Line]) -> None:
    """Mark the lines right of a dot. One dot is none: a list has two, one above the other.

    Args:
        page: Address of the raw page handle, which is not turned.
        bounds: The page's box in user space.
        lines: Its lines.
    """
    upright = [line for line in lines if line.turn == 0]
    goes_on = {id(b) for a, b in itertools.pairwise(upright) if b.text[0].islower() and a.text[-1] not in _ENDS}
    if len(upright) < 2 or _count_objects(page) > _MOST:
        return
    dots = [(x0 - bounds[0], bounds[3] - y1, x1 - bounds[0], bounds[3] - y0) for x0, y0, x1, y1 in _dots(page)]
    listed = [(dot, line) for dot in dots for line in upright if id(line) not in goes_on and _is_bullet_of(dot, line)]
    edges = Counter(round(line.x0 / _EDGE) for _, line in listed)
    for dot, line in listed:
        at = round(line.x0 / _EDGE)
        others = sum(edges[edge] for edge in (at - 1, at, at + 1))
        right_of = any(other is not line and dot[2] <= other.x0 < line.x0 and _level(dot, other) for other in upright)
        line.listed |= others > 1 and not right_of


def _dots(page: Any) -> Iterator[Rect]:
    """Small round or square drawings of a page, and of the forms on it, in user space."""
    paths, forms = _of_kinds(_get_object, page, _count_objects(page))
    for item in paths:
        yield from _dot(item)
    for form in forms:
        if not _get_matrix(form, _MATRIX_AT):
            continue
        a, b, c, d, e, f = _MATRIX
        parts, _ = _of_kinds(_get_in_form, form, min(_count_in_form(form), _MOST)) if b == c == 0 < a else ([], [])
        for part in parts:
            for x0, y0, x1, y1 in _dot(part, a):
                low, high = sorted((d * y0 + f, d * y1 + f))
                yield a * x0 + e, low, a * x1 + e, high


def _of_kinds(get: Callable[[Any, int], Any], of: Any, count: int) -> tuple[list[Any], list[Any]]:
    """The paths of a page or a form, and its forms; none of a drawing, or a table with rules, that has too many."""
    kinds = [(item, kind) for n in range(count) if (kind := _get_type(item := get(of, n))) in (_PATH, _FORM)]
    paths = [item for item, kind in kinds if kind == _PATH]
    return paths if len(paths) <= _MOST_PATHS else [], [item for item, kind in kinds if kind == _FORM]


def _dot(item: Any, scale: float = 1.0) -> Iterator[Rect]:
    if _get_bounds(item, *_AT):
        x0, y0, x1, y1 = _BOX
        across, down = x1 - x0, y1 - y0
        if _SMALLEST <= across * scale <= _LARGEST and across <= _SQUARE * down and down <= _SQUARE * across:
            yield x0, y0, x1, y1


def _is_bullet_of(dot: Rect, line: Line) -> bool:
    return (
        _NEAR * line.size <= line.x0 - dot[2] <= _FAR * line.size
        and dot[3] - dot[1] <= _OF_SIZE * line.size
        and _level(dot, line)
        and _WORD.search(line.text) is not None
    )


def _level(dot: Rect, line: Line) -> bool:
    """Whether the middle of a dot lies within the height of a line."""
    return line.top < (dot[1] + dot[3]) / 2 < line.bottom
