"""Writing what a command makes where an earlier one of its kind may stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from scorer.cli.talk import printable, say


def rewrite(folder: Path, files: Iterable[tuple[str, bytes]], say: Callable[[str], None] = say) -> None:
    """Write sealed files, and say where what somebody changed in the ones before is now.

    Raises:
        UserError: The folder or a file cannot be written.
    """
    from scorer.library import output

    for note in output.rewrite(folder, files):
        say(printable(note))


def rewrite_one(path: Path, kind: str, data: bytes, say: Callable[[str], None] = say) -> None:
    """Seal and write one file of a kind (".html"), whatever it is called."""
    from scorer.scorecard.sealing import sealed

    rewrite(path.parent, [(path.name, sealed(kind, data))], say)
