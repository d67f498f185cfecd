"""What each clause of a sentence says: who acts, affirmed or denied, in which mood. Decided here and nowhere else.

The order is that of reading: who acts (:mod:`~scorer.language.who`), what denies (:mod:`~scorer.language.polarity`),
the mood (:mod:`~scorer.language.mood`); last, what a clause takes over from the one that it completes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from scorer.language.announcing import announced
from scorer.language.categories import Parsed, categories, headings, runs_in, told_of
from scorer.language.claiming import only_claimed
from scorer.language.clause import Actor, Clause, Denied, Ground, Mood
from scorer.language.framing import Frame, frame
from scorer.language.lexicon import Token
from scorer.language.mood import by_law, calls_for_mood, mood
from scorer.language.opening import Opens, Segment
from scorer.language.pending import parted
from scorer.language.polarity import negations
from scorer.language.reaching import HANGING, reached
from scorer.language.undoing import come_to_nothing
from scorer.language.who import APART, who
from scorer.wording import DEFAULT

_GOVERNING = frozenset({Mood.PROMISED, Mood.POSSIBLE, Mood.IMAGINED, Mood.REQUIRED, Mood.WITHHELD})
_TELLING = frozenset({Actor.OTHER, Actor.AUTHORITY})
_PRACTICE = frozenset({Mood.ONGOING})
_MAYBE = frozenset({Mood.IMAGINED, Mood.POSSIBLE})
_DENYING = frozenset({Denied.DEED, Denied.FOUND})
_UNTOLD = frozenset({Mood.IMAGINED, Mood.REQUIRED, Mood.WITHHELD})
_UNSAID = frozenset({Mood.ASKED, Mood.WITHHELD})
_NOT_YET = frozenset({Mood.PROMISED, Mood.POSSIBLE})
_ASKING = 4  # words at the end of a clause among which a question begins
_OF_HEADING = 5  # letters of a word from which on it has a great letter in a heading that has them at all
_COUNTED = 4  # words before a relative clause in which its noun is counted
_COMPLETING = (Opens.RELATIVE, Opens.THAT, Opens.CONDITION)


def read(text: str, language: str = DEFAULT) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order; none where it holds no word.

    Args:
        text: The sentence as quoted; offsets of clauses are offsets in it.
        language: Its language, as a code of two letters.
    """
    return heard(text, language).clauses


def read_by_name(
    text: str, names: frozenset[str], language: str = DEFAULT, authorities: frozenset[str] = frozenset()
) -> tuple[Clause, ...]:
    """The same where the company is known by its name, too: "Norlund's human rights framework" is ours, and no law.

    Args:
        text: The sentence as quoted.
        names: The words of the company's name, folded as sentences are; they count where they have a great letter.
        language: Its language, as a code of two letters.
        authorities: Abbreviations that stand for authorities, as they are written.
    """
    w = categories(language)
    tokens, _ = told_of(text, w)
    for i, token in enumerate(tokens):
        if text[token.start : token.end] in authorities:
            tokens[i] = token._replace(tags=token.tags | w.authority)
            continue
        ending = next((e for e in w.possessive_ending if token.text.endswith(e)), "")
        if token.text.removesuffix(ending) in names and text[token.start].isupper():
            tokens[i] = token._replace(tags=token.tags & ~w.names | (w.our if ending else w.company))
    return _clauses(Parsed(text, language, tokens))


class Heard:
    """A sentence as far as somebody has asked: its words at once, its clauses where they matter.

    Attributes:
        tags: The categories of words that occur in it.
    """

    __slots__ = ("_clauses", "_language", "_plain", "_text", "_tokens", "tags")

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language
        self._clauses: tuple[Clause, ...] | None = None
        self._plain: bool | None = None
        self._tokens: list[Token]
        self._tokens, self.tags = told_of(text, categories(language))

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """What its clauses say."""
        if self._clauses is None:
            self._clauses = _clauses(Parsed(self._text, self._language, self._tokens))
            if self._plain is not None:
                self._tokens = []
        return self._clauses

    @property
    def moods(self) -> frozenset[Mood]:
        """The moods of its clauses; they need not be read where no word calls for another than that of a practice.

        That is asked of the words alone: what a sentence says must not depend on what else was asked before.
        """
        if self._plain is None:
            tokens, w = self._tokens, categories(self._language)
            self._plain = _has_word(tokens) and not calls_for_mood(self._text, tokens, self.tags, w)
        return _PRACTICE if self._plain else frozenset([clause.mood for clause in self.clauses])


