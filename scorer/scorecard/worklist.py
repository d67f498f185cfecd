"""What of many cards needs a person most, in one list: contested answers, unsure ones, those close to another level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scorer.rubric.model import LEVELS, Level
from scorer.scorecard import view
from scorer.scorecard.model import ElementCard, Scorecard

CONTESTED, UNSURE, NEAR = 3, 2, 1
"""How much each kind of reason weighs. The weightiest decides: two of them are no more urgent than one."""


@dataclass(frozen=True, slots=True)
class Task:
    """One answer that a person should look at.

    Attributes:
        name: The card's file.
        card: The card.
        element: The answer.
        reasons: Why, in words.
        weight: That of the weightiest reason.
        stake: Points of the card's score (0-100) that the question is worth.
    """

    name: str
    card: Scorecard
    element: ElementCard
    reasons: tuple[str, ...]
    weight: int
    stake: float

    @property
    def risk(self) -> float:
        """Points that the question is worth, times how likely a careful reader would answer it otherwise."""
        expected = self.element.expected
        return self.stake * (1 - expected.same) if expected is not None else self.stake


def worklist(cards: Iterable[tuple[str, Scorecard]]) -> list[Task]:
    """The answers of the cards (file and card) that need a person, those that need one most first.

    First by reason, then by what is at stake and how likely it is wrong, then by how many reasons there are. Answers
    that a person decided are left out, unless reviewers differ.
    """
    tasks = []
    for name, card in cards:
        for shown in (e for theme in view.themes(card) for e in theme.elements):
            if reasons := _reasons(shown.card):
                words = tuple(word for _, word in reasons)
                weight = max(kind for kind, _ in reasons)
                tasks.append(Task(name, card, shown.card, words, weight, shown.most or 0.0))
    return sorted(tasks, key=lambda t: (-t.weight, -t.risk, -len(t.reasons), t.name))


def _reasons(element: ElementCard) -> list[tuple[int, str]]:
    given = {(o.level, o.denied, o.status) for o in element.reviews}
    if given:
        return [(CONTESTED, "reviewers differ")] if len(given) > 1 else []
    found = [(CONTESTED, f"the company replies: {r.reason.replace('_', ' ')}") for r in element.replies]
    if element.status != "assessed":
        return found
    if element.confidence == "low":
        found.append(
            (UNSURE, f"low confidence: {element.confidence_why}" if element.confidence_why else "low confidence")
        )
    rank = Level(element.level).rank
    higher = max((Level(q.level).rank for q in element.evidence), default=0)
    if higher > rank:
        found.append((NEAR, f"a quote alone would show {LEVELS[higher]}"))
    elif rank == 0 and element.near_misses:
        found.append((NEAR, "silent, with near misses"))
    return list(dict.fromkeys(found))
