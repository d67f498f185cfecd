"""Whether a passage backs what it promises: with what was done, or how it is done, rather than with more words.

A promise is no evidence for itself. A sentence that tells of something done, with a hard detail, counts one; a sentence
that tells of something done, or how it is done, by whom or in which steps, counts half; a promise, a heading, a
question, what others should do and what is quoted count nothing. From one and a half on a passage is backed: a fact and
one more sentence that tells something, or three that do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scorer.language.cues import FACT, PROMISE, cues_of
from scorer.verdict.examples import passage_document

ENOUGH = 1.5
_FACT, _TOLD = 1.0, 0.5
_TELLS = frozenset({"past", "procedure"})
_NOT_OURS = frozenset({"others", "quoted"})
_NO_STATEMENT = frozenset({"contents", "heading", "question"})


@dataclass(frozen=True, slots=True)
class Backing:
    """How far a passage backs what it says: sentences with a fact, and others that tell what is done or was done."""

    facts: int
    told: int

    @property
    def strength(self) -> float:
        """Facts count one, other telling sentences half."""
        return _FACT * self.facts + _TOLD * self.told

    @property
    def backed(self) -> bool:
        """Whether that is enough."""
        return self.strength >= ENOUGH


def backing(cues: Iterable[frozenset[str]]) -> Backing:
    """The backing of a passage, from the cues of its sentences."""
    facts = told = 0
    for names in cues:
        if names & _NO_STATEMENT or (names & _NOT_OURS and "own" not in names):
            continue
        if FACT in names:
            facts += 1
        elif PROMISE not in names and names & _TELLS:
            told += 1
    return Backing(facts, told)


def backing_of(passage: str) -> Backing:
    """The backing of a passage given as text."""
    return backing(cues_of(passage_document(passage)))
