"""Scores one report after another: from the library where it can, from the PDF where it must."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

import scorer
from scorer.document.model import Document
from scorer.document.opening import check_file
from scorer.document.reading import Limits, Reader, require_text
from scorer.errors import EXIT_TROUBLE, UserError
from scorer.evidence.gathering import Reading
from scorer.library import fingerprint, output
from scorer.library.drawing import Drawing
from scorer.library.findings import judge_what_is_new
from scorer.library.plan import Job
from scorer.library.reports import ready
from scorer.library.store import Library
from scorer.library.values import Failure, KeptCard, Outcome, Summary
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Rubric
from scorer.scorecard.building import assess
from scorer.scorecard.index import entry_of
from scorer.scorecard.json import from_json, to_json
from scorer.scorecard.model import Scorecard
from scorer.scorecard.people import read_reply, read_review
from scorer.scorecard.pictures import Picture
from scorer.scorecard.review import apply_reply, apply_reviews
from scorer.verdict.model import Finding

Progress = Callable[[Job, int, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """How the reports of a run are to be scored; the same for all of them.

    Attributes:
        rubric: Name or path.
        out: The folder for the cards.
        formats: Keys of ``output.FORMATS``.
        company: Put on every card instead of what the reports say.
        date: Likewise.
        password: For locked PDFs.
        ocr: Read scanned pages.
        library: The library's file, or None for none.
        again: Read and judge anew whatever the library knows.
        reviews: Files of reviewers; each counts for the report that it names.
        replies: Files of companies, likewise.
        alone: Whether the run is about one report only; then they all count for it.
    """

    rubric: str
    out: Path
    formats: tuple[str, ...] = ("html", "json")
    company: str | None = None
    date: str | None = None
    password: str | None = None
    ocr: bool = False
    library: Path | None = None
    again: bool = False
    reviews: tuple[Path, ...] = ()
    replies: tuple[Path, ...] = ()
    alone: bool = False


class Worker:
    """One process's hands: a reader, a library and the rubric, kept from report to report.

    Args:
        order: How to score.
        progress: Called with the job, pages read and pages in all.
        parallel: Whether reading may use a second process; not where every core has a worker already.

    Raises:
        UserError: The rubric or the library cannot be used at all.
    """

    def __init__(self, order: Order, progress: Progress | None = None, *, parallel: bool = True) -> None:
        self._order = order
        self._progress = progress
        self._notes: list[str] = []
        self._rubric = load_rubric(order.rubric)
        self._library = Library(order.library, notify=self._notes.append)
        self._reader = Reader(parallel=parallel)
        self._reading = fingerprint.reading_digest() + (" ocr" if order.ocr else "")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self._reader.close()
        self._library.close()

    def score(self, job: Job) -> Outcome:
        """Score one report and write its files; whatever goes wrong with it is its outcome, not an exception."""
        try:
            outcome = self._score(job)
        except UserError as error:
            outcome = Outcome.failed(job, _failure(error, job.report))
        except Exception as error:
            if os.environ.get("SCORER_DEBUG"):
                raise
            hint = "This is a defect of the tool, please report it; with SCORER_DEBUG=1 it shows where it happened."
            outcome = Outcome.failed(job, Failure(f"{type(error).__name__}: {error}", hint, EXIT_TROUBLE))
        notes, self._notes[:] = tuple(self._notes), []
        return replace(outcome, notes=notes)

    def _score(self, job: Job) -> Outcome:
        check_file(job.report, Limits().file_mb * 2**20)
        sha256 = fingerprint.file_digest(job.report)
        with self._library_for(job) as library:
            said = self._said(sha256)
            key = self._key(job, sha256, said)
            kept = None if self._order.again else library.card(key)
            card = None
            if kept is None:
                document = self._document(job, sha256, library)
                company, date = job.company or self._order.company, job.date or self._order.date
                card = assess(
                    ready(document, library, ocr=self._order.ocr, again=self._order.again),
                    self._rubric,
                    company=company,
                    date=date,
                    judging=lambda reading, rubric: self._findings(reading, rubric, library),
                )
                card = self._heard(card, document, said)
                kept = KeptCard(to_json(card), Summary.of(card), entry_of(card, None), _silence(document))
            files, written = self._write(job, kept, card, library)
            if card is not None or written is not kept:
                library.keep_card(key, sha256, written)
        fresh = written is not kept
        return Outcome(job.number, job.report, kept.summary, files, kept.silent, kept.entry, fresh=fresh)

    @contextmanager
    def _library_for(self, job: Job) -> Iterator[Library]:
        """The library; for a report that needed a password one that ends with it: what was locked stays locked."""
        if self._order.password is not None and b"/Encrypt" in job.report.read_bytes():
            with Library(None) as private:
                yield private
        else:
            yield self._library

    def _said(self, sha256: str) -> dict[Path, str]:
        """The files of reviewers and companies about this report, with their digests."""
        said = {}
        for path in (*self._order.reviews, *self._order.replies):
            try:
                data = path.read_bytes()
            except OSError as error:
                raise UserError(f"cannot be read: {error.strerror}", str(path)) from None
            # The digest in the file decides which report it is about. With one report in the run the file is taken at
            # its word, so that its reader can say what is wrong with it.
            if self._order.alone or sha256.encode() in data:
                said[path] = hashlib.sha256(data).hexdigest()
        return said

    def _heard(self, card: Scorecard, document: Document, said: dict[Path, str]) -> Scorecard:
        """The card with what reviewers decided and what the company answered."""
        reviews = [read_review(path, card) for path in self._order.reviews if path in said]
        replies = [read_reply(path, card) for path in self._order.replies if path in said]
        if reviews:
            card = apply_reviews(card, reviews, document)
        for reply in replies:
            card = apply_reply(card, reply)
        return card

    def _key(self, job: Job, sha256: str, said: dict[Path, str]) -> str:
        """A digest of everything that decides what the card says."""
        parts = [
            scorer.__version__,
            fingerprint.judging_digest(),
            self._reading,
            sha256,
            job.report.name,
            self._rubric.digest,
            job.company or self._order.company,
            job.date or self._order.date,
            list(said.values()),
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def _document(self, job: Job, sha256: str, library: Library) -> Document:
        if not self._order.again:
            if document := library.document(sha256, self._reading, file=job.report.name):
                return document
            if failure := library.failure(sha256, self._reading):
                hint = f"{failure.hint or ''} (As found before; --again reads the file once more.)".strip()
                raise UserError(failure.message, None, hint, failure.exit_code)
        try:
            document = self._reader.read(
                job.report,
                password=self._order.password,
                ocr=self._order.ocr,
                progress=(lambda done, total: report(job, done, total)) if (report := self._progress) else None,
            )
        except UserError as error:
            library.keep_failure(sha256, self._reading, _failure(error, job.report))
            raise
        library.keep_document(document, self._reading)
        return document

    def _findings(self, reading: Reading, rubric: Rubric, library: Library) -> tuple[Finding, ...]:
        """What is found in the document: what an earlier run found, as far as the rubric still asks the same."""
        where = (
            reading.document.sha256,
            rubric.rubric,
            fingerprint.finding_digest() + (" ocr" if self._order.ocr else ""),
        )
        kept = () if self._order.again else library.findings(*where)
        return judge_what_is_new(reading, rubric, kept, lambda found: library.keep_findings(*where, found))

    def _write(
        self, job: Job, kept: KeptCard, card: Scorecard | None, library: Library
    ) -> tuple[tuple[Path, ...], KeptCard]:
        """Bring the card's files up to date; returns them, and what to keep (``kept`` itself if all were)."""
        out = self._order.out
        link = output.pdf_link(job.report, out)
        files = dict(kept.files) if link == kept.link else {}
        stale = [f for f in self._order.formats if not _as_written(out, job.stem, files.get(f))]
        if stale:
            card = card or from_json(kept.json, job.report.name)
            pictures: tuple[Picture, ...] = ()
            if output.WITH_PICTURES.intersection(stale):
                drawing = Drawing(library, self._reader, self._notes.append)
                pictures = drawing.pictures(card, job.report, self._order.password, again=self._order.again)
            view = output.View(card, pictures, link, job.report, self._order.password, kept.json)
            for form in stale:
                made = output.FORMATS[form](view)
                output.write(out, [(job.stem + suffix, data) for suffix, data in made.items()])
                files[form] = {suffix: hashlib.sha256(data).hexdigest() for suffix, data in made.items()}
            kept = msgspec.structs.replace(kept, link=link, files=files)
        return tuple(out / (job.stem + suffix) for form in self._order.formats for suffix in files[form]), kept


def _as_written(folder: Path, stem: str, digests: dict[str, str] | None) -> bool:
    """Whether the files with these digests stand in the folder as they were written."""
    try:
        return digests is not None and all(
            fingerprint.file_digest(folder / (stem + suffix)) == digest for suffix, digest in digests.items()
        )
    except OSError:
        return False


def _failure(error: UserError, report: Path) -> Failure:
    """An error about a report, without the report's own name: whoever shows it says which report it is."""
    place = (error.where or "").removeprefix(str(report)).lstrip(":, ")
    return Failure(f"{place}: {error.message}" if place else error.message, error.hint, error.exit_code)


def _silence(document: Document) -> Failure | None:
    try:
        require_text(document)
    except UserError as error:
        return Failure(error.message, error.hint, error.exit_code)
    return None
