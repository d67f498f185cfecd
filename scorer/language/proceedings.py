"""How likely a sentence tells of a legal case of the company: by signs that were learned, not by lists of words.

A report tells of a dispute in any words: "took us to court", "bought off its action", "the award that it obtained
against us". And whoever sues, supplies, audits or advises as well: that he is named beside words of law says little.
So each sentence that names a party of a known case is weighed: its words, two in a row, what the rules read of it, and
its cues. The weights are those of a logistic regression over sentences of fictional reports, each with whether a reader
lists it for a case, and over sentences that people who did not know the tool wrote on purpose: the ways in which one
tells of a case, and what else one says of the same party (``benchmarks/proceedings.py``; docs/decisions/082).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from scorer.language.clause import Clause
from scorer.language.rereading import Learned, Told, learned, rereading
from scorer.wording import DEFAULT

FILE = "proceedings.json"
CUE = "cue "


class Proceedings:
    """Tells sentences of one language that speak of a case of the company.

    Args:
        known: What was learned.
        language: A code of two letters.
    """

    def __init__(self, known: Learned, language: str = DEFAULT) -> None:
        self.learned, self._signs = known, rereading(language)

    def odds(self, text: str, clauses: Sequence[Clause], cues: Iterable[str]) -> int:
        """How much likelier a sentence tells of a case than not, in hundredths of log-odds."""
        weights = self.learned.weights
        return self.learned.bias + sum(weights.get(sign, 0) for sign in self.signs(text, clauses, cues))

    def signs(self, text: str, clauses: Sequence[Clause], cues: Iterable[str]) -> set[str]:
        """What is weighed of a sentence."""
        told = self._signs.signs(Told(text, tuple(clauses)), ()) if self._signs is not None else set()
        return told | {f"{CUE}{cue}" for cue in cues}


@cache
def proceedings(language: str = DEFAULT) -> Proceedings | None:
    """What tells such sentences of a language; None where nothing was learned for it."""
    known = learned(language, FILE)
    return None if known is None else Proceedings(known, language)
