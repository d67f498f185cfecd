"""A process locks itself in before it handles a file that may be hostile; for good, with all that it starts.

Linux only, and as far as its kernel goes: Landlock (from 5.13; with connections by TCP from 6.7, with signals and
abstract sockets from 6.12) and a seccomp filter (x86-64 and ARM64). Where a part is missing the process runs without
it, and ``Hold`` says so. Afterwards it reads nothing but Python, its libraries, fonts, and what it was handed open.

It must happen before a second thread starts: what locks one thread locks only those that it starts.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]

# landlock(7): the same numbers of system calls on all architectures
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_OF_FILES = 0b111 | 1 << 14 | 1 << 15  # rights that a single file can have
_HANDLED = {1: 0x1FFF, 2: 0x3FFF, 3: 0x7FFF, 5: 0xFFFF}  # version, and what it can forbid
_NET, _SCOPE = (4, 0b11), (6, 0b11)  # from which version: bind and connect by TCP; abstract sockets and signals

# seccomp(2): what a filter looks at is the number of a call (at 0) and the architecture (at 4)
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # EPERM
_X32 = 0x40000000
_NEW = (425, 426, 427, 428, 429, 430, 431, 432, 433, 438)  # io_uring, mounts by descriptor, pidfd_getfd: everywhere
_CALLS = {  # architecture as the kernel numbers it, and the calls that are refused
    "x86_64": (
        0xC000003E,
        (
            *(41, 42, 49, 50),  # socket, connect, bind, listen
            *(101, 310, 311, 312, 298, 321, 323),  # ptrace, process_vm_*, kcmp, perf_event_open, bpf, userfaultfd
            *(248, 249, 250),  # add_key, request_key, keyctl
            *(
                155,
                161,
                165,
                166,
                272,
                304,
                308,
            ),  # pivot_root, chroot, mount, umount2, unshare, open_by_handle_at, setns
            *(175, 176, 313),  # modules of the kernel
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (  # in the same order
            *(198, 203, 200, 201),
            *(117, 270, 271, 272, 241, 280, 282),
            *(217, 218, 219),
            *(41, 51, 40, 39, 97, 265, 268),
            *(105, 106, 273),
        ),
    ),
}
_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2  # of prctl(2)


@dataclass(frozen=True, slots=True)
class Hold:
    """What a process is held back from; ``tcp`` where it can use no TCP, ``network`` where no network at all."""

    files: bool = False
    tcp: bool = False
    network: bool = False
    processes: bool = False

    def __str__(self) -> str:
        """In words, for users."""
        parts = [
            "other files" if self.files else "",
            "the network" if self.network else "connections by TCP" if self.tcp else "",
            "other processes" if self.processes else "",
        ]
        held = [part for part in parts if part]
        if not held:
            return "PDFs are read by a process that this system cannot lock in (see SECURITY.md)"
        told = " and ".join(filter(None, (", ".join(held[:-1]), held[-1])))
        some = "" if len(held) == len(parts) and self.network else "; this system can do no more (see SECURITY.md)"
        return f"PDFs are read by a process that has no access to {told}{some}"


def confine() -> Hold:
    """Lock this process in; what it is held back from then. Never raises: a system that lacks it changes nothing."""
    # A process whose lines are counted has to write down what it counted.
    if sys.platform != "linux" or "COVERAGE_PROCESS_CONFIG" in os.environ:
        return Hold()
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(_NO_NEW_PRIVS, *map(ctypes.c_ulong, (1, 0, 0, 0))) != 0:
            return Hold()
        version = _landlock(libc)
        filtered = _seccomp(libc)
    except (OSError, AttributeError, ValueError):
        return Hold()
    # Landlock keeps it from tracing processes, and its files from those of ``/proc``; signals need a newer one.
    return Hold(version >= 1, version >= _NET[0] or filtered, filtered, version >= _SCOPE[0])


def _landlock(libc: ctypes.CDLL) -> int:
    """Forbid files, connections and signals; the version of Landlock that does it, 0 where there is none."""
    size, number = ctypes.c_size_t, ctypes.c_long
    version = libc.syscall(number(_CREATE_RULESET), None, size(0), number(1))
    if version < 1:
        return 0
    handled = _HANDLED[max(v for v in _HANDLED if v <= version)]
    attributes = struct.pack(
        "=QQQ", handled, _NET[1] if version >= _NET[0] else 0, _SCOPE[1] if version >= _SCOPE[0] else 0
    )
    known = 24 if version >= _SCOPE[0] else 16 if version >= _NET[0] else 8
    rules = libc.syscall(number(_CREATE_RULESET), attributes, size(known), number(0))
    if rules < 0:
        return 0
    try:
        for path, rights in places():
            _allow(libc, rules, path, rights & handled)
        return version if libc.syscall(number(_RESTRICT_SELF), number(rules), number(0)) == 0 else 0
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    """Except a file, or a folder with all in it; one that is not there needs no exception."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except (OSError, ValueError):
        return
    try:
        rights &= -1 if path.is_dir() else _OF_FILES
        number = ctypes.c_long
        beneath = struct.pack("=Qi", rights, place)
        libc.syscall(number(_ADD_RULE), number(rules), number(1), beneath, number(0))
    finally:
        os.close(place)


