"""Who acts in a clause: the subject, or the agent of a passive; and whether for the company or by itself."""

from __future__ import annotations

from typing import NamedTuple

from scorer.language.categories import Parsed
from scorer.language.clause import Actor, Clause
from scorer.language.framing import Frame
from scorer.language.naming import NOBODY, Named, agent, at_others, is_passive, named, sues_partner
from scorer.language.opening import Opens, Segment

APART = frozenset({Actor.SUPPLIER, Actor.CUSTOMER, Actor.OTHER, Actor.AUTHORITY})
_FEW = 6  # words of a subject that may stand for a whole clause whose verb is not seen: "ESRS S2 demands that ..."
_PARTNERS = frozenset({Actor.SUPPLIER, Actor.CUSTOMER})


class Who(NamedTuple):
    """Who acts in a clause, by itself or not, whether it happens to others, and the word that says so (-1: none)."""

    actor: Actor
    own_account: bool
    foreign: bool
    at: int = -1


def who(s: Parsed, n: int, before: Clause | None, told: Frame) -> Who:
    """Who acts in the n-th clause of a sentence; ``before`` is the main clause before it."""
    segment = s.segments[n]
    subject, passive = named(s, segment.subject), is_passive(s, segment)
    acting = _acting(s, segment, before, subject, passive=passive)
    found = _by_itself(s, segment, acting, subject, passive=passive)
    if segment.inherited and before is not None and before.own_account and before.actor is found.actor:
        found = found._replace(own_account=True)  # "has at its own cost | trained its foremen"
    if before is not None and before.own_account and before.actor in APART and _finds_none(s, segment, found):
        found = found._replace(actor=before.actor, own_account=True, foreign=before.foreign)
    return _framed(s, n, found, told)


def _finds_none(s: Parsed, segment: Segment, found: Who) -> bool:
    """Whether nothing was found, and not by whom: "the mill did its own audit, | and no child labour was found"."""
    if (
        found.actor is not Actor.UNNAMED
        or not is_passive(s, segment)
        or not s.tags(segment.lo, segment.verb) & s.w.none
    ):
        return False
    return bool(s.tags(segment.verb, segment.hi) & s.w.detecting)


def _first_person(s: Parsed, segment: Segment) -> bool:
    """Whether a clause names the company, and not only in naming somebody else ("our competitor")."""
    w, inside = s.w, s.inside(segment)
    return bool(inside & (w.we | w.our | w.company)) and not (inside & w.our_others and not inside & w.we)


def _acting(s: Parsed, segment: Segment, before: Clause | None, subject: Named, *, passive: bool) -> Named:
    """Who acts by the grammar of the clause: its subject, the agent of a passive, or whom a pronoun points back to."""
    acting = _in_cleft(s, segment) or subject
    if passive:
        doer = agent(s, segment)
        kept = subject.surely or (subject.actor is Actor.COMPANY and bool(s.tags(subject.at, subject.at + 1) & s.w.we))
        acting = doer if doer.actor is not Actor.UNNAMED else subject if kept else NOBODY
    if segment.opens is Opens.RELATIVE and points_back(s, segment) and (rule := _rule_before(s, segment)) is not None:
        return rule
    if acting.actor is Actor.UNNAMED and before is not None and points_back(s, segment):
        if before.actor is Actor.COMPANY and segment.inherited and _upon_us(s, segment):
            return NOBODY
        pronoun = not segment.inherited and s.tokens[segment.subject[0]].tags & s.g.back
        if before.actor is Actor.COMPANY and pronoun and (told := _spoken_of(s, before)) is not None:
            return told
        return Named(before.actor, before.own_account)
    return _of_those(s, segment) if acting.actor is Actor.UNNAMED and not passive else acting


def _rule_before(s: Parsed, segment: Segment) -> Named | None:
    """The rule that a relative clause is about: "We watch Directive (EU) 2024/1760, | which requires firms to ..."."""
    at = segment.lo - 1
    while at >= 0 and not s.tokens[at].text.isalpha():
        at -= 1
    if at >= 2 and s.tokens[at - 1].text == "(":
        at -= 2  # "the Directive (EU) 2024/1760"
    found = named(s, [at]) if at >= 0 else NOBODY
    return found if found.actor is Actor.LAW else None


def _upon_us(s: Parsed, segment: Segment) -> bool:
    """Whether the company is the object of a verb, and so not its subject: "and ordered us to review every alert"."""
    behind = s.tags(segment.verb + 1, segment.verb + 2) if segment.verb >= 0 else 0
    return bool(behind & s.w.we and behind & s.g.objects)


