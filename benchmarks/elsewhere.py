"""Which words say that a passage that look-ups find speaks of something else: learned for a second look's file.

Learned from labelled passages ("the same words in another sense", and those that answer their question) and from coded
reports and statements: what rules credit there is an answer where a reader found one. One logistic regression (L1) for
all questions over the words of a passage. Words by question did better on passages ("committee" where a committee is
asked for), but only because who writes near misses uses the words of look-ups, and who writes answers avoids them.
``second_look.py`` runs it and writes what comes of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from learning import (
    FOLDS,
    FOR,
    as_matrix,
    asked_about,
    by_rules,
    counts,
    fitted,
    folds,
    found_in,
    hundredths,
    labelled,
    read_by_rules,
)

from scorer.evidence.gathering import Reading
from scorer.evidence.second_look import features
from scorer.language.concepts import Forms, dictionary
from scorer.language.context import beside
from scorer.rubric.model import Level, Rubric
from scorer.rubric.second_look import Elsewhere
from scorer.verdict.grading import graded

STRENGTH = 0.4  # C of liblinear
ELSE = "offtopic"
SURE = 3.0  # a real sentence of an answer weighs as much as three passages
OURS = 10.0  # a rubric's own example says by definition what it says
UNSURE = 50  # hundredths of log-odds by which something else must be likelier: silence costs more than a doubt


@dataclass(frozen=True)
class Row:
    """A sentence that was found for a question: its words, who wrote it, whether it speaks of something else."""

    told: frozenset[str]
    group: str
    elsewhere: bool
    weight: float


@cache
def forms() -> Forms:
    """The stems of English."""
    return Forms(dictionary())


@cache
def small() -> frozenset[str]:
    """The stems of words that say little by themselves."""
    known = dictionary()
    return frozenset(map(known.stem, known.small))


def told(reading: Reading, sentence: int) -> frozenset[str]:
    """The words of a sentence and its neighbours that say something, alone and two in a row."""
    known, sentences = dictionary(), reading.document.sentences
    names: set[str] = set()
    for i in (sentence, *beside(reading.document, sentence)):
        names |= {name for name, _, _ in features(known.forms(sentences[i].text), (), forms())}
    return frozenset(name for name in names if name.replace(" ", "").isalpha() and small().isdisjoint(name.split()))


def passages(files: Iterable[Path], rubric: Rubric) -> Iterator[Row]:
    """The sentences of labelled passages that look-ups find; all of them where they find none."""
    for author, row in labelled(files):
        if row["kind"] == ELSE or (row["kind"] in FOR and int(row["level"]) > 0):
            reading = read_by_rules(row["text"], row["section"], rubric)
            which = found_in(reading, rubric, rubric.element(row["element"]))
            for i in which:
                yield Row(told(reading, i), author, row["kind"] == ELSE, 1 / len(which))


def examples(rubric: Rubric) -> Iterator[Row]:
    """The examples of a rubric that answer their question."""
    for number, (element, example) in enumerate((e, x) for e in rubric.elements() for x in e.examples):
        if example.level is not Level.NONE and not example.denied and not example.todo:
            reading = read_by_rules(example.text, example.section, rubric)
            for i in found_in(reading, rubric, element):
                yield Row(told(reading, i), f"examples {number % FOLDS}", False, OURS)


def sentences_of(name: str, reading: Reading, answered: Collection[str], rubric: Rubric) -> Iterator[Row]:
    """What rules credit in a coded document for questions that a reader found answered."""
    ruled = by_rules(reading).asked_by(rubric)
    for element in (e for e in rubric.elements() if e.id in answered):
        for found in graded(ruled, rubric, element):
            if counts(found):
                yield Row(told(ruled, found.evidence.sentence.id), name, False, SURE)


class Learned:
    """What the rows teach, all of them and without each fold."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        groups = [row.group for row in rows]
        self._names, self._matrix = as_matrix([row.told for row in rows], groups)
        self._fold = folds(groups)
        self.whole = self._fit(np.ones(len(rows), dtype=bool))
        self.without = [self._fit(self._fold != f) for f in range(FOLDS)]

    def _fit(self, use: np.ndarray) -> Elsewhere:
        """Words of what is asked about may speak against something else, and never for it."""
        which = np.flatnonzero(use)
        yes = np.array([self._rows[i].elsewhere for i in which])
        weight = np.array([self._rows[i].weight for i in which])
        kept = np.arange(len(self._names))
        while True:
            model = fitted(self._matrix[which][:, kept], yes, weight, STRENGTH)
            words = hundredths([self._names[i] for i in kept], model.coef_[0])
            wrong = {name for name, w in words.items() if w > 0 and not asked_about().isdisjoint(name.split())}
            if not wrong:
                return Elsewhere(bias=round(100 * float(model.intercept_[0])) - UNSURE, words=words)
            kept = np.array([i for i in kept if self._names[i] not in wrong])
