"""From scores to yes and no: thresholds that hold a little way off the documents they were chosen on.

The threshold with the best F1 on one set of documents is a poor one on the next: few sentences decide it, and in other
documents all scores of an element lie a little higher or lower. So we take the threshold whose F1 is best *on average
over such shifts* (normal, ``_SHIFT`` wide, on the scale of log-odds), and draw it towards the mean over all elements,
the more the fewer sentences were coded yes (as empirical Bayes does: n / (n + ``_PULL``)).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Truths = NDArray[np.bool_]

_SHIFT = 0.75
_PULL = 100.0
_STEP = 0.05
_WIDEST = 6.0


def choose(scores: Mapping[str, Numbers], coded: Mapping[str, Truths]) -> dict[str, float]:
    """A threshold an element, from scores of sentences that the model was not fitted on.

    Args:
        scores: Element id to scores (log-odds).
        coded: Element id to what was coded, of the same length.
    """
    best = {name: _best(scores[name], coded[name]) for name in scores}
    mean = sum(best.values()) / len(best) if best else 0.0
    share = {name: float(coded[name].sum()) / (float(coded[name].sum()) + _PULL) for name in best}
    return {name: round(share[name] * t + (1 - share[name]) * mean, 3) for name, t in best.items()}


def _best(scores: Numbers, coded: Truths) -> float:
    import numpy as np

    grid = np.arange(-_WIDEST, _WIDEST + _STEP / 2, _STEP)
    order = np.argsort(scores, kind="stable")
    right = np.concatenate([[0], np.cumsum(coded[order])])
    below = np.searchsorted(scores[order], grid)
    hit, said = right[-1] - right[below], len(scores) - below
    curve = 2 * hit / np.maximum(1, said + right[-1])
    steps = round(3 * _SHIFT / _STEP)
    kernel = np.exp(-0.5 * (np.arange(-steps, steps + 1) * _STEP / _SHIFT) ** 2)
    smooth = np.convolve(np.pad(curve, steps, mode="edge"), kernel / kernel.sum(), "valid")
    return float(grid[int(smooth.argmax())])
