"""Words and their places, from PDFium's raw API: one ``GetText`` a page, one rectangle a word.

PDFium is not thread-safe: one process, one thread. Nothing here starts a process; ``sandbox`` does.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

INVISIBLE_MODES = (3, 7)  # PDF 32000-1, table 106: neither fill nor stroke; add to clipping path only
_TOKEN = re.compile(r"[^\s\ufffe\x00]+\ufffe?|\ufffe")


@dataclass(slots=True)
class Style:
    """How a run of text is set: effective size in points, weight, colour, direction and render mode."""

    size: float
    bold: bool
    italic: bool
    colour: int  # 0xRRGGBBAA
    angle: int  # 0, 90, 180, 270: clockwise, as displayed
    mode: int  # text render mode
    font: str


@dataclass(slots=True)
class Word:
    """A word as drawn, in displayed points from the top left; ``soft`` marks a hyphen at a line's end."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style
    soft: bool = False


@dataclass(slots=True)
class RawPage:
    """A page as PDFium gives it: words in content-stream order, nothing interpreted yet."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    picture_share: float = 0.0  # share of the page that pictures cover; measured only where words are few or unseen


class _Buffers:
    """ctypes cells reused for every call; allocating them per word costs more than the call."""

    def __init__(self) -> None:
        self.l, self.t, self.r, self.b = (ctypes.c_double() for _ in range(4))
        self.rect = raw.FS_RECTF()
        self.matrix = raw.FS_MATRIX()
        self.rgba = tuple(ctypes.c_uint() for _ in range(4))
        self.name = ctypes.create_string_buffer(256)
        self.flags = ctypes.c_int()


@contextmanager
def loaded_page(doc: Any, index: int) -> Iterator[Any]:
    """A raw page handle, closed whatever happens.

    Raises:
        pdfium.PdfiumError: The page cannot be loaded.
    """
    page = raw.FPDF_LoadPage(doc, index)
    if not page:
        raise pdfium.PdfiumError(f"page {index + 1} cannot be loaded")
    try:
        yield page
    finally:
        raw.FPDF_ClosePage(page)


def read_page(doc: Any, index: int, fonts: dict[int, tuple[str, bool, bool]]) -> RawPage:
    """Read one page's words.

    Args:
        doc: Raw document handle.
        index: Page index from 0.
        fonts: Cache of font facts (name, bold, italic), kept for the document by the caller.
    """
    with loaded_page(doc, index) as page:
        width, height = float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))
        result = RawPage(index + 1, width, height)
        text_page = raw.FPDFText_LoadPage(page)
        if text_page:
            try:
                result.words = list(_words(page, text_page, fonts))
            finally:
                raw.FPDFText_ClosePage(text_page)
        if len(result.words) < 40 or any(w.style.mode in INVISIBLE_MODES for w in result.words[:40]):
            result.picture_share = _picture_share(page, width, height)
        return result


def page_text(text_page: Any) -> tuple[str, int]:
    """Whole text of a page and its number of characters (they differ where PDFium drops characters)."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return "", 0
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    length = raw.FPDFText_GetText(text_page, 0, count, buffer)
    data = bytes(memoryview(buffer).cast("B")[: max(0, (length - 1) * 2)])
    return data.decode("utf-16-le", "surrogatepass"), count


