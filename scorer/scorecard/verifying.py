"""Does every quote of a card stand in the report, as a second reader has its pages? What fails, and a stamp.

``letters`` are what ``scorer.document.letters`` found: this room never opens a PDF.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain, pairwise
from math import dist
from statistics import median

from scorer.document.wire import SECOND_READER, Letter
from scorer.scorecard import view
from scorer.scorecard.model import Quote, Scorecard, Stamp
from scorer.scorecard.text import bare

_SLACK = 1.0  # points by which the middle of a letter may lie outside its box
_WIDE = 0.25  # the same along the line, in heights of the line: a full-width bracket is drawn in half of its width
_SHOWN = 12  # letters around a difference
_LONGEST = 4000  # letters of a quote whose difference is looked for
_MORE, _BESIDE = 2.5, 20  # a quote's boxes hold at most so many times its letters, and so many besides: of close lines
_MARGIN, _STEPS = 50.0, 2.5  # from the middle of a letter to an edge of its box: points, or steps to the next letter
_READER = re.compile(rf"{SECOND_READER} [0-9][0-9a-z.+-]{{0,30}}")

Box = tuple[int, float, float, float, float]
_Place = tuple[Letter, bool, bool]
_Places = Mapping[int, Sequence[_Place]]


class Fault(StrEnum):
    """What is wrong with a quote."""

    WORDS = "words"  # they do not stand on the page
    PAGE = "page"  # they stand on another one
    PLACE = "place"  # they stand on the page, but not where the card says
    UNREADABLE = "unreadable"  # the second reader finds no letters there, so nothing can be said


@dataclass(frozen=True, slots=True)
class Failed:
    """A quote that could not be confirmed: where on the card, which, and why in plain words."""

    where: str
    quote: Quote
    fault: Fault
    reason: str


def quotes(card: Scorecard) -> Iterator[tuple[str, Quote]]:
    """Every quote of a card with the element (or other part of the card) that shows it."""
    for element in card.elements():
        yield from ((element.id, q) for q in (*element.evidence, *element.near_misses))
    for clash in card.contradictions:
        yield from (("contradiction", q) for q in (clash.claim, *clash.against))
    for case in card.cases:
        yield from ((f"case {case.id}", q) for q in case.says)
    for gap in card.register_.gaps if card.register_ else ():
        yield "case not in the register", gap.says
    for name, measure in card.brochure.items():
        yield from ((name, q) for q in measure.quotes)


def pages_of(card: Scorecard) -> list[int]:
    """The pages on which something is quoted, in order."""
    return sorted({page for _, quote in quotes(card) for page in (quote.page, *view.pages(quote))})


def failures(
    card: Scorecard, letters: Mapping[int, Sequence[Letter]], others: Mapping[int, Sequence[Letter]] | None = None
) -> list[Failed]:
    """The quotes of a card that do not stand at their page and place, in the card's order.

    Args:
        card: The card.
        letters: Page number -> its letters in the order of the page's content, of at least the pages of ``pages_of``.
        others: All pages, where it is worth telling on which other page the words of a failed quote stand.
    """
    texts = {page: bare("".join(letter[0] for letter in found)) for page, found in (others or letters).items()}
    places = {page: _parted(found) for page, found in letters.items()}
    said: dict[tuple[str, int, tuple[Box, ...]], tuple[Fault, str] | None] = {}
    found = []
    for where, quote in quotes(card):
        key = (quote.quote, quote.page, quote.boxes)
        if key not in said:
            said[key] = _fault(quote, places, texts)
        if (fault := said[key]) is not None:
            found.append(Failed(where, quote, *fault))
    return found


def stamp(card: Scorecard, reader: str) -> Scorecard:
    """The card with the stamp of a reader that found all of its quotes."""
    value = Stamp(reader=reader, quotes=_count(card), digest=quotes_digest(card))
    return card.model_copy(update={"verified": value})


def stamped(card: Scorecard) -> Stamp | None:
    """The card's stamp, if it is one that this tool gives for the quotes that the card has now.

    Whoever changes a card can write anything into it, also who is said to have verified it.
    """
    value = card.verified
    ours = value is not None and re.fullmatch(_READER, value.reader) and value.quotes == _count(card)
    return value if ours and value and value.digest == quotes_digest(card) else None


def quotes_digest(card: Scorecard) -> str:
    """Identifies report and quotes: their words, pages and places, in any order."""
    told = sorted({json.dumps([q.page, q.quote, q.boxes]) for _, q in quotes(card)})
    return hashlib.sha256(json.dumps([card.report.sha256, told]).encode()).hexdigest()


def _count(card: Scorecard) -> int:
    return len({(q.page, q.quote, q.boxes) for _, q in quotes(card)})


def _fault(quote: Quote, places: _Places, texts: Mapping[int, str]) -> tuple[Fault, str] | None:
    wanted = bare(quote.quote)
    pages = view.pages(quote)
    named = view.page_words(pages)
    if not wanted:
        return Fault.WORDS, "the quote has no words"
    silent = [page for page in pages if not texts.get(page) and not places.get(page)]
    if silent:
        return Fault.UNREADABLE, f"the second reader finds no letters on {view.page_words(silent)} (OCR is not checked)"
    found = list(_inside(quote.boxes, places))
    inside = bare("".join(letter[0] for letter, *_ in found))
    text = "".join(texts.get(page, "") for page in pages)
    if wanted in inside or wanted in text:
        if not (
            _whole_words(wanted, found)
            or _whole_words(wanted, chain.from_iterable(places.get(page, ()) for page in pages))
        ):
            return Fault.WORDS, f"on {named} the quote begins or ends inside a word"
        # What overlaps the boxes may be in them as well; nothing of the quote may be outside.
        if quote.page not in pages or Counter(wanted) - Counter(inside):
            return Fault.PLACE, f"the words stand on {named}, but not at the place that the card marks"
        if len(inside) > _MORE * len(wanted) + _BESIDE or any(_blank(box, places) for box in quote.boxes):
            return Fault.PLACE, f"the card marks more of {named} than the lines of the quote"
        return None
    elsewhere = [page for page, other in texts.items() if wanted in other]
    if elsewhere:
        return Fault.PAGE, f"the words stand on {view.page_words(elsewhere)}, not on {named}"
    return Fault.WORDS, f"the words are not on {named}{_difference(wanted, inside)}"


def _parted(here: Sequence[Letter]) -> tuple[_Place, ...]:
    """A page's letters, each with whether the letter before it, and the one after, are of the same word."""
    joined = [False, *(_one_word(a[0], b[0]) for a, b in pairwise(here)), False]
    return tuple(zip(here, joined, joined[1:], strict=False))


