"""What a report discloses of the legal challenges known from outside: which count, how many it tells, how deep.

Recall is the mean worth of the cases that count (a quarter for each step of depth), the severity-weighted one takes a
case of high severity three times and a medium one twice. Both are upper bounds: the register is incomplete as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorer.document.model import SURE, Document, Sentence
from scorer.errors import EXIT_TROUBLE, UserError
from scorer.evidence.cases.firms import names_company, published_by_another
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.model import Depth, Gap, Match, Told
from scorer.evidence.cases.names import is_company
from scorer.evidence.cases.words import bare_words
from scorer.evidence.gathering import Reading
from scorer.evidence.model import Evidence
from scorer.register.dates import is_date
from scorer.register.standing import Standing, standing
from scorer.rubric.model import Element, Level
from scorer.verdict.model import Confidence, Finding, Status

FEW = 5  # below, shares are not shown: one case more would move them too far
SEVERITY = {"high": 3.0, "medium": 2.0, "low": 1.0, None: 2.0}
"""Weight of a case by its severity; one whose severity is not known counts as medium."""

_SHOWN = 8  # quotes of the finding


@dataclass(frozen=True, slots=True)
class Disclosed:
    """One case with what the report tells of it and whether it counts."""

    match: Match
    standing: Standing


@dataclass(frozen=True, slots=True)
class Disclosure:
    """All cases of a register, in its order, for a report of a date; and the cases that the register lacks."""

    date: str
    cases: tuple[Disclosed, ...]
    gaps: tuple[Gap, ...]
    elsewhere: Sentence | None = None

    @property
    def counted(self) -> tuple[Disclosed, ...]:
        """The cases that count."""
        return tuple(c for c in self.cases if c.standing.counts)

    @property
    def missed(self) -> tuple[Disclosed, ...]:
        """Those of them that the report does not mention; what it possibly tells is no such case."""
        return tuple(c for c in self.counted if c.match.depth is Depth.NOT_MENTIONED and not c.match.possibly)

    @property
    def unsure(self) -> tuple[Disclosed, ...]:
        """Those of them that it possibly tells: a person should look."""
        return tuple(c for c in self.counted if c.match.possibly)

    @property
    def recall(self) -> float | None:
        """Mean worth of the cases that count, 0 to 1; None where none does."""
        return _mean([(1.0, c.match.depth.worth) for c in self.counted])

    @property
    def weighted_recall(self) -> float | None:
        """The same, weighted by severity."""
        return _mean([(SEVERITY[c.match.case.severity], c.match.depth.worth) for c in self.counted])


def _mean(pairs: Sequence[tuple[float, float]]) -> float | None:
    total = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / total if total else None


def report_date(document: Document, given: str | None) -> str:
    """The date that decides which cases count.

    Raises:
        UserError: It was not given, and nothing but the PDF's metadata tells of it: the file may be years younger.
    """
    if given:
        if not is_date(given):
            raise UserError(f'"{given}" is not a date', None, "Give 2024, 2024-03 or 2024-03-31.", EXIT_TROUBLE)
        return given
    if document.date and (document.date_confidence >= SURE or document.date_earliest):
        return document.date
    hint = "Give it with --date, for example --date 2021-09-30: only cases that were public by then count."
    if document.date:
        hint += f" (The {document.date_source} is {document.date}, which may be when the file was made.)"
    raise UserError("the report does not say its date, and a register needs it", None, hint, EXIT_TROUBLE)


def hanging(document: Document, index: Index, given: str | None) -> tuple[str, ...]:
    """Names of the cases that hang on a date which is unsure: they count at one end of its range and not at another."""
    if given or document.date_confidence >= SURE or not document.date:
        return ()
    days = [day for day in (document.date_earliest, document.date, document.date_latest) if day]
    return tuple(case.name for case in index.register.cases if len({standing(case, day).counts for day in days}) > 1)


def check_company(reading: Reading, index: Index, given: str | None) -> None:
    """See that a register is that of the report's company.

    Raises:
        UserError: The report names that company nowhere, and nobody said that it is the right one.
    """
    if names_company(reading.document, index.company) or _mostly_unread(reading.document):
        return
    if given and is_company(tuple(bare_words(given)), index.company):
        return
    whose = index.register.company
    report = f"this report of {reading.document.company}" if reading.document.company else "this report"
    hint = f'Give the register of the report\'s company; if this is the right one, say so: --company "{whose}".'
    raise UserError(f"the register is that of {whose}, which {report} nowhere names", None, hint, EXIT_TROUBLE)


def publisher_doubted(document: Document, index: Index, given: str | None) -> str:
    """The company whose report it surely is, where it is not the register's; the report names that in passing."""
    return document.company if not given and published_by_another(document, index.company) else ""


