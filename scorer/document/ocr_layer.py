"""The words that an earlier OCR laid onto or behind a scan: which of them stand where its picture has words.

There is ink where a word is, as high as letters are, and hardly any between the words. What somebody lays over another
picture, or over other words, does not fit so. A layer may lie some points beside its picture, or be a little larger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Light = NDArray[np.float32]
Mask = NDArray[np.bool_]
Rects = NDArray[np.float64]  # rows of x0, y0, x1, y1 in pixels
Fit = tuple[float, int, int]
"""How a layer is laid onto its picture: times as large, about its middle, and so many pixels to the right and down."""

_PAPER = float(np.log(1.35))  # contrast that paper has in itself
_CLEARLY = float(np.log(2.0)) - _PAPER  # that of writing in a picture, besides
_PALE = 0.4  # of the darkness of the words beside it: what a gap has at most, where a coarse scan blurs both
_FEW_GAPS = 3  # between words; fewer do not tell writing from a picture of something else
_WRITTEN = 0.6  # share of words on ink, and of gaps without, in a picture of words
_HALF = 0.5  # of a word's width that has ink, where the word is part of a picture
_HIGH = 0.3  # of its line's height, likewise
_SOLID = 0.9  # of what is between its first row of ink and its last: a bar, and no word
_BLANK = 0.2  # of its width, where nothing stands but a speck
_WIDE = 12  # pixels; of narrower words neither can be said
_ACROSS, _DOWN = range(-14, 15), range(-6, 7, 2)  # pixels
_SCALES = (1.0, 0.99, 1.01, 0.98, 1.02)
_AS_IT_LIES: Fit = (1.0, 0, 0)
_BETTER = 1.05  # times the contrast that it has as it lies, or it is left there
_MARGIN = 16  # pixels
_MOST = 0.9  # share of the lines, where one need not look further
_FULL = 0.9  # share of a row of points that is dark, which no writing is


class Line(NamedTuple):
    """Places of the words of a line, and whether it runs across the page (and not up or down it)."""

    words: Rects
    across: bool


def pictured(lines: Mapping[int, Line], light: Light, picture: Mask) -> dict[int, list[bool]]:
    """Those of some unseen lines whose words stand on a picture of words, and which of their words surely do not.

    Where a line is too short to tell, others do. A word does not that stands on blank paper or on a bar.

    Args:
        lines: By number.
        light: The drawing's luminance, as a logarithm.
        picture: Where pictures make it other than it is without them.
    """
    lines = {i: line for i, line in lines.items() if len(line.words)}
    gaps = {i: _gaps(line) for i, line in lines.items()}
    if not lines or sum(map(len, gaps.values())) < _FEW_GAPS:
        return {}
    dark = _darkness([(line, gaps[i]) for i, line in lines.items()], light, picture)
    sums = np.pad(dark.cumsum(axis=0, dtype=np.float64).cumsum(axis=1), ((1, 0), (1, 0)))
    every = np.concatenate([line.words for line in lines.values()]), np.concatenate(list(gaps.values()))
    found: dict[int, list[bool]] = {}
    for scales in (_SCALES[:1], _SCALES):
        fit = _nearest(every, sums, scales)
        clear = {i: _clear(line.words, gaps[i], sums, fit) for i, line in lines.items()}
        pooled = [is_clear for told in clear.values() for is_clear in told]
        here = {}
        for i, line in lines.items():
            told = clear[i] if len(clear[i]) >= _FEW_GAPS else pooled
            written, possible = _written(line, dark, fit)
            if min(_share(written), _share(told)) >= _WRITTEN:
                here[i] = possible
        found = max(found, here, key=len)
        if len(found) >= _MOST * len(lines):
            break
    return found


def _gaps(line: Line) -> Rects:
    """The middles of the gaps between the words of a line; of one that lies askew, halfway from word to word."""
    along, across = (0, 1) if line.across else (1, 0)
    words = line.words[np.argsort(line.words[:, along], kind="stable")]
    found = []
    for one, other in pairwise(words):
        begin, end = one[along + 2], other[along]
        if end - begin > 2:
            gap = [0.0] * 4
            gap[along], gap[along + 2] = begin + (end - begin) / 4, end - (end - begin) / 4
            low, high = (one[across] + other[across]) / 2, (one[across + 2] + other[across + 2]) / 2
            gap[across], gap[across + 2] = low, high
            found.append(gap)
    return np.array(found, np.float64).reshape(-1, 4)


def _darkness(lines: Sequence[tuple[Line, Rects]], light: Light, picture: Mask) -> Light:
    """By how much each point stands out from the ground of the line at which it is; 0 where there is no picture."""
    dark = np.zeros_like(light)
    for margin in (_MARGIN, 0):  # where lines are close each has its own ground
        for line, gaps in lines:
            x0, y0, x1, y1 = _bounds(line.words)
            here = (
                slice(max(0, y0 - margin), max(0, y1 + margin)),
                slice(max(0, x0 - margin), max(0, x1 + margin)),
            )
            if not light[here].size:
                continue
            # White letters on a black picture are no lighter than the page without it: their ground tells.
            held = picture[here].any(axis=0 if line.across else 1, keepdims=True)
            found = np.maximum(np.abs(light[here] - _ground(line, gaps, light)) - _PAPER, 0) * held
            # Above or below a line a picture or a dark area may begin, or a rule run.
            full = (found >= _CLEARLY).mean(axis=1 if line.across else 0, keepdims=True) >= _FULL
            dark[here] = np.where(full, 0, found)
    return dark


def _ground(line: Line, gaps: Rects, light: Light) -> float:
    """What a line stands on: what is usual between its words."""
    places = [_bounds(gap[None, :]) for gap in gaps] or [_bounds(line.words)]
    parts = [light[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)].ravel() for x0, y0, x1, y1 in places]
    points = np.concatenate(parts)
    return float(np.median(points)) if points.size else 0.0


def _bounds(rects: Rects) -> tuple[int, int, int, int]:
    low, high = np.floor(rects[:, :2].min(axis=0)), np.ceil(rects[:, 2:].max(axis=0))
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])


def _nearest(every: tuple[Rects, Rects], sums: NDArray[np.float64], scales: Sequence[float]) -> Fit:
    """How a layer is best laid onto its picture: so that words are darkest and gaps are not."""
    words, gaps = every
    if not len(gaps):
        return _AS_IT_LIES

    def contrast(fit: Fit) -> float:
        return float(_means(words, sums, fit).mean() - _means(gaps, sums, fit).mean())

    best = max(product(scales, _ACROSS, _DOWN), key=contrast)
    return best if contrast(best) > max(0.0, _BETTER * contrast(_AS_IT_LIES)) else _AS_IT_LIES


def _means(rects: Rects, sums: NDArray[np.float64], fit: Fit) -> NDArray[np.float64]:
    """Mean darkness of some places, by sums over all that is above and to the left."""
    x0, y0, x1, y1 = _laid(rects, sums.shape, fit).T
    total = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
    found: NDArray[np.float64] = total / np.maximum((x1 - x0) * (y1 - y0), 1)
    return found


def _laid(rects: Rects, shape: tuple[int, ...], fit: Fit) -> NDArray[np.int64]:
    """Places in whole pixels, of at least one, where a layer is laid so; ``shape`` is that of the sums."""
    scale, right, down = fit
    height, width = shape[0] - 1, shape[1] - 1
    moved = rects
    if fit != _AS_IT_LIES:
        middle = np.array([width, height, width, height]) / 2
        moved = (rects - middle) * scale + middle + np.array([right, down, right, down])
    whole = np.empty(rects.shape, np.int64)
    whole[:, :2] = np.clip(np.floor(moved[:, :2]), 0, (width - 1, height - 1))
    whole[:, 2:] = np.clip(np.ceil(moved[:, 2:]), whole[:, :2] + 1, (width, height))
    return whole


def _clear(words: Rects, gaps: Rects, sums: NDArray[np.float64], fit: Fit) -> list[bool]:
    """Which gaps of a line hold hardly any ink beside that of its words."""
    if not len(gaps):
        return []
    usual = _means(words, sums, fit).mean()
    return (_means(gaps, sums, fit) <= _PALE * usual).tolist() if usual else [False] * len(gaps)


def _written(line: Line, dark: Light, fit: Fit) -> tuple[list[bool], list[bool]]:
    """On which words of a line there is ink, as high as letters are; and which may stand there."""
    written, possible = [], []
    for x0, y0, x1, y1 in _laid(line.words, (dark.shape[0] + 1, dark.shape[1] + 1), fit).tolist():
        ink = dark[y0:y1, x0:x1] >= _CLEARLY
        ink = ink if line.across else ink.T
        rows = np.flatnonzero(ink.any(axis=1))
        inked = float(ink.any(axis=0).mean())
        body = ink[rows[0] : rows[-1] + 1] if len(rows) else ink[:0]
        is_bar = ink.shape[1] >= _WIDE and body.size > 0 and float(body.mean()) >= _SOLID
        written.append(inked >= _HALF and len(body) >= _HIGH * len(ink) and not is_bar)
        possible.append(ink.shape[1] < _WIDE or not (is_bar or inked < _BLANK))
    return written, possible


def _share(held: Sequence[bool]) -> float:
    return sum(held) / len(held) if held else 0.0
