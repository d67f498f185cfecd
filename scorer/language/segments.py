"""A sentence into clauses: stretches that hold one finite verb, with what opens each and who its subject is.

There is no parser here and none is needed: cut at marks and joining words, then join again what holds no finite verb.
Words come from the lexicon by category; nothing here knows English.
"""

from __future__ import annotations

from itertools import pairwise

from scorer.language.grammar import Grammar
from scorer.language.lexicon import Token
from scorer.language.opening import MARKS, Opens, Segment, asides, opening
from scorer.language.resuming import resumed


def cut(tokens: list[Token], grammar: Grammar) -> list[Segment]:
    """The clauses of a sentence, in order; at least one where there is a word."""
    pieces = _pieces(tokens, grammar)
    for piece in pieces:
        piece.verb = _first_verb(tokens, piece, grammar)
    for piece, following in pairwise(pieces):
        last = piece.verb == piece.hi - 1 and not tokens[piece.verb].tags & grammar.aux
        if last and following.opens is Opens.AND and piece.opens in (Opens.MAIN, Opens.AND):
            piece.verb = -1  # no verb but a row: "sums claimed, settled or set aside are ..."
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if before.verb < 0 and _qualifies(tokens, piece, after, grammar):
            piece.verb = -1  # "The plan, | approved in 2020, | was never put into effect"
    if len(pieces) > 1 and _only_leads(tokens, pieces[0], pieces[1], grammar):
        pieces[0].verb = -1  # "Of the 60 complaints received in May, | 41 came from ..."
    for piece in pieces[1:]:
        if piece.opens is Opens.AND and piece.verb == piece.hi - 1 and _names_things(tokens, piece, grammar):
            piece.verb = -1  # "..., performance indicators and effectiveness reviews"
    return _with_subjects(tokens, _joined(tokens, resumed(tokens, pieces, grammar), grammar), grammar)


def _qualifies(tokens: list[Token], piece: Segment, after: Segment, g: Grammar) -> bool:
    """Whether a stretch is a participle that says more of a noun, whose verb begins the next stretch."""
    participle = piece.verb == piece.lo and (g.only_ed(tokens[piece.lo]) or g.either_form(tokens[piece.lo]))
    commas = tokens[piece.lo - 1].text == "," and tokens[after.lo - 1].text == ","
    resumes = after.verb == after.lo and tokens[after.lo].tags & g.aux
    return bool(participle and commas and resumes and piece.opens is Opens.AND)


def _only_leads(tokens: list[Token], first: Segment, following: Segment, g: Grammar) -> bool:
    """Whether a sentence begins with a phrase whose participle looks like a verb, before its clause."""
    if first.verb < 0 or not g.only_ed(tokens[first.verb]) or first.verb + 1 >= len(tokens):
        return False
    led = tokens[first.lo].tags & g.preposition and tokens[first.verb + 1].tags & g.preposition
    phrase = led or tokens[first.lo].tags & g.of
    comma = tokens[following.lo - 1].text == "," and not tokens[following.lo].tags & g.and_
    return bool(phrase) and comma and following.verb > following.lo


def _names_things(tokens: list[Token], piece: Segment, g: Grammar) -> bool:
    """Whether what looks like a present tense at the end of an item is a noun: nobody is named who does it."""
    own = g.pronoun | g.determiner | g.aux | g.adverb
    subject = range(piece.lo, piece.verb)
    plain = tokens[piece.verb].tags & g.plain and not tokens[piece.verb].tags & (g.aux | g.past)
    return bool(plain) and len(subject) > 0 and not any(tokens[i].tags & own for i in subject)


_LABELS = (":", ";")
_ROWS = (Opens.AND, Opens.BUT, Opens.RELATIVE)


