"""Reports that lie elsewhere: addresses such as ``s3://bucket/reports``, fetched one at a time, with limits.

Pages of the web are fetched by Python itself, once, as a stream; other addresses are opened by fsspec. Only the kinds
of address named here are: fsspec also opens local files, archives and whatever else is installed.
"""

from __future__ import annotations

import base64
import http.client
import queue
import re
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, TypeVar
from urllib.parse import unquote, urlsplit, urlunsplit

import scorer
from scorer.document.reading import Limits
from scorer.errors import EXIT_TROUBLE, EXIT_USAGE, Cause, UserError, install
from scorer.library.plan import WEB, Job, scheme_of, shown

T = TypeVar("T")

KINDS = (*WEB, "s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "memory")
"""Kinds of address that are opened; ``memory`` is a part of this process, for tests."""

_PIECE = 2**18  # bytes copied at a time
_SECONDS = 300.0  # for a report
_ANSWER = 60.0  # seconds for a question about one
_SILENCE = 30.0  # seconds without a byte


def reports_at(address: str) -> list[str]:
    """The address itself, or the addresses of all PDFs below it where it is a folder, sorted.

    Raises:
        UserError: This kind of address is not opened, or what it needs is missing; or nobody answers there.
    """
    if _checked(address) in WEB:
        return [address]  # a page of the web has no folder to look into

    def look() -> list[str]:
        system, path = _opened(address)
        if not system.isdir(path):
            return [address]
        found = [name for name in system.find(path) if PurePosixPath(name).suffix.lower() == ".pdf"]
        return sorted(system.unstrip_protocol(name) for name in found)

    return _within(_ANSWER, look, address)


def token(address: str) -> str | None:
    """What changes when the file at an address changes, as far as its server says; None where it does not."""
    try:
        if _checked(address) in WEB:
            return _within(_ANSWER, lambda: _mark(address), address)
        return _within(_ANSWER, lambda: _ukey(address), address)
    except UserError:
        return None  # the file is fetched then, and that says what is wrong


@contextmanager
def at_hand(job: Job) -> Iterator[Job]:
    """The job with its report as a file of this machine: as it is, or as a copy that is gone afterwards.

    Raises:
        UserError: The report cannot be fetched within the limits of time and size.
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
    given_up = threading.Event()

    def take(source: BinaryIO) -> None:
        with source, copy.open("wb") as target:
            read = getattr(source, "read1", source.read)  # what has come, without waiting for a whole piece
            while (piece := read(_PIECE)) and not given_up.is_set():
                target.write(piece)
                if target.tell() > most:
                    limit = f"the {most // 2**20} MiB that are read"
                    raise UserError(f"the file has more than {limit}", shown(address), cause=Cause.OUTSIDE)

    def work() -> None:
        if _checked(address) in WEB:
            take(_asked(address, "GET"))
        else:
            system, path = _opened(address)
            take(system.open(path, "rb"))

    try:
        _within(_SECONDS, work, address)
    finally:
        given_up.set()


def _within(seconds: float, work: Callable[[], T], address: str) -> T:
    """What the work gives, unless it takes too long: a server that sends a byte now and then outlasts any other limit.

    The thread of work that is given up ends with the next thing its server says, or with this process.
    """
    answers: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put((work(), None))
        except BaseException as error:
            answers.put((None, error))

    threading.Thread(target=run, daemon=True).start()
    try:
        value, error = answers.get(timeout=seconds)
    except queue.Empty:
        message = f"was not fetched within {seconds:g} seconds"
        raise UserError(message, shown(address), None, EXIT_TROUBLE, cause=Cause.OUTSIDE) from None
    if error is None:
        return value  # type: ignore[return-value]
    if isinstance(error, UserError):
        raise error
    raise _unreachable(address, error) from None


def _checked(address: str) -> str:
    """The kind of an address. Raises UserError where it is none that is opened."""
    kind = scheme_of(address)
    if kind not in KINDS or ("::" in address and kind not in WEB):  # fsspec reads it as a chain; [::1] is a host
        hint = (
            f"Reports are fetched from: {', '.join(k for k in KINDS if k != 'memory')}. Name a local file by its path."
        )
        raise UserError("this kind of address is not opened", shown(address), hint, EXIT_USAGE)
    return kind


# --- Pages of the web


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows to other pages of the web only, and from https to https only."""

    def redirect_request(  # noqa: PLR0917 - as it is called
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        kind = scheme_of(newurl)
        if kind not in WEB or (kind == "http" and req.type == "https"):
            raise urllib.error.URLError("it leads to another kind of address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _asked(address: str, method: str) -> Any:
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    request = urllib.request.Request(urlunsplit(parts._replace(netloc=host, fragment="")), method=method)  # noqa: S310 - checked
    request.add_header("User-Agent", f"transparency-scorer/{scorer.__version__}")
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
        request.add_unredirected_header("Authorization", f"Basic {base64.b64encode(pair).decode()}")
    return urllib.request.build_opener(_Redirects).open(request, timeout=_SILENCE)


def _mark(address: str) -> str | None:
    with _asked(address, "HEAD") as answer:
        said = [answer.headers.get(name) for name in ("ETag", "Last-Modified", "Content-Length")]
    return " ".join(filter(None, said)) if any(said[:2]) else None


# --- What fsspec opens


def _ukey(address: str) -> str:
    system, path = _opened(address)
    return str(system.ukey(path))


def _opened(address: str) -> tuple[Any, str]:
    """The file system of an address and its path there."""
    try:
        import fsspec
    except ImportError:
        needs = "reports at this address need the package fsspec"
        raise UserError(needs, shown(address), install("dask"), EXIT_USAGE) from None
    try:
        system, path = fsspec.core.url_to_fs(address)
    except ImportError as error:
        message = f"this kind of address needs another package: {error}"
        raise UserError(message, shown(address), None, EXIT_USAGE) from None
    return system, path


def _unreachable(address: str, error: BaseException) -> UserError:
    if isinstance(error, FileNotFoundError) or getattr(error, "code", None) == 404:
        return UserError("there is no such file", shown(address), "Check the address.", cause=Cause.OUTSIDE)
    # Errors quote addresses, and signed ones are keys: of any address that one holds no more is told than of ours.
    said = re.sub(r"\S+://\S+", lambda m: shown(m[0]), " ".join(str(error).split()).replace(address, shown(address)))
    reason = re.sub(r"\?\S+", "?…", said)[:200] or type(error).__name__
    return UserError(f"cannot be fetched: {reason}", shown(address), None, EXIT_TROUBLE, cause=Cause.OUTSIDE)
