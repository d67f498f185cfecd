"""What agrees between a thread and a case, what it weighs, and when it is enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from scorer.evidence.cases.days import DAY, MONTH, YEAR
from scorer.evidence.cases.mentions import CAPTION, NEAR, PARTY, SPOT, Mention
from scorer.evidence.cases.threads import Thread

TOLD, POSSIBLE, UNNAMED, ALONE = 3.5, 2.5, 3.0, 2.2
"""From which weight on a thread tells a case; from which on it may, and a person should look; the same without a name;
from which on the only case that fits is told."""
_PLACED = 0.5
_APART = 1.0
CLOSE = 0.75  # two cases this close in weight are as good as each other
_LEAST = 0.5  # what an identifier weighs that counts as one

_WORDS = 1.01  # one word in common is no subject in common
_FAMILY = {"phrase": "name", "land": "forum", "course": "date", "outcome": "date"}

NAME = {CAPTION: 6.0, PARTY: 4.5, NEAR: 4.0, SPOT: 1.5}
DOCKET, PHRASE, COURT, PLACE, AMOUNT, OUTCOME = 8.0, 6.0, 2.5, 0.4, 2.0, 0.5
OFFICIAL, UPON_US, ANY_COURT, SHARED, ABOVE = 3.0, 1.0, 1.0, 0.67, 0.8
PLAINTIFF, OFFICE = 0.5, 1.5
LAND, KIND = 1.5, 1.0  # where only one case of the register is there, or before such
FILED = {DAY: 3.0, MONTH: 2.0, YEAR: 0.5}
COURSE = {DAY: 2.0, MONTH: 1.0, YEAR: 0.0}
SUBJECT = 3.0  # at most
CONTEXT = 0.5  # what only the context tells counts half
_AGAINST = {
    "docket": 8.0,
    "court": 1.5,
    "year": 2.5,
    "month": 2.5,
    "elsewhere": 4.0,
    "beside him": 1.5,
    "not us": 6.0,
    "beside us": 1.5,
    "party": 3.5,
    "company": 0.5,
    "subject": 1.5,
    "sum": 2.0,
    "everyday": 3.0,
    "years": 2.5,
    "namesake": 3.0,
    "denied": 4.0,
    "reversed": 4.0,
}
_REFUTES = 4.0
_SAID = {
    "docket": "another docket",
    "court": "another court",
    "year": "another year",
    "month": "another date",
    "elsewhere": "somebody else sued",
    "beside him": "somebody else sued in another sentence",
    "not us": "word that it is not about the company",
    "beside us": "word that something is not about the company",
    "party": "another party",
    "company": "no word that it is about the company",
    "subject": "another subject",
    "sum": "another sum",
    "everyday": "the everyday work of an authority",
    "years": "another year that it is about",
    "namesake": "somebody of that name who does not sue",
    "denied": "word that there is none",
    "reversed": "word that the company sues, and is not sued",
}


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


_SAYS_WHICH = {"name", "docket", "phrase"} | {"claim"}
_SAYS_WHAT = {"claim", "date"} | {"course", "amount"}  # of all that an authority does
NONE = Agreed("", 0.0, 0, 0, 0)


@dataclass(slots=True)
class Weighed:
    """A case beside a thread: what agrees, what does not.

    Attributes:
        shared: Its party has other cases as well.
        quiet: No word of a proceeding, and no authority, stands anywhere near.
        plain: No word of a proceeding stands in the thread itself: people do business with a party, too.
        official: An authority brings the case, which does much else.
        about: The register says what it is about.
        headed: It stands under a heading over legal proceedings.
        elsewhen: The dates beside its name are of other years.
        sued: Its name stands in a sentence with a word of a proceeding.
        ours: The report names the company, and may tell its cases without saying whose they are.
    """

    case: int
    thread: Thread
    agreed: dict[str, Agreed] = field(default_factory=dict)
    against: list[str] = field(default_factory=list)
    shared: bool = False
    quiet: bool = False
    plain: bool = False
    official: bool = False
    about: bool = True
    headed: bool = False
    sued: bool = False
    elsewhen: bool = False
    ours: bool = True

    @property
    def total(self) -> float:
        """For less against."""
        return sum(a.weight for a in self.agreed.values()) - sum(_AGAINST[a] for a in self.against)

    @property
    def named(self) -> bool:
        """Whether a name or the docket of the case stands there as that of a case."""
        return any(self.agreed[k].telling for k in ("name", "docket", "phrase") if k in self.agreed)

    @property
    def sure(self) -> bool:
        """Whether the thread tells the case: a name or two identifiers, and little against it."""
        cited = any(a.weight >= NAME[CAPTION] for a in self.agreed.values())
        if not cited and (self._says_nothing if self.official else self.plain):
            return False
        if self.official and self.plain and not self.named and not self._acts_here:
            return False  # an authority is named in much else
        least = 1 if cited or (self.named and not (self.shared or self.quiet or self.plain)) else 3 if self.quiet else 2
        bare = _SAYS_WHICH.isdisjoint(self.agreed)  # a court, a date and an outcome may be another case's
        if not any(a.weight >= _LEAST for a in self._own().values()):
            return False  # it only stands under what tells the case
        if not self.headed and self._families() <= {"claim", "all of it"}:
            return False  # what it is about is spoken of without it
        if not self.ours and not cited:
            return False  # the report is somebody else's, or calls the company by a name that the register lacks
        enough = TOLD + (0.5 + self.agreed.get("outcome", NONE).weight if bare else 0.0)
        if not self.named and not self.headed and self._families() <= {"forum", "claim"}:
            enough += _PLACED  # where it is and what it is about is said of much else
        if self.official and self._families() == {"name", "date"} and self.agreed.get("date", NONE).weight < FILED[DAY]:
            enough += _PLACED  # it does more than one thing in a month
        spoken_of = "name" in self.agreed or not self.headed
        apart = spoken_of and not (self.named or self.sued or self._together)
        if apart and self._families() <= {"name", "claim", "forum"}:
            enough += _APART  # people do business with it, and speak of such things elsewhere
        return self.total >= enough and len(self._families()) >= least

    def alone(self, others: Iterable[Weighed]) -> bool:
        """Whether it is the only case that a proceeding fits which the report tells among its own, without a name."""
        kinds = {
            _FAMILY.get(k, k) for k, a in self._own().items() if a.weight >= _LEAST and (self.named or k != "outcome")
        }
        told = self.total >= (ALONE if self.headed else TOLD + _PLACED) and (
            self.headed or not (self.quiet or self.plain)
        )
        if not self.ours or not told or self.against or self.elsewhen or len(kinds) < 2:
            return False
        if kinds in ({"forum", "date"}, {"name", "forum"}) and self.agreed.get("forum", NONE).weight < ANY_COURT:
            return False  # much else happens there, and somebody does business there
        return all(self.total - o.total >= CLOSE for o in others if o is not self)

    @property
    def itself(self) -> bool:
        """Whether a case that began after the report can be meant: by its number, its caption or its date."""
        cited = self.agreed.get("name", NONE).weight >= NAME[CAPTION]
        there = "name" in self.agreed and self.agreed.get("forum", NONE).weight >= COURT
        return cited or there or not {"docket", "phrase", "date"}.isdisjoint(self.agreed)

    @property
    def _says_nothing(self) -> bool:
        """Whether an authority is named, and nothing tells which of its cases it is."""
        placed = self.agreed.get("forum", NONE).weight >= COURT  # before a court that is told
        return self.official and self.about and not placed and _SAYS_WHAT.isdisjoint(self.agreed)

    @property
    def possible(self) -> bool:
        """Whether it may tell it: as much, but less of it."""
        if (
            self.refuted
            or not (self.ours or (self._of_a_stranger and not self.against))
            or (self.quiet and (len(self._families()) < 2 or self.total <= TOLD))
        ):
            return False
        if self.named:
            return self.total >= POSSIBLE and not (self.plain and self._says_nothing)
        alone = {"plaintiff", "claim"} <= self.agreed.keys() and not self.against
        much = self.agreed.get("claim", NONE).weight >= SUBJECT * 2 / 3 and (
            "name" in self.agreed or len(self.agreed) > 2
        )
        return (self.total >= UNNAMED and (much or len(self._families()) >= 2)) or alone

    @property
    def _of_a_stranger(self) -> bool:
        """Whether a report that never names the company may tell it: not by an authority's name, which acts on all."""
        return self.named and not self.official and len(self._families()) > 1

    @property
    def refuted(self) -> bool:
        """Whether something makes it another case."""
        return any(_AGAINST[a] >= _REFUTES for a in self.against)

    @property
    def _acts_here(self) -> bool:
        """Whether a date or a sum of the case stands in the sentence that names the authority."""
        name = self.agreed.get("name", NONE)
        there = {k for k, a in self.agreed.items() if a.sentence == name.sentence}
        return not name.weight or "amount" in there or ("claim" in there and not there.isdisjoint({"date", "course"}))

    @property
    def _together(self) -> bool:
        """Whether the name stands in one sentence with what the case is about, which is more than a word."""
        name, claim = self.agreed.get("name", NONE), self.agreed.get("claim", NONE)
        return name.weight > 0 and name.sentence == claim.sentence and claim.weight >= 1

    def _own(self) -> dict[str, Agreed]:
        """What agrees in its own sentences."""
        return {k: a for k, a in self.agreed.items() if a.sentence in self.thread.own}

    def _families(self) -> set[str]:
        """Independent identifiers that agree well; who is named, and when, count once each."""
        found = {_FAMILY.get(k, k) for k, a in self.agreed.items() if a.weight >= (_WORDS if k == "claim" else 1.0)}
        if self.shared and self.agreed.get("name", NONE).weight <= NAME[SPOT]:
            found.discard("name")  # the SEC stands in every American report
        return found | ({"all of it"} if self.agreed.get("claim", NONE).weight > SUBJECT else set())

    @property
    def doubts(self) -> str:
        """What speaks against it, in words."""
        return ", ".join(_SAID[a] for a in self.against)

    def apart(self, other: Weighed) -> bool:
        """Whether two cases rest on different words of a thread: on other names, or on another court and another date."""
        if "docket" in self.agreed and "docket" in other.agreed:
            return True
        if "name" in self.agreed and "name" in other.agreed:
            if not self.agreed["name"].overlaps(other.agreed["name"]):
                return True
        elif "name" not in self.agreed and "name" not in other.agreed:
            courts = [w.agreed["forum"] for w in (self, other) if w.agreed.get("forum", NONE).weight >= COURT]
            if len(courts) == 2 and not courts[0].overlaps(courts[1]):
                return True
        return all(
            kind in self.agreed and kind in other.agreed and self._spots(kind) != other._spots(kind)
            for kind in ("forum", "date")
        )

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
