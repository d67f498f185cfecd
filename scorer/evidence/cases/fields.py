"""What a report tells of a case around its anchors: name, docket, forum, date, claim and status, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from scorer.document.model import Kind
from scorer.evidence.cases.days import DAY, MONTH, agree
from scorer.evidence.cases.known import Known, dates_of
from scorer.evidence.cases.model import FIELDS, Depth, Match, Told
from scorer.evidence.cases.names import spots
from scorer.evidence.cases.prepared import Prepared, says_legal
from scorer.evidence.cases.words import stem
from scorer.register.dates import first_day, last_day
from scorer.wording import wording

_W = wording("cases/fields")

_NAMED = ("caption", "party", "phrase", "near", "docket")
_LONGEST_SPAN = 10  # words
_REACH = 12  # sentences after an anchor that may still speak of its case

_STATUS = _W.whole("status")
_STANDS = _W.whole("stands")  # what says by itself where a case stands
_CLAIM = _W.whole("claim")
_ONLY_BEGUN = _W.one("only_begun")
_FILED = _W.whole("filed")
_NEW = _W.pattern("new")


_ANOTHER = _W.pattern("another")


_A_CLAIM = _W.pattern("a_claim")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that stands for a case.

    ``kind``: docket, caption, party, phrase, near (a word of a proceeding close by), described (court and date),
    subject (a claim that only this case has), one of several (a party with several cases).
    """

    kind: str
    sentence: int
    start: int
    end: int

    @property
    def sure(self) -> bool:
        """Whether the sentence is about this case and no other."""
        return self.kind not in {"one of several", "subject"}


@dataclass(frozen=True, slots=True)
class Telling:
    """A match, and every sentence that speaks of its case."""

    match: Match
    sentences: frozenset[int]


def tell(
    prepared: Prepared, known: Known, anchors: Sequence[Anchor], told_at: Mapping[int, set[int]], date: str
) -> Telling:
    """What a report tells of one case.

    Args:
        prepared: The report.
        known: The case.
        anchors: Where it is told.
        told_at: For each sentence that anchors a case, the numbers of the cases.
        date: The report's date, or empty: which status the case had by then.
    """
    own = sorted(anchors, key=lambda a: (a.sentence, a.start))
    zone = _zone(prepared, known, own, told_at)
    told = [t for t in _told(prepared, known, own, zone, date) if t is not None]
    named = any(a.kind in _NAMED for a in own)
    depth = _depth({t.field for t in told}, named=named)
    if not told:
        first = own[0]
        told = [Told("claim", prepared.sentence(first.sentence), first.start, first.end)]
    told.sort(key=lambda t: FIELDS.index(t.field))
    return Telling(Match(known.case, depth, tuple(told), _why(own, named=named)), frozenset(zone))


def _depth(fields: set[str], *, named: bool) -> Depth:
    if not named:
        return Depth.ALLUDED
    if {"forum", "date", "claim", "status"} <= fields:
        return Depth.FULL
    return Depth.NAMED_WITH_STATUS if "status" in fields else Depth.NAMED


def _why(anchors: Sequence[Anchor], *, named: bool) -> str:
    kinds = {a.kind for a in anchors}
    if named:
        by = [
            words
            for kind, words in (
                ("caption", "cited as a case"),
                ("party", "a party is named in the proceeding"),
                ("phrase", "called by one of its names"),
                ("docket", "its docket is given"),
                ("near", "a party is named close to words of a proceeding"),
            )
            if kind in kinds
        ]
        return f"{by[0][0].upper()}{by[0][1:]}." if by else "Named."
    if "described" in kinds:
        return "Told by its court, with its date or its subject."
    if "one of several" in kinds:
        return "A party of several cases is named; which of them is meant cannot be told."
    return "Told by what it is about."


def _zone(
    prepared: Prepared, known: Known, anchors: Sequence[Anchor], told_at: Mapping[int, set[int]]
) -> dict[int, None]:
    """Sentences that speak of the case: from each anchor on, until another case begins."""
    zone: dict[int, None] = {}
    for anchor in anchors:
        zone[anchor.sentence] = None
        if anchor.kind != "one of several" and (heading := _heading(prepared, anchor.sentence)) is not None:
            zone[heading] = None
    for anchor in anchors:
        if anchor.kind == "one of several":
            continue
        for number in _after(prepared, anchor.sentence):
            others = told_at.get(number, set()) - {known.number}
            if others and known.number not in told_at.get(number, set()):
                break
            if number not in zone and _new_case(prepared, known, number):
                break
            zone[number] = None
    return zone


