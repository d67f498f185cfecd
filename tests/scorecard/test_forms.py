"""The other forms of a card: workbook and Markdown, complete and inert."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from scorer.scorecard.markdown import to_markdown
from scorer.scorecard.workbook import to_xlsx

from .cards import full_card, with_everything
from .hostile import hostile_card


def _book(card):
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(card)))


def test_the_workbook_has_a_row_an_element_and_a_row_a_quote() -> None:
    card = full_card()
    book = _book(card)

    assert book.sheetnames == ["Card", "Elements", "Evidence"]
    columns = [c.value for c in book["Elements"][1]]
    rows = [dict(zip(columns, (c.value for c in row), strict=True)) for row in book["Elements"].iter_rows(min_row=2)]
    assert [row["element"] for row in rows] == [e.id for e in card.elements()]
    assert next(row for row in rows if row["element"] == "DD1.2")["points"] == 100
    assert next(row for row in rows if row["element"] == "LC2.1")["points"] is None
    summary = {what.value: value.value for what, value in book["Card"].iter_rows(min_row=2)}
    assert summary["score (0-100)"] == round(card.score or 0)
    assert summary["coverage (0-1)"] == round(card.coverage, 2)
    assert book["Evidence"].max_row - 1 == sum(len(e.evidence) + len(e.near_misses) for e in card.elements())


def test_no_cell_of_the_workbook_is_a_formula_or_a_link() -> None:
    card = hostile_card()
    card = card.model_copy(update={"company": "=1+1", "warnings": ("@SUM(A1)", "http://example.org", "\x00\x07=x")})
    book = _book(card)

    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), cell.coordinate
                assert cell.hyperlink is None
    assert book["Card"]["B2"].value == "=1+1" and book["Card"]["B2"].data_type == "s"


def test_the_same_card_gives_the_same_workbook() -> None:
    assert to_xlsx(full_card()) == to_xlsx(full_card())


def test_markdown_says_it_all() -> None:
    card = with_everything()
    text = to_markdown(card)
    plain = re.sub(r"\\([^\w\s])", r"\1", text)

    assert text.startswith("# Halden Signal Group plc\n")
    for e in card.elements():
        assert f"### {e.id} {e.ask}" in plain
        for q in (*e.evidence, *e.near_misses):
            assert f"> {q.quote}" in plain
    assert "**Explicit no** (0.0 of 4.0 points)" in text
    assert "**Not assessed** (not counted)" in text
    assert "Reviewed; the machine said: silent." in text
    assert "Company reply (Halden Signal Group plc, 2024-05-20): disclosed elsewhere." in plain


@pytest.mark.parametrize(("low", "high", "said"), [(43.2, 43.2, ""), (40.0, 51.0, " (range 40 to 51)")])
def test_markdown_tells_a_range_where_there_is_one(low: float, high: float, said: str) -> None:
    card = with_everything().model_copy(update={"score": 43.2, "low": low, "high": high})
    assert f"**43 of 100: partial disclosure**{said}, coverage" in to_markdown(card)


def test_hostile_text_is_no_markup() -> None:
    text = to_markdown(hostile_card())

    assert not re.search(r"<[a-zA-Z/!]", text)
    assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("# Heading", "\\# Heading"),
        ("- item\n- item", "\\- item - item"),
        ("1. first", "1\\. first"),
        ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
        ("`code` *bold* a|b", "\\`code\\` \\*bold\\* a\\|b"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("+1 and = 2", "\\+1 and = 2"),
        ("5 of 7 (71%)", "5 of 7 (71%)"),
    ],
)
def test_markdown_marks_are_escaped(said: str, written: str) -> None:
    text = to_markdown(full_card().model_copy(update={"warnings": (said,)}))

    assert f"\n- {written}\n" in text
