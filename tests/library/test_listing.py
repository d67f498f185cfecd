"""The table over a run: what it says of a report is what its card says."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from scorer.library.listing import to_csv, to_parquet
from scorer.library.values import Outcome, Summary
from scorer.scorecard.html import to_html
from tests.scorecard.cards import full_card


def outcome(**figures: object) -> Outcome:
    told: dict[str, object] = {
        "company": "Alder",
        "title": "Report",
        "date": "2024",
        "language": "en",
        "pages": 9,
        "score": 43.71714285714285,
        "low": 39.5,
        "high": 40.5,
        "coverage": 0.96551724,
        "themes": {"DD": 67.32857142857142, "RE": None, "LC": 100.0},
    }
    return Outcome(0, "a.pdf", Summary(**{**told, **figures}), (Path("a.scorecard.html"),))  # type: ignore[arg-type]


def row(of: Outcome) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(to_csv([of]).decode("utf-8-sig"), newline="")))


def test_scores_of_the_csv_are_rounded_as_on_the_card() -> None:
    told = row(outcome())

    assert [told[name] for name in ("score", "low", "high", "coverage", "pages")] == ["44", "40", "40", "0.97", "9"]
    assert [told[f"theme {theme}"] for theme in ("DD", "RE", "LC")] == ["67", "", "100"]
    assert row(outcome(score=None, low=None, high=None, coverage=0.0))["score"] == ""


@pytest.mark.parametrize("score", [0.5, 1.5, 39.5, 40.49999, 40.5, 99.5])
def test_the_csv_and_the_card_round_the_same_way(score: float) -> None:
    html = to_html(full_card().model_copy(update={"score": score, "low": score, "high": score}))

    assert f'<span class="number">{row(outcome(score=score))["score"]}</span>' in html


def test_parquet_keeps_the_figures_whole() -> None:
    parquet = pytest.importorskip("arro3.io", reason="needs the extra parquet")
    table = parquet.read_parquet(io.BytesIO(to_parquet([outcome()]))).read_all()

    assert table["score"][0].as_py() == 43.71714285714285
