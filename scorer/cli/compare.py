"""``scorer compare``: two cards side by side."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.cards import read_card
from scorer.cli.options import LIBRARY, library_path
from scorer.cli.talk import plural, printable, say

if TYPE_CHECKING:
    from scorer.document.model import Document
    from scorer.library.comparing import Comparison, ElementChange
    from scorer.scorecard.model import Quote, Scorecard

_SHOWN = 3  # quotes of a kind


@click.command()
@click.argument("earlier", metavar="A.json", type=click.Path(path_type=Path))
@click.argument("later", metavar="B.json", type=click.Path(path_type=Path))
@click.option("--across", is_flag=True, help="Compare also cards of different rubrics, or versions of one.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@LIBRARY
def compare(*, earlier: Path, later: Path, across: bool, as_json: bool, library: Path | None) -> None:
    """Compare two scorecards: two years, or two companies.

    Says which answers rose and fell from A to B, with the evidence that is new or gone, and how much of report B stands
    word for word in report A (for that, both must be in the library).

    \b
      scorer compare 2023.scorecard.json 2024.scorecard.json
    """
    from scorer.library import comparing

    cards = read_card(earlier), read_card(later)
    comparison = comparing.compare(*cards, _documents(*cards, library_path(library)), across=across)
    if as_json:
        click.echo(json.dumps(_plain(comparison), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_told(comparison)))


def _documents(earlier: Scorecard, later: Scorecard, path: Path | None) -> tuple[Document, Document] | None:
    """Both reports, where the library holds them."""
    from scorer.library.store import Library

    if path is None or not path.exists():
        return None
    with Library(path, notify=say) as library:
        keys = {report: key for key, report in library.documents().items()}
        found = [library.document_at(keys.get(card.report.sha256, "")) for card in (earlier, later)]
    return (found[0], found[1]) if found[0] and found[1] else None


def _told(comparison: Comparison) -> Iterator[str]:
    from scorer.library.comparing import moved

    earlier, later = comparison.earlier, comparison.later
    for label, card in (("A", earlier), ("B", later)):
        parts = (card.company, card.report.title, card.report.date)
        yield printable(f"{label}  {', '.join(filter(None, parts)) or card.report.file}")
    for caution in comparison.cautions:
        yield click.style(_wrapped("!  ", caution), fg="yellow")
    yield ""
    themes = {t.id: t for t in earlier.themes}
    rows = [("Overall", earlier.score, later.score)]
    rows += [(t.title, themes[t.id].score if t.id in themes else None, t.score) for t in later.themes]
    width = max(len(title) for title, _, _ in rows)
    for title, before, after in rows:
        line = f"{printable(title):<{width}}  {_score(before):>12} → {_score(after):<12} {_difference(before, after)}"
        yield line.rstrip()
    for title, up in (("Rose", True), ("Fell", False)):
        changes = moved(comparison.elements, up=up)
        if changes:
            yield ""
            yield click.style(title, bold=True)
            for change in changes:
                yield from _changed(change)
    other = [c for c in comparison.elements if c.steps is None and c.before != c.after]
    if other:
        yield ""
        yield click.style("Assessed in one only", bold=True)
        for change in other:
            yield _wrapped(f"  {change.id}  ", f"{_answer(change.before)} → {_answer(change.after)}  {change.ask}")
    yield ""
    same = sum(c.before == c.after for c in comparison.elements)
    quotes = sum(len(c.reused) for c in comparison.elements)
    yield f"{plural(same, 'answer')} at the same level; {plural(quotes, 'quote')} of B word for word those of A."
    if (reuse := comparison.reuse) is not None and reuse.sentences:
        yield _wrapped(
            "",
            f"Of {plural(reuse.sentences, 'sentence')} in B, {reuse.shared:,} "
            f"({reuse.shared / reuse.sentences:.0%}) stand word for word in A.",
        )
        if reuse.longest > 1 and reuse.pages:
            yield _wrapped(
                "",
                f"The longest copied passage has {plural(reuse.longest, 'sentence')} "
                f"(A p. {reuse.pages[0]}, B p. {reuse.pages[1]}): “{_short(reuse.begins)}”",
            )
    elif comparison.reuse is None:
        say("What was copied from A to B can be told when both reports were read on this machine.")


def _changed(change: ElementChange) -> Iterator[str]:
    yield _wrapped(f"  {change.id}  ", f"{_answer(change.before)} → {_answer(change.after)}  {change.ask}")
    yield from _quotes("new", change.new)
    yield from _quotes("gone", change.gone)


def _quotes(word: str, quotes: tuple[Quote, ...]) -> Iterator[str]:
    for quote in quotes[:_SHOWN]:
        yield _wrapped(f"      {word:<4} p. {quote.page:<4} ", f"“{_short(quote.quote)}”")
    if len(quotes) > _SHOWN:
        yield f"      {word:<4} and {len(quotes) - _SHOWN} more"


def _wrapped(label: str, text: str) -> str:
    width = max(50, min(100, shutil.get_terminal_size().columns))
    return textwrap.fill(printable(text), width, initial_indent=label, subsequent_indent=" " * len(label))


def _short(text: str) -> str:
    return textwrap.shorten(text, 240, placeholder=" …")


def _answer(level: str | None) -> str:
    return "not asked" if level is None else level.replace("_", " ")


def _score(score: float | None) -> str:
    return "not assessed" if score is None else f"{score:.0f}"


def _difference(before: float | None, after: float | None) -> str:
    if before is None or after is None:
        return ""
    change = round(after) - round(before)  # of what is shown, so that the line adds up
    return f"{change:+d}" if change else "="


def _plain(comparison: Comparison) -> dict[str, object]:
    def card(of: Scorecard) -> dict[str, object]:
        return {
            "company": of.company, "title": of.report.title, "date": of.report.date, "report": of.report.sha256,
            "rubric": f"{of.rubric.id} {of.rubric.version} {of.rubric.digest}", "score": of.score,
            "themes": {t.id: t.score for t in of.themes},
        }  # fmt: skip

    def quotes(of: tuple[Quote, ...]) -> list[dict[str, object]]:
        return [{"page": q.page, "quote": q.quote} for q in of]

    reuse = comparison.reuse
    return {
        "earlier": card(comparison.earlier),
        "later": card(comparison.later),
        "cautions": list(comparison.cautions),
        "elements": [
            {
                "id": c.id, "before": c.before, "after": c.after, "steps": c.steps, "denied": list(c.denied),
                "new": quotes(c.new), "gone": quotes(c.gone), "reused": quotes(c.reused),
            }
            for c in comparison.elements
        ],
        "reuse": None if reuse is None else {
            "sentences": reuse.sentences, "shared": reuse.shared, "longest": reuse.longest,
            "pages": list(reuse.pages) if reuse.pages else None, "begins": reuse.begins,
        },
    }  # fmt: skip
