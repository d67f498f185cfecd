"""Who acts in a clause: the subject, or the agent of a passive; and whether for the company or by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scorer.language.categories import Parsed
from scorer.language.clause import Actor, Clause
from scorer.language.opening import Opens
from scorer.language.segments import Segment

APART = frozenset({Actor.SUPPLIER, Actor.CUSTOMER, Actor.OTHER, Actor.AUTHORITY})
_OF_OURS = 3  # words from "our" to the noun of somebody else
_PARTNERS = frozenset({Actor.SUPPLIER, Actor.CUSTOMER})


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that words name: the word, and whether it can only be somebody else."""

    actor: Actor
    surely: bool = False
    at: int = -1


_NOBODY = Named(Actor.UNNAMED)


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts in a clause, by itself or not, whether it happens to others, and the word that says so (-1: none)."""

    actor: Actor
    own_account: bool
    foreign: bool
    at: int = -1


@dataclass(frozen=True, slots=True)
class Frame:
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
    return Frame(tied, _distant(s), _speaker(s, tied=tied), _elsewhere(s))


def who(s: Parsed, n: int, before: Clause | None, told: Frame) -> Who:
    """Who acts in the n-th clause of a sentence; ``before`` is the main clause before it."""
    segment = s.segments[n]
    subject, passive = named(s, segment.subject), is_passive(s, segment)
    acting = _acting(s, segment, before, subject, passive=passive)
    found = _by_itself(s, segment, acting, subject, passive=passive)
    return _framed(s, n, found, told)


def _first_person(s: Parsed, segment: Segment) -> bool:
    """Whether a clause names the company, and not only in naming somebody else ("our competitor")."""
    w, inside = s.w, s.inside(segment)
    return bool(inside & (w.we | w.our | w.company)) and not (inside & w.our_others and not inside & w.we)


def _acting(s: Parsed, segment: Segment, before: Clause | None, subject: Named, *, passive: bool) -> Named:
    """Who acts by the grammar of the clause: its subject, the agent of a passive, or whom a pronoun points back to."""
    acting = subject
    if passive:
        agent = _agent(s, segment)
        kept = subject.surely or (subject.actor is Actor.COMPANY and bool(s.tags(subject.at, subject.at + 1) & s.w.we))
        acting = agent if agent.actor is not Actor.UNNAMED else subject if kept else _NOBODY
    if acting.actor is Actor.UNNAMED and before is not None and points_back(s, segment):
        return Named(before.actor, before.own_account)
    return acting


def _by_itself(s: Parsed, segment: Segment, acting: Named, subject: Named, *, passive: bool) -> Who:
    """Whether who acts does so for the company or by itself, and whether it is done to somebody else."""
    w, actor, own = s.w, acting.actor, acting.surely
    inside, first_person, at_work = s.inside(segment), _first_person(s, segment), segment.verb >= 0
    foreign = passive and subject.surely
    for_us = passive and actor is Actor.OTHER  # who is named behind "by" is mostly engaged for it
    near = s.part(segment)
    with_us = first_person or bool(near & (w.we | w.our) and not near & w.our_others)
    if actor in (Actor.OTHER, Actor.AUTHORITY) and not with_us and at_work and acting.at >= 0 and not for_us:
        own = True
        foreign = foreign or bool(s.tokens[acting.at].tags & (w.generic_other | w.firm | w.rival))
    if actor is Actor.LAW and not (s.tags(acting.at, acting.at + 1) & w.statute or inside & w.wants):
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
        foreign = foreign or _at_others(s, segment)
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
    if told.elsewhere:
        inside = s.inside(segment)
        if not inside & (w.we | w.our) or inside & w.our_others:  # "at our competitor, the board ..." is its board
            actor, own, foreign = (Actor.OTHER if actor is Actor.COMPANY else _somebody(actor)), True, True
    elif told.speaker is not None and actor is Actor.UNNAMED and not _first_person(s, segment):
        actor, own = Actor.OTHER, True
    if actor in APART and (told.distant or told.speaker is not None):
        own = True
    elif told.distant and actor is Actor.UNNAMED:
        actor, own = Actor.OTHER, True
    return Who(actor, own, foreign, found.at)


def _somebody(actor: Actor) -> Actor:
    return Actor.OTHER if actor is Actor.UNNAMED else actor


def named(s: Parsed, indices: list[int]) -> Named:
    """The actor that some words name; words of a distance to the company ("ours not among them") name nobody."""
    w = s.w
    kept = _beyond_adverbial(s, indices)
    placed = bool(indices) and bool(s.tokens[indices[0]].tags & w.there)
    if (
        placed
        and len(kept) < len(indices)
        and (aside := _first(s, indices[: -len(kept)] if kept else indices, w.rival)) >= 0
    ):
        return Named(Actor.OTHER, surely=True, at=aside)
    first: dict[int, int] = {}
    ours = mine = rules = -1
    serves = False  # whether the company only says who is meant: "the chains we serve"
    aside_from = False  # behind "with", "to" ... only the company itself still counts
    for i in kept:
        tags = s.tokens[i].tags
        if tags & w.no_part or not tags & w.anybody:
            continue
        theirs = tags & w.never_us and 0 <= ours < i <= ours + _OF_OURS  # "our liability insurer"
        if (tags & (w.our_others | w.rival) or theirs) and not aside_from:
            return Named(Actor.OTHER, surely=True, at=i)
        if tags & w.we and _only_says_which(s, i, kept):
            serves = True
            continue
        mine = i if tags & w.we and mine < 0 else mine
        if not aside_from:
            rules = i if tags & w.own_rules and rules < 0 else rules
            ours = i if tags & (w.our | w.company) and ours < 0 else ours
        if tags & w.aside and not tags & w.according and i > kept[0]:
            aside_from = True
        if aside_from:
            continue
        if tags & w.bodies and s.word(i)[0].isupper() and s.tags(i - 3, i) & w.wide:
            first.setdefault(w.outside, i)  # "the European Jute Council"
        for bit in _bits(tags & w.names):
            if tags & w.officials or i + 1 in s.verbs or _is_head(s, i, bit):
                first.setdefault(bit, i)
    found = _chosen(s, first, mine, rules, ours)
    return Named(Actor.COMPANY) if serves and found.actor is Actor.UNNAMED else found


def _only_says_which(s: Parsed, i: int, subject: list[int]) -> bool:
    """Whether "we" stands behind a noun, and a verb behind it, within a subject: "the chains we serve have ..."."""
    at = subject.index(i)
    if not at or at + 1 >= len(subject) or subject[at - 1] != i - 1 or subject[at + 1] != i + 1:
        return False
    joins = s.g.and_ | s.g.preposition | s.g.relative | s.g.that | s.g.aux
    parted = s.tokens[i - 1].tags & joins or s.tokens[i + 1].tags & (joins | s.w.names)
    return bool(s.tokens[i].tags & s.g.pronoun) and not parted


def _chosen(s: Parsed, first: dict[int, int], mine: int, rules: int, ours: int) -> Named:
    w = s.w
    firms = [first[bit] for bit in (w.supplier, w.customer, w.firm) if bit in first]
    if mine >= 0 and not (firms and min(firms) < mine):  # "the retailer we supply has ..." is the retailer's deed
        return Named(Actor.COMPANY, at=mine)
    if rules >= 0:
        return Named(Actor.COMPANY, at=rules)
    for bit, actor in ((w.supplier, Actor.SUPPLIER), (w.customer, Actor.CUSTOMER)):
        if bit in first:
            return Named(actor, at=first[bit])
    if ours >= 0 and mine < 0:
        return Named(Actor.COMPANY, at=ours)
    for bit, actor in (
        (w.outside, Actor.OTHER),
        (w.statute, Actor.LAW),
        (w.law, Actor.LAW),
        (w.authority, Actor.AUTHORITY),
        (w.firm, Actor.OTHER),
        (w.generic_other, Actor.OTHER),
    ):
        if bit in first:
            return Named(actor, at=first[bit])
    return _NOBODY


def _bits(tags: int) -> Iterable[int]:
    while tags:
        bit = tags & -tags
        yield bit
        tags ^= bit


def _first(s: Parsed, indices: Iterable[int], bits: int) -> int:
    return next((i for i in indices if s.tokens[i].tags & bits), -1)


def _is_head(s: Parsed, i: int, bits: int) -> bool:
    """Whether a word names an actor itself and does not stand before the noun that does ("supplier code")."""
    g = s.g
    following = s.tokens[i + 1] if i + 1 < len(s.tokens) else None
    if following is None or not following.text[0].isalpha() or following.tags & bits:
        return True
    if any(map(str.isdigit, following.text)):
        return True  # "Disclosure S1-17 asks"
    joining = (
        g.preposition | g.and_ | g.aux | g.relative | g.that | g.but | g.because | g.condition | g.adverb | g.past
        | g.plain | g.no | g.determiner | g.says | g.pronoun
    )  # fmt: skip
    return (
        bool(following.tags & joining)
        or g.light_word(following)
        or g.ed(following)
        or (s.text[following.start].isupper() and (not s.text[s.tokens[i].start].isupper() or s.word(i).isupper()))
        or s.tokens[i].text.endswith(s.w.possessive_ending)
    )


def _beyond_adverbial(s: Parsed, indices: list[int]) -> list[int]:
    """The subject without what goes before it: "Against the backdrop of the Act, | the Group ..."; a place stays."""
    if not indices or not s.tokens[indices[0]].tags & s.g.preposition or s.tokens[indices[0]].tags & s.w.at:
        return indices
    goes_on = s.g.preposition | s.g.and_
    for comma in (k for k in range(indices[0], indices[-1]) if s.tokens[k].text == ","):
        rest = [i for i in indices if i > comma]
        if rest and not s.tokens[rest[0]].tags & goes_on and not s.tokens[rest[0]].text[0].isdigit():
            return rest
    return indices


def is_passive(s: Parsed, segment: Segment) -> bool:
    """Whether the verb of a clause is passive: a form of "to be" and a participle."""
    g, tokens = s.g, s.tokens
    if not s.inside(segment) & g.be:
        return False
    be = False
    for i in range(max(segment.verb, segment.lo), min(segment.hi, segment.verb + 8)):
        token = tokens[i]
        if be and g.participle(token):
            return True
        if token.tags & g.be:
            be = True
        elif not (token.tags & g.aux or g.light_word(token) or token.tags & g.no):
            be = False
    return False


def _agent(s: Parsed, segment: Segment) -> Named:
    """Who did it, in a passive: the actor named behind "by"."""
    tokens = s.tokens
    for i in range(segment.verb + 1, segment.hi - 1):
        if tokens[i].tags & s.w.by:
            stop = next(
                (k for k in range(i + 1, segment.hi) if tokens[k].tags & s.g.preposition or tokens[k].text == ","),
                segment.hi,
            )
            found = named(s, list(range(i + 1, stop)))
            if found.actor is not Actor.UNNAMED:
                return found
    return _NOBODY


def points_back(s: Parsed, segment: Segment) -> bool:
    """Whether a clause goes on about the subject of the one before: it has none of its own, or a pronoun."""
    return segment.inherited or any(s.tokens[i].tags & s.g.back for i in segment.subject[:2])


def _alone(s: Parsed, segment: Segment, acting: Named, inside: int) -> bool:
    """Whether a supplier or customer acts by itself: "at its own cost", or a single one with no word of the company."""
    w = s.w
    if inside & w.on_its_own:
        return True
    if inside & w.involved:
        return False
    plural = acting.at >= 0 and s.tokens[acting.at].text.endswith("s")
    if inside & w.its_own and not plural:
        return True
    mine = bool(inside & w.we)
    if acting.actor is Actor.CUSTOMER and segment.verb >= 0 and s.g.past_verb(s.tokens, segment.verb) and not mine:
        return True
    if mine or s.all & (w.we | w.involved):
        return False
    return acting.at > 0 and not plural and bool(s.tokens[acting.at - 1].tags & w.particular)


def _at_others(s: Parsed, segment: Segment) -> bool:
    """Whether it is done to somebody else: "regulators fined three rival firms", "the suit against a rival"."""
    w, tokens = s.w, s.tokens
    for i in range(max(segment.lo, segment.verb), segment.hi):
        if tokens[i].tags & (w.rival | w.our_others) and not _beside_another(s, segment, i):
            return True
        if tokens[i].tags & w.against and s.tags(i + 1, i + 4) & (w.firm | w.rival | w.supplier | w.customer):
            return True
    against = (i for i in range(segment.lo, segment.hi) if tokens[i].tags & w.against)
    return not s.all & (w.we | w.our) and any(s.tags(i + 1, i + 4) & w.generic_other for i in against)


def _beside_another(s: Parsed, segment: Segment, i: int) -> bool:
    """Whether others are named beside somebody who comes first: "sued the Group and two other companies"."""
    while i > segment.verb + 2 and not s.tokens[i].tags & (s.g.and_ | s.g.preposition):
        i -= 1
    named_first = not s.tags(segment.verb + 1, i) & (s.w.rival | s.w.our_others)
    return i > segment.verb + 1 and bool(s.tokens[i].tags & s.g.and_) and named_first


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
    if subject.actor is Actor.UNNAMED and (start.tags & s.g.determiner or not s.text[start.start].isupper()):
        return False
    tags = s.inside(second)
    return bool(tags & (w.we | w.our)) and not tags & w.engaged


def _elsewhere(s: Parsed) -> bool:
    w = s.w
    if not (s.all & w.there and s.all & (w.rival | w.our_others)):
        return False
    verbs = [segment.verb for segment in s.segments if segment.verb >= 0]
    for i in range(1, min(verbs, default=len(s.tokens))):
        if s.tokens[i].tags & (w.rival | w.our_others) and s.tags(i - 2, i) & w.there:
            return True
    return False


def _distant(s: Parsed) -> bool:
    w = s.w
    for n, segment in enumerate(s.segments if s.all & w.relation else ()):
        tags = s.inside(segment)
        if n and tags & w.relation and tags & (w.not_ | w.none | w.without) and tags & (w.we | w.our):
            return True
    apart = not s.all & (w.we | w.our | w.company)  # "a case | brought against an unrelated group"
    return bool(s.all & w.no_part) or (apart and any(n and _at_others(s, seg) for n, seg in enumerate(s.segments)))


def _speaker(s: Parsed, *, tied: bool) -> Actor | None:
    w = s.w
    if s.all & w.according:
        place = _first(s, range(len(s.tokens)), w.according)
        found = named(s, list(range(place, min(place + 10, len(s.tokens))))).actor
        return None if found in (Actor.COMPANY, Actor.UNNAMED, Actor.LAW) else found
    for n, segment in enumerate(s.segments if s.all & w.says else ()):
        following = s.segments[n + 1] if n + 1 < len(s.segments) else None
        if following is None and not (n and not segment.inherited):  # "..., analysts reckon" closes a sentence
            continue
        if following is not None and following.opens is not Opens.THAT and not tied:
            continue
        if segment.verb >= 0 and segment.opens is not Opens.RELATIVE and s.tokens[segment.verb].tags & w.says:
            found = named(s, segment.subject).actor
            if found not in (Actor.COMPANY, Actor.UNNAMED):
                return found
            if found is Actor.UNNAMED and tied:
                return Actor.OTHER
    return None
