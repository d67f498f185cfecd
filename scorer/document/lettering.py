"""The letters of a line as they are drawn: where each is, how it is set, and what tells that it is another."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable

from pypdfium2 import raw

from scorer.document.geometry import Rect, displayed
from scorer.document.hidden import Setting, Text, Word, rect_of, said
from scorer.document.layout import Line
from scorer.document.native import quick
from scorer.document.respelt import PHRASE, is_respelt

TOKEN = re.compile(r"[^\s\ufffe\x00]+")
_LIGATURE = 4  # letters that one sign stands for at most, as in "ffi"; one that tells more does not draw them

_P, _I = ctypes.c_void_p, ctypes.c_int
_get_char_box = quick(raw.FPDFText_GetCharBox, _I, _P, _I, _P, _P, _P, _P)  # left, right, bottom, top
_get_object = quick(raw.FPDFText_GetTextObject, _P, _P, _I)
_get_matrix = quick(raw.FPDFText_GetMatrix, _I, _P, _I, _P)
_get_font_size = quick(raw.FPDFText_GetFontSize, ctypes.c_double, _P, _I)
_get_font = quick(raw.FPDFTextObj_GetFont, _P, _P)

_BOX = (ctypes.c_double * 4)()
_REFS = tuple(ctypes.addressof(_BOX) + 8 * n for n in range(4))
_MATRIX = (ctypes.c_float * 6)()  # FS_MATRIX
_MATRIX_REF = ctypes.addressof(_MATRIX)


class Lettering:
    """A page's text on a page of a certain size and turn."""

    def __init__(
        self, text_page: int, at: Callable[[int], int], rotation: int, bounds: Rect, size: tuple[float, float]
    ) -> None:
        """Of a raw text page (by its address); ``at`` gives the index of the character at a place in its text."""
        self._text_page = text_page
        self._at = at
        self._rotation, self._bounds, self._size = rotation, bounds, size

    def of_line(self, line: Line, text: str) -> Text:
        """A line with the places of its letters; ``text`` is the whole page's."""
        words: list[Word] = []
        objects: Counter[int] = Counter()
        settings: dict[int, Setting] = {}
        sign: tuple[int, list[float]] = (0, [])  # of the letter before: its object and its box
        told: list[Word] = []  # words of the letters that one sign stands for, one by one
        for token in TOKEN.finditer(text, line.first, line.last):
            word = Word(*token.span(), "", [])
            own: set[int] = set()
            for position in range(*token.span()):
                index = self._at(position)
                item = _get_object(self._text_page, index)
                if not item or not _get_char_box(self._text_page, index, *_REFS):
                    continue
                left, right, bottom, top = box = _BOX[:]
                objects[item] += 1
                own.add(item)
                if item not in settings:
                    settings[item] = self._setting(index, item)
                word.letters += text[position]
                word.boxes.append(displayed((left, bottom, right, top), self._rotation, self._bounds))
                word.set_in.append(settings[item])
                if (item, box) != sign:
                    sign, told = (item, box), []
                told.append(word)
                if len(told) > _LIGATURE:
                    for part in told:
                        part.replaced = True
            word.objects = frozenset(own)
            words.append(word)
        respelt = {item for item in objects if is_respelt(item)}
        replaced = {item for item in respelt if objects[item] >= PHRASE}
        for word in words:
            word.replaced = word.replaced or not replaced.isdisjoint(word.objects)
            word.respelt = not respelt.isdisjoint(word.objects)
        pitch = (line.x1 - line.x0) / max(1, sum(len(word.boxes) for word in words))
        place = rect_of(line, self._size)
        return Text(said(line.text), words, place, line.size, pitch, frozenset(objects), line.turn)

    def _setting(self, index: int, item: int) -> Setting:
        _get_matrix(self._text_page, index, _MATRIX_REF)
        a, b, c, d = _MATRIX[:4]
        size = _get_font_size(self._text_page, index)
        return _get_font(item) or 0, round(size * math.hypot(a, b), 1), round(size * math.hypot(c, d), 1)
