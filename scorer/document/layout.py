"""Lines to blocks, in reading order.

Content-stream order is the best order there is (measured against tagged reports), so nothing is sorted from top to
bottom. A line joins the block it continues, wherever on the page the text was drawn in between; and where a page was
drawn row by row, the gutter between its columns is found and each column is read by itself.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from unicodedata import category

import msgspec

from scorer.document.geometry import GAP
from scorer.document.model import Kind
from scorer.wording import wording

_W = wording("document/lines")

SLANTED = 4
"""``Line.turn`` of text that runs along no edge of the page (a watermark)."""

_BULLETS = frozenset("•◦‣⁃∙●○▪▫■□◆◇►▶▸➢➤✓✔❖–—-·»*›")
_NO_BULLETS = frozenset("+<>=~|±©®™°×÷¬^`")
_SYMBOLS = {
    "So",
    "Sm",
    "Co",
}  # Unicode categories of the glyphs that lists are marked with: arrows, dingbats, private use
_LIST_NUMBER = re.compile(r"\(?(\d{1,2}|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[.)]$")
_SMALL = re.compile(r"[a-zß-ÿ]{2}")
_SHOUTED = re.compile(r"(?:[^\W\da-zß-ÿ_]{2,}.*?){3}")  # three words in capitals
_WORDS = 3  # in a row, from which on it is seen that they stand at equal distances
_EVEN, _WIDEST = 0.16, 1.6  # of the type size: how much these differ at most, and how wide they are
_END = re.compile(r"[.!?:;…]['\"”’)\]]*\d{0,2}$")
_HANGING = re.compile(rf"(?:,|\b{_W.any('hanging')})$")
_LEADER = re.compile(r"(?:\. ?){5,}\d+$|[…·_]{3,} ?\d+$")  # dots that lead to the number of a page
_NOTE = re.compile(r"\d{1,2} [A-Z]")
NOTE = 0.85  # of the type size, the number of a note at most

Rect = tuple[float, float, float, float]


class Line(msgspec.Struct, gc=False, array_like=True):
    """Words on one base line of one column.

    Places are in the line's reading frame: the page turned so that the line runs from left to right (``turn``
    quarters, see ``to_frame``). ``cuts`` are the places inside it where a sentence may end: offset of the next word
    in ``text``, x where the last word ends and x where the next one begins. ``first`` and ``last`` are where it begins
    and ends in the page's text, until it is joined with another line.
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    size: float
    bold: bool
    colour: int  # 0xRRGGBBAA
    mode: int = 0  # text render mode
    turn: int = 0  # quarter turns clockwise, or SLANTED
    soft: bool = False  # ends with a hyphen that is there only because the line ends
    cuts: list[tuple[int, float, float]] = []
    first: int = 0
    last: int = 0
    initial: Rect | None = None  # where its first letter stands that is as high as a few lines
    listed: bool = False  # a bullet is drawn before it
    broken: bool = False  # words that stood before it were left out: it does not go on with what is read before it


