"""Claims that there was none, against what the report tells elsewhere: no complaints and fourteen, no suit and one.

A denial is read from its clause: what is denied, of whom, in which mood. It stands against something told only where
this falls under it: each word that limits the denial ("in Germany", "about privacy", "upheld") is told of it, too, its
year is one of the denial's, and it is told as a fact, of the company itself, with a number, a name or a date. Who makes
a reservation ("to our knowledge", "of this kind", "other than") is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorer.document.model import Kind, Sentence
from scorer.evidence.gathering import Reading
from scorer.language.clause import Actor, Clause, Denied, Mood, Negation
from scorer.language.cues import claims
from scorer.language.text import fold
from scorer.verdict.limits import first_year, heading_limits, limits, told_of, years
from scorer.verdict.model import Passage
from scorer.verdict.totals import counts
from scorer.wording import wording

_W = wording("verdict/denied")

_TOPICS = {name: tuple(others.split()) for name, others in _W.table("topics").items()}
_SAID = {name: _W.whole(name) for name in _TOPICS}
_TOLD = {name: _W.whole(f"told_{name}") for name in _TOPICS if f"told_{name}" in _W.lists}
_REPORTED, _THANKS_TO, _COUNTED_BEHIND = map(_W.pattern, ("reported", "thanks_to", "counted_behind"))
_ONE_COMPLAINED, _EVERYWHERE = _W.pattern("one_complained"), _W.pattern("everywhere")
_COMPARED = re.compile(r"\([^()]*\b(?:19|20)\d\d\b[^()]*\)")  # "9 (2022: 14)"
_VERBS, _STOPS = _W.whole("verbs"), _W.whole("between_no_and_verb")
_LASTING, _LASTING_HARM, _IN_THE_PERIOD = map(_W.pattern, ("lasting", "lasting_harm", "in_the_period"))
_FROM_THEN, _RESERVED, _BROUGHT = _W.pattern("from_then"), _W.whole("reserved"), _W.whole("brought")
_CAME_IN, _AGAINST_US = _W.whole("came_in"), _W.pattern("against_us")
_A_SUIT, _OPEN_NOW, _ENDED = _W.whole("a_suit"), _W.whole("open_now"), _W.whole("ended")
_COURTS, _OUR_SUIT, _OF = _W.whole("courts"), _W.whole("our_suit"), _W.one("of")
_AGAINST = _W.one("against")
_PEOPLE, _WITH_OURS = _W.whole("people"), _W.whole("with_ours")
_NOT_SURE, _ELSEWHERE = _W.whole("not_sure"), _W.whole("elsewhere")
_NAME = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-Z][\w'’é-]+ [A-Z][\w'’é-]+")
_DAY_OF_YEAR = _W.whole("month_names")
_OF_HARM = ("harms", "targeted")
_CAPITAL = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-Z][a-z]{3,}\b")
_REAL = (Mood.DONE, Mood.ONGOING)
_TOLD_IN = (Kind.BODY, Kind.BULLET, Kind.FOOTNOTE)
_MOST_NONES, _MOST_TOLD = 60, 600  # denials, and sentences that may tell otherwise; more are a report made to be slow
_NEAR_NO = 40  # characters between a no and the verb that it denies
_NAME_LENGTH = 4  # letters of a name that is told apart from a common word
_FAR = 3  # words between a number and what it counts


@dataclass(frozen=True, slots=True)
class DeniedHere:
    """A denial with what tells otherwise.

    ``topic`` is what is denied: complaints, suits, deaths, injuries, harms, or people targeted with the product.
    """

    topic: str
    claim: Passage
    against: Passage


@dataclass(frozen=True, slots=True)
class _None:
    """That there was none: the place, what limits it (:mod:`~scorer.verdict.limits`), and the years (empty: open)."""

    sentence: Sentence
    topic: str
    span: tuple[int, int]
    limits: tuple[frozenset[str], ...]
    years: frozenset[int]
    from_then: bool
    lasting: bool
    state: bool  # that no suit is pending, not that none was brought


def denied_and_told(reading: Reading) -> tuple[DeniedHere, ...]:
    """Every denial with the first sentence that tells otherwise, in reading order."""
    body = [s for s in reading.document.sentences if s.kind in _TOLD_IN]
    low = {s.id: fold(s.text) for s in body}
    nones = [n for s in body if "negation" in reading.cues[s.id] for n in _nones(reading, s, low[s.id])][:_MOST_NONES]
    wanted = {topic for none in nones for topic in _TOPICS[none.topic]}
    telling = {topic: [s for s in body if _mentions(topic, low[s.id])][:_MOST_TOLD] for topic in wanted}
    found = []
    for none in nones:
        may = {s.id: (s, t) for t in _TOPICS[none.topic] for s in telling[t] if s.id != none.sentence.id}
        for _, (s, topic) in sorted(may.items()):
            at = _told(reading, s, low[s.id], topic, none)
            if at is not None and _falls_under(reading, s, none):
                found.append(DeniedHere(none.topic, Passage(none.sentence, (none.span,)), Passage(s, (at,))))
                break
    return tuple(found)


def _mentions(topic: str, low: str) -> bool:
    return (_A_SUIT if topic == "suits" else _TOLD[topic]).search(low) is not None


# --- that there was none


def _nones(reading: Reading, s: Sentence, low: str) -> Iterator[_None]:
    topics = [t for t, said in _SAID.items() if said.search(low)]
    if not topics or _RESERVED.search(low) or claims.HEDGED.search(low) or s.text.rstrip().endswith("?"):
        return
    clauses = reading.clauses.of(s.id)
    for c in clauses:
        reported = c.completing and _REPORTED.search(low[: c.start]) is not None
        told_by_another = (c.completing or c.subordinate) and not reported
        apart = c.hanging or told_by_another or c.bare or c.foreign or c.own_account
        if apart or c.mood not in _REAL or c.actor not in (Actor.COMPANY, Actor.UNNAMED):
            continue
        for n in c.negations:
            topic = next((t for t in topics if _denies(t, c, n, low)), None)
            if topic is None:
                continue
            with_it = [o for o in clauses if o is c or o.hanging or o.subordinate]
            said = _THANKS_TO.sub(" ", " ".join(low[o.start : o.end] for o in with_it))
            when = years(said)
            from_then = bool(when) and _FROM_THEN.search(said[: first_year(said)]) is not None
            lasting = _LASTING.search(said) is not None
            lasting |= topic in _OF_HARM and not when and _LASTING_HARM.search(said) is not None
            state = topic == "suits" and not _BROUGHT.search(said)
            said = _EVERYWHERE.sub(" ", _without_name(said, reading.document.company))
            about = _SAID[topic].sub(" ", _DAY_OF_YEAR.sub(" ", said) if state else said)
            groups = limits(about)
            if when or lasting or state or groups or _IN_THE_PERIOD.search(said):  # else it goes on about one event
                all_groups = groups or tuple(heading_limits(s))  # what says itself of what needs no heading
                yield _None(s, topic, (n.start, c.end), all_groups, when, from_then, lasting, state)
            return


def _without_name(said: str, company: str) -> str:
    """What is said of the company as a whole is limited by nothing, be it called by its name."""
    names = [n for n in (fold(company), fold(company).split(" ")[0]) if len(n) >= _NAME_LENGTH]
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, names))})\b(?:'s)?", " ", said) if names else said


def _denies(topic: str, c: Clause, n: Negation, low: str) -> bool:
    """Whether a negation denies that there was any of a topic: by its noun, or by the verb that it stands before."""
    over_all = n.scope[0] <= c.start + 1 and n.scope[1] >= c.end - 1
    if not over_all or n.what is Denied.STAGE or n.record:
        return False
    said = _SAID[topic]
    for m in said.finditer(low, c.start, c.end):
        if _VERBS.fullmatch(m.group()) or topic == "targeted":
            between = low[n.end : m.start()] if m.start() >= n.end else low[m.end() : n.start]
            near = len(between) <= _NEAR_NO if m.start() >= n.end else n.zero and between == " "  # "has harmed no one"
            if near and not _STOPS.search(between):
                return True
        elif n.zero or n.suit:
            of_them = low[n.head[1] : m.start()] == _OF  # "no cases of misuse"
            if of_them or (m.start() < n.head[1] and n.head[0] < m.end()):
                return True
    return False


# --- that there was some


def _told(reading: Reading, s: Sentence, low: str, topic: str, none: _None) -> tuple[int, int] | None:
    """Where a sentence tells, as a fact and of the company, that there was some; None where it does not."""
    if _NOT_SURE.search(low) or s.text.rstrip().endswith("?"):
        return None
    against = {"suits": _AGAINST_US, "fines": _TOLD["fines"]}.get(topic)
    us = against.search(low) if against else None  # who sues or fines is somebody else, as a rule
    elsewhere = {m.group() for m in _ELSEWHERE.finditer(low, us.start() if us is not None else 0)}
    if not elsewhere <= {m.group() for m in _ELSEWHERE.finditer(fold(none.sentence.text))}:
        return None
    clauses = reading.clauses.of(s.id)
    real = (*_REAL, Mood.PROMISED) if topic == "suits" else _REAL  # "will be heard"
    if any(c.foreign or c.mood not in real or c.negations for c in clauses if topic != "suits" or not c.suit):
        return None
    if topic == "complaints":
        return _complaints(s, low, clauses)
    if topic == "fines":
        return m.span() if (m := _TOLD[topic].search(low)) and years(low) else None
    if topic == "suits":
        return _suit(reading, s, low, clauses, none)
    return _harm(s, low, topic, clauses, none)


def _complaints(s: Sentence, low: str, clauses: Sequence[Clause]) -> tuple[int, int] | None:
    if (m := _COUNTED_BEHIND.search(low)) is not None and int(m["n"]):
        return m.span()
    if (m := _ONE_COMPLAINED.search(low)) is not None and years(low):
        return m.span()
    if not _CAME_IN.search(low) or any(c.actor not in (Actor.COMPANY, Actor.UNNAMED) for c in clauses):
        return None
    for count in counts(s):
        m = _SAID["complaints"].search(low, count.span[1])
        if m and count.value and len(low[count.span[1] : m.start()].split()) <= _FAR:
            return count.span[0], m.end()
    return None


def _suit(reading: Reading, s: Sentence, low: str, clauses: Sequence[Clause], none: _None) -> tuple[int, int] | None:
    """A suit against the company: one that is open where the denial is about now, else one that was brought."""
    ours = _AGAINST_US.search(low) or _against_named(reading, s.text)
    if ours is None and none.state and _COURTS.search(low) and not _OUR_SUIT.search(low):
        ours = _OPEN_NOW.search(low)  # "his claim is pending before the Labour Court": whose else would it be
    if ours is None or any(c.tells_no_suit for c in clauses):
        return None
    if ours.group().startswith(_AGAINST) and not (_BROUGHT.search(low) or _OPEN_NOW.search(low)):
        return None
    if not (years(low) or _NAME.search(s.text) or "docket" in reading.cues[s.id]):
        return None
    is_open = _OPEN_NOW.search(low) is not None and not _ENDED.search(low)
    return ours.span() if is_open or none.lasting or not none.state else None


def _against_named(reading: Reading, text: str) -> re.Match[str] | None:
    first = reading.document.company.split()[:1]
    if not first or len(first[0]) < _NAME_LENGTH:
        return None
    return re.search(rf"{_W.any('against_name')} {re.escape(first[0])}\b", text)


def _harm(s: Sentence, low: str, topic: str, clauses: Sequence[Clause], none: _None) -> tuple[int, int] | None:
    said = _TOLD[topic].search(low)
    who = _PEOPLE.search(low) or _NAME.search(s.text)
    if said is None or who is None or (topic == "targeted" and not _is_ours(s, low, none)):
        return None
    done = any(c.start <= said.start() < c.end and c.mood is Mood.DONE for c in clauses)
    return said.span() if done else None


def _is_ours(s: Sentence, low: str, none: _None) -> bool:
    """Whether it is told of the company's product: in such words, or by the name that the denial gives it."""
    named = {w for w in _CAPITAL.findall(none.sentence.text) if w in s.text}
    return _WITH_OURS.search(low) is not None or bool(named)


def _falls_under(reading: Reading, s: Sentence, none: _None) -> bool:
    """Whether what a sentence tells is among what is denied: its limits and its time are those of the denial."""
    low = _COMPARED.sub(" ", fold(s.text))
    when = years(low)
    if not when and _COUNTED_BEHIND.search(low):  # a row of figures is of the year that stands over it
        when = years(fold(" ".join(s.section[-1:])))
    if none.state:
        if none.years and when and min(when) > max(none.years):
            return False
    elif none.years and none.from_then:
        if not when or min(when) < min(none.years):
            return False
    elif none.years:
        if not when or not when <= none.years:
            return False
    elif when and not none.lasting and not when <= _reported(reading):
        return False
    told = told_of(s)
    return all(group & told for group in none.limits)


def _reported(reading: Reading) -> frozenset[int]:
    """The year that the report is about; else that of its date and the one before; else the one it names most often."""
    end, date = reading.document.period_end[:4], reading.document.date[:4]
    if end.isdigit():
        return frozenset({int(end)})
    if date.isdigit():
        return frozenset({int(date), int(date) - 1})
    named = Counter(year for s in reading.document.sentences for year in years(fold(s.text)))
    return frozenset({max(named, key=lambda year: (named[year], year))}) if named else frozenset()
