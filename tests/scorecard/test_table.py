"""Tables of a card: complete, and inert in any spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from scorer.scorecard.cells import rows_of
from scorer.scorecard.html import to_html
from scorer.scorecard.markdown import to_markdown
from scorer.scorecard.model import Scorecard
from scorer.scorecard.reviewsheet import SHEET, start_workbook
from scorer.scorecard.table import ELEMENT_COLUMNS, EVIDENCE_COLUMNS, evidence_to_csv, inert, to_csv

from .cards import full_card


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_an_element() -> None:
    card = full_card()
    rows = _rows(to_csv(card))

    assert [row["element"] for row in rows] == [e.id for e in card.elements()]
    assert tuple(rows[0]) == ELEMENT_COLUMNS
    by_id = {row["element"]: row for row in rows}
    assert by_id["RE3.2"]["denied"] == "yes"
    assert by_id["LC2.1"]["status"] == "not_assessed"
    assert (by_id["LC2.1"]["level"], by_id["LC2.1"]["points"]) == ("", "")
    assert by_id["DD2.1"]["pages"] == "14 15 22 23"


def test_one_row_a_quote_with_near_misses_told_apart() -> None:
    card = full_card()
    rows = _rows(evidence_to_csv(card))

    assert tuple(rows[0]) == EVIDENCE_COLUMNS
    assert len(rows) == sum(len(e.evidence) + len(e.near_misses) for e in card.elements())
    assert {row["role"] for row in rows} == {"evidence", "near miss"}
    assert rows[0]["quote"] == card.elements()[0].evidence[0].quote


def test_a_quote_over_two_pages_stands_on_the_same_pages_in_every_form() -> None:
    card = full_card()
    element = next(e for e in card.elements() if len(e.evidence) == 1)
    page = element.evidence[0].page
    quote = element.evidence[0].model_copy(update={"boxes": ((page, 1, 1, 2, 2), (page + 1, 1, 1, 2, 2))})
    raw = card.model_dump_json(by_alias=True).replace(
        element.evidence[0].model_dump_json(by_alias=True), quote.model_dump_json(by_alias=True)
    )
    card = Scorecard.model_validate_json(raw)
    both = f"{page} {page + 1}"

    assert {row["element"]: row["pages"] for row in _rows(to_csv(card))}[element.id] == both
    rows = [row for row in _rows(evidence_to_csv(card)) if row["quote"] == quote.quote]
    assert {(row["page"], row["pages"]) for row in rows} == {(str(page), both)}  # where it begins, and all of them
    shown = f"pp. {page}, {page + 1}"
    assert shown in to_markdown(card)
    assert shown in to_html(card)
    sheet = start_workbook([(card, next(e for e in card.elements() if e.id == element.id), "")])
    assert any(shown in " ".join(row) for _, row in rows_of(sheet, "sheet.xlsx", SHEET, bool))


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "＝1+1", '=HYPERLINK("http://x","y")',
     "\x00=1+1", "|calc", "%0A"],
)  # fmt: skip
def test_a_cell_that_looks_like_a_formula_is_text(cell: str) -> None:
    assert str(inert(cell)).startswith("'")


def test_a_separator_of_another_country_does_not_start_a_formula() -> None:
    assert ";=" not in str(inert("see;=cmd|' /C calc'!A0"))


@pytest.mark.parametrize("cell", ["We did nothing.", "5 of 7 – all", "", None, 3, 2.5, -1])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert inert(cell) == cell  # type: ignore[arg-type]


def test_hostile_names_are_inert_in_the_file() -> None:
    card = full_card().model_copy(update={"company": "=cmd|' /C calc'!A0"})

    assert all(row["company"].startswith("'=") for row in _rows(to_csv(card)))


def test_a_cell_holds_no_more_than_a_spreadsheet_takes() -> None:
    assert len(str(inert("x" * 100_000))) < 32_767
