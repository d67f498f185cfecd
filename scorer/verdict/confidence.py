"""How sure an answer is: how many of ten such answers careful readers gave the same level.

What an answer rests on are its *signs*: its level, the question, how likely its best quotes answer, how much there is
of what each level needs, how near the likeliest sentence comes. What each of them weighs was learned from documents
that careful readers coded (:class:`scorer.rubric.second_look.Answers`; docs/decisions/079): three cumulative logits,
that readers find at least so much, and one for noes. Levels do not follow it.

Where nothing was learned for a question, confidence is what rules make of it (``scorer.verdict.judging``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from scorer.evidence.model import Evidence
from scorer.evidence.second_look import is_second_look
from scorer.rubric.model import LEVELS, Element, Level
from scorer.rubric.second_look import Answers, Weighed
from scorer.verdict.model import Confidence, Expected, Finding, Status

SURE, LIKELY = 0.85, 0.65
"""Shares of readers who agree from which on confidence is high, and medium."""

SAYS_BOTH = "it may say both"
OF_THIS_ALONE = "of anything else it says nothing"
BUT_FOR_TOPIC = "no look-up finds it but for its topic, only a second look at its words"
_STANDS = frozenset({SAYS_BOTH, OF_THIS_ALONE, BUT_FOR_TOPIC})  # a person should look, however many agree
BEST = 2  # quotes, and sentences, of which it is asked how likely they answer
_ODDS = (-300, -200, -100, -41, 0, 40, 85, 130, 180, 240)  # hundredths of log-odds
_SCORES = (-250, -200, -150, -100, -50, 0, 50, 100, 150, 200, 300)
_ENOUGH = (0.01, 0.4, 0.6, 0.8, 1.0, 1.25, 1.75, 2.5)  # of what a level needs
_FOUND = (1, 2, 4, 8, 16)  # passages
_MOSTLY = (
    4  # times as many; of those called "a lower one" at twice as many only half were, in documents that taught nothing
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What an answer rests on.

    Attributes:
        evidence: What counts, as weighed.
        sums: How much there is of it for each level.
        odds: How likely a quote answers (:meth:`scorer.verdict.quoting.Quoting.odds`).
        scores: What a second look makes of the likeliest sentences (``BEST``), the best first.
        found: How many passages were found, whether they count or not.
    """

    evidence: Sequence[Evidence]
    sums: Mapping[Level, float]
    odds: Callable[[Evidence], int | None]
    scores: Sequence[int]
    found: int


def signs(element: Element, finding: Finding, basis: Basis) -> tuple[str, ...]:
    """The signs of an answer, in words that name what each of them is."""
    kind = finding.level.value
    if finding.denied:
        besides = any(not e.denies for e in finding.evidence)
        return tuple(
            f"no at {kind}{part}" for part in ("", f" {element.id}", " beside claims" if besides else " and no claim")
        )
    told = [e for e in basis.evidence if not e.denies or e.shows is not Level.NONE]
    out = [kind, element.id, f"{kind} {element.id}"]
    for level in LEVELS[1:]:
        known = [o for e in told if e.shows.rank >= level.rank and (o := basis.odds(e)) is not None]
        for n, odds in enumerate(nlargest(BEST, known), 1):
            out += _from(f"{kind}; quote {n} for {level}", odds, _ODDS)
        share = basis.sums[level] / float(getattr(element.enough, level.value))
        out += _from(f"{kind}; of {level}", round(share, 9), _ENOUGH)[1:]
    for n, score in enumerate(basis.scores[:BEST], 1):
        out += _from(f"{kind}; sentence {n}", score, _SCORES)
    out += _from(f"{kind}; found", basis.found, _FOUND)[1:]
    if told and all(is_second_look(query) for e in told for query in e.found_by):
        out.append(f"{kind}; by a second look alone")
    if any(e.denies for e in basis.evidence):
        out.append(f"{kind}; beside a no")
    return tuple(out)


def _from(what: str, value: float, steps: Sequence[float]) -> list[str]:
    """That there is something, and each step that it reaches; so weights add up from step to step."""
    return [what, *(f"{what} from {step:g}" for step in steps if value >= step)]


def expected(learned: Answers, finding: Finding, told: Collection[str]) -> Expected:
    """What careful readers make of such an answer.

    Args:
        learned: What signs weigh.
        finding: The answer.
        told: Its signs.
    """
    if finding.denied:
        return Expected(round(_share(learned.no, told), 2))
    least = [1.0]
    for weighed in (learned.stated, learned.described, learned.evidenced):
        least.append(min(least[-1], _share(weighed, told)))
    least.append(0.0)
    rank = finding.level.rank
    higher, lower = round(least[rank + 1], 2), round(1 - least[rank], 2)
    return Expected(round(1 - higher - lower, 2), higher, lower)


def _share(weighed: Weighed, told: Collection[str]) -> float:
    odds = weighed.bias + sum(weighed.signs.get(sign, 0) for sign in told)
    return 1 / (1 + math.exp(-odds / 100))


def confident(finding: Finding, readers: Expected) -> Finding:
    """The answer with its confidence by what readers make of such, and in words."""
    if finding.status is not Status.ASSESSED or finding.confidence_why in _STANDS:
        return finding
    sure = Confidence.HIGH if readers.same >= SURE else Confidence.MEDIUM if readers.same >= LIKELY else Confidence.LOW
    told = in_words(readers, denied=finding.denied, silent=finding.level is Level.NONE)
    return replace(
        finding,
        confidence=sure,
        confidence_why=f"{told}; {finding.confidence_why}",
        expected=readers,
    )


def in_words(readers: Expected, *, denied: bool, silent: bool) -> str:
    """How many of ten such answers are a careful reader's."""
    tenths = (round(100 * readers.same) + 5) // 10
    many = {0: "hardly any", 10: "nearly all"}.get(tenths, f"about {tenths} of 10")
    if denied:
        return f"careful readers agreed with {many} such noes"
    if silent:
        return f"careful readers found no answer, either, in {many} such cases"
    return f"careful readers gave {many} such answers this level{_others(readers) if tenths < 10 else ''}"


def _others(readers: Expected) -> str:
    """Which level those gave who did not give the same."""
    way, more, less = ("higher", readers.higher, readers.lower)
    if less > more:
        way, more, less = "lower", less, more
    if not less:
        return f", the others a {way} one"
    return f", most others a {way} one" if more >= _MOSTLY * less else ", others a higher or a lower one"
