"""A sentence made to be slow is read like any other: no pattern of the cues goes over it again and again.

Nothing is timed: at these lengths a pattern that is quadratic takes hours and not seconds, and the run would not end.
"""

from __future__ import annotations

import pytest

from scorer.language.cues import sentence_cues

UNITS = (
    "1", "1,", "1.", "1 ", "12 345 ", "$1", "1:", "1/", "(", "- ", "§ ", '"', "no ", "no complaints ", "not only ",
    "we ", "the law ", "section 1 ", "1st ", "may ", "3 may ", "case no ", "any ", "the Board of Directors ", "A",
    "Ab ", "A.",
    "responsibility lies ", "cannot ", "legal proceedings ", "full account of ", "none of the ",
)  # fmt: skip
LENGTH = 60_000


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_row_of_the_same_has_its_cues(unit: str) -> None:
    assert isinstance(sentence_cues(unit * (LENGTH // len(unit))), frozenset)
