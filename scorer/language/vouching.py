"""What somebody vouches for or sees to is no no about himself: "vendors warrant that no worker has paid"."""

from __future__ import annotations

from dataclasses import replace

from scorer.language.categories import Parsed
from scorer.language.clause import Denied, Negation
from scorer.language.opening import Opens, Segment


def undertaken(s: Parsed, segment: Segment, found: list[Negation]) -> list[Negation]:
    """Negations with what they deny where somebody vouches for it: "vendors warrant | that no worker has paid"."""
    n = next((k for k, other in enumerate(s.segments) if other is segment), 0)
    above = s.segments[n - 1] if n and segment.opens is Opens.THAT else segment  # or its verb is not seen
    at = next((k for k in range(above.lo, above.hi) if s.tokens[k].tags & s.w.vouches), -1)
    partner = s.tags(above.lo, at) & (s.w.supplier | s.w.customer) and not s.tags(above.lo, at) & s.w.we
    if at < 0 or not partner:
        return _seen_to(s, n, found)
    return [replace(one, what=Denied.WRONG) if one.start > s.tokens[at].end else one for one in found]


def _seen_to(s: Parsed, n: int, found: list[Negation]) -> list[Negation]:
    """Negations with what they deny where it is seen to: "we verify that none are | or were in slavery"."""
    first = n
    while first and _goes_on_from(s, s.segments[first]):
        first -= 1
    lo, hi = s.segments[first].lo, s.segments[n].hi
    at = next((k for k in range(lo, hi) if s.tokens[k].tags & s.w.ensures), -1) if s.all & s.w.ensures else -1
    at = at if at >= 0 or not s.all & s.w.ensures else _heads_list(s, hi)
    denied = at < 0 or s.tags(lo, at) & s.w.deniers
    if denied or not any(token.tags & s.w.wrong for token in s.tokens[at + 1 :]):
        return found
    behind = s.tokens[at].end
    return [replace(o, what=Denied.WRONG) if o.start > behind and o.what is Denied.DEED else o for o in found]


def _heads_list(s: Parsed, hi: int) -> int:
    """The word before a colon that sees to what is listed behind it: "to ensure that: wages are paid; hours ..."."""
    ahead = range(min(hi, len(s.tokens) - 2))
    return next((k for k in ahead if s.tokens[k].tags & s.w.ensures and ":" in (s.word(k + 1), s.word(k + 2))), -1)


def _goes_on_from(s: Parsed, segment: Segment) -> bool:
    """Whether a clause goes on with what the one before sees to: "that ...", "nor ...", "and paid no fee"."""
    and_that = segment.opens is Opens.RELATIVE and s.tags(segment.lo - 1, segment.lo) & (s.g.and_ | s.w.ensures)
    if segment.opens is Opens.THAT or and_that or s.tokens[segment.lo].tags & s.w.none:
        return True
    anew = s.inside(segment) & (s.w.we | s.w.our | s.w.company) or s.tokens[segment.lo - 1].text == ";"
    return segment.opens is Opens.AND and not anew
