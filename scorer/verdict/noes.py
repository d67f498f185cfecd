"""A no, read once more: whether what rules take for one is one, by signs that were learned.

Rules find a word that denies, how far it reaches and what it is aimed at. Where nobody foresaw how a report says yes
with such a word ("not a single complaint was left lying", "appointed by us and not by the mill", "we did not appeal"),
a card would print an explicit no, and say the opposite of the report. So a no is read once more: what rules read of
it, how the look-up's words stand to it, the words about it, and the whole sentence as :mod:`scorer.language.rereading`
reads it. Each is a sign that weighs for or against; weights were learned from labelled passages and from noes of coded
reports (``benchmarks/noes.py``: logistic regression, L1; docs/decisions/067).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from scorer.evidence import closeness
from scorer.evidence.deciding import Span, held, of_itself, shared
from scorer.evidence.gathering import Reading
from scorer.language.categories import categories, tokens_of
from scorer.language.clause import Clause, Negation
from scorer.language.concepts import dictionary
from scorer.language.rereading import Learned, Rereading, Told, learned
from scorer.rubric.model import Element, Level
from scorer.verdict.spoken import Spoken
from scorer.wording import DEFAULT

FILE = "noes.json"  # what speaks against a no
ANSWERS_FILE = "noes.answers.json"  # and for its being an answer all the same
DOUBTED = 50  # hundredths of log-odds from which on a no is none: to print one that is none costs more than silence
ANSWERS = 150  # and from which on it is lifted: judged by the rest of what it says; to credit what is denied costs most
ELSEWHERE = -130  # hundredths of log-odds that its words answer the question, below which a no is about something else,
ELSEWHERE_OF_OTHERS = 0  # and below which one is that the company does not say of itself: of 40 such three were one
_MOSTLY = 2 / 3
_NEAR, _ABOUT = 3, 7  # words before and behind a no that are signs by their place, and wherever they stand
_SHARES = (0.001, 0.25, 0.5, 0.8)
_MANY = 3  # clauses, noes


def signs(reading: Reading, element: Element, sentence: int, said: Spoken, again: Rereading) -> frozenset[str]:
    """What is weighed of a sentence that rules take for a no.

    Args:
        reading: The document.
        element: The question.
        sentence: The sentence, by its number.
        said: What rules read of it for the question.
        again: Makes the signs of a whole sentence.
    """
    spans = reading.spans(sentence, said.found_by)
    clauses, sentences = reading.clauses.of(sentence), reading.document.sentences
    told = Told(sentences[sentence].text, clauses)
    no = said.denial or said.none
    out = {_way(element, said), *again.signs(told, sentences[sentence].section[-2:])}
    if said.clause is not None:
        out.update(_of_clause(said.clause, clauses, spans))
    if no is not None:
        out.update(_of_no(no, said.clause, spans))
        out.update(_about(told.text, no))
    return frozenset(out)


def settled(reading: Reading, element: Element, sentence: int, said: Spoken) -> Spoken:
    """What a sentence says for a question, with a no that is not believed held for beside what is asked, or lifted.

    A no that is lifted is none: the sentence is judged by the rest of what it says. What a question's own look-up for
    a no finds stays one.

    Args:
        reading: The document.
        element: The question.
        sentence: The sentence, by its number.
        said: What rules read of it for the question.
    """
    again, against, answers = reading.clauses.again, learned(DEFAULT, FILE), learned(DEFAULT, ANSWERS_FILE)
    if again is None or against is None or answers is None or not has_no(element, said) or looked_for(element, said):
        return said
    told = signs(reading, element, sentence, said, again)
    if _weighed(against, told) < DOUBTED:
        return replace(said, beside=True, outright=False) if _is_elsewhere(reading, element, sentence, said) else said
    if _may_be_lifted(said) and _weighed(answers, told) >= ANSWERS:
        return replace(said, denial=None, none=None, beside=False, outright=False, lifted=True)
    return replace(said, beside=True, outright=False, lifted=True)


def _is_elsewhere(reading: Reading, element: Element, sentence: int, said: Spoken) -> bool:
    """Whether a no hardly speaks of the question; of the company itself, where the sentence says more than that."""
    if (said.none is not None and element.explicit_none is not None) or any(map(said.finds, element.deny)):
        return False  # a level of its own, or what the question itself looks for as a no
    found, told = said.found_by, reading.document.sentences[sentence]
    spans = reading.spans(sentence, found)
    own = of_itself(said.clause, spans)
    if own and all(c.negations for c in reading.clauses.of(sentence)):
        return False  # "We provided no remedy and repaid no fees."
    near = closeness.signs(told.text, spans, len(found), Level.NONE, told.kind)
    odds = reading.odds(element, sentence, near)
    return odds is not None and odds < (ELSEWHERE if own else ELSEWHERE_OF_OTHERS)


def _may_be_lifted(said: Spoken) -> bool:
    """Whether a no is a plain one over its whole clause, unlike "rather than repay", "the payment fell through"."""
    no, clause = said.denial or said.none, said.clause
    if no is None or clause is None:
        return False
    return no.bare and clause.is_all_of(no)


def has_no(element: Element, said: Spoken) -> bool:
    """Whether rules read a no in it, be it aimed at what is asked or beside it."""
    return said.denial is not None or (said.none is not None and element.explicit_none is not None)


def looked_for(element: Element, said: Spoken) -> bool:
    """Whether a look-up of the question's own for a no finds it, in the clause that decides."""
    return any(said.finds(query) and _in_clause(said, query) for query in element.deny)


