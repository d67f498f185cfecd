"""Spaces that recognising overlooked are put in where the picture shows them, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

pytest.importorskip("numpy", reason="pictures are arrays of numpy")

from scorer.document.spacing import Gaps, Letter, gaps_of, letters_of, spaced, usual_space

SCALE, SIZE = 150 / 72, 10.0
WRITTEN = "The Global landscape of our suppliers - January 2022, for the treatment"


def looked_at(folder: Path, written: str, read: str, *, light: bool = False, off: float = 0.0) -> Gaps:
    """The gaps of a line as drawn, when it was recognised as ``read``, its letters ``off`` points to the right."""
    path = folder / "line.pdf"
    canvas = Canvas(str(path), pagesize=(400, 60), invariant=True)
    canvas.setFillGray(0.2 if light else 1)
    canvas.rect(0, 0, 400, 60, stroke=0, fill=1)
    canvas.setFillGray(1 if light else 0)
    canvas.setFont("Helvetica", SIZE)
    canvas.drawString(20, 30, written)
    canvas.save()
    with pypdfium2.PdfDocument(path) as pdf:
        image = pdf[0].render(scale=SCALE).to_numpy()[:, :, :3]
    middles = [
        (20 + stringWidth(written[:n], "Helvetica", SIZE) + stringWidth(c, "Helvetica", SIZE) / 2 + off) * SCALE
        for n, c in enumerate(written)
        if c != " "
    ]
    places = [n for n, c in enumerate(read) if c != " "]
    letters = [Letter(at, middle) for at, middle in zip(places, middles, strict=True)]
    rect = (20 * SCALE, (60 - 30 - 9) * SCALE, (20 + stringWidth(written, "Helvetica", SIZE)) * SCALE, 33 * SCALE)
    return gaps_of(image, rect, letters)


@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("off", [0.0, 1.5])
def test_what_ran_together_is_parted_where_the_white_is(tmp_path: Path, light: bool, off: float) -> None:
    for one, two in (("Global", "landscape"), ("suppliers", "-"), ("2022,", "for"), ("the", "treatment")):
        read = WRITTEN.replace(f"{one} {two}", f"{one}{two}")
        wanted = WRITTEN.replace(" - ", "- ") if two == "-" else WRITTEN  # a sign of its own is no word
        assert spaced(read, looked_at(tmp_path, WRITTEN, read, light=light, off=off), 0.0) == wanted
    read = WRITTEN.replace("- January", "-January")
    assert spaced(read, looked_at(tmp_path, WRITTEN, read, light=light), 0.0) == WRITTEN


@pytest.mark.parametrize("off", [-1.5, 0.0, 1.5])
def test_nothing_else_is_parted(tmp_path: Path, off: float) -> None:
    for line in (
        WRITTEN,
        "will be filled until the 31st of July; 1 170 of 11,171 illnesses (co-operation) at Wythall",
        "a line of words that are what they are",
    ):
        assert spaced(line, looked_at(tmp_path, line, line, off=off), 0.0) == line
    assert spaced("S P A C E D", Gaps((0.3,) * 4, ()), 0.3) == "S P A C E D"
    wide = Gaps((), tuple((n, 0.3) for n in range(1, 9)))
    assert spaced("STATEMENT", wide, 0.25) == "STATEMENT"  # set wide: no gap is wider than the others


def test_a_line_of_one_word_is_set_beside_its_page(tmp_path: Path) -> None:
    page = [looked_at(tmp_path, WRITTEN, WRITTEN) for _ in range(3)]
    usual = usual_space(page)
    alone = looked_at(tmp_path, "Slavery Statement", "SlaveryStatement")
    assert spaced("SlaveryStatement", alone, usual) == "Slavery Statement"
    assert spaced("SlaveryStatement", alone, 0.0) == "SlaveryStatement"
    assert usual_space(page[:1]) == 0.0


def test_letters_that_were_not_measured_one_by_one_are_not_used() -> None:
    box = [[0, 0], [4, 0], [4, 9], [0, 9]]
    assert letters_of("a b", [("a", 1.0, box), ("b", 1.0, box)]) == [Letter(0, 2.0), Letter(2, 2.0)]
    assert letters_of("ab c", [("ab", 1.0, box), ("c", 1.0, box)]) == []
    assert letters_of("ab", [("a", 1.0, box), ("b", 1.0, None)]) == []
