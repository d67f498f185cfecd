"""In which mood a clause tells: done, a practice, promised, possible, imagined, required, asked, withheld."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_

from scorer.language.categories import Categories, Parsed, headings
from scorer.language.clause import Actor, Clause, Mood
from scorer.language.denying import head_of
from scorer.language.lexicon import Token
from scorer.language.opening import Opens, Segment
from scorer.language.vouching import asked_to_say

_SHARE = re.compile(r"\d ?%")
_NUMBERED = 6  # words and marks among which a sentence with a number begins
_LABEL = 6  # words that a label has at most
_CITED = 8  # words behind "according to" in which a law is named
_CARRIED = frozenset({Mood.IMAGINED, Mood.POSSIBLE, Mood.PROMISED, Mood.REQUIRED})


def mood(s: Parsed, n: int, actor: Actor, before: Clause | None) -> Mood:
    """The mood of clause ``n`` of a sentence; ``before`` is the main clause before it."""
    segment = s.segments[n]
    w, g = s.w, s.g
    inside = s.inside(segment)
    asking = n == 0 and s.tokens[0].tags & g.question and _spoken_of(s)
    asks_all = s.text.rstrip().endswith("?") and not _in_quotes(s.text)
    if (
        asks_all
        or inside & w.filling_in
        or _asks_to_tell(s, n)
        or (asking and not _withholds(s, segment, actor, inside))
    ):
        return Mood.ASKED  # also "Whether we were sued | is for others to tell"
    if _withholds(s, segment, actor, inside):
        return Mood.WITHHELD
    if _is_required(s, segment, actor, inside):
        return Mood.REQUIRED
    whole = n == 0 and s.tokens[0].tags & g.question  # the question with what is said of it, in one
    asks = n and s.tokens[segment.lo].tags & g.question  # "we assess | whether wages are paid" tells nothing of wages
    if asks or (segment.opens is Opens.CONDITION and not whole):
        return Mood.ASKED if asks and segment.opens is not Opens.CONDITION else Mood.POSSIBLE
    if inside & w.supposing or (s.all & w.supposing and segment.opens in (Opens.THAT, Opens.AND)):
        return Mood.IMAGINED
    verb = s.tokens[segment.verb].tags if segment.verb >= 0 else 0
    group = s.tags(segment.verb, min(segment.hi, segment.verb + 4)) if verb else inside
    unreal = s.conditional and verb & w.may and group & g.have  # "had we known, we would have ..."
    said = n and segment.opens is Opens.THAT
    above = s.inside(s.segments[n - 1]) if said else 0  # "it is conceivable | that we may ..."
    might = 0 if _was_able(s, n) else group & w.might
    if might or unreal or ((inside | above) & w.imagined and (s.conditional or might | group & w.may)):
        return Mood.IMAGINED
    may_be = (verb & w.may and not _permits(s, segment, inside)) or inside & w.reserving
    advised = verb & w.advised and actor not in (Actor.SUPPLIER, Actor.CUSTOMER)  # of these it is asked: a practice
    if may_be or advised:  # "may end the contract", "reserves the right to", "the committee should meet"
        return Mood.ONGOING if _only_leads_to_what_is_said(s, n) else Mood.POSSIBLE
    past = _is_past(s, segment)
    helped = s.tags(segment.lo, segment.hi) & g.aux
    goes_on = past and segment.opens is Opens.AND and segment.inherited and not helped
    if goes_on and before is not None and _carries(s, n, before):
        return before.mood  # "might be acknowledged | and passed on", "are reviewed | and updated"
    if verb & (w.intends | w.are_to) or (not past and _promises(s, segment, inside)):
        return Mood.PROMISED
    if past:
        return Mood.REQUIRED if asked_to_say(s, n, s.tokens[max(0, segment.verb)].start) else Mood.DONE
    if (
        segment.verb < 0
        and before is not None
        and segment.opens is Opens.AND
        and not s.tags(segment.lo, segment.hi) & g.aux
    ):
        return before.mood if before.mood is Mood.WITHHELD else Mood.ONGOING
    return Mood.ONGOING


def _only_leads_to_what_is_said(s: Parsed, n: int) -> bool:
    """Whether it says only that something is told: "it should be noted | that no fees were repaid"."""
    segment = s.segments[n]
    following = s.segments[n + 1] if n + 1 < len(s.segments) else None
    if following is None or following.opens is not Opens.THAT or segment.verb < 0:
        return False
    itself = all(s.tokens[i].tags & s.g.back for i in segment.subject)
    modal = s.tokens[segment.verb].tags & (s.w.may | s.w.advised)
    return bool(itself and modal and s.tags(segment.verb + 1, segment.hi) & s.w.to_be_said)


def _permits(s: Parsed, segment: Segment, inside: int) -> bool:
    """Whether a "may" permits others: "anyone may complain", not "nobody may be made to suffer"."""
    w = s.w
    return bool(inside & w.permission) and not is_ours(s, segment) and not s.tags(segment.lo, segment.verb) & w.none


def _promises(s: Parsed, segment: Segment, inside: int) -> bool:
    """Whether a word of a clause promises; "our action plans to end it are reviewed" does not."""
    if not inside & s.w.promise or not inside & s.w.no_promise:
        return bool(inside & s.w.promise)
    told = s.tokens[segment.lo : segment.hi]
    return any(t.tags & s.w.promise and not t.tags & s.w.no_promise for t in told)


def _carries(s: Parsed, n: int, before: Clause) -> bool:
    """Whether the main clause before it lends its mood to clause ``n``, a participle that goes on with it."""
    return before.mood in _CARRIED or (before.mood is Mood.ONGOING and n > 0 and _passive(s, s.segments[n - 1]))


def _was_able(s: Parsed, n: int) -> bool:
    """Whether a "could" tells what a share of people were able to: "78% could name it"; not what could be done."""
    segment = s.segments[n]
    if not s.tags(segment.verb, segment.verb + 1) & s.w.was_able or s.inside(segment) & s.g.be:
        return False
    return _SHARE.search(s.text, s.tokens[segment.lo].start, s.tokens[segment.verb].start) is not None


def _in_quotes(text: str) -> bool:
    """Whether a question at the end is only quoted, and parted behind its mark: "the course “Who is the end user?"."""
    return text.rfind("“") > max(0, text.rfind("”")) or (text.count('"') == 1 and text.find('"') > 0)


def _spoken_of(s: Parsed) -> bool:
    """Whether the question that opens a sentence is only spoken of: "is a matter for others", not "is reviewed"."""
    light = s.inside(s.segments[0]) & s.g.light
    return len(s.segments) > 1 and bool(light or s.segments[1].opens is not Opens.RELATIVE)


def _looked(s: Parsed, segment: Segment) -> bool:
    """Whether the subject of a clause is an examination: what it does not reveal was not found."""
    if segment.verb < 0 or not s.tokens[segment.verb].tags & (s.g.do | s.g.have) or s.inside(segment) & s.w.this_report:
        return False
    revealed = any(t.tags & s.w.tell and t.tags & s.w.detecting for t in s.tokens[segment.verb : segment.hi])
    return revealed and any(s.tokens[i].tags & s.w.look for i in head_of(s, segment.subject))


def _asks(s: Parsed, segment: Segment) -> bool:
    """Whether it is a question that is answered, or not: "we do not disclose how many requests for user data ..."."""
    asked = range(segment.lo, segment.hi)
    return any(s.tokens[i].tags & s.w.tell and s.tags(i + 1, i + 2) & s.w.open_question for i in asked)


def _is_told(s: Parsed, segment: Segment) -> bool:
    """Whether it is the subject of a clause that is told, or named: "workers were not told", "we were not named"."""
    told = (k for k in range(max(segment.verb, segment.lo), segment.hi) if s.tokens[k].tags & s.w.tell)
    at = next(told, -1)
    if at < 0 or not s.tags(segment.verb, at) & s.g.be or not s.tags(segment.lo, at) & s.g.no:
        return False  # "we have been told not to comment"
    if not s.tokens[segment.verb].tags & s.g.be_or_have:
        return False  # "who of us decides | is not disclosed"
    return bool(
        s.tokens[at].tags & s.w.telling_whom or (is_ours(s, segment) and s.tokens[at].endings & s.g.past_ending)
    )


def is_ours(s: Parsed, segment: Segment) -> bool:
    """Whether the company itself is the subject of a clause: "we may ask" is no permission."""
    return any(s.tokens[i].tags & s.w.we for i in segment.subject)


def _asks_to_tell(s: Parsed, n: int) -> bool:
    """Whether a form asks whoever fills it in: "5. Describe the mechanisms in place to redress grievances"."""
    words = (t for t in s.tokens[:_NUMBERED] if len(t.text) > 1 and t.text.isalpha())
    first = next(words, None) if n == 0 and s.all & s.w.asks_to_tell else None
    return first is not None and bool(first.tags & s.w.asks_to_tell) and s.text[first.start].isupper()


def calls_for_mood(text: str, tokens: list[Token], tags: int, w: Categories) -> bool:
    """Whether any word of a sentence can give a clause another mood than that of a practice.

    Every rule of this module asks for one of these words first; ``tags`` are the categories of all words.
    """
    g = w.grammar
    return bool(
        tags & w.moody
        or (tags & w.tell and tags & (w.cannot_tell | w.not_ | w.none))
        or (tags & w.confidential and tags & w.secret_matter)
        or (tags & g.have and tags & g.participles)
        or "?" in text
        or g.any_ed(tokens)
        or (tags & (g.pronoun | g.have) and any(token.endings & g.past_ending for token in tokens))
        or label_of_plans(text, w)
    )


def label_of_plans(text: str, w: Categories) -> int:
    """Where the label of a plan ends that opens a sentence: "Next step: ...", "Planned for May 2024: ..."; else 0."""
    ends = text.find(":")
    if ends < 0 or text.find(":", ends + 1) >= 0 or len(text[:ends].split()) > _LABEL:
        return 0
    words = headings(w.language)
    return ends if words.lexicon.tags(text[:ends]) & words.label else 0


def _is_required(s: Parsed, segment: Segment, actor: Actor, inside: int) -> bool:
    """Whether somebody else than the company demands it: a law, an authority, a standard, a rule for everybody."""
    w = s.w
    if not s.all & w.demanding:
        return False  # of most sentences no more needs to be asked
    ruled = by_law(s, segment)
    verb = s.tokens[segment.verb].tags if segment.verb >= 0 else 0
    everybody = bool(s.tags(segment.lo, segment.verb) & w.generic)
    named = inside & w.company and not (everybody or ruled)  # "a company", "entities" are anybody
    partners = s.all & w.supplier and not ruled and not everybody
    mine = s.all & (w.we | w.our) or (s.all & w.own_rules and not ruled) or named or partners
    if verb & w.wants and actor is not Actor.COMPANY and s.tags(segment.verb + 1, segment.verb + 4) & w.generic:
        return True  # "SB 657 asks retailers to state ...", whoever it is
    if ruled and verb & w.may and s.tags(segment.verb + 1, segment.verb + 2) & w.not_:
        return True  # "Under the Directive whistleblowers may not be dismissed"
    demanding = actor in (Actor.LAW, Actor.AUTHORITY) or (actor is Actor.OTHER and not s.all & w.we)
    if demanding and inside & (w.wants | w.ought | w.shall):
        return True
    if actor is Actor.LAW and inside & w.provides:
        return True
    if verb & w.advises and not s.tags(segment.verb - 3, segment.verb) & (w.we | w.company):
        return True  # "our auditor recommended that the company map its risks"
    asked = inside & (w.ought | w.shall) or (
        everybody and verb & s.g.be and s.tags(segment.verb + 1, segment.verb + 2) & w.wants
    )
    if mine or segment.opens is Opens.CONDITION or not asked:
        return False
    return everybody or bool(verb & (w.ought | w.shall) and ruled)


def by_law(s: Parsed, segment: Segment) -> bool:
    """Whether a sentence names a law and not the company: "Under the Directive persons who report shall not ..."."""
    law = s.w.law | s.w.statute
    if not s.all & law or s.all & (s.w.we | s.w.our):
        return False
    cited = (i for i, token in enumerate(s.tokens) if token.tags & (s.w.according | s.w.citing))
    return bool(s.tags(0, max(segment.verb, segment.lo)) & law or any(s.tags(i, i + _CITED) & law for i in cited))


def _is_past(s: Parsed, segment: Segment) -> bool:
    g, tokens = s.g, s.tokens
    if segment.verb < 0:
        return False
    for i in range(segment.verb, segment.hi):
        token = tokens[i]
        if token.tags & s.w.past_be:
            return True
        if i == segment.verb and (g.past_verb(tokens, i) or _did(s, i)):
            if i > segment.lo and tokens[i - 1].tags & g.be and not tokens[i - 1].tags & g.be_now_or_past:
                return False  # "that a mill be audited"
            if not token.tags & g.either_tense:
                return True
            ours = any(tokens[k].tags & g.pronoun for k in segment.subject) and not token.tags & g.telling_now
            return ours or _timed(s, segment)
        if token.tags & g.have and _perfect(s, i + 1, segment.hi):
            meant = tokens[i - 1].text in s.w.infinitive and s.tags(segment.verb, i) & s.w.promise
            return not (i > segment.lo and meant)  # "we aim to have trained them by May"
    return False


def _did(s: Parsed, i: int) -> bool:
    """Whether a word that is mostly no verb is one of the past behind a pronoun: "we experienced no incidents"."""
    meant = s.tokens[i].tags & (s.w.intends | s.w.promise | s.w.hoped)
    return bool(i and not meant and s.tokens[i].endings & s.g.past_ending and s.tokens[i - 1].tags & s.g.pronoun)


def _passive(s: Parsed, segment: Segment) -> bool:
    """Whether a clause ends in a participle with its helper: "how it is managed |"."""
    g, tokens = s.g, s.tokens
    if segment.verb < 0 or not g.participle(tokens[segment.hi - 1]):
        return bool(segment.verb >= 0 and tokens[segment.verb].tags & g.be_or_have and _participle_in(s, segment))
    i = segment.hi - 2
    while i > segment.lo and g.light_word(tokens[i]):
        i -= 1
    return bool(tokens[i].tags & g.be_or_have)


def _participle_in(s: Parsed, segment: Segment) -> bool:
    return any(s.g.participle(s.tokens[k]) for k in range(segment.verb + 1, segment.hi))


def _timed(s: Parsed, segment: Segment) -> bool:
    """Whether a clause tells when: with a month or a year."""
    return any(
        token.tags & s.g.month or (token.text[-2:].isdigit() and len(token.text) >= 4)
        for token in s.tokens[segment.lo : segment.hi]
    )


def _perfect(s: Parsed, i: int, hi: int) -> bool:
    """Whether a participle follows a form of "have", but for what may stand between: "have not yet been trained"."""
    g, tokens = s.g, s.tokens
    while i < hi and (g.light_word(tokens[i]) or tokens[i].tags & (g.no | g.be | g.pronoun)):
        if tokens[i].tags & g.participles:
            return True
        i += 1
    return i < hi and g.participle(tokens[i])


def _withholds(s: Parsed, segment: Segment, actor: Actor, inside: int) -> bool:
    """Whether the clause declines to tell, and not what it is right to keep (who complained, personal data)."""
    w, tokens = s.w, s.tokens
    if (inside & w.rightly_secret and not _asks(s, segment)) or _of_none(s, segment):
        return False
    if inside & w.secret:
        first = next(i for i in range(segment.lo, segment.hi) if tokens[i].tags & w.secret)
        denied = any(tokens[i].tags & (w.none | w.not_) for i in range(segment.lo, first))
        return not denied  # "nobody is asked to keep silent"
    if inside & w.confidential:
        matter = inside | reduce(or_, (tokens[i].tags for i in segment.subject), 0)
        if matter & w.secret_matter and _is_secret(s, segment):
            return True
    if not inside & w.tell or actor not in (Actor.COMPANY, Actor.UNNAMED):
        return False
    if _looked(s, segment) or _is_told(s, segment):
        return False
    for i in range(segment.lo, segment.hi):
        tags = tokens[i].tags
        if tags & w.no_denial:
            continue
        if tags & (w.cannot_tell | w.not_) and _tells_next(s, i + 1, segment):
            return True
        if tags & w.none and segment.verb >= 0 and _tells_none(s, i, segment):
            return True
    return False


def _of_none(s: Parsed, segment: Segment) -> bool:
    """Whether a clause only says of what there is none: "we know of no proceedings | that are not set out here"."""
    first = s.segments[0]
    return segment is not first and segment.opens is Opens.RELATIVE and bool(s.inside(first) & (s.w.not_ | s.w.none))


def _tells_none(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether a "no" says that nothing is told: "we name no court", "no figures are disclosed".

    "None of it undermines the rules set out here" does not, nor do "the principles set out in the Zero Harm Charter".
    """
    verb, tokens = segment.verb, s.tokens
    if verb < i:
        return i <= verb + 3 and bool(tokens[verb].tags & s.w.tell)
    told = range(verb, min(segment.hi, verb + 4)) if tokens[verb].tags & s.g.be_or_have else ()
    return any(tokens[k].tags & s.w.tell and s.g.participle(tokens[k]) for k in told)


