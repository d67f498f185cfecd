"""Makes what English sentences are read once more by: which signs speak against the company's own affirmed deed.

    python benchmarks/rereading.py SHARED            # what it gives, each part by what was learned from the others
    python benchmarks/rereading.py SHARED --write    # writes scorer/language/words/en/rereading.json, and what weighs
                                                     # for one question into the default rubric's second look

It learns from labelled passages of fictional companies (``passages/looked_at*.csv``, ``answers/``, ``twins/``,
``deeds/``, ``noes/``, ``undone/``, and SHARED/gold/statements.csv): those that deny, decline to tell, only imagine, or
tell what others did, what is required or what came to nothing speak for a doubt, those that answer their question
against it. And from coded reports and statements: sentences that look-ups find, and of which readers said that they
answer the question by themselves, or tell another's deed, what is required or possible, or a no (``judged.py``; two
fifths of the documents teach nothing and measure). And from the examples of the shipped rubrics. Still what real
reports say is nearly all their companies' own, so that how they write would come to speak for the company, whoever
acts: what stands before the verb of a real answer ("We have") is exchanged for what stands there in passages, others
and the company by another name, and learned from besides (docs/decisions/086).
What is left for measuring (passages, statements) is no part of it. Words of what is asked about
(``words/en/concepts``) are no signs: whoever does it or does it not uses them.

It is one logistic regression (L1, liblinear) over the signs of :mod:`scorer.language.rereading`. Weights are hundredths
of log-odds, so that the same input gives the same file. For what is printed it is fitted five times more, each time
without a fifth of the authors and documents, which are then judged by that. What a second look finds is learned from,
too, so that its file is made first (``second_look.py``).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from judged import judged
from learning import (
    AGAINST,
    FOLDS,
    FOR,
    WIDTH,
    as_matrix,
    asked_about,
    by_rules,
    counts,
    fitted,
    folds,
    found_in,
    hundredths,
    labelled,
    read_by_rules,
    wrapped,
)
from second_look import HERE, RUBRIC, Coded, coded
from second_look import as_file as second_look_as_file

from scorer.evidence.gathering import Reading
from scorer.language.concepts import dictionary
from scorer.language.rereading import (
    BIAS,
    ENOUGH,
    FILE,
    READ,
    UNDER,
    Learned,
    Rereading,
    Told,
    weighs_by_question,
)
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Element, Level, Rubric
from scorer.rubric.second_look import SecondLook, file_name, load_second_look
from scorer.verdict.agreement import kappa
from scorer.verdict.examples import passage_document
from scorer.verdict.grading import Graded, graded
from scorer.verdict.judging import judge
from scorer.wording import DEFAULT, read

STRENGTH = 0.4  # C of liblinear
MANY = 15  # authors or documents that must use a sign: what fewer use may be whom they happened to write of
MOST = 3.0  # times that what speaks against a question weighs more, or less, than it would
ASKED = " ? "  # between the name of a question and a sign that may weigh otherwise for it
SURE = 3.0  # a real sentence of an answer weighs as much as three passages
CALLED = {"no": "denied", "yes": "fact"}  # kinds, as pairs of noes call them
OTHERS, REAL = "others", "report"
JUDGED = {"o": OTHERS, "r": "required", "n": "denied", **dict.fromkeys("123", REAL)}  # what readers said (judged.py)
MEASURING = 2  # of five parts of the coded documents
OF_OTHERS = 3  # put before the verb of a real sentence
OURS = 10.0  # a rubric's own example says by definition what it says
WHO_ACTS = re.compile(  # what stands before the verb of a sentence, and the rest
    r"^(We |.{4,60}? )((?:has|have|had|was|were|is|are|will|does|do|did|[a-z]{3,}ed)\b.*|(?<=^We ).*)$", re.S
)
OURSELVES = frozenset({"company", "our", "own"})  # kinds of words
WORDS = HERE.parent / "scorer" / "language" / "words" / DEFAULT


@dataclass(frozen=True)
class Said:
    """A sentence as it is written, and the headings above it."""

    text: str
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A sentence: its signs and words, who wrote it, what kind of passage it is from, and what is known of it."""

    told: frozenset[str]
    said: Said
    element: str
    group: str
    kind: str
    against: bool
    weight: float
    passage: int | None  # the same for the sentences of one; None for a document's
    credited: bool


def kinds() -> tuple[str, ...]:
    """The kinds of words that are told apart, all of them: which two of a word are named hangs on which are known."""
    return tuple(sorted(name for name in read(WORDS / "actors.yaml") if not name.startswith("heads_")))


@cache
def reader() -> Rereading:
    """Makes signs; it knows no weights."""
    return Rereading(Learned("", kinds(), 0, {}))


