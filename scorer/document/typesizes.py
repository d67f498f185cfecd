"""Type sizes on scans: measured to about a seventh, they waver from line to line of one paragraph."""

from __future__ import annotations

import math
from collections.abc import Sequence

_STEP = math.log(1.3)  # finer steps would be noise
_OTHER = 0.12  # share by which the body of a page differs from that of the pages before, or it is the same
_MANY = 400  # letters
_SMALLEST = 0.1  # points


class TypeSizes:
    """The size of running text (``body``, in points), by which the others are told; kept from page to page."""

    def __init__(self) -> None:
        self.body = 0.0

    def steady(self, measured: Sequence[float], letters: Sequence[int]) -> list[float]:
        """Sizes of the lines of a page, in points, as they were set.

        Args:
            measured: As they look, in points.
            letters: How many letters each line has.
        """
        measured = [max(size, _SMALLEST) for size in measured]
        body = median(measured, letters)
        if not self.body or (abs(body - self.body) > _OTHER * self.body and sum(letters) > _MANY):
            self.body = round(body, 1)
        steps = (round(math.log(size / self.body) / _STEP) for size in measured)
        return [round(self.body * math.exp(step * _STEP), 1) for step in steps]


def median(values: Sequence[float], weights: Sequence[int]) -> float:
    """The value in the middle of all letters."""
    half = sum(weights) / 2
    for value, weight in sorted(zip(values, weights, strict=True)):
        half -= weight
        if half <= 0:
            return value
    return values[-1]
