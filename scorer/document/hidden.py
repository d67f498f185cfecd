"""Text that a reader of the page cannot see: it could plant evidence, so it is taken out and named."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from scorer.document.layout import Line, from_frame
from scorer.document.native import quick

INVISIBLE = (3, 7)  # text render modes that draw nothing (ISO 32000-1, table 106)
MIN_SIZE = 2.0  # points
_MIN_ALPHA = 12  # of 255
_WHITE = 235  # of 255, in each channel
_WHITEST = _WHITE << 24
_SCALE = 0.75  # pixels per point: enough to tell whether anything shows
_MIN_CONTRAST = 24  # of 255, between the darkest and the lightest point around a line
_MAX_OBJECTS = 20_000
_MAX_PIXELS = 1_500_000

UNSEEN, WHITE, OFF_PAGE, TINY = "invisible", "white on white", "outside the page", "too small to read"

Rect = tuple[float, float, float, float]

_P, _I = ctypes.c_void_p, ctypes.c_int
_get_object = quick(raw.FPDFPage_GetObject, _P, _P, _I)
_get_type = quick(raw.FPDFPageObj_GetType, _I, _P)
_get_draw_mode = quick(raw.FPDFPath_GetDrawMode, _I, _P, _P, _P)
_get_fill = quick(raw.FPDFPageObj_GetFillColor, _I, _P, _P, _P, _P, _P)
_get_bounds = quick(raw.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)


def sort_out(page: Any, size: tuple[float, float], lines: list[Line]) -> tuple[list[Line], list[tuple[str, Line]]]:
    """Lines that can be seen, and the others with the reason why they cannot.

    Args:
        page: Raw page handle.
        size: Width and height of the page as displayed.
        lines: Lines of the page.
    """
    hidden: list[tuple[str, Line]] = []
    doubtful: list[Line] = []
    width, height = size
    for line in lines:
        if line.turn:
            x0, top, x1, bottom = from_frame((line.x0, line.top, line.x1, line.bottom), line.turn, size)
            outside = not (0 <= x0 + x1 <= 2 * width and 0 <= top + bottom <= 2 * height)
        else:
            outside = not (0 <= line.x0 + line.x1 <= 2 * width and 0 <= line.top + line.bottom <= 2 * height)
        if outside:
            hidden.append((OFF_PAGE, line))
        elif line.mode in INVISIBLE or line.colour & 0xFF < _MIN_ALPHA:
            hidden.append((UNSEEN, line))
        elif line.size < MIN_SIZE:
            hidden.append((TINY, line))
        elif line.colour > _WHITEST and line.turn == 0 and _is_white(line.colour):
            doubtful.append(line)
    if doubtful:
        hidden.extend((WHITE, line) for line in _white_on_white(page, size, doubtful))
    if not hidden:
        return lines, hidden
    gone = {id(line) for _, line in hidden}
    return [line for line in lines if id(line) not in gone], hidden


def _is_white(colour: int) -> bool:
    return min(colour >> 24 & 0xFF, colour >> 16 & 0xFF, colour >> 8 & 0xFF) > _WHITE


def _white_on_white(page: Any, size: tuple[float, float], lines: list[Line]) -> list[Line]:
    if raw.FPDFPage_GetRotation(page) % 4:
        return _without_contrast(page, size, lines)
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    unclear: list[Rect] = []  # pictures, patterns and forms: only drawing them tells
    left = lines
    for (x0, y0, x1, y1), is_dark in _areas(page):
        place = (x0 - box.left, box.top - y1, x1 - box.left, box.top - y0)
        if is_dark:
            left = [line for line in left if not _covered(line, place)]
            if not left:
                return []
        else:
            unclear.append(place)
    asked = [line for line in left if any(_covered(line, place) for place in unclear)]
    if not asked:
        return left
    seen = {id(line) for line in asked} - {id(line) for line in _without_contrast(page, size, asked)}
    return [line for line in left if id(line) not in seen]


def _areas(page: Any) -> Iterator[tuple[Rect, bool]]:
    """Bounds in user space of what is drawn as an area; True where it is surely dark, False where it may be."""
    bounds = (ctypes.c_float * 4)()
    rgba = (ctypes.c_uint * 4)()
    modes = (ctypes.c_int * 2)()
    at, rgba_at, modes_at = (ctypes.addressof(cells) for cells in (bounds, rgba, modes))
    handle = ctypes.addressof(page.contents)
    for i in range(min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = _get_object(handle, i)
        kind = _get_type(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        is_dark = False
        if kind == raw.FPDF_PAGEOBJ_PATH:
            if not _get_draw_mode(item, modes_at, modes_at + 4) or not modes[0]:
                continue
            if _get_fill(item, rgba_at, rgba_at + 4, rgba_at + 8, rgba_at + 12):
                red, green, blue, alpha = rgba[:]
                if min(red, green, blue) > _WHITE:
                    continue
                is_dark = alpha > 200 and min(red, green, blue) < 200
        if _get_bounds(item, at, at + 4, at + 8, at + 12):
            left, bottom, right, top = bounds[:]
            yield (left, bottom, right, top), is_dark


def _covered(line: Line, area: Rect) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def _without_contrast(page: Any, size: tuple[float, float], lines: list[Line]) -> list[Line]:
    """Those of some lines where the drawn page shows nothing but one light colour."""
    x0, y0 = max(0.0, min(line.x0 for line in lines)), max(0.0, min(line.top for line in lines))
    x1, y1 = min(size[0], max(line.x1 for line in lines)), min(size[1], max(line.bottom for line in lines))
    area = max(1.0, (x1 - x0) * (y1 - y0))
    scale = min(_SCALE, (_MAX_PIXELS / area) ** 0.5)
    width, height = max(1, math.ceil((x1 - x0) * scale)), max(1, math.ceil((y1 - y0) * scale))
    buffer = (ctypes.c_ubyte * (width * height))()
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, buffer, width)
    if not bitmap:
        return []
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        whole = (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))
        raw.FPDF_RenderPageBitmap(bitmap, page, round(-x0 * scale), round(-y0 * scale), *whole, 0, 0)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    view = memoryview(buffer).cast("B")
    found: list[Line] = []
    for line in lines:
        left, right = max(0, int((line.x0 - x0) * scale)), min(width, int((line.x1 - x0) * scale) + 1)
        rows = range(max(0, int((line.top - y0) * scale)), min(height, int((line.bottom - y0) * scale) + 1))
        parts = [bytes(view[y * width + left : y * width + right]) for y in rows] if right > left else []
        if not parts or max(map(max, parts)) - min(map(min, parts)) < _MIN_CONTRAST:
            found.append(line)
    return found