class Block(msgspec.Struct, gc=False, array_like=True):
    """A paragraph, list item, heading, table row or caption: lines that belong together."""

    page: int
    lines: list[Line]
    kind: Kind = Kind.BODY
    level: int = 0  # of a heading named by the outline; 1 is outermost, 0 is unknown
    column: tuple[str, str] = ("", "")  # of several headings on one line the one above it, and the last of them
    label: bool = False  # a heading that heads nothing behind it: a name in a drawing, beside a chart
    x0: float = 0.0
    x1: float = 0.0
    pitch: float = 0.0  # distance of its base lines
    context: tuple[str, ...] = ()  # caption and column heads, of a table row

    @property
    def text(self) -> str:
        """Its lines, joined by single spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """Font size of its first line."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def top(self) -> float:
        """Top of its first line."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """Bottom of its last line."""
        return self.lines[-1].bottom


def to_frame(rect: Rect, turn: int, page: tuple[float, float]) -> Rect:
    """A displayed rectangle (x0, top, x1, bottom) in the reading frame of text turned by ``turn`` quarters."""
    x0, top, x1, bottom = rect
    width, height = page
    if turn == 1:  # reads downwards
        return top, width - x1, bottom, width - x0
    if turn == 2:
        return width - x1, height - bottom, width - x0, height - top
    if turn == 3:  # reads upwards
        return height - bottom, x0, height - top, x1
    return rect


def from_frame(rect: Rect, turn: int, page: tuple[float, float]) -> Rect:
    """The inverse of ``to_frame``."""
    x0, top, x1, bottom = rect
    width, height = page
    if turn == 1:
        return width - bottom, x0, width - top, x1
    if turn == 2:
        return width - x1, height - bottom, width - x0, height - top
    if turn == 3:
        return top, height - x1, bottom, height - x0
    return rect


def goes_on(line: Line, word: Line) -> bool:
    """Whether a word follows a line on its base line without a gap, both upright."""
    overlap = min(line.bottom, word.bottom) - max(line.top, word.top)
    return bool(
        word.turn == line.turn
        and -0.5 * line.size <= word.x0 - line.x1 <= GAP * max(line.size, word.size)
        and overlap >= 0.5 * min(line.bottom - line.top, word.bottom - word.top)
    )


def is_bullet(word: str) -> bool:
    """Whether a word is a bullet glyph and nothing else."""
    return 0 < len(word) <= 2 and all(c in _BULLETS or (category(c) in _SYMBOLS and c not in _NO_BULLETS) for c in word)


def is_marked(line: Line) -> bool:
    """Whether a line opens a list item: with a bullet, ``(a)``, ``1.``, ``iv)``."""
    head, _, rest = line.text.partition(" ")
    if not rest or len(head) > 6:
        return False
    if head == "o":  # Word's second bullet is a letter; it stands apart from its text
        return bool(line.cuts) and line.cuts[0][0] == 2 and line.cuts[0][2] - line.cuts[0][1] > 0.6 * line.size
    return is_bullet(head) or (head[-1] in ".)" and _LIST_NUMBER.match(head) is not None)


def bullet_length(line: Line) -> int:
    """How many characters at the beginning of a line are its bullet and no part of what it says."""
    head, _, rest = line.text.partition(" ")
    if rest and ((head == "o" and is_marked(line)) or is_bullet(head)):
        return len(line.text) - len(rest.lstrip())
    return 0


def mend(lines: Sequence[Line]) -> list[Line]:
    """Put together what is one line but was drawn in pieces: superscripts, links, bullets drawn by themselves.

    Text drawn twice at one place (a shadow, a fake bold) counts once.
    """
    result: list[Line] = []
    bullet: Line | None = None
    drawn: dict[str, Line] = {}
    for line in _justified(lines):
        twin = drawn.setdefault(line.text, line)
        if twin is not line and abs(twin.x0 - line.x0) < 0.4 * line.size and abs(twin.top - line.top) < 0.4 * line.size:
            continue
        if len(line.text) <= 2 and is_bullet(line.text) and not (result and _beside(result[-1], line)):
            bullet = line
            continue
        if bullet is not None:
            if _beside(bullet, line) and line.x0 - bullet.x1 < 5 * line.size:
                line.text = f"{bullet.text} {line.text}"
                shift = len(bullet.text) + 1
                line.cuts = [(at + shift, end, begin) for at, end, begin in line.cuts]
                line.x0 = bullet.x0
            bullet = None
        if result and line.top < result[-1].bottom and _joins(result, line):
            _join(result[-1], line)
        else:
            result.append(line)
    return result


def _justified(lines: Sequence[Line]) -> list[Line]:
    """Join what stands in a row at equal distances: the words of a justified line, which are no cells of a table."""
    result: list[Line] = []
    row: list[Line] = []
    for line in lines:
        if row and not (
            _beside(row[-1], line)
            and abs(line.size - row[0].size) < 0.3
            and (gap := line.x0 - row[-1].x1) <= _WIDEST * line.size
            and all(abs(b.x0 - a.x1 - gap) <= _EVEN * line.size for a, b in itertools.pairwise(row))
        ):
            result += _one_line(row)
            row = []
        row.append(line)
    return result + _one_line(row)


def _one_line(row: list[Line]) -> list[Line]:
    """A row of words as one line, if there are enough of them, and they are words."""
    words = sum(_SMALL.search(line.text) is not None for line in row)
    if len(row) < _WORDS or words * 2 <= len(row) or any(is_bullet(line.text.partition(" ")[0]) for line in row):
        return row
    for line in row[1:]:
        _join(row[0], line)
    return row[:1]


def _beside(left: Line, right: Line) -> bool:
    """Whether two lines stand on one row, the second to the right of the first."""
    overlap = min(left.bottom, right.bottom) - max(left.top, right.top)
    return (
        overlap >= 0.5 * min(left.bottom - left.top, right.bottom - right.top)
        and right.x0 >= left.x1 - 0.3 * left.size
        and left.turn == right.turn
    )


def _joins(lines: Sequence[Line], right: Line) -> bool:
    """Whether a line goes on with the last of ``lines``."""
    left = lines[-1]
    size = max(left.size, right.size)
    gap = right.x0 - left.x1
    if right.broken or gap > 2.2 * size or not _beside(left, right):
        return False
    if gap <= 0.9 * size:
        return True
    # A wide word space of a justified line: the line above runs across it.
    above = lines[-2] if len(lines) > 1 else left
    return (
        0 < left.top - above.top < 2 * size
        and abs(above.size - left.size) < 0.3
        and above.x0 < left.x1
        and above.x1 >= right.x1 - 1
        and not (right.text[0].isdigit() or left.text[-1].isdigit())
    )


def _begins_with_mark(left: Line, right: Line) -> bool:
    """Whether a line begins with the mark of a note to what stands before it: there it may be cut."""
    if right.size < NOTE * left.size:
        return right.text.isdigit()
    return bool(right.cuts) and right.text[: right.cuts[0][0]].strip().isdigit()


def _join(left: Line, right: Line) -> None:
    small, large = sorted((left.size, right.size))
    digits = left.text[-1].isdigit() and right.text[0].isdigit()
    note = small < NOTE * large and digits  # no digits of one figure
    mark = not digits and _begins_with_mark(left, right)
    space = " " if note or right.x0 - left.x1 > (0.3 if mark else 0.12) * left.size else ""
    shift = len(left.text) + len(space)
    if space and _END.search(left.text):
        left.cuts.append((shift, left.x1, right.x0))
    left.cuts.extend((at + shift, end, begin) for at, end, begin in right.cuts)
    if len(right.text) > len(left.text):
        left.size = right.size if len(left.text) <= 2 else max(left.size, right.size)  # a bullet, a drop cap
        left.bold, left.colour = right.bold and left.bold, right.colour
        left.top, left.bottom = right.top, right.bottom
    left.text = f"{left.text}{space}{right.text}"
    left.x1, left.soft = max(left.x1, right.x1), right.soft


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Join lines to blocks: each continues the block directly above it of the same look, or opens one."""
    blocks: list[Block] = []
    for line in lines:
        marked = line.listed or is_marked(line)
        home = blocks[-1] if blocks else None
        if home is None or marked or not _continues(home, line):
            kind = Kind.BULLET if marked else Kind.BODY
            blocks.append(Block(line.page, [line], kind, x0=line.x0, x1=line.x1))
            continue
        home.pitch = line.top - home.lines[-1].top
        home.lines.append(line)
        home.x0, home.x1 = min(home.x0, line.x0), max(home.x1, line.x1)
    return blocks


