"""Getting at the file: is it there, is it a PDF, can it be opened."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from scorer.document.handing import HANDED
from scorer.errors import Cause, UserError
from scorer.inputs import open_regular

AGAIN = "Download the report again, or print it to a new PDF and try that."


def check_file(path: Path, max_bytes: int) -> int:
    """Make sure that a path is a regular, readable file that begins like a PDF, without ever blocking on it.

    Returns:
        Its size in bytes.

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
        with open_regular(path) as stream:
            info = os.fstat(stream.fileno())
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
    return info.st_size


class Opened(NamedTuple):
    """A PDF that is open: a ``pypdfium2.PdfDocument``, whether it had to be repaired, what its bytes hash to.

    ``encrypted``: whether it is, in the eyes of the library that opened it; ``stream``: the file as it is.
    """

    pdf: Any
    repaired: bool
    sha256: str
    encrypted: bool
    stream: io.BufferedReader


@contextmanager
def opened(path: Path, password: str | None, sha256: str | None = None) -> Iterator[Opened]:
    """Open a PDF with PDFium; what PDFium cannot open is repaired by qpdf (pikepdf) once, in memory.

    Args:
        path: The file.
        password: For a locked one.
        sha256: What its bytes are expected to hash to, or None.

    Raises:
        UserError: It is locked, damaged beyond repair, or was changed.
    """
    with unchanged(path, sha256) as (stream, digest), _loaded(stream, path, password) as (pdf, mended, encrypted):
        yield Opened(pdf, mended, digest, encrypted, stream)


@contextmanager
def unchanged(path: Path, sha256: str | None = None) -> Iterator[tuple[io.BufferedReader, str]]:
    """A file, open to be read, and what its bytes hash to, which is ``sha256`` where that is given.

    The file is opened once (``handing`` says by whom): what is hashed is what is read, whatever is put in its place
    meanwhile.

    Raises:
        UserError: It is another file, or somebody wrote to it.
    """
    with HANDED.open(path) as stream:
        before = _stamp(stream)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if sha256 not in (None, digest):
            raise _changed(path)
        stream.seek(0)
        yield stream, digest
        if _stamp(stream) != before:
            raise _changed(path)


def _stamp(stream: io.BufferedReader) -> tuple[int, int, int]:
    """What becomes another when somebody writes to an open file."""
    info = os.fstat(stream.fileno())
    return info.st_size, info.st_mtime_ns, info.st_ctime_ns


def _changed(path: Path) -> UserError:
    hint = "Try again when it is complete."
    return UserError("the file was changed while it was read", str(path), hint, cause=Cause.OUTSIDE)


@contextmanager
def _loaded(stream: io.BufferedReader, path: Path, password: str | None) -> Iterator[tuple[Any, bool, bool]]:
    import pypdfium2

    mended = encrypted = False
    try:
        try:
            pdf = pypdfium2.PdfDocument(stream, password=password)
        except pypdfium2.PdfiumError as error:
            if not (password and _is_of_password(error)):
                raise
            stream.seek(0)
            pdf = pypdfium2.PdfDocument(stream)  # of many reports one is locked, and the others have permissions only
    except pypdfium2.PdfiumError as error:
        if _is_of_password(error):
            raise _locked(path, password) from error
        if "security" in str(error).lower():
            raise UserError("the file is encrypted in a way that cannot be read", str(path), AGAIN) from error
        try:
            data, encrypted = repaired(stream, path, password)
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as again:
            raise UserError("this PDF is damaged and cannot be opened", str(path), AGAIN) from again
        mended = True
    try:
        if len(pdf) == 0:
            raise UserError("this PDF is damaged: it has no pages", str(path), AGAIN)
        yield pdf, mended, encrypted or pypdfium2.raw.FPDF_GetSecurityHandlerRevision(pdf.raw) >= 0
    finally:
        pdf.close()


def repaired(stream: io.BufferedReader, path: Path, password: str | None) -> tuple[io.BytesIO, bool]:
    """An open file as qpdf repairs it, no longer encrypted, and whether it was.

    Raises:
        UserError: It is locked, or damaged beyond repair.
    """
    import pikepdf

    target = io.BytesIO()
    try:
        with with_qpdf(stream, password) as damaged:
            if len(damaged.pages) == 0:
                raise UserError("this PDF is damaged: no page of it can be found", str(path), AGAIN)
            encrypted = bool(damaged.is_encrypted)
            damaged.save(target, encryption=False)
    except pikepdf.PasswordError as error:
        raise _locked(path, password) from error
    except (pikepdf.PdfError, ValueError, RuntimeError, OverflowError) as error:
        raise UserError("this PDF is damaged and cannot be opened", str(path), AGAIN) from error
    target.seek(0)
    return target, encrypted


def with_qpdf(stream: BinaryIO, password: str | None, **options: Any) -> Any:
    """A PDF opened by qpdf: with a password, or without where it needs none (it has permissions only).

    Raises:
        pikepdf.PdfError: It is locked (PasswordError), or damaged beyond repair.
    """
    import pikepdf

    stream.seek(0)
    try:
        return pikepdf.open(stream, password=password or "", **options)
    except pikepdf.PasswordError:
        if not password:
            raise
        stream.seek(0)
        return pikepdf.open(stream, **options)


def _is_of_password(error: Exception) -> bool:
    return "password" in str(error).lower()


def _locked(path: Path, password: str | None) -> UserError:
    if password:
        return UserError("the password is not the one this PDF is locked with", str(path), "Check --password.")
    return UserError("this PDF is locked with a password", str(path), "Give it with --password.")
