"""From an open PDF to a ``Document``. Runs in the reading process; page after page, each let go when it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scorer.document import frontmatter
from scorer.document.language import language_of
from scorer.document.layout import Block, blocks_of, body_size, drop_furniture, lines_of, mark_headings
from scorer.document.model import Document, Page, PageQuality
from scorer.document.opening import opened
from scorer.document.pdfium import read_page
from scorer.document.quality import quality_of
from scorer.document.reading import READER_VERSION
from scorer.document.sentences import sentences_of
from scorer.document.wire import ReadRequest


def read_pdf(request: ReadRequest, progress: Callable[[int, int], None]) -> Document:
    """Read the file of a request.

    Raises:
        UserError: It is locked, damaged, or too large.
    """
    path = Path(request.path)
    with opened(path, request.password) as (pdf, repaired):
        digest = _sha256(path)
        count = len(pdf)
        metadata = pdf.get_metadata_dict()
        fonts: dict[int, tuple[str, bool, bool]] = {}
        pages: list[Page] = []
        laid: list[tuple[int, float, list[Block]]] = []
        for index in range(count):
            raw_page = read_page(pdf.raw, index, fonts)
            quality, note = quality_of(raw_page)
            size = (round(raw_page.width, 1), round(raw_page.height, 1))
            pages.append(Page(index + 1, *size, quality, len(raw_page.words), note))
            if quality is PageQuality.TEXT:
                laid.append((index + 1, raw_page.height, blocks_of(lines_of(raw_page))))
            progress(index + 1, count)
    drop_furniture(laid)
    body = body_size(laid)
    blocks = [block for _, _, page_blocks in laid for block in page_blocks]
    mark_headings(blocks, body)
    sentences = tuple(sentences_of(blocks))
    title, title_source = frontmatter.title(sentences, metadata, path.name)
    company, company_source = frontmatter.company(sentences, metadata)
    date, date_source = frontmatter.date(sentences, metadata, title)
    return Document(
        file=path.name,
        sha256=digest,
        reader=READER_VERSION,
        title=title,
        title_source=title_source,
        company=company,
        company_source=company_source,
        date=date,
        date_source=date_source,
        language=language_of(sentences),
        pages=tuple(pages),
        sentences=sentences,
        warnings=_warnings(pages, repaired),
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _warnings(pages: Sequence[Page], repaired: bool) -> tuple[str, ...]:
    """Plain sentences about what could not be read."""
    found: list[str] = []
    if repaired:
        found.append("The file was damaged and has been repaired for reading; parts of it may be missing.")
    for quality, what in (
        (PageQuality.SCANNED, "they are pictures without text"),
        (PageQuality.GARBLED, "their fonts do not say which letters they draw"),
    ):
        numbers = [p.number for p in pages if p.quality is quality]
        if numbers:
            found.append(f"{len(numbers)} of {len(pages)} pages could not be read, {what}: {ranges(numbers)}.")
    return tuple(found)


def ranges(numbers: Sequence[int]) -> str:
    """``[1, 2, 3, 7]`` as ``1-3, 7``."""
    parts: list[list[int]] = []
    for n in numbers:
        if parts and n == parts[-1][-1] + 1:
            parts[-1].append(n)
        else:
            parts.append([n])
    return ", ".join(str(p[0]) if len(p) == 1 else f"{p[0]}-{p[-1]}" for p in parts)
