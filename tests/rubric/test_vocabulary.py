"""``words:`` of a rubric: at work in every question, joined through ``extend``, and every fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorer.cli.rubric import _finder
from scorer.evidence.gathering import Reading
from scorer.language.cues import NAMES
from scorer.rubric.checking import check
from scorer.rubric.examples import run_examples
from scorer.rubric.loading import Loaded, parse_rubric, read_rubric
from scorer.rubric.model import Rubric
from scorer.rubric.words import carriers, concepts_of, uses
from scorer.verdict.examples import judge_example, passage_document

HEAD = """rubric: own
version: "1"
title: Own words
"""
THEMES = """themes:
  - id: T
    title: T
    indicators:
      - id: T1
        title: T
        why: Because.
        elements:
          - id: T1.1
            ask: Are suppliers audited?
            look_for: ["@supplier @audit"]
            levels: {stated: a, described: b, evidenced: c}
            examples: [{level: evidenced, text: "In 2023 we audited 14 knitting guilds."}]
          - id: T1.2
            ask: Are suppliers trained?
            look_for: ["@supplier @trains"]
            unless: ["@loom"]
            levels: {stated: a, described: b, evidenced: c}
            examples: [{level: evidenced, text: "In 2023 we trained 14 knitting guilds."}]
"""
WORDS = """words:
  supplier: [knitting guild]
  loom: {gloss: what they work at, words: [loom, "@shuttle"], but: [gloom], patterns: ["@supplier ~ weaving"]}
  shuttle: [shuttle]
