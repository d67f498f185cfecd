"""A page of which the file lost something is never silence."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.document.model import Document, PageQuality
from scorer.document.reading import read_document, require_text
from scorer.errors import UserError

from .raw_pdf import FONT, TEXT, pdf, stream

_LONG = b"\n".join(
    b"BT /F1 12 Tf 72 %d Td (We repaid %d workers in 2023.) Tj ET" % (n, 7 * n) for n in range(60, 780, 14)
)


def two_pages(second: bytes | None) -> bytes:
    """A report whose second page draws this object; None: nothing."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> %s >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>",
        3: page % b"/Contents 4 0 R",
        4: stream(TEXT),
        5: FONT,
        6: page % (b"/Contents 7 0 R" if second is not None else b""),
    }
    return pdf(objects if second is None else {**objects, 7: second})


def read(folder: Path, data: bytes) -> Document:
    path = folder / "report.pdf"
    path.write_bytes(data)
    return read_document(path)


def packed(data: bytes) -> bytes:
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data)


def overwritten(data: bytes, at: int) -> bytes:
    return data[:at] + bytes(255 - byte for byte in data[at : at + 8]) + data[at + 8 :]


def test_a_page_that_cannot_be_decoded_could_not_be_read(tmp_path: Path) -> None:
    document = read(tmp_path, two_pages(packed(overwritten(zlib.compress(_LONG), 0))))
    assert [page.quality for page in document.pages] == [PageQuality.TEXT, PageQuality.GARBLED]
    assert document.unreadable() == (2,)
    assert document.warnings == ("1 page of 2 could not be read (damaged: what is drawn on it cannot be decoded): 2.",)


@pytest.mark.parametrize("spoil", [lambda data: overwritten(data, len(data) // 2), lambda data: data[: len(data) // 2]])
def test_a_page_that_ends_early_was_not_read_in_full(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    document = read(tmp_path, two_pages(packed(spoil(zlib.compress(_LONG)))))
    assert document.unreadable() == (2,)
    assert document.pages[1].note == "not in full: what is drawn on it cannot be decoded"
    assert any(sentence.page == 2 for sentence in document.sentences)


@pytest.mark.parametrize(
    "second",
    [None, stream(b""), stream(b"", packed=False), packed(b""), stream(b"q Q"), packed(zlib.compress(b"")[:-4])],
)
def test_an_empty_page_is_empty(tmp_path: Path, second: bytes | None) -> None:
    document = read(tmp_path, two_pages(second))
    assert [page.quality for page in document.pages] == [PageQuality.TEXT, PageQuality.EMPTY]
    assert not document.warnings


def test_a_missing_checksum_loses_nothing(tmp_path: Path) -> None:
    assert not read(tmp_path, two_pages(packed(zlib.compress(_LONG)[:-4]))).unreadable()


def test_what_a_file_that_was_cut_off_names_and_does_not_hold_could_not_be_read(tmp_path: Path) -> None:
    whole = two_pages(stream(_LONG))
    for end in (b"7 0 obj", b"6 0 obj"):  # the second page's contents, and the page
        document = read(tmp_path, whole[: whole.index(b"\n" + end)])
        assert document.unreadable() == (2,)
        assert any("missing from the file" in warning for warning in document.warnings)


def test_a_file_of_damaged_pages_is_to_be_had_again(tmp_path: Path) -> None:
    bad = packed(overwritten(zlib.compress(_LONG), 0))
    data = two_pages(bad).replace(b"/Contents 4 0 R", b"/Contents 7 0 R")
    with pytest.raises(UserError, match="damaged: none of its pages can be read"):
        read(tmp_path, data)
    with pytest.raises(UserError) as caught:
        require_text(read(tmp_path, data.replace(b"/Contents 7 0 R", b"/Contents 9 0 R", 1)))
    assert caught.value.hint is not None and "Download the report again" in caught.value.hint


def test_a_file_that_is_cut_off_anywhere_is_no_whole_report(tmp_path: Path) -> None:
    whole = two_pages(stream(_LONG))
    start, end = whole.index(b"7 0 obj"), whole.index(b"endstream", whole.index(b"7 0 obj"))
    for at in range(start, end, 60):
        assert read(tmp_path, whole[:at]).unreadable() == (2,), at


def drawing(data: bytes, entries: bytes = b"") -> bytes:
    head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length %d /Filter /FlateDecode %s >>"
    return b"%s\nstream\n%s\nendstream" % (head % (len(data), entries), data)


def placing(contents: bytes, drawings: dict[int, bytes]) -> bytes:
    """A report of two pages that inherit their resources; the second draws these contents."""
    names = b" ".join(b"/D%d %d 0 R" % (number, number) for number in drawings)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R >>"
    resources = b"/Resources << /Font << /F1 5 0 R >> /XObject << " + names + b" >> >>"
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 " + resources + b" >>",
            3: page % 4,
            4: stream(TEXT),
            5: FONT,
            6: page % 7,
            7: stream(contents),
            **drawings,
        }
    )


WHOLE, SPOILT = zlib.compress(_LONG), overwritten(zlib.compress(_LONG), 0)


@pytest.mark.parametrize("data", [SPOILT, overwritten(WHOLE, len(WHOLE) // 2), WHOLE[: len(WHOLE) // 2]])
def test_a_drawing_that_cannot_be_decoded_is_missed_on_the_page_that_places_it(tmp_path: Path, data: bytes) -> None:
    document = read(tmp_path, placing(TEXT + b" q /D8 Do Q", {8: drawing(data)}))
    assert document.unreadable() == (2,)
    assert document.pages[1].note == "not in full: what is drawn on it cannot be decoded"
    assert any(sentence.page == 2 for sentence in document.sentences)


def test_a_page_that_is_nothing_but_such_a_drawing_could_not_be_read(tmp_path: Path) -> None:
    document = read(tmp_path, placing(b"/D8 Do", {8: drawing(SPOILT)}))
    assert [page.quality for page in document.pages] == [PageQuality.TEXT, PageQuality.GARBLED]
    assert document.warnings == ("1 page of 2 could not be read (damaged: what is drawn on it cannot be decoded): 2.",)


def test_a_drawing_in_a_drawing_is_looked_at_and_one_in_itself_ends(tmp_path: Path) -> None:
    inner = b"/Resources << /Font << /F1 5 0 R >> /XObject << /In 9 0 R /Me 8 0 R >> >>"
    outer = drawing(zlib.compress(b"q /In Do Q /Me Do"), inner)
    assert read(tmp_path, placing(TEXT + b" /D8 Do", {8: outer, 9: drawing(SPOILT)})).unreadable() == (2,)
    assert not read(tmp_path, placing(TEXT + b" /D8 Do", {8: outer, 9: drawing(WHOLE)})).unreadable()


def test_what_no_page_places_is_not_missed(tmp_path: Path) -> None:
    assert not read(tmp_path, placing(TEXT + b" /D9 Do", {8: drawing(SPOILT), 9: drawing(WHOLE)})).unreadable()


def test_a_drawing_that_was_cut_off_could_not_be_read(tmp_path: Path) -> None:
    whole = placing(TEXT + b" /D8 Do", {8: drawing(WHOLE, b"/Resources << /Font << /F1 5 0 R >> >>")})
    assert not read(tmp_path, whole).unreadable()
    start = whole.index(b"8 0 obj")
    for at in (start + 8, start + 60, start + 300):
        document = read(tmp_path, whole[:at])
        assert document.unreadable() == (2,)
        assert document.pages[1].note.startswith("not in full: what is drawn on it")
