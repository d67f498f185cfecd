"""Makes the second look of the default rubric: which words answers use, learned from passages and from reports.

    python benchmarks/second_look.py SHARED VECTORS            # what it gives, each part by what the others taught
    python benchmarks/second_look.py SHARED VECTORS --write    # writes human-rights-transparency.second-look.json

VECTORS are those of words, with which its network begins (``network.py`` says where they are to be had).

It learns from passages of fictional companies (``passages/looked_at*.csv``, ``answers/``, ``sentences/``, and
SHARED/gold/statements.csv) and from the sentences of coded reports and statements: all of a report that a reader
called silent on a question answer it not, nor do those far from the pages that the reader named; what our own look-ups
show there does, at half a weight. Where readers judged single sentences (``judged.py``) they are believed. What is left
for measuring (passages, statements, fictional reports) is no part of it.

Each question is a logistic regression (L1, liblinear) over stems, two in a row, and stems of headings, as
:mod:`scorer.evidence.second_look` reads them; beside them a network learns all questions from the same rows
(``network.py``). Weights are hundredths of log-odds, so that the same input gives the same file. For what is printed
both are fitted five times more, each time without a fifth of the authors and reports, which are then judged by that.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import answering
import elsewhere
import numpy as np
from calibrate import HELDOUT
from judged import judged, level_of
from learning import FOLDS, as_matrix, by_rules, fitted, folds, hundredths, labelled, wrapped, wrapped_list
from network import Texts, trained
from statements import SETS, statements
from wording import alone

from scorer.evidence.gathering import Reading
from scorer.evidence.index import near_headings
from scorer.evidence.second_look import Forms, features, titles
from scorer.language.concepts import dictionary
from scorer.library.reports import Reports
from scorer.library.store import Library
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Rubric
from scorer.rubric.second_look import (
    FORMAT,
    Elsewhere,
    LearnedWords,
    Network,
    Quotes,
    SecondLook,
    ask_digest,
    file_name,
)
from scorer.verdict.agreement import kappa
from scorer.verdict.grading import graded
from scorer.verdict.judging import judge

HERE = Path(__file__).parent
RUBRIC = "human-rights-transparency"
STRENGTH = 0.5  # C of liblinear
NEAR_MISS = 3.0  # what somebody wrote so as to be taken wrongly teaches most
HALF = 0.5  # what our own look-ups show counts half as an example
LEFT = "left"  # statements and passages that nobody reads are not learned from either
OTHER = 0.3  # an answer to another question is less surely none to this one
MANY = 3.0  # three sentences of a silent report weigh as much as one passage
MOST = 20_000  # sentences of silent reports that are looked at, of each question
READ_ELSEWHERE = frozenset({"n", "o", "r"})  # judged: the words of an answer, said of others, or denied
Label = tuple[bool, float]


@dataclass(frozen=True)
class Told:
    """A text as it is weighed, and as the network reads it: stems in order, and those of its headings."""

    features: frozenset[str]
    words: tuple[str, ...]
    above: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A passage or sentence, who wrote it, and for which questions it is an answer or none, by weight."""

    told: Told
    group: str
    labels: dict[str, Label]


def told(text: str, headings: Sequence[str]) -> Told:
    """A text under its headings."""
    words, heads = dictionary().forms(text), dictionary().forms(" / ".join(titles(headings)))
    return Told(
        frozenset(name for name, _, _ in features(words, heads, forms())),
        tuple(stem for stem, _ in map(forms().__getitem__, words)),
        tuple(stem for stem, small in map(forms().__getitem__, heads) if not small),
    )


@cache
def forms() -> Forms:
    """The stems of English."""
    return Forms(dictionary())


