"""``scorer library``: what is kept of the reports already read, and how to get rid of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.options import LIBRARY, Number, library_path
from scorer.cli.talk import plural, printable, say
from scorer.errors import EXIT_TROUBLE

if TYPE_CHECKING:
    from scorer.library.store import Library

_DAY = 86_400
_NOUNS = {
    "document": ("document", "documents"),
    "cues": ("list of cues", "lists of cues"),
    "findings": ("set of findings", "sets of findings"),
    "card": ("card", "cards"),
    "sight": ("look at a report", "looks at reports"),
    "picture": ("page picture", "page pictures"),
    "failure": ("unreadable file", "unreadable files"),
    "place": ("address", "addresses"),
    "register": ("register of cases", "registers of cases"),
}


@click.group()
def library() -> None:
    """Show or tidy the store of reports already read.

    Scoring a report again takes what was read, judged and drawn from this store and does not open the PDF. It is one
    file; nothing is lost by deleting it but the time to read the reports again.
    """


@library.command()
@LIBRARY
def info(*, library: Path | None) -> None:
    """Say where the library is, what it holds, and whether it is sound.

    \b
      scorer library info
    """
    path = library_path(library)
    assert path is not None
    if not path.exists():
        click.echo(f"There is no library yet; it will be {printable(str(path))}")
        return
    with _opened(path) as kept:
        state = kept.integrity()
        held = kept.info()
        click.echo(printable(held.path))
        for kind, count in held.counts.items():
            click.echo(f"  {plural(count, *_NOUNS[kind]):<22} {_size(held.sizes[kind]):>10}")
        click.echo(f"  {'in all':<22} {_size(held.size):>10} of {_size(held.limit)} at most")
        click.echo(f"  {'soundness':<22} {state:>10}")
    if state != "ok":
        click.get_current_context().exit(EXIT_TROUBLE)


@library.command()
@click.option("--to", "megabytes", metavar="MB", type=Number(0), help="Until it is no larger than this.")
@click.option("--unused", "days", metavar="DAYS", type=Number(0), help="What was not used for so many days.")
@LIBRARY
def prune(*, library: Path | None, megabytes: float | None, days: float | None) -> None:
    """Forget what was not used for longest, and give the room back.

    With --to, no more than is needed: first what searches look through (the next search makes it again), then pictures,
    then cards, what was found, and documents last. Trends need the cards.

    \b
      scorer library prune --unused 90
      scorer library prune --to 500
    """
    if megabytes is None and days is None:
        raise click.UsageError("Say how far: --to MB or --unused DAYS.")
    path = library_path(library)
    assert path is not None
    if not path.exists():
        say("There is no library yet.")
        return
    with _opened(path) as kept:
        gone = kept.prune(
            to_bytes=None if megabytes is None else int(megabytes * 1e6),
            unused_for=None if days is None else days * _DAY,
        )
        say(f"{plural(gone, 'entry', 'entries')} forgotten; the library now takes {_size(kept.info().size)}.")


def _opened(path: Path) -> Library:
    from scorer.library.store import Library

    return Library(path, notify=say, needed=True)


def _size(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"
