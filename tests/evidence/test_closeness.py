"""How closely a quote matches: more look-ups and a greater share of it, and nothing else."""

from __future__ import annotations

import pytest

from scorer.evidence.closeness import Match, closeness, match

QUOTE = "We trained 300 buyers."


def test_more_lookups_and_a_greater_share_are_closer() -> None:
    assert closeness(QUOTE, [(3, 10)], 2) > closeness(QUOTE, [(3, 10)], 1)
    assert closeness(QUOTE, [(3, 10), (15, 21)], 1) > closeness(QUOTE, [(3, 10)], 1)


def test_there_is_a_most_and_a_least() -> None:
    assert closeness(QUOTE, [(0, len(QUOTE))], 40) == closeness(QUOTE, [(0, len(QUOTE) // 2)], 4) == 8
    assert closeness("", (), 0) == 0


@pytest.mark.parametrize(
    ("spans", "lookups", "said"),
    [([(3, 10)], 1, Match.PARTIAL), ([(3, 10), (15, 21)], 3, Match.CLOSE), ([(3, 5)], 1, Match.LOOSE)],
)
def test_in_a_word(spans: list[tuple[int, int]], lookups: int, said: Match) -> None:
    assert match(QUOTE, spans, lookups) is said
