"""Which sentences of a document can hold which words, as sets: so few sentences need to be read for a look-up."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import islice, takewhile

from scorer.language.concepts import BEGINNING, STEM, Dictionary, Part


class Holders:
    """The sentences that hold all words of an entry, or of one of a concept's; how they stand there is not asked.

    Args:
        texts: The sentences.
        dictionary: The concepts.
    """

    def __init__(self, texts: Sequence[str], dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._forms: dict[str, list[int]] = defaultdict(list)
        self._parts: dict[Part, set[int]] = {}
        self._entries: dict[str, set[int]] = {}
        self._concepts: dict[str, set[int]] = {}
        for number, text in enumerate(texts):
            for form in dict.fromkeys(dictionary.forms(text)):
                self._forms[form].append(number)

    def entry(self, entry: str) -> set[int]:
        """The sentences that hold all words of an entry."""
        if entry not in self._entries:
            first, *more = sorted(map(self._part, self._dictionary.parts(entry)), key=len)
            self._entries[entry] = first.intersection(*more) if more else first
        return self._entries[entry]

    def concept(self, name: str) -> set[int]:
        """The sentences that hold all words of an entry of a concept; its patterns are not asked."""
        if name not in self._concepts:
            entries = [e for e in self._dictionary.entries(name) if self._dictionary.parts(e)]
            self._concepts[name] = set().union(*map(self.entry, entries))
        return self._concepts[name]

    def _part(self, part: Part) -> set[int]:
        """The sentences that hold a word that is what a part of an entry stands for."""
        if part not in self._parts:
            how, what = part
            if how == STEM:
                forms = self._by_stem.get(what, [])
            elif how == BEGINNING:
                begun = islice(self._sorted, bisect_left(self._sorted, what), None)
                forms = list(takewhile(lambda form: form.startswith(what), begun))
            else:
                forms = [what] if what in self._forms else []
            self._parts[part] = set().union(*(self._forms[form] for form in forms))
        return self._parts[part]

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for form in self._forms:
            found[self._dictionary.stem(form)].append(form)
        return found

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._forms)
