"""The numbers of a small neural network as a program made them; :mod:`scorer.language.network` reads by them."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from functools import cached_property
from math import prod
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Packed = Annotated[str, Field(max_length=3_000_000, repr=False)]  # numbers in base64


class Network(BaseModel):
    """A small neural network that reads a sentence once and tells for every question how likely it answers.

    Each word has a vector; what is seen of three in a row, of all together and of the headings makes what a hidden
    layer sees, and this the log-odds of each question (:mod:`scorer.language.network`). All numbers are whole,
    little-endian, in base64, so that every machine comes to the same.

    Attributes:
        elements: The questions, in the order of its outputs.
        words: The stems that have a vector of their own; all others share one.
        width: Numbers of a vector.
        seen: Numbers that are seen of three words in a row.
        hidden: Numbers of the hidden layer.
        vectors: int8, (2 + words, width): of no word, of any other word, then of each.
        three: int16, (3, width, seen).
        three_begins: int32, (seen).
        first: int16, (seen + 2 * width, hidden): of what is seen, of the words together, of the headings together.
        first_begins: int32, (hidden).
        second: int16, (hidden, elements).
        second_begins: int32, (elements).
        begins: What is added to the score of a sentence, since what taught holds more that answers not than a report.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    elements: tuple[Annotated[str, Field(max_length=60)], ...] = Field(max_length=1_000)
    words: tuple[Annotated[str, Field(max_length=60)], ...] = Field(max_length=20_000)
    width: int = Field(ge=1, le=128)  # so that sums of three words fit into 32 bits
    seen: int = Field(ge=1, le=512)
    hidden: int = Field(ge=1, le=512)
    vectors: Packed
    three: Packed
    three_begins: Packed
    first: Packed
    first_begins: Packed
    second: Packed
    second_begins: Packed
    begins: int = Field(ge=-10_000, le=10_000)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        for name, (size, shape) in self.shapes().items():
            if len(self.bytes_of(name)) != size * prod(shape):
                raise ValueError(f"{name} has not as many numbers as it should have")
        return self

    def shapes(self) -> dict[str, tuple[int, tuple[int, ...]]]:
        """Bytes a number and shape of each packed part."""
        outputs = len(self.elements)
        return {
            "vectors": (1, (2 + len(self.words), self.width)),
            "three": (2, (3, self.width, self.seen)),
            "three_begins": (4, (self.seen,)),
            "first": (2, (self.seen + 2 * self.width, self.hidden)),
            "first_begins": (4, (self.hidden,)),
            "second": (2, (self.hidden, outputs)),
            "second_begins": (4, (outputs,)),
        }

    def bytes_of(self, part: str) -> bytes:
        """The bytes of a packed part; ValueError where they are not in base64."""
        return b64decode(getattr(self, part), validate=True)

    @cached_property
    def digest(self) -> str:
        """SHA-256 (first 16 hex digits) over its content."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]


class Deep(Network):
    """A network with a layer more, which sees seven words in a row: who acts is often told that far from the deed.

    About each word it puts together what was seen about it and about the second word before it and behind it.

    Attributes:
        wide: Numbers that are seen of seven words.
        further: int16, (3, seen, wide).
        further_begins: int32, (wide).
    """

    wide: int = Field(ge=1, le=512)
    further: Packed
    further_begins: Packed

    def shapes(self) -> dict[str, tuple[int, tuple[int, ...]]]:
        """Bytes a number and shape of each packed part."""
        first = (self.seen + self.wide + 2 * self.width, self.hidden)
        more = {"further": (2, (3, self.seen, self.wide)), "further_begins": (4, (self.wide,))}
        return {**super().shapes(), "first": (2, first), **more}