@cache
def months() -> frozenset[str]:
    """The stems of months; not of "May", which may be a verb."""
    return frozenset(dictionary().stem(name) for name in read(WORDS / "parts" / "time.yaml")["month_names"]) - {"may"}


def is_sign(sign: str) -> bool:
    """Whether something may be a sign: no date, and no word of what is asked about by itself, wherever they stand."""
    told = sign.removeprefix(UNDER).split()
    return sign.startswith(READ) or not (all(w in asked_about() for w in told) or months().intersection(told))


def signs(reading: Reading, sentence: int) -> frozenset[str]:
    """The signs of a sentence of a document."""
    here = said(reading, sentence)
    return frozenset(filter(is_sign, reader().signs(Told(here.text, reading.clauses.of(sentence)), here.headings)))


def said(reading: Reading, sentence: int) -> Said:
    """A sentence of a document, with its headings."""
    here = reading.document.sentences[sentence]
    return Said(here.text, tuple(here.section[-2:]))


def passages(files: Iterable[Path], rubric: Rubric) -> Iterator[Row]:
    """The sentences of labelled passages that look-ups find; all of them where they find none."""
    for number, (author, row) in enumerate(labelled(files)):
        kind = CALLED.get(row["kind"], row["kind"])
        against = kind in AGAINST and int(row["level"]) == 0
        if against or (kind in FOR and int(row["level"]) > 0):
            reading = read_by_rules(row["text"], row.get("section") or "", rubric)
            found = found_in(reading, rubric, rubric.element(row["element"]))
            for i, credited in found.items():
                told = signs(reading, i), said(reading, i)
                yield Row(*told, row["element"], author, kind, against, 1 / len(found), number, credited)


def without_doubts(rubric: Rubric) -> Rubric:
    """A rubric whose second look knows no words of other subjects."""
    learned = rubric.learned and rubric.learned.model_copy(update={"elsewhere": None})
    return rubric.model_copy(update={"learned": learned})


def examples() -> Iterator[Row]:
    """The sentences of the examples of the shipped rubrics."""
    number = 0
    for rubric in map(without_doubts, map(load_rubric, (RUBRIC, "modern-slavery-statement"))):
        for element in rubric.elements():
            for example in element.examples:
                number -= 1
                against = example.denied and example.level is Level.NONE
                if example.todo or against != example.denied or (not against and example.level is Level.NONE):
                    continue
                reading = read_by_rules(example.text, example.section, rubric)
                found = found_in(reading, rubric, element)
                for i, credited in found.items():
                    group, weight = f"examples {number % FOLDS}", OURS / len(found)
                    told = signs(reading, i), said(reading, i)
                    yield Row(*told, element.id, group, "example", against, weight, number, credited)


def teaches(document: str) -> bool:
    """Whether a coded document teaches; two fifths of them measure (``credited.py``)."""
    return int(folds([document])[0]) >= MEASURING


def sentences_of(document: Coded, rubric: Rubric, elements: Sequence[Element]) -> Iterator[Row]:
    """The sentences of a coded document that look-ups find and readers judged: an answer by itself, or none."""
    reading = by_rules(document.reading).asked_by(rubric)
    values = dict(judged(document.name, reading.document))
    found: dict[int, dict[str, Graded]] = {}
    for element in elements:
        for g in graded(reading, rubric, element):
            i = g.evidence.sentence.id
            if values.get(i, {}).get(element.id, "") in JUDGED:
                found.setdefault(i, {})[element.id] = g
    for i, answers in sorted(found.items()):
        told = signs(reading, i), said(reading, i)
        for name, g in answers.items():
            kind = JUDGED[values[i][name]]
            yield Row(*told, name, document.name, kind, kind != REAL, SURE / len(answers), None, counts(g))


def exchanged(rows: Sequence[Row], rubric: Rubric) -> Iterator[Row]:
    """Real sentences of companies' deeds, each with others before its verb, and with the company by another name.

    Who stands there is from a passage whose author is in the same fold, so that what is left out of learning is.
    """
    chance = np.random.default_rng(0)
    fold = dict(zip((row.group for row in rows), folds([row.group for row in rows]), strict=True))
    who: dict[tuple[int, bool], list[str]] = {}
    for row in rows:
        found = WHO_ACTS.match(row.said.text)
        if row.passage is not None and row.passage >= 0 and found and is_somebody(found[1]):
            others = row.against and row.kind == OTHERS
            if (others or not row.against) and others != names_the_company(found[1]):
                who.setdefault((fold[row.group], others), []).append(found[1])
    number = max(row.passage or 0 for row in rows)
    texts: set[str] = set()
    for row in rows:
        found = WHO_ACTS.match(row.said.text)
        ours = row.kind == REAL and found and names_the_company(found[1])
        if not ours or not found or row.said.text in texts:
            continue
        texts.add(row.said.text)
        for others in (False,) if names_the_company(found[2]) else (False, *[True] * OF_OTHERS):
            some, number = who[fold[row.group], others], number + 1
            text = some[chance.integers(len(some))] + found[2]
            reading = read_by_rules(text, " / ".join(row.said.headings), rubric)
            told = found_in(reading, rubric, rubric.element(row.element))
            for i, credited in told.items():
                kind, weight = OTHERS if others else row.kind, 1 / len(told)
                here = signs(reading, i), said(reading, i)
                yield Row(*here, row.element, row.group, kind, others, weight, number, credited)


