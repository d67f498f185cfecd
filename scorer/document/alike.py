"""Letters of another script that look like Latin ones, as what they look like.

Who reads "nоt" with a Cyrillic о reads a no; a program that compares letters reads none. A word among Latin ones is
read as it looks, if all of it looks Latin (Unicode Technical Standard 39, confusables). Names and words that really are
in another script hold letters that do not, and stay.
"""

from __future__ import annotations

import re
from functools import lru_cache

_STRANGE = re.compile("[\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13ff\u2c80-\u2cff]")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]{2,}")  # "α = 0.05" is told by a single one


def as_seen(text: str) -> str:
    """A text whose letters are mostly Latin, with all of its Latin-looking words in Latin letters."""
    if text.isascii() or len(_STRANGE.findall(text)) * 2 > len(_LATIN.findall(text)):
        return text
    return _WORD.sub(lambda m: _looks(m[0]), text) if _STRANGE.search(text) else text


def letter_by_letter(text: str) -> str:
    """A text with every letter as the Latin one that it looks like, whatever its script: to compare, not to show."""
    return text if text.isascii() else "".join(map(_letter, text))


@lru_cache(maxsize=10_000)
def _looks(word: str) -> str:
    seen = "".join(map(_letter, word))
    return word if _STRANGE.search(seen) else seen


@lru_cache(maxsize=1_000)
def _letter(letter: str) -> str:
    if not _STRANGE.match(letter):
        return letter
    from confusable_homoglyphs import confusables  # a table that hardly any document needs

    found = confusables.is_confusable(letter, greedy=True) or [{"homoglyphs": []}]
    alike = [h["c"] for h in found[0]["homoglyphs"] if len(h["c"]) == 1 and _LATIN.match(h["c"])]
    return next((c for c in alike if c.isupper() == letter.isupper()), letter)
