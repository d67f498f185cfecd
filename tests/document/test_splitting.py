"""Where sentences end: not within a short bracket."""

from __future__ import annotations

from itertools import pairwise

import pytest
from nupunkt import sent_spans

from scorer.document.splitting import sentence_starts


def split(text: str) -> list[str]:
    starts = [0, *sentence_starts(text, sent_spans), len(text)]
    return [text[a:b].strip() for a, b in pairwise(starts)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "The suit is in the Western District of Ardenia (“W.D. Ard.”), and we contest it. The court has not ruled.",
            2,
        ),
        ("Sales in the Free States (F.S.A.), in Asia, and in Africa rose. Costs fell.", 2),
        ("See the index (pag. 11, Tab. 12). It was made in 2022.", 2),
        (
            "We paid for it (the sum was small. It was repaid in the year after the one told here). We went on.",
            3,
        ),
        ("The plant was closed (in 2021). The works council agreed.", 2),
    ],
)
def test_no_sentence_ends_within_a_short_bracket(text: str, sentences: int) -> None:
    assert len(split(text)) == sentences
