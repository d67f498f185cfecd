"""Pages read and laid out one at a time, each let go before the next; the same in either reading process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import pypdfium2

from scorer.document.dropcaps import begun
from scorer.document.geometry import Rows
from scorer.document.hidden import NO_INK, NOT_IN_SCAN, OFF_PAGE
from scorer.document.layout import SLANTED, Block, Line, mend
from scorer.document.ligatures import is_unnamed
from scorer.document.pdfium import PageReader
from scorer.document.quality import is_garbled
from scorer.document.rawpage import RawPage
from scorer.document.tables import blocks_in_order
from scorer.document.wire import UNDRAWN, Range, Unseen


class Sheet(msgspec.Struct, array_like=True):
    """A page between being read and being understood, which takes the pages around it."""

    page: RawPage
    words: int = 0
    characters: int = 0
    garbled: bool = False
    damaged: bool = False
    blocks: list[Block] = []
    hidden: list[tuple[str, str]] = []  # why, and the text
    marks: list[str] = []  # text across the page that is not read: DRAFT, COPY
    aslant: bool = False  # there is text on it that runs aslant, and was left out
    unsure: bool = False  # most words of an earlier OCR are not to be found in the picture of the page
    unnamed: bool = False  # some letters are not named by their font


_PHRASE, _SENTENCE = 4, 10  # words
_FEW_WORDS, _LINES = 6, 2  # of a mark across a page, and those that it lies on
_MOST_MARKS = 1000
_PICTURES = 400  # letters that OCR may take from the pictures of a cover
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Sheet)


def read_pages(pdf: Any, indices: Iterable[int], unseen: Iterable[Unseen] = ()) -> Iterator[Sheet]:
    """Read pages of an open document (``pypdfium2.PdfDocument``) by their indices from 0.

    Args:
        pdf: The document.
        indices: Which pages.
        unseen: Text on them that nobody sees; it is left out and named.
    """
    reader = PageReader(pdf.raw)
    left_out: dict[int, list[Range]] = {}
    for number, first, last in unseen:
        left_out.setdefault(number - 1, []).append((first, last))
    for index in indices:
        ranges = left_out.get(index, ())
        try:
            page = reader.read(index, ranges)
        except pypdfium2.PdfiumError:
            yield Sheet(RawPage(index + 1, 0.0, 0.0), damaged=True)
            continue
        if UNDRAWN in ranges:
            page.unread = "it cannot be drawn, or not in time"
        sheet = Sheet(page, len(page.text.split()), len(page.text), is_garbled(page.text))
        if not sheet.garbled:
            lines = mend(begun(page.lines))
            passed = [line for line in lines if line.turn == SLANTED] if page.passes_aslant else []
            sheet.blocks = blocks_of_page([line for line in lines if line.turn != SLANTED] if passed else lines)
            sheet.aslant = _is_left_out(passed)
            sheet.unsure = _is_unsure(page)
            sheet.unnamed = is_unnamed(page.text.replace("\r", " ").replace("\n", " "))
            marks = _marks(page) if page.hidden else []
            known = set(map(id, marks))
            sheet.hidden = [(why, line.text) for why, line in page.hidden if id(line) not in known]
            sheet.marks = [line.text for line in (*passed, *marks) if _is_short(line)]
            sheet.hidden += [(NO_INK, text) for text in page.told]
        page.text, page.lines, page.hidden, page.told = "", [], [], []
        yield sheet


def packed_pages(pdf: Any, indices: Iterable[int], unseen: Iterable[Unseen] = ()) -> list[msgspec.Raw]:
    """The same as bytes, to be handed to another process."""
    return [msgspec.Raw(_encoder.encode(sheet)) for sheet in read_pages(pdf, indices, unseen)]


def unpack(data: msgspec.Raw) -> Sheet:
    """A page from bytes."""
    return _decoder.decode(data)


def blocks_of_page(lines: list[Line]) -> list[Block]:
    """Blocks of a page's upright text, then of text that was turned, each way by itself."""
    if all(line.turn == 0 for line in lines):
        return blocks_in_order(lines)
    blocks: list[Block] = []
    for turn in (0, 1, 2, 3):
        turned = [line for line in lines if line.turn == turn]
        blocks += blocks_in_order(_last_line_first(turned) if turn == 1 else turned)
    return blocks or blocks_in_order([line for line in lines if line.turn == SLANTED])


def _is_left_out(lines: list[Line]) -> bool:
    """Whether what is passed over as it runs aslant is more than marks across a page, or labels of a chart, have."""
    return sum(n for n in (len(line.text.split()) for line in lines) if n >= _PHRASE) >= _SENTENCE


def _marks(page: RawPage) -> list[Line]:
    """What is hidden on a page but a mark across it (DRAFT, COPY), of which nobody need be told: it is not read.

    Such a mark is seen, but not to be told from what it lies on. It is short, and runs aslant or is twice as large.
    """
    everything = [*page.lines, *(line for _, line in page.hidden)]
    rows = Rows([(line.x0, line.top, line.x1, line.bottom) for line in everything])
    passes_aslant = page.passes_aslant

    def is_mark(why: str, line: Line) -> bool:
        if line.turn == SLANTED or why == OFF_PAGE:
            return line.turn == SLANTED and passes_aslant
        near = (everything[i] for i in rows.near((line.x0, line.top, line.x1, line.bottom)))
        return sum(other.turn == line.turn and 2 * other.size <= line.size for other in near) >= _LINES

    found = [hidden for hidden in page.hidden if hidden[0] in (NO_INK, OFF_PAGE) and _is_short(hidden[1])]
    return [line for why, line in found[:_MOST_MARKS] if is_mark(why, line)]


def _is_short(line: Line) -> bool:
    return len(line.text.split()) <= _FEW_WORDS


def _is_unsure(page: RawPage) -> bool:
    """Whether the picture of a scan does not show half of the words that an earlier OCR has there."""
    strange = sum(len(line.text) for why, line in page.hidden if why == NOT_IN_SCAN)
    return strange > max(_PICTURES, sum(len(line.text) for line in page.lines))


def _last_line_first(lines: list[Line]) -> list[Line]:
    """Lines that run down the page, column by column in order: PDFium gives those of a column from the last one up."""
    runs: list[list[list[Line]]] = []  # columns of rows of lines
    for line in lines:
        run = runs[-1] if runs else []
        row = run[-1] if run else []
        # The first line of the next column is level with the first of this one; cells of a row are in every row.
        cells = len(run) == 1 or (run and len(run[-2]) > 1)
        if cells and abs(line.top - row[0].top) < 0.5 * line.size and line.x0 > row[-1].x0:
            row.append(line)
        elif row and line.top < row[0].top:
            runs[-1].append([line])
        else:
            runs.append([[line]])
    return [line for rows in runs for row in reversed(rows) for line in row]
