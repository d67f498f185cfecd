"""Ink that looks like the letters it is told to be is told from ink that does not."""

from __future__ import annotations

import string

import numpy as np
import pypdfium2
import pytest

from scorer.document.letterforms import alike, parted, told

from .raw_pdf import one_page

LINE = "We repaid the fees of 702 migrants in 2023"


def drawn(line: str, font: str, turn: int = 0) -> tuple[np.ndarray, list[tuple[float, float, float, float]], str]:
    """A line's ink, the places of its letters, and the letters."""
    face = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /%s >> >>" % font.encode()
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 60] /Resources << %s >> /Contents 4 0 R >>" % face
    document = pypdfium2.PdfDocument(one_page(b"BT /F1 18 Tf 10 20 Td (%s) Tj ET" % line.encode(), more={3: page}))
    ink = 255.0 - document[0].render(scale=1, grayscale=True).to_numpy().reshape(60, 600).astype(np.float32)
    text = document[0].get_textpage()
    boxes, letters = [], ""
    for i in range(text.count_chars()):
        x0, y0, x1, y1 = text.get_charbox(i)
        if (letter := text.get_text_range(i, 1)).isalnum():
            boxes.append((x0, 60 - y1, x1, 60 - y0))
            letters += letter
    document.close()
    for _ in range(turn):  # clockwise
        high = ink.shape[0]
        ink, boxes = np.rot90(ink, -1), [(high - y1, x0, high - y0, x1) for x0, y0, x1, y1 in boxes]
    return ink, boxes, letters


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Times-BoldItalic", "Courier-Bold"])
@pytest.mark.parametrize("turn", range(4))
def test_a_line_looks_like_itself_and_not_like_another(font: str, turn: int) -> None:
    ink, boxes, letters = drawn(LINE, font, turn)
    kinds, places = told(letters, boxes)
    assert np.mean(alike(ink, kinds, places, turn)) > 0.8
    others = "".join(string.ascii_lowercase[7 * ord(letter) % 26] for letter in letters)
    kinds, places = told(others, boxes)
    assert np.mean(alike(ink, kinds, places, turn)) < 0.4


def test_letters_that_cannot_be_compared_are_left_out() -> None:
    kinds, places = told("é.—漢A7", [(float(i), 0.0, i + 1.0, 1.0) for i in range(6)])
    assert [(string.digits + string.ascii_lowercase)[k] for k in kinds] == ["e", "a", "7"]
    assert [place[0] for place in places] == [0, 4, 5]


def test_where_there_is_no_ink_nothing_is_alike() -> None:
    kinds, places = told("abc", [(0, 0, 5, 5), (5, 0, 10, 5), (50, 50, 60, 60)])
    assert not any(alike(np.zeros((10, 10), np.float32), kinds, places, 0))


def test_one_shape_for_all_letters_looks_like_none_of_them() -> None:
    letters = "illicitfiltertitlejillfitlit"  # each of them much like a bar
    places = [(9.0 * i, 0.0, 9.0 * i + 5, 7.0) for i in range(len(letters))]
    ink = np.zeros((8, 9 * len(letters)), np.float32)
    for x0, _, _, _ in places:
        ink[0:7, int(x0) + 1 : int(x0) + 4] = 200
    kinds, places = told(letters, places)
    assert not any(alike(ink, kinds, places, 0))


def test_a_word_is_parted_where_its_letters_are() -> None:
    ink = np.zeros((10, 30), np.float32)
    ink[2:8, 3:6] = ink[4:6, 8:12] = ink[0:9, 15:16] = 200
    assert parted(ink, 0, 3) == [(3, 2, 6, 8), (8, 4, 12, 6), (15, 0, 16, 9)]
    assert [place[0] for place in parted(ink, 0, 4)] == [3, 6, 10, 13] or parted(ink, 0, 4) == []
    assert parted(ink, 0, 12) == []  # so many letters are not there
    assert parted(np.zeros((10, 30), np.float32), 0, 2) == []