def _heading(prepared: Prepared, number: int) -> int | None:
    """The heading right above a paragraph: it may hold the name, the court or the subject of the case below."""
    section = prepared.sentence(number).section
    for above in range(number - 1, max(-1, number - _REACH), -1):
        other = prepared.sentence(above)
        if other.kind is Kind.HEADING:
            return above if section and other.text == section[-1] else None
    return None


def _after(prepared: Prepared, first: int) -> Iterator[int]:
    """Sentences that go on from one: its paragraph, what follows a page's end, and the text under a heading."""
    sentences = prepared.document.sentences
    s = sentences[first]
    titled = s.kind is Kind.HEADING or (len(s.text) < 110 and not s.text.rstrip().endswith("."))
    block, blocks = s.block, 0
    if s.kind is Kind.TABLE:
        return
    for number in range(first + 1, min(len(sentences), first + 1 + _REACH)):
        other = sentences[number]
        if other.kind in (Kind.TABLE, Kind.CONTENTS) or (other.text.strip().isdigit()):
            if other.page != s.page or (number + 1 < len(sentences) and sentences[number + 1].page != s.page):
                continue  # the page's foot
            return
        if other.block != block:
            turned = other.page != sentences[number - 1].page or sentences[number - 1].kind is Kind.TABLE
            follows = titled and blocks == 0
            same = other.section[-1:] == s.section[-1:] or other.section[-1:] == (s.text,)
            if other.kind is Kind.HEADING or not same or not (turned or follows):
                return
            block, blocks = other.block, blocks + 1
            if blocks > 2:
                return
        yield number


def _new_case(prepared: Prepared, known: Known, number: int) -> bool:
    """Whether a sentence begins to tell another case: a new suit, in another court or by somebody else."""
    line = prepared.line(number)
    if _ANOTHER.match(line.plain) or _A_CLAIM.match(line.plain):
        return True
    if _NEW.search(line.plain) is None:
        return False
    if any(spots(line, p.words) or (p.surname and spots(line, (p.surname,))) for p in known.caption.parties):
        return False
    forum = known.forum
    return forum is None or prepared.courts(number).others(forum) or "docket" in prepared.reading.cues[number]


def _told(
    prepared: Prepared, known: Known, anchors: Sequence[Anchor], zone: Mapping[int, None], date: str
) -> Iterator[Told | None]:
    ids = sorted(zone)
    named = [a for kind in _NAMED for a in anchors if a.kind == kind and kind != "docket"]
    if named:
        a = named[0]
        yield Told("name", prepared.sentence(a.sentence), a.start, a.end)
    docket = next((a for a in anchors if a.kind == "docket"), None)
    if docket is not None:
        yield Told("docket", prepared.sentence(docket.sentence), docket.start, docket.end)
    if all(a.kind == "one of several" for a in anchors):
        a = anchors[0]
        yield Told("name", prepared.sentence(a.sentence), a.start, a.end)
        return
    yield _forum(prepared, known, ids)
    day = _date(prepared, known, anchors, ids)
    yield day
    yield _claim(prepared, known, anchors, ids)
    yield _status(prepared, known, ids, date, dated=day is not None)


def _forum(prepared: Prepared, known: Known, ids: Sequence[int]) -> Told | None:
    forum, partly = known.forum, None
    if forum is None:
        return None
    for number in ids:
        s = prepared.sentence(number)
        if not forum.court:  # an authority
            found = spots(prepared.line(number), forum.whole)
            if found:
                return Told("forum", s, *prepared.line(number).span(*found[0]))
            continue
        courts = prepared.courts(number)
        seen = courts.find(forum)
        if seen is not None and (seen.whole or not forum.specific):
            return Told("forum", s, seen.start, seen.end)
        if partly is None and seen is not None:
            partly = Told("forum", s, seen.start, seen.end)
        if partly is None and courts.any and (place := courts.places(forum)) is not None:
            partly = Told("forum", s, place.start, place.end)
    return partly or (_authority(prepared, known, ids) if known.case.role in ("regulatory", "criminal") else None)


