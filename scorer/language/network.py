"""What a small neural network makes of sentences, by their words in a row: whether they answer, or who acts there.

Words that nobody foresaw have vectors near those of words that were (they began as those of GloVe, Pennington, Socher,
Manning, 2014, and were trained further), and what three words say in a row counts for all questions at once: so it
finds answers that lists of words miss. The form is that of Kim (2014), "Convolutional neural networks for sentence
classification"; ``benchmarks/network.py`` trains it, taught by a greater one (docs/decisions/061).

It is computed in whole numbers, which come to the same in whatever order they are added: matrices are multiplied as
floats for speed, but hold whole numbers that these have room for, so that no sum is ever rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scorer.language.layers import Deep
from scorer.language.layers import Network as Learned

LONGEST = 80  # words of a sentence that are read
VECTOR, WEIGHT, SIGNAL = 6, 10, 8  # binary digits behind the point of vectors, of weights, and of what layers pass on
NONE, OTHER, FIRST = 0, 1, 2  # rows of vectors: no word, a word without a vector, the first word with one
_ROOT = 16  # binary digits behind the point of one by the root of a count
_AT_A_TIME = 2048  # words
_STEP = 2  # words from one to the next of those that a further layer reads
_NOTHING = np.zeros(0, dtype=np.int32)
_TYPES = {1: np.int8, 2: np.int16, 4: np.int32}
_MOST = 128  # of a number of a vector, without its sign
Whole = NDArray[np.int64]


def _by_length(rows: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], Whole]]:
    """Numbers of words of rows that are equally long, with which rows these are; those without words pass on nothing.

    So no row needs an edge of its own, and all of one length are read at once.
    """
    alike: dict[int, list[int]] = {}
    for n, row in enumerate(rows):
        if row:
            alike.setdefault(min(len(row), LONGEST), []).append(n)
    for length, numbers in alike.items():
        some = max(1, _AT_A_TIME // length)
        for start in range(0, len(numbers), some):
            these = numbers[start : start + some]
            yield these, np.array([rows[n][:LONGEST] for n in these])


class Network:
    """A network that was learned, ready to read.

    Args:
        learned: Its numbers.
    """

    def __init__(self, learned: Learned) -> None:
        self.columns = {name: i for i, name in enumerate(learned.elements)}
        self._known = {word: i for i, word in enumerate(learned.words, FIRST)}
        parts = {name: _unpacked(learned, name) for name in learned.shapes()}
        self._vectors = parts["vectors"].astype(np.int32)
        three = parts["three"].transpose(1, 0, 2).reshape(learned.width, -1)
        self._three = three.astype(_exact(three, _MOST))
        self._three_begins = parts["three_begins"]
        shape = (len(self._vectors), learned.seen)
        self._beside = [np.empty(shape, dtype=np.int32) for _ in range(3)]  # what each word says before, at and behind
        self._ready: set[int] = set()  # those of which that is known
        self._further = None
        if isinstance(learned, Deep):
            self._further = parts["further"].transpose(1, 0, 2).reshape(learned.seen, -1).astype(np.float64)
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
        self._make_ready(texts)
        width = self._vectors.shape[1]
        above = np.zeros((len(headings), width))
        for numbers, words in _by_length(headings):
            above[numbers] = self._together(words)
        seen = np.zeros((len(texts), len(self._first)))
        seen[:, -width:] = above[np.fromiter(under, dtype=np.int64, count=len(texts))]
        for numbers, words in _by_length(texts):
            seen[numbers, :-width] = np.concatenate([*self._seen(words), self._together(words)], axis=1)
        return self._answers(seen)

    def _seen(self, words: Whole) -> Iterator[Whole]:
        """The most that is seen of any three words in a row, and of any seven where there is such a layer."""
        edged = np.full((len(words), words.shape[1] + 2), NONE)
        edged[:, 1:-1] = words
        before, at, behind = self._beside
        three = before.take(edged[:, :-2], axis=0)
        three += at.take(words, axis=0)
        three += behind.take(edged[:, 2:], axis=0)
        yield self._onward(three.max(axis=1))
        if self._further is not None:
            yield self._wide(self._onward(three), self._further)

    def _make_ready(self, texts: Iterable[Sequence[int]]) -> None:
        """Find out what words say that nobody has asked for yet."""
        new = list({NONE}.union(*texts) - self._ready)
        if new:
            said = (self._vectors[new].astype(self._three.dtype) @ self._three).reshape(len(new), 3, -1)
            for n, beside in enumerate(self._beside):
                beside[new] = said[:, n]
            self._ready.update(new)

    def _wide(self, seen: Whole, further: NDArray[np.float64]) -> Whole:
        """The most of what is seen about words and what is seen about the second word before and behind each."""
        count, length, each = seen.shape
        before, sums, behind = (seen.reshape(-1, each) @ further).reshape(count, length, 3, -1).transpose(2, 0, 1, 3)
        sums[:, _STEP:] += before[:, :-_STEP]
        sums[:, :-_STEP] += behind[:, _STEP:]
        most: Whole = np.maximum(sums.max(axis=1).astype(np.int64) + self._further_begins, 0) >> WEIGHT
        return most

    def _onward(self, three: NDArray[Any]) -> Whole:
        """What is passed on of what is seen of three words."""
        passed: Whole = np.maximum(three.astype(np.int64) + self._three_begins, 0) >> (VECTOR + WEIGHT - SIGNAL)
        return passed

    def _together(self, words: Whole) -> Whole:
        """The vectors of all words of each row, summed, by the root of how many they are."""
        sums = self._vectors.take(words, axis=0).sum(axis=1, dtype=np.int64)
        together: Whole = (sums * self._roots[words.shape[1]]) >> (_ROOT + VECTOR - SIGNAL)
        return together

    def _answers(self, seen: NDArray[np.float64]) -> Whole:
        hidden = (seen @ self._first).astype(np.int64) + self._first_begins
        hidden = np.maximum(hidden, 0) >> WEIGHT
        odds = (hidden.astype(np.float64) @ self._second).astype(np.int64) + self._second_begins
        hundredths: Whole = (odds * 100) >> (SIGNAL + WEIGHT)
        return hundredths


def _exact(weights: NDArray[Any], most: int) -> type[np.floating[Any]]:
    """The shortest floats in which a product with numbers up to some size holds whole numbers, none of them rounded."""
    return np.float32 if np.abs(weights.astype(np.int64)).sum(axis=0).max() * most < 2**24 else np.float64


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
