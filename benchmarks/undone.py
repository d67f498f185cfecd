"""How much of what came to nothing is credited: deeds undone by a verb, a noun or an event, and not by a "not".

    python benchmarks/undone.py          # by author, as shipped

``undone/`` holds 720 deeds by six strangers, from whom signs are learned (``rereading.py``),
``passages/unread_undone_1.csv`` 120 by a seventh, whose sentences nobody has read and who taught nothing. Each is
told four times in nearly the same words: done; undone in two ways ("was voted down", "the cheques came back
uncashed"), nearly always without "not", "no" or "never"; and done, by a sentence in which something else is undone
("the motion to drop it was voted down"). Where a plan that is still held to is left (level 1) a claim is right.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frames import PADDING
from second_look import HERE, RUBRIC

from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.verdict.examples import passage_document
from scorer.verdict.judging import judge_element

KINDS = {"done": "done", "undone": "undone", "sounding": "done, though something else is undone"}
THEMES = {"DD": "due diligence", "RE": "remedy", "LC": "legal challenges"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a sentence: by whom, on what, of which kind, the level that it shows, whether as a no."""

    author: str
    theme: str
    kind: str
    level: int
    denied: bool


def answers() -> Iterator[Answer]:
    """What the tool as shipped makes of each sentence that is done, or of which nothing is left."""
    rubric = load_rubric(RUBRIC)
    elements = {element.id: element for element in rubric.elements()}
    for path in files():
        for row in csv.DictReader(path.open(encoding="utf-8-sig", newline="")):
            undone = row["kind"] == "undone"
            if undone and int(row["level"]):
                continue
            reading = Reading(passage_document(f"{row['text']} {PADDING}")).asked_by(rubric)
            found = judge_element(reading, rubric, elements[row["element"]])
            kind = "undone" if undone else "sounding" if row["id"].endswith("d") else "done"
            yield Answer(path.stem, row["element"][:2], kind, found.level.rank, found.denied)


def files() -> list[Path]:
    """The files, the one that nobody has read last."""
    return [*sorted((HERE / "undone").glob("*.csv")), *sorted((HERE / "passages").glob("unread_undone_*.csv"))]


def lines() -> Iterator[str]:
    """A table: credited, of these at *described* or more, called an explicit no, of how many."""
    found = list(answers())
    yield f"| | {' | '.join(KINDS.values())} |"
    yield "|---|---|---|---|"
    groups = {author: [a for a in found if a.author == author] for author in dict.fromkeys(a.author for a in found)}
    groups |= {name: [a for a in found if a.theme == theme] for theme, name in THEMES.items()} | {"all": found}
    for name, some in groups.items():
        cells = []
        for kind in KINDS:
            of_it = [a for a in some if a.kind == kind]
            credited = [a for a in of_it if a.level and not a.denied]
            counts = len(credited), sum(a.level > 1 for a in credited), sum(a.denied for a in of_it)
            cells.append(f"{', '.join(map(str, counts))} of {len(of_it)}")
        yield f"| {name.removeprefix('unread_').replace('_', ' ')} | {' | '.join(cells)} |"


if __name__ == "__main__":
    print("Credited, at *described* or more, called an explicit no:", "", *lines(), sep="\n")
