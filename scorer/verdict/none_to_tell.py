"""A none that answers one question, and what it is to the questions beside it.

"No proceedings are pending" answers whether there are any. To what is alleged in them it is no refusal: nothing is left
to tell. A card that said "explicitly that it does not" tell it would put a word into the report's mouth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scorer.evidence.model import Evidence
from scorer.rubric.model import Indicator, Level, Rubric
from scorer.verdict.confidence import OF_THIS_ALONE
from scorer.verdict.judging import IT_DOES_NOT
from scorer.verdict.model import Confidence, Finding
from scorer.verdict.one_field import only_of


def seen_together(rubric: Rubric, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, with the reason set right of each no that answers another question of its indicator with a none.

    Args:
        rubric: The questions.
        findings: One of each, in order. Not to be kept for another rubric: they hang on one another.
    """
    of = {finding.element: finding for finding in findings}
    groups = [indicator for theme in rubric.themes for indicator in theme.indicators]
    beside = {element.id: _nones(group, of) for group in groups for element in group.elements}
    return tuple(_set_right(finding, beside[finding.element]) for finding in findings)


def _nones(indicator: Indicator, of: dict[str, Finding]) -> dict[str, set[int]]:
    """The questions of an indicator that a none answers, each with the sentences that tell it."""
    return {
        element.id: {e.sentence.id for e in of[element.id].evidence if e.denies}
        for element in indicator.elements
        if element.explicit_none is not None and of[element.id].denied
    }


def _set_right(finding: Finding, nones: dict[str, set[int]]) -> Finding:
    if not finding.denied or finding.level is not Level.NONE:
        return finding
    noes = [e for e in finding.evidence if e.denies]
    answered = next((name for name, told in nones.items() if _all_of(noes, told)), "")
    if not answered:
        return finding
    reason = finding.reason.replace(IT_DOES_NOT, f"says that there was none, as under {answered}", 1)
    evidence = tuple(replace(e, why="an explicit none") if e.denies else e for e in finding.evidence)
    finding = replace(finding, reason=reason, evidence=evidence)
    if not (fields := only_of(e.quote for e in noes)):
        return finding
    return replace(
        finding,
        reason=f"{reason[:-1]}, of {' and '.join(fields)} alone.",
        confidence=Confidence.LOW,
        confidence_why=OF_THIS_ALONE,
        expected=None,
    )


def _all_of(noes: list[Evidence], told: set[int]) -> bool:
    return bool(noes) and {e.sentence.id for e in noes} <= told
