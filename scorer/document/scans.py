"""Pages whose text cannot be taken from the file, read from their picture when that is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2

from scorer.document.layout import mend
from scorer.document.model import Page, PageQuality
from scorer.document.ocr import Recogniser
from scorer.document.pages import Sheet, blocks_of_page
from scorer.document.pdfium import PageReader
from scorer.document.quality import MIN_LETTERS, UNSURE

READ = "its text was read from its picture (OCR)"
_NOTHING = "a picture, on which OCR found no text"


class Scans:
    """Reads such pages of one open document; the models are loaded when the first one comes."""

    def __init__(self, document: Any, threads: int) -> None:
        """``document``: PDFium's handle."""
        self._document = document
        self._threads = threads
        self._recogniser: Recogniser | None = None
        self._reader = PageReader(document)

    def read(self, sheet: Sheet, page: Page) -> Page:
        """Read a page that was found scanned or garbled; fills the blocks of its sheet where that succeeds.

        Returns:
            The page as it now is: ``text``, or ``empty`` where there is nothing but a picture, or as it was.
        """
        if sheet.damaged:
            return page
        self._recogniser = self._recogniser or Recogniser(self._document, self._threads)
        index, size = page.number - 1, (sheet.page.width, sheet.page.height)
        try:
            garbled = self._reader.read(index) if page.quality is PageQuality.GARBLED else None
            lines = garbled.lines if garbled and not garbled.slope else ()
            found = self._recogniser.page(index, size, lines)
        except pypdfium2.PdfiumError:
            return page
        if found.letters < MIN_LETTERS and page.quality is PageQuality.SCANNED:
            return replace(page, quality=PageQuality.EMPTY, note=_NOTHING)
        if found.letters < MIN_LETTERS or not found.is_sure:
            return replace(page, note=f"{page.note}; {UNSURE}")
        sheet.blocks = blocks_of_page(mend(found.lines))
        words = sum(len(line.text.split()) for line in found.lines)
        return replace(page, quality=PageQuality.TEXT, words=words, note=READ, ocr=True)
