"""Look-ups told in plain words."""

from __future__ import annotations

import pytest

from scorer.rubric.in_words import in_words
from scorer.rubric.loading import load_rubric, shipped_rubrics


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "@supplier ~8 @audit about:rights -price",
            "@supplier within 8 words of @audit; in a passage about rights; without ‘price’",
        ),
        ("@supplier >3 audit|review", "@supplier, followed within 3 words by ‘audit’ or ‘review’"),
        ('@board "town hall"', "@board, and ‘town hall’"),
        ("fee has:number,date|about:rights", "‘fee’; with number or date or in a passage about rights"),
        ("fee says:done,ongoing -who:law", "‘fee’; told as done or ongoing; not done by law"),
        ("fee under:training -under:@audit", "‘fee’; under a heading with training; not under a heading with @audit"),
        ("fee beside:@privacy,loan", "‘fee’; with @privacy or loan in it or beside it"),
        ("a|b|c|d|e|f|g|h|i|j ", "‘a’, ‘b’, ‘c’, ‘d’, ‘e’, ‘f’, ‘g’, ‘h’ or 2 more"),
        ("fee* OR wage*", ""),
        ("@supplier ~", ""),
    ],
)
def test_in_words(query: str, told: str) -> None:
    assert in_words(query) == told


def test_every_shipped_look_up_can_be_told() -> None:
    queries = [q for name in shipped_rubrics() for e in load_rubric(name).elements() for q in e.look_for]
    told = [in_words(q) for q in queries if "@" in q]
    assert told and all(told)
