"""What only a verb above it speaks of, and nobody has done: offered, weighed, asked for, or refused.

An infinitive or a gerund behind such a verb (a control verb, Huddleston & Pullum, ch. 14) is a clause of its own: "we
offered the union | to repay 63 workers" tells of an offer as a fact, and of the payment as of something to come.
"""

from __future__ import annotations

from dataclasses import replace

from scorer.language.categories import Parsed
from scorer.language.clause import Actor, Clause, Denied, Mood, Negation
from scorer.language.mood import label_of_plans
from scorer.language.opening import Opens, Segment

_THEY = frozenset({Actor.OTHER, Actor.AUTHORITY, Actor.CUSTOMER})
_TOLD = frozenset({Mood.DONE, Mood.ONGOING})
_FAR = 9  # words between the verb and its infinitive: whom, and when


def parted(s: Parsed, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses of a sentence, each parted from what its verb only speaks of, and what stands behind "Planned:"."""
    if ends := label_of_plans(s.text, s.w):
        pairs = zip(s.segments, clauses, strict=True)
        clauses = tuple(_planned(s, segment, clause) if clause.end > ends else clause for segment, clause in pairs)
    if not s.all & s.w.pending:
        return clauses
    out: list[Clause] = []
    for segment, clause in zip(s.segments, clauses, strict=True):
        out += _parted(s, segment, clause)
    return tuple(out)


def _planned(s: Parsed, segment: Segment, clause: Clause) -> Clause:
    """A clause behind such a label, as what is planned, where it has no verb with a helper and no "we"."""
    told = clause.mood in _TOLD and not s.tags(segment.lo, segment.hi) & s.g.aux
    return replace(clause, mood=Mood.PROMISED) if told and not s.inside(segment) & s.w.we else clause


def _parted(s: Parsed, segment: Segment, clause: Clause) -> list[Clause]:
    if segment.verb < 0 or clause.mood is not Mood.DONE or not clause.affirmed:
        return [clause]
    if _was_to(s, segment) or _was_planned(s, segment):
        return [replace(clause, mood=Mood.PROMISED)]
    verb = next((k for k in _verbs(s, segment) if s.tokens[k].tags & s.w.pending), -1)
    begin = _begins(s, segment, clause, verb) if verb >= 0 else -1
    if begin < 0:
        unfulfilled = () if s.inside(segment) & s.w.fulfilling else range(segment.lo, segment.hi - 2)
        meant = (k for k in unfulfilled if s.tokens[k].tags & s.w.intention)
        to = (k for k in meant if s.tokens[k + 1].text in s.w.infinitive)
        verb = next((k for k in to if _is_verb(s, k + 2, segment, given=False)), -1)
        begin = verb + 1 if verb >= 0 else -1
    if begin < 0:
        return [clause]
    start, tags = s.tokens[begin].start, s.tokens[verb].tags
    main = replace(clause, end=s.tokens[begin - 1].end, tells=not tags & (s.w.weighing | s.w.asking))
    rest = replace(clause, start=start, subordinate=True, completing=True, state=False, negations=(), topic=None)
    if tags & s.w.refusing:
        whole = (start, clause.end)
        ends = s.tags(begin + 1, begin + 2) & s.w.ending  # who "refused in May to end it" has not refused to go on
        said = s.tokens[begin if ends else verb]
        no = Negation(said.start, said.end, Denied.DEED, whole, whole, core=(whole,))
        return [main, replace(rest, subordinate=False, negations=(no,))]
    return [main, replace(rest, mood=_mood(s, tags))]


def _was_to(s: Parsed, segment: Segment) -> bool:
    """Whether a thing was only planned: "the repayment was to take place in May", "we were due to repay"."""
    planned = [k for k in range(segment.verb, min(segment.hi, segment.verb + 3)) if s.tokens[k].tags & s.w.past_plan]
    last = planned[-1] if planned and not s.tokens[planned[0]].tags & s.w.no_plan else -1
    behind = last if last >= 0 and s.tokens[last].text in s.w.infinitive else last + 1
    return last >= 0 and behind + 1 < segment.hi and s.tokens[behind].text in s.w.infinitive


def _was_planned(s: Parsed, segment: Segment) -> bool:
    """Whether a clause tells no more of a thing than that it was planned; not "was planned | and held in May".

    For which day a hearing was scheduled tells how a case stands.
    """
    if s.inside(segment) & (s.w.stage | s.w.suit) or segment.opens is Opens.RELATIVE:
        return False
    at = s.segments.index(segment)
    goes_on = at + 1 < len(s.segments) and s.segments[at + 1].inherited
    passive = s.tokens[segment.verb].tags & s.g.be_or_have and s.tokens[_verbs(s, segment)[-1]].tags & s.w.planning
    return bool(passive) and not goes_on


def _mood(s: Parsed, tags: int) -> Mood:
    if tags & (s.w.offering | s.w.intention):
        return Mood.PROMISED
    return Mood.IMAGINED if tags & s.w.weighing else Mood.REQUIRED


def _verbs(s: Parsed, segment: Segment) -> list[int]:
    """The words of a clause's verb: the finite one and, behind a helper, the participle."""
    verbs = [segment.verb]
    while s.tokens[verbs[-1]].tags & s.g.be_or_have and verbs[-1] + 1 < segment.hi:
        k = verbs[-1] + 1
        while k + 1 < segment.hi and s.g.light_word(s.tokens[k]):
            k += 1
        verbs.append(k)
    return verbs


def _begins(s: Parsed, segment: Segment, clause: Clause, verb: int) -> int:
    """Where what a verb speaks of begins; -1 where nothing follows, or it is asked of somebody else."""
    w, tokens = s.w, s.tokens
    if tokens[verb].tags & w.asking and not _of_us(s, segment, clause, verb):
        return -1
    k = verb + 1
    while k < segment.hi and (s.g.light_word(tokens[k]) or tokens[k].tags & tokens[verb].tags & w.pending):
        k += 1
    if k + 1 < segment.hi and tokens[verb].tags & w.offering and tokens[k].tags & s.g.preposition:
        k += 1  # "budgeted for repaying"
    if k < segment.hi and not tokens[verb].tags & w.refusing and tokens[k].text.endswith(w.gerund_ending):
        return k
    for k in range(verb + 1, min(segment.hi - 1, verb + _FAR)):
        given = bool(tokens[verb].tags & w.giving)
        if tokens[k].text in w.infinitive and _is_verb(s, k + 1, segment, given=given):
            active = k == verb + 1 and verb == segment.verb and not tokens[k + 1].tags & s.g.be
            weighed = tokens[verb].tags & w.weighing and not active and not tokens[k - 1].tags & s.g.question
            adjacent = tokens[verb].tags & w.refusing and k == verb + 1  # what that denies is known
            return -1 if weighed or adjacent or tokens[k - 1].tags & w.chances else k
        if s.g.finite(tokens, k, segment.lo) and k > verb + 1:
            return -1
    return -1


def _of_us(s: Parsed, segment: Segment, clause: Clause, verb: int) -> bool:
    """Whether others ask for a deed: "we were asked to", "the union asked us to"; not "we asked suppliers to"."""
    if s.tags(segment.verb, verb) & s.g.be:
        ours = any(s.tokens[i].tags & s.w.we for i in segment.subject)
        return ours and clause.actor in (Actor.COMPANY, Actor.UNNAMED)
    whom = s.tags(verb + 1, verb + 4)
    if s.tags(segment.lo, verb) & s.w.we or segment.inherited or whom & s.w.authority:
        return False  # who asks a court to rule has done so
    return clause.actor in _THEY or bool(whom & s.w.we)


def _is_verb(s: Parsed, k: int, segment: Segment, *, given: bool) -> bool:
    """Whether the word behind a "to" is a verb; where one may be given something, it is listed, or has an object.

    "We offered to fund it", "we offered training to staff".
    """
    token, g = s.tokens[k], s.g
    after = s.tokens[k + 1] if k + 1 < segment.hi else None
    object_ = after is not None and (after.tags & (g.determiner | g.objects) or after.text[0].isdigit())
    if token.tags & (g.plain | g.past) or s.tokens[k - 2].tags & s.w.we or (object_ and token.text.isalpha()):
        return not token.tags & (g.determiner | g.preposition)
    noun = g.determiner | g.preposition | g.pronoun | g.and_ | g.nouns | s.w.supplier | s.w.customer
    if token.tags & noun or not token.text.isalpha() or s.text[token.start].isupper() or _plural(token.text):
        return False
    return not given or (after is not None and not after.tags & (g.preposition | g.and_) and after.text[0].isalnum())


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")
