"""Where words of a line stand apart but PDFium gives no space between them.

Where a file draws words one by one, with narrow spaces between, PDFium guesses from the widths of two letters whether
they belong to one word, and guesses wrong now and then ("ofthe", "weprovide"). How wide the gap is tells, set beside
those between the letters and between the words of the same line. Letters of one text object PDFium parts well: only
where one ends inside a word and another begins is a line measured letter by letter.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple
from unicodedata import category

from pypdfium2 import raw

from scorer.document.geometry import GAP, Rect
from scorer.document.native import quick

_TOKEN = re.compile(r"\S+")
# In shares of the type size:
_LEAST = 0.08  # no space is narrower
_USUAL = 0.25  # a space, wider than the gap between letters, where the line has none to tell
_RAISED = 0.1  # a letter whose base line is off by more is a note's mark
# In shares of the way from the gap between letters to that between words:
_INK = 0.6  # white between what is drawn, measured roughly
_SPACE = 0.5
_ENDS, _BEGINS = ("Pe", "Pf", "Po"), ("Ps", "Pi", "Sc")  # Unicode categories of signs that end a word, and begin one

_P, _I = ctypes.c_void_p, ctypes.c_int
_to_char_index = quick(raw.FPDFText_GetCharIndexFromTextIndex, _I, _P, _I)
_get_char_box = quick(raw.FPDFText_GetCharBox, _I, _P, _I, _P, _P, _P, _P)  # left, right, bottom, top
_get_loose_box = quick(raw.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
_get_origin = quick(raw.FPDFText_GetCharOrigin, _I, _P, _I, _P, _P)
_get_object = quick(raw.FPDFText_GetTextObject, _P, _P, _I)

_BOX = (ctypes.c_double * 4)()
_BOX_AT = tuple(ctypes.addressof(_BOX) + 8 * n for n in range(4))
_LOOSE = (ctypes.c_float * 4)()  # FS_RECTF: left, top, right, bottom
_LOOSE_AT = ctypes.addressof(_LOOSE)


class _Letter(NamedTuple):
    """Where a letter begins, where the next one would, its base line, and the text object that draws it."""

    left: float
    right: float
    base: float
    item: int


class PageText:
    """The text of a page, and which of its characters stands where among those that PDFium counts.

    Spaces are put in from its beginning to its end.
    """

    def __init__(self, text_page: int, text: str, count: int) -> None:
        """The text of a raw text page (by its address), of so many characters."""
        self._text_page = text_page
        self._text = text
        self._added: list[int] = []  # places of the spaces that were put in
        self.dropped = len(text) != count
        """PDFium dropped characters: places in its text are not places on the page."""

    def __str__(self) -> str:
        """All of it, with the spaces that were put in."""
        if not self._added:
            return self._text
        edges = [0, *(at - n for n, at in enumerate(self._added)), len(self._text)]
        return " ".join(self._text[a:b] for a, b in pairwise(edges))

    @property
    def longer(self) -> int:
        """How many spaces were put in so far."""
        return len(self._added)

    def at(self, position: int) -> int:
        """Index of the character at a position."""
        if self._added:
            position -= bisect(self._added, position)
        return _to_char_index(self._text_page, position) if self.dropped else position

    def spaced(self, start: int, text: str, rects: Sequence[Rect], size: float) -> str:
        """A part of the text with the spaces that PDFium overlooked.

        Args:
            start: Where it begins; nothing was put in behind.
            text: An upright line from left to right.
            rects: What its text objects draw, in order.
            size: Its type size, in points.
        """
        if self._looks_glued(start, text, rects, size):
            letters = [(at, self._letter(start + at)) for token in _TOKEN.finditer(text) for at in range(*token.span())]
            places = _overlooked(text, letters, size)
            text = " ".join(text[a:b] for a, b in pairwise([0, *places, len(text)]))
            self._added += [start + at + n for n, at in enumerate(places)]
        return text

    def _looks_glued(self, start: int, text: str, rects: Sequence[Rect], size: float) -> bool:
        """Whether a text object begins inside a word, with much white before it."""
        wide = [(two[0] - one[2], two[0]) for one, two in pairwise(rects) if two[0] - one[2] >= _LEAST * size]
        if not wide:
            return False
        begins = {self._ink(start + token.start()) for token in _TOKEN.finditer(text)}
        inside = [gap for gap, left in wide if left not in begins]
        if not inside:
            return False
        spaces = [gap for gap, left in wide if left in begins and gap < GAP * size]
        return not spaces or max(inside) >= _INK * median(spaces)

    def _ink(self, position: int) -> float:
        """Where what is drawn of a letter begins."""
        _get_char_box(self._text_page, self.at(position), *_BOX_AT)
        return _BOX[0]

    def _letter(self, position: int) -> _Letter:
        index = self.at(position)
        _get_loose_box(self._text_page, index, _LOOSE_AT)
        _get_origin(self._text_page, index, *_BOX_AT[:2])
        return _Letter(_LOOSE[0], _LOOSE[2], _BOX[1], _get_object(self._text_page, index) or 0)


def _overlooked(text: str, letters: Sequence[tuple[int, _Letter]], size: float) -> list[int]:
    """Offsets of the letters before which a space was overlooked."""
    gaps = [(at, (two.left - one.right) / size, one, two) for (_, one), (at, two) in pairwise(letters)]
    inside = [gap for at, gap, *_ in gaps if not text[at - 1].isspace()]
    if not inside:
        return []
    usual = median(inside)
    space = median([gap for at, gap, *_ in gaps if text[at - 1].isspace() and gap < GAP] or [usual + _USUAL])
    least = max(_LEAST, usual + _SPACE * (space - usual))
    return [
        at
        for at, gap, one, two in gaps
        if gap >= least
        and one.item != two.item
        and abs(one.base - two.base) < _RAISED * size
        and not text[at - 1].isspace()
        and _may_part(text[at - 1], text[at])
    ]


def _may_part(last: str, first: str) -> bool:
    """Whether a word may end with one sign and the next begin with the other: not inside figures and compounds."""
    return (
        (last.isalpha() or first.isalpha())
        and "/" not in (last, first)
        and (last.isalnum() or category(last) in _ENDS)
        and (first.isalnum() or first == "&" or category(first) in _BEGINS)
    )
