"""The words of a language by what they do: categories from ``words/<code>/*.yaml``, found in a sentence in one pass.

A category is a list of words (``never``), beginnings (``disclos*``) and phrases (``no longer``). Rules name categories,
never words, so that another language is another folder. Text is folded first (:func:`scorer.language.cues.view.fold`).
The files of the folders below are no categories but lists and patterns of one room each (:mod:`scorer.wording`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache, reduce
from itertools import accumulate, compress, repeat
from operator import or_
from typing import NamedTuple

from scorer.language.text import fold
from scorer.wording import DEFAULT, Wording, endings, folder, parts, read

_OTHER_TOKENS = r"'[a-z]{1,2}\b|[,;:()\[\]?—–\"/]|-(?<=\s-)(?=\s)"  # the sign first, which is looked for fast
_TOKEN = re.compile(rf"(\d[\d.,]*\d|[^\W_]++(?:'[a-z]++)?|{_OTHER_TOKENS})")
_PLAIN_TOKEN = re.compile(rf"(\d[\d.,]*\d|[a-z0-9]++(?:'[a-z]++)?|{_OTHER_TOKENS})")  # the same where all is ASCII

HEADS = "heads_"  # categories that only headings are asked for begin so

Phrases = dict[str, list[tuple[list[str], int]]]
"""The phrases that begin with one word, by the second: their words from there on, and their category."""


_NO_PHRASES: Phrases = {}
_SHORT = 3  # letters of words that are no word with an ending
_SHORTEST = 3  # letters of a beginning


class _Known(NamedTuple):
    """A word's categories, the phrases that begin with it, and the categories of its endings."""

    tags: int
    phrases: Phrases
    endings: int


class _Seen(dict[str, _Known]):
    """What is known of each word that was asked for.

    Args:
        of_word: Finds it out.
    """

    def __init__(self, of_word: Callable[[str], _Known]) -> None:
        self._of_word = of_word

    def __missing__(self, word: str) -> _Known:
        known = self[word] = self._of_word(word)
        return known


class Token(NamedTuple):
    """A word or mark of a sentence.

    Attributes:
        text: The word, folded.
        start: Offset of its first character in the sentence.
        end: Offset behind its last character.
        tags: The categories it belongs to, one bit each (:meth:`Lexicon.bit`).
        endings: The categories of endings that it has, likewise; words of up to three letters have none ("red").
    """

    text: str
    start: int
    end: int
    tags: int
    endings: int = 0


class Lexicon:
    """The categories of one language.

    Args:
        categories: Words, beginnings and phrases by the name of their category.

    Attributes:
        entries: The same as they are written.
        endings: Categories of endings (``past_ending``), which are looked for at the end of words.
    """

    def __init__(self, categories: dict[str, list[str]]) -> None:
        whole = all(n.startswith(HEADS) or n.endswith("_ending") for n in categories)
        self.entries = {name: tuple(entries) for name, entries in categories.items()}
        self._bits = {name: 1 << i for i, name in enumerate(sorted(categories))}
        self._words: dict[str, int] = defaultdict(int)
        self._beginnings: dict[str, int] = defaultdict(int)
        self._phrases: dict[str, Phrases] = {}
        self._seen = _Seen(self._of_word)
        self.endings = {
            name: tuple(categories.pop(name, ())) for name in [n for n in categories if n.endswith("_ending")]
        }
        self._any_ending = tuple(ending for spelled in self.endings.values() for ending in spelled)
        self._begun: set[str] = set()  # the first letters of beginnings, which most words do not have
        for name, entries in categories.items():
            for entry in entries if whole or not name.startswith(HEADS) else ():
                self._add(fold(entry), self._bits[name])

    def _add(self, entry: str, bit: int) -> None:
        bare = entry.rstrip("*")
        parts = [bare] if bare.isalpha() else _TOKEN.findall(bare)
        if len(parts) > 1:
            self._phrases.setdefault(parts[0], {}).setdefault(parts[1], []).append(([*parts[1:]], bit))
        elif entry.endswith("*"):
            self._beginnings[parts[0]] |= bit
            self._begun.add(parts[0][:_SHORTEST])
        else:
            self._words[parts[0]] |= bit

    def bit(self, *names: str) -> int:
        """The bits of some categories; KeyError for a name that no file of the language has."""
        bits = 0
        for name in names:
            bits |= self._bits[name]
        return bits

    def _of_word(self, word: str) -> _Known:
        """What is known of a word."""
        tags = self._words.get(word, 0)
        for n in range(_SHORTEST, len(word) + 1) if word[:_SHORTEST] in self._begun else ():
            tags |= self._beginnings.get(word[:n], 0)
        if not tags and word.endswith(self.endings["possessive_ending"]):
            tags = self._seen[word.rpartition("'")[0]].tags
        endings = 0
        for name, spelled in self.endings.items() if len(word) > _SHORT and word.endswith(self._any_ending) else ():
            endings |= self._bits[name] if word.endswith(spelled) else 0
        return _Known(tags, self._phrases.get(word, _NO_PHRASES), endings)

    def tokens(self, text: str) -> list[Token]:
        """The words and marks of a sentence with their categories; a phrase gives its category to each of its words."""
        folded = fold(text)
        pattern = _PLAIN_TOKEN if folded.isascii() else _TOKEN
        pieces = pattern.split(folded)  # what stands between, a word, what stands between ...
        words, bounds = pieces[1::2], list(accumulate(map(len, pieces)))
        if not words:
            return []
        told, phrases, endings = zip(*map(self._seen.__getitem__, words), strict=True)
        tags = list(told)
        for i in compress(range(len(words) - 1), phrases):
            for rest, bit in phrases[i].get(words[i + 1], ()):
                if words[i + 1 : i + 1 + len(rest)] == rest:
                    for k in range(i, i + 1 + len(rest)):
                        tags[k] |= bit
        rows = zip(words, bounds[:-1:2], bounds[1::2], tags, endings, strict=True)
        return list(map(tuple.__new__, repeat(Token), rows))  # a third less than by the class: a report has many

    def tags(self, text: str) -> int:
        """The categories that occur anywhere in a text."""
        words = _TOKEN.findall(fold(text))
        if not words:
            return 0
        told, phrases, _ = zip(*map(self._seen.__getitem__, words), strict=True)
        found: int = reduce(or_, told)
        for i in compress(range(len(words) - 1), phrases):
            for rest, bit in phrases[i].get(words[i + 1], ()):
                if words[i + 1 : i + 1 + len(rest)] == rest:
                    found |= bit
        return found


@cache
def lexicon(language: str = DEFAULT) -> Lexicon:
    """The words of a language; those of English where it has no folder."""
    here = folder(language)
    if not here.is_dir():
        return lexicon(DEFAULT)
    found: dict[str, list[str]] = {}
    for file in sorted(here.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml") and file.name != "inflection.yaml":
            found |= read(file)
    lists = Wording(found, parts(language), endings(language))
    return Lexicon({name: list(lists.forms(name)) for name in found})
