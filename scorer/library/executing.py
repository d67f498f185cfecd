"""Where the reports of a run are scored: one seam, behind it this process, processes of this machine, or a cluster.

``scorer.library.cluster`` has the cluster. Nothing here decides what is scored when: ``scorer.library.batch`` hands
out jobs one by one and takes what comes back.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait as wait_for_any
from multiprocessing.util import Finalize
from typing import Any, Protocol

from scorer.errors import UserError
from scorer.library.plan import Job
from scorer.library.values import Outcome
from scorer.library.worker import Order, Worker


class Lost(Exception):
    """The process that worked on a job is gone. ``again``: the job may be innocent and is worth another try, alone."""

    def __init__(self, *, again: bool) -> None:
        super().__init__(again)
        self.again = again


class Executor(Protocol):
    """Scores jobs somewhere. All methods are called from one thread."""

    @property
    def at_once(self) -> int:
        """How many jobs to hand out at a time; may change as workers come and go."""

    def submit(self, job: Job) -> Future[Any]:
        """Hand out a job. The future is done when it is; what it holds only ``outcome`` understands."""

    def outcome(self, future: Future[Any]) -> Outcome:
        """What became of a job whose future is done; its card's files are in place afterwards.

        Raises:
            Lost: The process that worked on it is gone.
            UserError: The executor itself cannot go on.
        """

    def renew(self) -> None:
        """After jobs were lost: be ready for more."""

    def abandon(self) -> None:
        """End at once whatever is under way."""

    def close(self) -> None:
        """Give everything back; what is under way is finished first."""


class Here:
    """This process, one job after the other, while it is submitted."""

    at_once = 1

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def submit(self, job: Job) -> Future[Any]:
        """Score it now."""
        future: Future[Any] = Future()
        future.set_result(self._worker.score(job))
        return future

    def outcome(self, future: Future[Any]) -> Outcome:
        """What it returned."""
        outcome: Outcome = future.result()
        return outcome

    def renew(self) -> None:
        """Nothing is ever lost here."""

    def abandon(self) -> None:
        """Nothing is under way."""

    def close(self) -> None:
        """The worker belongs to whoever made it."""


class Processes:
    """Processes of this machine, each with a worker of its own.

    They are started when there is a report with which something is left to do, so that a run over what is done already
    needs none of them.

    Args:
        order: How to score.
        processes: How many.
        before: Gives the outcome of a report with which nothing is left to do, or None.
    """

    def __init__(self, order: Order, processes: int, before: Callable[[Job], Outcome | None] = lambda _: None) -> None:
        self.at_once = processes
        self._order = order
        self._before = before
        self._pool: ProcessPoolExecutor | None = None

    def start(self) -> None:
        """Begin to start them."""
        self._pool = self._begun()

    def submit(self, job: Job) -> Future[Any]:
        """Hand it to the next free process."""
        future: Future[Any] = Future()
        if self._pool is None:
            if (outcome := self._before(job)) is not None:
                future.set_result(outcome)
                return future
            self.start()
        assert self._pool is not None
        try:
            return self._pool.submit(_score, job)
        except BrokenProcessPool as error:  # since the last look
            future.set_exception(error)
            return future

    def outcome(self, future: Future[Any]) -> Outcome:
        """What its process said; a pool that lost one process gives up all that were under way."""
        try:
            outcome: Outcome = future.result()
        except BrokenProcessPool:
            raise Lost(again=True) from None
        return outcome

    def renew(self) -> None:
        """A new pool."""
        self.close()
        self.start()

    def abandon(self) -> None:
        """Kill them."""
        for process in multiprocessing.active_children():
            process.kill()

    def close(self) -> None:
        """Wait for them and end them."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _begun(self) -> ProcessPoolExecutor:
        # A server that imports everything once and is forked for each process; where there is none, each imports anew.
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if context.get_start_method() == "forkserver":
            context.set_forkserver_preload([Worker.__module__])
        pool = ProcessPoolExecutor(self.at_once, context, initializer=_start, initargs=(self._order,))
        with _without_ctrl_c():  # by now its semaphores have started the tracker of resources, which lets it in again
            pool.submit(_nothing)  # a pool starts its server and its processes with the first job
        return pool


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Meanwhile Ctrl-C waits, and what is started never gets it: a server that imports would end with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_worker: Worker | None = None  # one a process
_trouble: UserError | None = None  # why there is none


def _start(order: Order) -> None:
    """Begin a worker process: Ctrl-C is its parent's business, and without its parent it has none."""
    global _worker, _trouble  # noqa: PLW0603 - a process of a pool has no other place for what it keeps between jobs
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    try:
        _worker = Worker(order, parallel=False)
    except UserError as error:  # a pool would only say that it is broken
        _trouble = error
        return
    Finalize(None, _worker.close, exitpriority=10)


def _nothing() -> None:
    """A job that is done at once."""


def _end_with(sentinel: int) -> None:
    wait_for_any([sentinel])
    os._exit(1)


def _score(job: Job) -> Outcome:
    if _trouble is not None:
        raise _trouble
    assert _worker is not None
    return _worker.score(job)
