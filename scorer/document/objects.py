"""Pages and what is drawn on them, by PDFium's own calls."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from scorer.document.native import quick

MOST_CHARACTERS = 100_000
"""Of a page: six times what the fullest of sixty real reports holds."""

MOST_OBJECTS = 200_000
"""Of a page: eight times what the fullest of sixty real reports holds, and in a report of many pages a quarter of that.

What holds more is not read: nobody could tell in time what of its text is seen.
"""

TOO_MANY = "it holds more pieces of drawings and text than can be looked at"

_MOST_IN_ALL = 10_000_000
_MANY_PATHS = 400
_MAX_DEPTH = 12  # of forms in forms
_IMAGE, _FORM = raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM

_P, _I = ctypes.c_void_p, ctypes.c_int
_count_objects = quick(raw.FPDFPage_CountObjects, _I, _P)
_get_object = quick(raw.FPDFPage_GetObject, _P, _P, _I)
_count_in_form = quick(raw.FPDFFormObj_CountObjects, _I, _P)
_get_in_form = quick(raw.FPDFFormObj_GetObject, _P, _P, ctypes.c_ulong)
_get_type = quick(raw.FPDFPageObj_GetType, _I, _P)
_get_bounds = quick(raw.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
_get_matrix = quick(raw.FPDFPageObj_GetMatrix, _I, _P, _P)
_BOUNDS = (ctypes.c_float * 4)()
_AT = ctypes.addressof(_BOUNDS)
_set_active = quick(raw.FPDFPageObj_SetIsActive, _I, _P, _I)
_HYPHEN = re.compile(r"(?<=[^\W\d_])\u2010(?= ?\r\n[^\W\d_])")  # within a word that is parted by a line's end


@contextmanager
def loaded_page(document: Any, index: int) -> Iterator[Any]:
    """A raw page handle, closed whatever happens.

    Raises:
        pdfium.PdfiumError: The page cannot be loaded.
    """
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        raise pdfium.PdfiumError(f"page {index + 1} cannot be loaded")
    try:
        yield page
    finally:
        raw.FPDF_ClosePage(page)


@contextmanager
def fields_of(document: Any) -> Iterator[Any]:
    """What draws the fields of forms, which lie over everything else; to be held while pages are drawn, and no longer.

    Nothing in them runs: scripts would need a platform, and none is given.
    """
    config = raw.FPDF_FORMFILLINFO(version=2)
    fields = raw.FPDFDOC_InitFormFillEnvironment(document, config)
    try:
        yield fields
    finally:
        if fields:
            raw.FPDFDOC_ExitFormFillEnvironment(fields)


def draw(
    page: Any, fields: Any, bitmap: Any, at: tuple[int, int], size: tuple[int, int], *, grey: bool = False
) -> None:
    """Draw a page as who opens the file sees it, with notes and fields, onto a bitmap.

    Args:
        page: Raw page handle.
        fields: As ``fields_of`` gives them.
        bitmap: Raw handle of the bitmap.
        at: Where on it the page begins, in pixels.
        size: How large the whole page is, likewise.
        grey: Draw in greys onto a bitmap that could hold colours.
    """
    how = raw.FPDF_ANNOT | (raw.FPDF_GRAYSCALE if grey else 0)
    raw.FPDF_RenderPageBitmap(bitmap, page, *at, *size, 0, how)
    if fields:
        raw.FPDF_FFLDraw(fields, bitmap, page, *at, *size, 0, how)


def most_objects(pages: int) -> int:
    """How many objects a page may hold in a report of so many pages."""
    return max(MOST_OBJECTS // 4, min(MOST_OBJECTS, _MOST_IN_ALL // max(1, pages)))


def page_text(text_page: Any) -> tuple[str, int]:
    """Whole text of a page and its number of characters (they differ where PDFium drops characters).

    A hyphen that parts a word at the end of a line is U+FFFE, as PDFium marks the plain and the soft one. Typesetters
    and browsers draw U+2010, which it does not know for a hyphen.

    No text, but its number, where there is more than any page shows.
    """
    count = raw.FPDFText_CountChars(text_page)
    if not 0 < count <= MOST_CHARACTERS:
        return "", max(0, count)
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    length = raw.FPDFText_GetText(text_page, 0, count, buffer)
    data = bytes(memoryview(buffer).cast("B")[: max(0, (length - 1) * 2)])
    text = data.decode("utf-16-le", "replace")
    return _HYPHEN.sub("\ufffe", text) if "\u2010" in text else text, count


def picture_share(page: Any, width: float, height: float) -> float:
    """Share (0-1) of the page that pictures cover, one level of forms deep."""
    total = 0.0
    l, b, r, t = (ctypes.c_float() for _ in range(4))  # noqa: E741
    for i in range(min(raw.FPDFPage_CountObjects(page), 2000)):
        item = raw.FPDFPage_GetObject(page, i)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM) and raw.FPDFPageObj_GetBounds(item, l, b, r, t):
            if kind == raw.FPDF_PAGEOBJ_FORM and not _holds_picture(item):
                continue
            total += max(0.0, r.value - l.value) * max(0.0, t.value - b.value)
    return min(1.0, total / max(1.0, width * height))


def is_drawn(page: Any) -> bool:
    """Whether a page consists of so many paths that they may be letters."""
    count = raw.FPDFPage_CountObjects(page)
    if count < _MANY_PATHS:
        return False
    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, i)) for i in range(min(count, 5000)))
    return sum(bool(kind == raw.FPDF_PAGEOBJ_PATH) for kind in kinds) >= _MANY_PATHS


def _holds_picture(form: Any) -> bool:
    for i in range(min(raw.FPDFFormObj_CountObjects(form), 200)):
        if bool(raw.FPDFPageObj_GetType(raw.FPDFFormObj_GetObject(form, i)) == raw.FPDF_PAGEOBJ_IMAGE):
            return True
    return False


@contextmanager
def left_out(items: Iterable[int]) -> Iterator[None]:
    """Draw a page without some of its objects, by their handles."""
    gone = list(items)
    for item in gone:
        _set_active(item, 0)
    try:
        yield
    finally:
        for item in gone:
            _set_active(item, 1)


def text_and_pictures(page: Any) -> Iterator[tuple[int, float | None]]:
    """Handles of every text object of a page, those in forms as well, and how large their letters are, in points.

    And of every picture, which has no letters.
    """
    for item, kind, scale in pieces_of(page):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield item, scale * min(sides_of(item))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield item, None


def pictures_of(page: Any) -> list[tuple[int, float]]:
    """Handles of the pictures of a page, those in forms as well, and how many times larger they are than they say."""
    handle = ctypes.addressof(page.contents)
    kinds = (_IMAGE, _FORM)
    if not any(_get_type(_get_object(handle, number)) in kinds for number in range(_count_objects(handle))):
        return []
    return [(item, scale) for item, kind, scale in pieces_of(page) if kind == _IMAGE]


def sides_of(item: int) -> tuple[float, float]:
    """Width and height of an object, by its handle, where it stands; 0 where it has none."""
    if not _get_bounds(item, _AT, _AT + 4, _AT + 8, _AT + 12):
        return 0.0, 0.0
    return _BOUNDS[2] - _BOUNDS[0], _BOUNDS[3] - _BOUNDS[1]


def pieces_of(page: Any) -> Iterator[tuple[int, int, float]]:
    """Handles of all objects of a page, those in forms one by one, with their kinds.

    And how many times larger they are on the page than they say.
    """
    handle = ctypes.addressof(page.contents)
    open_: list[tuple[Any, int, int, int, float]] = [(_get_object, handle, 0, _count_objects(handle), 1.0)]
    matrix = (ctypes.c_float * 6)()
    at_matrix = ctypes.addressof(matrix)
    met = 0
    while open_ and met < MOST_OBJECTS:
        get, holder, at, count, scale = open_.pop()
        while at < count and met < MOST_OBJECTS:
            item = get(holder, at)
            at, met = at + 1, met + 1
            kind = _get_type(item) if item else 0
            if kind == raw.FPDF_PAGEOBJ_FORM and len(open_) < _MAX_DEPTH:
                open_.append((get, holder, at, count, scale))
                if _get_matrix(item, at_matrix):
                    scale *= max(math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3]))
                get, holder, at, count = _get_in_form, item, 0, _count_in_form(item)
            elif kind:
                yield item, kind, scale
