"""Notes, stamps and fields of forms: what they show is laid into the page, so that it is read and looked at as text.

In a PDF they lie over the page and are no part of its text. Whoever opens the file sees both alike.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, nullcontext
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from scorer.document.objects import MOST_OBJECTS, draw, fields_of, loaded_page

_MOST = 5000  # notes of a page
_MOST_BLENDING = 300  # marks that the page shines through; to lay in thousands takes minutes
_MAX_OBJECTS = 20_000  # of all of them
_MAX_DEPTH = 5  # of forms in forms
_PIXELS = 500_000  # of the drawings that are compared
_DIFFERS = 60  # of 255: colours that are not the same
_BARELY = 4  # likewise, where marks are laid in that blend: what they cover may be pale, and differs by more if seen
_FEW = 20  # pixels
_OTHERWISE = "notes or fields lie over it that cannot be read"
_TYPED = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET)  # PDFium can draw them from what was typed into them
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


class _Note(NamedTuple):
    """A note of the page by its number.

    ``holds``: what it shows is text. ``shown``: a viewer shows it. ``blends``: laid into the page it may look
    otherwise, as marks do that let the text shine through, or layers that are switched off. ``field``: it is a field of
    a form, and not what somebody may have put there afterwards.
    """

    number: int
    holds: bool
    shown: bool
    blends: bool
    field: bool


class Laid(NamedTuple):
    """What came of the notes of a page that hold text.

    ``lost``: of how many it could not be had; ``read``: of how many it is read, fields aside; ``unread``: why the page
    cannot be read at all: laid into it, they may not look as they did over it.
    """

    lost: int = 0
    read: int = 0
    unread: str = ""


@contextmanager
def page_with_notes(document: Any, index: int, fields: Any = None) -> Iterator[tuple[Any, Laid]]:
    """A raw page handle as ``loaded_page`` gives it, with the text of notes and fields as text of the page.

    Args:
        document: Raw document handle.
        index: Which page.
        fields: As ``objects.fields_of`` gives them, where it is held already.

    Raises:
        pdfium.PdfiumError: The page cannot be loaded.
    """
    with loaded_page(document, index) as page:
        if not _may_hold(page):
            yield page, Laid()
            return
        with nullcontext(fields) if fields else fields_of(document) as drawer:
            bare = {index for index, kind, looks in _kinds(page) if kind == raw.FPDF_ANNOT_FREETEXT and not looks}
            before = _drawn(page, drawer)  # of what has no looks of its own, PDFium makes them for that
            notes = list(_notes(page, bare))
            written = [note for note in notes if note.holds and note.shown]
            blending = sum(note.blends and note.shown for note in notes)
            fits = len(notes) < _MOST and blending <= _MOST_BLENDING and not any(note.blends for note in written)
            least = _BARELY if blending else _DIFFERS
            if drawer:
                raw.FORM_OnBeforeClosePage(page, drawer)
        if not written or not fits:
            yield page, Laid(lost=len(written))
            return
        _lay_in(page, notes)
    with loaded_page(document, index) as page:
        after = _drawn(page, None)
        same = len(before) == len(after) and _differ(before, after, least) <= _FEW
        read = sum(not note.field for note in written)
        yield page, Laid(read=read) if same else Laid(lost=len(written), unread=_OTHERWISE)


def _may_hold(page: Any) -> bool:
    """Whether a page has notes with looks of their own, or such as were typed into; links seldom have."""
    if raw.FPDFPage_CountObjects(page) > MOST_OBJECTS:
        return False  # it is not read at all
    return any(looks or kind in _TYPED for _, kind, looks in _kinds(page))


def _kinds(page: Any) -> Iterator[tuple[int, int, bool]]:
    """The notes of a page: by index, of what kind each is, and whether it has looks of its own."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        with _opened(page, index) as note:
            if note:
                yield index, raw.FPDFAnnot_GetSubtype(note), bool(raw.FPDFAnnot_HasKey(note, b"AP"))