"""


def rubric(words: str = WORDS, more: str = "") -> Rubric:
    loaded = parse_rubric(HEAD + words + more + THEMES)
    assert loaded.rubric is not None, [str(p) for p in loaded.problems]
    return loaded.rubric


def found(rubric: Rubric, text: str) -> dict[str, bool]:
    """Whether a passage answers each element, before it is judged."""
    reading = Reading(passage_document(text)).asked_by(rubric)
    return {e.id: any(c.taken_out_by is None for c in reading.candidates(e)) for e in rubric.elements()}


def test_words_added_to_a_concept_work_in_every_question_that_names_it() -> None:
    own = rubric()
    assert found(own, "In 2023 we audited 14 knitting guilds and trained them.") == {"T1.1": True, "T1.2": True}
    without = rubric("words: {loom: [loom]}\n")
    assert found(without, "In 2023 we audited 14 knitting guilds and trained them.") == {"T1.1": False, "T1.2": False}
    assert found(without, "In 2023 we audited 14 vendors.")["T1.1"]
    assert all(outcome.met for outcome in run_examples(own, judge_example))


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("We trained 14 vendors.", True),
        ("We trained 14 vendors at the looms.", False),
        ("We trained 14 vendors at the shuttle.", False),
        ("We trained 14 vendors in weaving.", False),
    ],
)
def test_a_concept_of_its_own_has_words_taken_over_words_and_patterns(text: str, taken: bool) -> None:
    assert found(rubric(), text)["T1.2"] is taken


def test_what_the_whole_rubric_excludes_answers_no_question() -> None:
    own = rubric(more='unless: ["@shuttle"]\n')
    assert found(own, "We trained and audited 14 vendors.") == {"T1.1": True, "T1.2": True}
    assert found(own, "We trained and audited 14 shuttle vendors.") == {"T1.1": False, "T1.2": False}


def test_one_reading_serves_rubrics_with_other_words() -> None:
    reading = Reading(passage_document("We audited 14 knitting guilds."))
    with_words, without = rubric(), rubric("words: {loom: [loom]}\n")
    for _ in range(2):
        assert reading.asked_by(with_words).candidates(with_words.element("T1.1"))
        assert not reading.asked_by(without).candidates(without.element("T1.1"))


def test_the_digest_knows_the_words() -> None:
    assert rubric().digest != rubric("words: {loom: [loom]}\n").digest


# --- extend ---------------------------------------------------------------------------------------------------------


def test_words_are_joined_through_extend(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(HEAD + WORDS + 'unless: ["@shuttle"]\n' + THEMES)
    (tmp_path / "own.yaml").write_text(
        HEAD + "extend: base.yaml\nunless: [\"@anvil\"]\n"
        "words:\n  supplier: {words: [spinning guild], but: [guild hall]}\n  loom: [warp]\n  anvil: [anvil]\n"
    )  # fmt: skip
    own = read_rubric(tmp_path / "own.yaml").rubric
    assert own is not None
    words = concepts_of(own)
    assert words["supplier"].words == ("knitting guild", "spinning guild")
    assert words["supplier"].but == ("guild hall",)
    assert (words["loom"].words, words["loom"].gloss) == (("loom", "@shuttle", "warp"), "what they work at")
    assert own.unless == ("@shuttle", "@anvil")
    assert found(own, "We audited 14 spinning guilds.")["T1.1"]
    assert found(own, "We audited 14 knitting guilds.")["T1.1"]
    assert not found(own, "We audited 14 knitting guilds at the anvil.")["T1.1"]


# --- where they are used --------------------------------------------------------------------------------------------


def test_which_questions_name_a_concept() -> None:
    own = rubric(more='unless: ["@shuttle"]\ngrades: {evidenced: ["@supplier has:number"]}\n')
    assert [(u.element.id if u.element else "", u.keys) for u in uses(own, ["supplier"])] == [
        ("", ("grades",)),
        ("T1.1", ("look_for",)),
        ("T1.2", ("look_for",)),
    ]
    assert [u.keys for u in uses(own, ["loom"])] == [("unless",)]
    assert uses(own, ["court"]) == []
    assert carriers(concepts_of(own), "shuttle") == ["loom"]
    assert carriers(concepts_of(own), "supplier") == ["loom"]


# --- faults ---------------------------------------------------------------------------------------------------------


def problems(words: str) -> list[str]:
    loaded: Loaded = parse_rubric(HEAD + words + THEMES.replace('            unless: ["@loom"]\n', ""), "own.yaml")
    return [str(p) for p in check(loaded, NAMES, _finder(loaded.rubric)).problems if p.severity == "error"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("suplier: {but: [mill]}", ("suplier", "the new concept @suplier has no words", "did you mean supplier?")),
        ('mine: [a, "@suplier"]', ('"@suplier"', "there is no concept @suplier", "did you mean @supplier?")),
        (
            'mine: {words: [a], but: ["@zzzzzz"]}',
            ('"@zzzzzz"', "there is no concept @zzzzzz", '"scorer words" lists the concepts'),
        ),
        ('mine: [a, "…"]', ('"…"', "an entry without a word", "write a word, a beginning (compensat*) or a phrase")),
        (
            "mine: [mill|-en]",
            ("mill|-en", "there is no ending -en", "write the whole word, or one of -s, -ed, -ing, -'s, -s'"),
        ),
        (
            "mine: {words: [a], but: [a|b|c|d|e a|b|c|d|e a|b|c|d|e]}",
            (
                "a|b|c|d|e a|b|c|d|e a|b|c|d|e",
                "an entry that stands for more than 100 phrases",
                "make several entries of it",
            ),
        ),
        ('mine: ["mend|@supplier"]', ('"mend|@supplier"', "a concept beside a bar", "make it an entry of its own")),
        (
            "mine: [mend | repair]",
            ("mend | repair", "a bar with nothing beside it", "write no blanks round a bar: mend|repair"),
        ),
        (
            'mine: {patterns: ["@supplier ~@audit"]}',
            (
                "~@audit",
                '"~@audit" is written without the spaces that it needs',
                "~ and > stand alone, @ at the beginning of a name: @supplier ~ @audit",
            ),
        ),
        ('mine: {patterns: ["@suplier"]}', ("@suplier", "there is no concept @suplier", "did you mean @supplier?")),
        (
            "mine: {patterns: [vendor]}",
            ("vendor", "a pattern is a look-up over concepts", "name at least one: @supplier"),
        ),
        ('mine: {patterns: ["@supplier has:numbr"]}', ("numbr", 'there is no cue "numbr"', 'did you mean "number"?')),
        ('mine: [a, "@mine"]', ("mine", "@mine takes over its own words", "leave out the @ of one of them")),
        (
            'supplier: ["@partner"]',
            ("supplier", "@supplier takes over its own words", "leave out the @ of one of them"),
        ),
        (
            'mine: {patterns: ["@mine has:number"]}',
            ("mine", "the patterns of @mine rest on @mine itself", "leave one of them out"),
        ),
    ],
)
def test_each_fault_has_its_message_and_caret(line: str, expected: tuple[str, str, str]) -> None:
    (said,) = problems(f"words:\n  {line}\n")
    marked, message, hint = expected
    first, source, caret = said.splitlines()
    assert first.endswith(f"  {message}") and first.startswith("own.yaml:5:")
    start = caret.index("^")
    assert source[start : start + caret.count("^")] == marked
    assert caret.endswith(f"^ {hint}")


def test_patterns_too_deep_are_told() -> None:
    chain = "".join(f'  p{n}: {{patterns: ["@p{n + 1}"]}}\n' for n in range(8))
    said = problems(f"words:\n{chain}  p8: [mill]\n")
    assert len(said) == 2 and all("patterns that rest on patterns, more than 6 deep" in one for one in said)


@pytest.mark.parametrize(
    "line", ["Mine: [a]", "mine: 3", "mine: {wrds: [a]}", "mine: {words: []}", "mine: []", "mine: {}"]
)
def test_what_is_no_concept_is_told(line: str) -> None:
    assert problems(f"words:\n  {line}\n")


def test_a_broken_look_up_does_not_hide_the_rest() -> None:
    broken = THEMES.replace("@supplier @audit", "@suplier @audit").replace("@supplier @trains", "@supplier ~@trains")
    loaded = parse_rubric(HEAD + WORDS + broken, "own.yaml")
    said = [p.message for p in check(loaded, NAMES, _finder(loaded.rubric)).problems if p.severity == "error"]
    assert said == ["there is no concept @suplier", '"~@trains" is written without the spaces that it needs']


def test_advice_knows_the_words() -> None:
    loaded = parse_rubric(HEAD + WORDS + THEMES, "own.yaml")
    said = [p.message for p in check(loaded, NAMES, _finder(loaded.rubric)).problems]
    assert not [message for message in said if "finds no example" in message]
