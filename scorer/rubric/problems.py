"""One fault in a rubric file, shown the way a person can mend it: place, line, caret, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scorer.errors import UserError

_MAX_SHOWN = 50  # problems; who has more has one cause
_MAX_LINE = 110  # characters of a source line that are shown
_MAX_CARETS = 40  # the hint follows them on the same line


class Severity(StrEnum):
    """An error stops the rubric from being used; a warning is advice."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class RubricProblem:
    """A fault at a place in a rubric file; ``str()`` is what the user reads.

    Attributes:
        file: The file as the user named it.
        line: Counted from 1.
        column: Counted from 1, in characters.
        source: The text of that line.
        message: What is wrong, without a full stop.
        hint: What to do about it; shown after the caret.
        width: How many characters the caret marks.
        severity: Error or warning.
    """

    file: str
    line: int
    column: int
    source: str
    message: str
    hint: str = ""
    width: int = 1
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        start, shown = self.column - 1, _printable(self.source.rstrip())
        if len(shown) > _MAX_LINE:  # keep the place in view
            cut = max(0, min(start - _MAX_LINE // 3, len(shown) - _MAX_LINE))
            start, shown = start - cut, shown[cut : cut + _MAX_LINE]
        carets = "^" * max(1, min(self.width, len(shown) - start, _MAX_CARETS))
        label = "warning: " if self.severity is Severity.WARNING else ""
        return "\n".join(
            (
                f"{self.file}:{self.line}:{self.column}  {label}{_printable(self.message)}",
                f"{self.line:5} | {shown}".rstrip(),
                f"      | {' ' * start}{carets} {_printable(self.hint)}".rstrip(),
            )
        )


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name, as the user wrote it, and its lines."""

    file: str
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """The text of a line (counted from 1), empty outside the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def problem(self, line: int, column: int, message: str, hint: str = "", *, width: int = 1) -> RubricProblem:
        """A problem at a place (both counted from 1)."""
        return RubricProblem(self.file, line, column, self.line(line), message, hint, width)


class RubricError(UserError):
    """A rubric that cannot be used; the message shows every problem, in the order of the lines."""

    def __init__(
        self, problems: Sequence[RubricProblem], consequence: str = "Nothing was scored.", what: str = "rubric"
    ) -> None:
        self.problems = in_order(problems)
        blocks = "\n\n".join(str(problem) for problem in self.problems[:_MAX_SHOWN])
        if len(self.problems) > _MAX_SHOWN:
            blocks += f"\n\n... and {len(self.problems) - _MAX_SHOWN:,} more"
        total = count(len(self.problems), "problem")
        super().__init__(f"this {what} cannot be used\n\n{blocks}\n\n{total}. {consequence}")


def in_order(problems: Iterable[RubricProblem]) -> tuple[RubricProblem, ...]:
    """By file (the file first met stays first), line and column; each problem once."""
    unique = tuple(dict.fromkeys(problems))
    files = list(dict.fromkeys(p.file for p in unique))
    return tuple(sorted(unique, key=lambda p: (files.index(p.file), p.line, p.column)))


def count(number: int, noun: str) -> str:
    """``1 problem``, ``2 problems``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like a word that was perhaps meant, or None if none is much like it."""
    from rapidfuzz import fuzz, process  # only when something is wrong

    found = process.extractOne(word, list(choices), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def _printable(text: str) -> str:
    """The text without what could drive a terminal, same length; a tab becomes an arrow that can be seen."""
    return "".join(c if c.isprintable() else "→" if c == "\t" else "�" for c in text)
