"""What takes a word of no back, wholly or in part: a second no, a condition, an exception, brackets."""

from __future__ import annotations

from dataclasses import replace

from scorer.language.categories import Parsed
from scorer.language.clause import Denied, Negation
from scorer.language.opening import Opens, Segment

Place = tuple[int, int]
_SAYING = 5  # words before a colon in which a text is named, and that it says something
_NOUN = 3  # words that a noun behind "no" has at most, with what tells of what kind it is


def bracketed(s: Parsed, i: int) -> Place | None:
    """The brackets within a sentence that a word stands in: "at 11 sites (2022: none)" denies nothing of these."""
    at = s.tokens[i].start
    lo = s.text.rfind("(", 0, at)
    hi = s.text.find(")", at)
    return (lo, hi) if lo > 0 and hi >= 0 and s.text.find(")", lo, at) < 0 else None


def besides(s: Parsed, i: int, segment: Segment) -> int:
    """Where a "not" ends that only sets something beside who acts or what is done; -1 where it does more.

    "The Board, not the management, decides", "repaid in full, never at the workers' own expense".
    """
    tokens, g = s.tokens, s.g
    if i == segment.lo and s.tags(i + 2, i + 3) & g.preposition:  # "Not content with an apology, we paid ..."
        return next((n for n in range(i + 1, max(segment.verb, i + 1)) if tokens[n].text == ","), -1)
    if tokens[i - 1].tags & g.but and not any(i < verb < segment.hi for verb in s.verbs):
        return segment.hi  # "covers safety but not human rights"
    k = i - bool(i > segment.lo and tokens[i - 1].tags & (g.and_ | g.but))
    if k <= segment.lo or (s.text[tokens[k - 1].end : tokens[k].start].strip() != "," and tokens[k - 1].text != ","):
        return -1
    ahead = tokens[i + 1].tags if i + 1 < segment.hi else 0
    who = g.determiner | s.w.our | s.w.company | s.w.names
    if not ahead & (g.preposition | s.w.at | who):
        return -1
    end = next((n for n in range(i + 1, segment.hi) if tokens[n].text == ","), segment.hi)
    apart = s.tags(i + 1, end) & (s.w.relation | s.w.we | s.w.our)  # "not a contractor of ours"
    return -1 if apart or any(i < verb < end for verb in s.verbs) else end


