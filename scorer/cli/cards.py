"""Reading a scorecard that a user names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scorer.errors import EXIT_USAGE, UserError

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
