"""What the default rubric finds for one of its questions in a few sentences: for tests of how sentences are judged."""

from __future__ import annotations

from functools import cache

from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Rubric
from scorer.verdict.judging import judge_element
from scorer.verdict.model import Finding
from tests.verdict.test_judging import document


@cache
def rubric() -> Rubric:
    """The default rubric, loaded once."""
    return load_rubric()


def asked(question: str, *texts: str) -> Finding:
    """The finding for a question in a report of these sentences."""
    element = next(e for e in rubric().elements() if e.id == question)
    return judge_element(Reading(document(texts)).asked_by(rubric()), rubric(), element)
