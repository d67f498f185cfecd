"""Reports of fictional companies, written and coded by somebody who did not know the tool: twelve, and six never read.

    python benchmarks/fiction.py     # how far the default rubric agrees with each lot

Also four in long sentences that were read (``long``) and five that were not (``long_left``), and four in the usual
manner of reports that were read last (``usual``) and four that were not (``usual_left``); decision 066. And four that
say no a lot and were read (``denying``), and four that were not (``denying_left``); decision 067. And eight of kinds
that no lot has (forms of the Indian, German and European laws, a vigilance plan, Form SD ...), of which the noes and
two whole were read (``kinds``), and eight that were not (``kinds_left``); decision 076. And eight full of what only
sounds like a no (a fishery, a bank, a questionnaire, a federation ...), of which the noes of four were read (``noes``)
and four were not (``noes_left``); decision 077. And six that were written after confidence had been learned, of which
nobody read any (``sure_left``); decision 079. They are text, not PDF: what
is measured on them is judging alone. Facts stand in them once, in words of their own, so they are harder than real
reports, which repeat themselves.
A file holds ``sections`` (headings and sentences, each with its kind and
the number of its paragraph) and ``answers`` (level 0-3, explicit no, sentences, why).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import LEVELS
from scorer.verdict.agreement import kappa
from scorer.verdict.gold import Coded, CodedReport
from scorer.verdict.judging import judge

FICTION = Path(__file__).parent / "fiction"
LEFT = FICTION / "left"
LOTS = (
    "long",
    "long_left",
    "usual",
    "usual_left",
    "denying",
    "denying_left",
    "kinds",
    "kinds_left",
    "noes",
    "noes_left",
    "sure_left",
)
A_PAGE = 30  # sentences to a made-up page, so that places can be compared


def fiction(folder: Path = FICTION) -> Iterator[tuple[CodedReport, Reading]]:
    """Each report of a folder as coded, and ready for questions."""
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        answers = {
            name: Coded(LEVELS[a["level"]], a["denied"], tuple(sorted({_page(n) for n in a["sentences"]})), a["why"])
            for name, a in data["answers"].items()
        }
        yield CodedReport(data["document"], answers), Reading(document(data["document"], data["sections"]))


def _page(number: int) -> int:
    return 1 + number // A_PAGE


def document(name: str, sections: list[dict[str, list[tuple[str, int, str]]]]) -> Document:
    """A document of headings with sentences."""
    rows = [(tuple(s["headings"]), kind, block, text) for s in sections for kind, block, text in s["sentences"]]
    sentences: list[Sentence] = []
    lead: int | None = None  # what introduces a list, as reading has it
    for i, (heads, kind, block, text) in enumerate(rows):
        lead = lead if kind == Kind.BULLET else None
        told = " ".join(text.split())
        box = Box(_page(i), 0, i, 1, i + 1)
        sentences.append(Sentence(i, _page(i), told, heads, (box,), Kind(kind), block, lead))
        if kind == Kind.BODY and told.endswith(":"):
            lead = i
    pages = tuple(
        Page(n, 1, len(rows) + 1, PageQuality.TEXT, sum(len(s.text.split()) for s in sentences if s.page == n))
        for n in range(1, _page(len(rows) - 1) + 1)
    )
    return Document(name, "0" * 64, name, "", "", "", "", "", "", "en", pages, tuple(sentences))


def main() -> None:
    """Print answers, how many are exact, kappa, and explicit noes, by lot."""
    rubric = load_rubric()
    for folder in (FICTION, LEFT, *(FICTION / lot for lot in LOTS)):
        pairs: list[tuple[int, int]] = []
        noes: list[tuple[bool, bool]] = []
        for report, reading in fiction(folder):
            found = {f.element: f for f in judge(reading.asked_by(rubric), rubric)}
            pairs += [(found[question].level.rank, coded.level.rank) for question, coded in report.answers.items()]
            noes += [(found[question].denied, coded.denied) for question, coded in report.answers.items()]
        agreed, both = kappa(pairs), sum(ours and theirs for ours, theirs in noes)
        print(
            f"{folder.name:12} {sum(a == b for a, b in pairs):4} of {len(pairs):4} exact, kappa {agreed or 0:.3f}; "
            f"noes: {both} of {sum(theirs for _, theirs in noes)} found, of {sum(ours for ours, _ in noes)} printed"
        )


if __name__ == "__main__":
    main()
