"""Score arithmetic: weighted means, what does not apply, what was not assessed, nothing assessable."""

import pytest

from scorer.verdict.scoring import Score, combine

ASSESSED = Score(60, 60, 60, 1.0)
FULL = Score(100, 100, 100, 1.0)
UNREAD = Score(None, 0, 100, 0.0)
NOT_APPLICABLE = Score(None, None, None, 0.0, applies=False)


@pytest.mark.parametrize(
    ("parts", "value", "low", "high", "coverage"),
    [
        ([(1, ASSESSED), (1, FULL)], 80, 80, 80, 1.0),
        ([(3, ASSESSED), (1, FULL)], 70, 70, 70, 1.0),
        ([(1, ASSESSED), (5, NOT_APPLICABLE)], 60, 60, 60, 1.0),
        ([(1, ASSESSED), (1, UNREAD)], 60, 30, 80, 0.5),
        ([(2, UNREAD)], None, 0, 100, 0.0),
        ([(0, FULL), (1, ASSESSED)], 60, 60, 60, 1.0),
    ],
)
def test_combine(parts, value, low, high, coverage):
    assert combine(parts) == Score(value, low, high, coverage)


def test_nothing_that_applies_leaves_the_denominator_above():
    nothing = combine([(1, NOT_APPLICABLE)])
    assert not nothing.applies
    assert combine([(1, nothing), (1, ASSESSED)]).value == 60


def test_a_range_is_carried_up_unrounded():
    theme = combine([(1, UNREAD), (2, ASSESSED)])
    assert combine([(1, theme), (1, FULL)]).low == pytest.approx(70.0)
