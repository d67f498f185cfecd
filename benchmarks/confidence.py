"""How many careful readers give an answer the same level: learns it, and measures it on documents that taught nothing.

    python benchmarks/confidence.py SHARED            # how well it tells, on what taught nothing and on coded reports
    python benchmarks/confidence.py SHARED --write    # learns the weights, writes them into the second look's file:
                                                      # anew whenever that, the rubric or reading changed

It learns from the fictional reports that were read (``fiction/`` and its lots) and from the modern slavery statements
that were (``statements/``). Real reports teach nothing: look-ups, bars and odds were made with them, so that answers on
them are right more often than those on reports that nobody has seen. Three logistic regressions (L1, liblinear) over
the signs of :mod:`scorer.verdict.confidence`, that readers find at least so much, and one for noes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from calibrate import coded_reports
from fiction import FICTION, LEFT, LOTS, fiction
from learning import as_matrix, fitted, folds, hundredths, wrapped
from sklearn.metrics import roc_auc_score
from statements import SETS, statements

from scorer.document.reading import Reader
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric, shipped_rubrics
from scorer.rubric.model import Rubric
from scorer.rubric.second_look import Answers, file_name
from scorer.verdict.confidence import LIKELY, SURE, confident, expected
from scorer.verdict.judging import answered
from scorer.verdict.model import Confidence, Expected, Finding

RUBRIC = "human-rights-transparency"
STRENGTH = 0.1  # C of liblinear
NO_STRENGTH = 0.3
HEADS = ("stated", "described", "evidenced")
READ = tuple(lot for lot in LOTS if not lot.endswith("_left"))
MADE_OF = "{answers:,} answers on {fictional} fictional reports and {statements} modern slavery statements"


@dataclass(frozen=True, slots=True)
class Row:
    """An answer with its signs, and what the reader says."""

    kind: str  # of document: fictional, statement, report
    document: str
    finding: Finding
    signs: tuple[str, ...]
    level: int
    denied: bool

    @property
    def same(self) -> bool:
        """Whether the reader agrees."""
        return self.denied if self.finding.denied else self.finding.level.rank == self.level


def rows_of(
    kind: str, document: str, reading: Reading, rubric: Rubric, coded: Mapping[str, tuple[int, bool]]
) -> Iterator[Row]:
    """The answers on a document."""
    for element in rubric.elements():
        if not element.needs and element.id in coded:
            finding, told = answered(reading, rubric, element)
            yield Row(kind, document, finding, told, *coded[element.id])


def read_by(rubric: Rubric, shared: Path, *, left: bool) -> Iterator[Row]:
    """Answers on fictional reports and statements: on those that teach, or those that do not."""
    for folder in (
        (LEFT, *(FICTION / lot for lot in LOTS if lot not in READ))
        if left
        else (FICTION, *(FICTION / lot for lot in READ))
    ):
        for report, reading in fiction(folder):
            coded = {name: (a.level.rank, a.denied) for name, a in report.answers.items()}
            yield from rows_of("fictional", f"{folder.name}/{report.document}", reading, rubric, coded)
    for name in SETS:
        if (name == "left") is left:
            for document, answers, reading in statements(shared, name):
                coded = {e: (int(a["level"]), bool(a["denied"])) for e, a in answers.items()}
                yield from rows_of("statement", document, reading, rubric, coded)


def reports(rubric: Rubric, shared: Path) -> Iterator[Row]:
    """Answers on coded reports; nobody coded noes of all of them, so that only levels are asked about."""
    with Reader() as reader:
        for path, levels in coded_reports(shared / "gold", shared / "reports"):
            if path.is_relative_to(shared):
                reading = Reading(reader.read(path))
                for row in rows_of("report", path.stem, reading, rubric, {n: (v, False) for n, v in levels.items()}):
                    if not row.finding.denied:
                        yield row


def learn(rows: Sequence[Row]) -> Answers:
    """What signs weigh, by these answers."""
    told = [r for r in rows if not r.finding.denied]
    noes = [r for r in rows if r.finding.denied]
    heads: dict[str, Any] = {
        head: _weighed(told, [r.level >= rank for r in told], STRENGTH) for rank, head in enumerate(HEADS, 1)
    }
    kinds = [len({r.document for r in rows if r.kind == kind}) for kind in ("fictional", "statement")]
    made_of = MADE_OF.format(answers=len(rows), fictional=kinds[0], statements=kinds[1])
    return Answers(made_of=made_of, **heads, no=_weighed(noes, [r.same for r in noes], NO_STRENGTH))


def _weighed(rows: Sequence[Row], yes: Sequence[bool], strength: float) -> dict[str, Any]:
    names, matrix = as_matrix([r.signs for r in rows], [r.document for r in rows])
    model = fitted(matrix, np.array(yes), np.ones(len(rows)), strength)
    return {"bias": round(100 * float(model.intercept_[0])), "signs": hundredths(names, model.coef_[0])}


def by_others(rows: Sequence[Row]) -> list[tuple[Row, Expected]]:
    """Each answer with what answers on other documents tell of it."""
    fold = folds([r.document for r in rows])
    out: list[tuple[Row, Expected]] = []
    for number in sorted(set(fold.tolist())):
        learned = learn([r for r, of in zip(rows, fold, strict=True) if of != number])
        out += [(r, expected(learned, r.finding, r.signs)) for r, of in zip(rows, fold, strict=True) if of == number]
    return out


def lines(name: str, told: Sequence[tuple[Row, Expected]]) -> Iterator[str]:
    """By confidence how many answers are the reader's; how well confidence by rules, and learned, parts them."""
    by: dict[Confidence, list[bool]] = {c: [] for c in Confidence}
    for row, readers in told:
        by[confident(row.finding, readers).confidence].append(row.same)
    same = [row.same for row, _ in told]
    by_rules = [list(Confidence).index(row.finding.confidence) for row, _ in told]
    shares = [readers.same for _, readers in told]
    before, now = (roc_auc_score(same, score) for score in ([-c for c in by_rules], shares))
    cells = " | ".join(f"{sum(of)} of {len(of)} ({sum(of) / max(1, len(of)):.2f})" for of in by.values())
    mean = f"{sum(shares) / len(shares):.2f}, {sum(same) / len(same):.2f}"
    yield f"| {name} | {cells} | {mean} | {before:.2f}, **{now:.2f}** |"


