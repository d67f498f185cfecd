"""Makes a model from coded sentences: two linear models an element, pooled, with thresholds that were cross-validated.

An element's score is the mean of the log-odds of two logistic regressions, one on words and one on signs (a logarithmic
opinion pool; Smith, Cohn and Osborne, "Logarithmic opinion pools for conditional random fields", ACL 2005). Fitted
together, the phrases that statements of one country share would take the weight off the signs that hold in any country
("weight undertraining"; Sutton, Sindelar and McCallum, NAACL 2006). A sentence that the rubric by itself takes starts
``TRUST`` log-odds ahead. The rubric's own examples are learned from, too: they are of no country. Thresholds and
figures rest on coded sentences alone. docs/decisions/030 has the figures behind every constant.

scikit-learn (liblinear) fits; weights are rounded to three digits, so that the same sentences give the same file.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import TYPE_CHECKING

from scorer.errors import EXIT_USAGE, UserError, install
from scorer.rubric.model import Level, Rubric
from scorer.verdict.agreement import Scored, measure
from scorer.verdict.coded import CodedDocument, reading_of
from scorer.verdict.learned.features import Facts, Seen, see, word_facts
from scorer.verdict.learned.model import FORMAT, TRUST, VERSION, Figures, Learned, Model, Trained, origin, share
from scorer.verdict.learned.thresholds import choose

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Numbers = NDArray[np.float64]
    Truths = NDArray[np.bool_]

Progress = Callable[[int, int], None]

_FOLDS = 5
_FEWEST = 8  # sentences coded yes, and coded no, below which an element is left to the rubric
_STRENGTH = 3.0  # inverse of the regularisation (C of liblinear)
_EXAMPLE = 3.0  # how many coded sentences an example of the rubric counts for
_EXAMPLES = -1  # their fold: no sentence of theirs is ever held out
_SHARED = 3  # documents that must use a word; what only one says is its own name
_KEPT = 2_500  # weights of words that an element keeps: those that move scores most
_SMALLEST = 0.002  # a smaller weight is none
_SEED = 0


def require() -> None:
    """Make sure that a model can be learned at all; using one needs nothing more.

    Raises:
        UserError: The extra is not installed.
    """
    try:
        import sklearn  # noqa: F401
    except ImportError:
        message = "learning from coded sentences needs an extra that is not installed"
        hint = install("learn")
        raise UserError(message, "scorer learn", hint, EXIT_USAGE) from None


class _Facts:
    """All facts of a family as a matrix: a row a sentence, a column a name."""

    def __init__(self, rows: Sequence[Facts], document: NDArray[np.intp]) -> None:
        import numpy as np
        from scipy.sparse import csr_matrix

        names = sorted({name for row in rows for name in row})
        at = {name: i for i, name in enumerate(names)}
        columns = np.array([at[name] for row in rows for name in row], dtype=np.int64)
        values = np.array([value for row in rows for value in row.values()])
        ends = np.cumsum([len(row) for row in rows])
        self.names = np.array(names, dtype=object)
        self.matrix = csr_matrix((values, columns, np.concatenate([[0], ends])), shape=(len(rows), len(names)))
        ones = csr_matrix((np.ones(len(rows)), (document, np.arange(len(rows)))))
        # documents by names: in which document a name occurs at all
        self._occurs = ((ones @ (self.matrix != 0)) != 0).astype(np.int64).tocsr()

    def of(self, documents: NDArray[np.intp]) -> tuple[NDArray[np.object_], csr_matrix]:
        """Names that occur in two of these documents at least, and their columns: what only one says is its own."""
        import numpy as np

        columns = np.flatnonzero(np.asarray(self._occurs[documents].sum(axis=0)).ravel() >= 2)
        return self.names[columns], self.matrix[:, columns]


@dataclass(frozen=True, slots=True)
class _Rows:
    """All sentences with what a model sees of them; the rubric's examples stand at the end, a document each.

    ``document[i]`` is the number of the document of sentence i, ``counts[i]`` how many sentences it counts for.
    """

    counts: Numbers
    document: NDArray[np.intp]
    rarity: dict[str, float]
    words: _Facts
    signs: _Facts
    taken: dict[str, Truths]
    labels: dict[str, list[bool | None]]


def learn(documents: Sequence[CodedDocument], rubric: Rubric, progress: Progress | None = None) -> Model:
    """A model of what was coded.

    Args:
        documents: Coded sentences; labels may be missing for some sentences or elements.
        rubric: The questions; its look-ups are among what the model sees.
        progress: Called with steps done and steps in all.

    Raises:
        UserError: No element was coded often enough.
    """
    import numpy as np

    examples = _examples(documents, rubric)
    rows = _rows([*documents, *examples], rubric, len(examples))
    left_out = {name: why for name in rows.labels if (why := _too_few(rows, name))}
    names = [name for name in rows.labels if name not in left_out]
    if not names:
        told = "; ".join(f"{name}: {why}" for name, why in left_out.items())
        raise UserError("there are too few coded sentences to learn from", None, told[:600], EXIT_USAGE)
    known = {name: _known(rows.labels[name]) for name in names}
    coded = {name: _truths(rows.labels[name], known[name]) for name in names}
    docs = {name: rows.document[known[name]] for name in names}
    folds = np.concatenate([_folds(documents), np.full(len(examples), _EXAMPLES)])
    coders = {name: folds[docs[name]] != _EXAMPLES for name in names}
    held_out = {name: np.where(rows.taken[name][known[name]], TRUST, 0.0).astype(np.float64) for name in names}
    for k in range(_FOLDS):
        others = _Fitting(rows, np.flatnonzero(folds != k))
        for name in names:
            here = folds[docs[name]] == k
            if here.any():
                fitted = others.fit(known[name][~here], coded[name][~here])
                held_out[name][here] += fitted.scores(known[name][here])
        if progress:
            progress(k + 1, _FOLDS + 1)
    judged, truths, where = ({n: v[n][coders[n]] for n in names} for v in (held_out, coded, docs))
    thresholds = choose(judged, truths)
    figures = _figures(judged, truths, where, folds)
    everything = _Fitting(rows, np.arange(len(folds)))
    elements = {}
    for name in names:
        bias, weights = everything.fit(known[name], coded[name]).kept()
        elements[name] = Learned(thresholds[name], round(bias, 3), figures[name], weights)
    if progress:
        progress(_FOLDS + 1, _FOLDS + 1)
    trained = Trained(digest_of(documents), len(folds) - len(examples), sum(len(d.texts) for d in documents))
    return Model(FORMAT, VERSION, origin(rubric), trained, elements, rows.rarity, left_out)


def digest_of(documents: Sequence[CodedDocument]) -> str:
    """A digest (hex) of coded sentences: documents, positions, texts and labels, in their order."""
    rows = [[d.name, d.positions, d.texts, sorted(d.labels.items())] for d in documents]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]


def _examples(documents: Sequence[CodedDocument], rubric: Rubric) -> list[CodedDocument]:
    """The rubric's examples as coded: yes for the element where one shows a level or an explicit no, else no."""
    names = {name for d in documents for name in d.labels}
    out = []
    for element in rubric.elements():
        for n, e in enumerate(element.examples):
            shows = e.level is not Level.NONE or e.denied
            labels: dict[str, tuple[bool | None, ...]] = {name: (shows and name == element.id,) for name in names}
            out.append(CodedDocument(f"\0example {element.id} {n}", ("",), (e.text,), labels))
    return out


