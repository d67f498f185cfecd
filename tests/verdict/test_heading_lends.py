"""A heading that names the period lends it to what is told below it, and to nothing that is only promised."""

from __future__ import annotations

import pytest

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.gathering import Reading
from scorer.rubric.model import Level
from scorer.verdict.judging import judge

from .test_judging import rubric

TOLD = "We completed the review of our remedy procedure and repaid the workers at our sites."


def level(text: str, *section: str) -> Level:
    box = (Box(1, 0, 0, 100, 10),)
    sentences = (Sentence(0, 1, text, section, box, Kind.BODY, 0),)
    page = Page(1, 100, 100, PageQuality.TEXT, 200)
    document = Document("x.pdf", "0" * 64, "t", "", "", "", "", "", "", "en", (page,), sentences)
    (finding,) = judge(Reading(document), rubric())
    return finding.level


@pytest.mark.parametrize("heading", ["What we did in 2023", "Our progress in FY2023"])
def test_a_year_in_the_closest_heading_makes_a_told_act_evidence(heading: str) -> None:
    assert level(TOLD, "Remedy") is not Level.EVIDENCED
    assert level(TOLD, "Remedy", heading) is Level.EVIDENCED


def test_a_heading_further_out_lends_nothing() -> None:
    assert level(TOLD, "Report 2023", "Remedy") is level(TOLD, "Remedy")


def test_a_promise_below_a_year_stays_a_promise() -> None:
    promise = "We will complete the review of our remedy procedure and repay the workers at our sites."
    assert level(promise, "What we will do in 2026") is Level.STATED
