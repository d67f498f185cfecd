"""The reading process as seen from outside: started once, asked again and again, ended whole when it misbehaves."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, BinaryIO, cast

from scorer.document import handing, wire
from scorer.errors import Cause

_PATIENCE = 2.0  # seconds; an idle process needs some milliseconds
_ROOT = Path(__file__).resolve().parents[2]
_CRASHES = frozenset({"SIGSEGV", "SIGBUS", "SIGABRT", "SIGFPE", "SIGILL", "SIGTRAP", "SIGSYS"})


_NEEDED = (  # what Python and the system's libraries go by; no name of a key, a token or a password is among them
    *("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH"),
    *("SYSTEMROOT", "WINDIR", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "DYLD_LIBRARY_PATH", "VIRTUAL_ENV"),
    *("PYTHONHOME", "PYTHONUTF8", "PYTHONUSERBASE", "PYTHONNOUSERSITE"),
    "COVERAGE_PROCESS_CONFIG",  # which lines tests reach is measured there, too
)


def clean_environment() -> dict[str, str]:
    """The environment of a process that handles files that may be hostile: what it needs to run, and no more."""
    paths = [str(_ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {
        **{name: os.environ[name] for name in _NEEDED if name in os.environ},
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(str(Path(p).resolve()) for p in paths)),
        "PYTHONDONTWRITEBYTECODE": "1",  # it is to write nothing of its own
        "OPENBLAS_NUM_THREADS": "1",  # each of its threads would reserve address space
        "OMP_NUM_THREADS": "1",
    }


class Died(Exception):
    """The process ended, hung or spoke nonsense; ``reason`` says which, in plain words, ``cause`` who is to blame."""

    def __init__(self, reason: str, done: int = 0, cause: Cause = Cause.PERHAPS) -> None:
        super().__init__(reason)
        self.reason = reason
        self.done = done
        self.cause = cause


class Sandbox:
    """One child process with limits of its own. Not thread-safe: one request at a time."""

    def __init__(self, *, own_session: bool = True) -> None:
        """``own_session``: the process leads a group of its own, which is ended whole."""
        self._own_session = own_session
        self._process: subprocess.Popen[bytes] | None = None
        self._files: socket.socket | None = None  # where files are handed over
        self._replies: queue.Queue[wire.Reply | Exception | None] = queue.Queue()

    def ask(
        self,
        request: wire.Request,
        *,
        seconds: float,
        stall_seconds: float,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> wire.Reply:
        """Send a request and wait for its reply.

        Args:
            request: What to do.
            seconds: Wall-clock limit for all of it.
            stall_seconds: Limit for the time between two signs of life.
            on_progress: Called with done and total.

        Raises:
            Died: No reply came; the process is gone, the next request starts another one.
        """
        done = 0
        try:
            try:
                self.send(request)
            except OSError as error:
                raise Died("the reading process ended unexpectedly", cause=Cause.OUTSIDE) from error
            began = time.monotonic()
            while True:
                left = began + seconds - time.monotonic()
                try:
                    reply = self.receive(max(0.01, min(stall_seconds, left)))
                except TimeoutError:
                    if left <= stall_seconds:
                        raise Died(f"reading took longer than {seconds:g} seconds", done) from None
                    raise Died(f"reading made no headway for {stall_seconds:g} seconds", done) from None
                if reply is None:
                    process = self._process
                    reason, cause = _death(process.wait(timeout=10) if process else 0)
                    raise Died(reason, done, cause)
                if isinstance(reply, Exception):
                    raise Died("the reading process ended unexpectedly", done) from reply
                if not isinstance(reply, wire.Progress):
                    return reply
                done = reply.done
                if on_progress is not None:
                    on_progress(reply.done, reply.total)
        except BaseException:
            self.close(patience=0)
            raise

    def send(self, request: wire.Request) -> None:
        """Send a request, and start the process for it if there is none. Raises OSError where it is gone."""
        self._start()
        assert self._process is not None
        if self._files is not None:
            handing.give(self._files, request.path)
        wire.send(cast(BinaryIO, self._process.stdin), request)

    def receive(self, seconds: float) -> wire.Reply | Exception | None:
        """The next thing the process says; None where it ended, an exception where it spoke nonsense.

        Raises:
            TimeoutError: It said nothing for so long.
        """
        try:
            return self._replies.get(timeout=seconds) if seconds > 0 else self._replies.get_nowait()
        except queue.Empty:
            raise TimeoutError from None

    def close(self, patience: float = _PATIENCE) -> None:
        """End the process and everything it started: it ends by itself when nobody asks any more, else it is killed.

        Args:
            patience: Seconds that it has for that; none where it misbehaved.
        """
        process, self._process = self._process, None
        files, self._files = self._files, None
        if files is not None:
            files.close()
        if process is None:
            return
        if patience and _ends_by_itself(process, patience):
            return
        if self._own_session:
            _end_group(process)
        process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self.close(patience=0)
        # -P keeps the current folder off the import path: it may be a folder of somebody else's files.
        command = [sys.executable, "-P", "-m", "scorer.document.child"]
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        with handing.channel() as ends:
            passed = [] if ends is None else [ends[1].fileno()]
            self._process = subprocess.Popen(
                [*command, *map(str, passed)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=clean_environment(),
                start_new_session=self._own_session,
                creationflags=flags,
                pass_fds=passed,
            )
            self._files = ends and ends[0]
        self._replies = queue.Queue()
        threading.Thread(target=_listen, args=(self._process.stdout, self._replies), daemon=True).start()


def _listen(stream: IO[bytes] | None, replies: queue.Queue[wire.Reply | Exception | None]) -> None:
    """Pass on what the child says; a thread, because pipes cannot be waited for with a time limit everywhere."""
    try:
        while (reply := wire.receive_reply(cast(BinaryIO, stream))) is not None:
            replies.put(reply)
        replies.put(None)
    except (ValueError, OSError) as error:
        replies.put(error)


def _ends_by_itself(process: subprocess.Popen[bytes], patience: float) -> bool:
    """Whether the process ends when its input does; what it started sees the same, and ends with it."""
    with contextlib.suppress(OSError):
        assert process.stdin is not None
        process.stdin.close()
    try:
        process.wait(timeout=patience)
    except subprocess.TimeoutExpired:
        return False
    with contextlib.suppress(OSError):
        assert process.stdout is not None
        process.stdout.close()
    return True


def _end_group(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # its own session: the group is the child and what it started


def _death(code: int) -> tuple[str, Cause]:
    """What an exit code says, and who is to blame: a crash is the file's doing, an end by somebody's hand is not."""
    if code >= 0:
        return f"the reading process ended unexpectedly{f' (code {code})' if code else ''}", Cause.OUTSIDE
    name = _signal_name(-code)
    if name in _CRASHES:
        return f"the file makes the PDF reader crash ({name})", Cause.PERHAPS
    return f"the reading process was ended from outside ({name}), perhaps for want of memory", Cause.OUTSIDE


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
