"""What a small neural network makes of sentences, by their words in a row: whether they answer, or who acts there.

Words that nobody foresaw have vectors near those of words that were (they began as those of GloVe, Pennington, Socher,
Manning, 2014, and were trained further), and what three words say in a row counts for all questions at once: so it
finds answers that lists of words miss. The form is that of Kim (2014), "Convolutional neural networks for sentence
classification"; ``benchmarks/network.py`` trains it, taught by a greater one (docs/decisions/061).

It is computed in whole numbers, which come to the same in whatever order they are added: matrices are multiplied as
floats for speed, but hold whole numbers far below 2**53, so that no sum is ever rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scorer.language.layers import Deep
from scorer.language.layers import Network as Learned

LONGEST = 80  # words of a sentence that are read
VECTOR, WEIGHT, SIGNAL = 6, 10, 8  # binary digits behind the point of vectors, of weights, and of what layers pass on
NONE, OTHER, FIRST = 0, 1, 2  # rows of vectors: no word, a word without a vector, the first word with one
_ROOT = 16  # binary digits behind the point of one by the root of a count
_AT_A_TIME = 256  # sentences
_STEP = 2  # words from one to the next of those that a further layer reads
_NOTHING = np.zeros(0, dtype=np.int32)
_TYPES = {1: np.int8, 2: np.int16, 4: np.int32}
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Numbers of words of many sentences, one after the other, and how many each sentence has."""

    words: Whole
    lengths: Whole

    def renamed(self, words: Whole) -> _Rows:
        """The same sentences with other numbers for their words."""
        return _Rows(words, self.lengths)

    def part(self, start: int) -> _Rows:
        """Some sentences, from one on."""
        ends = np.concatenate([[0], np.cumsum(self.lengths)])
        last = min(start + _AT_A_TIME, len(self.lengths))
        return _Rows(self.words[ends[start] : ends[last]], self.lengths[start:last])


def _flat(rows: Sequence[Sequence[int]]) -> _Rows:
    words = np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=sum(map(len, rows)))
    return _Rows(words, np.fromiter(map(len, rows), dtype=np.int64, count=len(rows)))


