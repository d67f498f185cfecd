"""From an open PDF to a document. Runs in the reading process; page after page, each let go when it is read."""

from __future__ import annotations

import contextlib
import gc
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2

from scorer.document.apart import apart, marked, on_the_card
from scorer.document.dropcaps import part
from scorer.document.front import front_matter
from scorer.document.front.facts import Source
from scorer.document.furniture import Furniture, Place
from scorer.document.headings import Look, body_look, mark, normalised
from scorer.document.helper import Helper, cores
from scorer.document.hidden import NO_INK
from scorer.document.hyphens import Hyphens
from scorer.document.language import language_of, languages_of_pages, on_pages, ranges
from scorer.document.layout import Block
from scorer.document.ligatures import UNKNOWN, write_out
from scorer.document.model import NOT_SEEN, Page, PageQuality
from scorer.document.objects import TOO_MANY, loaded_page
from scorer.document.opening import AGAIN, opened
from scorer.document.pages import Sheet, packed_pages, read_pages, unpack
from scorer.document.quality import quality_of
from scorer.document.rawpage import RawPage
from scorer.document.scans import Scans
from scorer.document.sentences import Splitter
from scorer.document.upright import Frame
from scorer.document.wire import DocumentData, ReadRequest, SentenceData
from scorer.document.written import shows_more, shows_text
from scorer.errors import EXIT_TROUBLE, UserError
from scorer.inputs import displayed

_CHUNK = 128  # pages held at once; what repeats on pages is learned from at least so many
_MAX_OUTLINE = 5000  # bookmarks
_MAX_OUTLINE_TEXT = 1_000_000  # characters of all their titles
_MAX_METADATA = 500  # characters of a title, an author ...
_SAMPLE = 80  # characters of hidden text that a warning shows
_TELLING = 12  # characters from which on the same words in two places are no chance
_MOST_CROWDED = 40  # pages; each takes a good part of a second before that is known
_COMPARED = 10_000  # hidden lines that are looked for among what is seen
_MOST_MARKS = 100  # across pages


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
        with opened(path, request.password, request.sha256) as (pdf, repaired, sha256, encrypted):
            request = msgspec.structs.replace(request, sha256=sha256)
            assembly = _Assembly(request, pdf, repaired, progress, helper)
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
        progress: Callable[[int, int], None],
        helper: Helper | None,
    ) -> None:
        self._request = request
        self._repaired = repaired
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
            raise UserError("this PDF is damaged: none of its pages can be opened", hint=AGAIN)
        metadata = _metadata(self._pdf)
        language = language_of(sentences)
        front = front_matter(Source(sentences, metadata, name, self._furniture.running(), language))
        date = front.published.date
        shown = _not_shown(self._hidden, sentences, self._marks)
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
                *_warnings(self._pages, shown, self._unknown, self._repaired),
                *_of_pictures(self._pages, self._pictured),
                *_of_notes(self._laid),
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
        self._marks.update(set(map(_words, sheet.marks)))
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
            quality, note = PageQuality.GARBLED, "damaged: it cannot be opened"
        elif page.unread:
            quality, note = PageQuality.GARBLED, page.unread
        else:
            read = sum(len(line.text) for block in sheet.blocks for line in block.lines)
            quality, note = quality_of(
                page, sheet.garbled, read, len(self._pdf), lambda besides: self._shows_text(page, besides=besides)
            )
            lost = ["notes or fields on it hold text that cannot be had"] if page.notes else []
            lost += ["lines on it run aslant"] * sheet.aslant
            if page.scanned_text and quality is PageQuality.TEXT and self._shows_text(page, told=sheet.blocks):
                lost += ["its picture shows lines of which an earlier OCR has no words"]
            lost += ["its picture does not show half of the words that an earlier OCR has"] if sheet.unsure else []
            if lost and quality in (PageQuality.TEXT, PageQuality.EMPTY):
                quality, note, kept = PageQuality.GARBLED, f"not in full: {', '.join(lost)}", True
        if quality is not PageQuality.TEXT and not kept:
            sheet.blocks = []
        return Page(page.number, round(page.width, 1), round(page.height, 1), quality, sheet.words, note)

    def _shows_text(self, page: RawPage, *, besides: bool = False, told: Sequence[Block] | None = None) -> bool:
        if told is not None and page.number == 1 and len(self._pdf) > 1:
            return False  # a cover may show anything
        try:
            with loaded_page(self._pdf.raw, page.number - 1) as handle:
                if told is not None:
                    return shows_more(handle, page.width, page.height, told)
                return shows_text(handle, page.width, page.height, besides=besides)
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


