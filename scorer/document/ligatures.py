"""Letters that a font does not name: "e□ect" where the glyph for "ff" has no Unicode value.

PDFium gives such a glyph as a control character or as U+FFFD. It is mostly a ligature, the one kind of glyph that fonts
leave unnamed while the letters around have names. It is written out where exactly one ligature makes a word that the
same report also writes in full; else U+FFFD stays, so that nobody takes "e ect" for what the page says.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from scorer.document.layout import Block, Line

UNKNOWN = "\ufffd"
_UNNAMED = r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]"
_ANY = re.compile(_UNNAMED)
_PLACE = re.compile(rf"([^\W\d_]*){_UNNAMED}( ?)([a-zß-ÿ]*)")
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "ft", "tt", "ti", "tti", "fj")


def is_unnamed(text: str) -> bool:
    """Whether any letter of a text has no name."""
    return (not text.isprintable() and _ANY.search(text) is not None) or UNKNOWN in text


def write_out(blocks: Iterable[Block], words: Container[str]) -> int:
    """Write ligatures out in the lines of some blocks.

    Args:
        blocks: Their lines are changed; the cuts in them move along.
        words: Words of the report, in small letters.

    Returns:
        How many letters remain unknown.
    """
    unknown = 0
    for block in blocks:
        for line in block.lines:
            if is_unnamed(line.text):
                unknown += _write_out(line, words)
    return unknown


def _write_out(line: Line, words: Container[str]) -> int:
    unknown = 0
    start = 0
    while (place := _PLACE.search(line.text, start)) is not None:
        before, blank, after = place.groups()
        at = place.end(1)
        found = _fitting(before, after, words)
        if len(found) == 1 and blank:
            _replace(line, at + 1, at + 2, "")  # the blank is the rest of the glyph's width
        elif blank:
            found = _fitting(before, "", words)
        if len(found) == 1:
            _replace(line, at, at + 1, found[0])
            start = at + len(found[0])
        else:
            unknown += 1
            _replace(line, at, at + 1, UNKNOWN)
            start = at + 1
    return unknown


def _fitting(before: str, after: str, words: Container[str]) -> list[str]:
    """Ligatures that make a word of what stands around them."""
    if not before and not after:
        return []
    return [ligature for ligature in _LIGATURES if f"{before}{ligature}{after}".lower() in words]


def _replace(line: Line, start: int, end: int, text: str) -> None:
    shift = len(text) - (end - start)
    line.text = line.text[:start] + text + line.text[end:]
    if shift:
        line.cuts = [(offset + shift if offset > start else offset, x0, x1) for offset, x0, x1 in line.cuts]
