"""Scores one report after another: from the library where it can, from the PDF where it must."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

import scorer
from scorer.document.language import in_language
from scorer.document.model import Document
from scorer.document.opening import check_file
from scorer.document.reading import OCR_SECONDS, Limits, Reader
from scorer.errors import EXIT_TROUBLE, UserError
from scorer.evidence.gathering import Reading
from scorer.inputs import displayed
from scorer.library import fingerprint, hearing, output, places
from scorer.library.deadline import Overdue, within
from scorer.library.documents import Documents, Progress, as_found_before, failure_of, silence
from scorer.library.drawing import Drawing
from scorer.library.findings import judge_what_is_new
from scorer.library.plan import Job
from scorer.library.reports import ready
from scorer.library.sight import Looking
from scorer.library.store import Kind, Library, Row
from scorer.library.takingup import taken_up, told_of
from scorer.library.values import Failure, KeptCard, Outcome, Summary
from scorer.rubric.accuracy import load_accuracy
from scorer.rubric.loading import find_rubric, load_rubric
from scorer.rubric.model import Rubric
from scorer.scorecard.building import assess
from scorer.scorecard.index import entry_of
from scorer.scorecard.json import from_json, to_json
from scorer.scorecard.model import MadeCard, Scorecard
from scorer.scorecard.pictures import Picture
from scorer.verdict.model import Finding

if TYPE_CHECKING:
    from scorer.library.registers import Registers
    from scorer.verdict.learned.model import Model


@dataclass(frozen=True, slots=True)
class Order:
    """How the reports of a run are to be scored; the same for all of them.

    Attributes:
        rubric: Name or path.
        out: The folder for the cards.
        formats: Keys of ``output.FORMATS``.
        company: Put on every card instead of what the reports say.
        date: Likewise.
        register: Name or path of the register of known legal challenges, for reports whose list names none.
        password: For locked PDFs.
        ocr: Read scanned pages.
        library: The library's file, or None for none.
        again: Read and judge anew whatever the library knows.
        model: What coded sentences taught (a file of ``scorer learn``), or None.
        reviews: Files of reviewers; each counts for the report that it names.
        replies: Files of companies, likewise.
        alone: Whether the run is about one report only; then they all count for it.
        forget: Take nothing up from the cards that are there, nor from what lies beside them.
    """

    rubric: str
    out: Path
    formats: tuple[str, ...] = ("html", "json")
    company: str | None = None
    date: str | None = None
    register: str | None = None
    password: str | None = None
    ocr: bool = False
    library: Path | None = None
    again: bool = False
    model: Path | None = None
    reviews: tuple[Path, ...] = ()
    replies: tuple[Path, ...] = ()
    alone: bool = False
    forget: bool = False


class Worker:
    """One process's hands: a reader, a library and the rubric, kept from report to report.

    Args:
        order: How to score.
        progress: Called with the job, pages read and pages in all.
        parallel: Whether reading may use a second process; not where every core has a worker already.

    Raises:
        UserError: The rubric, the register or the library cannot be used at all.
    """

    def __init__(self, order: Order, progress: Progress | None = None, *, parallel: bool = True) -> None:
        self._order = order
        self._notes: list[str] = []
        self._rubric = load_rubric(order.rubric)
        self._model = _model(order.model, self._rubric) if order.model else None
        self._taught = self._model.digest if self._model else ""
        self._accuracy = load_accuracy(find_rubric(order.rubric))
        self._library = Library(order.library, notify=self._notes.append)
        if order.register:
            self._registers.begin(order.register)
        self._reader = Reader(parallel=parallel)
        self._reading = fingerprint.reading_digest(order.ocr)
        self._documents = Documents(self._reader, order.password, order.ocr, order.again, progress)

    @cached_property
    def _registers(self) -> Registers:
        from scorer.library.registers import Registers

        return Registers(self._library)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give reader and library back."""
        self._reader.close()
        self._library.close()

    def score(self, job: Job) -> Outcome:
        """Score one report and write its files; whatever goes wrong with it is its outcome, not an exception."""
        path, unprepared = job.report, job
        try:
            job = self.prepared(job)
            before = self.as_before(job) if job.address else None
            if before is not None:
                return before
            with places.at_hand(job) as here:
                path = here.report
                if unprepared.taken is None and job.address and self.digest(job) is None:  # only now it is known
                    here = self._prepared_anew(unprepared, here)
                with within(Limits().seconds * (OCR_SECONDS if self._order.ocr else 1)):
                    outcome = self._score(here)
                self._remember(job, here)
            self._notes += told_of(here, fresh=outcome.fresh)
        except UserError as error:
            outcome = Outcome.failed(job, failure_of(error, path, job.named))
        except Overdue as error:
            hint = "Split the report, or print it to a new PDF and try that."
            outcome = Outcome.failed(job, Failure(f"{error}, reading and judging", hint, EXIT_TROUBLE))
        except Exception as error:
            if os.environ.get("SCORER_DEBUG"):
                raise
            hint = "This is a defect of the tool, please report it; with SCORER_DEBUG=1 it shows where it happened."
            outcome = Outcome.failed(job, Failure(f"{type(error).__name__}: {error}", hint, EXIT_TROUBLE))
        notes, self._notes[:] = tuple(self._notes), []
        return replace(outcome, notes=notes)

    def prepared(self, job: Job) -> Job:
        """The job with what belongs to its report and was not given. Raises UserError where that is not at hand.

        Done where the cards are written, whoever scores them.
        """
        if job.taken is not None:
            return job

        def digest() -> str | None:
            if not job.address:
                check_file(job.report, Limits().file_mb * 2**20)  # reading from a device would never end
            return self.digest(job)

        return taken_up(job, self._order, self._rubric, digest)

    def _prepared_anew(self, job: Job, here: Job) -> Job:
        """What was fetched, prepared as what it is: which document lies at an address was not known before."""
        found = taken_up(job, self._order, self._rubric, lambda: fingerprint.file_digest(here.report))
        return replace(found, report=here.report)

    def _score(self, job: Job) -> Outcome:
        check_file(job.report, Limits().file_mb * 2**20)
        sha256 = fingerprint.file_digest(job.report)
        with self._library_for(job, sha256) as library:
            said = self._said(job, sha256)
            key = self._key(job, sha256, said)
            kept = None if self._order.again else library.card(key)
            card = None
            if kept is None:
                card, reading = self._judged(job, sha256, library)
                looking = Looking(library, self._reader, self._judge(), self._order.password)
                if looking.hides(job.report, reading, self._rubric, card, again=self._order.again):
                    card, reading = self._judged(job, sha256, library, seen=True)
                if not job.address:
                    library.keep_whereabouts(sha256, job.report.absolute())
                document = reading.as_read
                card = self._heard(card, document, said, job)
                kept = KeptCard(to_json(card), Summary.of(card), entry_of(card, None), silence(document))
            files, written = self._write(job, kept, card, library)
            if card is not None or written is not kept:
                library.keep_card(key, sha256, written)
            lacking = any(form not in written.files for form in self._order.formats)
        return replace(_outcome(job, kept, files, fresh=written is not kept), lacking=lacking)

    def as_before(self, job: Job) -> Outcome | None:
        """The outcome of a report where nothing is left to do, without opening it.

        Its card is known and its files stand as written; or it could not be read the last time, or is no PDF at all.
        None where there is work to do.
        """
        if self._order.again:
            return None
        try:
            job = self.prepared(job)
            if not job.address:
                check_file(job.report, Limits().file_mb * 2**20)
            sha256 = self.digest(job)
            kept = self._library.card(self._key(job, sha256, self._said(job, sha256))) if sha256 else None
        except UserError as error:
            return Outcome.failed(job, failure_of(error, job.report, job.named))
        if kept is not None:
            return None if self._stale(kept, job) else _outcome(job, kept, self._files(kept, job), fresh=False)
        failure = None
        if sha256 and self._order.password is None:
            failure = self._library.failure(sha256, self._reading)
        return Outcome.failed(job, as_found_before(failure)) if failure and not failure.doubtful else None

    def digest(self, job: Job) -> str | None:
        """SHA-256 of the report, for an address as far as it is known without fetching it; None where it is not."""
        if not job.address:
            try:
                return fingerprint.file_digest(job.report)
            except OSError:
                return None
        token = places.token(job.address)
        return self._library.place(job.address, token) if token else None

    @property
    def library(self) -> Library:
        """Where it keeps what it read."""
        return self._library

    def known(self, job: Job, kinds: Iterable[Kind]) -> list[Row]:
        """What its library knows of a report, of cards only the one that is wanted now."""
        sha256 = None if self._order.again else self.digest(job)
        if sha256 is None:
            return []
        card = self._key(job, sha256, self._said(job, sha256))
        return [row for row in self._library.entries(sha256, kinds) if row[0] != Kind.CARD or row[1] == card]

    def _remember(self, job: Job, here: Job) -> None:
        """Keep which file it was that lies at an address now."""
        if job.address and (token := places.token(job.address)):
            self._library.keep_place(job.address, token, fingerprint.file_digest(here.report))

    @contextmanager
    def _library_for(self, job: Job, sha256: str) -> Iterator[Library]:
        """The library; for a report that needed a password one that ends with it: what was locked stays locked."""
        if self._order.password is None or self._library.document(sha256, self._reading, file=job.name) is not None:
            yield self._library
            return
        with Library(None) as private:
            yield private
            if not self._reader.encrypted:
                self._library.take_in(private.entries(sha256))

    def _said(self, job: Job, sha256: str) -> hearing.Said:
        return hearing.said(job, sha256, self._order.reviews, self._order.replies, alone=self._order.alone)

    def _heard(self, card: Scorecard, document: Document, said: hearing.Said, job: Job) -> Scorecard:
        """The card with what people say of it, what made it, and its stamp where its quotes still have one."""
        card, reviews, replies = hearing.heard(card, document, said)
        made = MadeCard(**self._names(job), reviews=reviews, replies=replies)
        card, note = hearing.verified(card.model_copy(update={"made": made}), job.verified)
        self._notes += [f"{job.named}: {note}"] if note else []
        return card

    def _names(self, job: Job) -> dict[str, str]:
        """What rubric, register and model are called on a card: not where they lie, which is nobody's business."""
        named = {"rubric": self._order.rubric, "register": self._register(job), "model": self._order.model}
        return {part: displayed(Path(source).name) if source else "" for part, source in named.items()}

    def _register(self, job: Job) -> str | None:
        """The register for a report: what its list names, else that of the run."""
        return job.register or self._order.register

    def _key(self, job: Job, sha256: str, said: hearing.Said) -> str:
        """A digest of everything that decides what the card says."""
        parts = [
            scorer.__version__,
            fingerprint.judging_digest(),
            self._reading,
            sha256,
            job.name,
            self._rubric.digest,
            self._taught,
            self._accuracy.model_dump() if self._accuracy else None,
            job.company or self._order.company,
            job.date or self._order.date,
            self._registers.digest(register) if (register := self._register(job)) else None,
            said.key(),
            self._names(job),
            job.verified,
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def _judged(self, job: Job, sha256: str, library: Library, *, seen: bool = False) -> tuple[Scorecard, Reading]:
        """The card of a report and the reading that it rests on; ``seen``: of nothing but what is seen."""
        document = in_language(self._documents.get(job, sha256, library, seen=seen), self._rubric.language)
        rested_on: list[Reading] = []

        def judging(reading: Reading, rubric: Rubric) -> tuple[Finding, ...]:
            rested_on.append(reading)
            return self._findings(reading, rubric, library, seen=seen)

        card = assess(
            ready(document, library, ocr=self._order.ocr, seen=seen, again=self._order.again),
            self._rubric,
            company=job.company or self._order.company,
            date=job.date or self._order.date,
            judging=judging,
            accuracy=self._accuracy,
            index=self._registers.index(register) if (register := self._register(job)) else None,
            model=self._model,
        )
        return card, rested_on[0]

    def _findings(
        self, reading: Reading, rubric: Rubric, library: Library, *, seen: bool = False
    ) -> tuple[Finding, ...]:
        """What is found in the document: what an earlier run found, as far as the rubric still asks the same."""
        where = (reading.document.sha256, rubric.rubric, self._judge(seen))
        kept = () if self._order.again else library.findings(*where)
        return judge_what_is_new(reading, rubric, kept, lambda found: library.keep_findings(*where, found))

    def _judge(self, seen: bool = False) -> str:
        """Identifies what finds things in a document, besides the rubric."""
        return " ".join(filter(None, (fingerprint.finding_digest(self._order.ocr, seen), self._taught)))

    def _write(
        self, job: Job, kept: KeptCard, card: Scorecard | None, library: Library
    ) -> tuple[tuple[Path, ...], KeptCard]:
        """Bring the card's files up to date; returns them, and what to keep (``kept`` itself if all were)."""
        out, link = self._order.out, self._link(job)
        stale = self._stale(kept, job)
        if stale:
            files = dict(kept.files) if link == kept.link else {}
            card = card or from_json(kept.json, job.name)
            pictures: tuple[Picture, ...] = ()
            if output.WITH_PICTURES.intersection(stale):
                drawing = Drawing(library, self._reader, self._notes.append)
                pictures = drawing.pictures(card, job.report, self._order.password, again=self._order.again)
            view = output.View(card, pictures, link, job.report, self._order.password, kept.json)
            for form in stale:
                try:
                    made = output.made(form, view)
                    self._notes += output.rewrite(out, [(job.stem + suffix, data) for suffix, data in made.items()])
                except UserError as error:  # of this form; the others are as good as ever
                    files.pop(form, None)
                    if not any(f in files for f in self._order.formats) and form == stale[-1]:
                        raise
                    self._notes.append(f"{job.named}: no {form}: {error.message}.")
                else:
                    files[form] = {suffix: hashlib.sha256(data).hexdigest() for suffix, data in made.items()}
            kept = msgspec.structs.replace(kept, link=link, files=files)
        return self._files(kept, job), kept

    def _stale(self, kept: KeptCard, job: Job) -> list[str]:
        """The formats whose files are not there, or not as this card has them."""
        files = kept.files if self._link(job) == kept.link else {}
        return [f for f in self._order.formats if not output.as_written(self._order.out, job.stem, files.get(f))]

    def _files(self, kept: KeptCard, job: Job) -> tuple[Path, ...]:
        out = self._order.out
        return tuple(out / (job.stem + suffix) for form in self._order.formats for suffix in kept.files.get(form, ()))

    def _link(self, job: Job) -> str | None:
        return output.pdf_link(job.report, self._order.out) if job.link is None else job.link or None


def _outcome(job: Job, kept: KeptCard, files: tuple[Path, ...], *, fresh: bool) -> Outcome:
    sector = job.sector or ""
    return Outcome(job.number, job.named, kept.summary, files, kept.silent, kept.entry, fresh=fresh, sector=sector)


def _model(path: Path, rubric: Rubric) -> Model:
    from scorer.verdict.learned.model import read_model

    return read_model(path, rubric)
