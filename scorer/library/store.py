"""The library: keeps what was read before, so that scoring again never opens the PDF.

A cache that is never trusted blindly: every value lies under digests of what made it, and one that cannot be decoded
into its type is forgotten and made again. What happens to the file itself is ``scorer.library.file``'s business.
"""

from __future__ import annotations

import hashlib
import os
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from scorer.document.model import Document
from scorer.library.file import File
from scorer.library.findings import KeptFinding
from scorer.library.values import Failure, KeptCard, Sight
from scorer.scorecard.pictures import Band, Picture

T = TypeVar("T")

Cues = tuple[frozenset[str], ...]
"""The cues of every sentence of a document, in order."""

Row = tuple[str, str, str, str, bytes]
"""An entry on its way from one library to another: kind, key, the report's digest, label, the value as it is kept."""

DEFAULT_LIMIT = 4 * 1024**3  # bytes
_IN_MEMORY = 64 * 1024**2  # bytes, where there is no file
_REMEMBER_USE = 3600  # seconds between two notes that a value was used: reading should seldom have to write
_AT_ONCE = 500  # values deleted before it is measured again what is left
_PRUNE_TO = 0.9  # share of the limit left after making room, so that not every write has to make room again


class Kind(StrEnum):
    """What is kept, in the order in which it is given up when room is short."""

    PICTURE = "picture"
    CARD = "card"
    SIGHT = "sight"
    FINDINGS = "findings"
    CUES = "cues"
    FAILURE = "failure"
    PLACE = "place"
    REGISTER = "register"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Info:
    """What a library holds; ``counts`` and ``sizes`` (bytes) by kind; ``size`` is what the file needs for it all."""

    path: str
    size: int
    limit: int
    counts: dict[Kind, int]
    sizes: dict[Kind, int]


