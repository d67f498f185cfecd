"""Cases that fall silent: told in one year's report, told in none after it, and no outcome told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorer.register.standing import told_over
from scorer.scorecard.model import CaseCard, Quote, Scorecard

_UNTOLD = "not_mentioned"


@dataclass(frozen=True, slots=True)
class Silent:
    """A known case that reports told and tell no more.

    Attributes:
        case: The case as it stands on the last card that tells it.
        last: That card.
        quote: Its last words on the case, on where it stands if it says that.
        after: The later cards, which look for the case and do not find it; at least one.
        status: Where it stands by the register, as of the last of them; empty where not known.
    """

    case: CaseCard
    last: Scorecard
    quote: Quote
    after: tuple[Scorecard, ...]
    status: str


def fallen_silent(cards: Sequence[Scorecard]) -> tuple[Silent, ...]:
    """The cases that fall silent over a company's cards, the earliest first, in the order of the registers.

    What a later report possibly tells is left out, and so is a case that ended by the last that reports say of it.
    """
    by_case: dict[tuple[str, str], list[tuple[Scorecard, CaseCard]]] = {}
    for card in cards:
        for case in card.cases:
            if card.register_ is not None:
                by_case.setdefault((card.register_.id, case.id), []).append((card, case))
    found = []
    for seen in by_case.values():
        told = [n for n, (_, case) in enumerate(seen) if case.depth != _UNTOLD and case.says]
        later = seen[told[-1] + 1 :] if told else []
        if not later or _ended([seen[n][1] for n in told]) or any(case.possibly for _, case in later):
            continue
        last, case = seen[told[-1]]
        at = case.told.get("status", 0)
        quote = case.says[at] if at < len(case.says) else case.says[0]
        found.append(Silent(case, last, quote, tuple(card for card, _ in later), later[-1][1].status))
    return tuple(found)


def _ended(telling: Sequence[CaseCard]) -> bool:
    """Whether a case has ended by what reports, the earliest first, tell of it: the last word that says so counts."""
    words = [q.quote for case in telling for q in sorted(case.says, key=lambda q: q.page)]
    return next((over for over in map(told_over, reversed(words)) if over is not None), False)
