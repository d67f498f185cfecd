"""Which blocks are headings, footnotes and lines of a table of contents."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scorer.document.layout import Block
from scorer.document.model import Kind
from scorer.document.tables import is_figure
from scorer.wording import wording

_W = wording("document/lines")

_NUMBERED = re.compile(
    rf"(\d{{1,2}}(\.\d{{1,2}}){{0,3}}\.?|[A-Z]\.|[IVX]{{2,5}}\.|{_W.any('numbered')} \w{{1,4}}[.:]?)\s+\S", re.I
)
# "38around the", "34% increase", "653 REST OF THE WORLD": a figure and what it counts; no year, "5G", "404 Training"
_COUNTED = re.compile(r"\d\d+[^\W\d_]{4}|\d[\d.,]*(?:\s?%|(?<!\b(?:19|20)\d\d)(?<=\d\d\d)\s+(?:[^\W\d_A-Z]|[A-Z]{2}))")
_TITLED = re.compile(r"[^\W\d_a-z](?=.*[^\W\d_]{4}).*\w$")  # "Objectives 2020 - 2022"; not "Item 5.", "(In millions)"
_NOTE = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?\.?\s+\S|" + _W.any("note"), re.I)
_LEADER = re.compile(r"[.…·_]{4,}|(?: \.){4}")
_PAGE = re.compile(rf"\b{_W.any('page')} \d", re.I)
_TITLE = r"[^\W\d_a-z][^\d.;:!?%|]{2,90}?"
_PAGES_BEHIND = re.compile(rf"(?:{_TITLE} \d{{1,3}}(?:\s+|$)){{2,}}")
_PAGES_BEFORE = re.compile(rf"(?:\d{{1,3}} {_TITLE}(?:\s+|$)){{2,}}")
_MAX_HEADING = 160
_MAX_NUMBERED = 320  # of one that begins with its number
_SHORT = 60  # letters of one of several headings on a line
_ROOM = 60.0  # points; where less is left, what is below a heading stands on the next page
_ITS_TEXT = 20.0  # points below a heading, in which its text begins
_LONG = 70  # letters of a title that a full stop may end
_RUN = 10  # lines of contents in a row
_TITLES = _W.words("contents")


@dataclass(frozen=True, slots=True)
class Look:
    """How most of a document is set: size in points and colour."""

    size: float
    colour: int


def body_look(pages: Iterable[Sequence[Block]]) -> Look:
    """The look in which most characters are set."""
    sizes: dict[float, int] = {}
    colours: dict[int, int] = {}
    for blocks in pages:
        for block in blocks:
            line = block.lines[0]
            weight = len(line.text) * len(block.lines)
            sizes[line.size] = sizes.get(line.size, 0) + weight
            colours[line.colour] = colours.get(line.colour, 0) + weight
    if not sizes:
        return Look(10.0, 0)
    # Sizes that differ by less than half a point are one size.
    around = {size: sum(n for other, n in sizes.items() if abs(other - size) <= 0.3) for size in sizes}
    size = max(sizes, key=lambda size: (around[size], sizes[size], -size))
    return Look(size, max(colours, key=lambda colour: (colours[colour], colour)))


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
    if not contents:
        _mark_column(blocks)
        titled = _is_titled(blocks)
        for block in blocks:
            if block.kind is Kind.BODY and _lists_pages(block.text, titled):
                block.kind = Kind.CONTENTS
    notes: list[Block] = []
    for i, block in enumerate(blocks):
        if block.kind is Kind.CONTENTS or block.kind is Kind.TABLE:
            continue
        length = sum([len(line.text) for line in block.lines])
        if length > _MAX_HEADING and not _is_long_heading(block, length, body.size):
            if not contents and _is_note(block, height, body.size):
                block.kind = Kind.FOOTNOTE
                notes.append(block)
            continue
        text = block.text
        listed = block.kind is Kind.BULLET and not _NUMBERED.match(text)
        said = text[-1] in ",;" or (text[-1] == "." and length > _LONG)  # not "Alder v. Birch Holdings, Inc."
        is_item = listed or said or text[0].islower()  # of a list or a text, which some bookmarks name, too
        if outline and not is_item and (level := outline.get(normalised(text))):
            block.kind, block.level = Kind.HEADING, level
        elif contents:
            continue
        elif length > 12 and _is_note(block, height, body.size):
            block.kind = Kind.FOOTNOTE
            notes.append(block)
        elif _is_heading(block, text, body.size) or (
            i + 1 < len(blocks) and _is_coloured_heading(block, text, blocks[i + 1], body)
        ):
            block.kind, block.label = Kind.HEADING, _COUNTED.match(text) is not None
    _topmost_first(blocks)
    _side_by_side(blocks)
    _label([block for block in blocks if block.kind is not Kind.FOOTNOTE])
    if not notes:
        return blocks
    moved = {id(block) for block in notes}
    return [block for block in blocks if id(block) not in moved] + notes


def normalised(text: str) -> str:
    """A title as it is compared with the outline's."""
    return re.sub(r"[\W_]+", "", text).lower()


