"""Reports that lie elsewhere: addresses such as ``s3://bucket/reports``, opened by fsspec, fetched one at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from scorer.document.reading import Limits
from scorer.errors import EXIT_TROUBLE, EXIT_USAGE, UserError, install
from scorer.library.plan import Job

_PIECE = 2**20  # bytes copied at a time


def reports_at(address: str) -> list[str]:
    """The address itself, or the addresses of all PDFs below it where it is a folder, sorted.

    Raises:
        UserError: fsspec, or what it needs for this kind of address, is missing; or nobody answers there.
    """
    system, path = _opened(address)
    try:
        if not system.isdir(path):
            return [address]
        found = [name for name in system.find(path) if PurePosixPath(name).suffix.lower() == ".pdf"]
        return sorted(system.unstrip_protocol(name) for name in found)
    except Exception as error:  # every kind of address has errors of its own
        raise _unreachable(address, error) from None


def token(address: str) -> str | None:
    """What changes when the file at an address changes, as far as its server says; None where it does not."""
    system, path = _opened(address)
    try:
        return str(system.ukey(path))
    except Exception:  # as above; the file is fetched then, and that says what is wrong
        return None


@contextmanager
def at_hand(job: Job) -> Iterator[Job]:
    """The job with its report as a file of this machine: as it is, or as a copy that is gone afterwards.

    Raises:
        UserError: The report cannot be fetched, or is too large.
    """
    if not job.address:
        yield job
        return
    with tempfile.TemporaryDirectory(prefix="scorer-") as folder:
        copy = Path(folder) / job.report.name
        _fetch(job.address, copy)
        yield replace(job, report=copy)


def _fetch(address: str, copy: Path) -> None:
    most = Limits().file_mb * 2**20
    system, path = _opened(address)
    try:
        with system.open(path, "rb") as source, copy.open("wb") as target:
            while piece := source.read(_PIECE):
                target.write(piece)
                if target.tell() > most:
                    raise UserError(f"the file has more than the {most // 2**20} MiB that are read", address)
    except UserError:
        raise
    except Exception as error:  # as above
        raise _unreachable(address, error) from None


def _opened(address: str) -> tuple[Any, str]:
    """The file system of an address and its path there."""
    try:
        import fsspec
    except ImportError:
        needs = "reports at an address need the package fsspec"
        raise UserError(needs, address, install("dask"), EXIT_USAGE) from None
    try:
        system, path = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise UserError(f"this kind of address needs another package: {error}", address, None, EXIT_USAGE) from None
    except ValueError as error:
        raise UserError(f"this is no address that can be opened: {error}", address, None, EXIT_USAGE) from None
    except Exception as error:  # as above
        raise _unreachable(address, error) from None
    return system, path


def _unreachable(address: str, error: Exception) -> UserError:
    if isinstance(error, FileNotFoundError):
        return UserError("there is no such file", address, "Check the address.")
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return UserError(f"cannot be fetched: {reason}", address, None, EXIT_TROUBLE)
