"""``scorer register``: check or start a register of known legal challenges."""

from __future__ import annotations

from pathlib import Path

import click

from scorer.cli.talk import printable, say
from scorer.errors import EXIT_TROUBLE


@click.group()
def register() -> None:
    """Check or start a register: the legal challenges of a company that are known from outside its reports.

    REGISTER is a YAML file, or the name of a register that comes with the tool. See docs/registers.md.
    """


@register.command()
@click.argument("register", metavar="REGISTER")
def check(*, register: str) -> None:
    """Say everything that is wrong in a register, by line, with what to do about it.

    Errors keep the register from being used (exit code 1); warnings are advice.

    \b
      scorer register check example-group.yaml
    """
    from scorer.register.checking import check as checked
    from scorer.register.loading import find_register, read_register
    from scorer.rubric.problems import count

    path = find_register(register)
    result = checked(read_register(path))
    for problem in result.problems:
        click.echo(f"{problem}\n")
    warnings, held = len(result.problems) - result.errors, count(result.cases, "case")
    if result.problems:
        said = [count(n, noun) for n, noun in ((result.errors, "error"), (warnings, "warning")) if n]
        click.echo(f"{', '.join(said)}." + (f" ({held})" if not result.errors else ""))
    else:
        click.echo(f"{printable(str(path))}: nothing to say about {held}.")
    if result.errors:
        click.get_current_context().exit(EXIT_TROUBLE)


@register.command()
@click.argument("file", metavar="FILE.yaml", type=click.Path(path_type=Path))
def new(*, file: Path) -> None:
    """Start a register: a commented file that works as it stands.

    \b
      scorer register new example-group.yaml
    """
    from scorer.register.starting import start

    click.echo(printable(str(start(file))))
    say(f"Next: scorer register check {printable(str(file))}")