def passages(files: Iterable[Path], ids: Sequence[str]) -> Iterator[Row]:
    """Labelled passages: an answer to one question, and so hardly to the others; near misses of it are none."""
    for author, row in labelled(files):
        element, answers = row["element"], int(row["level"]) > 0
        if answers:
            labels = {name: (name == element, 1.0 if name == element else OTHER) for name in ids}
        elif row["kind"] == "offtopic":
            labels = {element: (False, NEAR_MISS)}
        else:
            continue  # a denied or foreign deed uses the words of an answer: reading tells it apart
        yield Row(told(row["text"], [row["section"]]), author, labels)


def sentences(ids: Sequence[str]) -> Iterator[Row]:
    """Sentences with all that they answer; near misses answer nothing."""
    for path in sorted((HERE / "sentences").glob("*.csv")):
        for n, row in enumerate(csv.DictReader(path.open(encoding="utf-8", newline=""))):
            level = dict(a.strip().split("=") for a in row["answers"].split(";") if "=" in a)
            labels = {name: (int(level.get(name, 0)) > 0, 1.0) for name in ids}
            yield Row(told(row["text"], [row["section"]]), f"sentences {n % FOLDS}", labels)


@dataclass(frozen=True)
class Coded:
    """A coded document, ready for questions: level and pages of each answer; pages are empty where none are named."""

    name: str
    reading: Reading
    answers: dict[str, tuple[int, frozenset[int]]]


def coded(shared: Path) -> Iterator[Coded]:
    """Every coded report and statement."""
    places = [(shared / "gold", shared / "reports"), (HELDOUT, shared / "reports")]
    places.append((shared / "unseen" / "gold", shared / "unseen" / "reports"))
    with Library(None) as library, Reports(library) as reports:
        for gold, folder in places:
            for path in sorted(gold.glob("*.json")):
                answers = json.loads(path.read_text(encoding="utf-8"))["answers"]
                yield Coded(path.stem, reports.reading(folder / f"{path.stem}.pdf"), _answers(answers))
    for name in (name for name in SETS if name != LEFT):
        for document, answers, reading in statements(shared, name):
            yield Coded(document, reading, {e: (a["level"], frozenset()) for e, a in answers.items()})


def _answers(told: dict[str, Any]) -> dict[str, tuple[int, frozenset[int]]]:
    return {
        e: (a["level"], frozenset(n for p in a.get("pages") or () for n in (p - 1, p, p + 1))) for e, a in told.items()
    }


def sentences_of(document: Coded, rubric: Rubric) -> Iterator[Row]:
    """The sentences of a coded document, as far as it is known which questions they answer."""
    found = judge(by_rules(document.reading), rubric)
    ours = {f.element: {e.sentence.id for e in f.evidence if not e.denies} for f in found}
    heads = near_headings(document.reading.document)
    known = dict(judged(document.name, document.reading.document))
    for sentence, near in zip(document.reading.document.sentences, heads, strict=True):
        labels: dict[str, Label] = {}
        for element, (level, pages) in document.answers.items():
            if level == 0 or (pages and sentence.page not in pages):
                labels[element] = (False, 1 / MANY)
            elif sentence.id in ours.get(element, ()):
                labels[element] = (True, HALF)
        for element, value in known.get(sentence.id, {}).items():
            if value in READ_ELSEWHERE:
                labels.pop(element, None)
            elif element in document.answers:
                labels[element] = (level_of(value) > 0, 1.0)
        yield Row(told(sentence.text, near), document.name, labels)


@dataclass(frozen=True)
class Look:
    """What was learned for a question: bias and weights, in hundredths."""

    bias: int
    words: dict[str, int]


