"""A search shows what the report shows: text that nobody sees is left out, or what was not looked at is marked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from ..document.hiding import NOISE, PLACED, Y, page, picture, text

Scorer = Callable[..., Result]
UNSEEN = ("The purple hens of the yard laid seven hundred eggs on Sunday.",)  # and no answer to any question


@pytest.fixture
def tarn(folder: Path) -> Path:
    """A report with a sentence behind a picture."""
    report = folder / "tarn.pdf"
    behind = text(UNSEEN, Y, b"0 g") + b" " + PLACED
    report.write_bytes(page(behind, b"/XObject << /I 6 0 R >>", {6: picture(NOISE, 64, 16)}))
    return report


def told(result: Result) -> list[tuple[str, bool]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return [(one["text"][:10], one["looked_at"]) for one in found]


def test_what_nobody_sees_is_left_out_and_counted(scorer: Scorer, tarn: Path) -> None:
    assert scorer("score", tarn).exit_code == 0
    for _ in range(2):  # the second time the library knows
        result = scorer("search", "hens", "--limit", "1", "--json")
        assert told(result) == [("The hens t", True)]
        assert "Left out, as nobody sees it on its page: 1 sentence." in result.stderr
    assert "hens" not in scorer("search", "purple").stdout


def test_where_the_report_is_gone_what_was_not_looked_at_is_marked(scorer: Scorer, tarn: Path) -> None:
    assert scorer("score", tarn).exit_code == 0
    kept = tarn.read_bytes()
    for there in (None, b"%PDF-1.4 another"):
        tarn.unlink(missing_ok=True)
        if there is not None:
            tarn.write_bytes(there)
        result = scorer("search", "hens")
        assert result.stdout.count("p. 1 · not looked at\n") == 2
        assert "2 sentences; the report is not where it was scored" in result.stderr
    tarn.rename("other.pdf")
    Path("other.pdf").write_bytes(kept)
    assert scorer("score", "other.pdf").exit_code == 0
    assert told(scorer("search", "hens", "--json")) == [("The hens t", True)]
