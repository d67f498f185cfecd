"""What a cue is: a named fact about a sentence, with examples and counter-examples that document and test it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scorer.language.cues.view import ANY, View


@dataclass(frozen=True, slots=True)
class Cue:
    """A fact about a sentence that look-ups and judging can ask for.

    Attributes:
        name: One lower-case word; what ``cues:name`` in a query refers to.
        meaning: What it says, one sentence.
        yes: Sentences for which it holds.
        no: Sentences for which it does not, though it may look so.
        test: The function.
        marks: It holds for no sentence without one of these marks, so that of most it need not be asked.
    """

    name: str
    meaning: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    test: Callable[[View], bool]
    marks: int = ANY


REGISTRY: dict[str, Cue] = {}


def cue(
    name: str, meaning: str, *, yes: tuple[str, ...], no: tuple[str, ...], marks: int = ANY
) -> Callable[[Callable[[View], bool]], Callable[[View], bool]]:
    """Register a function as the test of a cue; refuses a second cue of the same name (ValueError)."""

    def register(test: Callable[[View], bool]) -> Callable[[View], bool]:
        if name in REGISTRY:
            raise ValueError(f"two cues named {name}")
        REGISTRY[name] = Cue(name, meaning, yes, no, test, marks)
        return test

    return register
