"""``scorer score``: reports in, scorecards out."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.options import LIBRARY, NO_LIBRARY, Number, date_option, format_option, formats_of, library_path
from scorer.cli.stopping import like_ctrl_c
from scorer.cli.talk import Progress, duration, plural, printable, printable_lines, say, say_error
from scorer.cli.writing import rewrite_one
from scorer.errors import EXIT_BELOW, EXIT_NO_TEXT, EXIT_SCORED, EXIT_TROUBLE, EXIT_USAGE, UserError
from scorer.inputs import is_folder

if TYPE_CHECKING:
    from scorer.library.plan import Job
    from scorer.library.values import Outcome, Summary

_NAMED = 3  # files that were not taken, of each ending
_WORST_FIRST = (EXIT_TROUBLE, EXIT_NO_TEXT, EXIT_BELOW, EXIT_SCORED)


@click.command()
@click.argument("reports", metavar="REPORT...", nargs=-1)
@click.option(
    "--rubric", metavar="R", default="human-rights-transparency", show_default=True, help="Name or YAML file."
)
@click.option("--company", metavar="N", help="The company, instead of the name that the report gives.")
@date_option("The report's date (2024, 2024-03 or 2024-03-31), instead of its own.")
@click.option(
    "--register",
    metavar="G",
    help="Legal challenges known from outside: name or YAML file (see: scorer register). Which does the report tell?",
)
@click.option(
    "--from",
    "listed",
    metavar="LIST.csv",
    type=click.Path(path_type=Path),
    help="Reports from a CSV with a column report (or path) and, if wanted, company, date, register and sector.",
)
@click.option(
    "--out",
    metavar="DIR",
    default="scorecards",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for the cards.",
)
@format_option("html,json")
@click.option(
    "--table",
    "tables",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the run as one table, .csv or .parquet: a row a report, with what went wrong; may be repeated.",
)
@click.option("--password", metavar="P", envvar="SCORER_PASSWORD", show_envvar=True, help="For locked PDFs.")
@click.option("--ocr", is_flag=True, help="Read scanned and garbled pages by OCR: seconds a page; needs the extra ocr.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="Reports at a time.  [default: one a core]")
@click.option(
    "--cluster", metavar="ADDRESS", help="Score on the Dask cluster whose scheduler is there (see docs/scaling.md)."
)
@click.option(
    "--fail-under", metavar="S", type=Number(0, 100), help="Exit with 10 if a score may lie below S, or there is none."
)
@click.option(
    "--model",
    metavar="MODEL",
    type=click.Path(path_type=Path),
    help="What coded sentences taught (see: scorer learn): it ranks, filters and completes what look-ups find.",
)
@click.option(
    "--review",
    "reviews",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What a reviewer decided: YAML (see: scorer review) or a workbook (see: scorer worklist); once a reviewer.",
)
@click.option(
    "--reply",
    "replies",
    metavar="FILE.yaml",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What the company answers, to be shown beside the findings.",
)
@click.option(
    "--forget",
    is_flag=True,
    help="Make the card of what is named here only; else what the last one was made of is taken up again.",
)
@click.option("--again", is_flag=True, help="Read and judge anew, whatever the library knows.")
@NO_LIBRARY
@LIBRARY
def score(
    *,
    reports: tuple[str, ...],
    rubric: str,
    company: str | None,
    date: str | None,
    register: str | None,
    listed: Path | None,
    out: Path,
    formats: str,
    tables: tuple[Path, ...],
    password: str | None,
    ocr: bool,
    jobs: int | None,
    cluster: str | None,
    fail_under: float | None,
    model: Path | None,
    reviews: tuple[Path, ...],
    replies: tuple[Path, ...],
    forget: bool,
    again: bool,
    no_library: bool,
    library: Path | None,
) -> None:
    """Score reports and write a scorecard for each.

    A REPORT is a PDF, or a folder: then every PDF below it is scored. An address such as s3://bucket/folder
    will do, too. Run again, it does only what is not done yet; what was read once is kept in a library, so that scoring
    after a change of the rubric takes moments.

    \b
      scorer score report.pdf
      scorer score reports/ --out cards --format html,json,csv
      scorer score report.pdf --company "Kestrel Ltd" --date 2024-03 --rubric my-rubric.yaml
      scorer score report.pdf --register example-group.yaml

    What a person did is not lost: a review (report.review.yaml), a reply (report.reply.yaml) or a register
    (report.register.yaml) that lies beside the report or its card is taken up, and so is what the card that is there
    was made of. What no longer fits, or cannot be found, leaves that card as it is. A file that somebody changed since
    it was written is kept under another name (report.scorecard.edited.html), which is said. Cards of one report by
    several rubrics get different names, and so do cards of different reports of one name: the later one's has the
    name of its folder in front.

    Over the cards of several reports stands an index.html, unless a page of that name is there that scorer did
    not make.

    Cards are named on stdout, one a line: card, score, low, high, coverage, company (tabs between them where it is not
    a terminal). Ctrl-C lets the reports under way end and names every card that is done; once more, and it stops at
    once. The exit code is the worst of: 1 a report could not be scored, or the run was stopped, 3 a report holds no
    readable text, 10 a score (of a range its lower end) is below --fail-under, or none could be given, 0 all else. A
    report that could not be assessed, because of its language or too little text, is said so and ends with 0; with
    --fail-under 0 it ends with 10. 2 means that the command itself cannot be understood.
    """
    from scorer.library import listing, output
    from scorer.library.batch import run
    from scorer.library.places import reports_at
    from scorer.library.plan import not_taken, plan, read_list
    from scorer.library.worker import Order
    from scorer.rubric.loading import load_rubric

    _check(reports, listed, out, tables)
    if ocr:
        from scorer.document.ocr import require

        require()
    writers = [(path, listing.writer(path)) for path in tables]  # what cannot be written is said before the work
    todo, problems = plan(reports, read_list(listed) if listed else (), reports_at)
    order = Order(
        rubric=rubric,
        out=out,
        formats=formats_of(formats),
        company=company,
        date=date,
        register=register,
        password=password,
        ocr=ocr,
        library=library_path(library, no_library),
        again=again,
        model=model,
        reviews=reviews,
        replies=replies,
        alone=len(todo) == 1,
        forget=forget,
    )
    for problem in problems:
        say_error(problem)
    own = (out, listed, library, model, *tables, *reviews, *replies, *map(Path, filter(None, (rubric, register))))
    if others := not_taken(reports, todo, filter(None, own)):
        say(_left_out(others))
    codes = [EXIT_TROUBLE for _ in problems]
    with Progress(len(todo)) as progress:
        speaker = _Speaker(progress, fail_under)
        try:
            outcomes = run(
                todo,
                order,
                jobs or _cores(),
                cluster=cluster,
                progress=speaker.reading,
                stopping=speaker.stopping,
                say=progress.note,
            )
            with like_ctrl_c(), contextlib.closing(outcomes):
                for outcome in outcomes:
                    codes.append(speaker.tell(outcome))
        except KeyboardInterrupt:
            codes.append(EXIT_TROUBLE)
            speaker.name_the_rest()
            progress.note("Stopped. The same command goes on where this one ended.")
        for path, write in writers:
            rewrite_one(path, path.suffix, write(speaker.told), progress.note)
        if len(todo) > 1 and "html" in order.formats and speaker.told:
            page = order.out / "index.html"
            if output.is_ours(page, output.PAGE):
                over = listing.to_html(speaker.told, load_rubric(order.rubric))
                rewrite_one(page, page.suffix, over, progress.note)
            else:
                said = "it was not made by scorer and was left alone; a page over these cards: scorer overview"
                progress.note(f"{printable(str(page))}: {said}")
        speaker.close(order.out)
        if progress.lost:
            codes.append(EXIT_TROUBLE)
    sys.exit(min(codes, key=_WORST_FIRST.index, default=EXIT_SCORED))


def _check(reports: Sequence[str], listed: Path | None, out: Path, tables: Sequence[Path]) -> None:
    """Refuse what cannot be meant, before the work."""
    if (not reports and listed is None) or not all(reports):
        said = "a report without a name" if reports else "no report is named"
        raise UserError(said, None, "Try: scorer score report.pdf", EXIT_USAGE)
    if out.exists() and not is_folder(out):
        raise UserError("this is a file, and no folder for cards", str(out), "Name a folder with --out.", EXIT_USAGE)
    if listed is not None and (same := [path for path in tables if path.resolve() == listed.resolve()]):
        raise UserError("the table would replace the list", str(same[0]), "Name another file with --table.", EXIT_USAGE)


class _Speaker:
    """Says what becomes of each report: cards on stdout in the order of the reports, everything else on stderr."""

    def __init__(self, progress: Progress, fail_under: float | None) -> None:
        self._progress = progress
        self._fail_under = fail_under
        self.told: list[Outcome] = []
        self._waiting: dict[int, Outcome] = {}
        self._next = 0
        self._counts: Counter[str] = Counter()
        self._faults: set[str] = set()
        self._notes: set[str] = set()

    def reading(self, job: Job, done: int, total: int) -> None:
        """A page more of a report was read."""
        self._progress.working(job.report.name, done, total)

    def stopping(self) -> None:
        """Ctrl-C was pressed."""
        self._progress.note("Stopping after the reports that are being read; Ctrl-C again stops at once.")

    def tell(self, outcome: Outcome) -> int:
        """Say what became of a report; returns its exit code."""
        self.told.append(outcome)
        for note in outcome.notes:
            if note not in self._notes:  # what is told of many reports in the same words is told once
                self._notes.add(note)
                self._progress.note(printable(note))
        code = outcome.code if outcome.code in _WORST_FIRST else EXIT_TROUBLE
        if outcome.summary is None or outcome.failure is not None:
            self._counts["without text" if outcome.summary else "not scored"] += 1
        else:
            least = outcome.summary.least
            self._counts["not assessed" if least is None else "scored"] += 1
            self._counts["range only"] += outcome.summary.range_only
            if self._fail_under is not None and (least is None or least < self._fail_under):
                self._counts["below"] += least is not None
                code = EXIT_BELOW  # what nobody could judge may lie below, too
        self._progress.finished(_said(outcome, self._once), stays=outcome.failure is not None)
        self._waiting[outcome.number] = outcome
        while self._next in self._waiting:
            self._name(self._next)
            self._next += 1
        return code

    def name_the_rest(self) -> None:
        """Cards that are done, though reports before them are not and will not be."""
        for number in sorted(self._waiting):
            self._name(number)

    def _name(self, number: int) -> None:
        outcome = self._waiting.pop(number)
        if outcome.summary is not None:
            self._progress.data(_line(outcome, outcome.summary))

    def _once(self, message: str) -> str:
        """A message without the mistakes that were told of another report: one file may be about many."""
        head, *faults, end = message.split("\n\n") if "\n\n" in message else (message, "")
        new = [fault for fault in faults if fault not in self._faults]
        self._faults.update(faults)
        if len(new) < len(faults):
            new.append(f"{plural(len(faults) - len(new), 'problem')} told above already.")
        return "\n\n".join(filter(None, (head, *new, end)))

    def close(self, out: Path) -> None:
        """What came of the run."""
        counts = self._counts
        parts = [f"{plural(counts['scored'], 'report')} scored"]
        if self._fail_under is not None:
            parts.append(f"{counts['below']} below {self._fail_under:g}")
        if counts["range only"]:
            parts.append(f"{counts['range only']} of them too incompletely for a single figure")
        if counts["not assessed"]:
            parts.append(f"{counts['not assessed']} not assessed")
        if counts["without text"]:
            parts.append(f"{counts['without text']} without readable text")
        if counts["not scored"]:
            parts.append(f"{counts['not scored']} not scored")
        where = f" Cards are in {printable(str(out))}{os.sep}" if counts.total() > counts["not scored"] else ""
        self._progress.note(f"{', '.join(parts)}, in {duration(self._progress.seconds)}.{where}")


def _said(outcome: Outcome, once: Callable[[str], str]) -> str:
    """One report's line of the log; ``once`` takes from a message what was told before."""
    name = printable(outcome.report)
    if outcome.failure is None:
        assert outcome.summary is not None
        said = f"{name}: {printable(_score_words(outcome.summary))}{'' if outcome.fresh else ' (as before)'}"
        return "\n  ".join([said, *_beside(outcome.summary)])
    told = click.style(printable_lines(once(outcome.failure.message)), fg="red")
    head = "" if outcome.summary else "not scored: "
    hint = f"\n  {printable_lines(outcome.failure.hint)}" if outcome.failure.hint else ""
    return f"{name}: {head}{told}{hint}"


