"""Whether quotes answer their questions: the weights by which a card orders them and says how closely they match.

    python benchmarks/answering.py SHARED     # quotes of twelve statements that taught nothing, by the shipped weights

Made by ``second_look.py``, which measures them on documents left out. It learns from what readers said of single
sentences of real reports (``judged.py``), of those that look-ups credit: a logistic regression (L2, liblinear) over
what the words of the sentence score for the question, as learned from other documents, over signs
(:func:`scorer.evidence.closeness.signs`) and the question.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from judged import LEFT, judged, level_of
from learning import FOLDS, by_rules, folds
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from statements import statements

from scorer.evidence.closeness import Match, closeness, match_by, signs
from scorer.evidence.gathering import Reading
from scorer.evidence.index import near_headings
from scorer.evidence.second_look import LEAST, MOST, SecondLook, query_for
from scorer.language.concepts import dictionary
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Level, Rubric
from scorer.rubric.second_look import Quotes
from scorer.rubric.second_look import SecondLook as Learned
from scorer.verdict.judging import judge, weigh
from scorer.verdict.judging import level_of as reached
from scorer.verdict.quoting import PER_LEVEL

STRENGTH = 0.1  # C of liblinear
SCORE, QUESTION = "score", "question "


@dataclass(frozen=True)
class Credited:
    """A sentence that a report is credited with, for a question.

    Attributes:
        document: Whose.
        element: The question.
        level: What the report is told to reach by it and others.
        shows: What it shows by itself.
        close: How closely it matches without what was learned.
        told: What tells whether it answers.
        value: What a reader said of it; empty where none was asked.
        odds: Log-odds that it answers by weights that are known already; 0 where none are.
    """

    document: str
    element: str
    level: int
    shows: int
    close: float
    told: dict[str, float]
    value: str
    odds: float

    @property
    def answers(self) -> bool:
        """Whether a reader took it for an answer."""
        return level_of(self.value) > 0


def credited(name: str, reading: Reading, rubric: Rubric, learned: Learned) -> Iterator[Credited]:
    """What a document is credited with by look-ups; scores are those of what was learned from other documents."""
    reading = by_rules(reading).asked_by(rubric)
    known = dict(judged(name, reading.document))
    heads = near_headings(reading.document)
    ids = [e.id for e in rubric.elements() if e.id in learned.elements]
    look = SecondLook(learned, ids, dictionary(), 0)
    for element in (e for e in rubric.elements() if e.id in learned.elements):
        _, taken, sums = weigh(reading, rubric, element)
        level = reached(element, sums)
        for e in taken:
            if e.shows is Level.NONE or e.denies:
                continue
            number = e.sentence.id
            spans = reading.spans(number, e.found_by)
            score = look.score(query_for(element.id), e.quote, heads[number])
            its = signs(e.quote, spans, len(e.found_by), e.shows, e.sentence.kind)
            told = dict.fromkeys(its, 1.0)
            odds = (look.odds(query_for(element.id), e.quote, heads[number], its) or 0) / 100
            told |= {SCORE: max(LEAST, min(MOST, score)) / 100, f"{QUESTION}{element.id}": 1.0}
            close = closeness(e.quote, spans, len(e.found_by))
            value = known.get(number, {}).get(element.id, "")
            yield Credited(name, element.id, level.rank, e.shows.rank, close, told, value, odds)


class Answering:
    """What was learned of whether quotes answer.

    Args:
        rows: Quotes, each scored by what was learned without its document.
    """

    def __init__(self, rows: Sequence[Credited]) -> None:
        self.rows = rows
        vectors = DictVectorizer()
        matrix = vectors.fit_transform([row.told for row in rows])
        names = [str(name) for name in vectors.get_feature_names_out()]
        yes, known = np.array([row.answers for row in rows]), np.array([bool(row.value) for row in rows])
        fold = folds([row.document for row in rows])
        self.odds = np.zeros(len(rows))
        for n in range(FOLDS):
            model = _fitted(matrix[known & (fold != n)], yes[known & (fold != n)])
            self.odds[fold == n] = model.decision_function(matrix[fold == n])
        model = _fitted(matrix[known], yes[known])
        weights = {name: round(100 * float(w)) for name, w in zip(names, model.coef_[0], strict=True)}
        bias = round(100 * float(model.intercept_[0]))
        questions = {n.removeprefix(QUESTION): bias + w for n, w in weights.items() if n.startswith(QUESTION)}
        other = {n: w for n, w in weights.items() if n != SCORE and not n.startswith(QUESTION) and w}
        self.whole = Quotes(score=weights[SCORE], signs=other, questions=questions)

    def measured(self) -> Iterator[str]:
        """How well it tells, each document by what was learned from others."""
        yield from measured(self.rows, [float(odds) for odds in self.odds])


def measured(rows: Sequence[Credited], odds: Sequence[float]) -> Iterator[str]:
    """How well log-odds tell whether quotes answer, and what stands first by them."""
    told = list(zip(rows, odds, strict=True))
    known = [(row, o) for row, o in told if row.value]
    yes = [row.answers for row, _ in known]
    before, now = roc_auc_score(yes, [row.close for row, _ in known]), roc_auc_score(yes, [o for _, o in known])
    yield f"{len(known)} credited quotes that readers judged, {sum(yes)} of them answers"
    yield f"  a closer match is rather an answer (AUC): {before:.3f} by look-ups, {now:.3f} as learned"
    for word in Match:
        these = [row.answers for row, o in known if match_by(round(100 * o)) is word]
        yield f"  {word.value}: {sum(these)} of {len(these)} answer ({sum(these) / max(1, len(these)):.2f})"
    for kind in ("reports", "statements"):
        firsts = list(_firsts([t for t in told if t[0].document.startswith(("uk-", "ca-")) is (kind == "statements")]))
        if firsts:
            yield f"  first quotes of {kind} that answer; that show the level: {', '.join(firsts)}"


def _firsts(told: Iterable[tuple[Credited, float]]) -> Iterator[str]:
    by_answer: dict[tuple[str, str], list[tuple[Credited, float]]] = {}
    for row, odds in told:
        if row.level:
            by_answer.setdefault((row.document, row.element), []).append((row, odds))
    for name, key in (("before", _before), ("now", _now)) if by_answer else ():
        first = [row for row, _ in (min(some, key=key) for some in by_answer.values()) if row.value]
        share = sum(row.answers for row in first) / len(first)
        fully = sum(level_of(row.value) >= row.level for row in first) / len(first)
        yield f"{name} {share:.2f}; {fully:.2f} of {len(first)}"


def _before(one: tuple[Credited, float]) -> tuple[float, float]:
    return -min(one[0].shows, one[0].level), -one[0].close


def _now(one: tuple[Credited, float]) -> float:
    return -(100 * one[1] + PER_LEVEL * min(one[0].shows, one[0].level))


def _fitted(matrix: np.ndarray, yes: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0, max_iter=500).fit(matrix, yes)


def main() -> None:
    """What the shipped weights say of documents that they were not learned from."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    rubric, shared = load_rubric(), parser.parse_args().shared
    learned, plain = rubric.learned, rubric.model_copy(update={"learned": None})
    assert learned is not None
    left = [(name, reading) for name, _, reading in statements(shared, LEFT)]
    rows = [row for name, reading in left for row in credited(name, reading, plain, learned)]
    print(*measured(rows, [row.odds for row in rows]), sep="\n")
    shown, first = [], []
    for name, reading in left:
        known = dict(judged(name, reading.document))
        for f in (f for f in judge(reading, rubric) if f.level.rank):
            values = [known.get(e.sentence.id, {}).get(f.element, "") for e in f.evidence if not e.denies]
            shown += [level_of(value) > 0 for value in values if value]
            first += [level_of(value) > 0 for value in values[:1] if value]
    for what, answers in (("first quotes on cards", first), ("all quotes on cards", shown)):
        print(f"  {what}: {sum(answers)} of {len(answers)} answer ({sum(answers) / len(answers):.2f})")


if __name__ == "__main__":
    main()
