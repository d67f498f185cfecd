"""What was offered, weighed, asked for, planned or refused is no fact, whatever figures it holds; what was done is."""

from __future__ import annotations

import pytest

from scorer.rubric.model import Level
from tests.verdict.asked import asked

# the question; infinitive, gerund, participle and noun of a deed that answers it; and what it is done to
DEEDS = {
    "RE3.2": ("repay", "repaying", "repaid", "repayment of", "USD 41,200 in recruitment fees to 63 workers"),
    "DD3.3": ("train", "training", "trained", "training of", "63 buyers on human rights"),
    "DD2.1": ("assess", "assessing", "assessed", "assessment of", "the human rights risks of 63 suppliers"),
}
NOT_DONE = [
    "In May 2023 we negotiated with the union to {inf} {it}.",
    "We refused in May 2023 to {inf} {it}.",
    "In May 2023 we were asked to {inf} {it}.",
    "In May 2023 the union asked us to {inf} {it}.",
    "In May 2023 we considered {ing} {it}.",
    "In May 2023 we came close to {ing} {it}.",
    "In May 2023 we postponed {ing} {it}.",
    "The {noun} {it} was to take place in May 2023.",
    "In May 2023 we discussed whether to {inf} {it}.",
    "In May 2023 it was proposed to {inf} {it}.",
    "Instead of {ing} {it}, in May 2023 we closed the site.",
    "Rather than {inf} {it}, in May 2023 we closed the site.",
    "We hoped to {inf} {it} in May 2023.",
    "In May 2023 we were due to {inf} {it}.",
    "In May 2023 it proved impossible to {inf} {it}.",
    "In May 2023 we applied for leave to {inf} {it}.",
    "In May 2023 we announced our intention to {inf} {it}.",
    "In May 2023 we offered to {inf} {it}; the offer was declined.",
    "In May 2023 we promised the union to {inf} {it}.",
    "In May 2023 we committed ourselves to {ing} {it}.",
    "In May 2023 we budgeted for {ing} {it}.",
    "In May 2023 we told the union that we intend to {inf} {it}.",
    "The supplier confirmed in May 2023 that it would {inf} {it}.",
    "By May 2025 we aim to have {done} {it}.",
    "Planned for May 2024: {noun} {it}.",
    "We hardly {done} {it} in May 2023.",
]
DONE = [
    "In May 2023 we {done} {it}.",
    "In May 2023 we managed to {inf} {it}.",
    "In May 2023 we had to {inf} {it}.",
    "We considered the complaint and in May 2023 {done} {it}.",
    "We offered an apology, and {done} {it} in May 2023.",
    "In May 2023 we {done} {it}, as we had promised to do.",
    "Having refused at first, we {done} {it} in May 2023.",
    "We discussed the findings with the union and {done} {it} in May 2023.",
    "After the union had asked us to act, we {done} {it} in May 2023.",
    "In May 2023 we were able to {inf} {it}.",
    "In May 2023 we succeeded in {ing} {it}.",
    "We postponed the sale and {done} {it} in May 2023.",
    "The union was told in May 2023 that we had {done} {it}.",
    "We failed at first, but {done} {it} in May 2023.",
]


def level(question: str, told: str) -> Level:
    inf, ing, done, noun, it = DEEDS[question]
    return asked(question, told.format(inf=inf, ing=ing, done=done, noun=noun, it=it)).level


@pytest.mark.parametrize("told", NOT_DONE)
@pytest.mark.parametrize("question", DEEDS)
def test_what_a_verb_only_speaks_of_is_at_most_a_promise(question: str, told: str) -> None:
    assert level(question, told).rank <= Level.STATED.rank


@pytest.mark.parametrize("told", DONE)
@pytest.mark.parametrize("question", DEEDS)
def test_what_was_done_is_a_fact_whatever_else_is_told_beside_it(question: str, told: str) -> None:
    assert level(question, told) is Level.EVIDENCED


@pytest.mark.parametrize(
    ("question", "text", "most"),
    [
        ("LC2.1", "In May 2023 the labour inspectorate threatened to fine us USD 2 million.", Level.STATED),
        ("LC2.1", "In May 2023 the labour inspectorate proposed to fine us USD 2 million.", Level.STATED),
        (
            "LC2.1",
            "In May 2023 the inspectorate has let us know that it intends to fine us USD 2 million.",
            Level.STATED,
        ),
        ("LC1.1", "In May 2023 the union dropped its plan to sue us in the High Court.", Level.NONE),
        ("DD1.2", "A shareholder asked the board in May 2023 to set up a committee on human rights.", Level.STATED),
        ("DD1.1", "NGOs asked us to commit to the UN Guiding Principles on Business and Human Rights.", Level.STATED),
        ("DD3.2", "We refused in May 2023 to end the contract with a supplier over child labour.", Level.NONE),
    ],
)
def test_what_others_only_ask_or_threaten_is_no_fact_either(question: str, text: str, most: Level) -> None:
    assert asked(question, text).level.rank <= most.rank


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "LC2.1",
            "In May 2023 the Data Commission held that our app did not comply with the law and fined us €41 million.",
        ),
        ("DD3.2", "In May 2023 we refused to sell our software to the border police over human rights."),
    ],
)
def test_what_an_authority_found_and_a_refusal_that_is_asked_for_are_facts(question: str, text: str) -> None:
    assert asked(question, text).level is Level.EVIDENCED


def test_an_authority_that_decided_not_to_act_is_no_fine() -> None:
    finding = asked("LC2.1", "In May 2023 the labour inspectorate decided not to fine us.")
    assert finding.level.rank <= Level.DESCRIBED.rank
