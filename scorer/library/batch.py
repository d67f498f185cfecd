"""Many reports in one run: each is scored by a worker that never lets one report end the others."""

from __future__ import annotations

import contextlib
import functools
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, as_completed, wait
from typing import Any

from scorer.errors import EXIT_TROUBLE
from scorer.library.documents import Progress
from scorer.library.executing import Executor, Here, Lost, Processes
from scorer.library.plan import Job
from scorer.library.values import Failure, Outcome
from scorer.library.worker import Order, Worker


def run(
    jobs: Sequence[Job],
    order: Order,
    processes: int,
    *,
    cluster: str | None = None,
    progress: Progress | None = None,
    stopping: Callable[[], None] = lambda: None,
    say: Callable[[str], None] = lambda _: None,
) -> Generator[Outcome, None, None]:
    """Score every job; yields each outcome as it comes, in no fixed order (``Outcome.number`` tells which).

    Args:
        jobs: What to score.
        order: How.
        processes: How many at a time; with one, the work is done in this process. A single report that is long is
            read by two, where so many are allowed.
        cluster: Address of a Dask scheduler: the work is done there instead, whatever ``processes`` is.
        progress: Called with job, pages read and pages in all, where the work is done in this process.
        stopping: Called after Ctrl-C, before the reports under way in other processes are waited for.
        say: Takes a sentence for the user about where the work is done.

    Raises:
        UserError: The rubric, the library or the cluster cannot be used at all.
        KeyboardInterrupt: After Ctrl-C; no report is left half written.
    """
    with contextlib.ExitStack() as closing:
        # A worker here in any case: a bad rubric is said once, before any report is begun.
        worker = closing.enter_context(Worker(order, progress, parallel=processes > 1))
        executor: Executor
        if cluster is not None:
            from scorer.library.cluster import Cluster

            executor = Cluster(cluster, order, worker, say)
        elif processes > 1 and len(jobs) > 1:
            executor = Processes(order, min(processes, len(jobs)), worker.as_before)
        else:
            executor = Here(worker)
        closing.enter_context(contextlib.closing(executor))
        yield from spread(jobs, executor, stopping)


def spread(
    jobs: Sequence[Job], executor: Executor, stopping: Callable[[], None] = lambda: None
) -> Generator[Outcome, None, None]:
    """Hand the jobs to an executor, the largest files first: a large one begun last keeps one process busy alone.

    A job whose process died with others' at work is tried again, alone in a process, where it can harm nobody else.
    """
    rest = deque(jobs if executor.at_once <= 1 else sorted(jobs, key=_size, reverse=True))
    alone: deque[Job] = deque()
    while rest or alone:
        lost: list[Job] = []
        if alone:
            yield from _round(deque([alone.popleft()]), executor, None, stopping)
        else:
            yield from _round(rest, executor, lost, stopping)
        alone.extend(lost)


def _round(
    rest: deque[Job], executor: Executor, lost: list[Job] | None, stopping: Callable[[], None]
) -> Generator[Outcome, None, None]:
    """Take jobs from ``rest`` until none is left or a process dies; jobs worth another try then go to ``lost``."""
    under_way: dict[Future[Any], Job] = {}
    told = functools.partial(_outcome, executor, lost)
    broken = False
    try:
        while under_way or (rest and not broken):
            # Not many more than there are processes: what an executor has taken in it finishes, also after Ctrl-C.
            while rest and not broken and len(under_way) < max(1, executor.at_once):
                under_way[executor.submit(rest[0])] = rest[0]
                rest.popleft()
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                outcome, gone = told(future, under_way[future])
                del under_way[future]
                broken = broken or gone
                if outcome is not None:
                    yield outcome
    except KeyboardInterrupt:
        if under_way:
            stopping()
        try:
            for future in as_completed(under_way):
                if (outcome := told(future, under_way[future])[0]) is not None:
                    yield outcome
        except KeyboardInterrupt:
            executor.abandon()
        raise
    if broken:
        executor.renew()


def _outcome(executor: Executor, lost: list[Job] | None, future: Future[Any], job: Job) -> tuple[Outcome | None, bool]:
    """What became of a job, and whether the executor needs to be renewed; no outcome for one that is tried again."""
    try:
        return executor.outcome(future), False
    except Lost as loss:
        if loss.again and lost is not None:
            lost.append(job)
            return None, True
        message = "the process that scored it was ended from outside (is there enough memory?)"
        return Outcome.failed(job, Failure(message, None, EXIT_TROUBLE)), loss.again


def _size(job: Job) -> int:
    """Bytes of a job's file; 0 where that cannot be told here."""
    try:
        return 0 if job.address else job.report.stat().st_size
    except OSError:
        return 0
