"""Pictures of places on a page: which ones a card wants, and what they are when they come.

The scorecard never opens a PDF. ``wanted_pictures`` says which bands of which pages would show the quotes;
whoever holds the PDF renders them (``scorer.document.pictures``) and hands them to ``to_html``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scorer.document.pictures import Picture
from scorer.scorecard.model import Quote, Scorecard

__all__ = ["PICTURE_SCALE", "Band", "Picture", "by_importance", "page_sizes", "quote_bands", "shows", "wanted_pictures"]

PICTURE_SCALE = 1.75
"""Pixels per point at which page pictures are asked for: sharp at the width of the card, small enough to mail."""

Band = tuple[int, float, float, float, float]
"""A rectangle of a page: ``(page, x0, top, x1, bottom)``, points from the top left, pages from 1."""

_PAD_X, _PAD_Y = 20.0, 30.0  # points of the page shown around a quote: about two lines above and below
_MIN_WIDTH = 280.0  # narrower bands would be blown up beyond the size of their letters
_MAX_HEIGHT = 300.0
_FALLBACK_PAGE = (612.0, 792.0)


def wanted_pictures(card: Scorecard, limit: int = 220) -> list[Band]:
    """The bands of pages that show the card's quotes, overlapping ones merged, in page order.

    At most ``limit`` bands: the first quote of every element comes first, then the second ones, and so on, near
    misses last; so a card with very many quotes still shows a picture for each element.
    """
    sizes = page_sizes(card)
    chosen: list[Band] = []
    for quote in by_importance(card):
        for band in quote_bands(quote, sizes):
            merged = _merge_into(chosen, band)
            if len(merged) > limit:
                return sorted(chosen)
            chosen = merged
    return sorted(chosen)


def page_sizes(card: Scorecard) -> dict[int, tuple[float, float]]:
    """Width and height of every page in points, where the card knows them."""
    return {p.page: (p.width, p.height) for p in card.report.page_quality if p.width > 0 and p.height > 0}


def quote_bands(quote: Quote, sizes: dict[int, tuple[float, float]]) -> list[Band]:
    """Where on its pages a quote stands, with a little of what is around it: one band a page or column."""
    bands: list[Band] = []
    for group in _neighbours(quote.boxes):
        page = group[0][0]
        width, height = sizes.get(page, _FALLBACK_PAGE)
        x0, x1 = min(b[1] for b in group) - _PAD_X, max(b[3] for b in group) + _PAD_X
        top, bottom = min(b[2] for b in group) - _PAD_Y, max(b[4] for b in group) + _PAD_Y
        if x1 - x0 < _MIN_WIDTH:
            middle = (x0 + x1) / 2
            x0, x1 = middle - _MIN_WIDTH / 2, middle + _MIN_WIDTH / 2
        x0, x1 = _slide(x0, x1, width)
        top, bottom = max(0.0, top), min(height, bottom, top + _MAX_HEIGHT)
        if x1 - x0 > 1 and bottom - top > 1:
            bands.append((page, round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)))
    return bands


def shows(picture: Picture, band: Band) -> bool:
    """Whether a picture shows the whole of a band (to within a point)."""
    page, x0, top, x1, bottom = band
    return (
        page == picture.page
        and picture.x0 <= x0 + 1
        and picture.top <= top + 1
        and picture.x1 >= x1 - 1
        and picture.bottom >= bottom - 1
    )


def by_importance(card: Scorecard) -> Iterator[Quote]:
    """Quotes in rounds: the first of every element, then the second of every element ...; near misses last."""
    elements = card.elements()
    yield from _rounds([e.evidence for e in elements])
    yield from (q for x in card.contradictions for q in (x.claim, *x.against))
    yield from _rounds([e.near_misses for e in elements])


def _rounds(rows: list[tuple[Quote, ...]]) -> Iterator[Quote]:
    for i in range(max((len(row) for row in rows), default=0)):
        yield from (row[i] for row in rows if i < len(row))


def _neighbours(boxes: Iterable[Band]) -> Iterator[list[Band]]:
    """Boxes in order, split where the quote goes on in another page or column."""
    group: list[Band] = []
    for box in boxes:
        if group and (box[0] != group[-1][0] or box[2] < group[-1][2] - 2 or box[2] > group[-1][4] + _PAD_Y):
            yield group
            group = []
        group.append(box)
    if group:
        yield group


def _merge_into(bands: list[Band], band: Band) -> list[Band]:
    """``bands`` with ``band``; where they overlap on a page and one picture costs less than two, one is made."""
    page, x0, top, x1, bottom = band
    for other in bands:
        if other[0] != page:
            continue
        union = (page, min(x0, other[1]), min(top, other[2]), max(x1, other[3]), max(bottom, other[4]))
        if _area(union) <= 1.05 * (_area(band) + _area(other)) and union[4] - union[2] <= 2 * _MAX_HEIGHT:
            return _merge_into([b for b in bands if b is not other], union)
    return [*bands, band]


def _area(band: Band) -> float:
    return (band[3] - band[1]) * (band[4] - band[2])


def _slide(low: float, high: float, size: float) -> tuple[float, float]:
    """The interval moved, and if need be cut, to lie within 0..size."""
    if low < 0:
        low, high = 0.0, high - low
    if high > size:
        low, high = low - (high - size), size
    return max(0.0, low), min(size, high)
