"""Known legal cases as shown, worked out once for every view: how deep the report goes into each, and into all.

Pure functions like those of ``scorer.scorecard.view``; nothing here knows HTML.
"""

from __future__ import annotations

from scorer.scorecard.model import CaseCard, Scorecard
from scorer.scorecard.view import Verdict
from scorer.verdict.agreement import by_document

FEW_CASES = 5
"""With fewer cases, shares are not shown: one case more would move them too far."""


REAL_REGISTERS = (
    (24, 10, 18, 0), (20, 2, 12, 1), (20, 5, 12, 0), (20, 3, 12, 0),
    (18, 4, 12, 0), (8, 3, 6, 0), (5, 1, 6, 0),
    (8, 1, 5, 2), (8, 4, 5, 1), (8, 4, 5, 0), (7, 5, 5, 0), (6, 1, 5, 0), (4, 3, 4, 0), (3, 3, 5, 0), (3, 3, 5, 0),
    (10, 4, 5, 0), (10, 4, 5, 0), (10, 4, 5, 0), (10, 2, 5, 0), (9, 5, 5, 0), (5, 3, 5, 0), (3, 1, 5, 0), (2, 2, 5, 0),
)  # fmt: skip
"""Of registers for real filings and annual reports by people who did not know the matcher: cases told, of these not
called told, invented ones, of these called told. The first seven are sums over one report each, whose misses taught it
nothing (docs/decisions/069); eight are by two more keepers, in words of their own: what came of them before anything
was learned, of cases on which a second reader agreed (079); the last eight by a keeper of dockets and one of press
cuttings, likewise, and of four that nobody read (080)."""
TOLD_IN_FULL = (128, 26)
"""Of those, cases that the report tells with party, court, date, claim and status, and how many of them were missed."""
FICTIONAL_REGISTERS = (294, 28, 195, 7)
"""The same in all of forty fictional filings that nobody had read, with plain registers (``benchmarks/cases.py``)."""
TRAPS = (318, 76, 240, 41)
"""The same with registers full of other names and of traps."""
TOO_LITTLE = (109, 27)
"""Of the sixteen and of fictional registers of three keepers that were left, cases of which the card says that too
little stands together, and how many of them are told after all (080)."""


ELSEWHERE = (
    "For its proceedings the report also sends the reader to another document, which was not read: what it leaves out "
    "may be told there. Look before you reproach it."
)


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
        return "None of the cases known from outside was public, and not known to be over, at the report’s date."
    share = f" ({told / len(counting):.0%})" if len(counting) >= FEW_CASES else ""
    known = "that were public at its date and not known to be over"
    said = f"The report mentions {told} of {len(counting)} cases {known}{share}."
    if unsure := sum(bool(case.possibly) for case in counting):
        said += f" It possibly tells {unsure} more: check the words that are shown."
    register = card.register_
    if register is None or register.recall is None or register.weighted_recall is None:
        return said
    if len(counting) < FEW_CASES:
        return f"{said} They are too few for a share."
    said += f" By how deep it goes into each (a quarter for each step) that is a recall of {register.recall:.0%}"
    by_severity = f", {register.weighted_recall:.0%} weighted by severity" if any(c.severity for c in counting) else ""
    return f"{said}{by_severity} (n = {len(counting)})."


def missed_of_hundred() -> int:
    """How many of a hundred told cases were not called told, in registers that others wrote for real reports."""
    told, missed, *_ = map(sum, zip(*REAL_REGISTERS, strict=True))
    return round(100 * missed / told)


def trust_in_words() -> str:
    """How often cases are missed, and invented ones called told, where nobody had looked before.

    The interval is drawn by report: cases of one report are not independent.
    """
    told, missed, invented, credited = map(sum, zip(*REAL_REGISTERS, strict=True))
    bounds = by_document(REAL_REGISTERS, lambda counts: counts[1] / counts[0])
    span = f", 95 % interval {100 * bounds[0]:.0f} to {100 * bounds[1]:.0f} %" if bounds else ""
    plain = FICTIONAL_REGISTERS
    return (
        f"Of {told} cases told in real filings and annual reports, in registers by people who "
        f"did not know the tool, it missed {missed} or called them only possible ({missed_of_hundred()} %{span}), of "
        f"{TOLD_IN_FULL[0]} that are told in full {TOLD_IN_FULL[1]}; of {invented} invented ones it called "
        f"{credited or 'none'} told. In fictional filings it was {plain[1]} of {plain[0]}, and {plain[3]} of "
        f"{plain[2]}; with registers full of other names and of traps {TRAPS[1]} of {TRAPS[0]}, and {TRAPS[3]} of "
        f"{TRAPS[2]}. Where it says that too little of a case stands together, {TOO_LITTLE[1]} of {TOO_LITTLE[0]} "
        "were told after all: look there first. "
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
