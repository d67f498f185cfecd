"""The words that a rubric brings itself, as concepts."""

from __future__ import annotations

from scorer.language.concepts import Concept
from scorer.rubric.model import Rubric


def concepts_of(rubric: Rubric) -> dict[str, Concept]:
    """The concepts under ``words`` of a rubric, by name."""
    return {
        name: Concept(name, said.gloss, said.words, said.but, said.patterns, said.yes, said.no)
        for name, said in rubric.words.items()
    }
