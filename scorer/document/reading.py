"""Reading a report: from a PDF file to a ``Document``, and from places in it to pictures.

Nothing of a PDF is ever opened in this process: a child process with limits of its own does that (``sandbox``).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from scorer.document import wire
from scorer.document.model import NOT_SEEN, Document
from scorer.document.ocr import MEMORY_MB, require
from scorer.document.opening import AGAIN, check_file
from scorer.document.pictures import Picture
from scorer.document.quality import DAMAGED, UNSURE
from scorer.document.sandbox import Died, Sandbox
from scorer.errors import EXIT_NO_TEXT, EXIT_TROUBLE, Cause, UserError

READER_VERSION = "21"
"""Part of the library's key: raised whenever the same PDF gives another ``Document``."""

PICTURE_SCALE = 1.5
"""Pixels per point of a page picture, unless asked otherwise."""

# With OCR a page takes seconds instead of milliseconds: how many times the limits of time are then as long.
OCR_SECONDS = 60.0
_OCR_STALL = 10.0
_FEW = 3  # reasons why nothing can be read that are told
_UNDRAWABLE = 3  # pages that may end the drawing process before a report is given up
# Memory that reading a file may take besides what the process holds already, and for each MiB of the file. The most
# that any of sixty real reports takes is 370 MiB, with the model that knows languages; what is small and wants more
# unpacks into a heap of nothing.
_ROOM_MB = 440
_ROOM_PER_MB = 4
_RETIRE_MB = 400  # a reading process that once held this much gives way to a fresh one


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    Attributes:
        seconds: Wall-clock time for a file; sixty times as long with OCR.
        stall_seconds: Wall-clock time without any headway (a page read); ten times as long with OCR.
        memory_mb: Address space of the reading process at most, in MiB (where the system can limit it).
        file_mb: Largest file that is opened, in MiB.
        pages: Largest number of pages.
        characters: Largest amount of text: thirty times that of a long annual report, 1.5 GB when it is judged.
    """

    seconds: float = 600.0
    stall_seconds: float = 30.0
    memory_mb: int = 1536
    file_mb: int = 500
    pages: int = 20_000
    characters: int = 16_000_000


_DEFAULT = Limits()


class Reader:
    """Reads many files one after another in one child process, which is replaced when a file kills it.

    Use it as a context manager, or ``close`` it::

        with Reader() as reader:
            document = reader.read(path)
            pictures = reader.pictures(path, [(3, 72.0, 90.0, 520.0, 160.0)])
    """

    def __init__(self, limits: Limits = _DEFAULT, *, parallel: bool = True) -> None:
        """``parallel``: read the halves of longer reports side by side; pointless where every core has its file."""
        self.limits = limits
        self._parallel = parallel
        self._granted = self.limits.memory_mb
        self.encrypted = False  # whether the last report was
        self.peak_mb = 0.0  # the most memory that the reading process has held, as of the last report
        self._sandbox = Sandbox()
        self._undrawable: tuple[str | None, tuple[int, ...]] = (None, ())  # pages of the file last looked at in places

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process."""
        self._sandbox.close()

    def read(
        self,
        path: Path,
        *,
        password: str | None = None,
        sha256: str | None = None,
        ocr: bool = False,
        progress: Callable[[int, int], None] | None = None,
        unseen: Iterable[wire.Unseen] = (),
    ) -> Document:
        """Read a report.

        A report without any readable text is a document, too: see ``require_text``.

        Args:
            path: The PDF.
            password: For a locked file.
            sha256: What its bytes are known to hash to; another file in its place is refused.
            ocr: Read scanned and garbled pages by OCR (needs the extra ``ocr``).
            progress: Called with the number of pages done and of all pages.
            unseen: Text that nobody sees, as ``look`` found it; it is left out, and a warning names it.

        Raises:
            UserError: The file is missing, no PDF, damaged, locked, too large, or more than the reader can take;
                the message says what can be done.
        """
        limits = self.limits
        size = check_file(path, limits.file_mb * 2**20)
        if ocr:
            require()
        memory = limits.memory_mb + (MEMORY_MB if ocr else 0)
        if memory > self._granted:  # what a process was granted is its limit for good
            self.close()
            self._granted = memory
        request = wire.ReadRequest(
            path=os.fsencode(path.absolute()),
            password=password,
            sha256=sha256,
            ocr=ocr,
            reader=READER_VERSION,
            max_pages=limits.pages,
            max_characters=limits.characters,
            memory_mb=memory,
            room_mb=_ROOM_MB + _ROOM_PER_MB * (size // 2**20) + (MEMORY_MB if ocr else 0),
            parallel=self._parallel,
            unseen=tuple(unseen),
        )
        patience = (OCR_SECONDS, _OCR_STALL) if ocr else (1.0, 1.0)
        reply = self._ask(request, path, patience, progress)
        assert isinstance(reply, wire.ReadReply)
        self.peak_mb, self.encrypted = reply.peak_mb, reply.encrypted
        if reply.peak_mb > _RETIRE_MB:
            self.close()
        return wire.unpack(reply.document)

    def look(
        self,
        path: Path,
        places: Iterable[wire.Band] | None = None,
        *,
        password: str | None = None,
        sha256: str | None = None,
    ) -> wire.LookReply:
        """Tell which text at some places of a report nobody sees; without places, which text anywhere.

        Of a page that cannot be drawn nobody knows (``wire.UNDRAWN``); ``sha256`` is as for ``read``.

        Raises:
            UserError: As ``read``.
        """
        check_file(path, self.limits.file_mb * 2**20)
        asked = None if places is None else tuple(places)
        if asked == ():
            return wire.LookReply((), ())
        # A page that could not be drawn where something stands on it cannot be drawn whole: it would hang once more.
        undrawable = self._undrawable[1] if asked is None and sha256 and sha256 == self._undrawable[0] else ()
        while True:
            request = wire.LookRequest(
                os.fsencode(path.absolute()), password, sha256, asked, self.limits.memory_mb, undrawable
            )
            try:
                reply = self._ask(request, path, (1.0, 1.0), None)
            except UserError as error:
                page = error.__cause__.done if isinstance(error.__cause__, Died) else 0
                mine = page and error.cause is not Cause.OUTSIDE  # not where somebody else ended the process
                if not mine or page in undrawable or len(undrawable) >= _UNDRAWABLE:
                    raise
                undrawable = (*undrawable, page)
                if asked is not None:
                    self._undrawable = (sha256, undrawable)
                continue
            assert isinstance(reply, wire.LookReply)
            return reply

    def pictures(
        self,
        path: Path,
        bands: Iterable[wire.Band],
        *,
        scale: float = PICTURE_SCALE,
        password: str | None = None,
        sha256: str | None = None,
    ) -> list[Picture]:
        """Render parts of pages.

        Args:
            path: The PDF.
            bands: ``(page, x0, top, x1, bottom)`` in displayed points from the top left, as in ``Box``.
            scale: Pixels per point; lowered for a band that would become too large a picture.
            password: For a locked file.
            sha256: As for ``read``.

        Returns:
            One picture a band, in order; a band that is off its page or cannot be rendered is left out.

        Raises:
            UserError: As ``read``.
        """
        check_file(path, self.limits.file_mb * 2**20)
        request = wire.PicturesRequest(
            os.fsencode(path.absolute()), password, sha256, tuple(bands), scale, self.limits.memory_mb
        )
        if not request.bands:
            return []
        reply = self._ask(request, path, (1.0, 1.0), None)
        assert isinstance(reply, wire.PicturesReply)
        return [
            Picture(*p.band, width_px=p.width_px, height_px=p.height_px, media_type=p.media_type, data=p.data)
            for p in reply.pictures
        ]

    def letters(
        self,
        path: Path,
        pages: Iterable[int],
        expected: int,
        *,
        password: str | None = None,
        sha256: str | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> wire.LettersReply:
        """The letters of some pages as a second, independent reader sees them (``scorer.document.letters``).

        Args:
            path: The PDF.
            pages: Their numbers, from 1; those that there are not are left out of the reply.
            expected: How many pages the report has, as far as we know.
            password: For a locked file.
            sha256: As for ``read``.
            progress: Called with the number of pages done and of all that were asked for.

        Raises:
            UserError: As ``read``.
        """
        check_file(path, self.limits.file_mb * 2**20)
        numbers = tuple(sorted(set(pages)))
        request = wire.LettersRequest(
            os.fsencode(path.absolute()), password, sha256, numbers, expected, self.limits.memory_mb
        )
        reply = self._ask(request, path, (1.0, 1.0), progress)
        assert isinstance(reply, wire.LettersReply)
        return reply

    def _ask(
        self,
        request: wire.ReadRequest | wire.PicturesRequest | wire.LookRequest | wire.LettersRequest,
        path: Path,
        patience: tuple[float, float],
        progress: Callable[[int, int], None] | None,
    ) -> wire.Reply:
        limits = self.limits
        try:
            reply = self._sandbox.ask(
                request,
                seconds=limits.seconds * patience[0],
                stall_seconds=limits.stall_seconds * patience[1],
                on_progress=progress,
            )
        except Died as death:
            where = f"{path}, after page {death.done}" if death.done else str(path)
            outside = death.cause is Cause.OUTSIDE
            hint = "Try again, with fewer --jobs." if outside else "Print it to a new PDF and try that."
            raise UserError(death.reason, where, hint, EXIT_TROUBLE, cause=death.cause) from death
        if isinstance(reply, wire.Failed):
            raise UserError(reply.message, str(path), reply.hint, reply.exit_code, cause=reply.cause)
        return reply


def read_document(
    path: Path,
    *,
    password: str | None = None,
    ocr: bool = False,
    limits: Limits = _DEFAULT,
    progress: Callable[[int, int], None] | None = None,
) -> Document:
    """Read one report; see ``Reader.read``. For several, a ``Reader`` pays its start only once."""
    with Reader(limits) as reader:
        return reader.read(path, password=password, ocr=ocr, progress=progress)


def render_crops(
    path: Path, bands: Iterable[wire.Band], scale: float = PICTURE_SCALE, *, password: str | None = None
) -> list[Picture]:
    """Render parts of one report's pages; see ``Reader.pictures``."""
    with Reader() as reader:
        return reader.pictures(path, bands, scale=scale, password=password)


def require_text(document: Document) -> Document:
    """The document itself if anything in it could be read.

    Raises:
        UserError: Nothing could be read (exit code 3): a scan without text, garbled fonts, empty pages.
    """
    if document.has_text():
        return document
    if unread := frozenset(document.unreadable()):
        notes = list(dict.fromkeys(page.note for page in document.pages if page.number in unread))
        if all(note.startswith(DAMAGED) for note in notes):
            hint = AGAIN
        elif any(UNSURE in note for note in notes):
            hint = "OCR could not read them; a better scan may help."
        else:
            hint = "Run again with --ocr."
        raise UserError(f"no readable text: {'; '.join(notes[:_FEW])}", document.file, hint, EXIT_NO_TEXT)
    if unseen := [warning.partition(": ")[0] for warning in document.warnings if NOT_SEEN in warning]:
        hint = f"{'; '.join(unseen)}. Look at these pages."
        raise UserError("no text of this PDF is to be seen", document.file, hint, EXIT_NO_TEXT)
    hint = "Check that this is the report. If a viewer shows text in it, the file may be cut off: download it again."
    raise UserError("there is no text in this PDF", document.file, hint, EXIT_NO_TEXT)
