"""``scorer rubric``: check, test, try, start, show and compare rubrics."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.options import LIBRARY, NO_LIBRARY, library_path
from scorer.cli.talk import printable, say
from scorer.errors import EXIT_EXAMPLES_FAILED, EXIT_TROUBLE, EXIT_USAGE, UserError

if TYPE_CHECKING:
    from scorer.rubric.model import Rubric

_DEFAULT = "human-rights-transparency"
_RUBRIC = click.argument("rubric", metavar="[RUBRIC]", default=_DEFAULT)


@click.group()
def rubric() -> None:
    """Check, test, show or start a rubric: the questions that reports are asked.

    RUBRIC is a YAML file, or the name of a rubric that comes with the tool. See docs/writing-a-rubric.md.
    """


@rubric.command()
@_RUBRIC
@click.option("--all", "everything", is_flag=True, help="List every look-up that finds none of its element's examples.")
def check(*, rubric: str, everything: bool) -> None:
    """Say everything that is wrong in a rubric, by line, with what to do about it.

    Errors keep the rubric from being used (exit code 1); warnings are advice.

    \b
      scorer rubric check my-rubric.yaml
    """
    from scorer.language.cues import NAMES
    from scorer.rubric.checking import check as checked
    from scorer.rubric.loading import find_rubric, read_rubric
    from scorer.rubric.problems import count

    path = find_rubric(rubric)
    loaded = read_rubric(path)
    result = checked(loaded, NAMES, _finder(loaded.rubric), everything=everything)
    for problem in result.problems:
        click.echo(f"{problem}\n")
    if result.unseen:
        look_ups = sum(e.count for e in result.unseen)
        click.echo(f"{count(look_ups, 'look-up')} find no example of their element, so no test shows them at work.")
        click.echo("How many of how many, by element (--all lists them):")
        counts = [f"{e.element} {e.count}/{e.look_ups}" for e in result.unseen]
        width = max(map(len, counts)) + 3
        for at in range(0, len(counts), 6):
            click.echo("  " + "".join(f"{text:<{width}}" for text in counts[at : at + 6]).rstrip())
        click.echo()
    warnings = len(result.problems) - result.errors
    held = (
        f"{count(result.elements, 'element')}, {count(result.look_ups, 'look-up')}, {count(result.examples, 'example')}"
    )
    if result.problems:
        said = [count(n, noun) for n, noun in ((result.errors, "error"), (warnings, "warning")) if n]
        click.echo(f"{', '.join(said)}." + (f" ({held})" if not result.errors else ""))
    else:
        click.echo(f"{printable(str(path))}: nothing to say about {held}.")
    if result.errors:
        click.get_current_context().exit(EXIT_TROUBLE)


def _finder(rubric: Rubric | None = None) -> Callable[[str, str], Callable[[str], bool]]:
    """Tells what a look-up finds in a passage, with the words that the rubric brings itself."""
    from scorer.evidence.gathering import Reading
    from scorer.verdict.examples import passage_document

    def finder(text: str, section: str) -> Callable[[str], bool]:
        reading = Reading(passage_document(text, section))
        index = (reading if rubric is None else reading.asked_by(rubric)).index

        def finds(query: str) -> bool:
            try:
                return bool(index.ids(query))
            except UserError:  # an error of its own says so
                return True

        return finds

    return finder


@rubric.command()
@_RUBRIC
@click.option("--quiet", "-q", is_flag=True, help="Show only what did not come out as expected.")
@NO_LIBRARY
@LIBRARY
@click.option(
    "--examples",
    metavar="FILE.csv",
    type=click.Path(path_type=Path),
    help="Judge the labelled passages of this table instead: columns id, element, level, section, text (and kind).",
)
@click.option(
    "--predictions",
    metavar="OUT.csv",
    type=click.Path(path_type=Path),
    help="With --examples: write what came of each passage.",
)
@click.option("--twins", is_flag=True, help="Deny, attribute to others, imagine and promise every example instead.")
def test(
    *,
    rubric: str,
    quiet: bool,
    no_library: bool,
    library: Path | None,
    examples: Path | None,
    predictions: Path | None,
    twins: bool,
) -> None:
    """Run every example of a rubric through the code that judges reports.

    Shows what was expected, what came, and the look-up that did it. What stands in NAME.test.yaml beside the rubric is
    expected of whole reports and is tried as well. Known gaps (todo: true) are counted and are no failure. Exit code
    11 when something else came than expected.

    With --examples, passages that somebody labelled are judged, and counted by their kind; with --twins, every example
    is denied, told of others, demanded by a law, only imagined or promised, and none may keep its credit.

    \b
      scorer rubric test my-rubric.yaml
      scorer rubric test my-rubric.yaml --twins
      scorer rubric test my-rubric.yaml --examples passages.csv --predictions came.csv
    """
    if predictions is not None and examples is None:
        raise UserError("--predictions belongs to --examples", None, "Name the passages with --examples.", EXIT_USAGE)
    if examples is not None:
        _test_passages(rubric, examples, predictions)
        return
    if twins:
        _test_twins(rubric, quiet=quiet)
        return
    from scorer.cli.rubric_testing import Tally, test_examples, test_reports
    from scorer.rubric.examples import expectations_beside, load_report_tests
    from scorer.rubric.loading import find_rubric, load_rubric

    path = find_rubric(rubric)
    loaded = load_rubric(path)
    tally = Tally()
    for line in test_examples(loaded, tally, quiet=quiet):
        click.echo(line)
    beside = expectations_beside(path)
    if beside.is_file():
        tests = load_report_tests(beside, loaded)
        for line in test_reports(loaded, tests, beside.parent, library_path(library, no_library), tally, quiet=quiet):
            click.echo(line)
    click.echo(tally.sentence())
    if tally.failed:
        click.get_current_context().exit(EXIT_EXAMPLES_FAILED)


def _test_passages(rubric: str, examples: Path, predictions: Path | None) -> None:
    from scorer.cli.rubric_passages import read_all, table, write_predictions
    from scorer.rubric.loading import load_rubric
    from scorer.verdict.labelled import load_labelled

    loaded = load_rubric(rubric)
    results = read_all(loaded, load_labelled(examples, loaded))
    if predictions is not None:
        write_predictions(predictions, results, examples)
    click.echo("\n".join(table(results)))
    if predictions is not None:
        say(f"What came of each passage: {printable(str(predictions))}")


def _test_twins(rubric: str, *, quiet: bool) -> None:
    from scorer.cli.rubric_passages import twins_told
    from scorer.rubric.loading import load_rubric

    lines, kept = twins_told(load_rubric(rubric), quiet=quiet)
    click.echo("\n".join(lines))
    if kept:
        click.get_current_context().exit(EXIT_EXAMPLES_FAILED)


@rubric.command("try")
@click.argument("rubric", metavar="RUBRIC")
@click.argument("element", metavar="ELEMENT")
@click.argument("report", metavar="[REPORT]", type=click.Path(path_type=Path), required=False)
@click.option("--text", metavar="PASSAGE", help="Try this passage instead of a report.")
@click.option("--section", metavar="HEADING", default="", help="With --text: the heading that it stands under.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Show every sentence, not the first ten of each look-up, and every look-up that finds nothing (with --text: "
    "every one that a sentence comes near).",
)
@NO_LIBRARY
@LIBRARY
def try_(
    *,
    rubric: str,
    element: str,
    report: Path | None,
    text: str | None,
    section: str,
    everything: bool,
    no_library: bool,
    library: Path | None,
) -> None:
    """Show what each look-up of an element finds in a report, what is taken, and why the rest is not.

    With --text, one passage is tried instead: what it says clause by clause (who, affirmed or denied, in which mood),
    which look-up found it, what it earns and why, and what it lacks: for the next level, or for being found at all.

    \b
      scorer rubric try my-rubric.yaml RE3.2 report.pdf
      scorer rubric try my-rubric.yaml RE3.2 --text "We have never repaid any fees."
    """
    if (report is None) == (text is None):
        raise UserError("name a report, or give a passage with --text", None, "One of the two.", EXIT_USAGE)
    if text is not None and not text.strip():
        raise UserError("the passage is empty", None, 'Give it one: --text "We repaid the fees."', EXIT_USAGE)
    from scorer.cli.rubric_testing import tried
    from scorer.rubric.loading import load_rubric

    loaded = load_rubric(rubric)
    width = max(60, min(110, shutil.get_terminal_size().columns))
    if report is None:
        from scorer.cli.rubric_passages import tried_text

        for line in tried_text(loaded, element, text or "", section, width, everything=everything):
            click.echo(line)
        return
    limit = None if everything else 10
    for line in tried(loaded, element, report, library_path(library, no_library), limit=limit, width=width):
        click.echo(line)


@rubric.command()
@click.argument("file", metavar="FILE.yaml", type=click.Path(path_type=Path))
@click.option("--extend", "base", metavar="R", help="Build on this rubric and say only what is different.")
def new(*, file: Path, base: str | None) -> None:
    """Start a rubric: a commented file that works as it stands, and the schema for editors beside it.

    \b
      scorer rubric new my-rubric.yaml
      scorer rubric new my-rubric.yaml --extend human-rights-transparency
    """
    from scorer.rubric.starting import start

    for path in start(file, base):
        click.echo(printable(str(path)))
    say(f"Next: scorer rubric check {printable(str(file))}")


@rubric.command()
def schema() -> None:
    """Write the JSON Schema of rubric files, for editors.

    \b
      scorer rubric schema > rubric.schema.json
    """
    from scorer.rubric.schema import schema_text

    click.echo(schema_text(), nl=False)


@rubric.command()
@_RUBRIC
@click.argument("element", metavar="[ELEMENT]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html"]),
    default="md",
    show_default=True,
    help="Markdown, or a page for a browser.",
)
def show(*, rubric: str, element: str | None, form: str) -> None:
    """Write the method as a document: weights, questions, levels, look-ups and examples; or one question of it.

    Each look-up is also told in plain words, with an example that it finds.

    \b
      scorer rubric show
      scorer rubric show human-rights-transparency DD3.3
      scorer rubric show my-rubric.yaml --format html > method.html
    """
    from scorer.cli.rubric_testing import element_of
    from scorer.rubric.describing import html, markdown, question
    from scorer.rubric.loading import load_rubric
    from scorer.verdict.examples import found_by_look_up

    loaded = load_rubric(rubric)
    one = element_of(loaded, element) if element is not None else None
    if one is not None and form == "html":
        raise UserError("one question is shown as Markdown only", element, "Leave --format out.", EXIT_USAGE)
    finds = found_by_look_up(loaded, (one,) if one is not None else loaded.elements())
    click.echo(question(loaded, one, finds) if one else (html if form == "html" else markdown)(loaded, finds), nl=False)


@rubric.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.argument("reports", metavar="[REPORT]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Show every passage, also where the answer stays.")
@NO_LIBRARY
@LIBRARY
def diff(
    *, old: str, new: str, reports: tuple[Path, ...], everything: bool, no_library: bool, library: Path | None
) -> None:
    """Say what changed from one rubric to another and, with reports, what that does to their scores.

    Of each report: which answers move, and by which passages. They are marked + where the new rubric takes them and the
    old one did not, - where it no longer does, and ~ where they show another level, each with the look-up that does it.
    An answer that stays, with passages that moved, is one line marked =.

    \b
      scorer rubric diff human-rights-transparency my-rubric.yaml
      scorer rubric diff old.yaml new.yaml reports/a.pdf reports/b.pdf
    """
    from scorer.cli.rubric_diff import compared, told
    from scorer.rubric.loading import load_rubric

    before, after = load_rubric(old), load_rubric(new)
    for line in told(before, after):
        click.echo(line)
    width = max(60, min(110, shutil.get_terminal_size().columns))
    where = library_path(library, no_library)
    for line in compared(before, after, reports, where, width=width, everything=everything):
        click.echo(line)


@rubric.command()
@click.argument("name", metavar="[CUE]", required=False)
def cues(*, name: str | None) -> None:
    """List the cues that a look-up can ask for (cues:money), or show one with examples.

    \b
      scorer rubric cues
      scorer rubric cues promise
    """
    from scorer.cli.filters import cue_meanings
    from scorer.language.cues import REGISTRY

    meanings = cue_meanings()
    if name is None:
        width = max(map(len, meanings))
        for cue_name, meaning in sorted(meanings.items()):
            click.echo(f"{cue_name:<{width}}  {meaning}")
        return
    if name not in meanings:
        raise UserError(f'there is no cue "{name}"', None, '"scorer rubric cues" lists them.', EXIT_USAGE)
    click.echo(f"{name}: {meanings[name]}")
    if name in REGISTRY:
        for mark, sentences in (("+", REGISTRY[name].yes), ("-", REGISTRY[name].no)):
            for sentence in sentences:
                click.echo(f"  {mark} {sentence}")