class Network:
    """A network that was learned, ready to read.

    Args:
        learned: Its numbers.
    """

    def __init__(self, learned: Learned) -> None:
        self.columns = {name: i for i, name in enumerate(learned.elements)}
        self._known = {word: i for i, word in enumerate(learned.words, FIRST)}
        parts = {name: _unpacked(learned, name) for name in learned.shapes()}
        self._vectors = parts["vectors"]
        self._three = parts["three"].transpose(1, 0, 2).reshape(learned.width, -1).astype(np.float64)
        self._three_begins = parts["three_begins"]
        self._further = parts["further"].astype(np.float64) if isinstance(learned, Deep) else None
        self._further_begins = parts.get("further_begins", _NOTHING)
        self._first, self._first_begins = parts["first"].astype(np.float64), parts["first_begins"]
        self._second, self._second_begins = parts["second"].astype(np.float64), parts["second_begins"]
        counts = np.arange(1, LONGEST + 1, dtype=np.float64)
        self._roots = np.concatenate([[0], np.floor(2**_ROOT / np.sqrt(counts))]).astype(np.int64)

    def number(self, stem: str) -> int:
        """The number of a stem; that of any other word where it has no vector."""
        return self._known.get(stem, OTHER)

    def vector(self, stems: Iterable[str]) -> NDArray[np.float64] | None:
        """What some words mean together, of length 1; None where one of them has no vector."""
        numbers = [self.number(stem) for stem in stems]
        if OTHER in numbers:
            return None
        rows = self._vectors[numbers].astype(np.float64)
        lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)
        together: NDArray[np.float64] = (rows / lengths).sum(axis=0)
        together /= float(np.linalg.norm(together)) or 1.0
        return together

    def scores(self, texts: Sequence[Sequence[int]], headings: Sequence[Sequence[int]], under: Sequence[int]) -> Whole:
        """Log-odds in hundredths that sentences answer, (sentences, elements).

        Args:
            texts: The words of each sentence by their numbers, in order (:meth:`number`).
            headings: The words of headings that stand above them, each only once.
            under: Which of these stand above each sentence.
        """
        told, above = _flat([row[:LONGEST] for row in texts]), _flat([row[:LONGEST] for row in headings])
        used, at = np.unique(np.concatenate([[NONE], told.words, above.words]), return_inverse=True)
        told, above = told.renamed(at[1 : len(told.words) + 1]), above.renamed(at[len(told.words) + 1 :])
        vectors = self._vectors[used]
        beside = (vectors.astype(np.float64) @ self._three).astype(np.int32).reshape(len(used), 3, -1)
        heads = self._together(above, vectors)[np.fromiter(under, dtype=np.int64, count=len(texts))]
        out = np.empty((len(texts), len(self.columns)), dtype=np.int64)
        for start in range(0, len(texts), _AT_A_TIME):
            some = told.part(start)
            seen = [*self._seen(some, beside), self._together(some, vectors), heads[start : start + _AT_A_TIME]]
            out[start : start + _AT_A_TIME] = self._answers(np.concatenate(seen, axis=1))
        return out

    def _seen(self, rows: _Rows, beside: NDArray[np.int32]) -> Iterator[Whole]:
        """The most that is seen of any three words in a row, and of any seven where there is such a layer."""
        count = len(rows.lengths)
        words = np.full(len(rows.words) + count + 1, NONE)  # with an edge before, between and after sentences
        at = np.arange(1, len(rows.words) + 1) + np.repeat(np.arange(count), rows.lengths)
        words[at] = rows.words
        three = beside[words[:-2], 0] + beside[words[1:-1], 1] + beside[words[2:], 2]
        begins = np.cumsum(rows.lengths + 1) - rows.lengths - 1
        three[begins[1:] - 1] = np.iinfo(np.int32).min  # about an edge nothing is seen
        yield self._onward(self._most(three, begins, rows.lengths))
        if self._further is not None:
            wide = self._wide(self._onward(three[at - 1]), rows.lengths, self._further)
            yield np.maximum(self._most(wide, np.cumsum(rows.lengths) - rows.lengths, rows.lengths), 0)

    def _wide(self, seen: Whole, lengths: Whole, further: NDArray[np.float64]) -> Whole:
        """What is seen about each word of what was seen about it, and about the second word before and behind it."""
        at = np.arange(_STEP, len(seen) + _STEP) + _STEP * np.repeat(np.arange(len(lengths)), lengths)
        apart = np.zeros((len(seen) + _STEP * (len(lengths) + 1), seen.shape[1]))  # with edges wide enough
        apart[at] = seen
        sums = sum(apart[at + _STEP * (n - 1)] @ further[n] for n in range(3))
        passed: Whole = np.maximum(np.asarray(sums).astype(np.int64) + self._further_begins, 0) >> WEIGHT
        return passed

    def _most(self, seen: NDArray[Any], begins: Whole, lengths: Whole) -> Whole:
        """The greatest numbers of each sentence, by where it begins; those of one without words pass on nothing."""
        out = np.full((len(lengths), seen.shape[1]), np.iinfo(np.int32).min, dtype=np.int64)
        full = np.flatnonzero(lengths)
        if len(full):
            out[full] = np.maximum.reduceat(seen, begins[full], axis=0)
        return out

    def _onward(self, three: NDArray[Any]) -> Whole:
        """What is passed on of what is seen of three words."""
        passed: Whole = np.maximum(three.astype(np.int64) + self._three_begins, 0) >> (VECTOR + WEIGHT - SIGNAL)
        return passed

    def _together(self, rows: _Rows, vectors: NDArray[Any]) -> Whole:
        """The vectors of all words of each row, summed, by the root of how many they are."""
        out = np.zeros((len(rows.lengths), vectors.shape[1]), dtype=np.int64)
        full = np.flatnonzero(rows.lengths)
        if len(full):
            begins = (np.cumsum(rows.lengths) - rows.lengths)[full]
            sums = np.add.reduceat(vectors[rows.words].astype(np.int32), begins, axis=0).astype(np.int64)
            out[full] = (sums * self._roots[rows.lengths[full]][:, None]) >> (_ROOT + VECTOR - SIGNAL)
        return out

    def _answers(self, seen: Whole) -> Whole:
        hidden = (seen.astype(np.float64) @ self._first).astype(np.int64) + self._first_begins
        hidden = np.maximum(hidden, 0) >> WEIGHT
        odds = (hidden.astype(np.float64) @ self._second).astype(np.int64) + self._second_begins
        hundredths: Whole = (odds * 100) >> (SIGNAL + WEIGHT)
        return hundredths


def _unpacked(learned: Learned, part: str) -> NDArray[Any]:
    size, shape = learned.shapes()[part]
    kind = np.dtype(_TYPES[size]).newbyteorder("<")
    return np.frombuffer(learned.bytes_of(part), dtype=kind).reshape(shape).astype(_TYPES[size])


@lru_cache(maxsize=8)
def network(learned: Learned) -> Network:
    """The network that was learned; the same one is unpacked once."""
    return Network(learned)


class Numbers(dict[str, int]):
    """The number that a network knows each word by that was asked for (folded); in headings only what says something.

    Args:
        known: The network.
        forms: The stem of each word, and whether it says little by itself; it knows every word.
        headings: Whether words are those of headings: what says little or is not known is no word there.
    """

    def __init__(self, known: Network, forms: Mapping[str, tuple[str, bool]], *, headings: bool) -> None:
        self._known, self._forms, self._headings = known, forms, headings

    def __missing__(self, form: str) -> int:
        stem, small = self._forms[form]
        number = self._known.number(stem)
        self[form] = number = NONE if self._headings and (small or number == OTHER) else number
        return number

    def of(self, words: Iterable[str]) -> list[int]:
        """The numbers of some words, in order."""
        numbers = map(self.__getitem__, words)
        return [number for number in numbers if number != NONE] if self._headings else list(numbers)