def disclose(reading: Reading, index: Index, date: str) -> Disclosure:
    """What a report of a date discloses of the cases of a register."""
    matching = match(reading, index, date)
    cases = tuple(Disclosed(m, standing(m.case, date)) for m in matching.matches)
    return Disclosure(date, cases, matching.gaps, matching.elsewhere)


def judge_cases(reading: Reading, element: Element, disclosure: Disclosure) -> Finding:
    """The finding of an element that asks for the cases of a register.

    stated: fewer than a third of those that count are named, or they are only alluded to. described: at least a third
    are named. evidenced: at least nine in ten are named with forum and status.
    """
    counted = disclosure.counted
    if not counted:
        why = f"None of the register's {len(disclosure.cases)} cases was public and open at the report's date."
        return _finding(element, Level.NONE, Status.NOT_APPLICABLE, why, ())
    told = [c.match for c in counted if c.match.depth is not Depth.NOT_MENTIONED]
    named = [m for m in told if m.depth.rank >= Depth.NAMED.rank]
    whole = [m for m in named if m.field("forum") and m.field("status")]
    if not told and _mostly_unread(reading.document):
        why = "No case was found, but most of the report could not be read."
        return _finding(element, Level.NONE, Status.NOT_ASSESSED, why, ())
    if len(whole) * 10 >= len(counted) * 9:
        level = Level.EVIDENCED
    elif named and len(named) * 3 >= len(counted):
        level = Level.DESCRIBED
    else:
        level = Level.STATED if told else Level.NONE
    return _finding(element, level, Status.ASSESSED, _reason(disclosure, told, named, whole), _evidence(reading, told))


def _reason(disclosure: Disclosure, told: list[Match], named: list[Match], whole: list[Match]) -> str:
    n = len(disclosure.counted)
    of = "the one known case that counts" if n == 1 else f"{n} known cases that count"
    unsure = f"; possibly {len(disclosure.unsure)} more, check" if disclosure.unsure else ""
    if not told:
        return f"Of {of} at the report's date, it mentions none{unsure.replace(' more', '')}."
    parts = [f"{len(named)} named"]
    if whole:
        parts.append(f"{len(whole)} of them with forum and status")
    if len(told) > len(named):
        parts.append(f"{len(told) - len(named)} only described or alluded to")
    missed = len(disclosure.missed)
    left_out = f"; it leaves out {missed}" if missed else ""
    return f"Of {of} at the report's date: {', '.join(parts)}{unsure}{left_out}."


def _evidence(reading: Reading, told: list[Match]) -> tuple[Evidence, ...]:
    """One quote for each case: where it is named, or described."""
    found: dict[int, Evidence] = {}
    for m in told:
        best = m.told[0]
        if best.sentence.id not in found:
            level = Level.EVIDENCED if m.depth is Depth.FULL else Level.DESCRIBED
            found[best.sentence.id] = Evidence(
                document=reading.document,
                sentence=best.sentence,
                cues=reading.cues[best.sentence.id],
                shows=level if m.depth.rank >= Depth.NAMED.rank else Level.STATED,
                weight=1.0,
                found_by=(f"register: {m.case.id}",),
                spans=_spans(m, best),
                why=f"{m.case.name}: {m.why}",
            )
    return tuple(found.values())[:_SHOWN]


def _spans(m: Match, best: Told) -> tuple[tuple[int, int], ...]:
    spans = sorted((t.start, t.end) for t in m.told if t.sentence.id == best.sentence.id)
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _mostly_unread(document: Document) -> bool:
    return len(document.left_out()) > 0.5 * len(document.pages)


def _finding(element: Element, level: Level, status: Status, reason: str, evidence: tuple[Evidence, ...]) -> Finding:
    confidence, why = (
        Confidence.MEDIUM,
        "names, dockets, courts and dates were compared; the register is incomplete too",
    )
    if status is not Status.ASSESSED:
        confidence, why = Confidence.HIGH, "no case to ask for"
    return Finding(element.id, level, False, status, reason, confidence, why, evidence)
