"""The one table of what a clause can show: as the documentation prints it, and as grading keeps to it."""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path

import pytest

from scorer.language.clause import Actor, Clause, Denied, Mood, Negation
from scorer.rubric.model import Level
from scorer.verdict.table import AT_MOST, Said, Whose, markdown, said, whose

PAGE = Path(__file__).parents[2] / "docs" / "how-a-score-comes-about.md"
BEGIN, END = "<!-- table -->\n", "\n<!-- /table -->"


def clause(actor: Actor = Actor.COMPANY, mood: Mood = Mood.DONE, *, own: bool = False, foreign: bool = False) -> Clause:
    return Clause(0, 10, actor, own, mood, (), foreign)


def test_the_page_prints_the_table() -> None:
    """After a change: REWRITE=1 pytest tests/verdict/test_table.py."""
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN, 1)
    body, tail = rest.split(END.strip(), 1)
    if os.environ.get("REWRITE"):
        PAGE.write_text(f"{head}{BEGIN}{markdown()}{END}{tail}", encoding="utf-8")
        return
    assert body.strip() == markdown()


def test_every_cell_is_decided() -> None:
    assert set(AT_MOST) == set(Whose)
    assert all(set(row) == set(Said) for row in AT_MOST.values())


@pytest.mark.parametrize(("actor", "mood", "detail"), list(product(Actor, Mood, (True, False))))
def test_every_clause_has_a_place_in_it(actor: Actor, mood: Mood, detail: bool) -> None:
    for own in (True, False):
        found = clause(actor, mood, own=own)
        assert AT_MOST[whose(found, frozenset())][said(found, detail=detail, denied=False)] in set(Level)


def test_what_others_did_by_themselves_shows_nothing() -> None:
    for actor in (Actor.SUPPLIER, Actor.CUSTOMER, Actor.OTHER, Actor.AUTHORITY):
        assert whose(clause(actor, own=True), frozenset()) is Whose.OTHERS
    assert whose(clause(Actor.SUPPLIER), frozenset()) is Whose.OUTCOME
    assert whose(clause(Actor.AUTHORITY, own=True), frozenset({"authority"})) is Whose.COMPANY
    assert whose(clause(Actor.AUTHORITY, foreign=True), frozenset({"authority"})) is Whose.OTHERS


def test_a_wrong_that_is_denied_is_affirmed() -> None:
    denied = Negation(0, 2, Denied.WRONG, (0, 10), (0, 10))
    assert Clause(0, 10, Actor.COMPANY, False, Mood.ONGOING, (denied,)).affirmed
    assert not Clause(
        0, 10, Actor.COMPANY, False, Mood.ONGOING, (Negation(0, 2, Denied.DEED, (0, 10), (0, 10)),)
    ).affirmed


def test_that_none_was_found_is_no_figure() -> None:
    found_none = Negation(0, 2, Denied.FOUND, (0, 10), (4, 10))
    told = Clause(0, 10, Actor.COMPANY, False, Mood.DONE, (found_none,))
    assert said(told, detail=True, denied=False) is Said.DONE
