"""Whose deeds real reports tell in the sentences that are credited, and what becomes of them where others are put in.

    python benchmarks/credited.py SHARED

All of it on coded reports and statements that teach nothing of who acts (``rereading.py``: two fifths of them), but for
how sentences were read. First sentences that rules credit and readers judged (``judged.py``): an answer, another's
deed, required or possible, a no; how many are credited still when they were read once more.

Then ``credited.csv``: how eight strangers to the tool (language models, each sentence with its headings and neighbours)
read sentences of all coded documents: ``own`` (what is asserted is the company's, or a finding of its), ``own_rule``
(what its policy lays down), ``unclear`` (a fragment: nobody acts), or what should earn nothing: ``others``,
``required``, ``hypothetical``, ``denied``, ``undone``. Drawn ``at random`` from those that rules credit, or because
signs doubted them ``most``. No sentence stands in the file, only where it stands and a digest (that of ``judged.py``).

Then real sentences that begin with "We", and do not name the company again, with others in its place. Whoever reads
reports as they are written should not credit these.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from judged import digest, judged
from learning import by_rules, counts, found_in
from rereading import JUDGED, names_the_company, teaches, without_doubts
from second_look import HERE, RUBRIC, Coded, coded

from scorer.evidence.gathering import Reading
from scorer.language.rereading import rereading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Element, Rubric
from scorer.verdict.examples import passage_document
from scorer.verdict.grading import graded
from scorer.verdict.judging import judge

FILE = HERE / "credited.csv"
OURS = ("Our site managers", "The Group's procurement team members", "Our people")
OTHERS = (
    "The former owners",
    "Several ministries",
    "Unrelated retailers",
    "The industry associations",
    "Employers in the region",
    "Other companies in the sector",
    "Two of our competitors",
    "Our customers",
)
MANY = 300  # sentences in which others are put
SHORTEST, LONGEST = 8, 35  # words of these
WE = re.compile(r"^We (?=(have |also |regularly )?[a-z]+)")


@dataclass(frozen=True, slots=True)
class Read:
    """What somebody read of a sentence that rules credit, and what becomes of it here."""

    drawn: str
    label: str
    credited: bool
    quoted: bool


def read_by_strangers() -> Mapping[str, list[dict[str, str]]]:
    """The lines of the file by document."""
    out: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(FILE.open(encoding="utf-8", newline="")):
        out.setdefault(row["document"], []).append(row)
    return out


def credited(document: Coded, rows: Sequence[Mapping[str, str]], rubric: Rubric, by_rules_: Rubric) -> Iterator[Read]:
    """What becomes of the sentences of a document that somebody read."""
    reading, ruled = document.reading.asked_by(rubric), by_rules(document.reading).asked_by(by_rules_)
    labels: dict[str, list[tuple[int, str, str]]] = {}
    for sentence, values in judged(document.name, reading.document):
        for name, value in values.items():
            labels.setdefault(name, []).append((sentence, "judged", JUDGED.get(value, "")))
    at = {digest(s.text): s.id for s in reversed(reading.document.sentences)}
    for row in rows:
        if row["digest"] in at:
            labels.setdefault(row["element"], []).append((at[row["digest"]], row["drawn"], row["label"]))
    quoted = {f.element: {e.sentence.id for e in f.evidence} for f in judge(document.reading, rubric)}
    for name, told in labels.items():
        element = rubric.element(name)
        first, last = (
            {g.evidence.sentence.id for g in graded(read, asked, element) if counts(g)}
            for read, asked in ((ruled, by_rules_), (reading, rubric))
        )
        for sentence, drawn, label in told:
            if sentence in first and label:
                yield Read(drawn, label, sentence in last, sentence in quoted[name])


def begun_with_us(document: Coded, rubric: Rubric, elements: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """What stands behind "We" in credited sentences of answered questions, and for which question."""
    reading = by_rules(document.reading).asked_by(rubric)
    for element in elements:
        if document.answers.get(element.id, (0, None))[0]:
            for g in graded(reading, rubric, element):
                text = g.evidence.sentence.text
                found = WE.match(text) if counts(g) and SHORTEST < len(text.split()) < LONGEST else None
                if found and not names_the_company(text[found.end() :]):
                    yield text[found.end() :], element.id


def with_others(told: Sequence[tuple[str, str]], rubric: Rubric) -> Iterator[str]:
    """How many are credited by rules, and in the end, of sentences with somebody else, or the company, in front."""
    by_rules_alone, again = without_doubts(rubric), rereading()
    for name, subjects in (("the company by another name", OURS), ("others", OTHERS)):
        asked, ruled, ended = Counter[str](), Counter[str](), Counter[str]()
        for text, element in told:
            for subject in subjects:
                reading = Reading(passage_document(f"{subject} {text}"))
                asked[subject] += 1
                for found, how, rubric_ in ((ruled, None, by_rules_alone), (ended, again, rubric)):
                    some = found_in(by_rules(reading, how).asked_by(rubric_), rubric_, rubric_.element(element))
                    found[subject] += any(some.values())
        for subject in subjects:
            yield f"| {subject} | {asked[subject]} | {ruled[subject]} | {ended[subject]} |"
        total = " | ".join(str(sum(c.values())) for c in (asked, ruled, ended))
        yield f"| **{name}** | {total} |"


def table(found: Sequence[Read], drawn: str) -> Iterator[str]:
    """How those drawn so were read, how many of each are credited in the end, and quoted."""
    some = [read for read in found if read.drawn == drawn]
    yield f"| {drawn}, credited by rules | {len(some)} | still credited | quoted on the card |"
    yield "|---|---|---|---|"
    for label in sorted({read.label for read in some}):
        of_it = [read for read in some if read.label == label]
        yield f"| {label} | {len(of_it)} | {sum(r.credited for r in of_it)} | {sum(r.quoted for r in of_it)} |"
    yield ""


def main() -> None:
    """Print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    options = parser.parse_args()
    rubric, rows = load_rubric(RUBRIC), read_by_strangers()
    alone = without_doubts(rubric)
    elements = [e for e in rubric.elements() if not e.needs and not e.id.startswith("LC")]
    found: list[Read] = []
    ours: dict[str, str] = {}
    for document in coded(options.shared):
        if not teaches(document.name):
            found += credited(document, rows.get(document.name, ()), rubric, alone)
            ours.update(begun_with_us(document, alone, elements))
    drawn = Counter(row["label"] for told in rows.values() for row in told if row["drawn"] == "at random")
    total = sum(drawn.values())
    print("| drawn at random from what rules credit | share |", "|---|---|", sep="\n")
    print(*(f"| {label} | {n} of {total} ({n / total:.3f}) |" for label, n in drawn.most_common()), "", sep="\n")
    for kind in ("judged", "at random", "most doubted"):
        print(*table(found, kind), sep="\n")
    some = sorted(ours.items(), key=lambda told: digest(told[0]))[:MANY]
    print("| in the place of We | sentences | credited by rules | in the end |", "|---|---|---|---|", sep="\n")
    print(*with_others(some, rubric), sep="\n")


if __name__ == "__main__":
    main()
