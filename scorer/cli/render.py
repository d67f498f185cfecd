"""``scorer render``: the other forms of a card again from its JSON."""

from __future__ import annotations

from pathlib import Path

import click

from scorer.cli.cards import Faults, read_card, stem_of
from scorer.cli.options import LIBRARY, NO_LIBRARY, format_option, formats_of, library_path
from scorer.cli.talk import printable, say
from scorer.cli.writing import rewrite
from scorer.errors import EXIT_USAGE, UserError

_NO_LINKS = "its quotes do not lead to the report's pages, as nothing says where it lies. Name it with --report."


@click.command()
@click.argument("cards", metavar="CARD.json...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--report",
    metavar="FILE.pdf",
    type=click.Path(path_type=Path),
    help="The report, for links to its pages and for pictures that the library does not hold.",
)
@click.option("--password", metavar="P", envvar="SCORER_PASSWORD", show_envvar=True, help="For a locked PDF.")
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="Folder.  [default: that of the card]")
@format_option("html")
@NO_LIBRARY
@LIBRARY
def render(
    *,
    cards: tuple[Path, ...],
    report: Path | None,
    password: str | None,
    out: Path | None,
    formats: str,
    no_library: bool,
    library: Path | None,
) -> None:
    """Write the other forms of scorecards again from their JSON, without judging anything anew.

    Page pictures come from the library, or from the report if it is named; without either the page has no pictures.
    Quotes lead to the pages of the report as they did on the page that was there. What is no card is named, the others
    are written, and the exit code is then 1.

    \b
      scorer render scorecards/report.scorecard.json --format html,csv
    """
    from scorer.document.opening import check_file
    from scorer.document.reading import Reader
    from scorer.library import output
    from scorer.library.drawing import Drawing
    from scorer.library.fingerprint import file_digest
    from scorer.library.store import Library
    from scorer.scorecard.verifying import quotes

    wanted, faults, done = formats_of(formats), Faults(), 0
    with Library(library_path(library, no_library), notify=say) as kept, Reader() as reader:
        if report is not None:
            check_file(report, reader.limits.file_mb * 2**20)
        drawing = Drawing(kept, reader, say)
        for path in cards:
            try:
                card = read_card(path)
            except UserError as error:
                faults.add(error)
                continue
            done += 1
            folder = path.parent if out is None else out
            if report is not None and file_digest(report) != card.report.sha256:
                raise UserError("this is not the report that the card was made from", str(report), exit_code=EXIT_USAGE)
            pictures = drawing.pictures(card, report, password) if output.WITH_PICTURES.intersection(wanted) else ()
            stem = stem_of(path)
            link = output.pdf_link(report, folder) if report else output.kept_link(card, stem, path.parent, folder)
            if link is None and "html" in wanted and any(quotes(card)):
                say(f"{printable(str(path))}: {_NO_LINKS}")
            view = output.View(card, pictures, link, report, password)
            for form in wanted:
                files = [(stem + suffix, data) for suffix, data in output.made(form, view).items()]
                rewrite(folder, files)
                for name, _ in files:
                    click.echo(printable(str(folder / name)))
    faults.tell(left=done)
    faults.end()
