"""Where a recognised line has spaces that were not recognised: the white between its letters in the picture tells.

What recognises letters now and then joins two words ("forthe", "SlaveryStatement"). Each letter comes with its place,
so the white between two letters can be measured, and set beside that between words of the same line. Only where it is
as wide as that, and wider than any between letters, a space is put in; a line of one word is set beside its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from scorer.document.layout import Rect

_EDGE = 0.12  # of a line's height, above and below, that may be ink of its neighbours
_INK = 40  # difference of brightness between ink and paper
_PALE = 0.3  # of it, the palest ink
_LIKE_SPACE = 0.85  # of the usual space of its line
_LEAST = 0.1  # of a line's height: narrower spaces are letters on a picture, whose white tells nothing
_ABOVE_LETTERS = 2.0  # times the white between letters that most stay below
_MOST = 0.75  # of the letters of a line; the others may be spaces that were overlooked
_ENDS = ".,;:!?)”’\"'"  # signs with which a word ends
_DASHES = ("-", "–", "—")
_OF_DASH = 0.6  # of that, behind a dash that stands alone: it belongs to no word
_FEW = 2  # spaces that a line must have to tell how wide they are


@dataclass(frozen=True, slots=True)
class Letter:
    """A recognised letter: its place in the line's text, and the middle of it in the picture."""

    at: int
    middle: float


@dataclass(frozen=True, slots=True)
class Gaps:
    """White between neighbouring letters of a line, in shares of its height: at spaces, and inside words by offset."""

    spaces: tuple[float, ...]
    inside: tuple[tuple[int, float], ...]


def letters_of(text: str, measured: Sequence[Any]) -> list[Letter]:
    """The letters of a line with their places, left to right; empty where they were not measured one by one."""
    marks = [(n, c) for n, c in enumerate(text) if not c.isspace()]
    if [c for _, c in marks] != [letter for letter, _, _ in measured] or any(box is None for _, _, box in measured):
        return []
    middles = [sum(float(p[0]) for p in box) / len(box) for _, _, box in measured]
    return [Letter(n, middle) for (n, _), middle in zip(marks, middles, strict=True)]


def gaps_of(image: Any, rect: Rect, letters: Sequence[Letter]) -> Gaps:
    """The white between neighbouring letters of a line that runs from left to right."""
    runs = _white(image, rect)
    height = max(1.0, rect[3] - rect[1])
    pairs = list(pairwise(letters))
    spaces: list[float] = []
    for n, (one, two) in enumerate(pairs):
        if two.at > one.at + 1:  # places of letters are a little off: its white may seem to lie a letter further
            left, right = pairs[max(0, n - 1)][0], pairs[min(len(pairs) - 1, n + 1)][1]
            widest = max(_between(runs, left, right), key=_width, default=None)
            here = max(_between(runs, one, two), key=_width, default=None)
            if here and widest and _width(here) >= 0.6 * _width(widest):
                widest = here
            spaces.append(_width(widest) / height if widest else 0.0)
            if widest:
                runs.remove(widest)
    inside = [
        (two.at, max(map(_width, _between(runs, one, two)), default=0) / height)
        for one, two in pairs
        if two.at == one.at + 1
    ]
    return Gaps(tuple(spaces), tuple(inside))


def _between(runs: Sequence[tuple[int, int]], one: Letter, two: Letter) -> list[tuple[int, int]]:
    return [run for run in runs if one.middle < sum(run) / 2 < two.middle]


def _width(run: tuple[int, int]) -> int:
    return run[1] - run[0]


def usual_space(lines: Sequence[Gaps]) -> float:
    """The usual white between words of a page, in shares of a line's height; 0 where too few were seen."""
    seen = [white for gaps in lines for white in gaps.spaces]
    return median(seen) if len(seen) > 10 * _FEW else 0.0


def spaced(text: str, gaps: Gaps, usual: float) -> str:
    """The text with the spaces that its gaps show."""
    space = median(gaps.spaces) if len(gaps.spaces) >= _FEW else usual
    if space < _LEAST or len(gaps.inside) < 3:
        return text
    whites = sorted(white for _, white in gaps.inside)
    usually = whites[round(_MOST * (len(whites) - 1))]
    least = max(_LIKE_SPACE * space, _ABOVE_LETTERS * usually)
    for at, white in reversed(gaps.inside):
        alone = text[:at].rpartition(" ")[2] in _DASHES
        if white >= (_OF_DASH * least if alone else least) and _may_part(text[:at], text[at:]):
            text = f"{text[:at]} {text[at:]}"
    return text


def _may_part(before: str, after: str) -> bool:
    """Whether a word may end here and another begin: not inside figures, compounds, ordinals, nor behind one letter."""
    word, last, sign = before.rpartition(" ")[2], before[-1], after[0]
    if not sign.isalnum() or (last.isdigit() and not sign.isupper()):
        return False
    if last.isalpha() and sign.isalpha():
        return len(word) > 1 and after[1:2].isalpha()
    return last.isalnum() or last in _ENDS or word in _DASHES


def _white(image: Any, rect: Rect) -> list[tuple[int, int]]:
    """The stretches of a line's picture, from left to right, in which there is no ink."""
    import numpy as np

    x0, x1 = max(0, int(rect[0])), int(rect[2]) + 1
    edge = _EDGE * (rect[3] - rect[1])
    part = image[max(0, round(rect[1] + edge)) : round(rect[3] - edge), x0:x1].mean(axis=2)
    if not part.size:
        return []
    away = np.abs(part - np.median(part))  # from paper, light or dark; thin strokes of a poor scan are pale
    if away.max() < _INK:
        return []
    dark = away > _PALE * away.max()
    bare = ~dark.any(axis=0)
    steps = np.flatnonzero(np.diff(np.concatenate(([False], bare, [False])).astype("int8")))
    return [(x0 + int(a), x0 + int(b)) for a, b in zip(steps[::2], steps[1::2], strict=True)]
