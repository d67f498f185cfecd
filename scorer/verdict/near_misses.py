"""Passages that are no evidence, for a person to read: what nearly answers a silent question, and why it does not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice

from scorer.evidence.closeness import Match
from scorer.evidence.gathering import Reading
from scorer.evidence.model import Evidence
from scorer.rubric.model import Element, Level, Rubric
from scorer.verdict.grading import Graded, declines, grade
from scorer.verdict.quoting import Quoting

TOO_LITTLE = f"too little by itself for “{Level.STATED.value}”"
_TOO_UNLIKELY = "too unlikely an answer to count"
_LIKELY = "no look-up finds it; by its words it may answer: read it"
_TRIED = 8  # of the likeliest sentences are read


def likely(
    reading: Reading, rubric: Rubric, element: Element, most: int, counted: Collection[int] = ()
) -> list[Evidence]:
    """What a second look holds for likely to answer where nothing counts: for people to read, never for a level.

    What is read as a no, or as somebody else's, is nothing that anybody is asked to read; what declines to tell is.
    ``counted`` are the sentences that count, and are too little.
    """
    read = (g for g in _likeliest(reading, rubric, element) if not (g.passed_over or g.evidence.denies) or declines(g))
    return [replace(g.evidence, shows=Level.NONE, why=_near(g, counted)) for g in islice(read, most)]


def close(reading: Reading, rubric: Rubric, element: Element, quoting: Quoting) -> list[Evidence]:
    """What a second look holds for a close match, to be read where what counts matches only loosely.

    It is shown beside that and moves no level. Of 21 first quotes of real reports that came so a reader who did not
    know which was which took nine for an answer, and none of those in whose place they stand (docs/decisions/074).
    """
    read = (g.evidence for g in _likeliest(reading, rubric, element) if not (g.passed_over or g.evidence.denies))
    return [e for e in read if e.shows is not Level.NONE and quoting.match(e) == Match.CLOSE]


def _likeliest(reading: Reading, rubric: Rubric, element: Element) -> Iterator[Graded]:
    """The likeliest sentences that no look-up finds, as they are read."""
    return (grade(reading, element, rubric.grades, c) for c in reading.likely(element, _TRIED))


def unlikely(found: Graded) -> Graded:
    """A passage that look-ups find, and whose words hardly answer: a near miss."""
    why = f"{found.evidence.why}; {_TOO_UNLIKELY}"
    return Graded(replace(found.evidence, shows=Level.NONE, why=why), why)


def _near(found: Graded, counted: Collection[int]) -> str:
    """Why a passage may answer, and by what was read of it, why it is no answer."""
    if found.passed_over:
        return found.passed_over
    read = found.evidence
    short = TOO_LITTLE if read.sentence.id in counted else _TOO_UNLIKELY
    return f"{_LIKELY}. Read as “{read.shows.value}” ({read.why}), it is {short}"
