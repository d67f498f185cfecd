"""Which cases of a register a report tells: anchors, the case each belongs to, and what is told around them.

An anchor is a place that stands for a case: its docket, its caption, a party in words of a proceeding, or its court
with its date. A party that has several cases anchors the one whose court, date, docket or subject stands with it; where
none can be told, it anchors none for sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scorer.evidence.cases import dockets
from scorer.evidence.cases.days import DAY, MONTH, agree
from scorer.evidence.cases.described import described
from scorer.evidence.cases.fields import Anchor, tell
from scorer.evidence.cases.gaps import gaps
from scorer.evidence.cases.known import Index, Known
from scorer.evidence.cases.mentions import CAPTION, ELSEWHERE, NEAR, Mention, mentions
from scorer.evidence.cases.model import Depth, Match, Matching
from scorer.evidence.cases.names import Party, spots
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.words import words
from scorer.evidence.gathering import Reading
from scorer.register.model import Role
from scorer.register.standing import is_later
from scorer.wording import wording

_W = wording("cases/matching")

BEGUN = _W.whole("begun")
_MOST = 200  # places that stand for one case; who tells it more often has told it
_DEFINED = _W.pattern("defined")
_SHORT = re.compile(r"[“\"']([A-Z][\w .&'-]{1,30})[”\"',]|^\s*([A-Z]{2,6})\s*$")


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a mention goes with a case: points for court, date, docket and subject; ``against``: it is another's."""

    points: int
    against: str = ""


def match(reading: Reading, index: Index, date: str = "") -> Matching:
    """What a report tells of each case of a register.

    Args:
        reading: The report.
        index: The register, made ready.
        date: The report's date (ISO), or empty; it tells which status of a case was known by then, and nothing else.
    """
    prepared = Prepared(reading)
    later = frozenset(n for n, case in enumerate(index.register.cases) if is_later(case, date))
    if not later:
        work = _Work(prepared, index)
        return replace(work.done(date), gaps=gaps(prepared, index, work.spoken))
    # What became public after the report must not make a mention of an earlier case ambiguous: it comes second, and
    # has what is left.
    earlier = frozenset(range(len(index.register.cases))) - later
    first = _Work(prepared, index, without=later)
    then = first.done(date)
    second = _Work(prepared, index, without=earlier, taken=first.spoken)
    now = second.done(date)
    chosen = (now if n in later else then for n in range(len(index.register.cases)))
    told = first.spoken | second.spoken
    return Matching(tuple(work.matches[n] for n, work in enumerate(chosen)), gaps(prepared, index, told))


