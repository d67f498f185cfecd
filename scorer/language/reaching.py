"""What a later clause says of an earlier one: that it is withheld, was not done ("... but did not do so"), is none."""

from __future__ import annotations

from dataclasses import replace

from scorer.language.categories import Parsed
from scorer.language.clause import Clause, Denied, Mood, Negation
from scorer.language.mood import is_ours
from scorer.language.opening import Opens, Segment
from scorer.language.who import points_back

HANGING = (Opens.RELATIVE, Opens.CONDITION, Opens.BECAUSE, Opens.THAT)
_LABELS = (":", "–", "—")


def reached(s: Parsed, clauses: list[Clause]) -> tuple[Clause, ...]:
    """The clauses of a sentence with what later ones say of them."""
    withheld = any(clause.mood is Mood.WITHHELD for clause in clauses)
    out = [_withheld_with(s, n, clauses) for n in range(len(clauses))] if withheld else list(clauses)
    for n, segment in enumerate(s.segments):
        no = out[n].negations[:1]
        if not no:
            continue
        if n and s.inside(segment) & s.w.pro_form:
            undone = _asked_before(s, n)
            out[undone] = _with_no(out[undone], no[0])
        elif n and out[n - 1].bare and _is_value(s, segment, out[n - 1]):
            out[n - 1] = _with_no(out[n - 1], no[0])
        elif n and segment.opens is Opens.RESUMES and no[0].what is Denied.WRONG:
            out[:n] = [_as_wrong(clause, no[0]) for clause in out[:n]]
    return tuple(out)


def _as_wrong(clause: Clause, no: Negation) -> Clause:
    """A clause whose no turns out to be of a wrong: "nobody | who complains | is punished"."""
    same = (replace(n, what=no.what) if n.start == no.start else n for n in clause.negations)
    return replace(clause, negations=tuple(same))


def _with_no(clause: Clause, no: Negation) -> Clause:
    """A clause that a later one denies as a whole."""
    whole = (clause.start, clause.end)
    if clause.negations:
        return clause
    return replace(clause, negations=(replace(no, what=Denied.DEED, scope=whole, head=whole, core=(whole,)),))


def _asked_before(s: Parsed, n: int) -> int:
    """The clause that "do so" takes up: the question last put, else the one before that says more than "said"."""
    asked = [k for k in range(n) if s.tokens[s.segments[k].lo].tags & s.g.question]
    told = [k for k in range(n) if s.segments[k].verb >= 0 and not s.tokens[s.segments[k].verb].tags & s.g.telling]
    return (asked or told or [n - 1])[-1]


def _is_value(s: Parsed, segment: Segment, label: Clause) -> bool:
    """Whether a clause begins as the value of a label: "Allegations about our sites: | none made in the period"."""
    first = s.tokens[segment.lo].tags
    return s.text[label.end :].lstrip()[:1] in _LABELS and bool(first & (s.w.none | s.w.missing | s.w.nought))


def _withheld_with(s: Parsed, n: int, clauses: list[Clause]) -> Clause:
    """A clause that is withheld with a later one: what is asked about, and what is said of the same subject.

    "How, or if, we screen users | cannot be discussed"; "Our protocol is internal | and not disclosed".
    """
    segment = s.segments[n]
    opening = s.tokens[0].tags & (s.w.open_question | s.g.question) and (not n or segment.opens in HANGING)
    asks = opening or s.tokens[segment.lo].tags & s.g.question
    same = n + 1 < len(clauses) and points_back(s, s.segments[n + 1]) and not is_ours(s, segment)
    goes_on = same and (clauses[n].mood is Mood.ONGOING or s.inside(segment) & s.g.question)
    later = clauses[n + 1 :] if asks else clauses[n + 1 : n + 2] if goes_on else []
    if any(c.mood is Mood.WITHHELD for c in later):
        return replace(clauses[n], mood=Mood.WITHHELD, hanging=False)
    return clauses[n]
