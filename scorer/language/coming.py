"""Years that lie ahead of a report: what stands under "Aims for FY24", or is to be done "in FY24", is planned."""

from __future__ import annotations

import re
from functools import lru_cache

from scorer.wording import wording

_W = wording("cues/tense")
_YEAR, _WHEN = (_W.pattern(name, re.IGNORECASE) for name in ("year", "in_a_year"))
_CENTURY = 2000
_LABEL = 10  # words of a heading; what is longer tells of more than its year


def last_year(period_end: str, published: str) -> int:
    """The year that a report is about, or in which it was published (ISO dates); 0 where neither is known."""
    return int((period_end or published or "0")[:4])


def is_ahead(text: str, last: int) -> bool:
    """Whether a line tells of a time after the year that a report is about: "by 2030", and not "2040 buyers"."""
    return _all_ahead(text, last) and _WHEN.search(text) is not None


def heads_ahead(heading: str, last: int) -> bool:
    """Whether a heading names such years only: "FY24 focus", and not "Action plan FY23-25"."""
    return len(heading.split()) < _LABEL and _all_ahead(heading, last)


def _all_ahead(text: str, last: int) -> bool:
    years = _years(text)
    return bool(last and years) and min(years) > last


@lru_cache(maxsize=4096)
def _years(text: str) -> tuple[int, ...]:
    if not any(map(str.isdigit, text)):
        return ()
    found = (int(full or short) for full, short in _YEAR.findall(text))
    return tuple(year if year >= _CENTURY else _CENTURY + year for year in found)
