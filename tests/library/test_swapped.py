"""A file that is exchanged or written to while it is read: what is kept under a digest is of those bytes only."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.document.opening import opened
from scorer.document.reading import Reader
from scorer.errors import UserError
from scorer.library import fingerprint
from scorer.library.plan import Job
from scorer.library.worker import Order, Worker

from ..cli.conftest import LINES, RUBRIC, write_pdf

SILENT = (*LINES[:2], *("Our board met four times in the year and looked at the weather of the week.",) * 3)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    (tmp_path / "small.yaml").write_text(RUBRIC)
    return Order(
        rubric=str(tmp_path / "small.yaml"),
        out=tmp_path / "out",
        formats=("html", "json", "pdf"),
        library=tmp_path / "l",
    )


def swapping_after(calls: int, monkeypatch: pytest.MonkeyPatch, report: Path, other: Path) -> None:
    """Put another file in the report's place as soon as it has been hashed so many times."""
    left, digest = [calls], fingerprint.file_digest

    def hashed(path: Path) -> str:
        found = digest(path)
        if path == report:
            left[0] -= 1
            if left[0] == 0:
                other.replace(report)
        return found

    monkeypatch.setattr(fingerprint, "file_digest", hashed)


@pytest.mark.parametrize("calls", [1, 2])
def test_a_file_exchanged_after_it_was_hashed_leaves_no_wrong_card(
    order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: int
) -> None:
    report, other = write_pdf(tmp_path / "a.pdf", LINES), write_pdf(tmp_path / "b.pdf", SILENT)
    answers, silent = report.read_bytes(), other.read_bytes()
    job = Job(0, report, "a")
    with monkeypatch.context() as patched, Worker(order) as worker:
        swapping_after(calls, patched, report, other)
        worker.score(job)

    for content, score in ((answers, 50), (silent, 0), (answers, 50)):
        report.write_bytes(content)
        with Worker(order) as worker:
            outcome = worker.score(job)
        assert outcome.failure is None
        assert outcome.summary is not None
        assert outcome.summary.score == score
        (path,) = (file for file in outcome.files if file.suffix == ".json")  # what changed has a card of its own
        assert json.loads(path.read_text())["report"]["sha256"] == fingerprint.file_digest(report)


def test_the_reader_refuses_another_file_than_the_one_that_was_hashed(tmp_path: Path) -> None:
    report = write_pdf(tmp_path / "a.pdf", LINES)
    with Reader() as reader:
        assert reader.read(report, sha256=fingerprint.file_digest(report)).has_text()
        for ask in (
            lambda: reader.read(report, sha256="0" * 64),
            lambda: reader.pictures(report, [(1, 0, 0, 200, 200)], sha256="0" * 64),
            lambda: reader.look(report, [(1, 0, 0, 200, 200)], sha256="0" * 64),
            lambda: reader.letters(report, [1], 1, sha256="0" * 64),
        ):
            with pytest.raises(UserError, match="was changed while it was read"):
                ask()


def test_a_file_written_to_while_it_is_open_is_not_taken_for_what_was_hashed(tmp_path: Path) -> None:
    report = write_pdf(tmp_path / "a.pdf", LINES)

    def written() -> None:
        with report.open("r+b") as stream:
            stream.seek(500)
            stream.write(b"x")
        os.utime(report, ns=(0, 0))  # whoever wrote it may set the clock back

    cases: list[tuple[Callable[[], None], bool]] = [(written, True), (lambda: None, False)]
    for meddle, refused in cases:
        write_pdf(report, LINES)
        try:
            with opened(report, None) as found:
                meddle()
                assert found.sha256
        except UserError as error:
            assert refused
            assert "was changed" in error.message
        else:
            assert not refused
