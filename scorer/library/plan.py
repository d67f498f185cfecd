"""Which reports a run is about, and under which names their cards are written."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scorer.errors import EXIT_USAGE, UserError

LIST_COLUMNS = ("report", "company", "date", "register")


@dataclass(frozen=True, slots=True)
class Job:
    """One report to score.

    Attributes:
        number: Its place in the run, from 0.
        report: The PDF's path.
        stem: What its files are called, without folder and suffix; no two jobs of a run share one.
        company: What to put on the card instead of what the report says of itself.
        date: Likewise.
        register: The register of legal challenges to use, where the list of reports names one.
    """

    number: int
    report: Path
    stem: str
    company: str | None = None
    date: str | None = None
    register: str | None = None


def plan(reports: Iterable[Path], listed: Iterable[Job] = ()) -> tuple[list[Job], list[UserError]]:
    """The jobs of a run, in a fixed order, and what was named but holds no report.

    Args:
        reports: PDFs and folders; a folder stands for all PDFs below it, sorted by path.
        listed: Jobs from a list (``read_list``); their number and stem are given anew.

    A file named twice is scored once, with what the list says about it.
    """
    jobs: dict[Path, Job] = {}
    problems: list[UserError] = []
    for path in reports:
        found = [path]
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix.lower() == ".pdf" and not p.is_dir())
            if not found:
                problems.append(UserError("there is no PDF in this folder", str(path)))
        for report in found:
            jobs.setdefault(_absolute(report), Job(0, report, ""))
    for job in listed:
        jobs[_absolute(job.report)] = job
    chosen = list(jobs.values())
    stems = _stems([job.report for job in chosen])
    return [
        Job(number, job.report, stem, job.company, job.date, job.register)
        for number, (job, stem) in enumerate(zip(chosen, stems, strict=True))
    ], problems


def read_list(path: Path) -> list[Job]:
    """The reports named in a CSV file with a column ``report`` and, if wanted, ``company``, ``date``, ``register``.

    File names count from the folder of the list.

    Raises:
        UserError: The list cannot be read, lacks the column, or has one that means nothing; names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(f"the list cannot be read: {error.strerror}", str(path), exit_code=EXIT_USAGE) from None
    except UnicodeDecodeError:
        hint = "Save it as CSV UTF-8."
        raise UserError("the list is not UTF-8 text", str(path), hint, EXIT_USAGE) from None
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    known = f"The columns are: {', '.join(LIST_COLUMNS)}; only the first is needed."
    try:
        columns = [name.strip().lower() for name in rows.fieldnames or ()]
        rows.fieldnames = columns
        strangers = [name for name in columns if name not in LIST_COLUMNS]
        if "report" not in columns or strangers:
            wrong = f'there is no column "{strangers[0]}" to give' if strangers else 'there is no column "report"'
            raise UserError(wrong, f"{path}:1", known, EXIT_USAGE)
        return [_listed(row, path, rows.line_num) for row in rows if any(row.values())]
    except csv.Error as error:
        raise UserError(f"not a CSV file: {error}", f"{path}:{rows.line_num + 1}", exit_code=EXIT_USAGE) from None


def _listed(row: dict[str, str | None], path: Path, line: int) -> Job:
    if None in row:  # DictReader's key for cells beyond the header
        raise UserError(
            "this line has more cells than the first", f"{path}:{line}", "Quote a cell that holds a comma.", EXIT_USAGE
        )
    cells = {name: (value or "").strip() for name, value in row.items()}
    if not cells["report"]:
        raise UserError("no report is named", f"{path}:{line}", exit_code=EXIT_USAGE)
    register = cells.get("register")
    if register and (path.parent / register).is_file():
        register = str(path.parent / register)
    return Job(
        0, path.parent / cells["report"], "", cells.get("company") or None, cells.get("date") or None, register or None
    )


def _delimiter(text: str) -> str:
    """Spreadsheets write CSV with a comma, a semicolon or a tab, as their country has it."""
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _stems(reports: list[Path]) -> list[str]:
    """A name for each report's files: the PDF's own; where several share it, with the folders that tell them apart."""
    shared = Counter(path.stem.casefold() for path in reports)
    alike = [_absolute(path).parent for path in reports if shared[path.stem.casefold()] > 1]
    top = Path(os.path.commonpath(alike)) if alike else Path()
    taken: set[str] = set()
    stems = []
    for path in reports:
        stem = path.stem
        if shared[stem.casefold()] > 1:
            stem = "-".join((*_absolute(path).parent.relative_to(top).parts, stem))
        name, number = stem, 2
        while name.casefold() in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name.casefold())
        stems.append(name)
    return stems


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links: two names are two reports
