"""A document on something else: its card keeps its score and says at the top that it may be the wrong one."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook

from scorer.scorecard.json import from_json, to_json
from tests.offtopic import FILING, PAPER

from .conftest import write_pdf

Scorer = Callable[..., Result]
SAID = "This document hardly speaks of people’s rights, complaints or legal proceedings: 0 of 22 sentences do. "
ASKED = "Is it the right one?"


@pytest.fixture
def told(scorer: Scorer, folder: Path) -> Result:
    write_pdf(folder / "reports" / "paper.pdf", PAPER, apart=30)
    write_pdf(folder / "reports" / "filing.pdf", FILING, apart=30)
    rubric = (
        "--rubric",
        "human-rights-transparency",
        "--format",
        "html,json,md,xlsx",
        "--table",
        "run.csv",
        "--jobs",
        "1",
    )
    done = scorer("score", "reports", *rubric)
    assert done.exit_code == 0, done.stderr
    return done


def form(name: str, suffix: str) -> str:
    return Path(f"scorecards/{name}.scorecard.{suffix}").read_text(encoding="utf-8")


def test_the_card_says_so_and_keeps_its_score(told: Result) -> None:
    card = json.loads(form("paper", "json"))
    assert card["score"] == 0
    assert card["off_topic"] == {
        "topics": ["people’s rights", "complaints", "legal proceedings"], "named": 0, "sentences": 22,
    }  # fmt: skip
    page = form("paper", "html")
    assert page.count(SAID + ASKED) == 1
    assert page.index(SAID) < page.index("Overall score")
    assert f"**{SAID}{ASKED}**" in form("paper", "md")


def test_a_filing_full_of_lawsuits_says_nothing_of_the_kind(told: Result) -> None:
    assert json.loads(form("filing", "json"))["off_topic"] is None
    assert not any("hardly speaks" in form("filing", suffix) for suffix in ("html", "md"))


def test_the_log_the_table_and_the_page_over_the_run_say_so(told: Result) -> None:
    assert told.stderr.count(SAID + ASKED) == 1
    assert "paper.pdf: 0 of 100" in told.stderr
    assert all(line.count("\t") == 5 for line in told.stdout.splitlines())  # programs get what they got
    with Path("run.csv").open(encoding="utf-8-sig") as stream:
        rows = {Path(row["report"]).stem: row for row in csv.DictReader(stream)}
    assert rows["paper"]["outcome"] == "scored"
    assert rows["paper"]["reason"] == SAID + ASKED
    assert not rows["filing"]["reason"]
    assert form_of_run().count(SAID + ASKED) == 1


def form_of_run() -> str:
    return Path("scorecards/index.html").read_text(encoding="utf-8")


def test_the_workbook_says_so(told: Result) -> None:
    sheets = load_workbook("scorecards/paper.scorecard.xlsx", read_only=True)
    assert ("warning", SAID + ASKED) in [row[:2] for sheet in sheets for row in sheet.iter_rows(values_only=True)]


def test_an_overview_of_cards_says_the_same(scorer: Scorer, told: Result) -> None:
    assert scorer("overview", "scorecards").exit_code == 0
    assert Path("overview.html").read_text(encoding="utf-8").count(SAID + ASKED) == 1


def test_scored_again_it_is_said_again(scorer: Scorer, told: Result) -> None:
    again = scorer("score", "reports", "--rubric", "human-rights-transparency", "--format", "html,json,md,xlsx")
    assert "(as before)" in again.stderr
    assert SAID + ASKED in again.stderr


def test_a_card_from_before_can_still_be_read(told: Result) -> None:
    card = json.loads(form("filing", "json"))
    del card["off_topic"]
    assert from_json(json.dumps(card), "card") == from_json(form("filing", "json"), "card")
    assert to_json(from_json(form("paper", "json"), "card")) == form("paper", "json")
