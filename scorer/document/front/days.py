"""Days and periods that a text names."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from scorer.wording import wording

_W = wording("front/days")

# The shapes of a date. What is a month's name in the language of the report, dateparser knows.
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WORD = r"(?P<month>[^\W\d_]{3,12})\.?"
_OF = rf"(?:\s+{_W.any('of')})?"
_SLASHED = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?:/(?P<number>\d{1,2})/|-(?P<dashed>\d{1,2})-)"
    r"(?P<year>(?:(?:19|20)\d|[123])\d)(?![\d/-])"
)
_SHAPES = (
    re.compile(
        rf"(?<![\d.])(?P<day>\d{{1,2}}){_W.any('day_endings')}?(?:{_OF}\s+|-){_WORD}(?:,?{_OF}\s+|-){_YEAR}", re.I
    ),
    re.compile(rf"\b{_WORD}\s+(?P<day>\d{{1,2}}){_W.any('day_ending')}?\s?,?\s+{_YEAR}", re.I),
    re.compile(r"(?<![\d/.-])(?P<year>20\d\d)(?P<sign>[-/.])(?P<number>\d\d?)(?P=sign)(?P<day>\d\d?)(?![\d/-]|\.\d)"),
    re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?![\d/-])"),
    _SLASHED,
    re.compile(rf"\b{_WORD},?{_OF}\s+{_YEAR}", re.I),
    re.compile(r"(?<![\w/.-])(?P<number>\d\d)[/.](?P<year>20\d\d)(?![\w/-]|\.\d)"),
)
_PERIOD = _W.pattern("bounds", re.IGNORECASE)
_YEAR_END = _W.pattern("year_end", re.IGNORECASE)
_ENDS = _W.pattern("ends", re.IGNORECASE)
HALF_A_SPAN = _W.pattern("half_a_span", re.IGNORECASE)
"""The end of what stands before the last day or month of a span: "January to "."""


_TILL = re.compile(rf"\s*(?:{_W.any('till')}|[–—-])\s*(?:the )?", re.IGNORECASE)
_CURRENT = _W.pattern("current", re.IGNORECASE)


class Day(NamedTuple):
    """A date in a text.

    Attributes:
        text: ISO 8601, as exact as it is told: ``2023-06-30`` or ``2023-06``.
        start: Where it stands in the text.
        end: Where it ends.
        bounds: Whether it is an end or a beginning of something ("for the year ended", "as at", "from").
        ends: Whether it may be the last day of a period.
    """

    text: str
    start: int
    end: int
    bounds: bool
    ends: bool


_ENGLISH = {
    **{name: number for number, name in enumerate(_W.entries("month_names"), start=1)},
    **{name: int(number) for name, number in _W.table("month_short").items()},
}


_SHORT = [name[:3].capitalize() for name in _W.entries("month_names")]
_MAY_BE = re.compile(rf"{'|'.join((*_SHORT, *map(str.upper, _SHORT)))}|\d[./-]\d")  # in English, a quick no


@lru_cache(maxsize=10_000)
def month_number(word: str, language: str) -> int:
    """Number of a month by its name in English or in the language of the report; 0 where it is none."""
    lowered = word.lower()
    if number := _ENGLISH.get(lowered):
        return number if word[0].isupper() else 0  # "may 2023", "march 2023"
    parser = None if language.startswith(("en", "und")) else _parser(language)
    found = parser.get_date_data(f"1 {lowered} 2001").date_obj if parser else None
    return int(found.month) if found is not None and (found.year, found.day) == (2001, 1) else 0


@cache
def _parser(language: str) -> Any:
    """What knows the months of a language, or None where it is not known."""
    from dateparser.date import DateDataParser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY"}
    parser = DateDataParser(languages=[language], settings=settings)
    try:
        parser.get_date_data("1")  # only now does it look for the language
    except ValueError:
        return None
    return parser


def days(text: str, language: str) -> Iterator[Day]:
    """Dates in a text, those with a day before those without. A date like 08/09/2023 that may be two is none."""
    if language.startswith("en") and _MAY_BE.search(text) is None:
        return
    found: list[Day] = []
    for shape in _SHAPES:
        for match in shape.finditer(text):
            if any(day.start < match.end() and match.start() < day.end for day in found):
                continue
            iso = _iso(match.groupdict(), language, order=language if shape is _SLASHED else "")
            if not iso:
                continue
            before = text[max(0, match.start() - 50) : match.start()]
            own = _CURRENT.search(before) is not None
            bounds, ends = (not own and shape_.search(before) is not None for shape_ in (_PERIOD, _ENDS))
            if _YEAR_END.match(text, match.end()):  # "our 30 June 2023 year end"
                bounds = ends = True
            found.append(Day(iso, match.start(), match.end(), bounds, ends))
    last: dict[int, int] = {}  # of spans, after where they begin
    for one, other in pairwise(sorted(found, key=lambda day: day.start)):
        if _TILL.fullmatch(text, one.end, other.start) or _is_row(one, other, text):
            last[other.start] = one.start
    for day in found:
        ends = day.start in last
        yield day._replace(bounds=day.bounds or ends or day.start in last.values(), ends=day.ends or ends)


def _is_row(one: Day, other: Day, text: str) -> bool:
    """Whether two days stand side by side as the first and the last of months, in the columns of a form."""
    return one.text[8:] == "01" and is_month_end(other.text) and not text[one.end : other.start].strip()


def _iso(parts: dict[str, str | None], language: str, *, order: str) -> str:
    year, day = parts["year"] or "", int(parts.get("day") or 0)
    year = year if len(year) == 4 else f"20{year}"
    if number := parts.get("number") or parts.get("dashed"):
        month = int(number)
        if order == "en" and month <= 12 and day <= 12 and month != day:
            return ""  # Britons and Americans read it differently
        if month > 12 >= day or (order == "en-US" and day <= 12):
            month, day = day, month
    else:
        month = month_number(parts["month"] or "", language)
    if not 1 <= month <= 12 or day > monthrange(int(year), month)[1] or ("day" in parts and number and not day):
        return ""
    return f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")


def is_month_end(day: str) -> bool:
    """Whether an ISO day is the last of its month, as the ends of periods are."""
    return len(day) == 10 and int(day[8:]) == monthrange(int(day[:4]), int(day[5:7]))[1]


def first_day(date: str) -> str:
    """First day that an ISO date may mean."""
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def last_day(date: str) -> str:
    """Last day that an ISO date may mean."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{monthrange(int(date[:4]), int(date[5:]))[1]:02d}"
    return date
