"""Rubrics by name, by path, and built on one another; and that a rubric is data and nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import scorer.rubric
from scorer.errors import EXIT_TROUBLE, EXIT_USAGE, UserError
from scorer.rubric.loading import find_rubric, load_rubric, parse_rubric, read_rubric, shipped_rubrics
from scorer.rubric.problems import RubricError
from tests.syntax import syntax

BASE = Path(__file__).parent / "broken" / "base.yaml"


def test_a_shipped_rubric_by_name() -> None:
    assert load_rubric("human-rights-transparency").rubric == "human-rights-transparency"
    assert load_rubric(find_rubric("human-rights-transparency")) == load_rubric("human-rights-transparency")


@pytest.mark.parametrize("name", sorted(shipped_rubrics()))
def test_shipped_rubrics_are_called_what_their_file_is_called(name: str) -> None:
    assert load_rubric(name).rubric == name


def test_expectations_beside_a_rubric_are_no_rubric() -> None:
    assert not any(name.endswith(".test") for name in shipped_rubrics())


def test_unknown_name_names_the_nearest() -> None:
    with pytest.raises(UserError) as caught:
        load_rubric("human-right-transparency")
    assert caught.value.hint == 'did you mean "human-rights-transparency"?'
    assert caught.value.exit_code == EXIT_USAGE


def test_a_question_is_no_rubric_and_it_says_whose_it_is() -> None:
    with pytest.raises(UserError, match="there is no rubric called") as caught:
        load_rubric("dd2.3")
    hint = "It is a question of human-rights-transparency: scorer rubric show human-rights-transparency DD2.3"
    assert caught.value.hint == hint


def test_a_report_is_no_rubric() -> None:
    report = sorted((Path(__file__).parents[2] / "reports").glob("*.pdf"))[0]
    with pytest.raises(UserError, match="this is a PDF, and no rubric file") as caught:
        read_rubric(report)
    assert caught.value.exit_code == EXIT_USAGE


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"the rubric cannot be read: No such file or directory") as caught:
        load_rubric(tmp_path / "none.yaml")
    assert caught.value.exit_code == EXIT_USAGE


def test_a_folder_is_no_rubric(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="a folder, not a rubric file"):
        load_rubric(tmp_path)


def test_all_problems_in_one_error_by_line(tmp_path: Path, sound: str) -> None:
    file = tmp_path / "r.yaml"
    file.write_text(
        sound.replace("weight: 2", "wieght: 2").replace("NEAR(number", "NEAR((number").replace("id: T\n", "id: T!\n")
    )
    with pytest.raises(RubricError) as caught:
        load_rubric(file)
    error = caught.value
    assert error.exit_code == EXIT_TROUBLE
    assert [problem.line for problem in error.problems] == [7, 16, 19]
    assert str(error).startswith("this rubric cannot be used\n\n")
    assert str(error).endswith("\n\n3 problems. Nothing was scored.")
    assert all(str(problem) in str(error) for problem in error.problems)


def test_hundreds_of_problems_are_cut_short(sound: str) -> None:
    loaded = parse_rubric(
        sound.replace("            weight: 2\n", "".join(f"            x{i}: 1\n" for i in range(90)))
    )
    text = str(RubricError(loaded.problems))
    assert "... and 40 more" in text
    assert text.endswith("90 problems. Nothing was scored.")


def test_terminal_codes_in_a_rubric_stay_inert(sound: str) -> None:
    loaded = parse_rubric(sound.replace("weight: 2", '"wei\\e[31mght": 2'))
    assert "\x1b" not in "".join(map(str, loaded.problems))


def test_digest_is_of_the_content_not_of_the_layout(sound: str) -> None:
    first = parse_rubric(sound).rubric
    second = parse_rubric("# a comment\n" + sound.replace("title: Transparency", "title:   'Transparency'")).rubric
    third = parse_rubric(sound.replace("weight: 2", "weight: 3")).rubric
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.digest == second.digest != third.digest


# --- extend -----------------------------------------------------------------------------------------------------------

HEAD = "rubric: mine\nversion: '2'\ntitle: Mine\nextend: base.yaml\n"
ELEMENT = """
    ask: Why?
    look_for: [complaint*]
    levels: {stated: a, described: b, evidenced: c}
