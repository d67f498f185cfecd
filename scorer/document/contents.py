"""Whether what is drawn on a page can be decoded.

PDFium draws what it can decode of a page, and says nothing of the rest: a page whose stream is damaged looks empty, or
ends early. qpdf (pikepdf) gives the bytes as they are in the file.
"""

from __future__ import annotations

import base64
import io
import re
import zlib
from typing import Any, Self

_STEP = 2**16  # bytes held at once of what is unpacked
_MOST = 2**26  # bytes of one stream that are looked at: no page draws so much
_DAMAGED = "what is drawn on it cannot be decoded"
_MISSING = "what is drawn on it is missing from the file"
_TREE = re.compile(rb"<<([^<>]*/Kids[^<>]*)>>")
_COUNT = re.compile(rb"/Count\s+(\d{1,9})\b")
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
                self._stream.seek(0)
                self._pdf = pikepdf.open(self._stream, password=self._password or "", access_mode=mode)
                self._pages = self._pdf.pages
            if len(self._pages) != count:
                return ""
            return self._damage(self._pages[number - 1].obj.get("/Contents"))
        except (pikepdf.PdfError, AttributeError, ValueError, TypeError, RuntimeError):
            return ""

    def _damage(self, contents: Any) -> str:
        import pikepdf

        if contents is None:
            return _MISSING if self._broken else ""
        parts = contents if isinstance(contents, pikepdf.Array) else [contents]
        return next(filter(None, map(self._of_stream, parts)), "")

    def _of_stream(self, stream: Any) -> str:
        import pikepdf

        if not isinstance(stream, pikepdf.Stream):
            return _MISSING if self._broken else ""
        if stream.objgen not in self._known:
            data = stream.read_raw_bytes()
            cut_off = not data and self._broken
            self._known[stream.objgen] = _DAMAGED if cut_off or not _decodes(data, _filters(stream)) else ""
        return self._known[stream.objgen]


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
