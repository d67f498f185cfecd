"""How far the scores of cards are from those that careful readers' answers come to.

    python benchmarks/scores.py SHARED

Answers err both ways, and in a score much of that cancels out; what is overlooked does not. Printed is, of each set of
documents, by how much the score is too high in the mean, its distance from the reader's in the mean and in four of
five documents, and how the two go together. The documents are those of ``confidence.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import confidence
import numpy as np

from scorer.rubric.loading import load_rubric
from scorer.rubric.model import LEVELS, Level, Rubric
from scorer.verdict.scoring import Score, combine

HEAD = (
    "| documents | | too high by, mean | off by, mean | off by at most, in four of five | correlation |",
    "|---|--:|--:|--:|--:|--:|",
)
NAMES = {
    ("fictional", True): "**fictional reports, never read**",
    ("statement", True): "**statements, never read**",
    ("fictional", False): "fictional reports, read",
    ("statement", False): "statements, read",
    ("report", False): "coded reports, on which look-ups were written",
}


def score(rubric: Rubric, levels: Mapping[str, Level]) -> float:
    """The score of these answers, 0 to 100; questions without one do not count."""

    def of(element: str) -> Score:
        points = rubric.scale.points(levels[element])
        return Score(points, points, points, 1.0)

    def indicators(theme_id: str) -> Iterator[tuple[float, Score]]:
        theme = next(t for t in rubric.themes if t.id == theme_id)
        for i in theme.indicators:
            yield i.weight, combine((e.weight, of(e.id)) for e in i.elements if e.id in levels)

    whole = combine((t.weight, combine(indicators(t.id))) for t in rubric.themes)
    return 0.0 if whole.value is None else whole.value


def line(name: str, rubric: Rubric, rows: Iterable[confidence.Row]) -> str:
    """A line of the table."""
    ours: dict[str, dict[str, Level]] = {}
    theirs: dict[str, dict[str, Level]] = {}
    for row in rows:
        ours.setdefault(row.document, {})[row.finding.element] = row.finding.level
        theirs.setdefault(row.document, {})[row.finding.element] = LEVELS[row.level]
    both = np.array([(score(rubric, ours[d]), score(rubric, theirs[d])) for d in ours])
    off = both[:, 0] - both[:, 1]
    most = np.quantile(abs(off), 0.8)
    together = np.corrcoef(both.T)[0, 1]
    return f"| {name} | {len(both)} | {off.mean():+.1f} | {abs(off).mean():.1f} | {most:.1f} | {together:.2f} |"


def lines(rubric: Rubric, shared: Path) -> Iterator[str]:
    """The table, as Markdown."""
    yield from HEAD
    for left in (True, False):
        rows = list(confidence.read_by(rubric, shared, left=left))
        for kind in ("fictional", "statement"):
            if some := [r for r in rows if r.kind == kind]:
                yield line(NAMES[kind, left], rubric, some)
    if coded := list(confidence.reports(rubric, shared)):
        yield line(NAMES["report", False], rubric, coded)


def main() -> None:
    """Print the table."""
    print(*lines(load_rubric(confidence.RUBRIC), Path(sys.argv[1])), sep="\n")


if __name__ == "__main__":
    main()