def _words(page: Any, text_page: Any, fonts: dict[int, tuple[str, bool, bool]]) -> Iterator[Word]:
    text, count = page_text(text_page)
    if not text:
        return
    index_of = None
    if len(text) != count:
        get_index = raw.FPDFText_GetCharIndexFromTextIndex

        def index_of(i: int) -> int:
            return int(get_index(text_page, i))

    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    turn = raw.FPDFPage_GetRotation(page) % 4
    x_min, y_min, x_max, y_max = box.left, box.bottom, box.right, box.top
    cells = _Buffers()
    left, top, right, bottom = cells.l, cells.t, cells.r, cells.b
    count_rects, get_rect, get_object = raw.FPDFText_CountRects, raw.FPDFText_GetRect, raw.FPDFText_GetTextObject
    last_object: Any = None
    style: Style | None = None
    loose = (0.0, 0.0, 0.0, 0.0)

    for match in _TOKEN.finditer(text):
        token = match.group()
        start, size = match.start(), len(token)
        if index_of is not None:
            start, end = index_of(start), index_of(match.end() - 1)
            size = end - start + 1
            if start < 0 or size <= 0:
                continue
        rects = count_rects(text_page, start, size)
        if rects <= 0:
            continue
        get_rect(text_page, 0, left, top, right, bottom)
        l, t, r, b = left.value, top.value, right.value, bottom.value
        for i in range(1, rects):
            get_rect(text_page, i, left, top, right, bottom)
            l, t, r, b = min(l, left.value), max(t, top.value), max(r, right.value), min(b, bottom.value)
        text_object = get_object(text_page, start)
        address = ctypes.cast(text_object, ctypes.c_void_p).value if text_object else None
        if style is None or address is None or address != last_object or not (loose[1] - 1 <= b <= loose[3] + 1):
            style, loose = _style(text_page, start, text_object, turn, fonts, cells)
            last_object = address
        # A glyph-tight rectangle makes a poor highlight and a poor line: take the font's own height across the line.
        if style.angle in (0, 180) if turn % 2 == 0 else style.angle in (90, 270):
            b, t = min(b, loose[1]) if loose[1] > b - 3 * style.size else b, max(t, loose[3])
            b, t = loose[1] if loose[3] > loose[1] else b, loose[3] if loose[3] > loose[1] else t
        elif loose[2] > loose[0]:
            l, r = loose[0], loose[2]
        if turn == 0:
            place = (l - x_min, y_max - t, r - x_min, y_max - b)
        elif turn == 1:
            place = (b - y_min, l - x_min, t - y_min, r - x_min)
        elif turn == 2:
            place = (x_max - r, b - y_min, x_max - l, t - y_min)
        else:
            place = (y_max - t, x_max - r, y_max - b, x_max - l)
        soft = token.endswith("\ufffe")
        yield Word(token[:-1] + "-" if soft else token, *place, style, soft)


def _style(
    text_page: Any, index: int, text_object: Any, turn: int, fonts: dict[int, tuple[str, bool, bool]], cells: _Buffers
) -> tuple[Style, tuple[float, float, float, float]]:
    matrix, rect = cells.matrix, cells.rect
    size = float(raw.FPDFText_GetFontSize(text_page, index)) or 1.0
    angle = 0
    if raw.FPDFText_GetMatrix(text_page, index, matrix):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        # In user space angles run counter-clockwise; as displayed the page is then turned clockwise.
        angle = (round(-math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 + turn * 90) % 360
    loose = (0.0, 0.0, 0.0, 0.0)
    if raw.FPDFText_GetLooseCharBox(text_page, index, rect):
        loose = (rect.left, rect.bottom, rect.right, rect.top)
    red, green, blue, alpha = cells.rgba
    colour = 0x000000FF
    if raw.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha):
        colour = red.value << 24 | green.value << 16 | blue.value << 8 | alpha.value
    name, bold, italic, mode = "", False, False, 0
    if text_object:
        mode = int(raw.FPDFTextObj_GetTextRenderMode(text_object))
        font = raw.FPDFTextObj_GetFont(text_object)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in fonts:
            raw.FPDFFont_GetBaseFontName(font, cells.name, 256)
            name = cells.name.value.decode("utf-8", "replace").split("+")[-1]
            weight = raw.FPDFFont_GetWeight(font)
            lower = name.lower()
            heavy = any(mark in lower for mark in ("bold", "black", "heavy", "semibd", "demi"))
            fonts[key] = (name, heavy or weight >= 600, "italic" in lower or "oblique" in lower)
        name, bold, italic = fonts[key]
        bold = bold or mode == 2  # fill and stroke: the usual fake bold
    return Style(round(size, 1), bold, italic, colour, int(angle), mode, name), loose


def _picture_share(page: Any, width: float, height: float) -> float:
    """Share (0-1) of the page that its largest pictures cover, one level of forms deep."""
    total = 0.0
    l, b, r, t = (ctypes.c_float() for _ in range(4))
    for i in range(min(raw.FPDFPage_CountObjects(page), 2000)):
        item = raw.FPDFPage_GetObject(page, i)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM) and raw.FPDFPageObj_GetBounds(item, l, b, r, t):
            if kind == raw.FPDF_PAGEOBJ_FORM and not _holds_picture(item):
                continue
            total += max(0.0, r.value - l.value) * max(0.0, t.value - b.value)
    return min(1.0, total / max(1.0, width * height))


def _holds_picture(form: Any) -> bool:
    for i in range(min(raw.FPDFFormObj_CountObjects(form), 200)):
        if raw.FPDFPageObj_GetType(raw.FPDFFormObj_GetObject(form, i)) == raw.FPDF_PAGEOBJ_IMAGE:
            return True
    return False
