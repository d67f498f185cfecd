"""Blocks to sentences: joined across columns and pages, split by nupunkt, each with the places it covers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from scorer.document.alike import as_seen
from scorer.document.layout import Block, Line, Rect, bullet_length, from_frame
from scorer.document.model import Kind
from scorer.document.splitting import sentence_starts
from scorer.document.tables import is_figure
from scorer.document.upright import Frame, pieces
from scorer.document.wire import BoxData, SentenceData
from scorer.wording import wording

_W = wording("document/lines")

MAX_LENGTH = 1200  # characters; a longer "sentence" is a list or a table that layout did not see
_WHOLE = (Kind.HEADING, Kind.TABLE, Kind.CONTENTS)  # never split
_THIN = 0.3  # points; no box is thinner
_AHEAD = 14  # so many blocks ahead a paragraph may go on
_COLUMN = 15  # times as wide as its letters are tall
_PLAIN: dict[int, str] = dict.fromkeys(range(32), "")
_PLAIN |= {ord("ﬀ"): "ff", ord("ﬁ"): "fi", ord("ﬂ"): "fl", ord("ﬃ"): "ffi", ord("ﬄ"): "ffl"}
_PLAIN |= {ord("ﬅ"): "st", ord("ﬆ"): "st"}
_NOTHINGS = "\u00ad\u034f\u115f\u1160\u200b\u200c\u200d\u3164\ufeff\uffa0"  # soft hyphens, and what is not seen either
_PLAIN |= dict.fromkeys(map(ord, _NOTHINGS), "") | dict.fromkeys(range(0xE0000, 0xE0200), "")
_PLAIN |= dict.fromkeys((*range(0x180B, 0x1810), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)), "")
_PLAIN |= dict.fromkeys(map(ord, "\u2010\u2011"), "-")
_PLAIN |= dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u3000\t\n"), " ") | dict.fromkeys(range(0x2000, 0x2007), " ")
_PLAIN |= dict.fromkeys(range(0x2008, 0x200B), " ")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\d{0,3}$")
_GOES_ON = re.compile(r"\b[^\W\d_]*[a-zß-ÿ],?$")  # a paragraph does not end so, where a page does
_COUNTS = re.compile(r"\d[\d,.]{2,}%? [a-zß-ÿ]{2,}")  # "2023 and": no mark of a note
_HANGS = re.compile(rf"\b{_W.any('open')}$")
_HYPHEN = re.compile(r"[^\W\d_]-$")


class _Flow(msgspec.Struct, gc=False):
    """Text of some blocks; ``starts[i]`` is where ``lines[i]`` begins, less its first ``skipped[i]`` letters."""

    text: str
    starts: list[int]
    lines: list[Line]
    skipped: list[int]


class Splitter:
    """Turns the blocks of a document, in reading order, into sentences; keeps the path of headings."""

    def __init__(self, frames: Mapping[int, Frame], joined: Callable[[str, str], bool]) -> None:
        """``frames``: each page's; ``joined``: whether two halves of a word lose their hyphen."""
        from nupunkt import sent_spans

        self._nupunkt: Callable[[str], Iterable[tuple[int, int]]] = sent_spans
        self._frames = frames
        self._joined = joined
        self._path: list[tuple[float, int, str]] = []  # size, level, title
        self._count = 0
        self._lead: int | None = None

    def sentences(self, blocks: Iterable[Block]) -> Iterator[SentenceData]:
        """Sentences in order, numbered from 0."""
        for number, group in enumerate(_groups(blocks)):
            yield from self._of_group(number, group)

    def _of_group(self, number: int, group: list[Block]) -> Iterator[SentenceData]:
        first = group[0]
        kind = first.kind
        flow = self._flow(group)
        text = flow.text
        if not text or not any(map(str.isalnum, text)):
            return
        section = self._section(first, text)
        starts = [] if kind in _WHOLE else sentence_starts(text, self._nupunkt, flow.starts)
        if broken := [start for start, line in zip(flow.starts, flow.lines, strict=True) if line.broken and start]:
            starts = sorted({*starts, *broken})
        spans = zip([0, *starts], [*starts, len(text)], strict=True)
        if kind is not Kind.BULLET:
            self._lead = None
        for start, end in _tidy(flow, spans):
            sentence = SentenceData(
                self._count,
                flow.lines[bisect_right(flow.starts, start) - 1].page,
                _plain(text[start:end]),
                section,
                self._boxes(flow, start, end),
                kind,
                number,
                self._lead if kind is Kind.BULLET else None,
            )
            self._count += 1
            yield sentence
        if kind is Kind.BODY and text.endswith(":"):
            self._lead = self._count - 1

    def _section(self, block: Block, text: str) -> tuple[str, ...]:
        path = self._path
        if block.kind is Kind.HEADING and not block.label:
            rank = block.size + (0.5 if block.bold else 0.0)
            level = block.level
            while path and (path[-1][1] >= level if level and path[-1][1] else path[-1][0] <= rank):
                path.pop()
            section = tuple(title for _, _, title in path)
            path.append((rank, level, _plain(text)))
            return section
        section = tuple(title for _, _, title in path)
        head, last = block.column
        if head and section[-1:] == (_plain(last),):
            section = (*section[:-1], _plain(head))
        return section + block.context if block.context else section

    def _flow(self, group: list[Block]) -> _Flow:
        lines = [line for block in group for line in block.lines]
        texts = [line.text for line in lines]
        skipped = [0] * len(lines)
        first = group[0]
        if first.kind is not Kind.TABLE and (skip := bullet_length(lines[0])):
            skipped[0] = skip
            texts[0] = texts[0][skip:]
        joints = [" "] * len(lines)
        joints[-1] = ""
        for i in range(len(texts) - 1):
            text = texts[i]
            if text[-1] == "-" and _HYPHEN.search(text):  # the line ended within a word
                joints[i] = ""
                if self._joined(text.rsplit(" ", 1)[-1][:-1], texts[i + 1].split(" ", 1)[0]):
                    texts[i] = text[:-1]
        starts: list[int] = []
        length = 0
        for text, joint in zip(texts, joints, strict=True):
            starts.append(length)
            length += len(text) + len(joint)
        parts = [part for pair in zip(texts, joints, strict=True) for part in pair]
        return _Flow("".join(parts), starts, lines, skipped)

    def _boxes(self, flow: _Flow, start: int, end: int) -> tuple[BoxData, ...]:
        boxes: list[BoxData] = []
        starts, lines, skipped = flow.starts, flow.lines, flow.skipped
        i = bisect_right(starts, start) - 1
        while i < len(starts) and starts[i] < end:
            line = lines[i]
            x0, x1 = line.x0, line.x1
            base = starts[i] - skipped[i]
            if line.initial and start <= base:
                boxes.extend(self._placed(line, line.initial))
            if start > base:
                x0 = _edge(line, start - base, 2)
            after = end + 1 - base  # where the next word would begin
            if after < len(line.text):
                x1 = _edge(line, after, 1)
            boxes.extend(self._placed(line, (x0, line.top, x1, line.bottom)))
            i += 1
        return tuple(boxes)

    def _placed(self, line: Line, rect: Rect) -> Iterator[BoxData]:
        """Where a part of a line stands on its page: boxes that lie on it and are not empty."""
        frame = self._frames[line.page]
        if line.turn:
            rect = from_frame(rect, line.turn, frame[:2])
        for part in pieces(rect, frame):
            yield self._box(line.page, part, *frame[:2])

    def _box(self, page: int, rect: Rect, width: float, height: float) -> BoxData:
        x0, top, x1, bottom = rect
        if x0 < 0 or x1 > width or top < 0 or bottom > height or x1 - x0 < _THIN or bottom - top < _THIN:
            x0, x1 = min(max(x0, 0.0), width - _THIN), min(max(x1, _THIN), width)
            top, bottom = min(max(top, 0.0), height - _THIN), min(max(bottom, _THIN), height)
            x1, bottom = max(x1, x0 + _THIN), max(bottom, top + _THIN)
        return BoxData(page, round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))