def _in_clause(said: Spoken, query: str) -> bool:
    """Whether most of the words that a query finds stand in the clause that decides or one that hangs on it.

    The no among them has to: "remedy was provided, | and no further harm is expected" denies no remedy.
    """
    words = said.words(query)
    if said.clause is None or not words:
        return True
    behind = takewhile(lambda c: c.hanging and c.affirmed, (c for c in said.sound if c.start > said.clause.start))
    here = (said.clause, *behind)
    noes = [(n.start, n.end) for c in said.sound if c not in here for n in c.negations]
    if any(shared(no, place) for no in noes for place in words):
        return False
    return max(held(c, words) for c in here) >= _MOSTLY * sum(b - a for a, b in words)


def _weighed(known: Learned, told: frozenset[str]) -> int:
    return known.bias + sum(known.weights.get(sign, 0) for sign in told)


def _way(element: Element, said: Spoken) -> str:
    """By what it is a no: a look-up of the question's own for a no, a word that denies, or one that counts none."""
    beside = ", beside" if said.beside else ""
    if looked_for(element, said):
        return "no: looked for"
    return f"no: denies{beside}" if said.denial is not None else f"no: counts none{beside}"


def _share(part: int, whole: int) -> int:
    """In which of five steps a share lies."""
    return bisect_right(_SHARES, part / max(1, whole))


def _of_clause(clause: Clause, clauses: Sequence[Clause], spans: Sequence[Span]) -> Iterator[str]:
    """What the clause that decides is, and what stands beside it."""
    total = sum(end - start for start, end in spans)
    yield f"clause {clause.mood.value}"
    yield f"clause {clause.actor.value}"
    marks = {"own": clause.own_account, "subordinate": clause.subordinate, "bare": clause.bare}
    marks |= {"state": clause.state, "completing": clause.completing, "first": bool(clauses) and clause == clauses[0]}
    yield from (f"clause {name}: {holds}" for name, holds in marks.items())
    yield f"clause noes: {min(_MANY, len(clause.negations))}"
    yield f"clause asked: {_share(held(clause, spans), total)}"
    others = [c for c in clauses if c is not clause and c.affirmed and not c.hanging]
    yield f"beside it: {min(_MANY, len(others))}"
    yield f"beside it asked: {_share(sum(held(c, spans) for c in others), total)}"
    yield from (f"beside it {c.mood.value}" for c in others)


def _of_no(no: Negation, clause: Clause | None, spans: Sequence[Span]) -> Iterator[str]:
    """What rules read of the no, and where the look-up's words stand to it."""
    total = sum(end - start for start, end in spans)
    core = sum(shared(place, span) for place in no.core for span in spans)
    yield f"no of a {no.what.value}"
    marks = {"zero": no.zero, "bare": no.bare, "until": no.until is not None, "suit": no.suit}
    marks |= {"supposed": no.supposed is not None}
    if clause is not None:
        marks |= {"whole": clause.is_all_of(no)}
    yield from (f"no {name}: {holds}" for name, holds in marks.items())
    yield f"no aimed: {_share(core, total)}"
    yield f"no aimed of: {_share(core, sum(end - start for start, end in no.core))}"
    yield f"no over: {_share(sum(shared(no.scope, span) for span in spans), total)}"
    before, behind = any(end <= no.start for _, end in spans), any(start >= no.end for start, _ in spans)
    yield f"no asked before {before}, behind {behind}, itself {any(shared((no.start, no.end), s) for s in spans)}"


def _about(text: str, no: Negation, language: str = DEFAULT) -> Iterator[str]:
    """The words about a no, by their places; words by their stems, numbers and marks as what they are."""
    tokens, known = tokens_of(text, categories(language)), dictionary(language)
    first = next((k for k, token in enumerate(tokens) if token.start >= no.start), len(tokens))
    last = next((k for k in range(first, len(tokens)) if tokens[k].end >= no.end), first)

    def word(k: int) -> str:
        if not 0 <= k < len(tokens):
            return "^" if k < 0 else "$"
        told = tokens[k].text
        return "#" if told[0].isdigit() else known.stem(told) if told[0].isalpha() else told

    itself = text[no.start : no.end].lower()
    before = [word(k) for k in range(first - 1, first - 1 - _ABOUT, -1)]
    behind = [word(k) for k in range(last + 1, last + 1 + _ABOUT)]
    yield f"no “{itself}”"
    for n in range(_NEAR):
        yield f"-{n + 1} {before[n]}"
        yield f"+{n + 1} {behind[n]}"
    yield f"“{itself}” {behind[0]}"
    yield f"{before[0]} “{itself}”"
    yield f"+ {behind[0]} {behind[1]}"
    yield from (f"before {w}" for w in before)
    yield from (f"behind {w}" for w in behind)
    yield f"no stands {'first' if not first else 'early' if first <= _NEAR else 'late'}"
