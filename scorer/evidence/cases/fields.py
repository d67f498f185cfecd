"""What a report tells of a case in its threads: name, docket, forum, date, claim and status, each with its place; and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta

from scorer.document.model import Kind
from scorer.evidence.cases.agreeing import COURT, NONE, PLACE, Weighed
from scorer.evidence.cases.days import MONTH, YEAR, agree
from scorer.evidence.cases.forums import OFFICIALS, outside_courts
from scorer.evidence.cases.known import STOCK, Known
from scorer.evidence.cases.mentions import named_at
from scorer.evidence.cases.model import FIELDS, Depth, Match, Told
from scorer.evidence.cases.names import Party
from scorer.evidence.cases.prepared import SAYS, Prepared, says_legal
from scorer.evidence.cases.words import Word, stem
from scorer.language.clause import Mood
from scorer.register.dates import first_day, last_day
from scorer.register.model import Role
from scorer.wording import wording

_W = wording("cases/fields")

_STATUS = _W.whole("status")
_STANDS = _W.whole("stands")  # what says by itself where a case stands
_NOW = _W.whole("now")
_FORUM_NAME = wording("cases/drafting").pattern("forum_name")
_HANGING = _W.pattern("hanging")
_UNSAID = _W.whole("unsaid")
_CLAIM, _ALLEGED = _W.whole("claim"), _W.whole("alleged")
_ONLY_BEGUN = _W.one("only_begun")
_FILED = _W.whole("filed")
_IDLE = _W.words("idle")
_WORDS = 5  # so many words of its own tell what a case is about
_TELLING = 2.0  # so much of a register's claim in one sentence tells it, whatever else is alleged elsewhere
_ASKED_FOR = 30  # characters from what is only waited or asked for to the word that says so
_BEGINS = ("", *"|:;.–—•*(")  # behind these a word has a capital for its place
_CELLS = " | "  # between those of a row of a table
_LONG = 300  # characters of an allegation that are marked
_END = _W.pattern("ends_claim")

_KINDS = {
    "docket": "docket",
    "phrase": "name",
    "name": "party",
    "forum": "court",
    "land": "place",
    "date": "date",
    "course": "a date of its course",
    "procedure": "kind of proceeding",
    "claim": "subject",
    "amount": "sum",
    "outcome": "outcome",
    "plaintiff": "who sues",
}


def tell(prepared: Prepared, known: Known, weighed: Sequence[Weighed], date: str) -> Match:
    """What a report tells of one case.

    Args:
        prepared: The report.
        known: The case.
        weighed: The threads that tell it.
        date: The report's date, or empty: which status the case had by then.
    """
    agreed = {a.sentence for w in weighed for a in w.agreed.values()}
    own = list(
        dict.fromkeys(n for w in weighed for n in sorted(w.thread.own) if n not in w.thread.loose or n in agreed)
    )
    above = [n for n in dict.fromkeys(n for w in weighed for n in w.thread.context) if n not in own]
    told = [t for t in _told(prepared, known, weighed, (own, above), date) if t is not None]
    named = any({"name", "docket", "phrase"} & w.agreed.keys() for w in weighed)
    if not named and known.official and (acts := _acts(prepared, known, weighed)) is not None:
        named, told = True, [*told, acts]
    depth = _depth({t.field for t in told}, named=named)
    told = told or _where(prepared, weighed[0])
    told.sort(key=lambda t: FIELDS.index(t.field))
    best = max(weighed, key=lambda w: w.odds)
    return Match(known.case, depth, tuple(told), _why(weighed, best.doubts))


def possible(prepared: Prepared, known: Known, weighed: Weighed) -> Match:
    """A case that a thread may tell: what agrees is too little, or another case fits as well."""
    said = _kinds([weighed])
    why = f"{said[0].upper()}{said[1:]} {_agree(said)}"
    why += (
        f"; {weighed.doubts} speaks against it." if weighed.against else ", which may be too little, or another case's."
    )
    return Match(known.case, Depth.NOT_MENTIONED, (), why, tuple(_where(prepared, weighed)))


def too_little(prepared: Prepared, weighed: Weighed) -> str:
    """Why a case is not told of which something stands in the report, and where, so that a person can look."""
    page = prepared.sentence(weighed.thread.own[0]).page
    return f"Too little of it stands together: {_kinds([weighed])}, on page {page}."


def _where(prepared: Prepared, weighed: Weighed) -> list[Told]:
    """The weightiest identifiers, each once, as what they tell."""
    found: dict[str, Told] = {}
    for a in sorted(weighed.agreed.values(), key=lambda a: -a.weight):
        field = {
            "phrase": "name",
            "land": "forum",
            "course": "date",
            "amount": "claim",
            "procedure": "claim",
            "plaintiff": "claim",
            "outcome": "status",
        }.get(a.kind, a.kind)
        found.setdefault(field, Told(field, prepared.sentence(a.sentence), a.start, a.end))
    return sorted(found.values(), key=lambda t: FIELDS.index(t.field))


def _acts(prepared: Prepared, known: Known, weighed: Sequence[Weighed]) -> Told | None:
    """An authority before the court of the case, by whatever name: "the Crown laid charges in the ... Court"."""
    for w in weighed:
        for n in w.thread.own if w.agreed.get("forum", NONE).weight >= COURT * 0.8 else ():
            words = prepared.line(n).words
            told = outside_courts(w.text for w in words)  # "pleaded not guilty"
            for word in words:
                if word.text in OFFICIALS or told.get(word.text) == known.case.role == Role.CRIMINAL:
                    return Told("name", prepared.sentence(n), word.start, word.end)
    return None


def _depth(fields: set[str], *, named: bool) -> Depth:
    if not named:
        return Depth.ALLUDED
    if {"forum", "date", "claim", "status"} <= fields:
        return Depth.FULL
    return Depth.NAMED_WITH_STATUS if "status" in fields else Depth.NAMED


def _kinds(weighed: Sequence[Weighed]) -> str:
    kinds = [said for kind, said in _KINDS.items() if any(kind in w.agreed for w in weighed)]
    return " and ".join((", ".join(kinds[:-1]), kinds[-1])) if len(kinds) > 1 else kinds[0]


def _why(weighed: Sequence[Weighed], doubts: str) -> str:
    said = _kinds(weighed)
    return f"{said[0].upper()}{said[1:]} {_agree(said)}{f'; {doubts} stands there, too' if doubts else ''}."


def _agree(kinds: str) -> str:
    return "agree" if " and " in kinds else "agrees"


def _told(
    prepared: Prepared, known: Known, weighed: Sequence[Weighed], where: tuple[list[int], list[int]], date: str
) -> Iterator[Told | None]:
    own, above = where
    ids = own + [n for n in above if prepared.sentence(n).kind is not Kind.HEADING]
    places = own + [n for n in dict.fromkeys(n for w in weighed for n in w.thread.context) if n not in own]
    for field, kinds in (("name", ("phrase", "name")), ("docket", ("docket",))):
        found = [w.agreed[kind] for w in weighed for kind in kinds if kind in w.agreed]
        if found:
            a = max(found, key=lambda a: (a.sentence in own, a.weight))
            yield Told(field, prepared.sentence(a.sentence), a.start, a.end)
    yield _forum(prepared, known, weighed, places, own)
    day = _date(prepared, known, own, ids)
    yield day
    yield _claim(prepared, weighed, own)
    yield _status(prepared, known, own, date, dated=day is not None)


def _forum(
    prepared: Prepared, known: Known, weighed: Sequence[Weighed], ids: Sequence[int], own: Sequence[int]
) -> Told | None:
    """Its court, or in a sentence of its own a part of it; for a case of an authority, the authority as well."""
    told = [w.agreed[kind] for w in weighed for kind in ("forum", "land") if kind in w.agreed]
    found = [a for a in told if a.weight > PLACE or a.sentence in own]
    best = max(found, key=lambda a: (a.sentence in own, a.weight), default=None)
    if best is not None and best.weight >= COURT * 0.8:
        return _named_whole(prepared, best.sentence, best.start, best.end)
    # A court whose name shares words with the party's counts as one identifier with it, and is told all the same.
    for number in own:
        for forum in known.courts:
            if (seen := prepared.courts(number).find(forum)) is not None and seen.whole:
                return _named_whole(prepared, number, seen.start, seen.end)
    acting = (*known.caption.parties, *known.bodies) if known.official else known.bodies
    named = ((number, party) for number in ids for party in (known.bodies if known.courts else acting))
    for number, party in named:
        if at := named_at(prepared.line(number), party):
            return _named_whole(prepared, number, *prepared.line(number).span(*at[0]))
    if best is None and known.official:  # no court is told, but who acts
        best = next((w.agreed["name"] for w in weighed if "name" in w.agreed), None)
    if best is None or best.kind != "land":  # a place is no authority that it is part of the name of
        return None if best is None else _named_whole(prepared, best.sentence, best.start, best.end)
    return Told("forum", prepared.sentence(best.sentence), best.start, best.end)


def _named_whole(prepared: Prepared, number: int, start: int, end: int) -> Told:
    """A court or an authority with all of its name: "General Court" of "the General Court of the European Union"."""
    sentence = prepared.sentence(number)
    for m in _FORUM_NAME.finditer(sentence.text):
        if m.start() <= start and end <= m.end():
            start, end = m.start(), m.start() + len(_HANGING.sub("", m[0]))
    return Told("forum", sentence, start, end)


def _date(prepared: Prepared, known: Known, own: Sequence[int], ids: Sequence[int]) -> Told | None:
    """When it was filed, else a date of its course as the report tells it."""
    filed = known.case.filed
    course = [s.date for s in known.case.status_by_date]
    best: tuple[tuple[int, int], Told] | None = None
    for number in ids:
        for day in prepared.days(number):
            of_filing = agree(day, filed) if filed else 0
            of_course = max((agree(day, d) for d in course), default=0)
            step = bool(day.month) and number in own and (number in prepared.legal or says_legal(prepared.line(number)))
            level = max(of_filing, of_course if of_course >= MONTH or not filed else 0, step)
            rank = (of_filing if number in own or of_filing > YEAR else 0), level
            if level and (number in own or level > YEAR) and (best is None or rank > best[0]):
                best = rank, Told("date", prepared.sentence(number), day.start, day.end)
    return best[1] if best is not None else None


def _claim(prepared: Prepared, weighed: Sequence[Weighed], own: Sequence[int]) -> Told | None:
    return next(_claims(prepared, weighed, own), None)


def _claims(prepared: Prepared, weighed: Sequence[Weighed], own: Sequence[int]) -> Iterator[Told]:
    """What it is about, best first: words of the register's claim, what the report says is alleged, or words enough.

    A word or two of the claim may stand anywhere ("we will defend"): what is alleged says more than they.
    """
    found = [a for w in weighed if (a := w.agreed.get("claim")) and a.sentence in own]
    best = max(found, key=lambda a: a.weight, default=None)
    shared = None if best is None else _in_its_sentence(prepared, best.sentence, best.start, best.end)
    if best is not None and shared is not None:
        alleged = next(_said_of_it(prepared, [best.sentence], _ALLEGED), None)
        if alleged is not None and (best.weight < _TELLING or alleged.start <= best.start < alleged.end):
            yield alleged
        elif best.weight >= _TELLING:
            yield shared
    legal = [n for n in own if n in prepared.legal or says_legal(prepared.line(n))]
    yield from _said_of_it(prepared, dict.fromkeys((*legal, *own)), _ALLEGED)
    if best is not None and shared is not None:
        words = prepared.line(best.sentence).words
        if any(_says_something(word) for word in words if best.start <= word.start < best.end):
            yield shared
    yield from _said_of_it(prepared, own, _CLAIM)
    said = {number: [w for w in prepared.line(number).words if _says_something(w)] for number in legal}
    most = max(legal, key=lambda number: len(said[number]), default=None)
    if most is not None and len({w.text for words in said.values() for w in words}) >= _WORDS:
        yield Told("claim", prepared.sentence(most), said[most][0].start, said[most][-1].end)
    if shared is not None:
        yield shared


def _in_its_sentence(prepared: Prepared, number: int, start: int, end: int) -> Told:
    """From the clause around words of a claim to the end of the sentence: a word or two say little by themselves."""
    text = prepared.sentence(number).text
    begins = max((c.start for c in prepared.reading.clauses.of(number) if c.start <= start), default=start)
    begins = 0 if len(text) <= _LONG else begins
    if _CELLS not in text and end <= begins + _LONG:
        whole = text.rstrip(" .")
        ends = len(whole) if len(whole) <= begins + _LONG else text.rfind(" ", begins, begins + _LONG)
        start, end = begins, max(end, ends)
    return Told("claim", prepared.sentence(number), start, end)


def _said_of_it(prepared: Prepared, numbers: Iterable[int], words: re.Pattern[str]) -> Iterator[Told]:
    """Where sentences say what is alleged, from the word that says so to the end of the clause."""
    for number in numbers:
        line = prepared.line(number)
        if (m := words.search(line.plain)) is not None and not prepared.denied(number, m.start()):
            stop = _END.search(line.plain, m.end())
            end = len(line.plain[: None if stop is None else stop.start()].rstrip(" .,"))
            if end - m.start() > _LONG:
                end = max(m.end(), line.plain.rfind(" ", m.start(), m.start() + _LONG))
            yield Told("claim", prepared.sentence(number), m.start(), max(m.end(), end))


def _says_something(word: Word) -> bool:
    """Whether a word tells what a case is about, and not how it went."""
    text = word.text
    if word.capital or len(text) < 4 or not text.isalpha() or text in _IDLE or stem(text) in STOCK:
        return False
    return not (_STATUS.search(text) or _FILED.search(text) or text in SAYS)


def _status(prepared: Prepared, known: Known, ids: Sequence[int], date: str, *, dated: bool) -> Told | None:
    """Where it stands; that it was filed, with the date, where nothing more is known of its course."""
    if (stands := standing(prepared, ids, known.caption.parties)) is not None or not dated:
        return stands
    if not _only_begun(known, date):
        return None
    for number in ids:
        m = _FILED.search(prepared.line(number).plain)
        if m is not None:
            return Told("status", prepared.sentence(number), m.start(), m.end())
    return None


def standing(prepared: Prepared, ids: Sequence[int], parties: Sequence[Party] = ()) -> Told | None:
    """The newest word on where a proceeding stands, of the sentences that tell it; ``parties`` are those of its name."""
    said: dict[int, re.Match[str]] = {}
    for number in sorted(ids):
        stands, status = (next(_said(prepared, number, words), None) for words in (_STANDS, _STATUS))
        if (m := stands or status) is not None:
            said[number] = m
    found = max(said, key=lambda number: _newest(prepared, parties, number, said), default=None)
    return None if found is None else Told("status", prepared.sentence(found), said[found].start(), said[found].end())


def _newest(prepared: Prepared, parties: Sequence[Party], number: int, among: Collection[int]) -> float:
    """How far a sentence tells the latest of a case: of the present, by the latest date, where it stands, by its name."""
    days = {n: max(((d.year, d.month, d.day) for d in prepared.days(n)), default=(0, 0, 0)) for n in among}
    line = prepared.line(number)
    signs = {
        2.0: _NOW.search(line.plain) is not None,
        1.5: days[number] == max(days.values()) > (0, 0, 0),
        0.6: next(_said(prepared, number, _STANDS), None) is not None,
        0.5: any(named_at(line, party) for party in parties),
    }
    return sum(weight for weight, holds in signs.items() if holds) + 0.1 * sorted(among).index(number) / len(among)


def _said(prepared: Prepared, number: int, words: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a sentence says one of some words as a fact, and not as a name: "the Consolidated Law", "Diaz Verdict"."""
    asked = [c for c in prepared.reading.clauses.of(number) if c.mood is Mood.ASKED]
    text, plain = prepared.sentence(number).text, prepared.line(number).plain
    for m in words.finditer(plain):
        before = plain[: m.start()].rstrip()
        waited = _UNSAID.search(re.split(r"[,;.]", before[-_ASKED_FOR:])[-1]) is not None
        called = text[m.start()].isupper() and not text.isupper() and before[-1:] not in _BEGINS
        if not called and not waited and not any(c.start <= m.start() < c.end for c in asked):
            yield m


def _only_begun(known: Known, date: str) -> bool:
    """Whether it was begun within half a year of the report, and no more is known of it: then that is its status."""
    begun = known.case.filed or known.case.public_since
    if not begun or (date and last_day(begun) < first_day(date) - timedelta(days=183)):
        return False
    course = [s for s in known.case.statuses if not date or first_day(s.date) <= last_day(date)]
    return all(_FILED.search(s.status.lower()) or _ONLY_BEGUN in s.status.lower() for s in course)
