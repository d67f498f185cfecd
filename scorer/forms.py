"""Entries of lists that stand for several: words with a bar between them, and endings as a language spells them.

``other mine|grower|lender`` is three phrases. What begins with a hyphen is an ending of the word before it:
``supplier|-s``, ``buy|-s|-ing|bought``, ``party|-s``. How it is spelled (parties) a language says in
``inflection.yaml``, under ``endings``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod

BAR, ENDING, EXACT = "|", "-", "="


class Endings:
    """How a language spells endings.

    Args:
        rules: By ending, what the end of a word, a pattern, becomes with it (``y: ies``); the first that fits holds.

    Attributes:
        known: The endings.
    """

    def __init__(self, rules: Mapping[str, Mapping[str, str]]) -> None:
        self._rules = {
            ending: tuple((re.compile(f"(?:{end})$"), spelled) for end, spelled in ends.items())
            for ending, ends in rules.items()
        }
        self.known = tuple(self._rules)

    def of(self, word: str, ending: str) -> str:
        """A word with an ending; KeyError for one that the language does not have."""
        for end, spelled in self._rules[ending]:
            found = end.search(word)
            if found:
                return word[: found.start()] + found.expand(spelled)
        return word

    def forms(self, entries: Iterable[str]) -> tuple[str, ...]:
        """All that some entries stand for, in order; most stand for themselves."""
        return tuple(form for entry in entries for form in (self._all(entry) if BAR in entry else (entry,)))

    def count(self, entry: str) -> int:
        """How many an entry stands for; KeyError for an ending that the language does not have."""
        return prod(len(self._words(piece)) for piece in entry.split())

    def _all(self, entry: str) -> Iterator[str]:
        exact = EXACT if entry.startswith(EXACT) else ""
        for words in product(*(self._words(piece) for piece in entry.removeprefix(EXACT).split())):
            yield exact + " ".join(words)

    def _words(self, piece: str) -> list[str]:
        """The words between bars; an ending belongs to the last one that is none."""
        words, word = [], ""
        for part in filter(None, piece.split(BAR)):
            if word and part.startswith(ENDING):
                words.append(self.of(word, part.removeprefix(ENDING)))
            else:
                word = part
                words.append(word)
        return words
