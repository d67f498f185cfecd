"""What would raise an answer names what was not found, however short the rubric is."""

from __future__ import annotations

import pytest

from scorer.rubric.loading import load_rubric, shipped_rubrics
from scorer.scorecard.raising import what_is_missing

ASK = "Are the allegations and the outcome given?"
SHORT = {"stated": "Vaguely.", "described": "What is alleged, or how it ended.", "evidenced": "Both, with dates."}


def test_it_stands_by_itself_where_the_rubric_says_one_word() -> None:
    assert what_is_missing(ASK, "none", SHORT) == (
        "No answer was found to “Are the allegations and the outcome given?” The least that counts, as “stated”: "
        "vaguely; as “described”: what is alleged, or how it ended."
    )
    assert what_is_missing(ASK, "described", SHORT) == (
        "Not found, or too little of it, for “evidenced”: both, with dates. So far it is “described”: what is "
        "alleged, or how it ended."
    )


def test_an_explicit_no_is_told_from_silence_and_nothing_raises_the_highest() -> None:
    assert "No answer other than no was found to “Are the" in what_is_missing(ASK, "none", SHORT, denied=True)
    assert what_is_missing(ASK, "evidenced", SHORT) == ""


def test_without_the_rubric_s_words_the_step_s_own_meaning_stands() -> None:
    assert "“described”: how it is done, by whom" in what_is_missing("Which sites", "stated", {})
    assert "“Which sites”. The least" in what_is_missing("Which sites", "none", {})


@pytest.mark.parametrize("rubric", shipped_rubrics())
def test_every_question_of_a_shipped_rubric_gets_whole_sentences(rubric: str) -> None:
    for element in load_rubric(rubric).elements():
        levels = element.levels.model_dump()
        for level in ("none", "stated", "described"):
            said = what_is_missing(element.ask, level, levels)
            assert (
                said.startswith(("No answer was found to", "Not found, or too little of it, for"))
                and said.endswith(".")
                and ".." not in said.replace("...", "")
            )
            assert len(said) <= 1_200, element.id  # what a card shows
            assert level != "none" or element.ask in said
