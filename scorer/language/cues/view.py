"""A sentence as cues see it: lower-cased words, what its clauses say, and the kind of place it stands in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, reduce
from operator import or_

from scorer.document.model import Kind
from scorer.language.clause import Clause, Mood
from scorer.language.saying import Heard, heard
from scorer.language.text import fold, plain_words
from scorer.wording import by_letter

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z0-9]++(?:'[a-z]++)?")


def words_of(folded: str) -> list[str]:
    """Words of a folded text, split as the full-text index splits them (at hyphens and punctuation)."""
    return plain_words(folded) if folded.isascii() and "'" not in folded else _WORD.findall(folded)


ANY, DIGITS, PLACED, UNDER = 1, 2, 4, 8
"""Marks of every sentence, of one that holds a digit, of one that is no body text, under headings that name a topic."""
MOODS = {mood: 16 << n for n, mood in enumerate(Mood)}
"""Marks of a sentence with a clause in a mood; all others are marks of words."""
_FIRST = 16 << len(MOODS)


class _Marks(dict[str, int]):
    """Which lexicons a word concerns, each by two bits: an entry holds the word, a phrase has it.

    One look at each word then answers for all lexicons, most of which have nothing to do with a sentence.
    """

    def __init__(self) -> None:
        self.lexicons = 0
        self.singles: dict[str, int] = defaultdict(int)
        self.beginnings: dict[str, int] = defaultdict(int)
        self.pieces: dict[str, int] = defaultdict(int)
        self._lengths: tuple[int, ...] = ()
        self._begun: frozenset[str] = frozenset()  # the first letters of beginnings, which most words do not have
        self._any_piece = re.compile("(?!)")

    def take_in(
        self,
        singles: Iterable[str] = (),
        beginnings: Iterable[str] = (),
        in_phrases: Iterable[str] = (),
        pieces: Iterable[str] = (),
    ) -> tuple[int, int, int]:
        """Know the entries of one more lexicon; returns its number and its two bits."""
        holds, has = _FIRST << 2 * self.lexicons, _FIRST << 2 * self.lexicons + 1
        for words, known, bit in (
            (singles, self.singles, holds),
            (in_phrases, self.singles, has),
            (beginnings, self.beginnings, holds),
            (pieces, self.pieces, holds),
        ):
            for word in words:
                known[word] |= bit
        self._lengths = tuple(sorted(set(map(len, self.beginnings))))
        shortest = self._lengths[0] if self._lengths else 0
        self._begun = frozenset(beginning[:shortest] for beginning in self.beginnings)
        if pieces:
            self._any_piece = re.compile(by_letter(self.pieces))
        self.clear()
        self.lexicons += 1
        return self.lexicons - 1, holds, has

    def __missing__(self, word: str) -> int:
        marks = self.singles.get(word, 0)
        for n in self._lengths if word[: self._lengths[0]] in self._begun else ():
            if n > len(word):
                break
            marks |= self.beginnings.get(word[:n], 0)
        if self._any_piece.search(word):
            for piece, bits in self.pieces.items():
                marks |= bits if piece in word else 0
        self[word] = marks
        return marks


_MARKS = _Marks()


class Span:
    """A stretch of text with its words, as a list, a set and one padded string for phrases."""

    def __init__(self, folded: str) -> None:
        self.low = folded
        self.words = words_of(folded)
        self.marks = self.marked = 0
        self._bag: frozenset[str] | None = None

    def mark(self) -> int:
        """Find which lexicons its words concern: ``marks``, of the first ``marked`` of them."""
        self.marks, self.marked = reduce(or_, map(_MARKS.__getitem__, self.words), 0), _MARKS.lexicons
        return self.marks

    @property
    def bag(self) -> frozenset[str]:
        """Its words as a set."""
        if self._bag is None:  # a cached property takes three times as long to be asked once
            self._bag = frozenset(self.words)
        return self._bag

    @cached_property
    def flat(self) -> str:
        """All words joined by single spaces, with a space at either end, so that ``" a b " in flat`` is a phrase."""
        return f" {' '.join(self.words)} "


class View(Span):
    """A sentence with its clauses, section and kind.

    Args:
        text: The sentence as quoted.
        section: Headings above it.
        kind: What part of the page it stands in.
    """

    def __init__(self, text: str, section: tuple[str, ...] = (), kind: Kind = Kind.BODY) -> None:
        self.text = text
        self.kind = kind
        self.section = section
        super().__init__(fold(text))
        self.digits = _DIGIT.search(text) is not None or (not text.isascii() and any(map(str.isdigit, text)))
        self._asked: Heard | None = None
        self._moods: frozenset[Mood] | None = None

    def all_marks(self) -> int:
        """The marks of its words, its place and its moods."""
        marks = self.mark() | (ANY | DIGITS if self.digits else ANY)
        if self.kind is not Kind.BODY:
            marks |= PLACED
        for mood in self.moods:
            marks |= MOODS[mood]
        return marks

    @property
    def tags(self) -> int:
        """The categories of words that occur in it."""
        return self._heard.tags

    @property
    def moods(self) -> frozenset[Mood]:
        """The moods of its clauses."""
        if self._moods is None:
            self._moods = self._heard.moods
        return self._moods

    @property
    def statements(self) -> tuple[Clause, ...]:
        """What its clauses say."""
        return self._heard.clauses

    @property
    def _heard(self) -> Heard:
        if self._asked is None:
            self._asked = heard(self.text)
        return self._asked


class Lexicon:
    """A set of words and phrases that can be looked for in a span in one go.

    Single words are matched whole; a word that ends in ``*`` stands for all words that begin so (expanded against
    the span's own words); phrases are words separated by spaces.
    """

    def __init__(self, entries: str | Iterable[str]) -> None:
        items = [e.strip() for e in (entries.splitlines() if isinstance(entries, str) else entries)]
        items = [piece.strip() for e in items for piece in e.split(",") if piece.strip()]
        self.singles = frozenset(e for e in items if " " not in e and not e.endswith("*"))
        self.prefixes = tuple(e[:-1] for e in items if " " not in e and e.endswith("*"))
        self.phrases: dict[str, tuple[str, ...]] = {}
        for phrase in (e for e in items if " " in e):
            whole = phrase.split(" ")[:-1] if phrase.endswith("*") else phrase.split(" ")
            rarest = max(whole, key=len)  # most likely: where it is not, the phrase need not be looked for
            padded = f" {phrase} " if not phrase.endswith("*") else f" {phrase[:-1]}"
            self.phrases[rarest] = (*self.phrases.get(rarest, ()), padded)
        self._number, self._holds, self._has = _MARKS.take_in(self.singles, self.prefixes, self.phrases)
        self.marks = self._holds | self._has

    def hits(self, span: Span) -> set[str]:
        """The entries that occur in the span."""
        if not (span.marks if self._number < span.marked else span.mark()) & self.marks:
            return set()
        found = set(self.singles & span.bag)
        if self.prefixes:
            found.update(w for w in span.bag if w.startswith(self.prefixes))
        for word in self.phrases.keys() & span.bag:
            found.update(p.strip() for p in self.phrases[word] if p in span.flat)
        return found

    def __call__(self, span: Span) -> bool:
        """Whether any entry occurs in the span."""
        marks = span.marks if self._number < span.marked else span.mark()
        if marks & self._holds:
            return True
        if marks & self._has:
            for word in self.phrases.keys() & span.bag:
                if any(map(span.flat.__contains__, self.phrases[word])):
                    return True
        return False


class Sought:
    """A pattern with pieces of words one of which every match holds: it is looked for only where a word holds one.

    Args:
        pattern: Matches folded text.
        pieces: Letters or digits that follow one another, so that they stand within a word.

    Attributes:
        marks: The marks of words that hold one of the pieces.
    """

    def __init__(self, pattern: re.Pattern[str], pieces: Iterable[str]) -> None:
        self._pattern = pattern
        self._number, self.marks, _ = _MARKS.take_in(pieces=pieces)

    def __call__(self, span: Span) -> bool:
        """Whether the pattern is found in the span."""
        marks = span.marks if self._number < span.marked else span.mark()
        return bool(marks & self.marks) and self._pattern.search(span.low) is not None
