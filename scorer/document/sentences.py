"""Blocks to sentences: joined across columns and pages, split by nupunkt, each word with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scorer.document.layout import Block, Line, is_bullet
from scorer.document.model import Box, Kind, Sentence

MAX_LENGTH = 1200  # characters; a longer "sentence" is a table or a list that layout did not see
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": ""}
)
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\d{0,3}$")
_LETTER_HYPHEN = re.compile(r"[^\W\d_]-$")


@dataclass(slots=True)
class _Flow:
    """Text of one or more blocks with the line and place of every word."""

    text: str
    starts: list[int]  # offset of each word
    places: list[tuple[Line, int]]  # its line and number in the line
    breaks: list[int]  # offsets at which a sentence must begin (bullets)


def sentences_of(blocks: Sequence[Block]) -> list[Sentence]:
    """Split a document's blocks, in reading order, into sentences with sections and boxes."""
    from nupunkt import sent_spans  # noqa: PLC0415  (0.2 s to import; only reading needs it)

    result: list[Sentence] = []
    path: list[tuple[float, str]] = []
    lead: int | None = None
    for number, group in enumerate(_groups(blocks)):
        first = group[0]
        flow = _flow(group)
        if not flow.text:
            continue
        if first.kind is Kind.HEADING:
            rank = first.size + (0.5 if first.bold else 0.0)
            while path and path[-1][0] <= rank:
                path.pop()
            section = tuple(title for _, title in path)
            path.append((rank, flow.text))
            spans: list[tuple[int, int]] = [(0, len(flow.text))]
        else:
            section = tuple(title for _, title in path)
            spans = [(0, len(flow.text))] if first.kind is Kind.TABLE else list(sent_spans(flow.text))
        if first.kind is not Kind.BULLET:
            lead = None
        for start, end in _tidy(flow.text, spans):
            boxes = _boxes(flow, start, end)
            if not boxes:
                continue
            text = flow.text[start:end]
            result.append(
                Sentence(
                    len(result),
                    boxes[0].page,
                    text,
                    section,
                    boxes,
                    first.kind,
                    number,
                    lead if first.kind is Kind.BULLET else None,
                )
            )
        if first.kind is Kind.BODY and result and flow.text.endswith(":"):
            lead = result[-1].id
    return result


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks that make one paragraph: a paragraph may go on in the next column or on the next page."""
    used: set[int] = set()
    for i, block in enumerate(blocks):
        if i in used:
            continue
        group = [block]
        if block.kind in (Kind.BODY, Kind.BULLET):
            tail = block
            while (j := _next(blocks, i, tail, used)) is not None:
                used.add(j)
                tail = blocks[j]
                group.append(tail)
        yield group


def _next(blocks: Sequence[Block], start: int, tail: Block, used: set[int]) -> int | None:
    text = tail.lines[-1].words[-1]
    if _ENDS.search(text):
        return None
    for j in range(start + 1, min(len(blocks), start + 6)):
        if j in used or blocks[j] is tail:
            continue
        candidate = blocks[j]
        if candidate.page > tail.page + 1:
            return None
        if candidate.kind is Kind.FOOTNOTE:
            continue
        if candidate.kind is not Kind.BODY or abs(candidate.size - tail.size) > 0.5 or candidate.bold != tail.bold:
            return None
        moved = candidate.page > tail.page or candidate.top < tail.top
        return j if moved and candidate.lines[0].words[0][:1].islower() else None
    return None


def _flow(group: Iterable[Block]) -> _Flow:
    parts: list[str] = []
    starts: list[int] = []
    places: list[tuple[Line, int]] = []
    length = 0
    glue = True
    for block in group:
        for line in block.lines:
            last = len(line.words) - 1
            for n, word in enumerate(line.words):
                if n == 0 and line.marker and is_bullet(word):
                    continue
                text = word.translate(_LIGATURES)
                if not glue:
                    parts.append(" ")
                    length += 1
                glue = False
                if n == last and last >= 0 and _LETTER_HYPHEN.search(text) and line is not block.lines[-1]:
                    glue = True
                    if line.soft:
                        text = text[:-1]
                starts.append(length)
                places.append((line, n))
                parts.append(text)
                length += len(text)
    return _Flow("".join(parts), starts, places, [])


def _tidy(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        while end - start > MAX_LENGTH:
            cut = max(text.rfind(mark, start + 200, start + MAX_LENGTH) for mark in ("; ", ", ", " "))
            if cut <= start:
                break
            yield start, cut + 1 if text[cut] in ";," else cut
            start = cut + 1
            while start < end and text[start].isspace():
                start += 1
        if end > start:
            yield start, end


def _boxes(flow: _Flow, start: int, end: int) -> tuple[Box, ...]:
    first = bisect_left(flow.starts, start + 1) - 1
    last = bisect_left(flow.starts, end)
    boxes: list[Box] = []
    i = max(first, 0)
    while i < last:
        line, n = flow.places[i]
        j = i
        while j + 1 < last and flow.places[j + 1][0] is line:
            j += 1
        x0, x1 = line.edges[n][0], line.edges[flow.places[j][1]][1]
        boxes.append(
            Box(line.page, round(min(x0, x1), 1), round(line.top, 1), round(max(x0, x1), 1), round(line.bottom, 1))
        )
        i = j + 1
    return tuple(boxes)
