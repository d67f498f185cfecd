"""A deed told as done, and the same under words that leave it undone: refused, offered, weighed, others', denied.

    python benchmarks/frames.py [--wrong]

Three deeds that answer three questions, each with a date and a sum or a count, in a hundred frames in which it did not
take place, or was somebody else's (``first``, ``second``), and in two dozen in which it did (``done``). A wrong fact on
a card is the worst that can be said of a company, or for it: printed is how many frames of the first kind stand at
"described" or "evidenced", and how many of the second fall short of it. Then plain noes (``noes``) that are not found,
and sentences that only sound like one (``sounding_so``) and are taken for it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import yaml

from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Level
from scorer.verdict.examples import passage_document
from scorer.verdict.judging import judge_element
from scorer.verdict.model import Finding

HERE = Path(__file__).with_name("frames.yaml")
PADDING = "The weather was fine, and everybody had a good lunch in the park that day. " * 12


def read() -> Iterator[tuple[str, str, str, bool]]:
    """Which kind of sentence, the question, the sentence, and whether it is judged wrongly."""
    data = yaml.safe_load(HERE.read_text(encoding="utf-8"))
    deeds, noes, sounding_so = data.pop("deeds"), data.pop("noes"), data.pop("sounding_so")
    for question, words in deeds.items():
        for kind, frames in data.items():
            for frame in frames:
                told = frame.format(**words)
                level = judged(question, told).level
                yield kind, question, told, level is not Level.EVIDENCED if kind == "done" else level.rank >= 2
    for kind, said in (("noes", noes), ("sounding_so", sounding_so)):
        for question, sentences in said.items():
            for told in sentences:
                yield kind, question, told, judged(question, told).denied is (kind == "sounding_so")


def judged(question: str, told: str) -> Finding:
    """What a sentence comes to, in a report of a few more words."""
    rubric = load_rubric()
    element = next(e for e in rubric.elements() if e.id == question)
    reading = Reading(passage_document(f"{told} {PADDING}")).asked_by(rubric)
    return judge_element(reading, rubric, element)


def main() -> None:
    """Print how many frames are judged wrongly, by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="also which")
    options = parser.parse_args()
    rows = list(read())
    for kind in dict.fromkeys(row[0] for row in rows):
        mine = [row for row in rows if row[0] == kind]
        wrong = [row for row in mine if row[3]]
        print(f"{kind}: {len(wrong)} of {len(mine)} wrong")
        for _, question, told, _ in wrong if options.wrong else ():
            print(f"  {question}: {told}")


if __name__ == "__main__":
    main()
