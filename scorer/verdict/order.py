"""What was answered, closed or ended before it began, by the report's own dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorer.document.model import Document, Kind, Sentence
from scorer.language.text import fold
from scorer.verdict.model import Passage
from scorer.wording import wording

if TYPE_CHECKING:
    from scorer.evidence.cases.days import Day

_W = wording("verdict/order")
_BEGUN, _END, _ANOTHER = (_W.pattern("begun_with"), _W.pattern("we_begin")), _W.pattern("end_of"), _W.pattern("another")
_CAME, _BROUGHT, _ENDED_THEN = _W.whole("came"), _W.pattern("brought"), _W.pattern("ended_then")
_OF_THAT_DAY = _W.pattern("of_that_day")
_MATTER = _W.whole("matter")
_NAMED = ("noun", *(f"noun{n}" for n in range(2, 6)))  # groups of the pattern that name what ended
_FAR = 4  # sentences
_TOLD_IN = (Kind.BODY, Kind.BULLET, Kind.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class Ended:
    """Something that ended before it began; ``begun`` and ``ended`` are the dates, as the report writes them."""

    begin: Passage
    end: Passage
    begun: str
    ended: str


def ended_before_begun(document: Document) -> tuple[Ended, ...]:
    """What one sentence begins and a later one of the same paragraph ends, at an earlier date."""
    return tuple(found for s in document.sentences if s.kind in _TOLD_IN for found in _of(document, s))


def _of(document: Document, s: Sentence) -> Iterator[Ended]:
    low = fold(s.text)
    if _MATTER.search(low) is None:
        return
    if (both := _in_one(s, low)) is not None:
        yield both
    begun = next((m for said in _BEGUN if (m := said.search(low))), None)
    first = _only_day(s) if begun else None
    if begun is None or first is None:
        return
    for later in document.sentences[s.id + 1 : s.id + 1 + _FAR]:
        if later.block != s.block or later.section != s.section:
            return
        said = fold(later.text)
        end = _END.search(said)
        named = end and next((end[n] for n in _NAMED if end[n]), None)
        others = [m.group() for m in _MATTER.finditer(said) if m.group() != begun["noun"]]
        if end is not None and (named == begun["noun"] or (not named and not others)):
            last = _only_day(later)
            if last is not None and _before(last, first):
                yield _ended(s, first, later, last)
            return
        if others or _ANOTHER.search(said):
            return  # from here on it may be that one


def _in_one(s: Sentence, low: str) -> Ended | None:
    """ "The review began on 4 June 2021 and was closed on 12 May 2021"; "the complaint of 4 June was closed in May"."""
    from scorer.evidence.cases.days import days  # loaded only where an order is looked for

    found = days(s.text)
    if len(found) != 2 or not all(day.month for day in found) or found[0].start == found[1].start:
        return None
    before, between = low[: found[0].start], low[found[0].end : found[1].start]
    begins = _CAME.search(before) or _BROUGHT.search(before) or _OF_THAT_DAY.search(before)
    if not begins or not _ENDED_THEN.search(between) or _ANOTHER.search(between) or not _before(found[1], found[0]):
        return None
    return _ended(s, found[0], s, found[1])


def _ended(s: Sentence, first: Day, later: Sentence, last: Day) -> Ended:
    a, b = (first.start, first.end), (last.start, last.end)
    return Ended(Passage(s, (a,)), Passage(later, (b,)), s.text[slice(*a)], later.text[slice(*b)])


def _only_day(s: Sentence) -> Day | None:
    """The one date of a sentence, where it is known at least to the month and can be read in one way only."""
    from scorer.evidence.cases.days import days  # loaded only where an order is looked for

    found = days(s.text)
    return found[0] if len(found) == 1 and found[0].month else None


def _before(a: Day, b: Day) -> bool:
    """Whether every day that one date can mean lies before every day that the other can."""
    if a.day and b.day:
        return (a.year, a.month, a.day) < (b.year, b.month, b.day)
    return (a.year, a.month) < (b.year, b.month)
