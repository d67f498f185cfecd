"""Which reports a run is about, and under which names their cards are written."""

from __future__ import annotations

import csv
import hashlib
import itertools
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scorer import inputs
from scorer.errors import EXIT_USAGE, UserError
from scorer.inputs import displayed, is_file, is_folder
from scorer.register.dates import is_date
from scorer.scorecard.sealing import is_sealed

LIST_COLUMNS = ("report", "company", "date", "register", "sector")
_ALSO = {"path": "report"}
WEB = ("http", "https")
_REVIEWS = (".yaml", ".yml", ".xlsx")
_NO_PDF = "Give the folder that holds the reports, or the PDFs themselves."
_LONGEST_STEM = 200  # bytes; a file system takes names of 255, suffix included


@dataclass(frozen=True, slots=True)
class Job:
    """One report to score.

    Attributes:
        number: Its place in the run, from 0.
        report: The PDF's path; for an address, what comes after its ``://``.
        stem: What its files are called, without folder and suffix; no two jobs of a run share one.
        company: What to put on the card instead of what the report says of itself.
        date: Likewise.
        register: The register of legal challenges to use, where the list of reports names one.
        sector: The company's sector, where the list names one; for overviews, no part of the card.
        address: Where the report is fetched from (``s3://...``), where it is no file of this machine.
        link: How the card's pages refer to the PDF (empty: not at all); None for the way from folder to file.
        reviews: Files of reviewers that were found for it (``scorer.library.takingup``).
        replies: Files of companies, likewise.
        verified: The stamp of its last card (reader, quotes, digest), to be kept if its quotes still stand.
        taken: What was taken up from its last card or from beside it, in words; None before that was looked for.
        spared: What the card of another document is called that its own would have replaced; empty where there is none.
        replaced: That the card is to replace one by another rubric of the same name, in words; empty where it does not.
        draft: Why the register that lies beside it was not taken up, in words; empty where it was, or none lies there.
    """

    number: int
    report: Path
    stem: str
    company: str | None = None
    date: str | None = None
    register: str | None = None
    sector: str | None = None
    address: str = ""
    link: str | None = None
    reviews: tuple[Path, ...] = ()
    replies: tuple[Path, ...] = ()
    verified: tuple[str, int, str] | None = None
    taken: tuple[str, ...] | None = None
    spared: str = ""
    replaced: str = ""
    draft: str = ""

    @property
    def named(self) -> str:
        """The report as its user knows it: path or address."""
        return shown(self.address) if self.address else displayed(str(self.report))

    @property
    def name(self) -> str:
        """The name of the report's file, as text."""
        return displayed(self.report.name)


