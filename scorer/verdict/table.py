"""What a clause can show at most, by who acts, whether it is affirmed, and the mood: the one table.

``docs/how-a-score-comes-about.md`` prints it. A rubric's element makes exceptions in its own words: ``who`` names whose
deeds answer the question besides the company's, ``explicit_none`` gives a level to a none, ``commitment`` takes a
promise for what was asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from scorer.language.clause import Actor, Clause, Denied, Mood
from scorer.rubric.model import Level


class Whose(StrEnum):
    """Whose deed it is, as far as levels go."""

    COMPANY = "the company, its bodies, somebody who acts for it, or nobody named"
    OUTCOME = "a supplier or customer, as the outcome of what the company does"
    OTHERS = "a supplier or customer by itself; another company, an authority, a law"


class Said(StrEnum):
    """How it is told."""

    DETAIL = "done, with a detail"
    DONE = "done"
    ONGOING = "a practice"
    PROMISED = "promised"
    POSSIBLE = "possible"
    IMAGINED = "only imagined"
    REQUIRED = "required"
    ASKED = "asked"
    ANNOUNCED = "only announced"
    DENIED = "denied"
    WITHHELD = "withheld"


_OWN = {
    Said.DETAIL: Level.EVIDENCED,
    Said.DONE: Level.DESCRIBED,
    Said.ONGOING: Level.DESCRIBED,
    Said.PROMISED: Level.STATED,
    Said.POSSIBLE: Level.STATED,
    Said.IMAGINED: Level.NONE,
    Said.REQUIRED: Level.NONE,
    Said.ASKED: Level.NONE,
    Said.ANNOUNCED: Level.NONE,
    Said.DENIED: Level.NONE,
    Said.WITHHELD: Level.NONE,
}
AT_MOST: Mapping[Whose, Mapping[Said, Level]] = {
    Whose.COMPANY: _OWN,
    Whose.OUTCOME: _OWN,
    Whose.OTHERS: dict.fromkeys(Said, Level.NONE),
}


def whose(clause: Clause, answers: frozenset[str]) -> Whose:
    """The row for a clause; ``answers`` are actors whose deeds answer the question besides the company's."""
    if clause.foreign:
        return Whose.OTHERS
    if clause.actor.value in answers or clause.actor in (Actor.COMPANY, Actor.UNNAMED):
        return Whose.COMPANY
    if clause.actor in (Actor.SUPPLIER, Actor.CUSTOMER) and not clause.own_account:
        return Whose.OUTCOME
    if clause.actor in (Actor.OTHER, Actor.AUTHORITY) and not clause.own_account:
        return Whose.COMPANY  # an outside body that acts for the company, with it or on it
    return Whose.OTHERS


def said(clause: Clause, *, detail: bool, denied: bool) -> Said:
    """The column for a clause.

    Args:
        clause: The clause that decides.
        detail: It, or a sound clause beside it, tells something done with a date, count, amount, place or docket,
            or how things stand.
        denied: It denies what is asked.
    """
    if clause.mood is Mood.WITHHELD:
        return Said.WITHHELD
    if denied:
        return Said.DENIED
    detail = detail and all(n.what is not Denied.FOUND for n in clause.negations)  # that none was found is no figure
    stands = clause.bare or (clause.state and clause.mood is Mood.ONGOING)  # "Audits: 41", "41 of them are migrants"
    if detail and (clause.mood is Mood.DONE or stands):
        return Said.DETAIL
    return Said[clause.mood.name]


def markdown() -> str:
    """The table as it stands in the documentation."""
    heads = list(Said)
    lines = [f"| whose deed | {' | '.join(heads)} |", f"|---|{'---|' * len(heads)}"]
    for row in Whose:
        cells = [AT_MOST[row][column].value for column in heads]
        if row is not Whose.OTHERS:
            cells[heads.index(Said.DENIED)] = "**explicit no**"
            cells[heads.index(Said.WITHHELD)] = "none, “declines to tell”"
        lines.append(f"| {row} | {' | '.join(cells)} |")
    return "\n".join(lines)
