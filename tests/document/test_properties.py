"""Whatever the layout: every sentence's boxes lie on its page, and under them stands what it says, no more, no less."""

from __future__ import annotations

import ctypes
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdfium2 import raw
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from scorer.document.model import Box, Document
from scorer.document.reading import Reader

_SOME_WORDS = """
    workers remedy report suppliers complaints recruitment fees paid harm people board risk audit training factory
    investigated settlement responsible independent representatives communities reimbursement accessible language
"""
_WORDS = _SOME_WORDS.split()
_QUICKLY = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@dataclass(frozen=True)
class Layout:
    """How a document is set: sizes in points; ``crop`` is what the CropBox cuts off left, below, right and above."""

    size: float
    leading: float  # in font sizes
    columns: int
    gutter: float
    paper: tuple[float, float]
    crop: tuple[int, int, int, int]
    rotation: int
    hyphens: bool
    lines: int  # on each column
    first: int  # page on which text begins, from 0
    sentences: tuple[tuple[str, ...], ...]


@st.composite
def layouts(draw: st.DrawFn, narrow: bool = True) -> Layout:
    word = st.sampled_from(_WORDS)
    sentence = st.lists(word, min_size=4, max_size=25).map(tuple)
    return Layout(
        size=draw(st.sampled_from([7, 8.5, 10, 11, 14] if narrow else [7, 8.5])),
        leading=draw(st.sampled_from([1.15, 1.25, 1.4])),
        columns=draw(st.integers(1, 3 if narrow else 2)),
        gutter=draw(st.sampled_from([18, 24, 40])),
        paper=draw(st.sampled_from([(595, 842), (842, 595), (612, 792), (420, 595)])),
        crop=draw(st.sampled_from([(0, 0, 0, 0), (20, 10, 0, 0), (0, 30, 25, 5), (36, 36, 36, 36)])),
        rotation=draw(st.sampled_from([0, 0, 90, 180, 270])),
        hyphens=draw(st.booleans()),
        lines=draw(st.integers(6, 14)),
        first=draw(st.integers(0, 2)),
        sentences=tuple(draw(st.lists(sentence, min_size=1, max_size=25))),
    )


def typeset(layout: Layout, path: Path) -> None:
    """One paragraph that runs from line to line, from column to column, from page to page."""
    width, height = layout.paper
    left, below, right, above = layout.crop
    inner = width - left - right - 80
    column = (inner - layout.gutter * (layout.columns - 1)) / layout.columns
    canvas = Canvas(str(path), pagesize=layout.paper, invariant=1)
    for _ in range(layout.first):
        canvas.rect(100, 100, 50, 50)  # a page without text
        canvas.showPage()
    for number, line in enumerate(_lines(layout, column)):
        place, row = divmod(number % (layout.lines * layout.columns), layout.lines)
        if number and place == row == 0:
            canvas.showPage()
        canvas.setFont("Helvetica", layout.size)
        x = left + 40 + place * (column + layout.gutter)
        canvas.drawString(x, height - above - 120 - row * layout.size * layout.leading, line)
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            page.CropBox = [left, below, width - right, height - above]
            page.Rotate = layout.rotation
        pdf.save()


def _lines(layout: Layout, width: float) -> Iterator[str]:
    words = [word for sentence in layout.sentences for word in _written(sentence)]
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if stringWidth(longer, "Helvetica", layout.size) <= width:
            line = longer
            continue
        cut = len(word) // 2
        part = f"{line} {word[:cut]}-"
        if layout.hyphens and line and len(word) > 9 and stringWidth(part, "Helvetica", layout.size) <= width:
            yield part
            line = word[cut:]
        else:
            if line:
                yield line
            line = word
    yield line


def _written(sentence: tuple[str, ...]) -> list[str]:
    return [sentence[0].capitalize(), *sentence[1:-1], sentence[-1] + "."]


@dataclass(frozen=True)
class Glyph:
    letter: str
    x: float  # its middle, on the page as displayed
    y: float


class Paper:
    """What stands where in a PDF, taken from PDFium letter by letter, without the code under test."""

    def __init__(self, path: Path) -> None:
        self.sizes: list[tuple[float, float]] = []
        self.glyphs: list[list[Glyph]] = []
        with pypdfium2.PdfDocument(path) as pdf:
            for page in pdf:
                self.sizes.append(page.get_size())
                self.glyphs.append(list(self._glyphs(page)))

    @staticmethod
    def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
        left, below, right, above = page.get_cropbox()
        rotation = page.get_rotation()
        text = page.get_textpage()
        edges = [ctypes.c_double() for _ in range(4)]
        for k in range(text.count_chars()):
            letter = chr(raw.FPDFText_GetUnicode(text, k))
            if letter.isspace() or letter in "-\u00ad\ufffe\x02":
                continue
            raw.FPDFText_GetCharBox(text, k, *edges)  # left, right, bottom, top
            x, y = (edges[0].value + edges[1].value) / 2, (edges[2].value + edges[3].value) / 2
            shown = {0: (x - left, above - y), 90: (y - below, x - left), 180: (right - x, y - below)}
            yield Glyph(letter, *shown.get(rotation, (above - y, right - x)))

    def under(self, boxes: tuple[Box, ...]) -> str:
        """All letters whose middle lies in one of the boxes, box by box."""
        return "".join(
            glyph.letter
            for box in boxes
            for glyph in self.glyphs[box.page - 1]
            if box.x0 <= glyph.x <= box.x1 and box.top <= glyph.y <= box.bottom
        )


def letters(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(parallel=False) as reader:
        yield reader


def read(reader: Reader, layout: Layout) -> tuple[Document, Paper]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "layout.pdf"
        typeset(layout, path)
        return reader.read(path), Paper(path)


@_QUICKLY
@given(layouts())
def test_boxes_lie_on_their_page(reader: Reader, layout: Layout) -> None:
    document, paper = read(reader, layout)
    for box in (box for sentence in document.sentences for box in sentence.boxes):
        width, height = paper.sizes[box.page - 1]
        assert 0 <= box.x0 < box.x1 <= width + 0.05
        assert 0 <= box.top < box.bottom <= height + 0.05


@_QUICKLY
@given(layouts())
def test_under_the_boxes_of_a_sentence_stands_the_sentence(reader: Reader, layout: Layout) -> None:
    document, paper = read(reader, layout)
    for sentence in document.sentences:
        assert paper.under(sentence.boxes) == letters(sentence.text)


@_QUICKLY
@given(layouts())
def test_every_word_is_read_once_and_in_order(reader: Reader, layout: Layout) -> None:
    document, _ = read(reader, layout)
    written = [" ".join(_written(sentence)) for sentence in layout.sentences]
    assert letters(" ".join(s.text for s in document.sentences)) == letters(" ".join(written))


@_QUICKLY
@given(layouts(narrow=False))  # in columns of two words a line, where a paragraph ends is anybody's guess
def test_sentences_are_what_was_written_across_columns_and_pages(reader: Reader, layout: Layout) -> None:
    document, _ = read(reader, layout)
    assert [s.text for s in document.sentences] == [" ".join(_written(sentence)) for sentence in layout.sentences]
