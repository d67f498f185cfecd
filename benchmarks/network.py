"""Trains networks (:mod:`scorer.language.network`), which ``second_look.py`` and ``acting.py`` write; needs torch.

A convolution over three words in a row with the greatest of each channel, and where asked for a second one over what
that sees, beside the sum of all words and that of the headings; a hidden layer; one output a question (Kim, 2014). A
row teaches the outputs of the questions that it is labelled for, by weight; rows that only tell what a silent report
answers not are drawn anew each round. Where a great network has read the rows, and texts in other words
(``teacher.py``), what it makes of them teaches besides. Vectors of words begin as GloVe's (Pennington, Socher, Manning,
2014; 6B tokens, 100 numbers, Public Domain Dedication and License), made as short as ours by principal components; what
has none begins by chance (``lessons.py``). All is drawn from fixed seeds.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import torch
from lessons import WIDTH, Texts
from torch import nn

from scorer.language.layers import Deep
from scorer.language.layers import Network as Learned
from scorer.language.network import OTHER, SIGNAL, VECTOR, WEIGHT

SEEN, HIDDEN = 128, 128
ROUNDS, BATCH = 10, 256
PACE, SLOWER = 2e-3, 0.72  # of Adam, and how much of it is left in the next round
LEFT_OUT, UNKNOWN = 0.2, 0.1  # of signals and of words in training, so that none is relied on
STRONG = 0.4  # rows with a label of this weight are in every round
SILENT = 25_000  # of the others so many
BIAS = -3.0  # most sentences answer nothing
OWN = 2.0  # what is known of a row counts so much beside what a great network makes of it
REWORDED = 130_000  # texts in other words in a round
BEGINS = 30  # chosen on documents left out (docs/decisions/061)


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
