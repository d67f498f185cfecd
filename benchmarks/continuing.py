"""Makes the weights of ``scorer/evidence/cases/continuing.py``: what ties a sentence to the proceeding told before it.

    python benchmarks/continuing.py

At every place in the texts that are not left where the ties decide, a sentence follows some that a reader lists for a
case; the answer is whether the reader lists the sentence for that case, too. A place that tells no case says nothing.
Figures are of texts left out, each tenth with weights from the others. Needs scikit-learn (the extra ``learn``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.cases import texts
from scorer.evidence.cases import continuing, threads
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.gathering import Reading

_FOLDS = 10
_STRENGTH = 0.5


class Recorded(continuing.Ties):
    """Ties that note each place at which they decide."""

    text = ""
    told: ClassVar[list[frozenset[int]]] = []
    places: ClassVar[list[tuple[str, dict[str, float], bool]]] = []

    def go_on(self, number: int, own: Sequence[int], above: Sequence[int]) -> continuing.Tied:
        """The decision, as it is; the place is noted with the text, its ties, and whether the sentence goes on."""
        before = [sentences for sentences in self.told if not sentences.isdisjoint(own)]
        if before or any(number in sentences for sentences in self.told):
            goes_on = any(number in sentences for sentences in before)
            self.places.append((self.text, self.between(number, own, above), goes_on))
        return super().go_on(number, own, above)


def places() -> list[tuple[str, dict[str, float], bool]]:
    """The text of each place, its ties, and whether the sentence goes on."""
    threads.Ties = Recorded  # type: ignore[misc]
    for name, register, text, date, cases in texts(left=False):
        Recorded.text, Recorded.told = name, [sentences for _, sentences in cases.values() if sentences]
        match(Reading(text), Index(register), date)
    return Recorded.places


def main() -> None:
    """Print the weights, and how often they are right."""
    names, ties, answers = zip(*places(), strict=True)
    kinds = list(continuing.WEIGHTS)
    x = np.array([[float(t[kind]) for kind in kinds] for t in ties])
    y = np.array(answers)
    model: Any = LogisticRegression(C=_STRENGTH, max_iter=3000)
    left_out = np.zeros(len(y))
    for train, test in GroupKFold(_FOLDS).split(x, y, names):
        left_out[test] = model.fit(x[train], y[train]).predict_proba(x[test])[:, 1]
    model.fit(x, y)
    for kind, weight in zip(kinds, model.coef_[0], strict=True):
        print(f"{kind}: {weight:.1f}")
    print(f"at first: {model.intercept_[0]:.1f}")
    new = x[:, [kinds.index(cut) for cut in continuing.CUTS]].any(axis=1)
    on = ~new | (left_out >= continuing.ENOUGH)
    print(f"{len(y)} places, {y.mean():.2f} of them go on; on texts left out right {(on == y).mean():.2f}")
    print(f"goes on wrongly {on[~y].mean():.2f}; begins wrongly {(~on)[y].mean():.2f}")


if __name__ == "__main__":
    main()
