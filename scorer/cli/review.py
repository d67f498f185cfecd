"""``scorer review``: begin a review of a card, or hand on what reviewers decided."""

from __future__ import annotations

from pathlib import Path

import click

from scorer.cli.cards import read_card, stem_of
from scorer.cli.options import date_option
from scorer.cli.talk import plural, printable, say
from scorer.errors import EXIT_USAGE, UserError


@click.command()
@click.argument("card", metavar="CARD.json", type=click.Path(path_type=Path))
@click.option("--reviewer", metavar="N", default="", help="Who reviews.")
@date_option("When, as 2024-03-31.", day=True, default="")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="[default: beside the card]")
@click.option(
    "--export-coded",
    "coded",
    metavar="OUT.csv",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Instead: write what reviewers decided as coded sentences, for scorer learn.",
)
@click.option(
    "--review",
    "reviews",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="With --export-coded: what a reviewer decided, where the card does not say so yet; may be repeated.",
)
def review(
    *, card: Path, reviewer: str, date: str, out: Path | None, coded: Path | None, reviews: tuple[Path, ...]
) -> None:
    """Begin a review of a scorecard: a file with every answer, for a person to accept or to change.

    Fill it in, then score the report again: a review beside its card or its report is taken up, the card shows both
    answers and counts what the reviewer decided. The card's page does the same without a file to fill in: open it in
    a browser, press Review, decide, save.

    \b
      scorer review scorecards/report.scorecard.json --reviewer "A. Reader"
      scorer score report.pdf

    What reviewers decided can be learned from: quotes that stand are sentences that answer a question; quotes marked
    as wrong, near misses, and quotes under an answer that a reviewer calls none are not.

    \b
      scorer review scorecards/report.scorecard.json --export-coded coded.csv
      scorer learn --coded coded.csv --coded other.csv --out model.json
    """
    if coded is not None:
        _export(card, reviews, coded)
        return
    if reviews:
        hint = "To put decisions on a card: scorer score REPORT.pdf --review FILE.yaml"
        raise UserError("--review belongs to --export-coded", str(reviews[0]), hint, EXIT_USAGE)
    from scorer.library.output import write
    from scorer.scorecard.starting import start_review

    path = out or card.with_name(f"{stem_of(card)}.review.yaml")
    if path.exists():
        raise UserError(
            "there is a review already; it was left alone", str(path), "Name another with --out.", EXIT_USAGE
        )
    write(path.parent, [(path.name, start_review(read_card(card), reviewer, date).encode())])
    click.echo(printable(str(path)))
    beside = path.name == f"{stem_of(card)}.review.yaml" and path.parent == card.parent
    say(
        "Decide on each element, then:  scorer score REPORT.pdf"
        + ("" if beside else f" --review {printable(str(path))}")
    )


def _export(path: Path, reviews: tuple[Path, ...], out: Path) -> None:
    from scorer.library.output import write
    from scorer.scorecard.people import read_review
    from scorer.scorecard.review import apply_reviews, coded_csv, coded_sentences

    if out.exists():
        hint = "Name another with --export-coded."
        raise UserError("there is such a file already; it was left alone", str(out), hint, EXIT_USAGE)
    card = read_card(path)
    if reviews:
        card = apply_reviews(card, [read_review(file, card) for file in reviews], None)
    if card.review is None:
        hint = "Score the report with the review first, or name it: scorer review CARD.json --review FILE.yaml ..."
        raise UserError("nobody has reviewed this card", str(path), hint, EXIT_USAGE)
    write(out.parent, [(out.name, coded_csv(card).encode("utf-8-sig"))])
    click.echo(printable(str(out)))
    count = len(coded_sentences(card))
    say(f"{plural(count, 'sentence')} that reviewers judged, with {plural(card.review.decided, 'question')} decided.")
