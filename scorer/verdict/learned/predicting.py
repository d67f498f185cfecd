"""What a learned model says of coded sentences, to measure it."""

from __future__ import annotations

from collections.abc import Iterator

from scorer.rubric.model import Rubric
from scorer.verdict.coded import CodedDocument, Prediction, predict, predictions, reading_of
from scorer.verdict.learned.features import see
from scorer.verdict.learned.model import Scorer, share


def predict_learned(coded: CodedDocument, rubric: Rubric, scorer: Scorer) -> Iterator[Prediction]:
    """What a model says of every sentence of a document; for elements that it does not know, what the rubric says.

    Scores are shares; one half and more is a yes.
    """
    scores = scorer.scores(see(reading_of(coded, rubric.language), rubric))
    for element in rubric.elements():
        if element.id in coded.labels and element.id in scores:
            yield from predictions(coded, element.id, [(score >= 0, share(score)) for score in scores[element.id]])
    yield from (p for p in predict(coded, rubric) if p.element not in scores)
