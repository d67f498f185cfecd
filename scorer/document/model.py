"""What a report says, and where on which page: the value that reading produces and everything else consumes.

All places are PDF points (1/72 inch) with the origin at the top left of the page *as displayed* (after /Rotate and
CropBox); pages are counted from 1. Values are frozen and plain, so that a document can be stored and read back
byte for byte (``scorer.library.store``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class PageQuality(StrEnum):
    """What could be read of a page. ``scanned`` and ``garbled`` are *not assessed*: they are never silence."""

    TEXT = "text"
    SCANNED = "scanned"  # a picture of a page, no text
    GARBLED = "garbled"  # letters that are no words (fonts without a Unicode map)
    EMPTY = "empty"  # nothing on it to read, or a picture without the look of text
    FOREIGN = "foreign"  # in another language than is asked in; set by ``language.in_language`` only
    COVERING = "covering"  # of a letter or an e-mail that the report was sent with: no part of it


class Kind(StrEnum):
    """What part of the page a sentence stands in."""

    BODY = "body"
    BULLET = "bullet"
    HEADING = "heading"
    TABLE = "table"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"  # a line of a table of contents or an index


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points; ``page`` counts from 1, ``x0 < x1`` and ``top < bottom``."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or bullet, heading, table row) of a report.

    Attributes:
        id: Its index in ``Document.sentences``; reading order.
        page: The page on which it begins.
        text: What the page says: words joined by single spaces, line-end hyphenation undone, ligatures expanded.
        section: The headings above it, outermost first; empty at the beginning of a document.
        boxes: One rectangle per line of the page it covers; it may cross lines, columns and pages.
        kind: Body, bullet, heading, table row, footnote or line of a table of contents.
        block: Number of the paragraph, list or table it belongs to; neighbours with the same number belong together.
        lead: Id of the sentence that introduces the list it stands in ("We did the following:"), or None.
    """

    id: int
    page: int
    text: str
    section: tuple[str, ...]
    boxes: tuple[Box, ...]
    kind: Kind
    block: int
    lead: int | None = None

    @property
    def pages(self) -> tuple[int, ...]:
        """Every page it stands on, in order."""
        return tuple(dict.fromkeys(box.page for box in self.boxes)) or (self.page,)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read.

    ``note`` says in plain words why it is not ``text``, or how it was read (OCR); ``language`` (ISO 639-1) is empty
    where there is too little running text to tell.
    """

    number: int
    width: float
    height: float
    quality: PageQuality
    words: int
    note: str = ""
    ocr: bool = False
    language: str = ""


NOT_SEEN = "in the file but not to be seen"
"""How a warning says of text that nobody sees it."""

REPAIRED = "The file was damaged and has been repaired for reading; parts of it may be missing."
"""The warning of a file of which nobody knows whether all of it is there."""

SURE = 0.7
"""Confidence from which on a fact of the header is shown without a mark."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a report says of itself: its title, whose it is, its date.

    Attributes:
        text: What it is; empty where nothing was found.
        source: In plain words what it rests on: ``"title page"``, ``"approval"``, ``"file's own date"`` ...
        page: Where it stands, from 1; 0 for what stands on no page.
        confidence: 0 to 1: how much the evidence for it outweighs that for anything else.
    """

    text: str = ""
    source: str = ""
    page: int = 0
    confidence: float = 0.0

    @property
    def sure(self) -> bool:
        """Whether it can be shown without a mark."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read: pages, sentences in reading order, and what the title page and metadata say of it.

    Attributes:
        file: The file's name without its folder (never used as a path).
        sha256: Hex digest of the PDF's bytes.
        reader: Version of the reading code that made this value; part of the library's key.
        title: What it is called; may be empty. For this and the next two ``..._source`` says in plain words what it
            rests on, ``..._page`` on which page (0: none), ``..._confidence`` from 0 to 1 how clearly (``Fact``).
        company: Whose report it is; may be empty.
        date: When it was published: ISO ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``, or empty.
        language: ISO 639-1 code, or ``"und"`` where there is too little text to tell.
        pages: Every page of the PDF, also those without text.
        sentences: In reading order; ``sentences[i].id == i``.
        warnings: Plain sentences for the card (pages that could not be read, hidden text, repaired file ...).
        period_end: Last day of the period that it is about, ISO, or empty.
        date_earliest: First day on which it can have been published, ISO, or empty where nothing tells.
        date_latest: Last such day, likewise.
    """

    file: str
    sha256: str
    reader: str
    title: str
    title_source: str
    company: str
    company_source: str
    date: str
    date_source: str
    language: str
    pages: tuple[Page, ...]
    sentences: tuple[Sentence, ...]
    warnings: tuple[str, ...] = field(default=())
    title_page: int = 0
    title_confidence: float = 1.0
    company_page: int = 0
    company_confidence: float = 1.0
    date_page: int = 0
    date_confidence: float = 1.0
    period_end: str = ""
    date_earliest: str = ""
    date_latest: str = ""

    def unreadable(self) -> tuple[int, ...]:
        """Numbers of the pages that hold something but could not be read."""
        return tuple(p.number for p in self.pages if p.quality in (PageQuality.SCANNED, PageQuality.GARBLED))

    def left_out(self) -> tuple[int, ...]:
        """Numbers of the pages that are not assessed: unreadable, or in another language."""
        outside = (PageQuality.SCANNED, PageQuality.GARBLED, PageQuality.FOREIGN)
        return tuple(p.number for p in self.pages if p.quality in outside)

    def has_text(self) -> bool:
        """Whether anything at all could be read."""
        return any(s.text for s in self.sentences)
