"""Lines that run aslant: a little does not matter, and what is left out for it is said, but for marks and labels."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from scorer.document.model import PageQuality
from scorer.document.reading import read_document

from .hiding import DULL, SAID, text
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
