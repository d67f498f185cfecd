"""Findings: what the evidence shows for one element. No finding without a reason, no level without evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scorer.document.model import Sentence
from scorer.evidence.model import Evidence
from scorer.rubric.model import Level


class Status(StrEnum):
    """Whether an element could be judged at all. Only ``assessed`` elements have points."""

    ASSESSED = "assessed"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASSESSED = "not_assessed"


class Confidence(StrEnum):
    """How sure the judgement is; always shown with its cause."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and the places (character offsets) of the words that matter in it."""

    sentence: Sentence
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """What careful readers make of such answers: shares, 0-1, of those who give the same level, a higher, a lower one.

    Of an explicit no ``same`` is the share of those who find one, too, and nothing else is told.
    """

    same: float
    higher: float = 0.0
    lower: float = 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """The judgement of one element, with its reason and everything it rests on.

    Raises ValueError for a finding without a reason, or a level above none without evidence.
    """

    element: str
    level: Level
    denied: bool
    status: Status
    reason: str
    confidence: Confidence
    confidence_why: str
    evidence: tuple[Evidence, ...]
    near_misses: tuple[Evidence, ...] = ()
    expected: Expected | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError(f"{self.element}: a finding needs a reason")
        if self.level is not Level.NONE and not self.evidence:
            raise ValueError(f"{self.element}: no quote, no points")
        if self.status is not Status.ASSESSED and self.level is not Level.NONE:
            raise ValueError(f"{self.element}: only an assessed element has a level")
