"""How well a page could be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from unicodedata import category

from scorer.document.model import PageQuality
from scorer.wording import wording

if TYPE_CHECKING:  # whoever only asks how pages were read does not load PDFium
    from scorer.document.rawpage import RawPage

UNSURE = "OCR could not read it"
"""Added to the note of a page on which OCR was tried in vain."""

DAMAGED = "damaged"
"""How the note of a page begins of which the file lost everything."""

MIN_LETTERS = 12  # with fewer there is nothing on a page but a number or a running header
_PICTURE = 0.3  # share of the page from which on a picture is what the page is about
_ONLY_A_HEADING = 120  # characters
_WHOLE = 0.6  # share of the page that the picture of a scan covers
_STAMPED = 800  # characters that somebody may print onto a scan: a notice, a number, an address
_SHORT = 4  # pages; the first of a longer report is its cover
_MOSTLY = 0.6
_MIN_TOKENS = 8
_TOKEN = re.compile(r"[^\s\ufffe]{4,60}")
_HAS_LETTER = re.compile(r"[^\W\d_]")
_STRANGE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd\ue000-\uf8ff]")
# A word as languages have them: letters, joined by the odd hyphen, apostrophe, stop or slash, with signs around them.
_WORD = re.compile(
    r"[\W_]*[^\W\d_]+(?:[-‐‑–’'./&@:+,_()|\u00ad][^\W_]+)*[\W\d_]*$"
    r"|[\W\d_]*[^\W\d_]{1,8}[\d\W]*[^\W\d_]?[\W\d]*$"  # units, codes: tCO2e, 12kWh, RE2.2
    r"|\S*(?:www|http|@|/)\S*$"
)
_LATIN = re.compile(r"[a-z]")
_FUNCTION_WORDS = wording("document/lines").words("small_words")
_COMMON = frozenset("eaiontrs")  # more than half of all letters in the languages of Europe


def quality_of(
    page: RawPage, garbled: bool, read: int, pages: int, shows_text: Callable[[bool], bool]
) -> tuple[PageQuality, str]:
    """Quality of a page and a note in plain words.

    Args:
        page: The page.
        garbled: What ``is_garbled`` said of its text.
        read: Number of its characters that are neither hidden nor a running header or footer.
        pages: How many the report has.
        shows_text: Whether it looks like lines of text, and whether it does without its own; asked only where that is
            no more than a heading over a picture (a photograph, or a scanned letter), or than a notice on one.
    """
    if garbled:
        return PageQuality.GARBLED, "its fonts do not say which letters they draw"
    if page.overfull:
        return PageQuality.GARBLED, "it holds more text than a page can show"
    if read < MIN_LETTERS:
        if page.picture_share >= _PICTURE:
            return PageQuality.SCANNED, "a picture, without text"
        if page.drawn:
            return PageQuality.SCANNED, "drawn as lines and curves, without text"
        if read == 0:
            return PageQuality.EMPTY, "nothing on it to read"
    elif page.number == 1 and pages > _SHORT:
        pass
    elif read < _ONLY_A_HEADING and page.picture_share >= _PICTURE and shows_text(False):
        return PageQuality.SCANNED, "a picture of text under its heading"
    elif read < _STAMPED and page.picture_share >= _WHOLE and not page.scanned_text and shows_text(True):
        return PageQuality.SCANNED, "a picture of text with a notice or a number printed onto it"
    return PageQuality.TEXT, "read from the text that an earlier OCR left in the file" if page.scanned_text else ""


def is_garbled(text: str) -> bool:
    """Whether a page's letters are no words: the fonts lack the table that says which letter a glyph is."""
    if not text:
        return False
    words = text.split()
    letters = sum(map(len, words))
    strange = len(_STRANGE.findall(text))
    if letters >= 20 and strange > 0.1 * letters and strange > 5:
        return True
    if len(_FUNCTION_WORDS.intersection(words)) >= 6:
        return False  # the common case, and a cheap one
    if _is_caseless(text):
        return False  # written without blanks, or with signs of its own: no words that the patterns below know
    tokens = [token for token in _TOKEN.findall(text) if _HAS_LETTER.search(token)]
    if len(tokens) < _MIN_TOKENS:
        # A number or a running header, unless letters without a name stand there and no word.
        return strange > 0 and bool(tokens) and not any(map(str.isalpha, tokens))
    if sum(1 for token in tokens if _WORD.match(token)) < 0.6 * len(tokens):
        return True
    # Letters exchanged for other letters look like words; but no language of Europe has so few of the common ones.
    latin = _LATIN.findall(text.lower())
    return (
        len(latin) > 0.8 * letters > 400
        and len(set(tokens)) > 60
        and sum(c in _COMMON for c in latin) < 0.42 * len(latin)
    )


def _is_caseless(text: str) -> bool:
    """Whether most letters are of a script without capitals (Chinese, Japanese, Korean, Arabic, Hebrew, Thai ...)."""
    if text.isascii():
        return False
    letters = [c for c in text if c.isalpha()]
    return sum(category(c) == "Lo" for c in letters) > _MOSTLY * len(letters) > 0
