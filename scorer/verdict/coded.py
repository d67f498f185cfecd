"""Coded sentences: a table of sentences with one 0/1 column per element, as experts code them.

Columns are ``document``, ``position``, ``text`` and one per element id; a cell may be empty where nobody decided. A
sentence counts as predicted for an element when the element's look-ups find it and judging takes it as evidence, by the
very code that scores a report; or, with a learned model, where the model's score reaches the element's threshold.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorer import inputs
from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.errors import EXIT_USAGE, UserError
from scorer.evidence.gathering import Reading
from scorer.rubric.model import Rubric
from scorer.verdict.agreement import Scored
from scorer.verdict.grading import grade

_NEEDED = ("document", "text")
_MOST = 512 * 2**20  # bytes of a file
_LONGEST = 10_000_000  # characters of a field; longer ones are no sentences


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """The coded sentences of one document, in order.

    ``labels[element][i]`` says whether sentence i was coded 1; None where nobody decided.
    """

    name: str
    positions: tuple[str, ...]
    texts: tuple[str, ...]
    labels: dict[str, tuple[bool | None, ...]]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What we say of one coded sentence for one element."""

    document: str
    position: str
    element: str
    scored: Scored


def read_coded(path: Path, rubric: Rubric) -> list[CodedDocument]:
    """Coded documents of a CSV file, with the columns that are elements of the rubric.

    Raises:
        UserError: The file cannot be read, lacks a column, shares no element with the rubric, or holds a label that
            is neither 0 nor 1 nor empty.
    """
    try:
        text = inputs.read_text(path, "utf-8-sig", _MOST)
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("this file cannot be read as UTF-8 text", str(path), str(error), EXIT_USAGE) from error
    csv.field_size_limit(_LONGEST)
    reader = inputs.rows_of_csv(text)
    columns = reader.fieldnames or []
    if missing := [name for name in _NEEDED if name not in columns]:
        hint = f"It needs the columns document, position, text and one per element; it has: {', '.join(columns)[:200]}."
        raise UserError(f"the column {missing[0]} is missing", str(path), hint, EXIT_USAGE)
    known = [e.id for e in rubric.elements() if e.id in columns]
    if not known:
        hint = f"The elements are: {', '.join(e.id for e in rubric.elements())}."
        raise UserError(f"no column is an element of the rubric {rubric.rubric}", str(path), hint, EXIT_USAGE)
    rows: dict[str, list[tuple[str, str, dict[str, bool | None]]]] = {}
    try:
        for row in reader:
            place = f"{path}:{reader.line_num}"
            labels = {name: _label(row[name], place, name) for name in known}
            rows.setdefault(row["document"] or "", []).append((row.get("position") or "", row["text"] or "", labels))
    except csv.Error as error:
        raise UserError(f"this is no sound CSV: {error}", f"{path}:{reader.line_num}", exit_code=EXIT_USAGE) from None
    return [
        CodedDocument(
            name,
            tuple(r[0] for r in found),
            tuple(r[1] for r in found),
            {e: tuple(r[2][e] for r in found) for e in known},
        )
        for name, found in rows.items()
    ]


def read_all_coded(paths: Sequence[Path], rubric: Rubric) -> list[CodedDocument]:
    """Coded documents of several files, in their order; a document may go on in another file.

    Raises:
        UserError: As for :func:`read_coded`.
    """
    return [document for path in paths for document in read_coded(path, rubric)]


def _label(value: str | None, place: str, column: str) -> bool | None:
    if value is None or value.strip() not in ("0", "1", ""):
        raise UserError(
            f"the label of {column} is {value!r}",
            place,
            "A label is 0 or 1, or empty where nobody decided.",
            EXIT_USAGE,
        )
    return value.strip() == "1" if value.strip() else None


def reading_of(coded: CodedDocument, language: str) -> Reading:
    """Coded sentences as a document ready for questions."""
    return Reading(_document(coded, language))


def predict(coded: CodedDocument, rubric: Rubric) -> Iterator[Prediction]:
    """What the rubric says of every coded sentence of a document, element by element."""
    reading = reading_of(coded, rubric.language).asked_by(rubric)
    for element in rubric.elements():
        if element.id not in coded.labels:
            continue
        strength: dict[int, float] = {}
        for candidate in reading.candidates(element):
            graded = grade(reading, element, rubric.grades, candidate)
            strength[candidate.sentence] = 0.0 if graded.passed_over else graded.evidence.weight
        said = [(strength.get(i, 0.0) > 0, strength.get(i, 0.0)) for i in range(len(coded.texts))]
        yield from predictions(coded, element.id, said)


def predictions(coded: CodedDocument, element: str, said: Sequence[tuple[bool, float]]) -> Iterator[Prediction]:
    """Yes or no and score of each sentence as predictions, without the sentences that nobody decided on."""
    for i, (label, (yes, score)) in enumerate(zip(coded.labels[element], said, strict=True)):
        if label is not None:
            yield Prediction(coded.name, coded.positions[i], element, Scored(label, yes, score))


def _document(coded: CodedDocument, language: str) -> Document:
    sentences = tuple(
        Sentence(i, 1, " ".join(text.split()) or "-", (), (Box(1, 0, i, 1, i + 1),), Kind.BODY, 0)
        for i, text in enumerate(coded.texts)
    )
    page = Page(1, 1, len(sentences) + 1, PageQuality.TEXT, sum(len(t.split()) for t in coded.texts))
    return Document(coded.name, "0" * 64, "coded", "", "", "", "", "", "", language, (page,), sentences)
