"""``scorer compare``: two cards side by side."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from scorer.cli.cards import read_card
from scorer.cli.options import LIBRARY, library_path
from scorer.cli.talk import plural, printable, say
from scorer.cli.writing import rewrite_one
from scorer.errors import EXIT_USAGE, UserError

if TYPE_CHECKING:
    from scorer.document.model import Document
    from scorer.library.comparing import Comparison, ElementChange, InWords, Reuse
    from scorer.scorecard.model import Quote, Scorecard

F = TypeVar("F", bound=Callable[..., Any])

_SHOWN = 3  # quotes of a kind, and copied passages


FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="On the terminal, as JSON, or as a page.",
)


def out_option(default: str) -> Callable[[F], F]:
    """``--out`` for a page, as the parameter ``out``."""
    return click.option(
        "--out",
        metavar="FILE.html",
        type=click.Path(path_type=Path, dir_okay=False),
        default=default,
        show_default=True,
        help="Where the page goes, with --format html.",
    )


@click.command()
@click.argument("earlier", metavar="A.json", type=click.Path(path_type=Path))
@click.argument("later", metavar="B.json", type=click.Path(path_type=Path))
@click.option("--across", is_flag=True, help="Compare also cards of different rubrics, or versions of one.")
@FORMAT
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@out_option("comparison.html")
@LIBRARY
def compare(
    *, earlier: Path, later: Path, across: bool, form: str, as_json: bool, out: Path, library: Path | None
) -> None:
    """Compare two scorecards: two years, or two companies.

    Says which answers rose and fell from A to B, with the evidence that is new or gone, and how much of report B stands
    word for word in report A (for that, both must be in the library). Of two companies, and where the dates do not show
    that B is the later report, it says which are higher and lower in B, and which evidence only one of the two has; the
    keys of the JSON are the same (earlier is A, later B).

    \b
      scorer compare 2023.scorecard.json 2024.scorecard.json
      scorer compare 2023.scorecard.json 2024.scorecard.json --format html --out two-years.html
    """
    from scorer.library import comparing

    no_page_is_lost(form, as_json)
    cards = read_card(earlier), read_card(later)
    old, new = documents(cards, library_path(library))
    comparison = comparing.compare(*cards, (old, new) if old and new else None, across=across)
    if as_json or form == "json":
        click.echo(json.dumps(plain(comparison), indent=2, ensure_ascii=False))
    elif form == "html":
        from scorer.library.pages import comparison_page

        write_page(out, comparison_page(comparison))
    else:
        click.echo("\n".join(_told(comparison)))


def no_page_is_lost(form: str, as_json: bool) -> None:
    """A page that was named, and that no form of output would be written to, is a mistake."""
    source = click.get_current_context().get_parameter_source("out")
    if source is click.core.ParameterSource.COMMANDLINE and (form != "html" or as_json):
        raise UserError("--out names a page, and none was asked for", None, "Add --format html.", EXIT_USAGE)


def write_page(out: Path, page: str) -> None:
    """Write a page and name it on stdout."""
    from scorer.library.output import PAGE, spare

    spare(out, PAGE)
    rewrite_one(out, ".html", page.encode())
    click.echo(printable(str(out)))


def documents(cards: Sequence[Scorecard], path: Path | None) -> list[Document | None]:
    """The reports of the cards, where the library holds them."""
    from scorer.library.store import Library

    if path is None or not path.exists():
        return [None] * len(cards)
    with Library(path, notify=say) as library:
        keys = {report: key for key, report in library.documents().items()}
        return [library.document_at(keys.get(card.report.sha256, "")) for card in cards]


def _told(comparison: Comparison) -> Iterator[str]:
    from scorer.library.comparing import moved, scores_of

    earlier, later, words = comparison.earlier, comparison.later, comparison.in_words
    for label, card in (("A", earlier), ("B", later)):
        parts = (card.company, card.report.title, card.report.date)
        yield printable(f"{label}  {', '.join(filter(None, parts)) or card.report.file}")
    for caution in comparison.cautions:
        yield click.style(wrapped("!  ", caution), fg="yellow")
    yield ""
    rows = scores_of((earlier, later))
    width = max(len(row.title) for row in rows)
    for row in rows:
        before, after = map(score_words, row.scores, row.asked)
        line = f"{printable(row.title):<{width}}  {before:>12} {words.to} {after:<12} "
        yield (line + (_difference(*row.scores) if comparison.one_rubric else "")).rstrip()
    for title, up in ((words.up, True), (words.down, False)):
        changes = moved(comparison.elements, up=up)
        if changes:
            yield ""
            yield click.style(title, bold=True)
            for change in changes:
                yield from _changed(change, words)
    other = [c for c in comparison.elements if c.steps is None and c.before != c.after]
    if other:
        yield ""
        yield click.style("Assessed in one only", bold=True)
        for change in other:
            yield wrapped(
                f"  {change.id}  ", f"{answer(change.before)} {words.to} {answer(change.after)}  {change.ask}"
            )
    yield ""
    same = sum(c.before == c.after for c in comparison.elements)
    quotes = sum(len(c.reused) for c in comparison.elements)
    yield f"{plural(same, 'answer')} at the same level; {plural(quotes, 'quote')} of B word for word those of A."
    if comparison.reuse is None:
        say("What was copied from A to B can be told when both reports were read on this machine.")
    else:
        yield from copied(comparison.reuse)


def copied(reuse: Reuse) -> Iterator[str]:
    """What of the later report stands in the earlier one."""
    if not reuse.sentences:
        return
    told = f"{reuse.shared:,} ({reuse.share:.0%}) stand word for word in A."
    yield wrapped("", f"Of {plural(reuse.sentences, 'sentence')} in B, {told}")
    for passage in reuse.passages[:_SHOWN]:
        label = f"  {plural(passage.sentences, 'sentence')}, A p. {passage.pages[0]}, B p. {passage.pages[1]}: "
        yield wrapped("", f"{label}“{_short(passage.text)}”", "    ")
    if len(reuse.passages) > _SHOWN:
        yield f"  and {len(reuse.passages) - _SHOWN} more passages (--format html shows them)"


def _changed(change: ElementChange, words: InWords) -> Iterator[str]:
    yield wrapped(f"  {change.id}  ", f"{answer(change.before)} {words.to} {answer(change.after)}  {change.ask}")
    width = max(len(words.new), len(words.gone))
    yield from _quotes(f"{words.new:<{width}}", change.new)
    yield from _quotes(f"{words.gone:<{width}}", change.gone)


def _quotes(word: str, quotes: tuple[Quote, ...]) -> Iterator[str]:
    from scorer.scorecard.view import page_words, pages

    for quote in quotes[:_SHOWN]:
        yield wrapped(f"      {word} {page_words(pages(quote)):<7} ", f"“{_short(quote.quote)}”")
    if len(quotes) > _SHOWN:
        yield f"      {word} and {len(quotes) - _SHOWN} more"


def wrapped(label: str, text: str, indent: str | None = None) -> str:
    """Text behind a label, broken into lines that stand below its beginning."""
    width = max(50, min(100, shutil.get_terminal_size().columns))
    below = " " * len(label) if indent is None else indent
    return textwrap.fill(printable(text), width, initial_indent=label, subsequent_indent=below)


def _short(text: str) -> str:
    return textwrap.shorten(text, 240, placeholder=" …")


def answer(level: str | None) -> str:
    """A level, or why there is none, in words."""
    return "not asked" if level is None else level.replace("_", " ")


def score_words(score: float | None, asked: bool = True) -> str:
    """A score as shown."""
    return "not asked" if not asked else "not assessed" if score is None else f"{score:.0f}"


def _difference(before: float | None, after: float | None) -> str:
    if before is None or after is None:
        return ""
    change = round(after) - round(before)  # of what is shown, so that the line adds up
    return f"{change:+d}" if change else "="


def plain(comparison: Comparison) -> dict[str, object]:
    """A comparison as plain values, for JSON."""
    from scorer.scorecard.view import pages

    def card(of: Scorecard) -> dict[str, object]:
        return {
            "company": of.company, "title": of.report.title, "date": of.report.date, "report": of.report.sha256,
            "rubric": f"{of.rubric.id} {of.rubric.version} {of.rubric.digest}", "score": of.score,
            "themes": {t.id: t.score for t in of.themes},
        }  # fmt: skip

    def quotes(of: tuple[Quote, ...]) -> list[dict[str, object]]:
        return [{"page": q.page, "pages": pages(q), "quote": q.quote} for q in of]

    reuse = comparison.reuse
    return {
        "earlier": card(comparison.earlier),
        "later": card(comparison.later),
        "one_company": comparison.one_company,
        "cautions": list(comparison.cautions),
        "elements": [
            {
                "id": c.id, "before": c.before, "after": c.after, "steps": c.steps, "denied": list(c.denied),
                "new": quotes(c.new), "gone": quotes(c.gone), "reused": quotes(c.reused),
            }
            for c in comparison.elements
        ],
        "reuse": None if reuse is None else {
            "sentences": reuse.sentences, "shared": reuse.shared,
            "passages": [{"sentences": p.sentences, "pages": list(p.pages), "text": p.text} for p in reuse.passages],
        },
    }  # fmt: skip
