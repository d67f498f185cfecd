"""How closely a quote matches what a question looks for: the order in which a card shows quotes, and its word for each.

Of 2,521 quotes that readers judged, 26 of 100 answered their question where one look-up found a word or two of a long
sentence, 84 where four look-ups made up half of a short one; the factors were chosen on them. Of 202 first quotes that
no reader had judged before, 14 of 45 loose, 48 of 74 partial and 58 of 83 close ones answered (docs/accuracy.md, "What
readers say of single quotes"). Levels do not follow this: what a report says loosely in many places counts there.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

_LOOKUPS = 4  # more look-ups than these say no more
_SHARE, _PER_SHARE = 0.5, 8  # nor does a greater share of the quote; and what the whole of it would be worth
_CLOSE, _PARTIAL = 4.0, 2.5


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
