"""Whether a page that holds little text shows the picture of some: a scanned letter, a diagram with words."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from scorer.document.layout import Block
from scorer.document.native import quick
from scorer.document.objects import left_out, pictures_of, pieces_of, sides_of, text_and_pictures

_PIXELS = 700  # of the longer side of the picture that is looked at
_STRIPS = 12  # side by side: the lines of columns need not be level
_LIGHT = 170  # of 255; the ground that text stands on
_INK = 5.0  # by how much a row with letters on it is darker than its ground, in the mean
_LINES = 7  # in a strip, from which on it is text
_ACROSS = 4  # strips that hold so many: text has some width
_GROUND = 2  # rows of plain ground above a line
_FLAT = 2  # difference of brightness within one ground
_SOME = 0.08  # share of the page that pictures cover which may hold lines of text
_MANY = 20_000  # other objects of a page; a map or a plan
_LEVEL = 4.0  # points; lines whose tops are closer stand side by side
_TIMES = 2  # as many lines as were told
_GROUND_OF_RULES = 245  # of 255; what is darker is no paper
_RULED = 0.8  # share of the dark rows
_HEIGHT = 18  # pixels; what is higher is no line of text

_P, _UL = ctypes.c_void_p, ctypes.c_ulong
_get_length = quick(raw.FPDFImageObj_GetImageDataRaw, _UL, _P, _P, _UL)


def shows_text(page: Any, width: float, height: float, *, besides: bool) -> bool:
    """Whether a page looks like lines of text on a light ground.

    Args:
        page: PDFium's handle of the page.
        width: Of the page, in points.
        height: Likewise.
        besides: Without what is text in the file.
    """
    text = [item for item, high in text_and_pictures(page) if high is not None] if besides else []
    return lines_shown(page, width, height, without=text) >= _LINES


def shows_more(page: Any, width: float, height: float, told: Sequence[Block]) -> bool:
    """Whether a scan shows far more lines than an earlier OCR told of it.

    Args:
        page: PDFium's handle of the page.
        width: Of the page, in points.
        height: Likewise.
        told: What was read on it.
    """
    tops = sorted(line.top for block in told for line in block.lines)
    rows = sum(after - before > _LEVEL for before, after in pairwise(tops)) + bool(tops)
    return lines_shown(page, width, height) > _TIMES * rows + _LINES


class Pictures:
    """Tells which pages of a report show lines of text in their pictures; the same ones are looked at once."""

    def __init__(self) -> None:
        self._known: dict[tuple[tuple[int, ...], ...], bool] = {}

    def show_text(self, page: Any, width: float, height: float) -> bool:
        """Whether the pictures of a page, by themselves, look like lines of text: a table, a diagram with words.

        Args:
            page: PDFium's handle of the page.
            width: Of the page, in points.
            height: Likewise.
        """
        share = 0.0
        held: list[tuple[int, ...]] = []
        for item, scale in pictures_of(page):
            sides = sides_of(item)
            share += scale * scale * math.prod(sides)
            held.append((_get_length(item, None, 0), round(sides[0]), round(sides[1])))
        if share < _SOME * width * height:
            return False
        told = tuple(held)
        if told not in self._known:
            others = [item for item, kind, _ in pieces_of(page) if kind != raw.FPDF_PAGEOBJ_IMAGE]
            self._known[told] = len(others) <= _MANY and lines_shown(page, width, height, without=others) >= _LINES
        return self._known[told]


def lines_shown(page: Any, width: float, height: float, *, without: Iterable[int] = ()) -> int:
    """How many lines of text a page looks like, where it has most; without some of its objects, by their handles."""
    scale = _PIXELS / max(width, height, 1.0)
    size = (max(_STRIPS, round(width * scale)), max(1, round(height * scale)))
    buffer = (ctypes.c_ubyte * (size[0] * size[1]))()
    bitmap = raw.FPDFBitmap_CreateEx(*size, raw.FPDFBitmap_Gray, buffer, size[0])
    if not bitmap:
        return 0
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
        with left_out(without):
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, 0)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    strips = _strips(bytes(buffer), size)
    return 0 if _is_ruled(strips) else sorted(map(lines_in, strips), reverse=True)[_ACROSS - 1]


def _is_ruled(strips: list[list[int]]) -> bool:
    """Whether what is dark is as dark in the next strip: rules and grids are, and no writing."""
    rows = [pair for one, other in pairwise(strips) for pair in zip(one, other, strict=True)]
    dark = [abs(a - b) for a, b in rows if min(a, b) <= _GROUND_OF_RULES]
    return bool(dark) and sum(difference <= _FLAT for difference in dark) >= _RULED * len(dark)


def _strips(pixels: bytes, size: tuple[int, int]) -> list[list[int]]:
    """Mean brightness of every row, strip by strip."""
    from PIL import Image

    rows = Image.frombytes("L", size, pixels).resize((_STRIPS, size[1]), Image.Resampling.BOX).tobytes()
    return [list(rows[strip::_STRIPS]) for strip in range(_STRIPS)]


def lines_in(rows: list[int]) -> int:
    """Number of lines of text in a strip, from the brightness of its rows: dark runs between equal, plain ground."""
    count = 0
    n = _GROUND
    while n < len(rows) - _GROUND:
        above, ground = rows[n - _GROUND : n], rows[n - 1]
        end = None
        if ground >= _LIGHT and rows[n] <= ground - _INK and max(above) - min(above) <= _FLAT:
            below = range(n + 2, min(n + _HEIGHT, len(rows)))
            end = next((m for m in below if abs(rows[m] - ground) <= _FLAT), None)
        if end is None:
            n += 1
            continue
        count += 1
        n = end + 1
    return count