def _pieces(tokens: list[Token], g: Grammar) -> list[Segment]:
    pieces: list[Segment] = []
    start, opens = 0, Opens.MAIN

    def close(at: int, then: Opens, skip: int = 0) -> None:
        nonlocal start, opens
        if at > start:
            pieces.append(Segment(start, at, opens))
        start, opens = at + skip, then

    aside = asides(tokens, g)
    for i, token in enumerate(tokens):
        if i < start or i in aside:
            continue
        mark = token.text
        if mark in MARKS or mark == ",":
            close(i, Opens.MAIN if mark in MARKS else Opens.AND, 1)
            continue
        opened = opening(tokens, i, start, g) if token.tags & g.openers else None
        if opened is None:
            continue
        at = i
        if opened is Opens.RELATIVE and i - 1 >= start and tokens[i - 1].tags & (g.preposition | g.also_preposition):
            at = i - 1
            if at - 1 >= start and tokens[at - 1].tags & g.no:  # "none of which", "some of whom"
                at -= 1
        if at > start:
            close(at, opened)
        else:
            opens = opened
    if start < len(tokens):
        pieces.append(Segment(start, len(tokens), opens))
    return pieces


def _first_verb(tokens: list[Token], piece: Segment, g: Grammar) -> int:
    lo = piece.lo
    while lo < piece.hi and tokens[lo].tags & (g.and_ | g.but | g.because | g.condition):
        lo += 1
    found = -1
    led = 0  # what may make a verb of any word behind it
    verbal, ending, leading = g.verbal, g.past_ending, g.leading
    for i in range(lo, piece.hi):
        token = tokens[i]
        if not led and not token.tags & verbal and not token.endings & ending:
            led = token.tags & leading
            continue
        led |= token.tags & leading
        if token.tags & g.relative and i == lo:
            continue
        verb = token.tags & (g.aux | g.plain) or g.past_verb(tokens, i)
        if i == lo + 1 and piece.opens is Opens.THAT and tokens[lo].tags & g.that and not verb:
            continue  # "that | solicitors may issue": no verb, though it ends like one
        if g.finite(tokens, i, lo):
            found = i
            break
    if found >= 0 and (main := _behind_reduced(tokens, found, piece, g)) >= 0:
        return main
    if found >= 0 and (main := _behind_participle(tokens, found, piece, g)) >= 0:
        return main
    if found >= 0 and not g.only_ed(tokens[found]) and not g.either_form(tokens[found]):
        return found
    upto = found if found >= 0 else min(piece.hi, len(tokens) - 1)
    owned = lo < piece.hi and bool(tokens[lo].tags & g.possessive_relative)  # "whose | sites we audited"
    unknown = (i for i in range(lo + 1 + owned, upto) if tokens[i].endings & g.third_person)
    return next((i for i in unknown if g.may_be_finite(tokens, i)), found)


def _behind_reduced(tokens: list[Token], found: int, piece: Segment, g: Grammar) -> int:
    """The verb of a noun of which a pronoun and its verb only say which: "The chains we serve | have ..."; else -1."""
    noun = found - 2
    joins = g.and_ | g.but | g.because | g.condition | g.question | g.relative | g.that | g.preposition | g.then
    if noun < piece.lo or not tokens[found - 1].tags & g.pronoun or not tokens[noun].text.isalpha():
        return -1
    if tokens[noun].tags & (joins | g.adverb) or g.light_word(tokens[noun]):
        return -1
    later = range(found + 1, piece.hi)
    return next(
        (k for k in later if (tokens[k].tags & g.aux and g.finite(tokens, k, piece.lo)) or g.tells_past(tokens, k)), -1
    )


def _behind_participle(tokens: list[Token], found: int, piece: Segment, g: Grammar) -> int:
    """The verb behind a participle that looks like one: "workshops scheduled for May | were cancelled"; else -1.

    Or before its noun: "Identified risks | will be addressed".
    """
    maybe = g.only_ed(tokens[found]) or g.either_form(tokens[found])
    behind = found + 1 + (found + 2 < piece.hi and bool(tokens[found + 2].tags & g.by))  # "held | back | by"
    led = found == piece.lo and g.qualifies(tokens, found)
    if not maybe or behind >= piece.hi or not (led or tokens[behind].tags & g.preposition):
        return -1
    if any(tokens[k].tags & g.pronoun for k in range(piece.lo, found)) or tokens[found - 1].tags & g.relative:
        return -1
    joins = g.and_ | g.pronoun | g.relative | g.that
    later = range(found + 2, piece.hi)
    return next(
        (
            k
            for k in later
            if tokens[k].tags & g.aux and g.finite(tokens, k, piece.lo) and not tokens[k - 1].tags & joins
        ),
        -1,
    )


