"""Whether work grows in step with what it is given: a ratio within one run, never a clock that a busy machine moves."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

__all__ = ["assert_linear"]


def assert_linear(work: Callable[[int], object], size: int, times: int = 4, floor: float = 0.02) -> None:
    """Fail where ``work(size)`` takes far more than its share of ``work(times x size)``: what is quadratic does.

    Args:
        work: Does the work for a size; what it prepares counts too, so prepare little.
        size: The larger of the two sizes.
        times: How much smaller the other is; quadratic work then takes ``times`` x ``times`` as long.
        floor: Seconds that are added to both, for what does not depend on the size.
    """
    small, large = size // times, size
    allowed = times * times * 0.7  # linear work is at `times`, quadratic at its square
    for _ in range(3):  # a machine is busy once, a quadratic algorithm always
        ratio = (_seconds(work, large, 1) + floor) / (_seconds(work, small, 3) + floor)
        if ratio < allowed:
            return
    raise AssertionError(f"{times} times as much took {ratio:.1f} times as long")


def _seconds(work: Callable[[int], object], size: int, rounds: int) -> float:
    best = float("inf")
    collecting = gc.isenabled()
    gc.disable()  # what other tests left in memory is not this work's
    try:
        for _ in range(rounds):
            start = time.process_time()
            work(size)
            best = min(best, time.process_time() - start)
    finally:
        if collecting:
            gc.enable()
    return best
