"""Reading processes that are lent from test to test: starting one costs as much as reading twenty pages.

A reader that is closed in order leaves its process idle, and the next reader takes it, as a batch goes from report to
report. That this changes nothing is tested with processes of their own (``tests/library/test_same.py``,
``tests/document/test_fresh.py``); so is all that is about a process itself, in modules marked ``own_process``.
"""

from __future__ import annotations

import os
import queue
import socket
import subprocess
from typing import Any, ClassVar

from scorer.document import wire
from scorer.document.sandbox import Sandbox, clean_environment

_MOST = 2  # idle ones of a kind
_FAT = 300  # MiB; who held so much is not lent on, or its next reader would retire it

Key = tuple[Any, ...]
Replies = queue.Queue[wire.Reply | Exception | None]


class Lent(Sandbox):
    """A reading process that outlives the reader, and is taken up by the next that would have started the same one."""

    _idle: ClassVar[dict[Key, list[tuple[subprocess.Popen[bytes], Replies, socket.socket | None]]]] = {}
    _key: Key = ()
    _is_fat = False

    def send(self, request: wire.Request) -> None:
        if self._process is None:
            # What limits a process and what it sees are those of its first request, for good.
            self._key = (os.getpid(), request.memory_mb, *sorted(clean_environment().items()))
            self._is_fat = False
            waiting = self._idle.get(self._key, [])
            while waiting and self._process is None:
                process, replies, files = waiting.pop()
                if process.poll() is None:
                    self._process, self._replies, self._files = process, replies, files
        super().send(request)

    def receive(self, seconds: float) -> wire.Reply | Exception | None:
        reply = super().receive(seconds)
        if isinstance(reply, wire.ReadReply):
            self._is_fat = reply.peak_mb > _FAT
        return reply

    def close(self, patience: float = 2.0) -> None:
        process, waiting = self._process, self._idle.setdefault(self._key, [])
        is_well = process is not None and process.poll() is None and self._replies.empty() and not self._is_fat
        if patience and process is not None and is_well and len(waiting) < _MOST:
            waiting.append((process, self._replies, self._files))
            self._process = self._files = None
            return
        super().close(patience)

    @classmethod
    def end_all(cls) -> None:
        """End those that are idle, in order."""
        for key, waiting in cls._idle.items():
            for process, _, files in waiting if key[:1] == (os.getpid(),) else ():
                sandbox = Sandbox()
                sandbox._process, sandbox._files = process, files
                sandbox.close()
        cls._idle.clear()
