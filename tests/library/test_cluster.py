"""A real cluster: a scheduler and three workers as processes of their own, as a user would start them."""

from __future__ import annotations

import functools
import http.server
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scorer.errors import UserError
from scorer.library import batch
from scorer.library.places import reports_at
from scorer.library.plan import Job, plan
from scorer.library.store import Library
from scorer.library.values import Outcome
from scorer.library.worker import Order

from ..cli.conftest import LINES, RUBRIC, write_pdf

pytest.importorskip("distributed", reason="the extra dask is not installed")

ROOT = Path(__file__).resolve().parent.parent.parent
REPORTS = 9


@dataclass
class Dask:
    """The cluster's address and its processes, the scheduler first."""

    address: str
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *words: str, folder: Path) -> None:
        command = [sys.executable, "-m", "dask", *words]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.processes.append(
            subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )


@contextmanager
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("dask")
    cluster = Dask(f"tcp://127.0.0.1:{port}")
    cluster.start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", folder=folder)
    for n in range(3):
        place = ("--local-directory", str(folder / f"worker-{n}"))
        cluster.start(
            "worker", cluster.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", *place, folder=folder
        )
    from distributed import Client

    with Client(cluster.address, timeout=300, set_as_default=False) as client:
        client.wait_for_workers(3, timeout=300)
    yield cluster
    for process in cluster.processes:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """A cluster that works for one run after another."""
    with started(tmp_path_factory) as cluster:
        yield cluster


@pytest.fixture
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """A cluster of which something is killed."""
    with started(tmp_path_factory) as cluster:
        yield cluster


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    """Reports of different lengths, one that cannot be read, one of a company that the list names."""
    folder = tmp_path / "reports"
    for n in range(REPORTS):
        write_pdf(
            folder / f"r{n}.pdf", (*LINES, *[f"In {2000 + n} our hotline took {k} complaints." for k in range(n)])
        )
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    listed = Job(0, folder / "r3.pdf", "", company="Birch & Co")
    return plan([folder], [listed])[0]


def order(folder: Path, name: str) -> Order:
    (folder / "small.yaml").write_text(RUBRIC)
    (folder / "base-on-it.yaml").write_text('extend: small.yaml\nrubric: built\nversion: "1"\ntitle: Built on it\n')
    rubric = str(folder / "base-on-it.yaml")
    return Order(rubric, folder / name, ("html", "json", "csv"), library=folder / f"{name}.sqlite")


def cards(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def told(outcomes: list[Outcome], folder: Path) -> list[tuple[object, ...]]:
    ordered = sorted(outcomes, key=lambda outcome: outcome.number)
    return [(o.report, o.summary, o.failure, o.entry, [f.relative_to(folder) for f in o.files]) for o in ordered]


def test_the_cards_of_a_cluster_are_those_of_this_machine(standing: Dask, tmp_path: Path, jobs: list[Job]) -> None:
    here, there = order(tmp_path, "here"), order(tmp_path, "there")
    local = list(batch.run(jobs, here, 1))
    said: list[str] = []
    remote = list(batch.run(jobs, there, 1, cluster=standing.address, say=said.append))

    assert said == [f"The cluster at {standing.address} has 3 threads in 3 workers."]
    assert len(remote) == REPORTS + 1
    assert told(remote, there.out) == told(local, here.out)
    assert cards(there.out) == cards(here.out)
    # What the workers learned is in the library here: neither they nor we read a report twice.
    with Library(here.library) as one, Library(there.library) as other:
        assert other.info().counts == one.info().counts
        assert other.integrity() == "ok"
    again = list(batch.run(jobs, there, 1, cluster=standing.address))
    assert {o.number for o in again if o.fresh} == {o.number for o in again if o.failure}

    # Another rubric with the same files around it: the rubrics that ours extends travel with it.
    (tmp_path / "small.yaml").write_text(RUBRIC.replace("hotline OR grievance", "complaints"))
    changed = list(batch.run(jobs, there, 1, cluster=standing.address))
    assert {o.number for o in changed if o.summary} == {o.number for o in local if o.summary}


def test_reports_at_an_address_are_fetched_by_the_workers(standing: Dask, tmp_path: Path, jobs: list[Job]) -> None:
    here, there = order(tmp_path, "here"), order(tmp_path, "there")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path / "reports"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    addressed = plan([f"{root}/{job.report.relative_to(tmp_path / 'reports')}" for job in jobs], look=reports_at)[0]
    local = list(batch.run(addressed, here, 1))
    remote = list(batch.run(addressed, there, 1, cluster=standing.address))

    assert told(remote, there.out) == told(local, here.out)
    assert cards(there.out) == cards(here.out)
    again = list(batch.run(addressed, there, 1, cluster=standing.address))
    assert not [o.report for o in again if o.fresh and not o.failure]


def test_a_worker_killed_in_the_middle_loses_nothing(dask: Dask, tmp_path: Path, jobs: list[Job]) -> None:
    here, there = order(tmp_path, "here"), order(tmp_path, "there")
    local = list(batch.run(jobs, here, 1))
    remote: list[Outcome] = []
    for outcome in batch.run(jobs, there, 1, cluster=dask.address):
        if not remote:
            dask.processes[1].send_signal(signal.SIGKILL)
            dask.processes[1].wait()
        remote.append(outcome)

    assert told(remote, there.out) == told(local, here.out)
    assert cards(there.out) == cards(here.out)


def test_where_the_scheduler_is_lost_the_run_says_so_and_goes_on_later(
    dask: Dask, tmp_path: Path, jobs: list[Job]
) -> None:
    there = order(tmp_path, "there")
    done = []
    with pytest.raises(UserError, match="connection to the cluster was lost") as error:
        for outcome in batch.run(jobs, there, 1, cluster=dask.address):
            done.append(outcome)
            dask.processes[0].kill()
    assert error.value.where == dask.address

    rest = list(batch.run(jobs, there, 1))
    assert {o.number for o in rest if not o.fresh} >= {o.number for o in done if not o.failure}
    assert len(rest) == len(jobs)


def test_where_no_scheduler_is_one_sentence_says_so(tmp_path: Path, jobs: list[Job], monkeypatch) -> None:
    monkeypatch.setattr("scorer.library.cluster._ANSWER", 0.5)
    with pytest.raises(UserError, match="no Dask scheduler answers"):
        next(batch.run(jobs, order(tmp_path, "there"), 1, cluster="tcp://127.0.0.1:1"))
