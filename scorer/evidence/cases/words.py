"""Text as matching sees it: words without accents and case, each with its place; letters of a number that OCR confuses."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, repeat
from typing import NamedTuple

from scorer.language.text import plain_words
from scorer.wording import wording

_W = wording("cases/words")

_WORD = re.compile(rf"([a-z0-9]+(?:'[a-z0-9]+)*(?:-\s+(?!{_W.any('no_hyphen')}\b)[a-z]+)*)")
_DIGIT = re.compile(r"\d")
_BARE = re.compile(r"[a-z0-9]+")
_POSSESSIVE = _W.one("possessive")
_POSSESSIVE_ENDS = f"{_POSSESSIVE} "
_AMOUNT, _SPAN = _W.pattern("amount"), _W.pattern("span_of_years")
_SCALES = {scale: 10 ** int(zeros) for scale, zeros in _W.table("scales").items()}
_BROKEN = re.compile(r"-\s+")
_MISREAD = str.maketrans("015", "ols")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－­"), "-")
_QUOTES = dict.fromkeys(map(ord, "’‘ʼ`´＇"), "'")


class _Plain(dict[int, str]):
    """Characters to lower case without accents, one for one, so that places carry over."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFKD", char)
        plain = base[0].lower() if base else char
        self[code] = plain if len(plain) == 1 else char
        return self[code]


_PLAIN = _Plain(
    {
        **_DASHES,
        **_QUOTES,
        ord("ø"): "o",
        ord("Ø"): "o",
        ord("ł"): "l",
        ord("Ł"): "l",
        ord("ß"): "s",
        ord("ı"): "i",
        ord("đ"): "d",
        ord("Đ"): "d",
    }
)


def plain(text: str) -> str:
    """Lower case, no accents, plain dashes and apostrophes; as long as the text."""
    if text.isascii():  # a tenth of the time
        return text.lower().replace("`", "'")
    return text.translate(_PLAIN)


class Word(NamedTuple):
    """A word of a text, plain, with its place; ``capital`` tells whether it begins with a capital or a digit."""

    text: str
    start: int
    end: int
    capital: bool


def words(text: str) -> list[Word]:
    """The words of a text. A possessive loses its ending, other apostrophes are left out: ``o'brien's`` is ``obrien``.

    A word broken at the end of a line is one, and digits in a word that OCR took for letters are letters again.
    """
    pieces = _WORD.split(plain(text))  # what stands between, a word, what stands between ...
    told, bounds = pieces[1::2], list(accumulate(map(len, pieces)))
    starts, ends = bounds[:-1:2], bounds[1::2]
    for n, word in enumerate(told):
        if not word.isalpha():  # most are plain words
            told[n], cut = _mended(word)
            ends[n] -= cut
    capitals = [not text[start].islower() for start in starts]
    rows = zip(told, starts, ends, capitals, strict=True)
    return list(map(tuple.__new__, repeat(Word), rows))  # a third of the time that the class takes: a report has many


def _mended(word: str) -> tuple[str, int]:
    """A word that is more than letters as it is compared, and how many characters of a possessive it loses."""
    if "-" in word:
        word = _BROKEN.sub("", word)
    if len(word) >= 4 and word[0].isalpha() and not word.isalpha() and word.translate(_MISREAD).isalpha():
        word = word.translate(_MISREAD)
    bare = word.removesuffix(_POSSESSIVE)
    return bare.replace("'", ""), len(word) - len(bare)


def bare_words(text: str) -> list[str]:
    """The words of a text without their places: quicker, for what only asks whether a word is there."""
    bare = plain(text).replace(_POSSESSIVE_ENDS, " ").replace("'", "")
    return plain_words(bare) if bare.isascii() else _BARE.findall(bare)


def amounts(text: str) -> list[tuple[str, int, int]]:
    """Sums, numbers of three digits and more, and spans of years: ``18.6 million``, ``2700``, ``2015-18``."""
    if _DIGIT.search(text) is None:
        return []
    found = [(f"{m[1]}-{m[2][-2:]}", m.start(), m.end()) for m in _SPAN.finditer(text)]
    for m in _AMOUNT.finditer(text):
        digits, scale = m[1].replace(",", "").rstrip("."), _SCALES.get(m[2] or "", 1)
        year = len(digits) == 4 and digits[:2] in {"19", "20"}
        if scale > 1 or (digits.isdigit() and len(digits) >= 3 and not year):
            found.append((str((Decimal(digits) * scale).normalize()), m.start(), m.end()))
    return found


class Line:
    """A sentence of the report, or another short text, with what is looked up in it again and again."""

    __slots__ = ("_bag", "_plain", "_words", "text")  # thousands are made: a cached property takes longer to make one

    def __init__(self, text: str) -> None:
        self.text = text
        self._plain: str | None = None
        self._words: list[Word] | None = None
        self._bag: frozenset[str] | None = None

    @property
    def plain(self) -> str:
        """The text, plain."""
        if self._plain is None:
            self._plain = plain(self.text)
        return self._plain

    @property
    def words(self) -> list[Word]:
        """Its words."""
        if self._words is None:
            self._words = words(self.text)
        return self._words

    @property
    def bag(self) -> frozenset[str]:
        """Its words as a set."""
        if self._bag is None:
            self._bag = frozenset([w[0] for w in self.words])
        return self._bag

    def text_at(self, number: int) -> str:
        """A word by its place; empty behind the last."""
        return self.words[number].text if number < len(self.words) else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters from one word to another, both counted in."""
        return self.words[first].start, self.words[last].end


_ENDINGS = _W.entries("endings")
_SAME = {word: one for one, others in _W.table("same").items() for word in others.split()}


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending, roughly: enough to see that ``infringement`` and ``infringed`` speak of one thing."""
    word = _SAME.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)][:7]
    return word[:7]


_ADDRESS, _UNBROKEN = _W.pattern("address"), re.compile(r"\S+")


def uncapitalised(line: Line) -> list[str]:
    """The words of a line that stand without a capital, but those of an address: ``www.example.com``."""
    plainly = [word for word in line.words if not word.capital]
    if _ADDRESS.search(line.text):
        addresses = [m.span() for m in _UNBROKEN.finditer(line.text) if _ADDRESS.search(m[0])]
        plainly = [w for w in plainly if not any(start <= w.start < end for start, end in addresses)]
    return [word.text for word in plainly]
