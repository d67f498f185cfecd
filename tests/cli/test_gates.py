"""What a script that waits for a score must not let through, and what nobody can hear or write to."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import LINES, write_pdf

Scorer = Callable[..., Result]
FULL = Path("/dev/full")


def test_what_could_not_be_judged_may_lie_below(scorer: Scorer, folder: Path) -> None:
    write_pdf(Path("few.pdf"), ("Alder", "We repaid fees.", "It was due."))
    assert scorer("score", "few.pdf").exit_code == 0  # nothing went wrong, and the card says why (decision 011)
    assert scorer("score", "few.pdf", "--fail-under", "0").exit_code == 10  # whoever wants a score of each asks so
    result = scorer("score", "few.pdf", "--fail-under", "10")
    assert (result.exit_code, "1 not assessed" in result.stderr) == (10, True)


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_run_that_nobody_can_hear_is_finished(folder: Path) -> None:
    for name in ("alder", "birch"):
        write_pdf(folder / f"{name}.pdf", LINES)
    words = [sys.executable, "-m", "scorer", "score", "alder.pdf", "birch.pdf", "--rubric", "small.yaml", "--jobs", "1"]
    with FULL.open("w") as full:
        done = subprocess.run([*words, "--table", "run.csv"], stdout=subprocess.PIPE, stderr=full, check=False)
    assert (done.returncode, len(done.stdout.splitlines()), Path("run.csv").exists()) == (0, 2, True)


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_a_full_disk_is_told_in_a_line(folder: Path, asked: str) -> None:
    with FULL.open("w") as full:
        words = [sys.executable, "-m", "scorer", asked]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env={"PATH": ""})
    assert (done.returncode, done.stderr) == (1, "error: No space left on device\n")


def test_a_report_listed_twice_with_two_companies_is_a_mistake(scorer: Scorer, report: Path) -> None:
    Path("list.csv").write_text(f"sep=;\nreport;company\n{report};Alder\n{report};Birch\n")
    result = scorer("score", "--from", "list.csv")
    assert (result.exit_code, "list.csv:4" in result.stderr, "line 3" in result.stderr) == (2, True, True)
    Path("list.csv").write_text(f"report;company\n{report};Alder\n{report};Alder\n")
    assert scorer("score", "--from", "list.csv").exit_code == 0


def test_the_page_of_a_card_is_no_card(scorer: Scorer, report: Path) -> None:
    assert scorer("score", report).exit_code == 0
    result = scorer("explain", "scorecards/alder.scorecard.html", "RE1.1")
    assert "this is the page of a scorecard" in result.stderr


def test_a_review_that_is_half_decided_is_told(scorer: Scorer, report: Path) -> None:
    assert scorer("score", report).exit_code == 0
    assert scorer("review", "scorecards/alder.scorecard.json", "--reviewer", "Ana Lima").exit_code == 0
    review = Path("scorecards/alder.review.yaml")
    begun = review.read_text()
    assert "taken up" not in scorer("score", report).stderr
    left = "element: RE1.1\n    decision: open"
    assert left in begun
    review.write_text(begun.replace(left, f"{left}\n    level: none\n    reason: No."))
    result = scorer("score", report)
    assert (result.exit_code, '"open" leaves the level as it is' in result.stderr) == (1, True)
    review.write_text(begun.replace(left, f"{left}\n    reason: No."))
    assert "a reason, but nothing is decided" in scorer("score", report).stderr
