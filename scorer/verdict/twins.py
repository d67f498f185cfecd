"""The twins of a rubric's examples: none may keep its credit beyond the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scorer.language.clause import Actor
from scorer.language.twins import Kind, Twin, twins
from scorer.rubric.model import Element, Example, Level, Rubric
from scorer.verdict.examples import judge_example, sentences_of

_DENIED = frozenset({Kind.NOT, Kind.NEVER, Kind.NONE})


@dataclass(frozen=True, slots=True)
class TwinOutcome:
    """What a twin of an example came to.

    Attributes:
        element: The element's id.
        number: The example's number in its element, from 1.
        twin: The twin.
        level: The level that it shows.
        most: The most that the table allows it.
    """

    element: str
    number: int
    twin: Twin
    level: Level
    most: Level

    @property
    def keeps(self) -> bool:
        """Whether it keeps credit beyond the table."""
        return self.level.rank > self.most.rank


def twin_outcomes(rubric: Rubric) -> Iterator[TwinOutcome]:
    """The twins of every example that earns a level by something affirmed, judged as reports are."""
    for element in rubric.elements():
        for number, example in enumerate(element.examples, start=1):
            if example.level is Level.NONE or example.denied or example.todo:
                continue
            if judge_example(rubric, element, example)[0] is Level.NONE:
                continue
            for twin in twins(sentences_of(example.text), rubric.language):
                most = _most(element, twin.kind)
                if most is None:
                    continue
                changed = Example(text=twin.text, section=example.section, level=Level.NONE)
                level, _, _ = judge_example(rubric, element, changed)
                yield TwinOutcome(element.id, number, twin, level, most)


def _most(element: Element, kind: Kind) -> Level | None:
    """The most that a twin may show; None where the question makes the twin an answer, so that it tests nothing."""
    if kind in _DENIED:
        return element.explicit_none or Level.NONE
    if kind is Kind.OTHERS:
        return None if Actor.OTHER in element.who else Level.NONE
    if kind is Kind.PROMISED:
        return None if element.commitment else Level.STATED
    return Level.NONE
