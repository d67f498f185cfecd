"""``scorer learn``: a model from coded sentences."""

from __future__ import annotations

from pathlib import Path

import click

from scorer.cli.evaluating_coded import as_table
from scorer.cli.talk import Progress, printable, say
from scorer.cli.writing import rewrite_one


@click.command()
@click.option("--rubric", "rubric_name", default="human-rights-transparency", show_default=True, help="Name or file.")
@click.option(
    "--coded",
    "files",
    metavar="FILE.csv",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="CSV of coded sentences: document, position, text, and one 0/1 column per element id; may be repeated.",
)
@click.option("--out", metavar="MODEL", required=True, type=click.Path(path_type=Path), help="The file to write.")
def learn(*, rubric_name: str, files: tuple[Path, ...], out: Path) -> None:
    """Learn from sentences that people coded: a model that ranks, filters and completes what look-ups find.

    Needs the extra learn: pip install '.[learn]'. Using a model does not.

    The model is one readable JSON file: weights of words, cues and look-ups, an element at a time, with thresholds and
    figures that were cross-validated, documents kept together. Figures are printed, too: by how much a model helps
    on documents like these. Empty cells are sentences that nobody decided on.

    \b
      scorer learn --rubric modern-slavery-statement --coded coded.csv --out model.json
      scorer score statement.pdf --rubric modern-slavery-statement --model model.json
      scorer evaluate --rubric modern-slavery-statement --coded other.csv --model model.json
    """
    from scorer.library.output import spare
    from scorer.rubric.loading import load_rubric
    from scorer.verdict.coded import read_all_coded
    from scorer.verdict.learned import training
    from scorer.verdict.learned.model import FORMAT, to_json

    training.require()
    spare(out, f'"format": "{FORMAT}"'.encode())
    rubric = load_rubric(rubric_name)
    documents = read_all_coded(files, rubric)
    with Progress(0) as progress:
        model = training.learn(documents, rubric, lambda done, total: progress.working("learning", done, total))
    rewrite_one(out, ".json", to_json(model))
    say(f"{rubric.rubric} {rubric.version}, {model.name}; figures are cross-validated, documents kept together")
    for name, why in model.left_out.items():
        say(f"{printable(name)} was not learned: {why}")
    click.echo(as_table({name: e.figures.measure() for name, e in model.elements.items()}))
    say(f"The model is {printable(str(out))}, digest {model.digest}")
