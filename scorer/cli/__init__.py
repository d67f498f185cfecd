"""The command line: parse, call, print. One file a verb, each imported only when it is used."""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

import scorer
from scorer.errors import EXIT_TROUBLE, UserError
from scorer.inputs import is_file

_GIVEN = "scorer.cli.given"  # in a context's notes: the words of the command line

for _library in ("OPENBLAS", "MKL"):  # before numpy is loaded, here and in the processes that begin here:
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")  # reports are spread over cores, matrices need not be

# verb -> (module that holds a command of that name, the line shown by ``scorer --help``).
VERBS: dict[str, tuple[str, str]] = {
    "score": ("scorer.cli.score", "Score reports and write a scorecard for each."),
    "explain": (
        "scorer.cli.explain",
        "Tell how one element of a scorecard was judged: level, reason, and every quote with its page.",
    ),
    "render": (
        "scorer.cli.render",
        "Write the other forms of scorecards again from their JSON, without judging anything anew.",
    ),
    "rubric": ("scorer.cli.rubric", "Check, test, show or start a rubric: the questions that reports are asked."),
    "words": (
        "scorer.cli.words",
        "List the concepts that look-ups can name, show one, or find words for one.",
    ),
    "register": (
        "scorer.cli.register",
        "Check, start or draft a register: the legal challenges of a company that are known from outside its reports.",
    ),
    "evaluate": (
        "scorer.cli.evaluate",
        "Measure a rubric on what experts coded: sentences, or whole reports.",
    ),
    "learn": (
        "scorer.cli.learn",
        "Learn from sentences that people coded: a model that ranks, filters and completes what look-ups find.",
    ),
    "review": (
        "scorer.cli.review",
        "Begin a review of a scorecard: a file with every answer, for a person to accept or to change.",
    ),
    "worklist": (
        "scorer.cli.worklist",
        "List what needs a person most, over many scorecards, and begin one review of it.",
    ),
    "verify": (
        "scorer.cli.verify",
        "Check every quote of a scorecard against the report with a second, independent reader.",
    ),
    "compare": ("scorer.cli.compare", "Compare two scorecards: two years, or two companies."),
    "trend": ("scorer.cli.trend", "Follow one company over the years."),
    "overview": ("scorer.cli.overview", "Write one page over many scorecards."),
    "search": ("scorer.cli.search", "Look for sentences in every report that the library holds, the best first."),
    "library": ("scorer.cli.library", "Show or tidy the store of reports already read."),
}


class _Named(click.ParamType):  # type: ignore[type-arg]
    """A path that is named: an empty one, as from a variable that is not set, would be the folder one happens to be in.

    Args:
        path: What reads it else.
    """

    def __init__(self, path: click.Path) -> None:
        self.name, self._path = path.name, path

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("no file or folder is named.", param, ctx)
        return self._path.convert(value, param, ctx)


def _all_named(command: click.Command) -> click.Command:
    """The command, which takes no empty path; so do those below it."""
    for param in command.params:
        if isinstance(param.type, click.Path):
            param.type = _Named(param.type)
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        _all_named(below)
    return command


class _Lazy(click.Group):
    """A group that knows its verbs by name and imports one only when it is called: help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        command = getattr(importlib.import_module(VERBS[cmd_name][0]), cmd_name)
        assert isinstance(command, click.Command)
        return _all_named(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(verb, line) for verb, (_, line) in VERBS.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Also what ``--version`` and ``--help`` put out there."""
        from scorer.cli.talk import prepare_streams

        prepare_streams()
        ctx.meta[_GIVEN] = tuple(args)
        with _told(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        with _told(ctx):
            return super().invoke(ctx)


@contextlib.contextmanager
def _told(ctx: click.Context) -> Iterator[None]:
    """What goes wrong, as the user meets it."""
    from scorer.cli.talk import give_up, printable, say_error

    try:
        yield
        sys.stdout.flush()
    except click.NoSuchOption as error:
        files = [given for given in ctx.meta[_GIVEN] if given.startswith("-") and is_file(Path(given))]
        hint = "".join(f" A file whose name begins with a dash is given so: ./{printable(name)}" for name in files)
        raise click.NoSuchOption(error.option_name, error.message + hint, error.possibilities, error.ctx) from None
    except UserError as error:
        say_error(error)
        ctx.exit(error.exit_code)
    except OSError as error:
        if error.errno == errno.EPIPE or os.environ.get("SCORER_DEBUG"):
            raise  # whoever read our output is gone: click ends quietly
        where = str(error.filename) if error.filename else None
        say_error(UserError(error.strerror or str(error), where))
        if where is None:
            give_up(sys.stdout)  # it is not on a file of ours, but on what we say
        ctx.exit(EXIT_TROUBLE)


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from scorer.document.confining import tried

        click.echo(f"scorer, version {scorer.__version__}")
        click.echo(tried())
        ctx.exit()


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version, and what holds the reading of PDFs back.",
)
def main() -> None:
    """Score companies' transparency reports against a rubric, with a verbatim quote for every point.

    Everything runs on this machine, offline, the same way every time.

    \b
      scorer score report.pdf                 writes scorecards/report.scorecard.html and .json
      scorer explain CARD.json RE3.2          how one question was answered, and why
      scorer rubric show                      the questions, their weights and sources
    """
