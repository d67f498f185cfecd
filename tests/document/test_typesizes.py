"""Sizes of a scan's lines: one for the lines of a paragraph, another for what is set larger."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from scorer.document.reading import read_document
from scorer.document.typesizes import TypeSizes

from .hiding import picture
from .raw_pdf import one_page

PARAGRAPH = (
    "The kiln was repaired this spring and the yard was paved with old bricks that the",
    "neighbours had kept behind their store for years, as nobody could tell them what else",
    "such bricks are good for once a chimney has come down.",
)


def test_lines_of_a_body_have_one_size_and_headings_another() -> None:
    sizes = TypeSizes()
    first = sizes.steady([9, 10, 9, 9, 22, 13, 8.5], [80, 80, 80, 60, 20, 20, 40])
    assert first[:4] == [9, 9, 9, 9]
    assert first[6] == 9
    assert first[4] > first[5] > 9
    assert sizes.steady([9.8, 9.8], [300, 300]) == [9, 9]  # the same body, measured a little larger
    assert sizes.steady([14, 14], [300, 300]) == [14, 14]
    assert TypeSizes().steady([0.0], [1]) == [0.1]


def test_a_paragraph_of_a_scan_is_one_though_its_lines_were_measured_apart(tmp_path: Path) -> None:
    drawn = b" ".join(
        b"BT /F1 11 Tf 50 %d Td (%s) Tj ET" % (700 - 14 * row, line.encode()) for row, line in enumerate(PARAGRAPH)
    )
    document = pypdfium2.PdfDocument(one_page(drawn))
    image = document[0].render(scale=2).to_pil().convert("L")
    document.close()
    words = b" ".join(
        b"BT 3 Tr /F1 %d Tf %g Tz 50 %d Td (%s) Tj ET" % (size, 1100 / size, 700 - 14 * row, line.encode())
        for row, (line, size) in enumerate(zip(PARAGRAPH, (11, 12, 10), strict=True))
    )
    report = tmp_path / "tarn.pdf"
    report.write_bytes(
        one_page(
            b"q 595 0 0 842 0 0 cm /I Do Q " + words,
            b"/XObject << /I 6 0 R >>",
            {6: picture(image.tobytes(), *image.size)},
        )
    )
    assert [s.text for s in read_document(report).sentences] == [" ".join(PARAGRAPH)]
