"""How much a thread of a report speaks for a case of the register, and what in it speaks against.

A case is a set of independent identifiers: its parties, its court or authority, its docket, its dates, what it is about,
its amounts. Each that stands in the thread counts by how telling it is; each that stands there otherwise counts against.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from scorer.evidence.cases.agreeing import (
    ABOVE,
    AMOUNT,
    ANY_COURT,
    CONTEXT,
    COURSE,
    COURT,
    FILED,
    KIND,
    LAND,
    NAME,
    NONE,
    OFFICE,
    OUTCOME,
    PLACE,
    PLAINTIFF,
    SHARED,
    SUBJECT,
    Agreed,
    Weighed,
)
from scorer.evidence.cases.days import DAY, MONTH, Day, agree, ranges, steps, years_of
from scorer.evidence.cases.forums import OFFICIALS, offices, outside_courts
from scorer.evidence.cases.known import Index, Known
from scorer.evidence.cases.mentions import CAPTION, cites_several
from scorer.evidence.cases.parties import Parties
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.signs import BEGUN, Signs
from scorer.evidence.cases.threads import Thread
from scorer.evidence.cases.words import plain, stem
from scorer.language.clause import Actor
from scorer.register.model import Role
from scorer.wording import wording

_W = wording("cases/weighing")
_OF = wording("cases/forums").one("of")
_CLAIM = wording("cases/fields").whole("claim")
_WHO = {kind: _W.pattern(f"by_{kind}") for kind in ("one", "several", "organisation")}
_LONGEST = 10  # words of a subject
_BEGUN_THEN = 40  # characters from what was begun to when
_LAST = "~"  # behind every date that begins so
_BEFORE = _W.pattern("before_that")
_ITS_DATE = 120  # characters between what was done and when
_AT = _W.pattern("at")
_NOT_US, _WE_SUE = _W.pattern("not_us"), _W.pattern("we_sue")
_EVERYDAY, _ROLES, _DEALINGS = map(_W.pattern, ("everyday", "roles", "dealings"))
_ENDED = _W.table("ended")


class Scales:
    """Weighs cases of a register against threads of a report.

    Args:
        prepared: The report.
        index: The register.
        found: For each sentence the cases' numbers with what names them there: mentions, dockets, names that are no party.
        tells: Which cases the threads before tell, by their ids.
        parties: The parties that the report names.
        hushed: For each sentence the cases that it names only where it denies or imagines a proceeding.
    """

    def __init__(
        self,
        prepared: Prepared,
        index: Index,
        found: Mapping[int, Mapping[int, list[Agreed]]],
        tells: Mapping[int, Iterable[int]],
        parties: Parties,
        *,
        hushed: Mapping[int, Collection[int]],
    ) -> None:
        self.prepared, self.index, self.found, self.tells = prepared, index, found, tells
        self.parties, self.hushed = parties, hushed
        self.signs = Signs(prepared, index, found, parties)
        self.many = max(3, int(0.01 * len(prepared.body)))  # a word in more of the sentences tells no case

    def weigh(self, number: int, thread: Thread) -> Weighed:
        """A case beside a thread."""
        known = self.index.known(number)
        weighed = Weighed(number, thread)
        sharing = self.parties.sharing(known, (*thread.own, *thread.context))
        elsewhere: set[int] = set()
        for place, factor in self._places(thread):
            if thread.like is not None and place in thread.like.own and not thread.same_party:
                continue  # one more case is somebody else's, as a rule
            for agreed in self.found.get(place, {}).get(number, ()):
                if agreed.kind == "elsewhere":
                    elsewhere.update([place] if factor == 1 else [])
                elif factor == 1 or place == thread.heading or agreed.kind == "name":
                    shared = agreed.kind == "name" and agreed.weight < NAME[CAPTION] and sharing > 1
                    part = (1.0 if factor == 1 or thread.ours else ABOVE) * (SHARED if shared else 1.0)
                    weighed.add(replace(agreed, weight=agreed.weight * part))
        own = [n for n in thread.own if not self.prepared.silent(n)]
        for agreed in (
            *self._forum(known, thread, own),
            *self._dates(known, own, 1.0),
            *self._dates(known, thread.context, CONTEXT),
            *self._subject(known, thread, own),
            *self._amount(known, own),
            *self._outcome(known, own),
            *self._plaintiff(known, own),
        ):
            weighed.add(agreed)
        name, forum = weighed.agreed.get("name", NONE), weighed.agreed.get("forum", NONE)
        if name.overlaps(forum):
            del weighed.agreed["forum"]  # the name of an authority, or of a state, is one identifier, not two
        land, forum = weighed.agreed.get("land", NONE), weighed.agreed.get("forum", NONE)
        if name.overlaps(land) or forum.weight > LAND or forum.overlaps(land):
            weighed.agreed.pop("land", None)  # said by the name, or by the court
        date, course = weighed.agreed.get("date"), weighed.agreed.get("course")
        if date and course and (date.sentence, date.start) == (course.sentence, course.start):
            del weighed.agreed["date" if date.weight < course.weight else "course"]  # one date is one agreement
        acts_here = known.official and name.sentence in thread.own and name.sentence not in elsewhere
        if elsewhere and not acts_here:  # an authority acts upon many
            there = name.sentence in elsewhere and name.weight > 0
            weighed.against.append("elsewhere" if there else "beside him")
        weighed.against += self._contradictions(known, thread, own, weighed, sharing)
        weighed.odds = self.signs.odds(known, weighed)
        return weighed

    def _places(self, thread: Thread) -> Iterator[tuple[int, float]]:
        yield from ((n, 1.0) for n in thread.own)
        yield from ((n, ABOVE if n in thread.one_of else CONTEXT) for n in thread.context)

    def _forum(self, known: Known, thread: Thread, own: Iterable[int]) -> Iterator[Agreed]:
        if thread.same_court and thread.like is not None:
            there = [self.prepared.courts(n).find(f) for n in thread.like.own for f in known.courts if f.specific]
            before = (f for n in self.tells.get(id(thread.like), ()) for f in self.index.known(n).courts)
            if any(s is not None and s.whole for s in there) or any(
                f.specific and f.places == c.places and f.directions == c.directions
                for f in before
                for c in known.courts
            ):
                end = len(self.prepared.sentence(thread.own[0]).text)
                yield Agreed("forum", COURT * 0.8, thread.own[0], 0, end)
        officer = any(not OFFICIALS.isdisjoint(p.words) or offices(p.words) for p in known.caption.parties)
        for n in own if known.offices and (known.official or officer) else ():
            line = self.prepared.line(n)
            told = {w for w, kind in offices(line.bag).items() if kind in known.offices}
            for at, word in enumerate(line.words):
                meant = word.text in told and any(
                    w.text in OFFICIALS for w in line.words[max(0, at - 3) if word.capital else at : at + 5]
                )
                of_one = _OF in {w.text for w in line.words[at + 1 : at + 3]}
                of_another = of_one and known.lands.isdisjoint(self.prepared.lands(n))  # that of another country
                if meant and not of_another:
                    yield Agreed("name", OFFICE, n, word.start, word.end)
        for n in own:
            for land, span in self.prepared.lands(n).items():
                if land in known.lands:
                    yield Agreed("land", LAND * self._rare("land", land), n, *span)
            line = self.prepared.line(n)
            outside = outside_courts(line.bag)
            for word in line.words if outside else ():
                if (kind := outside.get(word.text, "")) in known.outside:
                    yield Agreed("procedure", KIND * self._rare("kind", kind), n, word.start, word.end)
        for forum in known.courts:
            for n, factor in ((n, f) for n, f in self._places(thread) if f < 1 or n in own):
                courts = self.prepared.courts(n)
                seen = courts.find(forum)
                if seen is not None and seen.whole:
                    weight = COURT if forum.specific else ANY_COURT
                    yield Agreed("forum", weight * (1 if factor == 1 else 0.8), n, seen.start, seen.end)
                elif seen is not None:
                    rarest = max((self._rare("kind", kind) for kind in forum.kinds), default=0.0)
                    yield Agreed("forum", max(PLACE, KIND * rarest) * factor, n, seen.start, seen.end)
                elif (place := courts.places(forum)) is not None:
                    town = self.prepared.sentence(n).text[place.start : place.end]
                    yield Agreed("forum", self._town(town) * factor, n, place.start, place.end)

    def _dates(self, known: Known, numbers: Iterable[int], factor: float) -> Iterator[Agreed]:
        case = known.case
        for n in numbers:
            begins = [m.end() for m in BEGUN.finditer(self.prepared.line(n).plain)]
            for day in self.prepared.days(n):
                another = len(case.filed) > 4 and any(0 <= day.start - at <= _BEGUN_THEN for at in begins)
                known_since = agree(day, case.public_since) == DAY  # a step that made it known
                if case.filed and (level := agree(day, case.filed)):
                    level = DAY if known_since and level == MONTH else level
                    begun = level == DAY or BEGUN.search(self.prepared.line(n).plain) is not None
                    weight = FILED[level] if begun else COURSE[level]
                    yield Agreed("date", weight * factor, n, day.start, day.end)
                elif case.filed and known_since:
                    yield Agreed("course", COURSE[DAY] * factor, n, day.start, day.end)
                for stage in case.status_by_date:
                    if level := agree(day, stage.date):
                        part = 0.5 if another and agree(day, case.filed) < MONTH else 1.0  # rather another's beginning
                        yield Agreed("course", COURSE[level] * factor * part, n, day.start, day.end)

    def _subject(self, known: Known, thread: Thread, own: Iterable[int]) -> Iterator[Agreed]:
        weights: dict[str, float] = {}
        best: tuple[float, int] | None = None
        for n, factor in self._places(thread):
            if factor == 1 and n not in own:
                continue
            here = 0.0
            for word in sorted(known.stems & self.prepared.stems(n)):
                weight = self._telling(word) * factor
                here += weight
                weights[word] = max(weights.get(word, 0.0), weight)
            if here and (best is None or here > best[0]):
                best = here, n
        if best is not None:
            line = self.prepared.line(best[1])
            at = [n for n, w in enumerate(line.words) if stem(w.text) in known.stems]
            at = [n for n in at if n - at[0] <= _LONGEST]
            most = SUBJECT + (len(weights) >= 3 and len(weights) * 5 >= len(known.stems) * 3)  # nearly all of it
            yield Agreed("claim", min(most, sum(weights.values())), best[1], *line.span(at[0], at[-1]))

    def _rare(self, kind: str, value: str) -> float:
        """How much a place or a kind of forum tells: less, the more cases and sentences have it."""
        often = kind == "land" and self.prepared.landed[value] > self.many
        return (0.4 if often else 1.0) / math.sqrt(len(self.index.by_trait[kind].get(value, ())) or 1)

    def _town(self, word: str) -> float:
        """How much a place by its own name tells."""
        often = len(self.prepared.vocabulary.get(word.lower(), ())) > self.many
        return PLACE if often else LAND / math.sqrt(len(self.index.by_trait["place"].get(plain(word)[:4], ())) or 1)

    def _telling(self, word: str) -> float:
        """How much a word tells: less, the more cases and sentences have it."""
        cases = len(self.index.by_trait["claim"].get(word, ())) or 1
        often = len(self.prepared.stemmed.get(word, ())) > self.many
        return (0.25 if often else 1.0) / math.sqrt(cases)

    def _amount(self, known: Known, own: Iterable[int]) -> Iterator[Agreed]:
        for n in own:
            for amount, start, end in self.prepared.amounts(n):
                if amount in known.amounts:
                    yield Agreed("amount", AMOUNT, n, start, end)

    def _outcome(self, known: Known, own: Iterable[int]) -> Iterator[Agreed]:
        for n in own:
            for word in self.prepared.line(n).words:
                ended = _ENDED.get(word.text, "") in known.outcomes
                if ended and not self.prepared.denied(n, word.start):
                    yield Agreed("outcome", OUTCOME, n, word.start, word.end)

    def suing(self, thread: Thread) -> str | None:
        """Who is said to sue, by kind: one person, several, an organisation."""
        lines = [self.prepared.line(n).plain for n in thread.own if not self.prepared.silent(n)]
        return next((kind for plain in lines for kind, who in _WHO.items() if who.search(plain)), None)

    def _plaintiff(self, known: Known, own: Iterable[int]) -> Iterator[Agreed]:
        who = _WHO.get(self.index.plaintiff(known.number))
        for n in own:
            m = who.search(self.prepared.line(n).plain) if who is not None else None
            if m is not None:
                yield Agreed("plaintiff", PLAINTIFF, n, m.start(), m.end())

    # --- against ------------------------------------------------------------------------------------------------

    def _contradictions(
        self, known: Known, thread: Thread, own: list[int], weighed: Weighed, sharing: int
    ) -> Iterator[str]:
        if "docket" in weighed.agreed:
            return
        officer = known.official or any(not OFFICIALS.isdisjoint(p.words) for p in known.caption.parties)
        agrees = max(weighed.agreed.get(k, NONE).weight for k in ("date", "course")) >= COURSE[MONTH]
        name = weighed.agreed.get("name")
        if not (weighed.cited and name is not None and cites_several(self.prepared.line(name.sentence))):
            yield from self._other_date(known, thread.own[:1] if agrees else thread.own)
        if name is not None and officer and _EVERYDAY.search(self.prepared.line(name.sentence).plain):
            yield "everyday"
        if name is not None and self._is_namesake(known, name):
            yield "namesake"
        if name is not None and self._is_sued_by_us(known, name):
            yield "reversed"
        years = years_of(plain(known.case.claim))
        told_years = set().union(*(years_of(self.prepared.line(n).plain) for n in thread.own)) if years else set()
        if told_years and years.isdisjoint(told_years):
            yield "years"
        not_us = [n for n in thread.own if _NOT_US.search(self.prepared.line(n).plain)]
        if not_us and known.case.role is not Role.NON_PARTY:
            yield "not us" if name is not None and name.sentence in not_us else "beside us"
        ended = weighed.agreed.get("outcome", NONE)
        if known.official and known.amounts and ended.weight and "amount" not in weighed.agreed:
            yield from ("sum",) if self.prepared.amounts(ended.sentence) else ()  # it fined somebody something else
        where = {a.sentence for a in weighed.agreed.values()}.intersection(thread.own)
        hushed = "name" not in weighed.agreed and any(known.number in self.hushed.get(n, ()) for n in thread.own)
        if hushed or (not weighed.named and any(map(self.prepared.denies, where))):
            yield "denied"
        if (
            len(known.stems) >= 2
            and not known.stems.isdisjoint(self.prepared.stemmed)  # it may speak another language
            and "claim" not in weighed.agreed
            and (known.official or sharing > 1)
            and (any(_CLAIM.search(self.prepared.line(n).plain) for n in own))
        ):
            yield "subject"

    def _is_namesake(self, known: Known, name: Agreed) -> bool:
        """Whether somebody of the company is told of who has the name of one who sues, or somebody it deals with."""
        if self.prepared.headed(name.sentence):
            return False
        text, legal = self.prepared.line(name.sentence).plain, name.sentence in self.prepared.legal
        one = self.index.plaintiff(known.number) == "one" and _ROLES.search(text) is not None
        return one or (not known.official and not legal and _DEALINGS.search(text) is not None)

    def _is_sued_by_us(self, known: Known, name: Agreed) -> bool:
        """Whether the company has gone to law against who sues it in the case: it is another case."""
        before = self.prepared.line(name.sentence).plain[: name.start]
        if self.index.ours(known.number) or _WE_SUE.search(before) is None:
            return False
        clauses = self.prepared.reading.clauses.of(name.sentence)
        return any(c.actor is Actor.COMPANY and c.start <= name.start < c.end and c.affirmed for c in clauses)

    def _begun_then(self, number: int, at: int, day: Day) -> bool:
        """Whether a date is that of a beginning: near it, and not that of what came after: "who had sued, we paid in May"."""
        clauses = self.prepared.reading.clauses.of(number)
        parted = any(min(at, day.start) < c.start <= max(at, day.start) for c in clauses)
        before = _BEFORE.search(self.prepared.line(number).plain, 0, at) is not None
        return abs(day.start - at) <= _ITS_DATE and not (parted and before)

    def _other_date(self, known: Known, own: Iterable[int]) -> Iterator[str]:
        """A date on which it was begun, and which is not that of the case."""
        filed = known.case.filed
        if not filed:
            return
        dates = [filed, *(s.date for s in known.case.status_by_date)]
        for n in own:
            text = self.prepared.line(n).plain
            begun = [m.start() for m in BEGUN.finditer(text)]
            several = [
                r for r in ranges(text, self.prepared.days(n)) if any(abs(r[0].start - at) <= _ITS_DATE for at in begun)
            ]
            told = [day for day in steps(text, self.prepared.days(n)) if day.month]
            its = [day for day in told if any(self._begun_then(n, at, day) for at in begun)]
            if not its and not several:
                continue
            if any(agree(day, d) >= min(MONTH, len(d.split("-"))) for day in told for d in dates):
                return
            if any(agree(day, known.case.public_since) == DAY for day in told):
                return
            if several:  # were begun, and this one among them, or not
                among = any(first.iso[: len(filed)] <= filed <= last.iso + _LAST for first, last in several)
                yield from () if among else ("year",)
            elif any(day.year == int(filed[:4]) for day in its):
                yield from ("month",) if len(filed) > 4 else ()
            else:
                yield "year"
            return
