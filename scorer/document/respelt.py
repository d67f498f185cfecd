"""Text that a file names for what it draws (``ActualText``): a phrase of it is left aside, and what is drawn is read.

A sign or a word named so is a ligature, a hyphen, a letter that its font does not know. A whole phrase says what its
glyphs say anyhow, and PDFium does not know where the letters of it stand; or it says something else, which nobody sees.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from itertools import compress, repeat
from typing import Any
from unicodedata import normalize

from pypdfium2 import raw

from scorer.document.hidden import said
from scorer.document.native import quick

PHRASE = 16
"""Letters; fewer without a blank that stand for others are a ligature or a word that was parted."""

_KEY = b"ActualText"
_MOST_MARKS = 50  # of an object
_MAX_DEPTH = 12  # of forms in forms

_P, _I, _L = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
_count_objects = quick(raw.FPDFPage_CountObjects, _I, _P)
_get_object = quick(raw.FPDFPage_GetObject, _P, _P, _I)
_count_in_form = quick(raw.FPDFFormObj_CountObjects, _I, _P)
_get_in_form = quick(raw.FPDFFormObj_GetObject, _P, _P, _L)
_get_type = quick(raw.FPDFPageObj_GetType, _I, _P)
_count_marks = quick(raw.FPDFPageObj_CountMarks, _I, _P)
_get_mark = quick(raw.FPDFPageObj_GetMark, _P, _P, _L)
_get_bytes = quick(raw.FPDFPageObjMark_GetParamBlobValue, _I, _P, _P, _P, _L, _P)
_remove = quick(raw.FPDFPageObjMark_RemoveParam, _I, _P, _P, _P)
_get_text_object = quick(raw.FPDFText_GetTextObject, _P, _P, _I)
_get_unicode = quick(raw.FPDFText_GetUnicode, ctypes.c_uint, _P, _I)


def is_respelt(item: int) -> bool:
    """Whether the file still names other text for a text object (by its handle) than its letters."""
    return any(_named(mark) is not None for mark in _marks(item))


class Spotter:
    """Tells whether text objects of a page have a phrase, or nothing, named for them; many have a mark in common."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def spots(self, item: int) -> bool:
        """Whether an object (by its handle) has."""
        if not _count_marks(item):
            return False
        known = self._known
        for mark in _marks(item):
            if mark not in known:
                text = _named(mark)
                known[mark] = text is not None and not _is_word(text)
            if known[mark]:
                return True
        return False


def leave_aside(page: Any, most: int) -> dict[str, set[int]] | None:
    """Have PDFium read the glyphs where a file names a phrase for them, or nothing; to be called before it reads.

    Returns:
        The phrases, each with the text objects (by their handles) that it stands for. None where the page holds more
        than ``most`` objects of whatever kind.
    """
    found: dict[str, set[int]] = {}
    phrases: dict[int, str] = {}  # by mark, which its objects have in common
    marked = _marked_objects(ctypes.addressof(page.contents), most)
    if marked is None:
        return None
    for item in marked:
        for mark in _marks(item):
            if mark not in phrases:
                phrases[mark] = ""
                text = _named(mark)
                if text is None or _is_word(text):
                    continue
                phrases[mark] = text
                _remove(item, mark, _KEY)
            if phrases[mark]:
                found.setdefault(phrases[mark], set()).add(item)
    return found


def told_otherwise(text_page: int, count: int, phrases: Mapping[str, set[int]]) -> list[str]:
    """Those of some phrases that say something else than the glyphs that they stand for.

    Args:
        text_page: Address of the page's text.
        count: How many characters it has.
        phrases: As ``leave_aside`` found them.
    """
    if not phrases:
        return []
    drawn: dict[int, list[str]] = {item: [] for items in phrases.values() for item in items}
    for index in range(count):
        letters = drawn.get(_get_text_object(text_page, index) or 0)
        if letters is not None:
            letters.append(chr(_get_unicode(text_page, index)))
    return [
        " ".join(text.split())
        for text, items in phrases.items()
        if _plain(text) not in _plain("".join("".join(letters) for item, letters in drawn.items() if item in items))
    ]


def _is_word(text: str) -> bool:
    """Whether it is no more than a word, or a sign."""
    words = [word for word in text.split() if said(word)]
    return (len(words) < 2 and 0 < sum(not sign.isspace() for sign in text) < PHRASE) or text.isspace()


def _plain(text: str) -> str:
    return said(normalize("NFKC", text)).casefold()


def _marked_objects(page: int, most: int) -> list[int] | None:
    """Handles of what has marks on a page (by its address), in forms as well; None where there is more than ``most``.

    Plain loops in C: a page has thousands of objects, and hardly any with such a mark.
    """
    marked: list[int] = []
    open_ = [(_get_object, page, _count_objects(page), 0)]
    while open_:
        get, holder, count, depth = open_.pop()
        if (most := most - count) < 0:
            return None
        items = list(map(get, repeat(holder), range(count)))
        marked += compress(items, map(_count_marks, items))
        if depth < _MAX_DEPTH:
            forms = compress(items, map(raw.FPDF_PAGEOBJ_FORM.__eq__, map(_get_type, items)))
            open_ += [(_get_in_form, form, _count_in_form(form), depth + 1) for form in forms]
    return marked


def _marks(item: int) -> Iterator[int]:
    for number in range(min(_count_marks(item), _MOST_MARKS)):
        if mark := _get_mark(item, number):
            yield mark


def _named(mark: int) -> str | None:
    """What a mark names for its objects, which may be an empty text; None where it names nothing."""
    length = ctypes.c_ulong()
    at = ctypes.addressof(length)
    if not _get_bytes(mark, _KEY, None, 0, at):
        return None
    data = ctypes.create_string_buffer(length.value)
    _get_bytes(mark, _KEY, ctypes.addressof(data), length.value, at)
    for sign, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if data.raw.startswith(sign):
            return data.raw[len(sign) :].decode(encoding, "replace")
    return data.raw.decode("latin-1")
