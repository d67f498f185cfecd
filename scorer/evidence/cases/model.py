"""What a report tells of one case of the register, each part with the sentence that tells it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scorer.document.model import Sentence
from scorer.register.model import Case


class Depth(StrEnum):
    """How deep a report goes into a case; the last one is what SEC Regulation S-K, Item 103 asks for."""

    NOT_MENTIONED = "not_mentioned"
    ALLUDED = "alluded"  # described by its court and date, or by its claim, and not named
    NAMED = "named"  # by a party in a proceeding, its caption or its docket
    NAMED_WITH_STATUS = "named_with_status"
    FULL = "full"  # forum, date, claim and status as well

    @property
    def rank(self) -> int:
        """0 for not mentioned ... 4 for full; for comparing."""
        return DEPTHS.index(self)

    @property
    def worth(self) -> float:
        """Its part in recall, 0 to 1: a quarter for each step."""
        return self.rank / 4


DEPTHS: tuple[Depth, ...] = tuple(Depth)

FIELDS = ("name", "docket", "forum", "date", "claim", "status")
"""What can be told of a case, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the report tells of a case, where: the sentence and the characters in it."""

    field: str
    sentence: Sentence
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.field not in FIELDS or not 0 <= self.start < self.end <= len(self.sentence.text):
            raise ValueError(f"{self.field}: characters {self.start} to {self.end} are not in the sentence")


@dataclass(frozen=True, slots=True)
class Match:
    """What the report tells of one case.

    Raises ValueError for a depth above ``not_mentioned`` without anything told, and for one without a reason.

    Attributes:
        case: The case of the register.
        depth: How deep the report goes.
        told: What it tells; one entry for each field that was found.
        why: In plain words: which identifiers agree.
        possibly: Of a case that is not told: what may tell it, for a person to check.
    """

    case: Case
    depth: Depth
    told: tuple[Told, ...]
    why: str
    possibly: tuple[Told, ...] = ()

    def __post_init__(self) -> None:
        if self.told and self.possibly:
            raise ValueError(f"{self.case.id}: what is told is not possibly told")
        if (self.depth is not Depth.NOT_MENTIONED) != bool(self.told) or not self.why:
            raise ValueError(f"{self.case.id}: what the report tells does not go with its depth")

    def field(self, name: str) -> Told | None:
        """Where the report tells this of the case, or None."""
        return next((told for told in self.told if told.field == name), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """A case that the report names and the register lacks: what it is called there, and where."""

    name: str
    sentence: Sentence
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Matching:
    """All cases of a register, in its order, with what a report tells of each, and the cases that it lacks.

    ``elsewhere`` is where the report sends its reader to another document for its proceedings, or None.
    """

    matches: tuple[Match, ...]
    gaps: tuple[Gap, ...]
    elsewhere: Sentence | None = None
