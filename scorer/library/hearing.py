"""What people say of a report's card: whose files count for it, and the card with what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scorer import inputs
from scorer.document.model import Document
from scorer.errors import UserError
from scorer.inputs import displayed
from scorer.library.plan import Job
from scorer.scorecard.cells import mentions
from scorer.scorecard.model import Scorecard, SourceCard, Stamp
from scorer.scorecard.people import read_reply, read_review
from scorer.scorecard.review import apply_reply, apply_reviews
from scorer.scorecard.verifying import quotes_digest, stamped


@dataclass(frozen=True, slots=True)
class Said:
    """The files about one report, each with its digest, in the order of their names: however they were come by."""

    reviews: dict[Path, str]
    replies: dict[Path, str]

    def key(self) -> list[list[str]]:
        """Everything about them that a card shows."""
        groups = (self.reviews, self.replies)
        return [
            [str(n), displayed(path.name), digest] for n, group in enumerate(groups) for path, digest in group.items()
        ]


def said(job: Job, sha256: str, reviews: Sequence[Path], replies: Sequence[Path], *, alone: bool) -> Said:
    """The files of reviewers and companies about a report.

    Args:
        job: The report, with the files that were found for it.
        sha256: Its digest.
        reviews: Files of reviewers that the run names; each counts for the report that it names.
        replies: Files of companies, likewise.
        alone: The run is about this report only. Its files are then taken at their word, as are those that were found
            for the report, so that their reader can say what is wrong with them.

    Raises:
        UserError: One cannot be read.
    """

    def digests(named: Sequence[Path], found: Sequence[Path]) -> dict[Path, str]:
        read = {path: (_bytes(path), alone or path in found) for path in (*named, *found)}
        about = {p: hashlib.sha256(b).hexdigest() for p, (b, mine) in read.items() if mine or mentions(b, sha256)}
        return dict(sorted(about.items(), key=lambda item: (item[0].name, item[1])))

    return Said(digests(reviews, job.reviews), digests(replies, job.replies))


def heard(
    card: Scorecard, document: Document, files: Said
) -> tuple[Scorecard, tuple[SourceCard, ...], tuple[SourceCard, ...]]:
    """The machine's card with what people say of it, and what of reviews and replies went in.

    A review in which nothing is decided is none.

    Raises:
        UserError: A file has faults, or is about another report or rubric.
    """
    read = {path: read_review(path, card) for path in files.reviews}
    reviews = {path: review for path, review in read.items() if any(d.decision != "open" for d in review.findings)}
    replies = {path: read_reply(path, card) for path in files.replies}
    if reviews:
        card = apply_reviews(card, list(reviews.values()), document)
    for reply in replies.values():
        card = apply_reply(card, reply)
    return (
        card,
        tuple(_source(path, review.reviewer, files.reviews) for path, review in reviews.items()),
        tuple(_source(path, reply.who, files.replies) for path, reply in replies.items()),
    )


def verified(card: Scorecard, stamp: tuple[str, int, str] | None) -> tuple[Scorecard, str]:
    """The card with a stamp that it had before, if its quotes are still those that were found; else why not."""
    if stamp is None:
        return card, ""
    reader, quotes, digest = stamp
    if digest != quotes_digest(card):
        return card, "its quotes are no longer those that were verified; verify them again."
    after = card.model_copy(update={"verified": Stamp(reader=reader, quotes=quotes, digest=digest)})
    if stamped(after) is None:
        return card, "what its last card said of being verified is not what `scorer verify` writes; verify it again."
    return after, ""


def _source(path: Path, who: str, digests: dict[Path, str]) -> SourceCard:
    return SourceCard(name=displayed(path.name), who=who, sha256=digests[path])


def _bytes(path: Path) -> bytes:
    try:
        return inputs.read_bytes(path)
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", str(path)) from None