@cache
def is_somebody(text: str) -> bool:
    """Whether what stands before a verb seems to be who acts: no "It", "Those who", "At the meeting of"."""
    words = dictionary().forms(text)
    if not words or (words[-1] in dictionary().small and not names_the_company(words[-1])):
        return False
    return len(by_rules(Reading(passage_document(f"{text}published a report."))).clauses.of(0)) == 1


def names_the_company(text: str) -> bool:
    """Whether a text names the company, by whatever word."""
    return any(OURSELVES.intersection(kind.strip("<>").split("+")) for kind in reader().kinds_of(text))


@dataclass(frozen=True)
class Material:
    """What is learned from, and what is measured on."""

    rubric: Rubric
    rows: list[Row]
    documents: list[Coded]
    made_of: str


def material(shared: Path) -> Material:
    """All rows; of passages, examples and coded documents."""
    rubric = without_doubts(load_rubric(RUBRIC))
    files = [
        path
        for folder in ("passages/looked_at*", "answers/*", "twins/*", "deeds/*", "noes/*", "undone/*")
        for path in sorted(HERE.glob(f"{folder}.csv"))
    ]
    rows = list(passages([*files, shared / "gold" / "statements.csv"], rubric))
    written, authors = len({row.passage for row in rows}), len({row.group for row in rows})
    rows += examples()
    documents = list(coded(shared))
    elements = [e for e in rubric.elements() if not e.needs]
    teaching = [document for document in documents if teaches(document.name)]
    for document in teaching:
        rows += sentences_of(document, rubric, elements)
    rows += exchanged(rows, rubric)
    made_of = f"{written:,} passages by {authors} authors, examples, and {len(teaching)} coded documents"
    return Material(rubric, rows, documents, made_of)


def asked(row: Row) -> frozenset[str]:
    """The signs of a row, and those that may weigh otherwise for its question, with its name before them."""
    return row.told | {f"{row.element}{ASKED}{sign}" for sign in (BIAS, *filter(weighs_by_question, row.told))}


@dataclass(frozen=True)
class Both:
    """What was learned for all questions, and what signs weigh for one besides."""

    all: Learned
    by_question: dict[str, dict[str, int]]

    def doubt(self, row: Row) -> int:
        """How much likelier a row is not the company's own deed, in hundredths of log-odds."""
        more = self.by_question.get(row.element, {})
        told = [sign for sign in row.told if weighs_by_question(sign)]
        asked_ = more.get(BIAS, 0) + sum(more.get(sign, 0) for sign in told)
        return self.all.bias + sum(self.all.weights.get(sign, 0) for sign in row.told) + asked_

    def within(self, rubric: Rubric) -> Rubric:
        """A rubric whose questions weigh signs so."""
        return rubric.model_copy(update={"learned": rubric.learned and self.kept_in(rubric.learned)})

    def kept_in(self, look: SecondLook) -> SecondLook:
        """What a rubric learned, with this."""
        more = {n: e.model_copy(update={"doubts": self.by_question.get(n, {})}) for n, e in look.elements.items()}
        return look.model_copy(update={"elements": more})


