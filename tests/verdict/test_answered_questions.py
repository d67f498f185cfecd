"""A question that the report puts to itself and answers, as questionnaires do: also where it is a heading."""

from __future__ import annotations

import pytest

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.gathering import Reading
from scorer.rubric.model import Level
from scorer.verdict.judging import judge_element
from scorer.verdict.model import Finding
from tests.verdict.asked import rubric

ASKED = "29. Do you train your buyers on human rights?"


def answered(heading: str, *answer: str) -> Finding:
    """The finding on training of a report with a question as heading and what stands under it."""
    box = (Box(1, 0, 0, 100, 10),)
    texts = (heading, *answer)
    kinds = (Kind.HEADING, *(Kind.BODY for _ in answer))
    sentences = tuple(
        Sentence(i, 1, text, ("Questions", heading), box, kind, i)
        for i, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    )
    page = Page(1, 100, 100, PageQuality.TEXT, 200)
    document = Document("x.pdf", "0" * 64, "t", "", "", "", "", "", "", "en", (page,), sentences)
    element = next(e for e in rubric().elements() if e.id == "DD3.3")
    return judge_element(Reading(document).asked_by(rubric()), rubric(), element)


@pytest.mark.parametrize("answer", ["No.", "No, none of them.", "3. No"])
def test_a_heading_that_asks_is_answered_with_no_by_what_stands_under_it(answer: str) -> None:
    finding = answered(ASKED, answer, "Buyers know their trade.")
    assert finding.denied
    assert finding.evidence[0].quote == ASKED
    assert finding.evidence[0].why == f"a question that it answers with no: “{answer}”"


def test_with_yes_it_is_a_claim() -> None:
    finding = answered(ASKED, "Yes.")
    assert (finding.level, finding.denied) == (Level.STATED, False)
    assert finding.evidence[0].why == "a question that the report answers with yes: “Yes.”"


@pytest.mark.parametrize("answer", ["We buy in four countries.", "No order was cancelled in 2023."])
def test_what_is_neither_leaves_a_heading(answer: str) -> None:
    finding = answered(ASKED, answer)
    assert not finding.denied
    assert not any(e.quote == ASKED for e in finding.evidence)


def test_a_heading_that_asks_nothing_is_one() -> None:
    assert not answered("Training of buyers on human rights", "No.").denied


def test_a_long_answer_is_shown_in_part() -> None:
    finding = answered(ASKED, "No, none of our 140 buyers has had any training on the subject of human rights so far.")
    assert finding.evidence[0].why.endswith(" ...”")
