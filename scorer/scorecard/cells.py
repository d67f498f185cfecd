"""A workbook (XLSX) of somebody's as cells of text, each with its place for messages; nothing in it is computed.

It may come from anybody: what it unpacks to is bounded, and XML that declares entities is not parsed.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from scorer.errors import UserError
from scorer.rubric.problems import RubricProblem, Source
from scorer.rubric.source import Node

LARGEST = 128 * 2**20
"""Bytes that the parts of a workbook may unpack to."""
MOST_ROWS = 50_000
_COLUMNS = 200
_TAGS = 2_000_000
"""Tags in all of a workbook's parts, two or three to a filled cell; each becomes an object, be it ever so empty."""
_ENDS = tuple("</".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_MARKS = tuple(mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be"))
_SAVE = "save it as an Excel workbook (.xlsx)"
_FORMULA = "\0="

Row = tuple[int, Sequence[str]]
"""A row's number, from 1, and the text of its cells."""


def is_workbook(data: bytes) -> bool:
    """Whether a file is a workbook, or something else that a spreadsheet would open; no text begins so."""
    return data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def mentions(data: bytes, words: str) -> bool:
    """Whether a file of a reviewer or company, of whatever form, has some words: the digest of a report."""
    wanted = words.encode()
    if not is_workbook(data):
        return wanted in data
    try:
        return any(wanted in part for part in _parts(data))
    except (UserError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return True  # its reader says what is wrong with it


@dataclass(frozen=True, slots=True)
class CellProblem(RubricProblem):
    """A fault in a cell, as a person finds it: by its row and column, with the column's head."""

    head: str = ""

    def __str__(self) -> str:
        text = shown(" ".join(self.source.split()))[:100]
        named = f' ("{self.head}")' if self.head else ""
        return "\n".join(
            (
                f"{self.file}, row {self.line}, column {letters(self.column)}{named}: {self.message}",
                f"{letters(self.column) + str(self.line):>5} | {text}".rstrip(),
                f"      | {'^' * max(1, min(len(text), 40))} {self.hint}".rstrip(),
            )
        )


@dataclass(frozen=True, slots=True)
class Cells(Source):
    """A workbook as messages see it: its texts by row and column, from 1, and the heads of its columns."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)

    def problem(self, line: int, column: int, message: str, hint: str = "", *, width: int = 1) -> RubricProblem:
        """A problem with a cell."""
        text = self.texts.get((line, column), "").removeprefix("\0")
        return CellProblem(
            self.file, line, column, text, shown(message), shown(hint), width, head=self.heads.get(column, "")
        )

    def computed(self, line: int, column: int) -> bool:
        """Whether there is a formula in a cell."""
        return self.texts.get((line, column), "").startswith(_FORMULA)


def place_of(node: Node) -> str:
    """Where a value stands, if that is a cell: ``row 5, column M``."""
    return f"row {node.line}, column {letters(node.column)}" if isinstance(node.source, Cells) else ""


def rows_of(data: bytes, file: str, name: str, wanted: Callable[[Sequence[str]], bool]) -> list[Row]:
    """The rows of a workbook's sheet of this name, else of the first that has a wanted row; those of the last if none.

    Raises:
        UserError: It is no workbook, damaged, or too large.
    """
    try:
        _check(data, file)
        import openpyxl

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what it would not keep if it wrote
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            found: list[Row] = []
            for sheet in sorted(book.worksheets, key=lambda sheet: sheet.title != name):
                sheet.reset_dimensions()
                found = list(_rows(sheet, file))
                if any(wanted(row) for _, row in found):
                    break
            return found
    except UserError:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it stumble over
        message = f"this workbook cannot be read ({type(error).__name__})"
        raise UserError(message, file, f"Open it in a spreadsheet and {_SAVE}.") from None


def letters(column: int) -> str:
    """The name of a column (counted from 1): A, Z, AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def shown(text: str) -> str:
    """A cell's text inside a message: one line, not long."""
    return "".join(c if c.isprintable() else " " for c in text[:400])


def _rows(sheet: Any, file: str) -> Iterator[Row]:
    for line, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=_COLUMNS), start=1):
        texts = [_text(cell) for cell in row]
        if any(texts):
            if line > MOST_ROWS:
                raise UserError(f"a sheet of more than {MOST_ROWS:,} rows is not read", file, "Split it.")
            yield line, texts


def _text(cell: Any) -> str:
    """A cell as text: numbers as they are written, days as 2024-03-31, ticks as yes and no, formulas marked as such."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return f"{_FORMULA}{str(value).removeprefix('=')}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value.date()) if hasattr(value, "date") else str(value).replace("\0", "")


def _check(data: bytes, file: str) -> None:
    """Refuses what is no workbook, unpacks to too much, or declares entities."""
    if not data.startswith(b"PK"):
        raise UserError("this is no workbook that can be read", file, f"Open it in a spreadsheet and {_SAVE}.")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            raise UserError("this is an archive and no workbook", file, f"From a spreadsheet, {_SAVE}.")
    tags = 0
    for part in _parts(data, file):
        if any(mark in part for mark in _MARKS):
            raise UserError("this workbook declares entities, which no spreadsheet does", file, f"Open it and {_SAVE}.")
        tags += part.count(b"<") - sum(map(part.count, _ENDS))
    if tags > _TAGS:
        raise UserError("it has more cells than are read, though they may be empty", file, "Split it.")


def _parts(data: bytes, file: str | None = None) -> Iterator[bytes]:
    """What is packed in a workbook, part by part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST:
            raise UserError(f"it unpacks to more than the {LARGEST // 2**20} MiB that are read", file)
        for part in archive.infolist():
            yield archive.read(part)
