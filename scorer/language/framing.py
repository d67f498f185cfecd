"""Whose story a sentence tells: whom it begins with, who says it, and what puts a distance to the company."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from scorer.language.categories import Parsed
from scorer.language.clause import Actor
from scorer.language.naming import at_others, first_of, in_circumstance, is_passive, named
from scorer.language.opening import Opens, Segment

_GROUP = 3  # words of a verb with its helpers: "have since told"
_ROLE = 4  # words of an apposition in which it says what somebody is
_OPENING = 24  # words and marks at the beginning of a sentence in which it says whom it is about


class Frame(NamedTuple):
    """What a whole sentence says of whose story it is.

    Attributes:
        tied: It begins with somebody whom a relative clause ties to the company ("X, which supplies us, ...").
        distant: A side clause says that the company has no part in it ("none of which supplies us").
        speaker: Who else than the company tells it ("the mill says that ...").
        elsewhere: It begins with a place that is somebody else's ("At our competitor, ...").
    """

    tied: bool
    distant: bool
    speaker: Actor | None
    elsewhere: bool


def frame(s: Parsed) -> Frame:
    """Whose story a sentence tells."""
    tied = _tied(s)
    return Frame(tied or _trades(s) or _apposed(s), _distant(s), _speaker(s, tied=tied), _elsewhere(s))


def _tied(s: Parsed) -> bool:
    """Whether a sentence begins with somebody whom a relative clause ties to the company: "X, which supplies us, ...".

    A company does not speak of itself so. Whom it has engaged, or owns, acts for it.
    """
    w = s.w
    if len(s.segments) < 2 or s.segments[0].verb >= 0:
        return False
    first, second = s.segments[:2]
    subject = named(s, first.subject)
    place = second.opens is Opens.BECAUSE and s.tokens[second.lo].tags & w.where
    if (subject.actor is Actor.COMPANY and not subject.surely) or not (second.opens is Opens.RELATIVE or place):
        return False
    if s.tokens[max(0, second.lo - 1)].text != "," and s.text[s.tokens[first.hi - 1].end] != ",":
        return False
    start = s.tokens[first.lo]
    if s.tags(max(first.lo, first.hi - _ROLE), first.hi) & w.own_rules:
        return False  # "Norlund's suppliers commit to the Supplier Code, which ..."
    if s.inside(first) & (w.suit | w.sues | w.stage):
        return False  # "Petition No. 180, to which our company is respondent, ..."
    if start.tags & s.g.preposition and not s.tags(first.lo, first.lo + 2) & w.at:
        return False  # "Through the association, of which we are a member, ..."
    if subject.actor is Actor.UNNAMED and (start.tags & s.g.determiner or not s.text[start.start].isupper()):
        return False
    tags = s.inside(second)
    return bool(tags & (w.we | w.our)) and not tags & w.engaged


def _apposed(s: Parsed) -> bool:
    """Whether a sentence begins with a name and says who that is to us: "Helvora, the insurer of our fleet, ..."."""
    w, tokens = s.w, s.tokens
    by_role = w.never_us | w.outside | w.rival | w.firm | w.roles
    if not (s.all & (w.we | w.our) and s.all & by_role):
        return False
    commas = [i for i, token in enumerate(tokens[:_OPENING]) if token.text == ","]
    if (
        len(commas) < 2
        or not s.text[tokens[0].start].isupper()
        or s.tags(0, commas[0]) & ((w.anybody & ~(w.outside | w.firm | w.generic_other)) | s.g.preposition)
    ):
        return False
    lo, hi = commas[0] + 1, commas[1]
    apposed = s.tags(lo, hi)
    article = tokens[lo].tags & (w.particular | w.definite)
    outsider = apposed & by_role and not apposed & w.engaged  # no "head of our team"
    verbs = any(lo <= segment.verb < hi for segment in s.segments)
    main = next((segment for segment in s.segments if segment.verb >= hi), None)
    if not s.tags(lo, lo + _ROLE) & by_role or (main and is_passive(s, main) and not s.inside(main) & w.struck):
        return False  # what is done to somebody is no deed of his
    return bool(article and outsider and apposed & (w.we | w.our)) and not verbs


def _trades(s: Parsed) -> bool:
    """Whether a sentence begins with somebody who only trades with the company: "A hotel group that buys our linen".

    Whom words name as supplier or customer is read by itself; what is done to somebody is no deed of his.
    """
    w = s.w
    for first, second in pairwise(s.segments[:3] if s.all & (w.we | w.our) else ()):
        later = first.verb < 0 or second.verb < first.verb
        if not (later and second.opens is Opens.RELATIVE) or first.lo:
            continue
        subject = named(s, first.subject)
        others = subject.actor in (Actor.UNNAMED, Actor.OTHER)
        main = next((seg for seg in s.segments[1:] if seg.opens is Opens.RESUMES or seg.dangling), None)
        able = main is not None and main.verb >= 0 and s.tokens[main.verb].tags & s.g.modal  # "who buy it can report"
        if others and main is not None and not able and (not is_passive(s, main) or s.inside(main) & w.struck):
            tags = s.inside(second)
            thing = (
                any(s.tokens[i].tags & w.we for i in second.subject) and not s.tokens[second.lo].tags & s.g.preposition
            )
            # a business, and we in what ties it: "the airline for which we handle bags"; not "that runs our line"
            known = subject.actor is Actor.OTHER and s.tags(subject.at, subject.at + 1) & (w.firm | w.generic_other)
            known = known and any(s.tokens[i].tags & w.we for i in second.subject)
            tie = (known or tags & w.trades) and tags & (w.we | w.our) and not tags & w.engaged
            return bool(tie) and not thing  # "the modules that we sell" are ours, "the chains to which we sell" are not
    return False


def _elsewhere(s: Parsed) -> bool:
    w = s.w
    if len(s.segments) > 1 and s.tokens[0].tags & w.at and s.segments[1].opens is Opens.RELATIVE:
        tags = s.inside(s.segments[1])  # "At Corvane NV, with whom we bid for the terminal, a committee met ..."
        if tags & w.we and not s.inside(s.segments[0]) & (w.our | w.company):
            return True
    if _of_rival(s):
        return True
    placed = s.all & w.customer and s.tokens and s.tokens[0].tags & w.at
    commas = (i for i in range(1, min(len(s.tokens), _OPENING)) if s.tokens[i].text == ",")
    opening = next(commas, 0) if placed else 0
    if not s.tokens or in_circumstance(s, 0) or s.tokens[0].tags & w.likening:
        return False
    if opening and named(s, list(range(1, opening))).actor is Actor.CUSTOMER:
        return True  # "At our joint customer Norrland, a committee of the board ..."
    if not (s.all & w.there and s.all & (w.rival | w.our_others)):
        return False
    verbs = [segment.verb for segment in s.segments if segment.verb >= 0]
    for i in range(1, min(verbs, default=len(s.tokens))):
        if s.tokens[i].tags & (w.rival | w.our_others) and s.tags(i - 2, i) & w.there:
            return True
    return False


def _of_rival(s: Parsed) -> bool:
    """Whether a sentence begins with a rival of ours: "The board of Rexmoor, with whom we compete, ..."."""
    if len(s.segments) < 2 or s.segments[1].opens is not Opens.RELATIVE or s.inside(s.segments[0]) & (s.w.we | s.w.our):
        return False
    return any(t.tags & s.w.rival and t.tags & s.w.we for t in s.tokens[s.segments[1].lo : s.segments[1].hi])


def _distant(s: Parsed) -> bool:
    w = s.w
    for n, segment in enumerate(s.segments if s.all & w.relation else ()):
        tags = s.inside(segment) | goes_on_with(s, segment)
        if not n or not tags & w.relation or not tags & (w.we | w.our) or tags & w.wrong:
            continue
        people = s.tags(segment.lo, segment.lo + 2) & w.person_relative  # "people who do not work for us" may complain
        no = any(
            t.tags & (w.not_ | w.none | w.without) and not t.tags & w.no_denial
            for t in s.tokens[segment.lo : segment.hi]
        )
        if no and not people:
            return True
    if s.all & w.none and s.all & w.we and _none_of_ours(s):
        return True
    apart = not s.all & (w.we | w.our | w.company)  # "a case | brought against an unrelated group"
    return bool(s.all & w.no_part) or (apart and any(n and at_others(s, seg) for n, seg in enumerate(s.segments)))


def _none_of_ours(s: Parsed) -> bool:
    """Whether somebody was told who has nothing to do with us: "and two agencies, none of them used by us"."""
    for i in range(2, len(s.tokens) - 2):
        which = s.tags(i + 2, i + 3) & (s.g.back | s.g.relative)
        if s.tokens[i].tags & s.w.none and s.tokens[i + 1].tags & s.g.of and which:
            behind = next((k for k in range(i + 3, len(s.tokens)) if not s.tokens[k].text[0].isalnum()), len(s.tokens))
            if s.tags(i + 3, min(behind, i + _GROUP + 6)) & s.w.we:
                return True
    return False


def goes_on_with(s: Parsed, segment: Segment) -> int:
    """The categories of the subject that a clause without one of its own goes on with: "we rent one | and own none"."""
    rows = segment.inherited and segment.opens in (Opens.AND, Opens.BUT)
    return s.tags(segment.subject[0], segment.subject[-1] + 1) if rows and segment.subject else 0


def _put_in(s: Parsed, n: int) -> bool:
    """Whether a clause only says, behind a comma, that somebody told before tells it: "..., it writes, ..."."""
    segment = s.segments[n]
    if not n or segment.inherited or segment.verb != segment.lo + 1 or segment.hi - segment.verb > _GROUP + 1:
        return False
    return bool(s.tokens[segment.lo].tags & s.g.back and s.tokens[segment.verb].tags & s.w.says)


def _speaker(s: Parsed, *, tied: bool) -> Actor | None:
    w = s.w
    if s.all & w.according:
        place = first_of(s, range(len(s.tokens)), w.according)
        found = named(s, list(range(place, min(place + 10, len(s.tokens))))).actor
        return None if found in (Actor.COMPANY, Actor.UNNAMED, Actor.LAW) else found
    for n, segment in enumerate(s.segments if s.all & w.says else ()):
        following = s.segments[n + 1] if n + 1 < len(s.segments) else None
        if _put_in(s, n):
            return Actor.OTHER
        if following is None and not (n and not segment.inherited):  # "..., analysts reckon" closes a sentence
            continue
        if following is not None and following.opens is not Opens.THAT and not tied:
            continue
        group = s.tags(segment.verb, segment.verb + _GROUP) if segment.verb >= 0 else 0
        if segment.opens is not Opens.RELATIVE and group & w.says:
            found = named(s, segment.subject).actor
            if found not in (Actor.COMPANY, Actor.UNNAMED):
                return found
            if found is Actor.UNNAMED and tied:
                return Actor.OTHER
    return None
