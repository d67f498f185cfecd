"""Findings kept from one run to the next: after a change of the rubric only what it touches is judged again.

A changed weight touches nothing, a changed look-up one element. What decides a finding is in its keys: the report, the
code that read and judged it, and what the rubric asks (``scorer.verdict.judging.asked``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

import msgspec

from scorer.document.model import Document
from scorer.evidence.gathering import Reading
from scorer.evidence.model import Evidence
from scorer.rubric.model import Level, Rubric
from scorer.verdict.judging import asked, judge
from scorer.verdict.model import Confidence, Expected, Finding, Status
from scorer.verdict.none_to_tell import seen_together


class KeptEvidence(msgspec.Struct, frozen=True, array_like=True):
    """Evidence without its document: the sentence by its id."""

    sentence: int
    cues: frozenset[str]
    shows: Level
    weight: float
    found_by: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    why: str
    denies: bool
    match: str
    taken_out_by: str = ""

    @classmethod
    def of(cls, e: Evidence) -> Self:
        """What is kept of a piece of evidence."""
        return cls(
            e.sentence.id, e.cues, e.shows, e.weight, e.found_by, e.spans, e.why, e.denies, e.match, e.taken_out_by
        )

    def to(self, document: Document) -> Evidence:
        """The evidence in its document. Raises IndexError or ValueError where it is not in there."""
        sentence = document.sentences[self.sentence]
        return Evidence(
            document,
            sentence,
            cues=self.cues,
            shows=self.shows,
            weight=self.weight,
            found_by=self.found_by,
            spans=self.spans,
            why=self.why,
            denies=self.denies,
            match=self.match,
            taken_out_by=self.taken_out_by,
        )


class KeptFinding(msgspec.Struct, frozen=True):
    """A finding without its document; ``asked`` is the digest of what was asked."""

    asked: str
    element: str
    level: Level
    denied: bool
    status: Status
    reason: str
    confidence: Confidence
    confidence_why: str
    evidence: tuple[KeptEvidence, ...]
    near_misses: tuple[KeptEvidence, ...]
    expected: Expected | None

    @classmethod
    def of(cls, f: Finding, digest: str) -> Self:
        """What is kept of a finding."""
        evidence, near = (tuple(map(KeptEvidence.of, some)) for some in (f.evidence, f.near_misses))
        sure = (f.confidence, f.confidence_why)
        return cls(digest, f.element, f.level, f.denied, f.status, f.reason, *sure, evidence, near, f.expected)

    def to(self, document: Document) -> Finding:
        """The finding in its document. Raises IndexError or ValueError where its evidence is not in there."""
        evidence, near = (tuple(e.to(document) for e in some) for some in (self.evidence, self.near_misses))
        return Finding(
            self.element,
            self.level,
            self.denied,
            self.status,
            self.reason,
            self.confidence,
            self.confidence_why,
            evidence,
            near,
            self.expected,
        )


def judge_what_is_new(
    reading: Reading,
    rubric: Rubric,
    kept: tuple[KeptFinding, ...],
    keep: Callable[[tuple[KeptFinding, ...]], None],
) -> tuple[Finding, ...]:
    """The findings of a report; those that are kept are not made again.

    Args:
        reading: The report.
        rubric: The questions.
        kept: What an earlier run kept of this report and rubric, made by the same code.
        keep: Takes what is to be kept instead, where something was judged anew.
    """
    document = reading.document
    digests = {element.id: asked(rubric, element) for element in rubric.elements()}
    known: dict[str, Finding] = {}
    for k in kept:
        if digests.get(k.element) == k.asked:
            try:
                known[k.element] = k.to(document)
            except (IndexError, ValueError):
                continue  # not of this document after all: judged again
    findings = judge(reading, rubric, known)
    if any(known.get(f.element) is not f for f in findings):
        keep(tuple(KeptFinding.of(f, digests[f.element]) for f in findings))
    return seen_together(rubric, findings)