def is_address(text: str) -> bool:
    """Whether a report is named by an address (``s3://...``) and not by a path."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", text) is not None


def job_at(address: str) -> Job:
    """A job for the report at an address.

    Raises:
        UserError: It names no file.
    """
    open_ = shown(address)  # what comes after a question mark is no part of a name, and may be a key
    report = Path(re.split(r"[?#]", open_.split("://", 1)[1])[0])
    if not report.name:
        raise UserError("this address names no file", open_, exit_code=EXIT_USAGE)
    link = address if scheme_of(address) in WEB and open_ == address else ""
    return Job(0, report, "", address=address, link=link)


def scheme_of(address: str) -> str:
    """What an address begins with, in small letters."""
    return address.partition("://")[0].lower()


def shown(address: str) -> str:
    """An address as it may be shown: without name and password, and without the query, which signs some addresses."""
    scheme, _, rest = address.partition("://")
    rest = re.sub(r"^[^/@]*:[^/@]*@" if scheme.lower() not in WEB else r"^[^/]*@", "", rest)
    return f"{scheme}://{re.sub(r'[?].*', '?…', rest, flags=re.DOTALL)}"


def plan(
    reports: Iterable[Path | str],
    listed: Iterable[Job] = (),
    look: Callable[[str], Iterable[str]] = lambda address: [address],
) -> tuple[list[Job], list[UserError]]:
    """The jobs of a run, in a fixed order, and what was named but holds no report or cannot be looked into.

    Args:
        reports: PDFs and folders, by path or address; a folder stands for all PDFs below it, sorted by path, but for
            highlighted copies that lie beside their report.
        listed: Jobs from a list (``read_list``); their number and stem are given anew.
        look: Tells which reports there are at an address.

    A file named twice is scored once, with what the list says about it.

    Raises:
        UserError: An address cannot be opened.
    """
    jobs: dict[Path | str, Job] = {}
    problems: list[UserError] = []
    for name in reports:
        if is_address(str(name)):
            there = list(look(str(name)))
            jobs.update((address, job_at(address)) for address in there if address not in jobs)
            if not there:
                problems.append(UserError("there is no PDF in this folder", str(name), _NO_PDF))
            continue
        path = Path(name)
        found = [path]
        if is_folder(path):
            files, unread = files_below(path)
            problems += unread
            pdfs = sorted(p for p in files if p.suffix.lower() == ".pdf")
            own = {p.stem.casefold() for p in pdfs}
            # By its name, too: whoever wants a report passed over can write our mark into it.
            found = [p for p in pdfs if not (_begins_with(p, own) and is_sealed(p))]
            if not found and not unread:
                problems.append(UserError("there is no PDF in this folder", str(path), _NO_PDF))
        for report in found:
            jobs.setdefault(_absolute(report), Job(0, report, ""))
    for job in listed:
        jobs[job.address or _absolute(job.report)] = job
    chosen = list(jobs.values())
    stems = _stems([job.report for job in chosen])
    return [
        replace(job, number=number, stem=stem) for number, (job, stem) in enumerate(zip(chosen, stems, strict=True))
    ], problems


def files_below(folder: Path, lost: str = "The reports in it are not scored") -> tuple[list[Path], list[UserError]]:
    """All files below a folder, and which folders there cannot be looked into; ``lost`` says what comes of that."""
    errors: list[OSError] = []
    files = [Path(at, name) for at, _, names in os.walk(folder, onerror=errors.append) for name in names]
    return files, [_unread(error, lost) for error in sorted(errors, key=lambda error: str(error.filename))]


def _unread(error: OSError, lost: str) -> UserError:
    where = str(Path(error.filename))
    if isinstance(error, PermissionError):
        return UserError("no permission to read this folder", where, f"{lost}: change its permissions.")
    hint = f"{lost}: name them one by one."
    return UserError(f"this folder cannot be read: {error.strerror or error}", where, hint)


def not_taken(named: Iterable[Path | str], jobs: Iterable[Job], apart: Iterable[Path] = ()) -> list[Path]:
    """Files in the folders of a run that are no reports because their names do not end in ``.pdf``, sorted.

    Hidden files are left out, and what belongs to a report of the run by its name (``NAME.review.yaml``,
    ``NAME.scorecard.html``), and reviews and replies by any name.

    Args:
        named: What the run was given (see ``plan``); only folders of this machine count.
        jobs: The run's jobs.
        apart: Other files and folders that the run itself reads or writes.
    """
    stems = {stem.casefold() for job in jobs for stem in (job.stem, job.report.stem)}
    ours = {_absolute(path) for path in apart}
    found: set[Path] = set()
    for folder in (Path(name) for name in named if not is_address(str(name))):
        for path in folder.rglob("*") if is_folder(folder) else ():
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if hidden or path.suffix.lower() == ".pdf" or _begins_with(path, stems) or not path.is_file():
                continue
            if ours.isdisjoint((whole := _absolute(path), *whole.parents)) and not _is_review(path):
                found.add(path)
    return sorted(found)


def _is_review(path: Path) -> bool:
    """Whether a file is one that a report's card may take up."""
    if path.suffix.lower() not in _REVIEWS:
        return False
    from scorer.scorecard.sheetreading import is_review

    try:
        return is_review(inputs.read_bytes(path))
    except OSError:
        return False


def _begins_with(path: Path, stems: set[str]) -> bool:
    """Whether a name is one of the stems and two endings."""
    parts = path.stem.casefold().split(".")
    return any(".".join(parts[:n]) in stems for n in range(1, len(parts)))


