"""All figures on coded sentences: the rubric by itself, what it learns in one country and shows in the other, promises.

usage: python benchmarks/coded.py CODED_FOLDER [--rubric R]

CODED_FOLDER holds modern-slavery-uk.csv, modern-slavery-ca.csv (Project AIMS, CC BY 4.0) and promise-evidence-en.csv
(SemEval-2025 task 6). Nothing fitted on them is kept. The functions return values; docs/accuracy.md is made of them.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Rubric
from scorer.verdict.agreement import Measure
from scorer.verdict.coded import CodedDocument, Prediction, predictions, read_coded
from scorer.verdict.learned.model import Model
from scorer.verdict.learned.predicting import mean_f1, measures, predict_all
from scorer.verdict.learned.training import learn
from scorer.verdict.promises import backing_of

COUNTRIES = {"UK": "modern-slavery-uk.csv", "CA": "modern-slavery-ca.csv"}
PROMISES = "promise-evidence-en.csv"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Across:
    """What was learned on one set of documents and measured on another, by element."""

    model: Model
    own: float  # mean F1 as the model says of itself, cross-validated on what it learned from
    learned: dict[str, Measure]
    baseline: dict[str, Measure]


@dataclass(frozen=True, slots=True)
class Backed:
    """Promises: how many passages, share judged rightly, and the share that the commoner answer would get."""

    passages: int
    right: float
    majority: float
    precision: float
    recall: float


def rubric_alone(documents: Sequence[CodedDocument], rubric: Rubric) -> dict[str, Measure]:
    """The rubric by itself, never fitted on coded sentences."""
    return measures(predict_all(documents, rubric))


def across(train: Sequence[CodedDocument], test: Sequence[CodedDocument], rubric: Rubric) -> Across:
    """Learn on one, measure on the other; and the same for a bag of words."""
    model = learn(train, rubric)
    own = mean_f1(e.figures.measure() for e in model.elements.values()) or 0.0
    return Across(model, own, measures(predict_all(test, rubric, model)), measures(bag_of_words(train, test)))


def bag_of_words(train: Sequence[CodedDocument], test: Sequence[CodedDocument]) -> list[Prediction]:
    """What anybody would try first: words and pairs of words, logistic regression, thresholds by grouped folds."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, cross_val_predict

    groups = [d.name for d in train for _ in d.texts]
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    known = vectors.fit_transform([t for d in train for t in d.texts])
    asked = vectors.transform([t for d in test for t in d.texts])
    out = []
    for element in train[0].labels:
        truth = np.array([bool(y) for d in train for y in d.labels[element]])
        fit = LogisticRegression(class_weight="balanced", solver="liblinear")
        held_out = cross_val_predict(
            fit, known, truth, groups=groups, cv=GroupKFold(5), method="decision_function", n_jobs=1
        )
        limit = _best_threshold(held_out, truth)
        scores = fit.fit(known, truth).decision_function(asked)
        at = 0
        for d in test:
            said = [(bool(s >= limit), float(s)) for s in scores[at : at + len(d.texts)]]
            out += predictions(d, element, said)
            at += len(d.texts)
    return out


def _best_threshold(scores, truth) -> float:  # type: ignore[no-untyped-def]
    import numpy as np

    order = np.argsort(-scores, kind="stable")
    hit = np.cumsum(truth[order])
    f1 = 2 * hit / (np.arange(1, len(order) + 1) + truth.sum())
    return float(scores[order][int(f1.argmax())])


def promises(path: Path) -> dict[str, Backed]:
    """Passages with evidence for a promise, by cues alone.

    The first, third ... rows were looked at when the rule was written, the second, fourth ... were not.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = [(row["evidence"] == "yes", backing_of(row["text"]).backed) for row in csv.DictReader(stream)]
    return {"looked at": _backed(rows[0::2]), "held out": _backed(rows[1::2]), "all": _backed(rows)}


def _backed(rows: Sequence[tuple[bool, bool]]) -> Backed:
    yes = sum(coded for coded, _ in rows)
    hit = sum(coded and said for coded, said in rows)
    right = sum(coded == said for coded, said in rows)
    majority = max(yes, len(rows) - yes) / len(rows)
    return Backed(
        len(rows), right / len(rows), majority, hit / max(1, sum(said for _, said in rows)), hit / max(1, yes)
    )


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What some work returns, and the seconds it took."""
    begin = time.perf_counter()
    return work(), time.perf_counter() - begin


def _row(name: str, measured: dict[str, Measure]) -> str:
    figures = "  ".join(f"{m.f1 or 0:.3f}" for m in measured.values())
    precision = sum(m.average_precision or 0 for m in measured.values()) / len(measured)
    return f"{name:<28}  {mean_f1(measured.values()):.3f}  {precision:.3f}   {figures}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rubric", default="modern-slavery-statement")
    options = parser.parse_args()
    rubric = load_rubric(options.rubric)
    documents = {c: read_coded(options.folder / file, rubric) for c, file in COUNTRIES.items()}
    print(f"{rubric.rubric} {rubric.version}, digest {rubric.digest}")
    names = list(documents["UK"][0].labels)
    print(f"{'':<28}  mean F1, mean AP, F1 of {', '.join(names)}")
    for country, coded in documents.items():
        alone, seconds = timed(lambda coded=coded: rubric_alone(coded, rubric))
        print(_row(f"rubric alone, {country}", alone), f" {seconds:.1f} s")
    for a, b in (("UK", "CA"), ("CA", "UK")):
        found, seconds = timed(lambda a=a, b=b: across(documents[a], documents[b], rubric))
        print(_row(f"bag of words, {a} -> {b}", found.baseline))
        print(_row(f"learned, {a} -> {b}", found.learned), f" {seconds:.1f} s; cross-validated in {a}: {found.own:.3f}")
    for half, b in promises(options.folder / PROMISES).items():
        print(
            f"promises backed, {half}: {b.right:.3f} of {b.passages} right (majority {b.majority:.3f}), "
            f"precision {b.precision:.3f}, recall {b.recall:.3f}"
        )


if __name__ == "__main__":
    main()
