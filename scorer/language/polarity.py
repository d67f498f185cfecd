"""What denies a clause or a part of it: which word, how far it reaches, and what it denies."""

from __future__ import annotations

import re
from dataclasses import replace

from scorer.language.categories import Parsed
from scorer.language.clause import Clause, Denied, Negation
from scorer.language.denying import of_noun, of_verb, turns_from_wrong
from scorer.language.naming import is_passive
from scorer.language.opening import Opens, Segment

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
    for i in [*segment.dangling, *range(segment.lo, segment.hi)]:
        tags = s.tokens[i].tags
        if tags & w.deniers and not tags & (w.no_denial | w.no_part) and not _repeats(s, i, segment):
            negation = _negation(s, i, segment, whole)
            if negation is not None:
                found.append(negation)
    found = _lifted(s, _undertaken(s, segment, found), whole)
    nought = _count_of_nought(s, segment, whole)
    if nought and all(n.start == nought[0].start for n in found):
        found = nought
    if not found:
        found = _going_on(s, segment, whole, before)
    return tuple(
        replace(
            n, suit=_of_suit(s, n, segment), bare=_is_bare(s, n), record=_of_record(s, n), core=_core(s, n, segment)
        )
        for n in found
    )


def _undertaken(s: Parsed, segment: Segment, found: list[Negation]) -> list[Negation]:
    """Negations with what they deny where somebody vouches for it: "vendors warrant | that no worker has paid"."""
    n = next((k for k, other in enumerate(s.segments) if other is segment), 0)
    above = s.segments[n - 1] if n and segment.opens is Opens.THAT else segment  # or its verb is not seen
    at = next((k for k in range(above.lo, above.hi) if s.tokens[k].tags & s.w.vouches), -1)
    partner = s.tags(above.lo, at) & (s.w.supplier | s.w.customer) and not s.tags(above.lo, at) & s.w.we
    if at < 0 or not partner:
        return found
    return [replace(one, what=Denied.WRONG) if one.start > s.tokens[at].end else one for one in found]


def _of_record(s: Parsed, negation: Negation) -> bool:
    """Whether a negation denies that a count is kept: "we keep no count of complaints"."""
    lo, hi = negation.head
    return negation.zero and any(t.tags & s.w.record for t in s.tokens if lo <= t.start < hi)


def _core(s: Parsed, negation: Negation, segment: Segment) -> tuple[Place, ...]:
    """What a negation denies most directly: "do not go outside these regions | for supplier requirements"."""
    tokens, g = s.tokens, s.g
    at = next((k for k in range(segment.lo, segment.hi) if tokens[k].start >= negation.start), segment.lo)
    if tokens[at].tags & s.w.nought and at == segment.hi - 1:
        return (negation.scope,)  # a row that counts none of what its label names
    if negation.scope != (tokens[segment.lo].start, tokens[segment.hi - 1].end) or tokens[at].start > negation.end:
        return (negation.scope,)  # it reaches over a few words only, or comes from another clause
    if s.tags(segment.verb, at) & (g.relative | g.that) and 0 <= segment.verb < at:
        return (negation.scope,)  # "... is something that we cannot report"
    hi, phrases = at + 1, 0
    while hi < segment.hi:
        led = tokens[hi].tags & g.preposition and hi > at + 1 and not tokens[hi].tags & tokens[at].tags
        phrases += bool(led)
        if phrases > 1 or (phrases and tokens[hi].text == ","):
            break
        hi += 1
    out = [(tokens[at].start, tokens[hi - 1].end)]
    if is_passive(s, segment) or s.be(segment) or at < segment.verb:
        subject = [k for k in segment.subject if tokens[k].start < tokens[at].start or at < segment.verb]
        out += [(tokens[k].start, tokens[k].end) for k in subject]
    return tuple(out)


def _lifted(s: Parsed, found: list[Negation], whole: Place) -> list[Negation]:
    """Without two words of no that lift each other: "no site was opened without a prior audit"."""
    over_all = [n for n in found if n.scope == whole and n.what is Denied.DEED]
    within = [n for n in found if n.scope != whole and over_all and n.start > over_all[0].start]
    if len(over_all) == 1 and len(within) == 1 and s.text[within[0].start :].lower().startswith(s.w.without_words):
        return [n for n in found if n not in (over_all[0], within[0])]
    return found


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
    if _NUMBER_FOLLOWS.match(s.text, s.tokens[i].end) or _COMPOUND.match(s.text, s.tokens[i].end):
        return True
    if i > segment.lo and s.tokens[i].tags & s.tokens[i - 1].tags & s.w.deniers:
        return True
    word = s.word(i)
    if segment.verb < 0 and _COUNTED.match(s.text, s.tokens[i].end):
        return True  # "unpaid overtime (14), no contract (9)"
    return i > 0 and word[0].isupper() and not word.isupper() and s.tokens[i - 1].text[0].isalnum()


def _bracketed(s: Parsed, i: int) -> Place | None:
    """The brackets within a sentence that a word stands in: "at 11 sites (2022: none)" denies nothing of these."""
    at = s.tokens[i].start
    lo = s.text.rfind("(", 0, at)
    hi = s.text.find(")", at)
    return (lo, hi) if 0 < lo and hi >= 0 and s.text.find(")", lo, at) < 0 else None