def _plain(text: str) -> str:
    """Text as it is shown and searched: ligatures written out, one kind of hyphen, one kind of space."""
    if text.isascii() and "  " not in text and text.isprintable():
        return text
    return " ".join(as_seen(text.translate(_PLAIN)).split())


def _edge(line: Line, offset: int, which: int) -> float:
    """Where the word at an offset begins (2), or the word before it ends (1)."""
    for cut in line.cuts:
        if cut[0] == offset:
            return cut[which]
    # Not measured: by its share of the letters.
    return line.x0 + (line.x1 - line.x0) * min(1.0, offset / max(1, len(line.text)))


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Blocks that make one paragraph: it may go on in the next column or on the next page."""
    source = iter(blocks)
    ahead: deque[Block] = deque()

    def fill() -> None:
        while len(ahead) < _AHEAD and (block := next(source, None)) is not None:
            ahead.append(block)

    fill()
    while ahead:
        group = [ahead.popleft()]
        fill()
        while (found := _next(group, ahead)) is not None:
            group.append(ahead[found])
            del ahead[found]
            fill()
        yield group


def _next(group: list[Block], ahead: Sequence[Block]) -> int | None:
    """Which of the blocks ahead goes on with a group; None where it is complete."""
    if not ahead:
        return None
    tail = group[-1]
    if tail.kind is Kind.HEADING:
        return 0 if _same_heading(tail, ahead[0]) else None
    if tail.kind not in (Kind.BODY, Kind.BULLET):
        return None
    if _is_count_of(tail, ahead[0]):
        return 0
    if len(group) > 1 and _is_count_of(*group[-2:]):
        return None
    last = tail.lines[-1]
    full = _is_full(tail)
    goes_on = tail.kind is Kind.BODY and not _is_box(tail) and _GOES_ON.search(last.text) is not None
    if _ENDS.search(last.text) or not (full or goes_on):
        return None
    hanging = last.soft or _HANGS.search(last.text) is not None
    strangers = 0
    for i, block in enumerate(ahead):
        if block.page > tail.page + 1 or strangers > 4:
            return None
        if block.kind is not Kind.BODY:
            strangers += block.kind not in (Kind.FOOTNOTE, Kind.TABLE)
            continue
        first = block.lines[0]
        if abs(block.size - tail.size) <= 0.3 and first.bold == last.bold and first.turn == last.turn:
            here = block.page == tail.page
            small = first.text[0].islower() or _COUNTS.match(first.text) is not None
            if not (small or (hanging and full and first.text[0].isalnum())) or (here and not full):
                return None
            below = here and block.top >= tail.bottom - tail.size
            left_of_box = here and not below and _is_box(tail) and block.x1 <= tail.x0  # it is of another box
            far = below and block.top - tail.bottom > 1.6 * tail.size
            return None if far or left_of_box or (below and _is_between(tail, block, ahead)) else i
        strangers += 1
    return None


def _is_between(tail: Block, block: Block, ahead: Sequence[Block]) -> bool:
    """Whether a line of another block stands between two: the second lines of list items are no paragraph."""
    x0, x1 = max(tail.x0, block.x0), min(tail.x1, block.x1)
    others = (b for b in ahead if b is not block and b.page == tail.page)
    middle = ((b.x0, b.x1, (line.top + line.bottom) / 2) for b in others for line in b.lines)
    return any(tail.bottom < y < block.top and a < x1 and z > x0 for a, z, y in middle)


def _is_full(block: Block) -> bool:
    """Whether its last line reaches the right edge, as a line does that breaks off where the column ends."""
    if len(block.lines) == 1:
        return len(block.lines[0].text) >= 25
    return block.lines[-1].x1 > block.x1 - 0.3 * (block.x1 - block.x0)


def _is_box(block: Block) -> bool:
    """Whether it is too narrow for a column of running text: one of several short texts that are set side by side."""
    return block.x1 - block.x0 < _COLUMN * block.size


def _same_heading(tail: Block, block: Block) -> bool:
    """Whether a heading goes on in the block below it."""
    return (
        block.kind is Kind.HEADING
        and block.page == tail.page
        and not block.level
        and abs(block.size - tail.size) < 0.3
        and block.bold == tail.bold
        and -0.5 * tail.size < block.top - tail.bottom < 0.4 * tail.size
        and block.x0 < tail.x1
        and block.x1 > tail.x0
        and abs(block.x0 - tail.x0) < 3 * tail.size
        and (not block.lines[0].text[0].isdigit() or tail.lines[-1].text.endswith("-"))
    )


def _is_count_of(tail: Block, block: Block) -> bool:
    """Whether a block is a large figure and the next one says what it counts."""
    if len(tail.lines) > 1 or block.kind not in (Kind.BODY, Kind.HEADING) or block.page != tail.page:
        return False
    if tail.size < 1.3 * block.size or not is_figure(tail.lines[0].text):
        return False
    below = (
        -0.6 * tail.size < block.top - tail.bottom < 1.2 * tail.size
        and block.x0 < tail.x1 + tail.size
        and block.x1 > tail.x0
    )
    beside = (
        block.x0 >= tail.x1 - 1
        and block.x0 - tail.x1 < 2 * tail.size
        and block.top < tail.bottom
        and block.bottom > tail.top
    )
    return below or beside


def _tidy(flow: _Flow, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans without white space around them, none of monstrous length."""
    text = flow.text
    for span in spans:
        start, end = span
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        while end - start > MAX_LENGTH:
            cut = text.rfind("; ", start + 200, start + MAX_LENGTH) + 2
            if cut == 1:  # at the end of a line, the places of which are known
                line = bisect_right(flow.starts, start + MAX_LENGTH) - 1
                cut = flow.starts[line] if line >= 0 and flow.starts[line] > start + 200 else 0
            if cut <= start:
                cut = text.rfind(" ", start + 200, start + MAX_LENGTH) + 1
            if cut <= start:
                cut = start + MAX_LENGTH
            yield start, len(text[:cut].rstrip())
            start = cut
        if end > start:
            yield start, end