def _is_heading(block: Block, text: str, body: float) -> bool:
    lines = block.lines
    size = lines[0].size if len(lines) == 1 else min([line.size for line in lines])
    large = size >= 1.15 * body
    if len(lines) > 4 or size < 0.92 * body or not (large or (len(text) <= 110 and (block.bold or text.isupper()))):
        return False
    if block.kind is Kind.BULLET and not _NUMBERED.match(text):
        return False
    letters = sum(map(str.isalpha, text))
    if letters < max(3, 0.5 * len(text)):
        return False
    if text[-1] in ".,;:" and not (
        len(text) < 80 and ((_NUMBERED.match(text) and block.bold) or (size >= 1.3 * body and ". " not in text))
    ):
        return False
    if large:
        return not (text[0].islower() and size < 1.3 * body)
    if text[0].islower():
        return False
    return block.bold or (len(text) <= 70 and letters >= 4 and " " in text)


def _is_long_heading(block: Block, length: int, body: float) -> bool:
    """Whether a long text may be a heading: "Criterion 4: Describe the actions taken by ...", as a law words it."""
    return (
        length <= _MAX_NUMBERED
        and block.bold
        and min([line.size for line in block.lines]) >= 1.15 * body
        and _NUMBERED.match(block.lines[0].text) is not None
    )


