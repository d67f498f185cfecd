"""A sentence as cues see it: lower-cased words, what its clauses say, and the kind of place it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from scorer.document.model import Kind
from scorer.language.categories import categories
from scorer.language.clause import Clause
from scorer.language.saying import read
from scorer.language.text import fold

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def words_of(folded: str) -> list[str]:
    """Words of a folded text, split as the full-text index splits them (at hyphens and punctuation)."""
    return _WORD.findall(folded)


class Span:
    """A stretch of text with its words, as a list, a set and one padded string for phrases."""

    def __init__(self, folded: str) -> None:
        self.low = folded
        self.words = words_of(folded)
        self.bag = frozenset(self.words)

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
        self.digits = any(c.isdigit() for c in text)

    @cached_property
    def tags(self) -> int:
        """The categories of words that occur in it: a quick look before its clauses are read."""
        return categories().lexicon.tags(self.text)

    @cached_property
    def statements(self) -> tuple[Clause, ...]:
        """What its clauses say."""
        return read(self.text)

    @cached_property
    def heading(self) -> Span:
        """The words of the headings above it."""
        return Span(fold(" / ".join(self.section)))


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
        self.heads: dict[str, tuple[str, ...]] = {}
        for phrase in (e for e in items if " " in e):
            head = phrase.split(" ", 1)[0]
            self.heads[head] = (
                *self.heads.get(head, ()),
                f" {phrase} " if not phrase.endswith("*") else f" {phrase[:-1]}",
            )

    def hits(self, span: Span) -> set[str]:
        """The entries that occur in the span."""
        found = set(self.singles & span.bag)
        if self.prefixes:
            found.update(w for w in span.bag if w.startswith(self.prefixes))
        for head in self.heads.keys() & span.bag:
            found.update(p.strip() for p in self.heads[head] if p in span.flat)
        return found

    def __call__(self, span: Span) -> bool:
        """Whether any entry occurs in the span."""
        if not self.singles.isdisjoint(span.bag):
            return True
        if self.prefixes and any(w.startswith(self.prefixes) for w in span.bag):
            return True
        return any(p in span.flat for head in self.heads.keys() & span.bag for p in self.heads[head])
