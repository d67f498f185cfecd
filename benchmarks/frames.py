"""A deed told as done, and the same under words that leave it undone: refused, offered, weighed, others', denied.

    python benchmarks/frames.py [--wrong]

Three deeds that answer three questions, each with a date and a sum or a count, in a hundred frames in which it did not
take place, or was somebody else's (``first``, ``second``), and in two dozen in which it did (``done``). A wrong fact on
a card is the worst that can be said of a company, or for it: printed is how many frames of the first kind stand at
"described" or "evidenced", and how many of the second fall short of it.
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

HERE = Path(__file__).with_name("frames.yaml")


def read() -> Iterator[tuple[str, str, str, Level]]:
    """Which kind of frame, the question, the sentence, and the level that it earns."""
    data = yaml.safe_load(HERE.read_text(encoding="utf-8"))
    rubric = load_rubric()
    padding = "The weather was fine, and everybody had a good lunch in the park that day. " * 12
    for question, words in data.pop("deeds").items():
        element = next(e for e in rubric.elements() if e.id == question)
        for kind, frames in data.items():
            for frame in frames:
                told = frame.format(**words)
                reading = Reading(passage_document(f"{told} {padding}")).asked_by(rubric)
                yield kind, question, told, judge_element(reading, rubric, element).level


def main() -> None:
    """Print how many frames are judged wrongly, by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="also which")
    options = parser.parse_args()
    rows = list(read())
    for kind in dict.fromkeys(row[0] for row in rows):
        mine = [row for row in rows if row[0] == kind]
        wrong = [row for row in mine if (row[3].rank < 3 if kind == "done" else row[3].rank >= 2)]
        print(f"{kind}: {len(wrong)} of {len(mine)} wrong")
        for _, question, told, level in wrong if options.wrong else ():
            print(f"  {question} {level.value}: {told}")


if __name__ == "__main__":
    main()
