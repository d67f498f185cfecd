"""``change``: one question of an extended rubric patched in a line, as people type it and as they mistype it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from scorer.rubric.loading import Loaded, load_rubric, parse_rubric, read_rubric
from scorer.rubric.model import Element
from scorer.rubric.schema import schema
from scorer.rubric.source import FileKind, parse_yaml

BASE = (Path(__file__).parent / "broken" / "base.yaml").read_text(encoding="utf-8")
HEAD = "rubric: mine\nversion: '2'\ntitle: Mine\nextend: base.yaml\n"
FIRST, SECOND, OUT = "(complaint* OR grievance*) AND receiv*", "NEAR(number complaint*, 4)", '"customer complaints"'


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    return tmp_path


def read(folder: Path, text: str, name: str = "mine") -> Loaded:
    file = folder / f"{name}.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    return read_rubric(file)


def changed(folder: Path, patch: str) -> Element:
    """The element after a change, written in braces or as a block."""
    loaded = read(folder, f"change: {patch}\n")
    assert loaded.rubric is not None, "\n".join(map(str, loaded.problems))
    return loaded.rubric.element("T1.1")


def problem(folder: Path, patch: str) -> tuple[int, int, str, str]:
    """Line, column, message and hint of the only problem of a change."""
    (p,) = read(folder, f"change: {patch}\n").problems
    assert Path(p.file).name == "mine.yaml"
    return p.line, p.column, p.message, p.hint


# --- lists ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        '{T1.1: {unless: [+ "diversity"]}}',
        '{T1.1: {unless: + "diversity"}}',
        '{T1.1: {unless: [+"diversity"]}}',
        "{T1.1: {unless: ['+ \"diversity\"']}}",
        '{T1.1: {unless: ["+ \\"diversity\\""]}}',
        "{T1.1: {unless: [+ '\"diversity\"']}}",
        '\n  T1.1:\n    unless:\n      - + "diversity"',
        "\n  T1.1:\n    unless:\n      - '+ \"diversity\"'",
        '\n  T1.1:\n    unless: + "diversity"',
        '\n  T1.1:\n    unless: [\n      + "diversity",\n    ]',
    ],
)
def test_a_look_up_is_added_however_it_is_typed(beside: Path, typed: str) -> None:
    assert changed(beside, typed).unless == (OUT, '"diversity"')


@pytest.mark.parametrize(
    "typed",
    [
        f"{{T1.1: {{look_for: [- {FIRST}]}}}}",
        f"{{T1.1: {{look_for: - {FIRST}}}}}",
        f'{{T1.1: {{look_for: [- "{FIRST}"]}}}}',
        f"{{T1.1: {{look_for: ['- {FIRST}']}}}}",
        f'{{T1.1: {{look_for: ["- {FIRST}"]}}}}',
        f'{{T1.1: {{look_for: ["−  {FIRST.replace(" ", "   ")} "]}}}}',
        f"\n  T1.1:\n    look_for:\n      - - {FIRST}",
        f"\n  T1.1:\n    look_for:\n      - - '{FIRST}'",
        f"\n  T1.1:\n    look_for:\n      - '- {FIRST}'",
        f"\n  T1.1:\n    look_for: [\n      - {FIRST},\n    ]",
    ],
)
def test_a_look_up_is_taken_away_however_it_is_typed(beside: Path, typed: str) -> None:
    assert changed(beside, typed).look_for == (SECOND,)


@pytest.mark.parametrize(
    "typed",
    ["- customer complaints", '- "customer  complaints"', "'- customer complaints'", "- '\"customer complaints\"'"],
)
def test_quotes_that_may_be_yamls_do_not_hide_a_look_up(beside: Path, typed: str) -> None:
    assert changed(beside, f"{{T1.1: {{unless: [{typed}]}}}}").unless == ()


def test_the_line_of_the_documentation(beside: Path) -> None:
    line = f'{{T1.1: {{unless: [+ "diversity"], look_for: [- "{SECOND}", + "new look-up"], weight: 2.5}}}}'
    element = changed(beside, line.replace("look-up", "words"))
    assert (element.unless, element.look_for, element.weight) == ((OUT, '"diversity"'), (FIRST, '"new words"'), 2.5)


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("+ NEAR(a b, 4)", "NEAR(a b, 4)"),  # a comma in brackets is none of YAML's
        ("+ cues:rights AND (a OR b)", "cues:rights AND (a OR b)"),
        ('+ "two words" OR other', '"two words" OR other'),
        ('+ "two words"', '"two words"'),
        ('+ "fees AND (repaid OR refunded)"', "fees AND (repaid OR refunded)"),  # no phrase holds an operator
        ('+ "NEAR("human rights" fees, 4)"', 'NEAR("human rights" fees, 4)'),  # nor does a part of one
        ('+ "section 172(1)"', '"section 172(1)"'),
        ('+ "section 172(1)" OR "6:1"', '"section 172(1)" OR "6:1"'),
        ('+ "cues:rights"', "cues:rights"),
        ('+ "a b" OR "c d"', '"a b" OR "c d"'),
        ('+ "(\\"a b\\" OR c)"', '("a b" OR c)'),
        ("+ 'it OR \"the other\"'", 'it OR "the other"'),
        ("'+ \"rock AND roll\"'", '"rock AND roll"'),  # quotes within quotes are meant
    ],
)
def test_what_is_added_is_what_was_meant(beside: Path, typed: str, held: str) -> None:
    assert changed(beside, f"{{T1.1: {{look_for: [{typed}]}}}}").look_for == (FIRST, SECOND, held)


def test_what_is_there_is_not_added_twice_and_order_is_kept(beside: Path) -> None:
    element = changed(beside, f"{{T1.1: {{look_for: ['+  {FIRST}', + a, '- {SECOND}', '+ {SECOND}', + b]}}}}")
    assert element.look_for == (FIRST, "a", SECOND, "b")


def test_a_list_without_signs_is_the_whole_list(beside: Path) -> None:
    element = changed(beside, "{T1.1: {look_for: [a, b], unless: []}}")
    assert (element.look_for, element.unless) == (("a", "b"), ())


def test_other_lists(beside: Path) -> None:
    patch = '{T1.1: {deny: [+ a], sources: [+ "UNGP 22", + UNGP 31], who: [+ authority], grades: {evidenced: [+ e]}}}'
    element = changed(beside, patch)
    assert (element.deny, element.sources, element.who) == (("a",), ("UNGP 22", "UNGP 31"), ("authority",))
    assert (element.grades.described, element.grades.evidenced) == ((), ("e",))


# --- everything else --------------------------------------------------------------------------------------------------


def test_plain_values_are_set_and_keys_change_one_by_one(beside: Path) -> None:
    before = load_rubric(beside / "base.yaml").element("T1.1")
    patch = (
        "{ask: Why?, weight: 9, commitment: true, explicit_none: stated, enough: {stated: 0.2}, levels: {stated: S}}"
    )
    after = changed(beside, f"{{T1.1: {patch}}}")
    assert (after.ask, after.weight, after.commitment, after.explicit_none) == ("Why?", 9, True, "stated")
    assert after.enough == before.enough.model_copy(update={"stated": 0.2})
    assert after.levels == before.levels.model_copy(update={"stated": "S"})
    same = ("id", "look_for", "unless", "examples", "grades", "deny", "who", "needs", "sources")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]


def test_examples_are_added_replaced_by_text_and_taken_away(beside: Path) -> None:
    element = changed(
        beside,
        """
  T1.1:
    examples:
      - {level: none, text: We received a prize.}
      - {level: stated, text: "In 2023 we received 310  customer complaints."}
      - - We will publish the number of complaints in future.
      - '- In 2023 we received 14 complaints from workers.'""",
    )
    assert [(e.level.value, " ".join(e.text.split())) for e in element.examples] == [
        ("described", "Every complaint we receive is recorded by the site manager within two days."),
        ("stated", "In 2023 we received 310 customer complaints."),
        ("none", "We received a prize."),
    ]
    assert len(changed(beside, "{T1.1: {examples: {level: none, text: x}}}").examples) == 5
    assert changed(beside, "{T1.1: {examples: []}}").examples == ()


SECOND_ELEMENT = "          - {id: T1.2, ask: B?, look_for: *words, levels: {stated: a, described: b, evidenced: c}}\n"


def test_a_changed_element_keeps_its_place_and_shared_lists_are_changed_apart(tmp_path: Path) -> None:
    base = BASE.replace("look_for:\n", "look_for: &words\n", 1)
    (tmp_path / "base.yaml").write_text(base + SECOND_ELEMENT, encoding="utf-8")
    rubric = read(tmp_path, f"change: {{T1.1: {{look_for: [+ a, '- {FIRST}']}}}}\n").rubric
    assert rubric is not None
    assert [(e.id, e.look_for) for e in rubric.elements()] == [("T1.1", (SECOND, "a")), ("T1.2", (FIRST, SECOND))]


def test_through_several_layers(beside: Path) -> None:
    read(beside, "change: {T1.1: {unless: [+ one], weight: 3}}\n")
    (beside / "third.yaml").write_text(
        HEAD.replace("mine", "third").replace("base.yaml", "mine.yaml")
        + f"change: {{T1.1: {{unless: [+ two, - one, '- {OUT}']}}}}\n"
    )
    element = load_rubric(beside / "third.yaml").element("T1.1")
    assert (element.unless, element.weight) == (("two",), 3)


def test_a_change_without_effect_leaves_the_questions_as_they_are(beside: Path) -> None:
    assert changed(beside, "{T1.1: {}}") == load_rubric(beside / "base.yaml").element("T1.1")


# --- what is wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("patch", "column", "message", "hint"),
    [
        ("{T11: {weight: 2}}", 10, 'the extended rubric has no element "T11"', 'did you mean "T1.1"?'),
        ("{T1: {weight: 2}}", 10, '"T1" is the id of a whole indicator',
         'questions change; a weight is given so: "weights: {T1: 2}"'),
        ("{T1.1: {lookfor: [a]}}", 17, 'unknown key "lookfor" in the change of element T1.1',
         'did you mean "look_for"?'),
        ("{T1.1: {id: T9}}", 17, 'the "id" of element T1.1 cannot change',
         'drop the element and add another one; "ask" changes its question'),
        ("{T1.1: [a]}", 16, "what changes in element T1.1 is expected here", "keys with values: {weight: 2}"),
        ("[T1.1]", 9, '"change" is not of the right kind',
         "write ids of elements with what changes: {RE3.2: {weight: 3}}"),
        ("{T1.1: {look_for: [- NEAR(numbers complaint*)]}}", 28,
         '"look_for" of element T1.1 has no such look-up to take away', f"did you mean: {SECOND}"),
        ("{T1.1: {look_for: [- receiv*]}}", 28,
         '"look_for" of element T1.1 has no such look-up to take away', f"did you mean: {FIRST}"),
        ("{T1.1: {look_for: [- xyzzy]}}", 28, '"look_for" of element T1.1 has no such look-up to take away',
         "it must be written whole; there are 2 of them"),
        ("{T1.1: {look_for: [- customer complaints]}}", 28,
         '"look_for" of element T1.1 has no such look-up to take away', 'it stands in "unless"'),
        ("{T1.1: {deny: [- a]}}", 24, '"deny" of element T1.1 has no such look-up to take away', "the list is empty"),
        ("{T1.1: {grades: {described: [- a]}}}", 38,
         '"described" in "grades" of element T1.1 has no such look-up to take away', "the list is empty"),
        ("{T1.1: {examples: [- We will publish.]}}", 28,
         '"examples" of element T1.1 has no such example to take away',
         "did you mean: We will publish the number of complaints in future."),
        ("{T1.1: {examples: [+ We publish.]}}", 28, 'no example for "examples" of element T1.1',
         'an example is {level: none, text: "..."}; "- " and its text take one away'),
        ("{T1.1: {examples: [+ {level: none, text: x}]}}", 28, "a sign before a bracket",
         "leave the sign out: an example is added as it stands; to take one away, write its text after the sign"),
        ("{T1.1: {look_for: [a, + b]}}", 28, '"look_for" of element T1.1 mixes entries with and without a sign',
         '"+ " adds the look-up, "- " takes it away; without any sign the list is set whole'),
        ("{T1.1: {look_for: [+ a, b]}}", 33, '"look_for" of element T1.1 mixes entries with and without a sign',
         '"+ " adds the look-up, "- " takes it away; without any sign the list is set whole'),
        ('{T1.1: {look_for: [+ "@consults ~6 grower"]}}', 28, '"@consults" inside quotes is searched word for word',
         'put the sign inside the quotes: "+ @consults ~6 grower"'),
        ('{T1.1: {unless: + "women|female ~6 board"}}', 25, '"|" inside quotes is searched word for word',
         'put the sign inside the quotes: "+ women|female ~6 board"'),
        ('{T1.1: {grades: {described: [+ "grower ~ met"]}}}', 38, '"~" inside quotes is searched word for word',
         'put the sign inside the quotes: "+ grower ~ met"'),
        ("{T1.1: {unless: ['+ \"women|men\" boards']}}", 35, '"|" inside quotes is searched word for word',
         "take these quotes off; only words that stand together need them"),
        ("{T1.1: {look_for: [+]}}", 28, 'nothing stands after the "+"', "write the look-up"),
        ("{T1.1: {look_for: [+ a, + section: (b)]}}", 33, "a colon and a space make a key",
         "no space after the colon in a look-up (cues:money), or put the whole entry in single quotes"),
        ("{T1.1: {look_for: [+ a AND (b]}}", 36, "a bracket that is never closed", 'every "(" needs a ")"'),
        ("{T1.1: {look_for: ['+ a AND (b']}}", 37, "a bracket that is never closed", 'every "(" needs a ")"'),
        ("{T1.1: {look_for: [+ 'a AND (b']}}", 37, "a bracket that is never closed", 'every "(" needs a ")"'),
        ("{T1.1: {weight: heavy}}", 25, '"weight" of element T1.1 must be a number, not "heavy"',
         "for example 2 or 0.5"),
        ("{T1.1: {levels: {statd: x}}}", 26, 'unknown key "statd" in "levels" of element T1.1',
         'did you mean "stated"?'),
        ("{T1.1: {weight: }}", 17, '"weight" has no value', "write one, or delete the line"),
        ("{T1.1: {look_for: a}}", 27, '"look_for" of element T1.1 must be a list',
         'put each entry on a line of its own, after "- "'),
    ],
)  # fmt: skip
def test_a_mistake_is_named_at_its_place(beside: Path, patch: str, column: int, message: str, hint: str) -> None:
    assert problem(beside, patch) == (5, column, message, hint)


@pytest.mark.parametrize(
    ("block", "line", "column", "message", "hint"),
    [
        ('      + "a"\n      - "b"', 8, 7, 'a list is expected for "unless" of element T1.1',
         "begin each line with a dash and put what follows in single quotes: - '+ \"new\"'"),
        ("      - -", 8, 10, 'nothing stands after the "-"', "write the look-up"),
        ("      - - absent", 8, 11, '"unless" of element T1.1 has no such look-up to take away',
         "it must be written whole; there is 1 of them"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_block(beside: Path, block: str, line: int, column: int, message: str, hint: str) -> None:
    assert problem(beside, f"\n  T1.1:\n    unless:\n{block}") == (line, column, message, hint)


def test_a_dash_on_the_line_of_the_key_could_mean_two_things(beside: Path) -> None:
    assert problem(beside, "\n  T1.1:\n    unless: - b") == (
        7, 13, "a list begins on the line of its key",
        "to take an entry away, put it in brackets: [- old]; a list has each dash on a line of its own",
    )  # fmt: skip


def test_the_nearest_of_long_look_ups_is_named_by_its_line(tmp_path: Path) -> None:
    long = " OR ".join(f"complaint{n}" for n in range(60))
    (tmp_path / "base.yaml").write_text(BASE.replace(SECOND, long), encoding="utf-8")
    (p,) = read(tmp_path, f"change: {{T1.1: {{look_for: [- {long} OR x]}}}}\n").problems
    number = BASE.splitlines().index(f"              - {SECOND}") + 1
    assert p.hint.startswith(f"did you mean the one in line {number} of ")
    assert p.hint.endswith(" …")
    assert len(p.hint) < 300


def test_one_element_is_not_changed_in_two_ways_at_once(beside: Path) -> None:
    assert problem(beside, "{T1.1: {weight: 2}}\nweights: {T1.1: 3}") == (
        5, 17, "the weight of element T1.1 is given twice", '"weights" in line 6 gives it, too; delete one of them',
    )  # fmt: skip
    whole = "{id: T1.1, ask: B?, look_for: [a], levels: {stated: a, described: b, evidenced: c}}"
    said = problem(beside, f"{{T1.1: {{ask: x}}}}\nreplace:\n  - {whole}")
    assert said == (5, 10, "element T1.1 is changed and replaced", "write the change into the replacement")
    other = "add:\n  - {to: T1, id: T1.2, ask: B?, look_for: [a], levels: {stated: a, described: b, evidenced: c}}"
    said = problem(beside, f"{{T1.1: {{ask: x}}}}\ndrop: [T1.1]\n{other}")
    assert said == (5, 10, "element T1.1 is changed and dropped", "name it in one of the two")


def test_a_change_needs_a_rubric_to_change() -> None:
    loaded = parse_rubric(BASE + "change: {T1.1: {weight: 3}}\n")
    assert [p.message for p in loaded.problems] == ['"change" changes another rubric, and there is none']


def test_a_dash_in_brackets_elsewhere_stays_a_mistake(beside: Path) -> None:
    (p,) = read(beside, "drop: [- T1.1]\n").problems
    assert (p.line, p.column, p.message) == (5, 8, "a dash inside brackets")
    assert parse_yaml(b"change: [- a]", "r.yaml", FileKind("register")).root is None


def test_thousands_of_dashes_take_no_time(beside: Path) -> None:
    assert read(beside, f"change: {{T1.1: {{unless: [{', '.join(['- a'] * 5000)}]}}}}\n").rubric is None


def test_terminal_codes_in_a_change_stay_inert(beside: Path) -> None:
    said = "".join(map(str, read(beside, 'change: {T1.1: {look_for: ["- \\e[31m \\u202e"]}}\n').problems))
    assert said
    assert "\x1b" not in said
    assert "\u202e" not in said


# --- editors ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "patch",
    [
        {"weight": 2},
        {"unless": ["+ a", "- b"], "look_for": "+ a", "deny": [["b"]], "sources": ["UNGP 22"], "who": ["+ authority"]},
        {"grades": {"described": ["+ a"]}, "enough": {"stated": 0.2}, "levels": {"stated": "S"}},
        {"examples": [{"level": "none", "text": "x"}, "- y", ["z"]]},
    ],
)
def test_editors_know_changes(patch: dict[str, Any]) -> None:
    head = {"rubric": "r", "version": "1", "title": "t", "extend": "base"}
    jsonschema.validate({**head, "change": {"T1.1": patch}}, schema())


@pytest.mark.parametrize("patch", [{"id": "T9"}, {"lookfor": []}, {"weight": -1}, {"look_for": "a"}, {"levels": "x"}])
def test_editors_underline_what_cannot_be_changed(patch: dict[str, Any]) -> None:
    head = {"rubric": "r", "version": "1", "title": "t", "extend": "base"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**head, "change": {"T1.1": patch}}, schema())


def test_who_drops_the_last_question_of_an_indicator_is_told_what_works() -> None:
    head = "rubric: mine\nversion: '2'\ntitle: Mine\nextend: human-rights-transparency\n"
    (p,) = parse_rubric(f"{head}drop: [LC4.1]\n").problems
    assert (p.line, p.message, p.hint) == (
        5,
        "this leaves nothing beside it",
        "drop the whole indicator instead: [LC4]",
    )
    assert parse_rubric(f"{head}drop: [LC4]\n").rubric is not None
    (p,) = parse_rubric(f"{head}drop: [LC1, LC2, LC3, LC4.1]\n").problems
    assert p.hint == "drop the whole theme instead: [LC]"
