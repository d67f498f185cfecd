"""A page drawn with some of its text and without: what differs is the ink of that text."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from scorer.document import ocr_layer
from scorer.document.geometry import Rect, Rows, union
from scorer.document.hidden import Text, Word, painted
from scorer.document.letterforms import likeness, parted, told
from scorer.document.objects import draw, left_out, text_and_pictures

_SCALE = 2.0  # pixels per point
_MAX_PIXELS = 4_000_000  # of one drawing
_APART = 30.0  # points; places closer than this are drawn together
_CONTRAST = 1.35  # of the luminance of text and ground, as WCAG 2 reckons it; 21 is black on white, 1 is nothing
_INKED = 0.08  # share of a letter's box that its ink covers at least
_EXTENT = 0.4  # share of its height and of its width over which the ink stretches
_STANDS_OUT = 0.75  # of their spread, by which a word and what is around it differ; in real reports at least 1.7
_TANGLED = 0.4  # of the ink of letters: what other text has at their places, where they cannot be read
_IN_A_ROW = 24  # letters that tell it
_LETTERS = 0.5  # share of a word's letters that are seen where the word is
_BLANK = 0.1  # of the font size: the least that parts words
_CLOSE = 32.0  # pixels that letters are drawn large with, as to their size
_CLOSEST = 8.0  # pixels per point, likewise
_SAME_PLACE = 0.6  # of the larger of two lines in each direction
_COMPARED = 400  # letters
_SAME_WORDS = 0.6  # of their letters
_LARGE = 48.0  # points; letters of this size may cover a line, whatever line they belong to

_P, _I = ctypes.c_void_p, ctypes.c_int

Pixels = NDArray[np.uint8]
Light = NDArray[np.float32]
Mask = NDArray[np.bool_]


class Canvas:
    """Draws parts of a page, with some of its text objects left out."""

    def __init__(self, page: Any, size: tuple[float, float], fields: Any = None) -> None:
        self._page, self._fields = page, fields
        self.size = size
        drawn = dict(text_and_pictures(page))
        self.large = frozenset(item for item, high in drawn.items() if high is not None and high > _LARGE)
        self.pictures = frozenset(item for item, high in drawn.items() if high is None)
        self.text = drawn.keys() - self.large - self.pictures
        # Onto a bitmap of greys PDFium draws translucent letters twice as pale as onto one of colours.
        self._translucent = any(painted(item)[1] & 0xFF < 0xFF for item in self.text)

    def drawn(self, band: Rect, without: AbstractSet[int] = frozenset(), scale: float = _SCALE) -> Pixels | None:
        """A part of the page in greys, at ``scale`` pixels a point or less; None where it cannot be drawn."""
        x0, top, x1, bottom = band
        scale = min(scale, (_MAX_PIXELS / ((x1 - x0) * (bottom - top))) ** 0.5)
        width, height = math.ceil((x1 - x0) * scale), math.ceil((bottom - top) * scale)
        depth, kind = (4, raw.FPDFBitmap_BGRx) if self._translucent else (1, raw.FPDFBitmap_Gray)
        pixels = np.full((height, width, depth), 255, np.uint8)
        bitmap = raw.FPDFBitmap_CreateEx(width, height, kind, pixels.ctypes.data_as(ctypes.c_void_p), width * depth)
        if not bitmap:
            return None
        try:
            whole = (max(1, round(self.size[0] * scale)), max(1, round(self.size[1] * scale)))
            place = (round(-x0 * scale), round(-top * scale))
            with left_out(without):
                draw(self._page, self._fields, bitmap, place, whole, grey=self._translucent)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
        return np.ascontiguousarray(pixels[:, :, 0])

    def closely(self, text: Text) -> Drawings | None:
        """The place of a line, drawn so large that its letters can be told apart, with its ink and without."""
        scale = min(max(_CLOSE / max(text.size, 1.0), _SCALE), _CLOSEST)
        for band in bands_of([text.place], self.size):
            if (full := self.drawn(band, scale=scale)) is not None:
                return Drawings(full, self.drawn(band, text.objects, scale), band)
        return None


class Drawings:
    """A band of the page, drawn twice: a reader sees what differs enough."""

    def __init__(self, one: Pixels, other: Pixels | None, band: Rect) -> None:
        self._one, self._other = one, one if other is None else other
        self._left, self._top = band[0], band[1]
        self._across, self._down = one.shape[1] / (band[2] - band[0]), one.shape[0] / (band[3] - band[1])

    def seen(self, text: Text) -> list[bool]:
        """Which words of a line have enough letters with ink."""
        place = reduce(union, (box for word in text.words for box in word.boxes))
        x0, y0, x1, y1 = self._pixels(place)
        drawn = _LUMINANCE[self._one[y0:y1, x0:x1]]
        ink = np.abs(drawn - _LUMINANCE[self._other[y0:y1, x0:x1]]) >= _LEAST
        return [
            self._shows(ink, x0, y0, word) and self._stands_out(drawn, ink, x0, y0, word.boxes) for word in text.words
        ]

    def _stands_out(self, drawn: Light, ink: Mask, left: int, top: int, boxes: Sequence[Rect]) -> bool:
        """Whether the ink of a word differs from what is drawn around it by more than either differs in itself.

        Each point of it may differ from the ground below, and nobody reads it: letters of noise on noise, say.
        """
        if not boxes:
            return True
        here = _around(self._pixels(reduce(union, boxes)), left, top)
        inside, outside = drawn[here][ink[here]], drawn[here][~ink[here]]
        if not inside.size or not outside.size:
            return True
        (light, spread), (around, other_spread) = _mean_and_spread(inside), _mean_and_spread(outside)
        return abs(light - around) >= _STANDS_OUT * math.sqrt((spread + other_spread) / 2)

    def tangled(self, text: Text, others: Pixels) -> set[int]:
        """Words of a line by number that nobody can read for other text that is drawn onto them, and as dark.

        Letters of a few words in a row tell that, or all of a line that has fewer. These drawings are the page without
        the other text, with this line and without; ``others`` is the page with that and without this line.
        """
        x0, y0, x1, y1 = self._pixels(reduce(union, (box for word in text.words for box in word.boxes)))
        own, ground, other = (_LUMINANCE[p[y0:y1, x0:x1]] for p in (self._one, self._other, others))
        ink = np.abs(own - ground) >= _LEAST
        if not ink.any():
            return set()
        middle = (float(own[ink].mean()) + float(ground.mean())) / 2
        strange = (np.abs(other - ground) >= _LEAST) & ((other < middle) == (float(ground.mean()) > middle))
        told: list[tuple[int, int, int]] = []  # of each word its letters, their ink, and that of others there
        for word in text.words:
            places = [_around(self._pixels(box), x0, y0) for box in word.boxes]
            inked, covered = (sum(int(np.count_nonzero(mask[p])) for p in places) for mask in (ink, strange))
            told.append((len(places), inked, covered))
        found: set[int] = set()
        for begin in range(len(told)):
            for end in range(begin + 1, len(told) + 1):
                letters, inked, covered = map(sum, zip(*told[begin:end], strict=True))
                if letters >= _IN_A_ROW or (begin == 0 and end == len(told)):
                    if covered >= _TANGLED * inked > 0:
                        found.update(range(begin, end))
                    break
        return found

    def _shows(self, ink: Mask, left: int, top: int, word: Word) -> bool:
        """Whether enough letters of a word have ink; the last are not looked at where the first are enough.

        Of a figure every digit has: without its last ones it is another.
        """
        signs = list(zip(word.letters, word.boxes, strict=True))
        missing = _LETTERS * len(signs)
        for sign, box in signs:
            if missing <= 0 and not sign.isdigit():
                continue
            is_inked = self._inked(ink, left, top, box)
            if sign.isdigit() and not is_inked:
                return False
            missing -= is_inked
        return missing <= 0

    def alike(
        self, text: Text, seen: Sequence[bool], turn: int, *, by_ink: bool = False
    ) -> tuple[list[bool], list[float]]:
        """Which letters of a line look like what they are told to be, in order; those that cannot be compared left out.

        And by how much each of them looks more like another; without those that have no place.

        Args:
            text: The line.
            seen: Which of its words count.
            turn: Quarter turns clockwise by which it is turned.
            by_ink: Letters are where blanks part the ink, not where the file says: its boxes may be too wide.
        """
        words = [word for word, is_seen in zip(text.words, seen, strict=True) if is_seen and word.boxes]
        if not words:
            return [], []
        x0, y0, x1, y1 = reduce(union, (box for word in text.words for box in word.boxes))
        left, top, right, bottom = self._pixels((x0, y0, x1 + text.size, y1))
        ink = np.abs(self._one[top:bottom, left:right].astype(np.float32) - self._other[top:bottom, left:right])
        starts = sorted(word.boxes[0][0] for word in text.words if word.boxes)
        kinds: list[int] = []
        boxes: list[Rect] = []
        missed: list[int] = []  # letters without a place, each by how many with one come before
        for word in words:
            places = self._within(word.boxes, left, top)
            if word.respelt or by_ink:
                end = next((start for start in starts if start > word.boxes[-1][0]), x1 + text.size)
                edge = round((end - _BLANK * text.size - self._left) * self._across - left)
                places = parted(ink[:, : max(0, edge)], places[0][0], len(places)) if text.turn == 0 else []
            if places:
                more = told(word.letters, places)
                kinds += more[0]
                boxes += more[1]
            else:
                missed += [len(kinds)] * len(word.letters)
        if not kinds or not ink.size:
            return [False] * (len(kinds) + len(missed)), []
        found, far = likeness(ink, kinds, boxes, turn)
        for at in reversed(missed):
            found.insert(at, False)
        return found, far

    def _within(self, boxes: Sequence[Rect], left: int, top: int) -> list[Rect]:
        """Boxes in pixels from a corner."""
        x, y, across, down = self._left, self._top, self._across, self._down
        return [
            ((a - x) * across - left, (b - y) * down - top, (c - x) * across - left, (d - y) * down - top)
            for a, b, c, d in boxes
        ]

    def pictured(self, texts: Mapping[int, Text]) -> dict[int, list[bool]]:
        """Those of some unseen lines that stand on a picture of words, as OCR puts them onto or behind a scan.

        And which of their words do. What differs here is a picture, not the text.
        """
        lines = {}
        for i, text in texts.items():
            places = [reduce(union, word.boxes) for word in text.words if word.boxes]
            across = text.place[2] - text.place[0] >= text.place[3] - text.place[1]
            lines[i] = ocr_layer.Line(np.array(self._within(places, 0, 0), np.float64).reshape(-1, 4), across)
        found = {}
        for i, words in ocr_layer.pictured(lines, _LUMINANCE[self._one], self._one != self._other).items():
            told = iter(words)
            found[i] = [not word.boxes or next(told) for word in texts[i].words]
        # Of two texts at one place that say different things nobody knows which the picture shows; else one is enough.
        numbers = list(found)
        rows = Rows([texts[i].place for i in numbers])
        for at, i in enumerate(numbers):
            for other in (
                k for k in rows.near(texts[i].place) if k > at and _at_one_place(texts[i], texts[numbers[k]])
            ):
                found.pop(numbers[other], None)
                if not _alike(texts[i].said, texts[numbers[other]].said):
                    found.pop(i, None)
        return found

    def _inked(self, ink: Mask, left: int, top: int, box: Rect) -> bool:
        x, y = (box[0] + box[2]) / 2 - self._left, (box[1] + box[3]) / 2 - self._top
        if not (0 <= x * self._across <= self._one.shape[1] and 0 <= y * self._down <= self._one.shape[0]):
            return False  # off the page, where the line goes on
        x0, y0, x1, y1 = self._pixels(box)
        letter = ink[_around((x0, y0, x1, y1), left, top)]
        if np.count_nonzero(letter) < max(1.0, _INKED * (x1 - x0) * (y1 - y0)):
            return False
        return _extent(letter.any(axis=1)) >= _EXTENT * (y1 - y0) and _extent(letter.any(axis=0)) >= _EXTENT * (x1 - x0)

    def _pixels(self, box: Rect) -> tuple[int, int, int, int]:
        height, width = self._one.shape
        return (
            min(max(math.floor((box[0] - self._left) * self._across), 0), width),
            min(max(math.floor((box[1] - self._top) * self._down), 0), height),
            min(max(math.ceil((box[2] - self._left) * self._across), 0), width),
            min(max(math.ceil((box[3] - self._top) * self._down), 0), height),
        )


# Relative luminance of a grey (WCAG 2, with a plain power for the piecewise curve), and its logarithm: contrast is then
# a difference.
_LUMINANCE = np.log((np.arange(256) / 255.0) ** 2.2 + 0.05).astype(np.float32)
_LEAST = math.log(_CONTRAST)


def _mean_and_spread(light: Light) -> tuple[float, float]:
    """Mean and variance."""
    mean = float(light.sum()) / light.size
    return mean, max(0.0, float(light @ light) / light.size - mean * mean)


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    return matcher.ratio() >= _SAME_WORDS


def _at_one_place(text: Text, other: Text) -> bool:
    """Whether two lines stand at one place, neither much shorter."""
    for side in (0, 1):
        spans = [(t.place[side], t.place[side + 2]) for t in (text, other)]
        common = min(end for _, end in spans) - max(begin for begin, _ in spans)
        if common < _SAME_PLACE * max(end - begin for begin, end in spans):
            return False
    return True


def _around(pixels: tuple[int, int, int, int], left: int, top: int) -> tuple[slice, slice]:
    """Rows and columns of a box within a part of the drawing: letters are drawn at whole pixels, some beside it."""
    x0, y0, x1, y1 = pixels
    return slice(max(0, y0 - 1 - top), y1 + 1 - top), slice(max(0, x0 - 1 - left), x1 + 1 - left)


def _extent(inked: Any) -> int:
    """How far it is from the first to the last that is true."""
    return len(inked) - int(inked.argmax()) - int(inked[::-1].argmax())


def bands_of(places: Iterable[Rect], size: tuple[float, float]) -> list[Rect]:
    """Parts of the page that hold these places, from the top down; what is off the page is left out."""
    bands: list[Rect] = []
    for x0, top, x1, bottom in sorted(places, key=lambda place: place[1]):
        left, above = max(0, math.floor(x0) - 2), max(0, math.floor(top) - 2)
        place = (left, above, min(size[0], x1 + 2), min(size[1], bottom + 2))
        if place[0] >= place[2] or place[1] >= place[3]:
            continue
        if bands and place[1] - bands[-1][3] < _APART:
            bands[-1] = union(bands[-1], place)
        else:
            bands.append(place)
    return bands
