"""The full-text index of one document: an in-memory SQLite FTS5 table, one row a sentence.

Columns are ``text``, ``section`` (the headings above it) and ``cues`` (names of the facts that hold for it). The
tokenizer is ``unicode61 remove_diacritics 2`` without a stemmer: with one, ``investigat*`` finds nothing, because
"investigated" is stored as "investig".
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Any

from scorer.document.model import Document
from scorer.errors import UserError
from scorer.evidence.query import in_text

COLUMNS = ("text", "section", "cues")
TOKENIZER = "unicode61 remove_diacritics 2"
_SHORT = 60  # sentences; in a shorter document a heading may well stand over a third of it
_OPEN, _CLOSE = "\x02", "\x03"
_LIMIT_STEPS = 20_000_000  # SQLite virtual-machine steps a query may take; a worst-case query is stopped, not the user


class Index:
    """Finds sentences by full-text query.

    Args:
        document: The document; row ids are sentence ids.
        cues: The cues of each sentence, as ``cues_of`` gives them.
    """

    def __init__(self, document: Document, cues: Sequence[frozenset[str]]) -> None:
        self.headings = near_headings(document)
        self._db = sqlite3.connect(":memory:")
        self._db.execute(f"CREATE VIRTUAL TABLE sentence USING fts5({', '.join(COLUMNS)}, tokenize='{TOKENIZER}')")
        self._db.executemany(
            "INSERT INTO sentence(rowid, text, section, cues) VALUES (?, ?, ?, ?)",
            (
                (s.id, _plain(s.text), _plain(" / ".join(near)), " ".join(sorted(names)))
                for s, near, names in zip(document.sentences, self.headings, cues, strict=True)
            ),
        )
        # One segment instead of several: look-ups then take half the time.
        self._db.execute("INSERT INTO sentence(sentence) VALUES ('optimize')")
        self._memo: dict[str, tuple[int, ...]] = {}
        self._trial: tuple[str, str, str] | None = None
        self._places: dict[str, dict[int, str]] = {}  # texts with the matched words marked, by query and sentence

    def ids(self, query: str) -> tuple[int, ...]:
        """Ids of the sentences that a query finds, in reading order.

        Words without a column filter are looked for in the sentence; see :mod:`scorer.evidence.query`.

        Raises:
            UserError: The query is no valid FTS5 query, or takes too long.
        """
        if query not in self._memo:
            rows = self._run("SELECT rowid FROM sentence WHERE sentence MATCH ? ORDER BY rowid", query)
            self._memo[query] = tuple(row[0] for row in rows)
        return self._memo[query]

    def finds(self, query: str, sentence: int) -> bool:
        """Whether a query finds this sentence."""
        found = self.ids(query)
        at = bisect_left(found, sentence)
        return at < len(found) and found[at] == sentence

    def spans(self, query: str, sentence: int) -> tuple[tuple[int, int], ...]:
        """Where the words matched in a sentence that the query finds: character offsets in its text.

        Raises:
            UserError: As for :meth:`ids`.
        """
        if query not in self._places:
            rows = self._run(
                "SELECT rowid, highlight(sentence, 0, ?2, ?3) FROM sentence WHERE sentence MATCH ?1",
                query,
                _OPEN,
                _CLOSE,
            )
            self._places[query] = {row[0]: row[1] for row in rows}
        marked = self._places[query].get(sentence)
        return _spans(marked) if marked else ()

    def fits(self, query: str, text: str, section: tuple[str, ...], cues: frozenset[str]) -> bool:
        """Whether a query would find a sentence with this text, headings and cues.

        Raises:
            UserError: As for :meth:`ids`.
        """
        row = (_plain(text), _plain(" / ".join(section)), " ".join(sorted(cues)))
        if row != self._trial:
            if self._trial is None:
                self._db.execute(f"CREATE VIRTUAL TABLE trial USING fts5({', '.join(COLUMNS)}, tokenize='{TOKENIZER}')")
            self._db.execute("INSERT OR REPLACE INTO trial(rowid, text, section, cues) VALUES (1, ?, ?, ?)", row)
            self._trial = row
        return bool(self._run("SELECT 1 FROM trial WHERE trial MATCH ?", query))

    def _run(self, statement: str, query: str, *more: str | int) -> list[tuple[Any, ...]]:
        steps = [0]

        def count() -> int:
            steps[0] += 1
            return int(steps[0] > _LIMIT_STEPS // 10_000)

        self._db.set_progress_handler(count, 10_000)
        try:
            return self._db.execute(statement, (in_text(query), *more)).fetchall()
        except sqlite3.Error as error:
            raise UserError(
                f"this look-up cannot be run: {error}", query, "scorer rubric check explains what is wrong"
            ) from error
        finally:
            self._db.set_progress_handler(None, 0)


def near_headings(document: Document) -> list[tuple[str, ...]]:
    """For each sentence the two headings closest above it, without those that stand over a third of the document.

    The title of the report ("Annual report 2023") is a heading over everything; it says nothing about a sentence.
    """
    over = Counter(heading for s in document.sentences for heading in dict.fromkeys(s.section))
    common = {h for h, n in over.items() if len(document.sentences) > _SHORT and n > len(document.sentences) / 3}
    return [tuple(h for h in s.section if h not in common)[-2:] for s in document.sentences]


def _plain(text: str) -> str:
    return text.replace(_OPEN, " ").replace(_CLOSE, " ")


def _spans(marked: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    place = 0
    for piece in marked.split(_OPEN):
        inside, close, after = piece.partition(_CLOSE)
        if close:
            spans.append((place, place + len(inside)))
            place += len(inside) + len(after)
        else:
            place += len(piece)
    return tuple(spans)
