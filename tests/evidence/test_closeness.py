"""How closely a quote matches: more look-ups and a greater share of it, and nothing else."""

from __future__ import annotations

import pytest

from scorer.document.model import Kind
from scorer.evidence.closeness import Match, closeness, match, match_by, signs
from scorer.rubric.model import Level

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


def test_signs_tell_how_it_was_found_what_it_shows_and_where_it_stands() -> None:
    told = signs(QUOTE, [(3, 10)], 1, Level.EVIDENCED, Kind.BULLET)
    assert told == ("closeness 4", "shows evidenced", "length 0", "stands in bullet")
    longer = signs(f"{QUOTE} {QUOTE} {QUOTE}", [(3, 10), (15, 21)], 4, Level.STATED, Kind.BODY)
    assert longer == ("closeness 6", "shows stated", "length 2", "stands in body")


@pytest.mark.parametrize(
    ("odds", "said"), [(85, Match.CLOSE), (84, Match.PARTIAL), (-41, Match.PARTIAL), (-42, Match.LOOSE)]
)
def test_odds_in_a_word(odds: int, said: Match) -> None:
    assert match_by(odds) is said
