"""Lines that run aslant: a little does not matter, and what is left out for it is said, but for marks and labels."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import pytest

from scorer.document.hidden import NO_INK, UNSEEN
from scorer.document.model import PageQuality
from scorer.document.reading import Reader, read_document
from scorer.document.warned import not_shown

from .hiding import DULL, SAID, across, text
from .raw_pdf import one_page

LEFT_OUT = "1 page of 1 could not be read (not in full: lines on it run aslant): 1."


def beside(lines: tuple[str, ...], degrees: float) -> bytes:
    """Upright lines, and others that run aslant."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    turned = b"q %g %g %g %g 120 300 cm 1 0 0 1 -50 0 cm %s Q" % (cos, sin, -sin, cos, text(lines, 40, b"0 g"))
    return one_page(text(DULL, 800, b"0 g") + b" " + turned)


@pytest.mark.parametrize("degrees", [-20, 9, 12, 30, 45])
def test_lines_that_run_aslant_are_said_to_be_left_out(tmp_path: Path, degrees: float) -> None:
    report = tmp_path / "tarn.pdf"
    report.write_bytes(beside(SAID, degrees))
    document = read_document(report)
    assert document.warnings == (LEFT_OUT,)
    assert document.pages[0].quality is PageQuality.GARBLED
    assert DULL[1] in {sentence.text for sentence in document.sentences}


def test_a_little_of_it_is_read(tmp_path: Path) -> None:
    report = tmp_path / "tarn.pdf"
    report.write_bytes(beside(SAID[:1], 3))
    document = read_document(report)
    assert SAID[0] in {sentence.text for sentence in document.sentences}
    assert document.warnings == ()


@pytest.mark.parametrize("lines", [("DRAFT",), ("Strictly confidential",), ("Kiln repairs", "Bread and rye", "Hens")])
def test_marks_and_labels_that_do_are_no_loss(tmp_path: Path, lines: tuple[str, ...]) -> None:
    report = tmp_path / "tarn.pdf"
    report.write_bytes(beside(lines, 45))
    document = read_document(report)
    assert document.warnings == ()
    assert document.pages[0].quality is PageQuality.TEXT


def test_a_mark_is_no_part_of_the_line_before_it(tmp_path: Path) -> None:
    """PDFium takes it for that line's last word: the day would be lost."""
    lines = ("Tarn Pottery plc", "Human rights report", "Published on 28 March 2024")
    report = tmp_path / "tarn.pdf"
    report.write_bytes(one_page(text(lines, 500, b"0 g") + across("COPY", b"1 Tr .5 G", 180)))
    document = read_document(report)
    assert "COPY" not in " ".join(sentence.text for sentence in document.sentences)
    assert document.date == "2024-03-28"


def test_parts_of_a_mark_beyond_the_edge_are_not_named(tmp_path: Path) -> None:
    marks = b"".join(b" q .7 .7 -.7 .7 %d %d cm BT /F1 9 Tf (NO COPY) Tj ET Q" % (x, x) for x in range(100, 1600, 90))
    report = tmp_path / "tarn.pdf"
    report.write_bytes(one_page(text(DULL, 800, b"0 g") + marks))
    assert read_document(report).warnings == ()


def test_what_runs_aslant_is_not_read_in_place_of_upright_text_that_nobody_sees(tmp_path: Path) -> None:
    report = tmp_path / "tarn.pdf"
    report.write_bytes(beside(SAID, 30))
    with Reader() as reader:
        unseen = [(1, 0, 2000)]  # all of it, or the upright text alone
        for some in (unseen, [(1, 0, len("".join(DULL)) + 2 * len(DULL))]):
            document = reader.read(report, unseen=some)
            assert document.sentences == ()


@pytest.mark.parametrize(("why", "pages", "is_named"), [(NO_INK, 2, False), (NO_INK, 1, True), (UNSEEN, 2, True)])
def test_a_mark_of_other_pages_is_not_named_where_it_lies_on_no_lines(why: str, pages: int, is_named: bool) -> None:
    for text_ in ("Downloaded by j.orr", "j.orr"):
        shown = not_shown({why: [(3, text_)]}, (), Counter({"downloaded by j orr": pages}))
        assert bool(shown) is is_named
