"""From an open PDF to a ``Document``. Runs in the reading process; page after page, each let go when it is read."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scorer.document import frontmatter
from scorer.document.furniture import Furniture
from scorer.document.headings import Look, body_look, mark, normalised
from scorer.document.hyphens import Hyphens
from scorer.document.language import language_of
from scorer.document.layout import SLANTED, Block, Line, mend
from scorer.document.model import Document, Page, PageQuality
from scorer.document.opening import opened
from scorer.document.pdfium import PageReader, RawPage
from scorer.document.quality import is_garbled, quality_of
from scorer.document.sentences import Splitter
from scorer.document.tables import blocks_in_order
from scorer.document.wire import ReadRequest
from scorer.errors import EXIT_TROUBLE, UserError

_CHUNK = 128  # pages held at once; what repeats on pages is learned from at least so many
_MAX_OUTLINE = 5000  # bookmarks
_SAMPLE = 80  # characters of hidden text that a warning shows


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


@dataclass(slots=True)
class _Sheet:
    """A page between being read and being understood, which takes the pages around it."""

    page: RawPage
    words: int = 0
    garbled: bool = False
    damaged: bool = False
    blocks: list[Block] = field(default_factory=list)


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
        self._hidden: dict[str, list[tuple[int, str]]] = {}  # why, then page and text

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
            warnings=_warnings(self._pages, self._hidden, repaired),
        )

    def _blocks(self) -> Iterator[Block]:
        """All blocks in reading order, with their kinds."""
        outline = _outline(self._pdf)
        furniture = Furniture()
        body: Look | None = None
        chunk: list[_Sheet] = []
        count = len(self._pdf)
        reader = PageReader(self._pdf.raw)
        for index in range(count):
            sheet = self._read_page(reader, index)
            furniture.look(sheet.page.height, sheet.blocks)
            chunk.append(sheet)
            self._progress(index + 1, count)
            if len(chunk) < _CHUNK and index + 1 < count:
                continue
            for sheet in chunk:
                sheet.blocks = furniture.without(sheet.page.height, sheet.blocks)
                self._judge(sheet)
            body = body or body_look(sheet.blocks for sheet in chunk)
            self._hyphens.forget_blocks()
            for sheet in chunk:
                self._hyphens.learn(sheet.blocks)
            for sheet in chunk:
                yield from mark(sheet.page.height, sheet.blocks, body, outline.get(sheet.page.number, {}))
            chunk = []

    def _read_page(self, reader: PageReader, index: int) -> _Sheet:
        import pypdfium2

        try:
            page = reader.read(index)
        except pypdfium2.PdfiumError:
            return _Sheet(RawPage(index + 1, 0.0, 0.0), damaged=True)
        self._frames[page.number] = (page.width, page.height)
        sheet = _Sheet(page, words=len(page.text.split()), garbled=is_garbled(page.text))
        self._characters += len(page.text)
        if self._characters > self._request.max_characters:
            raise UserError(
                f"the report holds more than {self._request.max_characters} characters of text",
                hint="Split the report.",
                exit_code=EXIT_TROUBLE,
            )
        if not sheet.garbled:
            sheet.blocks = _blocks_of_page(mend(page.lines))
            for why, line in page.hidden:
                self._hidden.setdefault(why, []).append((page.number, line.text))
        page.text, page.lines, page.hidden = "", [], []
        return sheet

    def _judge(self, sheet: _Sheet) -> None:
        """Say how well a page could be read; a page that could not has no blocks."""
        page = sheet.page
        if sheet.damaged:
            quality, note = PageQuality.GARBLED, "damaged: it cannot be opened"
        else:
            read = sum(len(line.text) for block in sheet.blocks for line in block.lines)
            quality, note = quality_of(page, sheet.garbled, read)
        if quality is not PageQuality.TEXT:
            sheet.blocks = []
        self._pages.append(Page(page.number, round(page.width, 1), round(page.height, 1), quality, sheet.words, note))


def _blocks_of_page(lines: list[Line]) -> list[Block]:
    """Blocks of a page's upright text, then of text that was turned, each way by itself."""
    if all(line.turn == 0 for line in lines):
        return blocks_in_order(lines)
    blocks: list[Block] = []
    for turn in (0, 1, 2, 3):
        blocks += blocks_in_order([line for line in lines if line.turn == turn])
    return blocks or blocks_in_order([line for line in lines if line.turn == SLANTED])


def _outline(pdf: Any) -> dict[int, dict[str, int]]:
    """Titles of the bookmarks by page, normalised, with their level from 1."""
    import pypdfium2

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


def _warnings(
    pages: Sequence[Page], hidden: Mapping[str, Sequence[tuple[int, str]]], repaired: bool
) -> tuple[str, ...]:
    """Plain sentences about what could not be read, and what was not taken."""
    found: list[str] = []
    if repaired:
        found.append("The file was damaged and has been repaired for reading; parts of it may be missing.")
    unread: dict[str, list[int]] = {}
    for page in pages:
        if page.quality in (PageQuality.SCANNED, PageQuality.GARBLED):
            unread.setdefault(page.note, []).append(page.number)
    for note, numbers in unread.items():
        which = "1 page" if len(numbers) == 1 else f"{len(numbers)} pages"
        found.append(f"{which} of {len(pages)} could not be read ({note}): {ranges(numbers)}.")
    for why, places in sorted(hidden.items()):
        where = ranges(sorted({number for number, _ in places}))
        sample = max((text for _, text in places), key=lambda text: (len(text), text))[:_SAMPLE]
        lines = "1 line" if len(places) == 1 else f"{len(places)} lines"
        found.append(f"{lines} of text that a reader cannot see ({why}) left out, on page {where}: “{sample}” …")
    earlier = [page.number for page in pages if page.quality is PageQuality.TEXT and page.note]
    if earlier:
        found.append(f"Scanned pages read from the text that an earlier OCR left in the file: {ranges(earlier)}.")
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
