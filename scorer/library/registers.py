"""The registers of a run: each read and checked once, and kept, for a large one takes longer to read than to use."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future
from pathlib import Path
from threading import Thread

from scorer import inputs
from scorer.errors import EXIT_USAGE, UserError
from scorer.evidence.cases.known import Index
from scorer.library.fingerprint import register_digest
from scorer.library.store import Library
from scorer.register.loading import find_register, load_register
from scorer.register.model import Register

_LARGE = 300_000  # bytes; one of five hundred cases


class Registers:
    """Registers by the name or path that a run gives them.

    Args:
        library: Where a register that was read once is kept.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, tuple[str, Index]] = {}
        self._being_read: dict[str, Future[Register]] = {}

    def digest(self, source: str) -> str:
        """SHA-256 of a register's file. Raises UserError where there is none."""
        return self._known[source][0] if source in self._known else _sha256(find_register(source))

    def index(self, source: str) -> Index:
        """A register made ready for matching.

        Raises:
            RubricError: It has problems; the error shows all of them.
            UserError: There is no such register.
        """
        return self._get(source)[1]

    def begin(self, source: str) -> None:
        """Begin to read a register that will be needed; a large one is read while the first report is.

        Raises:
            RubricError: A small one has problems; those of a large one are raised by ``index``.
            UserError: There is no such register.
        """
        path = find_register(source)
        sha256 = _sha256(path)
        if path.stat().st_size < _LARGE or self._library.register(sha256, register_digest()):
            self._get(source)
        elif source not in self._being_read:
            read: Future[Register] = Future()
            self._being_read[source] = read
            Thread(target=_read, args=(path, read), daemon=True).start()

    def _get(self, source: str) -> tuple[str, Index]:
        if source not in self._known:
            path = find_register(source)
            sha256 = _sha256(path)
            text = self._library.register(sha256, register_digest())
            if text:
                register = Register.model_validate_json(text)
            else:
                begun = self._being_read.pop(source, None)
                register = begun.result() if begun else load_register(path)
                self._library.keep_register(sha256, register_digest(), register.model_dump_json(by_alias=True))
            self._known[source] = sha256, Index(register)
        return self._known[source]


def _read(path: Path, read: Future[Register]) -> None:
    try:
        read.set_result(load_register(path))
    except BaseException as error:  # whatever it is, it is told where the register is asked for
        read.set_exception(error)


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(inputs.read_bytes(path)).hexdigest()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(f"the register cannot be read: {reason}", str(path), None, EXIT_USAGE) from None
