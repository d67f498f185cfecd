"""Text that a reader of the page cannot see: it could plant evidence, so it is taken out and named."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from typing import Any

from pypdfium2 import raw

from scorer.document.layout import Line, from_frame

INVISIBLE = (3, 7)  # text render modes that draw nothing (ISO 32000-1, table 106)
MIN_SIZE = 2.0  # points
_MIN_ALPHA = 12  # of 255
_WHITE = 235  # of 255, in each channel
_MIN_CONTRAST = 24  # of 255, between the darkest and the lightest point around a line
_MAX_OBJECTS = 20_000
_MAX_PIXELS = 1_500_000

UNSEEN, WHITE, OFF_PAGE, TINY = "invisible", "white on white", "outside the page", "too small to read"

Rect = tuple[float, float, float, float]


def sort_out(page: Any, size: tuple[float, float], lines: list[Line]) -> tuple[list[Line], list[tuple[str, Line]]]:
    """Lines that can be seen, and the others with the reason why they cannot.

    Args:
        page: Raw page handle.
        size: Width and height of the page as displayed.
        lines: Lines of the page. Text in an invisible render mode is kept where ``page`` is a scan (the caller looks).
    """
    seen: list[Line] = []
    hidden: list[tuple[str, Line]] = []
    doubtful: list[Line] = []
    for line in lines:
        x0, top, x1, bottom = from_frame((line.x0, line.top, line.x1, line.bottom), line.turn, size)
        middle, centre = (x0 + x1) / 2, (top + bottom) / 2
        if not (0 <= middle <= size[0] and 0 <= centre <= size[1]):
            hidden.append((OFF_PAGE, line))
        elif line.mode in INVISIBLE or line.colour & 0xFF < _MIN_ALPHA:
            hidden.append((UNSEEN, line))
        elif line.size < MIN_SIZE:
            hidden.append((TINY, line))
        elif _is_white(line.colour) and line.turn == 0:
            doubtful.append(line)
            seen.append(line)
        else:
            seen.append(line)
    if doubtful:
        unseen = {id(line) for line in _unseen(page, size, doubtful)}
        hidden.extend((WHITE, line) for line in seen if id(line) in unseen)
        seen = [line for line in seen if id(line) not in unseen]
    return seen, hidden


def _is_white(colour: int) -> bool:
    return min(colour >> 24 & 0xFF, colour >> 16 & 0xFF, colour >> 8 & 0xFF) > _WHITE


def _unseen(page: Any, size: tuple[float, float], lines: list[Line]) -> list[Line]:
    """Those of some white lines under which nothing dark is drawn."""
    if raw.FPDFPage_GetRotation(page) % 4:
        return _without_contrast(page, size, lines)
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    dark: list[Rect] = []
    unclear: list[Rect] = []  # pictures, patterns and forms: only drawing them tells
    for rect, is_dark in _areas(page):
        place = (rect[0] - box.left, box.top - rect[3], rect[2] - box.left, box.top - rect[1])
        (dark if is_dark else unclear).append(place)
    left = [line for line in lines if not _covered(line, dark)]
    asked = [line for line in left if _covered(line, unclear)]
    if not asked:
        return left
    seen = {id(line) for line in asked} - {id(line) for line in _without_contrast(page, size, asked)}
    return [line for line in left if id(line) not in seen]


def _areas(page: Any) -> Iterator[tuple[Rect, bool]]:
    """Bounds in user space of what is drawn as an area; True where it is surely dark, False where it may be."""
    l, b, r, t = (ctypes.c_float() for _ in range(4))  # noqa: E741
    rgba = tuple(ctypes.c_uint() for _ in range(4))
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for i in range(min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, i)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        is_dark = False
        if kind == raw.FPDF_PAGEOBJ_PATH:
            if not raw.FPDFPath_GetDrawMode(item, fill, stroke) or not fill.value:
                continue
            if raw.FPDFPageObj_GetFillColor(item, *rgba):
                if min(c.value for c in rgba[:3]) > _WHITE:
                    continue
                is_dark = rgba[3].value > 200 and min(c.value for c in rgba[:3]) < 200
        if raw.FPDFPageObj_GetBounds(item, l, b, r, t):
            yield (l.value, b.value, r.value, t.value), is_dark


def _covered(line: Line, areas: Iterable[Rect]) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in areas)


def _without_contrast(page: Any, size: tuple[float, float], lines: list[Line]) -> list[Line]:
    """Those of some lines where the drawn page shows nothing but one light colour."""
    scale = min(1.0, (_MAX_PIXELS / max(1.0, size[0] * size[1])) ** 0.5)
    width, height = max(1, int(size[0] * scale)), max(1, int(size[1] * scale))
    buffer = (ctypes.c_ubyte * (width * height))()
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, buffer, width)
    if not bitmap:
        return []
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    view = memoryview(buffer).cast("B")
    found: list[Line] = []
    for line in lines:
        x0, x1 = max(0, int(line.x0 * scale)), min(width, int(line.x1 * scale) + 1)
        rows = range(max(0, int(line.top * scale)), min(height, int(line.bottom * scale) + 1))
        darkest, lightest = 255, 0
        for y in rows:
            part = view[y * width + x0 : y * width + x1]
            if part:
                darkest, lightest = min(darkest, min(part)), max(lightest, max(part))  # noqa: PLW3301
        if lightest - darkest < _MIN_CONTRAST:
            found.append(line)
    return found
