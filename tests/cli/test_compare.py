"""Two years of a company that does not exist, as ``scorer compare`` tells them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Scorer = Callable[..., Result]
REPORTS = Path(__file__).resolve().parent.parent.parent / "reports"
YEARS = [next(iter(sorted(REPORTS.glob(f"{letter}-*.pdf"))), None) for letter in "cd"]


@pytest.fixture
def cards(scorer: Scorer) -> list[Path]:
    if None in YEARS:
        pytest.skip("reports/ has no two years of one company")
    rubric = Path(__file__).resolve().parent.parent.parent / "rubrics" / "human-rights-transparency.yaml"
    assert scorer("score", *YEARS, "--rubric", rubric, "--format", "json", "--jobs", "1").exit_code == 0
    return [Path("scorecards") / f"{year.stem}.scorecard.json" for year in YEARS if year]


def test_two_years_show_rise_fall_and_reuse(scorer: Scorer, cards: list[Path]) -> None:
    said = scorer("compare", *cards).stdout
    assert said.index("\nRose\n") < said.index("\nFell\n")
    assert "stand word for word in A" in " ".join(said.split())

    data = json.loads(scorer("compare", *cards, "--json").stdout)
    assert data["earlier"]["date"] < data["later"]["date"]
    steps = [e["steps"] for e in data["elements"] if e["steps"]]
    assert any(s > 0 for s in steps)
    assert any(s < 0 for s in steps)
    assert 10 <= data["reuse"]["shared"] < data["reuse"]["sentences"]


def test_other_rubrics_need_a_word(scorer: Scorer, cards: list[Path], report: Path) -> None:
    scorer("score", report)
    other = "scorecards/alder.scorecard.json"

    refused = scorer("compare", cards[0], other)
    assert refused.exit_code == 2
    assert "different rubrics" in refused.stderr
    across = scorer("compare", cards[0], other, "--across")
    assert across.exit_code == 0
    assert "Scores are not comparable" in across.stdout
