"""Whether a sentence goes on with the proceeding told before it, by what ties the two.

A paragraph tells one proceeding after another, and often no word says where the next begins. What says it are ties: names that
come again, what stands for something told ("the court", "it"), steps of a proceeding; and new names and places that cut
it off (Halliday and Hasan, *Cohesion in English*, 1976; Hearst, "TextTiling", 1997).

How much each tie says was learned: a logistic regression over the places in the texts of ``benchmarks/registers`` at which
a sentence follows what tells a case, against whether a reader lists it for the same case. ``benchmarks/continuing.py``
makes the weights, and says how often they are right on texts left out; which places are asked depends on the weights, so
that they come out within a tenth of these.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scorer.evidence.cases.forums import out_of_laws
from scorer.evidence.cases.prepared import Prepared
from scorer.wording import wording

_W = wording("cases/threads")
_MONTHS = _W.words("month_names")  # "In May"
REFERS = _W.pattern("refers")
_DEFINITE, _RESUMES, _WE, _TELLS_WHICH, _MORE = (
    _W.pattern(name) for name in ("definite", "resumes", "we_first", "tells_which", "one_more_of")
)

WEIGHTS: Mapping[str, float] = {
    "refers": 1.0,
    "definite": 0.5,
    "resumes": 1.8,
    "we": 0.2,
    "which": 0.6,
    "names again": 0.3,
    "last name": 0.9,
    "new names": -0.6,
    "new place": -0.7,
    "first court": 0.5,
    "legal": 0.9,
    "dated": 0.6,
    "headed": 0.6,
    "one more": -1.2,
    "silent": -1.0,
    "length": -0.5,
}
"""What each tie adds to the log-odds that a sentence goes on."""
CUTS = ("new names", "new place", "one more")
"""By these a sentence tells of something new."""
AT_FIRST = 0.2
"""The log-odds without any tie."""
ENOUGH = 0.3
"""The probability from which on a sentence that tells of something new goes on: a step too much costs less than one too few."""
FIRM = 0.65
"""The probability from which on a sentence that tells of something new may tell more of a case than what it agrees in."""
_MOST_AGAIN, _MOST_NEW, _MOST = 3, 4, 6


class Tied(NamedTuple):
    """How probably a sentence goes on with what was told before it, 0 to 1, and whether it tells of something new."""

    probability: float
    new: bool

    @property
    def goes_on(self) -> bool:
        """Whether it is of the same thread: "In May 2018, we appealed" brings nothing new, and nothing ties it by its words."""
        return not self.new or self.probability >= ENOUGH

    @property
    def loose(self) -> bool:
        """Whether it may be about something else all the same, and tells no more of a case than what it agrees in."""
        return self.new and self.probability < FIRM


ALONE = Tied(1.0, False)
"""Where nothing was told before."""


@dataclass(frozen=True, slots=True)
class _Before:
    """What is told before a sentence: its names, those above it, its countries and states."""

    names: frozenset[str]
    above: frozenset[str]
    lands: frozenset[str]
    court: bool


class Ties:
    """What ties sentences of a report to those before them.

    Args:
        prepared: The report.
    """

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self._names: dict[int, frozenset[str]] = {}
        self._company = frozenset(w for name in prepared.company for w in name)

    def go_on(self, number: int, own: Sequence[int], above: Sequence[int]) -> Tied:
        """Whether a sentence goes on with a thread.

        Args:
            number: The sentence.
            own: The sentences of the thread so far, in reading order; never empty.
            above: What it stands under or refers to.
        """
        found = self.between(number, own, above)
        odds = AT_FIRST + sum(WEIGHTS[tie] * much for tie, much in found.items())
        return Tied(1 / (1 + math.exp(-odds)), any(found[cut] for cut in CUTS))

    def between(self, number: int, own: Sequence[int], above: Sequence[int]) -> dict[str, float]:
        """The ties of a sentence to a thread, each with how much there is of it; arguments as for :meth:`go_on`."""
        prepared, here = self.prepared, self.names(number)
        before = _Before(
            frozenset().union(*map(self.names, own)),
            frozenset().union(*map(self.names, above)),
            frozenset().union(*map(prepared.lands, own)),
            any(prepared.courts(n).any for n in own),
        )
        plain, lands = prepared.line(number).plain, frozenset(prepared.lands(number))
        return {
            "refers": REFERS.search(plain) is not None,
            "definite": _DEFINITE.search(plain) is not None,
            "resumes": _RESUMES.match(plain) is not None,
            "we": _WE.match(plain) is not None,
            "which": _TELLS_WHICH.match(plain) is not None,
            "names again": min(_MOST_AGAIN, len(here & before.names)),
            "last name": not here.isdisjoint(self.names(own[-1])),
            "new names": min(_MOST_NEW, len(here - before.names - before.above)),
            "new place": bool(lands) and lands.isdisjoint(before.lands),
            "first court": prepared.courts(number).any and not before.court,
            "legal": number in prepared.legal,
            "dated": bool(prepared.days(number)),
            "headed": prepared.headed(number),
            "one more": _MORE.search(plain) is not None,
            "silent": prepared.silent(number),
            "length": min(_MOST, len(own)),
        }

    def names(self, number: int) -> frozenset[str]:
        """Words of a sentence that are names: with a capital in it, never without in this report, no date, not the company's."""
        if number not in self._names:
            dates = [(day.start, day.end) for day in self.prepared.days(number)]
            self._names[number] = frozenset(
                w.text
                for n, w in enumerate(out_of_laws(self.prepared.line(number)))
                if w.capital
                and (n or w.text in self.prepared.inner)  # a sentence begins with a capital
                and len(w.text) > 1
                and not w.text.isdigit()
                and w.text not in self.prepared.small
                and w.text not in _MONTHS
                and w.text not in self._company
                and w.text not in self.prepared.own_firms
                and not any(start <= w.start < end for start, end in dates)
            )
        return self._names[number]
