"""The great network that reads who acts, of which ``acting.py`` makes lessons; needs torch and transformers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from rereading import RUBRIC
from teacher import Great

from scorer.rubric.loading import load_rubric

if TYPE_CHECKING:
    from acting import Asked

ASKED, TOLD, ABOVE, BESIDE = 26, 64, 14, 40  # pieces of words that are read
ABOVE_LETTERS, BESIDE_LETTERS = 120, 400
ENDS = 2  # pieces of an empty text: where it begins, where it ends
KEPT = 1  # layers of the great one that stay as they are


class Actor(Great):
    """The great network: of a sentence with its question, its headings and what stands beside it.

    Args:
        folder: Its files.
        outputs: How many doubts it tells.
    """

    def __init__(self, folder: Path, outputs: int) -> None:
        super().__init__(folder, outputs, KEPT)
        rubrics = map(load_rubric, (RUBRIC, "modern-slavery-statement"))
        self._questions = {e.id: e.ask for rubric in rubrics for e in rubric.elements()}
        self._end: int = self.pieces.sep_token_id

    def pieces_of(self, rows: Sequence[Asked]) -> list[list[int]]:
        """The pieces of each sentence and, behind these, of what it is read with."""

        def cut(texts: Sequence[str], most: int) -> list[list[int]]:
            found: list[list[int]] = self.pieces(list(texts), truncation=True, max_length=most)["input_ids"]
            return found

        told = cut([row.said.text for row in rows], TOLD)
        asked = cut([self._questions[row.element] for row in rows], ASKED)
        above = cut([" / ".join(row.said.headings)[-ABOVE_LETTERS:] for row in rows], ABOVE)
        near = cut([" ".join(row.said.beside)[:BESIDE_LETTERS] for row in rows], BESIDE)
        return [
            [*a, *b[1:], *c[1:], *(d[1:] if len(d) > ENDS else ())]
            for a, b, c, d in zip(told, asked, above, near, strict=True)
        ]

    def asked(self, read: torch.Tensor) -> torch.Tensor:
        """The pieces of the sentence itself: up to the first end."""
        ends = read.eq(self._end).long()
        return (ends.cumsum(1) - ends).eq(0).long()
