"""``scorer worklist``: what of many cards a person should look at first, and one review of it to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from scorer.cli.cards import Faults
from scorer.cli.options import date_option
from scorer.cli.talk import plural, printable, say
from scorer.errors import EXIT_USAGE, UserError


@click.command()
@click.argument("cards", metavar="CARD...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--limit", metavar="N", default=50, show_default=True, type=click.IntRange(1), help="Answers at most.")
@click.option(
    "--sheet",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also begin one review of all of them, to be filled in: a workbook (.xlsx) or YAML (.yaml).",
)
@click.option("--reviewer", metavar="N", default="", help="With --sheet: who reviews.")
@date_option("With --sheet: when, as 2024-03-31.", day=True, default="")
def worklist(*, cards: tuple[Path, ...], limit: int, sheet: Path | None, reviewer: str, date: str) -> None:
    """List what needs a person most, over many scorecards, and begin one review of it.

    A CARD is a .scorecard.json, or a folder: then every card below it counts. First come contested answers (the company
    replied, or reviewers differ), then unsure ones (low confidence), then those close to another level (a quote that
    alone would show more; silence with near misses); among these the ones with most points at stake, the more the less
    likely a careful reader gives the same answer. What a person decided is left out. What cannot be read, and what is
    no card, is named, and the exit code is then 1.

    One line an answer on stdout: card, element, answer, points at stake, why, pages, question (tabs between them).

    \b
      scorer worklist scorecards/
      scorer worklist scorecards/ --limit 30 --sheet scorecards/spring.yaml --reviewer "A. Reader"
      scorer score reports/ --review scorecards/spring.yaml
      scorer worklist scorecards/ --sheet scorecards/spring.xlsx
      scorer score reports/ --review scorecards/spring.xlsx

    Named once and kept in the folder of the cards or of the reports, a sheet is taken up by itself from then on.
    """
    from scorer.library.output import write
    from scorer.library.overview import card_files
    from scorer.scorecard import view
    from scorer.scorecard.reviewsheet import start_workbook
    from scorer.scorecard.starting import start_sheet
    from scorer.scorecard.worklist import worklist as listed

    if sheet is not None and sheet.exists():
        message = "there is a file already; it was left alone"
        raise UserError(message, str(sheet), "Name another with --sheet.", EXIT_USAGE)
    if sheet is not None and sheet.suffix.lower() not in (".yaml", ".yml", ".xlsx"):
        raise UserError("a sheet is .xlsx or .yaml", str(sheet), "Name a file with one of these endings.", EXIT_USAGE)
    files, unread = card_files(cards)
    faults = Faults(unread)
    found = faults.read(files)
    faults.tell(left=len(found))
    tasks = listed((str(path), card) for path, card in found)
    for task in tasks[:limit]:
        e = task.element
        pages = sorted({page for quote in (e.evidence or e.near_misses) for page in view.pages(quote)})
        why = "; ".join(task.reasons)
        words = (task.name, e.id, view.verdict(e).word.lower(), f"{task.stake:.1f}", why, view.page_words(pages), e.ask)
        click.echo("\t".join(printable(" ".join(word.split())) for word in words))
    say(f"{plural(len(tasks), 'answer')} of {plural(len(found), 'card')} to look at; {min(limit, len(tasks))} listed.")
    if sheet is not None:
        chosen = ((t.card, t.element, "; ".join(t.reasons)) for t in tasks[:limit])
        if sheet.suffix.lower() == ".xlsx":
            begun = start_workbook(chosen, reviewer, date)
        else:
            begun = start_sheet(chosen, reviewer, date).encode()
        write(sheet.parent, [(sheet.name, begun)])
        say(f"Decide on each in {printable(str(sheet))}, then:  scorer score REPORTS --review {printable(str(sheet))}")
    faults.end()
