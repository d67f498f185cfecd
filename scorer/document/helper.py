"""A second process that reads pages of a longer report from its end, while the first one reads from the beginning.

The helper is started by the reading process, once, and stays; it belongs to the same process group and is ended with
it. What it reads is the same, whoever reads it: sharing changes the time, never the document.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import msgspec

from scorer.document import wire
from scorer.document.sandbox import Sandbox

_WINDOW = 128  # pages shared out at a time, so that what waits for its turn stays small
_MIN_PAGES = 12  # shorter reports are read before sharing pays


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Helper:
    """The second process, seen from the first."""

    def __init__(self) -> None:
        self._sandbox = Sandbox(own_session=False)
        self._ticket = 0
        self._broken = cores() < 2

    def pays(self, count: int) -> bool:
        """Whether a report of so many pages is worth sharing, and there is somebody to share it with."""
        return count >= _MIN_PAGES and not self._broken

    def share(
        self, request: wire.ReadRequest, count: int, read: Callable[[range], list[msgspec.Raw]]
    ) -> Iterator[msgspec.Raw]:
        """Every page of a report in order, packed.

        Args:
            request: Which report.
            count: Its number of pages.
            read: Reads some pages in this process.
        """
        for start in range(0, count, _WINDOW):
            yield from self._share_window(request, range(start, min(count, start + _WINDOW)), read)
        self._ask(request, range(0))  # so that it lets go of the file

    def _share_window(
        self, request: wire.ReadRequest, window: range, read: Callable[[range], list[msgspec.Raw]]
    ) -> Iterator[msgspec.Raw]:
        step = max(2, min(8, len(window) // 8))
        front, back = window.start, window.stop
        theirs: list[list[msgspec.Raw]] = []  # what the helper has read, the last pages first
        asked: range | None = None
        ready = False  # it has answered before: it is worth waiting for
        while front < back or asked is not None:
            if asked is None and front < back and not self._broken:
                asked = range(max(front, back - step), back)
                back = asked.start
                self._ask(request, asked)
            if front < back:
                mine = range(front, min(back, front + step))
                front = mine.stop
                yield from read(mine)
            reply = self._answer(wait=ready and front >= back) if asked is not None else None
            if reply is not None:
                theirs.append(list(reply))
                asked, ready = None, True
            elif asked is not None and (self._broken or (front >= back and not ready)):
                theirs.append(read(asked))  # it is gone, or not yet awake
                asked = None
        for pages in reversed(theirs):
            yield from pages

    def _ask(self, request: wire.ReadRequest, pages: range) -> None:
        self._ticket += 1
        unseen = tuple(words for words in request.unseen if pages.start < words[0] <= pages.stop)
        try:
            self._sandbox.send(
                wire.PagesRequest(
                    self._ticket,
                    request.path,
                    request.password,
                    request.sha256 or "",
                    pages.start,
                    pages.stop,
                    request.memory_mb,
                    request.room_mb,
                    unseen,
                )
            )
        except OSError:
            self._broken = True

    def _answer(self, wait: bool) -> tuple[msgspec.Raw, ...] | None:
        """The answer to the last question, if it is there or worth waiting for."""
        while not self._broken:
            try:
                reply = self._sandbox.receive(3600.0 if wait else 0.0)
            except TimeoutError:
                return None
            if isinstance(reply, wire.PagesReply):
                if reply.ticket == self._ticket:
                    return reply.pages
            else:
                self._broken = True  # dead, or at odds with this file: whoever asked reads it himself
        return None
