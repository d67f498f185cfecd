"""Rows and labels that count none: "Complaints received: 0", "Number of contracts ended: zero (2022: two)"."""

from __future__ import annotations

from scorer.language.categories import Parsed, is_head
from scorer.language.clause import Denied, Negation
from scorer.language.lifting import bracketed
from scorer.language.opening import Segment

Place = tuple[int, int]
_BRACKETS = frozenset("()[]")
_YEAR = 4  # digits


def is_nought(s: Parsed, negation: Negation) -> bool:
    """Whether a negation is a count of none."""
    return any(t.tags & s.w.nought for t in s.tokens if t.start == negation.start)


def has_figures(s: Parsed, segment: Segment) -> bool:
    """Whether a row counts some beside none: "Brazil none, Mexico 41, Peru none"."""
    begin = s.text.rfind("|", s.tokens[segment.lo].start, s.tokens[segment.hi - 1].start)
    inside = (i for i in range(segment.lo, segment.hi) if s.tokens[i].start > begin)
    if not s.tokens[segment.hi - 1].tags & s.w.nought:
        return False
    figures = (i for i in inside if s.tokens[i].text[0].isdigit() and not s.tokens[i].tags & s.w.nought)
    return any(len(s.tokens[i].text) != _YEAR and not bracketed(s, i) for i in figures)


def last_counted(s: Parsed, segment: Segment) -> int:
    """The last word of a row before what stands in brackets: "zero (2022: two)"."""
    at = segment.hi - 1
    while at > segment.lo and (bracketed(s, at) or s.tokens[at].text in _BRACKETS):
        at -= 1
    return at


def count_of_nought(s: Parsed, segment: Segment, whole: Place) -> list[Negation]:
    """ "Complaints received: 0", "Number of contracts ended: zero"."""
    begin = last_counted(s, segment)
    last = s.tokens[begin]
    if not last.tags & s.w.nought:
        return []
    while begin > segment.lo and s.tokens[begin - 1].tags & s.w.nought:
        begin -= 1  # "n/a"
    start = s.tokens[begin].start
    label = s.text[:start].rstrip()[-1:] in (":", "–", "—")
    counted = _counted(s, segment, label=label)
    if counted < 0 and not label:
        return []
    of = s.tokens[counted].tags if counted >= 0 else 0
    what = Denied.EVENT if of & s.w.event else Denied.WRONG if of else Denied.DEED
    head = s.place(counted) if what is Denied.EVENT else whole
    return [Negation(start, last.end, what, whole, head, zero=True)]


def _counted(s: Parsed, segment: Segment, *, label: bool) -> int:
    """The event or wrong that is counted: "Number of cases", not "Steps taken against risks"; -1 where none is."""
    for i in range(segment.lo, segment.hi):
        tags = s.tokens[i].tags
        if tags & (s.w.event | s.w.wrong) and is_head(s.text, s.tokens, i, s.w.event | s.w.wrong, s.w):
            return i  # not "risk assessments carried out: 0"
        if label and tags & s.g.preposition and not s.tags(i - 1, i) & (s.w.how_many | s.w.instance_of):
            break
    return -1
