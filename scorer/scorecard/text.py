"""Foreign text made harmless and short, the same way for every view."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from scorer.document.alike import letter_by_letter

# Control characters, and the marks with which a text could reorder or hide what stands around it. Joiners that
# scripts need (U+200C, U+200D) stay.
_HARMFUL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)

# White space, hyphens, and the characters that a page does not show.
_UNSEEN = re.compile(
    r"[\s\-\u2010-\u2015\u2212\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ff]+"
)
_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


def bare(text: str) -> str:
    """Text without what differs between viewers: white space, hyphens, kinds of quotation marks, ligatures, case.

    Nor what a letter is, where it looks like a Latin one.
    """
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return letter_by_letter(_UNSEEN.sub("", text)).casefold()


def harmless(text: str) -> str:
    """Text without control characters and bidi overrides; letters of all scripts, line breaks and tabs stay."""
    return _HARMFUL.sub("", text)


def web_address(text: str) -> str | None:
    """The text if it is the plain address of a web page; None for anything that a click should not follow.

    A user's name before the host is none of a plain one: it is there to be taken for the host.
    """
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    plain = parts.scheme.lower() in ("http", "https") and parts.hostname and "@" not in parts.netloc
    return text.strip() if plain and "\\" not in text else None


def shorten(text: str, limit: int) -> str:
    """``text``, cut at a word before ``limit`` characters with an ellipsis where it is longer."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip() + "…"
