"""The reading process from inside: limits itself, answers requests, ends with its parent."""

from __future__ import annotations

import contextlib
import gc
import os
import queue
import socket
import sys
import threading
import time
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from scorer.document import handing, wire
from scorer.document.confining import confine
from scorer.errors import EXIT_TROUBLE, Cause, UserError

if TYPE_CHECKING:
    from scorer.document.helper import Helper


_LARGEST_FILE = 512 * 2**20  # bytes: some libraries unpack what they need into a temporary file
_HELD_MB = 160  # address space of a reading process that has loaded what it needs
_INTERVAL = 0.1  # seconds between two reports of progress

Handover = tuple[Path, int, int]  # what ``handing.receive`` gives


def main() -> None:
    """Answer requests from standard input on standard output until it ends."""
    with contextlib.suppress(OSError):
        _status()
    confine()
    files = socket.socket(fileno=int(sys.argv[1])) if len(sys.argv) > 1 else None
    replies = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not end up among the frames.
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    requests: queue.Queue[tuple[wire.Request, Handover | None]] = queue.Queue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, files, requests), daemon=True).start()
    desk = _Desk(replies)
    while True:
        request, file = requests.get()
        if file is not None:
            handing.HANDED.take(*file)
        limit(request.memory_mb, _room(request))
        try:
            wire.send(replies, desk.answer(request))
        except OSError:
            return


def _listen(
    stream: BinaryIO, files: socket.socket | None, requests: queue.Queue[tuple[wire.Request, Handover | None]]
) -> None:
    """Take requests; when the parent is gone, end at once, even in the middle of a page that hangs."""
    try:
        while (request := wire.receive_request(stream)) is not None:
            requests.put((request, handing.receive(files, request.path) if files is not None else None))
    finally:
        os._exit(0)


class _Desk:
    """Answers requests, one after another."""

    def __init__(self, replies: BinaryIO) -> None:
        self._replies = replies
        self._helper: Helper | None = None
        # The file that pages are asked of, piece by piece.
        self._open: tuple[tuple[bytes, str | None, str], ExitStack, Any] | None = None

    def answer(self, request: wire.Request) -> wire.Reply:
        """Do what is asked; whatever goes wrong is an answer, too."""
        try:
            return self._answer(request)
        except UserError as error:
            return wire.Failed(error.message, error.hint, error.exit_code, error.cause)
        except MemoryError:
            return _too_much(request)
        except RecursionError:
            return wire.Failed("the file is nested too deeply to be read", None, EXIT_TROUBLE)
        except OSError as error:
            return wire.Failed(f"the file cannot be read: {error.strerror or error}", None, EXIT_TROUBLE, Cause.OUTSIDE)
        except Exception as error:
            if isinstance(error, ImportError) and "failed to map" in str(error):  # so the loader says it
                return _too_much(request)
            return wire.Failed(
                f"the file could not be read ({type(error).__name__}: {str(error)[:120]})",
                "Print it to a new PDF and try that.",
                EXIT_TROUBLE,
            )

    def _answer(self, request: wire.Request) -> wire.Reply:
        # Imports here, so that the process is quickly there to be asked.
        if isinstance(request, wire.PagesRequest):
            from scorer.document.pages import packed_pages

            if request.first == request.last:  # that was all of this file
                self._close()
                return wire.PagesReply(request.ticket, ())
            pages = packed_pages(self._document(request), range(request.first, request.last), request.unseen)
            return wire.PagesReply(request.ticket, tuple(pages))
        self._close()
        if isinstance(request, wire.LookRequest):
            from scorer.document.letterforms import letterforms

            letterforms()
        fresh_library()
        if isinstance(request, wire.ReadRequest):
            from scorer.document.assembling import read_pdf
            from scorer.document.helper import Helper

            self._helper = self._helper or Helper()
            document, encrypted = read_pdf(request, _Reporter(self._replies), self._helper)
            return wire.ReadReply(wire.pack(document), peak_mb(), encrypted)
        if isinstance(request, wire.LookRequest):
            from scorer.document.looking import look

            return look(request, lambda page, pages: wire.send(self._replies, wire.Progress(page, pages)))
        if isinstance(request, wire.LettersRequest):
            from scorer.document.letters import read_letters

            return read_letters(request, _Reporter(self._replies))
        from scorer.document.pictures import render

        report = _Reporter(self._replies)
        pictures: list[wire.PictureData] = []
        for picture in render(request):
            pictures.append(picture)
            report(len(pictures), len(request.bands))
        return wire.PicturesReply(tuple(pictures))

    def _document(self, request: wire.PagesRequest) -> Any:
        from scorer.document.opening import opened

        key = (request.path, request.password, request.sha256)
        if self._open is None or self._open[0] != key:
            self._close()
            fresh_library()
            gc.disable()  # as in ``read_pdf``
            stack = ExitStack()
            pdf = stack.enter_context(opened(Path(os.fsdecode(request.path)), request.password, request.sha256)).pdf
            self._open = (key, stack, pdf)
        return self._open[2]

    def _close(self) -> None:
        if self._open is not None:
            stack, self._open = self._open[1], None
            with contextlib.suppress(UserError):  # it was changed: whoever puts its pages together sees that, too
                stack.close()


