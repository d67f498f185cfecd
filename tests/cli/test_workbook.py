"""A work list as a workbook: filled in, it reviews many cards; every mistake is told by row and column."""

from __future__ import annotations

import datetime
import io
import itertools
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from scorer.errors import UserError
from scorer.scorecard.cells import LARGEST, mentions
from scorer.scorecard.model import Scorecard
from scorer.scorecard.people import open_review, parse_review
from scorer.scorecard.reviewsheet import CHOICES, COLUMNS, FILLED, SHEET, start_workbook
from scorer.scorecard.sheetreading import read_workbook

from ..scorecard.cards import full_card
from ..scorecard.hostile import PAYLOAD, hostile_card
from .conftest import LINES, write_pdf
from .test_worklist import card, changed, element

Scorer = Callable[..., Result]
BOOK = Path("scorecards/spring.xlsx")
HEAD = 4  # the row of the columns' heads
NOTE = "It has no such thing to tell."


@pytest.fixture
def book(scorer: Scorer, folder: Path) -> Path:
    """A workbook over two cards with both questions of each."""
    write_pdf(folder / "reports" / "alder.pdf", (*LINES, "The hotline of the tax office is open to everybody in May."))
    write_pdf(folder / "reports" / "birch.pdf", ("Birch Ltd", *LINES[1:], "A grievance is a story told at dinner."))
    assert scorer("score", "reports", "--jobs", "1").exit_code == 0
    for name in ("alder", "birch"):
        changed(name, confidence="low")
        value = card(name)
        value["themes"][0]["indicators"][0]["elements"][0]["confidence"] = "low"
        Path(f"scorecards/{name}.scorecard.json").write_text(json.dumps(value))
    assert scorer("worklist", "scorecards", "--sheet", BOOK, "--reviewer", "Ana Lima").exit_code == 0
    return BOOK


def fill(values: dict[str, Any], report: str = "alder.pdf", question: str = "RE1.2", path: Path = BOOK) -> str:
    """Write into a row, as a person would; gives the row's number."""
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    at = {cell.value: cell.column for cell in sheet[HEAD]}
    row = next(
        r
        for r in range(HEAD + 1, sheet.max_row + 1)
        if (sheet.cell(r, at["file"]).value, sheet.cell(r, at["question"]).value) == (report, question)
    )
    for name, value in values.items():
        sheet.cell(row, at[name]).value = value
    book.save(path)
    return str(row)


def letter(column: str) -> str:
    return str(openpyxl.utils.get_column_letter(COLUMNS.index(column) + 1))


def test_a_filled_in_workbook_reviews_many_cards_and_is_taken_up_again(scorer: Scorer, book: Path) -> None:
    nothing = scorer("score", "reports", "--review", book, "--jobs", "1", "--again")
    assert nothing.exit_code == 0, nothing.stderr
    assert [card(name)["review"] for name in ("alder", "birch")] == [None, None]

    fill({"level": "not applicable", "note": NOTE})
    fill({"level": "accept"}, question="RE1.1")
    fill({"level": "none", "denied": "yes", "note": "Page 1 says that there is none."}, "birch.pdf")
    done = scorer("score", "reports", "--review", book, "--jobs", "1")
    assert done.exit_code == 0, done.stderr
    assert (element("alder")["status"], element("alder")["reason"]) == ("not_applicable", NOTE)
    assert element("alder", "RE1.1")["reviews"][0]["decision"] == "accept"
    assert element("birch")["denied"] is True and element("birch")["status"] == "assessed"
    assert element("birch", "RE1.1")["reviews"] == []  # left open
    assert card("birch")["review"] | {"kappa": None} == {
        "reviewers": ["Ana Lima"], "decided": 1, "changed": 1, "kappa": None,
        "machine_score": card("birch")["review"]["machine_score"],
    }  # fmt: skip

    again = scorer("score", "reports", "--jobs", "1", "--again")
    assert again.stderr.count("taken up again: the review by Ana Lima (spring.xlsx)") == 2
    assert element("alder")["status"] == "not_applicable"
    left = scorer("worklist", "scorecards", "--sheet", "scorecards/next.xlsx")
    assert left.exit_code == 0
    assert "RE1.2" not in left.stdout  # decided
    assert mentions(Path("scorecards/next.xlsx").read_bytes(), card("birch")["report"]["sha256"])


