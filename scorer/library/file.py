"""One SQLite file that several processes share, that survives a crash, and that never stands in the way of the work.

A damaged file is set aside with a message and a new one begun; where no file can be used at all, everything is kept
in memory for this run. Callers never see an error of SQLite's. A file that is not ours is not touched.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from scorer.errors import EXIT_USAGE, UserError
from scorer.library.migrations import APPLICATION_ID, MIGRATIONS

T = TypeVar("T")

ENVIRONMENT = "SCORER_LIBRARY"
_WAIT = 30.0  # seconds to wait for another process's write
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NOT_KEPT = "nothing of this run will be remembered"
_SQLITE = b"SQLite format 3\0"
_ANOTHER = "Name another file with --library."


def default_path() -> Path:
    """Where the library lies unless told otherwise: ``$SCORER_LIBRARY``, else this system's place for such data."""
    if named := os.environ.get(ENVIRONMENT):
        return Path(named).expanduser()
    return own_place()


def own_place() -> Path:
    """Where this system keeps such data for this user."""
    import platformdirs

    return platformdirs.user_data_path("transparency-scorer", appauthor=False) / "library.sqlite"


class File:
    """The file, opened and at the newest schema.

    Args:
        path: It and its folder are made when missing; None means memory only.
        notify: Takes a sentence for the user when the file had to be set aside or cannot be used.
        needed: Whether what is in the file is asked for, and not only kept there for speed: what cannot be used is
            then an error, also later on.

    Raises:
        UserError: ``path`` is no regular file, or not one of ours, or of a later version of this program.
    """

    def __init__(self, path: Path | None, notify: Callable[[str], None], *, needed: bool = False) -> None:
        self.path = path
        self._needed = needed
        self._notify = notify
        self._identity: tuple[int, int] | None = None
        self._db = self._open()

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def rows(self, query: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; none when the file turned out to be unusable."""
        try:
            return self._db.execute(query, parameters).fetchall()
        except sqlite3.Error as error:
            self._recover(error)
            return []

    def ask(self, query: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]] | None:
        """All rows of a query that a user has a part in; None where SQLite does not understand it."""
        try:
            return self._db.execute(query, parameters).fetchall()
        except sqlite3.Error as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
                return None
            self._recover(error)
            return []

    def transaction(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do the work, all or nothing. What cannot be written is not kept, and the run goes on with ``otherwise``."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            result = work(self._db)
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            self._recover(error)
            return otherwise
        return result

    def write(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> int:
        """One statement for each row, all or nothing; the number of rows it touched."""
        return self.transaction(lambda db: db.executemany(statement, rows).rowcount, 0)

    def give_room_back(self) -> None:
        """Make the file as small as what is in it."""
        # What was deleted from an index for searching stays in it, marked as gone, until it is merged.
        merge = "INSERT INTO passage (passage) VALUES ('optimize')"
        for statement in (merge, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            self.rows(statement)

    def _open(self) -> sqlite3.Connection:
        if self.path is None:
            return self._connect(":memory:")
        if self.path.is_dir():
            raise UserError("the library must be a file, and this is a folder", str(self.path), exit_code=EXIT_USAGE)
        if self.path.exists():
            self._check_owner(self.path)
        for _ in range(2):  # the second time after a damaged file was set aside
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                db = self._connect(str(self.path))
                self._identity = _identity(self.path)
                return db
            except (sqlite3.Error, OSError) as error:
                if not self._set_aside(error):
                    break
        return self._connect(":memory:")

    def _check_owner(self, path: Path) -> None:
        """Before SQLite sees it: it would take a letter for a damaged database, and write a journal into it.

        Raises:
            UserError: The file is somebody else's.
        """
        if not path.is_file():
            raise UserError("the library must be a regular file", str(path), _ANOTHER, EXIT_USAGE)
        head = b""
        with contextlib.suppress(OSError), path.open("rb") as stream:  # what cannot be read is told of below
            head = stream.read(100)
            unmarked = head.startswith(_SQLITE) and head[68:72] == bytes(4)  # another run may just be beginning it
            if not head or unmarked or self._is_ours(head):
                return
            raise UserError("this file is no library of this tool; it was left alone", str(path), _ANOTHER, EXIT_USAGE)

    def _is_ours(self, head: bytes) -> bool:
        """Whether a file that begins so is ours: by the mark in SQLite's header, or by where it lies."""
        return head[68:72] == APPLICATION_ID.to_bytes(4, "big") or self.path == own_place()

    def _connect(self, target: str) -> sqlite3.Connection:
        db = sqlite3.connect(target, timeout=_WAIT, isolation_level=None)
        try:
            self._migrate(db)
            _write_ahead(db)
            db.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            db.close()
            raise
        return db

    def _migrate(self, db: sqlite3.Connection) -> None:
        """Bring the file to the newest schema: every missing step in one transaction."""
        db.execute("BEGIN")  # one moment for all that is read: another process may be beginning the file
        try:
            version = self._version(db)
        finally:
            db.execute("ROLLBACK")
        if version == len(MIGRATIONS):
            return
        db.execute("BEGIN IMMEDIATE")
        try:
            version = self._version(db)  # again: another process may have been quicker
            for statement in (s for step in MIGRATIONS[version:] for s in step):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise

    def _version(self, db: sqlite3.Connection) -> int:
        # The table comes first: a PRAGMA by itself does not begin to read.
        empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        owner: int = db.execute("PRAGMA application_id").fetchone()[0]
        version: int = db.execute("PRAGMA user_version").fetchone()[0]
        if owner != APPLICATION_ID and not empty:
            raise UserError(
                "this SQLite file belongs to another program; it was left alone",
                str(self.path),
                _ANOTHER,
                EXIT_USAGE,
            )
        if version > len(MIGRATIONS):
            raise UserError(
                "this library was written by a later version of this tool; it was left alone",
                str(self.path),
                "Update the tool, or name another file with --library.",
                EXIT_USAGE,
            )
        return version

    def _recover(self, error: sqlite3.Error) -> None:
        """After an error in the middle of the work: a new file, or memory."""
        self._db.close()
        if self.path is None or not self._set_aside(error):
            self.path = None
        self._db = self._open()

    def _set_aside(self, error: Exception) -> bool:
        """Deal with a file that cannot be used; True when it is worth opening the path again."""
        assert self.path is not None
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGE:
            if self._needed:
                hint = "Is the disk full, or not to be written to?"
                raise UserError(f"the library cannot be used: {error}", str(self.path), hint)
            self._notify(f"The library {self.path} cannot be used ({error}); {_NOT_KEPT}.")
            return False
        with contextlib.suppress(OSError), self.path.open("rb") as stream:
            if not self._is_ours(stream.read(100)):
                raise UserError(
                    "this file is damaged, and no library of this tool; it was left alone",
                    str(self.path),
                    _ANOTHER,
                    EXIT_USAGE,
                )
        if self._identity not in (None, _identity(self.path)):
            return True  # another process has already put a new file there
        aside = _free_name(self.path)
        try:
            for suffix in ("-wal", "-shm", ""):
                part = self.path.with_name(self.path.name + suffix)
                if part.exists():
                    part.replace(aside.with_name(aside.name + suffix))
        except OSError as refusal:
            if self._needed:
                raise UserError(f"the library is damaged and cannot be moved: {refusal}", str(self.path)) from None
            self._notify(f"The library {self.path} is damaged and cannot be moved ({refusal}); {_NOT_KEPT}.")
            return False
        if self._needed:
            hint = "Score the reports again."
            raise UserError(
                f"the library was damaged ({error}); it was set aside as {aside.name}", str(self.path), hint
            )
        self._notify(
            f"The library {self.path} was damaged ({error}). It was set aside as {aside.name}; "
            "a new one was begun, and reports are read again."
        )
        return True


def _write_ahead(db: sqlite3.Connection) -> None:
    """Switch to write-ahead logging. SQLite does not wait for others who switch at the same moment, so we do."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _free_name(path: Path) -> Path:
    """``library.sqlite.damaged``, or with the first number that is free."""
    name = path.with_name(path.name + ".damaged")
    number = 2
    while name.exists():
        name = path.with_name(f"{path.name}.damaged-{number}")
        number += 1
    return name