def _notes(page: Any, bare: AbstractSet[int]) -> Iterator[_Note]:
    """The notes of a page; PDFium does not break the lines of the ``bare`` ones."""
    left = _MAX_OBJECTS
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        with _opened(page, index) as note:
            if not note:
                continue
            kind, flags = raw.FPDFAnnot_GetSubtype(note), raw.FPDFAnnot_GetFlags(note)
            unknown = kind == raw.FPDF_ANNOT_UNKNOWN and flags & raw.FPDF_ANNOT_FLAG_INVISIBLE
            shown = not flags & _UNSEEN and not unknown and kind != raw.FPDF_ANNOT_POPUP
            blends = index in bare or kind == raw.FPDF_ANNOT_HIGHLIGHT or _is_special(page, note, flags)
            holds = False
            for number in range(min(raw.FPDFAnnot_GetObjectCount(note), left)) if shown else ():
                left -= 1
                holds = holds or _holds_text(raw.FPDFAnnot_GetObject(note, number))
            yield _Note(index, holds, shown, blends, kind == raw.FPDF_ANNOT_WIDGET)


def _is_special(page: Any, note: Any, flags: int) -> bool:
    """Whether a note is on a layer, translucent, or upright on a page that is turned."""
    opacity = ctypes.c_float(1.0)
    raw.FPDFAnnot_GetNumberValue(note, b"CA", opacity)
    upright = flags & raw.FPDF_ANNOT_FLAG_NOROTATE and raw.FPDFPage_GetRotation(page) % 4
    return bool(raw.FPDFAnnot_HasKey(note, b"OC") or opacity.value < 1.0 or upright)


def _holds_text(item: Any, depth: int = 0) -> bool:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
        inside = range(min(raw.FPDFFormObj_CountObjects(item), _MOST))
        return any(_holds_text(raw.FPDFFormObj_GetObject(item, number), depth + 1) for number in inside)
    return bool(kind == raw.FPDF_PAGEOBJ_TEXT)


def _lay_in(page: Any, notes: list[_Note]) -> None:
    """Make what a viewer shows of the notes a part of the page, in memory; it has to be loaded again."""
    for note in reversed(notes):
        if not note.shown:
            raw.FPDFPage_RemoveAnnot(page, note.number)
            continue
        with _opened(page, note.number) as handle:  # that flag is about notes of unknown kinds alone
            raw.FPDFAnnot_SetFlags(handle, raw.FPDFAnnot_GetFlags(handle) & ~raw.FPDF_ANNOT_FLAG_INVISIBLE)
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPage_GetMediaBox(page, *edges):  # PDFium would take the page to be of its usual size
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        raw.FPDFPage_SetMediaBox(page, box.left, box.bottom, box.right, box.top)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)


def _drawn(page: Any, fields: Any) -> bytes:
    """A page as who opens the file sees it. (Without numpy, which takes longer to load than most reports.)

    Onto a bitmap without colours, or without transparency, PDFium draws letters otherwise on pages where marks blend.
    """
    across, down = float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))
    scale = min(1.0, (_PIXELS / max(1.0, across * down)) ** 0.5)
    width, height = max(1, round(across * scale)), max(1, round(down * scale))
    pixels = (ctypes.c_ubyte * (4 * width * height))()
    ctypes.memset(pixels, 255, len(pixels))
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRA, pixels, 4 * width)
    if not bitmap:
        raise pdfium.PdfiumError("the page cannot be drawn")
    try:
        draw(page, fields, bitmap, (0, 0), (width, height))
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return bytes(pixels)


def _differ(one: bytes, other: bytes, least: int) -> int:
    """How many colours of pixels are not the same, by more than ``least``."""
    if one == other:
        return 0
    return sum(abs(a - b) > least for a, b in zip(one, other, strict=True))


@contextmanager
def _opened(page: Any, index: int) -> Iterator[Any]:
    note = raw.FPDFPage_GetAnnot(page, index)
    try:
        yield note
    finally:
        if note:
            raw.FPDFPage_CloseAnnot(note)
