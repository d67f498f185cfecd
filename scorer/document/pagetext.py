"""The text of a page as PDFium gives it, with the spaces that it overlooked, and where its characters stand."""

from __future__ import annotations

import ctypes
import re
import struct
from bisect import bisect
from collections.abc import Callable
from itertools import pairwise

from pypdfium2 import raw

from scorer.document.geometry import Rect
from scorer.document.layout import SLANTED
from scorer.document.native import quick
from scorer.document.rawpage import Style
from scorer.document.wordgaps import Digit, Letter, doubtful, is_apart, is_glued, is_torn, overlooked, superfluous

_HEAVY = ("bold", "black", "heavy", "semibd", "demi")
_LETTERS = re.compile(r"\b[^\W\d_]{3,}")
_FIGURE = re.compile(r"\d\d+")

_P, _I = ctypes.c_void_p, ctypes.c_int
_to_char_index = quick(raw.FPDFText_GetCharIndexFromTextIndex, _I, _P, _I)
_get_rect = quick(raw.FPDFText_GetRect, _I, _P, _I, _P, _P, _P, _P)  # left, top, right, bottom
_get_char_box = quick(raw.FPDFText_GetCharBox, _I, _P, _I, _P, _P, _P, _P)  # left, right, bottom, top
_get_loose_box = quick(raw.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
_get_origin = quick(raw.FPDFText_GetCharOrigin, _I, _P, _I, _P, _P)
_is_generated = quick(raw.FPDFText_IsGenerated, _I, _P, _I)
_get_object = quick(raw.FPDFText_GetTextObject, _P, _P, _I)
_get_matrix = quick(raw.FPDFText_GetMatrix, _I, _P, _I, _P)
_get_font_size = quick(raw.FPDFText_GetFontSize, ctypes.c_double, _P, _I)
_get_name = quick(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _P, _P, ctypes.c_size_t)
_get_weight = quick(raw.FPDFFont_GetWeight, _I, _P)

_NAME = ctypes.create_string_buffer(256)
_BOX = (ctypes.c_double * 4)()
_REFS = tuple(ctypes.addressof(_BOX) + 8 * n for n in range(4))
_LOOSE = (ctypes.c_float * 4)()  # FS_RECTF: left, top, right, bottom
_LOOSE_REF = ctypes.addressof(_LOOSE)
_MATRIX = (ctypes.c_float * 6)()  # FS_MATRIX
_MATRIX_REF = ctypes.addressof(_MATRIX)
_rect = struct.Struct("4d").unpack


class BoldFonts(dict[int, bool]):
    """Whether a font (by its address) is bold, by its weight or its name; looked up once."""

    def __missing__(self, font: int) -> bool:
        _get_name(font, _NAME, len(_NAME))
        name = _NAME.value.decode("utf-8", "replace").lower()
        self[font] = bool(_get_weight(font) >= 600) or any(mark in name for mark in _HEAVY)
        return self[font]


def near_middle(text: str, half: int) -> int:
    """Where a word near the middle of a run begins, by which its size is taken.

    A space may have no style, and the mark of a note has a smaller one.
    """
    at = text.rfind(" ", 0, half + 1) + 1
    if text[at : at + 1].isalpha():
        return at
    return max((m.start() for m in _LETTERS.finditer(text, 0, half + 1)), default=at)


def direction(a: float, b: float) -> int:
    """Which way text runs in user space, by the first row of its matrix: quarter turns clockwise, or SLANTED."""
    if min(abs(a), abs(b)) > 0.2 * max(abs(a), abs(b)):
        return SLANTED
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 3 if b > 0 else 1  # angles in user space run counter-clockwise


def by_way(text: str, style_at: Callable[[int], Style]) -> list[tuple[int, str]]:
    """The parts of a text that run different ways, with where they begin: marks across a page stick to its last line.

    Not those of one look: letters along a curve are a word.
    """
    parts: list[tuple[int, str]] = []
    begin, way = 0, None
    for at, sign in enumerate(text):
        if sign.isspace():
            continue
        style = style_at(at)
        if way and style.turn != way.turn and (style.size, style.colour) != (way.size, way.colour):
            parts.append((begin, text[begin:at].rstrip()))
            begin = at
        way = style
    return [*parts, (begin, text[begin:])]


class PageText:
    """The text of a page, and which of its characters is which of those that PDFium counts.

    Spaces are put in and taken out from its beginning to its end.
    """

    def __init__(self, text_page: int, text: str, count: int) -> None:
        """The text of a raw text page (by its address), of so many characters."""
        self._text_page = text_page
        self._text = text
        self._changed: list[int] = []  # places where a space was put in, or taken out before what stands there now
        self._longer = [0]  # by how many characters the text is longer before the first of them, and from each on
        self.dropped = len(text) != count
        """PDFium dropped characters: places in its text are not places on the page."""

    def __str__(self) -> str:
        """All of it, with the spaces that were put in and without those taken out."""
        return self._text

    @property
    def longer(self) -> int:
        """How many more spaces were put in so far than taken out."""
        return self._longer[-1]

    def at(self, position: int) -> int:
        """Index of the character at a position."""
        if self._changed:
            position -= self._longer[bisect(self._changed, position)]
        return _to_char_index(self._text_page, position) if self.dropped else position

    def rects(self, count: int) -> list[Rect]:
        """The rectangles that PDFium counted last, in user space."""
        text_page = self._text_page
        x0, y0, x1, y1 = _REFS
        rects = []
        for i in range(count):
            _get_rect(text_page, i, x0, y1, x1, y0)
            rects.append(_rect(_BOX))
        return rects

    def spaced(self, start: int, text: str, rects: list[Rect], size: float) -> str:
        """A part of the text with the spaces that it has on the page.

        PDFium overlooks some, takes wide tracking for others, and reads the number of a note as digits of a figure.

        Args:
            start: Where it begins; nothing was changed behind.
            text: A line.
            rects: What its text objects draw, in order; none of a line that is not upright from left to right.
            size: Its type size, in points.
        """
        more, less = self._notes(start, text), []
        if rects and not self.dropped:
            less = self._superfluous(start, text, size) if is_torn(text, rects, size) else []
            if not less and (places := doubtful(text, rects, size)):
                more = sorted({*more, *self._overlooked(start, text, places, size)})
        return self._changed_by(start, text, more, less) if more or less else text

    def _changed_by(self, start: int, text: str, more: list[int], less: list[int]) -> str:
        """A part of the text with spaces put in before some of its letters, and with others taken out."""
        parts: list[str] = []
        begin, before = 0, self.longer
        for at in sorted(more + less):
            by = 1 if at in more else -1
            self._changed.append(start + at + self.longer - before)
            self._longer.append(self.longer + by)
            parts += [text[begin:at], " " * (by > 0)]
            begin = at + (by < 0)
        changed = "".join([*parts, text[begin:]])
        self._text = self._text[:start] + changed + self._text[start + len(text) :]
        return changed

    def _notes(self, start: int, text: str) -> list[int]:
        """Where digits go on smaller and higher, or larger and lower: a note's number is none of the figure beside it.

        Looked at only where a figure is drawn by more than one object, and ends otherwise than it begins.
        """
        text_page, found = self._text_page, []
        for figure in _FIGURE.finditer(text):
            first, last = (self.at(start + at) for at in (figure.start(), figure.end() - 1))
            if _get_object(text_page, first) == _get_object(text_page, last):
                continue
            if is_apart(self._digit(first), self._digit(last)):
                digits = pairwise(self._digit(self.at(start + at)) for at in range(*figure.span()))
                found += [figure.start() + n for n, pair in enumerate(digits, 1) if is_apart(*pair)]
        return found

    def _digit(self, index: int) -> Digit:
        x0, x1, *_ = _REFS
        _get_origin(self._text_page, index, x0, x1)
        _get_matrix(self._text_page, index, _MATRIX_REF)
        return Digit(_BOX[0], _BOX[1], _get_font_size(self._text_page, index), *_MATRIX[:4])

    def _overlooked(self, start: int, text: str, places: list[float], size: float) -> list[int]:
        text_page, first = self._text_page, self.at(start)
        x0, x1, y0, y1 = _REFS

        def ink(offset: int) -> float:
            while text[offset] == " ":
                offset -= 1
            _get_char_box(text_page, first + offset, x0, x1, y0, y1)
            return _BOX[0]

        def letter(offset: int) -> Letter:
            return self._letter(first + offset)

        if not is_glued(text, places, size, ink, letter):
            return []
        letters = [(at, letter(at)) for at, sign in enumerate(text) if sign != " "]
        return overlooked(text, letters, size)

    def _superfluous(self, start: int, text: str, size: float) -> list[int]:
        first = self.at(start)
        letters = [(at, self._letter(first + at)) for at, sign in enumerate(text) if sign != " "]
        return [at for at in superfluous(text, letters, size) if _is_generated(self._text_page, first + at) == 1]

    def _letter(self, index: int) -> Letter:
        x0, x1, *_ = _REFS
        _get_loose_box(self._text_page, index, _LOOSE_REF)
        _get_origin(self._text_page, index, x0, x1)
        return Letter(_LOOSE[0], _LOOSE[2], _BOX[1], _get_object(self._text_page, index) or 0)