def test_a_workbook_says_what_the_same_review_in_yaml_says(scorer: Scorer, book: Path) -> None:
    fill({"level": "described", "note": "Who and when is told.", "wrong quotes": 1, "page to add": 1.0,
          "quote to add": "Our board discussed the findings"}, question="RE1.1")  # fmt: skip
    machine = Scorecard.model_validate(card("alder"))
    read = open_review(book)
    assert not read.problems
    assert read.root is not None
    from_book = [d for d in _review_of(book, machine).findings if d.decision != "open"]
    quote = machine.elements()[0].evidence[0]
    text = f"""
review: "1"
report: {{sha256: {machine.report.sha256}}}
rubric: {{digest: "{machine.rubric.digest}"}}
reviewer: Ana Lima
findings:
  - element: RE1.1
    decision: change
    level: described
    denied: false
    reason: Who and when is told.
    wrong: [{{page: {quote.page}, quote: {json.dumps(quote.quote)}}}]
    add: [{{page: 1, quote: Our board discussed the findings, level: described}}]
"""
    assert from_book == list(parse_review(text, machine).findings)

    done = scorer("score", "reports/alder.pdf", "--review", book)
    assert done.exit_code == 0, done.stderr
    told = element("alder", "RE1.1")
    assert [q["added_by"] for q in told["evidence"]] == ["Ana Lima"]
    assert [q["wrong_by"] for q in told["near_misses"] if q["wrong_by"]] == ["Ana Lima"]


def _review_of(path: Path, machine: Scorecard) -> Any:
    from scorer.scorecard.people import read_review

    return read_review(path, machine)


