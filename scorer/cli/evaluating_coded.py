"""``scorer evaluate --coded``: how well a rubric, or a model of it, finds what experts coded in sentences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.talk import plural, printable, say
from scorer.cli.writing import rewrite_one

if TYPE_CHECKING:
    from scorer.verdict.agreement import Measure
    from scorer.verdict.coded import Prediction


_COLUMNS = ("document", "position", "element", "predicted", "score")


def evaluate_coded(rubric_name: str, coded: Path, model_file: Path | None, predictions: Path | None, form: str) -> None:
    """Measure, write what is asked for, print the figures."""
    from scorer.library.output import spare
    from scorer.rubric.loading import load_rubric
    from scorer.verdict.coded import read_coded
    from scorer.verdict.learned.model import read_model
    from scorer.verdict.learned.predicting import measures, predict_all

    if predictions:
        spare(predictions, ",".join(_COLUMNS).encode())
    rubric = load_rubric(rubric_name)
    model = read_model(model_file, rubric) if model_file else None
    documents = read_coded(coded, rubric)
    made = predict_all(documents, rubric, model)
    if predictions:
        _write(predictions, made)
        say(f"{len(made)} predictions are in {printable(str(predictions))}")
    sentences = sum(len(d.texts) for d in documents)
    judged_by = f"{rubric.rubric} {rubric.version}"
    if model is not None:
        judged_by += f" with a model {model.name} (digest {model.digest})"
    say(f"{judged_by} on {plural(sentences, 'sentence')} of {plural(len(documents), 'document')}")
    measured = measures(made)
    click.echo(as_json(measured) if form == "json" else as_table(measured))


def as_table(measured: Mapping[str, Measure]) -> str:
    """Figures of each element and their mean, for a terminal."""
    from scorer.verdict.learned.predicting import mean_f1

    width = max(len(name) for name in (*measured, "element"))
    lines = [f"{'element':<{width}}  coded  precision  recall     F1  95 % interval  average precision"]
    for name, m in measured.items():
        if m.f1 is None:
            lines.append(f"{name:<{width}}  {0:>5}  nothing was coded")
            continue
        interval = f"{m.low:.3f}-{m.high:.3f}"
        lines.append(
            f"{name:<{width}}  {m.support:>5}  {m.precision:>9.3f}  {m.recall:>6.3f}  {m.f1:>5.3f}  {interval:>13}"
            f"  {m.average_precision:>17.3f}"
        )
    if (mean := mean_f1(measured.values())) is not None:
        lines.append(f"{'mean':<{width}}  {'':>5}  {'':>9}  {'':>6}  {mean:>5.3f}")
    return "\n".join(lines)


def as_json(measured: Mapping[str, Measure]) -> str:
    """The same as JSON."""
    from dataclasses import asdict

    from scorer.verdict.learned.predicting import mean_f1

    values = {"elements": {k: asdict(v) for k, v in measured.items()}, "mean_f1": mean_f1(measured.values())}
    return json.dumps(values, indent=2)


def _write(path: Path, made: list[Prediction]) -> None:
    import csv
    import io

    from scorer.scorecard.table import inert

    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    for p in made:
        row = [inert(p.document), inert(p.position), p.element, int(p.scored.predicted), f"{p.scored.score:.3f}"]
        table.writerow(row)
    rewrite_one(path, ".csv", out.getvalue().encode())
