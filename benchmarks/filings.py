"""Filings of fictional companies on legal proceedings, against what careful readers answered of eight questions.

    python -m benchmarks.filings [--wrong]

The texts are those of ``registers/``, which were written for registers of lawsuits by people who did not know the tool;
the questions are those that a filing can answer: LC1.1 to LC1.4, LC2.1, LC3.1, LC3.2 and RE3.2. Seven readers who did
not know the tool either coded them (``registers/answers.csv``, a level of 0 to 3), thirteen of the texts twice, by two
of them; of two levels the lower one counts, as the conventions have it. What went wrong in the texts that are not left
was read (docs/decisions/066); of the left ones only totals were looked at.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.cases import texts
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.verdict.agreement import kappa
from scorer.verdict.judging import judge

ANSWERS = Path(__file__).parent / "registers" / "answers.csv"
Answers = Mapping[str, Mapping[str, list[int]]]


def coded() -> Answers:
    """By text and question: the level that each reader gave it."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    with ANSWERS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["company"]][row["question"]].append(int(row["level"]))
    return found


def answers(*, left: bool) -> Iterator[tuple[str, str, int, int, bool]]:
    """Text, question, what is expected, what came, and whether it came as an explicit no."""
    rubric, expected = load_rubric(), coded()
    for name, _, document, _, _ in texts(left=left):
        findings = {f.element: f for f in judge(Reading(document).asked_by(rubric), rubric)}
        for question, levels in expected[name].items():
            found = findings[question]
            yield name, question, min(levels), found.level.rank, found.denied


def agreeing() -> Iterator[str]:
    """How far two readers of the same text agree, by question."""
    same: Counter[str] = Counter()
    both: Counter[str] = Counter()
    pairs: list[tuple[int, int]] = []
    for levels in coded().values():
        for question, given in levels.items():
            if len(given) > 1:
                both[question] += 1
                same[question] += given[0] == given[1]
                pairs.append((given[0], given[1]))
    yield f"two readers: {sum(a == b for a, b in pairs)} of {len(pairs)} the same, kappa {kappa(pairs):.3f}"
    yield "  " + ", ".join(f"{q} {same[q]} of {n}" for q, n in sorted(both.items()))


def table(rows: list[tuple[str, str, int, int, bool]]) -> Iterator[str]:
    """How often what came is what was expected, in all and by question."""
    for question in ("", *sorted({row[1] for row in rows})):
        pairs = [(came, wanted) for _, q, wanted, came, _ in rows if question in ("", q)]
        exact, low = sum(a == b for a, b in pairs), sum(a < b for a, b in pairs)
        agreed = kappa(pairs)
        yield (
            f"  {question or 'all':6} {exact:4} of {len(pairs):4} exact, {low:3} too low,"
            f" {len(pairs) - exact - low:3} too high, kappa {'–' if agreed is None else f'{agreed:.3f}'}"
        )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="also what came otherwise, of the texts that are not left")
    options = parser.parse_args()
    print(*agreeing(), sep="\n")
    for left in (False, True):
        rows = list(answers(left=left))
        print("left" if left else "read", *table(rows), sep="\n")
        for name, question, wanted, came, denied in rows if options.wrong and not left else ():
            if came != wanted or denied:
                print(name, question, f"{wanted} -> {came}", "an explicit no" if denied else "")


if __name__ == "__main__":
    main()
