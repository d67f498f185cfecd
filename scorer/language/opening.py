"""A stretch of a sentence, and what opens it: a joining word, a relative, a reason, a condition."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from scorer.language.grammar import Grammar
from scorer.language.lexicon import Token

_WHOM = 8  # words before "that" among which a verb of telling stands, and behind it whom it told


class Opens(StrEnum):
    """What a clause begins with."""

    MAIN = "main"
    AND = "and"
    BUT = "but"
    RELATIVE = "relative"
    THAT = "that"
    BECAUSE = "because"
    CONDITION = "condition"
    RESUMES = "resumes"  # the main clause goes on behind a relative: "Suppliers that fall short | are helped"


@dataclass(slots=True)
class Segment:
    """A stretch of a sentence.

    Attributes:
        lo: Index of its first token.
        hi: Index behind its last token.
        opens: What it begins with.
        verb: Index of its first finite verb, or -1.
        subject: Token indices of its subject; taken over from an earlier clause where it has none.
        inherited: Whether the subject was taken over.
        dangling: Token indices of a subject of its own that stands apart, before a relative clause.
    """

    lo: int
    hi: int
    opens: Opens
    verb: int = -1
    subject: list[int] = field(default_factory=list)
    inherited: bool = False
    dangling: list[int] = field(default_factory=list)


MARKS = frozenset(";:()[]—–-")
_PARTING_NOTHING = frozenset("(:")  # now and then


def opening(tokens: list[Token], i: int, start: int, g: Grammar) -> Opens | None:
    """What a word opens, seen from the stretch that began at ``start``; None where it opens no clause."""
    tags = tokens[i].tags
    if tags & g.inverts and i == start and (i == 0 or tokens[i - 1].text in MARKS or _inverted(tokens, i, g)):
        return Opens.CONDITION
    if tags & g.question:
        return Opens.THAT if i > start else Opens.CONDITION
    if tags & g.then and tokens[start].tags & g.condition and any(g.finite(tokens, k, start) for k in range(start, i)):
        return Opens.MAIN
    if tags & g.condition and not (i and tokens[i - 1].tags & g.condition and i - 1 >= start):
        return Opens.CONDITION
    if tags & g.relative:
        return Opens.RELATIVE
    if tags & g.that and i > start:
        return _that(tokens, i, start, g)
    if tags & g.but or (tags & g.but_after_comma and i == start and i and _goes_on(tokens, i, g)):
        return None if tags & g.no and _joins_subjects(tokens, i, start, g) else Opens.BUT
    if tags & g.because:
        return _because(tokens, i, start, g)
    if tags & g.and_ and i > start and i + 1 < len(tokens):
        after = tokens[i + 1]
        if _both_qualify(tokens, i, start, g):
            return None
        if after.tags & (g.aux | g.pronoun | g.no | g.past) or g.ed(after):
            return Opens.AND
        if _subject_ahead(tokens, i + 1, g) and not _only_participle(tokens, start, i, g):
            return Opens.AND
    return None


def _inverted(tokens: list[Token], i: int, g: Grammar) -> bool:
    """Whether a condition follows a comma without "if": "..., had we won that contract"."""
    return tokens[i - 1].text == "," and i + 1 < len(tokens) and bool(tokens[i + 1].tags & g.pronoun)


def _joins_subjects(tokens: list[Token], i: int, start: int, g: Grammar) -> bool:
    """Whether a word of no joins two subjects of one verb: "neither the Company nor its directors were fined"."""
    return i > start and not any(g.finite(tokens, k, start) for k in range(start, i))


def _both_qualify(tokens: list[Token], i: int, start: int, g: Grammar) -> bool:
    """Whether "and" joins two words before one noun, and opens no clause.

    "No identified or reported instances", "of forced or child labour", "to end forced or child labour".
    """
    if i - 2 < start or i + 2 >= len(tokens) or not g.participle(tokens[i - 1]):
        return False
    before, second, noun = tokens[i - 2], tokens[i + 1], tokens[i + 2]
    led = before.tags & (g.determiner | g.no | g.preposition) and not before.tags & (g.aux | g.pronoun)
    to = i - 3 >= start and tokens[i - 3].text in g.infinitive
    parts = g.preposition | g.determiner | g.aux | g.and_ | g.but | g.relative | g.that | g.pronoun | g.because
    qualifies = g.participle(second) or not (second.tags & parts or g.light_word(second))
    return bool((led or to) and qualifies and noun.text[0].isalpha() and not noun.tags & parts)


def _goes_on(tokens: list[Token], i: int, g: Grammar) -> bool:
    """Whether a clause follows a comma and a word: "..., yet no policy exists", but "..., yet to be approved"."""
    return tokens[i - 1].text == "," and i + 1 < len(tokens) and tokens[i + 1].text not in g.infinitive


def _that(tokens: list[Token], i: int, start: int, g: Grammar) -> Opens | None:
    """What "that" opens: the object of a verb, or a relative clause; nothing where it only points ("that supplier")."""
    before = tokens[i - 1]
    felt = i - 2 >= start and tokens[i - 2].tags & g.be  # "we are pleased that ..."
    tells = before.tags & (g.telling | g.tells | g.attest | g.claiming | g.be | g.back)
    if tells or felt or g.finite(tokens, i - 1, start):
        return Opens.THAT
    k = i + 1
    while k + 1 < len(tokens) and g.light_word(tokens[k]):
        k += 1
    after = tokens[k] if k < len(tokens) else None
    if _told_whom(tokens, i, start, g):
        return Opens.THAT
    if after is not None and (after.tags & (g.aux | g.pronoun | g.past | g.plain | g.nobody) or g.ed(after)):
        return Opens.RELATIVE
    verb = after is not None and after.endings & g.third_person and not after.tags & g.no_verb
    if verb and k + 1 < len(tokens) and tokens[k + 1].tags & (g.determiner | g.objects):
        return Opens.RELATIVE  # "a hotel group that buys our linen"
    if after is not None and after.tags & g.determiner and _lacks_object(tokens, k, g):
        return Opens.RELATIVE
    if before.tags & g.said and i + 1 < len(tokens) and not (i - 2 >= start and tokens[i - 2].tags & g.no):
        first = tokens[i + 1]
        if first.tags & (g.determiner | g.no | g.pronoun) or first.text[0].isdigit():
            return Opens.THAT  # "a declaration that no fees were charged", "the claim that 40 workers paid fees"
    return Opens.THAT if before.tags == 0 and after is not None and after.tags & g.determiner else None


def _told_whom(tokens: list[Token], i: int, start: int, g: Grammar) -> bool:
    """Whether a verb of telling stands before "that", and a subject behind it: "told the union that we ..."."""
    first = tokens[i + 1] if i + 1 < len(tokens) else None
    if first is None or first.tags & (g.aux | g.past | g.plain) or g.ed(first):
        return False  # "told the union | that represents the drivers"
    verb = next((k for k in range(i - 2, max(start, i - _WHOM) - 1, -1) if g.finite(tokens, k, start)), None)
    return verb is not None and bool(tokens[verb].tags & g.tells)


def _lacks_object(tokens: list[Token], i: int, g: Grammar, most: int = 8) -> bool:
    """Whether a no stands before a verb without an object: "a site that the company no longer owns".

    A passive has none anyway: "reports that our software was not used in ...".
    """
    no = helped = False
    for k in range(i + 1, min(len(tokens), i + most)):
        token = tokens[k]
        if token.text in MARKS or token.text == "," or token.tags & (g.relative | g.and_ | g.but | g.be):
            return False
        no, helped = no or bool(token.tags & g.no), helped or bool(token.tags & g.aux)
        if no and not token.tags & (g.aux | g.no | g.adverb):
            verb = helped or g.plain & token.tags or g.third_person & token.endings or g.participle(token)
            if verb:
                return _ends_at(tokens, k + 1, g)
    return False


def _ends_at(tokens: list[Token], i: int, g: Grammar) -> bool:
    """Whether no object begins at a word."""
    if i >= len(tokens):
        return True
    return tokens[i].text in MARKS or tokens[i].text == "," or bool(tokens[i].tags & (g.and_ | g.preposition))


def _because(tokens: list[Token], i: int, start: int, g: Grammar) -> Opens | None:
    """Whether a word opens a clause of reason or time; before a date it does not: "since 2019", "until March"."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    no_clause = g.month | (g.preposition if tokens[i].tags & g.also_preposition else g.of)
    if after is not None and (after.text[0].isdigit() or after.tags & no_clause):
        return None
    inside_verb = tokens[i - 1].tags & g.have and after is not None and g.participle(after) if i > start else 0
    if inside_verb or (i > start and tokens[i - 1].tags & g.no):
        return None  # "have since apologised", "never once"
    if i == start:
        return Opens.BECAUSE
    # behind a subject without its verb it is a preposition: "The changes since the last statement were ..."
    told = not tokens[i].tags & g.also_preposition or any(g.finite(tokens, k, start) for k in range(start, i))
    return Opens.BECAUSE if told and _verb_ahead(tokens, i + 1, g) else None