def balanced(elements: Sequence[str], against: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Weights by which every question has as much against it beside what is for it as all have together.

    How many passages of a question its look-ups credit wrongly is the choice of who wrote them, and tells nothing of
    what a report says.
    """
    out, names = weight.copy(), np.array(elements)
    share = weight[against].sum() / weight[~against].sum()
    for name in set(elements):
        here = names == name
        ours = weight[here & against].sum() / max(1e-9, weight[here & ~against].sum())
        out[here & against] *= min(MOST, max(1 / MOST, share / ours)) if ours else 1.0
    return out


def learned(names: Sequence[str], matrix: np.ndarray, rows: Sequence[Row], use: np.ndarray) -> Both:
    """What some of the rows teach."""
    which = np.flatnonzero(use)
    against = np.array([rows[i].against for i in which])
    counts_for = balanced([rows[i].element for i in which], against, np.array([rows[i].weight for i in which]))
    model = fitted(matrix[which], against, counts_for, STRENGTH)
    shared: dict[str, int] = {}
    by_question: dict[str, dict[str, int]] = {}
    for name, weight in hundredths(names, model.coef_[0]).items():
        question, parted, sign = name.partition(ASKED)
        (by_question.setdefault(question, {}) if parted else shared)[sign if parted else name] = weight
    return Both(Learned("", kinds(), round(100 * float(model.intercept_[0])), shared), by_question)


@dataclass(frozen=True)
class Folds:
    """What was learned without each fifth of the authors and documents, and which fifth each is in."""

    known: tuple[Both, ...]
    of: dict[str, int]

    def without(self, group: str) -> Both:
        """What was learned from all others."""
        return self.known[self.of[group]]


def in_folds(names: Sequence[str], matrix: np.ndarray, rows: Sequence[Row]) -> Folds:
    """Learns once without each fold."""
    fold = folds([row.group for row in rows])
    known = tuple(learned(names, matrix, rows, fold != f) for f in range(FOLDS))
    return Folds(known, {row.group: int(f) for row, f in zip(rows, fold, strict=True)})


def by_kind(rows: Sequence[Row], known: Folds) -> Iterator[str]:
    """Passages that rules credit, by kind: how many are doubted by what was learned from other authors."""
    credited: dict[tuple[str, int | str], list[bool]] = {}
    for i, row in enumerate(rows):
        if row.credited:
            doubted = known.without(row.group).doubt(row) >= ENOUGH
            credited.setdefault((row.kind, row.passage if row.passage is not None else f"sentence {i}"), []).append(
                doubted
            )
    yield "kind | passages that rules credit | doubted"
    for kind in sorted({kind for kind, _ in credited}):
        found = [all(each) for (k, _), each in credited.items() if k == kind]
        yield f"{kind} | {len(found)} | {sum(found)} ({sum(found) / len(found):.3f})"


def by_answers(documents: Iterable[Coded], rubric: Rubric, known: Folds) -> Iterator[str]:
    """Coded documents by rules alone, and with what was learned from the others."""
    levels: dict[str, list[tuple[int, int, int]]] = {"reports": [], "statements": []}
    for document in documents:
        if document.name not in known.of:
            continue
        without = known.without(document.name)
        again, asking = Rereading(without.all), without.within(rubric)
        kind = "statements" if document.name.startswith(("uk-", "ca-")) else "reports"
        before, after = ({f.element: f for f in judge(by_rules(document.reading, a), asking)} for a in (None, again))
        levels[kind] += [
            (level, before[name].level.rank, after[name].level.rank)
            for name, (level, _) in document.answers.items()
            if name in before
        ]
    for kind, found in levels.items():
        k = [kappa([(row[0], row[n]) for row in found]) or 0.0 for n in (1, 2)]
        moved = [row for row in found if row[1] != row[2]]
        nearer, farther = (sum((abs(c - b) - abs(c - a)) * s > 0 for c, b, a in moved) for s in (1, -1))
        yield f"{len(found)} answers of {kind}: kappa {k[0]:.4f} by rules, {k[1]:.4f} read once more"
        yield f"  {nearer} nearer to what was coded, {farther} farther from it"


def as_file(known: Learned) -> str:
    """The text of a file: the heaviest signs first, several to a line."""
    return (
        f'{{\n "made_of": {json.dumps(known.made_of)},\n "kinds": [\n{_listed(known.kinds)}\n ],\n'
        f' "bias": {known.bias},\n "weights": {{\n{wrapped(known.weights, "  ")}\n }}\n}}\n'
    )


def _listed(names: Sequence[str]) -> str:
    lines = [""]
    for name in names:
        part = f"{json.dumps(name)}, "
        if len(lines[-1]) + len(part) > WIDTH - 2:
            lines.append("")
        lines[-1] += part
    return "\n".join(f"  {line.rstrip()}" for line in lines).rstrip(",")


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    told = material(options.shared)
    rows = told.rows
    names, matrix = as_matrix([asked(row) for row in rows], [row.group for row in rows], MANY)
    known = in_folds(names, matrix, rows)
    for line in (*by_kind(rows, known), *by_answers(told.documents, told.rubric, known)):
        print(line, flush=True)
    whole = learned(names, matrix, rows, np.ones(len(rows), dtype=bool))
    by_question = sum(map(len, whole.by_question.values()))
    print(f"{len(whole.all.weights)} signs, and {by_question} of one question, of {len(names)}")
    if options.write:
        target = WORDS / FILE
        target.write_text(as_file(replace(whole.all, made_of=told.made_of)), encoding="utf-8")
        print(f"wrote {target.name}: {target.stat().st_size:,} bytes")
        look = HERE.parent / "rubrics" / file_name(RUBRIC)
        look.write_text(second_look_as_file(whole.kept_in(load_second_look(look))), encoding="utf-8")
        print(f"wrote {look.name}: {look.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