def _is_coloured_heading(block: Block, text: str, below: Block, body: Look) -> bool:
    """Whether a short line in a colour of its own stands right above a paragraph."""
    line = block.lines[0]
    first = below.lines[0]
    return (
        line.colour not in (body.colour, first.colour)
        and block.kind is Kind.BODY
        and below.kind in (Kind.BODY, Kind.BULLET)
        and len(block.lines) == 1
        and 3 <= len(text) <= 80
        and text[0].isupper()
        and text[-1] not in ".,;:"
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
        if title.lines[0].size < 1.3 * body or len(title.lines) > 4 or title.kind is Kind.TABLE:
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


def _topmost_first(blocks: list[Block]) -> None:
    """Put a heading that stands above all else on its page in front, whenever it was drawn; it may be a running head.

    Not one that begins to the right of what is read first and of all else (it heads another column), nor one whose
    text stands right below and is read behind it.
    """
    top = min(range(len(blocks)), key=lambda i: blocks[i].bottom, default=0)
    if not top or blocks[top].kind is not Kind.HEADING:
        return
    title, first = blocks[top], blocks[0]
    others = [block for block in blocks if block is not title]
    if any(block.top < title.bottom or block.lines[0].turn != title.lines[0].turn for block in others):
        return
    if any(_overlap(title, block) and block.top < title.bottom + _ITS_TEXT for block in blocks[top + 1 :]):
        return
    if _overlap(title, first) or title.x0 <= min(block.x0 for block in others):
        blocks.insert(0, blocks.pop(top))


def _side_by_side(blocks: Sequence[Block]) -> None:
    """Tell what stands below several headings on one line, read one after another, under which of them it stands.

    "Actions", "Results", "Objectives": all that is below was read under the last of them.
    """
    at = 0
    while at < len(blocks):
        row = [blocks[at]]
        while at + len(row) < len(blocks) and _on_one_line(row, block := blocks[at + len(row)]):
            row.append(block)
        at += len(row)
        if len(row) == 1 or not any(block.kind is Kind.HEADING for block in row):
            continue
        for block in row:
            block.kind = Kind.HEADING
        for block in itertools.takewhile(lambda one: one.kind is not Kind.HEADING or one.label, blocks[at:]):
            above = [head for head in row if _overlap(head, block)]
            if len(above) == 1:
                block.column = (above[0].text, row[-1].text)


def _on_one_line(row: Sequence[Block], block: Block) -> bool:
    """Whether a block goes on with a row of short texts of one look that stand side by side."""
    first = row[0]
    return (
        all(one.kind is Kind.HEADING or (one.kind is Kind.BODY and _TITLED.match(one.text)) for one in (first, block))
        and len(first.lines) == len(block.lines) == 1
        and len(first.text) <= _SHORT >= len(block.text)
        and first.bold == block.bold
        and abs(first.size - block.size) < 0.3
        and abs(first.top - block.top) < 0.3 * first.size
        and not (first.label or block.label or any(_overlap(head, block) for head in row))
    )


def _label(blocks: Sequence[Block]) -> None:
    """Mark the headings that are the last to be read of a page and have room for text below, and none: they head none.

    What is read next stands on the next page, under another heading. A title above all text of its page goes on.
    """
    texts = [block for block in blocks if block.kind is not Kind.HEADING and not is_figure(block.text)]
    if not texts:
        return
    highest, lowest = min(block.top for block in texts), max(block.bottom for block in texts)
    for block in reversed(blocks):
        if block is texts[-1]:
            return
        if block.kind is Kind.HEADING and block.top > highest:
            block.label |= lowest - block.bottom > _ROOM


def _overlap(one: Block, other: Block) -> bool:
    """Whether two stand in one column."""
    return one.x0 < other.x1 and one.x1 > other.x0


def _is_note(block: Block, height: float, body: float) -> bool:
    line = block.lines[0]
    return line.size <= 0.92 * body and line.top > 0.55 * height and _NOTE.match(line.text) is not None


def _mark_contents(blocks: Sequence[Block]) -> bool:
    """Whether the page is a table of contents or an index; marks its lines."""
    if len(blocks) < 4:
        return False
    # Cheap first: lines of contents end or begin with a number, or have dots.
    likely = [
        block
        for block in blocks
        if block.lines[-1].text[-1].isdigit() or block.lines[0].text[0].isdigit() or "...." in block.lines[0].text
    ]
    if len(likely) < 4:
        return False
    entries = [
        (block, entry) for block in blocks if len(block.lines) <= 4 and (entry := _entry(block.text)) is not None
    ]
    if len(entries) < 4:
        return False
    titled = _is_titled(blocks)
    length = sum(len(line.text) for block in blocks for line in block.lines)
    share = sum(len(line.text) for block, _ in entries for line in block.lines) / max(1, length)
    if share <= (0.35 if titled else 0.6):
        return False
    numbers = [number for _, (number, _) in entries if number >= 0]
    rising = sum(1 for a, b in itertools.pairwise(numbers) if b >= a)
    dotted = sum(1 for _, (_, leader) in entries if leader)
    if dotted < 3 and (len(numbers) < 4 or rising < 0.75 * (len(numbers) - 1)):
        return False
    for block, _ in entries:
        block.kind = Kind.CONTENTS
    return True


def _mark_column(blocks: Sequence[Block]) -> None:
    """Mark the lines of a table of contents that stands in a column beside running text.

    So many short lines in a row that end with a page, none before the one above it, are nothing else: the rows of a
    table seldom rise so.
    """
    run: list[tuple[Block, int]] = []
    for block in (*blocks, None):
        page = None if block is None or len(block.lines) > 2 else _page_behind(block.text)
        if block is not None and page is not None and (not run or page >= run[-1][1]):
            run.append((block, page))
            continue
        if len(run) >= _RUN and run[-1][1] - run[0][1] >= _RUN // 2:
            for entry, _ in run:
                entry.kind = Kind.CONTENTS
        run = [] if block is None or page is None else [(block, page)]


def _is_titled(blocks: Sequence[Block]) -> bool:
    """Whether a page begins with the title of a table of contents."""
    return any(normalised(block.text)[:20] in _TITLES for block in blocks[:6])


def _lists_pages(text: str, titled: bool) -> bool:
    """Whether all of a text is titles, each with its page behind or before it, none before that of the one above.

    "Supplier engagement 13 Grievance mechanisms 18 Training 19": contents whose lines were laid into one paragraph.
    Where nothing says that these are pages they may be counts.
    """
    if not any(form.fullmatch(text) for form in (_PAGES_BEHIND, _PAGES_BEFORE)):
        return False
    pages = [int(word) for word in text.split() if word.isdecimal()]
    return pages == sorted(pages) and pages[0] < pages[-1] and (titled or len(_PAGE.findall(text)) >= len(pages))


def _page_behind(text: str) -> int | None:
    """The page with which a line of contents ends."""
    head, _, tail = text.rpartition(" ")
    if len(text) > _MAX_HEADING or not (tail.isdecimal() and len(tail) <= 3 and head[-1:].isalpha()):
        return None
    return int(tail)


def _entry(text: str) -> tuple[int, bool] | None:
    """Page number (-1 if there is none) and whether there are leader dots, if a text looks like a line of contents."""
    if len(text) > _MAX_HEADING:
        return None
    leader = _LEADER.search(text) is not None
    head, _, tail = text.rpartition(" ")
    if tail.isdecimal() and len(tail) <= 3 and any(map(str.isalpha, head)):
        return int(tail), leader
    head, _, tail = text.partition(" ")
    if head.isdecimal() and len(head) <= 3 and tail[:1].isalpha() and len(text) <= 90:
        return int(head), leader
    return (-1, True) if leader else None
