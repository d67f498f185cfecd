"""``scorer evaluate``: how well a rubric finds what experts coded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.evaluating_coded import evaluate_coded
from scorer.cli.options import LIBRARY, NO_LIBRARY, date_option, library_path
from scorer.cli.talk import Progress, plural, printable, say
from scorer.errors import EXIT_USAGE, UserError

if TYPE_CHECKING:
    from scorer.verdict.recording import About


_OTHERS = 8  # questions that are named


@click.command()
@click.argument("reports", metavar="[REPORTS]", required=False, type=click.Path(path_type=Path))
@click.option("--rubric", "rubric_name", default="human-rights-transparency", show_default=True, help="Name or file.")
@click.option(
    "--coded",
    type=click.Path(path_type=Path),
    help="CSV of coded sentences: document, position, text, and one 0/1 column per element id.",
)
@click.option(
    "--gold",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder of reports coded element by element (JSON); their PDFs are in REPORTS.",
)
@click.option(
    "--model",
    metavar="MODEL",
    type=click.Path(path_type=Path),
    help="With --coded: measure what this model says (see: scorer learn), not the rubric by itself.",
)
@click.option(
    "--predictions",
    type=click.Path(path_type=Path),
    help="Write every prediction to this CSV: document, position, element, predicted, score.",
)
@click.option(
    "--record",
    metavar="NAME",
    help="With --gold: append the figures to the record beside the rubric (NAME.accuracy.json); its cards show them.",
)
@date_option("With --record: the day of the measurement (2024-03-31).", day=True)
@click.option("--coded-by", "coders", metavar="WHO", help="With --record: who coded the reports, in a few words.")
@click.option(
    "--note",
    metavar="TEXT",
    help="With --record: what else bears on the figures, above all how often they had been looked at before.",
)
@click.option("--once-more", is_flag=True, help="With --record: add a set that is in the record by this name.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the figures.")
@LIBRARY
@NO_LIBRARY
def evaluate(
    *,
    reports: Path | None,
    rubric_name: str,
    coded: Path | None,
    gold: Path | None,
    model: Path | None,
    predictions: Path | None,
    record: str | None,
    date: str | None,
    coders: str | None,
    note: str | None,
    once_more: bool,
    form: str,
    library: Path | None,
    no_library: bool,
) -> None:
    """Measure a rubric on what experts coded: sentences, or whole reports.

    With --coded, on sentences: precision, recall and F1 of every element. A sentence counts as predicted when the
    rubric's look-ups find it and judging takes it as evidence, by the same code that scores a report. Intervals are
    bootstrapped over documents. With a model, a sentence counts as predicted when its score reaches the threshold.

    With --gold, on whole reports: how often our level is that of a careful reader, and the worst disagreements with
    both sides' reasons. What could not be assessed counts as silence there.

    With --record, too, the figures go into a record beside the rubric, with intervals and the rubric's digest, and
    every card says what they are. Do it before anybody has read an answer on these reports: the record is of reports
    that nobody has seen. So no answer is printed then. The record grows; what is in it stays. It is of a rubric of
    yours, named by its file: the rubrics that come with the tool have records of their own, which no run changes.

    \b
      scorer evaluate --rubric modern-slavery-statement --coded coded.csv
      scorer evaluate --gold coded-reports/ reports/
      scorer evaluate --rubric my.yaml --gold new/ reports/ --record spring --date 2024-03-31 --coded-by us
    """
    if (coded is None) == (gold is None):
        raise UserError("give either --coded or --gold", None, "See: scorer evaluate --help", EXIT_USAGE)
    if gold is not None and model is not None:
        raise UserError(
            "--model belongs to --coded", str(model), "Score the reports with it: score --model", EXIT_USAGE
        )
    if coded is not None:
        if record is not None:
            raise UserError("--record belongs to --gold", None, "A record is of whole reports.", EXIT_USAGE)
        if reports is not None:
            raise UserError("REPORTS belong to --gold", str(reports), "Coded sentences need no PDF.", EXIT_USAGE)
        evaluate_coded(rubric_name, coded, model, predictions, form)
        return
    assert gold is not None
    if reports is None:
        raise UserError("the reports are missing", None, "scorer evaluate --gold CODED REPORTS", EXIT_USAGE)
    if predictions is not None:
        raise UserError("--predictions belongs to --coded", None, "--format json has every answer.", EXIT_USAGE)
    if record is None and (date, coders, note, once_more) != (None, None, None, False):
        raise UserError("--date, --coded-by, --note and --once-more belong to --record", None, None, EXIT_USAGE)
    about = None
    if record is not None:
        from scorer.library.recording import check_new

        about = _about(record, date, coders, note)
        check_new(rubric_name, about.name, once_more=once_more)
    _reports(rubric_name, gold, reports, form=form, library=library_path(library, no_library), about=about)


def _about(name: str, date: str | None, coders: str | None, note: str | None) -> About:
    """What the record is to say of a set."""
    from scorer.verdict.recording import About

    name = name.strip()
    missing = [option for option, value in (("--date", date), ("--coded-by", coders)) if not value]
    if missing or not name:
        what = " and ".join(missing) or "a name"
        raise UserError(f"--record needs {what}", None, "The record says when and by whom.", EXIT_USAGE)
    assert date is not None
    assert coders is not None
    for option, text, most in (("--record", name, 80), ("--coded-by", coders, 500), ("--note", note or "", 2000)):
        if len(text) > most:
            raise UserError(f"a text of {len(text)} characters", option, f"At most {most}, please.", EXIT_USAGE)
    return About(name, date, coders, note or "")


def _reports(
    rubric_name: str, gold: Path, reports: Path, *, form: str, library: Path | None, about: About | None
) -> None:
    from scorer.cli.evaluating_gold import as_json, as_text
    from scorer.library.measuring import measure_gold
    from scorer.library.recording import add
    from scorer.library.store import Library
    from scorer.rubric.loading import find_rubric, load_rubric
    from scorer.verdict.gold import read_gold

    rubric = load_rubric(rubric_name)
    coded = read_gold(gold, rubric)
    if others := sorted({name for report in coded for name in report.others}):
        shown = ", ".join(map(printable, others[:_OTHERS])) + (" ..." if len(others) > _OTHERS else "")
        say(f"Left out, since the rubric asks no such question: {shown}")
    found = []
    with Library(library, notify=say) as kept, Progress(0) as progress:
        for done, pairs in enumerate(measure_gold(coded, reports, rubric, kept), start=1):
            progress.working("judging", done, len(coded))
            found += pairs
    say(f"{rubric.rubric} {rubric.version} on {plural(len(coded), 'coded report')}")
    show = as_json if form == "json" else as_text
    click.echo(show(rubric, found, answers=about is None))
    if about is not None:
        path = add(find_rubric(rubric_name), about, rubric, found)
        say(f"Recorded as {printable(about.name)} in {printable(str(path))}")
