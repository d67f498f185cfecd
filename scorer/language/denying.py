"""What a word of no denies: a deed, an event that befalls somebody, or a wrong. Where it reaches: ``polarity``."""

from __future__ import annotations

from functools import reduce
from operator import or_

from scorer.language.categories import Parsed
from scorer.language.clause import Denied
from scorer.language.naming import is_passive
from scorer.language.opening import Opens, Segment

Place = tuple[int, int]
_VERB = 7  # words from a "none of" within which its verb stands


def turns_from_wrong(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether what a verb turns away from is a wrong: "rejects forced labour", not "refused to look into it"."""
    g = s.g
    joins = [k for k in range(i, segment.hi) if s.tokens[k].tags & g.and_ or s.tokens[k].text == ","]
    for k in range(i, min(segment.hi, i + 8)):
        token = s.tokens[k]
        if token.tags & s.w.wrong:
            return True
        if k in joins or k + 1 in joins:
            continue  # "all forms of forced, compulsory or child labour"
        if token.text in s.w.infinitive or token.text.endswith(s.w.gerund_ending):
            return bool(s.tags(k + 1, k + 5) & s.w.wrong) and bool(s.tags(k, k + 2) & s.w.allowing)
        if not token.tags & (g.determiner | g.preposition | s.w.instance_of | s.w.any) and not g.light_word(token):
            return False
    return False


def of_noun(s: Parsed, i: int, segment: Segment, hi: int) -> tuple[Denied, Place]:
    """What "no", "none of" or "without" denies: the noun behind it."""
    w, g, tokens = s.w, s.g, s.tokens
    k = max(i + 1, segment.lo) if tokens[i].tags & w.nobody else i + 1  # "nobody | who complains | is punished"
    while k < hi and tokens[k].tags & tokens[i].tags & (w.none | w.without):
        k += 1  # the rest of a phrase of no
    before = i < segment.verb or tokens[i].tags & w.nobody  # "we ask nobody to waive a claim"
    bears = before and s.tags(k, hi) & w.bearing  # "nothing here keeps anyone from the courts"
    bears = bears or _pledged(s, i, segment) or _in_danger(s, i, segment)
    bears = bears or (i < segment.verb and _undergoes(s, segment))
    if i < segment.verb and shuns(s, segment.verb - 1, segment):
        return Denied.WRONG, (tokens[i].start, tokens[hi - 1].end)
    if bears or k >= hi or tokens[k].tags & g.preposition:
        return (Denied.WRONG, (tokens[i].start, tokens[hi - 1].end)) if bears else _of_all(s, i, segment, hi)
    begin, last = k, -1
    stop = g.preposition | g.aux | g.relative | g.that | g.and_
    while k < hi and not tokens[k].tags & stop and tokens[k].text[0].isalnum():
        qualified = tokens[k].tags & w.event and g.participle(tokens[k - 1])  # "no reported concerns"
        if k > begin and g.finite(tokens, k, segment.lo) and not qualified:
            break
        last, k = k, k + 1
    last = _noun_of(s, begin, last, k, hi)
    if last < 0 and segment.lo <= segment.verb < i and tokens[segment.verb].tags & w.detecting:
        return Denied.FOUND, (tokens[i].start, tokens[hi - 1].end)  # "found nothing"
    if last < 0:
        wrong = s.tags(k, min(hi, k + 4)) & w.wrong  # "nobody was punished"
        return (Denied.WRONG if wrong else Denied.DEED), (tokens[i].start, tokens[hi - 1].end)
    noun = s.place(last)
    unknown = _unknown(s, begin, last, segment)
    if unknown is not None or _is_step(s, last):
        return (Denied.STAGE, noun) if unknown is None else (Denied.FOUND, unknown)
    if (befallen := _befallen(s, last, segment)) >= 0:
        return Denied.EVENT, s.place(befallen)
    of_wrong = k < hi and tokens[k].tags & g.preposition and s.tags(k, min(hi, k + 6)) & w.wrong
    done = last < segment.verb and is_passive(s, segment)
    suffered = w.allowing | w.meeting | w.bearing | w.averse
    undone = done and not s.tags(segment.verb, segment.verb + 5) & suffered  # "no recruitment fees were refunded"
    befalls = (
        last > segment.verb or s.tags(segment.verb, segment.verb + 5) & (w.meeting | g.have) or _stands(s, segment)
    )
    let = last < segment.verb and _lets(s, segment.verb, _to_preposition(s, segment))
    told = tokens[last].tags & w.event and befalls and not let
    case_of = tokens[last].tags & w.instance_of and of_wrong and not told  # "no reports of abuse" is about reports
    if not undone and (tokens[last].tags & w.wrong or case_of):
        return Denied.WRONG, noun
    if tokens[last].tags & w.event and befalls and not _is_object_of_deed(s, i, segment):
        return Denied.EVENT, noun
    if let and s.inside(segment) & w.wrong:
        return Denied.WRONG, (tokens[i].start, tokens[hi - 1].end)
    return Denied.DEED, (tokens[begin].start, tokens[last].end)


def _pledged(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether a company binds itself to a no: "committed to no deforestation", "no exploitation remains our policy"."""
    w, g = s.w, s.g
    first = next((k for k in range(segment.lo, i) if s.tokens[k].tags & w.none), i)
    led = first > segment.lo and s.tokens[first - 1].tags & g.preposition
    if led and s.tags(max(segment.lo, first - 4), first) & w.committing:
        return True
    if s.be(segment) and first == segment.verb + 1 and s.tags(segment.lo, segment.verb) & w.committing:
        return True  # "our policy is no deforestation"
    is_it = segment.verb > i and (s.be(segment) or s.tags(segment.verb, segment.verb + 1) & w.stays)
    ours = [k for k in range(segment.verb + 1, segment.hi) if s.tokens[k].tags & w.committing] if is_it else []
    return bool(ours) and bool(s.tags(segment.verb, ours[0]) & w.our)


def _undergoes(s: Parsed, segment: Segment) -> bool:
    """Whether the verb of a clause tells of a wrong that is suffered: "nobody will be put at a disadvantage"."""
    suffered = s.tags(segment.verb, segment.verb + 5) & s.w.undergoing
    return bool(suffered and s.tags(segment.verb, segment.hi) & s.w.wrong)


def _in_danger(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether a no tells what could go wrong: "the risk of workers having no access to their pay"."""
    having = i > segment.lo and s.tokens[i - 1].text.endswith(s.w.gerund_ending)
    return having and bool(s.tags(segment.lo, i) & s.w.endangering)


def _befallen(s: Parsed, last: int, segment: Segment) -> int:
    """What nobody of a subject met with (a word's index, or -1): "no company of the group has been convicted".

    Or was drawn into: "neither the company nor its subsidiaries are party to a lawsuit".
    """
    w, behind = s.w, range(segment.verb + 1, segment.hi)
    if last >= segment.verb:
        return -1
    if not s.tokens[last].tags & (w.event | w.wrong) and s.tags(segment.verb, segment.verb + 4) & w.meeting:
        sued = next((n for n in behind if s.tokens[n].tags & w.suit), -1)
        if sued >= 0 and s.tokens[sued].tags & w.event:
            return sued
    return next((n for n in behind[:4] if _befalls(s, n)), -1) if is_passive(s, segment) else -1


def _unknown(s: Parsed, begin: int, last: int, segment: Segment) -> Place | None:
    """What was not found, where a noun says so: "no *mills* were identified as ...", "no knowledge of *slavery*"."""
    w, tokens = s.w, s.tokens
    if tokens[last].tags & w.evidence and (_is_found(s, segment) or s.tags(segment.verb, last) & w.detecting):
        return tokens[last].start, tokens[segment.hi - 1].end  # "found no evidence", "no evidence was found"
    if tokens[last].tags & w.detecting and last + 2 < segment.hi and tokens[last + 1].tags & s.g.of:
        return tokens[last + 2].start, tokens[segment.hi - 1].end
    if tokens[last].tags & (w.event | w.wrong) or not tokens[last].endings & s.g.third_person:
        return None
    at = s.segments.index(segment)
    which = s.segments[at + 1] if at + 1 < len(s.segments) and last > segment.verb else None
    if which is None or which.opens is not Opens.RELATIVE or not s.inside(segment) & s.g.existential:
        which = segment if last < segment.verb else None
    found = which is not None and _is_found(s, which)
    return (tokens[begin].start, tokens[last].end) if found else None


def _is_found(s: Parsed, segment: Segment) -> bool:
    """Whether the verb of a clause says that something was found: "were identified"."""
    ahead = range(segment.verb, min(segment.hi, segment.verb + 4)) if segment.verb >= 0 else range(0)
    at = next((k for k in ahead if s.tokens[k].tags & (s.w.detecting | s.w.foreseeing)), -1)
    return at > segment.verb and bool(s.tags(segment.verb, at) & s.g.be)


def _of_all(s: Parsed, i: int, segment: Segment, hi: int) -> tuple[Denied, Place]:
    """What "none of them" denies: what is said of them, or an event that one of them might have met with."""
    w, tokens = s.w, s.tokens
    met = s.tags(segment.verb, segment.verb + 4) & w.meeting if segment.verb > i else 0
    event = next((n for n in range(segment.verb + 1, hi) if tokens[n].tags & w.event), -1) if met else -1
    if event >= 0:
        return Denied.EVENT, s.place(event)  # "none of the replies gave rise to a concern"
    wrong = any(  # "none of the services undermine the rules", not "none of the abuse cases"
        tokens[n].tags & w.wrong and (n == segment.verb or s.tags(n + 1, n + 2) & s.g.determiner)
        for n in range(i + 1, min(hi, i + _VERB))
    )
    return (Denied.WRONG if wrong else Denied.DEED), (tokens[i].start, tokens[hi - 1].end)


def _is_step(s: Parsed, i: int) -> bool:
    """Whether a word names a step of a case that is told: "no appeal was lodged" tells how it stands."""
    w, tags = s.w, s.tokens[i].tags
    others = any(t.tags & w.stage for k, t in enumerate(s.tokens) if k != i)
    return bool(tags & w.stage and not tags & (w.suit | w.event) and (others or s.all & (w.suit | w.sues | w.struck)))


def _lets(s: Parsed, lo: int, hi: int) -> bool:
    """Whether a verb among some words lets a thing be; "forced" in "forced labour" is none."""
    return any(token.tags & s.w.allowing and not token.tags & s.g.not_verbs for token in s.tokens[max(lo, 0) : hi])


def _to_preposition(s: Parsed, segment: Segment) -> int:
    """Where the verb of a clause ends, at the latest: "were identified | in the supply chain"."""
    ahead = range(segment.verb, min(segment.hi, segment.verb + 5))
    return next((k for k in ahead if s.tokens[k].tags & s.g.preposition), ahead.stop)


def _stands(s: Parsed, segment: Segment) -> bool:
    """Whether a clause tells how things stand in itself: "no cases are pending", not "no risk is | that ..."."""
    return s.be(segment) and segment.verb + 1 < segment.hi


def _noun_of(s: Parsed, begin: int, last: int, k: int, hi: int) -> int:
    """The event or wrong that a run of words names, where its last word is not its noun; else the last word.

    "No incidents resulting in fines" is about incidents, "no monetary or other sanctions" about sanctions.
    """
    w, tokens = s.w, s.tokens
    named = w.event | w.wrong
    back = last
    acts = k in s.verbs  # "no slavery training took place", not "no incidents resulting in fines"
    while not acts and back > begin and tokens[back].text.endswith(w.gerund_ending) and not tokens[back].tags & named:
        back -= 1
    if last >= 0 and tokens[back].tags & named:
        return back
    if last >= 0 and k < hi and tokens[k].tags & s.g.and_:
        for n in range(k + 1, min(hi, k + 4)):
            if tokens[n].tags & named:
                return n
            if not tokens[n].text[0].isalnum() or tokens[n].tags & (s.g.aux | s.g.preposition | s.g.determiner):
                break
    return last


def _befalls(s: Parsed, i: int) -> bool:
    """Whether a word tells of an event that befalls whoever is its subject: "was fined"."""
    tags = s.tokens[i].tags
    return bool(tags & s.w.meeting and tags & s.w.event)


def _is_object_of_deed(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether an event is what the company itself would do: "we opened no inquiry", not "we received no complaint".

    Nor is what nobody looked into an event that did not befall it: "nobody assessed the risks".
    """
    if s.tokens[i].tags & s.w.nobody and i < segment.verb and s.tokens[segment.verb].tags & s.w.examining:
        return not s.tokens[segment.verb].tags & s.w.receiving
    if not 0 <= segment.verb < i or not s.tags(segment.lo, segment.verb) & (s.w.we | s.w.company):
        return False
    return not s.tags(segment.verb, i) & (s.w.receiving | s.g.be_or_have)


def of_verb(s: Parsed, i: int, segment: Segment) -> tuple[Denied, Place, bool]:
    """What "not" or "never" denies: the verb behind it, or the wrong or event that is its object or subject."""
    w, tokens = s.w, s.tokens
    place = (tokens[i].start, tokens[segment.hi - 1].end)
    ahead = s.tags(i + 1, min(segment.hi, i + 5))
    if ahead & w.bearing or s.tags(i + 1, i + 2) & w.wrongly:
        return Denied.WRONG, place, False
    if (sought := _sought(s, i, segment)) is not None:
        return Denied.FOUND, sought, True
    told = is_passive(s, segment) and s.tags(segment.verb, i + 1) & (w.past_be | s.g.have)
    about = [*_object(s, i, segment), *(head_of(s, segment.subject) if told or s.be(segment) else [])]
    near = [*segment.subject[-1:], *range(i + 1, min(segment.hi, i + 3))]
    of_wrong = any(tokens[k].tags & w.wrong for k in [*about, *near]) or _to_suffer(s, i, segment)
    if _lets(s, i + 1, min(segment.hi, i + 5)) and of_wrong and not _is_deed(s, i, segment):
        return Denied.WRONG, place, False
    of = reduce(or_, (tokens[k].tags for k in head_of(s, segment.subject)), 0)
    case = (
        ahead & w.over
        and s.all & (w.authority | w.stage)
        and any(tokens[k].tags & (w.suit | w.event) for k in segment.subject)
    )
    over = case and tokens[segment.verb].tags & s.g.have and is_passive(s, segment)  # "the inquiry had not been closed"
    step = over or of & w.stage or (of & w.step and s.all & (w.stage | w.suit | w.sues))
    if step and not ahead & w.tell:
        return Denied.STAGE, place, False
    if ahead & w.undergoing and s.tags(i + 1, segment.hi) & w.wrong:
        return Denied.WRONG, place, False  # "workers are not subjected to forced labour"
    if ahead & w.upheld and (of & w.event or any(tokens[k].text[0].isdigit() for k in segment.subject)):
        return Denied.STAGE, place, False  # "21 of the complaints were not substantiated" tells how they ended
    above = next((o for o in s.segments if o.hi == segment.lo), segment) if segment.inherited else segment
    bound = (
        segment.verb >= 0 and s.inside(above) & (w.ought | w.shall)
        if above is not segment
        else (segment.verb >= 0 and tokens[segment.verb].tags & (w.ought | w.shall))
    )
    ruled_out = ahead & (w.allowing | w.meeting) or s.tags(i + 1, segment.hi) & w.wrong
    if bound and ruled_out and not s.tags(segment.lo, segment.verb) & w.we:
        return Denied.WRONG, place, False  # "suppliers must not employ ..."
    if shuns(s, i, segment) or _shuts_out(s, i, segment):
        return Denied.WRONG, place, False
    led = next((k for k in range(i + 2, min(segment.hi, i + 4)) if tokens[k].tags & s.g.preposition), -1)
    any_ = ahead & w.any or (led > 0 and _behind_phrase(s, led, segment))
    zero = bool(any_ or s.tokens[i].tags & w.at_no_time)
    modal = segment.verb >= 0 and tokens[segment.verb].tags & s.g.modal
    if ahead & w.meeting and not modal and not _would_be_deed(s, i, segment):
        verb = next((k for k in range(i + 1, min(segment.hi, i + 5)) if tokens[k].tags & w.meeting), -1)
        if verb >= 0 and _befalls(s, verb):
            return Denied.EVENT, s.place(verb), zero
        for k in about:
            tags = tokens[k].tags
            if tags & (w.wrong | w.event) and not tags & w.meeting & ~w.event:
                wrong = tags & w.wrong and not tags & w.event
                return (Denied.WRONG if wrong else Denied.EVENT), s.place(k), zero
    return Denied.DEED, place, zero


def shuns(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether those who do wrong are not dealt with: "we do not work with suppliers | who use child labour"."""
    w, tokens = s.w, s.tokens
    verb = next((k for k in range(i + 1, min(segment.hi, i + 5)) if tokens[k].tags & w.dealing), -1)
    if verb < 0 or segment.verb < 0 or s.tags(i + 1, verb) & w.ending:
        return False  # "have not ended our contracts with ..."
    at = s.segments.index(segment)
    following = s.segments[at + 1] if at + 1 < len(s.segments) else None
    told = following is not None and following.opens in (Opens.RELATIVE, Opens.CONDITION)
    which = range(verb + 1, following.hi if told and following is not None else segment.hi)
    met = w.supplier | w.customer | w.generic_other | w.anybody_may | w.shunned
    whom = next((k for k in which if tokens[k].tags & met), -1)
    bad = w.wrong | w.failing | w.not_ | w.struck
    return whom >= 0 and any(tokens[k].tags & bad for k in which if k > whom)


def _shuts_out(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether a supplier or customer is kept out: "38 suppliers are not eligible for the award of contracts"."""
    w = s.w
    them = any(s.tokens[k].tags & (w.supplier | w.customer) for k in segment.subject)
    return them and s.be(segment) and bool(s.tags(i + 1, min(segment.hi, i + 4)) & w.admitted)


def _sought(s: Parsed, i: int, segment: Segment) -> Place | None:
    """What was not found, where a search came to nothing: "we have not identified *any risks* in our supply chain".

    "We have not identified our salient risks", "... the countries concerned" is a deed not done.
    """
    g, w, tokens = s.g, s.w, s.tokens
    k = i + 1
    while k < segment.hi and (tokens[k].tags & (g.aux | g.have | g.be) or g.light_word(tokens[k])):
        k += 1
    would = segment.verb >= 0 and tokens[segment.verb].tags & g.modal
    to = k + 1 < segment.hi and tokens[k + 1].text in w.infinitive
    to = to and not s.tags(k + 1, segment.hi) & (w.wrong | w.event | w.struck)  # but "was not found to be in breach"
    if k >= segment.hi or would or to or not tokens[k].tags & w.detecting:
        return None
    while k < segment.hi and tokens[k].tags & (w.detecting | g.preposition):
        k += 1
    if k >= segment.hi or not tokens[k].text[0].isalpha():
        return None
    open_ = tokens[k].tags & (w.any | w.indefinite) or s.tags(k + 1, k + 2) & w.instance_of
    known = tokens[k].tags & (g.determiner | g.pronoun | g.relative | g.that) or tokens[i].tags & w.at_no_time
    return None if known and not open_ else (tokens[k].start, tokens[segment.hi - 1].end)


def _to_suffer(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether somebody would have to suffer or do a wrong: "not let anybody lose his post"."""
    tokens, last = s.tokens, min(segment.hi, i + 7)
    if i + 3 < last and tokens[i + 1].text in s.w.bare_infinitive and tokens[i + 3].tags & s.w.wrong:
        return True
    to = next((k for k in range(i + 2, last) if tokens[k].text in s.w.infinitive), last)
    return bool(s.tags(to + 1, min(last, to + 2 + bool(s.tags(to + 1, to + 2) & s.g.be))) & s.w.wrong)


def _would_be_deed(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether the company itself would act: "we have not opened an inquiry", not "we have not received complaints"."""
    if is_passive(s, segment):
        ours = (k for k in range(segment.lo, segment.hi - 1) if s.tokens[k].tags & s.w.by)
        return any(s.tokens[k + 1].tags & s.w.we for k in ours)  # "an inquiry by us was not made"
    if not s.tags(segment.lo, i) & (s.w.we | s.w.company):
        return False
    ahead = s.tags(i + 1, min(segment.hi, i + 5))
    return bool(ahead & s.w.opening) and not ahead & (s.w.receiving | s.g.be)


def head_of(s: Parsed, subject: list[int]) -> list[int]:
    """The noun that a subject is about: the last word before its first preposition."""
    kept = subject
    for n, i in enumerate(subject):
        if n and s.tokens[i].tags & s.g.preposition:
            kept = subject[:n]
            break
    return kept[-1:]


def _behind_phrase(s: Parsed, k: int, segment: Segment) -> int:
    """Where an object begins behind a phrase that stands before it: "received | in the year | any fine"; 0 if none."""
    return next((n for n in range(k + 2, min(segment.hi, k + 6)) if s.tokens[n].tags & s.w.any), 0)


def _object(s: Parsed, i: int, segment: Segment) -> list[int]:
    """The words of the object behind a denied verb: "any incidents of ..."; none where it is a counted one.

    "has not received complaints" tells of none, "never received the 41 complaints" denies these.
    """
    g, tokens = s.g, s.tokens
    k = i + 1
    while k < segment.hi and (tokens[k].tags & (g.aux | s.w.meeting | g.be) or g.light_word(tokens[k])):
        k += 1
    if k < segment.hi and tokens[k].tags & g.preposition:  # "not aware of any ..."
        k = _behind_phrase(s, k, segment) or k + 1
    begin, named = k, False
    while k < segment.hi and tokens[k].text[0].isalnum():
        token = tokens[k]
        of_it = k > begin and tokens[k - 1].tags & s.w.instance_of
        if (token.tags & g.preposition and not of_it) or token.tags & (g.relative | g.but):
            break
        if (token.tags & g.determiner and not token.tags & s.w.any) or token.text[0].isdigit():
            return list(range(begin, k - 1)) if named else []  # "aware of any incidents in our business"
        named = named or bool(token.tags & (s.w.event | s.w.wrong))
        k += 1
    return list(range(begin, k))


def _is_deed(s: Parsed, i: int, segment: Segment) -> bool:
    """Whether what is denied is a deed on a wrong ("not trained on forced labour"), not the wrong itself."""
    g = s.g
    for k in range(i + 1, min(segment.hi, i + 5)):
        tags = s.tokens[k].tags
        if tags & s.w.allowing:
            return False
        if not (g.light_word(s.tokens[k]) or tags & (g.aux | g.be_or_have)):
            return True
    return False