def read_list(path: Path) -> list[Job]:
    """The reports in a CSV file with a column ``report`` (or ``path``) and, if wanted, others of ``LIST_COLUMNS``.

    File names count from the folder of the list; addresses stand as they are.

    Raises:
        UserError: The list cannot be read, lacks the column, or has one that means nothing; names the line.
    """
    try:
        text = inputs.read_text(path, "utf-8-sig")
    except OSError as error:
        raise UserError(f"the list cannot be read: {error.strerror}", str(path), exit_code=EXIT_USAGE) from None
    except UnicodeDecodeError:
        hint = "Save it as CSV UTF-8."
        raise UserError("the list is not UTF-8 text", str(path), hint, EXIT_USAGE) from None
    rows = inputs.rows_of_csv(text, strict=True)
    known = f"The columns are: {', '.join(LIST_COLUMNS)}; only the first is needed."
    try:
        columns = [_ALSO.get(name, name) for name in (n.strip().lower() for n in rows.fieldnames or ())]
        rows.fieldnames = columns
        strangers = [name for name in columns if name not in LIST_COLUMNS]
        if "report" not in columns or strangers:
            wrong = f'there is no column "{strangers[0]}" to give' if strangers else 'there is no column "report"'
            raise UserError(wrong, f"{path}:1", known, EXIT_USAGE)
        listed = [(_listed(row, path, rows.line_num), rows.line_num) for row in rows if any(row.values())]
    except csv.Error as error:
        raise UserError(f"not a CSV file: {error}", f"{path}:{rows.line_num + 1}", exit_code=EXIT_USAGE) from None
    first: dict[Path | str, tuple[Job, int]] = {}
    for job, line in listed:
        before, at = first.setdefault(job.address or _absolute(job.report), (job, line))
        if before != job:
            wrong = f"{job.named} stands in line {at}, too, with something else said of it"
            raise UserError(wrong, f"{path}:{line}", "Keep one of the two lines.", EXIT_USAGE)
    return [job for job, _ in listed]


def _listed(row: dict[str, str | None], path: Path, line: int) -> Job:
    if None in row:  # DictReader's key for cells beyond the header
        raise UserError(
            "this line has more cells than the first", f"{path}:{line}", "Quote a cell that holds a comma.", EXIT_USAGE
        )
    cells = {name: (value or "").strip() for name, value in row.items()}
    if not cells["report"]:
        raise UserError("no report is named", f"{path}:{line}", exit_code=EXIT_USAGE)
    register = cells.get("register")
    if register and is_file(path.parent / register):
        register = str(path.parent / register)
    date = cells.get("date")
    if date and not is_date(date):
        raise UserError(f'"{date}" is not a date', f"{path}:{line}", "Give 2024, 2024-03 or 2024-03-31.", EXIT_USAGE)
    name = cells["report"]
    return replace(
        job_at(name) if is_address(name) else Job(0, path.parent / name, ""),
        company=cells.get("company") or None,
        date=date or None,
        register=register or None,
        sector=cells.get("sector") or None,
    )


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
        stem = _short(displayed(stem))
        name, number = stem, 2
        while name.casefold() in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name.casefold())
        stems.append(name)
    return stems


def names_apart(job: Job) -> Iterator[str]:
    """What a report's files can be called: as the job says, then with its folder in front, then with numbers."""
    yield job.stem
    folder = (job.report if job.address else _absolute(job.report)).parent.name
    before = displayed(f"{folder}-")
    apart = job.stem if not folder or job.stem.startswith(before) else _short(before + job.stem)
    if apart != job.stem:
        yield apart
    yield from (f"{apart}-{number}" for number in itertools.count(2))


def _short(stem: str) -> str:
    """The stem itself, or so much of it that its files can have the names they need."""
    data = stem.encode()
    if len(data) <= _LONGEST_STEM:
        return stem
    kept = data[: _LONGEST_STEM - 9].decode("utf-8", "ignore")
    return f"{kept}-{hashlib.sha256(data).hexdigest()[:8]}"


def _absolute(path: Path | str) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links: two names are two reports
