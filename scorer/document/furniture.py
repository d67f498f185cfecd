"""Running headers and footers, page numbers, navigation: what stands on page after page and says nothing there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from scorer.document.layout import Block

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(page|seite|pagina|p\.)?\W*(#|[ivxl]+)\W*((of|/|von|di|de|\|)?\W*#\W*)?$")
_TOP, _BOTTOM = 0.12, 0.9  # shares of the page's height that are its edges
_MAX_CHARACTERS = 200


class Furniture:
    """Remembers what stood where on the pages seen so far."""

    def __init__(self) -> None:
        self._texts: Counter[str] = Counter()
        self._places: Counter[tuple[str, int, int]] = Counter()
        self._pages = 0

    def look(self, height: float, blocks: Sequence[Block]) -> None:
        """Take note of one page."""
        self._pages += 1
        texts: set[str] = set()
        places: set[tuple[str, int, int]] = set()
        for block in blocks:
            if len(block.lines) > 4:
                continue
            key = _key(block)
            if not key:
                continue
            if _at_edge(block, height):
                texts.add(key)
            places.add((key, round(block.x0 / 6), round(block.top / 6)))
        self._texts.update(texts)
        self._places.update(places)

    def without(self, height: float, blocks: Sequence[Block]) -> list[Block]:
        """The blocks of a page that are not furniture."""
        return [block for block in blocks if not self._is_furniture(height, block)]

    def _is_furniture(self, height: float, block: Block) -> bool:
        if len(block.lines) > 4 or not (key := _key(block)):
            return False
        if _at_edge(block, height):
            return self._texts[key] >= 3 or _NUMBER.match(key) is not None
        # Elsewhere on the page only what stands at the very same place on many pages: navigation at the side.
        place = (key, round(block.x0 / 6), round(block.top / 6))
        return self._places[place] >= max(4, 0.3 * self._pages)


def _key(block: Block) -> str:
    text = block.text
    return _DIGITS.sub("#", text.lower()) if len(text) <= _MAX_CHARACTERS else ""


def _at_edge(block: Block, height: float) -> bool:
    return block.bottom < _TOP * height or block.top > _BOTTOM * height
