"""The words that a rubric's second look goes by: which file it is, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scorer.errors import UserError
from scorer.rubric.checking import check
from scorer.rubric.describing import markdown
from scorer.rubric.differing import differences
from scorer.rubric.loading import load_rubric, read_rubric
from scorer.rubric.problems import RubricError
from scorer.rubric.second_look import FORMAT, SecondLook, ask_digest, file_name, load_second_look

DEFAULT = "human-rights-transparency"


def made(**elements: Any) -> dict[str, Any]:
    """What a file holds."""
    return {"format": FORMAT, "format_version": 1, "made_of": "tests", "elements": elements}


def words(ask: str, **learned: int) -> dict[str, Any]:
    return {"ask": ask_digest(ask), "bias": -100, "words": learned}


def put(folder: Path, sound: str, *, named: str = "own", told: Any = None) -> Path:
    """A rubric that names a second look, and the file of that, where there is any."""
    rubric = folder / "mine.yaml"
    rubric.write_text(sound.replace("themes:", f"second_look: {named}\nthemes:", 1), encoding="utf-8")
    if told is not None:
        text = told if isinstance(told, str) else json.dumps(told)
        (folder / file_name(named)).write_text(text, encoding="utf-8")
    return rubric


def test_a_file_beside_the_rubric_is_taken(tmp_path: Path, sound: str) -> None:
    rubric = load_rubric(put(tmp_path, sound, told=made(X=words("Why?", hotlin=120))))
    assert rubric.learned is not None
    assert rubric.learned.elements["X"].words == {"hotlin": 120}


def test_the_shipped_one_can_be_named_from_anywhere(tmp_path: Path, sound: str) -> None:
    assert load_rubric(put(tmp_path, sound, named=DEFAULT)).learned == load_rubric(DEFAULT).learned


def test_an_extending_rubric_takes_it_over_and_can_do_without(tmp_path: Path) -> None:
    head = f"extend: {DEFAULT}\nrubric: mine\nversion: 1\ntitle: Mine\n"
    with_it, without = tmp_path / "with.yaml", tmp_path / "without.yaml"
    with_it.write_text(head, encoding="utf-8")
    without.write_text(f"{head}second_look: none\n", encoding="utf-8")
    assert load_rubric(with_it).learned == load_rubric(DEFAULT).learned
    assert load_rubric(without).learned is None


def test_whoever_changes_a_word_of_a_question_is_told(tmp_path: Path) -> None:
    """A comma is enough; the judgement moves, and nothing else says why."""
    old = load_rubric(DEFAULT)
    head = f"extend: {DEFAULT}\nrubric: mine\nversion: 1\ntitle: Mine\n"
    for ask, advice in ((old.element("DD2.3").ask, 0), (f"{old.element('DD2.3').ask.rstrip('?')}, then?", 1)):
        file = tmp_path / "mine.yaml"
        file.write_text(f'{head}change:\n  DD2.3:\n    ask: "{ask}"\n', encoding="utf-8")
        said = [(p.line, p.message) for p in check(read_rubric(file)).problems]
        assert said == [(7, "element DD2.3 has no second look any more, for its words changed")] * advice
        what = [c.what for c in differences(old, load_rubric(file)) if c.part == "DD2.3" and "second look" in c.what]
        assert what == ["second look: none any more, as nothing was learned for a question in these words"] * advice
    file.write_text(f'{head}second_look: none\nchange: {{DD2.3: {{ask: "{ask}"}}}}\n', encoding="utf-8")
    assert check(read_rubric(file)).problems == ()


def test_a_question_that_asks_something_else_has_none(tmp_path: Path) -> None:
    rubric = load_rubric(DEFAULT)
    element = rubric.element("RE3.2")
    assert rubric.learned_for(element) is not None
    assert rubric.learned_for(element.model_copy(update={"ask": f"  {element.ask}  "})) is not None
    assert rubric.learned_for(element.model_copy(update={"ask": "Was anybody sued?"})) is None


def test_its_words_are_part_of_what_a_rubric_is(tmp_path: Path, sound: str) -> None:
    one = load_rubric(put(tmp_path, sound, told=made(X=words("Why?", hotlin=120)))).digest
    assert load_rubric(put(tmp_path, sound, told=made(X=words("Why?", hotlin=121)))).digest != one


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (None, 'there is no file "own.second-look.json", beside this rubric or among the shipped ones'),
        ("{", "own.second-look.json: not JSON"),
        ("[" * 100_000, "own.second-look.json: not JSON"),
        ("[]", "own.second-look.json: the whole: "),
        ({**made(), "format": "something else"}, "own.second-look.json: format: "),
        ({**made(), "format_version": 2}, "own.second-look.json: format_version: "),
        ({**made(), "more": 1}, "own.second-look.json: more: "),
        (made(X={"ask": "0", "bias": "NaN", "words": {}}), "own.second-look.json: elements.X.bias: "),
        (made(X={"ask": "0", "bias": 0, "words": {"a": 1e9}}), "own.second-look.json: elements.X.words.a: "),
    ],
)
def test_what_is_wrong_is_said_at_the_line_that_names_it(tmp_path: Path, sound: str, told: Any, said: str) -> None:
    path = put(tmp_path, sound, told=told)
    with pytest.raises(RubricError) as caught:
        load_rubric(path)
    (problem,) = caught.value.problems
    assert problem.message.startswith(said)
    assert path.read_text(encoding="utf-8").splitlines()[problem.line - 1] == "second_look: own"
    assert problem.hint


@pytest.mark.parametrize("name", ["../own", "folder/own", "folder/../own"])
def test_a_name_is_never_a_path(tmp_path: Path, sound: str, name: str) -> None:
    for place in (tmp_path, tmp_path / "in", tmp_path / "in" / "folder"):  # a path would find one
        place.mkdir(exist_ok=True)
        (place / file_name("own")).write_text(json.dumps(made()), encoding="utf-8")
    rubric = put(tmp_path / "in", sound)
    assert load_rubric(rubric).learned is not None
    rubric.write_text(rubric.read_text(encoding="utf-8").replace("second_look: own", f"second_look: {name}"))
    with pytest.raises(RubricError, match="second_look"):
        load_rubric(rubric)


def test_a_rubric_cannot_bring_the_words_itself(tmp_path: Path, sound: str) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(sound.replace("themes:", "learned: {}\nthemes:", 1), encoding="utf-8")
    with pytest.raises(RubricError, match="learned"):
        load_rubric(path)


def test_a_folder_is_no_second_look(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        load_second_look(tmp_path)


def test_the_method_names_the_words_that_weigh_most() -> None:
    text = markdown(load_rubric(DEFAULT))
    learned = load_rubric(DEFAULT).learned
    assert learned is not None
    heaviest = next(iter(learned.elements["RE1.2"].words))
    assert f"what speaks most: {heaviest}" in text
    bare = learned.model_copy(
        update={"elements": {"RE1.2": learned.elements["RE1.2"].model_copy(update={"words": {}})}}
    )
    told = markdown(load_rubric(DEFAULT).model_copy(update={"learned": bare}))
    assert "Asked once more by what answers have been like." in told


def test_the_shipped_one_is_for_the_questions_as_they_are() -> None:
    rubric = load_rubric(DEFAULT)
    assert isinstance(rubric.learned, SecondLook)
    asked = [e for e in rubric.elements() if not e.needs]
    assert all(rubric.learned_for(e) is not None for e in asked)
    assert {e.id for e in asked} == set(rubric.learned.elements)
