"""How well a page could be read."""

from __future__ import annotations

import re

from scorer.document.model import PageQuality
from scorer.document.pdfium import RawPage

_PLAIN = re.compile(r"^[(\"'“‘]*[^\W\d_]{2,}(?:[-'’/][^\W\d_]+)*[.,;:!?)\"'”’]*$")
_VOWEL = re.compile(r"[aeiouyáàâäãåéèêëíìîïóòôöõøúùûüýæœ]", re.I)


def quality_of(page: RawPage) -> tuple[PageQuality, str]:
    """Quality of a page and a note in plain words."""
    letters = sum(map(len, page.text.split()))
    if letters < 20:
        if page.picture_share > 0.5:
            return PageQuality.SCANNED, "a picture of a page, without text"
        return PageQuality.EMPTY, "nothing to read"
    if _garbled(page):
        return PageQuality.GARBLED, "its fonts do not say which letters they draw"
    return PageQuality.TEXT, ""


def _garbled(page: RawPage) -> bool:
    texts = page.text.replace("\ufffe", "").split()
    joined = "".join(texts)
    strange = sum(1 for c in joined if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or (ord(c) < 32))
    if strange > 0.1 * len(joined):
        return True
    alphabetic = [t for t in texts if sum(c.isalpha() for c in t) >= 2 or len(t) > 3]
    if len(alphabetic) < 20:
        return False
    good = sum(1 for t in alphabetic if _PLAIN.match(t) and _VOWEL.search(t))
    return good < 0.4 * len(alphabetic)
