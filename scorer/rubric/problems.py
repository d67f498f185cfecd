"""One fault in a rubric file, shown the way a person can mend it: place, line, caret, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scorer.errors import EXIT_TROUBLE, UserError

MAX_LINE = 160  # characters of a source line that are shown


class Severity(StrEnum):
    """An error stops the rubric from being used; a warning is advice."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class RubricProblem:
    """A fault at a place in a rubric file.

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
        start, shown = self.column - 1, self.source.rstrip()
        if len(shown) > MAX_LINE:  # keep the place in view
            cut = max(0, min(start - MAX_LINE // 2, len(shown) - MAX_LINE))
            start, shown = start - cut, shown[cut : cut + MAX_LINE]
        # Tabs stay tabs, so that the caret stands under its word whatever a terminal makes of them.
        indent = "".join("\t" if c == "\t" else " " for c in shown[:start].ljust(start))
        carets = "^" * max(1, min(self.width, len(shown) - start))
        label = "warning: " if self.severity is Severity.WARNING else ""
        return "\n".join(
            (
                f"{self.file}:{self.line}:{self.column}  {label}{self.message}",
                f"{self.line:5} | {_printable(shown)}",
                f"      | {indent}{carets} {self.hint}".rstrip(),
            )
        )


def _printable(text: str) -> str:
    """The line without characters that could drive a terminal."""
    return "".join(c if c.isprintable() or c == "\t" else "�" for c in text)


def in_order(problems: Iterable[RubricProblem]) -> tuple[RubricProblem, ...]:
    """By file (the file first met stays first), line and column; each problem once."""
    unique = tuple(dict.fromkeys(problems))
    files = list(dict.fromkeys(p.file for p in unique))
    return tuple(sorted(unique, key=lambda p: (files.index(p.file), p.line, p.column)))


def count(number: int, noun: str) -> str:
    """``1 problem``, ``2 problems``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class RubricError(UserError):
    """A rubric that cannot be used; ``str()`` shows every problem, in the order of the lines."""

    def __init__(self, problems: Sequence[RubricProblem], consequence: str = "Nothing was scored.") -> None:
        self.problems = in_order(problems)
        self.consequence = consequence
        first = self.problems[0]
        where = f"{first.file}:{first.line}:{first.column}"
        super().__init__(first.message, where, first.hint or None, EXIT_TROUBLE)

    def __str__(self) -> str:
        blocks = [str(problem) for problem in self.problems]
        return "\n\n".join(blocks) + f"\n\n{count(len(blocks), 'problem')}. {self.consequence}"
