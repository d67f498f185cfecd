"""Makes the second look of the default rubric: a network learned from passages and reports, and what goes by it.

    python benchmarks/second_look.py SHARED VECTORS --lessons LESSONS            # what it gives
    python benchmarks/second_look.py SHARED VECTORS --lessons LESSONS --write    # writes NAME.second-look.json

VECTORS are those of words, with which the network begins (``lessons.py`` says where they are to be had); LESSONS what
a great network makes of the same rows and of texts in other words (``teacher.py``); without, only rows teach.

It learns from passages of fictional companies (``passages/looked_at*.csv``, ``answers/``, ``sentences/``, and
SHARED/gold/statements.csv) and from the sentences of coded reports and statements: all of a report that a reader
called silent on a question answer it not, nor do those far from the pages that the reader named; what our own look-ups
show there does, at half a weight. Where readers judged single sentences (``judged.py``) they are believed. What is left
for measuring (passages, statements, fictional reports) is no part of it.

The network learns all questions at once (``network.py``), in whole numbers at the end. For what is printed it is
trained five times more, each time without a fifth of the authors and reports, which are then judged by that; where
LESSONS holds what a great network learned without a fifth, that one's network learns from it, too, and what is printed
of answers is of that fifth only.
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
from learning import FOLDS, SHARED_BY, by_rules, folds, labelled, wrapped, wrapped_list
from lessons import Lessons, Texts, lessons_file, targets
from statements import SETS, statements
from wording import alone

from scorer.evidence.gathering import Reading
from scorer.evidence.index import near_headings
from scorer.evidence.second_look import titles
from scorer.language.concepts import Forms, dictionary
from scorer.language.network import network as ready
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
NEAR_MISS = 3.0  # what somebody wrote so as to be taken wrongly teaches most
HALF = 0.5  # what our own look-ups show counts half as an example
LEFT = "left"  # statements and passages that nobody reads are not learned from either
OTHER = 0.3  # an answer to another question is less surely none to this one
MANY = 3.0  # three sentences of a silent report weigh as much as one passage
SHOWN = 24  # words of a question that people may see
READ_ELSEWHERE = frozenset({"n", "o", "r"})  # judged: the words of an answer, said of others, or denied
Label = tuple[bool, float]


@dataclass(frozen=True)
class Told:
    """A text and its titles, and as the network reads them: stems in order, and those of its headings."""

    text: str
    headings: tuple[str, ...]
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
    under = titles(headings)
    return Told(text, under, *stems(text, under))


def stems(text: str, under: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of a text, and those of its titles that say something."""
    words, heads = dictionary().forms(text), dictionary().forms(" / ".join(under))
    return (
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
class Material:
    """What is learned from: all rows, those of documents under the document's name; the documents; the questions."""

    rows: list[Row]
    written: list[Row]
    documents: list[Coded]
    ids: list[str]
    plain: Rubric
    files: list[Path]


def learned_from(shared: Path) -> Material:
    """All that is learned from, in the same order each time."""
    plain = load_rubric(RUBRIC).model_copy(update={"learned": None})
    ids = [e.id for e in plain.elements() if not e.needs]
    files = [*sorted((HERE / "passages").glob("looked_at*.csv")), *sorted((HERE / "answers").glob("*.csv"))]
    files.append(shared / "gold" / "statements.csv")
    written = [*passages(files, ids), *sentences(ids)]
    documents = list(coded(shared))
    rows = [*written, *(row for document in documents for row in sentences_of(document, plain))]
    return Material(rows, written, documents, ids, plain, files)


class Looks:
    """The networks that all rows teach, and all but those of each fold.

    Args:
        material: The rows.
        vectors: The file of the vectors that it begins with.
        lessons: The folder of what a great network makes of the rows; None where none did.
    """

    def __init__(self, material: Material, vectors: Path, lessons: Path | None) -> None:
        from network import trained  # needs torch, which what only measures does without

        self.ids, self._rows = material.ids, material.rows
        groups = [row.group for row in material.rows]
        self.fold = folds(groups)
        told, above = [row.told.words for row in material.rows], [row.told.above for row in material.rows]
        yes, weight = targets(material.rows, material.ids)
        made: list[Network] = []
        self.taught: list[int] = []  # folds without which a great network learned
        for n in (*range(FOLDS), None):
            given = _lessons(lessons / lessons_file(n)) if lessons is not None else None
            print(f"network without fold {n}, {'no ' if given is None else ''}lessons", file=sys.stderr, flush=True)
            self.taught += [n] if given is not None and n is not None else []
            use = self.fold != n if n is not None else self.fold >= 0
            made.append(trained(Texts(told, above, groups, vectors, given), yes, weight, material.ids, use))
        *self._without, self.whole = made

    def without(self, fold: int) -> Network:
        """What was learned without a fold."""
        return self._without[fold]

    def fold_of(self, document: Coded) -> int:
        """The fold of a document."""
        return int(folds([document.name])[0])

    def left_out(self, documents: Sequence[Coded]) -> list[Coded]:
        """The documents of the folds that answers are measured on."""
        return [d for d in documents if not self.taught or self.fold_of(d) in self.taught]

    def shown(self) -> dict[str, dict[str, int]]:
        """The words without which answers that teach would be given less, for each question, by how much in all."""
        net = ready(self.whole)
        other = net.number("")
        out: dict[str, dict[str, int]] = {}
        small = {stem for stem, is_small in forms().values() if is_small}
        for element in self.ids:
            lost: dict[str, list[int]] = {}
            column = net.columns[element]
            by: dict[str, set[str]] = {}
            for row in (r for r in self._rows if r.labels.get(element, (False, 0.0)) == (True, 1.0)):
                words = [net.number(stem) for stem in row.told.words]
                texts = [words, *([*words[:i], other, *words[i + 1 :]] for i in range(len(words)))]
                whole, *rest = net.scores(texts, [()], [0] * len(texts))[:, column].tolist()
                for stem, odds in zip(row.told.words, rest, strict=True):
                    if stem not in small and not stem.isdigit():
                        lost.setdefault(stem, []).append(whole - odds)
                        by.setdefault(stem, set()).add(row.group)
            sums = {stem: sum(some) for stem, some in lost.items() if len(by[stem]) >= SHARED_BY}
            first = sorted(sums, key=lambda stem: (-sums[stem], stem))[:SHOWN]
            out[element] = {stem: min(10_000, round(sum(lost[stem]) / len(lost[stem]))) for stem in first}
        return out


def _lessons(file: Path) -> Lessons | None:
    if not file.exists():
        return None
    with np.load(file) as kept:
        both = [stems(text, under) for text, under in json.loads(str(kept["texts"]))]
        return Lessons(kept["rows"], kept["reworded"], [words for words, _ in both], [above for _, above in both])


def to_second_look(
    network: Network,
    rubric: Rubric,
    made_of: str,
    else_: Elsewhere | None = None,
    quotes: Quotes | None = None,
    shown: dict[str, dict[str, int]] | None = None,
) -> SecondLook:
    """A network as a file holds it, with what goes by it."""
    return SecondLook(
        format=FORMAT,
        format_version=1,
        made_of=made_of,
        elements={
            e.id: LearnedWords(ask=ask_digest(e.ask), bias=0, words=(shown or {}).get(e.id, {}))
            for e in rubric.elements()
            if e.id in network.elements
        },
        elsewhere=else_,
        quotes=quotes,
        network=network,
    )


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("--lessons", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    material = learned_from(options.shared)
    written, documents, plain = material.written, material.documents, material.plain
    looks = Looks(material, options.vectors, options.lessons)
    authors = len({row.group for row in written if row.group.startswith("author ")}) + 1  # of sentences
    made_of = f"{len(written):,} passages and sentences by {authors} authors, and {len(documents)} coded documents"
    for line in measured(looks, documents, plain):
        print(line)
    found = [*elsewhere.passages(material.files, plain), *elsewhere.examples(plain)]
    for document in documents:
        answered = [e for e, (level, _) in document.answers.items() if level]
        found += elsewhere.sentences_of(document.name, document.reading, answered, plain)
    known = elsewhere.Learned(found)
    for line in doubted(looks, known, documents, plain):
        print(line)
    print(unforeseen(looks, plain, known.whole))
    quotes = answers_of(looks, documents, plain)
    for line in quotes.measured():
        print(line)
    if options.write:
        target = HERE.parent / "rubrics" / file_name(RUBRIC)
        whole = to_second_look(looks.whole, plain, made_of, known.whole, quotes.whole, looks.shown())
        target.write_text(as_file(whole), encoding="utf-8")
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
            if looks.taught and fold not in looks.taught:
                continue
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


def answers_of(looks: Looks, documents: Sequence[Coded], plain: Rubric) -> answering.Answering:
    """What tells whether quotes answer, learned with what was learned of words without each document."""
    learned = [to_second_look(looks.without(f), plain, "") for f in range(FOLDS)]
    rows = (answering.credited(d.name, d.reading, plain, learned[looks.fold_of(d)]) for d in documents)
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


def measured(looks: Looks, documents: Sequence[Coded], plain: Rubric) -> Iterator[str]:
    """Coded documents without a second look, and with what was learned from the others."""
    learned = [plain.model_copy(update={"learned": to_second_look(looks.without(f), plain, "")}) for f in range(FOLDS)]
    levels: dict[str, list[tuple[int, int, int]]] = {"reports": [], "statements": []}
    near: list[tuple[bool, bool]] = []
    for document in looks.left_out(documents):
        kind = "statements" if document.name.startswith(("uk-", "ca-")) else "reports"
        before = {f.element: f for f in judge(document.reading, plain)}
        after = {f.element: f for f in judge(document.reading, learned[looks.fold_of(document)])}
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


def doubted(looks: Looks, known: elsewhere.Learned, documents: Sequence[Coded], plain: Rubric) -> Iterator[str]:
    """Coded documents with a second look, and where what speaks of something else is not credited, either."""
    levels: dict[str, list[tuple[int, int, int]]] = {"reports": [], "statements": []}
    for document in looks.left_out(documents):
        kind, f = "statements" if document.name.startswith(("uk-", "ca-")) else "reports", looks.fold_of(document)
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
