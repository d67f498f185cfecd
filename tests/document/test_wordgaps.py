"""Spaces that PDFium overlooks between words drawn one by one are read where the gap shows them, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from scorer.document.model import Document
from scorer.document.pdfium import PageReader
from scorer.document.reading import Reader

from .raw_pdf import PAGE, one_page

SIZE, X, Y = 8.0, 40.0, 700.0
FIRST = "In this, our third Modern Slavery Statement, we tell of the 20 measures taken by our firm (Orrin plc)."
SECOND = "Suppliers were asked about the fees of others."
BELOW = "None of them, we found, had ever paid a worker late."


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(parallel=False) as reader:
        yield reader


def width(text: str, size: float = SIZE) -> float:
    return float(stringWidth(text, "Helvetica", size))


def drawn(pieces: Sequence[str], gap: float, y: float = Y, spaces: float = 0.278, tracking: float = 0.0) -> bytes:
    """Pieces of a line, each an object of its own, so far apart; ``spaces`` are those inside of them.

    All in shares of the type size. As typesetters do, a space is drawn between, also where there is no room for it.
    """
    word, letter = (spaces - 0.278) * SIZE, tracking * SIZE
    parts = [f"BT /F1 {SIZE} Tf {word:.3f} Tw {letter:.3f} Tc {X} {y} Td "]
    for piece in pieces:
        shown = piece.replace("(", r"\(").replace(")", r"\)")
        long = width(piece) + word * piece.count(" ") + letter * len(piece)
        parts.append(f"({shown}) Tj {long:.3f} 0 Td ( ) Tj {gap * SIZE:.3f} 0 Td ")
    return "".join([*parts, "ET\n"]).encode()


def pdfium_says(path: Path) -> str:
    """The first page's text as PDFium gives it."""
    with pypdfium2.PdfDocument(path) as pdf:
        return str(pdf[0].get_textpage().get_text_range())


def read(folder: Path, reader: Reader, contents: bytes) -> Document:
    path = folder / "report.pdf"
    path.write_bytes(one_page(contents))
    return reader.read(path)


def texts(document: Document) -> list[str]:
    return [sentence.text for sentence in document.sentences]


@pytest.mark.parametrize("gap", [0.15, 0.14, 0.12])
def test_words_drawn_close_together_are_words(tmp_path: Path, reader: Reader, gap: float) -> None:
    contents = drawn(f"{FIRST} {SECOND}".split(), gap) + drawn(BELOW.split(), gap, Y - 11)
    document = read(tmp_path, reader, contents)
    assert "ourthird" in pdfium_says(tmp_path / "report.pdf")  # else nothing is tested here
    assert texts(document) == [FIRST, SECOND, BELOW]
    boxes = [box for sentence in document.sentences for box in sentence.boxes]
    lengths = [width(s.replace(" ", "")) + s.count(" ") * gap * SIZE for s in (FIRST, SECOND, BELOW)]
    begin = X + lengths[0] + gap * SIZE
    places = [(X, X + lengths[0]), (begin, begin + lengths[1]), (X, X + lengths[2])]
    assert [(box.x0, box.x1) for box in boxes] == [pytest.approx(place, abs=1.0) for place in places]
    assert boxes[0].top == boxes[1].top < boxes[2].top


def test_letters_are_found_where_they_are_drawn(tmp_path: Path) -> None:
    """Behind spaces that were put in, too: what nobody sees is told by places in the text."""
    path = tmp_path / "report.pdf"
    path.write_bytes(one_page(drawn(FIRST.split(), 0.14) + drawn(BELOW.split(), 0.14, Y - 11)))
    with pypdfium2.PdfDocument(path) as pdf:
        reader = PageReader(pdf.raw)
        with reader.opened(0) as (_, page):
            assert [line.text for line in page.lines] == [FIRST, BELOW]
            for line in page.lines:
                assert page.text[line.first : line.last] == line.text
                words = reader.as_drawn(line, page.text).words
                assert [word.letters for word in words] == line.text.split()
                x = X
                for word in words:
                    assert word.boxes[0][0] == pytest.approx(x, abs=1.0)
                    x += width(word.letters) + 0.14 * SIZE
        last = page.lines[-1]
        gone = next(word for word in words if word.letters == "worker")
        seen = reader.read(0, [(gone.first, gone.last)])
    assert [line.text for line in seen.lines] == [FIRST, *BELOW.split(" worker ")]
    assert seen.lines[-1].x1 == pytest.approx(last.x1, abs=0.1)


