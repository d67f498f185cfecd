"""Seals: what scorer writes carries a digest of itself, so that a file that somebody changed since is known as theirs.

The seal travels with the file: it needs no library, and no list in the folder that a copy of the file would lack.
"""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path, PurePath

from scorer.inputs import is_file, open_regular

_NAME = b"scorer-seal:"
_DIGITS = 64
NO_SEAL = _NAME + b"0" * _DIGITS
"""A seal before there is one: the digest is that of the file with this in its place."""

_NEAR_END = 4096  # bytes of a PDF that hold its seal
_BITS = 64  # cells of a table that tell its digest; fewer where it has fewer words
_QUOTED = re.compile('[",\r\n]')  # what cannot stand in a cell without quotes


def sealed(name: str, data: bytes) -> bytes:
    """A file with its seal: in a comment, a key or a field that nobody who opens it sees.

    Args:
        name: A name, or the end of one, that says by its suffix what the file is. A Parquet file brings ``NO_SEAL``.
        data: What is in it; what has a seal already stays as it is.
    """
    kind = PurePath(f"card{name}").suffix.lower()
    if kind == ".csv":
        return _sealed_table(data)
    if is_intact(data, table=False):
        return data
    if kind in (".html", ".md"):
        data += b"<!-- " + NO_SEAL + b" -->\n"
    elif kind == ".pdf":
        data = data.rstrip(b"\n") + b"\n%" + NO_SEAL + b"\n"
    elif kind == ".xlsx":
        data = _with_comment(data)
    elif kind == ".json":
        data = data.rstrip().removesuffix(b"}").rstrip() + b',\n  "seal": "' + NO_SEAL + b'"\n}\n'
    before, _, after = data.rpartition(NO_SEAL)
    return before + _NAME + sha256(data).hexdigest().encode() + after


def is_intact(data: bytes, *, table: bool) -> bool:
    """Whether a file is, to the byte, as we wrote it. A table without a row is as good: it holds nobody's work."""
    if table:
        try:
            return len(_rows(data)) <= 1 or _sealed_table(data) == data
        except (csv.Error, UnicodeDecodeError):
            return False
    before, name_of_seal, rest = data.rpartition(_NAME)
    digest, after = rest[:_DIGITS], rest[_DIGITS:]
    return bool(name_of_seal) and sha256(before + NO_SEAL + after).hexdigest().encode() == digest


def is_sealed(path: Path) -> bool:
    """Whether a PDF is one that we wrote, changed since or not: a highlighted copy, and no report."""
    try:
        with open_regular(path) as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - _NEAR_END))
            return _NAME in file.read()
    except OSError:
        return False


def kept_aside(path: Path, new: bytes) -> Path | None:
    """Where a copy of a file now lies that is not as we wrote it and is to be replaced; None where none was needed.

    A link is replaced, and what it leads to stays where it is.
    """
    if path.is_symlink() or not is_file(path):
        return None
    with open_regular(path) as file:
        data, mode = file.read(), os.fstat(file.fileno()).st_mode & 0o777
    if not data or data == new or is_intact(data, table=_NAME not in new):
        return None
    for n in count(1):
        copy = path.with_name(f"{path.stem}.edited{f'-{n}' if n > 1 else ''}{path.suffix}")
        try:
            handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        except FileExistsError:
            continue
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        return copy
    return None


def _with_comment(data: bytes) -> bytes:
    """An archive with the place for a seal in its comment."""
    whole = io.BytesIO(data)
    with zipfile.ZipFile(whole, "a") as archive:
        archive.comment = NO_SEAL
    return whole.getvalue()


def _sealed_table(data: bytes) -> bytes:
    """A table that tells its digest by which of its words stand in quotes: CSV has no place for a comment.

    Every reader takes a word in quotes for the same word; numbers and names of columns stay without.
    """
    rows = _rows(data)
    digest = int.from_bytes(sha256(repr(rows).encode()).digest(), "big")
    bits = iter([bool(digest >> n & 1) for n in range(_BITS)])
    end = "\r\n" if b"\r\n" in data else "\n"
    head = ",".join(_cells(rows[0], iter(()))) + end if rows else ""
    return (head + "".join(",".join(_cells(row, bits)) + end for row in rows[1:])).encode()


def _cells(row: list[str], bits: Iterator[bool]) -> Iterator[str]:
    for cell in row:
        quoted = bool(_QUOTED.search(cell)) or (cell[:1].isalpha() and next(bits, False))
        yield '"' + cell.replace('"', '""') + '"' if quoted else cell


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
