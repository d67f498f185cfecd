"""From passages to a level: one strong passage, or several weaker ones that show the same.

For each level the weights of the passages that show it (or more) are added with diminishing returns; the level is
reached where the sum is at least what the rubric calls ``enough``. A long report that mentions everything once does
therefore not score like a report that shows it. Sentences that repeat one another count once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from scorer.evidence.closeness import Match
from scorer.evidence.gathering import Reading
from scorer.evidence.model import Evidence
from scorer.evidence.second_look import is_second_look
from scorer.language.clause import Denied
from scorer.rubric.model import LEVELS, Element, Level, Rubric
from scorer.verdict.confidence import BEST, BUT_FOR_TOPIC, OF_THIS_ALONE, SAYS_BOTH, Basis, confident, expected, signs
from scorer.verdict.grading import Graded, declines, graded
from scorer.verdict.model import Confidence, Finding, Status
from scorer.verdict.near_misses import TOO_LITTLE, close, likely, unlikely
from scorer.verdict.one_field import only_of
from scorer.verdict.quoting import Quoting

_DECAY = 0.8  # each further passage counts four fifths of the one before
_FEW_WORDS = 25  # a document with fewer says nothing about a company, neither by words nor by silence
_SHOWN = 6  # passages shown on a card
_NEAR = 3  # near misses of look-ups that are shown; one less where a second look shows some, too
_LIKELY = 2  # near misses of a second look that are shown
WEAK = frozenset({Level.NONE, Level.STATED})  # what a denial outweighs

IT_DOES_NOT = "says explicitly that it does not"
"""What the reason of a no says of the report."""

Reached = Literal[Level.STATED, Level.DESCRIBED, Level.EVIDENCED]
"""A level that was reached: something is found at it, so that "found at no level" cannot be written down."""

_TELLS: dict[Reached, str] = {
    Level.STATED: "states it",
    Level.DESCRIBED: "describes it",
    Level.EVIDENCED: "gives facts",
}


def judge(reading: Reading, rubric: Rubric, known: Mapping[str, Finding] | None = None) -> tuple[Finding, ...]:
    """Judge every element of a rubric on a document; one finding an element, in the rubric's order.

    Args:
        reading: The document.
        rubric: The questions.
        known: Findings of this document by element id that are known already; those elements are not judged again.
    """
    reading = reading.asked_by(rubric)
    blocked = _cannot_assess(reading, rubric)
    known = known or {}
    return tuple(
        blocked_finding(element, blocked)
        if blocked
        else known.get(element.id) or judge_element(reading, rubric, element)
        for element in rubric.elements()
    )


def asked(rubric: Rubric, element: Element) -> str:
    """A digest (hex) of everything in a rubric that decides how one of its elements is judged.

    Weights, points and sources are no part of it: facts know nothing of them. Whatever else :func:`judge_element`
    comes to look at belongs in here.
    """
    question = element.model_dump_json(exclude={"weight", "sources"})
    words = "".join(f"{name}{said.model_dump_json()}" for name, said in rubric.words.items())
    learned = rubric.learned_for(element)
    again = () if learned is None or rubric.learned is None else (learned.ask, rubric.learned.digest)
    parts = (question, rubric.grades.model_dump_json(), rubric.language, words, *rubric.unless, *again)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _cannot_assess(reading: Reading, rubric: Rubric) -> str:
    document = reading.document
    if not document.has_text():
        return "No page of this report could be read, so nothing was assessed."
    words = sum(page.words for page in document.pages)
    if words < _FEW_WORDS:
        return f"Only {words} words of this report could be read, too few to judge."
    if document.language not in (rubric.language, "und"):
        return (
            f"The report is in another language ({document.language}) than the rubric is written for "
            f"({rubric.language}), so nothing was assessed."
        )
    return ""


def blocked_finding(element: Element, why: str) -> Finding:
    """A finding for an element that could not be assessed at all."""
    return Finding(element.id, Level.NONE, False, Status.NOT_ASSESSED, why, Confidence.HIGH, "nothing was assessed", ())


def judge_element(reading: Reading, rubric: Rubric, element: Element) -> Finding:
    """Judge one element."""
    if element.needs == "register":
        return Finding(
            element.id,
            Level.NONE,
            False,
            Status.NOT_APPLICABLE,
            "Asked only with a register of known legal challenges; none was given.",
            Confidence.HIGH,
            "no register",
            (),
        )
    finding, told = answered(reading, rubric, element)
    learned = rubric.learned.answers if rubric.learned is not None and rubric.learned_for(element) is not None else None
    return finding if learned is None else confident(finding, expected(learned, finding, told))


def answered(reading: Reading, rubric: Rubric, element: Element) -> tuple[Finding, tuple[str, ...]]:
    """The answer to a question, sure as rules have it, and its signs (:func:`scorer.verdict.confidence.signs`)."""
    reading = reading.asked_by(rubric)
    quoting = Quoting(reading, element)
    found, taken = _taken(reading, rubric, element, quoting)
    finding = _answer(reading, rubric, quoting, found, taken)
    counted = quoting.weighed(taken)
    basis = Basis(counted, _sums(counted), quoting.odds, reading.best_scores(element, BEST), len(found))
    return finding, signs(element, finding, basis)


def _answer(reading: Reading, rubric: Rubric, quoting: Quoting, found: list[Graded], taken: list[Evidence]) -> Finding:
    element = quoting.element
    denials = [e for e in taken if e.denies and e.shows is Level.NONE and not quoting.is_outdone(e, taken)]
    told = any(e.shows is Level.EVIDENCED and not e.denies for e in taken)  # a fact beside a no stays one
    if denials and level_of(element, _sums(taken)) in WEAK and not told:
        return _denied(element, denials, taken, quoting)
    taken = quoting.weighed(taken)
    level = level_of(element, _sums(taken))
    if level is Level.NONE:
        return _silent(reading, rubric, element, found, taken)
    loose = all(quoting.is_unlikely(e) for e in taken if e.shows.rank >= level.rank)
    closer = close(reading, rubric, element, quoting) if loose else []
    return _found(element, level, taken, quoting, closer)


def weigh(
    reading: Reading, rubric: Rubric, element: Element
) -> tuple[list[Graded], list[Evidence], dict[Level, float]]:
    """All candidates of an element as graded, the evidence taken, and how much there is of it for each level."""
    reading = reading.asked_by(rubric)
    quoting = Quoting(reading, element)
    found, taken = _taken(reading, rubric, element, quoting)
    taken = quoting.weighed(taken)
    return found, taken, _sums(taken)


def _taken(reading: Reading, rubric: Rubric, element: Element, quoting: Quoting) -> tuple[list[Graded], list[Evidence]]:
    found = graded(reading, rubric, element)
    taken = _without_repeats([g.evidence for g in found if not g.passed_over])
    if level_of(element, _sums(taken)) is not Level.EVIDENCED and quoting.none_answers(taken):
        found, taken = [g if g.passed_over else unlikely(g) for g in found], []
    if any(e.denies and e.outright and e.shows is Level.NONE for e in taken):
        taken = [e for e in taken if not _found_none(e)]  # who made no search has found nothing
    return found, taken


def _sums(taken: list[Evidence]) -> dict[Level, float]:
    return {level: _added(taken, level) for level in LEVELS[1:]}


def _found_none(evidence: Evidence) -> bool:
    """Whether all that a passage tells is that none was found."""
    negations = () if evidence.clause is None else evidence.clause.negations
    return not evidence.denies and any(n.what is Denied.FOUND for n in negations)


def same_words(quote: str) -> str:
    """What two quotes have in common that repeat one another."""
    return "".join(filter(str.isalnum, quote.lower()))


def _without_repeats(evidence: list[Evidence]) -> list[Evidence]:
    seen: set[str] = set()
    unique = []
    for item in evidence:
        key = same_words(item.quote)
        if key not in seen:
            seen.add(key)
            unique.append(item)
    return unique


def _added(evidence: list[Evidence], level: Level) -> float:
    weights = sorted((e.weight for e in evidence if e.shows.rank >= level.rank), reverse=True)
    return sum(weight * _DECAY**i for i, weight in enumerate(weights))


def level_of(element: Element, sums: dict[Level, float]) -> Level:
    """The highest level for which there is enough evidence."""
    for level in reversed(LEVELS[1:]):
        if sums[level] >= float(getattr(element.enough, level.value)) - 1e-9:
            return level
    return Level.NONE


def _denied(element: Element, denials: list[Evidence], taken: list[Evidence], quoting: Quoting) -> Finding:
    """The report says no, and nothing told elsewhere outweighs that: level none, whatever it claims in passing."""
    claims = [e for e in taken if not e.denies]
    claims.sort(key=lambda e: (-e.weight, e.sentence.id))
    reason = f"The report {IT_DOES_NOT} ({_where(denials)})."
    confidence, why = Confidence.HIGH, "it is said in so many words"
    if claims:
        reason = f"{reason[:-1]}; what it claims in passing ({_where(claims)}) does not outweigh that."
        confidence, why = Confidence.MEDIUM, "it also claims the contrary in passing"
    if all(is_second_look(query) for e in denials for query in e.found_by):
        confidence, why = Confidence.LOW, BUT_FOR_TOPIC
    shown = [*denials[:_SHOWN], *claims[: _SHOWN - len(denials[:_SHOWN])]]
    marked = quoting.marked(shown)
    return Finding(element.id, Level.NONE, True, Status.ASSESSED, reason, confidence, why, marked)


def _found(
    element: Element, level: Reached, counted: list[Evidence], quoting: Quoting, closer: list[Evidence]
) -> Finding:
    """The answer at the level that was reached; ``closer`` is shown with what counts, and counts nothing itself."""
    sums, taken = _sums(counted), [*counted, *closer]
    against = [e for e in taken if quoting.speaks_against(e)]
    taken = [e for e in taken if not e.denies or e.shows is not Level.NONE or e in against]
    best = [e for e in taken if e.shows.rank >= level.rank]
    least = quoting.hardly_answers if level is Level.STATED else quoting.is_unlikely
    clear = [e for e in best if not least(e)]
    if clear:  # the rest counts, and is not shown beside it
        best, taken = clear, [e for e in taken if not least(e)]
    told = any(not e.denies and quoting.match(e) == Match.CLOSE for e in best)  # "no finding", beside 107 complaints
    shown = quoting.worth_reading(quoting.best_first(level, taken, nones_first=not told))[:_SHOWN]
    rests = [e for e in counted if e in best] or [e for e in counted if e.shows.rank >= level.rank and not e.denies]
    if not any(e in rests for e in shown):  # what the level rests on can be read, however likely the rest answers
        theirs = quoting.best_first(level, rests, nones_first=not told)[:1]
        behind = int(bool(shown) and shown[0] in closer)
        shown = [*shown[:behind], *theirs, *shown[behind : _SHOWN - 1]]
    if against and not any(e.denies and e.shows is Level.NONE for e in shown):
        shown = [*shown[: _SHOWN - 1], against[0]]
    nones = [e for e in best if e.denies]
    denied = bool(nones) and not told and (level is element.explicit_none or len(nones) == len(best))
    likely_ones = [e for e in rests if not quoting.is_unlikely(e)] or rests
    confidence, why = _confidence(element, level, sums, likely_ones, len(rests))
    by_look_ups = [e for e in rests if not all(map(is_second_look, e.found_by))]
    loose = bool(by_look_ups) and not nones and all(map(quoting.is_loose, rests))
    if loose:
        confidence, why = Confidence.LOW, "no passage matches the question more than loosely"
    if denied:
        reason = f"The report answers with an explicit none ({_where(nones)})."
        if fields := only_of(e.quote for e in nones):
            reason = f"{reason[:-1]}, of {' and '.join(fields)} alone."
            confidence, why = Confidence.LOW, OF_THIS_ALONE
    else:
        strength = "one passage" if len(rests) == 1 else f"{len(rests)} passages"
        first = next((e for e in shown if e in rests and not e.denies), shown[0])
        how = f": {first.why}" if first.shows.rank <= level.rank else ""  # not "states it: tells how"
        reason = f"The report {_TELLS[level]} in {strength} ({_where(rests)}){how}."
        if loose or shown[0] in closer:
            only = "it matches the question only" if len(rests) == 1 else "none of them matches the question more than"
            reason = f"{reason[:-1]}; {only} loosely."
    if shown[0] in closer:
        reason = f"{reason} What is quoted first ({_where(shown[:1])}) no look-up finds, and it counts for nothing."
    more = [e for e in taken if e.shows.rank > level.rank and not e.denies and e not in closer]
    if more and not denied:
        above = LEVELS[level.rank + 1].value
        reason = f'{reason} What shows more by itself ({_where(more)}) is not enough for "{above}".'
    if against:
        reason = f"{reason[:-1]}. It may say both: elsewhere a sentence reads as a no ({_where(against)})."
        confidence, why = Confidence.LOW, SAYS_BOTH
    marked = quoting.marked(shown)
    return Finding(element.id, level, denied, Status.ASSESSED, reason, confidence, why, marked)


def _where(evidence: list[Evidence]) -> str:
    return _pages(sorted({e.sentence.page for e in evidence}))


def _pages(pages: list[int]) -> str:
    shown = ", ".join(str(p) for p in pages[:6])
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}{' …' if len(pages) > 6 else ''}"


def _confidence(
    element: Element, level: Reached, sums: dict[Level, float], best: list[Evidence], of: int
) -> tuple[Confidence, str]:
    """High where the evidence is well above what the level needs and well below what the next one needs.

    ``best`` are the likely ones ``of`` so many passages that show the level: the reason before it tells all of them.
    """
    if all(is_second_look(query) for e in best for query in e.found_by):
        return Confidence.LOW, "no look-up finds it, only a second look at its words"
    need = float(getattr(element.enough, level.value))
    have = sums.get(level, 0.0)
    above = LEVELS[level.rank + 1] if level.rank < 3 else None
    if above is not None and sums[above] >= 0.6 * float(getattr(element.enough, above.value)):
        return Confidence.LOW, f"it comes close to “{above.value}”"
    if have < 1.25 * need:
        return Confidence.LOW if len(best) == 1 else Confidence.MEDIUM, "it rests on little more than is needed"
    if len(best) == 1:
        return (
            Confidence.MEDIUM,
            "it rests on a single passage" if of == 1 else f"it rests on one likely passage; {of - 1} more may show it",
        )
    if len(best) < of:
        return Confidence.HIGH, f"{len(best)} passages show it, and {of - len(best)} more may"
    return Confidence.HIGH, f"{len(best)} passages show it"


def _silent(reading: Reading, rubric: Rubric, element: Element, found: list[Graded], taken: list[Evidence]) -> Finding:
    more = likely(reading, rubric, element, _LIKELY, {e.sentence.id for e in taken})
    found = [g for g in found if not any(map(is_second_look, g.evidence.found_by))]  # what is silent, look-ups tell
    likeliest = {e.sentence.id for e in more}
    near = [g.evidence for g in found if g.passed_over]
    near += [replace(e, why=f"{e.why}; {TOO_LITTLE}") for e in taken if e.sentence.id not in likeliest]
    near.sort(key=lambda e: (-e.weight, e.sentence.id))
    shown = Quoting(reading, element).marked([*near[: _NEAR - bool(more)], *more])
    document = reading.document
    unread = len(document.left_out())
    if unread and unread > 0.5 * len(document.pages):
        why = (
            "could not be read"
            if unread == len(document.unreadable())
            else "could not be read or are in another language"
        )
        return Finding(
            element.id,
            Level.NONE,
            False,
            Status.NOT_ASSESSED,
            f"Nothing was found, but {unread} of {len(document.pages)} pages {why}.",
            Confidence.LOW,
            "most of the report could not be read",
            (),
            shown,
        )
    withheld = [g.evidence for g in found if declines(g)]
    if withheld:
        reason = f"The report declines to tell ({_where(withheld)})."
        confidence, why = Confidence.HIGH, "it is said in so many words"
    elif taken:
        reason = "Only passing mentions were found, too few to answer the question."
        confidence, why = Confidence.MEDIUM, "there are near misses"
    elif near:
        reason = "The words occur, but no passage answers the question."
        confidence, why = Confidence.MEDIUM, "there are near misses"
    else:
        reason = "No passage was found that answers this question."
        confidence, why = Confidence.MEDIUM, "the look-ups found nothing; an answer in unforeseen words would be missed"
        if more:
            why = "the look-ups found nothing; read what may answer in other words"
    return Finding(element.id, Level.NONE, False, Status.ASSESSED, reason, confidence, why, (), shown)
