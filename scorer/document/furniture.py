"""Running headers and footers, page numbers, navigation: what stands on page after page and says nothing there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from scorer.document.layout import Block
from scorer.wording import wording

_W = wording("document/lines")

_DIGITS = re.compile(r"\d+")
_SMALL = re.compile(r"\b[^\W\d_A-Z]{3,}")
_TELLS = 2  # such words from which on a line says something: its numbers count
_OUTER = re.compile(r"\A\W*(\d{1,4})(?![.,]?\d)|(?<![\d.,])(\d{1,4})\W*\Z")  # where a page's number stands
_PAGE = re.compile(rf"\b{_W.any('page')}\W*\d+(?:\W*{_W.any('of')}\W*\d+)?")
_MORE_THAN_PAGES = 50  # by so many a page's number may be greater than twice how many came before it: spreads, parts
_NUMBER = re.compile(
    rf"{_W.any('page')}?\W*(?:(?!(?:19|20)\d\d\b)\d+|[ivxl]+)\W*(?:{_W.any('of')}?\W*\d+\W*)?$"
)  # a year is no page number
_LAST = re.compile(r"\A((?:[^\W\d_][^\d]*)?)(\d{1,4})\Z")  # words, if any, and the number of a page
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_TOP, _BOTTOM = 0.12, 0.9  # shares of the page's height that are its edges
_MAX_CHARACTERS = 200
_REPEATED = 3  # pages on which a text at the edge is furniture
_ON_MANY = 4  # pages, and a share of them, on which something stands at the very same place, or ends a page's text
_SHARE = 0.3
_MAX_RUNNING = 40


class Place(NamedTuple):
    """What stands where: numbers of pages do not count, nor do a few points.

    Other numbers do: "In 2022 we repaid 41,200" and "In 2023 we repaid 57,300" at the top of two slides are no heads.
    """

    text: str
    x: int
    y: int
    at_edge: bool
    is_number: bool
    ending: str = ""  # of the last line of a page's text that ends with its number, wherever it stands: the rest


class Furniture:
    """Remembers what stood where on the pages seen so far."""

    def __init__(self) -> None:
        self._texts: Counter[str] = Counter()
        self._places: Counter[Place] = Counter()
        self._endings: Counter[str] = Counter()
        self._shown: dict[str, tuple[str, int]] = {}  # as a page has it, and which
        self._pages = 0

    def look(self, height: float, blocks: Sequence[Block]) -> list[Place | None]:
        """Take note of one page.

        Returns:
            For every block what and where it is, or None where it is too long for furniture; for ``without``.
        """
        self._pages += 1
        places = [_place(block, height) for block in blocks]
        found = set(places)
        found.discard(None)
        self._places.update(found)  # type: ignore[arg-type]
        self._texts.update({place.text for place in found if place is not None and place.at_edge})
        for block, place in zip(blocks, places, strict=True):
            if place is not None and place.text not in self._shown and self._count(place) >= _REPEATED:
                self._shown[place.text] = (block.text, block.page)
        self._note_ending(blocks, places)
        return places

    def _note_ending(self, blocks: Sequence[Block], places: list[Place | None]) -> None:
        """A page made from a web page may be longer than its text: its foot stands below the text, not at the edge."""
        last = max(range(len(blocks)), key=lambda n: blocks[n].lines[-1].bottom, default=None)
        place = None if last is None else places[last]
        if last is None or place is None or place.at_edge:
            return
        number = _LAST.search(blocks[last].text)
        if number is not None and (ending := _ending(number, blocks[last].page)):
            places[last] = place._replace(ending=ending)
            self._endings[ending] += 1

    def _count(self, place: Place) -> int:
        return self._texts[place.text] if place.at_edge else self._places[place]

    def running(self) -> list[tuple[str, int, int]]:
        """What stands on page after page, on most pages first, with their number and one of them."""
        counts: Counter[str] = Counter()
        for place, count in self._places.items():
            if place.text in self._shown and not place.is_number and self._is_furniture(place):
                counts[place.text] = max(counts[place.text], count)
        found = [(self._shown[text][0], count, self._shown[text][1]) for text, count in counts.items()]
        return sorted(found, key=lambda head: (-head[1], head[0]))[:_MAX_RUNNING]

    def without(self, blocks: Sequence[Block], places: Sequence[Place | None]) -> list[Block]:
        """The blocks of a page that are not furniture."""
        return [
            block for block, place in zip(blocks, places, strict=True) if place is None or not self._is_furniture(place)
        ]

    def _is_furniture(self, place: Place) -> bool:
        if place.at_edge:
            return place.is_number or self._texts[place.text] >= _REPEATED
        bare = place.ending.startswith("#")  # a figure by itself may be a table's
        if self._endings[place.ending] >= max(_ON_MANY, _SHARE * self._pages * bare):
            return True
        place = place._replace(ending="")
        # Elsewhere on the page only what stands at the very same place on many pages: navigation at the side.
        count = self._places[place]
        if count > 1:  # what is centred or set flush right moves with its digits
            count += self._places[place._replace(x=place.x - 1)] + self._places[place._replace(x=place.x + 1)]
        return count >= max(_ON_MANY, _SHARE * self._pages)


def _without_page_numbers(text: str, page: int) -> str:
    def masked(match: re.Match[str]) -> str:
        number = match[1] or match[2]
        return match[0].replace(number, "#") if int(number) <= 2 * page + _MORE_THAN_PAGES else match[0]

    return _OUTER.sub(masked, _PAGE.sub("#", text))


def _ending(number: re.Match[str], page: int) -> str:
    """What stands before a page's number, and how far that is from the page's place in the file: ever the same."""
    return f"{number[1].strip().lower()}#{int(number[2]) - page}"


def _place(block: Block, height: float) -> Place | None:
    lines = block.lines
    count = len(lines)
    if count > 4:
        return None
    top = lines[0].top
    at_edge = lines[-1].bottom < _TOP * height or top > _BOTTOM * height
    if sum([len(line.text) for line in lines]) > _MAX_CHARACTERS:
        return None
    text = (lines[0].text if count == 1 else block.text).lower()
    is_number = False
    if not text.isalpha():
        is_number = at_edge and _NUMBER.match(text) is not None
        if _YEAR.fullmatch(text) is None:
            told = len(_SMALL.findall(block.text)) >= _TELLS
            text = _without_page_numbers(text, block.page) if told else _DIGITS.sub("#", text)
    return Place(text, int(block.x0) // 6, int(top) // 6, at_edge, is_number)
