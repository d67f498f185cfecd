"""The same batch on a Dask cluster: who works on what, and what happens when a worker is lost, is Dask's business.

A job goes out with what the library knows of its report; what comes back is the card's files, which are written here,
and what was learned, which the library here takes in. A worker needs this package, and for reports that are named by
path, the same folders; nothing else of this machine.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import os
import pickle
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import scorer
from scorer.errors import EXIT_USAGE, UserError, install
from scorer.library import fingerprint, luggage, output
from scorer.library.executing import Lost
from scorer.library.plan import Job
from scorer.library.store import Kind, Row
from scorer.library.values import Outcome
from scorer.library.worker import Order, Worker

_ANSWER = 20  # seconds to wait for the scheduler
_IN_HAND = 2  # reports handed out for each thread of the cluster, so that none waits for this machine
_COUNT_AGAIN = 5  # seconds between two looks at how many there are


@dataclass(frozen=True, slots=True)
class _Back:
    """What a worker sends back: the outcome, the card's files by name, and new entries for the library."""

    outcome: Outcome
    files: tuple[tuple[str, bytes], ...]
    entries: tuple[Row, ...]


class Cluster:
    """An executor (``scorer.library.executing``) on a Dask cluster.

    Args:
        address: Of the scheduler, as ``tcp://10.0.0.1:8786``.
        order: How to score; ``out`` and ``library`` are of this machine.
        worker: This process's own, which knows the library.
        say: Takes a sentence about the cluster for the user.

    Raises:
        UserError: The extra is not installed, or no scheduler answers there.
    """

    def __init__(self, address: str, order: Order, worker: Worker, say: Callable[[str], None]) -> None:
        try:
            import distributed
            from distributed.comm.core import CommClosedError
        except ImportError:
            needs = "--cluster needs the package distributed (Dask)"
            raise UserError(needs, address, install("dask"), EXIT_USAGE) from None
        self._address, self._order, self._worker = address, order, worker
        self._killed: type[Exception] = distributed.KilledWorker
        there, files = luggage.packed(order)
        there = replace(there, out=Path("cards"), library=None)
        bundle = pickle.dumps((_ours(), there, files))
        self._bundle = (hashlib.sha256(bundle).hexdigest(), bundle)
        try:
            with ThreadPoolExecutor(1) as thread:  # an event loop may be running in this one
                thread.submit(lambda: asyncio.run(_knock(address))).result()
        except (OSError, TimeoutError, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            hint = "Start it with: dask scheduler"
            raise UserError(f"no Dask scheduler answers: {reason}", address, hint) from None
        if not os.environ.get("SCORER_DEBUG"):  # it logs tracebacks for what is said here in a sentence
            logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        client: Any = distributed.Client  # it has no types
        self._client: Any = client(address, timeout=_ANSWER, set_as_default=False)
        self._gone: tuple[type[Exception], ...] = (CancelledError, distributed.CancelledError, CommClosedError)
        self._theirs: dict[Future[Any], Any] = {}  # Dask drops what nobody holds a future of
        self._counted = (0.0, 1)
        threads = self._client.nthreads()
        here = f"{sum(threads.values())} threads in {len(threads)} workers" if threads else "no worker yet; it waits"
        say(f"The cluster at {address} has {here}.")

    @property
    def at_once(self) -> int:
        """Twice as many jobs as the cluster has threads now."""
        now = time.monotonic()
        if now - self._counted[0] > _COUNT_AGAIN:
            with self._connected():
                self._counted = (now, max(1, _IN_HAND * sum(self._client.nthreads().values())))
        return self._counted[1]

    def submit(self, job: Job) -> Future[Any]:
        """Hand it to the cluster, unless nothing is left to do."""
        future: Future[Any] = Future()
        if (before := self._worker.as_before(job)) is not None:
            future.set_result(_Back(before, (), ()))
            return future
        job = self._worker.prepared(job)
        known = self._worker.known(job, _kinds(self._order))
        there, files = luggage.packed(job)
        if not job.address:
            link = output.pdf_link(job.report, self._order.out) or ""
            there = replace(there, report=job.report.absolute(), link=link)
        with self._connected():
            theirs = self._client.submit(_score, self._bundle, there, job.named, files, known, pure=False)
        self._theirs[future] = theirs
        theirs.add_done_callback(lambda done: _pass_on(done, future))
        return future

    def outcome(self, future: Future[Any]) -> Outcome:
        """What came back; its files are written, and the library takes its entries in."""
        self._theirs.pop(future, None)
        try:
            with self._connected():
                back: _Back = future.result()
        except self._killed:
            raise Lost(again=False) from None  # Dask has tried it on several workers
        except ImportError as error:
            hint = f"Install transparency-scorer {scorer.__version__} where the workers run."
            raise UserError(f"a worker lacks a package: {error}", self._address, hint) from None
        outcome = back.outcome
        notes = output.rewrite(self._order.out, back.files) if back.files else []
        self._worker.library.take_in(back.entries)
        files = tuple(self._order.out / path.name for path in outcome.files)
        return replace(outcome, files=files, notes=(*outcome.notes, *notes))

    @contextlib.contextmanager
    def _connected(self) -> Iterator[None]:
        try:
            yield
        except self._gone:
            hint = "The same command goes on where this one ended."
            raise UserError("the connection to the cluster was lost", self._address, hint) from None

    def renew(self) -> None:
        """Dask has done so."""

    def abandon(self) -> None:
        """Leave the cluster; it drops what nobody waits for."""
        self._client.close(timeout=1)

    def close(self) -> None:
        """Leave the cluster, which goes on without us."""
        self._client.close()


def _pass_on(theirs: Any, ours: Future[Any]) -> None:
    """From a future of Dask's to one of Python's. (Dask's own way leaves it open for ever when the scheduler dies.)"""
    try:
        ours.set_result(theirs.result())
    except BaseException as error:
        ours.set_exception(error)


async def _knock(address: str) -> None:
    """See whether somebody answers: a ``Client`` that finds nobody keeps trying in the background, also at the end."""
    from distributed.comm.core import connect

    comm = await connect(address, timeout=_ANSWER)  # type: ignore[no-untyped-call]
    await comm.close()


def _kinds(order: Order) -> Sequence[Kind]:
    """What of the library is worth sending: pictures only where they are shown."""
    pictures = output.WITH_PICTURES.intersection(order.formats)
    return tuple(kind for kind in Kind if kind is not Kind.PICTURE or pictures)


def _ours() -> tuple[str, str]:
    """Two machines with the same answer make the same cards."""
    return scorer.__version__, f"{fingerprint.reading_digest()} {fingerprint.judging_digest()}"


# --- On a worker ----------------------------------------------------------------------------------------------------


class _Bench:
    """What a worker's thread keeps from job to job: the order unpacked, a rubric loaded, a reader."""

    def __init__(self, digest: str, bundle: bytes) -> None:
        from distributed import get_worker

        self.digest = digest
        code, order, files = pickle.loads(bundle)  # noqa: S301 - from the client, who may run anything here as it is
        if code != _ours():
            hint = "Install the same version of transparency-scorer, and of what it needs, everywhere."
            raise UserError("the cluster's workers run other code than this machine", None, hint, EXIT_USAGE)
        # In the worker's own folder, which Dask tidies up after a worker that was killed.
        self._folder = tempfile.TemporaryDirectory(prefix="scorer-", dir=get_worker().local_directory)
        self.place = Path(self._folder.name)
        self.order: Order = replace(luggage.unpacked(order, files, self.place), out=self.place / "cards")
        self.worker = Worker(self.order, parallel=False)

    def score(self, job: Job, named: str, known: Sequence[Row]) -> _Back:
        """Score a report with what is known of it, and leave nothing of it here."""
        library = self.worker.library
        library.take_in(known)
        outcome = self.worker.score(job)
        files = tuple((path.name, path.read_bytes()) for path in outcome.files)
        for path in outcome.files:
            path.unlink()
        digest = self.worker.digest(job) or ""
        old = set(known)
        new = tuple(row for row in library.entries(digest, _kinds(self.order)) if row not in old)
        library.forget(digest)
        return _Back(replace(outcome, report=named), files, new)

    def close(self) -> None:
        """Give everything back."""
        self.worker.close()
        self._folder.cleanup()


_threads = threading.local()  # a worker may have several threads, and neither a reader nor a library can be shared


def _score(bundle: tuple[str, bytes], job: Job, named: str, files: luggage.Files, known: Sequence[Row]) -> _Back:
    bench: _Bench | None = getattr(_threads, "bench", None)
    if bench is None or bench.digest != bundle[0]:
        if bench is not None:
            bench.close()
        bench = _threads.bench = _Bench(*bundle)
    return bench.score(luggage.unpacked(job, files, bench.place), named, known)
