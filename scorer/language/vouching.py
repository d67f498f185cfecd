"""What somebody vouches for, sees to or is asked to say is no no: "vendors warrant that no worker has paid"."""

from __future__ import annotations

from dataclasses import replace

from scorer.language.categories import Parsed
from scorer.language.clause import Denied, Negation
from scorer.language.opening import Opens, Segment

_ANEW, _APART = frozenset(";:"), frozenset(";:,")  # marks behind which it is said anew; without a "that" a comma, too
_ASKS, _BOUND = 5, 2  # words before what is asked for, and before a verb, in which it is said that it is


def undertaken(s: Parsed, segment: Segment, found: list[Negation]) -> list[Negation]:
    """Negations with what they deny where somebody vouches for it: "vendors warrant | that no worker has paid"."""
    n = next((k for k, other in enumerate(s.segments) if other is segment), 0)
    found = [
        replace(no, what=Denied.WRONG, zero=False, asked=no.what) if asked_to_say(s, n, no.start) else no
        for no in found
    ]
    above = s.segments[n - 1] if n and segment.opens is Opens.THAT else segment  # or its verb is not seen
    at = next((k for k in range(above.lo, above.hi) if s.tokens[k].tags & s.w.vouches), -1)
    partner = s.tags(above.lo, at) & (s.w.supplier | s.w.customer) and not s.tags(above.lo, at) & s.w.we
    if at < 0 or not partner:
        return _seen_to(s, n, found)
    return [replace(one, what=Denied.WRONG) if one.start > s.tokens[at].end else one for one in found]


def asked_to_say(s: Parsed, n: int, before: int) -> bool:
    """Whether what stands behind a place is only what somebody is asked to say, and has not said.

    "Suppliers must declare | that no fine was paid", "we request proof | that the workers have been repaid".

    Args:
        s: The sentence.
        n: The clause, by its number.
        before: Offset in the sentence.
    """
    if not s.all & s.w.to_be_attested or not s.all & (s.w.attest | s.w.attestation):
        return False
    lo, hi = s.segments[_head(s, n, alike=True)].lo, s.segments[n].hi
    said = [k for k in range(lo + 1, hi) if s.tokens[k].tags & (s.w.attest | s.w.attestation)]
    ahead = [k for k in said if s.tokens[k].end < before]
    if not ahead or not _is_asked_for(s, ahead[-1], lo):
        return False
    behind = [t for t in s.tokens[ahead[-1] + 1 :] if t.start < before]
    marks = _ANEW if any(t.tags & s.g.that for t in behind) else _APART
    return not any(t.text in marks for t in behind)


def _is_asked_for(s: Parsed, i: int, lo: int) -> bool:
    """Whether a word names what one is asked to say: "to *confirm*", "must *declare*", "request a *statement*"."""
    tags, w = s.tokens[i].tags, s.w
    if tags & w.attestation and s.tags(max(lo, i - _ASKS), i) & w.to_be_attested:
        return True
    led = s.tokens[i - 1].text in w.infinitive or s.tags(max(lo, i - _BOUND), i) & (w.ought | w.shall)
    if s.tags(lo, i) & w.we and s.tags(max(lo, i - _BOUND), i) & s.g.modal:
        return False  # "we must acknowledge that ..." says so
    return bool(tags & w.attest and led and s.tags(lo, i) & w.to_be_attested)


def _head(s: Parsed, n: int, *, alike: bool = False) -> int:
    """The clause from which a clause goes on: that before "that ...", "and that ...".

    With ``alike`` an "and" goes on in the same tense only: "confirm | that they comply | and had received answers".
    """
    while n and _goes_on_from(s, s.segments[n]) and not (alike and _in_another_tense(s, n)):
        n -= 1
    return n


def _in_another_tense(s: Parsed, n: int) -> bool:
    """Whether a clause behind "and" has another helper than the one before it: "comply | and had received"."""
    verb, before = s.segments[n].verb, s.segments[n - 1].verb
    helped = verb >= 0 and s.tokens[verb].tags & s.g.aux
    return bool(s.segments[n].opens is Opens.AND and helped and (before < 0 or s.word(verb) != s.word(before)))


def _seen_to(s: Parsed, n: int, found: list[Negation]) -> list[Negation]:
    """Negations with what they deny where it is seen to: "we verify that none are | or were in slavery"."""
    lo, hi = s.segments[_head(s, n)].lo, s.segments[n].hi
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
