"""Concepts: named sets of words and phrases, or patterns over other concepts, with a gloss and examples.

``words/<code>/concepts/*.yaml`` holds those of a language, by subject; a rubric may add words to one, or define its
own. All of them are found in a text in one pass.

An entry is a word, which stands for all its inflected forms ("audit": audits, audited, auditing); a beginning
("compensat*"); a phrase of such words; or, with an equals sign before it, the exact word ("=act"). It may stand for
several ("hand over|out", see :mod:`scorer.forms`). ``but`` are phrases in which the words do not count ("board": but
"on board"). An entry ``@other`` takes over another concept's words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from importlib import resources
from itertools import accumulate
from typing import Any

import yaml

from scorer.language.stems import Stems, Word, stems
from scorer.language.text import fold
from scorer.wording import DEFAULT, endings

Span = tuple[int, int]
Hits = dict[str, list[Span]]

EXACT, STEM, BEGINNING = "=", "~", "*"
_FIRST = 3  # letters by which beginnings are kept
_NUMBER = "0"  # the stem of every number


@dataclass(frozen=True, slots=True)
class Concept:
    """A named idea and the words for it.

    Attributes:
        name: Lower case with hyphens: ``governing-body``.
        gloss: What it is, in one line.
        words: Its words, beginnings and phrases, and ``@names`` of concepts whose words are taken over.
        but: Phrases in which they do not count.
        patterns: Look-ups over other concepts; where one finds a sentence, the concept is there.
        yes: Passages that hold it.
        no: Passages that do not, though it may look so.
        subject: The file it stands in, which groups it with others; empty for a rubric's own.
    """

    name: str
    gloss: str = ""
    words: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    subject: str = ""


Part = tuple[str, str]  # how a word of an entry is compared, and with what
_Entry = tuple[tuple[Part, ...], str, bool]  # its parts, its concept, whether its words count or do not


class Dictionary:
    """The concepts of one language, ready to be found.

    Args:
        concepts: By name.
        language: The two-letter code of the language whose inflection holds.

    Raises:
        KeyError: A concept takes over the words of one that does not exist, or in a ring its own.
    """

    def __init__(self, concepts: Mapping[str, Concept], language: str = DEFAULT) -> None:
        forms = endings(language).forms
        self.concepts = {n: replace(c, words=forms(c.words), but=forms(c.but)) for n, c in concepts.items()}
        self.language = language
        self._stems: Stems = stems(language)
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        self._beginnings: dict[str, list[_Entry]] = defaultdict(list)
        self._seen: dict[str, _Begun] = {}
        self._parts: dict[str, tuple[Part, ...]] = {}
        for name in self.concepts:
            for entry in self.entries(name):
                self._add(name, entry, counts=True)
            for entry in self.but(name):
                self._add(name, entry, counts=False)

    def entries(self, name: str) -> tuple[str, ...]:
        """The words of a concept, those taken over included. Raises KeyError for one that does not exist."""
        return tuple(e for c in self._taken_over(name) for e in c.words if not e.startswith("@"))

    def but(self, name: str) -> tuple[str, ...]:
        """The phrases in which a concept's words do not count, those taken over included; of ``@other``, its words."""
        phrases = [e for c in self._taken_over(name) for e in c.but]
        return tuple(e for p in phrases for e in (self.entries(p[1:]) if p.startswith("@") else (p,)))

    def _taken_over(self, name: str) -> list[Concept]:
        """A concept and those whose words it takes over, each once, however they take over one another's."""
        found: dict[str, Concept] = {}
        waiting = [name]
        while waiting:
            at = waiting.pop()
            if at in found:
                continue
            found[at] = self.concepts[at]
            others = [e[1:] for e in found[at].words if e.startswith("@")]
            if name in others:
                raise KeyError(name)
            waiting += reversed(others)
        return list(found.values())

    def _add(self, name: str, entry: str, *, counts: bool) -> None:
        parts = self.parts(entry)
        if not parts:
            return
        how, first = parts[0]
        place = self._beginnings[first[:_FIRST]] if how == BEGINNING else self._entries[how + first]
        known = (parts, name, counts)
        if known not in place:  # two entries may come to the same: "vendor" and "supplier"
            place.append(known)

    def parts(self, entry: str) -> tuple[Part, ...]:
        """The words of an entry with how each is compared."""
        if entry not in self._parts:
            self._parts[entry] = self._split(entry)
        return self._parts[entry]

    def _split(self, entry: str) -> tuple[Part, ...]:
        exact = entry.startswith("=")
        out: list[Part] = []
        for piece in entry.lstrip("=").split():
            if piece.isalpha() and not exact:  # as most are
                out.append((STEM, self._stems.of(fold(piece))))
                continue
            words = self._stems.words(piece)
            for i, word in enumerate(words):
                if piece.endswith("*") and i == len(words) - 1:
                    out.append((BEGINNING, word.text))
                else:
                    out.append((EXACT, word.text) if exact else (STEM, word.stem))
        return tuple(out)

    def _begun(self, word: Word) -> _Begun:
        """The entries that begin with a word."""
        found = self._entries.get(STEM + word.stem, []) + self._entries.get(EXACT + word.text, [])
        begun = (e for n in range(min(_FIRST, len(word.text))) for e in self._beginnings.get(word.text[: n + 1], ()))
        entries = (*found, *(e for e in begun if word.text.startswith(e[0][0][1])))
        known = self._seen[word.text] = _Begun(entries) if entries else _NONE
        return known

    @cached_property
    def _vocabulary(self) -> frozenset[Part]:
        return frozenset(part for parts in self._parts.values() for part in parts)

    def has_word(self, text: str) -> bool:
        """Whether a word stands in any concept, alone or in a phrase: an ordinary word and no proper name."""
        return any({(STEM, w.stem), (EXACT, w.text)} & self._vocabulary for w in self._stems.words(text)[:1])

    @property
    def small(self) -> frozenset[str]:
        """Words that say little by themselves."""
        return self._stems.small

    def words(self, text: str) -> list[Word]:
        """The words of a text with their stems."""
        return self._stems.words(text)

    def forms(self, text: str) -> list[str]:
        """The words of a text as they stand (folded)."""
        return self._stems.forms(text)

    def stem(self, form: str) -> str:
        """The stem of a folded word."""
        return self._stems.of(form)

    def hits(self, words: list[Word]) -> Hits:
        """The concepts that occur among the words of a text, each with its places (offsets)."""
        found: Hits = {}
        out: Hits = {}
        seen = self._seen
        for i, word in enumerate(words):
            begun = seen.get(word[0]) or self._begun(word)
            if begun is _NONE:
                continue
            for parts, name, counts in begun.among(words, i):
                place = (word.start, words[i + len(parts) - 1].end)
                (found if counts else out).setdefault(name, []).append(place)
        for name, places in out.items():
            if name in found:
                left = _outside(found[name], places)
                if left:
                    found[name] = left
                else:
                    del found[name]
        return found

    def extended(self, additions: Mapping[str, Concept]) -> Dictionary:
        """This dictionary with a rubric's own words: new concepts, and more words for those that exist.

        The same one for the same words: every passage that a rubric asks wants it, and it takes long to make.
        """
        return _extended(self, tuple(additions.items()))