def _continues(block: Block, line: Line) -> bool:
    last = block.lines[-1]
    height = last.bottom - last.top
    gap = line.top - last.bottom
    if not -0.45 * height <= gap <= 0.75 * height or line.turn != last.turn:
        return False
    if line.top <= last.top + 0.3 * height or line.x0 >= block.x1 or line.x1 <= block.x0:
        return False
    if abs(line.size - last.size) > 0.06 * last.size + 0.25:
        return False
    if last.text[-1].isdigit() and _LEADER.search(last.text):
        return False  # a line of contents ends with its page
    if block.pitch and line.top - last.top > 1.25 * block.pitch + 0.6:
        return False
    first = line.text.lstrip("\"'“‘([")[:1]
    if first.islower() or last.soft:
        return True
    if line.bold != last.bold and (line.bold or block.bold):
        return False
    if _SHOUTED.search(last.text) and _SMALL.search(line.text) and not _SMALL.search(last.text):
        return False  # a title in capitals
    if _HANGING.search(last.text):
        return True
    if first.isdigit() and _END.search(last.text) is None:
        return True
    if first.isdigit() and _NOTE.match(line.text):
        return False
    if line.colour != last.colour and last.x1 < line.x1 - line.size:
        return False
    return not _could_have_gone_on(block, last, line)


def _could_have_gone_on(block: Block, last: Line, line: Line) -> bool:
    """Whether the first word of a line would have fitted on the line above: that line was ended on purpose."""
    room = max(block.x1, line.x1) - last.x1
    if room < 2 * line.size or abs(line.x0 - block.lines[-1].x0) > 2 * line.size:
        return False
    word = line.text.find(" ")
    share = (word if word > 0 else len(line.text)) / max(1, len(line.text))
    return room > share * (line.x1 - line.x0) + 1.2 * line.size
