"""Which actor words name: the company, somebody who works for it or buys from it, others, an authority, a law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import pairwise, takewhile
from operator import or_
from typing import NamedTuple

from scorer.language.categories import Parsed, is_head
from scorer.language.clause import Actor
from scorer.language.concepts import dictionary
from scorer.language.opening import Segment

_JOINED = re.compile(r"-[a-z]")
_NEAR = 6  # words of an apposition in which it says who somebody is
_YEAR = 4  # digits
_ADVERBIAL = 14  # words that a sentence opens with before it says who acts
_OF_OURS = 3  # words from "our" to the noun of somebody else


class Named(NamedTuple):
    """An actor that words name: the word, and whether it can only be somebody else."""

    actor: Actor
    surely: bool = False
    at: int = -1


NOBODY = Named(Actor.UNNAMED)


def named(s: Parsed, indices: list[int]) -> Named:
    """The actor that some words name; words of a distance to the company ("ours not among them") name nobody."""
    told = reduce(or_, [s.tokens[i].tags for i in indices], 0)
    if not told & (s.w.anybody | s.w.kinds):
        return NOBODY  # of most subjects no more needs to be asked
    return _named(s, indices)


def _named(s: Parsed, indices: list[int]) -> Named:
    w = s.w
    kept = _beyond_adverbial(s, indices)
    placed = bool(indices) and s.tokens[indices[0]].tags & w.there
    if (
        placed
        and not in_circumstance(s, indices[0])
        and not (kept and s.tags(kept[0], kept[-1] + 1) & (w.we | w.our))
        and len(kept) < len(indices)
        and (aside := first_of(s, indices[: -len(kept)] if kept else indices, w.rival | w.our_others)) >= 0
    ):
        return Named(Actor.OTHER, surely=True, at=aside)
    first: dict[int, int] = {}
    ours = mine = rules = -1
    serves = False  # whether the company only says who is meant: "the chains we serve"
    aside_from = False  # behind "with", "to" ... only the company itself still counts
    of_deed = False
    brought = False  # "complaints to the commissioner": theirs, who hear them
    for i in kept:
        tags = s.tokens[i].tags
        brought = brought or bool(tags & w.event and not aside_from)
        deed = s.tokens[i - 1].tags if i - 1 in kept else 0
        of_deed = (of_deed or bool(tags & s.g.preposition and deed & w.activities)) and not tags & w.by
        if tags & w.anybody and mine < 0 and not aside_from and _never_ours(s, i, ours):
            return Named(Actor.OTHER, surely=True, at=i)
        if tags & w.no_part or not tags & w.anybody:
            continue
        if tags & w.we and _only_says_which(s, i, kept):
            serves = True
            continue
        mine = i if tags & w.we and mine < 0 else mine
        if not aside_from:
            rules = i if tags & w.own_rules and rules < 0 else rules
            ours = i if tags & (w.our | w.company) and ours < 0 else ours
        if tags & w.aside and not tags & w.according and i > kept[0]:
            aside_from = True
        if aside_from and not (brought and tags & (w.authority | w.outside) and _heard_by(s, kept[0], i)):
            continue
        for bit in _names_at(s, i):
            if not of_deed or bit in (w.authority, w.outside, w.law, w.statute):  # "the review of 37 laundries found"
                first.setdefault(bit, i)
    found = _chosen(s, first, mine, rules, ours)
    if ours < 0 and mine < 0 and rules < 0 and (kind := _of_a_kind(s, kept)).at >= 0:
        return kind._replace(surely=True)
    if serves and found.actor is Actor.UNNAMED:
        return Named(Actor.COMPANY)
    heard = brought and found.actor in (Actor.AUTHORITY, Actor.OTHER) and _heard_by(s, kept[0], found.at)
    return found._replace(surely=True) if heard or (serves and found.actor is Actor.OTHER) else found


def _heard_by(s: Parsed, lo: int, at: int) -> bool:
    """Whether a complaint comes before whom a word names: "to the commissioner", not "due to the wish of a union"."""
    led = next((k for k in range(at - 1, lo - 1, -1) if s.tokens[k].tags & s.g.preposition), -1)
    return led >= 0 and bool(s.tokens[led].tags & s.w.heard_by)


def _names_at(s: Parsed, i: int) -> Iterator[int]:
    """The categories of who acts that a word names; no law is named in a compound: "law-enforcement agency"."""
    w, tags = s.w, s.tokens[i].tags
    if tags & w.bodies and s.word(i)[0].isupper() and s.tags(i - 3, i) & w.wide:
        yield w.outside  # "the European Jute Council"
    named_here = tags & w.names
    if _JOINED.match(s.text, s.tokens[i].end):
        named_here &= ~(w.law | w.statute)
    yield from (
        b for b in _bits(named_here) if tags & w.officials or i + 1 in s.verbs or is_head(s.text, s.tokens, i, b, w)
    )


def _of_a_kind(s: Parsed, subject: list[int]) -> Named:
    """Somebody whose name stands behind what he is, as nobody calls himself: "knitwear group Strikk has ...".

    Not whom a company engages: "the law firm Ashworth has ...".
    """
    w = s.w
    kinds = w.kinds | w.firm | w.supplier | w.customer
    for n, (before, i) in enumerate(pairwise(subject)):
        tags = s.tokens[before].tags
        role = tags & kinds and not tags & (w.serving | w.outside) and s.word(before).islower()
        named_so = role and i == before + 1 and s.word(i)[0].isupper() and not s.tokens[i].tags
        if named_so and _subject_anew(s, subject[: n + 1]):
            return Named(Actor.OTHER, at=before)
        led = tags | s.tags(before + 1, i)  # "one foreman at | the contractor Dalvey was banned"
        if (n and led & (w.aside | s.g.preposition) and not led & s.g.of) or led & w.at:
            break
    return NOBODY


def _subject_anew(s: Parsed, words: list[int]) -> bool:
    """Whether a subject begins behind the phrase that its sentence opens with: "Before each sale | the mill Aurel"."""
    if not s.tokens[words[0]].tags & (s.g.preposition | s.g.also_preposition):
        return True
    return any(s.tokens[i].tags & s.w.definite and not s.tokens[i - 1].tags & s.g.preposition for i in words[2:])


def _never_ours(s: Parsed, i: int, ours: int) -> bool:
    """Whether a word names somebody who is never the company: a competitor, "our liability insurer"."""
    w, tags = s.w, s.tokens[i].tags
    theirs = tags & w.never_us and 0 <= ours < i <= ours + _OF_OURS and is_head(s.text, s.tokens, i, w.never_us, w)
    return bool((tags & (w.our_others | w.rival) or theirs or _another(s, i)) and not tags & w.no_part)


def _another(s: Parsed, i: int) -> bool:
    """Whether a word is another of a trade: "another airline", "other brands"."""
    of_trade = s.w.firm | s.w.generic_other | s.w.never_us
    return bool(s.tokens[i].tags & of_trade and s.tags(i - 1, i) & s.w.another)


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
    as_we = s.tokens[0].tags & s.g.also_preposition  # "As landlord of 800 flats we have ..."
    if mine >= 0 and (
        as_we or not (firms and min(firms) < mine)
    ):  # "the retailer we supply has ..." is the retailer's deed
        return Named(Actor.COMPANY, at=mine)
    if rules >= 0:
        return Named(Actor.COMPANY, at=rules)
    for bit, actor in ((w.supplier, Actor.SUPPLIER), (w.customer, Actor.CUSTOMER)):
        if bit in first:
            return Named(actor, at=first[bit])
    near = range(ours + 1, min(ours + 1 + _OF_OURS, len(s.tokens)))
    made = first_of(s, near, w.makers) if ours >= 0 and w.firm in first else -1
    if made == first.get(w.firm) and s.tokens[ours].tags & w.our:
        return Named(Actor.SUPPLIER, at=made)  # "our laptop maker": it works for us, and is not us
    if w.firm in first and first[w.firm] < ours and s.tags(first[w.firm], ours) & s.g.preposition:
        return Named(Actor.OTHER, surely=True, at=first[w.firm])  # "the manufacturer of our cartons"
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
    return NOBODY


def _bits(tags: int) -> Iterable[int]:
    while tags:
        bit = tags & -tags
        yield bit
        tags ^= bit


def first_of(s: Parsed, indices: Iterable[int], bits: int) -> int:
    """The first of some words that is of one of these categories; -1 where none is."""
    return next((i for i in indices if s.tokens[i].tags & bits), -1)


def _beyond_adverbial(s: Parsed, indices: list[int]) -> list[int]:
    """The subject without what goes before it: "Against the backdrop of the Act, | the Group ..."; a place stays."""
    last = s.tokens[indices[-1]].tags if len(indices) > 1 else 0
    if last & s.g.pronoun and last & s.w.we and s.tokens[indices[0]].tags & (s.g.preposition | s.w.likening):
        return indices[-1:]  # "Jointly with two competitors | we commissioned ..."
    if not indices:
        return indices
    if (s.tags(indices[0] - 1, indices[0]) | s.tokens[indices[0]].tags) & (s.g.preposition | s.w.at):
        indices = _ours_behind(s, indices) or indices
    opens = s.tokens[0]
    if (
        indices[0] == 0 and opens.text.endswith(s.w.gerund_ending) and not opens.tags & s.w.according
    ):  # "Using the list of the Department, we had ..."
        commas = [k for k in range(indices[0], indices[-1]) if s.tokens[k].text == ","]
        return [i for i in indices if not commas or i > commas[-1]]
    at = indices[0] - bool(indices[0] and s.tokens[indices[0] - 1].tags & s.w.at)  # "at" is no part of a subject
    placed = s.tokens[at].tags & s.w.at and not in_circumstance(s, at)
    if placed or not s.tokens[at].tags & (s.g.preposition | s.w.likening | s.w.at):
        return indices
    goes_on = s.g.preposition | s.g.and_
    for comma in (k for k in range(indices[0], indices[-1]) if s.tokens[k].text == ","):
        rest = [i for i in indices if i > comma]
        year = (
            rest and s.tokens[rest[0]].text.isdigit() and len(s.tokens[rest[0]].text) == _YEAR
        )  # "On May 3, 2022 ..."
        if rest and not s.tokens[rest[0]].tags & goes_on and not year:
            return rest
    return indices


def _ours_behind(s: Parsed, indices: list[int]) -> list[int]:
    """The subject that begins with "our" behind a phrase without a comma: "At the Selm mill | our people saw ..."."""
    joins = s.g.preposition | s.g.and_ | s.g.determiner
    at = next((i for i in indices[2:] if s.tokens[i].tags & s.w.our and not s.tokens[i - 1].tags & joins), -1)
    return [i for i in indices if i >= at] if at > 0 and s.tokens[at - 1].text.isalpha() else []


def in_circumstance(s: Parsed, at: int) -> bool:
    """Whether a phrase tells how it came about and not where: "At the request of a customer, ...", "In line with ...".

    Who is named in it does not act in the clause that it opens.
    """
    comma = next((k for k in range(at, min(at + _ADVERBIAL, len(s.tokens))) if s.tokens[k].text == ","), at)
    return bool(s.tags(at + 1, comma) & s.w.circumstance)


def is_party(s: Parsed, subject: list[int]) -> bool:
    """Whether a subject is somebody who acts, by a name or by what he is, and not the company by a word for it."""
    kept = _beyond_adverbial(s, subject)
    acts = any(g.verb >= 0 for g in s.segments if g is s.segments[0] or g.dangling or g.subject is subject)
    if not acts or not kept or s.tags(kept[0], kept[-1] + 1) & (s.w.we | s.w.our | s.w.company):
        return False
    found = named(s, kept)
    if found.actor in (Actor.SUPPLIER, Actor.CUSTOMER):
        return not s.tokens[found.at].endings & s.g.third_person  # "suppliers" at large act for the company
    of_a_kind = _of_a_kind(s, kept).at >= 0  # "the yarn group Strikk"
    return found.actor is Actor.OTHER or (found.actor is Actor.UNNAMED and (_is_name(s, kept) or of_a_kind))


def _is_name(s: Parsed, subject: list[int]) -> bool:
    """Whether a subject begins with a proper name: two great letters, or one word that is no name of a thing.

    Of two, one at least is no word that reports are made of: "Bexholm Stores", and not "Internal Audit".
    """
    start = next((k for k, i in enumerate(subject) if not s.tokens[i].tags & s.g.determiner), len(subject))
    names = [i for i in subject[start : start + 2] if s.word(i)[0].isupper() and not s.tokens[i].tags]
    if not names or names[0] != subject[start] or all(dictionary(s.w.language).has_word(s.word(i)) for i in names):
        return False
    alone = start + 1 == len(subject)
    thing = s.tokens[names[0]].endings & (s.w.thing_ending | s.g.third_person)
    return len(names) > 1 or (alone and not thing) or (names[0] > 0 and not thing)


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


def agent(s: Parsed, segment: Segment) -> Named:
    """Who did it, in a passive: the actor named behind "by"."""
    tokens = s.tokens
    for i in range(segment.verb + 1, segment.hi - 1):
        if tokens[i].tags & s.w.by:
            stop = next(
                (k for k in range(i + 1, segment.hi) if tokens[k].tags & s.g.preposition or tokens[k].text == ","),
                segment.hi,
            )
            found = named(s, list(range(i + 1, stop)))
            if found.actor is Actor.UNNAMED and stop < segment.hi and tokens[stop].text == ",":
                found = named(
                    s, list(range(stop + 1, _phrase(s, stop + 1, segment.hi)))
                )  # "by Brightseam, a rival, ..."
            if found.actor is not Actor.UNNAMED:
                return found
    return NOBODY


def _phrase(s: Parsed, i: int, hi: int) -> int:
    """Where a phrase ends that begins at a word: at a mark, a preposition or a verb."""
    stop = s.g.preposition | s.g.aux | s.g.relative | s.g.and_
    return next((k for k in range(i, hi) if s.tokens[k].tags & stop or not s.tokens[k].text[0].isalnum()), hi)


def at_others(s: Parsed, segment: Segment) -> bool:
    """Whether it is done to somebody else: "regulators fined three rival firms", "the suit against a rival"."""
    w, tokens = s.w, s.tokens
    if not s.inside(segment) & w.to_others:
        return False  # of most clauses no more needs to be asked
    # "418 suppliers were scored against sector data" is no suit
    suing = s.inside(segment) & (w.struck | w.sues | w.suit | w.accuses | w.event | w.stage)
    for i in range(max(segment.lo, segment.verb), segment.hi):
        if s.tags(i, i + 2) & w.company and any(s.word(k).istitle() for k in range(i, min(i + 2, len(tokens)))):
            continue  # "another Group site"
        theirs = tokens[i].tags & (w.rival | w.our_others) and not tokens[i].tags & w.our_fields
        if (theirs or _another(s, i)) and not _beside_another(s, segment, i):
            return True
        if suing and tokens[i].tags & w.against and s.tags(i + 1, i + 4) & (w.firm | w.rival | w.supplier | w.customer):
            return True
    if not s.all & (w.we | w.our | w.company) and _accuses_others(s, segment):
        return True
    to_whom = w.against | (w.aside if s.tags(segment.lo, max(segment.verb, segment.lo)) & w.authority else 0)
    against = (i for i in range(segment.lo, segment.hi) if tokens[i].tags & to_whom)
    return not s.inside(segment) & (w.we | w.our) and any(
        (suing or not tokens[i].tags & w.against)
        and s.tags(i + 1, i + 4) & (w.generic_other | w.never_us)
        and not s.tags(i + 1, i + 5) & w.company
        for i in against
    )


def _accuses_others(s: Parsed, segment: Segment) -> bool:
    """Whether an authority or body sues or blames an authority: "the province sued the national regulator"."""
    w = s.w
    if named(s, segment.subject).actor not in (Actor.AUTHORITY, Actor.OTHER):
        return False
    for i in range(max(segment.lo, segment.verb), segment.hi):
        if s.tokens[i].tags & w.accuses and (i == segment.verb or s.tags(i - 1, i) & s.g.have):
            ahead = range(i + 1, min(i + 1 + _OF_OURS, segment.hi))
            whom = takewhile(lambda k: not s.tokens[k].tags & s.g.preposition, ahead)  # not "sued in the High Court"
            return any(s.tokens[k].tags & w.authority for k in whom)
    return False


def sues_partner(s: Parsed, segment: Segment) -> bool:
    """Whether a name that is sued is said to be that of a partner: "sued Marrow Forge, one of our vendors"."""
    w = s.w
    for i in range(max(segment.lo, segment.verb), segment.hi - 3):
        if s.tokens[i].tags & w.sues and s.word(i + 1)[0].isupper() and not s.tags(i + 1, i + 2) & (w.we | w.company):
            comma = next((k for k in range(i + 2, segment.hi) if s.tokens[k].text == ","), segment.hi)
            return bool(s.tags(comma, comma + _NEAR) & (w.supplier | w.customer))
    return False


def _beside_another(s: Parsed, segment: Segment, i: int) -> bool:
    """Whether others are named beside somebody who comes first: "sued the Group and two other companies"."""
    while i > segment.verb + 2 and not s.tokens[i].tags & (s.g.and_ | s.g.preposition):
        i -= 1
    if s.tokens[i].tags & s.w.accompanying and named(s, segment.subject).actor in (Actor.UNNAMED, Actor.COMPANY):
        return True  # "Collaborated with our peers"
    named_first = not s.tags(segment.verb + 1, i) & (s.w.rival | s.w.our_others)
    return i > segment.verb + 1 and bool(s.tokens[i].tags & s.g.and_) and named_first