@lru_cache(maxsize=4)  # two rubrics are compared; each may be asked in another language
def _extended(known: Dictionary, additions: tuple[tuple[str, Concept], ...]) -> Dictionary:
    concepts = dict(known.concepts)
    for name, more in additions:
        concepts[name] = _joined(concepts[name], more) if name in concepts else more
    return Dictionary(concepts, known.language)


class _Begun:
    """The entries that begin with one word, those of several words by the second: of most words few need a look."""

    __slots__ = ("_alone", "_beginnings", "_only", "_several", "_stems", "_texts")

    def __init__(self, entries: tuple[_Entry, ...]) -> None:
        self._stems: dict[str, list[tuple[int, _Entry]]] = {}
        self._texts: dict[str, list[tuple[int, _Entry]]] = {}
        self._beginnings: list[tuple[int, _Entry]] = []
        for place, entry in enumerate(entries):
            if len(entry[0]) > 1:
                how, what = entry[0][1]
                kept = self._stems if how == STEM else self._texts
                same_word = self._beginnings if how == BEGINNING else kept.setdefault(what, [])
                same_word.append((place, entry))
        self._several = bool(self._stems or self._texts or self._beginnings)
        self._alone = tuple((place, entry) for place, entry in enumerate(entries) if len(entry[0]) == 1)
        self._only = tuple(entry for _, entry in self._alone)

    def among(self, words: list[Word], i: int) -> Iterable[_Entry]:
        """The entries that stand at the i-th word, which begins them all."""
        if not self._several or i + 1 == len(words):
            return self._only
        text, stem, _, _ = words[i + 1]
        second = (*self._stems.get(stem, ()), *self._texts.get(text, ()), *self._beginnings)
        more = [e for e in second if follows(words, i, e[1][0])] if second else second
        return [entry for _, entry in sorted((*self._alone, *more))] if more else self._only


