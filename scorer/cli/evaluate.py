"""``scorer evaluate``: how well a rubric finds what experts coded."""

from __future__ import annotations

from pathlib import Path

import click

from scorer.cli.evaluating_coded import evaluate_coded
from scorer.cli.options import LIBRARY, NO_LIBRARY, library_path
from scorer.cli.talk import Progress, say
from scorer.errors import EXIT_USAGE, UserError


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

    \b
      scorer evaluate --rubric modern-slavery-statement --coded coded.csv
      scorer evaluate --gold coded-reports/ reports/
    """
    if (coded is None) == (gold is None):
        raise UserError("give either --coded or --gold", None, "See: scorer evaluate --help", EXIT_USAGE)
    if gold is not None and model is not None:
        raise UserError(
            "--model belongs to --coded", str(model), "Score the reports with it: score --model", EXIT_USAGE
        )
    if coded is not None:
        if reports is not None:
            raise UserError("REPORTS belong to --gold", str(reports), "Coded sentences need no PDF.", EXIT_USAGE)
        evaluate_coded(rubric_name, coded, model, predictions, form)
        return
    assert gold is not None
    if reports is None:
        raise UserError("the reports are missing", None, "scorer evaluate --gold CODED REPORTS", EXIT_USAGE)
    if predictions is not None:
        raise UserError("--predictions belongs to --coded", None, "--format json has every answer.", EXIT_USAGE)
    _reports(rubric_name, gold, reports, form, library_path(library, no_library))


def _reports(rubric_name: str, gold: Path, reports: Path, form: str, library: Path | None) -> None:
    from scorer.cli.evaluating_gold import as_json, as_text
    from scorer.library.measuring import measure_gold
    from scorer.library.store import Library
    from scorer.rubric.loading import load_rubric
    from scorer.verdict.gold import read_gold

    rubric = load_rubric(rubric_name)
    coded = read_gold(gold, rubric)
    found = []
    with Library(library, notify=say) as kept, Progress(0) as progress:
        for done, pairs in enumerate(measure_gold(coded, reports, rubric, kept), start=1):
            progress.working("judging", done, len(coded))
            found += pairs
    say(f"{rubric.rubric} {rubric.version} on {len(coded)} coded reports")
    click.echo(as_json(rubric, found) if form == "json" else as_text(rubric, found))
