"""Signs that a thread tells a case or does not, and how much each says: learned from readers, not set by hand.

Records of two sources are compared by what agrees in them and what does not, each weighed by how telling it has proved
(Fellegi and Sunter, "A theory for record linkage", 1969): here an entry of a register and a thread of a report. The
weights are those of a logistic regression over such pairs in the texts of ``benchmarks/registers``, with registers by
several keepers each, against whether a reader lists the thread's sentences for the case. ``benchmarks/weighing.py``
makes them. It keeps what agrees from ever speaking against a case, and what contradicts from speaking for one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorer.evidence.cases.agreeing import COURT, FILED, NAME, NONE, Agreed, Weighed
from scorer.evidence.cases.continuing import Ties
from scorer.evidence.cases.days import DAY, Day, steps
from scorer.evidence.cases.forums import NO_PLACE, out_of_firms, states
from scorer.evidence.cases.known import Index, Known, dates_of
from scorer.evidence.cases.legal_forms import FORMS
from scorer.evidence.cases.mentions import CAPTION, cites_several
from scorer.evidence.cases.names import COMMON
from scorer.evidence.cases.parties import Parties
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.threads import Thread
from scorer.evidence.cases.words import words
from scorer.wording import wording

BEGUN = wording("cases/weighing").whole("begun")
_DONE_TO_US = wording("cases/drafting").pattern("us", re.IGNORECASE)  # "the Office ordered us to ..."

AT_FIRST = -1.83
"""The log-odds without any sign."""
FOR: Mapping[str, float] = {
    "cited": 2.11,
    "named in its heading": 0.66,
    "named as a party": 1.48,
    "named in part": 1.22,
    "named by the way": 0.79,
    "its authority acts": 1.22,
    "its authority by the way": 0.74,
    "part of a party's name": 1.25,
    "docket": 0.67,
    "forum": 0.34,
    "land": 0.34,
    "procedure": 0.74,
    "date": 0.38,
    "course": 1.04,
    "claim": 0.57,
    "told otherwise": 0.78,
    "amount": 0.85,
    "outcome": 1.72,
    "together": 0.42,
    "an authority's": 0.15,
    "under a heading": 0.07,
    "the company's own": 1.39,
    "to the day": 0.5,
    "speaks of a case": 0.1,
}
"""What speaks for a case: how much it adds to the log-odds."""
AGAINST: Mapping[str, float] = {
    "against: year": -0.47,
    "against: month": -0.9,
    "against: elsewhere": -7.22,
    "against: beside him": -2.39,
    "against: not us": -4.7,
    "against: beside us": -0.97,
    "against: subject": -0.66,
    "against: sum": -2.12,
    "against: everyday": -2.72,
    "against: years": -3.8,
    "against: denied": -0.57,
    "against: reversed": -4.71,
    "other names": -0.9,
    "another firm": -0.53,
    "another country": -1.43,
    "another state": -0.83,
    "its subject elsewhere": -0.42,
    "rare words of another subject": -0.03,
    "none of its sums": -0.31,
    "none of its months": -0.78,
    "begun in another month": -0.42,
    "other years beside its name": -0.54,
    "a name told often": -0.67,
    "a party of several": -1.28,
    "its party elsewhere": -0.58,
    "one more": -0.13,
    "no word of a proceeding": -0.37,
    "speaks of none": -0.77,
    "speaks of none in words of law": -0.89,
    "silent": -0.73,
}
"""What speaks against it."""
_MOST = 5  # of a sign; long reports have more of everything than those that taught the weights
_DIGITS = 6
_SURE, _UNSURE = 2.0, 0.3  # log-odds against a case beyond which more says no more, and up to which it says nothing
_FEW, _RARELY = 2, 5  # sentences that have a rare word; that have one which is not everywhere


@dataclass(frozen=True, slots=True)
class _Entry:
    """Words of a case in its register: its names, those of its forum, and those of the company's firm that it is about."""

    names: frozenset[str]
    forum: frozenset[str]
    side: frozenset[str]


