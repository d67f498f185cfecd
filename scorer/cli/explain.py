"""``scorer explain``: how one question was answered, in full, for a terminal."""

from __future__ import annotations

import difflib
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.cards import read_card
from scorer.cli.talk import printable
from scorer.errors import EXIT_USAGE, UserError

if TYPE_CHECKING:
    from scorer.scorecard.model import ElementCard, Quote, Scorecard
    from scorer.scorecard.view import ElementView

_LABEL = 12  # columns for what stands at the left of a line
_WIDEST = 100


@click.command()
@click.argument("card", metavar="CARD.json", type=click.Path(path_type=Path))
@click.argument("element", metavar="[ELEMENT]", required=False)
def explain(*, card: Path, element: str | None) -> None:
    """Tell how one element of a scorecard was judged: level, reason, and every quote with its page.

    Without ELEMENT, list the card's elements with their levels.

    \b
      scorer explain scorecards/report.scorecard.json
      scorer explain scorecards/report.scorecard.json RE3.2
    """
    from scorer.scorecard.view import themes

    scorecard = read_card(card)
    views = [view for theme in themes(scorecard) for view in theme.elements]
    if element is None:
        click.echo("\n".join(_list(views)))
        return
    for view in views:
        if view.card.id.casefold() == element.strip().casefold():
            click.echo("\n".join(_explained(scorecard, view)))
            return
    known = [view.card.id for view in views]
    near = difflib.get_close_matches(element.upper(), known, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"It has: {', '.join(known)}."
    raise UserError(f'the card has no element "{element}"', str(card), hint, EXIT_USAGE)


def _list(views: list[ElementView]) -> Iterator[str]:
    word = max(len(view.word) for view in views)
    name = max(len(view.card.id) for view in views)
    for view in views:
        yield _wrapped(f"{view.card.id:<{name}}  {view.word:<{word}}", view.card.ask, name + word + 4)


def _explained(scorecard: Scorecard, view: ElementView) -> Iterator[str]:
    from scorer.scorecard.trust import agreement_in_words

    card, rubric = view.card, scorecard.rubric
    yield click.style(_wrapped(card.id, card.ask), bold=True)
    yield _wrapped("", f"{scorecard.company or scorecard.report.file}: {scorecard.report.title}")
    yield ""
    points = "" if card.points is None else f", {card.points:g} of 100 points"
    yield _wrapped("Answer", f"{view.word}{points}")
    yield _wrapped("Why", card.reason)
    yield from _reviewed(card)
    cause = f": {card.confidence_why}" if card.confidence_why else ""
    yield _wrapped("Confidence", card.confidence + cause)
    if card.agreement:
        yield _wrapped("Measured", agreement_in_words(card.agreement, rubric.accuracy, rubric.digest))
    for level, meaning in card.levels.items():
        mark = "▸ " if level == card.level else "  "
        yield _wrapped("The steps" if level == next(iter(card.levels)) else "", f"{mark}{level}: {meaning}")
    if card.raise_hint:
        yield _wrapped("To rise", card.raise_hint)
    yield from _quotes("Evidence", card.evidence)
    yield from _quotes("Near misses (they earn nothing)", card.near_misses)
    if card.searched:
        yield ""
        yield "Looked for"
        yield from (_wrapped("  ·", query, 4) for query in card.searched)
    if card.sources:
        yield ""
        yield _wrapped("Asked by", ", ".join(card.sources))


def _reviewed(card: ElementCard) -> Iterator[str]:
    """What the machine had said, and what each reviewer decided."""
    from scorer.scorecard.view import machine_word, opinion_word

    if card.machine:
        yield _wrapped("Machine", f"{machine_word(card)}. {card.machine.reason}".strip())
    for said in card.reviews:
        decided = "accepts the machine’s answer" if said.decision == "accept" else opinion_word(said)
        when = f", {said.date}" if said.date else ""
        yield _wrapped("Reviewed", f"{said.reviewer}{when}: {decided}. {said.reason}".strip())


def _quotes(title: str, quotes: tuple[Quote, ...]) -> Iterator[str]:
    from scorer.scorecard.view import page_words, pages, segments

    if not quotes:
        return
    yield ""
    yield click.style(title, bold=True)
    for quote in quotes:
        section = f" · {quote.section}" if quote.section else ""
        yield ""
        yield _wrapped("  " + page_words(pages(quote)), f"{quote.level}{section}")
        marked = "".join(f"[{text}]" if hit else text for text, hit in segments(quote))
        yield _wrapped("", f"“{marked}”")
        if quote.wrong_by:
            yield _wrapped("", f"marked as wrong by {quote.wrong_by}")
        if quote.added_by:
            yield _wrapped("", f"added by {quote.added_by}")
        if quote.note:
            yield _wrapped("", quote.note)
        if quote.taken_out_by:
            yield _wrapped("", f"taken out by “unless”: {quote.taken_out_by}")
        if quote.cues:
            yield _wrapped("", f"cues: {', '.join(quote.cues)}")
        for means in quote.found_by:
            yield _wrapped("", f"found by: {means}")


def _wrapped(label: str, text: str, indent: int = _LABEL) -> str:
    """Label at the left, text in the column beside it, as wide as the terminal lets it be."""
    width = max(40, min(_WIDEST, shutil.get_terminal_size().columns))
    lines = textwrap.wrap(printable(text), width - indent, break_long_words=True, break_on_hyphens=False) or [""]
    first = f"{printable(label):<{indent - 1}} {lines[0]}".rstrip()
    return "\n".join([first, *(" " * indent + line for line in lines[1:])])