def _one_word(a: str, b: str) -> bool:
    return (a[-1:].isalpha() and b[:1].isalpha()) or (a[-1:].isdigit() and b[:1].isdigit())


def _whole_words(wanted: str, found: Iterable[_Place]) -> bool:
    """Whether the words stand among letters, and neither begin nor end inside a word there: "able" is not "unable"."""
    text, begins, ends = [], set(), set()
    length = 0
    for (letter, *_), goes_on, is_followed in found:
        said = bare(letter)
        if said and not goes_on:
            begins.add(length)
        length += len(said)
        if said and not is_followed:
            ends.add(length)
        text.append(said)
    whole = "".join(text)
    at = whole.find(wanted)
    while at >= 0 and not (at in begins and at + len(wanted) in ends):
        at = whole.find(wanted, at + 1)
    return at >= 0


def _inside(boxes: Iterable[Box], places: _Places) -> Iterator[_Place]:
    """What stands in the boxes, box after box, each letter once: a line that rises has several boxes side by side."""
    met: set[tuple[int, int]] = set()
    for page, x0, top, x1, bottom in boxes:
        beside = max(_SLACK, _WIDE * min(bottom - top, x1 - x0))  # a line may run upwards
        for number, place in enumerate(places.get(page, ())):
            _, x, y = place[0]
            if x0 - beside <= x <= x1 + beside and top - _SLACK <= y <= bottom + _SLACK and (page, number) not in met:
                met.add((page, number))
                yield place


def _blank(box: Box, places: _Places) -> bool:
    """Whether a box reaches further than the letters in it do."""
    _, x0, top, x1, bottom = box
    here = [(x, y) for (text, x, y), *_ in _inside((box,), places) if bare(text)]
    if not here:
        return min(x1 - x0, bottom - top) > 2 * _MARGIN
    step = median(dist(a, b) for a, b in pairwise(here)) if len(here) > 1 else 0.0
    xs, ys = zip(*here, strict=True)
    beyond = max(min(xs) - x0, x1 - max(xs), min(ys) - top, bottom - max(ys))
    return bool(beyond > max(_MARGIN, _STEPS * step))


def _difference(wanted: str, inside: str) -> str:
    """Where the quote and what stands in its boxes first part, if they begin alike or nearly so."""
    if max(len(wanted), len(inside)) > _LONGEST:
        return ""
    matcher = SequenceMatcher(None, wanted, inside, autojunk=False)
    if matcher.quick_ratio() < 0.6:
        return ""
    first = next((op for op in matcher.get_opcodes() if op[0] != "equal"), None)
    if first is None:
        return ""
    _, a0, a1, b0, b1 = first
    ours, theirs = (
        text[max(0, start - _SHOWN) : min(end, start + _SHOWN) + _SHOWN]
        for text, start, end in ((wanted, a0, a1), (inside, b0, b1))
    )
    return f": the card has “{ours}” where the page has “{theirs}”"