HEAD = (
    "| documents | high | medium | low | expected, the reader's | right from wrong: by rules, **learned** |",
    "|---|---|---|---|---|---|",
)


def table(rubric: Rubric, shared: Path, taught: Sequence[tuple[Row, Expected]] = ()) -> Iterator[str]:
    """The table, with what is shipped; before it what taught, each document by what the others tell."""
    learned = rubric.learned.answers if rubric.learned is not None else None
    if learned is None:
        return
    yield from HEAD
    for kind in ("fictional", "statement") if taught else ():
        yield from lines(f"{kind}, each by the others", [(r, e) for r, e in taught if r.kind == kind])
    left = [(r, expected(learned, r.finding, r.signs)) for r in read_by(rubric, shared, left=True)]
    names = {"fictional": "**fictional reports, never read, taught nothing**", "statement": "**statements likewise**"}
    for kind, name in names.items():
        if some := [(r, e) for r, e in left if r.kind == kind]:
            yield from lines(name, some)
            if noes := [(r, e) for r, e in some if r.finding.denied]:
                yield from lines("of these, noes", noes) if len({r.same for r, _ in noes}) > 1 else ()
            yield from lines(
                "of these, silences", [(r, e) for r, e in some if r.finding.level.rank == 0 and not r.finding.denied]
            )
    coded = [(r, expected(learned, r.finding, r.signs)) for r in reports(rubric, shared)]
    if coded:
        yield from lines("coded reports: taught nothing of this, but all else", coded)


def write(path: Path, answers: Answers) -> None:
    """Put what was learned into the file of the second look, and leave all else as it is."""
    parts = [f'  "made_of": {json.dumps(answers.made_of)}']
    for name in (*HEADS, "no"):
        weighed = getattr(answers, name)
        parts.append(f'  "{name}": {{"bias": {weighed.bias}, "signs": {{\n{wrapped(weighed.signs)}\n  }}}}')
    section = ' "answers": {\n' + ",\n".join(parts) + "\n }"
    text = re.sub(r'^ "answers": \{.*?^ \},\n', "", path.read_text(encoding="utf-8"), flags=re.M | re.S)
    before, behind = text.split(' "network": {', 1)
    path.write_text(f'{before}{section},\n "network": {{{behind}', encoding="utf-8")


def main() -> None:
    """Learn and measure, or learn and write."""
    shared, rubric = Path(sys.argv[1]), load_rubric(RUBRIC)
    if "--write" in sys.argv:
        rows = list(read_by(rubric, shared, left=False))
        write(shipped_rubrics()[RUBRIC].with_name(file_name(RUBRIC)), learn(rows))
        print(*HEAD, sep="\n")
        taught = by_others(rows)
        for kind in ("fictional", "statement"):
            print(*lines(f"{kind}, each by the others", [(r, e) for r, e in taught if r.kind == kind]), sep="\n")
        rubric = load_rubric(RUBRIC)
    print(*table(rubric, shared), sep="\n")
    print(f"high from {SURE}, medium from {LIKELY} on")


if __name__ == "__main__":
    main()
