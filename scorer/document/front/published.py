"""When a report was published: weighed from what it says of itself, never taken from the date of something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as date_type
from typing import NamedTuple

from scorer.document.front.dated import (
    APPROVAL,
    AUDIT,
    COPYRIGHT,
    DOUBTFUL,
    EFFECTIVE,
    FILE,
    IMPRINT,
    OF_MONTHS,
    OF_WEEKS,
    PERIOD,
    PUBLICATION,
    REVISED,
    RUNNING,
    SIGNATURE,
    TITLE,
    TITLE_PAGE,
    Reference,
    references,
)
from scorer.document.front.days import first_day, is_month_end, last_day
from scorer.document.front.facts import NOTHING, Source
from scorer.document.model import Fact, Kind
from scorer.document.wire import SentenceData
from scorer.wording import wording

_CONFIDENCE = {
    PUBLICATION: 0.95, TITLE_PAGE: 0.9, APPROVAL: 0.9, SIGNATURE: 0.85, EFFECTIVE: 0.75, REVISED: 0.75, RUNNING: 0.8, IMPRINT: 0.7,
    DOUBTFUL: 0.5, COPYRIGHT: 0.6, AUDIT: 0.5, FILE: 0.4, PERIOD: 0.2, TITLE: 0.15,
}  # fmt: skip

_YEAR = wording("front/published").pattern("year")
_FEW_WORDS = 2  # of a line that is only a year
_UNSET = re.compile(r"D:\d{4}0101000000")  # a clock that was not set, or a date left out on purpose
_LATEST_FILE = 15  # months after the end of a period within which a file made is the report's own
_A_YEAR = 457  # days after the end of its period within which a report is published
_WEEK = 8  # days by which a file may be older than the day its report gives itself


class Published(NamedTuple):
    """The day of publication.

    Attributes:
        date: It, as far as it is known.
        period_end: Last day of the period that the report is about, or empty.
        earliest: First day on which it can have been published, or empty where nothing tells.
        latest: Last such day, likewise.
    """

    date: Fact
    period_end: str
    earliest: str
    latest: str


def published(source: Source, title: str) -> Published:
    """The day the report was published, as ISO 8601 and as exact as the report tells it.

    What says when it was published comes before who approved or signed it when. Of several days the latest counts:
    the letter that leads a report is signed after its accounts. Nothing before the end of the period that the report
    is about, and nothing later than the file itself. What tells less (the year of a copyright line, the auditor's day, the
    file's own date, the end of the period) is taken only where nothing else is said, and is never sure.
    """
    made, changed = (_day_of(source.metadata.get(key, "")) for key in ("CreationDate", "ModDate"))
    newest = max(made, changed)
    found, ends, copyrights = references(source, title)
    front = " ".join(s.text for s in source.title_page if len(s.text) <= 90 and _is_heading(s))
    now = int(newest[:4] or 9999)
    spans = [(first, min(last, now)) for first, last in _spans(f"{title} {front}") if first <= now]
    titled = max((min(last, now) for first, last in _spans(title) if first <= now), default=0)
    titled = titled or max((last for _, last in spans), default=0)
    begun = max((first for first, _ in spans), default=0)  # a plan for five years is published in the first of them
    period_end = _period_end(ends, newest, titled)
    earliest = period_end or (f"{begun}-01-01" if begun else "")
    if period_end and all(what == OF_MONTHS for day, what, _ in ends if day == period_end):
        earliest = f"{period_end[:7]}-01"  # on which day of the month it closed nobody says
    latest = _plus(newest, _WEEK) if newest else "9999"
    reported = [end.text for end in ends if end.page == source.first_page]  # periods that the title page names

    def fits(reference: Reference) -> bool:
        return last_day(reference.text) >= earliest and first_day(reference.text) <= latest

    titles = [r for r in found if r.source == TITLE_PAGE]
    opens = min((r.text for r in titles if r.text[8:] == "01"), default="9")  # of a period, if one closes there, too
    known = {period_end, *(end.text for end in ends)}  # a later day than the end of the period closes none
    doubtful = [
        r
        for r in titles
        if _is_end(r.text, reported) and (opens < r.text or not period_end or r.text in known or r.text < period_end)
    ]
    closes = max((r.text for r in doubtful), default="")
    doubtful += [r for r in titles if opens <= r.text < closes and r.text[8:] == "01"]
    date = _best([r for r in found if fits(r) and r not in doubtful])
    if not date.sure:
        weaker = [Reference(str(titled), TITLE, 0)] if titled else []
        weaker += [end._replace(source=PERIOD) for end in ends if end.text == period_end][:1]
        weaker += [Reference(made, FILE, 0)] if made and _is_own(made, earliest) else []
        weaker += sorted(r for r in copyrights if fits(r) and not made.startswith(r.text))[-1:]
        weaker += [r._replace(source=DOUBTFUL) for r in doubtful if fits(r) and r.text != period_end]
        date = max([date, *map(_fact, weaker)], key=lambda fact: fact.confidence)
    if date.sure or not date.text:
        return Published(date, period_end, *((first_day(date.text), last_day(date.text)) if date.text else ("", "")))
    end = newest or (_plus(earliest, _A_YEAR) if earliest else "")
    first = min(earliest or date.text, first_day(date.text)) if earliest or date.source == DOUBTFUL else ""
    return Published(date, period_end, first, max(end, last_day(date.text)))


def _is_heading(sentence: SentenceData) -> bool:
    return sentence.kind is Kind.HEADING or len(sentence.text.split()) <= _FEW_WORDS


def _is_end(day: str, reported: Sequence[str]) -> bool:
    """Whether a day on the title page is the last of a month, as those are up to which is reported; a later one is not."""
    return is_month_end(day) and day <= min(reported, default="9")


def _fact(reference: Reference) -> Fact:
    return Fact(reference.text, reference.source, reference.page, _CONFIDENCE[reference.source])


def _best(found: list[Reference]) -> Fact:
    """Of dates that may be the report's the one to show."""
    for group in ((PUBLICATION, TITLE_PAGE), (APPROVAL, SIGNATURE), (EFFECTIVE, REVISED, RUNNING, IMPRINT), (AUDIT,)):
        chosen = [r for r in found if r.source in group]
        if not chosen:
            continue
        best = max(chosen, key=lambda r: (last_day(r.text), -group.index(r.source), -r.page))
        if best.source == APPROVAL:  # of the first version, where a later one is named
            later = [r for r in found if r.source == REVISED and first_day(r.text) > last_day(best.text)]
            best = max(later, key=lambda r: (last_day(r.text), -r.page), default=best)
        if len(best.text) < 10:  # a month on the cover, the day at the end
            finer = [r for r in found if len(r.text) == 10 and r.text.startswith(best.text) and r.source != AUDIT]
            best = max(finer, key=lambda r: (r.text, -r.page), default=best)
        confidence = _CONFIDENCE[best.source]
        months = {r.text[:7] for r in chosen}
        if len(months) > 1 and 3 * sum(r.text[:7] == best.text[:7] for r in chosen) < len(chosen):
            confidence *= 0.75  # others say otherwise
        return Fact(best.text, best.source, best.page, round(confidence, 2))
    return NOTHING


def _period_end(ends: Iterable[Reference], newest: str, titled: int) -> str:
    """Last day of the period that the report is about: the one named most, on the first pages more than later.

    A day that ends no month counts where the first page names it or weeks end on it, and none is named more.
    """
    weights: dict[str, float] = {}
    ends = list(ends)
    named = {day for day, what, page in ends if is_month_end(day) or page <= 1 or what == OF_WEEKS}
    for day, _, page in ends:
        if (newest and day > newest) or day not in named:
            continue
        weights[day] = weights.get(day, 0.0) + (5.0 if page <= 1 else 2.0 if page <= 6 else 1.0)
    if titled:
        weights = {day: w for day, w in weights.items() if titled - 1 <= int(day[:4]) <= titled + 1} or weights
    if not weights:
        return ""
    most = max(weights.values())
    return max(day for day, w in weights.items() if w == most or (is_month_end(day) and w >= 0.5 * most))


def _is_own(made: str, earliest: str) -> bool:
    """Whether a file was made in the report's own time, and not when it was filed away years later."""
    if not earliest:
        return True
    months = (int(made[:4]) - int(earliest[:4])) * 12 + int(made[5:7]) - int(earliest[5:7])
    return made >= earliest and months <= _LATEST_FILE


def _day_of(stamp: str) -> str:
    """Date of a PDF's time stamp, or nothing where it is none or the clock was not set."""
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)", stamp)
    if match is None or _UNSET.match(stamp) or not "1993" <= match.group(1) <= "2100":
        return ""
    return "-".join(match.groups())


def _plus(day: str, number: int) -> str:
    try:
        return date_type.fromordinal(date_type.fromisoformat(day).toordinal() + number).isoformat()
    except ValueError:
        return "9999"


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Years that a text names, each with the last of those that it stands for: "2022/23" is 2022 and 2023."""
    for match in _YEAR.finditer(text):
        year, second, short = match.groups()
        first = int(year or f"20{short}")
        yield first, max(first, int(f"{year[:2]}{second}")) if second else first
