"""How well cues find what they are named for, on sentences labelled by somebody who did not know the cues.

``cues.csv`` (section, text, cues) holds about 160 sentences of ``sentences/``, each labelled by its plain meaning.

usage: python benchmarks/cues.py
"""

from __future__ import annotations

import csv
from pathlib import Path

from scorer.language.cues import sentence_cues

LABELLED = Path(__file__).with_name("cues.csv")
NAMES = ("promise", "procedure", "fact", "past", "result", "denial", "hedge", "others", "pointer", "legal")


def cues() -> dict[str, tuple[int, int, int]]:
    """For each cue: sentences labelled and found, found, labelled."""
    counts = dict.fromkeys(NAMES, (0, 0, 0))
    for row in csv.DictReader(LABELLED.open(encoding="utf-8", newline="")):
        heads = tuple(h.strip() for h in row["section"].split(">") if h.strip())
        found, labelled = sentence_cues(" ".join(row["text"].split()), heads), set(row["cues"].split())
        for name in NAMES:
            both, said, coded = counts[name]
            yes, no = name in found, name in labelled
            counts[name] = (both + (yes and no), said + yes, coded + no)
    return counts


def table() -> list[str]:
    """Precision and recall of each cue, in Markdown."""
    lines = ["| cue | labelled | precision | recall |", "|---|--:|--:|--:|"]
    for name, (both, said, coded) in cues().items():
        precision = f"{both / said:.2f}" if said else "–"
        recall = f"{both / coded:.2f}" if coded else "–"
        lines.append(f"| `{name}` | {coded} | {precision} | {recall} |")
    return lines


def main() -> None:
    """Print the table."""
    print("\n".join(table()))


if __name__ == "__main__":
    main()
