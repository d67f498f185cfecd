"""Large first letters of paragraphs, beside which the first lines run: "O" and "ur suppliers" are "Our suppliers".

They are drawn as a text of their own, before the paragraph or long before it, so a page gives them as lines of one
letter. Some are a word by themselves ("A supplier"), which only the words of the whole report tell.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

from scorer.document.hyphens import SIGNS
from scorer.document.layout import Block, Line

_JOINT = "\u2060"  # between a letter and the line that it begins, until it is known whether it is a word
_LARGE = 1.6  # times the type size of the lines beside it
_SAME = 0.3  # two sizes that differ by less are the same, in points; so are two edges, in shares of the size
_BOX = 0.8  # of its width: who looks a little beside the box finds no letters of the lines there
_MOST = 40  # letters that stand alone on a page; more are of a drawing

# In shares of its own size:
_NEAR = 0.6  # so far to the right do the lines begin at most
_TOP = 0.35  # so far below its top does the first line
_KERNED = 0.1  # so far may a line reach under it


def begun(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page, where large first letters begin those that belong to them."""
    gone: set[int] = set()
    capitals = [line for line in lines if len(line.text) == 1 and line.text.isupper()]
    for capital in capitals if len(capitals) <= _MOST else ():
        beside = [line for line in lines if line is not capital and _beside(capital, line)]
        first = min(beside, key=lambda line: line.top, default=None)
        if first is not None and first.initial is None and _is_first(capital, first, lines, beside):
            first.text = f"{capital.text}{_JOINT}{first.text}"
            first.cuts = [(at + 2, end, begin) for at, end, begin in first.cuts]
            right = capital.x0 + _BOX * (capital.x1 - capital.x0)
            first.initial = capital.x0, first.top, right, capital.bottom
            gone.add(id(capital))
    return [line for line in lines if id(line) not in gone] if gone else lines


def _beside(capital: Line, line: Line) -> bool:
    """Whether a smaller line begins right beside it, no higher and no lower."""
    return (
        line.turn == capital.turn
        and capital.size >= _LARGE * line.size
        and -_KERNED * capital.size <= line.x0 - capital.x1 <= _NEAR * capital.size
        and capital.top - 0.3 * line.size <= line.top
        and line.bottom <= capital.bottom + 0.3 * line.size
    )


def _is_first(capital: Line, line: Line, lines: Sequence[Line], beside: Sequence[Line]) -> bool:
    """Whether a line goes on with a letter: one alone beside it would make it the mark or the label of something."""
    if line.top - capital.top > _TOP * capital.size:
        return False
    like = [other for other in beside if abs(other.size - line.size) < _SAME]
    if not any(0.6 < (other.top - line.top) / line.size < 2.5 for other in like):
        return False
    head = line.text.split(" ", 1)[0]
    if head[0].islower():
        return True
    return head.isupper() and any(  # the first words are in capitals: a line below is to begin where the letter does
        abs(other.size - line.size) < _SAME
        and abs(other.x0 - capital.x0) < _SAME * line.size
        and -0.5 < (other.top - capital.bottom) / line.size < 1.5
        for other in lines
    )


def part(blocks: Iterable[Block], words: Callable[[], Container[str]]) -> None:
    """Part from the word beside it each letter that is a word by itself: where only the rest is one that is known.

    Args:
        blocks: Their lines are changed.
        words: Words of the report, in small letters; asked for only where there is such a letter.
    """
    for line in (line for block in blocks for line in block.lines if line.initial):
        letter, joint, rest = line.text.partition(_JOINT)
        word = rest.split(" ", 1)[0].strip(SIGNS).lower()
        if joint and word in words() and letter.lower() + word not in words():
            line.text = f"{letter} {rest}"
        elif joint:
            line.text = letter + rest
            line.cuts = [(at - 1, end, begin) for at, end, begin in line.cuts]
