"""Lines of text and their places, from PDFium's raw API.

One ``GetText`` a page and one rectangle per text object of a line: calls into PDFium go with the number of lines, not
of words or characters, which is what makes reading fast. Single words are measured only where a line holds a gap
(cells, columns drawn row by row) and where a sentence may begin or end inside a line.

PDFium is not thread-safe: one process, one thread. Nothing here starts a process; ``sandbox`` does.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from pypdfium2 import raw

from scorer.document.dots import mark_items
from scorer.document.geometry import Rect, displayed, rises, runs, union
from scorer.document.hidden import INVISIBLE, MIN_SIZE, Text, leave_out, painted, shrunk, sort_out
from scorer.document.layout import SLANTED, Line, goes_on, is_bullet, to_frame
from scorer.document.lettering import TOKEN, Lettering
from scorer.document.native import quick
from scorer.document.notes import page_with_notes
from scorer.document.objects import MOST_CHARACTERS, TOO_MANY, is_drawn, most_objects, page_text, picture_share
from scorer.document.pagetext import BoldFonts, PageText, by_way, direction, near_middle
from scorer.document.rawpage import RawPage, Style, is_raised
from scorer.document.respelt import Spotter, leave_aside, told_otherwise
from scorer.document.typesizes import TypeSizes
from scorer.document.upright import Frame, cannot_be_read, set_upright, slope_of
from scorer.document.wire import Range
from scorer.document.written import Pictures

_PIECE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_LETTERS = re.compile(r"\b[^\W\d_]{3,}")
_CUT = re.compile(r"[.?!:;…]['\"”’)\]]*\d{0,3}(\s+)(?=\S)")  # after it a sentence may begin
_BULLET = re.compile(r"(?:[^\w\s]{1,2}|o)(\s+)(?=\S)")
_MARK = re.compile(r"[^\w\s]{1,2} |\(?\d{1,3}(\.\d+)*[.)]? |\(?[a-zA-Z]{1,4}[.)] ")
_MARKED = re.compile(r"\d{1,2}(\s+)(?=[^\W\d_a-z])")
_FLAT = 1.2  # times as wide as high: a word of two letters is, and no dot
_HIGH = 2.0  # of the type size: what is higher than that is set in another, or aslant
_HARDLY_ANY = 60  # characters
_FEW_CHARACTERS = 1000  # with fewer, look whether the page is a picture
_FULL = 2500  # characters; with more there is hardly room for pictures of text
_P, _I = ctypes.c_void_p, ctypes.c_int
_count_rects = quick(raw.FPDFText_CountRects, _I, _P, _I, _I)
_get_rect = quick(raw.FPDFText_GetRect, _I, _P, _I, _P, _P, _P, _P)  # left, top, right, bottom
_get_char_box = quick(raw.FPDFText_GetCharBox, _I, _P, _I, _P, _P, _P, _P)  # left, right, bottom, top
_get_loose_box = quick(raw.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
_get_object = quick(raw.FPDFText_GetTextObject, _P, _P, _I)
_get_matrix = quick(raw.FPDFText_GetMatrix, _I, _P, _I, _P)
_get_font_size = quick(raw.FPDFText_GetFontSize, ctypes.c_double, _P, _I)
_get_font = quick(raw.FPDFTextObj_GetFont, _P, _P)


class PageReader:
    """Reads the pages of one open document; keeps what it learns about its fonts."""

    def __init__(self, document: Any, fields: Any = None) -> None:
        """``fields``: as ``objects.fields_of`` gives them, where it is held."""
        self._document, self._fields = document, fields
        self._most = most_objects(raw.FPDF_GetPageCount(document))
        self._fonts = BoldFonts()
        self._pictures = Pictures()
        self._sizes: dict[tuple[int, float], float] = {}
        self._box = (ctypes.c_double * 4)()
        start = ctypes.addressof(self._box)
        self._refs = (start, start + 8, start + 16, start + 24)
        self._rect = (ctypes.c_float * 4)()  # FS_RECTF: left, top, right, bottom
        self._rect_ref = ctypes.addressof(self._rect)
        self._matrix = (ctypes.c_float * 6)()  # FS_MATRIX
        self._matrix_ref = ctypes.addressof(self._matrix)
        # Of the page at hand:
        self._number = self._text_page = self._rotation = 0
        self._text = PageText(0, "", 0)
        self._at = self._text.at
        self._bounds: Rect = (0.0, 0.0, 0.0, 0.0)
        self._size = (0.0, 0.0)
        self._least = MIN_SIZE
        self._styles: dict[int, Style] = {}
        self._spotter = Spotter()
        self._respelt = False

    def read(self, index: int, unseen: Collection[Range] = ()) -> RawPage:
        """Read the page with this index (from 0).

        Args:
            index: Which page.
            unseen: Places in its text that nobody sees, as ``looking.look`` found them.

        Raises:
            pdfium.PdfiumError: The page cannot be loaded.
        """
        with self.opened(index, thorough=bool(unseen)) as (page, result):
            if unseen:
                leave_out(result, unseen, self.as_drawn, self._size)
            if not result.unread and len(result.text) < _FULL:
                result.pictured = self._pictures.show_text(page, result.width, result.height)
            if not self._respelt:
                return result
        pictured = result.pictured
        with self.opened(index, thorough=True) as (_, result):
            result.pictured = pictured
            return result

    @contextmanager
    def opened(self, index: int, *, thorough: bool = False) -> Iterator[tuple[Any, RawPage]]:
        """A page's raw handle, for as long as its text can be measured, and what is read of it.

        ``thorough``: look at every object for text that is named for it, and not only where lines begin.

        Raises:
            pdfium.PdfiumError: The page cannot be loaded.
        """
        with page_with_notes(self._document, index, self._fields) as (page, laid):
            width, height = float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))
            result = RawPage(index + 1, width, height, notes=laid.lost, laid=laid.read, unread=laid.unread)
            self._respelt = False
            few = raw.FPDFPage_CountObjects(page) <= self._most
            phrases = leave_aside(page, self._most) if few and thorough else {}
            if not few or phrases is None:
                result.unread = TOO_MANY
                yield page, result
                return
            text_page = raw.FPDFText_LoadPage(page)
            try:
                if text_page:
                    self._read_text(page, text_page, result)
                    slope = slope_of(self._text_page, self._at, result.lines)
                    if slope and set_upright(page, slope, self._bounds):
                        raw.FPDFText_ClosePage(text_page)
                        text_page = raw.FPDFText_LoadPage(page)
                        result.text, result.lines, result.slope = "", [], slope
                        self._read_text(page, text_page, result)
                    elif slope:
                        result.unread = result.unread or cannot_be_read(slope)
                    result.respelt = bool(phrases)
                    result.told = told_otherwise(self._text_page, len(result.text) - self._text.longer, phrases)
                if not self._rotation:
                    mark_items(ctypes.addressof(page.contents), self._bounds, result.lines)
                unseen = sum(line.mode in INVISIBLE for line in result.lines)
                if len(result.text) < _FEW_CHARACTERS or unseen:
                    result.picture_share = picture_share(page, width, height)
                    result.drawn = len(result.text) < _HARDLY_ANY and is_drawn(page)
                if unseen > 0.5 * len(result.lines) and result.picture_share > 0.5:
                    result.scanned_text = True
                    sizes = [line.size for line in result.lines], [len(line.text) for line in result.lines]
                    for line, size in zip(result.lines, TypeSizes().steady(*sizes), strict=True):
                        line.mode, line.size = 0, size
                result.lines, result.hidden = sort_out(page, Frame(width, height, result.slope), result.lines)
                yield page, result
            finally:
                if text_page:
                    raw.FPDFText_ClosePage(text_page)

    def as_drawn(self, line: Line, text: str) -> Text:
        """A line of the open page with the places of its letters; ``text`` is the whole page's."""
        return Lettering(self._text_page, self._at, self._rotation, self._bounds, self._size).of_line(line, text)

    def _read_text(self, page: Any, text_page: Any, result: RawPage) -> None:
        text, count = page_text(text_page)
        self._text_page = ctypes.addressof(text_page.contents)
        self._text = PageText(self._text_page, text, count)
        result.overfull = count > MOST_CHARACTERS
        if not text:
            return
        self._at = self._text.at
        self._styles, self._sizes = {}, {}
        self._spotter = Spotter()
        self._number = result.number
        self._size = (result.width, result.height)
        self._least = MIN_SIZE * shrunk(self._size)
        bounds = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, bounds)
        self._bounds = (bounds.left, bounds.bottom, bounds.right, bounds.top)
        self._rotation = raw.FPDFPage_GetRotation(page) % 4
        for piece in _PIECE.finditer(text):
            content, start = piece.group(), piece.start() + self._text.longer
            soft = content[-1] == "\ufffe"
            content = content[:-1] + "-" if soft else content
            if stripped := content.strip():
                start += len(content) - len(content.lstrip())
                self._add_lines(start, stripped, soft, result.lines)
        result.text = str(self._text)

    def _add_lines(self, start: int, text: str, soft: bool, lines: list[Line]) -> None:
        """Turn a run of characters, which PDFium takes for one line, into one or more lines."""
        index, size = self._at(start), len(text)
        if self._text.dropped:
            size = self._at(start + size - 1) - index + 1
            if index < 0 or size <= 0:
                return
        text_page = self._text_page
        count = _count_rects(text_page, index, size)
        if count <= 0:
            return
        style = self._style(index)
        rects = self._text.rects(count) if count > 1 else []
        high = rects and rects[-1][3] - rects[-1][1] > _HIGH * style.size
        if (high or (rects and style.turn == SLANTED)) and self._add_by_way(start, text, soft, lines):
            return
        if count > 1 and style.turn != self._rotation:
            lines.extend(self._by_words(start, self._text.spaced(start, text, [], style.size), soft))
            return
        if count == 1 and "  " not in text:
            _get_rect(text_page, 0, *self._refs)
            left, top, right, bottom = self._box[:]
            if style.turn == 0 and rises(text, (left, bottom, right, top), style.size, self._rotation):
                style = msgspec.structs.replace(style, turn=SLANTED)
            lines.append(self._line(text, start, (left, bottom, right, top), style, soft))
            return
        rects = rects or self._text.rects(count)
        text = self._text.spaced(start, text, rects, style.size)
        middle = self._style(self._at(start + near_middle(text, size // 2)))
        parts = None
        if "  " not in text and style.turn == middle.turn and not self._holds_tiny(start, text, rects):
            parts = runs(rects, middle.size, _MARK.match(text) is not None)
        if parts is None:
            lines.extend(self._by_words(start, text, soft))
        elif len(parts) == 1:
            line = self._line(text, start, parts[0], middle, soft)
            line.bold = style.bold and middle.bold and self._style(index + size - 1).bold
            line.size = self._size_of(start, text, middle)
            lines.append(line)
        else:
            lines.extend(self._by_runs(start, text, parts, soft))

    def _size_of(self, start: int, text: str, middle: Style) -> float:
        """A line's type size: a link in its middle may be smaller; a bullet or a drop cap, its first word, larger."""
        second = text.find(" ") + 1
        return max(middle.size, self._style(self._at(start + second)).size) if second else middle.size

    def _add_by_way(self, start: int, text: str, soft: bool, lines: list[Line]) -> bool:
        """The same for one that runs several ways; whether it does."""
        ways = by_way(text, lambda at: self._style(self._at(start + at)))
        before = start - self._text.longer  # spaces are put in on the way
        for at, part in ways if len(ways) > 1 else ():
            self._add_lines(before + self._text.longer + at, part, soft and at == ways[-1][0], lines)
        return len(ways) > 1

    def _holds_tiny(self, start: int, text: str, rects: list[Rect]) -> bool:
        """Whether some words of a line are too small to read; looked at where something is so low, and no dot."""
        if not any(y1 - y0 < self._least and x1 - x0 > _FLAT * (y1 - y0) for x0, y0, x1, y1 in rects):
            return False
        words = [self._at(start + token.start()) for token in TOKEN.finditer(text)]
        if all(self._size_and_turn(index)[0] >= self._least for index in words):
            return False
        sizes = [self._style(index).size for index in words]
        return min(sizes) < self._least <= max(sizes)

    def _by_runs(self, start: int, text: str, parts: list[Rect], soft: bool) -> Iterator[Line]:
        """Part a run of characters where there are gaps; ``parts`` are the rectangles between them."""
        tokens = [m.start() for m in TOKEN.finditer(text)]
        box = self._box
        first = 0
        for k, rect in enumerate(parts):
            end = len(tokens)
            if k + 1 < len(parts):  # the first word that begins at or after the next run
                low, high, edge = first + 1, len(tokens), parts[k + 1][0] - 0.5
                while low < high:
                    middle = (low + high) // 2
                    _get_char_box(self._text_page, self._at(start + tokens[middle]), *self._refs)
                    low, high = (low, middle) if box[0] >= edge else (middle + 1, high)
                end = low
            if first >= len(tokens):
                return
            begin = tokens[first]
            part = text[begin : tokens[end] if end < len(tokens) else len(text)].rstrip()
            style = self._style(self._at(start + begin + near_middle(part, len(part) // 2)))
            line = self._line(part, start + begin, rect, style, soft and end >= len(tokens))
            line.size = self._size_of(start + begin, part, style)
            yield line
            first = end

    def _by_words(self, start: int, text: str, soft: bool) -> Iterator[Line]:
        """Measure every word of a run, and part it where there is a gap, a change of base line or of direction."""
        line: Line | None = None
        for match in TOKEN.finditer(text):
            index = self._at(start + match.start())
            size = self._at(start + match.end() - 1) - index + 1
            if index < 0 or size <= 0:
                continue
            count = _count_rects(self._text_page, index, size)
            if count <= 0:
                continue
            rect: Rect | None = None
            for i in range(count):
                _get_rect(self._text_page, i, *self._refs)
                left, top, right, bottom = self._box[:]
                rect = union(rect, (left, bottom, right, top)) if rect else (left, bottom, right, top)
            assert rect is not None
            word = self._line(match.group(), -1, rect, self._style(index), False)
            word.first, word.last = start + match.start(), start + match.end()
            if line is not None and goes_on(line, word) and (line.size < self._least) == (word.size < self._least):
                bullet = is_bullet(line.text)
                if _CUT.search(line.text[-8:] + " x"):
                    line.cuts.append((len(line.text) + 1, line.x1, word.x0))
                line.text += " " + word.text
                line.last = word.last
                line.x1 = max(line.x1, word.x1)
                line.bold = line.bold and word.bold
                if word.size > line.size or bullet:
                    line.size, line.top, line.bottom = word.size, word.top, word.bottom
                continue
            if line is not None:
                yield line
            line = word
        if line is not None:
            line.soft = soft
            if soft and not line.text.endswith("-"):
                line.text += "-"
            yield line

    def _line(self, text: str, start: int, rect: Rect, style: Style, soft: bool) -> Line:
        """A line from a rectangle in user space; ``start`` is where its text begins on the page, or -1."""
        x0, y0, x1, y1 = rect
        rotation, bounds = self._rotation, self._bounds
        # A glyph-tight rectangle makes a poor highlight and a poor line: take the font's height across the line.
        if style.high > style.low:
            if (style.turn - rotation) % 2 == 0:
                y0, y1 = style.low, style.high
            else:
                x0, x1 = style.low, style.high
        if rotation or style.turn:
            x0, y0, x1, y1 = to_frame(displayed((x0, y0, x1, y1), rotation, bounds), style.turn, self._size)
        else:
            x0, y0, x1, y1 = x0 - bounds[0], bounds[3] - y1, x1 - bounds[0], bounds[3] - y0
        cuts: list[tuple[int, float, float]] = []
        if start >= 0:
            if text[0] == "o" or not text[0].isalnum():
                self._cut(cuts, _BULLET.match(text), start, style.turn)
            elif text[0].isdigit() and (mark := _MARKED.match(text)):
                behind = self._style(self._at(start + mark.end()))
                self._cut(cuts, mark if is_raised(self._style(self._at(start)), behind) else None, start, style.turn)
            for cut in _CUT.finditer(text):
                self._cut(cuts, cut, start, style.turn)
        line = Line(
            self._number, x0, y0, x1, y1, text, style.size, style.bold, style.colour, style.mode, style.turn, soft, cuts
        )
        line.first, line.last = start, start + len(text)
        return line

    def _cut(self, cuts: list[tuple[int, float, float]], cut: re.Match[str] | None, start: int, turn: int) -> None:
        """Add a place where a sentence may end."""
        if cut is not None:
            before, after = cut.span(1)
            cuts.append((after, *self._edges(start + before - 1, start + after, turn)))

    def _edges(self, before: int, after: int, turn: int) -> tuple[float, float]:
        """Where the character ``before`` ends and the character ``after`` begins, along the line, in its frame."""
        ends: list[Rect] = []
        for position in (before, after):
            _get_char_box(self._text_page, self._at(position), *self._refs)
            left, right, bottom, top = self._box[:]
            shown = displayed((left, bottom, right, top), self._rotation, self._bounds)
            ends.append(to_frame(shown, turn, self._size) if turn else shown)
        return ends[0][2], ends[1][0]

    def _style(self, index: int) -> Style:
        text_page = self._text_page
        handle = _get_object(text_page, index) or 0
        style = self._styles.get(handle)
        if style is not None:
            return style
        font = _get_font(handle) if handle else 0
        left = top = right = bottom = 0.0
        if _get_loose_box(text_page, index, self._rect_ref):
            left, top, right, bottom = self._rect[:]
        # Upright text of one font has one size for one height of line; anything else is looked at more closely.
        key = (font, top - bottom)
        size = self._sizes.get(key)
        quarter = 0
        if size is None:
            size, quarter = self._size_and_turn(index)
            if quarter == 0:
                self._sizes[key] = size
        low, high = (left, right) if quarter % 2 else (bottom, top)
        if size < MIN_SIZE and high - low > 2 * size:  # a font with a measure of its own (Type 3)
            size = round(high - low, 1)
        turn = SLANTED if quarter == SLANTED else (quarter + self._rotation) % 4
        colour, bold, mode = 0x000000FF, False, 0
        if handle:
            self._respelt = self._respelt or self._spotter.spots(handle)
            mode, colour = painted(handle)
            bold = mode == 2 or self._fonts[font]  # 2: fill and stroke, the usual fake bold
        style = Style(size, bold, colour, turn, mode, low, high)
        if handle:
            self._styles[handle] = style
        return style

    def _size_and_turn(self, index: int) -> tuple[float, int]:
        """Effective font size in points, and direction in user space: quarter turns clockwise, or SLANTED."""
        _get_matrix(self._text_page, index, self._matrix_ref)
        a, b, c, d = self._matrix[:4]
        size = round((_get_font_size(self._text_page, index) or 1.0) * (math.hypot(c, d) or 1.0), 1)
        return size, direction(a, b)
