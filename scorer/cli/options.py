"""Options that several verbs share."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from scorer.errors import EXIT_USAGE, UserError

F = TypeVar("F", bound=Callable[..., Any])


class Number(click.FloatRange):
    """A number that can be compared: "nan" would lie below no limit and above none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value} is no number to compare with.", param, ctx)
        return number


LIBRARY = click.option(
    "--library",
    metavar="FILE",
    envvar="SCORER_LIBRARY",
    show_envvar=True,
    type=click.Path(path_type=Path),
    help="The library's file.  [default: in this user's data folder]",
)
NO_LIBRARY = click.option("--no-library", is_flag=True, help="Neither use nor fill the library.")


def date_option(text: str, *, day: bool = False, default: str | None = None) -> Callable[[F], F]:
    """``--date``, refused where the calendar has no such date; ``day``: only a whole one will do."""

    def checked(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
        from scorer.register.dates import is_date, is_day

        if value and not (is_day if day else is_date)(value):
            hint = "Give year, month and day: 2024-03-31." if day else "Give 2024, 2024-03 or 2024-03-31."
            raise UserError(f'"{value}" is not a date', "--date", hint, EXIT_USAGE)
        return value

    return click.option("--date", metavar="D", default=default, callback=checked, help=text)


def library_path(library: Path | None, no_library: bool = False) -> Path | None:
    """The library's file as the options have it; None for none."""
    if no_library:
        return None
    from scorer.library.file import default_path

    return library or default_path()


def format_option(default: str) -> Callable[[F], F]:
    """``--format``, as the parameter ``formats``; see ``formats_of``."""
    return click.option(
        "--format",
        "formats",
        metavar="F,F",
        default=default,
        show_default=True,
        help="Any of html, json, csv, xlsx, md, and pdf (the report with its evidence highlighted).",
    )


def formats_of(wanted: str) -> tuple[str, ...]:
    """The formats named, each once, in their order.

    Raises:
        UserError: One is not known, or none is named.
    """
    from scorer.library.output import FORMATS

    formats = tuple(dict.fromkeys(f.strip().lower() for f in wanted.split(",") if f.strip()))
    unknown = [f for f in formats if f not in FORMATS]
    if unknown or not formats:
        message = f'there is no format "{unknown[0]}"' if unknown else "no format is named"
        raise UserError(message, "--format", f"Give any of: {', '.join(FORMATS)}.", EXIT_USAGE)
    return formats
