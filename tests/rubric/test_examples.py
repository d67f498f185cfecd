"""Examples as tests, expectations of whole reports, and the commands that show them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scorer.cli.rubric import rubric as group
from scorer.errors import EXIT_EXAMPLES_FAILED, EXIT_TROUBLE
from scorer.language.concepts import Dictionary
from scorer.rubric.examples import Expected, Shown, expectations_beside, load_report_tests, misses, run_examples
from scorer.rubric.loading import load_rubric, parse_rubric, shipped_rubrics
from scorer.rubric.model import Element, Example, Level, Rubric
from scorer.rubric.problems import RubricError
from scorer.verdict.examples import found_by_look_up, judge_example

ROOT = Path(__file__).parents[2]
BASE = Path(__file__).parent / "broken" / "base.yaml"
SAMPLE = next(iter(sorted((ROOT / "reports").glob("a-*.pdf"))))


def run(*arguments: str | Path, library: Path | None = None) -> Result:
    extra = ["--library", str(library)] if library else []
    return CliRunner().invoke(group, [*map(str, arguments), *extra], catch_exceptions=False)


# --- the runner -------------------------------------------------------------------------------------------------------


def test_every_example_is_judged_by_what_is_given(sound: str) -> None:
    rubric = parse_rubric(sound).rubric
    assert rubric is not None
    seen: list[tuple[str, str]] = []

    def judge(_: Rubric, element: Element, example: Example) -> tuple[Level, bool, str]:
        seen.append((element.id, example.text))
        return Level.NONE, False, "a look-up"

    outcomes = list(run_examples(rubric, judge))
    assert [text for _, text in seen] == [e.text for e in rubric.element("T1.1").examples]
    assert [o.met for o in outcomes] == [False, False, False, True]
    assert [o.number for o in outcomes] == [1, 2, 3, 4]


def test_an_explicit_no_is_not_silence(sound: str) -> None:
    rubric = parse_rubric(
        sound.replace("      - level: none\n", "      - level: none\n                denied: true\n")
    ).rubric
    assert rubric is not None
    silent = list(run_examples(rubric, lambda *_: (Level.NONE, False, "")))
    denied = list(run_examples(rubric, lambda *_: (Level.NONE, True, "")))
    assert (silent[3].met, denied[3].met) == (False, True)


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ({"level": "described"}, []),
        ({"level": "stated"}, ["expected stated, came described"]),
        ({"at_least": "described", "at_most": "described"}, []),
        ({"at_least": "evidenced"}, ["expected evidenced or more, came described"]),
        ({"at_most": "none"}, ["expected none at most, came described"]),
        ({"denied": True}, ["expected an explicit no"]),
        ({"denied": False, "pages": [3]}, []),
        ({"pages": [4, 3]}, ["expected page 4 among the evidence, came 3, 9"]),
    ],
)
def test_expectations_of_a_report(expected: dict[str, object], said: list[str]) -> None:
    shown = Shown(Level.DESCRIBED, False, frozenset({3, 9}))
    assert misses(Expected.model_validate({"id": "T1.1", **expected}), shown) == said


def test_a_test_file_is_checked_like_a_rubric(tmp_path: Path) -> None:
    rubric = load_rubric(BASE)
    file = expectations_beside(tmp_path / "mine.yaml")
    assert file.name == "mine.test.yaml"
    file.write_text(
        "reports:\n  - report: a.pdf\n    elements:\n      - {id: T1.2, levle: none}\n      - {id: T1.1, pages: [0]}\n"
        "      - {id: T1.1, pages: [one]}\n"
    )
    with pytest.raises(RubricError) as caught:
        load_report_tests(file, rubric)
    assert [(p.line, p.column, p.message) for p in caught.value.problems] == [
        (4, 14, 'the rubric has no element "T1.2"'),
        (4, 20, 'unknown key "levle" in element T1.2'),
        (5, 28, 'entry 1 of "pages" in element T1.1 is 0'),
        (6, 28, 'entry 1 of "pages" in element T1.1 must be a whole number, not "one"'),
    ]
    assert str(caught.value).endswith("Nothing was tested.")


# --- the commands -----------------------------------------------------------------------------------------------------


def test_check_says_what_a_sound_rubric_holds() -> None:
    result = run("check", BASE)
    assert (result.exit_code, result.output) == (
        0,
        f"{BASE}: nothing to say about 1 element, 3 look-ups, 4 examples.\n",
    )


def test_check_fails_on_errors_and_not_on_advice(tmp_path: Path, sound: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(sound.replace("NEAR(number complaint*, 4)", "hotline*"))
    advised = run("check", file)
    assert advised.exit_code == 0
    assert advised.output.endswith("\n1 warning. (1 element, 3 look-ups, 4 examples)\n")
    file.write_text(sound.replace("weight: 2", "wieght: 2"))
    failed = run("check", file)
    assert failed.exit_code == EXIT_TROUBLE
    assert failed.output.endswith("\n1 error.\n")


def test_test_shows_expected_came_and_by_what(tmp_path: Path, sound: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(sound.replace("      - level: stated\n", "      - level: evidenced\n"))
    result = run("test", file)
    assert result.exit_code == EXIT_EXAMPLES_FAILED
    assert "  NO evidenced  came stated: We will publish the number of complaints in future.\n" in result.output
    assert "by NEAR(number complaint*, 4)" in result.output
    assert result.output.endswith("3 of 4 as expected; 1 not: T1.1 example 3.\n")
    quiet = run("test", "-q", file)
    assert "in 2023" not in quiet.output.lower()


def test_known_gaps_are_counted_and_no_failure(tmp_path: Path, sound: str) -> None:
    file = tmp_path / "mine.yaml"
    gap = sound.replace("      - level: stated\n", "      - level: evidenced\n                todo: true\n")
    file.write_text(gap)
    result = run("test", file)
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "3 of 4 as expected; 1 known gap.")
    file.write_text(sound.replace("      - level: stated\n", "      - level: stated\n                todo: true\n"))
    result = run("test", file)
    assert result.exit_code == 0
    assert result.output.endswith("marked todo and as expected all the same, so take the mark off: T1.1 example 3.\n")


def test_whole_reports_are_tested_beside_the_rubric(tmp_path: Path, sound: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(sound)
    (tmp_path / "report.pdf").write_bytes(SAMPLE.read_bytes())
    beside = expectations_beside(file)
    expected = "{id: T1.1, at_least: none}, {id: T1.1, pages: [999], todo: true}"
    beside.write_text(f"reports:\n  - {{report: report.pdf, elements: [{expected}]}}\n")
    good = run("test", file, library=tmp_path / "library")
    assert good.exit_code == 0, good.output
    assert good.output.splitlines()[-1] == "5 of 6 as expected; 1 known gap."
    beside.write_text("reports:\n  - {report: report.pdf, elements: [{id: T1.1, pages: [999]}]}\n")
    bad = run("test", file, library=tmp_path / "library")
    assert bad.exit_code == EXIT_EXAMPLES_FAILED
    assert "expected page 999 among the evidence" in bad.output
    assert bad.output.splitlines()[-1] == "4 of 5 as expected; 1 not: T1.1 of report.pdf."


def test_try_shows_every_look_up_with_pages_cues_and_reasons(tmp_path: Path) -> None:
    result = run("try", "human-rights-transparency", "RE2.2", SAMPLE, "--all", library=tmp_path / "library")
    assert result.exit_code == 0
    rubric = load_rubric()
    for number, query in enumerate(rubric.element("RE2.2").look_for, start=1):
        assert f"\nlook-up {number}: {query}\n" in result.output
    assert "  p. " in result.output
    assert "     cues: " in result.output
    assert result.output.splitlines()[-1].split()[1:4:2] == ["found,", "taken."]

    silent = [n for n, part in enumerate(result.output.split("\nlook-up ")[1:], 1) if "  finds nothing\n" in part]
    short = run("try", "human-rights-transparency", "RE2.2", SAMPLE, library=tmp_path / "library").output
    assert silent
    assert "finds nothing" not in short
    named = " ".join(short.split()).partition(" look-ups find nothing: ")[2].partition(" (--all")[0]
    assert named == ", ".join(map(str, silent))


def test_try_again_does_not_read_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("try", BASE, "T1.1", SAMPLE, library=tmp_path / "library")
    monkeypatch.setattr("scorer.document.reading.Reader.read", lambda *_, **__: pytest.fail("it was read again"))
    assert run("try", BASE, "T1.1", SAMPLE, library=tmp_path / "library").output == first.output


def test_diff_tells_changes_and_what_they_do_to_scores(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    head = "rubric: mine\nversion: '1'\ntitle: Mine\nextend: human-rights-transparency\n"
    file.write_text(head + "scale: {stated: 0, described: 0, evidenced: 0}\n")
    result = run("diff", "human-rights-transparency", file, SAMPLE, library=tmp_path / "library")
    assert result.exit_code == 0
    assert "  ~ points for evidenced: 100 → 0\n" in result.output
    assert result.output.splitlines()[-1].startswith(f"{SAMPLE.name}: ")
    assert result.output.splitlines()[-1].endswith(" → 0.0")


def test_cues_are_listed_with_examples() -> None:
    listed = run("cues").output
    assert "money " in listed
    assert "promise " in listed
    assert "We repaid USD 41,200." in run("cues", "money").output


def test_show_writes_both_forms() -> None:
    assert run("show").output.startswith("# Human rights transparency\n")
    assert run("show", "--format", "html").output.startswith("<!doctype html>\n")


def test_the_words_of_a_rubric_are_made_ready_once_and_not_for_every_example(monkeypatch: pytest.MonkeyPatch) -> None:
    text = BASE.read_text(encoding="utf-8").replace("themes:", "words: {supplier: [knitting cooperative]}\nthemes:", 1)
    rubric = parse_rubric(text).rubric
    assert rubric is not None
    made: list[int] = []
    make = Dictionary.__init__
    monkeypatch.setattr(Dictionary, "__init__", lambda self, *given: (made.append(1), make(self, *given))[1])
    assert len(list(run_examples(rubric, judge_example))) > 3
    assert len(made) <= 1


@pytest.mark.parametrize("name", sorted(shipped_rubrics()))
def test_a_look_up_is_illustrated_by_what_it_credits(name: str) -> None:
    """A reader of the method takes "finds: ..." for an example of it; where there is no such example, none is shown."""
    rubric = load_rubric(name)
    finds = found_by_look_up(rubric, rubric.elements())
    for element in rubric.elements():
        came = {e.text: judge_example(rubric, element, e)[:2] for e in element.examples}
        least = dict.fromkeys(element.look_for, 1)
        least |= dict.fromkeys(element.grades.described, 2) | dict.fromkeys(element.grades.evidenced, 3)
        for query, rank in least.items():
            if (element.id, query) in finds:
                level, denied = came[finds[element.id, query]]
                assert level.rank >= rank or denied, (element.id, query, finds[element.id, query])
        for query in element.unless:
            level, denied = came[finds[element.id, query]] if (element.id, query) in finds else (Level.NONE, False)
            assert level is Level.NONE, (element.id, query)