def _unplaced(seen: Seen) -> Seen:
    """An example without its place: it stands nowhere."""
    signs = tuple({name: v for name, v in s.items() if not name.startswith("place:")} for s in seen.signs)
    return replace(seen, signs=signs)


def _rows(documents: Sequence[CodedDocument], rubric: Rubric, examples: int) -> _Rows:
    import numpy as np

    seen: list[Seen] = [see(reading_of(d, rubric.language), rubric) for d in documents]
    coded = len(seen) - examples
    seen[coded:] = [_unplaced(s) for s in seen[coded:]]
    sizes = [len(d.texts) for d in documents]
    number = {name: n for n, name in enumerate(dict.fromkeys(d.name for d in documents))}
    names = [e.id for e in rubric.elements() if any(e.id in d.labels for d in documents)]
    document = np.repeat([number[d.name] for d in documents], sizes)
    rarity = _rarity(seen, document)
    return _Rows(
        np.repeat([1.0] * coded + [_EXAMPLE] * examples, sizes),
        document,
        rarity,
        _Facts([facts for s in seen for facts in word_facts(s.words, rarity)], document),
        _Facts([facts for s in seen for facts in s.signs], document),
        {
            n: np.array([i in s.taken[n] for s, size in zip(seen, sizes, strict=True) for i in range(size)])
            for n in names
        },
        {n: [y for d in documents for y in d.labels.get(n, (None,) * len(d.texts))] for n in names},
    )


def _rarity(seen: Sequence[Seen], document: NDArray[np.intp]) -> dict[str, float]:
    """Inverse frequency among sentences, 1 + ln((1 + n) / (1 + n with it)), of names that several documents use.

    No label plays a part in it.
    """
    often: Counter[str] = Counter()
    within: defaultdict[str, set[int]] = defaultdict(set)
    for number, row in zip(document, (row for s in seen for row in s.words), strict=True):
        often.update(row.keys())
        for name in row:
            within[name].add(int(number))
    least = min(_SHARED, len({*document.tolist()}))
    n = len(document)
    return {
        name: round(1 + log((1 + n) / (1 + often[name])), 2) for name in sorted(often) if len(within[name]) >= least
    }


def _too_few(rows: _Rows, name: str) -> str:
    labels = [y for y, n in zip(rows.labels[name], rows.counts, strict=True) if n == 1]
    yes, no = sum(y is True for y in labels), sum(y is False for y in labels)
    if min(yes, no) < _FEWEST:
        return f"{yes} coded yes and {no} coded no, where {_FEWEST} of each are needed"
    if len({int(d) for d, y in zip(rows.document, labels, strict=False) if y}) < 2:
        return "what is coded yes stands in one document only, where two are needed"
    return ""


