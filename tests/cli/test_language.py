"""Reports in other languages on the command line: not assessed, with the reason; half a report is half assessed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from tests.document.test_language import typeset

Scorer = Callable[..., Result]


def card(name: str) -> dict:
    return json.loads(Path(f"scorecards/{name}.scorecard.json").read_text())


def test_a_report_in_another_language_is_not_assessed_and_the_reason_is_said(scorer: Scorer, folder: Path) -> None:
    typeset(folder / "french.pdf", "fff")
    result = scorer("score", "french.pdf", "--table", "run.csv")
    assert result.exit_code == 0
    assert "another language (fr)" in result.stderr
    assert "1 not assessed" in result.stderr
    assert card("french")["score"] is None
    (row,) = csv.DictReader(Path("run.csv").read_text(encoding="utf-8-sig").splitlines())
    assert row["outcome"] == "not assessed"
    assert "another language (fr)" in row["reason"]


def test_the_english_half_of_a_report_is_assessed_and_the_other_half_opens_the_range(
    scorer: Scorer, folder: Path
) -> None:
    typeset(folder / "both.pdf", "eeff")
    typeset(folder / "english.pdf", "ee")
    result = scorer("score", "both.pdf", "english.pdf", "--jobs", "1")
    assert result.exit_code == 0
    both, english = card("both"), card("english")
    assert both["score"] is None  # half of it is too little for a single figure
    assert both["low"] == english["score"] > 0
    assert both["coverage"] == 0.5
    assert english["coverage"] == 1
    assert both["high"] > both["low"]
    assert any("(fr)" in warning for warning in both["warnings"])
    assert [page["quality"] for page in both["report"]["page_quality"]] == ["text", "text", "foreign", "foreign"]
    assert (
        "the questions are asked in another language (en) than theirs (fr): 3-4"
        in Path("scorecards/both.scorecard.html").read_text()
    )