def _joined(tokens: list[Token], pieces: list[Segment], g: Grammar) -> list[Segment]:
    """Join what holds no finite verb with its neighbour, and a light noun with the relative that says what it is."""
    out: list[Segment] = []
    for n, piece in enumerate(pieces):
        last = out[-1] if out else None
        following = pieces[n + 1] if n + 1 < len(pieces) else None
        if (
            last is not None
            and piece.opens in (Opens.RELATIVE, Opens.THAT)
            and last.verb >= 0
            and _light_end(tokens, last, g)
        ):
            last.hi = piece.hi
        elif (
            piece.verb >= 0
            and last is not None
            and last.verb < 0
            and (last.opens is Opens.MAIN or (last.opens in _ROWS and tokens[piece.lo].tags & g.and_))
            and piece.opens in (Opens.AND, Opens.MAIN, Opens.RESUMES)
            and not _marked(tokens, piece)
        ):
            last.hi, last.verb = piece.hi, piece.verb
        elif last is not None and _completes_verb(tokens, last, piece, g):
            last.hi = piece.hi
        elif (
            piece.verb < 0
            and last is not None
            and last.verb >= 0
            and not (
                following
                and (
                    (following.opens is Opens.RELATIVE and _dangles(tokens, piece, g))
                    or (_marked(tokens, piece) and not _marked(tokens, following))
                    or (
                        last.opens in (Opens.CONDITION, Opens.BECAUSE)
                        and following.opens is Opens.AND
                        and following.verb >= 0
                    )
                    or (piece.opens in (Opens.THAT, Opens.RELATIVE) and _row_ahead(pieces, n))
                    or (following.verb >= 0 and _row_of_two(tokens, piece, following, g))
                )
            )
        ):
            if piece.opens in (Opens.CONDITION, Opens.BUT) and piece.hi - piece.lo > 2:
                out.append(piece)
            else:
                last.hi = piece.hi
        elif (
            last is not None
            and last.verb < 0
            and last.opens in (Opens.BECAUSE, Opens.AND)
            and piece.opens is Opens.BECAUSE
        ) or (last is not None and last.verb < 0 and _parted(tokens, last, g) and piece.opens is Opens.AND):
            last.hi, last.verb = piece.hi, piece.verb
        elif (
            piece.verb < 0
            and last is not None
            and last.verb < 0
            and piece.opens in (last.opens, Opens.AND)
            and not (
                _labelled(tokens, piece) and following and following.verb >= 0 and tokens[following.lo].tags & g.and_
            )
        ):
            last.hi = piece.hi
        else:
            out.append(piece)
    return out


def _completes_verb(tokens: list[Token], last: Segment, piece: Segment, g: Grammar) -> bool:
    """Whether a stretch goes on with the verb or the row before it.

    "It must, by the Act, | be approved by the board"; "There is no director, | officer or committee charged with it".
    """
    if last.verb < 0 or piece.opens is not Opens.AND or tokens[piece.lo].tags & g.and_:
        return False
    if (
        tokens[last.verb].tags & g.modal
        and tokens[piece.lo].tags & g.be
        and not tokens[piece.lo].tags & g.be_now_or_past
    ):
        return True
    parted = tokens[last.verb].tags & g.modal and last.verb + 1 < last.hi and tokens[last.verb + 1].text == ","
    no_verb = g.no_verb | g.pronoun | g.relative | g.that | g.aux
    if parted and not tokens[piece.lo].tags & no_verb and tokens[piece.lo].text.isalpha():
        return True
    existing = tokens[last.verb].tags & g.be and tokens[last.verb - 1].tags & g.existential and last.verb > last.lo
    row = any(tokens[i].tags & g.and_ for i in range(piece.lo, max(piece.verb, piece.lo)))
    return bool(existing) and row and g.only_ed(tokens[piece.verb])


def _row_of_two(tokens: list[Token], piece: Segment, following: Segment, g: Grammar) -> bool:
    """Whether a noun behind "and" goes on with another: "..., and no survey of sanctions | or breaches was made"."""
    both = tokens[piece.lo].tags & g.and_ and tokens[following.lo].tags & g.and_
    return bool(both) and following.opens is Opens.AND and following.lo == piece.hi


