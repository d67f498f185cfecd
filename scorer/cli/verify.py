"""``scorer verify``: does every quote of a card stand in the report, as another program reads it?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.cards import read_card, stem_of
from scorer.cli.options import LIBRARY, NO_LIBRARY, library_path
from scorer.cli.talk import plural, printable, say
from scorer.cli.writing import rewrite
from scorer.errors import EXIT_TROUBLE, EXIT_USAGE, UserError

if TYPE_CHECKING:
    from scorer.document.reading import Reader
    from scorer.scorecard.model import Scorecard
    from scorer.scorecard.verifying import Failed

_SHOWN = 160  # characters of a quote


@click.command()
@click.argument("card", metavar="CARD.json", type=click.Path(path_type=Path))
@click.argument("report", metavar="REPORT.pdf", type=click.Path(path_type=Path))
@click.option("--password", metavar="P", envvar="SCORER_PASSWORD", show_envvar=True, help="For a locked PDF.")
@click.option("--no-stamp", is_flag=True, help="Only check; leave the card's files as they are.")
@NO_LIBRARY
@LIBRARY
def verify(
    *, card: Path, report: Path, password: str | None, no_stamp: bool, no_library: bool, library: Path | None
) -> None:
    """Check every quote of a scorecard against the report with a second, independent reader.

    Cards are made with PDFium. This opens the report with pdfplumber, which shares no code with it, and looks for the
    words of every quote, those of near misses, cases and contradictions included, on their page and at their place.
    White space, hyphens, kinds of quotation marks and case may differ; every letter, digit and other mark counts.

    A quote that fails is one line on stdout: part of the card, page, what is wrong, quote (tabs between them). If none
    does, the card's JSON, and its page if it lies beside it, get a stamp at their end. If one does, they lose it. A
    card that somebody changed since it was written gets none, and is left as it is; a page that was changed is kept
    aside and made anew.

    \b
      scorer verify scorecards/report.scorecard.json report.pdf

    The exit code is 0 where every quote stands in the report, 1 where one does not, the card was changed or the stamp
    cannot be written, 2 for another report than that of the card.
    """
    from scorer.document.opening import check_file
    from scorer.document.reading import Reader
    from scorer.library.fingerprint import file_digest
    from scorer.scorecard.sealing import is_intact
    from scorer.scorecard.verifying import stamp
    from scorer.scorecard.view import page_words, pages

    value, unwritten = read_card(card), None
    with Reader() as reader:
        check_file(report, reader.limits.file_mb * 2**20)
        if file_digest(report) != value.report.sha256:
            message = f"this is not the report that the card was made from ({value.report.file})"
            raise UserError(message, str(report), "Give the very file: its SHA-256 is in the card.", EXIT_USAGE)
        found, name, count = _checked(value, report, reader, password)
        for failed in found:
            on = page_words(pages(failed.quote))
            words = printable(" ".join(failed.quote.quote.split()))
            words = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
            click.echo("\t".join((printable(failed.where), on, printable(failed.reason), words)))
        after = stamp(value, name) if count and not found else value.model_copy(update={"verified": None})
        changed = not found and not is_intact(card.read_bytes(), table=False)
        if not no_stamp and not changed and (after != value or _page_changed(card)):
            try:
                _write(card, after, report, reader, password=password, library=library_path(library, no_library))
            except UserError as error:  # told after the verdict, which stands whatever can be written
                what = "the stamp was not written" if after.verified else "the card's old stamp was not taken away"
                hint = "Make the card's folder writable and verify again, or only check with --no-stamp."
                unwritten = UserError(f"{what}: {error.message}", error.where, hint)
    if found:
        say(f"{len(found)} of {plural(count, 'quote')} could not be confirmed by {name}.")
    elif not count:
        say("This card quotes nothing, so there is nothing to check.")
    else:
        once = after.verified.quotes if after.verified else count  # as the stamp counts them: each once
        say(f"{plural(once, 'quote')} of {printable(value.report.file)} found at page and place by {name}.")
    if changed:
        message = "the card is not as scorer wrote it: somebody may have changed its levels, points or reasons"
        hint = "Score the report again to have a card that can be stamped; this one is left as it is."
        raise UserError(message, str(card), hint, EXIT_TROUBLE)
    if unwritten is not None:
        raise unwritten
    if found:
        sys.exit(EXIT_TROUBLE)


def _page_changed(card: Path) -> bool:
    """Whether the page beside a card is not as scorer wrote it: it would keep a stamp that it had before."""
    from scorer.scorecard.sealing import is_intact

    page = card.with_name(f"{stem_of(card)}.scorecard.html")
    return page.is_file() and not is_intact(page.read_bytes(), table=False)


def _checked(card: Scorecard, report: Path, reader: Reader, password: str | None) -> tuple[list[Failed], str, int]:
    """What failed, the second reader's name, and how many quotes there are."""
    from scorer.scorecard.verifying import Fault, failures, pages_of, quotes

    expected = card.report.pages
    reply = reader.letters(report, pages_of(card), expected, password=password, sha256=card.report.sha256)
    if reply.mended:
        say("The second reader could not read the file as it is; it read it as qpdf repairs it.")
    if reply.count != expected:
        say(f"The card counts {plural(expected, 'page')}, the second reader {reply.count:,}.")
    letters = {page.page: page.letters for page in reply.pages}
    found = failures(card, letters)
    if any(failed.fault is Fault.WORDS for failed in found):  # worth looking where they stand
        everywhere = range(1, reply.count + 1)
        whole = reader.letters(report, everywhere, expected, password=password, sha256=card.report.sha256)
        found = failures(card, letters, {page.page: page.letters for page in whole.pages})
    return found, reply.reader, sum(1 for _ in quotes(card))


def _write(
    path: Path, card: Scorecard, report: Path, reader: Reader, *, password: str | None, library: Path | None
) -> None:
    """The card's JSON, and its page where there is one, anew."""
    from scorer.library import output
    from scorer.library.drawing import Drawing
    from scorer.library.store import Library

    view = output.View(card, report=report, password=password)
    files = list(output.made("json", view).values())
    made = [(path.name, files[0])]
    page = path.with_name(f"{stem_of(path)}.scorecard.html")
    if page.is_file():
        with Library(library, notify=say) as kept:
            pictures = Drawing(kept, reader, say).pictures(card, report, password)
        view = output.View(card, pictures, output.pdf_link(report, path.parent), report, password)
        made += [(stem_of(path) + suffix, data) for suffix, data in output.made("html", view).items()]
    rewrite(path.parent, made)
