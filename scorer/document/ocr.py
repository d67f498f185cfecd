"""Reading pages that are pictures of text, by rapidocr (the extra ``ocr``), whose models come inside its package.

What is recognised becomes lines like those that PDFium gives, so that everything after it (columns, tables, headings,
sentences, boxes) is the same. Nothing is fetched from anywhere: the models are named by their paths.

A garbled page says truly where its lines stand, in which order and how they are set; only the letters are lost. There
the picture gives the letters and the page gives the rest. A scan gives nothing but the picture: its lines are put in
order by the gutters between its columns.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from scorer.document.columns import in_order
from scorer.document.layout import Line, Rect
from scorer.document.spacing import Gaps, Letter, gaps_of, letters_of, spaced, usual_space
from scorer.document.tables import is_figure
from scorer.document.typesizes import TypeSizes, median
from scorer.errors import EXIT_USAGE, UserError, install

LIBRARIES = ("rapidocr", "onnxruntime", "opencv-python-headless")
"""Distributions whose version decides what is recognised."""

MEMORY_MB = 3072
"""Address space that recognising needs beyond what reading needs, in MiB."""

_DPI = 150.0
_MAX_PIXELS = 5_000_000  # of one page; recognising needs about 200 bytes a pixel
_MAX_SIDE = 4000
_MIN_SIDE = 32
_MIN_SCORE = 0.7  # mean score (0-1), weighted by letters, below which a page counts as not read
_TALL = 1.5  # a box of a line that is so many times as high as wide holds a line that runs up or down
_LINE_HEIGHT = 1.18  # height of a recognised line's box, in font sizes
_BLACK = 0x000000FF
_BOLD = 1.3  # how much more ink a bold line has than most lines
# A word, and where a space was overlooked: behind a stop or a comma that ends a word ("customers.We", "pay,and").
_TOKEN = re.compile(r"\S+?(?:(?<=[a-z]{3}[.!?])(?<!www.)(?=[A-Z][a-z])|(?<=[a-z]{3}[,;])(?=[A-Za-z]{2})|(?=\s)|$)")


def require() -> None:
    """Make sure that pages can be recognised at all.

    Raises:
        UserError: The extra is not installed.
    """
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise UserError(
            "reading pages that are pictures needs an extra that is not installed",
            "--ocr",
            install("ocr"),
            EXIT_USAGE,
        )


@dataclass(slots=True)
class Word:
    """A recognised word and its place on the displayed page, in points."""

    text: str
    rect: Rect  # x0, top, x1, bottom


@dataclass(slots=True)
class _Seen:
    """A recognised line: its words, its height across the line in points, and how much ink its letters have."""

    words: list[Word]
    rect: Rect
    height: float
    score: float
    ink: float = 0.0

    @property
    def letters(self) -> int:
        return sum(len(word.text) for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class Recognised:
    """What was recognised on a page: lines in reading order, and the mean score (0-1; 0 where there is nothing)."""

    lines: list[Line] = field(default_factory=list)
    score: float = 0.0

    @property
    def letters(self) -> int:
        """How many letters and digits there are."""
        return sum(c.isalnum() for line in self.lines for c in line.text)

    @property
    def is_sure(self) -> bool:
        """Whether the page can count as read."""
        return self.score >= _MIN_SCORE


class Recogniser:
    """Recognises pages of one open document; remembers in which size its text is set."""

    def __init__(self, document: Any, threads: int = 2) -> None:
        """``document``: PDFium's handle; ``threads`` change the time, never the result."""
        self._document = document
        self._engine = _engine(threads)
        self._sizes = TypeSizes()

    def page(self, index: int, size: tuple[float, float], lines: Sequence[Line] = ()) -> Recognised:
        """Recognise the page with this index (from 0).

        Args:
            index: Of the page.
            size: Its width and height as displayed, in points.
            lines: Those of a garbled page, in content-stream order.

        Raises:
            pypdfium2.PdfiumError: The page cannot be loaded.
        """
        image, scale = _drawn(self._document, index, size)
        turn, seen = self._upright(image)
        seen = [_scaled(line, 1 / scale) for line in seen]
        letters = sum(line.letters for line in seen)
        if not letters:
            return Recognised()
        score = sum(line.score * line.letters for line in seen) / letters
        number = index + 1
        found: list[Line] = []
        if lines and not turn:
            found, seen = _spelled(lines, seen)
        if seen:
            order = in_order([line.rect for line in seen], [is_figure(line.text) for line in seen])
            found += self._set(number, [seen[k] for k in order], turn)
        return Recognised(found, score)

    def _upright(self, image: Any) -> tuple[int, list[_Seen]]:
        """Lines of a picture, which is turned until most of them run from left to right and can be read.

        Returns:
            Quarter turns clockwise of the text as displayed, and the lines in the frame of the turned picture.
        """
        import numpy as np

        first = self._recognise(image)
        best = (0, first)
        if not first or not (_is_sideways(first) or _score(first) < _MIN_SCORE):
            return best
        for turn in (1, 3) if _is_sideways(first) else (2,):
            lines = self._recognise(np.ascontiguousarray(np.rot90(image, turn)))
            if not _is_sideways(lines) and (_is_sideways(best[1]) or _score(lines) > _score(best[1])):
                best = (turn, lines)
        return best

    def _recognise(self, image: Any) -> list[_Seen]:
        result = self._engine(image)
        if result.txts is None or result.boxes is None:
            return []
        return _lines_of(image, result.boxes.tolist(), result.txts, result.scores, result.word_results)

    def _set(self, number: int, seen: Sequence[_Seen], turn: int) -> list[Line]:
        """Recognised lines as a page has them, with sizes and weights that do not waver from line to line.

        They stay in the frame in which they run from left to right, as all lines do (``Line.turn``).
        """
        sizes = [line.height / _LINE_HEIGHT for line in seen]
        weights = [line.letters for line in seen]
        usual = median([line.ink for line in seen], weights)
        lines: list[Line] = []
        for line, size in zip(seen, self._sizes.steady(sizes, weights), strict=True):
            x0, top, x1, bottom = line.rect
            middle = (top + bottom) / 2
            reach = 0.6 * size if size == self._sizes.body else (bottom - top) / 2
            rect = (x0, middle - reach, x1, middle + reach)
            bold = line.letters >= 4 and line.ink > _BOLD * usual
            made = _line(number, line.words, rect, size, bold)
            made.turn = turn
            lines.append(made)
        return lines


