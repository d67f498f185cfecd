"""Letters that are drawn twice, a little apart: a shadow or an edge, and what it is of.

PDFium may tell of such letters only once, by what is drawn first: the shadow. What is drawn onto it has no text of its
own then, and is looked for by its place.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping
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
_SEVERAL = 5_000  # of what has no text of its own is looked through at most

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


def places_of(items: Iterable[int]) -> dict[int, Rect]:
    """Where some text objects (by their handles) stand, in user space; of a page with a great many none."""
    found: dict[int, Rect] = {}
    for item in items:
        if _get_bounds(item, *_AT):
            left, bottom, right, top = _BOUNDS
            found[item] = (left, bottom, right, top)
        if len(found) > _SEVERAL:
            return {}
    return found


def onto(text: Text, loose: Mapping[int, Rect]) -> list[Text]:
    """The same line as it is drawn once more a little apart by what has no text of its own; none where it is not.

    Args:
        text: A line that runs upright on a page that does.
        loose: What has no text of its own, with its places.
    """
    if not loose or text.turn:
        return []
    own = places_of(text.objects)
    pairs = {item: twin for item, place in own.items() if (twin := _nearest(place, loose, text.size)) is not None}
    if len(pairs) < _MOST * len(own) or not pairs:
        return []
    across = fmean(loose[twin][0] - own[item][0] for item, twin in pairs.items())
    down = -fmean(loose[twin][1] - own[item][1] for item, twin in pairs.items())
    words = [_moved(word, across, down) for word in text.words]
    x0, y0, x1, y1 = text.place
    place = (x0 + across, y0 + down, x1 + across, y1 + down)
    return [msgspec.structs.replace(text, words=words, place=place, objects=frozenset(pairs.values()))]


def _nearest(place: Rect, loose: Mapping[int, Rect], size: float) -> int | None:
    """What is drawn nearest to a place and is as large."""
    wide, high = place[2] - place[0], place[3] - place[1]
    near: list[tuple[float, int]] = []
    for item, (left, bottom, right, top) in loose.items():
        apart = max(abs(left - place[0]), abs(bottom - place[1]))
        if apart < _APART * size and max(abs(right - left - wide), abs(top - bottom - high)) < _WIDER:
            near.append((apart, item))
    return min(near)[1] if near else None


def _moved(word: Word, across: float, down: float) -> Word:
    boxes = [(x0 + across, y0 + down, x1 + across, y1 + down) for x0, y0, x1, y1 in word.boxes]
    return msgspec.structs.replace(word, boxes=boxes)
