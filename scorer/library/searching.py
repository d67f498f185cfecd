"""Full-text search over every report in the library, in the query language of rubrics."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from scorer.errors import EXIT_USAGE, UserError
from scorer.evidence.index import near_headings
from scorer.evidence.query import in_text
from scorer.language.cues import NAMES, cues_of
from scorer.library.fingerprint import OCR_MARK, SEEN_MARK, cues_digest
from scorer.library.store import Library
from scorer.rubric.queries import query_fault

_OPEN, _CLOSE = "\x02", "\x03"
_SHOWN = 200  # characters of a search in an error
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that a search found.

    Attributes:
        company, title, date, file: Of its report; the company and date of its card, where there is one.
        report: SHA-256 of the PDF.
        page: Where it begins.
        section: The two headings above it.
        pieces: Its text in pieces, each with whether it is among the words that matched.
        cues: Its cues.
        key, number: The document in the library that it stands in, and which of its sentences it is.
        looked: Whether it was looked for on its page, and is seen there (``scorer.library.showing``).
    """

    company: str
    title: str
    date: str
    file: str
    report: str
    page: int
    section: str
    pieces: tuple[tuple[str, bool], ...]
    cues: tuple[str, ...]
    key: str
    number: int
    looked: bool = False


def search(
    library: Library, query: str, *, cues: tuple[str, ...] = (), company: str = "", limit: int = 20
) -> list[Found]:
    """The sentences that answer a query best, the best first.

    Args:
        library: Where to look; ``put_on_shelf`` should have been called.
        query: As a look-up of a rubric.
        cues: Names of cues that must all hold.
        company: Part of the company's name, or empty.
        limit: How many at most.

    Raises:
        UserError: The query cannot be understood, or there is no such cue.
    """
    strangers = [cue for cue in cues if cue not in NAMES]
    if strangers:
        raise UserError(f'there is no cue "{strangers[0]}"', "--cues", f"There are: {', '.join(NAMES)}.", EXIT_USAGE)
    fault = query_fault(query.strip())
    if fault is not None:
        raise UserError(f"this search cannot be understood: {fault.message}", query[:_SHOWN], fault.hint, EXIT_USAGE)
    matched = " AND ".join([f"({in_text(query)})", *(f"cues:{cue}" for cue in cues)])
    rows = library.file.ask(
        "SELECT s.company, s.title, s.date, s.file, s.report, p.page, p.section, highlight(passage, 0, ?, ?), p.cues, "
        "s.key, p.rowid - s.first "
        "FROM passage p JOIN shelf s ON s.first = (SELECT max(first) FROM shelf WHERE first <= p.rowid) "
        "WHERE passage MATCH ? AND s.company LIKE ? ESCAPE '\\' ORDER BY p.rank, p.rowid LIMIT ?",
        (_OPEN, _CLOSE, matched, f"%{_literally(company)}%", limit),
    )
    if rows is None:
        hint = 'It takes words, "phrases", prefix*, AND OR NOT, NEAR(a b, 5); no concepts (@supplier).'
        raise UserError("this search cannot be understood", query[:_SHOWN], hint, EXIT_USAGE)
    return [
        Found(company, title, date, file, report, int(page), section, _pieces(text), tuple(names.split()), key, int(n))
        for company, title, date, file, report, page, section, text, names, key, n in rows
    ]


def put_on_shelf(library: Library, progress: Callable[[int, int], None] | None = None) -> None:
    """Make every report of the library searchable, and take those away that are not in it any more.

    A report is indexed when somebody searches, once, and not when it is scored: most scoring is never searched.
    """
    kept = library.documents()
    library.clear_shelf(kept)
    new = sorted(set(kept) - {key for (key,) in library.file.rows("SELECT key FROM shelf")})
    for done, key in enumerate(new, 1):
        _shelve(library, key)
        if progress is not None:
            progress(done, len(new))


def _shelve(library: Library, key: str) -> None:
    document = library.document_at(key)
    if document is None:
        return
    card = library.latest_card(document.sha256)
    company = (card.summary.company if card else "") or document.company
    date = (card.summary.date if card else "") or document.date
    found_by = cues_digest(OCR_MARK in key, key.endswith(SEEN_MARK))
    cues = library.cues(document.sha256, found_by) or cues_of(document)
    rows = [
        (_plain(s.text), _plain(" › ".join(near)), " ".join(sorted(names)), s.page)
        for s, near, names in zip(document.sentences, near_headings(document), cues, strict=True)
    ]

    def write(db: sqlite3.Connection) -> None:
        if db.execute("SELECT 1 FROM shelf WHERE key = ?", (key,)).fetchone():
            return  # another process was quicker
        (first,) = db.execute("SELECT coalesce(max(last), 0) + 1 FROM shelf").fetchone()
        numbered = ((first + n, *row) for n, row in enumerate(rows))
        db.executemany("INSERT INTO passage (rowid, text, section, cues, page) VALUES (?, ?, ?, ?, ?)", numbered)
        db.execute(
            "INSERT INTO shelf (key, report, file, company, title, date, first, last) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (key, document.sha256, document.file, company, document.title, date, first, first + len(rows) - 1),
        )

    library.file.transaction(write, None)


def _pieces(marked: str) -> tuple[tuple[str, bool], ...]:
    pieces = []
    for piece in marked.split(_OPEN):
        inside, close, after = piece.partition(_CLOSE)
        pieces += [(inside, True), (after, False)] if close else [(piece, False)]
    return tuple((text, hit) for text, hit in pieces if text)


def _plain(text: str) -> str:
    return _MARKS.sub(" ", text)


def _literally(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)
