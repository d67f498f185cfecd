"""Pictures of parts of pages, small enough for a card that is mailed."""

from __future__ import annotations

import ctypes
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scorer.document.wire import Band, PictureData, PicturesRequest

MAX_PIXELS = 4_000_000  # of one picture
MAX_SIDE = 8000  # pixels; WebP ends at 16383
MAX_BANDS = 1000
_QUALITY = 30  # WebP; text stays crisp, a band of 500 by 90 points takes about 10 kB


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of part of a page.

    ``x0, top, x1, bottom`` are the points of the page it shows (origin top left); ``data`` is the encoded image of
    ``media_type``, ``width_px`` by ``height_px``.
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    width_px: int
    height_px: int
    media_type: str
    data: bytes

    @property
    def band(self) -> Band:
        """The part of the page it shows."""
        return (self.page, self.x0, self.top, self.x1, self.bottom)


def render(request: PicturesRequest) -> Iterator[PictureData]:
    """Render the bands of a request, in order. Runs in the reading process.

    Raises:
        UserError: The file cannot be opened.
    """
    from scorer.document.objects import fields_of
    from scorer.document.opening import opened

    with (
        opened(Path(os.fsdecode(request.path)), request.password, request.sha256) as (pdf, *_),
        fields_of(pdf.raw) as fields,
    ):
        page: Any = None
        number = 0
        try:
            for band in request.bands[:MAX_BANDS]:
                if not 1 <= band[0] <= len(pdf):
                    continue
                if band[0] != number:
                    if page is not None:
                        page.close()
                    page, number = None, band[0]
                    page = pdf[number - 1]
                if (picture := _render(page, fields, band, request.scale)) is not None:
                    yield picture
        finally:
            if page is not None:
                page.close()


def _render(page: Any, fields: Any, band: Band, scale: float) -> PictureData | None:
    """Draw one band; only the band is ever held as a bitmap, so a huge page costs no more than a small one."""
    from PIL import Image
    from pypdfium2 import raw

    from scorer.document.objects import draw

    number, x0, top, x1, bottom = band
    width, height = page.get_size()
    x0, x1 = max(0.0, min(x0, width)), max(0.0, min(x1, width))
    top, bottom = max(0.0, min(top, height)), max(0.0, min(bottom, height))
    if not (x1 - x0 >= 1 and bottom - top >= 1):
        return None
    scale = min(scale, (MAX_PIXELS / ((x1 - x0) * (bottom - top))) ** 0.5, MAX_SIDE / max(x1 - x0, bottom - top))
    pixels = (max(1, round((x1 - x0) * scale)), max(1, round((bottom - top) * scale)))
    buffer = (ctypes.c_ubyte * (pixels[0] * pixels[1] * 4))()
    bitmap = raw.FPDFBitmap_CreateEx(*pixels, raw.FPDFBitmap_BGRx, buffer, pixels[0] * 4)
    if not bitmap:
        return None
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, *pixels, 0xFFFFFFFF)
        whole = (max(1, round(width * scale)), max(1, round(height * scale)))
        draw(page.raw, fields, bitmap, (round(-x0 * scale), round(-top * scale)), whole)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    picture = Image.frombuffer("RGB", pixels, buffer, "raw", "BGRX", 0, 1)
    target = io.BytesIO()
    picture.save(target, "WEBP", quality=_QUALITY, method=4)
    shown = (number, round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
    return PictureData(shown, *pixels, "image/webp", target.getvalue())
