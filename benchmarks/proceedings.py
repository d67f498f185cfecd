"""Learns how a sentence tells of a legal case (:mod:`scorer.language.proceedings`); needs scikit-learn (``learn``).

    python -m benchmarks.proceedings             # what is told and what is not, by authors who taught nothing
    python -m benchmarks.proceedings --write     # writes the weights into the folder of the language
    python -m benchmarks.proceedings --match     # what the matcher makes of the same rows, each a report of its own

``disputes/`` holds for each author a register (``cases.yaml``) and rows (``told.csv``): sentences that tell one of its
cases, and sentences that name its party and tell none. Of the rows of ``tarnholt`` half of the cases teach nothing and
were never read; of the texts of ``registers/`` those that are left (``cases.py``).
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from benchmarks.cases import KEEPERS, texts
from benchmarks.fiction import document
from benchmarks.learning import as_matrix, folds, wrapped
from scorer.document.model import Document, Kind
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.gathering import Reading
from scorer.language.proceedings import FILE, Proceedings
from scorer.language.rereading import Learned
from scorer.register.loading import load_register
from scorer.register.model import Register
from scorer.wording import DEFAULT

HERE = Path(__file__).parent
DISPUTES = HERE / "disputes"
LEFT = {"tarnholt": slice(1, None, 2), "ostrelle": slice(None)}  # cases, in order, whose rows teach nothing
STRENGTH = 0.1  # C of the regression (L2)
LIGHT = 10  # hundredths that a weight has at least
WRITTEN, NAMED, OTHER = 3.0, 1.0, 0.5  # how much a row counts: written for this, naming a party, other
EVERY = 3  # of sentences that were written for something else one in so many teaches
UNTOLD, CASES = (
    ("DD", "RE1", "RE2.1", "RE2.2"),
    ("LC1.2", "LC1.3"),
)  # questions whose answers tell of no case, and of one
SENTENCE = re.compile(r"(?<=[a-z0-9)]\.)(?<! v\.) (?=[A-Z])")  # "Roe v. Larkfield Inc."
AROUND = (
    "The company makes and sells its goods in eleven countries.",
    "Volumes rose in all regions during the year.",
    "Our sites used less water than in the year before.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its signs: who wrote it, whether it tells of a case, what it counts, whether it is left."""

    author: str
    text: str
    told: bool
    counts: float
    left: bool
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Written:
    """A row of an author."""

    author: str
    case: str
    told: bool
    text: str
    left: bool


def authors() -> dict[str, tuple[Register, list[Written]]]:
    """The registers and rows by their folder."""
    found = {}
    for folder in sorted(DISPUTES.iterdir()):
        if not folder.is_dir():
            continue
        register = load_register(folder / "cases.yaml")
        order = [case.id for case in register.cases]
        left = set(order[LEFT[folder.name]]) if folder.name in LEFT else set()
        with (folder / "told.csv").open(encoding="utf-8", newline="") as file:
            rows = [
                Written(folder.name, row["case"], row["told"] == "yes", row["text"], row["case"] in left)
                for row in csv.DictReader(file)
            ]
        found[folder.name] = register, rows
    return found


def report(register: Register, text: str) -> Document:
    """A report of the register's company that says this among other things."""
    parts = [*AROUND[:2], *SENTENCE.split(text), *AROUND[2:]]
    whole = document("row", [{"headings": [], "sentences": [("body", 0, part) for part in parts]}])
    return replace(whole, company=register.company, company_confidence=0.95, company_source="the first page")


def _signs(reading: Reading, number: int, weigher: Proceedings) -> frozenset[str]:
    sentence = reading.document.sentences[number]
    found = weigher.signs(sentence.text, reading.clauses.of(number), reading.cues[number])
    return frozenset(s for s in found if not s.startswith(("<", "'", "^", "_", "side ")))


@cache
def rows() -> tuple[Row, ...]:
    """All rows that teach or are left to measure."""
    return (*_written(), *_of_reports(), *_of_answers())


def _written() -> Iterator[Row]:
    weigher = Proceedings(Learned("", (), 0, {}))
    for author, (register, written) in authors().items():
        for row in written:
            reading = Reading(report(register, row.text))
            numbers = [s.id for s in reading.document.sentences if s.text in row.text]
            signs = frozenset().union(*(_signs(reading, n, weigher) for n in numbers))
            yield Row(author, row.text, row.told, WRITTEN, row.left, signs)


def _of_answers() -> Iterator[Row]:
    """Passages that answer questions on due diligence and complaints tell of no case, those on proceedings of some."""
    weigher = Proceedings(Learned("", (), 0, {}))
    for path in sorted((*HERE.glob("answers/*.csv"), *HERE.glob("twins/*.csv"))):
        with path.open(encoding="utf-8-sig", newline="") as file:
            answers = [
                row for row in csv.DictReader(file) if row["element"].startswith(UNTOLD) or row["element"] in CASES
            ]
        for row in answers[::EVERY]:
            told = row["element"] in CASES
            if not told or row["kind"] == "fact":
                reading = Reading(document("row", [{"headings": [], "sentences": [("body", 0, row["text"])]}]))
                yield Row(path.stem, row["text"], told, OTHER, False, _signs(reading, 0, weigher))


