"""Pages that are pictures, read by OCR: as the same page would be read from its text."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from scorer.document import ocr
from scorer.document.columns import in_order
from scorer.document.model import Document, Kind, PageQuality
from scorer.document.reading import Reader, read_document, require_text
from scorer.errors import EXIT_NO_TEXT, EXIT_USAGE, UserError
from tests.document import hostile
from tests.ocr import needs_ocr

pytestmark = pytest.mark.own_process

SHARED = Path(__file__).parents[3] / "shared"
SIZE = (420, 330)
LEFT = ["We ask every supplier", "whether anybody who works", "there has paid for it."]
RIGHT = ["Complaints may be made", "by anyone, in any language,", "and without a name."]


def typeset(path: Path) -> None:
    """A page with a title, two columns that are not level with each other, a table and a list."""
    canvas = Canvas(str(path), pagesize=SIZE, invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(30, 300, "Grievances and remedy")
    canvas.setFont("Helvetica", 10)
    for x, y, lines in ((30, 270, LEFT), (230, 264, RIGHT)):
        for row, line in enumerate(lines):
            canvas.drawString(x, y - 13 * row, line)
    for row, cells in enumerate(
        [("Reports received", "2022", "2023"), ("Harassment", "112", "219"), ("Pay", "31", "47")]
    ):
        for x, cell in zip((30, 230, 330), cells, strict=True):
            canvas.drawString(x, 190 - 16 * row, cell)
    canvas.drawString(30, 110, "We repaid USD 41,200 of recruitment fees to 63 workers in March 2023.")
    canvas.save()


def picture_of(path: Path) -> Image.Image:
    with pypdfium2.PdfDocument(path) as pdf:
        return pdf[0].render(scale=2).to_pil()


def scan(path: Path, picture: Image.Image) -> None:
    size = (picture.width / 2, picture.height / 2)
    canvas = Canvas(str(path), pagesize=size, invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, *size)
    canvas.save()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scans")
    typeset(folder / "typeset.pdf")
    picture = picture_of(folder / "typeset.pdf")
    scan(folder / "scan.pdf", picture)
    scan(folder / "sideways.pdf", picture.rotate(90, expand=True))
    noise = Image.effect_noise((300, 200), 60).convert("RGB")
    scan(folder / "photo.pdf", noise)
    return folder


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One for all: starting it loads the models."""
    with Reader() as reader:
        yield reader


@pytest.fixture(scope="module")
def scanned(folder: Path, reader: Reader) -> Document:
    return reader.read(folder / "scan.pdf", ocr=True)


def texts(document: Document) -> list[str]:
    return [s.text for s in document.sentences]


@needs_ocr
def test_a_scan_reads_like_the_page_it_is_of(folder: Path, scanned: Document) -> None:
    read = texts(scanned)
    assert read[0] == "Grievances and remedy"
    assert read[1:3] == [" ".join(LEFT), " ".join(RIGHT)]
    assert read[-1] == "We repaid USD 41,200 of recruitment fees to 63 workers in March 2023."
    assert read == texts(read_document(folder / "typeset.pdf"))
    (row,) = (s for s in scanned.sentences if s.text.startswith("Harassment"))
    assert row.kind is Kind.TABLE
    assert row.section[-1] == "Reports received | 2022 | 2023"


@needs_ocr
def test_boxes_of_a_scan_lie_where_the_words_are(folder: Path, scanned: Document) -> None:
    places = {s.text: s.boxes for s in read_document(folder / "typeset.pdf").sentences}
    for sentence in scanned.sentences:
        for seen, true in zip(sentence.boxes, places[sentence.text], strict=True):
            overlap = max(0, min(seen.x1, true.x1) - max(seen.x0, true.x0)) * max(
                0, min(seen.bottom, true.bottom) - max(seen.top, true.top)
            )
            assert overlap > 0.6 * (true.x1 - true.x0) * (true.bottom - true.top), sentence.text


@needs_ocr
def test_the_document_says_which_pages_were_read_so(scanned: Document) -> None:
    (page,) = scanned.pages
    assert (page.quality, page.ocr) == (PageQuality.TEXT, True)
    assert "OCR" in page.note
    assert scanned.unreadable() == ()
    assert any("1 page of 1" in warning and "OCR" in warning for warning in scanned.warnings)


@needs_ocr
def test_a_page_scanned_sideways_is_read_and_its_boxes_lie_on_the_page(
    folder: Path, scanned: Document, reader: Reader
) -> None:
    document = reader.read(folder / "sideways.pdf", ocr=True)
    assert texts(document) == texts(scanned)
    for box in (box for s in document.sentences for box in s.boxes):
        assert 0 <= box.x0 < box.x1 <= SIZE[1]
        assert 0 <= box.top < box.bottom <= SIZE[0]
    assert all(b.bottom - b.top > b.x1 - b.x0 for b in document.sentences[1].boxes)  # lines run up


@needs_ocr
def test_the_same_scan_reads_the_same_whatever_the_number_of_threads(folder: Path, scanned: Document) -> None:
    with Reader(parallel=False) as reader:
        assert reader.read(folder / "scan.pdf", ocr=True) == scanned


