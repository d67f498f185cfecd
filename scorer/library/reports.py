"""Reports ready for questions: from the library where it has them, else from the PDF, and then kept."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from scorer.document.model import Document, PageQuality
from scorer.document.opening import check_file
from scorer.document.reading import Limits, Reader
from scorer.evidence.gathering import Reading
from scorer.inputs import displayed
from scorer.library import fingerprint
from scorer.library.store import Library


class Reports:
    """Opens reports one after another.

    Args:
        library: Where they are kept; it stays its owner's to close.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._stack = ExitStack()
        self._reader: Reader | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self._stack.close()

    def reading(self, path: Path) -> Reading:
        """The report as its readers see it, ready for questions: what nobody sees is left out, as where it is scored.

        Raises:
            UserError: It cannot be read.
        """
        check_file(path, Limits().file_mb * 2**20)
        sha256, file = fingerprint.file_digest(path), displayed(path.name)
        plain, seen = fingerprint.reading_digest(), fingerprint.reading_digest(seen=True)
        document = self._library.document(sha256, seen, file=file)
        if document is None:
            if self._reader is None:
                self._reader = self._stack.enter_context(Reader())
            unseen = self._reader.look(path, sha256=sha256).text
            document = None if unseen else self._library.document(sha256, plain, file=file)
            document = document or self._reader.read(path, sha256=sha256, unseen=unseen)
            self._library.keep_document(document, seen)
        return ready(document, self._library, seen=True)


def ready(
    document: Document, library: Library, *, ocr: bool = False, seen: bool = False, again: bool = False
) -> Reading:
    """A document ready for questions; its cues, which no rubric changes, are worked out once.

    Args:
        document: The report as read.
        library: Where its cues are kept.
        ocr: Whether scanned pages were read, too.
        seen: Whether what nobody sees was left out.
        again: Work them out whatever the library holds.
    """
    if any(page.quality is PageQuality.FOREIGN for page in document.pages):
        return Reading(document)  # only a part of what was read
    found_by = fingerprint.cues_digest(ocr, seen)
    cues = None if again else library.cues(document.sha256, found_by)
    reading = Reading(document, cues if cues is not None and len(cues) == len(document.sentences) else None)
    if reading.cues is not cues:
        library.keep_cues(document.sha256, found_by, reading.cues)
    return reading
