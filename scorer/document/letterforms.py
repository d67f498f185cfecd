"""Whether what is drawn looks like the letters that the file names for it.

A file says by itself which letter a glyph stands for (``ToUnicode``, ``ActualText``), and may say anything: the page
shows "aaaa" and tells of remedy. So the ink at the place of each letter is compared with how letters look in common
typefaces. One letter proves nothing; of a line's letters, six in ten look most like themselves or nearly so in every
typeface of some sixty real reports, and hardly one in four where other letters are drawn.
"""

from __future__ import annotations

import math
import string
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from scorer.document.geometry import Rect

FEW = 12  # letters; fewer tell nothing
_STRAY = 2  # pieces of ink more than letters, at most: an umlaut, a broken letter
_INKED = 0.25  # of the darkest ink: what is lighter is no part of a letter
_AMONG = 6  # of 36 letters and digits: what is drawn looks like one of so many, the one told among them
_ONE = 0.85  # likeness of a line's letters to their mean, from which on all are one shape; in real reports 0.65 at most
_MANY = 8  # kinds of letters that tell it
_SIDE = 10  # cells across a letter
_SHAPE = 0.15  # what it counts that a letter is twice (e times) as wide for its height as it should be
_LETTERS = string.ascii_letters + string.digits
_KINDS = sorted(set(_LETTERS.lower()))  # a capital may look like its small letter
_FACES = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Times-Roman", "Times-Bold", "Times-Italic", "Courier")
_SIZE = 24  # points, and pixels
_ROW = 31  # letters in a row of the sheet that they are drawn on
_WIDTH, _HEIGHT = 1100, 40 * (2 * len(_FACES) + 1)

Cells = NDArray[np.float32]


class Forms(NamedTuple):
    """How letters look: a row of ``cells`` each, the logarithm of its width for its height, and where a kind begins."""

    cells: Cells
    widths: Cells
    starts: NDArray[np.int64]


def told(letters: Sequence[str], boxes: Sequence[Rect]) -> tuple[list[int], list[Rect]]:
    """Kinds (by number) and boxes of those letters that can be compared."""
    kinds: list[int] = []
    places: list[Rect] = []
    for letter, box in zip(letters, boxes, strict=True):
        plain = normalize("NFKD", letter)[0].lower()
        if plain in _KINDS:
            kinds.append(_KINDS.index(plain))
            places.append(box)
    return kinds, places


