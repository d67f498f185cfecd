"""Judge a rubric's own examples: the same code as for a report, on a document made of one passage."""

from __future__ import annotations

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.gathering import Reading
from scorer.rubric.model import Element, Example, Level, Rubric
from scorer.verdict.grading import grade


def passage_document(text: str, section: str = "") -> Document:
    """A document of one page that holds a passage, one sentence to a line; for examples and tests."""
    import nupunkt  # heavy to load

    texts = [str(t) for t in nupunkt.sent_tokenize(text) if str(t).strip()] or [text]
    heading = (section,) if section else ()
    sentences = tuple(
        Sentence(i, 1, t, heading, (Box(1, 72, 72 + 14 * i, 540, 84 + 14 * i),), Kind.BODY, 0)
        for i, t in enumerate(texts)
    )
    page = Page(1, 612, 792, PageQuality.TEXT, len(text.split()))
    return Document("example", "0" * 64, "example", "", "", "", "", "", "", "en", (page,), sentences)


def judge_example(rubric: Rubric, element: Element, example: Example) -> tuple[Level, bool, str]:
    """The level the strongest passage of an example shows, whether it is an explicit no, and what found it."""
    reading = Reading(passage_document(example.text, example.section))
    best, denied, by = Level.NONE, False, ""
    for candidate in reading.candidates(element):
        graded = grade(reading, element, rubric.grades, candidate)
        if graded.passed_over:
            by = by or graded.passed_over
            continue
        evidence = graded.evidence
        if evidence.shows.rank > best.rank or (evidence.denies and best is Level.NONE):
            best, denied, by = evidence.shows, evidence.denies, evidence.found_by[0]
    return best, denied, by