FAULTS = {
    "a level that is none": ({"level": "descrived"}, "level", '"descrived" is no level', 'did you mean "described"?'),
    "no note": ({"level": "evidenced"}, "note", "needs a reason", "say why"),
    "a note alone": ({"note": "I think so."}, "level", '"note" is filled in, but no level', 'or "accept"'),
    "a no that is neither": ({"level": "accept", "denied": "maybe"}, "denied", '"maybe" is no answer', '"yes" or "no"'),
    "accept and yet not": ({"level": "accept", "denied": "yes"}, "denied", "leaves the machine's answer", "level"),
    "a quote without number": ({"level": "accept", "wrong quotes": "7"}, "wrong quotes", 'no quote "7"', "has one"),
    "no page": ({"level": "accept", "quote to add": "Our board"}, "page to add", "page of the quote is missing", "PDF"),
    "a page that is none": ({"level": "accept", "page to add": "iv", "quote to add": "x"}, "page to add", "is no", ""),
    "no words": ({"level": "accept", "page to add": 1}, "quote to add", "the words of the quote are missing", "copy"),
    "words that are not there": (
        {"level": "accept", "page to add": 1, "quote to add": "Nobody wrote this anywhere."},
        "quote to add", "is not on page 1 of the report", "Copy it from the report",
    ),
    "another question": ({"question": "RE1.9", "level": "accept"}, "question", 'has no element "RE1.9"', "RE1."),
    "a question twice": ({"question": "RE1.1", "level": "accept"}, "question", '"RE1.1" is decided twice', "keep one"),
    "no question": ({"question": None, "level": "accept"}, "question", "which question", "RE3.2"),
    "a formula": ({"level": "accept", "note": "=1+1"}, "note", "this is a formula", "write the value itself"),
    "a key that was changed": ({"sha256": "12"}, "sha256", "no SHA-256 of a report", "copy the grey columns"),
    "a key dragged away": ({"sha256": "0" * 64}, "sha256", 'row 5 is of the same and has another "sha256"', "copy"),
    "another digest": ({"rubric digest": "0" * 16}, "rubric digest", 'has another "rubric digest"', "copy the grey"),
    "another answer since": ({"level": "accept", "machine": "evidenced"}, "level", 'and is "none" now', "again"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_row_and_column_and_what_to_do(scorer: Scorer, book: Path, fault: str) -> None:
    values, column, message, remedy = FAULTS[fault]
    row = fill(values)
    before = Path("scorecards/alder.scorecard.json").read_bytes()
    done = scorer("score", "reports/alder.pdf", "--review", book)
    assert done.exit_code == 1
    assert message in done.stderr and remedy in done.stderr, done.stderr
    twice = {"a question twice", "a key dragged away", "another digest"}
    row = str(int(row) + 1) if fault in twice else row  # of two the later one
    assert f"row {row}, column {letter(column)}" in done.stderr, done.stderr
    assert Path("scorecards/alder.scorecard.json").read_bytes() == before


def test_each_fault_of_a_sheet_is_told_once_and_in_its_own_words(scorer: Scorer, book: Path) -> None:
    fill({"level": "descrived", "note": "n" * 5000})
    fill({"level": "stated"}, question="RE1.1")
    fill({"question": "XX9", "level": "accept"}, report="birch.pdf")
    said = scorer("score", "reports", "--review", book, "--jobs", "1").stderr

    assert said.count("row 5, column") == 2  # no level, and a long note
    assert said.count("is no level") == said.count("5,000 characters") == said.count("needs a reason") == 1
    assert said.count('has no element "XX9"') == 1
    assert said.count("not scored: this review file cannot be used") == 2
    assert said.count("3 problems told above already.") == 1
    assert "decision" not in said and "reason:" not in said  # words of a review in YAML


def test_faults_of_the_sheet_itself_are_told_where_they_are(scorer: Scorer, book: Path) -> None:
    whole = book.read_bytes()

    def told(change: Callable[[Any], None]) -> str:
        book.write_bytes(whole)
        opened = openpyxl.load_workbook(book)
        change(opened)
        opened.save(book)
        return scorer("score", "reports/alder.pdf", "--review", book).stderr

    def rename(opened: Any) -> None:
        opened[SHEET].cell(HEAD, COLUMNS.index("note") + 1).value = "notes"

    assert 'row 4, column A ("company"): the column "note" is missing' in told(rename)
    assert 'rename "notes" back' in told(rename)
    nobody = told(lambda opened: opened[SHEET].delete_cols(2) or opened[SHEET].insert_cols(2))
    assert "column B: it is not said who reviews" in nobody and "write your name here" in nobody
    assert "row 2, column B" in told(lambda opened: opened[SHEET].__setitem__("B2", "31.3.2024"))
    formula = told(lambda opened: opened[SHEET].__setitem__("B1", "=1+1"))
    assert "row 1, column B" in formula and "this is a formula" in formula
    assert "no sheet with the columns level, denied, note" in told(lambda opened: opened[SHEET].delete_rows(1, HEAD))


@pytest.mark.parametrize("pages", [(1, 2), (1, 2, 3), (1, 3)])
def test_a_quote_over_several_pages_is_marked_by_its_number_too(
    scorer: Scorer, book: Path, pages: tuple[int, ...]
) -> None:
    value = card("alder")
    value["report"]["pages"] = 3
    quote = value["themes"][0]["indicators"][0]["elements"][0]["evidence"][0]
    quote["boxes"] = [[page, *quote["boxes"][0][1:]] for page in pages]
    machine = Scorecard.model_validate(value)
    BOOK.write_bytes(start_workbook([(machine, machine.elements()[0], "")], "Ana Lima"))
    fill({"level": "none", "note": NOTE, "wrong quotes": 1}, question="RE1.1")
    (decision,) = _review_of(book, machine).findings
    assert [(pointer.page, pointer.quote) for pointer in decision.wrong] == [(1, quote["quote"])]


def test_rows_may_be_sorted_hidden_and_deleted_and_columns_moved_and_added(scorer: Scorer, book: Path) -> None:
    fill({"level": "not applicable", "note": NOTE})
    fill({"level": "Not Applicable ", "note": NOTE}, "birch.pdf")
    opened = openpyxl.load_workbook(book)
    rows = [list(row) for row in opened[SHEET].iter_rows(values_only=True)]
    head, told = rows[HEAD - 1], rows[HEAD:]
    order = random.Random(1).sample(range(len(head)), len(head))
    fresh = openpyxl.Workbook()
    fresh.active.title = "Mine"
    sheet = fresh.create_sheet("Copy")
    sheet.append(["reviewer", "Ana Lima"])
    sheet.append(["date", datetime.datetime(2024, 5, 2)])
    sheet.append(["my mark", *(head[n] for n in order)])
    for row in reversed([r for r in told if r[2] == "RE1.2"]):
        sheet.append(["=1+1", *(row[n] for n in order)])
    sheet.row_dimensions[5].hidden = True
    fresh.save(book)
    done = scorer("score", "reports", "--review", book, "--jobs", "1")
    assert done.exit_code == 0, done.stderr
    assert [element(name)["status"] for name in ("alder", "birch")] == ["not_applicable"] * 2
    assert element("alder")["reviews"][0]["date"] == "2024-05-02"


def test_a_workbook_is_never_written_over_and_a_sheet_has_a_known_form(scorer: Scorer, book: Path) -> None:
    before = book.read_bytes()
    again = scorer("worklist", "scorecards", "--sheet", book)
    assert again.exit_code == 2 and "left alone" in again.stderr
    assert book.read_bytes() == before
    other = scorer("worklist", "scorecards", "--sheet", "scorecards/spring.ods")
    assert other.exit_code == 2 and ".xlsx or .yaml" in other.stderr
    assert not Path("scorecards/spring.ods").exists()


def test_nothing_of_a_report_is_a_formula_and_levels_are_choices() -> None:
    shown = hostile_card()
    chosen = [(shown, e, why) for e, why in zip(shown.elements(), itertools.cycle((PAYLOAD, "=1+1", "@SUM(A1)")))]
    data = start_workbook(chosen, PAYLOAD)
    book = openpyxl.load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}
    assert not any(cell.hyperlink for row in book[SHEET].iter_rows() for cell in row)
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in book[SHEET].data_validations.dataValidation}
    assert rules == {f"{letter('level')}5": f'"{",".join(CHOICES)}"', f"{letter('denied')}5": '"yes,no"'}
    heads = [cell.value for cell in book[SHEET][HEAD]]
    assert tuple(heads) == COLUMNS
    empty = [book[SHEET].cell(r, heads.index(c) + 1).value for r in range(5, 8) for c in FILLED]
    assert not any(empty)
    assert data == start_workbook(chosen, PAYLOAD)
    sound = start_workbook([(full_card(), e, "=1+1") for e in full_card().elements()], "Ana Lima")
    assert not read_workbook(sound, "x.xlsx").problems
    assert mentions(sound, full_card().report.sha256) and not mentions(sound, "0" * 64)


