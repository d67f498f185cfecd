# ruff: noqa: E501
"""The words and sums that every view shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scorer.scorecard import caselist, view

from .cards import card_of, element, full_card, indicator, quote, theme, with_everything

ROOT = Path(__file__).parents[2]


def test_what_the_elements_can_add_is_100_and_what_they_add_is_the_score() -> None:
    card = full_card()
    elements = [e for t in view.themes(card) for e in t.elements]

    assert sum(e.most or 0 for e in elements) == pytest.approx(100)
    assert sum(e.earned or 0 for e in elements) == pytest.approx(card.score)
    assert sum(e.lost for e in elements) == pytest.approx(100 - (card.score or 0))


def test_what_was_not_assessed_or_does_not_apply_is_not_in_the_sum() -> None:
    outside = {e.card.id for t in view.themes(full_card()) for e in t.elements if e.most is None}

    assert outside == {"DD4.2", "LC2.1", "LC4.1"}


def test_seven_answers_have_seven_words() -> None:
    words = {e.card.id: e.word for t in view.themes(full_card()) for e in t.elements}

    assert words["RE3.1"] == "Silent"
    assert words["RE3.2"] == "Explicit no"
    assert words["RE2.2"] == "Described, explicit none"
    assert words["LC2.1"] == "Not assessed"
    assert words["LC4.1"] == "Not applicable"
    assert words["DD4.1"] == "Stated"
    assert words["DD1.2"] == "Evidenced"


def test_elements_stand_in_the_order_of_points_lost_with_those_outside_the_sum_last() -> None:
    for t in view.themes(full_card()):
        lost = [e.lost for e in t.by_loss]
        assert lost == sorted(lost, reverse=True)
        outside = [e.most is None for e in t.by_loss]
        assert outside == sorted(outside)


def test_the_gaps_are_those_that_lose_most() -> None:
    views = view.themes(full_card())
    everything = sorted((e.lost for t in views for e in t.elements), reverse=True)

    assert [e.lost for e in view.gaps(views)] == pytest.approx(everything[:5])
    assert all(e.lost > 0 for e in view.gaps(views))


@pytest.mark.parametrize(
    ("score", "word"),
    [(0, "Minimal"), (19.4, "Minimal"), (20, "Limited"), (59.4, "Partial"), (60, "Substantial"), (100, "Thorough")],
)
def test_bands(score: float, word: str) -> None:
    assert view.band(score) == word


@pytest.mark.parametrize("score", [19.5, 19.99, 39.93, 59.5, 60.5, 79.6, 99.9])
def test_the_word_is_that_of_the_score_as_it_is_shown(score: float) -> None:
    assert view.band(score) == view.band(float(f"{score:.0f}"))


def test_one_sentence_says_it_in_plain_words() -> None:
    said = view.in_plain_words(view.themes(full_card()))

    assert said == "Disclosure is partial on human rights due diligence; limited on remedy and legal challenges."


def test_the_sentence_for_a_theme_that_could_not_be_assessed() -> None:
    unread = indicator("A1", "A", "", [element("A1.1", "A?", status="not_assessed", reason="scanned")])
    read = indicator("B1", "B", "", [element("B1.1", "B?", "evidenced", [quote(1, "Fact 1.", "evidenced")])])

    both = view.themes(card_of([theme("A", "Remedy", 1, [unread]), theme("B", "OECD matters", 1, [read])]))
    assert view.in_plain_words(both) == "Disclosure is thorough on OECD matters; remedy could not be assessed."
    none = view.themes(card_of([theme("A", "Remedy", 1, [unread])]))
    assert view.in_plain_words(none) == "Remedy could not be assessed."
    assert view.how_answered(none) == "No question could be assessed."


def test_the_questions_are_counted_by_their_answers() -> None:
    said = view.how_answered(view.themes(full_card()))

    assert said == (
        "Of 26 questions assessed, it answers 5 with facts, 9 with a description, 4 with words only, "
        "1 with an explicit no and 7 not at all."
    )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([], ""), ([3], "p. 3"), ([3, 3], "p. 3"), ([4, 3], "pp. 3, 4"), ([1, 40, 41, 42, 43], "pp. 1, 40–43")],
)
def test_pages_in_words(numbers: list[int], said: str) -> None:
    assert view.page_words(numbers) == said


@pytest.mark.parametrize(
    ("hits", "pieces"),
    [
        ((), [("no remedy at all", False)]),
        (((3, 9),), [("no ", False), ("remedy", True), (" at all", False)]),
        (((3, 9), (5, 12)), [("no ", False), ("remedy", True), (" at", True), (" all", False)]),
        (((10, 16), (0, 2)), [("no", True), (" remedy ", False), ("at all", True)]),
    ],
)
def test_matched_words_are_cut_out_without_losing_a_letter(hits, pieces) -> None:
    q = quote(1, "no remedy at all", "stated").model_copy(update={"hits": hits})

    assert view.segments(q) == pieces
    assert "".join(text for text, _ in view.segments(q)) == q.quote


def test_a_citation_names_report_page_quote_judgement_and_what_judged() -> None:
    card = full_card()
    by_id = {e.card.id: e for t in view.themes(card) for e in t.elements}

    said = view.citation(card, by_id["DD3.2"])
    for part in ("Halden Signal Group plc", "Report 2023” (2024-03-28), p. 19", "declined nine sales", "DD3.2: evidenced",
                 "Human rights transparency 1.0 (9c1f4be2a7d05e13)", "transparency-scorer 0.1.0", "3f3f3f3f3f3f3f3f"):  # fmt: skip
        assert part in said
    silent = view.citation(card, by_id["RE3.1"])
    assert "no answer found in 59 of 64 pages to the question “Does it commit" in silent
    assert "not assessed" in view.citation(card, by_id["LC2.1"])


def test_what_is_copied_for_a_citation_says_that_its_quote_matches_only_loosely() -> None:
    card = full_card()
    (found,) = (e for t in view.themes(card) for e in t.elements if e.card.id == "DD3.2")
    first, *more = found.card.evidence
    loose = replace(
        found, card=found.card.model_copy(update={"evidence": [first.model_copy(update={"match": "loose"}), *more]})
    )
    assert "evidenced, by a quote that matches only loosely: read it on the page; rubric" in view.citation(card, loose)
    assert "loosely" not in view.citation(card, found)


def test_the_ladder_marks_one_step_or_none() -> None:
    for e in full_card().elements():
        steps = view.ladder(e, full_card().rubric.scale)
        assert [s.points for s in steps] == [0, 25, 60, 100]
        assert sum(s.reached for s in steps) == (e.status == "assessed")


def test_cases_are_counted_and_get_a_share_only_from_five_on() -> None:
    card = with_everything()

    assert (
        caselist.in_words(card)
        == "The report mentions 1 of 2 cases that were public at its date and not known to be over."
    )
    rows, rest = caselist.case_rows(card, most=0)
    assert [k.id for k in rows] == ["okafor"] and [k.id for k in rest] == ["oslo", "later"]
    rows, rest = caselist.case_rows(card)
    assert [k.id for k in rows] == ["okafor", "oslo", "later"] and not rest
    six = card.model_copy(update={"cases": card.cases[:2] * 3})
    assert (
        caselist.in_words(six)
        == "The report mentions 3 of 6 cases that were public at its date and not known to be over (50%)."
    )


def test_what_a_reader_may_expect_of_the_cases_is_what_the_benchmarks_say() -> None:
    told, missed, invented, credited = map(sum, zip(*caselist.REAL_REGISTERS, strict=True))
    decisions = ROOT / "docs" / "decisions"
    said = (decisions / "080-registers-as-people-write-them.md").read_text(encoding="utf-8")
    assert f"{told - missed} of {told}" in said and f"{credited} of {invented}" in said
    assert f"{caselist.TOLD_IN_FULL[0] - caselist.TOLD_IN_FULL[1]} of {caselist.TOLD_IN_FULL[0]}" in said
    assert f"{caselist.TOO_LITTLE[1]} of {caselist.TOO_LITTLE[0]}" in said
    said = (decisions / "083-what-the-other-side-is-called.md").read_text(encoding="utf-8")
    for all_told, all_missed, all_invented, all_credited in (caselist.FICTIONAL_REGISTERS, caselist.TRAPS):
        assert f"{all_told - all_missed} of {all_told}" in said and f"{all_credited} of {all_invented}" in said
    rate = round(100 * missed / told)
    assert f"it missed {missed} or called them only possible ({rate} %, 95 % interval " in caselist.trust_in_words()