def heard(text: str, language: str = DEFAULT) -> Heard:
    """A sentence, ready to be asked; the same one, whether its language is named or not."""
    return _heard(text, language)


@lru_cache(maxsize=8192)  # a report's cues ask first, its judging finds them cut up or read
def _heard(text: str, language: str) -> Heard:
    return Heard(text, language)


def _has_word(tokens: list[Token]) -> bool:
    return any(token.text[0].isalnum() for token in tokens)


def _clauses(s: Parsed) -> tuple[Clause, ...]:
    told = frame(s)
    out: list[Clause] = []
    before: Clause | None = None
    for n, segment in enumerate(s.segments):
        clause = _governed(s, segment, _clause(s, n, before, out, told), out)
        out.append(clause)
        if segment.opens not in (Opens.RELATIVE, Opens.CONDITION, Opens.BECAUSE):
            before = clause
    return parted(s, reached(s, announced(s, _one_case(s, come_to_nothing(s, out)))))


def _one_case(s: Parsed, clauses: list[Clause]) -> list[Clause]:
    """The clauses with what goes on about somebody else's case: "a rival was sued | and the court found against it"."""
    w, out, foreign = s.w, list(clauses), False
    if not any(c.foreign for c in clauses):
        return out
    for n, (segment, clause) in enumerate(zip(s.segments, clauses, strict=True)):
        inside = s.inside(segment)
        ours = clause.actor is Actor.COMPANY or inside & (w.we | w.our | w.company)
        back = any(t.tags & s.g.back for t in s.tokens[segment.lo : segment.hi])
        if foreign and not ours and (back or inside & (w.suit | w.stage)):
            out[n] = replace(clause, foreign=True)
        if clause.foreign and segment.opens is Opens.THAT and n and clauses[n - 1].actor in _TELLING:
            out[n - 1] = replace(out[n - 1], foreign=True)  # "the regulator alleges | that our client misled borrowers"
        foreign = foreign or clause.foreign
    return out


def _clause(s: Parsed, n: int, before: Clause | None, earlier: list[Clause], told: Frame) -> Clause:
    segment = s.segments[n]
    inside = s.inside(segment)
    acting = who(s, n, before, told)
    actor, own = acting.actor, acting.own_account
    if told.speaker is not None and segment.opens is Opens.THAT and earlier and actor is not Actor.COMPANY:
        actor, own = earlier[-1].actor, True
    denied = negations(s, segment, before)
    told_in = mood(s, n, actor, before)
    if earlier and actor is Actor.UNNAMED and _plans(s, earlier[-1]):
        told_in = Mood.PROMISED
    if told_in is Mood.ONGOING and (head := _head_of_list(s, segment, earlier)) is not None:
        told_in = head.mood
    if told_in is Mood.REQUIRED and actor is Actor.UNNAMED and by_law(s, segment):
        actor = Actor.LAW
    grounds = [Ground(f"denied: {d.what.value}", s.text[d.start : d.end], (d.start, d.end)) for d in denied]
    if acting.at >= 0:
        grounds.insert(0, Ground(actor.value, s.word(acting.at), s.place(acting.at)))
    dangling = segment.dangling
    return Clause(
        start=s.tokens[segment.lo].start,
        end=s.tokens[segment.hi - 1].end,
        actor=actor,
        own_account=own,
        mood=told_in,
        negations=denied,
        foreign=acting.foreign,
        subordinate=segment.opens in HANGING,
        hanging=len(s.segments) > 1 and _hangs(s, n, told_in, denied=bool(denied), apart=actor in APART),
        heading=_heads(s, n),
        tells=segment.verb >= 0 and bool(s.tags(segment.verb, segment.verb + 2) & s.g.tells),
        bare=segment.verb < 0,
        state=s.be(segment) or bool(segment.verb >= 0 and s.tokens[segment.verb].tags & s.g.amounting),
        excepted=bool(inside & s.w.excepting and inside & s.w.none and not denied),
        suit=bool(inside & s.w.sues or (inside & s.w.brings and inside & s.w.suit)),
        claimed=only_claimed(s, n),
        topic=(s.tokens[dangling[0]].start, s.tokens[dangling[-1]].end) if dangling else None,
        grounds=tuple(grounds),
    )


