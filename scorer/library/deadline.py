"""One limit of time for all the work on a report: reading limits itself, judging is interrupted wherever it is."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Overdue(Exception):
    """The work took longer than it may; ``seconds`` is how long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"it took longer than {seconds:g} seconds in all")
        self.seconds = seconds


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Interrupt what is done inside after so many seconds, also in the middle of a regular expression.

    Where the system has no alarm, or this is no process's main thread (a cluster's worker), there is no limit.

    Raises:
        Overdue: The time was up.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Overdue(seconds)

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
