"""What is remembered of a report that could not be read: what the file does every time, not what happened around it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from scorer.document import wire
from scorer.document.sandbox import Sandbox
from scorer.library.plan import Job
from scorer.library.values import Outcome
from scorer.library.worker import Order, Worker

from ..cli.conftest import RUBRIC, write_pdf

pytestmark = [pytest.mark.own_process, pytest.mark.skipif(sys.platform == "win32", reason="needs signals")]


@pytest.fixture
def order(tmp_path: Path) -> Order:
    (tmp_path / "small.yaml").write_text(RUBRIC)
    return Order(rubric=str(tmp_path / "small.yaml"), out=tmp_path / "out", formats=("json",), library=tmp_path / "l")


def score(order: Order, report: Path, ending: signal.Signals | None, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Score in a process of its own, which ends by a signal as soon as it is asked."""
    send = Sandbox.send

    def ended(self: Sandbox, request: wire.Request) -> None:
        send(self, request)
        assert self._process is not None
        if ending is not None:
            os.kill(self._process.pid, ending)

    with monkeypatch.context() as patched, Worker(order) as worker:
        patched.setattr(Sandbox, "send", ended)
        return worker.score(Job(0, report, "a"))


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_a_reader_that_somebody_ended_is_not_the_files_fault(
    order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: signal.Signals
) -> None:
    report = write_pdf(tmp_path / "a.pdf")
    for _ in range(3):
        failed = score(order, report, ending, monkeypatch).failure
        assert failed is not None
        assert f"was ended from outside ({ending.name})" in failed.message
        assert "As found before" not in str(failed.hint)
    assert score(order, report, None, monkeypatch).failure is None


def test_a_crash_is_remembered_when_it_happens_twice(
    order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, once = write_pdf(tmp_path / "a.pdf"), write_pdf(tmp_path / "b.pdf", ("Alder", "Another report of 2024"))
    for path, times in ((report, 2), (once, 1)):
        for _ in range(times):
            failed = score(order, path, signal.SIGSEGV, monkeypatch).failure
            assert failed is not None
            assert failed.message == "the file makes the PDF reader crash (SIGSEGV)"
            assert "As found before" not in str(failed.hint)
    remembered = score(order, report, None, monkeypatch).failure
    assert remembered is not None
    assert "As found before" in str(remembered.hint)
    assert score(order, once, None, monkeypatch).summary is not None
