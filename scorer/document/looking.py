"""Looking at a report: which text at the places that earn points nobody sees, and which anywhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2

from scorer.document.geometry import Rect, Rows
from scorer.document.hidden import rect_of, said
from scorer.document.ink import seen
from scorer.document.layout import SLANTED
from scorer.document.objects import fields_of
from scorer.document.pdfium import PageReader
from scorer.document.quality import is_garbled
from scorer.document.rawpage import RawPage
from scorer.document.upright import Frame, pieces
from scorer.document.wire import RESPELT, UNDRAWN, Band, LookReply, LookRequest, Unseen

_MOST = 4000  # lines of a page; nobody reads more
_COMMON = 0.25  # share of the smaller that a line and a place have in common; lines one below the other have less
_LEAST = 2.0  # points; letters may be so squeezed that their line has no width


def look(request: LookRequest, progress: Callable[[int, int], None]) -> LookReply:
    """Find what is not seen. Runs in the reading process.

    Raises:
        UserError: The file cannot be opened.
    """
    from scorer.document.opening import opened

    asked: dict[int, list[Band]] | None = None
    if request.places is not None:
        asked = {}
        for place in request.places:
            asked.setdefault(place[0], []).append(place)
    hiding: list[Band] = []
    text: list[Unseen] = []
    with (
        opened(Path(os.fsdecode(request.path)), request.password, request.sha256) as (pdf, *_),
        fields_of(pdf.raw) as fields,
    ):
        reader = PageReader(pdf.raw, fields)
        numbers = range(1, len(pdf) + 1) if asked is None else [n for n in sorted(asked) if 1 <= n <= len(pdf)]
        for number in numbers:
            progress(number, len(pdf))
            here = None if asked is None else asked[number]
            try:
                places, words = _look_at_page(reader, number, here, fields, draws=number not in request.undrawable)
            except pypdfium2.PdfiumError:
                continue  # reading it says so
            hiding += places
            text += words
    return LookReply(tuple(hiding), tuple(text))


def _look_at_page(
    reader: PageReader, number: int, places: list[Band] | None, fields: Any, *, draws: bool = True
) -> tuple[list[Band], list[Unseen]]:
    """What is not seen of a page: places that hold such text, and the text."""
    with reader.opened(number - 1, thorough=True) as (page, content):
        if content.unread:
            return places or [], [(number, *UNDRAWN)]
        if places is None and is_garbled(content.text):
            return [], []
        respelt = [(number, *RESPELT)] if content.respelt else []
        if places is not None and content.told:
            return places, respelt  # what was read there may be what is told
        size = (content.width, content.height)
        lines = content.lines
        if content.passes_aslant:  # marks across the page: seen or not, nobody reads them
            lines = [line for line in lines if line.turn != SLANTED]
        if places is not None:
            lines = [line for line in lines if _stand_at(rect_of(line, size), places, content)]
        lines, rest = lines[:_MOST], lines[_MOST:]  # more than any page shows: nobody reads the rest
        if not lines:
            return [], respelt
        if not draws:
            return places or [], [(number, *UNDRAWN)]
        asked = {id(line) for line in lines}
        rows = Rows([rect_of(line, size) for line in lines])
        drawn = {
            id(line): reader.as_drawn(line, content.text)
            for line in (*content.lines, *(line for _, line in content.hidden))
            if id(line) in asked or rows.meets(rect_of(line, size))
        }
        texts = [drawn[id(line)] for line in lines]
        hiding: list[Band] = []
        unseen: list[Unseen] = respelt
        for text, words in zip(texts, seen(page, size, texts, list(drawn.values()), fields), strict=True):
            hidden = [
                word for word, is_seen in zip(text.words, words, strict=True) if not is_seen and said(word.letters)
            ]
            unseen += [(number, word.first, word.last) for word in hidden]
            if hidden and places is not None:
                hiding += [place for place in _stand_at(text.place, places, content) if place not in hiding]
        unseen += [(number, line.first, line.last) for line in rest]
        if rest and places is not None:
            hiding = places
        return hiding, unseen


def _stand_at(line: Rect, places: list[Band], page: RawPage) -> list[Band]:
    """Those of some places of a page at which a line stands."""
    parts = pieces(line, Frame(page.width, page.height, page.slope))
    return [place for place in places if any(_within(part, place[1:]) for part in parts)]


def _within(line: Rect, place: Rect) -> bool:
    """Whether a line, or a part of it, is what stands at a place.

    Either may be a part of the other, whichever way the line runs: of several sentences of a line each has its place,
    and what was put together of pieces has the height of one of them.
    """
    return all(_meet(line[side::2], place[side::2]) for side in (0, 1))


def _meet(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two spans have enough in common; one that is next to nothing is taken to be a little wider."""
    (low, high), (begin, end) = ((min(a, (a + b - _LEAST) / 2), max(b, (a + b + _LEAST) / 2)) for a, b in (one, other))
    return min(high, end) - max(low, begin) > _COMMON * min(high - low, end - begin)
