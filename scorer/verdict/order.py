"""What was answered, closed or ended before it began, by the report's own dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scorer.document.model import Document, Kind, Sentence
from scorer.evidence.cases.days import Day, days
from scorer.language.text import fold
from scorer.verdict.model import Passage
from scorer.wording import wording

_W = wording("verdict/parts")
_BEGUN, _END, _ANOTHER = (_W.pattern("begun_with"), _W.pattern("we_begin")), _W.pattern("end_of"), _W.pattern("another")
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
    begun = next((m for said in _BEGUN if (m := said.search(low))), None)
    first = _only_day(s) if begun else None
    if begun is None or first is None:
        return
    for later in document.sentences[s.id + 1 : s.id + 1 + _FAR]:
        if later.block != s.block or later.section != s.section:
            return
        said = fold(later.text)
        end = _END.search(said)
        if end is not None and (end["noun"] or end["noun2"]) == begun["noun"]:
            last = _only_day(later)
            if last is not None and _before(last, first):
                a, b = (first.start, first.end), (last.start, last.end)
                yield Ended(Passage(s, (a,)), Passage(later, (b,)), s.text[slice(*a)], later.text[slice(*b)])
            return
        if _ANOTHER.search(said):
            return  # from here on it may be that one


def _only_day(s: Sentence) -> Day | None:
    """The one date of a sentence, where it is known at least to the month and can be read in one way only."""
    found = days(s.text)
    return found[0] if len(found) == 1 and found[0].month else None


def _before(a: Day, b: Day) -> bool:
    """Whether every day that one date can mean lies before every day that the other can."""
    if a.day and b.day:
        return (a.year, a.month, a.day) < (b.year, b.month, b.day)
    return (a.year, a.month) < (b.year, b.month)