def _besides(s: Parsed, i: int, segment: Segment) -> int:
    """Where a "not" ends that only sets something beside who acts or what is done; -1 where it does more.

    "The Board, not the management, decides", "repaid in full, never at the workers' own expense".
    """
    tokens, g = s.tokens, s.g
    k = i - bool(i > segment.lo and tokens[i - 1].tags & (g.and_ | g.but))
    if k <= segment.lo or s.text[tokens[k - 1].end : tokens[k].start].strip() != "," and tokens[k - 1].text != ",":
        return -1
    if i + 1 >= segment.hi or not tokens[i + 1].tags & (g.determiner | g.preposition | s.w.our | s.w.at):
        return -1
    end = next((n for n in range(i + 1, segment.hi) if tokens[n].text == ","), segment.hi)
    apart = s.tags(i + 1, end) & (s.w.relation | s.w.we | s.w.our)  # "not a contractor of ours"
    return -1 if apart or any(i < verb < end for verb in s.verbs) else end


def _negation(s: Parsed, i: int, segment: Segment, whole: Place) -> Negation | None:
    w, g, tokens = s.w, s.g, s.tokens
    tags = tokens[i].tags
    if (inside := _bracketed(s, i)) is not None and not inside[0] <= whole[0]:
        return Negation(*_phrase(s, i), Denied.DEED, inside, inside)
    if tags & w.without:
        hi = _phrase_end(s, i + 1, segment.hi)
        what, head = of_noun(s, i, segment, hi)
        return Negation(*_phrase(s, i), what, (tokens[i].start, tokens[hi - 1].end), head)
    if tags & w.none:
        if i > segment.lo and tokens[i - 1].tags & w.failing:
            return None  # two words of no lift each other: "bars no one from going to court"
        led = i > segment.lo and bool(tokens[i - 1].tags & g.preposition)
        first = segment.lo + bool(tokens[segment.lo].tags & (g.and_ | g.but))
        opening = i - 1 == first and (i < segment.verb or bool(tokens[i - 1].tags & g.because))
        wide = led and (tokens[i - 1].tags & w.placing or tags & w.nobody) and segment.verb >= 0
        narrow = led and not opening and not wide
        ruled = _in_what_is_asked(s, i, segment)
        hi = _phrase_end(s, i + 1, segment.hi) if narrow or ruled else segment.hi
        what, head = of_noun(s, i, segment, hi)
        scope = (tokens[i].start, tokens[hi - 1].end) if narrow or ruled else whole
        if ruled:
            return Negation(*_phrase(s, i), Denied.WRONG, scope, head)
        return Negation(*_phrase(s, i), what, scope, head, zero=True)
    if tags & w.not_:
        if _resolve_not_to(s, i, segment):
            return Negation(*_phrase(s, i), Denied.WRONG, (tokens[i].start, whole[1]), (tokens[i].start, whole[1]))
        if i + 1 < segment.hi and tokens[i + 1].tags & (w.failing | w.missing | w.without | w.none):
            return None  # two words of no lift each other
        if (end := _besides(s, i, segment)) > 0:
            few = (tokens[i].start, tokens[end - 1].end)
            return Negation(*_phrase(s, i), Denied.DEED, few, few)
        if i > segment.lo and tokens[i - 1].tags & g.preposition:
            few = (tokens[i].start, tokens[min(i + 2, segment.hi - 1)].end)
            return Negation(*_phrase(s, i), Denied.DEED, few, few)  # "the use of not renewable resources"
        what, head, zero = of_verb(s, i, segment)
        return Negation(*_phrase(s, i), what, whole, head, zero)
    if tags & w.failing and i + 1 < segment.hi and tokens[i + 1].tags & w.none:
        return None
    if s.conditional and tags & w.failing:
        return None  # "where an audit finds a breach, orders are suspended": what follows from it
    if _is_predicate(s, i, segment) and not s.tags(max(segment.lo, i - 3), i) & (w.not_ | w.none):
        what = Denied.WRONG if tags & w.averse and turns_from_wrong(s, i + 1, segment) else Denied.DEED
        return Negation(*_phrase(s, i), what, whole, _phrase(s, i))
    return None


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


def _count_of_nought(s: Parsed, segment: Segment, whole: Place) -> list[Negation]:
    """ "Complaints received: 0", "Number of contracts ended: zero"."""
    last = s.tokens[segment.hi - 1]
    if not last.tags & s.w.nought:
        return []
    label = s.text[: last.start].rstrip()[-1:] in (":", "–", "—")
    counted = _counted(s, segment, label=label)
    if counted < 0 and not label:
        return []
    of = s.tokens[counted].tags if counted >= 0 else 0
    what = Denied.EVENT if of & s.w.event else Denied.WRONG if of else Denied.DEED
    head = s.place(counted) if what is Denied.EVENT else whole
    return [Negation(last.start, last.end, what, whole, head, zero=True)]


def _counted(s: Parsed, segment: Segment, *, label: bool) -> int:
    """The event or wrong that is counted: "Number of cases", not "Steps taken against risks"; -1 where none is."""
    for i in range(segment.lo, segment.hi):
        tags = s.tokens[i].tags
        if tags & (s.w.event | s.w.wrong):
            return i
        if label and tags & s.g.preposition and not s.tags(i - 1, i) & (s.w.how_many | s.w.instance_of):
            break
    return -1


def _going_on(s: Parsed, segment: Segment, whole: Place, before: Clause | None) -> list[Negation]:
    """ "has not assessed | and addressed": the no of the first verb goes on if the second has no helper."""
    helped = segment.verb >= 0 and bool(s.tokens[segment.verb].tags & s.g.aux)
    if before is None or not (segment.inherited and segment.opens is Opens.AND) or helped or not before.negations:
        return []
    last = before.negations[-1]
    bare = s.w.lexicon.tags(s.text[last.start : last.end]) & (s.w.not_ | s.w.none)
    if last.scope[1] < before.end - 1 or not bare:
        return []  # "stopped a sale | and asked for a new rule"
    return [Negation(last.start, last.end, last.what, whole, whole, last.zero)]


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
        return True
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
