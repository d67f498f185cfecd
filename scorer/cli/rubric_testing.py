"""What ``scorer rubric test`` and ``try`` show: rubrics at work on passages and on reports."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import process

from scorer.cli.talk import plural, printable
from scorer.errors import EXIT_USAGE, UserError
from scorer.evidence.gathering import Candidate, Reading
from scorer.evidence.model import Evidence
from scorer.language.clause import Denied
from scorer.language.contractions import printed, printed_spans
from scorer.library.reports import Reports
from scorer.library.store import Library
from scorer.rubric.examples import Expected, Outcome, ReportTests, Shown, misses, run_examples
from scorer.rubric.model import Element, Rubric
from scorer.verdict.examples import judge_example
from scorer.verdict.grading import Graded, besides, grade, regrade
from scorer.verdict.judging import judge_element
from scorer.verdict.model import Finding
from scorer.verdict.taking_out import in_full

_OF_A_BAN = 2  # words behind its no that are shown: "not be sold"


@dataclass(slots=True)
class Tally:
    """How many examples and expectations came out how."""

    met: int = 0
    gaps: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def add(self, name: str, *, met: bool, todo: bool) -> str:
        """Count one; gives the mark that is shown for it."""
        if met and todo:
            self.closed.append(name)
        elif met:
            self.met += 1
        else:
            (self.gaps if todo else self.failed).append(name)
        return "ok" if met else "gap" if todo else "NO"

    def sentence(self) -> str:
        """The last line of a test."""
        total = self.met + len(self.gaps) + len(self.closed) + len(self.failed)
        parts = [f"{self.met + len(self.closed)} of {total} as expected"]
        if self.gaps:
            parts.append(plural(len(self.gaps), "known gap"))
        if self.failed:
            parts.append(f"{len(self.failed)} not: {_some(self.failed)}")
        if self.closed:
            parts.append(f"marked todo and as expected all the same, so take the mark off: {_some(self.closed)}")
        return "; ".join(parts) + "."


def _some(names: Sequence[str], most: int = 8) -> str:
    return ", ".join(names[:most]) + (" ..." if len(names) > most else "")


def test_examples(rubric: Rubric, tally: Tally, *, quiet: bool) -> Iterator[str]:
    """Every example by element: what was expected, what came, and the look-up that did it."""
    outcomes: dict[str, list[Outcome]] = {}
    for outcome in run_examples(rubric, judge_example):
        outcomes.setdefault(outcome.element, []).append(outcome)
    for element in rubric.elements():
        lines = list(_example_lines(outcomes.get(element.id, []), tally, quiet=quiet))
        if lines or not quiet:
            yield f"{element.id}  {printable(element.ask)}"
            yield from lines or ["     no examples"]
            yield ""


def _example_lines(outcomes: Iterable[Outcome], tally: Tally, *, quiet: bool) -> Iterator[str]:
    for outcome in outcomes:
        example = outcome.example
        mark = tally.add(f"{outcome.element} example {outcome.number}", met=outcome.met, todo=example.todo)
        if quiet and mark != "NO":
            continue
        expected, came = level_words(example.level, example.denied), level_words(outcome.level, outcome.denied)
        yield f"{mark:>4} {expected:<10} {'' if outcome.met else f'came {came}: '}{printable(example.text)}"
        if outcome.by:
            yield f"{'':15} by {printable(outcome.by)}"
        elif not outcome.met:
            yield f"{'':15} no look-up finds it"


def level_words(level: str, denied: bool) -> str:
    """An answer in words: ``described``, ``none, an explicit no``."""
    return f"{level}, an explicit no" if denied else str(level)


def test_reports(
    rubric: Rubric, tests: ReportTests, folder: Path, library: Path | None, tally: Tally, *, quiet: bool
) -> Iterator[str]:
    """What whole reports were expected to get, and what came."""
    with opened(library) as reports:
        for test in tests.reports:
            reading = reports.reading(folder / test.report)
            yield printable(test.report)
            for expected in test.elements:
                finding = judge_element(reading, rubric, rubric.element(expected.id))
                yield from _report_lines(expected, finding, tally, test.report, quiet=quiet)
            yield ""


def _report_lines(expected: Expected, finding: Finding, tally: Tally, report: str, *, quiet: bool) -> Iterator[str]:
    pages = frozenset(page for evidence in finding.evidence for page in evidence.sentence.pages)
    wrong = misses(expected, Shown(finding.level, finding.denied, pages))
    mark = tally.add(f"{expected.id} of {report}", met=not wrong, todo=expected.todo)
    if not quiet or mark == "NO":
        yield f"{mark:>4} {expected.id:<8} {'; '.join(wrong) or level_words(finding.level, finding.denied)}"


@contextmanager
def opened(library: Path | None) -> Iterator[Reports]:
    """Reports, from the library where it has them."""
    with Library(library) as kept, Reports(kept) as reports:
        yield reports


# --- try ------------------------------------------------------------------------------------------------------------


FEW_LOOK_UPS = 4
"""Of an element with more than these, look-ups that find nothing in a report are only named."""


def tried(
    rubric: Rubric, name: str, report: Path, library: Path | None, *, limit: int | None, width: int
) -> Iterator[str]:
    """What each look-up of an element finds in a report: sentence, page, cues, taken or not and why."""
    element = element_of(rubric, name)
    with opened(library) as reports:
        reading = reports.reading(report).asked_by(rubric)
    document = reading.document
    found = reading.candidates(element)
    graded = {candidate.sentence: grade(reading, element, rubric.grades, candidate) for candidate in found}
    yield f"{element.id}  {printable(element.ask)}"
    size = f"{plural(len(document.pages), 'page')}, {plural(len(document.sentences), 'sentence')}"
    yield f"{printable(document.file)}: {size}"
    shown: set[int] = set()
    silent: list[int] = []
    for number, query in enumerate(element.look_for, start=1):
        by_this = [candidate for candidate in found if query in candidate.found_by]
        if not by_this and limit is not None and len(element.look_for) > FEW_LOOK_UPS:
            silent.append(number)
            continue
        yield ""
        yield f"look-up {number}: {printable(query)}"
        yield f"  finds {plural(len(by_this), 'sentence')}" if by_this else "  finds nothing"
        for candidate in by_this[:limit]:
            yield from _sentence(
                reading, element, candidate, graded[candidate.sentence], width, again=candidate.sentence in shown
            )
            shown.add(candidate.sentence)
        if limit is not None and len(by_this) > limit:
            yield f"  ... and {len(by_this) - limit} more (--all shows them)"
    if silent:
        yield ""
        yield wrapped(
            f"{', '.join(map(str, silent))} (--all shows them)",
            width,
            f"{plural(len(silent), 'look-up')} find nothing: ",
        )
    taken = sum(1 for g in graded.values() if not g.passed_over)
    again = besides(reading, element, graded.values())
    if again:
        yield ""
        yield f"a second look finds {plural(len(again), 'sentence')} besides"
        for candidate in again[:limit]:
            again_graded = regrade(reading, rubric, element, candidate)
            yield from _sentence(reading, element, candidate, again_graded, width, again=False)
    finding = judge_element(reading, rubric, element)
    yield ""
    answer = level_words(finding.level, finding.denied)
    yield f"{len(found)} found, {taken} taken. {answer}: {printable(finding.reason)}"


def element_of(rubric: Rubric, name: str) -> Element:
    """An element by its id, in large letters or small; UserError with the nearest id where there is none."""
    same = [element for element in rubric.elements() if element.id.casefold() == name.casefold()]
    if not same:
        ids = [element.id for element in rubric.elements()]
        near = process.extractOne(name, ids, score_cutoff=60)
        hint = f'Did you mean "{near[0]}"?' if near else f"It has: {', '.join(ids)}."
        raise UserError(f'the rubric has no element "{name}"', None, hint, EXIT_USAGE)
    return max(same, key=lambda element: element.id == name)


def _sentence(
    reading: Reading, element: Element, candidate: Candidate, graded: Graded, width: int, *, again: bool
) -> Iterator[str]:
    evidence = graded.evidence
    yield f"  p. {evidence.sentence.page}  {printable(earns(graded))}{'  (shown above)' if again else ''}"
    if again:
        return
    if evidence.sentence.section:
        yield wrapped(" > ".join(evidence.sentence.section), width, "     under ")
    spans = printed_spans(evidence.sentence, reading.spans(candidate.sentence, candidate.found_by))
    yield wrapped(marked(evidence.quote, spans), width, "     ")
    if words := matched(reading, candidate.sentence, candidate.found_by):
        yield wrapped(words, width, "     ")
    if evidence.denies and (hint := ban_hint(reading, element, evidence)):
        yield wrapped(hint, width, "     ")
    own = reading.cues[candidate.sentence]
    names = [*sorted(own), *(f"{name} (from its neighbours)" for name in sorted(evidence.cues - own))]
    yield wrapped(", ".join(names) or "none", width, "     cues: ")


def earns(graded: Graded) -> str:
    """What a passage earns, and why."""
    return f"{'not taken' if graded.passed_over else graded.evidence.shows.value}: {in_full(graded.evidence)}"


def ban_hint(reading: Reading, element: Element, evidence: Evidence) -> str:
    """How to ask for what a sentence denies, where that may be a ban that the question is after; empty where not."""
    clause, text = evidence.clause, evidence.sentence.text  # as look-ups read it
    no = next((n for n in clause.negations if n.bare and n.what is Denied.DEED), None) if clause is not None else None
    if no is None or any(reading.index.finds(query, evidence.sentence.id) for query in element.deny):
        return ""
    ban = " ".join([text[no.start : no.end], *text[no.end :].split()[:_OF_A_BAN]]).strip(".,;:").lower()
    told = "a no that a look-up names denies nothing: if the question asks for such a ban, look for its words"
    return printable(f'{told}, such as "{ban}"')


def matched(reading: Reading, sentence: int, queries: Iterable[str]) -> str:
    """What look-ups over concepts found in a sentence: which concept by which words, in their order; or empty."""
    read = reading.sentence(sentence)
    text = printed(read).text
    found = {
        (span, name)
        for query in queries
        for name, place in reading.index.named(query, sentence)
        for span in printed_spans(read, [place])
    }
    pieces = [
        f"{name} “{text[start:end]}”" if name.startswith("@") else f"“{text[start:end]}”"
        for (start, end), name in sorted(found)
    ]
    return " · ".join(dict.fromkeys(pieces))


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with brackets around some stretches."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def wrapped(text: str, width: int, first: str) -> str:
    """A text in lines, the first with a beginning of its own."""
    return textwrap.fill(printable(text), width, initial_indent=first, subsequent_indent="     ")
