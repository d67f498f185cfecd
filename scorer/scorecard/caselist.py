"""Known legal cases as shown, worked out once for every view: how deep the report goes into each, and into all.

Pure functions like those of ``scorer.scorecard.view``; nothing here knows HTML.
"""

from __future__ import annotations

from scorer.scorecard.model import CaseCard, Scorecard
from scorer.scorecard.view import Verdict
from scorer.verdict.agreement import by_document

FEW_CASES = 5
"""With fewer cases, shares are not shown: one case more would move them too far."""


OTHERS_REGISTERS = (
    (7, 0, 5, 1), (8, 1, 5, 0), (8, 0, 5, 0), (6, 0, 5, 0),
    (8, 0, 5, 0), (9, 2, 4, 0), (6, 1, 6, 0), (7, 3, 4, 0),
    (6, 2, 6, 0), (7, 0, 5, 0), (9, 0, 4, 0), (9, 3, 4, 0),
    (7, 1, 5, 0), (9, 1, 4, 0), (7, 1, 5, 0), (8, 2, 5, 0),
    (5, 1, 6, 0), (9, 0, 4, 2), (9, 0, 4, 0), (6, 0, 5, 0),
    (9, 2, 4, 0), (7, 0, 5, 0), (7, 1, 5, 0), (8, 1, 5, 0),
    (8, 0, 5, 0), (6, 1, 6, 0), (7, 1, 5, 0), (8, 0, 5, 0),
    (7, 1, 5, 0), (6, 0, 5, 0), (7, 1, 5, 0), (7, 2, 5, 0),
    (5, 0, 6, 0), (5, 0, 6, 0), (9, 2, 4, 0), (9, 0, 4, 1),
    (8, 1, 5, 0), (6, 0, 5, 0), (8, 1, 4, 0), (7, 0, 5, 0),
)  # fmt: skip
"""Of forty fictional filings that nobody had read, with plain registers by people who had not written them: cases told,
of these not called told, invented ones, of these called told (docs/decisions/068; ``benchmarks/cases.py``)."""
TRAPS = (318, 95, 240, 40)
"""The same with registers full of other names and of traps, in all."""


_DEPTHS = {
    "not_mentioned": Verdict("silent", "Not mentioned", "The report does not mention the case."),
    "alluded": Verdict("stated", "Alluded to", "The report alludes to it."),
    "named": Verdict("described", "Named", "The report names it."),
    "named_with_status": Verdict("described", "Named with its status", "The report names it and says where it stands."),
    "full": Verdict("evidenced", "Named in full", "Forum, date, claim and status are given."),
}


_POSSIBLY = Verdict("unread", "Possibly told, check", "Words of the report may tell it; somebody should look.")
_DESCRIBED_ONLY = Verdict("stated", "Described, not named", "Told by its court and date, or by what it is about.")


def depth(case: CaseCard) -> Verdict:
    """How far the report goes into a case, as a word with its icon."""
    if case.possibly and case.depth == "not_mentioned":
        return _POSSIBLY
    if case.depth == "alluded" and not case.named:
        return _DESCRIBED_ONLY
    return _DEPTHS.get(case.depth, _DEPTHS["not_mentioned"])


def steps(case: CaseCard) -> int:
    """How many of the four steps from a mention to a full account the report goes, 0-4."""
    return list(_DEPTHS).index(case.depth) if case.depth in _DEPTHS else 0


def in_words(card: Scorecard) -> str:
    """How many of the cases that count the report discloses; counts, and a share only from five cases on."""
    counting = [case for case in card.cases if case.counts]
    told = sum(case.depth != "not_mentioned" for case in counting)
    if not counting:
        return "None of the cases known from outside was public and open at the report’s date."
    share = f" ({told / len(counting):.0%})" if len(counting) >= FEW_CASES else ""
    said = f"The report mentions {told} of {len(counting)} cases that were public and open at its date{share}."
    if unsure := sum(bool(case.possibly) for case in counting):
        said += f" It possibly tells {unsure} more: check the words that are shown."
    register = card.register_
    if register is None or register.recall is None or register.weighted_recall is None:
        return said
    if len(counting) < FEW_CASES:
        return f"{said} They are too few for a share."
    return (
        f"{said} By how deep it goes into each (a quarter for each step) that is a recall of {register.recall:.0%}, "
        f"{register.weighted_recall:.0%} weighted by severity (n = {len(counting)}), at best."
    )


def missed_of_hundred() -> int:
    """How many of a hundred told cases were not called told, in plain registers that others wrote."""
    told, missed, *_ = map(sum, zip(*OTHERS_REGISTERS, strict=True))
    return round(100 * missed / told)


def trust_in_words() -> str:
    """How often cases are missed, and invented ones called told, where nobody had looked before.

    The interval is drawn by text: cases of one text are not independent.
    """
    told, missed, invented, credited = map(sum, zip(*OTHERS_REGISTERS, strict=True))
    bounds = by_document(OTHERS_REGISTERS, lambda counts: counts[1] / counts[0])
    span = f", 95 % interval {100 * bounds[0]:.0f} to {100 * bounds[1]:.0f} %" if bounds else ""
    return (
        f"Of {told} cases told in {len(OTHERS_REGISTERS)} fictional filings that nobody had read, in plain registers "
        f"by people who had not written them, it missed {missed} or called them only possible "
        f"({missed_of_hundred()} %{span}); of {invented} invented ones it called {credited or 'none'} told. "
        "In registers full of other names and of traps "
        f"it was {TRAPS[1]} of {TRAPS[0]}, and {TRAPS[3]} of {TRAPS[2]}. "
        "Before you say that a case is left out, search the report for its parties yourself."
    )


def case_rows(card: Scorecard, most: int = 200) -> tuple[list[CaseCard], list[CaseCard]]:
    """The cases that get a row of the table, those that count first; and what is left of those not mentioned.

    A register of thousands would make a page of megabytes: every case that the report mentions has its row, and
    ``most`` of the others; the JSON holds them all.
    """
    in_order = sorted(card.cases, key=lambda k: not k.counts)
    silent = [k for k in in_order if k.depth == "not_mentioned" and not k.possibly]
    left = {id(k) for k in silent[most:]}
    return [k for k in in_order if id(k) not in left], silent[most:]
