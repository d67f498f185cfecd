"""Getting at the file: is it there, is it a PDF, can it be opened."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scorer.errors import UserError

AGAIN = "Download the report again, or print it to a new PDF and try that."


def check_file(path: Path, max_bytes: int) -> None:
    """Make sure that a path is a regular, readable file that begins like a PDF, without ever blocking on it.

    Raises:
        UserError: It is not.
    """
    where = str(path)
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise UserError("this is a folder, not a file", where, "Give the PDF itself.")
        if not stat.S_ISREG(info.st_mode):
            raise UserError("this is not a regular file", where, "Give the PDF itself.")
        # O_NONBLOCK: had the file been exchanged for a FIFO meanwhile, opening it would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            info = os.fstat(stream.fileno())
            if not stat.S_ISREG(info.st_mode):
                raise UserError("this is not a regular file", where, "Give the PDF itself.")
            head = stream.read(1024)
    except FileNotFoundError as error:
        raise UserError("there is no such file", where, "Check the name and the folder.") from error
    except PermissionError as error:
        raise UserError("no permission to read this file", where, "Change its permissions.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"the file cannot be read: {reason}", where, "Give the PDF itself.") from error
    if info.st_size == 0:
        raise UserError("the file is empty", where, AGAIN)
    if info.st_size > max_bytes:
        raise UserError(
            f"the file has {info.st_size / 2**20:.0f} MiB, more than the {max_bytes / 2**20:.0f} MiB that are read",
            where,
            "Split the report, or save it with smaller pictures.",
        )
    if b"%PDF-" not in head:
        raise UserError("this is not a PDF (it does not begin with %PDF-)", where, "Give the report as a PDF.")


@contextmanager
def opened(path: Path, password: str | None) -> Iterator[tuple[Any, bool]]:
    """Open a PDF with PDFium; what PDFium cannot open is repaired by qpdf (pikepdf) once, in memory.

    Yields:
        The ``pypdfium2.PdfDocument`` and whether it had to be repaired.

    Raises:
        UserError: It is locked, or damaged beyond repair.
    """
    import pypdfium2

    mended = False
    try:
        pdf = pypdfium2.PdfDocument(path, password=password)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise _locked(path, password) from error
        if "security" in str(error).lower():
            raise UserError("the file is encrypted in a way that cannot be read", str(path), AGAIN) from error
        try:
            pdf = pypdfium2.PdfDocument(repaired(path, password))
        except pypdfium2.PdfiumError as again:
            raise UserError("this PDF is damaged and cannot be opened", str(path), AGAIN) from again
        mended = True
    try:
        if len(pdf) == 0:
            raise UserError("this PDF is damaged: it has no pages", str(path), AGAIN)
        yield pdf, mended
    finally:
        pdf.close()


def repaired(path: Path, password: str | None) -> io.BytesIO:
    """The file as qpdf repairs it, no longer encrypted. Raises UserError: it is locked, or damaged beyond repair."""
    import pikepdf

    target = io.BytesIO()
    try:
        with pikepdf.open(path, password=password or "") as damaged:
            if len(damaged.pages) == 0:
                raise UserError("this PDF is damaged: no page of it can be found", str(path), AGAIN)
            damaged.save(target)
    except pikepdf.PasswordError as error:
        raise _locked(path, password) from error
    except (pikepdf.PdfError, ValueError, RuntimeError, OverflowError) as error:
        raise UserError("this PDF is damaged and cannot be opened", str(path), AGAIN) from error
    target.seek(0)
    return target


def _locked(path: Path, password: str | None) -> UserError:
    if password:
        return UserError("the password is not the one this PDF is locked with", str(path), "Check --password.")
    return UserError("this PDF is locked with a password", str(path), "Give it with --password.")
