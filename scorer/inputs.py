"""Opening what a user names: regular files only, and no more of one than a limit, so that no input hangs."""

from __future__ import annotations

import csv
import errno
import io
import os
import re
import stat
from pathlib import Path

LARGEST = 64 * 2**20
"""Bytes of an input that are read where nothing else is said."""


def open_regular(path: Path) -> io.BufferedReader:
    """Open a regular file for reading bytes, without ever waiting for it.

    Raises:
        OSError: It cannot be opened, or is a pipe, a device, a socket or a folder; ``strerror`` says which.
    """
    # O_NONBLOCK: opening a pipe would wait for whoever writes to it; asking first and opening then is not the same.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "this is a folder, not a file", str(path))
        raise OSError(errno.EINVAL, "this is not a regular file", str(path))
    return os.fdopen(handle, "rb")


def is_file(path: Path) -> bool:
    """Whether there is a regular file, or a link to one; there is none of a name that no file can have."""
    return os.path.isfile(path)  # noqa: PTH113 - ``Path.is_file`` raises where a name is too long


def is_folder(path: Path) -> bool:
    """Likewise of a folder."""
    return os.path.isdir(path)  # noqa: PTH112 - likewise


def read_bytes(path: Path, most: int = LARGEST) -> bytes:
    """All bytes of a regular file.

    Raises:
        OSError: As ``open_regular``; or there are more than ``most``.
    """
    with open_regular(path) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than the {most // 2**20} MiB that are read", str(path))
    return data


def read_text(path: Path, encoding: str = "utf-8", most: int = LARGEST) -> str:
    """The text of a regular file, with every kind of line end as a newline. Raises OSError and UnicodeDecodeError."""
    return io.TextIOWrapper(io.BytesIO(read_bytes(path, most)), encoding=encoding).read()


_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def rows_of_csv(text: str, *, strict: bool = False) -> csv.DictReader[str]:
    """The rows of a CSV file: parted by a comma, a semicolon or a tab, as a spreadsheet's country has it.

    A first line such as ``sep=;`` says by what; it counts as a line.
    """
    said, head = _SEP.match(text), text.split("\n", 1)[0]
    rows = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=said[1] if said else max(",;\t", key=head.count), strict=strict
    )
    if said:
        next(rows.reader)
    return rows


def displayed(name: str) -> str:
    """A file's name as text that can be written anywhere: bytes that are no UTF-8 are shown as unknown letters."""
    return os.fsencode(name).decode("utf-8", "replace")
