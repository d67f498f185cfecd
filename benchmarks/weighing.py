"""Makes the weights of ``scorer/evidence/cases/signs.py``: what tells that a thread of a report tells a case.

    python benchmarks/weighing.py               # prints the weights
    python benchmarks/weighing.py --left-out    # what they are worth: each fifth of the texts by what others taught

A pair is a case of a register and a thread that brings it to mind; the answer is whether a reader lists a sentence of
the thread for the case. Later cases teach nothing. The short passages of ``tests/evidence`` teach, too, but for those
that are held out, and the rows of ``disputes`` (``proceedings.py``). Texts that are left (``cases.py``) teach nothing.
Needs scikit-learn (the extra ``learn``), which brings scipy.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.cases import KEEPERS, Tally, texts
from benchmarks.proceedings import authors, by_fold, report
from benchmarks.registers import FILES, PASSAGES, passages
from scorer.evidence.cases import signs
from scorer.evidence.cases.agreeing import Weighed
from scorer.evidence.cases.known import Index, Known
from scorer.evidence.cases.matching import match
from scorer.evidence.gathering import Reading
from scorer.language.proceedings import Proceedings, proceedings

FOLDS = 5
STRENGTH = 10.0  # of the pull towards nought
ROUNDED = 2  # digits
SUPPORT = (
    *("cited", "named in its heading", "named as a party", "named in part", "named by the way"),
    *("its authority acts", "its authority by the way", "part of a party's name", "docket"),
    *("forum", "land", "procedure", "date", "course", "claim", "told otherwise", "amount", "outcome", "together"),
    *("an authority's", "under a heading", "the company's own", "to the day", "speaks of a case"),
)
CONTRADICT = (
    *(f"against: {kind}" for kind in ("year", "month", "elsewhere", "beside him", "not us", "beside us", "subject")),
    *(f"against: {kind}" for kind in ("sum", "everyday", "years", "namesake", "denied", "reversed")),
    *("other names", "another firm", "another country", "another state", "its subject elsewhere"),
    *("rare words of another subject", "none of its sums", "none of its months", "begun in another month"),
    *("other years beside its name", "a name told often", "a party of several", "its party elsewhere", "one more"),
    *("no word of a proceeding", "speaks of none", "speaks of none in words of law", "silent"),
)
NAMES = (*SUPPORT, *CONTRADICT)


@dataclass(frozen=True, slots=True)
class Pair:
    """A case and a thread: the text, the keeper, the signs, and whether the thread tells the case."""

    text: str
    keeper: str
    signs: Mapping[str, float]
    told: bool


class Recorded(signs.Signs):
    """Signs that note each pair that is weighed."""

    noted: list[tuple[int, list[int], Mapping[str, float]]] = []  # noqa: RUF012

    def of(self, known: Known, weighed: Weighed) -> dict[str, float]:
        """The signs, as they are; the pair is noted."""
        found = super().of(known, weighed)
        self.noted.append((known.number, list(weighed.thread.own), found))
        return found


def pairs(keepers: Collection[str] = KEEPERS) -> Iterator[Pair]:
    """All pairs of the texts that are not left."""
    from scorer.evidence.cases import speaking, weighing

    weighing.Signs = Recorded  # type: ignore[misc]
    by_name = {name: Proceedings(of) for name, of in by_fold().items()}  # what the text itself has not taught
    for keeper in keepers:
        for name, register, text, date, cases in texts(left=False, keeper=keeper):
            Recorded.noted = []
            speaking.proceedings = lambda _, known=by_name[name]: known  # type: ignore[misc]
            match(Reading(text), Index(register), date)
            for number, own, found in Recorded.noted:
                expect, sentences = cases[register.cases[number].id]
                if expect != "later":
                    yield Pair(name, keeper, found, not sentences.isdisjoint(own))
    for file in FILES:
        for n, (text, index, date, told, _) in enumerate(passages(PASSAGES / file)):
            Recorded.noted, speaking.proceedings = [], proceedings
            match(Reading(text), index, date)
            for number, _, found in Recorded.noted:
                yield Pair(f"{file} {n}", "passages", found, index.register.cases[number].id in told)
    for author, (register, written) in authors().items():
        index, teaching = Index(register), [row for row in written if not row.left]
        if teaching:
            speaking.proceedings = lambda _, known=by_name[author]: known  # type: ignore[misc]
        for row in teaching:
            Recorded.noted = []
            match(Reading(report(register, row.text)), index, "2023-12-31")
            for number, _, found in Recorded.noted:
                yield Pair(author, "disputes", found, row.told and register.cases[number].id == row.case)
    weighing.Signs, speaking.proceedings = signs.Signs, proceedings  # type: ignore[misc]


def learned(of: Sequence[Pair]) -> dict[str, float]:
    """The weights that some pairs teach, by sign, and ``""`` for the log-odds without any.

    A logistic regression, in which what agrees cannot weigh less than nought and what contradicts not more.
    """
    x: NDArray[np.float64] = np.array([[p.signs.get(name, 0.0) for name in NAMES] for p in of])
    spread = np.where(x.std(axis=0) > 0, x.std(axis=0), 1.0)
    x, y = x / spread, np.where([p.told for p in of], 1.0, -1.0)

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = y * (x @ w[1:] + w[0])
        slope = -y / (1 + np.exp(margin))
        pull = w[1:] * STRENGTH
        return (
            float(np.logaddexp(0, -margin).sum() + w[1:] @ pull / 2),
            np.concatenate([[slope.sum()], x.T @ slope + pull]),
        )

    bounds = [(None, None), *([(0, None)] * len(SUPPORT)), *([(None, 0)] * len(CONTRADICT))]
    found: Any = minimize(loss, np.zeros(len(NAMES) + 1), jac=True, method="L-BFGS-B", bounds=bounds)
    weights = found.x[1:] / spread
    return {"": round(float(found.x[0]), ROUNDED)} | {
        n: round(float(w), ROUNDED) for n, w in zip(NAMES, weights, strict=True) if abs(round(float(w), ROUNDED)) > 0
    }


def use(weights: Mapping[str, float]) -> None:
    """Weigh with these from now on."""
    signs.AT_FIRST = weights[""]
    signs.FOR = {name: weights[name] for name in SUPPORT if name in weights}
    signs.AGAINST = {name: weights[name] for name in CONTRADICT if name in weights}


def left_out() -> dict[str, Tally]:
    """The texts that are not left, each fifth by weights that the others teach; a tally for each keeper."""
    known = list(pairs())
    folds = {name: n % FOLDS for n, name in enumerate(sorted({p.text for p in known}))}
    tallies = {keeper: Tally() for keeper in KEEPERS}
    for fold in range(FOLDS):
        use(learned([p for p in known if folds[p.text] != fold]))
        for keeper, tally in tallies.items():
            for name, register, text, date, cases in texts(left=False, keeper=keeper):
                if folds.get(name) == fold:
                    for m in match(Reading(text), Index(register), date).matches:
                        tally.add(name, m, *cases[m.case.id])
    return tallies


def main() -> None:
    """Print the weights, or what they are worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--left-out", action="store_true")
    if parser.parse_args().left_out:
        for keeper, tally in left_out().items():
            print(f"{keeper}:", *tally.rows(), sep="\n")
        return
    for name, weight in learned(list(pairs())).items():
        print(f'    "{name}": {weight},')


if __name__ == "__main__":
    main()
