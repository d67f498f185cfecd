"""Judging has a limit of time, too: whatever a report makes it do, it is one line, and the next report is scored."""

from __future__ import annotations

import re
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from scorer.document.reading import Limits
from scorer.errors import EXIT_TROUBLE
from scorer.library import worker as room
from scorer.library.deadline import Overdue, within
from scorer.library.plan import Job
from scorer.library.worker import Order, Worker

from ..cli.conftest import RUBRIC, write_pdf

pytestmark = [pytest.mark.own_process, pytest.mark.skipif(sys.platform == "win32", reason="needs an alarm")]


def endlessly(*_: object, **__: object) -> None:
    """A regular expression that would take longer than anybody lives."""
    re.match(r"(a+)+$", "a" * 100 + "b")


def test_a_report_that_is_judged_without_end_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "small.yaml").write_text(RUBRIC)
    report = write_pdf(tmp_path / "a.pdf")
    order = Order(rubric=str(tmp_path / "small.yaml"), out=tmp_path / "out", formats=("json",), library=tmp_path / "l")
    with Worker(order) as worker:
        with monkeypatch.context() as patched:
            patched.setattr(room, "assess", endlessly)
            patched.setattr(room, "Limits", lambda: replace(Limits(), seconds=3))
            failure = worker.score(Job(0, report, "a")).failure
        assert failure is not None
        assert failure.message == "it took longer than 3 seconds in all, reading and judging"
        assert failure.exit_code == EXIT_TROUBLE
        assert worker.score(Job(0, report, "a")).failure is None


def test_the_alarm_is_off_afterwards_and_off_in_other_threads() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with within(100):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    with pytest.raises(Overdue), within(0.01):
        endlessly()
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert signal.getsignal(signal.SIGALRM) == before
    entered: list[bool] = []

    def elsewhere() -> None:
        with within(0.01):
            entered.append(True)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert entered == [True]