def test_words_that_are_objects_now_and_then_are_parted(tmp_path: Path, reader: Reader) -> None:
    pieces = ["Our policy on human", "rights, and what it asks of", "suppliers"]
    document = read(tmp_path, reader, drawn(pieces, 0.12, spaces=0.14))
    assert "humanrights" in pdfium_says(tmp_path / "report.pdf")
    assert texts(document) == [" ".join(pieces)]


def test_letters_drawn_one_by_one_are_parted_into_words(tmp_path: Path, reader: Reader) -> None:
    contents = b"".join([b"BT /F1 8 Tf 40 700 Td ", *(_step(c, 0.12 if c == " " else None) for c in SECOND), b"ET\n"])
    document = read(tmp_path, reader, contents)
    assert pdfium_says(tmp_path / "report.pdf").strip() == SECOND.replace(" ", "")
    assert texts(document) == [SECOND]


def _step(letter: str, wide: float | None) -> bytes:
    """A letter by itself; a space is as wide as is said, and not drawn."""
    if wide is not None:
        return f"{wide * SIZE:.3f} 0 Td ".encode()
    return f"({letter}) Tj {width(letter):.3f} 0 Td ".encode()


@pytest.mark.parametrize(
    ("pieces", "gap", "spaces"),
    [
        (["RESP", "O", "NSI", "BILITY of our board for what it is told"], 0.09, 0.278),  # kerned by hand
        (["RESP", "ONSI", "BILITY"], 0.09, 0.278),
        (["In all 1", "170 of 11", ",", "171 people were heard"], 0.12, 0.14),
        (["Climate", "-", "related and", "/", "or other risks"], 0.12, 0.14),
        (["We heard that (", "nobody", ")", ", it said, was harmed"], 0.12, 0.14),
    ],
)
def test_nothing_else_is_parted(
    tmp_path: Path, reader: Reader, pieces: Sequence[str], gap: float, spaces: float
) -> None:
    document = read(tmp_path, reader, drawn(pieces, gap, spaces=spaces))
    assert texts(document) == ["".join(pieces)]


@pytest.mark.parametrize(
    "pieces", [["OUR APPROACH TO RIGHTS"], "OUR APPROACH TO RIGHTS", ["OU", "R APP", "ROACH T", "O RIGHTS"]]
)
def test_letter_spaced_headings_stay_as_they_are(tmp_path: Path, reader: Reader, pieces: Sequence[str]) -> None:
    assert texts(read(tmp_path, reader, drawn(pieces, 0.0, tracking=0.11))) == ["OUR APPROACH TO RIGHTS"]


def letters(text: str, tracking: float, y: float = Y) -> bytes:
    """A line that is drawn letter by letter, as browsers do, without its spaces."""
    x, parts = X, []
    for letter in text:
        if letter != " ":
            parts.append(f"BT /F1 {SIZE} Tf {x:.3f} {y} Td ({letter}) Tj ET\n")
        x += width(letter) + tracking * SIZE
    return "".join(parts).encode()


@pytest.mark.parametrize("tracking", [0.2, 0.25])
@pytest.mark.parametrize("text", ["LEGAL PROCEEDINGS", "REMEDY", "RAISING A CONCERN", "Complaints, 2023 and 2024"])
def test_words_whose_letters_stand_apart_are_words(tmp_path: Path, reader: Reader, text: str, tracking: float) -> None:
    contents = letters(text, tracking)
    document = read(tmp_path, reader, contents)
    assert pdfium_says(tmp_path / "report.pdf").count(" ") > len(text) // 2  # or there would be nothing to mend
    assert texts(document) == [text]


