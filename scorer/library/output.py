"""The files of a card: which forms there are, and writing them so that no reader ever sees half of one."""

from __future__ import annotations

import contextlib
import html
import os
import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from scorer.errors import EXIT_USAGE, UserError
from scorer.inputs import displayed, open_regular
from scorer.library.fingerprint import file_digest
from scorer.scorecard.model import Scorecard
from scorer.scorecard.pictures import Picture
from scorer.scorecard.sealing import kept_aside, sealed


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
    from scorer.scorecard.json import whose
    from scorer.scorecard.markdown import to_markdown

    return {".scorecard.md": f"{to_markdown(view.card)}\n<!-- {whose(view.card)} -->\n".encode()}


def _xlsx(view: View) -> dict[str, bytes]:
    from scorer.scorecard.workbook import to_xlsx

    return {".scorecard.xlsx": to_xlsx(view.card)}


def _pdf(view: View) -> dict[str, bytes]:
    from scorer.library.annotating import annotate
    from scorer.scorecard.json import whose

    if view.report is None:
        raise UserError("the report itself is needed for its highlighted copy", None, "Name it with --report.")
    copy = annotate(view.report, view.card, password=view.password).rstrip(b"\n")
    return {".annotated.pdf": copy + f"\n%{whose(view.card)}\n".encode()}


FORMATS: dict[str, Callable[[View], dict[str, bytes]]] = {
    "html": _html,
    "json": _json,
    "csv": _csv,
    "xlsx": _xlsx,
    "md": _markdown,
    "pdf": _pdf,
}
"""Format -> what makes its files, as suffix -> bytes without a seal; the first suffix is the one to open."""

WITH_PICTURES = frozenset({"html"})


def made(form: str, view: View) -> dict[str, bytes]:
    """The files of a card in a form, sealed: suffix -> bytes."""
    return {suffix: sealed(suffix, data) for suffix, data in FORMATS[form](view).items()}


def pdf_link(report: Path, folder: Path) -> str | None:
    """How a page in ``folder`` refers to the PDF: a relative link, percent-encoded; None where there is none."""
    try:
        return quote(os.fsencode(Path(os.path.relpath(report, folder)).as_posix()))
    except ValueError:  # another drive
        return None


_LINK = re.compile(r'<span class="page"><a href="([^"#]+)#page=')


def kept_link(card: Scorecard, stem: str, beside: Path, folder: Path) -> str | None:
    """How a page in ``folder`` refers to the PDF where nobody names it; None where that cannot be known.

    As the page did that was there, or the one beside the card; else to the very report where it lies beside the card.
    """
    for place in dict.fromkeys((folder, beside)):
        try:
            with open_regular(place / f"{stem}.scorecard.html") as page:
                link = _LINK.search(page.read().decode("utf-8", "replace"))
        except OSError:
            continue
        if link:
            known = html.unescape(link[1])
            if (scheme := urlsplit(known).scheme) not in ("", "file", "http", "https"):
                continue  # anybody may have written that page
            return known if scheme or place == folder else pdf_link(place / unquote(known), folder)
    report = beside / Path(card.report.file).name
    try:
        return pdf_link(report, folder) if file_digest(report) == card.report.sha256 else None
    except (OSError, ValueError):  # it is not there, or what a stranger's card calls it is no name
        return None


_PART = ".scorer-{}.part"
_FORGOTTEN = 3600  # seconds after which a part belongs to a run that was killed


def _put(path: Path, data: bytes) -> None:
    """Write a file under a name of its own, then move it to its place: whoever else writes there does the same.

    The name is new and nobody's guess, and is created or refused, so that it is neither another run's part nor a link
    that somebody laid; moving replaces a link in the file's place and does not follow it.
    """
    part = path.with_name(_PART.format(secrets.token_hex(8)))
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@cache
def _tidy(folder: Path) -> None:
    """Take away what killed runs left in a folder, once."""
    for part in folder.glob(_PART.format("*")):
        with contextlib.suppress(OSError):
            if time.time() - part.lstat().st_mtime > _FORGOTTEN:
                part.unlink()


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write new files (name, bytes) into a folder, made when missing; each appears whole or not at all.

    Raises:
        UserError: The folder or a file cannot be written.
    """
    with _told(folder) as told:
        for place, data in _placed(folder, files, told):
            _put(place, data)


def rewrite(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write sealed files where earlier ones may stand; what somebody changed since is kept beside, which is told.

    Raises:
        UserError: The folder or a file cannot be written.
    """
    notes = []
    with _told(folder) as told:
        for place, data in _placed(folder, files, told):
            if (copy := kept_aside(place, data)) is not None:
                said = "it was not as scorer wrote it; what was there is now"
                notes.append(f"{displayed(str(place))}: {said} {displayed(copy.name)}.")
            _put(place, data)
    return notes


def _placed(folder: Path, files: Iterable[tuple[str, bytes]], told: list[Path]) -> Iterator[tuple[Path, bytes]]:
    folder.mkdir(parents=True, exist_ok=True)
    _tidy(folder)
    for name, data in files:
        told[:] = [folder / name]  # what is asked for, and not the part that it is written to
        yield told[0], data


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[list[Path]]:
    """Tell what could not be written, and where: the last place that was named in the list, else the folder."""
    places: list[Path] = []
    try:
        yield places
    except OSError as error:
        place = str(places[0] if places else error.filename or folder)
        raise UserError(f"cannot be written: {error.strerror}", place, "Choose another folder with --out.") from None


PAGE = b'<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">'
"""What stands near the beginning of every page of ours."""
_NEAR = 4096  # bytes from the beginning, or the end, of a file in which its mark stands


def is_ours(path: Path, mark: bytes) -> bool:
    """Whether nothing stands in a place, or a file that we made ourselves: one with this mark near its ends."""
    try:
        with path.open("rb") as file:
            begins = file.read(_NEAR)
            file.seek(max(0, path.stat().st_size - _NEAR))
            return not begins or mark in begins or mark in file.read()
    except OSError:
        return True  # nothing is there, or who writes there tells why it cannot be done


def spare(path: Path, mark: bytes) -> None:
    """Refuse, before the work, to write where somebody's own file stands or where no file can be written.

    Args:
        path: A file that a person named.
        mark: What stands near the beginning or the end of what we would write there ourselves.

    Raises:
        UserError: A file is there that has no such mark, or its folder cannot be written.
    """
    if not is_ours(path, mark):
        hint = "Name another file, or move this one away."
        said = "there is a file already that scorer did not make; it was left alone"
        raise UserError(said, str(path), hint, EXIT_USAGE)
    try:
        _try_out(path.parent)
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror}", str(path), "Name a file in another folder.") from None


def _try_out(folder: Path) -> None:
    """Put an empty file into a folder, or into what it would be made in, and take it away: permissions tell too little.

    Raises:
        OSError: It cannot be put there.
    """
    there = next(place for place in (folder, *folder.parents) if place.exists())
    part = there / _PART.format(secrets.token_hex(8))
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    part.unlink()


def as_written(folder: Path, stem: str, digests: dict[str, str] | None) -> bool:
    """Whether the files with these digests stand in the folder as they were written."""
    try:
        return digests is not None and all(
            file_digest(folder / (stem + suffix)) == digest for suffix, digest in digests.items()
        )
    except OSError:
        return False
