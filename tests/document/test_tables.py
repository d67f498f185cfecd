"""Rows of tables as units that carry their column heads, with their places."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scorer.document.model import Document, Kind, Sentence
from scorer.document.reading import read_document


def typeset(path: Path, rows: Sequence[Sequence[str]], places: Sequence[float] = (60, 300, 400, 480)) -> Document:
    """A page with a heading, a paragraph, a table whose rows are drawn one after another, and a paragraph."""
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 780, "Complaints")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 750, "Everybody can complain, and each complaint is answered within a month or sooner.")
    for row, cells in enumerate(rows):
        for x, cell in zip(places, cells, strict=False):
            for k, line in enumerate(cell.split("\n")):
                canvas.drawString(x, 700 - 18 * row - 11 * k + 11 * cell.count("\n"), line)
    canvas.drawString(
        60, 680 - 18 * len(rows), "What we have learned from these cases is told in the next chapter of this report."
    )
    canvas.save()
    return read_document(path)


def row_of(document: Document, label: str) -> Sentence:
    (row,) = (s for s in document.sentences if s.text.startswith(label))
    return row


YEARS = (
    ("", "2022", "2023"),
    ("Reports received", "198", "219"),
    ("Reports substantiated", "12", "17"),
    ("Cases closed within 90 days", "81%", "n/a"),
)


def test_a_row_carries_its_years_and_its_section(tmp_path: Path) -> None:
    document = typeset(tmp_path / "table.pdf", YEARS)
    row = row_of(document, "Reports received")
    assert (row.text, row.kind) == ("Reports received 198 219", Kind.TABLE)
    assert row.section[0] == "Complaints"
    assert "2022 | 2023" in row.section[-1]


def test_a_row_of_small_figures_is_not_taken_for_a_row_of_years(tmp_path: Path) -> None:
    document = typeset(tmp_path / "table.pdf", YEARS)
    assert "2022 | 2023" in row_of(document, "Cases closed").section[-1]
    assert not any("12 | 17" in part for s in document.sentences for part in s.section)


def test_heads_of_two_columns_are_carried(tmp_path: Path) -> None:
    rows = (("Training", "Number of participants"), ("Managers", "1,204"), ("Suppliers", "87"), ("Guards", "16"))
    document = typeset(tmp_path / "table.pdf", rows)
    assert row_of(document, "Suppliers").section[-1] == "Training | Number of participants"
    assert row_of(document, "Guards").kind is Kind.TABLE


def test_heads_of_several_lines_are_one_row_of_heads(tmp_path: Path) -> None:
    rows = (
        ("Channel", "Received", "Closed by\n31 March", "Open at\n31 March"),
        ("Hotline", "140", "131", "9"),
        ("Trade union", "79", "62", "17"),
    )
    document = typeset(tmp_path / "table.pdf", rows)
    assert row_of(document, "Trade union").section[-1] == "Channel | Received | Closed by 31 March | Open at 31 March"


def test_words_in_the_cells_of_a_table_do_not_become_heads_of_what_follows(tmp_path: Path) -> None:
    rows = (
        ("Site", "Topic", "Outcome"),
        ("North mill", "Wages", "Paid back"),
        ("South mill", "Hours", "Still open"),
        ("Dye house", "Safety", "Fans put in"),
    )
    document = typeset(tmp_path / "table.pdf", rows)
    assert row_of(document, "Dye house").section[-1] == "Site | Topic | Outcome"
    assert not any("North mill" in part for s in document.sentences for part in s.section)


def test_a_second_row_of_heads_takes_the_place_of_the_first(tmp_path: Path) -> None:
    rows = (*YEARS[:2], ("", "Women", "Men"), ("Persons who complained", "101", "96"))
    document = typeset(tmp_path / "table.pdf", rows)
    assert "Women | Men" in row_of(document, "Persons who").section[-1]


def test_a_label_beside_several_rows_does_not_end_the_table(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "label.pdf"), pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 9)
    for x, cell in zip((60, 200, 300, 400), ("Indicator", "Unit", "FY 2023", "FY 2022"), strict=True):
        canvas.drawString(x, 700, cell)
    canvas.drawString(60, 620, "Complaints")
    for row, cells in enumerate([("Received", "number", "219", "198"), ("Closed", "number", "131", "140")] * 3):
        for x, cell in zip((120, 200, 300, 400), cells, strict=True):
            canvas.drawString(x, 680 - 18 * row, cell + ("" if x > 130 else f" {row}"))
    canvas.save()
    document = read_document(tmp_path / "label.pdf")
    for label in ("Received 0", "Closed 5"):
        assert "Indicator | Unit | FY 2023 | FY 2022" in row_of(document, label).section[-1]


@pytest.mark.parametrize("label", ["Reports received", "Reports substantiated", "Cases closed"])
def test_boxes_of_a_row_cover_all_its_cells(tmp_path: Path, label: str) -> None:
    boxes = row_of(typeset(tmp_path / "table.pdf", YEARS), label).boxes
    assert min(box.x0 for box in boxes) == pytest.approx(60, abs=2)
    assert max(box.x1 for box in boxes) > 409
    assert len({round(box.top) for box in boxes}) == 1
    assert not any(box.x0 < 290 < box.x1 for box in boxes)  # the gap between the cells is no part of them


def test_prose_around_a_table_stays_prose(tmp_path: Path) -> None:
    document = typeset(tmp_path / "table.pdf", YEARS)
    assert row_of(document, "Everybody can").kind is Kind.BODY
    assert row_of(document, "What we have").kind is Kind.BODY
    assert row_of(document, "What we have").section == ("Complaints",)