def _hangs(s: Parsed, n: int, mood_: Mood, *, denied: bool, apart: bool) -> bool:
    """Whether a clause is no statement by itself, but part of the one that it hangs on."""
    segment = s.segments[n]
    if (
        _heads(s, n)
        or _waits(s, segment)
        or _leads_in(s, n)
        or _goes_on_hanging(s, n)
        or _opens_with_participle(s, n)
        or _asks(s, n)
    ):
        return True
    if segment.opens in (Opens.CONDITION, Opens.BECAUSE) and not _is_main(s, n) and mood_ not in _UNSAID:
        return True
    return _restricts(s, segment) and (not denied or apart or _of_others(s, segment))


def _subjunctive(s: Parsed, segment: Segment) -> bool:
    inside = s.inside(segment)
    return segment.opens is Opens.THAT and bool(inside & s.g.be) and not inside & s.g.aux


def _is_main(s: Parsed, n: int) -> bool:
    """Whether a preposition only opens the main clause: "After the complaint about the mine we stopped sales"."""
    if n or not s.tokens[0].tags & s.g.also_preposition:
        return False
    main = (Opens.MAIN, Opens.AND, Opens.BUT, Opens.RESUMES)
    return not any(later.verb >= 0 and not later.inherited and later.opens in main for later in s.segments[1:])


def _goes_on_hanging(s: Parsed, n: int) -> bool:
    """Whether a clause goes on with a condition or a reason: "Where we caused | or contributed to harm, we ..."."""
    segment, before = s.segments[n], s.segments[n - 1]
    goes_on = n > 0 and segment.opens is Opens.AND and segment.inherited
    return goes_on and before.opens in (Opens.CONDITION, Opens.BECAUSE) and s.tokens[segment.lo - 1].text != ","


def _waits(s: Parsed, segment: Segment) -> bool:
    """Whether a stretch is the subject of a later clause: "Suppliers | that fall short | are helped"."""
    return segment.verb < 0 and segment.lo in s.waiting


def _heads(s: Parsed, n: int) -> bool:
    """Whether a stretch is a heading that runs into its text: "Our remediation processes | We have none"."""
    segment = s.segments[n]
    ended = not n and segment.hi < len(s.tokens) and s.tokens[segment.hi]
    return bool(ended and runs_in(s.text, ended)) and (segment.verb < 0 or _all_great(s, segment))


def _all_great(s: Parsed, segment: Segment) -> bool:
    """Whether all words but small ones have a great letter, as in headings: "Training Provided to Employees"."""
    words = [s.word(i) for i in range(segment.lo, segment.hi)]
    return all(word[0].isupper() for word in words if len(word) >= _OF_HEADING)


def _leads_in(s: Parsed, n: int) -> bool:
    """Whether a sentence begins with a phrase that says when or why: "In the wake of the fire | that ..., | we ..."."""
    if n or s.segments[0].verb >= 0 or not s.tokens[0].tags & (s.g.preposition | s.g.also_preposition):
        return False
    return any(later.verb >= 0 and later.opens in (Opens.MAIN, Opens.AND) for later in s.segments[1:])


def _opens_with_participle(s: Parsed, n: int) -> bool:
    """Whether a sentence begins with a participle that says when or why: "Asked to endorse it, | the board refused"."""
    segment = s.segments[n]
    following = s.segments[n + 1] if n + 1 < len(s.segments) else None
    begins = n == 0 and segment.verb == segment.lo and not segment.subject
    return begins and following is not None and following.opens is Opens.AND and not following.inherited


