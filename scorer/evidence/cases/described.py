"""Cases that a report describes and does not name: by court and date, by court and subject, by a subject of their own."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property

from scorer.evidence.cases.days import DAY, MONTH, YEAR, agree
from scorer.evidence.cases.fields import Anchor
from scorer.evidence.cases.forums import NO_PLACE, Forum, Seen, same_place
from scorer.evidence.cases.known import Index, dates_of
from scorer.evidence.cases.prepared import Prepared, says_legal
from scorer.evidence.cases.words import bare_words, stem, words
from scorer.register.dates import first_day, last_day
from scorer.wording import wording

_W = wording("cases/described")

BEGUN = _W.whole("begun")
_NO_TELLING = frozenset({"denial", "hedge", "condition", "boilerplate", "question"})  # "we could be sued over ..."
_RARE = 0.06  # a word in more than this share of the sentences near words of a proceeding tells no case
_MOST = 6  # sentences that tell a case by its subject


@dataclass(frozen=True, slots=True)
class _Trace:
    """A sentence that may describe a case, how well, and where."""

    case: int
    anchor: Anchor
    level: int  # days.DAY ... YEAR for a date; 0 for a subject


def described(
    prepared: Prepared,
    index: Index,
    named: Container[int],
    taken: Container[int],
    *,
    refused: Container[int],
    date: str,
) -> Iterator[tuple[int, Anchor]]:
    """Anchors of cases that are described and not named.

    Args:
        prepared: The report.
        index: The register.
        named: Cases that are named; they need no description.
        taken: Sentences that tell a named case.
        refused: Cases whose party is named in other cases only.
        date: The report's date, or empty; what was filed later is not what a report alludes to.
    """
    work = _Descriptions(prepared, index, taken, date)
    by_year: dict[int, list[_Trace]] = {}
    open_cases = []
    for number in range(len(index.register.cases)):
        if number in named or number in refused:
            continue
        traces = work.by_court(number)
        sure = [t for t in traces if t.level != YEAR]
        for trace in sure[:3]:
            yield trace.case, trace.anchor
        if not sure and traces:
            for trace in traces:
                by_year.setdefault(trace.anchor.sentence, []).append(trace)
        if not traces:
            open_cases.append(number)
    for found in by_year.values():  # a court and a year fit one case of the register or none for sure
        if len({t.case for t in found}) == 1:
            yield found[0].case, found[0].anchor
    yield from work.by_subject(open_cases)


class _Descriptions:
    def __init__(self, prepared: Prepared, index: Index, taken: Container[int], date: str) -> None:
        self.prepared, self.index, self.taken, self.date = prepared, index, taken, date
        self.rare = max(3, int(_RARE * len(prepared.near)))
        self._at: dict[str, list[tuple[int, Seen]]] = {}

    def by_court(self, number: int) -> list[_Trace]:
        """Where a case's court stands with its date, or with its subject and no other date."""
        case = self.index.register.cases[number]
        forum = self.index.forum(number) if self._maybe(case.forum) else None
        if forum is None or not forum.court or not forum.specific:
            return self._by_day(number)
        traces = []
        for sentence, seen in self._courts(case.forum, forum):
            if sentence in self.taken or not self._tells(sentence):
                continue
            anchor = Anchor("described", sentence, seen.start, seen.end)
            if level := self._date(number, sentence):
                traces.append(_Trace(number, anchor, level))
            elif self._subject(number, sentence):
                traces.append(_Trace(number, anchor, 0))
        return traces or self._by_day(number)

    def _maybe(self, forum: str) -> bool:
        """Whether a word of a court's place stands anywhere near words of a proceeding."""
        return any(
            word in self.prepared.vocabulary or (len(word) >= 5 and word[:5] in self.prepared.beginnings)
            for word in bare_words(forum)
            if word not in NO_PLACE
        )

    def _courts(self, key: str, forum: Forum) -> list[tuple[int, Seen]]:
        """Sentences that tell a court, or, for ``Courts of Argentina``, its country and a proceeding."""
        if key not in self._at:
            found = []
            sentences: set[int] = set()
            for place in forum.places:
                sentences.update(self.prepared.where(place))
                sentences.update(
                    n for word in _adjectives(self.prepared, place) for n in self.prepared.vocabulary[word]
                )
            for sentence in sorted(sentences & self.prepared.legal):
                courts = self.prepared.courts(sentence)
                seen = courts.find(forum)
                if (seen is None or not seen.whole) and not forum.kinds:
                    seen = courts.places(forum)
                    seen = seen and Seen(seen.start, seen.end, True)
                if seen is not None and seen.whole:
                    found.append((sentence, seen))
            self._at[key] = found
        return self._at[key]

    def _date(self, number: int, sentence: int) -> int:
        """How far a date of the case agrees with one told with its court."""
        case = self.index.register.cases[number]
        dates = dates_of(case)
        begun = BEGUN.search(self.prepared.line(sentence).plain) is not None
        best = 0
        for day in self.prepared.days(sentence):
            for date in dates:
                level = agree(day, date)
                if level == DAY or (level and begun) or (level == MONTH and not case.filed):
                    best = max(best, level)
        for other in self.prepared.beside(sentence, 2):
            if best == DAY or other in self.taken or not BEGUN.search(self.prepared.line(other).plain):
                continue
            if any(agree(day, date) == DAY for day in self.prepared.days(other) for date in dates):
                best = DAY
        if best == YEAR and (self._other_day(number, sentence) or not self._shared(number, (sentence,), sentence)):
            return 0  # a year is little: the subject must go with it
        return best

    def _other_day(self, number: int, sentence: int) -> bool:
        """Whether the sentence gives a day or month, and not that of the case."""
        dates = [date for date in dates_of(self.index.register.cases[number]) if len(date) > 4]
        told = [day for day in self.prepared.days(sentence) if day.month]
        return bool(told and dates) and not any(agree(day, date) >= MONTH for day in told for date in dates)

    def _subject(self, number: int, sentence: int) -> bool:
        """Whether the passage speaks of what the case is about, and gives no date that is not the case's."""
        known = self.index.known(number)
        shared = self._shared(number, (sentence, *self.prepared.beside(sentence, 4)), sentence)
        if known.case.filed and (
            BEGUN.search(self.prepared.line(sentence).plain) and self._other_day(number, sentence)
        ):
            return False
        return len(shared) >= (2 if known.case.filed else 1)

    def _shared(self, number: int, sentences: tuple[int, ...], at: int) -> frozenset[str]:
        """Stems of the case's subject in a passage and its heading that are not everywhere in the report."""
        told: set[str] = set()
        for sentence in sentences:
            told |= self.prepared.stems(sentence)
        for heading in self.prepared.sentence(at).section[-1:]:
            told |= {stem(w.text) for w in words(heading)}
        wanted = self.index.stems(number) & told
        return frozenset(w for w in wanted if len(self.prepared.stemmed.get(w, ())) <= max(self.rare, 12))

    def _by_day(self, number: int) -> list[_Trace]:
        """The very day on which it was filed, with its subject."""
        filed = self.index.register.cases[number].filed
        if len(filed) != 10 or filed not in self._by_date:
            return []
        traces = []
        known = self.index.known(number)
        for sentence in self._by_date[filed]:
            line = self.prepared.line(sentence)
            if sentence in self.taken or BEGUN.search(line.plain) is None or not self._tells(sentence):
                continue
            if known.forum is not None and known.forum.court and self.prepared.courts(sentence).others(known.forum):
                continue
            if self._shared(number, (sentence, *self.prepared.beside(sentence)), sentence):
                day = next(d for d in self.prepared.days(sentence) if agree(d, filed) == DAY)
                traces.append(_Trace(number, Anchor("described", sentence, day.start, day.end), DAY))
        return traces

    def _tells(self, sentence: int) -> bool:
        """Whether a sentence tells of a proceeding, not only of a court or a date, and not of somebody else's."""
        return says_legal(self.prepared.line(sentence)) and not self.prepared.about_others(sentence, self.index.company)

    @cached_property
    def _by_date(self) -> dict[str, list[int]]:
        """Sentences on a proceeding by the days that they give."""
        found: dict[str, list[int]] = {}
        for sentence in sorted(self.prepared.legal):
            for day in self.prepared.days(sentence):
                if day.day:
                    found.setdefault(f"{day.year}-{day.month:02}-{day.day:02}", []).append(sentence)
        return found

    def by_subject(self, cases: list[int]) -> Iterator[tuple[int, Anchor]]:
        """Sentences on a proceeding with the subject of one case and of no other."""
        stemmed, prepared = self.prepared.stemmed, self.prepared
        scores: dict[int, dict[int, set[str]]] = {}
        for number in cases:
            wanted = self.index.stems(number)
            told = [w for w in wanted if w in stemmed and len(stemmed[w]) <= self.rare]
            filed = self.index.register.cases[number].filed
            if not told or (self.date and filed and first_day(filed) > last_day(self.date)):
                continue
            for word in told:
                for sentence in stemmed[word]:
                    if sentence not in self.taken and word in prepared.common_stems(sentence):
                        scores.setdefault(sentence, {}).setdefault(number, set()).add(word)
        shown: dict[int, int] = {}
        for sentence, by_case in sorted(scores.items()):
            chosen = self._only_one(sentence, by_case)
            if chosen is None:
                continue
            number, shared = chosen
            known = self.index.known(number)
            if known.forum is not None and known.forum.court and prepared.courts(sentence).others(known.forum):
                continue
            if known.case.filed and BEGUN.search(prepared.line(sentence).plain) and self._other_day(number, sentence):
                continue
            if (
                not _NO_TELLING.isdisjoint(prepared.reading.cues[sentence])
                or not self._tells(sentence)
                or shown.get(number, 0) >= _MOST
            ):
                continue
            shown[number] = shown.get(number, 0) + 1
            yield number, Anchor("subject", sentence, *_where(prepared, sentence, shared))

    def _only_one(self, sentence: int, by_case: dict[int, set[str]]) -> tuple[int, set[str]] | None:
        """The case whose subject a sentence has, if no other has it as well; who sues helps to tell them apart."""
        ranked = sorted(by_case.items(), key=lambda item: (-len(item[1]), item[0]))
        number, shared = ranked[0]
        if len(shared) >= 2 and len(shared) * 5 >= len(self.index.stems(number)) * 2:
            return None if len(ranked) > 1 and len(ranked[1][1]) >= len(shared) else (number, shared)
        who = _who(self.prepared.line(sentence).plain)
        alike = [(n, s) for n, s in ranked if who and self.index.plaintiff(n) == who]
        return alike[0] if len(alike) == 1 else None


_WHO = {kind: _W.pattern(f"by_{kind}") for kind in ("one", "several", "organisation")}


def _who(plain: str) -> str:
    """Who is said to sue, by kind; empty where it is not said."""
    return next((kind for kind, pattern in _WHO.items() if pattern.search(plain)), "")


def _adjectives(prepared: Prepared, place: str) -> list[str]:
    """Words of the report for a place's people and things: ``Argentine`` for ``Argentina``."""
    return [word for word in prepared.beginning(place[:2]) if word != place and same_place(word, place)]


def _where(prepared: Prepared, sentence: int, shared: set[str]) -> tuple[int, int]:
    line = prepared.line(sentence)
    at = [n for n, w in enumerate(line.words) if stem(w.text) in shared]
    return line.span(at[0], at[-1])
