"""``scorer review``: begin a review of a card."""

from __future__ import annotations

from pathlib import Path

import click

from scorer.cli.cards import read_card, stem_of
from scorer.cli.talk import printable, say
from scorer.errors import EXIT_USAGE, UserError


@click.command()
@click.argument("card", metavar="CARD.json", type=click.Path(path_type=Path))
@click.option("--reviewer", metavar="N", default="", help="Who reviews.")
@click.option("--date", metavar="D", default="", help="When, as 2024-03-31.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="[default: beside the card]")
def review(*, card: Path, reviewer: str, date: str, out: Path | None) -> None:
    """Begin a review of a scorecard: a file with every answer, for a person to accept or to change.

    Fill it in, then score the report with it: the card shows both, and counts what the reviewer decided.

    \b
      scorer review scorecards/report.scorecard.json --reviewer "A. Reader"
      scorer score report.pdf --review scorecards/report.review.yaml
    """
    from scorer.library.output import write
    from scorer.scorecard.review import start_review

    path = out or card.with_name(f"{stem_of(card)}.review.yaml")
    if path.exists():
        raise UserError(
            "there is a review already; it was left alone", str(path), "Name another with --out.", EXIT_USAGE
        )
    write(path.parent, [(path.name, start_review(read_card(card), reviewer, date).encode())])
    click.echo(printable(str(path)))
    say("Decide on each element, then:  scorer score REPORT.pdf --review " + printable(str(path)))
