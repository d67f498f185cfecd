"""Whether what is quoted of a told case is that: its court, a date of it, what it is about, and where it stands last.

    python -m benchmarks.fields           # sixteen of the texts that are not left
    python -m benchmarks.fields --left    # sixteen left ones: totals only
    python -m benchmarks.fields --wrong   # also what went wrong; never for the left ones

``registers/fields.csv`` lists, for the told cases of 32 texts, the sentences from which a reader who did not know the
matcher would quote each field; ``older`` are those on an earlier step, *stale* where they are quoted for where the case
stands. A field is *missing* where the reader finds it and we do not, rightly silent where neither does.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator

from benchmarks.cases import TEXTS, headed, texts
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.model import Match
from scorer.evidence.gathering import Reading

FIELDS = ("forum", "date", "claim", "status")
RESULTS = ("right", "stale", "wrong", "missing", "rightly silent")


def coded() -> dict[str, dict[str, dict[str, frozenset[int]]]]:
    """By company and case: the sentences of each field."""
    found: dict[str, dict[str, dict[str, frozenset[int]]]] = defaultdict(lambda: defaultdict(dict))
    with (TEXTS / "fields.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["company"]][row["case"]][row["field"]] = frozenset(map(int, row["sentences"].split()))
    return found


def result(m: Match, field: str, of: dict[str, frozenset[int]]) -> str:
    """What became of a field of a told case; ``of`` are the sentences of each field, as the report counts them."""
    told = m.field(field)
    if told is None:
        return "missing" if of[field] else "rightly silent"
    if told.sentence.id in of[field]:
        return "right"
    return "stale" if field == "status" and told.sentence.id in of["older"] else "wrong"


def measured(*, left: bool) -> Iterator[tuple[str, Match, str, str]]:
    """Each field of each told case with its result."""
    known = coded()
    for name, register, text, date, _ in texts(left=left):
        if name not in known:
            continue
        _, at = headed(json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))["sections"])
        for m in match(Reading(text), Index(register), date).matches:
            if m.told and m.case.id in known[name]:
                here = {f: frozenset(at[n][-1] for n in told) for f, told in known[name][m.case.id].items()}
                for field in FIELDS:
                    yield name, m, field, result(m, field, here)


def main() -> None:
    """Print the counts as a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--left", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for name, m, field, came in measured(left=options.left):
        counts[field, came] += 1
        told = m.field(field)
        if options.wrong and not options.left and came in ("stale", "wrong", "missing"):
            print(name, m.case.id, field, came, told.sentence.text[:200] if told else "")
    print(f"| | {' | '.join(RESULTS)} |", f"|---|{'--:|' * len(RESULTS)}", sep="\n")
    for field in FIELDS:
        print(f"| {field} | {' | '.join(str(counts[field, came]) for came in RESULTS)} |")


if __name__ == "__main__":
    main()