def _of_reports() -> Iterator[Row]:
    weigher = Proceedings(Learned("", (), 0, {}))
    for keeper in KEEPERS:
        for left in (False, True):
            for name, register, text, _, cases in texts(left=left, keeper=keeper):
                yield from _of_report(name, Index(register), Reading(text), cases, weigher, left=left)


def _of_report(
    name: str,
    index: Index,
    reading: Reading,
    cases: dict[str, tuple[str, frozenset[int]]],
    weigher: Proceedings,
    *,
    left: bool,
) -> Iterator[Row]:
    prepared = Prepared(reading, index.company, index.sides)
    told = frozenset().union(*(sentences for expect, sentences in cases.values() if expect != "missing"))
    named = _named(prepared, index)
    for s in reading.document.sentences:
        speaks = s.id in told or s.id in named or s.id in prepared.legal
        if s.kind is not Kind.CONTENTS and (s.id in named if left else speaks or s.id % EVERY == 0):
            counts = NAMED if s.id in named else OTHER
            yield Row(name, s.text, s.id in told, counts, left, _signs(reading, s.id, weigher))


def _named(prepared: Prepared, index: Index) -> set[int]:
    """The sentences that name a party of a case."""
    found: set[int] = set()
    for number in range(len(index.register.cases)):
        for party in index.known(number).caption.parties:
            held = [set(prepared.vocabulary.get(word, ())) for word in party.words]
            found |= set.intersection(*held) if held else set()
            for part in filter(None, (party.surname, party.acronym.lower())):
                found.update(prepared.vocabulary.get(part, ()))
    return found


def taught(by: Sequence[Row]) -> Learned:
    """What some rows teach."""
    names, matrix = as_matrix([row.signs for row in by], [row.author for row in by])
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300, random_state=0)
    model.fit(matrix, np.array([row.told for row in by]), sample_weight=np.array([row.counts for row in by]))
    weights = {n: round(100 * float(w)) for n, w in zip(names, model.coef_[0], strict=True)}
    kept = {n: w for n, w in weights.items() if abs(w) >= LIGHT}
    made_of = f"{len(by):,} sentences by {len({row.author for row in by})} authors and reports"
    return Learned(
        made_of, (), round(100 * float(model.intercept_[0])), dict(sorted(kept.items(), key=lambda i: (-i[1], i[0])))
    )


def odds(of: Learned, row: Row) -> int:
    """How likely a row tells of a case."""
    return of.bias + sum(of.weights.get(sign, 0) for sign in row.signs)


def by_fold() -> dict[str, Learned]:
    """For each author and report that teaches what all of other folds teach."""
    teaching = [row for row in rows() if not row.left]
    names = sorted({row.author for row in teaching})
    fold = dict(zip(names, folds(names), strict=True))
    made = {n: taught([row for row in teaching if fold[row.author] != n]) for n in set(fold.values())}
    return {name: made[fold[name]] for name in names}


def measured() -> None:
    """Print how well told and untold rows are told apart."""
    known, out = taught([row for row in rows() if not row.left]), by_fold()
    print(f"{len(known.weights)} signs", "| rows | told | not | AUC |", "|---|--:|--:|--:|", sep="\n")
    written = [row for row in rows() if row.counts == WRITTEN]
    named = [row for row in rows() if row.counts == NAMED]
    for what, some in (
        ("written for this, left out fold by fold", [row for row in written if not row.left]),
        ("sentences of reports that name a party, likewise", [row for row in named if not row.left]),
        ("tarnholt, never read", [row for row in written if row.left]),
        ("reports that are left", [row for row in named if row.left]),
    ):
        scores = [odds(known if row.left else out[row.author], row) for row in some]
        yes = [row.told for row in some]
        print(f"| {what} | {sum(yes)} | {len(yes) - sum(yes)} | {roc_auc_score(yes, scores):.3f} |")


def matched(without: Collection[str] = ()) -> None:
    """Print what the matcher makes of the rows, each in a report of its own beside the author's register."""
    print("| rows | told: found, possibly | not told: told, possibly |", "|---|---|---|", sep="\n")
    for author, (register, written) in authors().items():
        if author in without:
            continue
        index = Index(register)
        for left in (False, True):
            c: Counter[tuple[bool, str]] = Counter()
            for row in (r for r in written if r.left is left):
                told = {m.case.id: m for m in match(Reading(report(register, row.text)), index, "2023-12-31").matches}
                m = told[row.case]
                c[row.told, "told" if m.told else "possibly" if m.possibly else "no"] += 1
            if c:
                yes, no = (sum(n for (told, _), n in c.items() if told is which) for which in (True, False))
                print(
                    f"| {author}{', never read' if left else ''} | {c[True, 'told']}, {c[True, 'possibly']} of {yes} "
                    f"| {c[False, 'told']}, {c[False, 'possibly']} of {no} |"
                )


def main() -> None:
    """Measure, or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--match", action="store_true")
    options = parser.parse_args()
    if options.match:
        matched()
    elif options.write:
        known = taught([row for row in rows() if not row.left])
        head = f'{{\n "made_of": {json.dumps(known.made_of)},\n "kinds": [],\n "bias": {known.bias},\n "weights": {{\n'
        file = HERE.parent / "scorer" / "language" / "words" / DEFAULT / FILE
        file.write_text(f"{head}{wrapped(known.weights)}\n }}\n}}\n", encoding="utf-8")
    else:
        measured()


if __name__ == "__main__":
    main()
