"""What ``scorer rubric diff`` shows: what changed in a rubric, and which answers of reports move by which passages."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from scorer.cli.rubric_testing import level_words, opened
from scorer.cli.talk import plural, printable
from scorer.evidence.gathering import Reading
from scorer.rubric.differing import differences, shares
from scorer.rubric.model import LEVELS, Level, Rubric
from scorer.verdict.judging import asked, judge
from scorer.verdict.model import Finding, Status
from scorer.verdict.moving import Moved, moved
from scorer.verdict.scoring import score_rubric

_SIGNS = {"added": "+ added", "dropped": "- dropped", "changed": "~"}
_SHOWN = 3  # passages of each kind, of an answer that moves
_QUOTE = 300  # characters
_LOOK_UP = 120  # characters
_KEPT = "\N{NO-BREAK SPACE}"  # where a line is not to end
_COUNTED = (("+", "taken newly"), ("-", "no longer taken"), ("~", "at another level"), ("=", "of another weight"))


def told(old: Rubric, new: Rubric) -> Iterator[str]:
    """What changed, part by part."""
    yield f"- {old.rubric} {printable(old.version)} ({old.digest})"
    yield f"+ {new.rubric} {printable(new.version)} ({new.digest})"
    changes = differences(old, new)
    if not changes:
        yield "Nothing changed."
    part: str | None = None
    for change in changes:
        if change.part != part:
            part = change.part
            yield ""
            yield part or "the rubric"
        yield f"  {_SIGNS[change.kind]} {printable(change.what)}"


def compared(
    old: Rubric, new: Rubric, reports: Sequence[Path], library: Path | None, *, width: int, everything: bool
) -> Iterator[str]:
    """What the change does to the scores of reports, to their answers, and by which passages.

    Args:
        old: The rubric of before.
        new: The rubric of now.
        reports: Files.
        library: Where reports are kept that were read.
        width: Columns of the terminal.
        everything: Show every passage, also where the answer stays.
    """
    with opened(library) as known:
        for path in reports:
            yield ""
            lines = _Lines(known.reading(path), old, new, width, everything=everything)
            before, after = lines.findings()
            scores = [_points(score_rubric(old, before).value), _points(score_rubric(new, after).value)]
            yield f"{printable(path.name)}: {scores[0]} → {scores[1]}"
            yield from lines.by_weights(before, after)
            for name, finding in after.items():
                if name not in before:
                    yield f"  + {name}: {_answer(finding)}"
                elif before[name] is not finding:
                    yield from lines.of(before[name], finding)
            for name, finding in before.items():
                if name not in after:
                    yield f"  - {name}: was {_answer(finding)}"
            if lines.hidden:
                yield f"  ({plural(lines.hidden, 'passage')} more: --all)"


class _Lines:
    """The lines on one report; ``hidden`` counts the passages that are not shown."""

    def __init__(self, reading: Reading, old: Rubric, new: Rubric, width: int, *, everything: bool) -> None:
        self.reading, self.old, self.new = reading, old, new
        self.width, self.everything = width, everything
        self.hidden = 0

    def findings(self) -> tuple[dict[str, Finding], dict[str, Finding]]:
        """By element, before and after; the very same finding where the question is the same."""
        before = {f.element: f for f in judge(self.reading, self.old)}
        digests = {element.id: asked(self.old, element) for element in self.old.elements()}
        same = {e.id: before[e.id] for e in self.new.elements() if digests.get(e.id) == asked(self.new, e)}
        return before, {f.element: f for f in judge(self.reading, self.new, same)}

    def by_weights(self, before: Mapping[str, Finding], after: Mapping[str, Finding]) -> Iterator[str]:
        """How far other weights move the score by themselves, and whose they are."""
        moved_shares = shares(self.old, self.new)
        if not moved_shares:
            return
        alone = before.keys() == after.keys() and self.old.scale == self.new.scale  # else other things have their part
        scores = [_points(score_rubric(rubric, before).value) for rubric in (self.old, self.new)] if alone else []
        by = f"  by weights{': ' if alone else ''}{' → '.join(scores)}; "
        text = ", ".join(share.replace(" ", _KEPT) for share in moved_shares) + " of the whole"
        yield textwrap.fill(text, self.width, initial_indent=by, subsequent_indent=" " * 10).replace(_KEPT, " ")

    def of(self, before: Finding, after: Finding) -> Iterator[str]:
        """One element whose question changed."""
        answers = _answer(before), _answer(after)
        assessed = before.status is after.status is Status.ASSESSED
        passages = moved(self.reading, self.old, self.new, after.element) if assessed else ()
        if answers[0] == answers[1]:
            if passages:
                counts = [(sum(p.sign == sign for p in passages), words) for sign, words in _COUNTED]
                said = ", ".join(f"{number} {words}" for number, words in counts if number)
                noun = "passage" if len(passages) == 1 else "passages"
                yield f"  = {after.element}: {answers[1]} as before; {noun}: {said}"
                if self.everything:
                    yield from self._passages(passages)
                else:
                    self.hidden += len(passages)
            return
        yield f"  ~ {after.element}: {answers[0]} → {answers[1]}"
        yield from self._enough(after.element)
        if passages:
            yield from self._passages(passages)
        elif not assessed:
            yield self._wrapped(after.reason if after.status is not Status.ASSESSED else before.reason, "      ")

    def _passages(self, passages: Sequence[Moved]) -> Iterator[str]:
        for sign, _ in _COUNTED:
            of_this = [p for p in passages if p.sign == sign]
            shown = of_this if self.everything else of_this[:_SHOWN]
            self.hidden += len(of_this) - len(shown)
            for passage in shown:
                evidence = passage.evidence
                quote = _short(evidence.quote, _QUOTE)
                yield self._wrapped(f"“{quote}”", f"    {sign} p. {evidence.sentence.page}  ")
                why = passage.why + (f": {_short(passage.look_up, _LOOK_UP)}" if passage.look_up else "")
                yield self._wrapped(f"{_shown(passage)}; {why}", "        ")

    def _enough(self, name: str) -> Iterator[str]:
        old, new = self.old.element(name).enough, self.new.element(name).enough
        for level in LEVELS[1:]:
            needs = getattr(old, level), getattr(new, level)
            if needs[0] != needs[1]:
                yield f"    ~ enough for {level}: {needs[0]:g} → {needs[1]:g}"

    def _wrapped(self, text: str, first: str) -> str:
        """A text on several lines; a quote keeps its words and their order."""
        return textwrap.fill(
            printable(text), self.width, initial_indent=first, subsequent_indent=" " * 10, break_on_hyphens=False
        )


def _shown(passage: Moved) -> str:
    levels = [level for level in (passage.before, passage.after) if level is not None]
    return " → ".join(dict.fromkeys("an explicit no" if level is Level.NONE else level.value for level in levels))


def _answer(finding: Finding) -> str:
    if finding.status is not Status.ASSESSED:
        return finding.status.value.replace("_", " ")
    return level_words(finding.level, finding.denied)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rstrip() + " …"


def _points(value: float | None) -> str:
    return "no score" if value is None else f"{value:.1f}"
