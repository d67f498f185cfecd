"""What the library keeps besides documents and pictures, and what a run says of each report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from scorer.errors import EXIT_SCORED, EXIT_TROUBLE
from scorer.library.plan import Job
from scorer.scorecard.heading import off_topic_note, why_not_assessed
from scorer.scorecard.index import Entry
from scorer.scorecard.model import Scorecard
from scorer.scorecard.pictures import Band
from scorer.scorecard.view import review_in_words


class Failure(msgspec.Struct, frozen=True):
    """Why a report could not be read, or has nothing to read: the parts of a ``UserError``.

    ``doubtful``: it was seen once, and may have been chance; the file is read again.
    """

    message: str
    hint: str | None
    exit_code: int
    doubtful: bool = False


class Sight(msgspec.Struct, frozen=True):
    """Places of a report that were looked at.

    Attributes:
        seen: ``(page, x0, top, x1, bottom)`` where all text is seen.
        hiding: The same where some is not.
        rests: The sentences that an answer rests on, by a digest of what was asked.
    """

    seen: frozenset[Band] = frozenset()
    hiding: frozenset[Band] = frozenset()
    rests: dict[str, tuple[int, ...]] = {}


class Summary(msgspec.Struct, frozen=True):
    """What a list of cards shows of each.

    ``themes`` are scores by theme id; ``reason`` says why nothing could be assessed, where nothing could;
    ``range_only`` where something was, but too little for a single figure; ``off_topic`` is said of a document that
    hardly speaks of what is asked; ``review`` says who reviewed the card, and what that changed.
    """

    company: str
    title: str
    date: str
    language: str
    pages: int
    score: float | None
    low: float | None
    high: float | None
    coverage: float
    themes: dict[str, float | None]
    reason: str = ""
    range_only: bool = False
    off_topic: str = ""
    review: str = ""

    @property
    def least(self) -> float | None:
        """The lowest that the score may be, whatever could not be read; None where nothing was assessed."""
        return self.low if self.score is not None or self.range_only else None

    @classmethod
    def of(cls, card: Scorecard) -> Summary:
        """The summary of a card."""
        return cls(
            card.company,
            card.report.title,
            card.report.date,
            card.report.language,
            card.report.pages,
            card.score,
            card.low,
            card.high,
            card.coverage,
            {theme.id: theme.score for theme in card.themes},
            why_not_assessed(card),
            card.range_only,
            off_topic_note(card),
            review_in_words(card),
        )


class KeptCard(msgspec.Struct, frozen=True):
    """A finished card.

    Attributes:
        json: The card's JSON text.
        summary: What lists show of it.
        entry: Its line in an index, without a link.
        silent: Why the report has nothing to read, where that is so.
        link: How its pages refer to the PDF.
        files: SHA-256 of the files last written from it: format -> suffix -> hex digest.
    """

    json: str
    summary: Summary
    entry: Entry
    silent: Failure | None = None
    link: str | None = None
    files: dict[str, dict[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report.

    Attributes:
        number: The job's place in the run.
        report: The PDF's path or address as given.
        summary: What the card says, or None where there is no card.
        files: The card's files; the first is the one to open.
        failure: What went wrong, or what keeps the card from saying anything (exit code 3).
        entry: Its line in an index, where there is a card.
        notes: Sentences for the user.
        fresh: False where nothing had to be done: the card's files were already as they should be.
        sector: As the list of reports has it.
        lacking: Whether a form of the card could not be made; the notes say which.
    """

    number: int
    report: str
    summary: Summary | None
    files: tuple[Path, ...] = ()
    failure: Failure | None = None
    entry: Entry | None = None
    notes: tuple[str, ...] = ()
    fresh: bool = True
    sector: str = ""
    lacking: bool = False

    @property
    def code(self) -> int:
        """One of the exit codes of the command line."""
        if self.lacking:
            return EXIT_TROUBLE
        return self.failure.exit_code if self.failure else EXIT_SCORED

    @classmethod
    def failed(cls, job: Job, failure: Failure) -> Outcome:
        """The outcome of a job that ended without a card."""
        return cls(job.number, job.named, None, failure=failure, sector=job.sector or "")
