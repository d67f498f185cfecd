"""Handing a file to a process that can open none (``confining``): it gets it open, along with the request.

On Linux descriptors go through a socket of their own, one message a request; elsewhere a process opens its files
itself.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scorer.inputs import open_regular

BY_DESCRIPTOR = sys.platform == "linux"
_BUFFER = 64 * 1024  # bytes


class Handed:
    """The file that this process was handed last, if it was handed one: ``path`` is its name, ``file`` the descriptor.

    ``trouble`` is what kept the other side from opening it (an ``errno``), 0 for nothing.
    """

    def __init__(self) -> None:
        self.path: Path | None = None
        self.file = -1
        self.trouble = 0

    def take(self, path: Path, file: int, trouble: int) -> None:
        """Keep this one, and close the one before."""
        if self.file >= 0:
            os.close(self.file)
        self.path, self.file, self.trouble = path, file, trouble

    def open(self, path: Path) -> io.BufferedReader:
        """A regular file, open to be read: the one that was handed over, or any where none ever was."""
        if self.path is None:
            return open_regular(path)
        if self.trouble or self.path != path:
            number = self.trouble or errno.EACCES
            raise OSError(number, os.strerror(number), str(path))
        return io.BufferedReader(_Apart(os.dup(self.file)), _BUFFER)


HANDED = Handed()
"""Of this process."""


class _Apart(io.RawIOBase):
    """A file read at a place of its own: whoever holds the same descriptor in another process does not move it."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._file

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        count = os.preadv(self._file, [buffer], self._at)
        self._at += count
        return count

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at}.get(whence)
        place = offset + (os.fstat(self._file).st_size if base is None else base)
        if place < 0:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._at = place
        return place

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._file)


@contextmanager
def channel() -> Iterator[tuple[socket.socket, socket.socket] | None]:
    """Two ends, ours and the other process's, which is closed here in the end; None where there is no such thing."""
    if not BY_DESCRIPTOR:
        yield None
        return
    ours, theirs = socket.socketpair()
    with theirs:
        try:
            yield ours, theirs
        except BaseException:
            ours.close()
            raise


def give(ours: socket.socket, path: bytes) -> None:
    """Open a file, or take the one that we were handed ourselves, and hand it over. Raises OSError: nobody is there."""
    with contextlib.ExitStack() as stack:
        try:
            stream = stack.enter_context(HANDED.open(Path(os.fsdecode(path))))
        except (OSError, ValueError) as error:
            ours.sendall(bytes([min(getattr(error, "errno", None) or errno.EINVAL, 255)]))
            return
        socket.send_fds(ours, [b"\0"], [stream.fileno()])


def receive(theirs: socket.socket, path: bytes) -> tuple[Path, int, int]:
    """The file that came with a request: what ``Handed.take`` wants. Raises OSError: nobody is there."""
    said, files, _, _ = socket.recv_fds(theirs, 1, 1, socket.MSG_CMSG_CLOEXEC)
    if not said:
        raise BrokenPipeError
    return Path(os.fsdecode(path)), files[0] if files else -1, said[0]
