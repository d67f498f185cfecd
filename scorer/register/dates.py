"""Dates that may be known to the year or the month only: a register writes what is known and no more."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_date(text: str) -> bool:
    """Whether a text is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` and a day that the calendar has."""
    try:
        first_day(text)
    except ValueError:
        return False
    return True


def is_day(text: str) -> bool:
    """Whether it is such a date and whole: ``YYYY-MM-DD``."""
    return is_date(text) and all(_parts(text))


@lru_cache(maxsize=10_000)  # a register asks the date of a report of each of its cases
def first_day(text: str) -> date:
    """The first day that ``2019``, ``2019-11`` or ``2019-11-05`` can mean. Raises ValueError for anything else."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=10_000)
def last_day(text: str) -> date:
    """The last day that it can mean. Raises ValueError for anything else."""
    year, month, day = _parts(text)
    month = month or 12
    first = date(year, month, 1)  # a month of 13 is refused here
    return date(year, month, day or calendar.monthrange(first.year, first.month)[1])


def surely_before(a: str, b: str) -> bool:
    """Whether every day that ``a`` can mean lies before every day that ``b`` can mean."""
    return last_day(a) < first_day(b)


def _parts(text: str) -> tuple[int, int, int]:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"not a date: {text}")
    year, month, day = found.groups()
    if month == "00" or day == "00":
        raise ValueError(f"not a date: {text}")
    return int(year), int(month or 0), int(day or 0)
