"""Pages that lie askew: read as if they did not, with places where the words really stand."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest

from scorer.document.model import Document, PageQuality
from scorer.document.reading import read_document
from scorer.document.upright import Frame, pieces

from .hiding import DULL, SAID, noted, said, text, turned
from .raw_pdf import one_page


def read(folder: Path, pdf: bytes) -> Document:
    report = folder / "tarn.pdf"
    report.write_bytes(pdf)
    return read_document(report)


def askew(degrees: float) -> bytes:
    """A page with two columns, turned."""
    left = text([f"{word} of it." for word in ("Some", "More", "Most", "All")], 420, b"0 g")
    right = b"q 1 0 0 1 260 0 cm %s Q" % left.replace(b"of it", b"of that")
    lines = text(DULL, 760, b"0 g") + b" " + said(b"0 g") + b" " + left + b" " + right
    return one_page(b"q %s cm %s Q" % (turned(degrees), lines))


@pytest.mark.parametrize("degrees", [-6, -4, -1, 0.3, 2, 6])
def test_it_is_read_like_a_page_that_lies_straight(tmp_path: Path, degrees: float) -> None:
    straight, document = read(tmp_path, askew(0)), read(tmp_path, askew(degrees))
    assert [s.text for s in document.sentences] == [s.text for s in straight.sentences]
    assert document.warnings == straight.warnings == ()


def test_a_place_is_where_the_words_stand_on_the_page_as_it_lies(tmp_path: Path) -> None:
    """Told by the matrix that turned the page: the first and the last word of a line that rises by 20 points."""
    a, b, c, d, e, f = map(float, turned(3).split())
    sentence = next(s for s in read(tmp_path, askew(3)).sentences if s.text == SAID[1])
    boxes = sentence.boxes
    assert len(boxes) > 3
    for box, x in ((boxes[0], 52.0), (boxes[-1], 500.0)):
        y = 600 - 14.3
        right, down = a * x + c * y + e, 842 - (b * x + d * y + f)
        assert box.x0 - 25 <= right <= box.x1 + 25
        assert box.top <= down - 3 <= box.bottom
    assert all(box.bottom - box.top < 15 for box in boxes)


@pytest.mark.parametrize(
    ("note", "is_read"),
    [
        (b"/Subtype /Square /F 4 /Rect [40 590 240 690]", False),
        (b"/Subtype /Link /Rect [40 590 240 690]", False),  # it has looks
        (b"/Subtype /Text /F 4 /Rect [500 790 520 810]", True),  # the icon of a note
        (b"/Subtype /Widget /FT /Sig /F 4 /Rect [0 0 0 0]", True),  # a signature that nobody sees
    ],
)
def test_where_something_lies_over_such_a_page_it_is_not_turned_under_it(
    tmp_path: Path, note: bytes, is_read: bool
) -> None:
    """What it covers would stand beside it, and be read."""
    lines = b"q %s cm %s Q" % (turned(3), text(DULL, 760, b"0 g"))
    page = noted(b"1 g 0 0 200 20 re f", b"", lines=lines).replace(b"/Rect [0 0 595 842]", note)
    document = read(tmp_path, page)
    assert (document.pages[0].quality is PageQuality.TEXT) is is_read
    assert [len(s.boxes) > 1 for s in document.sentences if s.text == DULL[1]] == ([True] if is_read else [])
    if not is_read:
        assert "it lies askew, with areas, masks or notes on it" in document.warnings[0]


@pytest.mark.parametrize("degrees", [7.5, 11, -20])
def test_a_page_of_lines_that_run_aslant_is_said_not_to_be_read(tmp_path: Path, degrees: float) -> None:
    assert read(tmp_path, askew(degrees)).warnings == ("1 page of 1 could not be read (all its lines run aslant): 1.",)


def test_pieces_of_a_level_rectangle_are_that_rectangle() -> None:
    rect = (50.0, 100.0, 500.0, 112.0)
    assert pieces(rect, Frame(595.0, 842.0)) == [rect]
    parts = pieces(rect, Frame(595.0, 842.0, math.radians(2)))
    assert len(parts) == math.ceil(450 * math.sin(math.radians(2)) / 6)
    assert all(abs(before[1] - after[1]) < 6 for before, after in itertools.pairwise(parts))
    assert parts[0][1] > parts[-1][1]  # it rises
