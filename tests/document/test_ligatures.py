"""Letters that a font does not name: written out where that is certain, shown as unknown where it is not."""

from __future__ import annotations

import pytest

from scorer.document.layout import Block, Line
from scorer.document.ligatures import UNKNOWN, is_unnamed, write_out
from scorer.document.model import Kind

WORDS = {"offset", "offsets", "effect", "office", "officer", "uffici", "flat", "fiat", "offer", "find"}


def _line(text: str, cuts: list[tuple[int, float, float]] | None = None) -> Line:
    return Line(1, 72.0, 100.0, 300.0, 112.0, text, 10.0, False, 0xFF, cuts=cuts or [])


def _written(text: str) -> tuple[str, int]:
    line = _line(text)
    left = write_out([Block(1, [line], Kind.BODY)], WORDS)
    return line.text, left


@pytest.mark.parametrize(
    ("text", "expected", "left"),
    [
        ("carbon o\x7fsets", "carbon offsets", 0),
        ("O\x80set markets", "Offset markets", 0),
        ("Chief O\ufffd icer", "Chief Officer", 0),  # the glyph is wider than what it is named for
        ("the e\x01ect and an o\x01er", "the effect and an offer", 0),
        ("we \x02nd", "we find", 0),
        ("a \x02at", f"a {UNKNOWN}at", 1),  # flat or fiat
        ("the su\x7fering", f"the su{UNKNOWN}ering", 1),  # no word that this report writes out
        ("\x01", UNKNOWN, 1),
        ("nothing missing", "nothing missing", 0),
    ],
)
def test_a_ligature_without_a_name_is_written_out_only_where_one_word_fits(text: str, expected: str, left: int) -> None:
    assert _written(text) == (expected, left)


def test_places_where_sentences_end_move_along() -> None:
    text = "O\x7fset. We o\x7fer it. All."
    line = _line(text, [(text.index("We"), 10.0, 12.0), (text.index("All"), 40.0, 42.0)])
    write_out([Block(1, [line], Kind.BODY)], WORDS)
    assert line.text == "Offset. We offer it. All."
    assert [offset for offset, _, _ in line.cuts] == [line.text.index("We"), line.text.index("All")]


@pytest.mark.parametrize(("text", "expected"), [("e\x01ect", True), (f"e{UNKNOWN}ect", True), ("effect – é", False)])
def test_what_counts_as_unnamed(text: str, expected: bool) -> None:
    assert is_unnamed(text) is expected
