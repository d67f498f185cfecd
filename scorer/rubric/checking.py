"""Advice on a rubric that loads, or nearly does: what is allowed and seldom meant.

Works on the values with their places, so that advice and errors come together and in the order of the lines. What only
other rooms know (which cues there are, what a query finds in a passage) comes in as arguments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from scorer.rubric.loading import Loaded, parts, queries, query_problem
from scorer.rubric.model import LEVELS, Rubric
from scorer.rubric.problems import RubricProblem, Severity, in_order, nearest
from scorer.rubric.queries import QueryFault, query_cues, query_doubts, query_fault, query_words
from scorer.rubric.source import Items, Mapping, Node, Scalar
from scorer.rubric.vocabulary import patterns, unused

Finder = Callable[[str, str], Callable[[str], bool]]
"""Takes a passage and the heading it stands under; gives a function that tells whether a query finds it."""


SHOWN_UNSEEN = 3  # of one element; an author who has more than that knows, and wants a figure


@dataclass(frozen=True, slots=True)
class Unseen:
    """An element with many look-ups that find none of its examples: ``count`` out of ``look_ups``."""

    element: str
    count: int
    look_ups: int


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything to say about a rubric file, and what it holds.

    ``unseen`` are the elements whose look-ups without an example are counted instead of being listed one by one.
    """

    problems: tuple[RubricProblem, ...]
    elements: int
    look_ups: int
    examples: int
    unseen: tuple[Unseen, ...] = ()

    @property
    def errors(self) -> int:
        """How many problems keep the rubric from being used."""
        return sum(p.severity is Severity.ERROR for p in self.problems)


def check(
    loaded: Loaded, cues: Collection[str] = (), finder: Finder | None = None, *, everything: bool = False
) -> Checked:
    """All problems of a rubric file, errors and advice, ordered by line.

    Args:
        loaded: The file as read.
        cues: Names of the cues that exist; empty where unknown.
        finder: Tells what a query finds in a passage; without it, look-ups are not tried on examples.
        everything: List every look-up that finds no example, also where an element has many of them.
    """
    if loaded.root is None:
        return Checked(loaded.problems, 0, 0, 0)
    elements = [part for kind, part in parts(loaded.root) if kind == "element"]
    found = list(loaded.problems)
    for part in (loaded.root, *elements):
        found += _cues(part, cues)
        found += map(_advice, _query_doubts(part))
    for _, part in parts(loaded.root):
        found += map(_advice, _weightless(part))
    unseen = []
    for element in elements:
        found += map(_advice, _element(element))
        if finder is not None:  # of an element of another file, only what this one adds to it
            useless = [p for p in _useless(element, finder) if p.file == loaded.file]
            if everything or len(useless) <= SHOWN_UNSEEN:
                found += map(_advice, useless)
            else:
                look_ups = sum(key == "look_for" for key, _ in queries(element))
                unseen.append(Unseen(element.text("id"), len(useless), look_ups))
    found += map(_advice, _twins(elements))
    found += map(_advice, _not_learned(elements, loaded.rubric))
    asked = [node.value for part in (loaded.root, *elements) for _, node in queries(part)]
    found += map(_advice, unused(loaded.root, loaded.root.text("language") or "en", asked))
    wrong = {(p.line, p.column) for p in loaded.problems}
    # What stands in a file that this one extends is that file's business; advice on a broken line is none.
    own = [p for p in found if p in loaded.problems or (p.file == loaded.file and (p.line, p.column) not in wrong)]
    count = sum(1 for element in elements for _ in queries(element))
    examples = sum(len(_entries(e, "examples")) for e in elements)
    return Checked(in_order(own), len(elements), count, examples, tuple(unseen))


def _advice(problem: RubricProblem) -> RubricProblem:
    return replace(problem, severity=Severity.WARNING)


def _entries(part: Mapping, name: str) -> list[Node]:
    value = part.get(name)
    return value.values if isinstance(value, Items) else []


def _cues(part: Mapping, known: Collection[str]) -> Iterator[RubricProblem]:
    """A cue that does not exist finds nothing, ever: an error."""
    for node in (*(node for _, node in queries(part)), *patterns(part)):
        for offset, name in query_cues(node.value) if known else ():
            if name not in known:
                near = nearest(name, list(known))
                hint = f'did you mean "{near}"?' if near else 'the cues are listed by "scorer rubric cues"'
                yield query_problem(node, QueryFault(offset, len(name), f'there is no cue "{name}"', hint))