def _known(labels: list[bool | None]) -> NDArray[np.intp]:
    import numpy as np

    return np.array([i for i, y in enumerate(labels) if y is not None], dtype=np.intp)


def _truths(labels: list[bool | None], known: NDArray[np.intp]) -> Truths:
    import numpy as np

    return np.array([bool(labels[i]) for i in known])


def _folds(documents: Sequence[CodedDocument]) -> NDArray[np.intp]:
    """The fold of each document, by number: the longest first, each to the fold that holds the fewest sentences."""
    import numpy as np

    sizes: Counter[str] = Counter()
    for d in documents:
        sizes[d.name] += len(d.texts)
    number = {name: n for n, name in enumerate(sizes)}
    fold = np.zeros(len(sizes), dtype=np.intp)
    held = [0] * _FOLDS
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        fold[number[name]] = held.index(min(held))
        held[fold[number[name]]] += sizes[name]
    return fold


def _figures(
    scores: dict[str, Numbers], coded: dict[str, Truths], docs: dict[str, NDArray[np.intp]], folds: NDArray[np.intp]
) -> dict[str, Figures]:
    """Figures of every element, each fold judged with thresholds that were chosen on the others."""
    import numpy as np

    above = {name: np.zeros(len(s)) for name, s in scores.items()}
    for k in range(_FOLDS):
        there = {name: folds[docs[name]] != k for name in scores}
        usable = [name for name in scores if coded[name][there[name]].any()]
        limits = choose({n: scores[n][there[n]] for n in usable}, {n: coded[n][there[n]] for n in usable})
        for name in scores:
            here = ~there[name]
            above[name][here] = scores[name][here] - limits.get(name, 0.0)
    out = {}
    for name, s in above.items():
        by_document: dict[str, list[Scored]] = defaultdict(list)
        for document, y, score in zip(docs[name], coded[name], s, strict=True):
            by_document[str(document)].append(Scored(bool(y), bool(score >= 0), share(float(score))))
        out[name] = Figures.of(measure(by_document))
    return out


@dataclass(frozen=True, slots=True)
class _Family:
    """One logistic regression: names of facts, their columns of all sentences, their weights."""

    names: NDArray[np.object_]
    matrix: csr_matrix
    weights: Numbers
    bias: float

    def heaviest(self, most: int) -> dict[str, float]:
        """The weights that move scores most as a rule: weight times root mean square of the fact."""
        import numpy as np

        squares = np.asarray(self.matrix.multiply(self.matrix).mean(axis=0)).ravel()
        moves = np.abs(self.weights) * np.sqrt(squares)
        return {self.names[i]: float(self.weights[i]) for i in np.argsort(-moves, kind="stable")[:most]}


@dataclass(frozen=True, slots=True)
class _Pool:
    """The two regressions of an element."""

    words: _Family
    signs: _Family

    def scores(self, which: NDArray[np.intp]) -> Numbers:
        """The mean of their log-odds for these sentences."""
        words, signs = (f.matrix[which] @ f.weights + f.bias for f in (self.words, self.signs))
        pooled: Numbers = (words + signs) / 2
        return pooled

    def kept(self) -> tuple[float, dict[str, float]]:
        """Bias and weights of the pool as they are kept: rounded, the heaviest first."""
        both = {**self.words.heaviest(_KEPT), **self.signs.heaviest(len(self.signs.names))}
        weights = {name: round(weight / 2, 3) for name, weight in both.items() if abs(weight / 2) >= _SMALLEST}
        ordered = sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0]))
        return (self.words.bias + self.signs.bias) / 2, dict(ordered)


class _Fitting:
    """Fits elements on some documents; their facts are made ready once."""

    def __init__(self, rows: _Rows, documents: NDArray[np.intp]) -> None:
        self._counts = rows.counts
        self._families = rows.words.of(documents), rows.signs.of(documents)

    def fit(self, which: NDArray[np.intp], truths: Truths) -> _Pool:
        """An element's pool, fitted on these sentences."""
        return _Pool(
            *(_regression(names, matrix, which, truths, self._counts[which]) for names, matrix in self._families)
        )


def _regression(
    names: NDArray[np.object_], matrix: csr_matrix, which: NDArray[np.intp], truths: Truths, counts: Numbers
) -> _Family:
    """A logistic regression in which a rare yes counts more: by the square root of how rare it is."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    yes = int(truths.sum())
    if not len(names) or yes in (0, len(truths)):
        return _Family(names, matrix, np.zeros(len(names)), 0.0 if yes else -4.0)
    rare = {True: ((len(truths) - yes) / yes) ** 0.5, False: 1.0}
    fitted = LogisticRegression(
        C=_STRENGTH, class_weight=rare, solver="liblinear", max_iter=300, tol=1e-4, random_state=_SEED
    ).fit(matrix[which], truths, sample_weight=counts)
    return _Family(names, matrix, fitted.coef_[0], float(fitted.intercept_[0]))
