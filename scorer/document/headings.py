"""Which blocks are headings, footnotes and lines of a table of contents."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from scorer.document.layout import Block
from scorer.document.model import Kind

_NUMBERED = re.compile(
    r"(\d{1,2}(\.\d{1,2}){0,3}\.?|[A-Z]\.|(part|section|chapter|appendix|annex) \w{1,4}[.:]?)\s+\S", re.I
)
_NOTE = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?\.?\s+\S|note[s]?:", re.I)
_ENTRY = re.compile(r"(.*?[^\d\s].*?)[\s.…_·]*\s(\d{1,3})$|(\d{1,3})\s+[A-Za-z].{3,80}$|.*?[.…·_]{4,}\s*\d{0,3}$")
_MAX_HEADING = 160


def body_size(pages: Iterable[Sequence[Block]]) -> float:
    """The size in points in which most characters are set."""
    sizes: Counter[float] = Counter()
    for blocks in pages:
        for block in blocks:
            for line in block.lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 10.0


def mark(height: float, blocks: list[Block], body: float, outline: Mapping[str, int]) -> list[Block]:
    """Set the kind of a page's blocks; footnotes go to its end.

    Args:
        height: Of the page.
        blocks: In reading order; changed.
        body: The document's body size.
        outline: Normalised titles of the bookmarks of this page, with their level from 1.
    """
    contents = _mark_contents(blocks)
    notes: list[Block] = []
    for i, block in enumerate(blocks):
        if block.kind is Kind.CONTENTS:
            continue
        text = block.text
        if outline and (level := outline.get(normalised(text))) and len(text) <= _MAX_HEADING:
            block.kind, block.level = Kind.HEADING, level
        elif block.kind is Kind.TABLE:
            continue
        elif not contents and _is_note(block, text, height, body):
            block.kind = Kind.FOOTNOTE
            notes.append(block)
        elif not contents and i + 1 < len(blocks) and _is_heading(block, text, body):
            block.kind = Kind.HEADING
    if not notes:
        return blocks
    moved = {id(block) for block in notes}
    return [block for block in blocks if id(block) not in moved] + notes


def normalised(text: str) -> str:
    """A title as it is compared with the outline's."""
    return re.sub(r"[\W_]+", "", text).lower()


def _is_heading(block: Block, text: str, body: float) -> bool:
    letters = sum(map(str.isalpha, text))
    if not letters >= 3 or len(text) > _MAX_HEADING or len(block.lines) > 4 or letters < 0.5 * len(text):
        return False
    if block.kind is Kind.BULLET and not _NUMBERED.match(text):
        return False
    if text[-1] in ".,;:" and not (_NUMBERED.match(text) and block.bold and len(text) < 80):
        return False
    size = min(line.size for line in block.lines)
    if size >= 1.15 * body:
        return not (text[0].islower() and block.lines[0].text[:1].islower() and size < 1.3 * body)
    if size < 0.92 * body or len(text) > 110 or text[0].islower():
        return False
    if block.bold:
        return True
    return len(text) <= 70 and text.isupper() and letters >= 4 and text.count(" ") >= 1


def _is_note(block: Block, text: str, height: float, body: float) -> bool:
    return (
        block.size <= 0.92 * body and block.top > 0.55 * height and (_NOTE.match(text) is not None) and len(text) > 12
    )


def _mark_contents(blocks: Sequence[Block]) -> bool:
    """Whether the page is a table of contents or an index; marks its lines."""
    if len(blocks) < 4:
        return False
    entries = [block for block in blocks if len(block.lines) <= 4 and _ENTRY.match(block.text)]
    titled = any(normalised(b.text)[:20] in _TITLES for b in blocks[:6])
    share = sum(len(b.text) for b in entries) / max(1, sum(len(b.text) for b in blocks))
    if not (len(entries) >= 4 and (share > 0.6 or (titled and share > 0.35))):
        return False
    numbers = [
        int(m.group(2) or m.group(3)) for b in entries if (m := _ENTRY.match(b.text)) and (m.group(2) or m.group(3))
    ]
    rising = sum(1 for a, b in itertools.pairwise(numbers) if b >= a)
    dotted = sum(1 for b in entries if re.search(r"[.…·_]{4,}|( \.){4,}", b.text))
    if dotted < 3 and (len(numbers) < 4 or rising < 0.75 * (len(numbers) - 1)):
        return False
    for block in entries:
        block.kind = Kind.CONTENTS
    return True


_TITLES = {"contents", "tableofcontents", "index", "indice", "sommaire", "inhalt", "inhaltsverzeichnis", "sommario"}
