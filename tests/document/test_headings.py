"""What stands above a quote is its heading: numbered, long and late ones head their text, figures and labels none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scorer.document.headings import Look, mark
from scorer.document.layout import Block, Line
from scorer.document.model import Kind
from scorer.document.reading import read_document
from scorer.document.sentences import Splitter
from scorer.document.upright import Frame

BODY = (
    "The mill buys paper from nine growers in the hills.",
    "Each of them has been visited by two of our staff.",
    "What they found was talked over with the growers.",
)

Piece = tuple[float, float, float, str]  # x, y from below, size (bold where it is no 10), text


def body(y: float, word: str, x: float = 60) -> list[Piece]:
    """Three lines of running text about something."""
    return [(x, y - 13 * i, 10, line.replace("paper", word)) for i, line in enumerate(BODY)]


def sections(path: Path, *pages: Sequence[Piece]) -> dict[str, tuple[str, ...]]:
    """Draw pages, piece by piece in this order, and read the headings above each sentence that is none itself."""
    made = Canvas(str(path / "made.pdf"), pagesize=(595, 842), invariant=1)
    for page in pages:
        for x, y, size, text in page:
            made.setFont("Helvetica" if size == 10 else "Helvetica-Bold", size)
            made.drawString(x, y, text)
        made.showPage()
    made.save()
    return {s.text: s.section for s in read_document(path / "made.pdf").sentences if s.kind is not Kind.HEADING}


def about(word: str) -> str:
    return BODY[0].replace("paper", word)


def test_roman_numbers_are_no_list(tmp_path):
    found = sections(
        tmp_path,
        [
            (60, 780, 14, "I. STRUCTURE"),
            *body(750, "paper"),
            (60, 690, 14, "II. RISKS IDENTIFIED"),
            *body(660, "dyes"),
            (60, 600, 14, "III. SUPPLY CHAIN"),
            *body(570, "glue"),
        ],
    )
    assert found[about("paper")] == ("I. STRUCTURE",)
    assert found[about("dyes")] == ("II. RISKS IDENTIFIED",)
    assert found[about("glue")] == ("III. SUPPLY CHAIN",)


def test_a_heading_as_long_as_a_law_words_it_is_one(tmp_path):
    lines = (
        "Criterion 4: Describe the actions taken by the company and by any",
        "entity that it owns or holds to look into and to address those risks,",
        "with how it went about that and with what was done to make good",
    )
    found = sections(
        tmp_path,
        [
            (60, 780, 13, "Criterion 3: Describe the risks"),
            *body(750, "paper"),
            *[(60, 690 - 15 * i, 13, line) for i, line in enumerate(lines)],
            *body(630, "dyes"),
        ],
    )
    assert found[about("paper")] == ("Criterion 3: Describe the risks",)
    assert found[about("dyes")] == (" ".join(lines),)


@pytest.mark.parametrize("figure", ["38around the", "653 REST OF THE WORLD", "34% increase on 2022", "4,100 growers"])
def test_a_figure_with_what_it_counts_heads_nothing(tmp_path, figure):
    found = sections(
        tmp_path,
        [(60, 780, 18, "Our growers"), *body(750, "paper"), (200, 600, 30, figure)],
        [(60, 780, 14, "How we buy"), *body(750, "dyes")],
    )
    assert found[about("dyes")] == ("Our growers", "How we buy")


@pytest.mark.parametrize("title", ["2023 in review", "5G for the hills", "404 Training", "2.1 Growers", "12 Growers"])
def test_a_heading_that_begins_with_a_number_is_one(tmp_path, title):
    found = sections(tmp_path, [(60, 780, 18, title), *body(750, "paper")])
    assert found[about("paper")] == (title,)


def test_a_running_head_that_is_drawn_last_heads_its_page(tmp_path):
    found = sections(
        tmp_path,
        [(60, 780, 12, "Outlook"), *body(750, "paper")],
        [*body(740, "dyes"), (60, 800, 12, "Governance")],
    )
    assert found[about("paper")] == ("Outlook",)
    assert found[about("dyes")] == ("Governance",)


def test_a_title_that_is_drawn_late_with_its_text_stays_with_it(tmp_path):
    found = sections(
        tmp_path,
        [
            (60, 700, 12, "Training"),
            *body(680, "paper"),
            (60, 780, 12, "Policy"),
            *body(760, "dyes"),
        ],
    )
    assert found[about("dyes")] == ("Policy",)
    assert found[about("paper")] == ("Training",)


def test_the_title_of_a_right_column_is_not_that_of_the_left_one(tmp_path):
    found = sections(
        tmp_path,
        [(60, 760, 12, "Paper"), *body(740, "paper"), (350, 790, 12, "Dyes"), (350, 600, 10, about("dyes"))],
    )
    assert found[about("paper")] == ("Paper",)


def test_labels_of_a_drawing_head_nothing_on_the_next_page(tmp_path):
    chart = [(60, 500, 12, "Low"), (200, 500, 12, "Moderate")]
    text = [(60, 780, 18, "Risks"), *body(750, "paper"), *body(200, "glue"), *chart]
    found = sections(tmp_path, text, body(780, "dyes"))
    assert found[about("dyes")] == ("Risks",)


def test_a_heading_at_the_foot_of_a_page_heads_the_next(tmp_path):
    found = sections(
        tmp_path,
        [(60, 780, 18, "Risks"), *body(750, "paper"), (60, 60, 12, "Growers")],
        body(780, "dyes"),
    )
    assert found[about("dyes")] == ("Risks", "Growers")


@pytest.mark.parametrize(
    ("named", "is_one"),
    [
        ("Visits", True),
        ("Alder v. Birch Holdings, Inc.", True),
        ("new growers are seen in spring;", False),
        ("• growers that were seen in spring and", False),
    ],
)
def test_a_bookmark_names_a_heading_and_an_item_of_a_list_is_none(tmp_path, named, is_one):
    made = Canvas(str(tmp_path / "made.pdf"), pagesize=(595, 842), invariant=1)
    made.bookmarkPage("here")
    made.addOutlineEntry(named, "here")
    for x, y, size, text in [(60, 780, 18, "Growers"), (60, 740, 10, named), *body(700, "paper")]:
        made.setFont("Helvetica" if size == 10 else "Helvetica-Bold", size)
        made.drawString(x, y, text)
    made.save()
    found = {s.text: s.section for s in read_document(tmp_path / "made.pdf").sentences}
    assert found[about("paper")] == (("Growers", named) if is_one else ("Growers",))


def block(x: float, top: float, text: str, *, bold: bool = False) -> Block:
    line = Line(1, x, top, x + 4.0 * len(text), top + 10.0, text, 10.0, bold, 255)
    return Block(1, [line], x0=line.x0, x1=line.x1)


def test_under_headings_side_by_side_stands_each_column():
    heads = [
        block(85, 108, "Actions", bold=True),
        block(230, 108, "Results 2022", bold=True),
        block(390, 108, "Objectives 2023 - 2025", bold=True),
    ]
    told = [(60, "We visit growers"), (215, "Two were seen"), (380, "We want to see all")]
    columns = [
        block(x, 130 + 14 * row, f"{text} {when} in the year.")
        for x, text in told
        for row, when in enumerate(("early", "late"))
    ]
    across = block(60, 200, "What is told above is told of the growers of the hills and of nobody else in the county.")
    marked = mark(842, [*heads, *columns, across], Look(10.0, 255), {})
    assert [one.kind for one in marked[:3]] == [Kind.HEADING] * 3
    last = "Objectives 2023 - 2025"
    assert [one.column for one in marked[3:9]] == [(head.text, last) for head in heads for _ in range(2)]
    assert marked[9].column == ("", "")
    found = {s.text: s.section for s in Splitter({1: Frame(595, 842, 0)}, lambda *_: False).sentences(iter(marked))}
    assert found["We visit growers late in the year."] == ("Actions",)
    assert found["Two were seen early in the year."] == ("Results 2022",)
    assert found[across.text] == (last,)


@pytest.mark.parametrize("beside", ["5,142", "Item 5.", "to"])
def test_figures_and_marks_beside_a_heading_are_none(beside):
    row = [block(60, 108, "Total growers", bold=True), block(300, 108, beside, bold=True)]
    marked = mark(842, [*row, block(60, 130, "We visit growers.")], Look(10.0, 255), {})
    assert marked[1].kind is Kind.BODY
    assert marked[2].column == ("", "")
