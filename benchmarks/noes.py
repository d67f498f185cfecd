"""Makes what English noes are read once more by: which signs tell a no from a sentence that only sounds like one.

    python benchmarks/noes.py SHARED            # what it gives, each author by what was learned from the others
    python benchmarks/noes.py SHARED --write    # writes noes.json and noes.answers.json into scorer/language/words/en
    python benchmarks/noes.py --measure         # with what is shipped, on pairs and deeds whose authors taught nothing

It learns from what our rules read as a no: in labelled passages of fictional companies (``passages/looked_at*.csv``,
``answers/``, ``twins/``), in pairs that seven authors wrote for it (``noes/``: a no, and the same words that are none),
in deeds done, left undone and others' (``deeds/``), and in coded reports and statements where the reader found no
answer. Whether what declines to tell, or was left undone, is a no readers differ on: it is none of either for the
first of two models. A question that a none answers with a level has its nones among what answers; they are noes where
both say that level.

Two logistic regressions (L1, liblinear) over the signs of :mod:`scorer.verdict.noes`: which speak against a no
(``noes.json``), and which for an answer (``noes.answers.json``). Weights are hundredths of log-odds, so that the same
input gives the same file. For what is printed each is fitted five times more, each time without a fifth of the authors
and documents.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from frames import PADDING
from learning import FOLDS, as_matrix, by_rules, fitted, folds, hundredths, labelled, read_by_rules
from rereading import WORDS, as_file, is_sign, reader
from second_look import HERE, RUBRIC, coded
from sklearn.metrics import roc_auc_score

from scorer.evidence.gathering import Candidate, Reading
from scorer.evidence.second_look import is_second_look
from scorer.language.rereading import Learned
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Element, Rubric
from scorer.verdict.examples import passage_document
from scorer.verdict.grading import BESIDE, graded
from scorer.verdict.judging import judge_element
from scorer.verdict.noes import ANSWERS_FILE, DOUBTED, FILE, has_no, looked_for, signs
from scorer.verdict.spoken import spoken

STRENGTH = 0.4  # C of liblinear
MANY = 5  # authors or documents that must use a sign
REAL = 2.0  # what a no of a real document weighs
BARS = (0, DOUBTED, 100)
NOES = frozenset({"denied", "explicit_none", "no"})
ANSWERS = frozenset({"fact", "procedure", "promise", "yes"})
OPEN = frozenset({"refuses", "undone", "mixed"})  # whether that is a no, readers differ


@dataclass(frozen=True)
class Row:
    """What rules read as a no: its signs, who wrote it, in what lot, and what it is: no, yes, neither, or open."""

    told: frozenset[str]
    group: str
    lot: str
    is_: str
    weight: float


def taken_for_noes(reading: Reading, rubric: Rubric, element: Element) -> Iterator[tuple[frozenset[str], str, int]]:
    """The sentences of a reading that rules take for a no: their signs, why, and the level that they show."""
    for found in graded(reading, rubric, element):
        evidence = found.evidence
        sentence, queries = evidence.sentence.id, evidence.found_by
        if found.passed_over not in ("", BESIDE) or all(map(is_second_look, queries)):
            continue
        said = replace(spoken(reading, element, Candidate(sentence, queries)), found_by=queries)
        if (has_no(element, said) or looked_for(element, said)) and (evidence.denies or found.passed_over):
            told = filter(is_sign, signs(reading, element, sentence, said, reader()))
            yield frozenset(told), evidence.why, evidence.shows.rank


def what_it_is(element: Element, kind: str, level: str, why: str) -> str:
    """What a passage is whose words rules read as a no; empty where the label does not tell."""
    if kind in NOES:
        return "no"
    if element.explicit_none is not None and kind in ("fact", "procedure"):
        return "no" if "explicit none" in why and level == str(element.explicit_none.rank) else ""
    return "yes" if kind in ANSWERS else "open" if kind in OPEN else "neither"


def passages(files: Iterable[Path], rubric: Rubric, lot: str) -> Iterator[Row]:
    """What rules take for a no in labelled passages."""
    elements = {e.id: e for e in rubric.elements()}
    for author, row in labelled(files):
        element = elements.get(row["element"])
        if element is None:
            continue
        reading = read_by_rules(row["text"], row.get("section") or "", rubric)
        for told, why, _ in taken_for_noes(reading, rubric, element):
            is_ = what_it_is(element, row["kind"], row["level"], why)
            if is_:
                yield Row(told, author, lot, is_, 1.0)


def documents(shared: Path, rubric: Rubric) -> Iterator[Row]:
    """What rules take for a no in coded documents, where the reader found no answer, or the same none."""
    elements = {e.id: e for e in rubric.elements()}
    for document in coded(shared):
        reading = by_rules(document.reading).asked_by(rubric)
        for name, (level, _) in document.answers.items():
            if name in elements:
                for told, _, shows in taken_for_noes(reading, rubric, elements[name]):
                    none_of_level = elements[name].explicit_none is not None and shows == level
                    if not level or none_of_level:
                        yield Row(told, document.name, "documents", "no", REAL)


def learn(rows: Sequence[Row], is_: str, *, against: bool) -> Iterator[str | Learned]:
    """Lines on what it gives by what others taught; last, what all rows teach.

    Args:
        rows: What is learned from.
        is_: What is told apart from all else.
        against: Whether what is learned speaks against that, and not for it.
    """
    names, matrix = as_matrix([row.told for row in rows], [row.group for row in rows], MANY)
    yes, weight = np.array([(row.is_ == is_) != against for row in rows]), np.array([row.weight for row in rows])
    fold, odds = folds([row.group for row in rows]), np.zeros(len(rows))
    for f in range(FOLDS):
        model = fitted(matrix[fold != f], yes[fold != f], weight[fold != f], STRENGTH)
        odds[fold == f] = 100 * model.decision_function(matrix[fold == f])
    lots = np.array([row.lot for row in rows])
    for lot in dict.fromkeys(lots):
        here = lots == lot
        area = f"{roc_auc_score(yes[here], odds[here]):.3f}" if len(set(yes[here])) > 1 else "-"
        yield f"{lot}: {here.sum()} noes as rules read them; area under the curve {area}"
        for kind in sorted({row.is_ for row in rows}):
            of_it = np.array([row.is_ == kind for row in rows]) & here
            shares = ", ".join(f"from {bar} on {(odds[of_it] >= bar).mean():.3f}" for bar in BARS if of_it.any())
            yield f"  {kind}: {of_it.sum()}; {shares}"
    model = fitted(matrix, yes, weight, STRENGTH)
    weights = hundredths(names, model.coef_[0])
    yield f"{len(weights)} signs of {len(names)}"
    yield Learned("", (), round(100 * float(model.intercept_[0])), weights)


def measured() -> Iterator[str]:
    """What the tool as shipped makes of pairs, deeds and what only sounds so, by authors who taught nothing."""
    rubric = load_rubric(RUBRIC)
    elements = {e.id: e for e in rubric.elements()}
    files = [
        path
        for name in ("noes", "deeds", "sounding")
        for path in sorted((HERE / "passages").glob(f"*read_{name}_*.csv"))
    ]
    for path in files:
        told: dict[str, Counter[str]] = {}
        for row in csv.DictReader(path.open(encoding="utf-8-sig", newline="")):
            reading = Reading(passage_document(f"{row['text']} {PADDING}")).asked_by(rubric)
            found = judge_element(reading, rubric, elements[row["element"]])
            came = "an explicit no" if found.denied else found.level.value if found.level.rank else "silent"
            told.setdefault(row["kind"], Counter())[came] += 1
        for kind, ways in told.items():
            yield f"{path.name}, {kind}: {', '.join(f'{came} {many}' for came, many in sorted(ways.items()))}"


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    if options.measure:
        print("\n".join(measured()))
        return
    rubric = load_rubric(RUBRIC)
    lots = {
        "passages": "passages/looked_at*",
        "answers": "answers/*",
        "twins": "twins/*",
        "deeds": "deeds/*",
        "pairs": "noes/*",
    }
    rows = [row for lot, folder in lots.items() for row in passages(sorted(HERE.glob(f"{folder}.csv")), rubric, lot)]
    rows += documents(options.shared, rubric)
    groups = len({row.group for row in rows})
    made_of = f"{len(rows):,} noes as rules read them, by {groups} authors and documents"
    told = [row for row in rows if row.is_ != "open"]
    for name, learning in (
        (FILE, learn(told, "no", against=True)),
        (ANSWERS_FILE, learn(rows, "yes", against=False)),
    ):
        for line in learning:
            if isinstance(line, str):
                print(line, flush=True)
            elif options.write:
                target = WORDS / name
                target.write_text(as_file(replace(line, made_of=made_of)), encoding="utf-8")
                print(f"wrote {target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
