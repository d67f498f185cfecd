"""Text that a reader of the page cannot see: it could plant evidence, so it is taken out and named."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any

import msgspec
from pypdfium2 import raw

from scorer.document.geometry import Rect, Rows, union
from scorer.document.layout import Line, from_frame, to_frame
from scorer.document.native import quick
from scorer.document.upright import Frame

if TYPE_CHECKING:
    from scorer.document.rawpage import RawPage

INVISIBLE = (3, 7)  # text render modes that draw nothing (ISO 32000-1, table 106)
MIN_SIZE = 2.0  # points
_SHEET = 1684.0  # points, the shorter side of A1: who looks at a larger page sees all of it smaller
_MIN_ALPHA = 12  # of 255
_WHITE = 235  # of 255, in each channel
_WHITEST = _WHITE << 24
_PATTERN = 255  # in each channel: white, or a pattern or a gradient, of which PDFium says the same
_STROKED = (1, 2, 5, 6)  # text render modes that draw the outlines of letters
_OUTLINED = (1, 5)  # those of them that draw nothing else
_STRAIGHT = 2  # points of a path that is one line: a thick one is as good as an area
_MAX_OBJECTS = 20_000
_MISSED = 2  # letters; fewer are marks and signs

UNSEEN, WHITE, OFF_PAGE, TINY = "invisible", "white on white", "outside the page", "too small to read"
NO_INK = "no ink of it can be read"
NOT_IN_SCAN = "words of an earlier OCR, where the picture of the page shows none like them"

_P, _I = ctypes.c_void_p, ctypes.c_int
_get_object = quick(raw.FPDFPage_GetObject, _P, _P, _I)
_get_type = quick(raw.FPDFPageObj_GetType, _I, _P)
_get_draw_mode = quick(raw.FPDFPath_GetDrawMode, _I, _P, _P, _P)
_get_fill = quick(raw.FPDFPageObj_GetFillColor, _I, _P, _P, _P, _P, _P)
_get_stroke = quick(raw.FPDFPageObj_GetStrokeColor, _I, _P, _P, _P, _P, _P)
_get_text_mode = quick(raw.FPDFTextObj_GetTextRenderMode, _I, _P)
_count_segments = quick(raw.FPDFPath_CountSegments, _I, _P)
_get_bounds = quick(raw.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)


_RGBA = (ctypes.c_uint * 4)()

Setting = tuple[int, float, float]
"""How a letter is set: its font (by its handle), and its size in points along the line and across it."""


class Word(msgspec.Struct, gc=False):
    """A word of a line as drawn.

    ``first`` and ``last`` are where it stands in the page's text, ``letters`` its characters that have a place, and
    ``boxes`` their places as displayed, ``set_in`` how each is set; ``objects`` are the text objects that draw it;
    ``replaced`` says that the file names other letters than are drawn there, or more than its signs can stand for.
    ``respelt``: it names its letters apart from those that are drawn (``ActualText``): their places are guesses.
    """

    first: int
    last: int
    letters: str
    boxes: list[Rect]
    set_in: list[Setting] = []
    objects: frozenset[int] = frozenset()
    replaced: bool = False
    respelt: bool = False


class Text(msgspec.Struct, gc=False):
    """A line of text as drawn.

    ``said`` are its letters, ``place`` is its box as displayed, ``pitch`` what a letter takes of the line, in points;
    ``objects`` are the text objects that draw it; ``turn`` is that of ``Style``.
    """

    said: str
    words: list[Word]
    place: Rect
    size: float
    pitch: float
    objects: frozenset[int]
    turn: int


def painted(item: int) -> tuple[int, int]:
    """How a text object (by its handle) is painted: its render mode, and the colour that is seen of it (0xRRGGBBAA).

    That is the colour of the letters' outlines where they have no inside, or one that is white or clear.
    """
    mode = _get_text_mode(item)
    inside = _colour(_get_fill, item)
    if mode in _STROKED and (mode in _OUTLINED or _is_white(inside) or inside & 0xFF < _MIN_ALPHA):
        return mode, _colour(_get_stroke, item)
    return mode, inside


def _colour(get: Callable[..., int], item: int) -> int:
    at = ctypes.addressof(_RGBA)
    if not get(item, at, at + 4, at + 8, at + 12):
        return 0x000000FF
    red, green, blue, alpha = _RGBA
    return int(red << 24 | green << 16 | blue << 8 | alpha)


def shrunk(size: tuple[float, float]) -> float:
    """How many times smaller a page of this width and height is seen than it is."""
    return max(1.0, min(size) / _SHEET)


def sort_out(page: Any, frame: Frame, lines: list[Line]) -> tuple[list[Line], list[tuple[str, Line]]]:
    """Lines that can be seen, and the others with the reason why they cannot.

    Args:
        page: Raw page handle.
        frame: The page as displayed.
        lines: Lines of the page.
    """
    hidden: list[tuple[str, Line]] = []
    doubtful: list[Line] = []
    width, height, _ = frame
    least = MIN_SIZE * shrunk((width, height))
    for line in lines:
        if line.turn or frame.slope:
            x0, top, x1, bottom = rect_of(line, (width, height))
            x, y = frame.as_it_lies((x0 + x1) / 2, (top + bottom) / 2)
            outside = not (0 <= x <= width and 0 <= y <= height)
        else:
            outside = not (0 <= line.x0 + line.x1 <= 2 * width and 0 <= line.top + line.bottom <= 2 * height)
        if outside:
            hidden.append((OFF_PAGE, line))
        elif line.mode in INVISIBLE or line.colour & 0xFF < _MIN_ALPHA:
            hidden.append((UNSEEN, line))
        elif line.size < least:
            hidden.append((TINY, line))
        elif line.colour > _WHITEST and line.turn == 0 and _is_white(line.colour):
            doubtful.append(line)
    if doubtful:
        hidden.extend((WHITE, line) for line in _white_on_white(page, doubtful))
    if not hidden:
        return lines, hidden
    gone = {id(line) for _, line in hidden}
    return [line for line in lines if id(line) not in gone], hidden


def _is_white(colour: int) -> bool:
    return min(colour >> 24 & 0xFF, colour >> 16 & 0xFF, colour >> 8 & 0xFF) > _WHITE


def _white_on_white(page: Any, lines: list[Line]) -> list[Line]:
    """Those of some white lines that surely stand on white: where only drawing the page tells, ``ink`` does."""
    if raw.FPDFPage_GetRotation(page) % 4 or raw.FPDFPage_CountObjects(page) > _MAX_OBJECTS:
        return []
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    unclear: list[Rect] = []  # pictures, patterns, forms, strokes: only drawing them tells
    left = lines
    for (x0, y0, x1, y1), is_dark in _areas(page):
        place = (x0 - box.left, box.top - y1, x1 - box.left, box.top - y0)
        if is_dark:
            left = [line for line in left if not _covered(line, place)]
            if not left:
                return []
        else:
            unclear.append(place)
    return [line for line in left if not any(_covered(line, place) for place in unclear)]


def _areas(page: Any) -> Iterator[tuple[Rect, bool]]:
    """Bounds in user space of what is drawn as an area; True where it is surely dark, False where it may be."""
    bounds = (ctypes.c_float * 4)()
    rgba = (ctypes.c_uint * 4)()
    modes = (ctypes.c_int * 2)()
    at, rgba_at, modes_at = (ctypes.addressof(cells) for cells in (bounds, rgba, modes))
    handle = ctypes.addressof(page.contents)
    for i in range(raw.FPDFPage_CountObjects(page)):
        item = _get_object(handle, i)
        kind = _get_type(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        is_dark = False
        if kind == raw.FPDF_PAGEOBJ_PATH:
            filled = _get_draw_mode(item, modes_at, modes_at + 4) and modes[0]
            if not filled and not (modes[1] and _count_segments(item) == _STRAIGHT):
                continue
            if filled and _get_fill(item, rgba_at, rgba_at + 4, rgba_at + 8, rgba_at + 12):
                red, green, blue, alpha = rgba[:]
                if _WHITE < min(red, green, blue) < _PATTERN:
                    continue
                is_dark = alpha > 200 and min(red, green, blue) < 200
        if _get_bounds(item, at, at + 4, at + 8, at + 12):
            left, bottom, right, top = bounds[:]
            yield (left, bottom, right, top), is_dark


def _covered(line: Line, area: Rect) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def rect_of(line: Line, size: tuple[float, float]) -> Rect:
    """Where a line stands on the page as displayed (x0, top, x1, bottom)."""
    return from_frame((line.x0, line.top, line.x1, line.bottom), line.turn, size)


def said(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


def leave_out(
    page: RawPage, unseen: Iterable[tuple[int, int]], as_drawn: Callable[[Line, str], Text], size: tuple[float, float]
) -> None:
    """Take out of the lines of a page the words that begin within some ranges of its text.

    What is read behind them does not go on with what is read before: under a black bar or a stamp words are missing
    there. (Not where others say the same at the same place, and on a scan only within a line: OCR takes pictures for
    words.)

    Args:
        page: The page; it is changed.
        unseen: Where in its text such ranges begin and end.
        as_drawn: Gives a line with the places of its letters, from the page's text.
        size: Width and height of the page as displayed.
    """
    gone = {position for first, last in unseen for position in range(first, last)}
    lines, page.lines = page.lines, []
    kept = [line for line in lines if gone.isdisjoint(range(line.first, line.last))]
    rows = Rows([rect_of(line, size) for line in kept])
    why = NOT_IN_SCAN if page.scanned_text else NO_INK
    broken = False
    for line in lines:
        parts = [(line, True)]
        if not gone.isdisjoint(range(line.first, line.last)):
            drawn = as_drawn(line, page.text)
            parts = parted(line, drawn, [word.first not in gone for word in drawn.words], size)
        within = any(is_seen for _, is_seen in parts)
        for part, is_seen in parts:
            if is_seen:
                part.broken, broken = broken, False
                page.lines.append(part)
                continue
            page.hidden.append((why, part))
            if len(said(part.text)) >= _MISSED:
                broken = broken or within or not (page.scanned_text or rows.meets(rect_of(line, size)))


def parted(line: Line, drawn: Text, seen: Sequence[bool], size: tuple[float, float]) -> list[tuple[Line, bool]]:
    """A line in the parts that are seen and those that are not.

    Args:
        line: The line.
        drawn: The same with the places of its words.
        seen: For each of them whether it is seen.
        size: Width and height of the page as displayed.
    """
    words = line.text.split()
    verdicts = [is_seen for word, is_seen in zip(drawn.words, seen, strict=True) if word.boxes]
    if all(verdicts) or not any(verdicts):
        return [(line, bool(verdicts) and verdicts[0])]
    if len(words) != len(drawn.words):
        return [(line, False)]
    parts: list[tuple[Line, bool]] = []
    begin = at = 0
    for end in range(1, len(words) + 1):
        if end < len(words) and (seen[end] == seen[begin] or not drawn.words[end].boxes):
            continue
        text = " ".join(words[begin:end])
        boxes = [box for word in drawn.words[begin:end] for box in word.boxes]
        if boxes:
            x0, _, x1, _ = to_frame(reduce(union, boxes), line.turn, size)
            cuts = [(place - at, a, b) for place, a, b in line.cuts if at < place < at + len(text)]
            soft = line.soft and end == len(words)
            part = msgspec.structs.replace(line, x0=x0, x1=x1, text=text, cuts=cuts, soft=soft)
            parts.append((part, seen[begin]))
        begin, at = end, at + len(text) + 1
    return parts
