"""``scorer overview``: a registry on one page."""

from __future__ import annotations

from pathlib import Path

import click

from scorer.cli.cards import Faults
from scorer.cli.talk import plural, printable, say
from scorer.cli.writing import rewrite_one


@click.command()
@click.argument("cards", metavar="CARD...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--from",
    "listed",
    metavar="LIST.csv",
    type=click.Path(path_type=Path),
    help="The list of reports with their sectors (columns report and sector; company, too).",
)
@click.option(
    "--out",
    metavar="FILE.html",
    default="overview.html",
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the page goes.",
)
def overview(*, cards: tuple[Path, ...], listed: Path | None, out: Path) -> None:
    """Write one page over many scorecards.

    A CARD is a .scorecard.json, or a folder: then every card below it counts. The page shows how far reports go on each
    theme, which questions most are silent on, a line for each report, and a grid of questions by reports in which each
    mark leads to its answer; all to be sorted, and filtered by question, answer and sector. There is no ranking by
    totals. What cannot be read, and what is no card, is named and left out; the exit code is then 1.

    \b
      scorer overview scorecards/
      scorer overview 2023/ 2024/ --from list.csv --out registry.html
    """
    from scorer.library.output import PAGE, spare
    from scorer.library.overview import card_files, entries_of
    from scorer.library.plan import read_list
    from scorer.scorecard.index import to_index

    spare(out, PAGE)
    files, unread = card_files(cards)
    faults = Faults(unread)
    entries, questions = entries_of(files, out.parent, read_list(listed) if listed else (), faults.add)
    faults.tell(left=len(entries))
    rewrite_one(out, ".html", to_index(entries, questions).encode())
    say(f"{plural(len(entries), 'card')} on one page.")
    click.echo(printable(str(out)))
    faults.end()