def _authority(prepared: Prepared, known: Known, ids: Sequence[int]) -> Told | None:
    """The authority that investigates is the forum of a regulatory case as well."""
    for number in ids:
        for party in known.caption.parties:
            found = spots(prepared.line(number), party.words)
            if found:
                return Told("forum", prepared.sentence(number), *prepared.line(number).span(*found[0]))
    return None


def _date(prepared: Prepared, known: Known, anchors: Sequence[Anchor], ids: Sequence[int]) -> Told | None:
    """When it was filed; where the register does not know that, any date of its course."""
    filed = known.case.filed
    best: tuple[int, Told] | None = None
    for number in ids:
        for day in prepared.days(number):
            level = agree(day, filed) if filed else max((agree(day, d) for d in dates_of(known.case)), default=0)
            if level and (best is None or level > best[0]):
                best = level, Told("date", prepared.sentence(number), day.start, day.end)
    if best is not None:
        return best[1]
    if filed:  # "CIV-2015-485-594" tells the year
        for a in anchors:
            s = prepared.sentence(a.sentence)
            if a.kind == "docket" and (at := s.text.find(filed[:4], a.start, a.end)) >= 0:
                return Told("date", s, at, at + 4)
    for number in () if filed else ids:
        for day in prepared.days(number):
            if day.month:
                return Told("date", prepared.sentence(number), day.start, day.end)
    course = [s.date for s in known.case.status_by_date]
    for number in ids:
        for day in prepared.days(number):
            if any(agree(day, d) in (DAY, MONTH) for d in course):
                return Told("date", prepared.sentence(number), day.start, day.end)
    return None


def _claim(prepared: Prepared, known: Known, anchors: Sequence[Anchor], ids: Sequence[int]) -> Told | None:
    """What it is about: words of the register's claim, else the report's own ("alleging ...")."""
    before = [n for a in anchors if a.kind != "described" for n in range(max(0, a.sentence - 3), a.sentence)]
    section = prepared.sentence(anchors[0].sentence).section
    before = [n for n in before if prepared.sentence(n).section == section and says_legal(prepared.line(n))]
    best: tuple[int, int, int] | None = None  # shared words, nearness, sentence
    for order, number in enumerate((*ids, *before)):
        shared = len(prepared.stems(number) & known.stems)
        if shared >= (1 if number in ids else 2) and (best is None or shared > best[0]):
            best = shared, order, number
    if best is not None:
        number = best[2]
        line = prepared.line(number)
        at = [n for n, w in enumerate(line.words) if stem(w.text) in known.stems]
        at = [n for n in at if n - at[0] <= _LONGEST_SPAN]
        return Told("claim", prepared.sentence(number), *line.span(at[0], at[-1]))
    for number in ids:
        m = _CLAIM.search(prepared.line(number).plain)
        if m is not None:
            return Told("claim", prepared.sentence(number), m.start(), m.end())
    return None


def _status(prepared: Prepared, known: Known, ids: Sequence[int], date: str, *, dated: bool) -> Told | None:
    """Where it stands; that it was filed, with the date, where nothing more is known of its course."""
    best: tuple[tuple[bool, tuple[int, int, int]], Told] | None = None
    for number in ids:
        text = prepared.line(number).plain
        m = _STANDS.search(text) or _STATUS.search(text)
        if m is None:
            continue
        latest = max(((d.year, d.month, d.day) for d in prepared.days(number)), default=(0, 0, 0))
        rank = _STANDS.search(text) is not None, latest
        if best is None or rank > best[0]:
            best = rank, Told("status", prepared.sentence(number), m.start(), m.end())
    found = best[1] if best else None
    if found is not None or not dated or not _only_begun(known, date):
        return found
    for number in ids:
        m = _FILED.search(prepared.line(number).plain)
        if m is not None:
            return Told("status", prepared.sentence(number), m.start(), m.end())
    return None


def _only_begun(known: Known, date: str) -> bool:
    """Whether it was begun within half a year of the report, and no more is known of it: then that is its status."""
    begun = known.case.filed or known.case.public_since
    if not begun or (date and last_day(begun) < first_day(date) - timedelta(days=183)):
        return False
    course = [s for s in known.case.statuses if not date or first_day(s.date) <= last_day(date)]
    return all(_FILED.search(s.status.lower()) or _ONLY_BEGUN in s.status.lower() for s in course)
