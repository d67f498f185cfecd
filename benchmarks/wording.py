"""How much of what can be said the look-ups know: sentences that answer an element, in words nobody tuned on.

``sentences/ELEMENT.csv`` (section, text, answers as ``RE1.1=2;RE1.2=1``) holds about a hundred sentences for each
element, about fictional companies, written and coded by somebody who did not know the tool; near misses among them
answer nothing. A sentence counts as found when a look-up finds it and judging takes it as evidence, as if its report
were about human rights throughout.

usage: python benchmarks/wording.py
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.gathering import Reading
from scorer.language.cues import sentence_cues
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Rubric
from scorer.verdict.grading import grade

SENTENCES = Path(__file__).parent / "sentences"
_ROW = re.compile(r"[A-Z][^.]{3,80}: \S+( \(\d{4}\))?")


@dataclass(frozen=True, slots=True)
class Known:
    """Of ``answers`` sentences how many were found and at which level; of ``near`` misses how many were taken."""

    answers: int
    found: int
    level_right: int
    near: int
    taken: int


def wording(rubric: Rubric) -> dict[str, Known]:
    """What the look-ups of each element know."""
    rows = [
        (path.stem, row["section"], row["text"], _answers(row["answers"]))
        for path in sorted(SENTENCES.glob("*.csv"))
        for row in csv.DictReader(path.open(encoding="utf-8", newline=""))
    ]
    reading = alone([(section, text) for _, section, text, _ in rows])
    out = {}
    for element in rubric.elements():
        graded = {c.sentence: grade(reading, element, rubric.grades, c) for c in reading.candidates(element)}
        taken = {i: g.evidence.shows.rank for i, g in graded.items() if not g.passed_over}
        answers = [i for i, row in enumerate(rows) if row[3].get(element.id)]
        near = [i for i, row in enumerate(rows) if row[0] == element.id and not row[3]]
        found = [i for i in answers if i in taken]
        right = sum(taken[i] == rows[i][3][element.id] for i in found)
        out[element.id] = Known(len(answers), len(found), right, len(near), sum(i in taken for i in near))
    return {name: known for name, known in out.items() if known.answers}


def _answers(text: str) -> dict[str, int]:
    return {name.strip(): int(level) for name, _, level in (a.partition("=") for a in text.split(";") if a)}


def alone(rows: list[tuple[str, str]]) -> Reading:
    """Sentences under their headings, each a paragraph, of a report that is about human rights throughout."""
    sentences = tuple(
        Sentence(
            i,
            1,
            " ".join(text.split()),
            tuple(h.strip() for h in section.split(">") if h.strip()),
            (Box(1, 0, i, 1, i + 1),),
            Kind.TABLE if _ROW.fullmatch(text) else Kind.BODY,
            i,
        )
        for i, (section, text) in enumerate(rows)
    )
    cues = [sentence_cues(s.text, s.section, s.kind) | {"rights"} for s in sentences]
    page = Page(1, 1, len(rows) + 1, PageQuality.TEXT, sum(len(t.split()) for _, t in rows))
    return Reading(Document("x", "0" * 64, "x", "", "", "", "", "", "", "en", (page,), sentences), cues)


def main() -> None:
    """Print a line an element."""
    known = wording(load_rubric("human-rights-transparency"))
    for name, k in known.items():
        share, right = k.found / k.answers, k.level_right / max(1, k.found)
        print(f"{name:6} found {k.found:3} of {k.answers:3} ({share:.2f}), level right {right:.2f}, ", end="")
        print(f"near misses taken {k.taken} of {k.near}")
    found, answers = sum(k.found for k in known.values()), sum(k.answers for k in known.values())
    print(f"all    found {found / answers:.3f}")


if __name__ == "__main__":
    main()
