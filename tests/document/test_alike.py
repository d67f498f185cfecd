"""Letters of another script that look like Latin ones are read as what they look like."""

from __future__ import annotations

import pytest

from scorer.document.alike import as_seen
from scorer.document.sentences import _plain
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Level
from scorer.scorecard.text import bare
from scorer.verdict.judging import judge
from tests.verdict.test_judging import document

NO = "In 2023 we did not repay recruitment fees to 340 migrant workers."


@pytest.mark.parametrize("o", ["\u043e", "\u03bf", "\u0585"], ids=["Cyrillic", "Greek", "Armenian"])
def test_a_no_with_a_letter_of_another_script_is_a_no(o: str) -> None:
    hidden = NO.replace("not", f"n{o}t")
    assert hidden != NO
    assert _plain(hidden) == NO
    assert bare(hidden) == bare(NO)
    element = next(e for e in load_rubric().elements() if e.id == "RE3.2")
    found = next(f for f in judge(Reading(document([_plain(hidden)])), load_rubric()) if f.element == element.id)
    assert found.level is Level.NONE


@pytest.mark.parametrize("nothing", ["\u034f", "\ufe0f", "\u2062", "\u180e", "\U000e0061"])
def test_what_is_not_seen_parts_no_word(nothing: str) -> None:
    assert _plain(NO.replace("not", f"n{nothing}ot")) == NO
    assert bare(NO.replace("not", f"n{nothing}ot")) == bare(NO)


@pytest.mark.parametrize(
    "text",
    [
        "Мы не возвращали сборы за трудоустройство.",
        "Δεν επιστρέψαμε τα έξοδα πρόσληψης.",
        "The firm ООО Ромашка was told of it.",
        "We use α = 0.05 and report Δx.",
        "Our café in Łódź and naïve façades",
    ],
)
def test_words_that_are_of_another_script_stay(text: str) -> None:
    told = as_seen(text)
    assert told == text or told.replace("OOO", "ООО") == text