def _spoken_of(s: Parsed, before: Clause) -> Named | None:
    """Whom "they" stands for behind a "we", who is never called so: "We asked 30 suppliers, | but they did not reply".

    None where the clause before does not say "we", or names nobody who is apart from it; whom it engaged acts for it.
    """
    above = next((o for o in s.segments if s.tokens[o.lo].start == before.start and o.verb >= 0), None)
    if above is None or not any(s.tokens[i].tags & s.w.we and s.tokens[i].tags & s.g.pronoun for i in above.subject):
        return None
    told = (named(s, [i]) for i in range(above.hi - 1, above.verb, -1) if s.tokens[i].tags & s.w.names)
    return next((one for one in told if one.actor in APART - {Actor.OTHER}), None)


def _of_those(s: Parsed, segment: Segment) -> Named:
    """Who acts where some of those do with whom the sentence begins: "Of 54 customers that we asked, | 51 signed"."""
    first = s.segments[0]
    few = s.g.counted | s.g.determiner | s.w.another
    some = all(s.tokens[i].tags & few or s.tokens[i].text[0].isdigit() for i in segment.subject)
    if segment is first or not segment.subject or not some or not s.tokens[first.lo].tags & s.g.of:
        return NOBODY
    return named(s, list(range(first.lo + 1, first.hi)))


def _by_itself(s: Parsed, segment: Segment, acting: Named, subject: Named, *, passive: bool) -> Who:
    """Whether who acts does so for the company or by itself, and whether it is done to somebody else."""
    w, actor, own = s.w, acting.actor, acting.surely or _with_its_own(s, acting)
    inside, first_person, at_work = s.inside(segment), _first_person(s, segment), segment.verb >= 0
    foreign = subject.surely and passive
    if actor in (Actor.OTHER, Actor.AUTHORITY) and at_work:
        behind = s.tags(max(segment.verb, segment.lo), segment.hi)
        # "the maker of our batteries tells its investors of ...": no word of us but in saying who it is
        elsewhere = actor is Actor.OTHER and not behind & (w.we | w.our | w.company)
        sues = inside & w.sues and not s.tags(subject.at, subject.at + 1) & (w.rival | w.our_others)
        foreign = foreign or (subject.surely and elsewhere and not sues)  # "the company Chatterline sued Norlund"
        for_us = passive and actor is Actor.OTHER  # who is named behind "by" is mostly engaged for it
        with_us = _with_us(s, segment, first_person=first_person)
        if not with_us and acting.at >= 0 and not for_us:
            own = True
            foreign = foreign or bool(s.tokens[acting.at].tags & (w.generic_other | w.firm | w.rival))
    guided = passive and acting is not subject  # "our policy is guided by the Act"
    if actor is Actor.LAW and (
        _in_row(s, segment, acting.at)
        or not (
            (_by_statute(s, segment, acting) and not guided)
            or (inside & w.wants and (segment.verb >= 0 or len(segment.subject) <= _FEW))
        )
    ):
        actor = Actor.UNNAMED  # a rule acts only where it demands or forbids; a statute by its name
    if actor is Actor.OTHER and inside & w.its_own and not inside & (w.we | w.our):
        own = True
    if actor in _PARTNERS and _alone(s, segment, acting, inside):
        own = True
    struck = bool(inside & w.struck) and at_work
    on_them = subject.actor if passive or subject.actor is not Actor.UNNAMED else actor  # "... says | it was fined"
    if (
        (on_them in _PARTNERS or (subject.actor in APART and (passive or s.be(segment))))
        and struck
        and not s.tags(segment.verb, segment.hi) & (w.we | w.our)
    ):
        foreign = True  # "our vendor was fined": somebody else's case
    if not first_person and actor is not Actor.LAW:
        foreign = foreign or at_others(s, segment)
    foreign = foreign or bool(inside & w.sues and sues_partner(s, segment))
    if actor is Actor.UNNAMED and not first_person and inside & (w.world | w.on_its_own):
        actor, own = Actor.OTHER, True  # "an estimated 50 million people", "a laundry on its own initiative"
    return Who(actor, own, foreign, acting.at)


def _framed(s: Parsed, n: int, found: Who, told: Frame) -> Who:
    """The same with what the sentence as a whole says of whose story it is."""
    w, segment = s.w, s.segments[n]
    actor, own, foreign = found.actor, found.own_account, found.foreign
    if actor is not Actor.COMPANY and (told.tied or told.distant or told.speaker in _PARTNERS):
        foreign = True
    if told.tied and actor in (Actor.UNNAMED, *APART) and (segment.inherited or segment.dangling or not n):
        actor, own = _somebody(actor), True
    if told.elsewhere and not (actor is Actor.COMPANY and s.tags(found.at, found.at + 1) & (w.we | w.our)):
        inside = s.inside(segment)
        if (
            not inside & (w.we | w.our) or inside & w.our_others or actor is Actor.CUSTOMER
        ):  # "at our competitor, the board ..." is its board
            actor, own, foreign = (Actor.OTHER if actor is Actor.COMPANY else _somebody(actor)), True, True
    elif told.speaker is not None and actor is Actor.UNNAMED and not _first_person(s, segment):
        actor, own = Actor.OTHER, True
    if actor in APART and (told.distant or told.speaker is not None):
        own = True
    elif told.distant and actor is Actor.UNNAMED:
        actor, own = Actor.OTHER, True
    return Who(actor, own, foreign, found.at)


