"""What a card's files say of how it was made, and whose card they are: each form says it in its own way."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from scorer.inputs import LARGEST, open_regular, rows_of_csv

_HEAD = 20_000  # bytes of a page within which its record stands
_TAIL = 4096  # bytes of a highlighted copy within which its mark stands
_PROPERTIES = "docProps/core.xml"  # the part of a workbook with its keywords
_MOST = 100_000  # bytes of it
_RECORD = re.compile(r'<meta name="scorecard" content="([^"]*)">')
_MARK = re.compile(rb"scorecard of ([0-9a-f]{64}) by ([\w.-]{1,200}) ([0-9a-f]{1,64})\b")


class Source(msgspec.Struct, frozen=True):
    """A file that a person wrote, and who."""

    name: str
    who: str = ""


class _Made(msgspec.Struct, frozen=True):
    register: str = ""
    model: str = ""
    reviews: tuple[Source, ...] = ()
    replies: tuple[Source, ...] = ()


class _Report(msgspec.Struct, frozen=True):
    file: str
    sha256: str
    date: str = ""
    date_source: str = ""


class _Rubric(msgspec.Struct, frozen=True):
    id: str
    digest: str = ""


class _Stamp(msgspec.Struct, frozen=True):
    reader: str
    quotes: int
    digest: str


class Record(msgspec.Struct, frozen=True):
    """What a card's files say of how it was made: the part of its JSON that says so."""

    report: _Report
    rubric: _Rubric
    company: str = ""
    company_source: str = ""
    made: _Made | None = None
    verified: _Stamp | None = None

    @property
    def of(self) -> _Made:
        """What it was made of."""
        return self.made or _Made()


class Whose(NamedTuple):
    """Whose card a file is: the report's digest, the rubric's name and, as far as it is known, the rubric's digest."""

    sha256: str
    rubric: str
    digest: str


def records(out: Path, stem: str) -> list[Record]:
    """What the card's JSON says, and what its page does; they were not always written together."""
    found = (_of_json(out, stem), _of_page(out, stem))
    return [record for record in found if record is not None]


def whose(out: Path, stem: str, forms: Iterable[str] = ("json", "html", "csv", "xlsx", "md", "pdf")) -> list[Whose]:
    """Whose card the files of this name are, of these forms; nothing of files that do not say it."""
    return [found for form in forms if (found := _whose(out, stem, form)) is not None]


def _whose(out: Path, stem: str, form: str) -> Whose | None:
    if form in ("json", "html"):
        record = (_of_json if form == "json" else _of_page)(out, stem)
        return Whose(record.report.sha256, record.rubric.id, record.rubric.digest) if record else None
    if form == "csv":
        return _of_table(begin(out / f"{stem}.scorecard.csv"))
    if form == "pdf":
        return _marked(_end(out / f"{stem}.annotated.pdf"))
    data = begin(out / f"{stem}.scorecard.{form}")
    return _marked(_properties(data) if form == "xlsx" else data)


def _of_json(out: Path, stem: str) -> Record | None:
    return _decoded(begin(out / f"{stem}.scorecard.json"))


def _of_page(out: Path, stem: str) -> Record | None:
    page = _RECORD.search(begin(out / f"{stem}.scorecard.html", _HEAD).decode("utf-8", "replace"))
    return _decoded(html.unescape(page[1]).encode()) if page else None


def _of_table(data: bytes) -> Whose | None:
    """What the first row of a table of elements says."""
    try:
        row = next(iter(rows_of_csv(data.decode("utf-8-sig", "replace"))), None)
    except csv.Error:
        return None
    names = [(row or {}).get(name) or "" for name in ("report_sha256", "rubric", "rubric_digest")]
    return Whose(*names) if names[0] else None


def _marked(data: bytes) -> Whose | None:
    """What the mark says that a card's writer put at the end of a file."""
    marks = _MARK.findall(data)
    return Whose(*(part.decode() for part in marks[-1])) if marks else None


def _properties(data: bytes) -> bytes:
    """The part of a workbook that has its keywords; nothing where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_PROPERTIES) as part:
            return part.read(_MOST)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError):
        return b""


def begin(path: Path, size: int = LARGEST) -> bytes:
    """A file's first bytes; none where it cannot be read."""
    try:
        with open_regular(path) as stream:
            return stream.read(size)
    except OSError:
        return b""


def _end(path: Path) -> bytes:
    """A file's last bytes; none where it cannot be read."""
    try:
        with open_regular(path) as stream:
            stream.seek(max(0, stream.seek(0, 2) - _TAIL))
            return stream.read()
    except OSError:
        return b""


def _decoded(data: bytes) -> Record | None:
    """The record; None where there is none that this version reads."""
    try:
        return msgspec.json.decode(data, type=Record)
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None
