"""Documents of a run's reports: read once and kept, and so is why a report could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from scorer.document.model import Document
from scorer.document.reading import Reader, require_text
from scorer.errors import Cause, UserError
from scorer.library import fingerprint
from scorer.library.plan import Job
from scorer.library.store import Library
from scorer.library.values import Failure

Progress = Callable[[Job, int, int], None]


@dataclass(frozen=True, slots=True)
class Documents:
    """Gets documents: from the library where it has them, else from the PDF.

    Attributes:
        reader: Reads the PDF.
        password: For locked PDFs.
        ocr: Read scanned pages.
        again: Read them whatever the library holds.
        progress: Called with the job, pages read and pages in all.
    """

    reader: Reader
    password: str | None = None
    ocr: bool = False
    again: bool = False
    progress: Progress | None = None

    def get(self, job: Job, sha256: str, library: Library, *, seen: bool = False) -> Document:
        """The document of a report; ``seen``: without what nobody sees.

        Raises:
            UserError: It cannot be read, or could not be the last time.
        """
        plain, key = fingerprint.reading_digest(self.ocr), fingerprint.reading_digest(self.ocr, seen)
        if not self.again:
            if document := library.document(sha256, key, file=job.name):
                return document
            if (failure := library.failure(sha256, plain)) and not failure.doubtful:
                before = as_found_before(failure)
                raise UserError(before.message, None, before.hint, before.exit_code)
        try:
            unseen = self.reader.look(job.report, password=self.password, sha256=sha256).text if seen else ()
            document = self.reader.read(
                job.report,
                password=self.password,
                sha256=sha256,
                ocr=self.ocr,
                progress=(lambda done, total: report(job, done, total)) if (report := self.progress) else None,
                unseen=unseen,
            )
        except UserError as error:
            if error.cause is not Cause.OUTSIDE:
                failure = failure_of(error, job.report, job.named)
                chance = error.cause is Cause.PERHAPS and library.failure(sha256, plain) is None
                library.keep_failure(sha256, plain, msgspec.structs.replace(failure, doubtful=chance))
            raise
        library.keep_document(document, key)
        return document


def as_found_before(failure: Failure) -> Failure:
    """A failure of an earlier run, with what can be done about it now."""
    hint = f"{failure.hint or ''} (As found before; --again reads the file once more.)".strip()
    return msgspec.structs.replace(failure, hint=hint)


def failure_of(error: UserError, report: Path, named: str) -> Failure:
    """An error about a report, without the report's own name: whoever shows it says which report it is."""
    place = (error.where or "").removeprefix(str(report)).removeprefix(named).lstrip(":, ")
    return Failure(f"{place}: {error.message}" if place else error.message, error.hint, error.exit_code)


def silence(document: Document) -> Failure | None:
    """Why there is nothing to judge in a document, or None where there is."""
    try:
        require_text(document)
    except UserError as error:
        return Failure(error.message, error.hint, error.exit_code)
    return None
