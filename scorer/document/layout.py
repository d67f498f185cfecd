"""Words to lines to blocks, in reading order.

Content-stream order is the best order there is (measured against tagged reports), so nothing is sorted from top to
bottom: a line joins the block it continues, wherever on the page the text was drawn in between.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from scorer.document.model import Kind
from scorer.document.pdfium import RawPage, Style, Word

BULLETS = "•◦‣⁃∙●○▪▫■□◆◇►▶▸➢➤✓✔–—-\uf0b7\uf0a7\uf0d8\uf0fc·»*"
_NUMBER_MARK = re.compile(r"^(\(?(\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}(\.\d{1,2}){1,3}\.?)$")
_END = re.compile(r"[.!?:;…][\"'”’)\]]*\d{0,2}$")


@dataclass(slots=True)
class Line:
    """Words on one base line of one column; ``edges`` holds x0 and x1 of each word."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    words: list[str]
    edges: list[tuple[float, float]]
    size: float
    bold: bool
    colour: int
    marker: bool = False  # begins with a bullet or a list number
    soft: bool = False  # ends with a hyphen that PDFium knows to be a line-end hyphen

    @property
    def text(self) -> str:
        """Its words, joined by single spaces."""
        return " ".join(self.words)


@dataclass(slots=True)
class Block:
    """A paragraph, list item, heading, cell or caption: lines that belong together."""

    page: int
    lines: list[Line]
    kind: Kind = Kind.BODY
    level: int = 0  # of a heading, 1 is outermost
    size: float = 0.0
    bold: bool = False
    x0: float = 0.0
    x1: float = 0.0
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its lines, joined by single spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def top(self) -> float:
        """Top of its first line."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """Bottom of its last line."""
        return self.lines[-1].bottom


def is_bullet(word: str) -> bool:
    """Whether a word is a bullet glyph and nothing else."""
    return len(word) <= 2 and all(c in BULLETS for c in word)


def is_marker(word: str) -> bool:
    """Whether a word opens a list item: a bullet, ``(a)``, ``1.``, ``iv)``."""
    return is_bullet(word) or bool(_NUMBER_MARK.match(word))


def lines_of(page: RawPage) -> list[Line]:
    """Group words into lines, in content-stream order; a gap wider than a word space begins a new line."""
    lines: list[Line] = []
    run: list[Word] = []
    top = bottom = end = size = 0.0
    for word in page.words:
        if word.style.angle:
            continue
        if run:
            overlap = min(bottom, word.bottom) - max(top, word.top)
            gap = word.x0 - end
            room = 1.2 * max(size, word.style.size)
            if len(run) == 1 and is_marker(run[0].text):
                room = max(room, 4.5 * size)
            if overlap >= 0.5 * min(bottom - top, word.bottom - word.top) and -0.6 * size <= gap <= room:
                run.append(word)
                end = max(end, word.x1)
                if word.style.size >= size:
                    top, bottom, size = word.top, word.bottom, word.style.size
                continue
            lines.append(_line(page.number, run))
        run = [word]
        top, bottom, end, size = word.top, word.bottom, word.x1, word.style.size
    if run:
        lines.append(_line(page.number, run))
    return lines


def _line(page: int, run: Sequence[Word]) -> Line:
    styles = {id(w.style): w.style for w in run}
    if len(styles) == 1:
        style = run[0].style
    else:
        weight: Counter[int] = Counter()
        for word in run:
            weight[id(word.style)] += len(word.text)
        best: dict[tuple[float, bool, int], int] = {}
        for key, count in weight.items():
            s = styles[key]
            k = (s.size, s.bold, s.colour)
            best[k] = best.get(k, 0) + count
        size, bold, colour = max(best, key=lambda k: (best[k], k))
        style = Style(size, bold, False, colour, 0, 0, "")
    main = [w for w in run if w.style.size >= 0.8 * style.size] or list(run)
    return Line(
        page,
        run[0].x0,
        min(w.top for w in main),
        max(w.x1 for w in run),
        max(w.bottom for w in main),
        [w.text for w in run],
        [(w.x0, w.x1) for w in run],
        style.size,
        style.bold,
        style.colour,
        marker=len(run) > 1 and is_marker(run[0].text),
        soft=run[-1].soft,
    )


def blocks_of(lines: Iterable[Line]) -> list[Block]:
    """Join lines to blocks: each continues the block directly above it of the same look, or opens one."""
    blocks: list[Block] = []
    for line in lines:
        home = next((b for b in reversed(blocks[-8:]) if _continues(b, line)), None)
        if home is None:
            blocks.append(Block(line.page, [line], size=line.size, bold=line.bold, x0=line.x0, x1=line.x1))
        else:
            home.lines.append(line)
            home.x0, home.x1 = min(home.x0, line.x0), max(home.x1, line.x1)
    for block in blocks:
        if block.lines[0].marker:
            block.kind = Kind.BULLET
    return blocks


def _continues(block: Block, line: Line) -> bool:
    last = block.lines[-1]
    if abs(line.size - block.size) > 0.08 * block.size + 0.3 or line.marker:
        return False
    height = last.bottom - last.top
    gap = line.top - last.bottom
    if not (-0.45 * height <= gap <= 0.75 * height) or line.top <= last.top + 0.3 * height:
        return False
    if min(block.x1, line.x1) - max(block.x0, line.x0) <= 0:
        return False
    if line.bold != last.bold and (line.bold == all(ln.bold for ln in block.lines) or line.bold) and _is_start(line):
        return False
    if len(block.lines) >= 2:
        pitch = median(b.top - a.top for a, b in zip(block.lines, block.lines[1:], strict=False))
        if line.top - last.top > 1.3 * pitch + 0.5:
            return False
    width = block.x1 - block.x0
    ended = bool(_END.search(last.words[-1]))
    return not (ended and last.x1 < block.x1 - 0.25 * width and len(block.lines) > 1 and _is_start(line))


def _is_start(line: Line) -> bool:
    first = line.words[0].lstrip("\"'“‘([")
    return bool(first) and not first[0].islower()


def drop_furniture(pages: Sequence[tuple[int, float, list[Block]]]) -> None:
    """Remove running headers, footers and page numbers: what repeats near the edges of pages.

    Args:
        pages: Page number, page height and blocks, which are changed in place.
    """
    seen: Counter[str] = Counter()
    for _, height, blocks in pages:
        seen.update({key for block in blocks if (key := _edge_key(block, height))})
    limit = max(3, round(0.1 * len(pages))) if len(pages) > 4 else 3
    for _, height, blocks in pages:
        blocks[:] = [
            block
            for block in blocks
            if not ((key := _edge_key(block, height)) and (seen[key] >= limit or re.fullmatch(r"[#\s|/ivx.–-]*", key)))
        ]


def _edge_key(block: Block, height: float) -> str:
    if len(block.lines) > 3 or not (block.bottom < 0.11 * height or block.top > 0.9 * height):
        return ""
    return re.sub(r"\d+", "#", block.text.lower())


def body_size(pages: Iterable[tuple[int, float, list[Block]]]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for _, _, blocks in pages:
        for block in blocks:
            for line in block.lines:
                sizes[round(line.size * 2) / 2] += sum(map(len, line.words))
    return sizes.most_common(1)[0][0] if sizes else 10.0


def mark_headings(blocks: Sequence[Block], body: float) -> None:
    """Find headings by size and weight; deeper headings are smaller."""
    for i, block in enumerate(blocks):
        text = block.text
        if block.kind is Kind.CONTENTS or len(text) > 160 or len(block.lines) > 4 or not any(c.isalpha() for c in text):
            continue
        if sum(c.isdigit() for c in text) > 0.5 * len(text) or text.rstrip().endswith((".", ",", ";")):
            continue
        large = block.size >= 1.12 * body
        strong = block.bold and block.size >= 0.95 * body and all(ln.bold for ln in block.lines)
        follows = i + 1 < len(blocks)
        if (large or (strong and len(text) <= 110)) and follows and sum(c.isalpha() for c in text) >= 3:
            block.kind = Kind.HEADING