def _asks(s: Parsed, n: int) -> bool:
    """Whether a clause is the subject of a later one: "what was alleged, and how it ended, | is not told"."""
    segment = s.segments[n]
    first = s.tokens[segment.lo].tags & s.g.question  # "whether we face lawsuits | has not been looked into"
    which = n == 0 and (segment.opens is Opens.RELATIVE or bool(first))
    if not which and not s.tags(segment.lo, segment.lo + 2) & s.w.open_question:
        return False
    return any(later.inherited and later.verb == later.lo for later in s.segments[n + 1 :])


def _of_others(s: Parsed, segment: Segment) -> bool:
    """Whether a relative clause says which of several people, suppliers or things are meant.

    "Persons who are not of legal age", "three mills that did not pay"; but "a hotline that is not open to workers".
    """
    if s.tags(segment.lo, segment.lo + 2) & s.w.person_relative:
        return True
    noun = range(max(0, segment.lo - _COUNTED), segment.lo)
    many = any(s.tokens[k].tags & s.g.counted or s.tokens[k].text[0].isdigit() for k in noun)
    return many or bool(s.tokens[segment.lo - 1].tags & (s.w.supplier | s.w.customer))


def _restricts(s: Parsed, segment: Segment) -> bool:
    """Whether a clause only says which one is meant: "suppliers that fall short are helped"."""
    return segment.opens is Opens.RELATIVE and segment.lo > 0 and s.tokens[segment.lo - 1].text != ","


def _governed(s: Parsed, segment: Segment, clause: Clause, earlier: list[Clause]) -> Clause:
    """A clause that completes the one before it takes over its no and its mood: "no policy that covers ..."."""
    if not earlier:
        return clause
    above = earlier[-1]
    if segment.dangling:
        start = s.tokens[segment.dangling[0]].start
        apart = next((c for c in earlier if c.start == start), None)
        if apart is not None and apart.mood in _GOVERNING:
            clause = replace(clause, mood=apart.mood, own_account=clause.own_account or apart.own_account)
    if segment.verb < 0 and above.mood is Mood.WITHHELD and segment.opens in (Opens.AND, Opens.BUT, Opens.MAIN):
        return replace(clause, mood=Mood.WITHHELD)  # "neither to confirm | nor to deny that ..."
    goes_on_asking = segment.opens in (Opens.AND, Opens.RELATIVE) and above.mood is Mood.WITHHELD
    if goes_on_asking and _leaves_open(s, above):
        return replace(clause, mood=Mood.WITHHELD, negations=())
    goes_on = clause.mood is Mood.ONGOING and (segment.inherited or segment.verb < 0)
    if (
        not (segment.inherited and above.mood is Mood.IMAGINED and _has_done(s, segment, clause))
        and segment.opens is Opens.AND
        and s.tokens[segment.lo - 1].text != ";"
        and above.completing
        and (above.mood in _UNTOLD or (above.mood in _GOVERNING and goes_on))
    ):
        return replace(clause, mood=above.mood, own_account=clause.own_account or above.own_account, completing=True)
    if segment.opens is Opens.RELATIVE and above.mood is Mood.IMAGINED and clause.mood is Mood.POSSIBLE:
        clause = replace(clause, mood=Mood.IMAGINED)
    if clause.mood in _MAYBE and segment.opens in _COMPLETING and _looks_into(s, segment, above):
        clause = replace(clause, mood=above.mood)  # "we reviewed the sites | that could present a risk"
    if segment.opens is Opens.THAT and above.hanging and above.subordinate:
        clause = replace(clause, hanging=True)  # "if it is found | that ..."
    asks = segment.opens is Opens.CONDITION and above.mood is Mood.WITHHELD
    if (
        segment.opens not in _COMPLETING
        or (s.tokens[segment.lo - 1].text == "," and not _is_none(s, above, segment))
        or (segment.opens is Opens.CONDITION and not asks)
    ):
        return clause
    if segment.opens is Opens.RELATIVE and above.actor in APART and above.own_account:
        actor = above.actor if clause.actor is Actor.UNNAMED else clause.actor
        clause = replace(clause, own_account=True, actor=actor)
    whole = tuple(
        replace(n, scope=(clause.start, clause.end), core=((clause.start, clause.end),))
        for n in above.negations
        if n.scope == (above.start, above.end)
        and (n.what in _DENYING or (n.what is Denied.EVENT and segment.opens is Opens.THAT))
    )
    clause = _ordered(s, segment, clause, above)
    told_in = clause.mood
    keeps = segment.opens is Opens.RELATIVE and told_in is Mood.DONE and above.mood is not Mood.WITHHELD
    weaker = told_in in (Mood.ONGOING, Mood.DONE, Mood.POSSIBLE) or above.mood in _UNTOLD
    if above.mood in _GOVERNING and weaker and not keeps:
        told_in = above.mood
    by_verbs = not any(n.bare for n in clause.negations)  # "no rule by which a sale | can be turned down"
    no = clause.negations + whole if by_verbs else clause.negations
    return replace(clause, mood=told_in, negations=no, completing=segment.opens is Opens.THAT)


