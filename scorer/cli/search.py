"""``scorer search``: a question to every report that was ever read."""

from __future__ import annotations

import json
import shutil
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.options import LIBRARY, library_path
from scorer.cli.talk import Progress, plural, printable, say

if TYPE_CHECKING:
    from scorer.library.searching import Found

_WHY_BLIND = "the report is not where it was scored. Score it again to have it looked at."


@click.command()
@click.argument("query")
@click.option("--cues", metavar="C,C", default="", help="Only sentences with these cues (see: scorer rubric cues).")
@click.option("--company", metavar="N", default="", help="Only reports of companies whose name contains N.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1, 10_000),
    default=20,
    show_default=True,
    help="How many sentences at most.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@LIBRARY
def search(*, query: str, cues: str, company: str, limit: int, as_json: bool, library: Path | None) -> None:
    """Look for sentences in every report that the library holds, the best first.

    QUERY is written as a look-up of a rubric: words, "phrases", prefix*, AND OR NOT, NEAR(a b, 5).

    The pages of what is found are looked at, once, where the report still lies where it was scored: text that nobody
    sees on them is left out. What could not be looked at is marked, since nobody may see it.

    \b
      scorer search 'NEAR(recruitment fees, 5)'
      scorer search 'fine* OR penalt*' --cues money,date --company alder
    """
    from scorer.document.reading import Reader
    from scorer.library.searching import put_on_shelf, search
    from scorer.library.showing import Showing
    from scorer.library.store import Library

    wanted = tuple(c.strip() for c in cues.split(",") if c.strip())
    with Library(library_path(library), notify=say, needed=True) as kept, Progress(0) as progress, Reader() as reader:
        put_on_shelf(kept, lambda done, total: progress.working("preparing the library", done, total))
        showing = Showing(kept, reader, lambda done, total: progress.working("looking at reports", done, total))
        found, hidden = showing.seen(lambda most: search(kept, query, cues=wanted, company=company, limit=most), limit)
    if hidden:
        say(f"Left out, as nobody sees it on its page: {plural(hidden, 'sentence')}.")
    if blind := sum(not f.looked for f in found):
        say(f"Not looked at on its page, which nobody may see: {plural(blind, 'sentence')}; {_WHY_BLIND}")
    if as_json:
        click.echo(json.dumps([_plain(f) for f in found], indent=2, ensure_ascii=False))
        return
    if not found:
        say("Nothing was found in the reports that were read so far.")
    for n, sentence in enumerate(found):
        click.echo(("\n" if n else "") + _shown(sentence))


def _shown(found: Found) -> str:
    head = ", ".join(filter(None, (found.company, found.title, found.date)))
    place = " · ".join(filter(None, (f"p. {found.page}", found.section, "" if found.looked else "not looked at")))
    text = "".join(f"[{piece}]" if hit else piece for piece, hit in found.pieces)
    width = max(40, min(100, shutil.get_terminal_size().columns))
    lines = textwrap.wrap(printable(f"“{text}”"), width, initial_indent="  ", subsequent_indent="  ")
    return "\n".join([click.style(printable(head or found.file), bold=True), f"  {printable(place)}", *lines])


def _plain(found: Found) -> dict[str, object]:
    text, hits = "", []
    for piece, hit in found.pieces:
        if hit:
            hits.append([len(text), len(text) + len(piece)])
        text += piece
    return {
        "company": found.company, "title": found.title, "date": found.date, "file": found.file, "report": found.report,
        "page": found.page, "section": found.section, "text": text, "hits": hits, "cues": list(found.cues),
        "looked_at": found.looked,
    }  # fmt: skip
