"""The parties of a register's cases that a report names: how much it tells that some of them stand in a thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scorer.evidence.cases.known import Known


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties that a report names, by their words: their cases in the register, and the sentences that name them."""

    cases: Mapping[tuple[str, ...], set[int]]
    sentences: Mapping[tuple[str, ...], set[int]]

    def named(self, known: Known, places: Collection[int]) -> list[tuple[str, ...]]:
        """The parties of a case that some sentences name."""
        told = dict.fromkeys(p.words for p in known.caption.parties if p.words in self.cases)
        return [words for words in told if not self.sentences[words].isdisjoint(places)]

    def sharing(self, known: Known, places: Collection[int]) -> int:
        """How many cases of the register have all parties of this one that some sentences name.

        Where they name none, how many have one that is named elsewhere: of its parties that with the most.
        """
        if named := self.named(known, places):
            return len(set.intersection(*(self.cases[words] for words in named)))
        return max((len(self.cases.get(p.words, ())) for p in known.caption.parties), default=0)

    def told_often(self, known: Known, places: Collection[int]) -> int:
        """How many sentences of the report name that party of a case of those named here which it names least."""
        return min((len(self.sentences[words]) for words in self.named(known, places)), default=0)
