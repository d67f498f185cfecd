"""How much a thread of a report speaks for a case of the register, and what in it speaks against.

A case is a set of independent identifiers: its parties, its court or authority, its docket, its dates, what it is about,
its amounts. Each that stands in the thread counts by how telling it is; each that stands there otherwise counts against.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from scorer.evidence.cases import dockets
from scorer.evidence.cases.days import DAY, MONTH, YEAR, agree
from scorer.evidence.cases.known import Index, Known, dates_of
from scorer.evidence.cases.mentions import CAPTION, NEAR, PARTY, SPOT, Mention, named_at
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.threads import Thread
from scorer.evidence.cases.words import stem
from scorer.wording import wording

_W = wording("cases/weighing")
BEGUN = _W.whole("begun")
_VERSUS = re.compile(r"\s(?:[Vv]\.?|[Vv][Ss]\.?|versus)\s")
_CLAIM = wording("cases/fields").whole("claim")
_WHO = {kind: _W.pattern(f"by_{kind}") for kind in ("one", "several", "organisation")}
_NOT_US = _W.pattern("not_us")
_ENDED = _W.table("ended")

TOLD, POSSIBLE, UNNAMED = 3.5, 2.5, 3.0
"""From which weight on a thread tells a case; from which on it may, and a person should look; the same without a name."""

_FAMILY = {"phrase": "name", "course": "date", "outcome": "date"}

_NAME = {CAPTION: 6.0, PARTY: 4.5, NEAR: 4.0, SPOT: 1.5}
_DOCKET, _PHRASE, _COURT, _PLACE, _AMOUNT, _OUTCOME = 8.0, 6.0, 2.5, 0.7, 2.0, 0.5
_OFFICIAL, _UPON_US, _ANY_COURT, _BODY, _SHARED, _ABOVE_SHARED = 3.0, 1.0, 1.0, 1.5, 0.67, 0.33
_PLAINTIFF = 0.5
_FILED = {DAY: 3.0, MONTH: 2.0, YEAR: 0.5}
_COURSE = {DAY: 2.0, MONTH: 1.0, YEAR: 0.0}
_SUBJECT = 3.0  # at most
_CONTEXT = 0.5  # what only the context tells counts half
_AGAINST = {
    "docket": 8.0,
    "court": 4.0,
    "year": 4.0,
    "month": 2.5,
    "time": 1.5,
    "elsewhere": 4.0,
    "not us": 2.0,
    "party": 3.5,
    "subject": 1.5,
    "company": 0.5,
}
_SAID = {
    "docket": "another docket",
    "court": "another court",
    "year": "another year",
    "month": "another date",
    "time": "another time",
    "elsewhere": "somebody else sued",
    "not us": "word that it is not about the company",
    "party": "another party",
    "subject": "another subject",
    "company": "no word that it is about the company",
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
        return self.weight > _NAME[SPOT]


_NONE = Agreed("", 0.0, 0, 0, 0)


@dataclass(slots=True)
class Weighed:
    """A case beside a thread: what agrees, what does not; ``shared`` where its party has other cases as well."""

    case: int
    thread: Thread
    agreed: dict[str, Agreed] = field(default_factory=dict)
    against: list[str] = field(default_factory=list)
    shared: bool = False

    @property
    def total(self) -> float:
        """For less against."""
        return sum(a.weight for a in self.agreed.values()) - sum(_AGAINST[a] for a in self.against)

    @property
    def named(self) -> bool:
        """Whether a name or the docket of the case stands there."""
        return not self.agreed.keys().isdisjoint({"name", "docket", "phrase"})

    @property
    def sure(self) -> bool:
        """Whether the thread tells the case: a name or two identifiers, and little against it."""
        return self.total >= TOLD and len(self._families()) >= (1 if self.named and not self.shared else 2)

    @property
    def possible(self) -> bool:
        """Whether it may tell it: as much, but less of it."""
        telling = any(self.agreed[k].telling for k in ("name", "phrase", "docket") if k in self.agreed)
        alone = "plaintiff" in self.agreed and "claim" in self.agreed and not self.against
        return self.total >= (POSSIBLE if telling else UNNAMED) or (alone and not self.named)

    def _families(self) -> set[str]:
        """Independent identifiers that agree well; who is named, and when, count once each."""
        found = {_FAMILY.get(k, k) for k, a in self.agreed.items() if a.weight >= 1.0}
        return found | ({"all of it"} if self.agreed.get("claim", _NONE).weight > _SUBJECT else set())

    @property
    def doubts(self) -> str:
        """What speaks against it, in words."""
        return ", ".join(_SAID[a] for a in self.against)

    def apart(self, other: Weighed) -> bool:
        """Whether two cases rest on different words of a thread: on other names, or on another court and another date."""
        if self._spots("docket", "phrase").isdisjoint(other._spots("docket", "phrase")) is False:
            return False
        if "docket" in self.agreed and "docket" in other.agreed:
            return True
        if "name" in self.agreed and "name" in other.agreed:
            if not self.agreed["name"].overlaps(other.agreed["name"]):
                return True
        elif "name" not in self.agreed and "name" not in other.agreed:
            courts = [w.agreed["forum"] for w in (self, other) if w.agreed.get("forum", _NONE).weight >= _COURT]
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
        if agreed.kind not in self.agreed or self.agreed[agreed.kind].weight < agreed.weight:
            self.agreed[agreed.kind] = agreed


class Scales:
    """Weighs cases of a register against threads of a report.

    Args:
        prepared: The report.
        index: The register.
        found: For each sentence the cases' numbers with what names them there: mentions, dockets, names that are no party.
        tells: Which cases the threads before tell, by their ids.
        cases_of: The cases of each party that the report names.
    """

    def __init__(
        self,
        prepared: Prepared,
        index: Index,
        found: Mapping[int, Mapping[int, list[Agreed]]],
        tells: Mapping[int, Iterable[int]],
        cases_of: Mapping[tuple[str, ...], Collection[int]],
    ) -> None:
        self.prepared, self.index, self.found, self.tells = prepared, index, found, tells
        self.cases_of = cases_of
        self.many = max(3, int(0.06 * len(prepared.near)))  # a word in more of the sentences tells no case

    def weigh(self, number: int, thread: Thread) -> Weighed:
        """A case beside a thread."""
        known = self.index.known(number)
        common = known.official and known.common and bool(known.stems or known.case.filed)
        weighed = Weighed(number, thread, shared=self.sharing(known) > 1 or common)
        for place, factor in self._places(thread):
            if thread.like is not None and place in thread.like.own and not thread.same_party:
                continue  # one more case is somebody else's, as a rule
            here = self.found.get(place, {}).get(number, ())
            if factor == 1 and any(a.kind == "elsewhere" for a in here):
                weighed.against.append("elsewhere")
            for agreed in here:
                if agreed.kind == "elsewhere":
                    continue
                if factor == 1 or place == thread.heading or agreed.kind == "name":
                    shared = agreed.kind == "name" and agreed.weight < _NAME[CAPTION] and self.sharing(known) > 1
                    part = (_SHARED if shared else 1.0) if factor == 1 else (_ABOVE_SHARED if shared else 0.8)
                    weighed.add(_lighter(agreed, part))
        own = [n for n in thread.own if not self.prepared.silent(n)]
        for agreed in (
            *self._forum(known, thread, own),
            *self._dates(known, own, 1.0),
            *self._dates(known, thread.context, _CONTEXT),
            *self._subject(known, thread, own),
            *self._amount(known, own),
            *self._outcome(known, own),
            *self._plaintiff(known, own),
        ):
            weighed.add(agreed)
        date, course = weighed.agreed.get("date"), weighed.agreed.get("course")
        if date and course and (date.sentence, date.start) == (course.sentence, course.start):
            del weighed.agreed["date" if date.weight < course.weight else "course"]  # one date is one agreement
        weighed.against += self._contradictions(known, thread, own, weighed)
        return weighed

    def _places(self, thread: Thread) -> Iterator[tuple[int, float]]:
        yield from ((n, 1.0) for n in thread.own)
        yield from ((n, _CONTEXT) for n in thread.context)

    def _forum(self, known: Known, thread: Thread, own: Iterable[int]) -> Iterator[Agreed]:
        if thread.same_court and thread.like is not None:
            before = (f for n in self.tells.get(id(thread.like), ()) for f in self.index.known(n).courts)
            if any(
                f.specific and f.places == c.places and f.directions == c.directions
                for f in before
                for c in known.courts
            ):
                end = len(self.prepared.sentence(thread.own[0]).text)
                yield Agreed("forum", _COURT * 0.8, thread.own[0], 0, end)
        for n in own:
            for body in () if known.official else known.bodies:
                for first, last in named_at(self.prepared.line(n), body):
                    yield Agreed("forum", _BODY, n, *self.prepared.line(n).span(first, last))
        for forum in known.courts:
            for n, factor in ((n, f) for n, f in self._places(thread) if f < 1 or n in own):
                courts = self.prepared.courts(n)
                seen = courts.find(forum)
                if seen is not None and seen.whole:
                    weight = _COURT if forum.specific else _ANY_COURT
                    yield Agreed("forum", weight * (1 if factor == 1 else 0.8), n, seen.start, seen.end)
                elif not forum.kinds and (place := courts.places(forum)) is not None:  # "Courts of Argentina"
                    yield Agreed("forum", _COURT * (1 if factor == 1 else 0.8), n, place.start, place.end)
                elif (place := seen or courts.places(forum)) is not None:
                    yield Agreed("forum", _PLACE * factor, n, place.start, place.end)

    def _dates(self, known: Known, numbers: Iterable[int], factor: float) -> Iterator[Agreed]:
        case = known.case
        for n in numbers:
            for day in self.prepared.days(n):
                if case.filed and (level := agree(day, case.filed)):
                    begun = level == DAY or BEGUN.search(self.prepared.line(n).plain) is not None
                    weight = _FILED[level] if begun else _COURSE[level]
                    yield Agreed("date", weight * factor, n, day.start, day.end)
                for stage in case.status_by_date:
                    if level := agree(day, stage.date):
                        yield Agreed("course", _COURSE[level] * factor, n, day.start, day.end)

    def _subject(self, known: Known, thread: Thread, own: Iterable[int]) -> Iterator[Agreed]:
        weights: dict[str, float] = {}
        best: tuple[float, int] | None = None
        for n, factor in self._places(thread):
            if factor == 1 and n not in own:
                continue
            here = 0.0
            for word in known.stems & self.prepared.stems(n):
                weight = self._telling(word) * factor
                here += weight
                weights[word] = max(weights.get(word, 0.0), weight)
            if here and (best is None or here > best[0]):
                best = here, n
        if best is not None:
            line = self.prepared.line(best[1])
            at = [w for w in line.words if stem(w.text) in known.stems]
            most = _SUBJECT + (len(weights) >= 3 and len(weights) * 5 >= len(known.stems) * 3)  # nearly all of it
            phrases = sum(min(weights[a], weights[b]) > 0.5 for a, b in known.pairs & self._pairs(thread, weights))
            total = sum(weights.values()) + 0.5 * min(phrases, 2)
            yield Agreed("claim", min(most, total), best[1], at[0].start, at[0].end)

    def _pairs(self, thread: Thread, weights: Mapping[str, float]) -> set[tuple[str, str]]:
        """Neighbours among the words that a thread shares with a case."""
        found: set[tuple[str, str]] = set()
        for n in thread.own:
            told = [s for w in self.prepared.line(n).words if len(w.text) >= 4 for s in (stem(w.text),)]
            found.update((a, b) for a, b in itertools.pairwise(told) if a in weights and b in weights)
        return found

    def _telling(self, word: str) -> float:
        """How much a word tells: less, the more cases and sentences have it."""
        cases = self.index.sharing(word)
        often = len(self.prepared.stemmed.get(word, ())) > self.many
        return (0.25 if often else 1.0) / math.sqrt(cases)

    def _amount(self, known: Known, own: Iterable[int]) -> Iterator[Agreed]:
        for n in own:
            for amount, start, end in self.prepared.amounts(n):
                if amount in known.amounts:
                    yield Agreed("amount", _AMOUNT, n, start, end)

    def _outcome(self, known: Known, own: Iterable[int]) -> Iterator[Agreed]:
        for n in own:
            for word in self.prepared.line(n).words:
                if _ENDED.get(word.text, "") in known.outcomes:
                    yield Agreed("outcome", _OUTCOME, n, word.start, word.end)

    def suing(self, thread: Thread) -> str | None:
        """Who is said to sue, by kind: one person, several, an organisation."""
        lines = [self.prepared.line(n).plain for n in thread.own if not self.prepared.silent(n)]
        return next((kind for plain in lines for kind, who in _WHO.items() if who.search(plain)), None)

    def _plaintiff(self, known: Known, own: Iterable[int]) -> Iterator[Agreed]:
        who = _WHO.get(self.index.plaintiff(known.number))
        for n in own:
            m = who.search(self.prepared.line(n).plain) if who is not None else None
            if m is not None:
                yield Agreed("plaintiff", _PLAINTIFF, n, m.start(), m.end())

    # --- against ------------------------------------------------------------------------------------------------

    def _contradictions(self, known: Known, thread: Thread, own: list[int], weighed: Weighed) -> Iterator[str]:
        if "docket" in weighed.agreed:
            return
        if known.dockets and any(dockets.any_docket(self.prepared.line(n)) for n in own):
            yield "docket"
        if weighed.agreed.get("forum", _NONE).weight < _COURT * 0.8 and self._other_court(known, thread.own):
            yield "court"
        agrees = max(weighed.agreed.get(k, _NONE).weight for k in ("date", "course")) >= _COURSE[MONTH]
        yield from self._other_date(known, thread.own[:1] if agrees else thread.own)
        if any(_NOT_US.search(self.prepared.line(n).plain) for n in thread.own):
            yield "not us"
        if self._other_party(known, thread, weighed):
            yield "party"
        if not weighed.named and self._other_time(known, own):
            yield "time"
        if (
            len(known.stems) >= 2
            and "claim" not in weighed.agreed
            and (known.official or not weighed.named or weighed.shared)
            and (any(_CLAIM.search(self.prepared.line(n).plain) for n in own))
        ):
            yield "subject"
        if not weighed.named and not self._of_company(thread):
            yield "company"

    def _other_court(self, known: Known, own: Iterable[int]) -> bool:
        courts = [f for f in known.forums if f.court]
        return bool(courts) and any(
            all(self.prepared.courts(n).others(f) for f in courts)
            for n in own
            if BEGUN.search(self.prepared.line(n).plain)
        )

    def _other_date(self, known: Known, own: Iterable[int]) -> Iterator[str]:
        """A date on which it was begun, and which is not that of the case."""
        filed = known.case.filed
        if not filed:
            return
        dates = [filed, *(s.date for s in known.case.status_by_date)]
        for n in own:
            told = [day for day in self.prepared.days(n) if day.month]
            if not told or not BEGUN.search(self.prepared.line(n).plain):
                continue
            if any(agree(day, d) >= min(MONTH, len(d.split("-"))) for day in told for d in dates):
                return
            if any(day.year == int(filed[:4]) for day in told):
                yield from ("month",) if len(filed) > 4 else ()
            else:
                yield "year"
            return

    def _other_time(self, known: Known, own: Iterable[int]) -> bool:
        """Whether all dates told are of other years than those of the case."""
        told = [day for n in own if n in self.prepared.legal for day in self.prepared.days(n)]
        return bool(told) and not any(agree(day, d) for day in told for d in dates_of(known.case))

    def _other_party(self, known: Known, thread: Thread, weighed: Weighed) -> bool:
        """Whether the thread is named for another case of the register, or cites one that is not this."""
        if {"name", "phrase", "docket"} & weighed.agreed.keys():
            return False
        if known.caption.parties and any(_VERSUS.search(self.prepared.sentence(n).text) for n in thread.own):
            return True
        return any(
            a.kind == "name" and a.weight >= _NAME[NEAR]
            for n in thread.own
            for case, found in self.found.get(n, {}).items()
            if case != known.number
            for a in found
        )

    def sharing(self, known: Known) -> int:
        """How many cases of the register have a party of this one."""
        return max((len(self.cases_of.get(p.words, ())) for p in known.caption.parties), default=0)

    def _of_company(self, thread: Thread) -> bool:
        return any(self.prepared.headed(n) or self.prepared.of_company(n) for n in (*thread.own, *thread.context))


def named_by(mention: Mention, *, plain: bool, official: bool = False, ours: bool = False) -> Agreed:
    """What a mention of a party weighs: less for an authority, unless it acts upon the company, and for a plain name."""
    weight = _NAME[mention.strength]
    if official and mention.strength in (PARTY, NEAR):
        weight = _OFFICIAL - (0.5 if plain else 0.0) + _UPON_US * ours
    return Agreed("name", weight, mention.sentence, mention.start, mention.end)


def docketed(sentence: int, start: int, end: int) -> Agreed:
    """What a docket weighs."""
    return Agreed("docket", _DOCKET, sentence, start, end)


def phrased(sentence: int, start: int, end: int) -> Agreed:
    """What a name that is no party's weighs."""
    return Agreed("phrase", _PHRASE, sentence, start, end)


def _lighter(agreed: Agreed, factor: float) -> Agreed:
    return Agreed(agreed.kind, agreed.weight * factor, agreed.sentence, agreed.start, agreed.end)