def _query_doubts(part: Mapping) -> Iterator[RubricProblem]:
    for _, node in queries(part):
        if query_fault(node.value.strip()) is None:
            for doubt in query_doubts(node.value):
                yield query_problem(node, doubt)


def _weightless(part: Mapping) -> Iterator[RubricProblem]:
    node = part.get("weight")
    if isinstance(node, Scalar) and re.fullmatch(r"0+(\.0*)?", node.value):
        yield node.problem("a weight of 0: this is asked and shown, and never counts", "delete it if that is not meant")


def _element(element: Mapping) -> Iterator[RubricProblem]:
    place, name = element.get("id") or element, element.text("id")
    look_for = element.get("look_for")
    if not isinstance(look_for, Items | Scalar) and element.key("needs") is None:
        yield place.problem(f'element {name} has no "look_for", so it finds nothing', "add at least one look-up")
    elif isinstance(look_for, Items) and not look_for.values and element.key("needs") is None:
        yield look_for.problem(f"element {name} has no look-up left, so none finds anything", "add at least one")
    yield from _unless(element)
    examples = [e for e in _entries(element, "examples") if isinstance(e, Mapping)]
    if not examples and element.key("needs") is not None:
        return
    if not examples:
        hint = "add four: one for each level, and one that has the words but does not answer"
        yield place.problem(f"element {name} has no examples", hint)
        return
    shown = {e.text("level") for e in examples}
    for level in LEVELS if shown <= set(LEVELS) else ():
        if level not in shown and element.key("needs") is None:
            key = element.key("examples") or place
            what = "has the words but does not answer" if level.rank == 0 else f"shows {level}"
            yield key.problem(f'no example of element {name} is "{level}"', f"add a sentence that {what}")


def _useless(element: Mapping, finder: Finder) -> Iterator[RubricProblem]:
    """Look-ups that find none of the element's own examples, where it has some."""
    examples = [e for e in _entries(element, "examples") if isinstance(e, Mapping)]
    if not examples:
        return
    tries = [finder(e.text("text"), e.text("section")) for e in examples if e.text("text").strip()]
    for key, node in queries(element):
        query = node.value.strip()
        if key == "look_for" and query_fault(query) is None and not any(finds(query) for finds in tries):
            name = element.text("id")
            yield node.problem(f"this look-up finds no example of element {name}", "add a sentence that it should find")


def _unless(element: Mapping) -> Iterator[RubricProblem]:
    """A word that is looked for and at once takes the sentence out again."""
    looked_for: set[str] = set()
    for key, node in queries(element):
        if key == "look_for":
            looked_for |= query_words(node.value)
    for key, node in queries(element):
        if key == "unless" and re.search(r"\b(AND|NOT|NEAR)\b|:", node.value) is None:
            for term in re.split(r"\s+OR\s+", node.value):
                word = term.strip().strip('"').lower().removesuffix("*")
                if word and " " not in word and word in looked_for:
                    hint = "it takes out every sentence with that word; write the phrase that is meant"
                    at = QueryFault(node.value.find(term.strip()), len(term.strip()), "", "")
                    message = f'"{term.strip()}" is looked for as well'
                    yield query_problem(node, replace(at, message=message, hint=hint))


def _not_learned(elements: list[Mapping], rubric: Rubric | None) -> Iterator[RubricProblem]:
    """Questions whose words changed: what was learned of answers to them is not known to be true of the new ones."""
    learned = rubric.learned if rubric is not None else None
    for element in elements if learned is not None else ():
        name, ask = element.text("id"), element.get("ask")
        if learned and name in learned.elements and ask and learned.words_for(name, element.text("ask")) is None:
            message = f"element {name} has no second look any more, for its words changed"
            hint = "what was learned holds for the old words only; keep them where the same is asked"
            yield ask.problem(message, hint)


def _twins(elements: list[Mapping]) -> Iterator[RubricProblem]:
    first: dict[tuple[str, ...], str] = {}
    for element in elements:
        look_ups = tuple(sorted(node.value for key, node in queries(element) if key == "look_for"))
        if not look_ups:
            continue
        name = element.text("id")
        twin = first.setdefault(look_ups, name)
        if twin != name:
            key = element.key("look_for") or element
            hint = "each question needs words of its own, else both get the same answer"
            yield key.problem(f"element {name} has the same look-ups as element {twin}", hint)
