"""Dates in running text, to the day, the month or the year, and how well one fits a date of the register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from scorer.evidence.cases.words import plain
from scorer.wording import wording

_W = wording("cases/days")

_MONTHS = {
    **{name: number for number, name in enumerate(_W.entries("month_names"), start=1)},
    **{name: int(number) for name, number in _W.table("month_short").items()},
}
_MONTH = re.compile(_W.any("month"))
_DATE = _W.pattern("date")
_ABOUT = wording("cases/weighing")
_FOR_YEARS, _YEAR = _ABOUT.pattern("for_years"), re.compile(r"(?:19|20)\d\d")
_PERIOD, _RANGE_FROM, _RANGE_TO = map(_ABOUT.pattern, ("period", "range_from", "range_to"))
DAY, MONTH, YEAR = 3, 2, 1
"""How far two dates agree; 0 is not at all."""
_WEEK = 7  # days


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text; month and day are 0 where it does not give them."""

    year: int
    month: int
    day: int
    start: int
    end: int

    @property
    def iso(self) -> str:
        """As a register has it, as far as it is told."""
        return "-".join([f"{self.year}", *(f"{part:02}" for part in (self.month, self.day) if part)])


def days(text: str) -> list[Day]:
    """The dates of a text, in order. One in figures alone (``5/11/2019``) is given both ways round."""
    found: list[Day] = []
    for m in _DATE.finditer(plain(text)):
        at = m.start(), m.end()
        if m["y1"]:
            found.append(Day(int(m["y1"]), _month(m["m1"]), int(m["d1"]), *at))
        elif m["y2"]:
            found.append(Day(int(m["y2"]), _month(m["m2"]), int(m["d2"]), *at))
        elif m["y3"]:
            found.append(Day(int(m["y3"]), int(m["m3"]), int(m["d3"]), *at))
        elif m["y4"]:
            a, b = int(m["a4"]), int(m["b4"])
            found += [Day(int(m["y4"]), month, day, *at) for day, month in {(a, b), (b, a)} if month <= 12]
        elif m["y5"]:
            found += [Day(int(m["y5"]), _month(name), 0, *at) for name in _MONTH.findall(m["ms"])]
        else:
            found.append(Day(int(m["y6"]), 0, 0, *at))
    return found


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".")]


def agree(day: Day, known: str) -> int:
    """How far a date in a text agrees with one of the register: ``DAY``, ``MONTH``, ``YEAR``, or 0.

    They are compared as far as both go: ``May 2019`` and ``2019-05-14`` agree to the month, ``2019`` and
    ``2019-05-14`` to the year. Two days of one week agree to the month: a case is signed, lodged, entered and announced
    on different ones.
    """
    parts = [int(part) for part in known.split("-")] if known else []
    told = [part for part in (day.year, day.month, day.day) if part]
    both = min(len(parts), len(told))
    if both == DAY and parts != told:
        return MONTH if _apart(parts, told) < _WEEK else 0
    return both if both and parts[:both] == told[:both] else 0


def _apart(one: list[int], other: list[int]) -> int:
    """Days between two dates; a week where one of them is in no calendar."""
    try:
        return abs((date(*one) - date(*other)).days)
    except ValueError:
        return _WEEK


def steps(text: str, told: Iterable[Day]) -> list[Day]:
    """Of the dates of a plain text those on which something happened: not "as of March 31", "until 2025"."""
    return [day for day in told if not _PERIOD.search(text, 0, day.start)]


def ranges(text: str, told: Sequence[Day]) -> Iterator[tuple[Day, Day]]:
    """Dates of a plain text between which several things happened: "between May 4, 2018 and July 1, 2020"."""
    for first, last in pairwise(told):
        if _RANGE_FROM.search(text, 0, first.start) and _RANGE_TO.fullmatch(text, first.end, last.start):
            yield first, last


def years_of(text: str) -> set[int]:
    """The years that a claim is for: "assessment year 2016-17", "tax years 2014 through 2016"."""
    found: set[int] = set()
    for m in _FOR_YEARS.finditer(text):
        told = [int(year) for year in _YEAR.findall(m[1])]
        found.update(range(min(told), max(told) + 1))
    return found
