"""Whether what is drawn on a page can be decoded.

PDFium draws what it can decode of a page, and says nothing of the rest: a page whose stream is damaged looks empty, or
ends early, and a drawing that it places (a form XObject, which often holds all of its text) is left out. qpdf (pikepdf)
gives the bytes as they are in the file.
"""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Self

from scorer.document.opening import with_qpdf

_STEP = 2**16  # bytes held at once of what is unpacked
_MOST = 2**26  # bytes of one stream that are looked at: no page draws so much
_DAMAGED = "what is drawn on it cannot be decoded"
_MISSING = "what is drawn on it is missing from the file"
_TREE = re.compile(rb"<<([^<>]*/Kids[^<>]*)>>")
_COUNT = re.compile(rb"/Count\s+(\d{1,9})\b")
_PLACED = re.compile(rb"/([^\s/<>()\[\]{}%]+)\s+Do\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_MOST_DRAWINGS = 1000  # of one page that are looked at
_DEEPEST = 8  # drawings that are placed within one another
_DEFLATED = -15  # for zlib: without head and checksum


class Contents:
    """What is drawn on the pages of one open file, as qpdf finds it."""

    def __init__(self, stream: io.BufferedReader, password: str | None, broken: bool) -> None:
        """``broken``: the file lost its table of contents, so what it names and does not hold was cut off."""
        self._stream, self._password, self._broken = stream, password, broken
        self._pdf: Any = None
        self._pages: Any = ()
        self.named = _pages_named(stream) if broken else 0
        self._known: dict[tuple[int, int], str] = {}  # streams that several pages share
        self._drawings: dict[tuple[int, int], str] = {}  # likewise drawings, with what is placed in them

    def __enter__(self) -> Self:
        """Nothing is opened before it is needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        if self._pdf is not None:
            self._pdf.close()

    def damage(self, number: int, count: int) -> str:
        """Why a page cannot be read in full, in plain words; empty where all of it is there, or qpdf cannot tell.

        Args:
            number: The page's, from 1.
            count: How many pages PDFium finds: with another number it is not clear which is which.
        """
        import pikepdf

        try:
            if self._pdf is None:
                mode = pikepdf.AccessMode.stream  # mapped into memory, a large file would not leave room for reading
                self._pdf = with_qpdf(self._stream, self._password, access_mode=mode)
                self._pages = self._pdf.pages
            if len(self._pages) != count:
                return ""
            page = self._pages[number - 1]
            contents = page.obj.get("/Contents")
            return self._damage(contents) or self._of_drawings(page.resources, contents, _DEEPEST)
        except (pikepdf.PdfError, AttributeError, ValueError, TypeError, RuntimeError):
            return ""

    def _damage(self, contents: Any) -> str:

        if contents is None:
            return _MISSING if self._broken else ""
        return next(filter(None, map(self._of_stream, _parts(contents))), "")

    def _of_drawings(self, resources: Any, contents: Any, deep: int) -> str:
        """What is wrong with a drawing that some contents place; what they only could place does not matter."""
        drawings = resources.get("/XObject") if resources is not None else None
        if drawings is None:
            return ""
        told = ((name, self._of_drawing(drawing, deep)) for name, drawing in islice(drawings.items(), _MOST_DRAWINGS))
        wrong = {name: damage for name, damage in told if damage}
        return next((wrong[name] for name in _placed(contents) if name in wrong), "") if wrong else ""

    def _of_drawing(self, drawing: Any, deep: int) -> str:
        """What is wrong with a drawing or with one in it; nothing with a picture, which holds no text."""
        import pikepdf

        if not isinstance(drawing, pikepdf.Stream):
            return _MISSING if self._broken else ""
        number = drawing.objgen
        if number not in self._drawings and deep:
            self._drawings[number] = ""  # it may be placed in itself
            if drawing.get("/Subtype") == "/Form":
                inside = drawing.get("/Resources")
                self._drawings[number] = self._of_stream(drawing) or self._of_drawings(inside, drawing, deep - 1)
        return self._drawings.get(number, "")

    def _of_stream(self, stream: Any) -> str:
        import pikepdf

        if not isinstance(stream, pikepdf.Stream):
            return _MISSING if self._broken else ""
        if stream.objgen not in self._known:
            data = stream.read_raw_bytes()
            cut_off = not data and self._broken
            self._known[stream.objgen] = _DAMAGED if cut_off or not _decodes(data, _filters(stream)) else ""
        return self._known[stream.objgen]


def _parts(contents: Any) -> Sequence[Any]:
    import pikepdf

    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _placed(contents: Any) -> Iterator[str]:
    """The names of the drawings that some contents place, as resources have them."""
    for stream in _parts(contents) if contents is not None else ():
        for name in _PLACED.findall(stream.read_bytes()):
            yield "/" + _ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), name).decode(errors="replace")


def _pages_named(stream: io.BufferedReader) -> int:
    """How many pages a file says it has, as far as that stands there unpacked; qpdf sets it right as it repairs."""
    stream.seek(0)
    trees = [tree for tree in _TREE.findall(stream.read()) if b"/Parent" not in tree and b"/Type" in tree]
    found = _COUNT.search(trees[-1]) if trees else None
    return int(found[1]) if found else 0


def _filters(stream: Any) -> list[str]:
    import pikepdf

    named = stream.get("/Filter")
    if named is None:
        return []
    return [str(name) for name in named] if isinstance(named, pikepdf.Array) else [str(named)]


def _decodes(data: bytes, filters: list[str]) -> bool:
    """Whether bytes can be unpacked to their end; what is packed otherwise than by zlib is taken to be whole."""
    for name in filters:
        if name in ("/ASCII85Decode", "/A85"):
            try:
                data = base64.a85decode(
                    data.strip().removeprefix(b"<~").partition(b"~")[0], ignorechars=b" \t\n\r\v\f\0"
                )
            except ValueError:
                return False
        elif name in ("/FlateDecode", "/Fl"):
            try:  # without its checksum it is whole
                return not data or _ends(data, zlib.MAX_WBITS) or _ends(data[2:], _DEFLATED)
            except zlib.error:
                return False
        else:
            return True
    return True


def _ends(data: bytes, bits: int) -> bool:
    """Whether packed bytes come to their end, a piece at a time: a few may make gigabytes. Raises zlib.error."""
    unpacking, done = zlib.decompressobj(bits), 0
    while not unpacking.eof and done < _MOST:
        piece = unpacking.decompress(data, _STEP)
        data, done = unpacking.unconsumed_tail, done + len(piece)
        if not piece and not data:
            return unpacking.eof
    return True
