from __future__ import annotations

import itertools
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from scorer.library import batch, executing
from scorer.library.plan import Job
from scorer.library.values import Outcome
from scorer.library.worker import Order

from ..cli.conftest import RUBRIC

ROOT = Path(__file__).resolve().parent.parent.parent
JOBS = [Job(n, Path(f"{n}.pdf"), str(n)) for n in range(7)]
ORDER = Order("rubric", Path("out"))


class Pool:
    """A pool in which job 3 ends the process that gets it, and all that were handed out with it fail."""

    deadly = 3

    def __init__(self, processes: int, *_: object, **__: object) -> None:
        self.broken = False

    def submit(self, work: Callable[..., Outcome], job: Job | None = None) -> Future[Outcome]:
        future: Future[Outcome] = Future()
        if job is None:  # only to make it begin
            return future
        self.broken = self.broken or job.number == self.deadly
        if self.broken:
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(Outcome(job.number, job.named, None))
        return future

    def shutdown(self, **_: object) -> None: ...


class Idle:
    def __init__(self, *_: Any, **__: Any) -> None: ...
    def __enter__(self) -> Idle:
        return self

    def __exit__(self, *_: object) -> None: ...
    def as_before(self, job: Job) -> None: ...


def test_a_report_that_kills_its_process_costs_no_other_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executing, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr(batch, "Worker", Idle)

    outcomes = sorted(batch.run(JOBS, ORDER, 2), key=lambda o: o.number)

    assert [o.number for o in outcomes] == list(range(7))
    assert [o.number for o in outcomes if o.failure] == [3]
    assert outcomes[3].failure is not None
    assert "ended from outside" in outcomes[3].failure.message


def test_after_ctrl_c_no_other_report_is_started_and_those_under_way_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executing, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr(batch, "Worker", Idle)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "wait", interrupted)
    said: list[str] = []
    told: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        for outcome in batch.run(JOBS, ORDER, 2, stopping=lambda: said.append("stopping")):
            told.append(outcome.number)

    assert said == ["stopping"]
    assert sorted(told) == [0, 1]


def test_the_largest_file_is_not_begun_last(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(executing, "ProcessPoolExecutor", Pool)
    jobs = [Job(n, tmp_path / f"{n}.pdf", str(n)) for n in range(3)]
    for n, size in enumerate((10, 30, 20)):
        jobs[n].report.write_bytes(b"x" * size)

    outcomes = batch.spread(jobs, executing.Processes(ORDER, 2))

    assert sorted(o.number for o in itertools.islice(outcomes, 2)) == [1, 2]
    assert [o.number for o in outcomes] == [0]


def test_where_nothing_is_left_to_do_no_process_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executing, "ProcessPoolExecutor", None)
    executor = executing.Processes(ORDER, 2, lambda job: Outcome(job.number, job.named, None, fresh=False))
    assert sorted(o.number for o in batch.spread(JOBS, executor)) == list(range(7))
    executor.close()

    with pytest.raises(TypeError):  # with one report to be scored, processes are
        list(batch.spread(JOBS, executing.Processes(ORDER, 2, lambda _: None)))


_INTERRUPTED = """
import os, signal, sys, threading, time
from multiprocessing import forkserver
from pathlib import Path
from scorer.library.executing import Processes
from scorer.library.worker import Order

def interrupt():
    while (server := forkserver._forkserver._forkserver_pid) is None:
        time.sleep(0.001)
    for _ in range(20):  # it begins, and imports
        os.kill(server, signal.SIGINT)
        time.sleep(0.005)

if __name__ == "__main__":
    processes = Processes(Order(sys.argv[1], Path("out")), 2)
    thread = threading.Thread(target=interrupt)
    thread.start()
    processes.start()
    thread.join()
    print(processes._pool.submit(os.getpid).result(60) != os.getpid())
    processes.close()
    print(signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set())
"""


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="there is no server to stop")
def test_ctrl_c_does_not_reach_the_server_of_processes_as_it_imports(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(RUBRIC)
    (tmp_path / "try.py").write_text(_INTERRUPTED)
    command = [sys.executable, tmp_path / "try.py", tmp_path / "small.yaml"]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\nTrue\n", "")
