"""What was offered, weighed, asked for, planned or refused is no fact, whatever figures it holds; what was done is."""

from __future__ import annotations

from functools import cache

import pytest

from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Level, Rubric
from scorer.verdict.judging import judge_element
from tests.verdict.test_judging import document

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


@cache
def rubric() -> Rubric:
    return load_rubric()


def level(question: str, told: str) -> Level:
    inf, ing, done, noun, it = DEEDS[question]
    text = told.format(inf=inf, ing=ing, done=done, noun=noun, it=it)
    element = next(e for e in rubric().elements() if e.id == question)
    return judge_element(Reading(document([text])).asked_by(rubric()), rubric(), element).level


@pytest.mark.parametrize("told", NOT_DONE)
@pytest.mark.parametrize("question", DEEDS)
def test_what_a_verb_only_speaks_of_is_at_most_a_promise(question: str, told: str) -> None:
    assert level(question, told).rank <= Level.STATED.rank


@pytest.mark.parametrize("told", DONE)
@pytest.mark.parametrize("question", DEEDS)
def test_what_was_done_is_a_fact_whatever_else_is_told_beside_it(question: str, told: str) -> None:
    assert level(question, told) is Level.EVIDENCED
