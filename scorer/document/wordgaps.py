"""Where words of a line stand apart but PDFium gives no space between them.

Where a file draws words one by one, with narrow spaces between, PDFium guesses from the widths of two letters whether
they belong to one word, and guesses wrong now and then ("ofthe", "weprovide"). How wide the gap is tells, set beside
those between the letters and between the words of the same line. Letters of one text object PDFium parts well: only
where one ends inside a word and another begins is a line measured letter by letter.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import hypot
from statistics import median
from typing import NamedTuple
from unicodedata import category

from scorer.document.geometry import GAP, Rect

# In shares of the type size:
_LEAST = 0.08  # no space is narrower
_USUAL = 0.2  # a space, wider than the gap between letters, where the line has none to tell
_RAISED = 0.1  # a letter whose base line is off by more is a note's mark
_SMALLER = 0.85  # of the type size, a note's mark at most
_TORN = 0.18  # ink to ink, beyond what parts the letters of a line: no space is narrower, hardly a letter further away
_WIDEST = 0.35  # letters of one word stand no further apart
_WHITE, _MOST_WHITE = 0.12, 0.33  # ink to ink, of a space that PDFium overlooks
_FEW = 5  # gaps that are looked at one by one
_SINGLY = 0.5  # objects a character, from which on a line is drawn letter by letter
_SPACED = 3  # characters a space, below which spaces may part the letters of a word
_TELLING = 4  # gaps that tell how far apart the letters of a line stand
_LONG = 10  # characters a word, from which on words look glued
# In shares of what parts the words of the same line:
_LIKE_WHITE = 0.45
_LIKE_SPACE = 0.5  # of the way to it from what parts the letters
_ENDS, _BEGINS = ("Pe", "Pf", "Po"), ("Ps", "Pi", "Sc")  # Unicode categories of signs that end a word, and begin one


class Letter(NamedTuple):
    """Where a letter begins, where the next one would, its base line, and the text object that draws it."""

    left: float
    right: float
    base: float
    item: int


class Digit(NamedTuple):
    """Where a digit of a figure stands, its font size, and the matrix that it is drawn with."""

    x: float
    y: float
    size: float
    a: float
    b: float
    c: float
    d: float

    @property
    def high(self) -> float:
        """Type size, in points."""
        return self.size * hypot(self.c, self.d)


def is_apart(one: Digit, two: Digit) -> bool:
    """Whether one of two digits that follow each other is set smaller, on a base line of its own: a note's number."""
    small, large = sorted((one.high, two.high))
    rise = (one.a * (two.y - one.y) - one.b * (two.x - one.x)) / (hypot(one.a, one.b) or 1.0)
    return abs(rise) >= _RAISED * large and small <= _SMALLER * large


def doubtful(text: str, rects: Sequence[Rect], size: float) -> list[float]:
    """Where text objects of a line begin behind white that may be a space which was overlooked.

    Args:
        text: An upright line from left to right.
        rects: What its text objects draw, in order.
        size: Its type size, in points.
    """
    spaces, gaps = text.count(" "), len(rects) - 1
    if gaps > _SINGLY * len(text) and len(text) < _LONG * (spaces + 1):
        return []  # white between any two letters, and no words that look like two
    least = _WHITE * size
    most = (GAP if gaps > spaces else _MOST_WHITE) * size  # more than there are spaces: some are inside words
    if gaps > max(spaces, _FEW):  # are more of them as wide as most spaces should be?
        widest = sorted((two[0] - one[2] for one, two in pairwise(rects)), reverse=True)
        if between := [gap for gap in widest[:spaces] if gap < most]:
            least = max(least, _LIKE_WHITE * between[len(between) // 2])
        if widest[spaces] < least:
            return []
    return [two[0] for one, two in pairwise(rects) if least <= two[0] - one[2] <= most]


def is_glued(
    text: str, places: Sequence[float], size: float, ink: Callable[[int], float], letter: Callable[[int], Letter]
) -> bool:
    """Whether there is a gap inside a word of a line.

    Args:
        text: The line.
        places: Where to look for it.
        size: Its type size.
        ink: Where what is drawn of a letter begins, by its offset; for a space, of the letter before.
        letter: All of it, likewise.
    """
    offsets = range(len(text))
    for left in places:
        at = bisect_left(offsets, left, key=ink)
        if (
            0 < at < len(text)
            and _may_part(text[at - 1], text[at])
            and letter(at).left - letter(at - 1).right >= _LEAST * size
        ):
            return True
    return False


def overlooked(text: str, letters: Sequence[tuple[int, Letter]], size: float) -> list[int]:
    """Offsets of the letters of a line before which a space was overlooked; ``letters`` are all, with theirs."""
    gaps = [(at, two.left - one.right, one, two) for (_, one), (at, two) in pairwise(letters)]
    inside = [gap for at, gap, *_ in gaps if text[at - 1] != " "]
    if not inside:
        return []
    usual = median(inside)
    spaces = [gap for at, gap, *_ in gaps if text[at - 1] == " " and gap < GAP * size] or [usual + _USUAL * size]
    least = max(_LEAST * size, usual + _LIKE_SPACE * (median(spaces) - usual))
    return [
        at
        for at, gap, one, two in gaps
        if gap >= least
        and one.item != two.item
        and abs(one.base - two.base) < _RAISED * size
        and _may_part(text[at - 1], text[at])
    ]


def is_torn(text: str, rects: Sequence[Rect], size: float) -> bool:
    """Whether letters of one word may be parted by spaces where there are none; as ``doubtful`` takes them.

    So PDFium reads words whose letters stand apart and are drawn one by one: the gaps between them tell.
    """
    spaces, more = text.count(" "), len(rects) - 1
    if _SPACED * spaces > len(text):
        return 2 * sum(map(str.isalpha, text)) > spaces
    if not 0 < spaces <= more or more <= _SINGLY * len(text):
        return False
    gaps = [two[0] - one[2] for one, two in pairwise(rects)]
    usual = median(gaps)
    return usual > _WHITE * size and sorted(gaps)[-spaces] < usual + _TORN * size


def superfluous(text: str, letters: Sequence[tuple[int, Letter]], size: float) -> list[int]:
    """Offsets of spaces of a line that are no wider than what parts its letters; ``letters`` are all, with theirs."""
    gaps = [(at, two.left - one.right, one, two) for (_, one), (at, two) in pairwise(letters)]
    # Figures do not tell: each may be a cell of a table.
    told = sorted(gap for at, gap, *_ in gaps if not text[at].isdigit())
    usual = told[len(told) // 4] if len(told) >= _TELLING else 0.0  # kerning brings some a little closer
    if not _LEAST * size <= usual <= _WIDEST * size:
        return []
    return [
        at - 1
        for at, gap, one, two in gaps
        if text[at - 1] == " " and gap < usual + _LEAST * size and abs(one.base - two.base) < _RAISED * size
    ]


def _may_part(last: str, first: str) -> bool:
    """Whether a word may end with one sign and the next begin with the other: not inside figures and compounds."""
    return (
        (last.isalpha() or first.isalpha())
        and "/" not in (last, first)
        and (last.isalnum() or category(last) in _ENDS)
        and (first.isalnum() or first == "&" or category(first) in _BEGINS)
    )
