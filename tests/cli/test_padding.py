"""Pages that nobody can read must not make a report look better: the lowest possible score counts."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import Result
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .conftest import LINES, write_pdf

Scorer = Callable[..., Result]


def pad(report: Path, padded: Path, pictures: int) -> Path:
    """The report with so many pictures of its page behind it."""
    document = pypdfium2.PdfDocument(report)
    picture = ImageReader(document[0].render(scale=1.5).to_pil())
    canvas = Canvas(str(padded.with_suffix(".pictures")), pagesize=A4, invariant=True)
    for _ in range(pictures):
        canvas.drawImage(picture, 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    document.import_pages(pypdfium2.PdfDocument(padded.with_suffix(".pictures")))
    document.save(padded)
    return padded


def card_of(name: str) -> dict[str, Any]:
    card = json.loads(Path(f"scorecards/{name}.scorecard.json").read_text())
    assert isinstance(card, dict)
    return card


@pytest.fixture
def padded(report: Path) -> Path:
    return pad(report, Path("padded.pdf"), 4)


def test_pictures_of_pages_raise_nothing(scorer: Scorer, report: Path, padded: Path) -> None:
    scorer("score", report, padded, "--table", "run.csv")

    honest, card = card_of("alder"), card_of("padded")
    assert honest["score"] == honest["low"] == 50
    assert card["score"] is None
    assert card["low"] == honest["low"]
    assert card["high"] == 100
    assert float(str(card["coverage"])) < 0.75
    rows = {row["report"]: row for row in csv.DictReader(Path("run.csv").read_text("utf-8-sig").splitlines())}
    assert [rows[name]["outcome"] for name in ("alder.pdf", "padded.pdf")] == ["scored", "range only"]
    assert rows["padded.pdf"]["score"] == rows["padded.pdf"]["theme RE"] == ""


def test_the_threshold_is_held_against_the_lower_end(scorer: Scorer, report: Path, padded: Path) -> None:
    assert scorer("score", report, "--fail-under", "50").exit_code == 0
    result = scorer("score", padded, "--fail-under", "51")

    assert result.exit_code == 10
    assert "between 50 and 100 of 100, 10% assessed: too little for a single figure" in result.stderr
    assert "1 below 51" in result.stderr
    assert re.search(r"\t\t50\.0\t100\.0\t0\.1", result.stdout)


def test_with_a_page_in_four_unread_a_figure_stands_and_its_lower_end_decides(scorer: Scorer, folder: Path) -> None:
    first = write_pdf(folder / "first.pdf", LINES)
    long = pypdfium2.PdfDocument(first)
    for _ in range(2):
        long.import_pages(pypdfium2.PdfDocument(first))
    long.save(folder / "three.pdf")
    pad(folder / "three.pdf", folder / "four.pdf", 1)
    scorer("score", "four.pdf")

    card = card_of("four")
    assert (card["score"], card["low"], card["high"], card["coverage"]) == (50, 50, 62.5, 0.75)
    theme = card["themes"][0]  # the only one; so both are the same
    assert (theme["score"], theme["low"], theme["high"], theme["coverage"]) == (50, 50, 62.5, 0.75)
    assert "75% of it could be assessed; the range is 50 to 62." in Path("scorecards/four.scorecard.html").read_text()

    path = Path("scorecards/four.scorecard.json")
    theme |= {"high": 50, "coverage": 1}  # as cards had it
    path.write_text(json.dumps(card))
    assert scorer("explain", path).exit_code == 0
    theme |= {"high": 56.25}
    path.write_text(json.dumps(card))
    assert "theme RE: high must be 62.5 and not 56.25" in scorer("explain", path).stderr


def test_the_pages_show_the_range_and_no_figure(scorer: Scorer, report: Path, padded: Path) -> None:
    scorer("score", report, padded, "--format", "html,json,md,xlsx")

    page = Path("scorecards/padded.scorecard.html").read_text()
    assert '<span class="number">50–100</span>' in page
    assert "Too little of the report could be read or judged for a single figure" in page
    assert "Nothing could be assessed" not in page
    assert 'aria-label="between 50 and 100 of 100"' in page
    text = Path("scorecards/padded.scorecard.md").read_text()
    assert "**50 to 100 of 100: partial to thorough disclosure**" in text
    assert "| Remedy | 50 to 100 |" in text
    for overview in ("scorecards/index.html", "overview.html"):
        if overview == "overview.html":
            scorer("overview", "scorecards")
        assert 'data-value="50.0">50–100</td>' in Path(overview).read_text()
