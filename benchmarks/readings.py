"""How sentences are read by people who did not know the rules, beside how they are read here.

    python benchmarks/readings.py [--wrong]

Each file of ``benchmarks/readings`` is of one author, who wrote sentences as reports have them and said of one clause
of each who acts, what is denied and in which mood, without having seen a rule; the format is that of
``tests/language/readings.yaml``. Some sentences are asked about two of their clauses. A reading is right where all
three are. ``left.yaml`` was never read: ``--wrong`` prints what is read otherwise in the others only.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from scorer.document.model import Document, Kind
from scorer.language.clause import Clause
from scorer.language.context import Clauses
from scorer.verdict.examples import passage_document

FOLDER = Path(__file__).parent / "readings"
LEFT = frozenset({"left"})
PARTS = ("actor", "denied", "mood")


@dataclass(frozen=True)
class Reading:
    """A sentence, the words that stand in the clause that is asked about, and what is said there."""

    id: str
    entry: dict[str, Any]

    def allowed(self, part: str) -> set[str]:
        """What is right for a part."""
        value = self.entry[part]
        return set(value) if isinstance(value, list) else {value}

    @property
    def stretch(self) -> tuple[int, int]:
        """Where the words stand."""
        start = self.entry["text"].index(self.entry["words"])
        return start, start + len(self.entry["words"])


def readings(file: Path) -> tuple[Reading, ...]:
    """All entries of a file."""
    groups = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(Reading(f"{group}/{name}", entry) for group, es in groups.items() for name, entry in es.items())


def document_of(entry: dict[str, Any]) -> Document:
    """The sentence with what stands before and after it, its lead-in and its heading."""
    made = passage_document("x", entry.get("section", ""))
    (one,) = made.sentences
    texts = [text for key in ("before", "lead", "text", "after") if (text := entry.get(key))]
    sentences = [replace(one, id=i, text=text) for i, text in enumerate(texts)]
    if "lead" in entry:
        last = sentences[-1]
        sentences[-1] = replace(last, kind=Kind.BULLET, lead=last.id - 1)
    return replace(made, sentences=tuple(sentences))


def deciding(reading: Reading) -> list[Clause]:
    """The clauses that hold the words: one, where the sentence is cut as it should be."""
    document = document_of(reading.entry)
    start, end = reading.stretch
    clauses = Clauses(document).of(len(document.sentences) - 1 - ("after" in reading.entry))
    return [c for c in clauses if c.start < end and start < c.end]


def denied(clause: Clause, stretch: tuple[int, int]) -> str:
    """What the first negation denies that reaches over the words, or that stands in them."""
    start, end = stretch
    for n in clause.negations:
        if n.scope[0] <= max(start, clause.start) and n.scope[1] >= min(end, clause.end):
            return n.what.value
        if start <= n.start and n.end <= end:
            return n.what.value
    return "none"


def wrong(reading: Reading) -> list[str]:
    """In what the reading of a sentence differs from what a person reads; empty where it does not."""
    found = deciding(reading)
    if not found:
        return ["no clause holds the words"]
    clause = found[0]
    said = {"actor": clause.actor.value, "mood": clause.mood.value, "denied": denied(clause, reading.stretch)}
    out = [f"cut into {len(found)} clauses"] if len(found) > 1 else []
    out += [
        f"{part}: {value}, not {sorted(reading.allowed(part))}"
        for part, value in said.items()
        if part in reading.entry and value not in reading.allowed(part)
    ]
    if "foreign" in reading.entry and clause.foreign is not reading.entry["foreign"]:
        out.append(f"foreign: {clause.foreign}")
    if "own_account" in reading.entry and clause.own_account is not reading.entry["own_account"]:
        out.append(f"own account: {clause.own_account}")
    return out


def rows(file: Path) -> Iterator[tuple[Reading, list[str]]]:
    """The entries of a file with what is read otherwise."""
    for reading in readings(file):
        yield reading, wrong(reading)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="also what is read otherwise; never of the left ones")
    options = parser.parse_args()
    print(
        "| sentences by | asked | all right | who acts | what is denied | mood | cut |",
        "|---|---|---|---|---|---|---|",
        sep="\n",
    )
    for file in sorted(FOLDER.glob("*.yaml")):
        found = list(rows(file))
        off = Counter(
            part for _, said in found for part in (*PARTS, "cut") if any(line.startswith(part) for line in said)
        )
        right = sum(not said for _, said in found)
        parts = " | ".join(f"{1 - off[part] / len(found):.2f}" for part in (*PARTS, "cut"))
        print(f"| {file.stem} | {len(found)} | {right} ({right / len(found):.2f}) | {parts} |")
        for reading, said in found if options.wrong and file.stem not in LEFT else ():
            print(
                *(f"{reading.id}: {'; '.join(said)} | {reading.entry['words']} | {reading.entry['text']}",)
                if said
                else ()
            )


if __name__ == "__main__":
    main()
