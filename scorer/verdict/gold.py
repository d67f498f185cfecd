"""Reports coded by careful readers, and how far our findings agree with theirs.

A coded report is a JSON file: ``{"document": stem, "answers": {element: {level 0-3, denied, pages, why, quote}}}``.
Agreement is measured per element, per theme and over all: exact, within one level, quadratic weighted kappa (Cohen
1968), and the share of findings above none on both sides whose evidence lies within a page of a coded one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorer import inputs
from scorer.errors import EXIT_USAGE, UserError
from scorer.rubric.model import LEVELS, Level, Rubric
from scorer.verdict.agreement import kappa
from scorer.verdict.model import Finding, Status

_NEAR = 1  # pages: evidence this far from a coded page is the same place (a sentence may run over)


@dataclass(frozen=True, slots=True)
class Coded:
    """A reader's answer to one element: level, explicit no, pages (from 1), and the reason in their words."""

    level: Level
    denied: bool
    pages: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class CodedReport:
    """One report as coded: its file's stem, the answer to each element, and those that the rubric does not ask for."""

    document: str
    answers: dict[str, Coded]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """One element of one report: what the reader said and what we say.

    ``ours`` is None where the element could not be assessed: neither agreement nor disagreement with a level.
    ``page_hit`` is None unless both are above none; ``their_no`` and ``our_no`` say whether either side has it that the
    report says no explicitly.
    """

    document: str
    element: str
    theirs: Level
    ours: Level | None
    their_why: str
    our_why: str
    page_hit: bool | None = None
    their_no: bool = False
    our_no: bool = False

    @property
    def distance(self) -> int:
        """Levels between the two, 0-3; what was not assessed counts as none here."""
        return abs(self.theirs.rank - (self.ours or Level.NONE).rank)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over n pairs. All shares 0-1; None where there was nothing to share.

    ``silence`` is the share of coded silences that we call silent, ``facts`` of coded ``evidenced`` that we call so;
    ``theirs`` and ``ours`` are mean levels, 0-3.
    """

    n: int
    exact: float | None
    within_one: float | None
    kappa: float | None
    silence: float | None
    facts: float | None
    pages: float | None
    theirs: float | None
    ours: float | None


def read_gold(folder: Path, rubric: Rubric) -> list[CodedReport]:
    """The coded reports of a folder, by name; answers to elements that the rubric does not ask are left out.

    Raises:
        UserError: The folder holds no coded report, or one of them is not as described above.
    """
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not paths:
        hint = "Give the folder that holds one JSON file for each coded report."
        raise UserError("there is no coded report here", str(folder), hint, EXIT_USAGE)
    asked = {e.id for e in rubric.elements() if not e.needs}
    reports = [_coded_report(path, asked) for path in paths]
    if not any(report.answers for report in reports):
        raise UserError(
            f"no answer is to an element of the rubric {rubric.rubric}",
            str(folder),
            "Choose another --rubric.",
            EXIT_USAGE,
        )
    return reports


def _coded_report(path: Path, asked: set[str]) -> CodedReport:
    try:
        data = json.loads(inputs.read_text(path))
        answers = {name: _coded(name, a) for name, a in data["answers"].items() if name in asked}
        return CodedReport(str(data["document"]), answers, tuple(sorted(data["answers"].keys() - asked)))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UserError("this coded report cannot be read", str(path), str(error), EXIT_USAGE) from error
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        hint = (
            'It needs "document" (the report\'s file name without .pdf) and "answers": for each element a "level" from '
            f"0 to 3, and may have denied, pages and why. ({type(error).__name__}: {error})"
        )
        raise UserError("this is not a coded report", str(path), hint, EXIT_USAGE) from error


def _coded(name: str, answer: dict[str, object]) -> Coded:
    if not isinstance(answer, dict) or "level" not in answer:
        raise ValueError(f"{name} has no level")
    level, pages = answer["level"], answer.get("pages") or []
    if not isinstance(level, int) or isinstance(level, bool) or not 0 <= level < len(LEVELS):
        raise ValueError(f"{name}: level {level!r}")
    if not isinstance(pages, list) or not all(isinstance(p, int) for p in pages):
        raise ValueError(f"{name}: pages {pages!r}")
    return Coded(LEVELS[level], bool(answer.get("denied")), tuple(pages), str(answer.get("why") or ""))


def pairs(report: CodedReport, findings: Iterable[Finding]) -> list[Pair]:
    """The reader's answers beside our findings, element by element."""
    ours = {finding.element: finding for finding in findings}
    return [_pair(report.document, name, answer, ours[name]) for name, answer in report.answers.items() if name in ours]


def _pair(document: str, element: str, coded: Coded, finding: Finding) -> Pair:
    assessed = finding.status is Status.ASSESSED
    hit = None
    if coded.level is not Level.NONE and finding.level is not Level.NONE and coded.pages:
        places = {e.sentence.page for e in finding.evidence}
        hit = any(abs(p - q) <= _NEAR for p in places for q in coded.pages)
    level = finding.level if assessed else None
    return Pair(
        document, element, coded.level, level, coded.why, finding.reason, hit, coded.denied, assessed and finding.denied
    )


def agreement(found: Sequence[Pair]) -> Agreement:
    """How far the two sides agree. What could not be assessed counts as none, so that unread pages are not hidden."""
    ranks = [(p.theirs.rank, (p.ours or Level.NONE).rank) for p in found]
    hits = [p.page_hit for p in found if p.page_hit is not None]
    return Agreement(
        n=len(found),
        exact=_share(a == b for a, b in ranks),
        within_one=_share(abs(a - b) <= 1 for a, b in ranks),
        kappa=kappa(ranks),
        silence=_share(b == 0 for a, b in ranks if a == 0),
        facts=_share(b == 3 for a, b in ranks if a == 3),
        pages=_share(hits),
        theirs=_mean([a for a, _ in ranks]),
        ours=_mean([b for _, b in ranks]),
    )


def groups(rubric: Rubric, found: Sequence[Pair]) -> dict[str, list[Pair]]:
    """The pairs of each element, of each theme, and all of them, in the rubric's order."""
    by_element: dict[str, list[Pair]] = {e.id: [] for e in rubric.elements()}
    for pair in found:
        by_element[pair.element].append(pair)
    rows = {name: pairs for name, pairs in by_element.items() if pairs}
    for theme in rubric.themes:
        held = [p for i in theme.indicators for e in i.elements for p in by_element[e.id]]
        if held:
            rows[theme.id] = held
    return {**rows, "all": list(found)}


def worst(found: Sequence[Pair], count: int) -> list[Pair]:
    """The pairs that lie furthest apart, at least two levels, in a fixed order."""
    apart = [p for p in found if p.distance > 1]
    return sorted(apart, key=lambda p: (-p.distance, p.element, p.document))[:count]


def _share(flags: Iterable[bool]) -> float | None:
    values = list(flags)
    return sum(values) / len(values) if values else None


def _mean(values: list[int]) -> float | None:
    return sum(values) / len(values) if values else None
