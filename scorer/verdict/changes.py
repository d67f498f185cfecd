"""What is told to have risen or fallen, against the figures that it went from and to, in one sentence.

Only what a reader can check at a glance: "fell from 1.8 in 2018 to 2.3 in 2019", "312 reports, down from 274". Figures
of other things or units, out of the order of years, places in a ranking and what is denied are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scorer.document.model import Document, Kind, Sentence
from scorer.language.stems import stems
from scorer.language.text import fold
from scorer.verdict.limits import years
from scorer.verdict.model import Passage
from scorer.verdict.totals import number
from scorer.wording import wording

_W = wording("verdict/changes")
_STEMS = stems("en")
_RISING, _UP = re.compile(rf"{_W.any('rising')}\Z"), _W.words("up")
_TIMES = {word: float(times) for word, times in _W.table("times").items()}
_SCALES = {word: int(scale) for word, scale in _W.table("scales").items()}
_TOLD, _UP_FROM = _W.pattern("told"), _W.pattern("up_from")
_NO_AMOUNT, _HINTS = _W.whole("no_amount"), _W.entries("hints")
_CALENDAR = re.compile(rf" ?{_W.any('calendar')}\b")
_TOLD_IN = (Kind.BODY, Kind.BULLET, Kind.FOOTNOTE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMBIGUOUS = re.compile(r"\d\.\d{3}\b")  # a thousand, as some write it, or one and a bit
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*([a-z]+)?")
_SMALL = 1000  # from here on a figure does not share the scale of another
_WORD = re.compile(r" ([a-z]+)\b")


@dataclass(frozen=True, slots=True)
class WrongChange:
    """A rise or fall that the figures beside it do not bear out.

    ``way`` is the word for it, ``before`` and ``after`` the figures, as the report writes them.
    """

    claim: Passage
    against: Passage
    way: str
    before: str
    after: str


def wrong_changes(document: Document) -> tuple[WrongChange, ...]:
    """Every change of a report that goes the other way by its own figures, in reading order."""
    found: list[WrongChange] = []
    for s in document.sentences:
        low = fold(s.text) if s.kind in _TOLD_IN else ""
        if any(map(low.__contains__, _HINTS)) and not _NO_AMOUNT.search(low):
            found += _in_one(s, low)
    return tuple(found)


def _in_one(s: Sentence, low: str) -> Iterator[WrongChange]:
    for pattern in (_TOLD, _UP_FROM):
        for m in pattern.finditer(low):
            n = "" if m["way"] else "2"
            first = m["y"] if not n else m["y2"] or m.groupdict().get("y3")
            ranged = (
                m.re is _TOLD and not n and not first and not m["z"] and _unit(m["b"]) == "%"
            )  # "cut from 20 to 30%"
            if ranged or not _in_order(first, m[f"z{n}"]) or not _are_of_one_thing(low, m.end(f"a{n}"), m.end(f"b{n}")):
                continue
            if _is_wrong(m[f"way{n}"], m[f"a{n}"], m[f"b{n}"]):
                way, before, after = (s.text[slice(*m.span(f"{name}{n}"))] for name in ("way", "a", "b"))
                spans = tuple(sorted((m.span(f"a{n}"), m.span(f"b{n}"))))
                yield WrongChange(Passage(s, (m.span(f"way{n}"),)), Passage(s, spans), way, before, after)


def _in_order(first: str | None, last: str | None) -> bool:
    """Whether the figures can be of an earlier and a later time: nothing else is told."""
    a, b = years(first or ""), years(last or "")
    return not a or not b or max(a) < min(b)


def _are_of_one_thing(low: str, *ends: int) -> bool:
    """Whether two figures can be of the same: no days of a month, not "12 depots" and "9 cities", months and years."""
    words = (m[1] for end in ends if (m := _WORD.match(low, end)))
    behind = {_STEMS.of(word) for word in words if word not in _STEMS.small}
    return len(behind) < len(ends) and not any(_CALENDAR.match(low, end) for end in ends)


def _is_wrong(way: str, a: str, b: str) -> bool:
    """Whether something that went from one figure to the other did not go so, however they are read."""
    units = {_unit(a), _unit(b)}
    if len(units - {""}) > 1 or ("%" in units and "" in units):
        return False
    if any(_YEAR.fullmatch(text) or _AMBIGUOUS.search(text) for text in (a, b)):
        return False
    told, shared = (_scale(a), _scale(b)), _scale(a) or _scale(b)  # "from 1.2 to 1.4 million"
    read = [(_value(a, told[0]), _value(b, told[1])), (_value(a, told[0], shared), _value(b, told[1], shared))]
    return all(before and before != after and not _went(way, before, after) for before, after in read)


def _went(way: str, before: float, after: float) -> bool:
    if way in _TIMES:
        return after >= _TIMES[way] * before if _TIMES[way] > 1 else after <= _TIMES[way] * before
    return after > before if way in _UP or _RISING.match(way) else after < before


def _scale(text: str) -> int:
    """What a figure is told in, thousands or millions; 0 where it does not say."""
    m = _NUMBER.search(text)
    return _SCALES.get(m[2] or "", 0) if m else 0


def _value(text: str, scale: int, shared: int = 0) -> float:
    m = _NUMBER.search(text)
    if m is None:
        return float(number(text))
    value = float(m[1].replace(",", ""))
    return value * (scale or (shared if shared and value < _SMALL else 1))


def _unit(text: str) -> str:
    """Per cent, or a currency; empty for a bare number."""
    if "%" in text or "cent" in text:
        return "%"
    return re.split(r"[\d ]", text)[0] if _NUMBER.search(text) else ""
