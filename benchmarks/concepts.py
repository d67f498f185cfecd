"""How much of the words folder is shared: concepts that two or more questions use, and categories that reading uses.

usage: python benchmarks/concepts.py

A question uses a concept that one of its look-ups, exclusions or grades names, and what that concept is made of. The
questions are those of both shipped rubrics. Categories are the sets of words by which sentences are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from scorer.language.categories import categories
from scorer.language.lookup import LookUpError, parse
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Element

FOLDER = Path(__file__).parent.parent / "scorer" / "language" / "words" / "en"
RUBRICS = ("human-rights-transparency", "modern-slavery-statement")


def named(query: str) -> set[str]:
    """The concepts that a look-up names; none in a full-text query."""
    try:
        atoms = [atom for item in parse(query).items for atom in item.atoms]
    except LookUpError:
        return set()
    values = {v[1:] for atom in atoms for v in atom.values if v.startswith("@")}
    return values | {atom.value for atom in atoms if atom.kind == "concept"}


def made_of() -> dict[str, set[str]]:
    """Which concepts each concept is made of, by its words, exclusions and patterns."""
    found: dict[str, set[str]] = {}
    for path in sorted((FOLDER / "concepts").glob("*.yaml")):
        for name, concept in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            entries = [str(w) for w in (*(concept.get("words") or ()), *(concept.get("but") or ()))]
            found[name] = {w[1:] for w in entries if w.startswith("@")}
            found[name] |= set().union(*map(named, concept.get("patterns") or ()))
    return found


def with_parts(names: Iterable[str], parts: dict[str, set[str]]) -> set[str]:
    """Some concepts with all that they are made of."""
    found, more = set[str](), set(names)
    while more:
        found |= more
        more = set().union(*(parts.get(name, set()) for name in more)) - found
    return found


def queries(element: Element) -> tuple[str, ...]:
    """All queries of a question."""
    graded = (*element.grades.described, *element.grades.evidenced)
    return (*element.look_for, *element.unless, *element.deny, *graded)


def main() -> None:
    """Print the shares."""
    parts = made_of()
    users: dict[str, int] = dict.fromkeys(parts, 0)
    for rubric in map(load_rubric, RUBRICS):
        for element in rubric.elements():
            for name in with_parts(set().union(*map(named, queries(element))), parts):
                users[name] += 1
    shared, read = sum(n > 1 for n in users.values()), len(categories().lexicon.entries)
    size = sum(path.stat().st_size for path in FOLDER.rglob("*.yaml"))
    print(f"{shared} of {len(parts)} concepts are used by two or more questions ({shared / len(parts):.2f})")
    print(f"with the {read} categories of reading: {(shared + read) / (len(parts) + read):.2f}")
    print(f"used by no question: {sum(not n for n in users.values())}")
    print(f"the folder: {size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
