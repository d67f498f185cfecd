"""What a sentence takes from around it, however long the chain is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorer.document.model import Document
from scorer.language.clause import Actor
from scorer.language.context import Clauses
from scorer.verdict.examples import passage_document

LONG = 3_000  # more than Python calls deep


def chain(first: str, further: str, *, led: bool) -> Document:
    made = passage_document("x")
    (one,) = made.sentences
    sentences = [replace(one, text=first)]
    sentences += [replace(one, id=i, text=further, lead=i - 1 if led else None) for i in range(1, LONG)]
    return replace(made, sentences=tuple(sentences))


@pytest.mark.parametrize("led", [True, False])
def test_a_long_chain_is_read_from_its_end_as_from_its_beginning(led: bool) -> None:
    """Sentence after sentence beginning with "It", or list within list: the last one is asked for first."""
    document = chain("Our competitor Dalby opened a hotline.", "It has also trained workers.", led=led)
    last = Clauses(document).of(LONG - 1)
    in_order = Clauses(document)
    assert last == [in_order.of(i) for i in range(LONG)][-1]
    if not led:
        assert (last[0].actor, last[0].own_account) == (Actor.OTHER, True)


def test_a_pronoun_in_another_paragraph_takes_nothing() -> None:
    document = chain("Our competitor Dalby opened a hotline.", "It has also trained workers.", led=False)
    first, second = document.sentences[:2]
    apart = replace(document, sentences=(first, replace(second, block=1)))
    assert Clauses(apart).of(1)[0].actor is Actor.UNNAMED


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Bexholm Stores trained 4,000 pickers. Our own staff were given new desks.", Actor.OTHER),
        ("Remediation covers 4,000 pickers. Our own staff were given new desks.", Actor.UNNAMED),
        ("Bexholm Stores trained 4,000 pickers. The course took two days.", Actor.UNNAMED),
    ],
)
def test_a_name_beside_a_sentence_of_ours_is_somebody_else(text: str, actor: Actor) -> None:
    assert Clauses(passage_document(text)).of(0)[0].actor is actor


def test_a_name_that_the_report_often_writes_is_no_stranger() -> None:
    told = "Bexholm trained 4,000 pickers. Our own staff were given new desks."
    often = " ".join(f"In {year}, Bexholm grew." for year in range(2011, 2018))
    assert Clauses(passage_document(f"{told} {often}")).of(0)[0].actor is Actor.UNNAMED