class Signs:
    """Finds the signs of cases in threads.

    Args:
        prepared: The report.
        index: The register.
        found: For each sentence the cases' numbers with what names them there.
        parties: The parties that the report names.
    """

    def __init__(
        self,
        prepared: Prepared,
        index: Index,
        found: Mapping[int, Mapping[int, Sequence[Agreed]]],
        parties: Parties,
    ) -> None:
        self.prepared, self.index, self.parties, self.ties = prepared, index, parties, Ties(prepared)
        self._company = frozenset(w for name in prepared.company for w in name)
        self._entries: dict[int, _Entry] = {}
        self._many = max(12, int(0.005 * len(prepared.body)))  # sentences that have a name of the company's own
        # Counted where proceedings are near: most of a long report is about something else.
        self._often = Counter(word for n in prepared.near for word in prepared.stems(n))
        self._found = found
        self._named = Counter(case for told in found.values() for case in told)  # sentences that name a case

    def odds(self, known: Known, weighed: Weighed) -> float:
        """The log-odds that a thread tells a case; arguments as for :meth:`of`."""
        found = self.of(known, weighed)
        said = ((FOR.get(sign) or AGAINST.get(sign, 0.0)) * much for sign, much in found.items())
        return round(AT_FIRST + math.fsum(said), _DIGITS)  # the same in whatever order, on every machine

    def of(self, known: Known, weighed: Weighed) -> dict[str, float]:
        """All signs, each with how much there is of it.

        Args:
            known: The case.
            weighed: What agrees between it and the thread, and what contradicts.
        """
        thread, prepared = weighed.thread, self.prepared
        places = (*thread.own, *thread.context)
        sharing = self.parties.sharing(known, places)
        found = {f"against: {kind}": 1.0 for kind in weighed.against}
        for kind, agreed in weighed.agreed.items():
            found[kind] = agreed.weight
        found |= dict(self._of_words(known, thread.own, thread.context))
        found |= dict(self._of_names(known, thread.own, thread.context))
        if weighed.named:
            found["part of a party's name"] = 1.0
        found |= dict(self._of_dates(known, thread.own))
        in_court = max(weighed.agreed.get(k, NONE).weight for k in ("forum", "name")) >= COURT
        found["to the day"] = float(in_court and weighed.agreed.get("date", NONE).weight >= FILED[DAY])
        name = max((weighed.agreed.get(kind, NONE) for kind in ("name", "phrase")), key=lambda a: a.weight)
        legal = [n in prepared.legal for n in thread.own]
        found["an authority's"] = float(known.official)
        found["under a heading"] = float(any(map(prepared.headed, thread.own)))
        found["the company's own"] = float(thread.ours)
        found["together"] = self._together(known, weighed)
        found["one more"] = float(thread.like is not None)
        found["no word of a proceeding"] = float(not any(legal))
        named = [n for n in thread.own if known.number in self._found.get(n, ())] or thread.own
        speaks = max(map(prepared.speaking.__getitem__, named))
        none, lawless = max(0.0, min(_SURE, -speaks) - _UNSURE), prepared.legal.isdisjoint(named)
        found["speaks of none"] = none * lawless
        # What an authority did to the company is a case even where it is told like everyday contact.
        ordered = known.official and any(_DONE_TO_US.search(prepared.sentence(n).text) for n in named)
        found["speaks of none in words of law"] = none * (not lawless and not ordered)
        found["speaks of a case"] = max(0.0, min(_SURE, speaks))
        found["silent"] = sum(map(prepared.silent, thread.own)) / len(thread.own)
        found["a party of several"] = _log(max(0, sharing - 1))
        found["its party elsewhere"] = float(sharing > 0 and weighed.agreed.keys().isdisjoint(_NAMES))
        if name.weight:
            found[self._how_named(name, known, thread)] = 1.0
            often = self.parties.told_often(known, places) or self._named[known.number]
            found["a name told often"] = _log(often)
            years = {day.year for day in prepared.days(name.sentence) if day.month}
            known_years = {int(d[:4]) for d in dates_of(known.case)}
            other = bool(years and known_years) and years.isdisjoint(known_years)
            found["other years beside its name"] = float(other and not cites_several(prepared.line(name.sentence)))
        return found

    def _how_named(self, name: Agreed, known: Known, thread: Thread) -> str:
        if name.sentence not in thread.own:
            return "named in its heading" if name.sentence == thread.heading else "named above"
        if name.weight >= NAME[CAPTION]:
            return "cited"
        if known.official:
            return "its authority acts" if name.telling else "its authority by the way"
        if name.weight > NAME[CAPTION] / 2:
            return "named as a party"
        return "named in part" if name.telling else "named by the way"

    def _of_words(self, known: Known, own: Sequence[int], context: Sequence[int]) -> Iterator[tuple[str, float]]:
        prepared = self.prepared
        here = frozenset().union(*map(prepared.stems, own))
        around = here.union(*map(prepared.stems, context))
        yield "told otherwise", math.log1p(math.fsum(map(self._rare, known.told & here)))
        elsewhere = sum(0 < self._often[word] <= _RARELY for word in known.stems - around)
        yield "its subject elsewhere", _log(elsewhere)
        rare = [w for w in here - known.stems - known.told if len(w) > 3 and self._often[w] <= _FEW]
        yield "rare words of another subject", min(8.0, len(rare) / len(own))
        sums = {amount for n in own for amount, *_ in prepared.amounts(n)}
        yield "none of its sums", float(bool(known.amounts) and known.amounts.isdisjoint(sums))

    def _rare(self, word: str) -> float:
        """How much a word tells: more, the fewer sentences have it."""
        often = self._often[word]
        return math.log1p(len(self.prepared.near) / (1 + often)) if often else 0.0

    def _of_names(self, known: Known, own: Sequence[int], context: Sequence[int]) -> Iterator[tuple[str, float]]:
        prepared, entry = self.prepared, self._entry(known)
        told = frozenset().union(*map(self.ties.names, own))
        here = frozenset().union(*(prepared.line(n).bag for n in own))
        around = here.union(*(prepared.line(n).bag for n in context))
        lands = {word for n in own for land in prepared.lands(n) for word in land.split()}
        its_own = entry.names | entry.forum | entry.side | self._company | prepared.own_firms
        new = told - its_own - COMMON - NO_PLACE - lands
        rare = (len(word) > 2 and len(prepared.vocabulary.get(word, ())) <= self._many for word in new)
        yield "other names", _log(sum(rare))
        yield "another firm", float(bool(entry.side) and entry.side.isdisjoint(around))
        shares = (len(around.intersection(p.words)) / len(p.words) for p in known.caption.parties if p.words)
        yield "part of a party's name", max(shares, default=0.0)
        there = [placed for n in own if (placed := out_of_firms(prepared.line(n), prepared.lands(n)))]
        other = bool(known.lands and there) and all(map(known.lands.isdisjoint, there))
        yield "another country", float(other)
        told_states, its = states({place for placed in there for place in placed}), states(known.lands)
        yield "another state", float(not other and bool(told_states and its) and told_states.isdisjoint(its))

    def _of_dates(self, known: Known, own: Sequence[int]) -> Iterator[tuple[str, float]]:
        prepared, filed = self.prepared, known.case.filed
        told_in = [(text := prepared.line(n).plain, steps(text, prepared.days(n))) for n in own]
        months = {(int(d[:4]), int(d[5:7])) for d in dates_of(known.case) if len(d) > 6}
        told = {(day.year, day.month) for _, dated in told_in for day in dated if day.month}
        yield "none of its months", float(bool(months and told) and months.isdisjoint(told))
        begun = [day for text, dated in told_in if BEGUN.search(text) for day in dated]
        if begun and filed:
            yield "begun in another month", float(all(_months(day, filed) for day in begun))

    def _together(self, known: Known, weighed: Weighed) -> float:
        """How many kinds of what agrees stand together in one sentence of the thread."""
        kinds: dict[int, set[str]] = {n: set() for n in weighed.thread.own}
        for kind, agreed in weighed.agreed.items():
            if agreed.weight >= _TELLS and agreed.sentence in kinds:
                kinds[agreed.sentence].add(_FAMILY.get(kind, kind))
        names = self._entry(known).names
        for n, found in kinds.items():
            found.update([] if names.isdisjoint(self.ties.names(n)) else ["name"])
            found.update([] if known.stems.isdisjoint(self.prepared.stems(n)) else ["claim"])
        return float(max(map(len, kinds.values())))

    def _entry(self, known: Known) -> _Entry:
        if known.number not in self._entries:
            case, no_names = known.case, COMMON | FORMS | self._company
            names = {w for text in (case.name, *case.aliases) for w in _capitals(text)}
            for text in (case.claim, *(s.status for s in case.status_by_date)):
                names |= {w for w in _capitals(text) if w not in self.prepared.small}
            names |= {p.acronym.lower() for p in known.caption.parties} | {p.initials for p in known.caption.parties}
            side = {w for w in known.side | (names & self.prepared.own_firms) if len(w) > 2} - no_names
            self._entries[known.number] = _Entry(
                frozenset(names - no_names - side), frozenset(_capitals(case.forum)) - no_names, frozenset(side)
            )
        return self._entries[known.number]


_NAMES = {"name", "docket", "phrase"}
_FAMILY = {"phrase": "name", "land": "forum", "course": "date"}
_TELLS = 0.7  # what an identifier weighs that counts as one


def _log(count: int) -> float:
    """The logarithm of a count and one; more than a short report has of it says no more."""
    return math.log1p(min(_MOST, count))


def _capitals(text: str) -> set[str]:
    return {w.text for w in words(text) if w.capital and len(w.text) > 2 and not w.text.isdigit()}


def _months(day: Day, date: str) -> int:
    """Months between a day and an ISO date, as far as both tell."""
    year, month = int(date[:4]), int(date[5:7] or 0)
    return abs((day.year - year) * 12 + (day.month - month if day.month and month else 0))
