"""The large first letter of a paragraph is read with the word that it begins, wherever it is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scorer.document.reading import read_document

X, Y, LEADING = 60.0, 640.0, 13.0
ABOVE = "Pickers of tea said so."


def drawn(
    path: Path, letter: str, lines: list[str], *, size: float = 36.0, beside: int = 3, before: bool = True
) -> Path:
    """A paragraph with a large first letter, which is drawn before all other text or after it."""
    made = Canvas(str(path), pagesize=(595, 842), invariant=1)

    def initial() -> None:
        made.setFont("Helvetica", size)
        made.drawString(X, Y - (beside - 1) * LEADING, letter)

    made.setFont("Helvetica", size)
    indent = made.stringWidth(letter, "Helvetica", size) + 3
    if before:
        initial()
    made.setFont("Helvetica", 10)
    made.drawString(X, 700, ABOVE)
    for n, line in enumerate(lines):
        made.drawString(X + (indent if n < beside else 0), Y - n * LEADING, line)
    if not before:
        initial()
    made.save()
    return path


PARAGRAPH = [
    "ur suppliers let auditors see where workers sleep,",
    "and we pay for the repair of what is unsafe. A",
    "council of workers follows it up, and we tell in our",
    "reports what was found and what came of it all.",
]


@pytest.mark.parametrize("before", [True, False], ids=["drawn first", "drawn last"])
@pytest.mark.parametrize(("size", "beside"), [(36.0, 3), (25.0, 2)])
def test_a_large_first_letter_belongs_to_its_word(tmp_path, before, size, beside):
    document = read_document(drawn(tmp_path / "a.pdf", "O", PARAGRAPH, size=size, beside=beside, before=before))
    texts = [s.text for s in document.sentences]
    assert texts[1].startswith("Our suppliers let auditors see where workers sleep, and we pay")
    assert not any(text == "O" for text in texts)
    letter, first = document.sentences[1].boxes[:2]
    assert letter.x0 < letter.x1 < first.x0
    assert letter.bottom > first.bottom + 0.5 * (first.bottom - first.top)


def test_a_letter_that_is_a_word_stays_one(tmp_path):
    lines = ["supplier told us where its workers sleep, and", "we pay for what is unsafe.", "No other supplier did."]
    document = read_document(drawn(tmp_path / "a.pdf", "A", lines, size=25, beside=2))
    assert document.sentences[1].text.startswith("A supplier told us")


def test_words_in_capitals_go_on_with_it_where_the_paragraph_goes_on_below(tmp_path):
    lines = [PARAGRAPH[0].replace("ur", "UR", 1), *PARAGRAPH[1:]]
    document = read_document(drawn(tmp_path / "a.pdf", "O", lines))
    assert document.sentences[1].text.startswith("OUR suppliers let auditors")


@pytest.mark.parametrize(
    "lines", [["rated by an agency for its report"], ["Rated by an agency", "for what it tells of rights"]]
)
def test_a_mark_beside_what_it_is_given_for_is_no_first_letter(tmp_path, lines):
    document = read_document(drawn(tmp_path / "a.pdf", "B", lines))
    assert not any(s.text.startswith(("Brated", "BRated")) for s in document.sentences)