def places() -> Iterator[tuple[Path, int]]:
    """What stays open, and for what: Python and its packages, the system's libraries and fonts, some of its devices."""
    read = _EXECUTE | _READ_FILE | _READ_DIR
    for name in (
        "/usr",
        "/lib",
        "/lib32",
        "/lib64",
        "/bin",
        "/nix/store",
        "/gnu/store",
        "/etc/fonts",
        "/etc/localtime",
    ):
        yield Path(name), read
    for name in ("/etc/ld.so.cache", "/dev/urandom", "/dev/random", "/dev/zero", "/proc/cpuinfo", "/proc/meminfo"):
        yield Path(name), _READ_FILE
    yield Path("/sys/devices/system/cpu"), _READ_FILE | _READ_DIR
    yield Path("/dev/null"), _READ_FILE | _WRITE_FILE
    for prefix in {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}:
        for name in ("bin", "lib", "lib64", "share", "pyvenv.cfg"):
            yield Path(prefix, name), read
    yield _ROOT / "scorer", read
    yield _ROOT, _READ_DIR  # whoever looks for the package there lists the folder
    folders = {Path(entry) for entry in sys.path if entry} | _folders_of_libraries()
    kept = set(_own_folders())
    for folder in folders - {_ROOT}:
        if not any(own.is_relative_to(folder) for own in kept):
            yield folder, read


def _own_folders() -> Iterator[Path]:
    """The user's folder and the one worked in, as far as there are any: a container's user may have no home."""
    for folder in (Path.home, Path.cwd):
        with contextlib.suppress(OSError, RuntimeError):
            yield folder()


def _folders_of_libraries() -> set[Path]:
    """Folders of the libraries that this process has loaded: they may stand anywhere, and have others beside them."""
    lines = Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    names = {line.split(maxsplit=5)[-1] for line in lines if ".so" in line}
    return {Path(name).parent for name in names if name.startswith("/")}


def _seccomp(libc: ctypes.CDLL) -> bool:
    """Refuse every socket but pairs of them, and calls that reach into other processes or into the kernel."""
    machine = os.uname().machine
    if machine not in _CALLS or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    architecture, calls = _CALLS[machine]
    lines = [(_LOAD, 0, 0, 4), (_IF_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _REFUSE), (_LOAD, 0, 0, 0)]
    tests = [(_IF_AT_LEAST, _X32), *((_IF_EQUAL, call) for call in (*calls, *_NEW))]
    lines += [(test, len(tests) - at, 0, value) for at, (test, value) in enumerate(tests)]
    lines += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in lines))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(lines), ctypes.addressof(code)))
    rest = map(ctypes.c_ulong, (0, 0))
    return bool(libc.prctl(_SET_SECCOMP, ctypes.c_ulong(_FILTER), program, *rest) == 0)


@contextmanager
def unpacking_in_memory() -> Iterator[None]:
    """Temporary files without a name are files in memory meanwhile: a library that needs one still finds room."""
    if not hasattr(os, "memfd_create"):
        yield
        return
    import tempfile

    before = tempfile.TemporaryFile
    in_memory: Any = lambda mode="w+b", **_: os.fdopen(os.memfd_create("unpacked"), mode)  # noqa: E731
    tempfile.TemporaryFile = in_memory
    try:
        yield
    finally:
        tempfile.TemporaryFile = before


def tried() -> str:
    """What holds on this system, in words, as a process finds that tries it."""
    from scorer.document.sandbox import clean_environment

    command = [sys.executable, "-P", "-m", "scorer.document.confining"]
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, env=clean_environment(), check=False)
        if done.returncode == 0:
            return done.stdout.strip()
    return str(Hold())


if __name__ == "__main__":
    sys.stdout.write(f"{confine()}\n")
