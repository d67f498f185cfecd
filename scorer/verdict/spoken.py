"""What a found passage says for one question: the clause that decides, and what of the sentence may count.

Clauses that deny, that are about others, or that only imagine are *unsound* for the question. Where a sentence holds
such a clause beside a sound one, the look-ups are asked again of what is left without it: "Although we trained 300
staff on safety, no training on human rights took place" holds no such training, and lends nobody its 300.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from scorer.evidence.deciding import aimed, counts_for, deciding, denial, firm, held, narrow, none_told, outright
from scorer.evidence.gathering import Candidate, Reading
from scorer.language.clause import Actor, Clause, Denied, Mood, Negation
from scorer.language.context import ANSWERED
from scorer.rubric.model import Element
from scorer.verdict.table import Whose, whose

_OUTWEIGHS = 0.5  # a sound clause beside an unsound one must hold half as many of the look-up's words as that
_NOT_TOLD = frozenset({Mood.IMAGINED, Mood.REQUIRED, Mood.WITHHELD, Mood.ASKED, Mood.ANNOUNCED})
_SUPPOSED = frozenset({Mood.POSSIBLE, Mood.IMAGINED})
_EVENTS = frozenset({Denied.EVENT, Denied.FOUND})
_ANSWER = 60  # characters of an answer that are shown
Finds = Callable[[str], bool]
Words = Callable[[str], Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a passage says for a question.

    Attributes:
        clause: The clause that decides; None where the sentence has none.
        denial: What in it denies that which is asked.
        none: What in it tells that there was none.
        beside: What is denied stands beside what is asked.
        outright: It is denied that there was any at all.
        sound: The clauses that count: the one that decides, and those beside it.
        cues: The cues of the sentence, without what only its unsound clauses hold.
        finds: Whether a query finds the sentence, without its unsound clauses.
        words: Where the words stand that a query finds.
        found_by: The look-ups that found it.
        lifted: A no in it is not believed (:mod:`scorer.verdict.noes`).
    """

    clause: Clause | None
    denial: Negation | None
    none: Negation | None
    cues: frozenset[str]
    finds: Finds
    words: Words
    beside: bool = False
    outright: bool = False
    sound: tuple[Clause, ...] = ()
    found_by: tuple[str, ...] = ()
    lifted: bool = False


def unread(reading: Reading, candidate: Candidate) -> Spoken:
    """A candidate whose clauses nobody needs."""
    sentence = candidate.sentence
    cues = reading.cues[sentence]
    return Spoken(None, None, None, cues, lambda query: reading.index.finds(query, sentence), lambda _: ())


def spoken(reading: Reading, element: Element, candidate: Candidate) -> Spoken:
    """What a candidate says for an element."""
    sentence = candidate.sentence
    clauses = told = reading.clauses.of(sentence)
    cues = reading.cues[sentence]

    def finds(query: str) -> bool:
        return reading.index.finds(query, sentence)

    def words(query: str) -> Sequence[tuple[int, int]]:
        return reading.spans(sentence, (query,))

    if not clauses or (len(clauses) == 1 and not clauses[0].negations):
        return Spoken(clauses[0] if clauses else None, None, None, cues, finds, words, sound=clauses)
    spans = reading.spans(sentence, candidate.found_by)
    answers = frozenset(actor.value for actor in element.who)
    if Actor.AUTHORITY.value in answers:
        clauses = told = _as_found(clauses)
    events = bool(element.who) or element.explicit_none is not None or element.event
    bad = [_unsound(c, spans, answers, events=events) for c in clauses]
    for i, clause in enumerate(clauses):  # what hangs on a clause goes with it
        above = counts_for(clauses, i, spans)
        bad[i] = (bad[i] and (above is None or clause.hanging)) or (above is not None and bad[above])
    if clauses[0].heading:  # it says nothing by itself
        bad[0] = any(bad[1:])
    unsound = [c for c, is_bad in zip(clauses, bad, strict=True) if is_bad]
    sound = [c for c, is_bad in zip(clauses, bad, strict=True) if not is_bad]
    if unsound and sound:
        if sum(held(c, spans) for c in sound) >= _OUTWEIGHS * sum(held(c, spans) for c in unsound):
            left = reading.without(sentence, [(c.start, c.end) for c in unsound], sound)
            if any(left.finds(query) for query in candidate.found_by):
                best = deciding(sound, spans)
                none = none_told(best, spans) if best is not None else None
                return Spoken(best, None, none, left.cues, left.finds, words, sound=tuple(sound))
        clauses = tuple(unsound)
    decides = deciding(_telling_none(element, clauses, spans) or clauses, spans)
    if decides is None:
        return Spoken(None, None, None, cues, finds, words)
    no, none = denial(decides, spans, events=events), none_told(decides, spans)
    if no is None and (none is None or element.explicit_none is None):
        no = _denies_part(reading, candidate, decides, clauses)
    found_none = no is not None and no.what is Denied.FOUND and element.explicit_none is None
    beside = no is not None and (found_none or (none is None and not aimed(no, decides, spans)))
    if no is not None and (none is None or element.explicit_none is None):
        beside = beside or not firm(decides, no, told, answers, commitment=element.commitment)
    flatly = no is not None and outright(no, spans)
    return Spoken(decides, no, none, cues, finds, words, beside, flatly, tuple(clauses))


def answer_to(said: Spoken) -> str:
    """The words of the sentence after a question that answer it, for what a card says of it; empty where none do."""
    grounds = said.clause.grounds if said.clause is not None else ()
    told = next((ground.word for ground in grounds if ground.part in ANSWERED.values()), "")
    return f": “{shorten(told, _ANSWER, placeholder=' ...')}”" if told else ""


def _as_found(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses without the noes of what an authority found: "decided | that we did not comply" tells of a breach."""
    return tuple(
        replace(c, negations=())
        if n and c.completing and c.subordinate and clauses[n - 1].actor is Actor.AUTHORITY and clauses[n - 1].affirmed
        else c
        for n, c in enumerate(clauses)
    )


def _telling_none(element: Element, clauses: Sequence[Clause], spans: Sequence[tuple[int, int]]) -> list[Clause]:
    """The clauses that answer the question with a none: "was not reported | as there were no fines" tells of none."""
    if element.explicit_none is None:
        return []
    told = ((c, none_told(c, spans)) for c in clauses if not (c.hanging and c.mood in _SUPPOSED))
    return [clause for clause, none in told if none is not None and none.what in _EVENTS]


def _denies_part(reading: Reading, candidate: Candidate, clause: Clause, clauses: Sequence[Clause]) -> Negation | None:
    """A no over a few words without which nothing finds the sentence: "The beating led to no change in our rules"."""
    spans = reading.spans(candidate.sentence, candidate.found_by)
    for negation in narrow(clause, spans):
        left = reading.without(candidate.sentence, [negation.scope], list(clauses))
        if not any(left.finds(query) for query in candidate.found_by):
            return negation
    return None


def asks_for_claims(answers: frozenset[str]) -> bool:
    """Whether a question asks what others hold against the company: what they claim answers it."""
    return Actor.AUTHORITY.value in answers


def _unsound(clause: Clause, spans: Sequence[tuple[int, int]], answers: frozenset[str], *, events: bool) -> bool:
    if clause.hanging:
        return clause.mood is Mood.IMAGINED
    return (
        clause.mood in _NOT_TOLD
        or (clause.claimed and not asks_for_claims(answers))
        or whose(clause, answers) is Whose.OTHERS
        or denial(clause, spans, events=events) is not None
    )
