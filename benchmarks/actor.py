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

ASKED, TOLD, ABOVE = 26, 64, 14  # pieces of words that are read
ABOVE_LETTERS = 120
KEPT = 1  # layers of the great one that stay as they are


class Actor(Great):
    """The great network: of a sentence with its question and its headings.

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
        return [[*a, *b[1:], *c[1:]] for a, b, c in zip(told, asked, above, strict=True)]

    def asked(self, read: torch.Tensor) -> torch.Tensor:
        """The pieces of the sentence itself: up to the first end."""
        ends = read.eq(self._end).long()
        return (ends.cumsum(1) - ends).eq(0).long()