class Learning:
    """All rows as one matrix, and what can be fitted on them.

    Args:
        rows: The rows; those of documents carry the document's name as their group.
        ids: The questions.
    """

    def __init__(self, rows: Sequence[Row], ids: Sequence[str]) -> None:
        self.rows, self.ids = rows, ids
        groups = [row.group for row in rows]
        self.names, self.matrix = as_matrix([row.told.features for row in rows], groups)
        self.fold = folds(groups)

    def networks(self, vectors: Path) -> Iterator[Network]:
        """The networks that all rows but those of each fold teach, then that of all rows."""
        groups = [row.group for row in self.rows]
        texts = Texts([row.told.words for row in self.rows], [row.told.above for row in self.rows], groups, vectors)
        yes = np.zeros((len(self.rows), len(self.ids)), dtype=np.float32)
        weight = np.zeros_like(yes)
        for i, row in enumerate(self.rows):
            for n, element in enumerate(self.ids):
                if element in row.labels:
                    yes[i, n], weight[i, n] = row.labels[element]
        for fold in (*range(FOLDS), None):
            print(f"network without fold {fold}", file=sys.stderr, flush=True)
            yield trained(texts, yes, weight, self.ids, self.fold != fold if fold is not None else self.fold >= 0)

    def fit(self, element: str, without: int | None = None) -> Look:
        """Bias and weights of a question, learned from all rows but those of a fold."""
        use = np.array([element in row.labels for row in self.rows])
        if without is not None:
            use &= self.fold != without
        which = np.flatnonzero(use)
        yes = np.array([self.rows[i].labels[element][0] for i in which])
        weight = np.array([self.rows[i].labels[element][1] for i in which])
        silent = np.flatnonzero((~yes) & (weight == 1 / MANY))
        if len(silent) > MOST:
            kept = np.random.default_rng(0).choice(silent, MOST, replace=False)
            weight[silent] *= len(silent) / MOST
            inside = np.ones(len(which), dtype=bool)
            inside[np.setdiff1d(silent, kept)] = False
            which, yes, weight = which[inside], yes[inside], weight[inside]
        model = fitted(self.matrix[which], yes, weight, STRENGTH)
        return Look(round(100 * float(model.intercept_[0])), hundredths(self.names, model.coef_[0]))


@dataclass(frozen=True)
class Both:
    """What was learned: the words of each question, and the network of all."""

    words: dict[str, Look]
    network: Network


class Looks:
    """What was learned by all that is known, and by what is known without each fold."""

    def __init__(self, learning: Learning, vectors: Path) -> None:
        words: list[dict[str, Look]] = [{} for _ in range(FOLDS + 1)]
        for element in learning.ids:
            for fold in range(FOLDS):
                words[fold][element] = learning.fit(element, fold)
            words[FOLDS][element] = learning.fit(element)
            print(f"{element}: {len(words[FOLDS][element].words)} words", file=sys.stderr, flush=True)
        *self._without, self.whole = map(Both, words, learning.networks(vectors))

    def without(self, fold: int) -> Both:
        """What was learned without a fold."""
        return self._without[fold]


def to_second_look(
    looks: Both,
    rubric: Rubric,
    made_of: str,
    else_: Elsewhere | None = None,
    quotes: Quotes | None = None,
) -> SecondLook:
    """The same as a file holds it."""
    return SecondLook(
        format=FORMAT,
        format_version=1,
        made_of=made_of,
        elements={
            e.id: LearnedWords(ask=ask_digest(e.ask), bias=looks.words[e.id].bias, words=looks.words[e.id].words)
            for e in rubric.elements()
            if e.id in looks.words
        },
        elsewhere=else_,
        quotes=quotes,
        network=looks.network,
    )


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    plain = load_rubric(RUBRIC).model_copy(update={"learned": None})
    ids = [e.id for e in plain.elements() if not e.needs]
    files = [*sorted((HERE / "passages").glob("looked_at*.csv")), *sorted((HERE / "answers").glob("*.csv"))]
    written = [*passages([*files, options.shared / "gold" / "statements.csv"], ids), *sentences(ids)]
    documents = list(coded(options.shared))
    rows = [*written, *(row for document in documents for row in sentences_of(document, plain))]
    learning = Learning(rows, ids)
    looks = Looks(learning, options.vectors)
    authors = (
        len({row.group.partition(" ")[2] for row in written if row.group.startswith("author ")}) + 1
    )  # of sentences
    made_of = f"{len(written):,} passages and sentences by {authors} authors, and {len(documents)} coded documents"
    for line in measured(learning, looks, documents, plain):
        print(line)
    found = list(elsewhere.passages([*files, options.shared / "gold" / "statements.csv"], plain))
    found += elsewhere.examples(plain)
    for document in documents:
        answered = [e for e, (level, _) in document.answers.items() if level]
        found += elsewhere.sentences_of(document.name, document.reading, answered, plain)
    known = elsewhere.Learned(found)
    for line in doubted(learning, looks, known, documents, plain):
        print(line)
    print(unforeseen(looks, plain, known.whole))
    quotes = answers_of(learning, looks, documents, plain)
    for line in quotes.measured():
        print(line)
    if options.write:
        target = HERE.parent / "rubrics" / file_name(RUBRIC)
        target.write_text(
            as_file(to_second_look(looks.whole, plain, made_of, known.whole, quotes.whole)), encoding="utf-8"
        )
        print(f"wrote {target.name}: {target.stat().st_size:,} bytes")


