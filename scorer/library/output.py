"""The files of a card: which forms there are, and writing them so that no reader ever sees half of one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from scorer.errors import UserError
from scorer.library.fingerprint import file_digest
from scorer.scorecard.model import Scorecard
from scorer.scorecard.pictures import Picture


@dataclass(frozen=True, slots=True)
class View:
    """A card and what its views may need beside it: page pictures, a link to the PDF, the PDF itself, its JSON."""

    card: Scorecard
    pictures: tuple[Picture, ...] = ()
    pdf_link: str | None = None
    report: Path | None = None
    password: str | None = None
    json: str = ""


def _json(view: View) -> dict[str, bytes]:
    from scorer.scorecard.json import to_json

    return {".scorecard.json": (view.json or to_json(view.card)).encode()}


def _html(view: View) -> dict[str, bytes]:
    from scorer.scorecard.html import to_html

    return {".scorecard.html": to_html(view.card, view.pictures, pdf_link=view.pdf_link).encode()}


def _csv(view: View) -> dict[str, bytes]:
    from scorer.scorecard.table import CSV_ENCODING, cases_to_csv, evidence_to_csv, to_csv

    tables = {".scorecard.csv": to_csv(view.card), ".evidence.csv": evidence_to_csv(view.card)}
    if view.card.cases:
        tables[".cases.csv"] = cases_to_csv(view.card)
    return {suffix: text.encode(CSV_ENCODING) for suffix, text in tables.items()}


def _markdown(view: View) -> dict[str, bytes]:
    from scorer.scorecard.markdown import to_markdown

    return {".scorecard.md": to_markdown(view.card).encode()}


def _xlsx(view: View) -> dict[str, bytes]:
    from scorer.scorecard.workbook import to_xlsx

    return {".scorecard.xlsx": to_xlsx(view.card)}


def _pdf(view: View) -> dict[str, bytes]:
    from scorer.library.annotating import annotate

    if view.report is None:
        raise UserError("the report itself is needed for its highlighted copy", None, "Name it with --report.")
    return {".annotated.pdf": annotate(view.report, view.card, password=view.password)}


FORMATS: dict[str, Callable[[View], dict[str, bytes]]] = {
    "html": _html,
    "json": _json,
    "csv": _csv,
    "xlsx": _xlsx,
    "md": _markdown,
    "pdf": _pdf,
}
"""Format -> what makes its files, as suffix -> bytes; the first suffix is the one to open."""

WITH_PICTURES = frozenset({"html"})


def pdf_link(report: Path, folder: Path) -> str | None:
    """How a page in ``folder`` refers to the PDF: a relative link, percent-encoded; None where there is none."""
    try:
        return quote(Path(os.path.relpath(report, folder)).as_posix())
    except ValueError:  # another drive
        return None


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files (name, bytes) into a folder, made when missing; each appears whole or not at all.

    Raises:
        UserError: The folder or a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files:
            part = folder / f".{name}.part"  # a fixed name: what a killed run left is written over by the next
            part.write_bytes(data)
            part.replace(folder / name)
    except OSError as error:
        hint = "Choose another folder with --out."
        raise UserError(f"cannot be written: {error.strerror}", str(error.filename or folder), hint) from None


def as_written(folder: Path, stem: str, digests: dict[str, str] | None) -> bool:
    """Whether the files with these digests stand in the folder as they were written."""
    try:
        return digests is not None and all(
            file_digest(folder / (stem + suffix)) == digest for suffix, digest in digests.items()
        )
    except OSError:
        return False
