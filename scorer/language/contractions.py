"""Contractions written out for reading: "do not" for "don't". What is quoted stays as the page has it.

Look-ups, clauses, cues and learned words all read the same words so, whichever way a report is written. Reading takes a
document from :func:`spelled_out`; whoever shows a sentence of it asks :func:`printed` first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from scorer.document.model import Document, Sentence
from scorer.language.text import fold
from scorer.wording import DEFAULT, folder, wording

_SUBJECT = "spelling/contractions"
_CONTRACTED = re.compile(r"([^\W\d_]++)'([a-z]{1,2})\b")
_NEXT = re.compile(r"\s+([a-z]+)")

Span = tuple[int, int]
"""Where a stretch of text begins, and where it ends (not included)."""


class _Written(NamedTuple):
    """A contraction: where its words stand in what is read, and where it stands on the page."""

    read: Span
    page: Span


@dataclass(frozen=True, slots=True)
class SpelledOut(Sentence):
    """A sentence as it is read where that is not what its page has.

    Attributes:
        page_has: The sentence as its page has it.
        written: Its contractions, in order.
    """

    page_has: Sentence = field(kw_only=True)
    written: tuple[_Written, ...] = field(kw_only=True)


def spelled_out(document: Document) -> Document:
    """A document to be read: contractions of its language are written out; the same document where it has none."""
    words = _words(document.language or DEFAULT)
    if words is None:
        return document
    sentences = tuple(words.sentence(s) for s in document.sentences)
    if all(new is old for new, old in zip(sentences, document.sentences, strict=True)):
        return document
    return replace(document, sentences=sentences)


def printed(sentence: Sentence) -> Sentence:
    """The sentence as its page has it, to be shown."""
    return sentence.page_has if isinstance(sentence, SpelledOut) else sentence


def printed_spans(sentence: Sentence, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Where stretches of a sentence stand in it as its page has it; a part of a contraction is all of it."""
    if not isinstance(sentence, SpelledOut):
        return tuple(spans)
    kept: list[Span] = []
    for start, end in sorted(spans):
        here = (_back(start, sentence.written, 0), _back(end, sentence.written, 1))
        if kept and here[0] < kept[-1][1]:
            before = kept.pop()
            here = (before[0], max(before[1], here[1]))
        kept.append(here)
    return tuple(kept)


def _back(at: int, written: tuple[_Written, ...], edge: int) -> int:
    shift = 0
    for read, page in written:
        if at <= read[0]:
            break
        if at < read[1]:
            return page[edge]
        shift = page[1] - read[1]
    return at + shift


class _Words:
    """The contractions of a language."""

    def __init__(self, language: str) -> None:
        told = wording(_SUBJECT, language)
        self._whole = told.table("whole")
        self._endings = told.table("endings")
        self._pronouns, self._participles = told.words("pronouns"), told.words("participles")
        self._behind, self._before = told.table("behind_pronouns"), told.table("before_participles")

    def sentence(self, s: Sentence) -> Sentence:
        """A sentence as it is read."""
        text, written = self._text(s.text)
        section = tuple(self._text(heading)[0] for heading in s.section)
        if not written and section == s.section:
            return s
        return SpelledOut(
            s.id, s.page, text, section, s.boxes, s.kind, s.block, s.lead, page_has=s, written=tuple(written)
        )

    def _text(self, text: str) -> tuple[str, list[_Written]]:
        if "'" not in text and "’" not in text:
            return text, []
        folded = fold(text)
        pieces: list[str] = []
        written: list[_Written] = []
        at = length = 0
        for found in _CONTRACTED.finditer(folded):
            start, end = found.span()
            words = self._said(found, folded)
            if not words:
                continue
            words = _as_great(words, text[start:end])
            pieces += [text[at:start], words]
            length += start - at
            written.append(_Written((length, length + len(words)), (start, end)))
            at, length = end, length + len(words)
        return ("".join([*pieces, text[at:]]), written) if written else (text, written)

    def _said(self, found: re.Match[str], folded: str) -> str:
        """The words of a contraction; empty where it is none."""
        word, stem, ending = found[0], found[1], f"'{found[2]}"
        if word in self._whole:
            return self._whole[word]
        for spelled, said in self._endings.items():
            if word.endswith(spelled) and len(word) > len(spelled):
                return f"{word.removesuffix(spelled)} {said}"
        if stem not in self._pronouns or ending not in self._behind:
            return ""
        behind = _NEXT.match(folded, found.end())
        past = behind is not None and behind[1] in self._participles
        return f"{stem} {(self._before if past else self._behind)[ending]}"


def _as_great(words: str, like: str) -> str:
    """Words with great letters where what they stand for has them."""
    if sum(map(str.isalpha, like)) > 2 and like.isupper():
        return words.upper()
    return words[0].upper() + words[1:] if like[0].isupper() else words


@cache
def _words(language: str) -> _Words | None:
    """The contractions of a language; those of English where it has no folder, None where that tells of none."""
    if not folder(language).is_dir():
        return _words(DEFAULT)
    return _Words(language) if (folder(language) / f"{_SUBJECT}.yaml").is_file() else None
