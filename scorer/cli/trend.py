"""``scorer trend``: one company over the years."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.cards import SUFFIX, Faults
from scorer.cli.compare import (
    FORMAT,
    answer,
    copied,
    documents,
    no_page_is_lost,
    out_option,
    plain,
    score_words,
    wrapped,
    write_page,
)
from scorer.cli.options import LIBRARY, library_path
from scorer.cli.talk import printable, say
from scorer.scorecard.text import shorten

if TYPE_CHECKING:
    from scorer.library.trending import Trend
    from scorer.scorecard.model import Scorecard

_LONGEST = 600  # characters of a quote


@click.command()
@click.argument("company")
@click.option(
    "--cards",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Take the cards (.scorecard.json) in this folder instead of those in the library; what is none is named.",
)
@click.option("--rubric", metavar="R", help="Only cards by the rubric of this name (or name@version).")
@click.option("--across", is_flag=True, help="Compare also cards of different rubrics, or versions of one.")
@FORMAT
@out_option("trend.html")
@LIBRARY
def trend(
    *, company: str, cards: Path | None, rubric: str | None, across: bool, form: str, out: Path, library: Path | None
) -> None:
    """Follow one company over the years.

    Takes every report of the company that was scored on this machine, in the order of their dates, and says what rose
    and fell from each to the next, and how much of it stands word for word in the one before. Where the cards were made
    with a register, also which of its cases fell silent: told before, told no more, and no outcome told. COMPANY is the
    name on the cards, or a part of it; names that differ in nothing but the legal form are one company.

    \b
      scorer trend "Pellworth Foods"
      scorer trend pellworth --format html --out pellworth.html
    """
    from scorer.library import trending

    no_page_is_lost(form, as_json=False)
    path = library_path(library)
    faults = Faults()
    found = _in_folder(cards, company, faults) if cards else _in_library(path, company)
    by_digest = dict(zip([c.report.sha256 for c in found], documents(found, path), strict=True))
    told = trending.trend(found, by_digest.get, rubric=rubric, across=across)
    if form == "json":
        click.echo(json.dumps(_plain(told), indent=2, ensure_ascii=False))
    elif form == "html":
        from scorer.library.pages import trend_page

        write_page(out, trend_page(told))
    else:
        click.echo("\n".join(_told(told)))
    faults.end()


def _in_library(path: Path | None, company: str) -> list[Scorecard]:
    from scorer.library.store import Library
    from scorer.library.trending import cards_in

    with Library(path if path and path.exists() else None, notify=say, needed=True) as library:
        return cards_in(library, company)


def _in_folder(folder: Path, company: str, faults: Faults) -> list[Scorecard]:
    from scorer.library.trending import company_called, spellings

    cards = [card for _, card in faults.read(sorted(p for p in folder.iterdir() if p.name.endswith(SUFFIX)))]
    faults.tell(left=len(cards))
    companies = sorted({card.company for card in cards})
    names = spellings(company_called(company, companies), companies)
    return [card for card in cards if card.company in names]


def _told(trend: Trend) -> Iterator[str]:
    from scorer.library.comparing import moved, scores_of
    from scorer.scorecard.view import page_words, pages

    yield click.style(printable(trend.company), bold=True)
    for caution in trend.cautions:
        yield click.style(wrapped("!  ", caution), fg="yellow")
    years = [card.report.date or "no date" for card in trend.cards]
    rows = scores_of(trend.cards)
    width = max(len(row.title) for row in rows)
    yield ""
    yield f"{'':<{width}}  " + "  ".join(f"{year:>12}" for year in years)
    for row in rows:
        scores = "  ".join(f"{words:>12}" for words in map(score_words, row.scores, row.asked))
        yield f"{printable(row.title):<{width}}  {scores}"
    if not trend.steps:
        yield ""
        yield "There is only one report."
    for step in trend.steps:
        yield ""
        dates, words = [card.report.date or "no date" for card in (step.earlier, step.later)], step.in_words
        yield click.style(f"{dates[0]} (A) {words.to} {dates[1]} (B)", bold=True)
        for word, up in ((words.up, True), (words.down, False)):
            for change in moved(step.elements, up=up):
                way = f"{answer(change.before)} {words.to} {answer(change.after)}"
                yield wrapped(f"  {word[0].lower()}{word[1:]}  {change.id}  ", f"{way}  {change.ask}")
        if step.reuse is not None:
            yield from copied(step.reuse)
    if trend.silent:
        yield ""
        yield click.style("Cases fallen silent: told before, told no more, and no outcome told", bold=True)
    for case in trend.silent:
        date, on = case.last.report.date or "no date", page_words(pages(case.quote))
        yield wrapped("  ", f"{case.case.name}; last told in the report of {date}, {on}:")
        yield wrapped("    ", f"“{shorten(case.quote.quote, _LONGEST)}”")
        if case.status:
            yield wrapped("    ", f"Where it stands by the register: {case.status}")


def _plain(trend: Trend) -> dict[str, object]:
    from scorer.scorecard.view import pages

    return {
        "company": trend.company,
        "cautions": list(trend.cautions),
        "reports": [
            {
                "file": c.report.file, "sha256": c.report.sha256, "title": c.report.title, "date": c.report.date,
                "rubric": f"{c.rubric.id} {c.rubric.version} {c.rubric.digest}", "score": c.score, "low": c.low,
                "high": c.high, "coverage": c.coverage, "themes": {t.id: t.score for t in c.themes},
                "answers": {e.id: e.level if e.status == "assessed" else e.status for e in c.elements()},
            }
            for c in trend.cards
        ],
        "steps": [plain(step) for step in trend.steps],
        "fallen_silent": [
            {
                "case": s.case.id, "name": s.case.name, "file": s.last.report.file, "date": s.last.report.date,
                "page": s.quote.page, "pages": pages(s.quote), "quote": s.quote.quote, "status": s.status,
                "not_told_in": [c.report.date or c.report.file for c in s.after],
            }
            for s in trend.silent
        ],
    }  # fmt: skip
