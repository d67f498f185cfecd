"""What denies a clause or a part of it: which word, how far it reaches, and what it denies."""

from __future__ import annotations

import re
from dataclasses import replace

from scorer.language.categories import Parsed
from scorer.language.clause import Clause, Denied, Negation
from scorer.language.counting import count_of_nought, has_figures, is_nought, last_counted
from scorer.language.denying import of_noun, of_verb, shuns, turns_from_wrong
from scorer.language.lifting import awaiting, besides, bracketed, but_for, lifted, lifts
from scorer.language.naming import is_passive
from scorer.language.opening import Opens, Segment
from scorer.language.vouching import undertaken

Place = tuple[int, int]
_NUMBER_FOLLOWS = re.compile(r"\.\s{0,2}[A-Z]{0,4}[-–/(]?[A-Z]{0,3}\d")  # "claim no. KB-2022-091846"
_COUNTED = re.compile(r"(?: [\w-]+){1,3} \(\d+\)")
_COMPOUND = re.compile(r"-(?!one\b)[a-z]")  # "the no-fee clause"
_REACH = 8  # words that "without" or a "no" behind a preposition reaches over at most


def negations(s: Parsed, segment: Segment, before: Clause | None) -> tuple[Negation, ...]:
    """The words that deny in a clause; ``before`` is the main clause before it, whose no can go on in this one."""
    w = s.w
    if not s.all & (w.deniers | w.nought):
        return ()
    whole = (s.tokens[segment.lo].start, s.tokens[segment.hi - 1].end)
    found: list[Negation] = []
    apart = (i for i in segment.dangling if not bracketed(s, i))  # "Nine areas (not in any order) | have been ..."
    for i in [*apart, *range(segment.lo, segment.hi)]:
        tags = s.tokens[i].tags
        if tags & w.deniers and not tags & (w.no_denial | w.no_part) and not _repeats(s, i, segment):
            negation = _negation(s, i, segment, whole)
            if negation is not None:
                found.append(negation)
    found = lifted(s, undertaken(s, segment, awaiting(s, segment, found, whole)), whole)
    if found and s.all & s.w.excepting:
        found = [n for n in found if n.what is not Denied.EVENT or not but_for(s, n)]
    if found and s.all & w.nought and has_figures(s, segment):
        found = [n for n in found if not is_nought(s, n)]
    else:
        nought = count_of_nought(s, segment, whole)
        if nought and all(n.start >= nought[0].start or not _is_bare(s, n) for n in found):
            found = nought
        carried = _going_on(s, segment, whole, before)
        if carried and (not found or _by_subject(s, before)):
            found = carried  # "no contract was ended | or put on hold": it says that none was put on hold
    return tuple(
        replace(
            n,
            suit=_of_suit(s, n, segment),
            bare=_is_bare(s, n),
            record=_of_record(s, n),
            core=_core(s, n, segment),
            supposed=_supposed(s, n, segment),
            part_of=_part_of(s, n, segment),
        )
        for n in found
    )


def _of_record(s: Parsed, negation: Negation) -> bool:
    """Whether a negation denies that a count is kept: "we keep no count of complaints"."""
    lo, hi = negation.head
    return negation.zero and any(t.tags & s.w.record for t in s.tokens if lo <= t.start < hi)


def _core(s: Parsed, negation: Negation, segment: Segment) -> tuple[Place, ...]:
    """What a negation denies most directly: "do not go outside these regions | for supplier requirements"."""
    tokens, g = s.tokens, s.g
    at = next((k for k in range(segment.lo, segment.hi) if tokens[k].start >= negation.start), segment.lo)
    if tokens[at].tags & s.w.nought and at == last_counted(s, segment):
        return (negation.scope,)  # a row that counts none of what its label names
    if negation.scope != (tokens[segment.lo].start, tokens[segment.hi - 1].end) or tokens[at].start > negation.end:
        return (negation.scope,)  # it reaches over a few words only, or comes from another clause
    if s.tags(segment.verb, at) & (g.relative | g.that) and 0 <= segment.verb < at:
        return (negation.scope,)  # "... is something that we cannot report"
    hi, phrases = at + 1, 0
    while hi < segment.hi:
        led = tokens[hi].tags & g.preposition and hi > at + 1 and not tokens[hi].tags & tokens[at].tags
        led = led and tokens[hi].text not in s.w.infinitive  # "no procedure | to assess ...": what it would be for
        phrases += bool(led)
        if phrases > 1 or (phrases and tokens[hi].text == ","):
            break
        hi += 1
    out = [(tokens[at].start, tokens[hi - 1].end)]
    handled = s.tags(segment.verb, segment.hi) & s.w.handling
    undone = (is_passive(s, segment) and not handled) or s.be(segment) or s.tags(at, hi) & s.w.occurring
    of_some = segment.subject and tokens[segment.subject[0]].tags & g.of and tokens[at].tags & s.w.nobody
    if (undone or at < segment.verb) and not of_some:  # "of 300 buyers who were trained, none failed the test"
        out += [(tokens[k].start, tokens[k].end) for k in segment.subject if k < at or at < segment.verb]
    return tuple(out)


