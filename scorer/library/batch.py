"""Many reports in one run: each is scored by a worker that never lets one report end the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for_any

from scorer.errors import EXIT_TROUBLE
from scorer.library.plan import Job
from scorer.library.values import Failure, Outcome
from scorer.library.worker import Order, Progress, Worker

_worker: Worker | None = None  # one a process


def run(
    jobs: Sequence[Job],
    order: Order,
    processes: int,
    *,
    progress: Progress | None = None,
    stopping: Callable[[], None] = lambda: None,
) -> Generator[Outcome, None, None]:
    """Score every job; yields each outcome as it comes, in no fixed order (``Outcome.number`` tells which).

    Args:
        jobs: What to score.
        order: How.
        processes: How many at a time; with one, the work is done in this process.
        progress: Called with job, pages read and pages in all, where the work is done in this process.
        stopping: Called after Ctrl-C, before the reports under way in other processes are waited for.

    Raises:
        UserError: The rubric or the library cannot be used at all.
        KeyboardInterrupt: After Ctrl-C; no report is left half written.
    """
    with Worker(order, progress) as worker:  # here in any case: a bad rubric is said once, before anything starts
        if processes <= 1 or len(jobs) <= 1:
            for job in jobs:
                yield worker.score(job)
            return
    rest = deque(jobs)
    while rest:
        lost: list[Job] = []
        yield from _round(rest, order, processes, lost, stopping)
        for job in lost:  # a process died: one of these did it, and alone in a process it harms nobody
            again: list[Job] = []
            yield from _round(deque([job]), order, 1, again, stopping)
            for culprit in again:
                message = "the process that scored it was ended from outside (is there enough memory?)"
                yield Outcome.failed(culprit, Failure(message, None, EXIT_TROUBLE))


def _round(
    rest: deque[Job], order: Order, processes: int, lost: list[Job], stopping: Callable[[], None]
) -> Generator[Outcome, None, None]:
    """Take jobs from ``rest`` until none is left or a process dies; then the jobs under way go to ``lost``."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, context, initializer=_start, initargs=(order,))
    under_way: dict[Future[Outcome], Job] = {}
    try:
        while rest or under_way:
            # No more than there are processes: what a pool has taken in it finishes, also after Ctrl-C.
            while rest and len(under_way) < processes:
                under_way[pool.submit(_score, rest[0])] = rest[0]
                rest.popleft()
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                outcome = future.result()
                del under_way[future]
                yield outcome
    except BrokenProcessPool:
        lost.extend(under_way.values())
    except KeyboardInterrupt:
        stopping()
        try:
            for future in as_completed(under_way):
                yield future.result()
        except KeyboardInterrupt:
            for process in multiprocessing.active_children():
                process.kill()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(order: Order) -> None:
    """Begin a worker process: Ctrl-C is its parent's business, and without its parent it has none."""
    global _worker  # noqa: PLW0603 - a process of a pool has no other place for what it keeps between jobs
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    _worker = Worker(order, parallel=False)


def _end_with(sentinel: int) -> None:
    wait_for_any([sentinel])
    os._exit(1)


def _score(job: Job) -> Outcome:
    assert _worker is not None
    return _worker.score(job)
