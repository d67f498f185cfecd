from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from scorer.errors import UserError
from scorer.library.places import reports_at
from scorer.library.plan import Job, is_address, job_at, plan

from .conftest import write_pdf

fsspec = pytest.importorskip("fsspec", reason="the extra dask is not installed")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Any]:
    """Two reports and another file in fsspec's memory file system."""
    system = fsspec.filesystem("memory")
    for name in ("alder", "birch"):
        system.pipe(f"/shelf/2024/{name}.PDF", write_pdf(tmp_path / "made" / f"{name}.pdf").read_bytes())
    system.pipe("/shelf/readme.txt", b"no report")
    yield system
    system.rm("/shelf", recursive=True)


def test_a_path_is_no_address() -> None:
    assert [is_address(t) for t in ("s3://b/x.pdf", "memory://x", "C:\\x.pdf", "a/b.pdf", "://x", "x:y")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


def test_an_address_of_the_web_is_what_the_card_links_to() -> None:
    assert (job_at("https://example.org/a/r.pdf?v=2").report, job_at("s3://b/r.pdf?v=2").report) == (
        Path("example.org/a/r.pdf"),
        Path("b/r.pdf"),
    )
    assert (job_at("https://example.org/r.pdf").link, job_at("s3://b/r.pdf").link) == ("https://example.org/r.pdf", "")
    with pytest.raises(UserError, match="names no file"):
        job_at("s3://")


def test_a_folder_at_an_address_stands_for_its_reports(shelf: Any) -> None:
    jobs, problems = plan(["memory://shelf"], look=reports_at)
    assert [(job.address, job.stem) for job in jobs] == [
        ("memory:///shelf/2024/alder.PDF", "alder"),
        ("memory:///shelf/2024/birch.PDF", "birch"),
    ]
    assert not problems


def test_reports_at_an_address_are_fetched_once(
    shelf: Any,
    scorer: Callable[..., Result],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = scorer("score", "memory://shelf", "--jobs", "1")
    assert first.exit_code == 0, first.output
    card = json.loads((folder / "scorecards/alder.scorecard.json").read_text())
    assert card["report"]["file"] == "alder.PDF"
    assert "memory:" not in (folder / "scorecards/alder.scorecard.html").read_text()

    monkeypatch.setattr("scorer.library.places._fetch", lambda *_: 1 / 0)
    assert scorer("score", "memory://shelf", "--jobs", "1").stderr.count("(as before)") == 2


def test_another_report_of_the_same_name_at_another_address_leaves_the_card_of_the_first(
    shelf: Any, scorer: Callable[..., Result], folder: Path
) -> None:
    shelf.pipe("/shelf/2023/alder.PDF", write_pdf(folder / "old.pdf", ("Alder & Byrne Ltd", "Report")).read_bytes())
    for year, stem in (("2024", "alder"), ("2023", "2023-alder")) * 2:
        done = scorer("score", f"memory://shelf/{year}/alder.PDF")
        assert done.stdout.startswith(f"scorecards/{stem}.scorecard.html"), done.output
    assert len(list(Path("scorecards").iterdir())) == 4


def test_what_cannot_be_fetched_is_a_row(shelf: Any, scorer: Callable[..., Result], folder: Path) -> None:
    (folder / "list.csv").write_text("path,sector\nmemory://shelf/2024/alder.PDF,mining\nmemory://shelf/none.pdf,\n")
    result = scorer("score", "--from", "list.csv", "--table", "run.csv", "--jobs", "1")
    assert result.exit_code == 1
    rows = list(csv.reader((folder / "run.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1][:5] == ["memory://shelf/2024/alder.PDF", "scored", "", "Alder & Byrne Ltd", "mining"]
    assert rows[2][:3] == ["memory://shelf/none.pdf", "not scored", "there is no such file"]


def test_an_unknown_kind_of_address_is_a_usage_error(scorer: Callable[..., Result]) -> None:
    result = scorer("score", "nosuch://x/y.pdf")
    assert result.exit_code == 2
    assert "this kind of address is not opened" in result.stderr


def test_a_job_knows_how_its_user_named_it() -> None:
    assert (Job(0, Path("a/b.pdf"), "b").named, job_at("s3://a/b.pdf").named) == ("a/b.pdf", "s3://a/b.pdf")