def _supposed(s: Parsed, negation: Negation, segment: Segment) -> Place | None:
    """What a no takes for granted: "no auditor has reviewed our *grievance procedure*" denies no procedure."""
    if negation.what is not Denied.DEED or segment.verb < 0:
        return None
    ours = next((k for k in range(segment.verb + 1, segment.hi - 1) if s.tokens[k].tags & s.w.our), -1)
    if ours < 0 or s.tokens[ours].start < negation.scope[0]:
        return None
    return s.tokens[ours + 1].start, s.tokens[_phrase_of(s, ours + 1, segment.hi) - 1].end


def _part_of(s: Parsed, negation: Negation, segment: Segment) -> Place | None:
    """That of which the deed would be a part: "not talked with workers as part of the *assessment*" denies none."""
    if negation.what is not Denied.DEED or segment.verb < 0 or not s.inside(segment) & s.w.as_part_of:
        return None
    for k in range(segment.verb + 1, segment.hi - 1):
        begins = s.tokens[k].tags & (s.w.definite | s.w.our) and not s.tokens[k].tags & s.w.as_part_of
        if begins and s.tokens[k - 1].tags & s.w.as_part_of and s.tokens[k].start > negation.end:
            return s.tokens[k + 1].start, s.tokens[segment.hi - 1].end
    return None


def _phrase_of(s: Parsed, i: int, hi: int) -> int:
    """Where the noun phrase ends that begins at a word: before what joins it to more."""
    stop = s.g.preposition | s.g.and_ | s.g.but | s.g.relative | s.g.that | s.g.aux
    return next((k for k in range(i + 1, hi) if s.tokens[k].tags & stop or not s.tokens[k].text[0].isalnum()), hi)


def _is_bare(s: Parsed, negation: Negation) -> bool:
    """Whether a negation is a plain "not", "no" or "without"."""
    i = next(k for k in range(len(s.tokens)) if s.tokens[k].start >= negation.start)
    alone = s.tokens[i].end == negation.end  # "no longer" says more than "no"
    return alone and bool(s.tokens[i].tags & (s.w.not_ | s.w.none | s.w.without))


def _of_suit(s: Parsed, negation: Negation, segment: Segment) -> bool:
    """Whether a negation denies that a proceeding was brought: "has not sued", "no lawsuit"."""
    w = s.w
    if negation.what is Denied.WRONG or not s.inside(segment) & (w.sues | w.suit):
        return False
    i = next(k for k in range(len(s.tokens)) if s.tokens[k].start >= negation.start)
    if s.tokens[i].tags & w.none:
        return bool(s.tags(i, i + 6) & w.suit)
    ahead = s.tags(i + 1, i + 5)
    return bool(ahead & w.sues or (ahead & w.brings and s.tags(i + 1, i + 9) & w.suit))