def parted(ink: Cells, begin: float, count: int) -> list[Rect]:
    """Places of so many letters in the ink of a word, in pixels, as blanks part them; none where there are not so many.

    Letters that touch one another are parted evenly.
    """
    first = max(0, math.floor(begin))
    inked = ink[:, first:] >= max(1.0, _INKED * float(ink[:, first:].max(initial=0.0)))
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inked.any(axis=0).astype(np.int8), [0]))))
    pieces = [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
    if not 0.5 * count <= len(pieces) <= count + _STRAY:
        return []
    if len(pieces) != count:
        low, high = pieces[0][0], pieces[-1][1]
        cuts = [round(low + (high - low) * i / count) for i in range(count + 1)]
        pieces = [(a, max(b, a + 1)) for a, b in pairwise(cuts)]
    found: list[Rect] = []
    for a, b in pieces:
        rows = np.flatnonzero(inked[:, a:b].any(axis=1))
        if not rows.size:
            return []
        found.append((first + a, float(rows[0]), first + b, float(rows[-1]) + 1))
    return found


def alike(ink: Cells, kinds: Sequence[int], boxes: Sequence[Rect], turn: int) -> list[bool]:
    """Which letters look like what they are told to be, as ``likeness`` says."""
    return likeness(ink, kinds, boxes, turn)[0]


def likeness(ink: Cells, kinds: Sequence[int], boxes: Sequence[Rect], turn: int) -> tuple[list[bool], list[float]]:
    """Which letters look like what they are told to be, and how much more each looks like another.

    Args:
        ink: How much ink there is, by pixel.
        kinds: What the letters are, as ``told`` says.
        boxes: Where they are, in pixels.
        turn: Quarter turns clockwise by which they are turned.
    """
    forms = letterforms()
    cells = _cells(ink, boxes, turn)
    x0, y0, x1, y1 = np.array(boxes, np.float32).T
    widths = np.log(np.maximum(x1 - x0, 0.5) / np.maximum(y1 - y0, 0.5)) * (-1 if turn % 2 else 1)
    near = cells @ forms.cells.T - _SHAPE * np.abs(widths[:, None] - forms.widths[None, :])
    best = np.maximum.reduceat(near, forms.starts, axis=1)
    own = best[np.arange(len(kinds)), list(kinds)]
    better = (best > own[:, None] + 1e-9).sum(axis=1)
    if len(set(kinds)) >= _MANY and float(np.linalg.norm(cells.mean(axis=0))) > _ONE:
        return [False] * len(kinds), [1.0] * len(kinds)  # a box for every letter, which looks like an "i" or an "l"
    found: list[bool] = ((better < _AMONG) & cells.any(axis=1)).tolist()
    return found, np.where(cells.any(axis=1), best.max(axis=1) - own, 1.0).tolist()


def _cells(ink: Cells, boxes: Sequence[Rect], turn: int) -> Cells:
    """What some boxes hold, each as a grid of mean ink, upright, of mean 0 and length 1 (or all 0)."""
    sums = np.zeros((ink.shape[0] + 1, ink.shape[1] + 1), np.float32)
    np.cumsum(np.cumsum(ink, axis=0), axis=1, out=sums[1:, 1:])
    whole = np.array([(math.floor(a), math.floor(b), math.ceil(c), math.ceil(d)) for a, b, c, d in boxes], np.float32)
    steps = np.linspace(0, 1, _SIDE + 1, dtype=np.float32)
    across, right = _between(whole[:, 0], whole[:, 2], steps, ink.shape[1])
    down, below = _between(whole[:, 1], whole[:, 3], steps, ink.shape[0])
    left, top = (1 - right)[:, None, :], (1 - below)[:, :, None]
    right, below = right[:, None, :], below[:, :, None]
    y, x = down[:, :, None], across[:, None, :]
    grid = top * (left * sums[y, x] + right * sums[y, x + 1]) + below * (
        left * sums[y + 1, x] + right * sums[y + 1, x + 1]
    )
    cells = np.diff(np.diff(grid, axis=1), axis=2)
    cells = np.rot90(cells, turn, axes=(1, 2)).reshape(len(boxes), -1)
    cells = cells - cells.mean(axis=1, keepdims=True)
    length = np.linalg.norm(cells, axis=1, keepdims=True)
    return np.where(length > 1e-3, cells / np.maximum(length, 1e-3), 0).astype(np.float32)


def _between(low: Cells, high: Cells, steps: Cells, most: int) -> tuple[NDArray[np.int64], Cells]:
    """Places from ``low`` to ``high``, as a whole number below ``most`` and what is left of it."""
    places = np.clip(low[:, None] + (high - low)[:, None] * steps[None, :], 0, most)
    whole = np.minimum(places.astype(np.int64), most - 1)
    return whole, (places - whole).astype(np.float32)


@cache
def letterforms() -> Forms:
    """How letters look in PDFium's own typefaces, drawn once in a process.

    Before a document is opened: what PDFium measures of a font may depend on what it drew before.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(_sheet())
    page = document[0]
    text = page.get_textpage()
    ink: Any = 255.0 - page.render(scale=1, grayscale=True).to_numpy().reshape(_HEIGHT, -1).astype(np.float32)
    found: list[tuple[int, Rect]] = []
    for i in range(text.count_chars()):
        letter = text.get_text_range(i, 1).lower()
        if letter and letter in _KINDS:
            x0, y0, x1, y1 = text.get_charbox(i)
            found.append((_KINDS.index(letter), (x0, _HEIGHT - y1, x1, _HEIGHT - y0)))
    text.close()
    page.close()
    document.close()
    found.sort()
    boxes = [box for _, box in found]
    widths = [math.log(max(x1 - x0, 0.5) / max(y1 - y0, 0.5)) for x0, y0, x1, y1 in boxes]
    starts = np.searchsorted([kind for kind, _ in found], np.arange(len(_KINDS)))
    return Forms(_cells(ink, boxes, 0), np.array(widths, np.float32), starts)


def _sheet() -> bytes:
    """A PDF of one page that shows every letter in every typeface."""
    rows = [
        (face, _LETTERS[at : at + _ROW], _HEIGHT - 40 * (2 * face + at // _ROW + 1))
        for face in range(len(_FACES))
        for at in range(0, len(_LETTERS), _ROW)
    ]
    move = f"{_SIZE * 1.4:g} 0 Td"
    text = "\n".join(
        f"BT /F{face} {_SIZE} Tf 20 {y} Td {f' {move} '.join(f'({c}) Tj' for c in letters)} ET"
        for face, letters, y in rows
    )
    fonts = " ".join(f"/F{n} << /Type /Font /Subtype /Type1 /BaseFont /{name} >>" for n, name in enumerate(_FACES))
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] "
        f"/Resources << /Font << {fonts} >> >> /Contents 4 0 R >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
    )
    body = "".join(f"{n} 0 obj\n{content}\nendobj\n" for n, content in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n".encode("ascii")
