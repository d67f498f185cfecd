"""Where a main clause goes on behind a relative one: "Suppliers | that fall short | are helped".

Without this the verb of the main clause would count for the relative, and its subject for nobody.
"""

from __future__ import annotations

from itertools import zip_longest

from scorer.language.grammar import Grammar
from scorer.language.lexicon import Token
from scorer.language.opening import Opens, Segment


def _in_group(tokens: list[Token], i: int, g: Grammar) -> bool:
    """Whether a word can stand in a group of verbs behind its helper: "have not yet been | assessed"."""
    token, before = tokens[i], tokens[i - 1]
    if token.tags & (g.have | g.be_now_or_past) and g.participle(before) and not before.tags & g.aux:
        return False  # "could be judged | have been agreed"
    return g.light_word(token) or g.participle(token) or bool(token.tags & g.be_or_have)


def resumed(tokens: list[Token], pieces: list[Segment], g: Grammar) -> list[Segment]:
    """Cut a relative clause where a second verb begins: that verb belongs to the noun before the relative."""
    out: list[Segment] = []
    waits = False  # whether a noun still waits for its verb: "Six people | who say | that they were sold | sued us"
    for piece, after in zip_longest(pieces, pieces[1:]):
        if waits and _only_phrase(tokens, piece, g):  # "... as children to farms in the north | sued us"
            out[-1].hi = piece.verb
            out.append(Segment(piece.verb, piece.hi, Opens.RESUMES, piece.verb))
            waits = False
            continue
        if piece.opens not in (Opens.RELATIVE, Opens.THAT):
            waits = piece.verb < 0
        elif piece.verb >= 0 and waits:
            i = piece.verb + 1
            while i < piece.hi and tokens[piece.verb].tags & g.aux and _in_group(tokens, i, g):
                i += 1
            second = next(
                (
                    k
                    for k in range(i, piece.hi)
                    if (tokens[k].tags & g.aux or g.tells_past(tokens, k) or g.tells_now(tokens, k))
                    and not tokens[k - 1].tags & (g.and_ | g.pronoun | g.relative | g.that)
                ),
                -1,
            )
            says = tokens[piece.hi - 1].tags & g.says and after is not None and after.opens is Opens.THAT
            if second < 0 and says and piece.hi - 1 > piece.verb:
                second = piece.hi - 1  # "a group that buys our linen | reports that ..."
            if second < 0 and not out[:-1] and not _has_verb_ahead(pieces[len(out) + 1 :]):
                behind = i if tokens[piece.verb - 1].tags & g.pronoun else i + 1  # "whose sites we audited | corrected"
                second = next((k for k in range(behind, piece.hi - 1) if _may_resume(tokens, k, piece, g)), -1)
            if second > 0:
                waits = False
                out.append(Segment(piece.lo, second, piece.opens, piece.verb))
                out.append(Segment(second, piece.hi, Opens.RESUMES, second))
                continue
        out.append(piece)
    return out


def _has_verb_ahead(pieces: list[Segment]) -> bool:
    """Whether a later stretch can hold the verb that the first noun waits for: "Odella, to which we sell, | was"."""
    return any(p.verb >= 0 and p.opens in (Opens.MAIN, Opens.AND, Opens.BUT) for p in pieces)


def _may_resume(tokens: list[Token], k: int, piece: Segment, g: Grammar) -> bool:
    """Whether a word behind a relative's verb can be that of the noun before: "who complained in May | received pay".

    Asked only where nothing else can be: the first noun of a sentence has a verb.
    """
    token, before, after = tokens[k], tokens[k - 1], tokens[k + 1]
    verb = token.tags & (g.past | g.plain) or g.ed(token)
    if not verb or not g.finite(tokens, k, piece.verb + 1) or after.tags & g.by or after.text in g.infinitive:
        return False
    noun = before.text[0].isalnum() and not before.tags & (g.no_verb | g.aux | g.relative | g.that | g.preposition)
    behind = after.tags & (g.determiner | g.that | g.objects | g.preposition | g.no | g.pronoun | g.adverb)
    return bool(noun and (behind or after.text[0].isdigit() or (not after.tags and after.text.isalpha())))


def _only_phrase(tokens: list[Token], piece: Segment, g: Grammar) -> bool:
    """Whether what looked like a reason is a phrase, and its verb another's: "as children to farms up north sued"."""
    if piece.opens is not Opens.BECAUSE or piece.verb < piece.lo + 2 or not tokens[piece.lo].tags & g.also_preposition:
        return False
    return not tokens[piece.lo + 1].tags & (g.pronoun | g.determiner) and g.tells_past(tokens, piece.verb)