def _repeats(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether a word belongs to a phrase of no that was counted, or is part of a name ("Origin Zero") or number."""
    if s.tokens[i].tags & s.w.nought and s.tags(0, i) & s.w.achieving:
        return True  # "achieving zero injuries and zero harm" is an aim
    if _NUMBER_FOLLOWS.match(s.text, s.tokens[i].end) or _COMPOUND.match(s.text, s.tokens[i].end):
        return True
    begun = i > segment.lo or i - 1 in segment.dangling
    if begun and s.tokens[i].tags & s.tokens[i - 1].tags & s.w.deniers:
        return True
    word = s.word(i)
    if segment.verb < 0 and _COUNTED.match(s.text, s.tokens[i].end):
        return True  # "unpaid overtime (14), no contract (9)"
    ahead = s.word(i + 1)[0].isupper() if i + 1 < len(s.tokens) else False  # "Policy, Zero Harm Charter"
    listed = i > 0 and s.tokens[i - 1].text == "," and ahead
    return i > 0 and word[0].isupper() and not word.isupper() and (s.tokens[i - 1].text[0].isalnum() or listed)


def _negation(s: Parsed, i: int, segment: Segment, whole: Place) -> Negation | None:
    w, tokens = s.w, s.tokens
    tags = tokens[i].tags
    begins = s.tokens[min([segment.lo, *segment.dangling])].start
    if (inside := bracketed(s, i)) is not None and inside[0] > begins:
        return Negation(*_phrase(s, i), Denied.DEED, inside, inside)
    if tags & w.in_stead and i != segment.lo:
        return None  # "paying fines instead of complying is no option"
    if tags & (w.without | w.in_stead):
        hi = _phrase_end(s, i + 1, segment.hi)
        what, head = of_noun(s, i, segment, hi)
        return Negation(*_phrase(s, i), what, (tokens[i].start, tokens[hi - 1].end), head)
    if lifts(s, i, segment):
        return None
    if tags & w.none:
        return _of_none(s, i, segment, whole)
    if tags & w.not_:
        return _of_not(s, i, segment, whole)
    if tags & w.failing and i + 1 < segment.hi and tokens[i + 1].tags & w.none and not tokens[i + 1].tags & w.failing:
        return None  # "fails no one", not "says nothing"
    if s.conditional and tags & w.failing:
        return None  # "where an audit finds a breach, orders are suspended": what follows from it
    if tags & w.averse and s.tags(i + 1, i + 4) & w.charge:
        return None  # "opposed the motion", "rejects the allegations": how it stands to them
    if tags & w.failing and tags & (w.turning_away | w.ending) and _is_matter(s, i, segment):
        return None  # "turned down a contract", "struck out the action": a deed of its own
    if tags & w.turning_away and any(t.text[0].isdigit() or t.tags & w.one for t in tokens[i + 1 : i + 6]):
        return None  # "rejected six of the 41 suppliers"
    if _is_predicate(s, i, segment) and not s.tags(max(segment.lo, i - 3), i) & (w.not_ | w.none):
        turned = tags & w.averse and (turns_from_wrong(s, i + 1, segment) or shuns(s, i, segment))
        what = Denied.WRONG if turned else Denied.DEED
        return Negation(*_phrase(s, i), what, whole, _phrase(s, i))
    return None


def _is_matter(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether what a verb turns down or ends is a deal, or a step before a court: the object right behind it."""
    k = i + 1
    while k < segment.hi and (s.tokens[k].tags & s.w.failing or s.g.light_word(s.tokens[k])):
        k += 1
    for token in s.tokens[k : min(segment.hi, k + 4)]:
        if token.tags & (s.w.dealt | s.w.charge | s.w.suit):
            return True
        if token.tags & s.g.preposition or token.text in s.w.infinitive:
            return False
    return False


def _of_none(s: Parsed, i: int, segment: Segment, whole: Place) -> Negation | None:
    """What a "no", "none" or "nobody" denies, and how far it reaches."""
    w, g, tokens = s.w, s.g, s.tokens
    tags = tokens[i].tags
    if i > segment.lo and tokens[i - 1].tags & w.failing:
        return None  # two words of no lift each other: "bars no one from going to court"
    led = i > segment.lo and bool(tokens[i - 1].tags & g.preposition)
    first = segment.lo + bool(tokens[segment.lo].tags & (g.and_ | g.but))
    opening = i - 1 == first and (i < segment.verb or bool(tokens[i - 1].tags & g.because))
    aside = not tokens[i - 1].tags & w.placing and any(tokens[k].text == "," for k in range(i, segment.verb))
    opening = opening and not aside  # "With no issues to remedy, our focus was ..."
    wide = led and (tokens[i - 1].tags & w.placing or tags & w.nobody) and segment.verb >= 0
    narrow = led and not opening and not wide
    ruled = _in_what_is_asked(s, i, segment)
    hi = _phrase_end(s, i + 1, segment.hi) if narrow or ruled else segment.hi
    what, head = of_noun(s, i, segment, hi)
    found = 0 <= segment.verb < i and tokens[segment.verb].tags & w.finding
    lack = what is Denied.DEED and found and not s.tags(i + 1, i + 2) & g.preposition
    narrow = narrow or bool(lack)  # "found no safety training at two mills", not "none of which is ours"
    if s.tags(segment.verb, segment.hi) & w.upheld and any(t.text[0].isdigit() for t in tokens[:i]):
        what = Denied.STAGE  # "Of the 22 complaints none has been substantiated so far"
    narrow = narrow or _of_some_only(s, i, segment)
    scope = (tokens[i].start, tokens[hi - 1].end) if narrow or ruled else whole
    if ruled:
        return Negation(*_phrase(s, i), Denied.WRONG, scope, head)
    limited = s.tags(0, 3) & w.limiting  # "With respect to the first of them, there was no finding"
    more = bool(s.tags(i + 1, i + 2) & w.beyond or limited)  # "no additional risks were identified"
    return Negation(*_phrase(s, i), what, scope, head, zero=not more)


def _of_some_only(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether "none of ..." only says more of what was told: "received 57 complaints, none of them anonymous"."""
    if not segment.lo <= segment.verb < i or not s.tags(i + 1, i + 2) & s.g.preposition:
        return False
    return s.tokens[i - 1].text == "," or bool(s.tokens[i - 1].tags & s.g.and_)


def _of_not(s: Parsed, i: int, segment: Segment, whole: Place) -> Negation | None:
    """What a "not" or "never" denies, and how far it reaches."""
    w, g, tokens = s.w, s.g, s.tokens
    tags = tokens[i].tags
    if _resolve_not_to(s, i, segment):
        return Negation(*_phrase(s, i), Denied.WRONG, (tokens[i].start, whole[1]), (tokens[i].start, whole[1]))
    k = i + 1
    while k < segment.hi and tokens[k].tags & tags & w.deniers:
        k += 1  # the rest of "at no time"
    if k < segment.hi and tokens[k].tags & (w.failing | w.missing | w.without | w.none):
        return None  # two words of no lift each other
    if (end := besides(s, i, segment)) > 0:
        few = (tokens[i].start, tokens[end - 1].end)
        return Negation(*_phrase(s, i), Denied.DEED, few, few, zero=end == segment.hi)
    if _of_a_noun(s, i, segment):
        end = segment.verb if i < segment.verb else segment.hi
        few = (tokens[i].start, tokens[end - 1].end)
        return Negation(*_phrase(s, i), Denied.DEED, few, few)
    if i > segment.lo and tokens[i - 1].tags & g.preposition:
        few = (tokens[i].start, tokens[min(i + 2, segment.hi - 1)].end)
        return Negation(*_phrase(s, i), Denied.DEED, few, few)  # "the use of not renewable resources"
    what, head, zero = of_verb(s, i, segment)
    return Negation(*_phrase(s, i), what, whole, head, zero)


def _of_a_noun(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether a "not" belongs to the noun before it: "a disclosure not connected to us was raised"."""
    g, tokens = s.g, s.tokens
    if i <= segment.lo or i + 1 >= segment.hi or segment.verb < 0 or tokens[i].tags & (g.aux | s.w.at_no_time):
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    parted = before.tags & (g.aux | g.be | g.have | g.pronoun | g.and_ | g.but | g.relative | g.that | g.preposition)
    if parted or g.light_word(before) or not before.text[0].isalpha() or i - 1 == segment.verb:
        return False
    led = s.tags(i + 2, i + 3) & g.preposition  # "conduct not consistent with our Code may end ..."
    helped = i < segment.verb and bool(tokens[segment.verb].tags & (g.aux | g.be | g.have))
    things = before.endings & g.third_person or before.tags & (s.w.event | s.w.suit)
    told_of = i > segment.verb and things and led  # "actions not described above"
    return bool((helped and (g.participle(after) or led)) or (told_of and g.participle(after)))


def _in_what_is_asked(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether a "no" belongs to what is asked or undertaken: "suppliers undertake to employ nobody under fifteen"."""
    if not 0 <= segment.verb < i:
        return False
    asked = next((k for k in range(segment.verb, i) if s.tokens[k].tags & (s.w.wants | s.w.promise)), -1)
    return asked >= 0 and any(s.tokens[k].text in s.w.infinitive for k in range(asked, i))


def _phrase(s: Parsed, i: int) -> Place:
    """The offsets of a word of no with the rest of its phrase: "put on hold"."""
    k = i
    while k + 1 < len(s.tokens) and s.tokens[k + 1].tags & s.tokens[i].tags & s.w.deniers:
        k += 1
    return s.tokens[i].start, s.tokens[k].end


def _going_on(s: Parsed, segment: Segment, whole: Place, before: Clause | None) -> list[Negation]:
    """ "has not assessed | and addressed": the no of the first verb goes on if the second has no helper."""
    helped = segment.verb >= 0 and bool(s.tokens[segment.verb].tags & s.g.aux)
    if before is None or not (segment.inherited and segment.opens is Opens.AND) or not before.negations:
        return []
    last = before.negations[-1]
    verb = next((s.tokens[g.verb] for g in s.segments if g.verb >= 0 and s.tokens[g.lo].start == before.start), None)
    nobody = (t for t in s.tokens if before.start <= t.start < (verb.start if verb is not None else 0))
    if helped and not any(t.tags & s.g.but and t.tags & s.g.no for t in nobody):
        return []  # but "neither the Company nor its directors are, | or were in May, party to ..."
    if verb is not None and verb.tags & s.g.do and segment.verb >= 0 and s.g.past_verb(s.tokens, segment.verb):
        return []  # "did not appeal | and paid the costs": behind "did" stands no past
    object_ = verb is not None and last.start > verb.start and not verb.tags & s.g.be
    if object_ and s.w.lexicon.tags(s.text[last.start : last.end]) & s.w.none:
        return []  # "found no training at two mills | and trained 310 people there"
    bare = s.w.lexicon.tags(s.text[last.start : last.end]) & (s.w.not_ | s.w.none)
    if last.scope[1] < before.end - 1 or not bare:
        return []  # "stopped a sale | and asked for a new rule"
    return [Negation(last.start, last.end, last.what, whole, whole, last.zero)]


def _by_subject(s: Parsed, before: Clause | None) -> bool:
    """Whether a clause denies by its subject: "No contract was ended"."""
    above = next((g for g in s.segments if before is not None and s.tokens[g.lo].start == before.start), None)
    if before is None or above is None or above.verb < 0:
        return False
    last = before.negations[-1]
    return last.zero and last.end <= s.tokens[above.verb].start


def _phrase_end(s: Parsed, i: int, hi: int) -> int:
    """Where the noun phrase ends that begins at a word: before a verb or joining word."""
    g = s.g
    k = i
    while (
        k < hi
        and k < i + _REACH
        and not s.tokens[k].tags & (g.aux | g.relative | g.but)
        and s.tokens[k].text[0].isalnum()
        and not (s.tokens[k].tags & g.and_ and s.tags(k + 1, k + 2) & (g.plain | g.aux | s.w.promise))
    ):
        k += 1
    return max(k, min(i + 1, hi))


def _resolve_not_to(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether "not" stands before an infinitive or a gerund: a resolve not to do it, unless it was a choice not to."""
    g, w, tokens = s.g, s.w, s.tokens
    before = tokens[i - 1] if i > segment.lo else None
    after = tokens[i + 1] if i + 1 < segment.hi else None
    chosen = s.tags(max(segment.lo, i - 3), i) & w.choosing
    free = chosen and s.tags(max(segment.lo, i - 5), i) & g.modal  # "can choose not to work with them"
    if before is None or after is None or tokens[i].tags & g.aux or (chosen and not free):
        return False
    gerund = after.text.endswith(w.gerund_ending) and not before.tags & (g.be | g.have)
    helped = before.tags & (g.aux | g.be)
    return before.text in w.infinitive or gerund or (after.text in w.infinitive and not helped)


def _is_predicate(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether a failing or missing word is what the clause says, not an adjective or a noun in passing."""
    g, tokens = s.g, s.tokens
    if segment.verb < 0:
        return bool(tokens[i].tags & s.w.missing) and i == segment.hi - 1 and _labelled(s, i, segment)
    if i == segment.verb:
        qualifies = tokens[i].tags & s.w.missing and i + 1 < segment.hi and tokens[i + 1].text[0].isalpha()
        return not qualifies or bool(tokens[i + 1].tags & (g.preposition | g.and_ | g.adverb))  # "unfinished metals"
    k = i - 1
    while k > segment.lo and g.light_word(tokens[k]) and not tokens[k].tags & g.aux:
        k -= 1
    if k < segment.lo:
        return False
    if tokens[i].tags & s.w.missing:
        return bool(tokens[k].tags & (g.be | g.have | s.w.stays))
    return k >= segment.verb - 1 and bool(tokens[k].tags & g.aux)


def _labelled(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether a word is all that is said of a label: "Statement of salient issues: still missing"."""
    while i > segment.lo and s.g.light_word(s.tokens[i - 1]):
        i -= 1
    return s.text[: s.tokens[i].start].rstrip()[-1:] in (":", "–", "—")