class Library:
    """The store. One object a process; close it, or use it as a context manager.

    Args:
        path: Its file, or None for one that lives in memory and ends with this run.
        limit: Bytes the file may need; what was not used for longest goes first, pictures before documents.
        notify: Takes a sentence for the user when the file had to be set aside or cannot be used.
        needed: Whether what is in it is asked for: it is an error where the file cannot be used.
        clock: Seconds since the epoch; only tells what was used last.

    Raises:
        UserError: ``path`` is no file that we may use.
    """

    def __init__(
        self,
        path: Path | None,
        *,
        limit: int = DEFAULT_LIMIT,
        notify: Callable[[str], None] = lambda _: None,
        needed: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._file = File(path, notify, needed=needed)
        self._limit = limit
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    @property
    def file(self) -> File:
        """The file below, for what else is kept in it (``scorer.library.searching``)."""
        return self._file

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    @property
    def limit(self) -> int:
        """Bytes it may need."""
        return self._limit if self._file.path else min(self._limit, _IN_MEMORY)

    def document(self, sha256: str, reader: str, *, file: str) -> Document | None:
        """The document that this reader made of the PDF with this digest, or None.

        Args:
            sha256: Hex digest of the PDF.
            reader: Identifies the reading code and its options.
            file: The PDF's name now. A document that took its title, company or date from another name is not given.
        """
        found = self._get(Kind.DOCUMENT, f"{sha256} {reader}", Document)
        if found is None or found.file == file:
            return found
        if "file name" in (found.title_source, found.company_source, found.date_source):
            return None
        return replace(found, file=file)

    def documents(self) -> dict[str, str]:
        """Key and report's digest of every document kept; one a report.

        Where there are several it is the one without what nobody sees, and that with scanned pages read.
        """
        rows = self._file.rows(
            "SELECT report, key FROM kept WHERE kind = ? ORDER BY key LIKE '% seen', key LIKE '% ocr%', used, key",
            (Kind.DOCUMENT,),
        )
        return {key: report for report, key in dict(rows).items()}

    def document_at(self, key: str) -> Document | None:
        """The document under one of the keys that ``documents`` gives."""
        return self._get(Kind.DOCUMENT, key, Document)

    def latest_card(self, report: str) -> KeptCard | None:
        """The card of the report with this digest that was used last, by whatever rubric."""
        rows = self._file.rows(
            "SELECT key FROM kept WHERE kind = ? AND report = ? ORDER BY used DESC, key LIMIT 1", (Kind.CARD, report)
        )
        return self.card(rows[0][0]) if rows else None

    def companies(self) -> list[str]:
        """The companies of all cards kept, by name."""
        rows = self._file.rows("SELECT DISTINCT label FROM kept WHERE kind = ? AND label <> ''", (Kind.CARD,))
        return sorted((str(row[0]) for row in rows), key=str.casefold)

    def cards_of(self, *companies: str) -> Iterable[KeptCard]:
        """The cards of the companies with exactly these names, the one made last first."""
        marks = ", ".join("?" * len(companies))
        rows = self._file.rows(
            f"SELECT key FROM kept WHERE kind = ? AND label IN ({marks}) ORDER BY rowid DESC",  # noqa: S608 - marks only
            (Kind.CARD, *companies),
        )
        return filter(None, (self.card(str(row[0])) for row in rows))

    def keep_document(self, document: Document, reader: str) -> None:
        """Keep a document; what an earlier version of this reader made of the same PDF goes."""
        for kind in (Kind.DOCUMENT, Kind.CUES, Kind.FAILURE):
            self._file.write(
                "DELETE FROM kept WHERE kind = ? AND report = ? AND key <> ? "
                "AND (key LIKE '% ocr%') = ? AND (key LIKE '% seen') = ?",
                [(kind, document.sha256, f"{document.sha256} {reader}", " ocr" in reader, reader.endswith(" seen"))],
            )
        self._put(Kind.DOCUMENT, f"{document.sha256} {reader}", document.sha256, document)

    def cues(self, sha256: str, reader: str) -> Cues | None:
        """The cues of that document's sentences, or None; ``reader`` identifies the code that found them, too."""
        return self._get(Kind.CUES, f"{sha256} {reader}", Cues)

    def keep_cues(self, sha256: str, reader: str, cues: Cues) -> None:
        """Keep the cues of a document's sentences: they do not depend on any rubric."""
        self._put(Kind.CUES, f"{sha256} {reader}", sha256, cues)

    def findings(self, sha256: str, rubric: str, judge: str) -> tuple[KeptFinding, ...]:
        """What was found last in this report by the rubric of this name; ``judge`` identifies the code that judged."""
        return self._get(Kind.FINDINGS, f"{sha256} {judge} {rubric}", tuple[KeptFinding, ...]) or ()

    def keep_findings(self, sha256: str, rubric: str, judge: str, findings: tuple[KeptFinding, ...]) -> None:
        """Keep the findings of a report by a rubric, in place of earlier ones by a rubric of the same name."""
        self._put(Kind.FINDINGS, f"{sha256} {judge} {rubric}", sha256, findings)

    def sight(self, sha256: str, rubric: str, judge: str) -> Sight:
        """What is known of the places on which answers to this rubric rest: which are seen, which not."""
        return self._get(Kind.SIGHT, f"{sha256} {judge} {rubric}", Sight) or Sight()

    def keep_sight(self, sha256: str, rubric: str, judge: str, sight: Sight) -> None:
        """Keep it, so that the PDF need not be drawn again."""
        self._put(Kind.SIGHT, f"{sha256} {judge} {rubric}", sha256, sight)

    def failure(self, sha256: str, reader: str) -> Failure | None:
        """Why this reader could not read the PDF with this digest, or None."""
        return self._get(Kind.FAILURE, f"{sha256} {reader}", Failure)

    def keep_failure(self, sha256: str, reader: str, failure: Failure) -> None:
        """Remember that a PDF cannot be read, so that a file that stalls does so once and not at every run."""
        self._put(Kind.FAILURE, f"{sha256} {reader}", sha256, failure)

    def place(self, address: str, token: str) -> str | None:
        """The digest of the PDF that lay at an address when its server told this token, or None."""
        return self._get(Kind.PLACE, _place_key(address, token), str)

    def keep_place(self, address: str, token: str, sha256: str) -> None:
        """Remember which PDF lies at an address, so that it need not be fetched again."""
        self._put(Kind.PLACE, _place_key(address, token), sha256, sha256)

    def whereabouts(self, sha256: str) -> Path | None:
        """Where the PDF with this digest lay when it was scored last, or None."""
        found = self._get(Kind.PLACE, sha256, bytes)  # a name may be no text
        return Path(os.fsdecode(found)) if found else None

    def keep_whereabouts(self, sha256: str, report: Path) -> None:
        """Remember where a PDF lies, so that it can be looked at again."""
        if self.whereabouts(sha256) != report:
            self._put(Kind.PLACE, sha256, sha256, os.fsencode(report))

    def register(self, sha256: str, reader: str) -> str | None:
        """The register, as JSON, that this reading code made of the file with this digest, or None."""
        return self._get(Kind.REGISTER, f"{sha256} {reader}", str)

    def keep_register(self, sha256: str, reader: str, register: str) -> None:
        """Keep a register that was read and checked."""
        self._put(Kind.REGISTER, f"{sha256} {reader}", sha256, register)

    def pictures(self, sha256: str, bands: Iterable[Band], renderer: str) -> dict[Band, Picture]:
        """Those of the wanted pictures that are kept; ``renderer`` identifies the code and scale that drew them."""
        found = {band: self._get(Kind.PICTURE, _picture_key(sha256, band, renderer), Picture) for band in bands}
        return {band: picture for band, picture in found.items() if picture is not None}

    def keep_pictures(self, sha256: str, pictures: dict[Band, Picture], renderer: str) -> None:
        """Keep pictures of places in a PDF, each under the band that was asked for."""
        for band, picture in pictures.items():
            self._put(Kind.PICTURE, _picture_key(sha256, band, renderer), sha256, picture)

    def card(self, key: str) -> KeptCard | None:
        """The finished card under this key (a digest of everything that went into it), or None."""
        return self._get(Kind.CARD, key, KeptCard)

    def keep_card(self, key: str, sha256: str, card: KeptCard) -> None:
        """Keep a finished card of the report with this digest."""
        self._put(Kind.CARD, key, sha256, card, card.summary.company)

    def entries(self, report: str, kinds: Iterable[Kind] = Kind) -> list[Row]:
        """What is kept of the report with this digest, to be taken into another library."""
        wanted = list(kinds)
        marks = ", ".join("?" * len(wanted))
        rows = self._file.rows(
            f"SELECT kind, key, report, label, data FROM kept WHERE report = ? AND kind IN ({marks})",  # noqa: S608 - marks only
            (report, *wanted),
        )
        return [(str(kind), str(key), str(of), str(label), bytes(data)) for kind, key, of, label, data in rows]

    def take_in(self, entries: Iterable[Row]) -> None:
        """Keep what another library gave; what is unsound in it will be found out like anything else here."""
        now = int(self._clock())
        self._file.write(
            "INSERT OR REPLACE INTO kept (kind, key, report, used, label, data) VALUES (?, ?, ?, ?, ?, ?)",
            [(Kind(kind), key, report, now, label, data) for kind, key, report, label, data in entries],
        )
        self._bound()

    def forget(self, report: str) -> None:
        """Forget everything about the report with this digest."""
        self._file.write("DELETE FROM kept WHERE report = ?", [(report,)])

    def info(self) -> Info:
        """What is in it."""
        rows = {
            Kind(kind): (count, size)
            for kind, count, size in self._file.rows("SELECT kind, count(*), sum(length(data)) FROM kept GROUP BY kind")
        }
        return Info(
            path=str(self._file.path or "memory"),
            size=self._size(),
            limit=self.limit,
            counts={kind: rows.get(kind, (0, 0))[0] for kind in Kind},
            sizes={kind: rows.get(kind, (0, 0))[1] for kind in Kind},
        )

    def integrity(self) -> str:
        """SQLite's own word on the file: ``ok``, or what is wrong with it."""
        return "; ".join(str(row[0]) for row in self._file.rows("PRAGMA integrity_check"))

    def prune(self, *, to_bytes: int | None = None, unused_for: float | None = None) -> int:
        """Forget what was not used for longest, and give the room back to the disk.

        Args:
            to_bytes: Until what is left needs no more than this.
            unused_for: Everything not used for this many seconds.

        Returns:
            The number of values forgotten.
        """
        gone = 0
        if unused_for is not None:
            gone += self._file.write("DELETE FROM kept WHERE used < ?", [(self._clock() - unused_for,)])
        self.clear_shelf(self.documents())
        self._file.give_room_back()
        if to_bytes is not None:
            gone += self._shrink(to_bytes, exactly=True)
            self._file.give_room_back()
        return gone

    def clear_shelf(self, but: Iterable[str] = ()) -> None:
        """Take every report off the shelf that searches look through, but those under these keys of documents."""
        staying = set(but)
        for key, first, last in self._file.rows("SELECT key, first, last FROM shelf"):
            if key not in staying:
                self._file.write("DELETE FROM passage WHERE rowid BETWEEN ? AND ?", [(first, last)])
                self._file.write("DELETE FROM shelf WHERE key = ?", [(key,)])

    def _get(self, kind: Kind, key: str, of: type[T]) -> T | None:
        rows = self._file.rows("SELECT data, used FROM kept WHERE kind = ? AND key = ?", (kind, key))
        if not rows:
            return None
        data, used = rows[0]
        try:
            value = msgspec.msgpack.decode(zlib.decompress(data), type=of)
        except (zlib.error, msgspec.MsgspecError, TypeError, ValueError):
            self._file.write("DELETE FROM kept WHERE kind = ? AND key = ?", [(kind, key)])
            return None
        now = int(self._clock())
        if now - used > _REMEMBER_USE:
            self._file.write("UPDATE kept SET used = ? WHERE kind = ? AND key = ?", [(now, kind, key)])
        return value

    def _put(self, kind: Kind, key: str, report: str, value: object, label: str = "") -> None:
        # Pictures are compressed already; zlib then only wraps them, and its checksum guards them like the rest.
        data = zlib.compress(msgspec.msgpack.encode(value), 0 if kind is Kind.PICTURE else 1)
        self._file.write(
            "INSERT OR REPLACE INTO kept (kind, key, report, used, label, data) VALUES (?, ?, ?, ?, ?, ?)",
            [(kind, key, report, int(self._clock()), label, data)],
        )
        self._bound()

    def _bound(self) -> None:
        """Make room where more is kept than may be."""
        if self._size() > self.limit:
            self._shrink(int(self.limit * _PRUNE_TO))

    def _shrink(self, target: int, *, exactly: bool = False) -> int:
        """Delete the least recently used values, kind by kind, until what is left fits ``target`` bytes.

        What searches look through goes first: the next search makes it again. ``exactly``: measure what is left when
        the room is given back, and not what half empty pages seem to need; that writes the file anew.
        """
        if self._size() > target:
            self.clear_shelf()
            if exactly:
                self._file.give_room_back()
        gone = 0
        for kind in Kind:
            while (excess := self._size() - target) > 0:
                doomed: list[tuple[int]] = []
                if exactly:
                    excess = int(excess / self._needs()) + 1
                for rowid, length in self._file.rows(
                    "SELECT rowid, length(data) FROM kept WHERE kind = ? ORDER BY used, rowid LIMIT ?", (kind, _AT_ONCE)
                ):
                    if excess > 0:
                        doomed.append((rowid,))
                        excess -= length
                if not doomed:
                    break
                gone += self._file.write("DELETE FROM kept WHERE rowid = ?", doomed)
                if exactly and (excess <= 0 or len(doomed) < _AT_ONCE):
                    self._file.give_room_back()
        return gone

    def _needs(self) -> float:
        """Bytes of the file for one of a value: indexes and pages that are not full come to it."""
        rows = self._file.rows("SELECT sum(length(data)) FROM kept")
        return max(1.0, self._size() / (rows[0][0] or 1)) if rows else 1.0

    def _size(self) -> int:
        """Bytes in use inside the file; room left by what was deleted is used again and does not count."""
        rows = self._file.rows(
            "SELECT (c.page_count - f.freelist_count) * s.page_size "
            "FROM pragma_page_count c, pragma_freelist_count f, pragma_page_size s"
        )
        return int(rows[0][0]) if rows else 0


def _place_key(address: str, token: str) -> str:
    return hashlib.sha256(f"{address} {token}".encode()).hexdigest()  # an address may hold a password


def _picture_key(sha256: str, band: Band, renderer: str) -> str:
    return f"{sha256} {renderer} " + " ".join(f"{n:g}" for n in band)
