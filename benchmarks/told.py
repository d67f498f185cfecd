"""Documents that tell of others: what is credited of a customer's, a holding's, a supplier's deeds, of plans and noes.

    python benchmarks/told.py [--left]

Thirty short documents of fictional companies, written and labelled by somebody who did not know the tool (``told/``;
868 sentences). A *lure* is a deed of somebody else's that would answer a question if it were the company's own; most of
them look so to whoever does not read what stands beside them (``beside``). Fifteen were read (docs/decisions/074), the
other fifteen are left.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from fiction import document

from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import LEVELS, Rubric
from scorer.verdict.grading import graded

HERE = Path(__file__).parent / "told"
READ = 15  # of the documents


def told(path: Path) -> tuple[Reading, list[dict[str, Any]]]:
    """A document, and its sentences as they are labelled."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    sections: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    for number, block in enumerate(data["blocks"]):
        above = sections[-1]["headings"] if sections else []
        headings = [str(block["heading"])] if block.get("heading") else above
        labels += block["sentences"]
        sections.append({"headings": headings, "sentences": [("body", number, s["text"]) for s in block["sentences"]]})
    made = replace(document(path.stem, sections), company=data["company"], period_end="2023-12-31")
    return Reading(made), labels


def came(paths: list[Path], rubric: Rubric) -> Iterator[tuple[str, str]]:
    """For each label its kind, and what came of it."""
    for path in paths:
        reading, labels = told(path)
        reading = reading.asked_by(rubric)
        shows: dict[tuple[int, str], tuple[int, bool]] = {}
        for element in (e for e in rubric.elements() if not e.needs):
            for found in graded(reading, rubric, element):
                if not found.passed_over:
                    evidence = found.evidence
                    shows[evidence.sentence.id, element.id] = evidence.shows.rank, evidence.denies
        for number, label in enumerate(labels):
            for name in label.get("lure") or ():
                rank, denies = shows.get((number, name), (0, False))
                yield "lure, by what is beside it" if label.get("beside") else "lure", _word(rank, denies)
            for answer in label.get("answers") or ():
                rank, denies = shows.get((number, answer["element"]), (0, False))
                wanted = next(level.rank for level in LEVELS if level.value == answer["level"])
                kind = "another's that answers" if label["who"] == "other" else answer["kind"]
                way = _word(rank, denies)
                yield kind, way if kind == "no" or way in ("silent", "a no") else _beside(rank, wanted)


def _word(rank: int, denies: bool) -> str:
    return "a no" if denies else "credited" if rank else "silent"


def _beside(rank: int, wanted: int) -> str:
    return "as labelled" if rank == wanted else "above" if rank > wanted else "below"


def main() -> None:
    """Print what came, by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--left", action="store_true", help="those that nobody has read")
    options = parser.parse_args()
    paths = sorted(HERE.glob("*.yaml"))
    ways: dict[str, Counter[str]] = {}
    for kind, way in came(paths[READ:] if options.left else paths[:READ], load_rubric()):
        ways.setdefault(kind, Counter())[way] += 1
    for kind, counts in sorted(ways.items()):
        print(f"{kind}: {counts.total()}; {', '.join(f'{way} {many}' for way, many in sorted(counts.items()))}")


if __name__ == "__main__":
    main()
