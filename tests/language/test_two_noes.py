"""Two words of no that lift each other, a "not" that only says when, plans, and who did what we did not."""

from __future__ import annotations

import pytest

from scorer.language.clause import Actor, Denied, Mood
from scorer.language.saying import read


@pytest.mark.parametrize(
    "text",
    [
        "Not until the third reminder did we repay the fees.",
        "Not before May did the board hear the union.",
        "We take on no mill that has not signed our code.",
        "There is no supplier which did not answer.",
        "No buyer missed the training.",
        "The line is never closed.",
        "The mills signed our code, which says: no child labour, no unpaid hours.",
    ],
)
def test_nothing_is_denied(text: str) -> None:
    assert not any(clause.negations for clause in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "We have no process for suppliers that do not comply.",
        "We have no mills, which are not wanted here.",
        "For the year we report: no complaints.",
        "We have never closed a site.",
    ],
)
def test_and_here_something_is(text: str) -> None:
    assert any(clause.negations for clause in read(text))


def test_a_row_counts_none_of_what_its_label_names_by_a_verb_that_denies() -> None:
    (clause,) = read("Suppliers terminated or suspended in 2023: 0")
    (no,) = clause.negations
    assert (no.what, no.zero) == (Denied.DEED, True)


@pytest.mark.parametrize("noun", ["plan", "resolution", "budget", "draft"])
def test_what_a_plan_is_for_is_to_come(noun: str) -> None:
    clauses = read(f"A {noun} to repay USD 41,200 to 63 workers was put to the board in May 2023.")
    assert clauses[-1].mood is Mood.PROMISED


def test_unless_it_was_carried_out() -> None:
    assert all(c.mood is Mood.DONE for c in read("Our plan to repay 63 workers was carried out in May 2023."))


def test_what_we_did_not_do_somebody_else_did() -> None:
    theirs, ours = read("Brandell Foods repaid the fees in May 2023; we did not.")
    assert (theirs.actor, theirs.own_account, ours.actor) == (Actor.OTHER, True, Actor.COMPANY)


@pytest.mark.parametrize(
    "text",
    [
        "A course for 63 buyers was planned for May 2023.",
        "A course for 63 buyers had been scheduled for May 2023.",
        "Interviews with 40 workers were budgeted at EUR 8,000.",
    ],
)
def test_what_was_planned_is_no_deed(text: str) -> None:
    assert [c.mood for c in read(text)] == [Mood.PROMISED]


@pytest.mark.parametrize(
    "text",
    [
        "A course for 63 buyers was planned in April and held in May 2023.",
        "As planned, 63 buyers were trained in May 2023.",
        "A hearing in the lawsuit was scheduled for 3 May 2023.",
    ],
)
def test_unless_it_was_held_or_is_a_hearing(text: str) -> None:
    assert read(text)[-1].mood is Mood.DONE


def test_what_was_considered_is_imagined() -> None:
    assert read("We considered to require a telephone on board from April 2026.")[-1].mood is Mood.IMAGINED


@pytest.mark.parametrize("verb", ["put on hold", "suspended"])
def test_a_no_by_the_subject_goes_on_to_a_verb_that_is_a_no_itself(verb: str) -> None:
    text = f"No order was cancelled or {verb} over the treatment of workers."
    assert [[text[n.start : n.end] for n in clause.negations] for clause in read(text)] == [["No"], ["No"]]
    text = f"The order was cancelled or {verb}."
    assert "No" not in [text[n.start : n.end] for clause in read(text) for n in clause.negations]