def _lines_of(
    image: Any, quads: Sequence[Any], texts: Sequence[str], scores: Sequence[Any], measured: Sequence[Any]
) -> list[_Seen]:
    """What was recognised on a picture as lines of words, with the spaces that were overlooked."""
    found: list[tuple[str, Rect, float, float, list[Letter], Gaps]] = []
    for quad, text, score, signs in zip(quads, texts, scores, measured, strict=True):
        rect = _bounds(quad)
        height = (math.dist(quad[0], quad[3]) + math.dist(quad[1], quad[2])) / 2
        if " ".join(text.split()) and rect[2] - rect[0] >= 1 and height >= 1:
            letters = letters_of(text, signs) if rect[2] - rect[0] > rect[3] - rect[1] else []
            found.append((text, rect, height, float(score), letters, gaps_of(image, rect, letters)))
    usual = usual_space([gaps for *_, gaps in found])
    return [
        _Seen(_words(spaced(text, gaps, usual), rect, letters), rect, height, score, _ink(image, rect))
        for text, rect, height, score, letters, gaps in found
    ]


def _spelled(lines: Sequence[Line], seen: Sequence[_Seen]) -> tuple[list[Line], list[_Seen]]:
    """The lines of a garbled page with the words that were recognised at their places; and what is left over."""
    homes: dict[int, list[Word]] = {}
    rest: list[_Seen] = []
    upright = [line for line in lines if line.turn == 0]
    for piece in seen:
        left: list[Word] = []
        for word in piece.words:
            home = _home(upright, word.rect)
            if home is None:
                left.append(word)
            else:
                homes.setdefault(id(home), []).append(word)
        if left:
            rest.append(_Seen(left, _union([word.rect for word in left]), piece.height, piece.score, piece.ink))
    found: list[Line] = []
    for line in upright:
        words = sorted(homes.get(id(line), ()), key=lambda word: word.rect[0])
        if words:
            made = _line(line.page, words, (line.x0, line.top, line.x1, line.bottom), line.size, line.bold)
            made.colour = line.colour
            found.append(made)
    return found, rest


def _home(lines: Sequence[Line], rect: Rect) -> Line | None:
    """The line that a word stands in: the one whose middle is nearest to its own."""
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    near = [line for line in lines if line.x0 - 1 <= x <= line.x1 + 1 and line.top <= y <= line.bottom]
    return min(near, key=lambda line: abs((line.top + line.bottom) / 2 - y), default=None)


def _line(number: int, words: Sequence[Word], rect: Rect, size: float, bold: bool) -> Line:
    text = ""
    cuts: list[tuple[int, float, float]] = []
    for k, word in enumerate(words):
        if k:
            text += " "
            cuts.append((len(text), words[k - 1].rect[2], word.rect[0]))
        text += word.text
    x0, top, x1, bottom = rect
    x0, x1 = min(x0, words[0].rect[0]), max(x1, words[-1].rect[2])
    return Line(number, x0, top, x1, bottom, text, size, bold, _BLACK, cuts=cuts)


