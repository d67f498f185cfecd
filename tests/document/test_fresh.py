"""What is read of a file does not depend on what the same process read or drew before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.document.model import Document
from scorer.document.reading import Reader

from .raw_pdf import one_page

pytestmark = pytest.mark.own_process

WIDTHS = b" ".join(b"%d" % (300 + 17 * (code % 29)) for code in range(32, 127))
LINES = (
    "We repaid recruitment fees to 63 workers in 2023. Nobody lost work for it.",
    "The hotline took 355 complaints; 340 were resolved. Most were about wages.",
    "Minimum wages, illicit fees and illness: iiiiillll WWWWMMMM. All of it is told.",
)


def not_embedded(name: bytes, flags: int) -> bytes:
    """A page in a font that is not in the file: PDFium puts one of its own in its place and stretches it to measure."""
    lines = b" ".join(b"(%s) Tj T*" % line.encode() for line in LINES)
    font = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /FirstChar 32 /LastChar 126 /Widths [%s] "
        b"/Encoding /WinAnsiEncoding /FontDescriptor 6 0 R >>" % (name, WIDTHS)
    )
    descriptor = (
        b"<< /Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [-200 -200 1200 900] /ItalicAngle 0 /Ascent 900 "
        b"/Descent -200 /CapHeight 700 /StemV 90 >>" % (name, flags)
    )
    return one_page(b"BT /F1 11 Tf 15 TL 50 700 Td %s ET" % lines, more={5: font, 6: descriptor})


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    made = []
    for name, flags in ((b"Tarnsans", 32), (b"Tarnserif", 34), (b"Tarnsans-Bold", 32)):
        path = tmp_path / f"{name.decode()}.pdf"
        path.write_bytes(not_embedded(name, flags))
        made.append(path)
    return made


def draw(reader: Reader, path: Path) -> None:
    assert reader.pictures(path, [(1, 0.0, 0.0, 595.0, 842.0)])


def look(reader: Reader, path: Path) -> None:
    assert reader.look(path).text == ()


@pytest.mark.parametrize("meanwhile", [draw, look], ids=["drawn", "looked at"])
def test_a_report_reads_the_same_whatever_was_drawn_before(
    reports: list[Path], meanwhile: Callable[[Reader, Path], None]
) -> None:
    alone: list[Document] = []
    for path in reports:
        with Reader() as reader:
            alone.append(reader.read(path))
    with Reader() as reader:
        for path in reversed(reports):
            reader.read(path)
            meanwhile(reader, path)
        assert [reader.read(path) for path in reports] == alone
