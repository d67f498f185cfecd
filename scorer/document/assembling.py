"""From an open PDF to a document. Runs in the reading process; page after page, each let go when it is read."""

from __future__ import annotations

import contextlib
import gc
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2

from scorer.document.apart import apart, marked, on_the_card
from scorer.document.contents import Contents
from scorer.document.dropcaps import part
from scorer.document.front import front_matter
from scorer.document.front.facts import Source
from scorer.document.furniture import Furniture, Place
from scorer.document.headings import Look, body_look, mark, normalised
from scorer.document.helper import Helper, cores
from scorer.document.hyphens import Hyphens
from scorer.document.language import language_of, languages_of_pages
from scorer.document.layout import Block
from scorer.document.ligatures import write_out
from scorer.document.model import Page, PageQuality
from scorer.document.objects import TOO_MANY, loaded_page
from scorer.document.opening import AGAIN, opened
from scorer.document.pages import Sheet, packed_pages, read_pages, unpack
from scorer.document.quality import DAMAGED, quality_of
from scorer.document.rawpage import RawPage
from scorer.document.scans import Scans
from scorer.document.sentences import Splitter
from scorer.document.upright import Frame
from scorer.document.warned import not_shown, of_notes, of_pictures, of_reading, words_of
from scorer.document.wire import DocumentData, ReadRequest
from scorer.document.written import shows_more, shows_text
from scorer.errors import EXIT_TROUBLE, UserError
from scorer.inputs import displayed

_CHUNK = 128  # pages held at once; what repeats on pages is learned from at least so many
_MAX_OUTLINE = 5000  # bookmarks
_MAX_OUTLINE_TEXT = 1_000_000  # characters of all their titles
_MAX_METADATA = 500  # characters of a title, an author ...
_MOST_CROWDED = 40  # pages; each takes a good part of a second before that is known


def read_pdf(
    request: ReadRequest, progress: Callable[[int, int], None], helper: Helper | None = None
) -> tuple[DocumentData, bool]:
    """Read the file of a request; and whether it is encrypted.

    Args:
        request: The file, and what it may cost.
        progress: Called with the number of pages done and of all pages.
        helper: A second process to share the pages of a longer report with.

    Raises:
        UserError: It is locked, damaged, or too large.
    """
    path = Path(os.fsdecode(request.path))
    gc.disable()  # nothing here makes cycles, and looking for them costs a tenth of the time
    try:
        with opened(path, request.password, request.sha256) as (pdf, repaired, sha256, encrypted, stream):
            broken = repaired or not pypdfium2.raw.FPDF_DocumentHasValidCrossReferenceTable(pdf.raw)
            request = msgspec.structs.replace(request, sha256=sha256)
            with Contents(stream, request.password, broken) as contents:
                assembly = _Assembly(request, pdf, repaired, contents, progress, helper=helper)
                return assembly.document(displayed(path.name), sha256), encrypted
    finally:
        gc.enable()


