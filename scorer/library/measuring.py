"""Coded reports read (from the library where it can) and judged, to be laid beside what careful readers said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from scorer.document.model import Document
from scorer.document.reading import Reader
from scorer.errors import EXIT_USAGE, UserError
from scorer.evidence.gathering import Reading
from scorer.library import fingerprint
from scorer.library.store import Library
from scorer.rubric.model import Rubric
from scorer.verdict.gold import CodedReport, Pair, pairs
from scorer.verdict.judging import judge

Notify = Callable[[str], None]


def readings(coded: Sequence[CodedReport], reports: Path, library: Library) -> Iterator[tuple[CodedReport, Reading]]:
    """The coded reports made ready for questions; the PDF of a report is ``<document>.pdf`` below ``reports``.

    Raises:
        UserError: A report is not there or cannot be read.
    """
    files = {path.stem: path for path in sorted(reports.rglob("*.pdf"), reverse=True)}
    if missing := [c.document for c in coded if c.document not in files]:
        hint = f"Each coded report needs its PDF; {len(missing)} of {len(coded)} are missing."
        raise UserError(f"there is no {missing[0]}.pdf", str(reports), hint, EXIT_USAGE)
    with Reader() as reader:
        for one in coded:
            yield one, _ready(files[one.document], reader, library)


def measure_gold(coded: Sequence[CodedReport], reports: Path, rubric: Rubric, library: Library) -> Iterator[list[Pair]]:
    """Our findings beside the readers' answers, report by report."""
    for one, reading in readings(coded, reports, library):
        yield pairs(one, judge(reading, rubric))


def _ready(path: Path, reader: Reader, library: Library) -> Reading:
    sha256, by = fingerprint.file_digest(path), fingerprint.reading_digest()
    document: Document | None = library.document(sha256, by, file=path.name)
    if document is None:
        document = reader.read(path)
        library.keep_document(document, by)
    cues = library.cues(sha256, fingerprint.cues_digest())
    reading = Reading(document, cues if cues is not None and len(cues) == len(document.sentences) else None)
    if reading.cues is not cues:
        library.keep_cues(sha256, fingerprint.cues_digest(), reading.cues)
    return reading