def _ordered(s: Parsed, segment: Segment, clause: Clause, above: Clause) -> Clause:
    """A clause with whose deed it is where somebody ordered it: "the court ordered | that fees be repaid"."""
    if clause.mood is not Mood.ONGOING or above.mood is not Mood.DONE or not _subjunctive(s, segment):
        return clause
    if clause.actor is Actor.UNNAMED and above.actor in APART:
        clause = replace(clause, actor=above.actor, own_account=above.own_account)
    return replace(clause, mood=Mood.DONE)


def _has_done(s: Parsed, segment: Segment, clause: Clause) -> bool:
    """Whether a clause tells of a deed with its own "has": "risks may exist | and has begun to address them"."""
    return clause.mood is Mood.DONE and bool(s.tags(segment.verb, segment.verb + 1) & s.g.have)


def _looks_into(s: Parsed, segment: Segment, above: Clause) -> bool:
    """Whether the clause before says that somebody looks into what this one says may be."""
    before = s.segments[max(0, s.segments.index(segment) - 1)]
    return above.mood not in _GOVERNING and bool(s.inside(before) & s.w.examining)


def _is_none(s: Parsed, above: Clause, segment: Segment) -> bool:
    """Whether a relative clause says of what there is none: "There is no officer, | who answers for it"."""
    there = any(t.tags & s.g.existential for t in s.tokens if above.start <= t.start < above.end)
    return there and segment.opens is Opens.RELATIVE and any(n.zero for n in above.negations)


def _plans(s: Parsed, above: Clause) -> bool:
    """Whether the clause before is a label of plans: "Target: | ..."."""
    words = headings(s.w.language)
    labelled = above.bare and s.text[above.end :].lstrip()[:1] in (":", "–", "—")
    return labelled and bool(words.lexicon.tags(s.text[above.start : above.end].split()[-1]) & words.label)


def _head_of_list(s: Parsed, segment: Segment, earlier: list[Clause]) -> Clause | None:
    """What a list is of that is promised or only possible: "These will include: | mapping the supply chain"."""
    at = next((n for n in range(len(earlier) - 1, -1, -1) if not earlier[n].bare), -1)
    if at < 0 or earlier[at].mood not in _NOT_YET or earlier[at].hanging:
        return None
    begins = earlier[at + 1].start if at + 1 < len(earlier) else s.tokens[segment.lo].start
    own = any(s.tokens[i].tags & (s.w.we | s.g.pronoun) for i in segment.subject)
    return earlier[at] if ":" in s.text[earlier[at].end : begins] and not own else None


def _leaves_open(s: Parsed, clause: Clause) -> bool:
    """Whether a clause ends in a question that the next one goes on with: "we do not say whether, | ..."."""
    within = [t for t in s.tokens if clause.start <= t.start < clause.end]
    asks = s.g.condition | s.g.question | s.w.open_question
    return any(t.tags & asks for t in within[-_ASKING:])
