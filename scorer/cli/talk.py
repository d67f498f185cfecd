"""How the command line speaks: talk goes to stderr, data to stdout, and text from a report is made harmless first."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

import click

from scorer.errors import UserError

_BAR_STEPS = 24


def printable(text: str) -> str:
    """The text with everything that could steer a terminal made visible: control and direction characters.

    Titles and quotes come from files that we do not trust; an escape sequence in one must not reach a terminal.
    """
    return "".join(c if c.isprintable() or c == " " else f"\\x{ord(c):02x}" for c in text)


def prepare_streams() -> None:
    """Make sure that there is a standard output and error, and that a letter which one cannot show ends nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """One line for the person at the terminal, on stderr; where that takes none, the work goes on unheard."""
    try:
        click.echo(text, err=True)
    except OSError:
        give_up(sys.stderr)


def give_up(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, so that it is not tried again as the program ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _draw(text: str) -> None:
    """Text over the line where the cursor stands."""
    try:
        sys.stderr.write(f"\r\x1b[2K{text}")
        sys.stderr.flush()
    except OSError:
        give_up(sys.stderr)


def say_error(error: UserError) -> None:
    """An error as the user meets it: where, what, and what to do about it."""
    head = f"{printable(error.where)}: " if error.where else ""
    # A rubric's errors show the line with a caret below it, so line breaks stay.
    say(click.style("error: ", fg="red", bold=True) + head + printable_lines(error.message))
    if error.hint:
        say("  " + printable_lines(error.hint))


def printable_lines(text: str) -> str:
    """The same for text of several lines, which stay lines: a mistake in a file is shown with a caret below it."""
    return "\n".join(printable(line) for line in text.splitlines())


def plural(count: int, noun: str, many: str = "") -> str:
    """``1 report``, ``2 reports``, ``3 entries`` (where ``many`` is given)."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def duration(seconds: float) -> str:
    """``0.8 s``, ``12 s``, ``3 min 20 s``, ``2 h 5 min``."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


class Progress:
    """Progress of a batch on stderr: a bar that redraws itself on a terminal, plain lines everywhere else.

    Args:
        total: How many reports there are.
        clock: Seconds, monotonic; an argument so that tests can set it.
    """

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = total
        self.done = 0
        self.lost = False  # whether what is data could not be put out
        self._clock = clock
        self._start = clock()
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self._clear()

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return self._clock() - self._start

    def note(self, text: str) -> None:
        """A line of talk that stays, above the bar."""
        self._clear()
        say(text)
        self._draw()

    def data(self, line: str) -> None:
        """A line of data, on stdout."""
        self._clear()
        try:
            click.echo(line)
        except OSError as error:
            give_up(sys.stdout)
            if not self.lost:
                self.lost = True
                say(f"Standard output cannot be written to ({error.strerror}); the run goes on without it.")
        self._draw()

    def working(self, what: str, done: int, total: int) -> None:
        """How far the report being read is, for a bar only: a log needs no line per page."""
        if self._terminal:
            self._draw(f"{printable(what)}, page {done} of {total}")

    def finished(self, line: str, *, stays: bool) -> None:
        """One more report is done; ``line`` says how. On a terminal only what ``stays`` is shown for good."""
        self.done += 1
        if not self._terminal:
            say(f"[{self.done:>{len(str(self.total))}}/{self.total}] {line}" if self.total > 1 else line)
        elif stays:
            self.note(line)
        self._draw()

    def _draw(self, now: str = "") -> None:
        if not self._terminal or self.done == self.total:
            return
        if not now:
            now = self._forecast()
        filled = _BAR_STEPS * self.done // self.total if self.total else _BAR_STEPS
        bar = "█" * filled + "░" * (_BAR_STEPS - filled)
        columns = shutil.get_terminal_size().columns
        text = f"{bar} {self.done}/{self.total}  {now}"[: columns - 1]
        _draw(text)

    def _forecast(self) -> str:
        if not self.done or self.seconds <= 0:
            return ""
        rate = self.done / self.seconds
        left = duration((self.total - self.done) / rate)
        pace = f"{rate:.1f} reports/s" if rate >= 1 else f"{1 / rate:.1f} s a report"
        return f"{pace}, about {left} left"

    def _clear(self) -> None:
        if self._terminal:
            _draw("")