class _Assembly:
    """One document on its way from pages to sentences."""

    def __init__(
        self,
        request: ReadRequest,
        pdf: Any,
        repaired: bool,
        contents: Contents,
        progress: Callable[[int, int], None],
        *,
        helper: Helper | None,
    ) -> None:
        self._request = request
        self._repaired = repaired
        self._contents = contents
        self._helper = helper if request.parallel else None
        self._pdf = pdf
        self._progress = progress
        self._pages: list[Page] = []
        self._frames: dict[int, Frame] = {}
        self._hyphens = Hyphens()
        self._furniture = Furniture()
        self._characters = 0
        self._damaged = 0
        self._crowded = 0
        self._unknown: dict[int, int] = {}  # page, then letters that its fonts do not name
        self._pictured: set[int] = set()  # pages whose pictures seem to show lines of text
        self._laid: dict[int, int] = {}  # page, then notes and stamps on it whose text is read
        self._marks: Counter[str] = Counter()  # across pages, not read; on how many
        self._hidden: dict[str, list[tuple[int, str]]] = {}  # why, then page and text
        self._scans = Scans(pdf.raw, cores() if request.parallel else 1) if request.ocr else None

    def document(self, name: str, sha256: str) -> DocumentData:
        """Read all of it."""
        if len(self._pdf) > self._request.max_pages:
            raise UserError(
                f"the report has {len(self._pdf)} pages, more than the {self._request.max_pages} that are read",
                hint="Split the report.",
                exit_code=EXIT_TROUBLE,
            )
        sentences = tuple(Splitter(self._frames, self._hyphens.joined).sentences(self._blocks()))
        if self._damaged == len(self._pdf):
            raise UserError("this PDF is damaged: none of its pages can be read", hint=AGAIN)
        metadata = _metadata(self._pdf)
        language = language_of(sentences)
        front = front_matter(Source(sentences, metadata, name, self._furniture.running(), language))
        date = front.published.date
        shown = not_shown(self._hidden, sentences, self._marks)
        sentences = apart(sentences, front.covering)
        languages = languages_of_pages(sentences)
        return DocumentData(
            file=name,
            sha256=sha256,
            reader=self._request.reader,
            title=front.title.text,
            title_source=front.title.source,
            title_page=front.title.page,
            title_confidence=front.title.confidence,
            company=front.company.text,
            company_source=front.company.source,
            company_page=front.company.page,
            company_confidence=front.company.confidence,
            date=date.text,
            date_source=date.source,
            date_page=date.page,
            date_confidence=date.confidence,
            period_end=front.published.period_end,
            date_earliest=front.published.earliest,
            date_latest=front.published.latest,
            language=language,
            pages=tuple(
                marked(replace(page, language=languages.get(page.number, "")), front.covering.get(page.number, ""))
                for page in self._pages
            ),
            sentences=sentences,
            warnings=(
                *of_reading(self._pages, shown, self._unknown, self._repaired),
                *of_pictures(self._pages, self._pictured),
                *of_notes(self._laid),
                *on_the_card(front),
            ),
        )

    def _blocks(self) -> Iterator[Block]:
        """All blocks in reading order, with their kinds."""
        outline = _outline(self._pdf)
        furniture = self._furniture
        body: Look | None = None
        chunk: list[Sheet] = []
        places: list[list[Place | None]] = []
        count = len(self._pdf)
        for sheet in self._sheets(count):
            self._note(sheet)
            chunk.append(sheet)
            places.append(furniture.look(sheet.page.height, sheet.blocks))
            number = sheet.page.number
            if self._scans is None:
                self._progress(number, count)
            if len(chunk) < _CHUNK and number < count:
                continue
            for held, where in zip(chunk, places, strict=True):
                held.blocks = furniture.without(held.blocks, where)
            self._pages += self._recognised(chunk, [self._judged(held) for held in chunk], furniture, count)
            body = body or body_look(held.blocks for held in chunk)
            self._hyphens.forget_blocks()
            for held in chunk:
                self._hyphens.learn(held.blocks)
            for held in chunk:
                part(held.blocks, lambda: self._hyphens.words)
                if held.unnamed and (left := write_out(held.blocks, self._hyphens.words)):
                    self._unknown[held.page.number] = left
            for held in chunk:
                yield from mark(held.page.height, held.blocks, body, outline.get(held.page.number, {}))
            chunk, places = [], []
        for number in range(count + 1, min(self._contents.named, self._request.max_pages) + 1):
            note = f"{DAMAGED}: it is missing from the file"
            self._pages.append(Page(number, 0.0, 0.0, PageQuality.GARBLED, 0, note))

    def _sheets(self, count: int) -> Iterator[Sheet]:
        """All pages in order; of a report that is not short, a second process reads some."""
        helper, unseen = self._helper, self._request.unseen
        if helper is None or self._repaired or not helper.pays(count):
            yield from read_pages(self._pdf, range(count), unseen)
            return
        for data in helper.share(self._request, count, lambda pages: packed_pages(self._pdf, pages, unseen)):
            yield unpack(data)

    def _note(self, sheet: Sheet) -> None:
        """Take note of a page's size, of what is hidden on it, and of how much there is."""
        page = sheet.page
        self._frames[page.number] = Frame(page.width, page.height, page.slope)
        self._marks.update(set(map(words_of, sheet.marks)))
        for why, text in sheet.hidden:
            self._hidden.setdefault(why, []).append((page.number, text))
        if page.pictured and not page.scanned_text:
            self._pictured.add(page.number)
        if page.laid and not page.unread:
            self._laid[page.number] = page.laid
        self._characters += sheet.characters
        self._damaged += sheet.damaged
        self._crowded += page.unread == TOO_MANY
        if self._characters > self._request.max_characters:
            raise UserError(
                f"the report holds more than {self._request.max_characters} characters of text",
                hint="Split the report.",
                exit_code=EXIT_TROUBLE,
            )
        if self._crowded > _MOST_CROWDED:
            raise UserError(
                f"more than {_MOST_CROWDED} of its pages hold more pieces of drawings and text than can be looked at",
                hint="Print it to a new PDF and try that, or give the pages with text alone.",
                exit_code=EXIT_TROUBLE,
            )

    def _recognised(self, chunk: list[Sheet], pages: list[Page], furniture: Furniture, count: int) -> list[Page]:
        """The pages, with what OCR reads on those that could not be read, where it is asked for."""
        if self._scans is None:
            return pages
        result = []
        read: list[tuple[Sheet, list[Place | None]]] = []
        for sheet, page in zip(chunk, pages, strict=True):
            if page.quality in (PageQuality.SCANNED, PageQuality.GARBLED):
                page = self._scans.read(sheet, page)
                if page.ocr:
                    self._frames[page.number] = Frame(sheet.page.width, sheet.page.height)
                read.append((sheet, furniture.look(sheet.page.height, sheet.blocks)))
            result.append(page)
            self._progress(page.number, count)
        for sheet, where in read:
            sheet.blocks = furniture.without(sheet.blocks, where)
        return result

    def _judged(self, sheet: Sheet) -> Page:
        """Say how well a page could be read; what could be read of one is kept, where its letters are to be trusted."""
        page = sheet.page
        kept = False
        if sheet.damaged:
            quality, note = PageQuality.GARBLED, f"{DAMAGED}: it cannot be opened"
        elif page.unread:
            quality, note = PageQuality.GARBLED, page.unread
        else:
            read = sum(len(line.text) for block in sheet.blocks for line in block.lines)
            quality, note = quality_of(
                page,
                sheet.garbled,
                read,
                len(self._pdf),
                lambda besides: self._ask(page, partial(shows_text, besides=besides)),
            )
            lost = ["notes or fields on it hold text that cannot be had"] if page.notes else []
            lost += ["lines on it run aslant"] if sheet.aslant else []
            is_cover = page.number == 1 and len(self._pdf) > 1  # which may show anything
            is_told = page.scanned_text and quality is PageQuality.TEXT and not is_cover
            if is_told and self._ask(page, partial(shows_more, told=sheet.blocks)):
                lost += ["its picture shows lines of which an earlier OCR has no words"]
            lost += ["its picture does not show half of the words that an earlier OCR has"] if sheet.unsure else []
            if damage := self._contents.damage(page.number, len(self._pdf)):
                sheet.damaged = True  # OCR would find no more
                if quality is PageQuality.EMPTY:
                    self._damaged += 1
                    quality, note = PageQuality.GARBLED, f"{DAMAGED}: {damage}"
                lost.append(damage)
            if lost and quality in (PageQuality.TEXT, PageQuality.EMPTY):
                quality, note, kept = PageQuality.GARBLED, f"not in full: {', '.join(lost)}", True
        if quality is not PageQuality.TEXT and not kept:
            sheet.blocks = []
        return Page(page.number, round(page.width, 1), round(page.height, 1), quality, sheet.words, note)

    def _ask(self, page: RawPage, question: Callable[[Any, float, float], bool]) -> bool:
        """Ask something of a page's picture; it must be loaded again, as pages are let go once they are read."""
        try:
            with loaded_page(self._pdf.raw, page.number - 1) as handle:
                return question(handle, page.width, page.height)
        except pypdfium2.PdfiumError:
            return False


def _outline(pdf: Any) -> dict[int, dict[str, int]]:
    """Titles of the bookmarks by page, normalised, with their level from 1."""
    found: dict[int, dict[str, int]] = {}
    length = 0
    try:
        for count, mark_ in enumerate(pdf.get_toc(max_depth=6)):
            if count >= _MAX_OUTLINE:
                break
            target = mark_.get_dest()
            index = target.get_index() if target else None
            text = mark_.get_title() or ""
            if (length := length + len(text)) > _MAX_OUTLINE_TEXT:
                break
            title = normalised(text)
            if index is not None and len(title) >= 3:
                found.setdefault(index + 1, {}).setdefault(title, mark_.level + 1)
    except (pypdfium2.PdfiumError, UnicodeDecodeError, ValueError):
        return found
    return found


def _metadata(pdf: Any) -> dict[str, str]:
    """What the file says of itself; an entry that is no text is left out."""
    found = {}
    for key in pdf.METADATA_KEYS:
        with contextlib.suppress(UnicodeDecodeError):
            found[key] = pdf.get_metadata_value(key)[:_MAX_METADATA]
    return found
