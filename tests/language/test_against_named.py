"""Who is sued is the company where its name stands behind "against"."""

from __future__ import annotations

import pytest

from scorer.language.beside import against_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A bank filed a lawsuit against Norlund in the District Court.", True),
        ("A bank filed a lawsuit against the Norlund Group.", True),
        ("A bank filed a lawsuit against Sagemoor, a rival of Norlund.", False),
        ("Norlund filed a lawsuit against a bank.", False),
    ],
)
def test_against_named(text: str, named: bool) -> None:
    assert against_named(text, frozenset({"norlund"})) is named