def _words(text: str, rect: Rect, letters: Sequence[Letter]) -> list[Word]:
    """Words of a line with their places: as its letters were measured, else by their share of the letters."""
    if len(letters) < 2:
        return _split(text, rect)
    half = (letters[-1].middle - letters[0].middle) / (letters[-1].at - letters[0].at) / 2
    words: list[Word] = []
    end, at = rect[0], 0
    for word in text.split():
        first, last = letters[at], letters[at + len(word) - 1]
        at += len(word)
        # Places of letters are a little off; those of words never leave their line nor overlap.
        x0 = min(max(first.middle - half, end), rect[2])
        end = min(max(last.middle + half, x0 + 1), rect[2])
        words += _split(word, (x0, rect[1], end, rect[3]))
    return words


def _split(text: str, rect: Rect) -> list[Word]:
    """Words of a text that fills a place, each with its share of it."""
    width = (rect[2] - rect[0]) / max(1, len(text))
    return [
        Word(token.group(), (rect[0] + token.start() * width, rect[1], rect[0] + token.end() * width, rect[3]))
        for token in _TOKEN.finditer(text)
    ]


def _drawn(document: Any, index: int, size: tuple[float, float]) -> tuple[Any, float]:
    """A page as an array (height, width, 3) of bytes, and its pixels per point."""
    import numpy as np
    from pypdfium2 import raw

    from scorer.document.objects import draw, fields_of, loaded_page

    width, height = max(1.0, size[0]), max(1.0, size[1])
    scale = min(_DPI / 72, (_MAX_PIXELS / (width * height)) ** 0.5, _MAX_SIDE / max(width, height))
    pixels = (max(_MIN_SIDE, round(width * scale)), max(_MIN_SIDE, round(height * scale)))
    buffer = (ctypes.c_ubyte * (pixels[0] * pixels[1] * 3))()
    bitmap = raw.FPDFBitmap_CreateEx(*pixels, raw.FPDFBitmap_BGR, buffer, pixels[0] * 3)
    if not bitmap:
        raise MemoryError
    try:
        with fields_of(document) as fields, loaded_page(document, index) as page:
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, *pixels, 0xFFFFFFFF)
            draw(page, fields, bitmap, (0, 0), pixels)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return np.frombuffer(buffer, np.uint8).reshape(pixels[1], pixels[0], 3), scale


def _engine(threads: int) -> Any:
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    (detecting,) = models.glob("*_det_*.onnx")
    (recognising,) = models.glob("*_rec_*.onnx")
    return rapidocr.RapidOCR(
        params={
            # Named by their paths, the models are never looked for anywhere else.
            "Det.model_path": str(detecting),
            "Rec.model_path": str(recognising),
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
            "Global.max_side_len": _MAX_SIDE,
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _ink(image: Any, rect: Rect) -> float:
    """How dark a line is: its ink for its length and height, whatever the colours of ink and paper."""
    x0, top, x1, bottom = (max(0, round(v)) for v in rect)
    part = image[top:bottom, x0:x1].min(axis=2).astype("int16") if bottom > top and x1 > x0 else None
    if part is None or not part.size:
        return 0.0
    low, high = int(part.min()), int(part.max())
    if high - low < 40:
        return 0.0
    dark = float((part < (low + high) / 2).mean())
    return min(dark, 1 - dark)


def _is_sideways(lines: Sequence[_Seen]) -> bool:
    letters = sum(line.letters for line in lines)
    tall = sum(line.letters for line in lines if line.rect[3] - line.rect[1] > _TALL * (line.rect[2] - line.rect[0]))
    return tall > 0.5 * letters


def _score(lines: Sequence[_Seen]) -> float:
    letters = sum(line.letters for line in lines)
    return sum(line.score * line.letters for line in lines) / letters if letters else 0.0


def _scaled(line: _Seen, by: float) -> _Seen:
    def rect(r: Rect) -> Rect:
        return (r[0] * by, r[1] * by, r[2] * by, r[3] * by)

    words = [Word(word.text, rect(word.rect)) for word in line.words]
    return _Seen(words, rect(line.rect), line.height * by, line.score, line.ink)


def _bounds(quad: Sequence[Sequence[float]]) -> Rect:
    xs, ys = [float(p[0]) for p in quad], [float(p[1]) for p in quad]
    return min(xs), min(ys), max(xs), max(ys)


def _union(rects: Sequence[Rect]) -> Rect:
    return min(r[0] for r in rects), min(r[1] for r in rects), max(r[2] for r in rects), max(r[3] for r in rects)