def _verb_ahead(tokens: list[Token], i: int, g: Grammar, most: int = 12) -> bool:
    for k in range(i, min(len(tokens), i + most)):
        if tokens[k].text in MARKS or tokens[k].text == "," or tokens[k].tags & (g.relative | g.and_):
            return False
        if g.finite(tokens, k, i):
            return True
    return False


def _only_participle(tokens: list[Token], start: int, end: int, g: Grammar) -> bool:
    """Whether a stretch has a participle that qualifies and no verb: "workshops scheduled for Tiruppur | and ..."."""
    verbs = [k for k in range(start, end) if g.finite(tokens, k, start)]
    qualifies = (
        k + 1 < end and tokens[k + 1].tags & g.preposition and not tokens[k - 1].tags & g.pronoun for k in verbs
    )
    return bool(verbs) and all(g.only_ed(tokens[k]) for k in verbs) and all(qualifies)


def _subject_ahead(tokens: list[Token], i: int, g: Grammar) -> bool:
    """Whether a new subject and its finite verb follow: "... and the committee has since met"."""
    for k in range(i, min(len(tokens), i + 8)):
        token = tokens[k]
        if token.text in MARKS or token.text == "," or token.tags & (g.relative | g.and_ | g.condition):
            return False
        if k > i and token.tags & g.aux and not tokens[k - 1].tags & g.preposition:
            return True
        if k > i and tokens[i].tags & g.determiner and g.finite(tokens, k, i):
            return True
    return False


def asides(tokens: list[Token], g: Grammar) -> set[int]:
    """The signs that part nothing: round a name in brackets ("Directive (EU) 2019/1937"), in a number ("No. 3:21")."""
    out: set[int] = set()
    for i in [i for i, token in enumerate(tokens) if token.text in _PARTING_NOTHING]:
        if tokens[i].text == ":":
            out |= {i} if 0 < i < len(tokens) - 1 and _in_number(tokens[i - 1 : i + 2]) else set()
            continue
        for k in range(i + 2, min(i + 4, len(tokens))):
            if tokens[k].text == ")":
                if not any(t.tags & (g.aux | g.past | g.plain | g.no) for t in tokens[i + 1 : k]):
                    out |= {i, k}
                break
    return out


def _in_number(three: list[Token]) -> bool:
    """Whether a sign stands within one number: "9:30", "Case No. 3:21-cv-04417"."""
    before, sign, after = three
    joined = before.end == sign.start and sign.end == after.start
    return joined and before.text[-1].isdigit() and after.text[0].isdigit()