class _Work:
    """One search for the cases of a register.

    Args:
        prepared: The report.
        index: The register.
        without: Numbers of cases that are left aside.
        taken: Sentences that tell other cases; only a docket or a caption in them can be that of a case looked for.
    """

    def __init__(
        self,
        prepared: Prepared,
        index: Index,
        without: frozenset[int] = frozenset(),
        taken: frozenset[int] = frozenset(),
    ) -> None:
        self.prepared, self.index, self.without, self.taken = prepared, index, without, taken
        self.spoken: frozenset[int] = frozenset()
        self.anchors: dict[int, list[Anchor]] = {}
        self.refused: dict[int, str] = {}

    def done(self, date: str) -> Matching:
        self._by_docket()
        self._by_name()
        self._by_court_and_date(date)
        told_at: dict[int, set[int]] = {}
        for number, anchors in self.anchors.items():
            for anchor in anchors:
                if anchor.sure:
                    told_at.setdefault(anchor.sentence, set()).add(number)
        matches, spoken = [], set(told_at)
        for number, case in enumerate(self.index.register.cases):
            if own := self.anchors.get(number):
                telling = tell(self.prepared, self.index.known(number), own, told_at, date)
                matches.append(telling.match)
                spoken |= telling.sentences
            else:
                why = self.refused.get(
                    number, "Neither its name nor its docket, nor its court with its date was found."
                )
                matches.append(Match(case, Depth.NOT_MENTIONED, (), why))
        self.spoken = frozenset(spoken)
        return Matching(tuple(matches), ())

    # --- dockets ------------------------------------------------------------------------------------------------

    def _by_docket(self) -> None:
        if not self.index.keys:
            return
        for number in self.prepared.numbered:
            line = self.prepared.line(number)
            for found in dockets.find(line, self.index.keys, self.index.signatures):
                for case, whole in self.index.keys[found.key]:
                    if case in self.without:
                        continue
                    if whole or self._docket_is_meant(number, case):
                        self._add(case, Anchor("docket", number, found.start, found.end))

    def _docket_is_meant(self, number: int, case: int) -> bool:
        """A bare number such as ``5512/20`` needs a court, or a word that it is a case number."""
        forum = self.index.forum(case)
        if "docket" in self.prepared.reading.cues[number]:
            return True
        return forum is not None and self.prepared.courts(number).find(forum) is not None

    # --- names --------------------------------------------------------------------------------------------------

    def _by_name(self) -> None:
        found: dict[tuple[str, ...], dict[int, list[tuple[int, Mention]]]] = {}
        sharing: dict[tuple[str, ...], set[int]] = {}
        for known in self._possible():
            for party in known.caption.parties:
                sharing.setdefault(party.words, set()).add(known.number)
                for mention in self._mentions(known, party):
                    found.setdefault(party.words, {}).setdefault(mention.sentence, []).append((known.number, mention))
            for phrase in known.caption.phrases:
                self._phrase(known, phrase)
        for party_words, sentences in found.items():
            if len(sharing[party_words]) == 1:
                self._one(sentences)
            else:
                self._several(sentences, sorted(sharing[party_words]))

    def _possible(self) -> Iterator[Known]:
        """Cases that have a word of their name somewhere near words of a proceeding."""
        seen: dict[str, bool] = {}
        for number, probes in enumerate(self.index.probes):
            if number in self.without:
                continue
            for probe in probes:
                if probe not in seen:
                    seen[probe] = bool(self.prepared.where(probe))
                if seen[probe]:
                    yield self.index.known(number)
                    break

    def _mentions(self, known: Known, party: Party) -> Iterator[Mention]:
        at = self._sentences(party)
        company, others = self.index.company, known.caption.parties
        authority = known.case.role in (Role.REGULATORY, Role.CRIMINAL)
        for number in at:
            yield from mentions(self.prepared, number, party, company, others, authority=authority)
        for short in self._defined(party, at):
            for number in self._sentences(short):
                yield from mentions(self.prepared, number, short, company, others, authority=authority)

    def _sentences(self, party: Party) -> list[int]:
        """Sentences that hold all of a name, or the part that stands for it."""
        where = [set(self.prepared.where(word)) for word in party.words]
        joined = set(self.prepared.where(party.key)) if len(party.words) > 1 else set()
        found = set.intersection(*where) | joined if where else joined
        if len(party.words) > 1:  # words joined or parted
            found |= (
                set.intersection(*(w for w, t in zip(where, party.words, strict=True) if len(t) > 3 or w))
                if any(where)
                else set()
            )
        for part in (party.surname, party.acronym.lower()):
            if part:
                found |= set(self.prepared.where(part))
        return sorted(found)

    def _defined(self, party: Party, at: list[int]) -> list[Party]:
        """Short names that the report itself gives a party: ``JPMorgan Chase Bank (“JP Morgan”)``."""
        shorts: dict[tuple[str, ...], None] = {}
        for number in at:
            line = self.prepared.line(number)
            for _, last in spots(line, party.words):
                m = _DEFINED.match(line.text, line.words[last].end)
                for groups in _SHORT.findall(m[1]) if m else ():
                    name = tuple(w.text for w in words(groups[0] or groups[1]))
                    if (
                        name
                        and name != party.words
                        and not any(w in self.index.own for w in name)
                        and len("".join(name)) >= 2
                    ):
                        shorts[name] = None
        return [Party(name) for name in shorts]

    def _phrase(self, known: Known, phrase: tuple[str, ...]) -> None:
        where = [set(self.prepared.vocabulary.get(word, ())) for word in phrase]
        for number in sorted(set.intersection(*where)):
            line = self.prepared.line(number)
            told = [w.text for w in line.words]
            for n in range(len(told) - len(phrase) + 1):
                if tuple(told[n : n + len(phrase)]) == phrase:
                    self._add(known.number, Anchor("phrase", number, *line.span(n, n + len(phrase) - 1)))
                    break

    def _one(self, sentences: dict[int, list[tuple[int, Mention]]]) -> None:
        """A party with one case: every mention is its, unless another court or docket stands with it."""
        kept, against = [], ""
        supported = False
        for number, entries in sorted(sentences.items()):
            case, mention = max(entries, key=lambda e: e[1].strength)
            if mention.strength == ELSEWHERE:
                against = "The party is named as one that sues somebody else."
                continue
            fit = self._fit(case, number)
            if fit.against and fit.points <= 0:
                against = fit.against
                continue
            supported |= fit.points > 0
            kept.append((case, mention))
        if against and not supported:
            self.refused[next(iter(sentences.values()))[0][0]] = against
            return
        for case, mention in kept:
            self._add(case, self._anchor(mention))

    def _several(self, sentences: dict[int, list[tuple[int, Mention]]], cases: list[int]) -> None:
        """A party with several cases: a mention belongs to those with which its court, date, docket or subject agree."""
        open_ones: dict[int, list[Mention]] = {}
        conflict: dict[int, str] = {}
        sure: set[int] = set()
        for number, entries in sorted(sentences.items()):
            by_case = dict(sorted((e for e in entries if e[1].strength != ELSEWHERE), key=lambda e: e[1].strength))
            if not by_case:
                continue
            fits = {case: self._fit(case, number) for case in by_case}
            best = max(fit.points for fit in fits.values())
            for case, mention in by_case.items():
                if best > 0 and fits[case].points == best and not fits[case].against:
                    self._add(case, self._anchor(mention))
                    sure.add(case)
                elif fits[case].against:
                    conflict.setdefault(case, fits[case].against)
                elif best <= 0:
                    open_ones.setdefault(case, []).append(mention)
        settled = sure | {c for c in cases if c in self.anchors}
        if settled:  # what is told without a court or date goes with the cases that are told with one
            for case in cases:
                if case not in settled:
                    self.refused[case] = conflict.get(
                        case, "The party is named in other cases; nothing tells of this one (court, date or docket)."
                    )
            return
        for case, found in open_ones.items():
            if case not in conflict:
                for mention in found:
                    self._add(case, replace(self._anchor(mention), kind="one of several"))
            else:
                self.refused[case] = conflict[case]

    def _fit(self, case: int, number: int) -> _Fit:
        known, prepared = self.index.known(case), self.prepared
        points, against = 0, ""
        line, courts = prepared.line(number), prepared.courts(number)
        own_docket = any(a.kind == "docket" and abs(a.sentence - number) <= 1 for a in self.anchors.get(case, ()))
        if own_docket:
            points += 6
        elif known.dockets and dockets.any_docket(line):
            return _Fit(-1, "The party is named with another case number.")
        if any(a.kind == "phrase" and a.sentence == number for a in self.anchors.get(case, ())):
            points += 5
        begun = BEGUN.search(line.plain) is not None
        if known.forum is not None:
            if known.forum.specific and (seen := courts.find(known.forum)) is not None and seen.whole:
                points += 2
            elif begun and courts.others(known.forum):
                against = "The party is named with another court."
            elif any(
                known.forum.specific and (seen := prepared.courts(n).find(known.forum)) is not None and seen.whole
                for n in prepared.beside(number)
            ):
                points += 1
        if known.case.filed:
            told = max((agree(day, known.case.filed) for day in prepared.days(number)), default=0)
            if begun:
                points += told
                if told == 0 and any(day.month for day in prepared.days(number)) and points <= 2 and not own_docket:
                    points -= 1
            elif told == DAY:
                points += MONTH
        return _Fit(points, against if points <= 2 else "")

    def _anchor(self, mention: Mention) -> Anchor:
        kind = {CAPTION: "caption", NEAR: "near"}.get(mention.strength, "party")
        return Anchor(kind, mention.sentence, mention.start, mention.end)

    # --- described, not named -----------------------------------------------------------------------------------

    def _by_court_and_date(self, date: str) -> None:
        taken = {a.sentence for anchors in self.anchors.values() for a in anchors} | self.taken
        for case, anchor in described(
            self.prepared, self.index, {*self.anchors, *self.without}, taken, refused=self.refused, date=date
        ):
            self._add(case, anchor)

    def _untold(self, anchor: Anchor) -> bool:
        """Whether the clause of an anchor denies or imagines a proceeding, or tells of somebody else's."""
        for clause in self.prepared.reading.clauses.of(anchor.sentence):
            if clause.start <= anchor.start < clause.end:
                return clause.tells_no_suit
        return False

    def _add(self, case: int, anchor: Anchor) -> None:
        if anchor.sentence in self.taken and anchor.kind not in {"docket", "caption", "phrase"}:
            return
        if anchor.kind != "docket" and self._untold(anchor):
            self.refused.setdefault(
                case, "It is named only where a proceeding is denied, imagined, or somebody else's."
            )
            return
        anchors = self.anchors.setdefault(case, [])
        if len(anchors) < _MOST and anchor not in anchors:
            anchors.append(anchor)
