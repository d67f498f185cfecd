"""``scorer register``: check, start or draft a register of known legal challenges."""

from __future__ import annotations

import re
from pathlib import Path

import click

from scorer.cli.options import LIBRARY, NO_LIBRARY, date_option, library_path
from scorer.cli.talk import printable, say
from scorer.errors import EXIT_TROUBLE, EXIT_USAGE, UserError


@click.group()
def register() -> None:
    """Check, start or draft a register: the legal challenges of a company that are known from outside its reports.

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
@click.argument("report", metavar="REPORT.pdf", type=click.Path(path_type=Path))
@click.option(
    "--out",
    metavar="FILE.yaml",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write it.  [default: the report's name with .register.yaml]",
)
@click.option("--company", metavar="N", default="", help="Whose report it is, where it does not say so clearly.")
@date_option("Its date (2024, 2024-03, 2024-03-31), likewise.", default="")
@LIBRARY
@NO_LIBRARY
def suggest(*, report: Path, out: Path | None, company: str, date: str, library: Path | None, no_library: bool) -> None:
    """Draft a register from the cases that a report itself tells, for a person to check.

    One case for each proceeding of the company: its name or parties, court or authority, number, dates, and the
    report's own words with their page. Nothing is guessed, and some cases will be missing: what the report does not
    tell stays empty. Use it to see next year which of them are told no more.

    \b
      scorer register suggest report-2023.pdf --out example-group.yaml
      scorer score report-2024.pdf --register example-group.yaml
    """
    from scorer.document.opening import check_file
    from scorer.document.reading import Limits
    from scorer.evidence.cases.drafting import drafts
    from scorer.inputs import displayed
    from scorer.library.output import write
    from scorer.library.reports import Reports
    from scorer.library.store import Library
    from scorer.register.drafting import register_text
    from scorer.rubric.problems import count

    check_file(report, Limits().file_mb * 2**20)
    path = out or report.with_name(f"{report.stem}.register.yaml")
    if path.suffix not in {".yaml", ".yml"}:
        raise UserError("a register's file ends in .yaml", str(path), "For example --out company.yaml.", EXIT_USAGE)
    if path.exists():
        raise UserError("there is such a file already", str(path), "Give another name with --out.", EXIT_USAGE)
    with Library(library_path(library, no_library), notify=say) as kept, Reports(kept) as reports:
        reading = reports.reading(report)
    named = company or reading.document.company
    if not named:
        raise UserError(
            "the report does not say whose it is", displayed(report.name), "Name it: --company NAME.", EXIT_TROUBLE
        )
    found = drafts(reading, named)
    if not found:
        hint = "Start an empty one: scorer register new"
        raise UserError("no case against the company was found", displayed(report.name), hint, EXIT_TROUBLE)
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", path.name.split(".")[0]).strip("-_0123456789")[:60] or "draft"
    text = register_text(name, named, displayed(report.name), date or reading.document.date, found)
    write(path.parent, [(path.name, text.encode())])
    click.echo(printable(str(path)))
    say(f"{count(len(found), 'case')} drafted. Check each against the report.")
    say(f"Next: scorer register check {printable(str(path))}")


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
