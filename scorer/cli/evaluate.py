"""``scorer evaluate``: how well a rubric finds what experts coded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.options import LIBRARY, NO_LIBRARY, library_path
from scorer.cli.talk import Progress, say
from scorer.errors import EXIT_USAGE, UserError

if TYPE_CHECKING:
    from scorer.verdict.agreement import Measure
    from scorer.verdict.coded import Prediction


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
    predictions: Path | None,
    form: str,
    library: Path | None,
    no_library: bool,
) -> None:
    """Measure a rubric on what experts coded: sentences, or whole reports.

    With --coded, on sentences: precision, recall and F1 of every element. A sentence counts as predicted when the
    rubric's look-ups find it and judging takes it as evidence, by the same code that scores a report. Intervals are
    bootstrapped over documents.

    With --gold, on whole reports: how often our level is that of a careful reader, and the worst disagreements with
    both sides' reasons. What could not be assessed counts as silence there.

    \b
      scorer evaluate --rubric modern-slavery-statement --coded coded.csv
      scorer evaluate --gold coded-reports/ reports/
    """
    if (coded is None) == (gold is None):
        raise UserError("give either --coded or --gold", None, "See: scorer evaluate --help", EXIT_USAGE)
    if coded is not None:
        if reports is not None:
            raise UserError("REPORTS belong to --gold", str(reports), "Coded sentences need no PDF.", EXIT_USAGE)
        _sentences(rubric_name, coded, predictions, form)
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


def _sentences(rubric_name: str, coded: Path, predictions: Path | None, form: str) -> None:
    from scorer.rubric.loading import load_rubric
    from scorer.verdict.agreement import Scored, measure
    from scorer.verdict.coded import predict, read_coded

    rubric = load_rubric(rubric_name)
    documents = read_coded(coded, rubric)
    made = [prediction for document in documents for prediction in predict(document, rubric)]
    by_element: dict[str, dict[str, list[Scored]]] = {}
    for p in made:
        by_element.setdefault(p.element, {}).setdefault(p.document, []).append(p.scored)
    measures = {name: measure(rows) for name, rows in by_element.items()}
    if predictions:
        _write(predictions, made)
        say(f"{len(made)} predictions are in {predictions}")
    sentences = sum(len(d.texts) for d in documents)
    say(f"{rubric.rubric} {rubric.version} on {sentences} sentences of {len(documents)} documents")
    click.echo(_json(measures) if form == "json" else _table(measures))


def _mean(measures: dict[str, Measure]) -> float | None:
    known = [m.f1 for m in measures.values() if m.f1 is not None]
    return sum(known) / len(known) if known else None


def _table(measures: dict[str, Measure]) -> str:
    width = max(len(name) for name in measures)
    lines = [f"{'element':<{width}}  coded  precision  recall     F1  95 % interval  average precision"]
    for name, m in measures.items():
        if m.f1 is None:
            lines.append(f"{name:<{width}}  {0:>5}  nothing was coded")
            continue
        interval = f"{m.low:.3f}-{m.high:.3f}"
        lines.append(
            f"{name:<{width}}  {m.support:>5}  {m.precision:>9.3f}  {m.recall:>6.3f}  {m.f1:>5.3f}  {interval:>13}"
            f"  {m.average_precision:>17.3f}"
        )
    if (mean := _mean(measures)) is not None:
        lines.append(f"{'mean':<{width}}  {'':>5}  {'':>9}  {'':>6}  {mean:>5.3f}")
    return "\n".join(lines)


def _json(measures: dict[str, Measure]) -> str:
    from dataclasses import asdict

    return json.dumps({"elements": {k: asdict(v) for k, v in measures.items()}, "mean_f1": _mean(measures)}, indent=2)


def _write(path: Path, made: list[Prediction]) -> None:
    import csv
    import io

    from scorer.library.output import write
    from scorer.scorecard.table import inert

    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["document", "position", "element", "predicted", "score"])
    for p in made:
        row = [inert(p.document), inert(p.position), p.element, int(p.scored.predicted), f"{p.scored.score:.3f}"]
        table.writerow(row)
    write(path.parent, [(path.name, out.getvalue().encode())])
