"""Which concepts hold a word or phrase, and by which of their entries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scorer.language.concepts import Dictionary, Part, follows, same
from scorer.language.stems import Word


class How(StrEnum):
    """How an entry holds a phrase."""

    WHOLE = "whole"  # it stands for all of it
    PART = "part"  # for some of its words
    LONGER = "longer"  # for a phrase that the words are only a part of
    BUT = "but"  # it says that the words do not count


@dataclass(frozen=True, slots=True)
class Holding:
    """One entry that holds a phrase.

    Attributes:
        concept: The concept's name.
        entry: As it is written there.
        how: How it holds it.
        of: The concept whose entry it is, where it is taken over; else empty.
    """

    concept: str
    entry: str
    how: How
    of: str = ""


_ORDER = list(How)


def holding(dictionary: Dictionary, phrase: str) -> list[Holding]:
    """The entries that hold a phrase, those that stand for all of it first.

    Args:
        dictionary: The concepts.
        phrase: A word or several, in whatever form.
    """
    words = dictionary.words(phrase)
    if not words:
        return []
    found = []
    for name in sorted(dictionary.concepts):
        own = set(dictionary.concepts[name].words)
        for entry in dict.fromkeys(dictionary.entries(name)):
            how = _how(words, dictionary.parts(entry))
            if how is not None:
                found.append(Holding(name, entry, how, "" if entry in own else _origin(dictionary, name, entry)))
        for entry in dict.fromkeys(dictionary.but(name)):
            if _how(words, dictionary.parts(entry)) in (How.WHOLE, How.PART):
                found.append(Holding(name, entry, How.BUT))
    return sorted(found, key=lambda h: (_ORDER.index(h.how), h.concept))


def _how(words: list[Word], parts: tuple[Part, ...]) -> How | None:
    if not parts:
        return None
    if len(parts) == len(words) and follows(words, 0, parts):
        return How.WHOLE
    if any(follows(words, i, parts) for i in range(len(words))):
        return How.PART
    if len(parts) > len(words) and any(
        all(same(word, part) for word, part in zip(words, parts[i:], strict=False))
        for i in range(len(parts) - len(words) + 1)
    ):
        return How.LONGER
    return None


def takers(dictionary: Dictionary, name: str) -> list[str]:
    """The concepts that take over the words of a concept, straight from it."""
    return sorted(other for other, c in dictionary.concepts.items() if f"@{name}" in (*c.words, *c.but))


def _origin(dictionary: Dictionary, name: str, entry: str) -> str:
    """The concept that has an entry itself, among those whose words another takes over."""
    waiting, seen = [name], set[str]()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        if entry in dictionary.concepts[at].words:
            return at
        waiting += [e[1:] for e in dictionary.concepts[at].words if e.startswith("@")]
    return ""
