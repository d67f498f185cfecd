"""PDFs written object by object, for what no library would write."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

TEXT = b"BT /F1 12 Tf 72 700 Td (We repaid recruitment fees to 63 workers in 2023.) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> %s >> /Contents 4 0 R >>"
)


def report(path: Path, pages: int = 1) -> None:
    """A harmless report, to be damaged or to stand beside the others."""
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    for page in range(pages):
        canvas.setFont("Helvetica", 10)
        for row in range(20):
            canvas.drawString(
                60, 780 - 14 * row, f"We repaid recruitment fees to {63 + row} workers in 2023, page {page}."
            )
        canvas.showPage()
    canvas.save()


def stream(data: bytes, entries: bytes = b"", packed: bool = True) -> bytes:
    """A stream object."""
    if packed:
        data, entries = zlib.compress(data, 9), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"", root: int = 1) -> bytes:
    """A whole file of numbered objects, with a correct table of them."""
    out = BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        free = b"0000000000 00000 f \n"
        out.write(b"%010d 00000 n \n" % places[number] if number in places else free)
    out.write(b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start))
    return out.getvalue()


def one_page(
    contents: bytes, resources: bytes = b"", more: Mapping[int, bytes] | None = None, packed: bool = True
) -> bytes:
    """A file of one page with these contents; further objects have numbers from 6, or replace one of the five."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: PAGE % resources,
            4: stream(contents, packed=packed),
            5: FONT,
            **(more or {}),
        }
    )


def form(contents: bytes, resources: bytes) -> bytes:
    return stream(contents, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>" % resources)


def much(piece: bytes, times: int) -> bytes:
    """The deflated form of very much of the same, made without holding or packing it: packed once, then repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(times):
        check = zlib.adler32(piece, check)
    return b"\x78\xda" + block * times + packer.flush() + check.to_bytes(4, "big")


def packed(data: bytes, entries: bytes = b"/Filter /FlateDecode") -> bytes:
    """A stream object of bytes that are deflated already."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)