def _repacked(data: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in more.items():
            new.writestr(name, part)
    return out.getvalue()


def test_a_workbook_of_an_attacker_is_one_line() -> None:
    shown = hostile_card()
    data = start_workbook([(shown, e, "why") for e in shown.elements()], "Ana Lima")
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'

    def declaring(name: str, part: bytes) -> bytes:
        return entity + part.split(b"?>", 1)[1] if name == "xl/sharedStrings.xml" else part

    def many(part_named: str, before: bytes, tag: bytes) -> bytes:
        return _repacked(
            data, lambda n, part: part.replace(before, tag * 2_100_000 + before, 1) if n == part_named else part
        )

    bomb = _repacked(data, lambda _, part: part, zeros=bytes(LARGEST))
    assert len(bomb) < 2**20
    for bad, why in (
        (_repacked(data, declaring), "declares entities"),
        (bomb, "unpacks to more than"),
        (many("xl/sharedStrings.xml", b"</sst>", b"<si/>"), "more cells than are read"),
        (many("xl/worksheets/sheet1.xml", b"</row>", b"<c/>"), "more cells than are read"),
        (data[: len(data) // 2], "cannot be read"),
        (_repacked(data, lambda name, part: part[: len(part) // 2]), "cannot be read"),
        (_repacked(b"PK\x05\x06" + bytes(18), lambda _, part: part, **{"word/document.xml": b"<x/>"}), "no workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "no workbook"),
    ):
        with pytest.raises(UserError, match=why) as told:
            read_workbook(bad, "x.xlsx")
        assert told.value.where == "x.xlsx" and ".xlsx" in f"{told.value.hint}{told.value.where}"
