"""The process that reads is locked in: no other file, no network, no other process, and nothing written."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scorer.document import confining, handing
from scorer.document.confining import Hold, confine
from scorer.document.model import Document
from scorer.document.reading import Reader
from scorer.document.sandbox import clean_environment

from .raw_pdf import report

pytestmark = pytest.mark.own_process

ROOT = Path(__file__).resolve().parents[2]

# What a file that has taken over the process would try; it writes down what it could do.
TRIES = """
import json, os, socket, subprocess, sys
from scorer.document.confining import confine
given = open(sys.argv[1], "rb")
hold = confine()
secret, folder, port, pid = sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])

def can(do):
    try:
        do()
    except OSError:
        return False
    return True

def reach(kind, address):
    with socket.socket(*kind) as s:
        s.settimeout(5)
        s.connect(address)

did = {
    "given": can(lambda: given.read()),
    "python": can(lambda: __import__("colorsys")) and can(lambda: __import__("numpy")),
    "read": can(lambda: open(secret).read()),
    "list": can(lambda: os.listdir(folder)),
    "passwords": can(lambda: open("/etc/passwd").read()),
    "environments": can(lambda: open(f"/proc/{pid}/environ", "rb").read()),
    "list processes": can(lambda: os.listdir("/proc")),
    "write": can(lambda: open(folder + "/new", "w")),
    "overwrite": can(lambda: open(secret, "r+")),
    "truncate": can(lambda: os.truncate(secret, 0)),
    "remove": can(lambda: os.unlink(secret)),
    "rename": can(lambda: os.rename(secret, secret + ".old")),
    "link": can(lambda: os.symlink("/etc/passwd", folder + "/link")),
    "temporary": can(lambda: open("/tmp/scorer-left-behind", "w")),
    "tcp": can(lambda: reach((socket.AF_INET, socket.SOCK_STREAM), ("127.0.0.1", port))),
    "udp": can(lambda: reach((socket.AF_INET, socket.SOCK_DGRAM), ("127.0.0.1", 53))),
    "unix": can(lambda: reach((socket.AF_UNIX, socket.SOCK_STREAM), folder + "/socket")),
    "signal": can(lambda: os.kill(pid, 0)),
    "child reads": subprocess.run(["/bin/cat", secret], capture_output=True).returncode == 0,
}
json.dump({"hold": [hold.files, hold.tcp, hold.network, hold.processes], "did": did}, sys.stdout)
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the kernel here holds back, and what a process that is locked in could do."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "secret").write_text("a secret", encoding="ascii")
    (folder / "given").write_text("a report", encoding="ascii")
    environment = {k: v for k, v in clean_environment().items() if k != "COVERAGE_PROCESS_CONFIG"}
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as local:
        local.bind(str(folder / "socket"))
        local.listen()
        arguments = [folder / "given", folder / "secret", folder, server.getsockname()[1], os.getpid()]
        done = subprocess.run(
            [sys.executable, "-P", "-c", TRIES, *map(str, arguments)],
            capture_output=True,
            text=True,
            env=environment,
            cwd=folder,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert (folder / "secret").exists() or not json.loads(done.stdout)["hold"][0]
    told: dict[str, Any] = json.loads(done.stdout)
    return told


needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process lock itself in")


@needs_linux
def test_it_reads_and_writes_no_other_file(tried: dict[str, Any]) -> None:
    if not tried["hold"][0]:
        pytest.skip("this kernel has no Landlock")
    did = tried["did"]
    assert did.pop("given") and did.pop("python")
    for name in ("read", "list", "passwords", "environments", "list processes", "write", "overwrite", "truncate"):
        assert not did[name], name
    for name in ("remove", "rename", "link", "temporary", "child reads"):
        assert not did[name], name


@needs_linux
def test_it_reaches_no_network(tried: dict[str, Any]) -> None:
    _, tcp, network, _ = tried["hold"]
    if not tcp:
        pytest.skip("this kernel has neither Landlock for TCP nor a filter for this processor")
    assert not tried["did"]["tcp"]
    if network:
        assert not tried["did"]["udp"] and not tried["did"]["unix"]


@needs_linux
def test_it_signals_no_other_process(tried: dict[str, Any]) -> None:
    if not tried["hold"][3]:
        pytest.skip("this kernel's Landlock knows no signals")
    assert not tried["did"]["signal"]


def held(process: Path) -> tuple[bool, bool]:
    """Whether a process is under a filter, and can gain no privileges."""
    lines = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines() if ":" in line)
    return lines["Seccomp"].strip() == "2", lines["NoNewPrivs"].strip() == "1"