def unforeseen(looks: Looks, plain: Rubric, else_: Elsewhere) -> str:
    """Sentences in unforeseen words, each by what was learned without it, in a report that is about human rights."""
    learned = [
        plain.model_copy(update={"learned": to_second_look(looks.without(f), plain, "", else_)}) for f in range(FOLDS)
    ]
    found: dict[bool, list[tuple[bool, bool]]] = {True: [], False: []}
    for path in sorted((HERE / "sentences").glob("*.csv")):
        for n, row in enumerate(csv.DictReader(path.open(encoding="utf-8", newline=""))):
            answers = [a.strip().split("=")[0] for a in row["answers"].split(";") if "=" in a]
            fold = int(folds([f"sentences {n % FOLDS}"])[0])
            reading = alone([(row["section"], row["text"])])
            for element in (e for e in plain.elements() if e.id in (answers or [path.stem]) and not e.needs):
                both = [
                    any(not g.passed_over for g in graded(reading.asked_by(r), r, element))
                    for r in (plain, learned[fold])
                ]
                found[bool(answers)].append((both[0], both[1]))
    told = (
        f"{np.mean(some, axis=0)[0]:.2f} by look-ups, {np.mean(some, axis=0)[1]:.2f} with it" for some in found.values()
    )
    return f"sentences in unforeseen words: found {next(told)}; near misses taken {next(told)}"


def answers_of(learning: Learning, looks: Looks, documents: Sequence[Coded], plain: Rubric) -> answering.Answering:
    """What tells whether quotes answer, learned with what was learned of words without each document."""
    fold_of = {row.group: int(fold) for row, fold in zip(learning.rows, learning.fold, strict=True)}
    learned = [to_second_look(looks.without(f), plain, "") for f in range(FOLDS)]
    rows = (answering.credited(d.name, d.reading, plain, learned[fold_of[d.name]]) for d in documents)
    return answering.Answering([row for some in rows for row in some])


def as_file(look: SecondLook) -> str:
    """The text of a file: the words of a question in a few lines, the heaviest first."""
    told = look.model_dump()
    other, quotes, network = told.pop("elsewhere"), told.pop("quotes"), told.pop("network")
    elements = []
    for name, e in told.pop("elements").items():
        begun = f'  {json.dumps(name)}: {{"ask": {json.dumps(e["ask"])}, "bias": {e["bias"]}, "words": {{'
        more = f',\n   "doubts": {{\n{wrapped(e["doubts"])}\n  }}' if e["doubts"] else ""
        elements.append(f"{begun}\n{wrapped(e['words'])}\n  }}{more}}}")
    head = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in told.items()]
    if other is not None:
        head.append(f' "elsewhere": {{"bias": {other["bias"]}, "words": {{\n{wrapped(other["words"])}\n }}}}')
    if quotes is not None:
        parts = [f'  "score": {quotes["score"]}']
        parts += [f"  {json.dumps(part)}: {{\n{wrapped(quotes[part])}\n  }}" for part in ("signs", "questions")]
        head.append(' "quotes": {\n' + ",\n".join(parts) + "\n }")
    if network is not None:
        stems = wrapped_list(network.pop("words"))
        parts = [f"  {json.dumps(name)}: {json.dumps(part)}" for name, part in network.items()]
        head.append(' "network": {\n' + ",\n".join([f'  "words": [\n{stems}\n  ]', *parts]) + "\n }")
    return ",\n".join(["{\n" + head[0], *head[1:], ' "elements": {\n' + ",\n".join(elements)]) + "\n }\n}\n"