def _not_shown(
    hidden: Mapping[str, Sequence[tuple[int, str]]],
    sentences: Sequence[SentenceData],
    marks: Counter[str],
) -> dict[str, list[tuple[int, str]]]:
    """What is hidden and does not stand there to be seen as well, on its page or one beside it.

    A label drawn once under a map and once over it, or both pages of a spread in each, are no secret. Nor are ``marks``
    across several pages, or parts of them, on others that have less for them to lie on.
    """
    pages: dict[int, list[str]] = {}
    for s in sentences if hidden else ():
        pages.setdefault(s.page, []).append(_words(s.text))
    seen = {page: f" {' '.join(texts)} " for page, texts in pages.items()}
    across = f" {' | '.join(mark for mark, count in marks.most_common(_MOST_MARKS) if count > 1)} "
    kept: dict[str, list[tuple[int, str]]] = {}
    for why, places in hidden.items():
        for n, (number, text) in enumerate(places):
            told = _words(text)
            if why == NO_INK and n < _COMPARED and f" {told} " in across:
                continue
            near = (seen.get(page, "") for page in (number, number - 1, number + 1))
            if n >= _COMPARED or len(told) < _TELLING or not any(f" {told} " in page for page in near):
                kept.setdefault(why, []).append((number, text))
    return kept


def _words(text: str) -> str:
    """The words of a text alone, to compare: "able" is none of "unable"."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _warnings(
    pages: Sequence[Page],
    hidden: Mapping[str, Sequence[tuple[int, str]]],
    unknown: Mapping[int, int],
    repaired: bool,
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
        where = on_pages(sorted({number for number, _ in places}))
        sample = max((text for _, text in places), key=lambda text: (len(text), text))[:_SAMPLE]
        passages = "1 passage is" if len(places) == 1 else f"{len(places):,} passages are"
        found.append(f"{passages} {NOT_SEEN} ({why}), {where}: “{sample}” … Left out.")
    if letters := sum(unknown.values()):
        which = "1 letter" if letters == 1 else f"{letters:,} letters"
        found.append(f"{which} that the fonts do not name, shown as “{UNKNOWN}”, {on_pages(sorted(unknown))}.")
    recognised = [page.number for page in pages if page.ocr]
    if recognised:
        which = "1 page" if len(recognised) == 1 else f"{len(recognised)} pages"
        found.append(
            f"{which} of {len(pages)} read from their picture (OCR), which takes a letter or a figure for another "
            f"now and then: {ranges(recognised)}."
        )
    earlier = [page.number for page in pages if page.quality is PageQuality.TEXT and page.note and not page.ocr]
    if earlier:
        found.append(f"Scanned pages read from the text that an earlier OCR left in the file: {ranges(earlier)}.")
    return tuple(found)


def _of_pictures(pages: Sequence[Page], pictured: AbstractSet[int]) -> Iterator[str]:
    """That what pictures say is not read; a cover's may be of anything."""
    numbers = [p.number for p in pages[1:] if p.number in pictured and p.quality is PageQuality.TEXT and not p.ocr]
    if numbers:
        where = f"Pictures seem to hold lines of text, {on_pages(numbers)}"
        yield f"{where}. They are not read: look there before you quote a silence."


def _of_notes(laid: Mapping[int, int]) -> Iterator[str]:
    """That what stands on notes is read as the report's: whoever has the file can lay one over it."""
    if laid:
        count = sum(laid.values())
        notes = "a note or stamp" if count == 1 else f"{count:,} notes and stamps"
        yield (
            f"The text of {notes} over the page is read as the report's own, {on_pages(sorted(laid))}. Whoever has the "
            "file can add one: is it the company's? If not, score the report without it."
        )
