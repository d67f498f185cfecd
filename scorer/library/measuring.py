"""Coded reports read (from the library where it can) and judged, to be laid beside what careful readers said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from scorer.errors import EXIT_USAGE, UserError
from scorer.evidence.gathering import Reading
from scorer.library.reports import Reports
from scorer.library.store import Library
from scorer.rubric.model import Rubric
from scorer.verdict.gold import CodedReport, Pair, pairs
from scorer.verdict.judging import judge


def readings(coded: Sequence[CodedReport], reports: Path, library: Library) -> Iterator[tuple[CodedReport, Reading]]:
    """The coded reports made ready for questions; the PDF of a report is ``<document>.pdf`` below ``reports``.

    Raises:
        UserError: A report is not there or cannot be read.
    """
    files = {path.stem: path for path in sorted(reports.rglob("*.pdf"), reverse=True)}
    if missing := [c.document for c in coded if c.document not in files]:
        hint = f"Each coded report needs its PDF; {len(missing)} of {len(coded)} are missing."
        raise UserError(f"there is no {missing[0]}.pdf", str(reports), hint, EXIT_USAGE)
    with Reports(library) as opened:
        for one in coded:
            yield one, opened.reading(files[one.document])


def measure_gold(coded: Sequence[CodedReport], reports: Path, rubric: Rubric, library: Library) -> Iterator[list[Pair]]:
    """Our findings beside the readers' answers, report by report."""
    for one, reading in readings(coded, reports, library):
        yield pairs(one, judge(reading, rubric))
