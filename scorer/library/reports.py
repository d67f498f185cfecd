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
        """The report, ready for questions.

        Raises:
            UserError: It cannot be read.
        """
        check_file(path, Limits().file_mb * 2**20)
        sha256, reader = fingerprint.file_digest(path), fingerprint.reading_digest()
        document = self._library.document(sha256, reader, file=displayed(path.name))
        if document is None:
            if self._reader is None:
                self._reader = self._stack.enter_context(Reader())
            document = self._reader.read(path, sha256=sha256)
            self._library.keep_document(document, reader)
        return ready(document, self._library)


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
