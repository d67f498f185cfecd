"""Letters that are drawn twice, a little apart: a shadow or an edge, and what it is of.

PDFium may tell of such letters only once, by what is drawn first: the shadow. What is drawn onto it has no text of its
own then, and is looked for by its place.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from statistics import fmean

import msgspec
from pypdfium2 import raw

from scorer.document.geometry import Rect
from scorer.document.hidden import Text, Word
from scorer.document.native import quick

_SAME = 0.8  # share of a line's letters that what it is the shadow of says at least
_APART = 0.4  # of the font size, by which both lie apart at most
_WIDER = 1.0  # points by which one may be wider or higher
_MOST = 0.8  # share of what draws a line that has something drawn onto it
_STEP, _REACH = 10.0, 1  # points; and so many steps around a place, farther than a shadow of small letters falls
_CROWD = 8  # texts drawn onto one place; what lies deeper cannot be read

_P, _I = ctypes.c_void_p, ctypes.c_int
_get_bounds = quick(raw.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
_BOUNDS = (ctypes.c_float * 4)()
_AT = tuple(ctypes.addressof(_BOUNDS) + 4 * n for n in range(4))


def is_twin(text: Text, other: Text) -> bool:
    """Whether two lines say the same at the same place: letters drawn twice, for a shadow or a fake bold.

    The other may say more, and hardly less: a letter or two at the right place vouch for no line.
    """
    return (
        bool(text.said and other.said)
        and len(other.said) >= _SAME * len(text.said)
        and (text.said in other.said or other.said in text.said)
        and abs(text.place[1] - other.place[1]) < _APART * text.size
        and min(text.place[2], other.place[2]) > max(text.place[0], other.place[0])
    )


class Loose:
    """Text objects of a page that have no text of their own, sorted by where they stand.

    Args:
        items: Their handles.
    """

    def __init__(self, items: Iterable[int]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, Rect]]] = {}
        for item in items:
            if (place := _place(item)) is not None:
                cell = self._cells.setdefault(_cell(place), [])
                if len(cell) < _CROWD:
                    cell.append((item, place))

    def onto(self, text: Text) -> list[Text]:
        """The same line as these draw it once more a little apart; none where they do not, or where it is turned."""
        if not self._cells or text.turn:
            return []
        own = [place for item in text.objects if (place := _place(item)) is not None]
        twins = [(place, *twin) for place in own if (twin := self._nearest(place, text.size)) is not None]
        if not twins or len(twins) < _MOST * len(own):
            return []
        across = fmean(other[0] - place[0] for place, _, other in twins)
        down = -fmean(other[1] - place[1] for place, _, other in twins)
        words = [_moved(word, across, down) for word in text.words]
        x0, y0, x1, y1 = text.place
        place = (x0 + across, y0 + down, x1 + across, y1 + down)
        return [msgspec.structs.replace(text, words=words, place=place, objects=frozenset(n for _, n, _ in twins))]

    def _nearest(self, place: Rect, size: float) -> tuple[int, Rect] | None:
        """What stands nearest to a place, and is as large."""
        column, row = _cell(place)
        reach = range(-_REACH, _REACH + 1)
        near = [found for x in reach for y in reach for found in self._cells.get((column + x, row + y), ())]
        alike = [
            (item, other) for item, other in near if _apart(place, other) < _APART * size and _as_large(place, other)
        ]
        return min(alike, key=lambda found: (_apart(place, found[1]), found[1]), default=None)


def _place(item: int) -> Rect | None:
    """Where a text object (by its handle) stands, in user space."""
    if not _get_bounds(item, *_AT):
        return None
    left, bottom, right, top = _BOUNDS
    return left, bottom, right, top


def _cell(place: Rect) -> tuple[int, int]:
    left, bottom = (min(max(edge, -1e6), 1e6) for edge in place[:2])
    return int(left // _STEP), int(bottom // _STEP)


def _apart(place: Rect, other: Rect) -> float:
    return max(abs(other[0] - place[0]), abs(other[1] - place[1]))


def _as_large(place: Rect, other: Rect) -> bool:
    wide, high = (abs((other[n + 2] - other[n]) - (place[n + 2] - place[n])) for n in (0, 1))
    return max(wide, high) < _WIDER


def _moved(word: Word, across: float, down: float) -> Word:
    boxes = [(x0 + across, y0 + down, x1 + across, y1 + down) for x0, y0, x1, y1 in word.boxes]
    return msgspec.structs.replace(word, boxes=boxes)
