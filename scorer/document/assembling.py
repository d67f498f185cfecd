"""From an open PDF to a ``Document``. Runs in the reading process; page after page, each let go when it is read."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from scorer.document import frontmatter
from scorer.document.furniture import Furniture
from scorer.document.headings import Look, body_look, mark, normalised
from scorer.document.hyphens import Hyphens
from scorer.document.language import language_of
from scorer.document.layout import SLANTED, Block, mend
from scorer.document.model import Document, Page, PageQuality
from scorer.document.opening import opened
from scorer.document.pdfium import PageReader
from scorer.document.quality import quality_of
from scorer.document.sentences import Splitter
from scorer.document.tables import blocks_in_order
from scorer.document.wire import ReadRequest
from scorer.errors import EXIT_TROUBLE, UserError

_CHUNK = 128  # pages held at once; what repeats on pages is learned from at least so many
_MAX_OUTLINE = 5000  # bookmarks


def read_pdf(request: ReadRequest, progress: Callable[[int, int], None]) -> Document:
    """Read the file of a request.

    Raises:
        UserError: It is locked, damaged, or too large.
    """
    path = Path(request.path)
    gc.disable()  # nothing here makes cycles, and looking for them costs a tenth of the time
    try:
        with opened(path, request.password) as (pdf, repaired):
            return _Assembly(request, pdf, progress).document(path, repaired)
    finally:
        gc.enable()


class _Assembly:
    """One document on its way from pages to sentences."""

    def __init__(self, request: ReadRequest, pdf: Any, progress: Callable[[int, int], None]) -> None:
        self._request = request
        self._pdf = pdf
        self._progress = progress
        self._pages: list[Page] = []
        self._frames: dict[int, tuple[float, float]] = {}
        self._hyphens = Hyphens()
        self._characters = 0

    def document(self, path: Path, repaired: bool) -> Document:
        """Read all of it."""
        digest = _sha256(path)
        if len(self._pdf) > self._request.max_pages:
            raise UserError(
                f"the report has {len(self._pdf)} pages, more than the {self._request.max_pages} that are read",
                hint="Split the report.",
                exit_code=EXIT_TROUBLE,
            )
        sentences = tuple(Splitter(self._frames, self._hyphens.joined).sentences(self._blocks()))
        metadata = self._pdf.get_metadata_dict()
        title, title_source = frontmatter.title(sentences, metadata, path.name)
        company, company_source = frontmatter.company(sentences, metadata)
        date, date_source = frontmatter.date(sentences, metadata, title)
        return Document(
            file=path.name,
            sha256=digest,
            reader=self._request.reader,
            title=title,
            title_source=title_source,
            company=company,
            company_source=company_source,
            date=date,
            date_source=date_source,
            language=language_of(sentences),
            pages=tuple(self._pages),
            sentences=sentences,
            warnings=_warnings(self._pages, repaired),
        )

    def _blocks(self) -> Iterator[Block]:
        """All blocks in reading order, with their kinds."""
        outline = _outline(self._pdf)
        furniture = Furniture()
        body: Look | None = None
        chunk: list[tuple[int, float, list[Block]]] = []
        count = len(self._pdf)
        reader = PageReader(self._pdf.raw)
        for index in range(count):
            blocks = self._read_page(reader, index)
            if blocks:
                height = self._frames[index + 1][1]
                chunk.append((index + 1, height, blocks))
                furniture.look(height, blocks)
            self._progress(index + 1, count)
            if len(chunk) < _CHUNK and index + 1 < count:
                continue
            cleaned = [(number, height, furniture.without(height, blocks)) for number, height, blocks in chunk]
            chunk = []
            body = body or body_look(blocks for _, _, blocks in cleaned)
            self._hyphens.forget_blocks()
            for _, _, blocks in cleaned:
                self._hyphens.learn(blocks)
            for number, height, blocks in cleaned:
                yield from mark(height, blocks, body, outline.get(number, {}))

    def _read_page(self, reader: PageReader, index: int) -> list[Block]:
        import pypdfium2  # noqa: PLC0415 - heavy

        number = index + 1
        try:
            page = reader.read(index)
        except pypdfium2.PdfiumError:
            self._pages.append(Page(number, 0.0, 0.0, PageQuality.GARBLED, 0, "damaged: it cannot be opened"))
            return []
        quality, note = quality_of(page)
        self._frames[number] = (page.width, page.height)
        words = len(page.text.split())
        self._pages.append(Page(number, round(page.width, 1), round(page.height, 1), quality, words, note))
        self._characters += len(page.text)
        if self._characters > self._request.max_characters:
            raise UserError(
                f"the report holds more than {self._request.max_characters} characters of text",
                hint="Split the report.",
                exit_code=EXIT_TROUBLE,
            )
        if quality is not PageQuality.TEXT:
            return []
        lines = mend(page.lines)
        upright = [line for line in lines if line.turn == 0]
        if len(upright) == len(lines):
            return blocks_in_order(lines)
        blocks: list[Block] = blocks_in_order(upright) if upright else []
        for turn in (1, 2, 3):
            turned = [line for line in lines if line.turn == turn]
            if turned:
                blocks += blocks_in_order(turned)
        if not blocks:
            blocks = blocks_in_order([line for line in lines if line.turn == SLANTED])
        return blocks


def _outline(pdf: Any) -> dict[int, dict[str, int]]:
    """Titles of the bookmarks by page, normalised, with their level from 1."""
    import pypdfium2  # noqa: PLC0415 - heavy

    found: dict[int, dict[str, int]] = {}
    try:
        for count, mark_ in enumerate(pdf.get_toc(max_depth=6)):
            if count >= _MAX_OUTLINE:
                break
            target = mark_.get_dest()
            index = target.get_index() if target else None
            title = normalised(mark_.get_title() or "")
            if index is not None and len(title) >= 3:
                found.setdefault(index + 1, {}).setdefault(title, mark_.level + 1)
    except (pypdfium2.PdfiumError, UnicodeDecodeError, ValueError):
        return found
    return found


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