def _beside(summary: Summary) -> list[str]:
    """What must be known of a score: that people had a hand in it, or that it may be of the wrong document."""
    return [printable(said) for said in (summary.review, summary.off_topic) if said]


def _score_words(summary: Summary) -> str:
    from scorer.scorecard.view import span

    if summary.range_only:
        between = f"between {summary.low:.0f} and {summary.high:.0f} of 100"
        return f"{between}, {summary.coverage:.0%} assessed: too little for a single figure"
    if summary.score is None:
        return f"not assessed: {summary.reason}" if summary.reason else "not assessed"
    between = f" ({words})" if (words := span(summary.low, summary.high)) else ""
    return f"{summary.score:.0f} of 100{between}, {summary.coverage:.0%} assessed"


def _line(outcome: Outcome, summary: Summary) -> str:
    """The line that names a card: for a person at a terminal, or for a program."""
    card = printable(str(outcome.files[0]))
    if sys.stdout.isatty():
        said = f"{card}\n  {printable(f'{summary.company or summary.title}: {_score_words(summary)}')}"
        return "\n  ".join([said, *_beside(summary)])
    figures = ["" if n is None else f"{n:.1f}" for n in (summary.score, summary.low, summary.high)]
    return "\t".join((card, *figures, f"{summary.coverage:.3f}", printable(summary.company)))


def _left_out(paths: Sequence[Path]) -> str:
    """Which files of a folder are no reports: by ending, the first of each by name."""
    by_ending: dict[str, list[str]] = {}
    for path in paths:
        by_ending.setdefault(path.suffix.lower(), []).append(str(path))
    groups = []
    for ending, names in sorted(by_ending.items()):
        more = ", …" if len(names) > _NAMED else ""
        groups.append(f"{len(names)} {ending or 'without one'} ({', '.join(names[:_NAMED])}{more})")
    told = printable("; ".join(groups))
    return f"Not taken, since their names do not end in .pdf: {told}.\n  Save as PDF what is a report."


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
