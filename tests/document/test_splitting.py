"""Where sentences end: not within a short bracket, and not in the box beside."""

from __future__ import annotations

from itertools import pairwise

import pytest
from nupunkt import sent_spans

from scorer.document.layout import Block, Line
from scorer.document.model import Kind
from scorer.document.sentences import Splitter
from scorer.document.splitting import sentence_starts
from scorer.document.upright import Frame


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


def _block(x0: float, top: float, *lines: str, width: float = 100.0, size: float = 10.0) -> Block:
    made = [
        Line(1, x0, top + 12 * n, x0 + width, top + 12 * n + size, text, size, False, 0xFF)
        for n, text in enumerate(lines)
    ]
    return Block(1, made, Kind.BODY, x0=x0, x1=x0 + width)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (  # three boxes side by side, the right one read first
            [
                _block(430, 497, "completing a course", "on forced labour at sea"),
                _block(240, 487, "supply chains by agreements", "that every buyer knows"),
                _block(70, 395, "and the risk of supply"),
            ],
            3,
        ),
        (  # a column that goes on at the head of the page's lower half
            [
                _block(300, 700, "In the comparison with the figures of other years that follow", width=250),
                _block(40, 190, "with those of the mill, we left out the dye house.", width=250),
            ],
            1,
        ),
    ],
    ids=["boxes", "columns"],
)
def test_a_box_goes_on_in_no_box_to_its_left(blocks: list[Block], expected: int) -> None:
    splitter = Splitter({1: Frame(595.0, 842.0)}, lambda before, after: True)
    assert len(list(splitter.sentences(blocks))) == expected
