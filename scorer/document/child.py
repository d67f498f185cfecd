"""The reading process from inside: limits itself, answers requests, ends with its parent."""

from __future__ import annotations

import os
import queue
import sys
import threading
from typing import BinaryIO

from scorer.document import wire
from scorer.errors import EXIT_TROUBLE, UserError


def main() -> None:
    """Answer requests from standard input on standard output until it ends."""
    replies = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not end up among the frames.
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    requests: queue.Queue[wire.Request] = queue.Queue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        request = requests.get()
        limit_memory(request.memory_mb)
        try:
            wire.send(replies, _answer(request, replies))
        except OSError:
            return


def _listen(stream: BinaryIO, requests: queue.Queue[wire.Request]) -> None:
    """Take requests; when the parent is gone, end at once, even in the middle of a page that hangs."""
    try:
        while (request := wire.receive_request(stream)) is not None:
            requests.put(request)
    finally:
        os._exit(0)


def _answer(request: wire.Request, replies: BinaryIO) -> wire.Reply:
    try:
        if isinstance(request, wire.ReadRequest):
            from scorer.document.assembling import read_pdf

            document = read_pdf(request, lambda done, total: wire.send(replies, wire.Progress(done, total)))
            return wire.ReadReply(document, peak_mb())
        from scorer.document.pictures import render

        return wire.PicturesReply(tuple(render(request)))
    except UserError as error:
        return wire.Failed(error.message, error.hint, error.exit_code)
    except MemoryError:
        return wire.Failed(
            f"reading needs more than {request.memory_mb} MiB of memory", "Split the report into parts.", EXIT_TROUBLE
        )
    except RecursionError:
        return wire.Failed("the file is nested too deeply to be read", None, EXIT_TROUBLE)
    except OSError as error:
        return wire.Failed(f"the file cannot be read: {error.strerror or error}", None, EXIT_TROUBLE)
    except Exception as error:
        return wire.Failed(
            f"the file could not be read ({type(error).__name__}: {str(error)[:120]})",
            "Print it to a new PDF and try that.",
            EXIT_TROUBLE,
        )


def limit_memory(megabytes: int) -> None:
    """Cap this process's address space, where the system can (not on Windows; macOS does not enforce it)."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * 1024 * 1024
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def peak_mb() -> float:
    """The most memory this process has held so far, in MiB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024) if sys.platform == "darwin" else peak / 1024


if __name__ == "__main__":
    main()
