"""What the programs that learn weights share: rows of signs as a matrix, folds, weights as whole hundredths."""

from __future__ import annotations

import csv
import hashlib
import json
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from scorer.evidence.gathering import Reading
from scorer.language.concepts import STEM, dictionary
from scorer.language.context import Clauses
from scorer.language.rereading import Rereading
from scorer.rubric.model import Element, Level, Rubric
from scorer.verdict.examples import passage_document
from scorer.verdict.grading import Graded, graded

FOLDS = 5
SHARED_BY = 3  # authors or documents that must use a sign; what fewer do may be their own name
WIDTH = 118
SUBJECTS = frozenset({"rights", "remedy", "complaints", "diligence", "checking", "law", "business"})
AGAINST = frozenset(
    {"denied", "refuses", "others", "required", "hypothetical", "undone"}
)  # kinds of passages that the company did not do
FOR = frozenset({"fact", "procedure", "promise", "explicit_none"})  # ... and that answer their question


@cache
def asked_about() -> frozenset[str]:
    """The stems of what questions ask about, which whoever does it or does it not uses: rights, remedy, lawsuits ..."""
    known = dictionary()
    parts = (
        part
        for name, c in known.concepts.items()
        if c.subject in SUBJECTS
        for e in known.entries(name)
        for part in known.parts(e)
    )
    return frozenset(stem for how, stem in parts if how == STEM) - {known.stem(word) for word in known.small}


def as_matrix(
    told: Sequence[Collection[str]], groups: Sequence[str], shared_by: int = SHARED_BY
) -> tuple[list[str], csr_matrix]:
    """The signs that so many groups use, in the order of the alphabet, and which row has which."""
    users: dict[str, set[str]] = {}
    for signs, group in zip(told, groups, strict=True):
        for sign in signs:
            users.setdefault(sign, set()).add(group)
    names = sorted(name for name, users_of in users.items() if len(users_of) >= shared_by)
    at = {name: i for i, name in enumerate(names)}
    columns = [[at[sign] for sign in sorted(signs) if sign in at] for signs in told]
    ends = np.concatenate([[0], np.cumsum([len(c) for c in columns])])
    flat = np.array([i for c in columns for i in c], dtype=np.int64)
    return names, csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(told), len(names)))


def folds(groups: Sequence[str]) -> np.ndarray:
    """The fold of each row; those of one group stay together, whatever else there is."""
    return np.array([int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS for group in groups])


def fitted(matrix: csr_matrix, yes: np.ndarray, weight: np.ndarray, strength: float) -> LogisticRegression:
    """A logistic regression with L1; ``strength`` is C of liblinear."""
    model = LogisticRegression(C=strength, penalty="l1", solver="liblinear", random_state=0, max_iter=300)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # newer releases call the penalty otherwise
        return model.fit(matrix, yes, sample_weight=weight)


def hundredths(names: Sequence[str], weights: np.ndarray) -> dict[str, int]:
    """Weights as whole hundredths, the heaviest first; those that come to nothing are left out."""
    kept = [(names[i], round(100 * float(weights[i]))) for i in np.flatnonzero(weights)]
    return dict(sorted(((n, w) for n, w in kept if w), key=lambda item: (-item[1], item[0])))


def wrapped(words: dict[str, int], indent: str = "   ") -> str:
    """The entries of an object of JSON, several to a line."""
    return _in_lines((f"{json.dumps(name, ensure_ascii=False)}: {weight}," for name, weight in words.items()), indent)


def wrapped_list(words: Iterable[str], indent: str = "   ") -> str:
    """The entries of a list of JSON, several to a line."""
    return _in_lines((f"{json.dumps(word, ensure_ascii=False)}," for word in words), indent)


def _in_lines(parts: Iterable[str], indent: str) -> str:
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + len(part) < WIDTH:
            lines[-1] += f" {part}"
        else:
            lines.append(f"{indent}{part}")
    return "\n".join(lines).rstrip(",")


def labelled(files: Iterable[Path]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of files of labelled passages, each with who wrote it."""
    for path in files:
        author = path.stem.removeprefix("looked_at").removeprefix("_").removesuffix("_rest") or "first"
        for row in csv.DictReader(path.open(encoding="utf-8-sig", newline="")):
            yield f"author {author}", row


def found_in(reading: Reading, rubric: Rubric, element: Element) -> dict[int, bool]:
    """The sentences of a passage that look-ups find, each with whether rules credit it; all where they find none."""
    found = {g.evidence.sentence.id: counts(g) for g in graded(reading, rubric, element)}
    return dict(sorted(found.items())) or {s.id: False for s in reading.document.sentences}


def read_by_rules(text: str, section: str, rubric: Rubric) -> Reading:
    """A passage, read by rules alone and ready for the questions of a rubric."""
    return by_rules(Reading(passage_document(text, section))).asked_by(rubric)


def by_rules(reading: Reading, again: Rereading | None = None) -> Reading:
    """A document that is read by rules alone, or once more by what is given."""
    fresh = Reading(reading.document, reading.cues)
    fresh.clauses = Clauses(reading.document, again=again)
    return fresh


def counts(found: Graded) -> bool:
    """Whether a passage earns something."""
    return not found.passed_over and not found.evidence.denies and found.evidence.shows is not Level.NONE
