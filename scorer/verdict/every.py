"""What is said of all of something, against some of whom it is not so: "all of our tanneries held the certificate".

What stands against it has to be told of everything that limits the claim (:mod:`~scorer.verdict.limits`), and of the
same years; a rule, a wish, or a claim of a part is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scorer.document.model import Document, Kind, Sentence
from scorer.language.stems import stems
from scorer.language.text import fold
from scorer.verdict.limits import limits, years
from scorer.verdict.model import Passage
from scorer.wording import wording

_W = wording("verdict/every")
_ALL = (_W.pattern("all"), _W.pattern("every"))
_SOME, _SHARE, _NOT_SO, _LEFT_ALONE = (
    _W.pattern("some"),
    _W.pattern("share"),
    _W.whole("not_so"),
    _W.whole("left_alone"),
)
_TOLD_IN = (Kind.BODY, Kind.BULLET, Kind.FOOTNOTE)
_FEWEST = 2  # content words that such a claim must have besides what it is said of
_MOST = 200  # claims of a report that are looked at; more are there to be slow


@dataclass(frozen=True, slots=True)
class NotAll:
    """A claim of all of something, and a sentence that tells of some of whom it is not so."""

    claim: Passage
    against: Passage


def not_all(document: Document) -> tuple[NotAll, ...]:
    """Every claim of all with the first sentence that tells otherwise, in reading order."""
    body = [(s, fold(s.text)) for s in document.sentences if s.kind in _TOLD_IN]
    some = [(s, low, m) for s, low in body for m in _some(low)]
    if not some:
        return ()
    claims = [(s, low, m) for s, low in body if not _LEFT_ALONE.search(low) for m in _claim(low)]
    return tuple(found for claim in claims[:_MOST] if (found := _against(*claim, some)))


def _claim(low: str) -> Iterator[re.Match[str]]:
    if not _NOT_SO.search(low):
        yield from (m for pattern in _ALL for m in [pattern.search(low)] if m)


def _some(low: str) -> Iterator[re.Match[str]]:
    m = (_SOME if _NOT_SO.search(low) else _SHARE).search(low)
    if m is not None:
        yield m


def _against(s: Sentence, low: str, m: re.Match[str], some: list[tuple[Sentence, str, re.Match[str]]]) -> NotAll | None:
    of = stems("en").of(m["noun"])
    said = limits(low[: m.start()] + " " + low[m.end() :])
    when = years(low)
    if len(said) < _FEWEST:
        return None
    for other, told, part in some:
        if other is s or stems("en").of(part["noun"]) != of or years(told) != when:
            continue
        words = frozenset(w.stem for w in stems("en").words(told))
        if all(group & words for group in said):
            return NotAll(Passage(s, (m.span(),)), Passage(other, (part.span(),)))
    return None
