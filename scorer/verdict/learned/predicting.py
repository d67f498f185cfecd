"""What a learned model says of coded sentences, to measure it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scorer.rubric.model import Rubric
from scorer.verdict.agreement import Measure, Scored, measure
from scorer.verdict.coded import CodedDocument, Prediction, predict, predictions, reading_of
from scorer.verdict.learned.features import see
from scorer.verdict.learned.model import Model, Scorer, share


def predict_learned(coded: CodedDocument, rubric: Rubric, scorer: Scorer) -> Iterator[Prediction]:
    """What a model says of every sentence of a document; for elements that it does not know, what the rubric says.

    Scores are shares; one half and more is a yes.
    """
    scores = scorer.scores(see(reading_of(coded, rubric.language), rubric))
    for element in rubric.elements():
        if element.id in coded.labels and element.id in scores:
            yield from predictions(coded, element.id, [(score >= 0, share(score)) for score in scores[element.id]])
    yield from (p for p in predict(coded, rubric) if p.element not in scores)


def predict_all(documents: Sequence[CodedDocument], rubric: Rubric, model: Model | None = None) -> list[Prediction]:
    """What the rubric, or a model of it, says of coded documents."""
    if model is None:
        return [p for document in documents for p in predict(document, rubric)]
    scorer = Scorer(model)
    return [p for document in documents for p in predict_learned(document, rubric, scorer)]


def measures(predictions: Iterable[Prediction]) -> dict[str, Measure]:
    """Measures of each element over the documents of predictions."""
    by_element: dict[str, dict[str, list[Scored]]] = {}
    for p in predictions:
        by_element.setdefault(p.element, {}).setdefault(p.document, []).append(p.scored)
    return {name: measure(rows) for name, rows in by_element.items()}


def mean_f1(measured: Iterable[Measure]) -> float | None:
    """The mean of F1 over the elements of which something was coded; None where there is none."""
    known = [m.f1 for m in measured if m.f1 is not None]
    return sum(known) / len(known) if known else None
