"""Dates that a person gives: one that the calendar has, as exact as it is wanted, or one clear error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Scorer = Callable[..., Result]
CARD = "scorecards/alder.scorecard.json"


@pytest.mark.parametrize("date", ["2024-02-31", "2024-13", "02.05.2024"])
def test_a_report_has_no_date_that_the_calendar_lacks(scorer: Scorer, report: Path, date: str) -> None:
    (report.parent / "list.csv").write_text(f"report,date\n{report},{date}\n")
    for arguments in (("score", report), ("register", "suggest", report)):
        result = scorer(*arguments, "--date", date)
        assert (result.exit_code, result.stderr.count("error:")) == (2, 1)
        assert f'"{date}" is not a date' in result.stderr

    assert scorer("score", "--from", "list.csv").exit_code == 2


@pytest.mark.parametrize("date", ["2024-13-02", "2024-02-30", "2024-05", "yesterday"])
def test_the_day_of_a_review_is_one_that_the_calendar_has(scorer: Scorer, report: Path, date: str) -> None:
    scorer("score", report)
    for arguments in (("review", CARD), ("worklist", CARD, "--sheet", "sheet.yaml")):
        result = scorer(*arguments, "--date", date)
        assert result.exit_code == 2
        assert f'"{date}" is not a date' in result.stderr
        assert "2024-03-31" in result.stderr
    assert not Path("sheet.yaml").exists()

    review = Path(scorer("review", CARD, "--reviewer", "A. Reader", "--date", "2024-05-02").stdout.strip())
    review.write_text(review.read_text().replace("date: 2024-05-02", f"date: {date}"))
    result = scorer("score", report, "--review", review)
    assert "1 problem." in result.stderr
    assert f'"date" of the review is no date: "{date}"' in result.stderr
    assert "write year, month and day: 2024-03-31" in result.stderr
