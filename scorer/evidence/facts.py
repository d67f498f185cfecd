"""A sentence as look-ups see it: its words and concepts, its cues, what stands above it, what its clauses say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scorer.language.clause import Clause
from scorer.language.concepts import BEGINNING, EXACT, STEM, Dictionary, Hits, Part, Span, follows, same
from scorer.language.stems import Word


class Text:
    """A text as look-ups see it, read when it is asked for."""

    def __init__(self, text: str, dictionary: Dictionary) -> None:
        self._text = text
        self._dictionary = dictionary

    @cached_property
    def words(self) -> list[Word]:
        """Its words."""
        return self._dictionary.words(self._text)

    @cached_property
    def hits(self) -> Hits:
        """The concepts in it, with their places."""
        return self._dictionary.hits(self.words)

    @cached_property
    def _compared(self) -> dict[str, set[str]]:
        """What is compared of its words, by how."""
        return {STEM: {word.stem for word in self.words}, EXACT: {word.text for word in self.words}}

    def phrase(self, parts: tuple[Part, ...]) -> Iterator[Span]:
        """Where the words of an entry stand."""
        how, what = parts[0]
        if how != BEGINNING and what not in self._compared[how]:
            return  # most are not there
        words = self.words
        for i, word in enumerate(words):
            if same(word, parts[0]) and follows(words, i, parts):
                yield (word.start, words[i + len(parts) - 1].end)

    @cached_property
    def starts(self) -> dict[int, int]:
        """The number of the word that begins at an offset."""
        return {word.start: i for i, word in enumerate(self.words)}

    @cached_property
    def ends(self) -> dict[int, int]:
        """The number of the word that ends at an offset."""
        return {word.end: i for i, word in enumerate(self.words)}


@dataclass(frozen=True, slots=True)
class Facts:
    """One sentence as look-ups see it.

    Attributes:
        text: Its words and concepts.
        cues: Its cues.
        head: Those of the headings above it.
        clauses: Gives what its clauses say.
        beside: Gives those near it in its paragraph.
        found: Places of concepts with patterns, as far as they were asked for.
    """

    text: Text
    cues: frozenset[str]
    head: Text
    clauses: Callable[[], Sequence[Clause]]
    beside: Callable[[], Sequence[Facts]] = tuple
    found: dict[str, tuple[Span, ...]] = field(default_factory=dict)
