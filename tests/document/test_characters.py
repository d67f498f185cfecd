"""Whatever characters a report holds, it is read and judged: a digit of one kind is not a number to every function."""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.document.reading import Reader
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Rubric
from scorer.scorecard.building import assess
from scorer.scorecard.json import to_json

from .raw_pdf import PAGE, pdf, stream

_DIGITS = [chr(n) for n in range(0x110000) if unicodedata.category(chr(n)) in ("Nd", "Nl", "No")]
_PLACES = (  # where the tool takes a number for one
    "{} Our duty to people", "Our duty to people {}", "Our duty . . . . . . {}", "On {} March 2023 we paid fees.",
    "Published 2023-{}-{}", "In the {}th Cir. we settled.",
    "Of the {} complaints {} were closed, the other {} were not.",
    "Total {}", "We paid USD {} million to {} workers in 20{}{}.", "{}", "Page {} of {}", "FY{}{}/{}", "See note {}.",
    "Case No. {}:19-cv-{} was settled.", "{}. We investigated.",
)  # fmt: skip


def with_characters(path: Path, lines: Sequence[str]) -> None:
    """A page of these lines, whose font says of each of its letters which character it is."""
    characters = sorted({c for line in lines for c in line})
    code = {c: n for n, c in enumerate(characters, 1)}
    named = "\n".join(f"<{n:02x}> <{c.encode('utf-16-be').hex()}>" for c, n in code.items())
    codes = "1 begincodespacerange <00> <ff> endcodespacerange"
    table = f"begincmap {codes} {len(code)} beginbfchar\n{named}\nendbfchar endcmap"
    drawn = "".join(
        f"BT /F1 11 Tf 72 {780 - 30 * row} Td <{''.join(f'{code[c]:02x}' for c in line)}> Tj ET\n"
        for row, line in enumerate(lines)
    )
    path.write_bytes(
        pdf({
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: PAGE % b"",
            4: stream(drawn.encode()),
            5: b"<< /Type /Font /Subtype /TrueType /BaseFont /Arial /FirstChar 0 /LastChar 255 /ToUnicode 6 0 R "
            b"/Widths [%s] >>" % b" ".join([b"500"] * 256),
            6: stream(table.encode()),
        })
    )  # fmt: skip


def read_and_judged(lines: Sequence[str], reader: Reader) -> tuple[str, str]:
    """What is read of these lines, and the card."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        with_characters(path, lines)
        document = reader.read(path)
    return " ".join(s.text for s in document.sentences), to_json(assess(Reading(document), rubric()))


@cache
def rubric() -> Rubric:
    return load_rubric("human-rights-transparency")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One for all."""
    with Reader() as reader:
        yield reader


@pytest.mark.parametrize("digit", ["¹", "²", "③", "➊", "⁴", "٣"])
def test_lines_that_begin_or_end_with_a_digit_of_another_kind_are_read(reader: Reader, digit: str) -> None:
    lines = [
        *(f"{digit} The conduct of our suppliers in {place}" for place in ("Norland", "Sudland")),
        *(f"Workers were heard in {place} {digit}" for place in ("Estland", "Westmark")),
        "We repaid recruitment fees to 63 workers in 2023.",
    ]
    text, _ = read_and_judged(lines, reader)
    assert digit in text
    assert "We repaid recruitment fees to 63 workers in 2023." in text


@settings(max_examples=120, derandomize=True, deadline=None)
@given(st.data())
def test_a_report_of_any_characters_is_read_and_judged(reader: Reader, data: st.DataObject) -> None:
    digits = st.text(st.sampled_from(_DIGITS), min_size=1, max_size=3)
    number = st.one_of(digits, digits, st.text(st.characters(codec="utf-16", categories=None), max_size=6))
    # Much of one page in one form, as in a table of contents or a list: single lines are seldom looked at so closely.
    frames = [*[data.draw(st.sampled_from(_PLACES))] * 6, data.draw(st.sampled_from(_PLACES))]
    lines = [frame.format(*(data.draw(number) for _ in range(frame.count("{}")))) for frame in frames]
    read_and_judged([line for line in lines if line], reader)