"""


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    (tmp_path / "base.yaml").write_text(BASE.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def extending(folder: Path, text: str) -> Path:
    file = folder / "mine.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    return file


def test_extending_changes_what_it_names_and_nothing_else(beside: Path) -> None:
    base = load_rubric(beside / "base.yaml")
    mine = load_rubric(extending(beside, "scale: {stated: 30}\nweights: {T: 7, T1: 5, T1.1: 3}\n"))
    assert (mine.rubric, mine.version, mine.title) == ("mine", "2", "Mine")
    assert (mine.scale.stated, mine.scale.described) == (30, base.scale.described)
    assert (mine.themes[0].weight, mine.themes[0].indicators[0].weight, mine.element("T1.1").weight) == (7, 5, 3)
    assert mine.element("T1.1").model_copy(update={"weight": 2.0}) == base.element("T1.1")


def test_extending_names_both_with_their_digests(beside: Path) -> None:
    base, mine = load_rubric(beside / "base.yaml"), load_rubric(extending(beside, ""))
    assert [(b.rubric, b.version, b.digest) for b in mine.bases] == [("broken", "1.0", base.digest)]
    assert mine.digest != base.digest


def test_adding_replacing_and_dropping_elements(beside: Path) -> None:
    added = load_rubric(extending(beside, f"add:\n  - to: T1\n    id: T1.2{ELEMENT}"))
    assert [e.id for e in added.elements()] == ["T1.1", "T1.2"]
    replaced = load_rubric(extending(beside, f"replace:\n  - id: T1.1{ELEMENT}"))
    assert [(e.id, e.ask) for e in replaced.elements()] == [("T1.1", "Why?")]
    swapped = load_rubric(extending(beside, f"drop: [T1.1]\nadd:\n  - to: T1\n    id: T1.2{ELEMENT}"))
    assert [e.id for e in swapped.elements()] == ["T1.2"]


def test_dropping_everything_is_a_problem(beside: Path) -> None:
    loaded = read_rubric(extending(beside, "drop: [T1.1]\n"))
    assert [(p.line, p.column, p.message) for p in loaded.problems] == [
        (5, 8, "this leaves nothing beside it"),
    ]


def test_a_chain_of_three(beside: Path) -> None:
    extending(beside, "weights: {T1.1: 3}\n")
    (beside / "third.yaml").write_text(HEAD.replace("mine", "third").replace("base.yaml", "mine.yaml"))
    third = load_rubric(beside / "third.yaml")
    assert [base.rubric for base in third.bases] == ["mine", "broken"]
    assert third.element("T1.1").weight == 3


def test_a_circle_is_a_problem(beside: Path) -> None:
    (beside / "a.yaml").write_text(HEAD.replace("base.yaml", "b.yaml"))
    (beside / "b.yaml").write_text(HEAD.replace("base.yaml", "a.yaml"))
    messages = [p.message for p in read_rubric(beside / "a.yaml").problems]
    assert "the rubric extends itself" in messages


def test_problems_of_the_extended_rubric_name_its_file(beside: Path) -> None:
    (beside / "base.yaml").write_text(BASE.read_text().replace("weight: 2", "wieght: 2"))
    problems = read_rubric(extending(beside, "")).problems
    assert [(Path(p.file).name, p.line) for p in problems] == [("mine.yaml", 4), ("base.yaml", 16)]


def test_a_fault_after_the_change_is_named_where_it_stands(beside: Path) -> None:
    loaded = read_rubric(extending(beside, "weights: {T1.1: heavy}\nscale: {stated: 90}\n"))
    assert [(Path(p.file).name, p.line, p.column) for p in loaded.problems] == [
        ("mine.yaml", 5, 17),
        ("mine.yaml", 6, 17),
    ]


@pytest.mark.parametrize("name", ["/etc/passwd", "../base.yaml", "sub/base.yaml", "link.yaml", "base.txt", "."])
def test_only_rubrics_beside_it_can_be_opened(beside: Path, name: str) -> None:
    secret = beside.parent / "secret.yaml"
    secret.write_text("secret: words\n")
    (beside / "link.yaml").symlink_to(secret)
    file = extending(beside, "")
    file.write_text(HEAD.replace("base.yaml", name))
    problems = read_rubric(file).problems
    assert len(problems) == 1
    assert "secret" not in str(problems[0]).replace(name, "")


# --- data only --------------------------------------------------------------------------------------------------------


def test_no_regular_expression_of_a_user_is_ever_compiled() -> None:
    """Every pattern in the rubric's room is written there; what comes from a file is escaped or never a pattern."""
    for file in Path(scorer.rubric.__file__).parent.glob("*.py"):
        for call in (n for n in ast.walk(syntax(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)):
            name = call.func
            if isinstance(name, ast.Attribute) and isinstance(name.value, ast.Name) and name.value.id == "re":
                if name.attr == "escape":
                    continue
                pattern = call.args[0]
                parts = pattern.values if isinstance(pattern, ast.JoinedStr) else [pattern]
                for part in parts:
                    held = part.value if isinstance(part, ast.FormattedValue) else part
                    written = isinstance(held, ast.Constant) or "escape" in ast.unparse(held)
                    assert written or ast.unparse(held) in {"pattern"}, f"{file.name}:{call.lineno}"


def test_nothing_in_the_room_evaluates_or_starts_anything() -> None:
    for file in Path(scorer.rubric.__file__).parent.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        for word in ("eval(", "exec(", "subprocess", "os.system", "yaml.load(", "pickle", "__import__"):
            assert word not in text, f"{file.name}: {word}"
