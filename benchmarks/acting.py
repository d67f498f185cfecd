"""Trains the network by which :mod:`scorer.language.rereading` reads who acts, taught by a great one; with torch.

    python benchmarks/acting.py SHARED VECTORS MODEL LESSONS            # a great one learns and writes lessons: an hour
    python benchmarks/acting.py SHARED VECTORS MODEL LESSONS --write    # a small one learns from them, and is written
    python benchmarks/acting.py SHARED VECTORS MODEL LESSONS --measure  # on passages whose authors taught none of them

Signs (``rereading.py``) tell another's deed where its words are like those of other such deeds. A great network
(MiniLM, see ``teacher.py``) reads the sentence: on authors who taught nothing it tells deeds of the company from
others, from duties and noes, much better. It learns from the rows that signs are learned from, with the question and
the headings; says what it makes of them, and of more texts that nobody wrote: theirs
in other words, some with what stands before the verb of one before the verb of another. From that a small network
learns (``network.py``) that knows neither question nor headings. It is written into the folder of the language, and
serves every rubric. What only measures needs no torch.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from learning import AGAINST, FOR, found_in, read_by_rules
from lessons import Lessons, Texts
from rereading import HERE, RUBRIC, WORDS, Row, Said, balanced, material, said, without_doubts
from sklearn.metrics import roc_auc_score

from scorer.language.concepts import Forms, dictionary
from scorer.language.layers import Deep
from scorer.language.rereading import NETWORK_FILE, Rereading, Told, rereading
from scorer.rubric.loading import load_rubric

KINDS = tuple(sorted(AGAINST))
OUTPUTS = ("not the company's own affirmed deed", *KINDS)  # the first is what is asked; the others help to learn it
OF_KINDS = 0.3  # what the others count
HEAVIEST = 6.0  # weight of a row at most
OWN = 0.15  # what is known of a row counts so much (network.OWN times this) beside lessons, of which each counts 1
REWORDED = 100_000
DENYING, ANSWERING = 0.4, 0.4  # of texts in other words, how many begin as one that speaks for a doubt, or answers
CROSSED, CHANGED, SHORTEST = 0.35, 0.8, 20
MOST_WORDS, WIDE = 10_000, 128  # of the small one
VERB = re.compile(
    r"^(.{4,90}?)\b(has|have|had|was|were|is|are|will|would|may|might|must|shall|should|did|does|do|can|could"
    r"|[a-z]{3,}ed|[a-z]{3,}s)\b "
)


@dataclass(frozen=True)
class Asked:
    """A sentence and for which question it is read."""

    said: Said
    element: str


def in_other_words(rows: Sequence[Row], vectors: Path, many: int, seed: int) -> list[Asked]:
    """So many texts that nobody wrote."""
    from teacher import OtherWords  # needs torch, as does all that teaches; measuring does not

    chance, other = np.random.default_rng(seed), OtherWords([row.said.text for row in rows], vectors)
    written = [row for row in rows if row.passage is not None]
    denying = [[row for row in written if row.against and row.kind == kind] for kind in KINDS]  # each as often
    answering = [row for row in written if not row.against]
    real = [row for row in rows if row.passage is None]
    asking: dict[str, list[Row]] = {}
    for row in written:
        asking.setdefault(row.element, []).append(row)
    out: list[Asked] = []
    while len(out) < many:
        which = chance.random()
        told = denying[chance.integers(len(denying))]
        some = told if which < DENYING else answering if which < DENYING + ANSWERING else real
        row = some[chance.integers(len(some))]
        text = row.said.text
        if chance.random() < CROSSED and row.element in asking:
            whose = asking[row.element][chance.integers(len(asking[row.element]))].said.text
            before, behind = VERB.match(whose), VERB.match(text)
            if before and behind:
                text = before[1] + text[behind.start(2) :]
        if chance.random() < CHANGED:
            text = " ".join(other.words(text, chance))
        if len(text) > SHORTEST:
            out.append(Asked(Said(text, row.said.headings), row.element))
    return out


def labels(rows: Sequence[Row]) -> tuple[np.ndarray, np.ndarray]:
    """What each row says of each output, and how much that counts: (rows, outputs)."""
    against = np.array([row.against for row in rows])
    weight = balanced([row.element for row in rows], against, np.array([row.weight for row in rows]))
    yes = np.array([[row.against, *(row.kind == kind for kind in KINDS)] for row in rows], dtype=np.float32)
    counts = np.array([1.0, *[OF_KINDS] * len(KINDS)])
    return yes, (np.minimum(weight, HEAVIEST)[:, None] * counts).astype(np.float32)


def teach(rows: Sequence[Row], vectors: Path, model: Path, lessons: Path, most: int) -> None:
    """The great one learns, and writes lessons."""
    from actor import Actor

    great = Actor(model, len(OUTPUTS))
    pieces = great.pieces_of([Asked(row.said, row.element) for row in rows])
    yes, weight = labels(rows)
    great.learn(pieces, yes, weight, np.ones(len(rows), dtype=bool), silent_rows=len(rows))
    more = in_other_words(rows, vectors, most, 0)
    np.savez_compressed(
        lessons,
        rows=great.made_of(pieces),
        reworded=great.made_of(great.pieces_of(more)),
        texts=np.array(json.dumps([each.said.text for each in more])),
    )


def learn(rows: Sequence[Row], vectors: Path, lessons: Path) -> Deep:
    """The small one learns from them."""
    from network import trained

    known = dictionary()
    forms = Forms(known)

    def stems(text: str) -> list[str]:
        return [forms[form][0] for form in known.forms(text)]

    kept = np.load(lessons)
    more = json.loads(str(kept["texts"]))
    taught = Lessons(kept["rows"], kept["reworded"], list(map(stems, more)), [()] * len(more))
    told = [stems(row.said.text) for row in rows]
    texts = Texts(told, [()] * len(rows), [row.group for row in rows], vectors, taught, MOST_WORDS)
    yes, weight = labels(rows)
    every = np.ones(len(rows), dtype=bool)
    network = trained(texts, yes, OWN * weight, OUTPUTS, every, wide=WIDE, silent_rows=len(rows), begins=0)
    assert isinstance(network, Deep)
    return network


def measured() -> None:
    """What the shipped ones tell apart of passages by authors who taught nothing, of those that rules credit."""
    rubric = without_doubts(load_rubric(RUBRIC))
    shipped = rereading()
    assert shipped is not None
    alone = Rereading(shipped.learned)
    for name in ("unread_twins", "left", "unread_words", "unread_mixed"):
        against: list[bool] = []
        doubts: dict[str, list[int]] = {"signs": [], "both": []}
        for path in sorted((HERE / "passages").glob(f"{name}_*.csv")) or [HERE / "passages" / f"{name}.csv"]:
            for row in csv.DictReader(path.open(encoding="utf-8-sig", newline="")):
                denies = row["kind"] in AGAINST and int(row["level"]) == 0
                if not denies and not (row["kind"] in FOR and int(row["level"]) > 0):
                    continue
                reading = read_by_rules(row["text"], row["section"], rubric)
                more = rubric.learned.elements[row["element"]].doubts if rubric.learned else {}
                for i, credited in found_in(reading, rubric, rubric.element(row["element"])).items():
                    if credited:
                        here = said(reading, i)
                        own = Told(here.text, reading.clauses.of(i))
                        against.append(denies)
                        for kind, again in (("signs", alone), ("both", shipped)):
                            doubts[kind].append(again.doubt(again.weigh(own), here.headings, more))
        areas = {kind: round(float(roc_auc_score(against, found)), 4) for kind, found in doubts.items()}
        print(name, len(against), "sentences that rules credit; area under the curve", areas, flush=True)


def as_file(network: Deep, made_of: str) -> str:
    """The text of a file."""
    return json.dumps({"made_of": made_of, "network": network.model_dump()}, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Teach, learn, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("shared", "vectors", "model", "lessons"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--most", type=int, default=REWORDED, help="texts in other words")
    options: Any = parser.parse_args()
    if options.measure:
        measured()
        return
    told = material(options.shared)
    if not options.write:
        teach(told.rows, options.vectors, options.model, options.lessons, options.most)
        return
    target = WORDS / NETWORK_FILE
    target.write_text(as_file(learn(told.rows, options.vectors, options.lessons), told.made_of), encoding="utf-8")
    print(f"wrote {target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
