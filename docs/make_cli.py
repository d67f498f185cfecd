"""Write docs/cli.md from the commands' own help, so that page and help cannot disagree.

python docs/make_cli.py           writes it
python docs/make_cli.py --check   ends with 1 where it is not what would be written
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from scorer.cli import main

PAGE = Path(__file__).with_name("cli.md")
HEAD = """\
<!-- Made by `make docs` from the commands' own help; not edited by hand. -->

# The command line

Data goes to stdout, talk and progress to stderr. Every command has `--help`. A message about something you can mend
says where it is, what is wrong and what to do.

| exit code | meaning |
|---|---|
| 0 | done; every report has its card, also one that could not be assessed (its language, or too little text) |
| 1 | trouble: a report could not be read, a file not be written, or the command was stopped (Ctrl-C) |
| 2 | the command itself cannot be understood: an unknown option, a file that is not what was asked for |
| 3 | a report holds no readable text (a scan, garbled fonts) |
| 10 | with `--fail-under`: a score may lie below, or none could be given |
| 11 | an example of a rubric did not get the level that it should |

With several reports every one is tried, and the run ends with the worst code: 1 before 3 before 10.
"""


def page() -> str:
    """The text of docs/cli.md."""
    os.environ.pop("SCORER_LIBRARY", None)
    return HEAD + "".join(_sections(main, "scorer", None))


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(command, info_name=name.rsplit(" ", 1)[-1], parent=parent, max_content_width=100)
    context.terminal_width = 100
    yield f"\n## {name}\n\n```\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for verb in command.list_commands(context):
            if (below := command.get_command(context, verb)) is not None:
                yield from _sections(below, f"{name} {verb}", context)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
