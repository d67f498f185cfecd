"""What a report only announces: "This statement outlines the steps | that we took" tells of none of them."""

from __future__ import annotations

from dataclasses import replace

from scorer.language.categories import Parsed
from scorer.language.clause import Clause, Denied, Mood
from scorer.language.mood import is_ours
from scorer.language.opening import Opens, Segment

_NAMED_BEFORE, _NAMED_BEHIND = 8, 5  # words around a verb of telling in which a report names itself
_ANNOUNCEABLE = frozenset({Mood.DONE, Mood.ONGOING})
_GOING_ON = (Opens.MAIN, Opens.AND, Opens.BUT)


def announced(s: Parsed, clauses: list[Clause]) -> list[Clause]:
    """The clauses with what only says what is in the report: "This statement outlines the steps | that we took"."""
    if not s.all & (s.w.this_report | s.w.subject_of_line):
        return clauses
    out, goes_on = list(clauses), False
    for n, (segment, clause) in enumerate(zip(s.segments, clauses, strict=True)):
        goes_on = _announces(s, n) or (goes_on and not _begins_anew(s, segment))
        if goes_on and clause.mood in _ANNOUNCEABLE and all(n.what is Denied.WRONG for n in clause.negations):
            out[n] = replace(clause, mood=Mood.ANNOUNCED)
    return out


def _begins_anew(s: Parsed, segment: Segment) -> bool:
    """Whether a clause tells something of its own: "and in 2023 we trained"; not "and the steps we put in place"."""
    if segment.opens not in _GOING_ON or segment.inherited or not is_ours(s, segment):
        return False
    first = segment.lo + bool(s.tokens[segment.lo].tags & (s.g.and_ | s.g.but))
    return bool(s.tags(first, first + 1) & (s.w.we | s.g.preposition))


def _announces(s: Parsed, n: int) -> bool:
    """Whether clause ``n`` only says what the report is about: "this section explains", "Details of measures taken"."""
    segment, w = s.segments[n], s.w
    if not n and s.tokens[segment.lo].tags & w.subject_of_line:
        tells = s.inside(segment) & s.g.aux or (segment.verb >= 0 and s.text.rstrip().endswith("."))
        return segment.lo + 1 < segment.hi and bool(s.tokens[segment.lo + 1].tags & s.g.preposition) and not tells
    if not s.inside(segment) & w.this_report:
        return False
    said = next((i for i in range(segment.lo, segment.hi) if s.tokens[i].tags & w.announcing), segment.hi)
    beside = s.tags(max(segment.lo, said - _NAMED_BEFORE), said + _NAMED_BEHIND)
    return said < segment.hi and bool(beside & w.this_report)
