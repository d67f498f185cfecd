"""What docs/scaling.md promises is worked out from the figures that are kept, and the sum is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.cost import BUSY, FIGURES, PRICE, STORAGE, cost, table

ROOT = Path(__file__).resolve().parent.parent


def test_the_sum_is_a_matter_of_proportion() -> None:
    figures = {
        "files": 10, "pages": 500, "json_bytes": 1_000_000, "html_bytes": 20_000_000, "library_bytes": 5_000_000,
        "runs": [{"what": "cold", "wall": 40.0, "cpu": 36.0, "memory": 300.0}],
    }  # fmt: skip
    of = cost(figures, reports=100_000, price=0.1, storage=0.02)
    assert of.pages == 5_000_000
    assert of.core_hours == pytest.approx(100)
    assert of.money == pytest.approx(100 / BUSY * 0.1)
    assert of.hours(50) == pytest.approx(2 / BUSY)
    assert (of.json_gb, of.html_gb, of.library_gb) == (10, 200, 50)
    assert of.a_month == pytest.approx(0.2)


def test_the_page_shows_what_the_figures_give() -> None:
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")
    assert "\n".join(table(figures, cost(figures), PRICE, STORAGE)) in page