def _row_ahead(pieces: list[Segment], n: int) -> bool:
    """Whether a row of nouns goes on until its verb comes: "that cocoa | cotton | and palm oil are ..."."""
    while n + 1 < len(pieces) and pieces[n + 1].opens is Opens.AND:
        n += 1
        if pieces[n].verb >= 0:
            return True
    return False


def _parted(tokens: list[Token], last: Segment, g: Grammar) -> bool:
    """Whether a stretch is only the beginning of the clause that follows: "that in 2023, |", "If, for example, |".

    Or one of two subjects: "since no risk of forced labour | or child labour was found".
    """
    if last.opens is Opens.BECAUSE:
        return tokens[last.hi].text != "," and tokens[last.hi].tags & g.and_ > 0
    return last.opens is Opens.THAT or (last.opens is Opens.CONDITION and bool(tokens[last.lo].tags & g.if_))


def _marked(tokens: list[Token], piece: Segment) -> bool:
    return piece.lo > 0 and tokens[piece.lo - 1].text in MARKS


def _labelled(tokens: list[Token], piece: Segment) -> bool:
    """Whether a stretch begins behind a label: "Remedy: | the risk of force | and child labour is low"."""
    return piece.lo > 0 and tokens[piece.lo - 1].text in _LABELS


def _dangles(tokens: list[Token], piece: Segment, g: Grammar) -> bool:
    return bool(tokens[piece.lo].tags & g.determiner) or piece.opens is Opens.MAIN


def _light_end(tokens: list[Token], piece: Segment, g: Grammar) -> bool:
    """Whether a stretch ends "... is something" or "... are a matter": what follows says what it is."""
    if not tokens[piece.hi - 1].tags & g.light:
        return False
    return any(tokens[k].tags & g.be for k in range(max(piece.lo, piece.hi - 3), piece.hi - 1))


def _helped_alike(tokens: list[Token], piece: Segment, said: Segment, g: Grammar) -> bool:
    """Whether a stretch goes on with what is said: "noted | that visits had cut accidents, | but had had no ..."."""
    helper = tokens[piece.verb]
    return (
        piece.opens in (Opens.AND, Opens.BUT) and bool(helper.tags & g.have) and helper.text == tokens[said.verb].text
    )


def _with_subjects(tokens: list[Token], pieces: list[Segment], g: Grammar) -> list[Segment]:
    main: list[int] = []
    apart: list[int] = []  # a subject that waits for its verb
    said: Segment | None = None  # what somebody said, noted, found ...
    skip = g.and_ | g.but | g.because | g.condition
    joins = skip | g.relative | g.that
    for piece in pieces:
        if piece.verb < 0:
            piece.subject = [i for i in range(piece.lo, piece.hi) if not tokens[i].tags & skip]
            if piece.opens in (Opens.MAIN, Opens.AND, Opens.BUT):
                apart = list(range(piece.lo, piece.hi))
                main = main or piece.subject
            continue
        own = [
            i
            for i in range(piece.lo, piece.verb)
            if not tokens[i].tags & joins and not g.light_word(tokens[i]) and tokens[i].text[0].isalnum()
        ]
        if own:
            piece.subject = own
            anew = tokens[piece.lo].tags & (g.determiner | g.pronoun | g.existential) and _labelled(tokens, piece)
            apart = [] if anew else apart
        elif apart and piece.opens not in (Opens.RELATIVE, Opens.CONDITION, Opens.BECAUSE, Opens.THAT):
            piece.subject, piece.dangling = [i for i in apart if not tokens[i].tags & skip], apart
            own, apart = piece.subject, []
        else:
            goes_on = said is not None and _helped_alike(tokens, piece, said, g)
            taken = said.subject if said is not None and goes_on else main
            piece.subject, piece.inherited = apart if piece.opens is Opens.RELATIVE and apart else taken, True
        if piece.opens is Opens.THAT:
            said = piece if own else None
        elif piece.opens in (Opens.MAIN, Opens.RESUMES):
            said = None
        if piece.opens in (Opens.MAIN, Opens.AND, Opens.BUT, Opens.RESUMES) and own:
            main = own
    return pieces
