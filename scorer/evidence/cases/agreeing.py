"""What agrees between a thread and a case, what speaks against it, and when it is enough.

How much each identifier tells by itself is set here; what all of it together says was learned
(:mod:`scorer.evidence.cases.signs`): the log-odds that the thread tells the case. From ``TOLD`` on it does, from
``POSSIBLE`` on a person should look.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from scorer.evidence.cases.days import DAY, MONTH, YEAR
from scorer.evidence.cases.mentions import CAPTION, NEAR, PARTY, SPOT, Mention
from scorer.evidence.cases.threads import Thread

TOLD, NAMED, POSSIBLE = 0.05, -0.05, -0.95
"""The log-odds from which on a thread tells a case (seven of ten such do), from which on it does where it names a party
of it as one, and from which on it may (half of such do)."""
CLOSE = 0.3  # two cases this close in log-odds are as good as each other

NAME = {CAPTION: 6.0, PARTY: 4.5, NEAR: 4.0, SPOT: 1.5}
DOCKET, PHRASE, COURT, PLACE, AMOUNT, OUTCOME = 8.0, 6.0, 2.5, 0.4, 2.0, 0.5
OFFICIAL, UPON_US, ANY_COURT, SHARED, ABOVE = 3.0, 1.0, 1.0, 0.67, 0.8
PLAINTIFF, OFFICE = 0.5, 1.5
LAND, KIND = 1.5, 1.0  # where only one case of the register is there, or before such
FILED = {DAY: 3.0, MONTH: 2.0, YEAR: 0.5}
COURSE = {DAY: 2.0, MONTH: 1.0, YEAR: 0.0}
SUBJECT = 3.0  # at most
CONTEXT = 0.5  # what only the context tells counts half
_SAID = {
    "year": "another year",
    "month": "another date",
    "beside him": "somebody else sued in another sentence",
    "beside us": "word that something is not about the company",
    "subject": "another subject",
    "sum": "another sum",
    "years": "another year that it is about",
}
_REFUTES = {
    "elsewhere": "somebody else sued",
    "not us": "word that it is not about the company",
    "everyday": "the everyday work of an authority",
    "namesake": "somebody of that name who does not sue",
    "denied": "word that there is none",
    "reversed": "word that the company sues, and is not sued",
}
"""What makes it another case, or none, whatever agrees."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """An identifier that stands in a thread, where, and what it weighs."""

    kind: str
    weight: float
    sentence: int
    start: int
    end: int

    def overlaps(self, other: Agreed) -> bool:
        """Whether they stand on the same words."""
        return self.sentence == other.sentence and self.start < other.end and other.start < self.end

    @property
    def telling(self) -> bool:
        """Whether it brings its case to mind by itself."""
        return self.weight > NAME[SPOT]


NONE = Agreed("", 0.0, 0, 0, 0)


@dataclass(slots=True)
class Weighed:
    """A case beside a thread: what agrees, what does not, and the log-odds that the thread tells it."""

    case: int
    thread: Thread
    agreed: dict[str, Agreed] = field(default_factory=dict)
    against: list[str] = field(default_factory=list)
    odds: float = 0.0

    @property
    def named(self) -> bool:
        """Whether a name or the docket of the case stands there as that of a case."""
        return any(self.agreed[k].telling for k in ("name", "docket", "phrase") if k in self.agreed)

    @property
    def begun(self) -> bool:
        """Whether the thread says that it began when it did, to the month."""
        return self.agreed.get("date", NONE).weight >= FILED[MONTH]

    @property
    def in_its_heading(self) -> bool:
        """Whether the heading over the thread names the case."""
        return self.named and self.agreed.get("name", NONE).sentence == self.thread.heading

    @property
    def cited(self) -> bool:
        """Whether it is named by its caption, its docket or a phrase that names nothing else."""
        return any(a.weight >= NAME[CAPTION] for a in self.agreed.values())

    @property
    def sure(self) -> bool:
        """Whether the thread tells the case: it is likely, or cited with something else of it and nothing against it."""
        placed = self.cited and len(self.agreed) > 1 and not self.against
        as_party = self.agreed.get("name", NONE).weight > NAME[NEAR] or "docket" in self.agreed
        return (
            (placed or self.odds >= (NAMED if as_party else TOLD))
            and (self.named or len(self.agreed) > 1)
            and not self.refuted
        )

    @property
    def possible(self) -> bool:
        """Whether it may: as likely, or by who sues over what ("a privacy claim by a private individual")."""
        described = {"plaintiff", "claim"} <= self.agreed.keys() and not self.against
        return (self.likely or described) and not self.refuted

    @property
    def likely(self) -> bool:
        """Whether what agrees makes it likely enough to be looked at."""
        return self.odds >= POSSIBLE and (self.named or len(self.agreed) > 1)

    @property
    def refuted(self) -> bool:
        """Whether something makes it another case, or none, whatever agrees."""
        return any(reason in _REFUTES for reason in self.against)

    @property
    def itself(self) -> bool:
        """Whether a case that began after the report can be meant: by its number, its caption or its date."""
        cited = self.agreed.get("name", NONE).weight >= NAME[CAPTION]
        there = "name" in self.agreed and self.agreed.get("forum", NONE).weight >= COURT
        return cited or there or not {"docket", "phrase", "date"}.isdisjoint(self.agreed)

    @property
    def doubts(self) -> str:
        """What speaks against it, in words."""
        return ", ".join(_SAID.get(a) or _REFUTES[a] for a in self.against)

    def apart(self, other: Weighed) -> bool:
        """Whether a case rests on other words of a thread than another: another name, court and date, or day and subject."""
        if "docket" in self.agreed and "docket" in other.agreed:
            return True
        if "name" in self.agreed and "name" in other.agreed:
            if not self.agreed["name"].overlaps(other.agreed["name"]):
                return True
        elif "name" not in self.agreed and "name" not in other.agreed:
            courts = [w.agreed["forum"] for w in (self, other) if w.agreed.get("forum", NONE).weight >= COURT]
            if len(courts) == 2 and not courts[0].overlaps(courts[1]):
                return True
        if self._has_its_own(other):
            return True
        return all(
            kind in self.agreed and kind in other.agreed and self._spots(kind) != other._spots(kind)
            for kind in ("forum", "date")
        )

    def _has_its_own(self, other: Weighed) -> bool:
        """Whether a day of its course, or the month in which it began, and its subject stand where none of another's do."""
        own, others = ([w.agreed[kind] for kind in ("date", "course") if kind in w.agreed] for w in (self, other))
        dated = any(a.weight >= COURSE[DAY] and not any(map(a.overlaps, others)) for a in own)
        claim, its = self.agreed.get("claim"), other.agreed.get("claim")
        return dated and claim is not None and (its is None or not claim.overlaps(its))

    def _spots(self, *kinds: str) -> set[tuple[int, int, int]]:
        return {(a.sentence, a.start, a.end) for k in kinds if (a := self.agreed.get(k)) is not None}

    def add(self, agreed: Agreed) -> None:
        """Keep the weightiest of a kind."""
        if agreed.weight > self.agreed.get(agreed.kind, NONE).weight:
            self.agreed[agreed.kind] = agreed


def named_by(mention: Mention, *, plain: bool, official: bool = False, ours: bool = False) -> Agreed:
    """What a mention of a party weighs: less for an authority, unless it acts upon the company, and for a plain name."""
    weight = NAME[mention.strength]
    if official and mention.strength in (PARTY, NEAR):
        weight = OFFICIAL - (0.5 if plain else 0.0) + UPON_US * ours
    return Agreed("name", weight, mention.sentence, mention.start, mention.end)
