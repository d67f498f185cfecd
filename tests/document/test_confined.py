"""The process that reads: no inherited secrets, limits that it cannot lift, no large file that it can write."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scorer.document.reading import Limits, Reader
from scorer.document.sandbox import clean_environment

from .raw_pdf import report

pytestmark = pytest.mark.own_process

linux = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs Linux's /proc")


@linux
@pytest.mark.parametrize("pages", [1, 40])  # with the second, a helper is started by it
def test_it_inherits_no_secret_and_cannot_lift_its_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    for name in ("AWS_SECRET_ACCESS_KEY", "SCORER_PASSWORD", "GITHUB_TOKEN", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "very-secret")
    report(tmp_path / "a.pdf", pages)
    with Reader(Limits(memory_mb=1000)) as reader:
        reader.read(tmp_path / "a.pdf")
        process = reader._sandbox._process
        assert process is not None
        group = [
            path for path in Path("/proc").iterdir() if path.name.isdecimal() and _group_of(path.name) == process.pid
        ]
        assert len(group) == (1 if pages == 1 or len(os.sched_getaffinity(0)) < 2 else 2)
        for folder in group:
            assert b"very-secret" not in (folder / "environ").read_bytes()
            assert b"PATH=" in (folder / "environ").read_bytes()
            limits = (folder / "limits").read_text().splitlines()
            rows = {line[:26].strip(): line[26:].split()[:2] for line in limits[1:]}
            assert int(rows["Max address space"][0]) < int(rows["Max address space"][1]) == 1000 * 2**20
            assert rows["Max file size"] == [str(512 * 2**20)] * 2
            assert rows["Max core file size"] == ["0", "0"]


def _group_of(pid: str) -> int:
    try:
        return os.getpgid(int(pid))
    except ProcessLookupError:
        return 0


def test_its_environment_holds_what_is_named_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOMETHING_NEW", "1")
    assert "SOMETHING_NEW" not in clean_environment()
    assert "PATH" in clean_environment()
