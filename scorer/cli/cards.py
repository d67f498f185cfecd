"""Reading scorecards that a user names, one or many."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.cli.talk import say_error
from scorer.errors import EXIT_TROUBLE, EXIT_USAGE, UserError

if TYPE_CHECKING:
    from scorer.scorecard.model import Scorecard

SUFFIX = ".scorecard.json"


def read_card(path: Path) -> Scorecard:
    """The scorecard in a file.

    Raises:
        UserError: It is not there, or no scorecard.
    """
    from scorer import inputs
    from scorer.scorecard.json import from_json

    try:
        text = inputs.read_text(path)
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", str(path), exit_code=EXIT_USAGE) from None
    except UnicodeDecodeError:
        hint = f"Give the file whose name ends in {SUFFIX}."
        raise UserError("not a scorecard: it is not text", str(path), hint, EXIT_USAGE) from None
    return from_json(text, str(path))


def stem_of(path: Path) -> str:
    """What the files of this card are called without suffix."""
    return path.name.removesuffix(SUFFIX) if path.name.endswith(SUFFIX) else path.stem


class Faults:
    """What of many cards cannot be read: each is named, the others go on, and the command ends with its code."""

    def __init__(self, found: Iterable[UserError] = ()) -> None:
        self._found = list(found)

    def add(self, error: UserError) -> None:
        """One more."""
        self._found.append(error)

    def read(self, paths: Iterable[Path]) -> list[tuple[Path, Scorecard]]:
        """The cards in these files, as far as they are any."""
        cards = []
        for path in paths:
            try:
                cards.append((path, read_card(path)))
            except UserError as error:
                self.add(error)
        return cards

    def tell(self, *, left: int) -> None:
        """Name them, before what is made of the cards that are left.

        Raises:
            UserError: No card is left.
        """
        for n, error in enumerate(self._found, start=1):
            if n == len(self._found) and not left:
                raise error
            say_error(error)

    def end(self) -> None:
        """End with the code of trouble where there was any."""
        if self._found:
            sys.exit(EXIT_TROUBLE)