@needs_linux
@pytest.mark.parametrize("pages", [1, 40])
def test_the_process_that_reads_is_locked_in_and_so_is_its_helper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    report(tmp_path / "a.pdf", pages)
    with Reader() as reader:
        reader.read(tmp_path / "a.pdf")
        process = reader._sandbox._process
        assert process is not None
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        assert len(children) == (1 if pages > 1 and len(os.sched_getaffinity(0)) > 1 else 0)
        for pid in (str(process.pid), *children):
            filtered, no_new = held(Path("/proc", pid))
            assert no_new
            assert filtered or os.uname().machine not in confining._CALLS


def test_what_is_read_is_the_same_without_any_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere the process opens the file itself."""
    report(tmp_path / "a.pdf", 40)
    with Reader() as reader:
        one = reader.read(tmp_path / "a.pdf")
    monkeypatch.setattr(handing, "BY_DESCRIPTOR", False)
    monkeypatch.setenv("COVERAGE_PROCESS_CONFIG", "")  # so that it is not locked in
    with Reader() as reader:
        other = reader.read(tmp_path / "a.pdf")
    assert isinstance(one, Document) and one == other


def test_who_has_no_home_and_works_in_a_folder_that_is_gone_is_locked_in_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(error: type[Exception]) -> Callable[[], Path]:
        def raises() -> Path:
            raise error("no such place")

        return raises

    monkeypatch.setattr(Path, "home", none(RuntimeError))  # a container's user without a name
    monkeypatch.setattr(Path, "cwd", none(FileNotFoundError))
    assert Path("/usr") in {path for path, _ in confining.places()}


@pytest.mark.parametrize("trouble", [OSError, AttributeError, lambda *_: 0])
def test_a_system_that_lacks_it_changes_nothing(monkeypatch: pytest.MonkeyPatch, trouble: Any) -> None:
    class Libc:
        def __init__(self, *_: object, **__: object) -> None:
            if isinstance(trouble, type):
                raise trouble

        def prctl(self, *_: object) -> int:
            return -1

        syscall = prctl

    monkeypatch.setattr(confining.ctypes, "CDLL", Libc)
    assert confine() == Hold()
    monkeypatch.setattr(Libc, "prctl", lambda _, number, *__: 0 if number == confining._NO_NEW_PRIVS else -1)
    assert confine() == Hold()


def test_what_stays_open_holds_neither_home_nor_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confining, "_folders_of_libraries", set)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setattr(
        sys, "path", [str(tmp_path), str(tmp_path.parent), str(tmp_path / "elsewhere"), str(Path.home())]
    )
    read = {path for path, rights in confining.places() if rights & confining._READ_FILE}
    assert tmp_path / "elsewhere" in read
    assert not {tmp_path, tmp_path.parent, Path.home(), Path("/"), ROOT, Path("/proc"), Path("/tmp")} & read


def test_it_says_in_words_what_holds() -> None:
    whole = str(Hold(files=True, tcp=True, network=True, processes=True))
    assert whole == "PDFs are read by a process that has no access to other files, the network and other processes"
    assert "other files and connections by TCP; this system can do no more" in str(Hold(files=True, tcp=True))
    assert "cannot lock in" in str(Hold())


@pytest.mark.skipif(not handing.BY_DESCRIPTOR, reason="files are opened by who reads them")
def test_a_handed_file_is_read_at_a_place_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(range(256)) * 1000)
    given = handing.Handed()
    with path.open("rb", buffering=0) as same:
        given.take(path, os.dup(same.fileno()), 0)
        with given.open(path) as one, given.open(path) as other:
            assert one.read(10) == other.read(10) == bytes(range(10))
            same.seek(77)
            assert one.read(2) == b"\x0a\x0b"
            assert one.seek(-2, os.SEEK_END) == 255_998 and one.read() == b"\xfe\xff"
            assert one.seek(0) == 0 and len(one.read()) == 256_000
            with pytest.raises(OSError, match="Invalid"):
                one.seek(-1)
        with pytest.raises(OSError, match="denied"):
            given.open(tmp_path / "b")
        given.take(path, -1, 2)
        with pytest.raises(OSError, match="No such file"):
            given.open(path)


def test_what_cannot_be_opened_any_more_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    report(path, 1)
    from scorer.document import reading

    def vanish(*_: object) -> int:
        path.unlink()
        return 0

    check: Callable[..., int] = vanish
    monkeypatch.setattr(reading, "check_file", check)
    with Reader() as reader, pytest.raises(reading.UserError, match="cannot be read: No such file"):
        reader.read(path)


def test_temporary_files_without_a_name_are_in_memory_meanwhile() -> None:
    import tempfile

    before = tempfile.TemporaryFile
    with confining.unpacking_in_memory(), tempfile.TemporaryFile(suffix=".x") as file:
        file.write(b"abc")
        file.seek(0)
        assert file.read() == b"abc"
        if sys.platform == "linux":
            assert "memfd" in str(Path(f"/proc/self/fd/{file.fileno()}").readlink())
    assert tempfile.TemporaryFile is before
