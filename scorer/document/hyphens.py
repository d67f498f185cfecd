"""Hyphens at the ends of lines: does the word keep it?"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Set

from scorer.document.layout import Block
from scorer.wording import wording

_W = wording("document/lines")

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTS = _W.words("first_parts")  # a word that begins so usually keeps its hyphen
_OFTEN = 8  # of so many hyphens at the ends of lines one parts a word that is known, where words are parted
_FEW = 4  # hyphens, of which nothing can be told
_HYPHENS = str.maketrans("\u2010\u2011", "--")
SIGNS = ".,;:!?()[]“”\"‘’'*†"
"""What is no part of a word at whose end it stands."""


class Hyphens:
    """Decides from the words of the same document, and from whether it parts words at the ends of its lines at all.

    Where it does, what is not known loses its hyphen, as most words do; where it does not, it keeps it.
    """

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._unread: list[Block] = []
        self._halves: set[tuple[str, str]] = set()  # of what a line's end parts
        self._parts_words = True

    def learn(self, blocks: Iterable[Block]) -> None:
        """Words of these blocks are known from now on (they are looked at only when a hyphen asks for them)."""
        self._unread.extend(blocks)

    def forget_blocks(self) -> None:
        """Let go of blocks that nobody asked about."""
        self._unread.clear()

    @property
    def words(self) -> Set[str]:
        """All words learned, in small letters."""
        if self._unread:
            for block in self._unread:
                ends = [line.text.translate(_HYPHENS).lower().split() for line in block.lines]
                for before, line in itertools.pairwise([[""], *ends]):
                    parted = before[-1:] and before[-1].endswith("-") and line
                    if parted:
                        self._halves.add((before[-1][:-1].lstrip(SIGNS), line[0].strip(SIGNS)))
                    self._words.update([word.strip(SIGNS) for word in (line[1:] if parted else line)])
            self._unread.clear()
            known = sum(left + right in self._words for left, right in self._halves)
            self._parts_words = known * _OFTEN > len(self._halves) or len(self._halves) < _FEW
        return self._words

    def joined(self, first: str, second: str) -> bool:
        """Whether the halves of a word, parted by a line's end, are written as one."""
        a = _WORD.findall(first)
        b = _WORD.match(second)
        if not a or b is None or not b.group()[0].islower():
            return False
        words = self.words
        left, right = a[-1].lower(), b.group().lower()
        left_end = left.rsplit("-", 1)[-1]
        whole = left + right in words or left_end + right.split("-")[0] in words
        hyphened = f"{left}-{right}" in words or f"{left_end}-{right}" in words
        if whole != hyphened:
            return whole
        return left_end not in _PARTS and self._parts_words