def _with_its_own(s: Parsed, acting: Named) -> bool:
    """Whether what acts is called somebody's own: "the smelter's own charter"."""
    i = acting.at
    possessive = 0 <= i < len(s.tokens) - 1 and s.tokens[i].text.endswith(s.w.possessive_ending)
    return possessive and acting.actor in APART and bool(s.tokens[i + 1].tags & s.w.own)


def _in_row(s: Parsed, segment: Segment, at: int) -> bool:
    """Whether a rule only ends a row of figures: "Temporary workers No. 0.63 0.71 GRI 403-9"."""
    figures = sum(s.tokens[i].text[0].isdigit() for i in range(segment.lo, at))
    return segment.verb < 0 and figures > 1


def _by_statute(s: Parsed, segment: Segment, acting: Named) -> bool:
    """Whether a law is named, or a part of one: "Section 7 of the Act lays down ..."; no paper under it."""
    for i in range(acting.at, max(segment.verb, acting.at + 1)):
        if s.tokens[i].tags & s.w.statute:
            return True
        if i > acting.at and s.tokens[i].tags & s.g.preposition and not s.tokens[i].tags & s.g.of:
            return False
    return False


def _with_us(s: Parsed, segment: Segment, *, first_person: bool) -> bool:
    """Whether others act with the company or on it, and it does not only say who they are."""
    w = s.w
    ours = w.we | w.our
    if s.inside(segment) & w.its_own and not s.tags(max(segment.verb, segment.lo), segment.hi) & ours:
        return False
    near = s.part(segment)
    return first_person or bool(near & ours and not near & w.our_others)


def _somebody(actor: Actor) -> Actor:
    return Actor.OTHER if actor is Actor.UNNAMED else actor


def _in_cleft(s: Parsed, segment: Segment) -> Named | None:
    """Who acts in "It was the commission | that sat with the elders"; None where nobody is picked out so."""
    if len(segment.subject) != 1 or not s.tokens[segment.subject[0]].tags & s.g.back:
        return None
    following = next((later for later in s.segments if later.lo >= segment.hi), None)
    if following is None or following.opens is not Opens.RELATIVE or not s.be(segment):
        return None
    found = named(s, list(range(segment.verb + 1, segment.hi)))
    return found if found.actor in (Actor.UNNAMED, Actor.COMPANY) else found._replace(surely=True)


def points_back(s: Parsed, segment: Segment) -> bool:
    """Whether a clause goes on about the subject of the one before: it has none of its own, or a pronoun."""
    return segment.inherited or any(s.tokens[i].tags & s.g.back for i in segment.subject[:2])


def _is_made_to(s: Parsed, segment: Segment) -> bool:
    """Whether somebody does what nobody else than the company demands: "was required to accept", not "by law"."""
    verb = segment.verb
    demanded = verb >= 0 and s.tokens[verb].tags & s.g.be and s.tags(verb + 1, verb + 3) & s.w.wants
    return bool(demanded) and agent(s, segment).actor in (Actor.UNNAMED, Actor.COMPANY)


def _alone(s: Parsed, segment: Segment, acting: Named, inside: int) -> bool:
    """Whether a supplier or customer acts by itself: "at its own cost", or a single one with no word of the company."""
    w = s.w
    if inside & w.on_its_own:
        return True
    if inside & w.involved or _is_made_to(s, segment):
        return False
    able = segment.verb >= 0 and s.tokens[segment.verb].tags & s.g.modal
    if able and s.tags(segment.lo, segment.lo + 2) & w.anybody_may:
        return False  # "Anyone, be it a neighbour or a worker of a subcontractor, can report"
    plural = acting.at >= 0 and s.tokens[acting.at].text.endswith("s")
    if s.all & w.its_own and not s.all & w.involved and not plural:
        return True
    mine = bool(inside & w.we)
    acts = segment.verb >= 0 and not s.tokens[segment.verb].tags & (s.g.modal | w.promise)
    alone = not plural and acts and not s.tags(segment.verb, segment.hi) & w.our  # of several it may be asked
    past = acts and s.g.past_verb(s.tokens, segment.verb)
    if acting.actor is Actor.CUSTOMER and (past or alone) and not mine:
        return True
    if mine or s.all & (w.we | w.involved):
        return False
    return acting.at > 0 and not plural and bool(s.tokens[acting.at - 1].tags & w.particular)
