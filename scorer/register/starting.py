"""A register to start from: a commented file that passes ``scorer register check`` as it stands."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from scorer.errors import EXIT_USAGE, UserError


def starter(name: str) -> str:
    """The text of a new register with this id."""
    text = resources.files("scorer.register").joinpath("starter.yaml").read_text(encoding="utf-8")
    return re.sub(r"\bNAME\b", lambda _: name, text)


def start(path: Path) -> Path:
    """Write a new register; returns the file written.

    Raises:
        UserError: The file exists, cannot be written, or its name makes no id for a register.
    """
    if path.suffix not in {".yaml", ".yml"}:
        hint = f"For example {path.stem or 'company'}.yaml."
        raise UserError("a register's file ends in .yaml", str(path), hint, EXIT_USAGE)
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]{0,59}", path.stem):
        hint = "Letters, digits, - and _ only, and it begins with a letter: example-group.yaml."
        raise UserError("this name cannot be the id of a register", str(path), hint, EXIT_USAGE)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter(path.stem))
    except FileExistsError:
        hint = "Give another name; nothing was changed."
        raise UserError("there is such a file already", str(path), hint, EXIT_USAGE) from None
    except OSError as error:
        hint = "Name a file in a folder that is there and can be written."
        raise UserError(f"cannot be written: {error.strerror}", str(path), hint) from None
    return path