_NONE = _Begun(())  # of most words


def _outside(spans: list[Span], places: list[Span]) -> list[Span]:
    """The spans that lie inside none of the places (in the order of their beginnings)."""
    begins, ends = [a for a, _ in places], list(accumulate((b for _, b in places), max))
    return [s for s in spans if not (n := bisect_right(begins, s[0])) or ends[n - 1] < s[1]]


def follows(words: list[Word], i: int, parts: tuple[Part, ...]) -> bool:
    """Whether the words from the i-th on are those of an entry."""
    if i + len(parts) > len(words):
        return False
    for part in parts:  # asked of every word of a report: a loop is twice as fast as all()
        if not same(words[i], part):
            return False
        i += 1
    return True


def same(word: Word, part: Part) -> bool:
    """Whether a word is what a part of an entry stands for."""
    how, what = part
    if how == STEM:
        return word.stem == what
    return word.text.startswith(what) if how == BEGINNING else word.text == what


def _joined(a: Concept, b: Concept) -> Concept:
    return Concept(
        a.name,
        a.gloss,
        (*a.words, *b.words),
        (*a.but, *b.but),
        (*a.patterns, *b.patterns),
        (*a.yes, *b.yes),
        (*a.no, *b.no),
        a.subject,
    )


def concept(name: str, said: Any, subject: str = "") -> Concept:
    """A concept as a file has it.

    Args:
        name: Its name.
        said: A list of words, or a mapping with ``gloss``, ``words``, ``but``, ``patterns``, ``for`` and ``against``.
        subject: The file.
    """
    if isinstance(said, list):
        return Concept(name, words=tuple(said), subject=subject)
    return Concept(
        name,
        str(said.get("gloss", "")),
        tuple(said.get("words", ())),
        tuple(said.get("but", ())),
        tuple(said.get("patterns", ())),
        tuple(said.get("for", ())),
        tuple(said.get("against", ())),
        subject,
    )


def dictionary(language: str = DEFAULT) -> Dictionary:
    """The concepts of a language; those of English where it has no folder. The same, whether that is named or not."""
    return _dictionary(language)


@cache
def _dictionary(language: str) -> Dictionary:
    folder = resources.files("scorer.language") / "words" / language / "concepts"
    if not folder.is_dir():
        return _dictionary(DEFAULT)
    concepts: dict[str, Concept] = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            said = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  (strings only)
            subject = file.name.removesuffix(".yaml")
            concepts |= {name: concept(name, value, subject) for name, value in said.items()}
    return Dictionary(concepts, language)


class Forms(dict[str, tuple[str, bool]]):
    """The stem of each word that was asked for (folded), and whether it says little by itself.

    Args:
        dictionary: Tells both.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary

    def __missing__(self, form: str) -> tuple[str, bool]:
        stem = _NUMBER if form[0].isdigit() else self._dictionary.stem(form)
        known = self[form] = (stem, form in self._dictionary.small)
        return known