def lifts(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether a word is one of two of no that lift each other: "Nobody is exempt from ...", "No site was left out".

    Nor does a "not" deny that only says when ("Not until June | did we repay"), nor a "no" in what a rule says.
    """
    if _goes_on(s, i) or _says_when(s, i) or _of_each(s, i, segment) or _is_rule(s, i):
        return True
    if segment.verb < 0 or not s.tags(segment.lo, segment.verb) & s.w.none:
        return False
    behind = range(segment.verb, min(segment.hi, segment.verb + 4))
    tokens, w = s.tokens, s.w
    failing = next(
        (k for k in behind if tokens[k].tags & (w.leaving_out | (w.missing if s.tags(k - 1, k) & w.stays else 0))), -1
    )
    return failing >= 0 and (i < segment.verb or i >= failing) and not s.tags(segment.verb, failing) & s.w.not_


def _says_when(s: Parsed, i: int) -> bool:
    """Whether a "not" before "until" opens a sentence whose subject stands behind its helper: "did we repay"."""
    opens = not i and s.tokens[0].tags & s.w.not_ and s.tags(1, 2) & s.w.not_before
    who = s.g.pronoun | s.g.determiner | s.w.we | s.w.our | s.w.company
    behind = range(2, len(s.tokens) - 1)
    return bool(opens) and any(s.tokens[k].tags & s.g.aux and s.tokens[k + 1].tags & who for k in behind)


def _goes_on(s: Parsed, i: int) -> bool:
    """Whether it is said of a thing that it never rests: "the line is never closed"; not "we never closed a site"."""
    if not s.tokens[i].tags & s.w.at_no_time or not s.tags(i + 1, i + 2) & s.w.resting:
        return False
    behind = s.tokens[i + 2] if i + 2 < len(s.tokens) else None
    alone = behind is None or not behind.text[0].isalnum() or behind.tags & (s.g.preposition | s.g.and_)
    return bool(alone or s.tags(i - 1, i) & s.g.be)


def _is_rule(s: Parsed, i: int) -> bool:
    """Whether a "no" is what a text is said to say: "our code, which says: no child labour, no unpaid hours"."""
    if not s.tokens[i].tags & s.w.none or not s.all & s.w.own_rules:
        return False
    colon = next((k for k in range(1, i) if s.tokens[k].text == ":" and s.tokens[k - 1].tags & s.w.says), 0)
    return bool(s.tags(colon - _SAYING, colon) & s.w.own_rules)


def _of_each(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether a "no" and the "not" behind the relative of its noun lift each other: "no mill | that has not signed".

    "No process | for suppliers that do not comply" denies a process.
    """
    at = s.segments.index(segment)
    if segment.opens is Opens.RELATIVE and at:
        before = range(segment.lo - 1, max(segment.lo - 2 - _NOUN, -1), -1)
        none = next((k for k in before if s.tokens[k].tags & s.w.none), -1)
        return none >= 0 and bool(s.tokens[i].tags & s.w.not_) and _is_noun_alone(s, none, segment.lo)
    behind = s.segments[at + 1] if at + 1 < len(s.segments) else segment
    if behind.opens is not Opens.RELATIVE or not s.tokens[i].tags & s.w.none or not _is_noun_alone(s, i, behind.lo):
        return False
    return bool(s.tags(behind.verb, behind.verb + 3) & s.w.not_)


def _is_noun_alone(s: Parsed, none: int, end: int) -> bool:
    """Whether between a "no" and a relative there is a noun of a word or three and nothing else."""
    between = range(none + 1, end)
    joins = s.g.preposition | s.g.and_ | s.g.aux
    words = all(s.tokens[k].text[0].isalnum() and not s.tokens[k].tags & joins for k in between)
    return len(between) <= _NOUN and words


def awaiting(s: Parsed, segment: Segment, found: list[Negation], whole: Place) -> list[Negation]:
    """The negations, those that hold until something is done with where that is said.

    "No site is opened | before its impacts have been assessed" denies no assessment, but "Nobody is assessed | before
    an offer is made" does: which it is depends on what is asked for.
    """
    over_all = [n for n in found if n.what is Denied.DEED and n.scope == whole]
    if not over_all or segment.verb < 0 or s.tokens[segment.verb].tags & (s.w.intends | s.w.shall):
        return found
    place = _until(s, segment)
    return [replace(n, until=place) if n in over_all else n for n in found] if place is not None else found


def _until(s: Parsed, segment: Segment) -> Place | None:
    """Where it is said what has to be done before what a clause denies: in the clause beside it, or in a gerund."""
    tokens = s.tokens
    verb = tokens[segment.verb]
    past = s.tags(segment.verb, segment.hi) & s.w.past_be or verb.tags & s.g.past or verb.endings & s.g.past_ending
    for k in (k for k in range(segment.lo + 1, segment.hi - 1) if tokens[k].tags & s.w.ahead_of and not past):
        if tokens[k + 1].text.endswith(s.w.gerund_ending):
            return tokens[k].start, tokens[segment.hi - 1].end  # "We enter no market before assessing its risks"
    told = [other for other in s.segments if other is segment or other.opens is not Opens.RELATIVE]
    at = told.index(segment)
    for other in (*told[max(at - 1, 0) : at], *told[at + 1 : at + 2]):
        opens = tokens[other.lo].tags
        denied = s.inside(other) & s.w.deniers and not opens & s.w.deniers
        timed = past and opens & s.w.ahead_of  # "no training took place before the accident happened"
        if other.verb >= 0 and opens & s.w.not_before and not denied and not timed:
            return tokens[other.lo].start, tokens[other.hi - 1].end
    return None


def but_for(s: Parsed, negation: Negation) -> bool:
    """Whether an event is excepted from those that there were none of: "Except for a fine of EUR 400, no penalties"."""
    for k in (k for k, token in enumerate(s.tokens) if token.tags & s.w.excepting):
        ahead = s.tokens[k + 1 : k + 9]
        first = ahead[bool(ahead and ahead[0].tags & s.g.determiner) :]
        if first and (first[0].text[0].isdigit() or first[0].tags & s.w.one):
            return True  # "no fines, except one of EUR 400", "other than the one at Selm"
        event = next((t for t in ahead if t.tags & (s.w.event | s.w.suit)), None)
        if event is not None and not negation.head[0] <= event.start < negation.head[1]:
            return True
    return False


def lifted(s: Parsed, found: list[Negation], whole: Place) -> list[Negation]:
    """Without two words of no that lift each other: "no site was opened without a prior audit"."""
    over_all = [n for n in found if n.scope == whole and n.what is Denied.DEED]
    second = next((k for k, t in enumerate(s.tokens) if len(over_all) > 1 and t.start == over_all[1].start), 0)
    if s.tokens[second].tags & s.w.missing and s.tags(second - 1, second) & s.w.stays:
        return [n for n in found if n not in over_all[:2]]  # "no complaint goes unanswered"
    within = [n for n in found if n.scope != whole and over_all and n.start > over_all[0].start]
    if len(over_all) == 1 and len(within) == 1 and s.text[within[0].start :].lower().startswith(s.w.without_words):
        return [n for n in found if n not in (over_all[0], within[0])]
    return found
