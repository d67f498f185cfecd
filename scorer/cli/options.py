"""Options that several verbs share."""

from __future__ import annotations

from pathlib import Path

import click

LIBRARY = click.option(
    "--library",
    metavar="FILE",
    envvar="SCORER_LIBRARY",
    show_envvar=True,
    type=click.Path(path_type=Path),
    help="The library's file.  [default: in this user's data folder]",
)
NO_LIBRARY = click.option("--no-library", is_flag=True, help="Neither use nor fill the library.")


def library_path(library: Path | None, no_library: bool = False) -> Path | None:
    """The library's file as the options have it; None for none."""
    if no_library:
        return None
    from scorer.library.store import default_path

    return library or default_path()