def test_so_are_those_of_running_text(tmp_path: Path, reader: Reader) -> None:
    lines = [FIRST.replace("(", "").replace(")", ""), SECOND, BELOW]
    contents = b"".join(letters(line, 0.12, Y - 12 * n) for n, line in enumerate(lines))
    document = read(tmp_path, reader, contents)
    assert " ".join(pdfium_says(tmp_path / "report.pdf").split()) != " ".join(lines)
    assert " ".join(texts(document)) == " ".join(lines)


@pytest.mark.parametrize("text", ["1 2 3 4 5 6 7", "Fires 1 2 3 4", "A 1 2 B 3 4 C"])
def test_figures_that_stand_side_by_side_stay_apart(tmp_path: Path, reader: Reader, text: str) -> None:
    assert texts(read(tmp_path, reader, letters(text, 0.0))) == [text]


def test_a_gap_inside_an_object_is_left_to_pdfium(tmp_path: Path, reader: Reader) -> None:
    """It knows better there what letter-spacing is."""
    contents = drawn(FIRST.split(), 0.14).replace(b"(Slavery) Tj", b"[(Sl) -120 (avery)] TJ")
    assert "Slavery" in texts(read(tmp_path, reader, contents))[0]


def test_the_mark_of_a_note_stays_at_its_word(tmp_path: Path, reader: Reader) -> None:
    text = "We asked all of them for a living wage"
    x = X + width(text) + (0.12 + (0.14 - 0.278) * text.count(" ")) * SIZE
    contents = drawn([text], 0.0, spaces=0.14) + f"BT /F1 5 Tf {x:.3f} {Y + 3} Td (a) Tj ET\n".encode()
    assert texts(read(tmp_path, reader, contents)) == [f"{text}a"]


@pytest.mark.parametrize(
    ("before", "mark", "after", "size", "rise", "says"),
    [
        ("We received 231", "2", " complaints.", 5, 4, "We received 231 2 complaints."),
        ("We repaid USD 1,204", "12", " in fees.", 5, 3, "We repaid USD 1,204 12 in fees."),
        ("We cut them by 10", "6", " tonnes.", 5, 3, "We cut them by 10 6 tonnes."),
        ("", "1", "2024 is the year of all figures.", 5, 3, "1 2024 is the year of all figures."),
        ("We received 231", "2", " complaints.", 8, 0, "We received 2312 complaints."),  # drawn in pieces
        ("We received 231", "2", " complaints.", 7, 0, "We received 2312 complaints."),
        ("We received 231", "2", " complaints.", 5, -2, "We received 231 2 complaints."),
        ("We adopted our policy", "1", " in 2023.", 5, 3, "We adopted our policy1 in 2023."),
        ("We rent 300 m", "2", " of halls.", 5, 3, "We rent 300 m2 of halls."),
    ],
)
def test_a_note_is_no_digit_of_the_figure_beside_it(tmp_path, reader, before, mark, after, size, rise, says):
    drawn = f"BT /F1 {SIZE} Tf {X} {Y} Td ({before}) Tj /F1 {size} Tf {rise} Ts ({mark}) Tj "
    assert texts(read(tmp_path, reader, f"{drawn}/F1 {SIZE} Tf 0 Ts ({after}) Tj ET".encode())) == [says]


def test_nor_is_it_on_a_page_that_is_turned(tmp_path, reader):
    lines = [
        f"BT /F1 {SIZE} Tf 0 1 -1 0 {20 * n} {X} Tm ({before}) Tj /F1 5 Tf 3 Ts ({mark}) Tj /F1 {SIZE} Tf 0 Ts "
        f"({after}) Tj ET"
        for n, (before, mark, after) in enumerate(
            [("In 2023 we met 231", "2", " workers."), ("We met 230", "4", "")], 2
        )
    ]
    path = tmp_path / "report.pdf"
    turned = PAGE.replace(b"<<", b"<< /Rotate 90", 1) % b""
    path.write_bytes(one_page("\n".join(lines).encode(), more={3: turned}))
    assert texts(reader.read(path)) == ["In 2023 we met 231 2 workers.", "We met 230 4"]