def measured(learning: Learning, looks: Looks, documents: Sequence[Coded], plain: Rubric) -> Iterator[str]:
    """Coded documents without a second look, and with what was learned from the others."""
    fold_of = {row.group: int(fold) for row, fold in zip(learning.rows, learning.fold, strict=True)}
    learned = [plain.model_copy(update={"learned": to_second_look(looks.without(f), plain, "")}) for f in range(FOLDS)]
    levels: dict[str, list[tuple[int, int, int]]] = {"reports": [], "statements": []}
    near: list[tuple[bool, bool]] = []
    for document in documents:
        kind = "statements" if document.name.startswith(("uk-", "ca-")) else "reports"
        before = {f.element: f for f in judge(document.reading, plain)}
        after = {f.element: f for f in judge(document.reading, learned[fold_of[document.name]])}
        for name, (level, pages) in document.answers.items():
            if name not in before:
                continue
            one, other = before[name], after[name]
            levels[kind].append((level, one.level.rank, other.level.rank))
            if level and pages and not one.level.rank:
                hits = (any(e.sentence.page in pages for e in (*f.evidence, *f.near_misses)) for f in (one, other))
                near.append((next(hits), next(hits)))
    for kind, found in levels.items():
        k = [kappa([(row[0], row[n]) for row in found]) or 0.0 for n in (1, 2)]
        moved = [row for row in found if row[1] != row[2]]
        right, wrong = (sum((level > 0) is answers for level, _, _ in moved) for answers in (True, False))
        yield f"{len(found)} answers of {kind}: kappa {k[0]:.4f} without, {k[1]:.4f} with it"
        yield f"  found that was missed: {right}; silence taken for an answer: {wrong}"
    first, second = (sum(hits[n] for hits in near) for n in (0, 1))
    yield f"of {len(near)} answers of reports that look-ups miss a card shows a passage of their pages"
    yield f"  in {first} without it, in {second} with it"


def doubted(
    learning: Learning, looks: Looks, known: elsewhere.Learned, documents: Sequence[Coded], plain: Rubric
) -> Iterator[str]:
    """Coded documents with a second look, and where what speaks of something else is not credited, either."""
    fold_of = {row.group: int(fold) for row, fold in zip(learning.rows, learning.fold, strict=True)}
    levels: dict[str, list[tuple[int, int, int]]] = {"reports": [], "statements": []}
    for document in documents:
        kind, f = "statements" if document.name.startswith(("uk-", "ca-")) else "reports", fold_of[document.name]
        one, other = (
            {
                x.element: x.level.rank
                for x in judge(
                    document.reading,
                    plain.model_copy(update={"learned": to_second_look(looks.without(f), plain, "", else_)}),
                )
            }
            for else_ in (None, known.without[f])
        )
        levels[kind] += [(level, one[n], other[n]) for n, (level, _) in document.answers.items() if n in one]
    for kind, found in levels.items():
        k = [kappa([(row[0], row[n]) for row in found]) or 0.0 for n in (1, 2)]
        closer = [abs(level - other) - abs(level - one) for level, one, other in found if one != other]
        yield f"{kind}: kappa {k[0]:.4f} without, {k[1]:.4f} where what speaks of something else is left out"
        yield f"  {sum(c < 0 for c in closer)} answers nearer to what was coded, {sum(c > 0 for c in closer)} farther"


if __name__ == "__main__":
    main()
