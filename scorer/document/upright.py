"""Pages that lie askew, as scans do: turned until their lines run level, and where a line of theirs really stands.

Lines that rise grow into each other: words of two of them are mixed, and the ink of one is looked for where another is.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from pypdfium2 import raw

from scorer.document.geometry import Rect
from scorer.document.layout import Line
from scorer.document.native import quick
from scorer.document.objects import MOST_OBJECTS
from scorer.document.typesizes import median

_LEAST = math.radians(0.2)  # a line of the width of a page rises by a sixth of its height
_MOST = math.radians(7)  # more is set so on purpose, and what stands at the corners of a page would be lost
_A_LITTLE = math.radians(1.0)  # lines that rise so little can be read as they are
_ALIKE = math.radians(1.0)  # lines of a scan are measured one by one
_SHARE = 0.8  # of the letters of a page, at least, run so
_FEW = 20  # lines tell it
_PATTERNS = ((255, 255, 255), (191, 191, 191))  # what PDFium says of them
_FEW_SMALL, _SMALL = 3, 30.0  # marks of so many points that may lie over it: icons of notes
_MANY = 50  # pieces
_WHITE = (254, 254, 254)  # of 255: PDFium says the same of patterns as of what is quite white
_PIECE = 0.5  # of its height, by which a piece of a line may rise

_P, _I, _D = ctypes.c_void_p, ctypes.c_int, ctypes.c_double
_get_object = quick(raw.FPDFPage_GetObject, _P, _P, _I)
_get_matrix = quick(raw.FPDFText_GetMatrix, _I, _P, _I, _P)
_is_translucent = quick(raw.FPDFPageObj_HasTransparency, _I, _P)
_get_type = quick(raw.FPDFPageObj_GetType, _I, _P)
_get_draw_mode = quick(raw.FPDFPath_GetDrawMode, _I, _P, _P, _P)
_get_fill = quick(raw.FPDFPageObj_GetFillColor, _I, _P, _P, _P, _P, _P)
_get_stroke = quick(raw.FPDFPageObj_GetStrokeColor, _I, _P, _P, _P, _P, _P)
_transform = quick(raw.FPDFPageObj_Transform, None, _P, *([_D] * 6))
_transform_clip = quick(raw.FPDFPageObj_TransformClipPath, None, _P, *([_D] * 6))

_CHANNELS = (ctypes.c_uint * 4)()
_MATRIX = (ctypes.c_float * 6)()  # FS_MATRIX
_MATRIX_REF = ctypes.addressof(_MATRIX)


class Frame(NamedTuple):
    """A page in which lines run level: its width and height in points, and by how many radians they really rise."""

    width: float
    height: float
    slope: float = 0.0

    def as_it_lies(self, x: float, y: float) -> tuple[float, float]:
        """Where a displayed place of the page set upright is on the page as it lies."""
        width, height, slope = self
        right, down = x - width / 2, y - height / 2
        cos, sin = math.cos(slope), math.sin(slope)
        return width / 2 + right * cos + down * sin, height / 2 - right * sin + down * cos


def slope_of(text_page: int, at: Callable[[int], int], lines: Sequence[Line]) -> float:
    """By how much the lines of a page rise from where they should run, in radians; 0 for nearly all pages.

    Args:
        text_page: Address of the raw text page.
        at: Gives the index of the character at a place in its text.
        lines: Its lines; some of them tell.
    """
    angles: list[float] = []
    letters: list[int] = []
    for line in lines[:: len(lines) // _FEW + 1]:
        if _get_matrix(text_page, at(line.first), _MATRIX_REF):
            angles.append(math.remainder(math.atan2(_MATRIX[1], _MATRIX[0]), math.pi / 2))
            letters.append(len(line.text))
    if not any(abs(angle) >= _LEAST for angle in angles):
        return 0.0
    slope = median(angles, letters)
    alike = sum(n for angle, n in zip(angles, letters, strict=True) if abs(angle - slope) <= _ALIKE)
    return slope if abs(slope) >= _LEAST and alike >= _SHARE * sum(letters) else 0.0


def cannot_be_read(slope: float) -> str:
    """Why a page that rises so and is not set upright cannot be read, in plain words; empty where it can."""
    if abs(slope) > _MOST:
        return "all its lines run aslant"
    if abs(slope) > _A_LITTLE:
        return "it lies askew, with areas, masks or notes on it that cannot be turned back"
    return ""


def set_upright(page: Any, slope: float, bounds: Rect) -> bool:
    """Turn all that a page draws back about its middle, in memory: its text has to be loaded again.

    Not where that would show what nobody sees: under marks that lie over the page (links do not count), through masks
    or patterns, which stay where they are; so not where areas are filled. What lies beyond the edge is covered.

    Args:
        page: Raw page handle.
        slope: By how much its lines rise, in radians.
        bounds: The page in user space.
    """
    handle = ctypes.addressof(page.contents)
    items = [_get_object(handle, number) for number in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS))]
    if abs(slope) > _MOST or _is_marked(page) or not all(items) or any(map(_may_stay, items)):
        return False
    x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    cos, sin = math.cos(slope), -math.sin(slope)
    matrix = (cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos)
    _cover_beyond(page, bounds)
    for item in (*items, _get_object(handle, raw.FPDFPage_CountObjects(page) - 1)):
        _transform(item, *matrix)
        _transform_clip(item, *matrix)
    return True


def _may_stay(item: int) -> bool:
    """Whether something of how an object looks may stay behind: a mask, or a pattern, of which no colour is known."""
    if _is_translucent(item):
        return True
    kind = _get_type(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        at = ctypes.addressof(_CHANNELS)
        return not _get_draw_mode(item, at, at + ctypes.sizeof(ctypes.c_uint)) or _CHANNELS[0] != 0
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        return any(_colour(get, item) in _PATTERNS for get in (_get_fill, _get_stroke))
    return False


def _colour(get: Any, item: int) -> tuple[int, ...]:
    at, size = ctypes.addressof(_CHANNELS), ctypes.sizeof(ctypes.c_uint)
    return tuple(_CHANNELS[:3]) if get(item, *(at + n * size for n in range(4))) else _PATTERNS[0]


def _cover_beyond(page: Any, bounds: Rect) -> None:
    """Paint white what is drawn beyond the edge of a page, over everything else."""
    left, bottom, right, top = bounds
    far = right - left + top - bottom
    path = raw.FPDFPageObj_CreateNewPath(left - far, bottom - far)
    for x, y in ((right + far, bottom - far), (right + far, top + far), (left - far, top + far)):
        raw.FPDFPath_LineTo(path, x, y)
    raw.FPDFPath_Close(path)
    raw.FPDFPath_MoveTo(path, left, bottom)
    for x, y in ((right, bottom), (right, top), (left, top)):
        raw.FPDFPath_LineTo(path, x, y)
    raw.FPDFPath_Close(path)
    raw.FPDFPageObj_SetFillColor(path, *_WHITE, 255)
    raw.FPDFPath_SetDrawMode(path, raw.FPDF_FILLMODE_ALTERNATE, 0)
    raw.FPDFPage_InsertObject(page, path)


def pieces(rect: Rect, frame: Frame) -> list[Rect]:
    """Where a rectangle of a page that was set upright stands on the page as it lies, in pieces that hardly rise.

    Args:
        rect: x0, top, x1, bottom as displayed, and so are the pieces.
        frame: The page.
    """
    if not frame.slope:
        return [rect]
    x0, top, x1, bottom = rect
    sides = width, height = x1 - x0, bottom - top
    count = min(_MANY, math.ceil(max(sides) * abs(math.sin(frame.slope)) / max(1.0, _PIECE * min(sides))) or 1)
    across, down = (width / count, 0.0) if width >= height else (0.0, height / count)
    right, below = (across or width) / 2, (down or height) / 2
    found = []
    for number in range(count):
        x, y = frame.as_it_lies(x0 + right + number * across, top + below + number * down)
        found.append((x - right, y - below, x + right, y + below))
    return found


def _is_marked(page: Any) -> bool:
    """Whether marks lie over a page that cover something: links without looks do not, nor do a few icons of notes."""
    small = 0
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if not note:
            return True
        try:
            looks = bool(raw.FPDFAnnot_HasKey(note, b"AP"))
            if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_LINK and not looks:
                continue
            rect = raw.FS_RECTF()
            if not raw.FPDFAnnot_GetRect(note, rect):
                return True
            sides = abs(rect.right - rect.left), abs(rect.top - rect.bottom)
            if max(sides) == 0:
                continue  # a signature that nobody sees
            small += max(sides) <= _SMALL
            if max(sides) > _SMALL or small > _FEW_SMALL:
                return True
        finally:
            raw.FPDFPage_CloseAnnot(note)
    return False
