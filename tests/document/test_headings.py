"""What stands above a quote is its heading: numbered, long and late ones head their text, figures and labels none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scorer.document.model import Kind
from scorer.document.reading import read_document

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