def _tells_next(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether the verb that a "not" or a "cannot" belongs to is one of telling: "do not | as a rule comment"."""
    g, tokens = s.g, s.tokens
    helps = g.aux | g.be_or_have | g.pronoun | s.w.cannot_tell | s.w.not_
    while i < segment.hi and not tokens[i].tags & s.w.tell:
        if not (tokens[i].tags & helps or g.light_word(tokens[i]) or tokens[i].text in s.w.infinitive):
            return False
        i += 1
    return i < segment.hi


def _is_secret(s: Parsed, segment: Segment) -> bool:
    """Whether a clause says that something is confidential: "its terms are | for good reasons | confidential"."""
    moved = s.w.moved  # "classified as a liability", "sensitive to prices"
    told = (s.tokens[i].tags for i in range(segment.lo, segment.hi))
    said = [segment.lo + i for i, tags in enumerate(told) if tags & s.w.confidential and not tags & moved]
    if not said:
        return False
    predicate = segment.verb < 0 or s.tokens[segment.verb].tags & s.g.be or s.tags(segment.verb, segment.hi) & s.w.stays
    last = said[-1] + 1 >= segment.hi or bool(s.tokens[said[-1] + 1].tags & s.g.preposition)
    return bool(predicate) and last and not s.tags(said[-1] - 1, said[-1]) & s.g.determiner
