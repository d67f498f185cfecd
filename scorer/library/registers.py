"""The registers of a run: each read and checked once, and kept, for a large one takes longer to read than to use."""

from __future__ import annotations

import hashlib
from pathlib import Path

from scorer.errors import EXIT_USAGE, UserError
from scorer.evidence.cases.known import Index
from scorer.library.fingerprint import register_digest
from scorer.library.store import Library
from scorer.register.loading import find_register, load_register
from scorer.register.model import Register


class Registers:
    """Registers by the name or path that a run gives them.

    Args:
        library: Where a register that was read once is kept.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, tuple[str, Index]] = {}

    def digest(self, source: str) -> str:
        """SHA-256 of a register's file. Raises UserError as ``index`` does."""
        return self._get(source)[0]

    def index(self, source: str) -> Index:
        """A register made ready for matching.

        Raises:
            RubricError: It has problems; the error shows all of them.
            UserError: There is no such register.
        """
        return self._get(source)[1]

    def _get(self, source: str) -> tuple[str, Index]:
        if source not in self._known:
            path = find_register(source)
            sha256 = _sha256(path)
            text = self._library.register(sha256, register_digest())
            register = Register.model_validate_json(text) if text else load_register(path)
            if not text:
                self._library.keep_register(sha256, register_digest(), register.model_dump_json(by_alias=True))
            self._known[source] = sha256, Index(register)
        return self._known[source]


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(f"the register cannot be read: {reason}", str(path), None, EXIT_USAGE) from None
