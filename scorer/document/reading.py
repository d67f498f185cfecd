"""Reading a report: from a PDF file to a ``Document``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorer.document.model import Document, Page, PageQuality
from scorer.errors import EXIT_NO_TEXT, UserError

READER_VERSION = "1"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    Attributes:
        seconds: Wall-clock time for a file.
        memory_mb: Address space of the reading process, in MiB.
        file_mb: Largest file that is opened, in MiB.
        pages: Largest number of pages that is read.
    """

    seconds: float = 120.0
    memory_mb: int = 2048
    file_mb: int = 500
    pages: int = 20_000


def read_document(
    path: Path,
    *,
    password: str | None = None,
    ocr: bool = False,
    limits: Limits = Limits(),
    progress: Progress | None = None,
) -> Document:
    """Read a report.

    Args:
        path: The PDF.
        password: For an encrypted file.
        ocr: Read scanned and garbled pages by OCR (needs the extra ``ocr``).
        limits: What it may cost.
        progress: Called with pages done and pages in all.

    Raises:
        UserError: The file is not there, not a PDF, damaged, locked, or too large; the message says what can be done.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415  (heavy)

    from scorer.document.frontmatter import company, date, title  # noqa: PLC0415
    from scorer.document.language import language_of  # noqa: PLC0415
    from scorer.document.layout import Block, blocks_of, body_size, drop_furniture, lines_of, mark_headings  # noqa: PLC0415
    from scorer.document.pdfium import read_page  # noqa: PLC0415
    from scorer.document.quality import quality_of  # noqa: PLC0415
    from scorer.document.sentences import sentences_of  # noqa: PLC0415

    data = _bytes_of(path, limits)
    try:
        pdf = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UserError("the report is locked with a password", str(path), "Give it with --password.") from error
        raise UserError(
            "this PDF is damaged and cannot be opened", str(path), "Download it again, or print it to a new PDF."
        ) from error
    with pdf:
        count = len(pdf)
        metadata = pdf.get_metadata_dict()
        fonts: dict[int, tuple[str, bool, bool]] = {}
        pages: list[Page] = []
        laid: list[tuple[int, float, list[Block]]] = []
        for index in range(count):
            raw_page = read_page(pdf.raw, index, fonts)
            quality, note = quality_of(raw_page)
            pages.append(
                Page(index + 1, round(raw_page.width, 1), round(raw_page.height, 1), quality, len(raw_page.words), note)
            )
            if quality is PageQuality.TEXT:
                laid.append((index + 1, raw_page.height, blocks_of(lines_of(raw_page))))
            if progress is not None:
                progress(index + 1, count)
    drop_furniture(laid)
    body = body_size(laid)
    blocks = [block for _, _, page_blocks in laid for block in page_blocks]
    mark_headings(blocks, body)
    sentences = tuple(sentences_of(blocks))
    title_text, title_source = title(sentences, metadata, path.name)
    company_text, company_source = company(sentences, metadata)
    date_text, date_source = date(sentences, metadata, title_text)
    return Document(
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        reader=READER_VERSION,
        title=title_text,
        title_source=title_source,
        company=company_text,
        company_source=company_source,
        date=date_text,
        date_source=date_source,
        language=language_of(sentences),
        pages=tuple(pages),
        sentences=sentences,
        warnings=warnings_of(pages),
    )


def warnings_of(pages: Sequence[Page]) -> tuple[str, ...]:
    """Plain sentences about the pages that could not be read."""
    found: list[str] = []
    for quality, words in (
        (PageQuality.SCANNED, "pictures without text"),
        (PageQuality.GARBLED, "garbled (their fonts do not say which letters they draw)"),
    ):
        numbers = [p.number for p in pages if p.quality is quality]
        if numbers:
            found.append(
                f"{len(numbers)} of {len(pages)} pages could not be read: they are {words}: {ranges(numbers)}."
            )
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


def require_text(document: Document) -> Document:
    """The document itself if anything in it could be read.

    Raises:
        UserError: Nothing could be read (exit code 3): a scan without text, garbled fonts, empty pages.
    """
    if document.has_text():
        return document
    if document.unreadable():
        raise UserError(
            "no readable text: its pages are pictures or garbled",
            document.file,
            "Read it with --ocr (needs: pip install 'transparency-scorer[ocr]').",
            EXIT_NO_TEXT,
        )
    raise UserError("no text in this PDF", document.file, "Check that this is the report.", EXIT_NO_TEXT)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    where = str(path)
    if not path.exists():
        raise UserError("there is no such file", where, "Check the name.")
    if not path.is_file():
        raise UserError("this is not a regular file", where, "Give the PDF itself.")
    if path.stat().st_size > limits.file_mb * 1024 * 1024:
        raise UserError(f"the file is larger than {limits.file_mb} MiB", where, "Split the report.")
    try:
        data = path.read_bytes()
    except PermissionError as error:
        raise UserError("no permission to read the file", where, "Change its permissions.") from error
    if b"%PDF-" not in data[:1024]:
        raise UserError("this is not a PDF", where, "Give the report as a PDF.")
    return data
