"""A batch with files that mean harm: the good reports are scored, and every other file is a row with its reason."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result

from scorer.document.reading import Limits, Reader
from scorer.library import worker
from tests.document import hostile

from .conftest import write_pdf

pytestmark = pytest.mark.own_process

Scorer = Callable[..., Result]
SHARED = Path(__file__).parents[3] / "shared"
_ODD_NAME = "evil\n\x1b[2J\u202egnp.=cmd|'x'!A1.pdf"
# Those that need no time: what a bomb does to the reader is the matter of tests/document/test_hostile.py.
_QUICK = (
    *hostile.BROKEN,
    hostile.form_in_itself,
    hostile.forms_in_each_other,
    hostile.glyph_in_itself,
    hostile.pages_that_are_not,
    hostile.length_in_itself,
    hostile.picture_that_is_not,
    hostile.no_page_size,
    hostile.odd_page_size,
    hostile.overwritten,
)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same ends as ever, with less of everything before them: reports of a page need none of it."""
    monkeypatch.setattr(worker, "Reader", partial(Reader, Limits(stall_seconds=8, memory_mb=512)))


@pytest.mark.usefixtures("soon")
def test_a_batch_scores_the_good_reports_and_names_what_is_wrong_with_the_others(scorer: Scorer, folder: Path) -> None:
    reports = folder / "reports"
    good = ["a-good.pdf", "m-good.pdf", _ODD_NAME]
    for name in good:
        write_pdf(reports / name)
    for make in (*_QUICK, hostile.pipe, hostile.link_to_itself, hostile.link_to_nothing, hostile.link_to_a_device):
        make(reports / f"{make.__name__}.pdf")
    write_pdf(reports / "folder.pdf" / "z-good.pdf")

    result = scorer("score", reports, "--table", "run.csv", "--jobs", "1")

    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert not {c for c in result.output if not c.isprintable() and c not in "\n\t"}
    told = {row["report"].rpartition(os.sep)[2]: row for row in rows(Path("run.csv"))}
    assert len(told) == len(_QUICK) + 4 + 4
    for name in (*good, "z-good.pdf"):
        (row,) = (row for key, row in told.items() if key.endswith(name[-12:]))
        assert row["outcome"] == "scored"
        assert float(row["score"]) > 0
    failed = [row for row in told.values() if row["outcome"] != "scored"]
    assert len(failed) >= len(hostile.BROKEN) + 4
    assert all(row["reason"] and row["score"] == "" for row in failed)
    pages = {path.name for path in Path("scorecards").glob("*.scorecard.html")}
    assert {Path(name).stem + ".scorecard.html" for name in good} <= pages


@pytest.mark.usefixtures("soon")
def test_of_a_page_that_cannot_be_drawn_nothing_is_seen_and_the_card_says_so(scorer: Scorer, folder: Path) -> None:
    hostile.pattern_in_itself(folder / "pattern.pdf")
    result = scorer("score", "pattern.pdf", "--format", "json")
    assert "Traceback" not in result.output
    card = json.loads(Path("scorecards/pattern.scorecard.json").read_text())
    assert not card["score"]
    assert any("not to be seen" in warning for warning in card["warnings"])


@pytest.mark.shared
@pytest.mark.skipif(
    not (SHARED / "hostile").is_dir(), reason="the folder of hostile files (../shared/hostile) is absent"
)
def test_a_batch_with_the_whole_collection_scores_the_three_good_reports(scorer: Scorer, folder: Path) -> None:
    for name in ("a.pdf", "m.pdf", "z.pdf"):
        write_pdf(folder / "reports" / name)
    for path in (SHARED / "hostile").glob("*.pdf"):
        (folder / "reports" / path.name).symlink_to(path.resolve())

    result = scorer("score", "reports", "--table", "run.csv")

    assert result.exit_code == 1
    assert "Traceback" not in result.output
    told = {Path(row["report"]).name: row for row in rows(Path("run.csv"))}
    assert len(told) >= 37
    assert all(told[name]["outcome"] == "scored" for name in ("a.pdf", "m.pdf", "z.pdf"))
    assert all(row["reason"] for row in told.values() if row["outcome"] == "not scored")
