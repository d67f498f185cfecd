"""A network over words in a row: whole numbers that come to the same alone, among others and on every machine."""

from __future__ import annotations

from base64 import b64encode
from math import isqrt
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scorer.language.concepts import dictionary
from scorer.language.layers import Deep, Network
from scorer.language.network import FIRST, LONGEST, OTHER, network
from scorer.language.rereading import in_a_row

WORDS = ("deckhand", "money", "back", "reef")
WIDTH, SEEN, HIDDEN, WIDE = 5, 6, 4, 3
QUESTIONS = ("X.1", "X.2", "X.3")


def parts(seed: int = 1, *, deep: bool = False, three: int = 32_000) -> dict[str, np.ndarray[Any, Any]]:
    """Numbers of a network as great as they can be, so that what overflows is seen."""
    chance = np.random.default_rng(seed)
    wide = WIDE * deep
    sizes = {
        "vectors": ("i1", (2 + len(WORDS), WIDTH), 127),
        "three": ("<i2", (3, WIDTH, SEEN), three),
        "three_begins": ("<i4", (SEEN,), 100_000),
        "first": ("<i2", (SEEN + wide + 2 * WIDTH, HIDDEN), 32_000),
        "first_begins": ("<i4", (HIDDEN,), 100_000),
        "second": ("<i2", (HIDDEN, len(QUESTIONS)), 32_000),
        "second_begins": ("<i4", (len(QUESTIONS),), 100_000),
    }
    if deep:
        sizes |= {"further": ("<i2", (3, SEEN, WIDE), 32_000), "further_begins": ("<i4", (WIDE,), 100_000)}
    out = {name: chance.integers(-most, most, shape).astype(kind) for name, (kind, shape, most) in sizes.items()}
    out["vectors"][0] = 0
    return out


def learned(numbers: dict[str, np.ndarray[Any, Any]], **changes: Any) -> Network:
    packed = {name: b64encode(array.tobytes()).decode() for name, array in numbers.items()}
    told = {"elements": QUESTIONS, "words": WORDS, "width": WIDTH, "seen": SEEN, "hidden": HIDDEN, "begins": 0}
    if "further" in numbers:
        return Deep.model_validate({**told, "wide": WIDE, **packed, **changes})
    return Network.model_validate({**told, **packed, **changes})


def by_hand(numbers: dict[str, np.ndarray[Any, Any]], text: list[str], heads: list[str]) -> list[int]:
    """The same, one number after the other."""
    n = {name: array.astype(object) for name, array in numbers.items()}
    rows = [2 + WORDS.index(w) if w in WORDS else 1 for w in text][:LONGEST]
    above = [2 + WORDS.index(w) for w in heads if w in WORDS][:LONGEST]
    padded = [0, *rows, 0]
    about = [
        [
            max(
                0,
                sum(n["vectors"][padded[at + k]][d] * n["three"][k][d][channel] for k in range(3) for d in range(WIDTH))
                + n["three_begins"][channel],
            )
            >> 8
            for channel in range(SEEN)
        ]
        for at in range(len(rows))
    ]
    seen = [max((each[channel] for each in about), default=0) for channel in range(SEEN)]
    if "further" in n:
        far = [[0] * SEEN, [0] * SEEN, *about, [0] * SEEN, [0] * SEEN]
        wider = [
            [
                max(
                    0,
                    sum(far[at + 2 * k][c] * n["further"][k][c][w] for k in range(3) for c in range(SEEN))
                    + n["further_begins"][w],
                )
                >> 10
                for w in range(WIDE)
            ]
            for at in range(len(rows))
        ]
        seen += [max((each[w] for each in wider), default=0) for w in range(WIDE)]
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


@pytest.mark.parametrize(("three", "floats"), [(32_000, np.float64), (5_000, np.float32)])
@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_it_comes_to_what_is_reckoned_by_hand(seed: int, deep: bool, three: int, floats: type[Any]) -> None:
    """In shorter floats, too, where what three words say has room in them."""
    numbers = parts(seed, deep=deep, three=three)
    numbers["three"][0, :, 0] = three  # what is greatest
    net = network(learned(numbers))
    assert net._three.dtype == floats
    found = scores(net, TEXTS, HEADS)
    assert found.tolist() == [by_hand(numbers, text, heads) for text, heads in zip(TEXTS, HEADS, strict=True)]


@pytest.mark.parametrize("deep", [False, True])
def test_the_same_alone_and_among_others(deep: bool) -> None:
    net = network(learned(parts(deep=deep)))
    together = scores(net, TEXTS * 90, HEADS * 90)  # more than are read at a time
    for n, (text, heads) in enumerate(zip(TEXTS, HEADS, strict=True)):
        assert scores(net, [text], [heads]).tolist() == [together[n].tolist()]
        assert (together[n :: len(TEXTS)] == together[n]).all()


def test_the_order_of_words_counts() -> None:
    net = network(learned(parts()))
    one, other = scores(net, [["deckhand", "money", "back"], ["back", "money", "deckhand"]], [[], []])
    assert one.tolist() != other.tolist()


@pytest.mark.parametrize("deep", [False, True])
def test_nothing_to_read_is_no_trouble(deep: bool) -> None:
    assert network(learned(parts(deep=deep))).scores([], [], []).shape == (0, len(QUESTIONS))


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


def test_a_deep_one_without_its_layer_is_refused() -> None:
    with pytest.raises(ValidationError, match="further has not as many numbers"):
        learned(parts(deep=True), further="AAAA")


def test_words_that_mean_like_things_have_like_vectors() -> None:
    learned = in_a_row()
    assert learned is not None
    stem = dictionary().stem
    audit, inspection, river = (network(learned).vector([stem(word)]) for word in ("audit", "inspection", "river"))
    assert audit is not None and inspection is not None and river is not None
    assert abs(float(audit @ audit) - 1) < 1e-9
    assert float(audit @ inspection) > float(audit @ river)
    assert network(learned).vector([stem("audit"), "no word at all"]) is None
