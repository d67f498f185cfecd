"""Judge a rubric's own examples: the same code as for a report, on a document made of one passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.gathering import Reading
from scorer.rubric.model import Element, Example, Level, Rubric
from scorer.verdict.grading import Graded, graded
from scorer.verdict.judging import WEAK
from scorer.verdict.taking_out import in_full


def sentences_of(text: str) -> list[str]:
    """A passage as sentences, as reports are split; at least one."""
    import nupunkt  # heavy to load

    return [str(t) for t in nupunkt.sent_tokenize(text) if str(t).strip()] or [text]


def passage_document(text: str, section: str = "") -> Document:
    """A document of one page that holds a passage, one sentence to a line; for examples and tests."""
    texts = sentences_of(text)
    heading = (section,) if section else ()
    sentences = tuple(
        Sentence(i, 1, t, heading, (Box(1, 72, 72 + 14 * i, 540, 84 + 14 * i),), Kind.BODY, 0)
        for i, t in enumerate(texts)
    )
    page = Page(1, 612, 792, PageQuality.TEXT, len(text.split()))
    return Document("example", "0" * 64, "example", "", "", "", "", "", "", "en", (page,), sentences)


def judge_example(rubric: Rubric, element: Element, example: Example) -> tuple[Level, bool, str]:
    """The level the strongest passage of an example shows, whether it is an explicit no, and what found it."""
    reading = Reading(passage_document(example.text, example.section)).asked_by(rubric)
    best = strongest(graded(reading, rubric, element))
    if best is None:
        return Level.NONE, False, ""
    evidence = best.evidence
    return evidence.shows, evidence.denies, in_full(evidence) if best.passed_over else evidence.found_by[0]


def found_by_look_up(rubric: Rubric, elements: Iterable[Element]) -> dict[tuple[str, str], str]:
    """An example that each look-up does what it is for with, by the element's id and the look-up.

    What is looked for earns something by it, a description counts as one and a fact as one, a denial as a no, and what
    is taken out earns nothing. Of several it is the one that fewest others serve for.
    """
    found: dict[tuple[str, str], str] = {}
    for element in elements:
        by: dict[str, list[Example]] = {}
        often: Counter[str] = Counter()
        for example in sorted(element.examples, key=lambda e: -e.level.rank):
            for query in _serving(rubric, element, example):
                by.setdefault(query, []).append(example)
                often[example.text] += 1
        for query, examples in by.items():
            found[element.id, query] = min(examples, key=lambda e: often[e.text]).text
    return found


def _serving(rubric: Rubric, element: Element, example: Example) -> set[str]:
    """The look-ups of an element that do with an example what they are for."""
    reading = Reading(passage_document(example.text, example.section)).asked_by(rubric)
    taken = [g.evidence for g in graded(reading, rubric, element) if not g.passed_over]
    earns = [e for e in taken if e.denies or e.shows is not Level.NONE]
    serving = {query for e in earns for query in element.look_for if query in e.found_by}
    for queries, shown in (
        (element.deny, [e for e in taken if e.denies]),
        (element.grades.described, [e for e in earns if e.shows is Level.DESCRIBED]),
        (element.grades.evidenced, [e for e in earns if e.shows is Level.EVIDENCED]),
    ):
        sentences = {e.sentence.id for e in shown}
        serving |= {query for query in queries if not sentences.isdisjoint(reading.index.ids(query))}
    return serving | {query for query in element.unless if not earns and reading.index.ids(query)}


def strongest(found: Sequence[Graded]) -> Graded | None:
    """The sentence of a passage that decides; None where none was found.

    As in a report, a denial outweighs what is only claimed, and not what is described or shown by facts.
    """
    taken = [g for g in found if not g.passed_over]
    if not taken:
        return found[0] if found else None
    denial = next((g for g in taken if g.evidence.denies and g.evidence.shows is Level.NONE), None)
    best = max(taken, key=lambda g: g.evidence.shows.rank)
    return denial if denial is not None and best.evidence.shows in WEAK else best
