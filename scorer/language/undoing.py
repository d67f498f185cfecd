"""What was meant to be done and, as the same sentence says, was not: "intended to assess them | but did not"."""

from __future__ import annotations

from dataclasses import replace

from scorer.language.beside import asks_or_plans, takes_back
from scorer.language.categories import Parsed
from scorer.language.clause import Actor, Clause, Denied, Mood
from scorer.language.opening import Segment


def come_to_nothing(s: Parsed, clauses: list[Clause]) -> list[Clause]:
    """The clauses with what was meant to be done denied where it was not: "intended to assess them | but did not"."""
    out = list(clauses)
    for n in range(1, len(out) if s.all & (s.w.not_ | s.w.past_plan) else 0):
        before, told = out[n - 1], s.text[out[n].start : out[n].end]
        meant = out[n].negations and before.affirmed and takes_back(told, s.w.language)
        back = 1 if meant and asks_or_plans(s.text[before.start : before.end], s.w.language) else _never_held(s, out, n)
        if meant and not back and before.mood is Mood.DONE and _did_without_us(s, n):
            out[n - 1] = replace(before, actor=Actor.OTHER, own_account=True)
        for undone in range(n - back, n):
            whole = (out[undone].start, out[undone].end)
            no = replace(out[n].negations[-1], scope=whole, head=whole, core=())
            out[undone] = replace(out[undone], negations=(*out[undone].negations, no))
    return out


def _did_without_us(s: Parsed, n: int) -> bool:
    """Whether somebody did what, as the next clause says, "we" did not: "Brandell repaid the fees; we did not"."""
    ours = s.w.we | s.w.our | s.w.company
    did, did_not = ({k: s.tokens[k].tags for k in s.segments[m].subject} for m in (n - 1, n))
    told_of_us = any(tags & ours for tags in did.values())
    return bool(did) and not told_of_us and any(tags & s.w.we for tags in did_not.values())


def _never_held(s: Parsed, clauses: list[Clause], n: int) -> int:
    """How many clauses before one tell what was to be and, as it says, was not: "..., | but it was called off"."""
    denied = any(no.what is Denied.DEED and no.scope[0] <= clauses[n].start for no in clauses[n].negations)
    if not denied or not _points_back(s, s.segments[n]):
        return 0
    for back in range(1, n + 1):
        if not clauses[n - back].affirmed:
            return 0
        if s.inside(s.segments[n - back]) & s.w.past_plan:
            return back
    return 0


def _points_back(s: Parsed, segment: Segment) -> bool:
    """Whether a clause is about all that was told before it: "the course", "none of them"; not "some of them"."""
    told = s.tokens[segment.lo : max(segment.verb, segment.lo)]
    nobody = any(t.tags & s.g.nobody for t in told)
    some = any(t.tags & (s.g.number_word | s.g.of) or t.text[0].isdigit() for t in told) and not nobody
    return not some and (nobody or segment.inherited or any(t.tags & (s.w.definite | s.g.back) for t in told))