@needs_ocr
def test_a_photograph_without_text_is_neither_text_nor_unread(folder: Path, reader: Reader) -> None:
    document = reader.read(folder / "photo.pdf", ocr=True)
    assert [p.quality for p in document.pages] == [PageQuality.EMPTY]
    assert "OCR found no text" in document.pages[0].note
    with pytest.raises(UserError) as caught:
        require_text(document)
    assert caught.value.exit_code == EXIT_NO_TEXT


@needs_ocr
def test_recognising_asks_the_network_for_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    with pypdfium2.PdfDocument(folder / "scan.pdf") as pdf:
        found = ocr.Recogniser(pdf.raw, threads=1).page(0, SIZE)
    assert found.is_sure
    assert found.lines[0].text == "Grievances and remedy"


@needs_ocr
@pytest.mark.parametrize("make", [hostile.gibibyte_picture, hostile.picture_that_is_not, hostile.pattern_in_itself])
def test_a_hostile_picture_ends_in_a_document_or_one_error(tmp_path: Path, reader: Reader, make: hostile.Maker) -> None:
    make(tmp_path / "hostile.pdf")
    try:
        document = reader.read(tmp_path / "hostile.pdf", ocr=True)
    except UserError as error:
        assert error.hint
    else:
        assert len(document.pages) == 1


def test_a_scan_without_ocr_is_unread_and_the_error_says_what_to_do(folder: Path) -> None:
    document = read_document(folder / "scan.pdf")
    assert document.unreadable() == (1,)
    with pytest.raises(UserError) as caught:
        require_text(document)
    assert caught.value.exit_code == EXIT_NO_TEXT
    assert "--ocr" in (caught.value.hint or "")


def test_without_the_extra_ocr_is_one_clear_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)
    with pytest.raises(UserError) as caught:
        read_document(folder / "scan.pdf", ocr=True)
    assert caught.value.exit_code == EXIT_USAGE
    assert "pip install" in (caught.value.hint or "")


def lines_at(*columns: tuple[float, float, list[str]]) -> list[tuple[str, tuple[float, float, float, float]]]:
    return [
        (text, (x, y + 13 * row, x + 5.0 * len(text), y + 13 * row + 11))
        for x, y, texts in columns
        for row, text in enumerate(texts)
    ]


def ordered(lines: list[tuple[str, tuple[float, float, float, float]]]) -> list[str]:
    upset = sorted(lines, key=lambda line: (line[1][1] * 7919) % 101)
    figures = [text.isdigit() for text, _ in upset]
    return [upset[k][0] for k in in_order([rect for _, rect in upset], figures)]


def test_columns_are_read_one_after_the_other_below_what_spans_them() -> None:
    left, right = [f"left column line {k}" for k in range(9)], [f"right column line {k}" for k in range(9)]
    title = ["a title that reaches across both of the columns"]
    below = ["a note that reaches across both of the columns, too"]
    lines = lines_at((50, 20, title), (50, 50, left), (200, 56, right), (50, 300, below))
    assert ordered(lines) == [*title, *left, *right, *below]


def test_a_table_is_read_by_rows_also_below_columns() -> None:
    left, right = [f"left column line {k}" for k in range(6)], [f"right column line {k}" for k in range(6)]
    labels, before, now = ["reports", "harassment", "pay"], ["2022", "112", "31"], ["2023", "219", "47"]
    lines = lines_at((50, 20, left), (200, 20, right), (50, 200, labels), (200, 200, before), (300, 200, now))
    rows = [cell for row in zip(labels, before, now, strict=True) for cell in row]
    assert ordered(lines) == [*left, *right, *rows]


@needs_ocr
@pytest.mark.shared
@pytest.mark.skipif(
    not (SHARED / "reports").is_dir(), reason="the folder of real reports (../shared/reports) is absent"
)
def test_a_real_scan_reads_like_its_successor_with_text(reader: Reader) -> None:
    scan = reader.read(SHARED / "reports" / "msa-uk-edan-2.pdf", ocr=True)
    text = reader.read(SHARED / "reports" / "msa-uk-edan.pdf")
    words = [Counter(" ".join(texts(d)).replace("’", "'").replace("–", "-").split()) for d in (scan, text)]
    assert (words[0] & words[1]).total() >= 0.99 * words[1].total()
    assert [w for w in words[0] - words[1] if any(w == a + b for a in words[1] for b in words[1])] == []  # run together
    assert scan.language == "en"


def test_a_space_that_was_overlooked_behind_a_stop_is_put_in() -> None:
    words = ocr._split("customers.We pay,and U.S.A. stays 3.5 at www.x.org", (0, 0, 100, 10))
    assert [word.text for word in words] == [
        "customers.",
        "We",
        "pay,",
        "and",
        "U.S.A.",
        "stays",
        "3.5",
        "at",
        "www.x.org",
    ]
    assert [word.rect[0] for word in words] == sorted(word.rect[0] for word in words)
    assert words[-1].rect[2] == 100
