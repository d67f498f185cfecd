"""Fit how much evidence each level needs (``enough``) on coded reports; prints how well that does on reports left out.

usage: python benchmarks/calibrate.py GOLD REPORTS [--write RUBRIC.yaml]

The sample reports in ``reports/`` with their expected levels are used beside the coded ones, those of REPORTS that
were coded later (``heldout/``), the twenty of ``unseen/`` beside GOLD, and the modern slavery statements that were read
(``statements/looked_at.json``).

For every element the three thresholds are chosen from a coarse grid to make the squared distance of levels least, with
a pull towards (0.5, 0.9, 0.9). Each report is then judged with thresholds fitted on all *other* reports: those figures
are the honest ones, as far as the thresholds go; look-ups were written by people who had seen some of the reports.
With ``--write`` the fitted values go into the rubric's ``enough`` lines. Numbers only; no text is taken over.
"""

from __future__ import annotations

import itertools
import json
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from statements import statements

from scorer.document.reading import Reader
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import LEVELS, Enough, Level, Rubric
from scorer.verdict.agreement import kappa
from scorer.verdict.judging import weigh

HELDOUT = Path(__file__).parent / "heldout"
SAMPLES = Path(__file__).parent.parent / "reports"
BASE = (0.5, 0.9, 0.9)
# A passage that several look-ups find (it weighs .9) is enough to be stated, and two such passages for anything else:
# more freedom fits the long reports at hand a little better (kappa .01), and calls a page of facts silent.
GRID = list(itertools.product((0.5, 0.7, 0.9), (0.7, 0.9, 1.2, 1.6), (0.7, 0.9, 1.2, 1.6)))
PULL = {grid: 0.25 * sum(abs(math.log(t / b)) for t, b in zip(grid, BASE, strict=True)) for grid in GRID}

Sums = tuple[float, float, float]


def level(sums: Sums, enough: tuple[float, float, float]) -> int:
    """The level reached, 0-3."""
    return next((rank for rank in (3, 2, 1) if sums[rank - 1] >= enough[rank - 1] - 1e-9), 0)


def fit(rows: list[tuple[Sums, int]]) -> tuple[float, float, float]:
    """The thresholds that fit coded levels best."""
    return min(GRID, key=lambda g: (sum((level(s, g) - coded) ** 2 for s, coded in rows) + PULL[g], g))


def coded_reports(gold: Path, reports: Path) -> Iterator[tuple[Path, dict[str, int]]]:
    """The coded reports, those coded later, then our own samples: PDF and level (0-3) of each element."""
    for path in (*sorted(gold.glob("*.json")), *sorted(HELDOUT.glob("*.json"))):
        coded = json.loads(path.read_text(encoding="utf-8"))
        yield reports / f"{coded['document']}.pdf", {name: a["level"] for name, a in coded["answers"].items()}
    for path in sorted((SAMPLES / "expected").glob("*.yaml")):
        answers = yaml.safe_load(path.read_text(encoding="utf-8"))
        answers = answers.get("answers", answers)
        levels = {name: a["level"] for name, a in answers.items() if isinstance(a, dict) and "level" in a}
        ranks = {name: LEVELS.index(Level(v)) if isinstance(v, str) else int(v) for name, v in levels.items()}
        yield SAMPLES / f"{path.stem}.pdf", ranks
    unseen = gold.parent / "unseen"
    for path in sorted((unseen / "gold").glob("*.json")):
        coded = json.loads(path.read_text(encoding="utf-8"))
        yield unseen / "reports" / f"{coded['document']}.pdf", {n: a["level"] for n, a in coded["answers"].items()}


Rows = dict[str, list[tuple[Sums, int]]]


def sums_of(reading: Reading, rubric: Rubric) -> dict[str, Sums]:
    """How much evidence there is for each level of each element of a report."""
    out = {}
    for element in rubric.elements():
        if not element.needs:
            _, _, sums = weigh(reading, rubric, element)
            out[element.id] = (sums[LEVELS[1]], sums[LEVELS[2]], sums[LEVELS[3]])
    return out


def left_out(found: list[tuple[Sums, int]]) -> list[tuple[int, int]]:
    """For each report the coded level, and ours with thresholds fitted on all the others."""
    return [(coded, level(sums, fit(found[:i] + found[i + 1 :]))) for i, (sums, coded) in enumerate(found)]


def collect(gold_dir: Path, reports: Path, rubric: Rubric) -> Rows:
    """Sums and coded level of every element in the coded reports, then in our samples, other reports and statements."""
    rubric = rubric.model_copy(update={"learned": None})  # it was learned on these very documents
    rows: Rows = {e.id: [] for e in rubric.elements() if not e.needs}
    with Reader() as reader:
        for report, answers in coded_reports(gold_dir, reports):
            for name, sums in sums_of(Reading(reader.read(report)), rubric).items():
                rows[name].append((sums, answers[name]))
    for _, coded, reading in statements(gold_dir.parent, "looked_at"):
        for name, sums in sums_of(reading.asked_by(rubric), rubric).items():
            rows[name].append((sums, coded[name]["level"]))
    return rows


def main() -> None:
    """Read, fit, print, write."""
    gold_dir, reports = Path(sys.argv[1]), Path(sys.argv[2])
    target = Path(sys.argv[4]) if len(sys.argv) > 4 and sys.argv[3] == "--write" else None
    rubric = load_rubric(str(target) if target else "human-rights-transparency")
    rows = collect(gold_dir, reports, rubric)
    fitted = {name: fit(found) for name, found in rows.items()}
    pairs: dict[str, list[tuple[int, int]]] = {"fitted": [], "left out": []}
    for name, found in rows.items():
        out = left_out(found)
        pairs["left out"] += out
        pairs.setdefault(f"left out {name[:2]}", []).extend(out)
        pairs["fitted"] += [(coded, level(sums, fitted[name])) for sums, coded in found]
        print(f"{name:6} enough {fitted[name]}  kappa left out {kappa(out) or math.nan:.2f}")
    for name, both in pairs.items():
        exact = sum(a == b for a, b in both) / len(both)
        print(f"{name:12} n={len(both)} kappa={kappa(both) or math.nan:.3f} exact={exact:.3f}")
    if target:
        write(target, fitted)


def write(target: Path, fitted: dict[str, tuple[float, float, float]]) -> None:
    """Put the fitted values into the rubric's text: one ``enough`` line an element, before its look-ups."""
    lines: list[str] = []
    current = ""
    for line in target.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"\s*- id: ([A-Z]{2}\d\.\d)\s*$", line):
            current = found[1]
        if re.match(r"\s*enough:", line) and current in fitted:
            continue
        if re.match(r" {12}look_for:", line) and current in fitted:
            values = Enough(**dict(zip(("stated", "described", "evidenced"), fitted[current], strict=True)))
            said = ", ".join(f"{name}: {value:g}" for name, value in values)
            lines.append(f"            enough: {{{said}}}")
        lines.append(line)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
