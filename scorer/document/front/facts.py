"""A fact of the header of a card, and what of a report it is weighed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import msgspec

from scorer.document.model import Fact
from scorer.document.wire import SentenceData
from scorer.wording import wording

NOTHING = Fact()
_MAX_TEXT = 400_000  # characters in which names are counted
MAX_LENGTH = 600  # characters of a sentence that are looked at
_W = wording("front/facts")
_SPELT = _W.entries("british"), _W.entries("american")
_SIGNS = ".,;:!?()[]{}“”\"‘’'*†®™|…"
_INNER = str.maketrans("", "", "-–.’'·")
_TITLE_PAGE_SENTENCES = 60
_SMALL_WORDS = _W.words("small_words") | _W.words("titles")
_LETTERS, _APART = 6, 0.8  # letters that stand apart, and what share of a line they are
_LONGEST, _SYLLABLE = 24, 2  # letters of a word
_LAST_TITLE_PAGE = 3  # what stands later is no title page, however empty the pages before


@dataclass(frozen=True)
class Source:
    """What a report and its file say.

    Attributes:
        sentences: Of the whole report, in reading order.
        metadata: Of the PDF: Title, Author, Subject, CreationDate ...
        file: Its name.
        running: Running headers and footers, the number of pages they stand on, and one of these.
        language: ISO 639-1 code of the report, or ``und``.
    """

    sentences: Sequence[SentenceData]
    metadata: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    running: Sequence[tuple[str, int, int]] = ()
    language: str = "en"

    @cached_property
    def title_page(self) -> list[SentenceData]:
        """Sentences of the first page that says anything (a cover may be a picture)."""
        first = next((s.page for s in self.sentences), 0)
        page: list[SentenceData] = []
        for sentence in self.sentences:
            if sentence.page != first or len(page) >= _TITLE_PAGE_SENTENCES:
                break
            page.append(msgspec.structs.replace(sentence, text=unspaced(sentence.text, self.folded)))
        return page if first <= _LAST_TITLE_PAGE else []

    @property
    def first_page(self) -> int:
        """Number of the title page; 0 where there is none."""
        return self.title_page[0].page if self.title_page else 0

    @cached_property
    def _pages(self) -> dict[int, list[SentenceData]]:
        pages: dict[int, list[SentenceData]] = {}
        for sentence in self.sentences:
            pages.setdefault(sentence.page, []).append(sentence)
        return pages

    def on_page(self, number: int) -> list[SentenceData]:
        """Sentences that begin on a page."""
        return self._pages.get(number, [])

    def behind(self, page: int, *, shifted: bool = True) -> Source:
        """What a report says behind a page; ``shifted``: as if it began there, its pages counted from 1."""
        return self._of([s for s in self.sentences if s.page > page], page if shifted else 0)

    def without(self, some: range) -> Source:
        """The same without some of its sentences."""
        return self._of([*self.sentences[: some.start], *self.sentences[some.stop :]], 0) if some else self

    def _of(self, sentences: Sequence[SentenceData], ahead: int) -> Source:
        numbered = [msgspec.structs.replace(s, id=n, page=s.page - ahead) for n, s in enumerate(sentences)]
        running = [(text, count, max(1, page - ahead)) for text, count, page in self.running]
        return replace(self, sentences=numbered, running=running)

    @cached_property
    def text(self) -> str:
        """All of it, sentence after sentence."""
        return "\n".join(s.text[:MAX_LENGTH] for s in self.sentences)[:_MAX_TEXT]

    @cached_property
    def words(self) -> Counter[str]:
        """How often the text has which word; those of web and mail addresses aside."""
        counts: Counter[str] = Counter()
        for token, count in Counter(self.text.split()).items():
            if "/" not in token and "@" not in token:
                counts[token.strip(_SIGNS).removesuffix("’s").removesuffix("'s")] += count
        return counts

    @cached_property
    def folded(self) -> Counter[str]:
        """The same in small letters, without hyphens and full stops."""
        counts: Counter[str] = Counter()
        for word, count in self.words.items():
            counts[folded(word)] += count
        return counts

    @cached_property
    def dialect(self) -> str:
        """The language, of English also whose: ``en-GB`` or ``en-US`` where the spelling tells; dates hang on it."""
        british, american = (sum(self.words[word] for word in spelt) for spelt in _SPELT)
        if self.language != "en" or british == american:
            return self.language
        return "en-GB" if british > american else "en-US"

    def said(self, key: str) -> str:
        """An entry of the metadata, without signs that cannot be printed."""
        return clean(self.metadata.get(key, ""))


def folded(word: str) -> str:
    """A word in small letters and without the signs in it, to compare."""
    return word.lower().translate(_INNER)


def clean(text: str) -> str:
    """A text with single spaces, without signs that cannot be printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def unspaced(text: str, known: Counter[str]) -> str:
    """A line whose letters stand apart ("R E P O R T  2 0 2 3") in words: as few as can be, of those that are known."""
    parts = text.split()
    if len(text) > MAX_LENGTH or len(parts) < _LETTERS or sum(len(part) == 1 for part in parts) < _APART * len(parts):
        return text
    letters = "".join(parts)
    best: list[tuple[float, int]] = [(0.0, 0)]  # what it costs to come so far, and where the last word begins
    for end in range(1, len(letters) + 1):
        costs = ((best[at][0] + _cost(letters[at:end], known), at) for at in range(max(0, end - _LONGEST), end))
        best.append(min(costs))
    words, end = [], len(letters)
    while end:
        words.append(letters[best[end][1] : end])
        end = best[end][1]
    return " ".join(reversed(words))


def _cost(word: str, known: Counter[str]) -> float:
    if word.isdecimal() or (len(word) > _SYLLABLE and known[word.lower()]) or word.lower() in _SMALL_WORDS:
        return 1.0
    return 2.0 + 0.1 * len(word) + (2.0 if any(c.isdecimal() for c in word) else 0.0)
