"""The index of one document, for look-ups over concepts and for full-text queries.

The full-text part is an in-memory SQLite FTS5 table, one row a sentence, which are put there when such a query comes
that may find them.

Columns are ``text``, ``section`` (the headings above it) and ``cues`` (names of the facts that hold for it). The
tokenizer is ``unicode61 remove_diacritics 2`` without a stemmer: with one, ``investigat*`` finds nothing, because
"investigated" is stored as "investig".
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from heapq import nlargest
from typing import Any

from scorer.document.model import Document
from scorer.errors import UserError
from scorer.evidence.lookups import Lacks, LookUps
from scorer.evidence.query import asked_for, in_text
from scorer.evidence.second_look import SecondLook, is_second_look
from scorer.language.clause import Clause
from scorer.language.concepts import Dictionary, dictionary
from scorer.language.lookup import LookUpError, is_lookup
from scorer.language.text import fold

COLUMNS = ("text", "section", "cues")
TOKENIZER = "unicode61 remove_diacritics 2"
_SHORT = 60  # sentences; in a shorter document a heading may well stand over a third of it
_OPEN, _CLOSE = "\x02", "\x03"
_LIMIT_STEPS = 20_000_000  # SQLite virtual-machine steps a query may take; a worst-case query is stopped, not the user


class Index:
    """Finds sentences by look-ups over concepts and by full-text query.

    Args:
        document: The document; row ids are sentence ids.
        cues: The cues of each sentence, as ``cues_of`` gives them.
        concepts: The concepts that look-ups name; those of English where none are given.
        clauses: Gives the clauses of a sentence by its id, for look-ups that ask what they say.
        second_look: Finds sentences by what was learned, where that is asked for.
    """

    def __init__(
        self,
        document: Document,
        cues: Sequence[frozenset[str]],
        concepts: Dictionary | None = None,
        clauses: Callable[[int], Sequence[Clause]] = lambda _: (),
        second_look: SecondLook | None = None,
    ) -> None:
        self._second_look = second_look
        self.headings = near_headings(document)
        self._document = document
        self._cues = cues
        self._concepts = concepts
        self._clauses = clauses
        self._memo: dict[str, tuple[int, ...]] = {}
        self._likely: dict[str, dict[int, int]] = {}
        self._trial: tuple[str, str, str] | None = None
        self._places: dict[str, dict[int, str]] = {}  # texts with the matched words marked, by query and sentence
        self._spans: dict[tuple[str, int], tuple[tuple[int, int], ...]] = {}

    @cached_property
    def look_ups(self) -> LookUps:
        """The part that knows concepts."""
        texts = [s.text for s in self._document.sentences]
        paragraphs = [s.block for s in self._document.sentences]
        words = self._concepts or dictionary()
        return LookUps(texts, self._above, self._cues, words, self._clauses, paragraphs=paragraphs)

    @cached_property
    def _above(self) -> list[tuple[str, ...]]:
        """What stands above each sentence: its headings, and of an item of a list the sentence that introduces it."""
        sentences = self._document.sentences
        return [
            (*near, sentences[s.lead].text) if s.lead is not None else near
            for s, near in zip(sentences, self.headings, strict=True)
        ]

    @cached_property
    def _db(self) -> sqlite3.Connection:
        db = sqlite3.connect(":memory:")
        db.execute(f"CREATE VIRTUAL TABLE sentence USING fts5({', '.join(COLUMNS)}, tokenize='{TOKENIZER}')")
        return db

    @cached_property
    def _outside(self) -> dict[int, str]:
        """Sentences that are not in the full-text table yet, folded."""
        return {s.id: fold(s.text) for s in self._document.sentences}

    def _take_in(self, query: str) -> None:
        """Put the sentences into the table that a query may find: of those that ask for a word few."""
        outside, word = self._outside, asked_for(query)
        # what is not plain may hold it otherwise: the tokenizer knows more letters, and takes accents away
        new = [n for n, text in outside.items() if word in text or not text.isascii()]
        if not new:
            return
        rows = ((self._document.sentences[n], self.headings[n], self._cues[n]) for n in new)
        self._db.executemany(
            "INSERT INTO sentence(rowid, text, section, cues) VALUES (?, ?, ?, ?)",
            ((s.id, _plain(s.text), _plain(" / ".join(near)), " ".join(sorted(names))) for s, near, names in rows),
        )
        for n in new:
            del outside[n]
        if not outside:
            # One segment instead of several: look-ups then take half the time.
            self._db.execute("INSERT INTO sentence(sentence) VALUES ('optimize')")

    def ids(self, query: str) -> tuple[int, ...]:
        """Ids of the sentences that a query finds, in reading order.

        Words of a full-text query without a column filter are looked for in the sentence; see
        :mod:`scorer.evidence.query`.

        Raises:
            UserError: The query is no valid look-up or FTS5 query, or takes too long.
        """
        if query not in self._memo and self._looks_again(query) is not None:
            self._memo[query] = tuple(number for number, score in self._looked_again(query).items() if score >= 0)
        elif query not in self._memo and is_lookup(query):
            with _said(query):
                self._memo[query] = self.look_ups.ids(query)
        elif query not in self._memo:
            self._take_in(query)
            rows = self._run("SELECT rowid FROM sentence WHERE sentence MATCH ? ORDER BY rowid", query)
            self._memo[query] = tuple(row[0] for row in rows)
        return self._memo[query]

    def among(self, query: str, sentences: Collection[int]) -> tuple[int, ...]:
        """The same of some sentences only: where few are asked about, the others need not be read."""
        if query not in self._memo and is_lookup(query):
            with _said(query):
                return self.look_ups.ids(query, sentences)
        return tuple(sentence for sentence in self.ids(query) if sentence in sentences)

    def finds(self, query: str, sentence: int) -> bool:
        """Whether a query finds this sentence."""
        if query not in self._memo and is_lookup(query):
            return bool(self.among(query, (sentence,)))
        found = self.ids(query)
        at = bisect_left(found, sentence)
        return at < len(found) and found[at] == sentence

    def spans(self, query: str, sentence: int) -> tuple[tuple[int, int], ...]:
        """Where the words matched in a sentence that the query finds: character offsets in its text.

        Raises:
            UserError: As for :meth:`ids`.
        """
        if (query, sentence) not in self._spans:  # who grades asks, and who quotes
            self._spans[query, sentence] = self._spans_of(query, sentence)
        return self._spans[query, sentence]

    def _spans_of(self, query: str, sentence: int) -> tuple[tuple[int, int], ...]:
        if (again := self._looks_again(query)) is not None:
            told = again.telling(query, self._document.sentences[sentence].text)
            return tuple(sorted({place for _, places in told for place in places}))
        if is_lookup(query):
            return self.look_ups.spans(query, sentence) if self.finds(query, sentence) else ()
        if query not in self._places:
            self._take_in(query)
            rows = self._run(
                "SELECT rowid, highlight(sentence, 0, ?2, ?3) FROM sentence WHERE sentence MATCH ?1",
                query,
                _OPEN,
                _CLOSE,
            )
            self._places[query] = {row[0]: row[1] for row in rows}
        marked = self._places[query].get(sentence)
        return _spans(marked) if marked else ()

    def likely(self, query: str) -> tuple[int, ...]:
        """The sentences that a second look holds for likely to answer, found or not, the likeliest first."""
        scores = self._looked_again(query)
        return tuple(sorted(scores, key=lambda number: (-scores[number], number)))

    def best_scores(self, query: str, most: int) -> tuple[int, ...]:
        """What a second look makes of the likeliest sentences, in hundredths of log-odds; those below -250 are none."""
        return tuple(nlargest(most, self._looked_again(query).values()))

    def named(self, query: str, sentence: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """What of a look-up over concepts stands where in a sentence that it finds; nothing for a full-text query."""
        if (again := self._looks_again(query)) is not None:
            told = again.telling(query, self._document.sentences[sentence].text)
            yield from ((name, place) for name, places in told for place in places)
        elif is_lookup(query) and self.finds(query, sentence):
            yield from self.look_ups.named(query, sentence)

    def lacks(self, query: str, sentence: int) -> Lacks | None:
        """What a sentence holds and lacks of a look-up over concepts; None for a full-text query.

        Raises:
            UserError: As for :meth:`ids`.
        """
        if not is_lookup(query):
            return None
        with _said(query):
            return self.look_ups.lacks(query, sentence)

    def fits(
        self,
        query: str,
        text: str,
        section: tuple[str, ...],
        cues: frozenset[str],
        clauses: Sequence[Clause] = (),
        *,
        at: int | None = None,
    ) -> bool:
        """Whether a query would find a sentence with this text, headings, cues and clauses in the place of another.

        Raises:
            UserError: As for :meth:`ids`.
        """
        if (again := self._looks_again(query)) is not None:
            return again.score(query, text, section) >= 0
        if is_lookup(query):
            over = section if at is None else self._above[at]
            return self.look_ups.fits(query, text, over, cues, clauses, at=at)
        row = (_plain(text), _plain(" / ".join(section)), " ".join(sorted(cues)))
        if row != self._trial:
            if self._trial is None:
                self._db.execute(f"CREATE VIRTUAL TABLE trial USING fts5({', '.join(COLUMNS)}, tokenize='{TOKENIZER}')")
            self._db.execute("INSERT OR REPLACE INTO trial(rowid, text, section, cues) VALUES (1, ?, ?, ?)", row)
            self._trial = row
        return bool(self._run("SELECT 1 FROM trial WHERE trial MATCH ?", query))

    def _looks_again(self, query: str) -> SecondLook | None:
        """What finds sentences for this, where it stands for a second look."""
        return self._second_look if self._second_look is not None and is_second_look(query) else None

    def _looked_again(self, query: str) -> dict[int, int]:
        """What a second look holds for likely to answer a question, with scores; nothing for any other look-up."""
        again = self._looks_again(query)
        if again is None or not again.knows(query):
            return {}
        if query not in self._likely:
            self._likely[query] = again.likely(query, self._texts, self.headings)
        return self._likely[query]

    @cached_property
    def _texts(self) -> list[str]:
        return [s.text for s in self._document.sentences]

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


@contextmanager
def _said(query: str) -> Iterator[None]:
    """Tells the user what is wrong with a look-up."""
    try:
        yield
    except (LookUpError, KeyError) as error:
        said = error.message if isinstance(error, LookUpError) else f"there is no concept {error.args[0]}"
        hint = "scorer rubric check explains what is wrong"
        raise UserError(f"this look-up cannot be run: {said}", query, hint) from error


def near_headings(document: Document) -> list[tuple[str, ...]]:
    """For each sentence the two headings closest above it, without those that stand over a third of the document.

    The title of the report ("Annual report 2023") is a heading over everything; it says nothing about a sentence.
    """
    sections = Counter(s.section for s in document.sentences)
    over: Counter[str] = Counter()
    for section, count in sections.items():
        over.update(dict.fromkeys(section, count))
    common = {h for h, n in over.items() if len(document.sentences) > _SHORT and n > len(document.sentences) / 3}
    near = {section: tuple(h for h in section if h not in common)[-2:] for section in sections}
    return [near[s.section] for s in document.sentences]


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
