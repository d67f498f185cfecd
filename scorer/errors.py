"""What can go wrong for a user: one message that names the file, the place and the remedy."""

from __future__ import annotations

from enum import StrEnum

EXIT_SCORED = 0
EXIT_TROUBLE = 1
EXIT_USAGE = 2
EXIT_NO_TEXT = 3
EXIT_BELOW = 10
EXIT_EXAMPLES_FAILED = 11


class Cause(StrEnum):
    """Who is to blame, which decides whether it is worth trying the same file again."""

    FILE = "file"  # the file itself: it will be so every time
    PERHAPS = "perhaps"  # the file, it seems, but it may have been chance: a crash, a time limit
    OUTSIDE = "outside"  # what happened around it: nothing is learned about the file


class UserError(Exception):
    """The only exception the command line catches and prints.

    Args:
        message: What is wrong, one sentence, without a full stop of its own being required.
        where: The file, and the place in it (``file``, ``file:line:column`` or ``file, page 3``).
        hint: What the user can do about it.
        exit_code: One of the exit codes of the command line (1 trouble, 2 usage, 3 no readable text, ...).
        cause: Of an error about a file: whether it is the file's own doing.
    """

    def __init__(
        self,
        message: str,
        where: str | None = None,
        hint: str | None = None,
        exit_code: int = EXIT_TROUBLE,
        *,
        cause: Cause = Cause.FILE,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint
        self.exit_code = exit_code
        self.cause = cause

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}\n  {self.hint}" if self.hint else head


def install(extra: str) -> str:
    """The remedy where an optional part is missing: a command that exists, since the package is in no index."""
    return f"Install it in the folder of this tool's source: pip install '.[{extra}]'"
