"""The words that a rubric brings itself, as concepts, and where its look-ups name which concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scorer.language.concepts import Concept
from scorer.language.lookup import is_lookup, parse
from scorer.rubric.model import Element, Grades, Rubric


def concepts_of(rubric: Rubric) -> dict[str, Concept]:
    """The concepts under ``words`` of a rubric, by name."""
    return {
        name: Concept(name, said.gloss, said.words, said.but, said.patterns, said.yes, said.no)
        for name, said in rubric.words.items()
    }


@dataclass(frozen=True, slots=True)
class Use:
    """A place in a rubric that names a concept.

    Attributes:
        element: The element, or None for what holds in the whole rubric.
        keys: The keys of its look-ups that name the concept: ``look_for``, ``unless``, ``grades``, ``deny``.
    """

    element: Element | None
    keys: tuple[str, ...]


def uses(rubric: Rubric, names: Iterable[str]) -> list[Use]:
    """Where a rubric's look-ups name any of these concepts, in order."""
    wanted = frozenset(names)
    found = []
    for element, look_ups in _look_ups(rubric):
        keys = tuple(key for key, queries in look_ups if any(wanted & named(query) for query in queries))
        if keys:
            found.append(Use(element, keys))
    return found


def carriers(concepts: Mapping[str, Concept], name: str) -> list[str]:
    """The concepts that find what a concept finds: they take over its words, or their patterns rest on it."""
    rests_on = {
        other: {e[1:] for e in c.words if e.startswith("@")}.union(*map(named, c.patterns))
        for other, c in concepts.items()
    }
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        at = waiting.pop()
        more = [other for other, others in rests_on.items() if at in others and other not in found and other != name]
        found.update(dict.fromkeys(more))
        waiting += more
    return sorted(found)


def named(query: str) -> frozenset[str]:
    """The concepts that a look-up names; a full-text query names none."""
    return frozenset(atom.value for atom in parse(query).concepts) if is_lookup(query) else frozenset()


def _look_ups(rubric: Rubric) -> Iterator[tuple[Element | None, list[tuple[str, tuple[str, ...]]]]]:
    yield None, [("unless", rubric.unless), ("grades", _graded(rubric.grades))]
    for e in rubric.elements():
        yield e, [("look_for", e.look_for), ("unless", e.unless), ("grades", _graded(e.grades)), ("deny", e.deny)]


def _graded(grades: Grades) -> tuple[str, ...]:
    return (*grades.described, *grades.evidenced)