def _room(request: wire.Request) -> int | None:
    return request.room_mb if isinstance(request, wire.ReadRequest | wire.PagesRequest) else None


def _too_much(request: wire.Request) -> wire.Failed:
    said = f"reading needs more than {min(request.memory_mb, _room(request) or request.memory_mb)} MiB of memory"
    return wire.Failed(said, "Split the report into parts.", EXIT_TROUBLE, Cause.PERHAPS)


def fresh_library() -> None:
    """Have PDFium forget everything: what it measures of a font that is not in the file depends on what it drew before.

    Not while a document is open.
    """
    import pypdfium2  # noqa: F401 - starts PDFium, the first time
    from pypdfium2 import raw

    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2))


class _Reporter:
    """Passes on how far reading has come, a few times a second: every message costs both sides a wake-up."""

    def __init__(self, replies: BinaryIO) -> None:
        self._replies = replies
        self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= _INTERVAL:
            self._last = now
            wire.send(self._replies, wire.Progress(done, total))


def limit(megabytes: int, room_mb: int | None = None) -> None:
    """Cap this process's address space, and the size of files that it writes, for good, where the system can.

    (Not on Windows; macOS does not enforce the first.) Only the first call can set how much: a hard limit stays. Until
    the next call there is less, where ``room_mb`` is less: so much besides what the process holds already.
    """
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * 1024 * 1024
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
        resource.setrlimit(resource.RLIMIT_AS, (_within(wanted, room_mb), wanted))
    except (ValueError, OSError):
        return


def _within(most: int, room_mb: int | None) -> int:
    """Bytes: what the process holds already and so much more, or ``most``."""
    if room_mb is None:
        return most
    try:
        held = _held_kb("VmSize")
    except (OSError, ValueError):  # the helper is locked in from its first moment
        held = _HELD_MB * 1024
    return min(most, (held + room_mb * 1024) * 1024)


def _held_kb(what: str) -> int:
    """What the system says of this process's memory. Raises OSError or ValueError where it does not."""
    for line in os.pread(_status(), 2**16, 0).decode("ascii", "replace").splitlines():
        name, _, value = line.partition(":")
        if name == what:
            return int(value.split()[0])
    raise ValueError(what)


@cache
def _status() -> int:
    """What the system says of this process, opened while it may still open files. Raises OSError where it is mute."""
    return os.open("/proc/self/status", os.O_RDONLY)


def peak_mb() -> float:
    """The most memory this process has held so far, in MiB; 0 where the system does not say.

    On Linux ``ru_maxrss`` begins with what the starting process held; ``VmHWM`` begins with the program.
    """
    with contextlib.suppress(OSError, ValueError):
        return _held_kb("VmHWM") / 1024
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024) if sys.platform == "darwin" else peak / 1024


if __name__ == "__main__":
    main()
