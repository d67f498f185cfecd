"""What notes, stamps and fields show is read as text of the page; what cannot be had of it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorer.document.model import Document, PageQuality
from scorer.document.reading import Reader

from .hiding import AREA, DULL, SAID, SHINES, marked, noted, said, text
from .raw_pdf import FONT, pdf, stream

STAMP = b"/Subtype /Stamp /F 4"


@pytest.fixture(scope="module")
def reader():
    with Reader() as reader:
        yield reader


def read(reader: Reader, folder: Path, data: bytes) -> Document:
    report = folder / "tarn.pdf"
    report.write_bytes(data)
    return reader.read(report)


def places(document: Document) -> dict[str, tuple[int, ...]]:
    return {
        s.text: tuple(round(v) for box in s.boxes for v in (box.x0, box.top, box.x1, box.bottom))
        for s in document.sentences
    }


def turned(contents: bytes, more: bytes = b"", objects: dict[int, bytes] | None = None) -> bytes:
    """A page on its side that has its size from the pages it is one of."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 700 900] /CropBox [20 30 680 880] /Rotate 90 >>",
            3: b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R %s >>" % more,
            4: stream(contents),
            5: FONT,
            **(objects or {}),
        }
    )


@pytest.mark.parametrize("entries", [STAMP, b"/Subtype /Stamp /F 1", b"/Subtype /FreeText", b"/Subtype /Watermark"])
def test_what_a_note_shows_is_read(reader, tmp_path, entries):
    document = read(reader, tmp_path, noted(said(b"0 g"), entries))
    assert {s.text for s in document.sentences} >= {*SAID, DULL[1]}
    (warning,) = document.warnings
    assert warning.startswith("The text of a note or stamp over the page is read as the report's own, on page 1.")


def test_a_field_of_a_form_is_the_report_s_own_and_nothing_is_said_of_it(reader, tmp_path):
    document = read(reader, tmp_path, noted(said(b"0 g"), b"/Subtype /Widget /FT /Tx /T (a) /F 4"))
    assert {s.text for s in document.sentences} >= {*SAID, DULL[1]}
    assert document.warnings == ()


@pytest.mark.parametrize("entries", [b"/Subtype /Stamp /F 2", b"/Subtype /Stamp /F 36", b"/Subtype /Popup /F 4"])
def test_what_no_viewer_shows_is_not(reader, tmp_path, entries):
    document = read(reader, tmp_path, noted(said(b"0 g"), entries))
    assert not {s.text for s in document.sentences} & set(SAID)
    assert document.warnings == ()


def test_it_is_read_where_it_stands(reader, tmp_path):
    note = {
        6: b"<< /Type /Annot /Rect [0 0 700 900] /AP << /N 7 0 R >> %s >>" % STAMP,
        7: stream(
            said(b"0 g"),
            b"/Type /XObject /Subtype /Form /BBox [0 0 700 900] /Resources << /Font << /F1 5 0 R >> >>",
        ),
    }
    below = text(DULL, 760, b"0 g")
    over = places(read(reader, tmp_path, turned(below, b"/Annots [6 0 R]", note)))
    assert over == places(read(reader, tmp_path, turned(below + b" " + said(b"0 g"))))
    assert SAID[0] in over


@pytest.mark.parametrize(
    "entries",
    [
        STAMP + b" /OC << /Type /OCG /Name (a) >>",  # a layer, which may be switched off
        STAMP + b" /CA .5",
        b"/Subtype /Highlight /F 4 /QuadPoints [50 600 550 600 50 500 550 500]",  # it may let text shine through
    ],
)
def test_a_note_whose_text_cannot_be_had_is_said(reader, tmp_path, entries):
    document = read(reader, tmp_path, noted(said(b"0 g"), entries))
    (page,) = document.pages
    assert page.quality is PageQuality.GARBLED
    assert document.warnings == (
        "1 page of 1 could not be read (not in full: notes or fields on it hold text that cannot be had): 1.",
    )
    assert DULL[1] in {s.text for s in document.sentences}  # what the page itself says is read


def test_a_page_that_looks_otherwise_with_them_is_not_taken(reader, tmp_path):
    """What the note shows has no bounds: over the page it is not drawn, in the page it would be."""
    data = noted(said(b"0 g"), STAMP).replace(b"/BBox [0 0 595 842]", b"/Bbox [0 0 595 842]")
    document = read(reader, tmp_path, data)
    assert document.pages[0].quality is PageQuality.GARBLED
    assert not document.has_text()


def test_a_highlight_that_looks_otherwise_in_the_page_leaves_it_unread(reader, tmp_path):
    """Over the page PDFium draws it; in the page its layer is off, and what it covers would be seen."""
    layer = {
        1: b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [11 0 R] /D << /OFF [11 0 R] >> >> >>",
        11: b"<< /Type /OCG /Name (a) >>",
    }
    for how in (b"0 g", b".8 g"):  # pale letters hardly differ from what covers them
        data = marked(b"1 g %s f" % AREA, how=how, more=b"/OC 11 0 R", objects=layer)
        document = read(reader, tmp_path, data)
        assert document.pages[0].quality is PageQuality.GARBLED
        assert not document.has_text()


def test_a_comment_beside_a_highlight_is_read(reader, tmp_path):
    document = read(reader, tmp_path, marked(b"/S gs 1 1 0 rg %s f" % AREA, SHINES))
    assert {s.text for s in document.sentences} >= {*SAID, "Check this with the potters."}
    (warning,) = document.warnings
    assert warning.startswith("The text of a note or stamp over the page is read as the report's own, on page 1.")
