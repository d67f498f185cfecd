"""Labelled passages as a test of a rubric: a table of passages with the level that each should show for an element.

Columns are ``id``, ``element``, ``level``, ``section`` and ``text``; others are kept. Where a column ``kind`` is given
(fact, denied, others ...), results are counted by it. Passages are judged by the code that judges reports.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorer.errors import EXIT_USAGE, UserError
from scorer.evidence.deciding import deciding
from scorer.evidence.gathering import Reading
from scorer.inputs import rows_of_csv
from scorer.language.clause import Clause
from scorer.rubric.model import LEVELS, Element, Level, Rubric
from scorer.verdict.examples import passage_document, strongest
from scorer.verdict.grading import Graded, graded
from scorer.verdict.taking_out import in_full

NEEDED = ("id", "element", "level", "text")
_LONGEST = 1_000_000  # characters of a field; longer ones are no passages
_MOST = 50_000_000  # bytes of a file


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage and what somebody says that it shows.

    Attributes:
        id: Its name in the file.
        element: The element it is for.
        level: The level it should show.
        section: The heading it stands under.
        text: The passage.
        kind: What kind of passage it is; empty where the file does not say.
    """

    id: str
    element: Element
    level: Level
    section: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Read:
    """How a passage was read for an element.

    Attributes:
        level: The level it shows.
        denied: Whether it is an explicit no.
        clause: The clause that decided; None where it holds no word.
        why: In plain words, what it rests on.
        graded: What the look-ups found, each with what it shows.
    """

    level: Level
    denied: bool
    clause: Clause | None
    why: str
    graded: tuple[Graded, ...]

    @property
    def affirmed(self) -> bool:
        """Whether what the clause says is affirmed."""
        return not self.denied and (self.clause is None or self.clause.affirmed)


def read_passage(rubric: Rubric, element: Element, text: str, section: str = "") -> Read:
    """Judge one passage for one element."""
    reading = Reading(passage_document(text, section)).asked_by(rubric)
    found = tuple(graded(reading, rubric, element))
    best = strongest(found)
    if best is None:
        return Read(Level.NONE, False, _unfound(reading), "no look-up finds it", found)
    evidence = best.evidence
    return Read(evidence.shows, evidence.denies, evidence.clause, in_full(evidence), found)


def _unfound(reading: Reading) -> Clause | None:
    """What a passage says that no look-up found: its first clause that is not simply affirmed, else its first."""
    said = [c for i in range(len(reading.document.sentences)) if (c := deciding(reading.clauses.of(i), ()))]
    return next((c for c in said if not c.affirmed or c.own_account), said[0] if said else None)


def load_labelled(path: Path, rubric: Rubric) -> list[Labelled]:
    """The labelled passages of a CSV file.

    Raises:
        UserError: The file cannot be read, lacks a column, or a row names no element or level of the rubric; the
            message names the row.
    """
    try:
        if not path.is_file():
            raise UserError("there is no such file", str(path), "Name a CSV file of passages.", EXIT_USAGE)
        if path.stat().st_size > _MOST:
            raise UserError("this file is too large to be a table of passages", str(path), "Split it.", EXIT_USAGE)
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("this file cannot be read as UTF-8 text", str(path), str(error), EXIT_USAGE) from error
    csv.field_size_limit(_LONGEST)
    reader = rows_of_csv(text)
    try:
        missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if missing:
            hint = f"It needs the columns {', '.join(NEEDED)}; section and kind may be added."
            raise UserError(f"the column {missing[0]} is missing", f"{path}, line 1", hint, EXIT_USAGE)
        rows = [_labelled(row, f"{path}, line {reader.line_num}", rubric) for row in reader]
    except csv.Error as error:
        raise UserError("this is no CSV", f"{path}, line {reader.line_num}", str(error), EXIT_USAGE) from error
    if not rows:
        raise UserError("this file holds no passages", str(path), "Give it a row for each passage.", EXIT_USAGE)
    return rows


def _labelled(row: Mapping[str, str | None], place: str, rubric: Rubric) -> Labelled:
    def cell(name: str) -> str:
        return (row.get(name) or "").strip()

    try:
        element = rubric.element(cell("element"))
    except KeyError:
        known = ", ".join(e.id for e in rubric.elements())
        raise UserError(
            f'the rubric has no element "{cell("element")}"', place, f"It has: {known}.", EXIT_USAGE
        ) from None
    levels = {str(level.rank): level for level in LEVELS} | {level.value: level for level in LEVELS}
    level = levels.get(cell("level").lower())
    if level is None:
        hint = "A level is 0, 1, 2, 3 or none, stated, described, evidenced."
        raise UserError(f'"{cell("level")}" is no level', place, hint, EXIT_USAGE)
    if not cell("text"):
        raise UserError("the passage is empty", place, "Give it a text or take the row out.", EXIT_USAGE)
    return Labelled(cell("id"), element, level, cell("section"), cell("text"), cell("kind"))


@dataclass(frozen=True, slots=True)
class Count:
    """How passages of one kind came out: shares of ``passages``."""

    kind: str
    passages: int
    exact: float
    credited: float
    above: float
    evidenced: float


def counts(results: Sequence[tuple[Labelled, Read]]) -> Iterator[Count]:
    """The results by kind, in the order of the alphabet, then all together."""
    kinds = sorted({labelled.kind for labelled, _ in results if labelled.kind})
    for kind in [*kinds, ""]:
        chosen = [(want.level.rank, came.level.rank) for want, came in results if not kind or want.kind == kind]
        n = len(chosen)
        yield Count(
            kind or "all",
            n,
            sum(want == came for want, came in chosen) / n,
            sum(came > 0 for _, came in chosen) / n,
            sum(came > want for want, came in chosen) / n,
            sum(came == LEVELS[-1].rank for _, came in chosen) / n,
        )
