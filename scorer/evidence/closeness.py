"""How closely a quote matches what a question looks for: the order in which a card shows quotes, and its word for each.

Where a rubric brings words that answers have used, the word stands for how likely the quote answers: by how its words
score, by how the look-ups found it, and by what it is. The weights were learned from what readers said of 11,486 quotes
of real reports (:class:`scorer.rubric.second_look.Quotes`; docs/decisions/058). Elsewhere it stands for how many
look-ups find it and how much of it their words make up, which tells less. Of levels only this follows it: what is close
weighs most (``scorer.verdict.quoting``); what a report says loosely in many places counts there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from scorer.document.model import Kind
from scorer.rubric.model import Level

_LOOKUPS = 4  # more look-ups than these say no more
_SHARE, _PER_SHARE = 0.5, 8  # nor does a greater share of the quote; and what the whole of it would be worth
_CLOSE, _PARTIAL = 4.0, 2.5
_LIKELY, _UNLIKELY = 85, -41  # hundredths of log-odds: seven of ten such quotes answer, four of ten
_STEPS = (1.0, 1.75, 2.5, 3.25, 4.0, 5.0)  # of closeness
_LENGTHS = (6, 10, 15, 22, 32, 50)  # words


class Match(StrEnum):
    """How closely a quote matches, in words."""

    CLOSE = "close"
    PARTIAL = "partial"
    LOOSE = "loose"


def closeness(quote: str, spans: Sequence[tuple[int, int]], lookups: int) -> float:
    """How closely a quote matches, 0-8: the look-ups that find it, and how much of it their words make up.

    Args:
        quote: The sentence.
        spans: Character offsets in it of the words that the look-ups found; not overlapping.
        lookups: How many look-ups found it.
    """
    share = sum(end - start for start, end in spans) / max(1, len(quote))
    return min(_LOOKUPS, lookups) + _PER_SHARE * min(_SHARE, share)


def match(quote: str, spans: Sequence[tuple[int, int]], lookups: int) -> Match:
    """The same in a word."""
    value = closeness(quote, spans, lookups)
    return Match.CLOSE if value >= _CLOSE else Match.PARTIAL if value >= _PARTIAL else Match.LOOSE


def signs(quote: str, spans: Sequence[tuple[int, int]], lookups: int, shows: Level, kind: Kind) -> tuple[str, ...]:
    """What tells beside its words whether a quote answers: how closely it matches, what it shows, its length and place.

    Args:
        quote: The sentence.
        spans: As for :func:`closeness`.
        lookups: Likewise.
        shows: The level that it shows.
        kind: What part of the page it stands in.
    """
    step = bisect_right(_STEPS, closeness(quote, spans, lookups))
    length = bisect_right(_LENGTHS, len(quote.split()))
    return f"closeness {step}", f"shows {shows.value}", f"length {length}", f"stands in {kind.value}"


def match_by(odds: int) -> Match:
    """What hundredths of log-odds that a quote answers stand for, in a word."""
    return Match.CLOSE if odds >= _LIKELY else Match.PARTIAL if odds >= _UNLIKELY else Match.LOOSE
