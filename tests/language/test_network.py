"""The network of a second look: whole numbers that come to the same alone, among others and on every machine."""

from __future__ import annotations

from base64 import b64encode
from math import isqrt
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scorer.language.layers import Network
from scorer.language.network import FIRST, LONGEST, OTHER, network

WORDS = ("deckhand", "money", "back", "reef")
WIDTH, SEEN, HIDDEN = 5, 6, 4
QUESTIONS = ("X.1", "X.2", "X.3")


def parts(seed: int = 1) -> dict[str, np.ndarray[Any, Any]]:
    """Numbers of a network as great as they can be, so that what overflows is seen."""
    chance = np.random.default_rng(seed)
    sizes = {
        "vectors": ("i1", (2 + len(WORDS), WIDTH), 127),
        "three": ("<i2", (3, WIDTH, SEEN), 32_000),
        "three_begins": ("<i4", (SEEN,), 100_000),
        "first": ("<i2", (SEEN + 2 * WIDTH, HIDDEN), 32_000),
        "first_begins": ("<i4", (HIDDEN,), 100_000),
        "second": ("<i2", (HIDDEN, len(QUESTIONS)), 32_000),
        "second_begins": ("<i4", (len(QUESTIONS),), 100_000),
    }
    out = {name: chance.integers(-most, most, shape).astype(kind) for name, (kind, shape, most) in sizes.items()}
    out["vectors"][0] = 0
    return out


def learned(numbers: dict[str, np.ndarray[Any, Any]], **changes: Any) -> Network:
    packed = {name: b64encode(array.tobytes()).decode() for name, array in numbers.items()}
    told = {"elements": QUESTIONS, "words": WORDS, "width": WIDTH, "seen": SEEN, "hidden": HIDDEN, "begins": 0}
    return Network.model_validate({**told, **packed, **changes})


def by_hand(numbers: dict[str, np.ndarray[Any, Any]], text: list[str], heads: list[str]) -> list[int]:
    """The same, one number after the other."""
    n = {name: array.astype(object) for name, array in numbers.items()}
    rows = [2 + WORDS.index(w) if w in WORDS else 1 for w in text][:LONGEST]
    above = [2 + WORDS.index(w) for w in heads if w in WORDS][:LONGEST]
    padded = [0, *rows, 0]
    seen = []
    for channel in range(SEEN):
        found = [
            sum(n["vectors"][padded[at + k]][d] * n["three"][k][d][channel] for k in range(3) for d in range(WIDTH))
            for at in range(len(rows))
        ]
        seen.append(max(0, max(found) + n["three_begins"][channel]) >> 8 if found else 0)
    for words in (rows, above):
        root = isqrt(2**32 // len(words)) if words else 0
        exact = int(np.floor(2**16 / np.sqrt(float(len(words))))) if words else 0
        assert abs(root - exact) <= 1
        seen += [sum(n["vectors"][w][d] for w in words) * exact >> 14 for d in range(WIDTH)]
    hidden = [
        max(0, sum(s * n["first"][i][h] for i, s in enumerate(seen)) + n["first_begins"][h]) >> 10
        for h in range(HIDDEN)
    ]
    return [
        (sum(x * n["second"][i][q] for i, x in enumerate(hidden)) + n["second_begins"][q]) * 100 >> 18
        for q in range(len(QUESTIONS))
    ]


def scores(net: Any, texts: list[list[str]], heads: list[list[str]]) -> Any:
    """The scores of texts by their words; of headings only words that are known."""
    told = [[net.number(w) for w in text] for text in texts]
    return net.scores(told, [[net.number(w) for w in each if w in WORDS] for each in heads], list(range(len(heads))))


TEXTS = [
    ["deckhand", "got", "money", "back"],
    [],
    ["reef"],
    ["the", "reef"] * 3,
    ["money"],
    [],
    ["back"] * (LONGEST + 5),
]
HEADS = [["our", "reef"], [], ["money"], [], ["unknown"], ["reef", "reef"], []]


@pytest.mark.parametrize("seed", range(4))
def test_it_comes_to_what_is_reckoned_by_hand(seed: int) -> None:
    numbers = parts(seed)
    found = scores(network(learned(numbers)), TEXTS, HEADS)
    assert found.tolist() == [by_hand(numbers, text, heads) for text, heads in zip(TEXTS, HEADS, strict=True)]


def test_the_same_alone_and_among_others() -> None:
    net = network(learned(parts()))
    together = scores(net, TEXTS * 90, HEADS * 90)  # more than are read at a time
    for n, (text, heads) in enumerate(zip(TEXTS, HEADS, strict=True)):
        assert scores(net, [text], [heads]).tolist() == [together[n].tolist()]
        assert (together[n :: len(TEXTS)] == together[n]).all()


def test_the_order_of_words_counts() -> None:
    net = network(learned(parts()))
    one, other = scores(net, [["deckhand", "money", "back"], ["back", "money", "deckhand"]], [[], []])
    assert one.tolist() != other.tolist()


def test_nothing_to_read_is_no_trouble() -> None:
    assert network(learned(parts())).scores([], [], []).shape == (0, len(QUESTIONS))


def test_one_heading_stands_above_many() -> None:
    net = network(learned(parts()))
    reef = [[FIRST + WORDS.index("reef")]]
    one = net.scores([[FIRST], [OTHER]], reef, [0, 0])
    assert one.tolist() == scores(net, [["deckhand"], ["other"]], [["reef"], ["reef"]]).tolist()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"vectors": "AAAA"}, "vectors has not as many numbers"),
        ({"words": ("reef",)}, "vectors has not as many numbers"),
        ({"elements": ("X.1",)}, "second has not as many numbers"),
        ({"three": "not base64!"}, "base64|Non-base64|characters"),
        ({"width": 10**9}, "width"),
    ],
)
def test_a_broken_one_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        learned(parts(), **changes)
