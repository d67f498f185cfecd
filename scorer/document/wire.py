"""What passes between us and the process that reads: frames of typed MessagePack, never pickle.

The reading process handles hostile files, so what it says is decoded against these types and nothing else.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

import msgspec

from scorer.document.model import Document, Kind, Page
from scorer.errors import Cause

Band = tuple[int, float, float, float, float]
"""Part of a page: ``(page, x0, top, x1, bottom)`` in displayed points from the top left, pages from 1."""

Range = tuple[int, int]
"""Part of a page's text: where it begins and where it ends (not included)."""

Unseen = tuple[int, int, int]
"""Text that nobody sees: the page's number, and the range of its text."""

UNDRAWN: Range = (0, 0)
"""In place of such a range: the page could not be drawn, and nobody knows what of it is seen."""

RESPELT: Range = (1, 1)
"""Likewise: the file names other text for what the page draws, which is to be read."""

SECOND_READER = "pdfplumber"
"""Who checks quotes; a stamp has its name and version."""
Letter = tuple[str, float, float]
"""Text of a glyph and its middle, ``x`` and ``y`` in displayed points from the top left."""

MAX_FRAME = 512 * 1024 * 1024  # bytes; more than any document within the limits needs
_HEADER = struct.Struct(">I")


class ReadRequest(msgspec.Struct, frozen=True, tag="read"):
    """Read a report; ``sha256`` is what its bytes must hash to, here and below, or None.

    ``path`` is as the file system has it: it need not be text. ``room_mb`` is the memory that it may take besides what
    the process holds already, ``memory_mb``, here and below, what the process may hold at all.
    """

    path: bytes
    password: str | None
    ocr: bool
    reader: str
    max_pages: int
    max_characters: int
    memory_mb: int
    room_mb: int
    parallel: bool = True
    sha256: str | None = None
    unseen: tuple[Unseen, ...] = ()  # what is left out, as a ``LookReply`` has it


class PicturesRequest(msgspec.Struct, frozen=True, tag="pictures"):
    """Render parts of pages; ``scale`` is pixels per point."""

    path: bytes
    password: str | None
    sha256: str | None
    bands: tuple[Band, ...]
    scale: float
    memory_mb: int


class LookRequest(msgspec.Struct, frozen=True, tag="look"):
    """Tell what of some places is seen; ``places`` None asks for every page.

    ``undrawable`` are pages whose drawing ended the process before: nothing of them is known. Before each page its
    number comes as progress.
    """

    path: bytes
    password: str | None
    sha256: str | None
    places: tuple[Band, ...] | None
    memory_mb: int
    undrawable: tuple[int, ...] = ()


class LettersRequest(msgspec.Struct, frozen=True, tag="letters"):
    """The letters of some pages (from 1), as the second reader sees them, of a report of ``expected`` pages."""

    path: bytes
    password: str | None
    sha256: str | None
    pages: tuple[int, ...]
    expected: int
    memory_mb: int


class PagesRequest(msgspec.Struct, frozen=True, tag="pages"):
    """Read the pages with indices ``first`` to ``last`` (not included) of a report that somebody else puts together."""

    ticket: int
    path: bytes
    password: str | None
    sha256: str
    first: int
    last: int
    memory_mb: int
    room_mb: int
    unseen: tuple[Unseen, ...] = ()


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """How far a request has come."""

    done: int
    total: int


class BoxData(msgspec.Struct, frozen=True, gc=False):
    """A ``Box`` as the reading process builds it: structs take a fifth of the time of frozen dataclasses."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class SentenceData(msgspec.Struct, frozen=True, gc=False):
    """A ``Sentence``, likewise."""

    id: int
    page: int
    text: str
    section: tuple[str, ...]
    boxes: tuple[BoxData, ...]
    kind: Kind
    block: int
    lead: int | None


class DocumentData(msgspec.Struct, frozen=True):
    """A ``Document``, likewise."""

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
    sentences: tuple[SentenceData, ...]
    warnings: tuple[str, ...]
    title_page: int
    title_confidence: float
    company_page: int
    company_confidence: float
    date_page: int
    date_confidence: float
    period_end: str
    date_earliest: str
    date_latest: str


class ReadReply(msgspec.Struct, frozen=True, tag="document"):
    """What was read, and the most memory the process has needed so far, in MiB (0 where it cannot be told).

    ``encrypted``: whether the file is.

    ``document`` is packed by ``pack`` and unpacked by ``unpack``: a ``DocumentData`` there, a ``Document`` here.
    """

    document: msgspec.Raw
    peak_mb: float = 0.0
    encrypted: bool = False


class PagesReply(msgspec.Struct, frozen=True, tag="pages"):
    """What was read of each page, packed (``scorer.document.pages``)."""

    ticket: int
    pages: tuple[msgspec.Raw, ...]


class PictureData(msgspec.Struct, frozen=True):
    """A rendered part of a page; see ``scorer.document.pictures.Picture``."""

    band: Band
    width_px: int
    height_px: int
    media_type: str
    data: bytes


class PicturesReply(msgspec.Struct, frozen=True, tag="rendered"):
    """What was rendered, in the order of the request; bands that could not be rendered are missing."""

    pictures: tuple[PictureData, ...]


class LookReply(msgspec.Struct, frozen=True, tag="looked"):
    """What is not seen: those of the places that hold such text, and the text."""

    places: tuple[Band, ...]
    text: tuple[Unseen, ...]


class PageLetters(msgspec.Struct, frozen=True):
    """The letters of one page, in the order in which the file draws them."""

    page: int
    letters: tuple[Letter, ...]


class LettersReply(msgspec.Struct, frozen=True, tag="letters"):
    """What the second reader found: its name and version, how many pages it counts, and those that were asked for.

    ``mended``: it could not read the file as it is, and read it as qpdf repairs it.
    """

    reader: str
    count: int
    mended: bool
    pages: tuple[PageLetters, ...]


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The parts of a ``UserError``."""

    message: str
    hint: str | None
    exit_code: int
    cause: Cause = Cause.FILE


Request = ReadRequest | PagesRequest | PicturesRequest | LookRequest | LettersRequest
Reply = Progress | ReadReply | PagesReply | PicturesReply | LookReply | LettersReply | Failed

_documents: msgspec.msgpack.Decoder[Document] = msgspec.msgpack.Decoder(Document)
_encoder = msgspec.msgpack.Encoder()
_requests: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def pack(document: DocumentData) -> msgspec.Raw:
    """A document as bytes."""
    return msgspec.Raw(_encoder.encode(document))


def unpack(packed: msgspec.Raw) -> Document:
    """The document in some bytes. Raises ValueError where they hold none."""
    try:
        return _documents.decode(packed)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error


def send(stream: BinaryIO, message: Request | Reply) -> None:
    """Write one message. Raises OSError where the other side is gone."""
    data = _encoder.encode(message)
    stream.write(_HEADER.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive_request(stream: BinaryIO) -> Request | None:
    """The next request, or None at the end of the stream."""
    data = _frame(stream)
    return None if data is None else _requests.decode(data)


def receive_reply(stream: BinaryIO) -> Reply | None:
    """The next reply, or None where the other side is gone. Raises ValueError on anything that is no reply."""
    data = _frame(stream)
    if data is None:
        return None
    try:
        return _replies.decode(data)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error


def _frame(stream: BinaryIO) -> bytes | None:
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    (length,) = _HEADER.unpack(header)
    if length > MAX_FRAME:
        raise ValueError(f"a message of {length} bytes")
    data = stream.read(length)
    return data if len(data) == length else None
