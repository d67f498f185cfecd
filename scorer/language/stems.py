"""Words made comparable beyond their inflection: "assessed", "assesses" and "assessing" are one.

Stems are those of the Snowball project (Porter, 2001), by its own library, ``PyStemmer``. Endings that are spelled in
two ways ("labour", "labor") are made one; which, a language says in ``words/<code>/inflection.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import repeat
from typing import NamedTuple

import Stemmer

from scorer.language.text import fold, plain_words
from scorer.wording import DEFAULT, endings, folder, inflection

_NUMBERED = re.compile(r"\.\s{0,2}[a-z]{0,4}[-–/(]?[a-z]{0,3}\d")  # "claim no. kb-2022-091846"
_WORD = re.compile(r"[^\W_]++(?:'[^\W\d_]++)?")


class Word(NamedTuple):
    """A word of a sentence: as it stands (folded), its stem, and its place (offsets)."""

    text: str
    stem: str
    start: int
    end: int


class Stems:
    """The stems of one language; a word is stemmed once, however often it is met.

    Args:
        language: Its two-letter code; English where it has no folder of words.

    Attributes:
        small: Words that say little by themselves (folded).
    """

    def __init__(self, language: str) -> None:
        rules = inflection(language)
        self._stemmer = Stemmer.Stemmer(rules["stemmer"])
        self._same = tuple(rules["same_endings"].items())
        self._shortest = int(rules["shortest"])
        self._possessive = tuple(rules["possessive"])
        self.small = frozenset(rules["small"])
        self._numbering = tuple(f"{word}." for word in rules.get("numbering", ()))
        self._known: dict[str, str] = {}
        for word, forms in rules["irregular"].items():
            self._known.update(dict.fromkeys(forms.split(), self.of(word)))
        for entries in rules.get("apart", ()):
            apart = endings(language).forms(entries)
            self._known.update(dict.fromkeys(apart, apart[0]))
        for word, others in rules.get("same", {}).items():
            self._known.update(dict.fromkeys(endings(language).forms(others), self.of(word)))

    def of(self, word: str) -> str:
        """The stem of a folded word."""
        stem = self._known.get(word)
        if stem is None and word.isdecimal():
            stem = self._known[word] = word  # a figure has no ending: a report holds many
        if stem is None:
            bare = next((word[: -len(p)] for p in self._possessive if word.endswith(p)), word)
            stem = self._known.get(bare) or self._stemmer.stemWord(bare)
            for ending, other in self._same:
                if len(stem) >= self._shortest and stem.endswith(ending):
                    stem = stem[: -len(ending)] + other
            self._known[word] = stem
        return stem

    def words(self, text: str) -> list[Word]:
        """The words of a text with their stems."""
        of, known, folded = self.of, self._known, fold(text)
        if folded.isalpha():  # one word, as entries of dictionaries mostly have them
            return [Word(folded, known.get(folded) or of(folded), 0, len(folded))]
        if any(map(folded.__contains__, self._numbering)):
            return [Word(word, known.get(word) or of(word), *place) for word, place in self._numbered(folded)]
        rows = [
            (word, known.get(word) or of(word), m.start(), m.end()) for m in _WORD.finditer(folded) for word in (m[0],)
        ]
        return list(map(tuple.__new__, repeat(Word), rows))  # a third less than by the class: a report has many

    def forms(self, text: str) -> list[str]:
        """The words of a text as they stand (folded), without their stems."""
        folded = fold(text)
        if any(map(folded.__contains__, self._numbering)):
            return [word for word, _ in self._numbered(folded)]
        return plain_words(folded) if folded.isascii() and "'" not in folded else _WORD.findall(folded)

    def _numbered(self, folded: str) -> Iterator[tuple[str, tuple[int, int]]]:
        """Words and places of a text that may hold the number of something: in "case no. 18" there is no "no"."""
        for m in _WORD.finditer(folded):
            whole = f"{m[0]}."
            yield whole if whole in self._numbering and _NUMBERED.match(folded, m.end()) else m[0], m.span()


@cache
def stems(language: str = DEFAULT) -> Stems:
    """The stems of a language."""
    return Stems(language if folder(language).is_dir() else DEFAULT)
