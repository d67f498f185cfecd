"""Which blocks are headings, footnotes and lines of a table of contents."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scorer.document.layout import Block
from scorer.document.model import Kind

_NUMBERED = re.compile(
    r"(\d{1,2}(\.\d{1,2}){0,3}\.?|[A-Z]\.|(part|section|chapter|appendix|annex) \w{1,4}[.:]?)\s+\S", re.I
)
_NOTE = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?\.?\s+\S|note[s]?:", re.I)
_ENTRY = re.compile(r"(.*?[^\d\s].*?)[\s.…_·]*\s(\d{1,3})$|(\d{1,3})\s+[A-Za-z].{3,80}$|.*?[.…·_]{4,}\s*\d{0,3}$")
_MAX_HEADING = 160


@dataclass(frozen=True, slots=True)
class Look:
    """How most of a document is set: size in points and colour."""

    size: float
    colour: int


def body_look(pages: Iterable[Sequence[Block]]) -> Look:
    """The look in which most characters are set."""
    sizes: Counter[float] = Counter()
    colours: Counter[int] = Counter()
    for blocks in pages:
        for block in blocks:
            for line in block.lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
                colours[line.colour] += len(line.text)
    if not sizes:
        return Look(10.0, 0)
    return Look(
        max(sizes, key=lambda size: (sizes[size], -size)), max(colours, key=lambda colour: (colours[colour], colour))
    )


def mark(height: float, blocks: list[Block], body: Look, outline: Mapping[str, int]) -> list[Block]:
    """Set the kind of a page's blocks; footnotes go to its end, titles that were drawn last go to what they head.

    Args:
        height: Of the page.
        blocks: In reading order; changed.
        body: The look of the document's body text.
        outline: Normalised titles of the bookmarks of this page, with their level from 1.
    """
    blocks = _titles_first(blocks, body.size)
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
        elif not contents and _is_note(block, text, height, body.size):
            block.kind = Kind.FOOTNOTE
            notes.append(block)
        elif not contents and (
            _is_heading(block, text, body.size)
            or (i + 1 < len(blocks) and _is_coloured_heading(block, text, blocks[i + 1], body))
        ):
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
    size = min(line.size for line in block.lines)
    if text[-1] in ".,;:" and not (
        len(text) < 80 and ((_NUMBERED.match(text) and block.bold) or (size >= 1.3 * body and ". " not in text))
    ):
        return False
    if size >= 1.15 * body:
        return not (text[0].islower() and block.lines[0].text[:1].islower() and size < 1.3 * body)
    if size < 0.92 * body or len(text) > 110 or text[0].islower():
        return False
    if block.bold:
        return True
    return len(text) <= 70 and text.isupper() and letters >= 4 and text.count(" ") >= 1


def _is_coloured_heading(block: Block, text: str, below: Block, body: Look) -> bool:
    """Whether a short line in a colour of its own stands right above a paragraph."""
    line = block.lines[0]
    first = below.lines[0]
    return (
        block.kind is Kind.BODY
        and below.kind in (Kind.BODY, Kind.BULLET)
        and len(block.lines) == 1
        and 3 <= len(text) <= 80
        and text[0].isupper()
        and text[-1] not in ".,;:"
        and line.colour not in (body.colour, first.colour)
        and line.size >= max(0.95 * body.size, first.size)
        and abs(line.x0 - first.x0) < 2 * line.size
        and -0.3 * line.size < first.top - line.bottom < 1.2 * line.size
        and sum(map(str.isalpha, text)) > 0.7 * len(text)
        and len(below.text) > len(text)
    )


def _titles_first(blocks: list[Block], body: float) -> list[Block]:
    """Put large text that was drawn after what stands below it in front of that."""
    for k in range(1, len(blocks)):
        title = blocks[k]
        if title.size < 1.3 * body or len(title.lines) > 4 or title.kind is Kind.TABLE:
            continue
        target = k
        for i in range(k - 1, -1, -1):
            other = blocks[i]
            if other.x0 >= title.x1 or other.x1 <= title.x0:
                continue
            if other.top >= title.bottom - 2:
                target = i
            elif other.bottom <= title.top + 2:
                break
        if target < k:
            blocks.insert(target, blocks.pop(k))
    return blocks


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
