"""The letters of pages as a second reader sees them: pdfplumber on pdfminer.six, which share no code with PDFium.

What two programs that know nothing of each other find at the same place stands there. Runs in the reading process.
"""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scorer.document.opening import AGAIN, repaired, unchanged
from scorer.document.wire import SECOND_READER, Letter, LettersReply, LettersRequest, PageLetters
from scorer.errors import UserError

_APART = 0.1  # heights of a letter between two of one word at most


def read_letters(request: LettersRequest, progress: Callable[[int, int], None]) -> LettersReply:
    """The letters of the pages asked for, those that there are.

    A file in which the other reader finds another number of pages than ``request.expected`` is tried once more as qpdf
    repairs it: pdfminer takes the one page that it can find in a damaged file for all of them.

    Raises:
        UserError: It cannot be opened.
    """
    logging.disable(logging.CRITICAL)  # pdfminer warns about every second font
    path = Path(os.fsdecode(request.path))
    with unchanged(path, request.sha256) as (stream, _):
        return _read_from(stream, path, request, progress)


def _read_from(
    stream: io.BufferedReader, path: Path, request: LettersRequest, progress: Callable[[int, int], None]
) -> LettersReply:
    import pdfplumber

    said = None
    try:
        with pdfplumber.open(stream, password=request.password or "") as pdf:
            if len(pdf.pages) == request.expected:
                return _read(pdf, request, progress, mended=False)
    except MemoryError:
        raise
    except Exception as error:  # whatever it stumbles over, it may not stumble over in a repaired copy
        said = error
    copy, _ = repaired(stream, path, request.password)
    try:
        with pdfplumber.open(copy) as pdf:
            return _read(pdf, request, progress, mended=True)
    except MemoryError:
        raise
    except Exception as error:
        name = type(said or error).__name__
        raise UserError(f"the second reader cannot read this file ({name})", str(path), AGAIN) from error


def _read(pdf: Any, request: LettersRequest, progress: Callable[[int, int], None], *, mended: bool) -> LettersReply:
    import pdfplumber

    found: list[PageLetters] = []
    count = len(pdf.pages)
    for n, number in enumerate(request.pages):
        if 1 <= number <= count:
            page = pdf.pages[number - 1]
            found.append(PageLetters(number, _letters(page)))
            page.close()
        progress(n + 1, len(request.pages))
    return LettersReply(f"{SECOND_READER} {pdfplumber.__version__}", count, mended, tuple(found))


def _letters(page: Any) -> tuple[Letter, ...]:
    """Text and middle of every letter, in the order of the page's content; places are as in ``Box``.

    A blank stands between two letters that do not touch, also where the content has none.
    """
    # pdfplumber counts from the corner of its media box; a page as shown begins where its crop box does.
    left, top = (a + b for a, b in zip(page.mediabox[:2], _cut(page), strict=True))
    found: list[Letter] = []
    for before, c in zip((None, *page.chars), page.chars, strict=False):
        x, y = round((c["x0"] + c["x1"]) / 2 - left, 2), round((c["top"] + c["bottom"]) / 2 - top, 2)
        if before is not None and not _touch(before, c):
            found.append((" ", x, y))
        found.append((c["text"], x, y))
    return tuple(found)


def _touch(a: Any, b: Any) -> bool:
    """Whether a letter goes on where the one before it ends."""
    size = min(a["bottom"] - a["top"], b["bottom"] - b["top"])
    level = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return bool(level > size / 2 and -size / 2 < b["x0"] - a["x1"] < _APART * size)


def _cut(page: Any) -> tuple[float, float]:
    """How much the crop box takes off the page at the left and at the top, as the page is shown."""
    attributes = page.page_obj
    x0, y0, x1, y1 = _sorted(attributes.mediabox)
    a0, b0, a1, b1 = _sorted(attributes.cropbox or attributes.mediabox)
    if max(x0, a0) >= min(x1, a1) or max(y0, b0) >= min(y1, b1):
        return 0.0, 0.0  # a crop box beside the page is none
    west, south, east, north = (max(0.0, cut) for cut in (a0 - x0, b0 - y0, x1 - a1, y1 - b1))
    return {90: (south, west), 180: (east, south), 270: (north, east)}.get(page.rotation, (west, north))


def _sorted(box: Any) -> tuple[float, float, float, float]:
    a, b, c, d = (float(value) for value in box)
    return min(a, c), min(b, d), max(a, c), max(b, d)
