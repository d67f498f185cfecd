"""Which of the cases that a thread may tell it tells, and what is known of each case once all threads are heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scorer.evidence.cases.agreeing import CLOSE, Weighed

_NEAR = -1.5  # log-odds from which on what agrees with a case that is not told is said


@dataclass(slots=True)
class Account:
    """What the threads of a report say of the cases of a register, by their numbers.

    Attributes:
        told: What tells a case.
        maybe: What likeliest tells one that may be told.
        shared: What tells several together: enough for each that is told by itself, too.
        undecided: Cases that a thread may as well tell, so that it tells none of them.
        ceded: What may tell a case, and rather tells another.
        against: What speaks against a case where its name stands.
        near: What comes nearest to telling one.
    """

    told: dict[int, list[Weighed]] = field(default_factory=dict)
    maybe: dict[int, Weighed] = field(default_factory=dict)
    shared: list[Weighed] = field(default_factory=list)
    undecided: list[list[Weighed]] = field(default_factory=list)
    ceded: dict[int, Weighed] = field(default_factory=dict)
    against: dict[int, str] = field(default_factory=dict)
    near: dict[int, Weighed] = field(default_factory=dict)

    def cede(self, good: Iterable[Weighed], chosen: Sequence[Weighed], open_ones: Sequence[Weighed]) -> None:
        """Note which of the cases that a thread may tell it does not tell, and for which other one."""
        self.undecided += [list(open_ones)] if open_ones else []
        for w in good:
            rivals = [] if w in chosen or w in open_ones else [o for o in chosen if not w.apart(o)]
            self.ceded |= {w.case: rivals[0]} if rivals else {}

    def only_here(self, rivals: Iterable[Weighed]) -> Weighed | None:
        """Of cases that a thread may as well tell the only one that no other tells better, if it is named and about that."""
        left = [w for w in rivals if not any(o.odds > w.odds for o in self.told.get(w.case, ()))]
        return left[0] if len(left) == 1 and left[0].named and "claim" in left[0].agreed else None

    def may_be(self, some: Iterable[Weighed]) -> None:
        """Keep what likeliest tells each case."""
        for w in some:
            if w.case not in self.maybe or self.maybe[w.case].odds < w.odds:
                self.maybe[w.case] = w

    def speaks_against(self, weighed: Iterable[Weighed]) -> None:
        """Note what speaks against cases whose name stands there, and what comes near to telling one."""
        for w in weighed:
            if w.named and w.against:
                self.against.setdefault(w.case, w.doubts)
            nearer = w.case not in self.near or self.near[w.case].odds < w.odds
            if w.odds >= _NEAR and w.agreed.keys() - {"claim"} and nearer:
                self.near[w.case] = w


def choose(good: Sequence[Weighed]) -> tuple[list[Weighed], list[Weighed]]:
    """Of the cases that a thread may tell, those that it tells, and those of which none can be told from another.

    Args:
        good: The cases beside the thread, the likeliest first.
    """
    chosen: list[Weighed] = []
    open_ones: list[Weighed] = []
    for w in good:
        rivals = [o for o in chosen if not w.apart(o)]
        if not rivals:
            chosen.append(w)
        elif any(o.odds - w.odds < CLOSE for o in rivals):
            open_ones.append(w)
    doubtful = [o for o in chosen if any(not w.apart(o) and o.odds - w.odds < CLOSE for w in open_ones)]
    return [w for w in chosen if w not in doubtful], [*doubtful, *open_ones]
