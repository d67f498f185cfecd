"""What is generated from a rubric: schema, starter, the method as a document, and differences."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from pydantic import BaseModel

from scorer.cli.rubric import _finder
from scorer.errors import UserError
from scorer.language.clause import Actor
from scorer.language.cues import NAMES
from scorer.rubric import model
from scorer.rubric.checking import check
from scorer.rubric.describing import html, markdown, percent, weighed
from scorer.rubric.differing import differences
from scorer.rubric.examples import run_examples
from scorer.rubric.loading import load_rubric, parse_rubric, read_rubric, shipped_rubrics
from scorer.rubric.model import Rubric
from scorer.rubric.schema import EXTENDING, FIRST_LINE, HELP, SCHEMA_FILE, schema, schema_text
from scorer.rubric.source import read_yaml
from scorer.rubric.starting import start, starter
from scorer.rubric.validating import NOT_WRITTEN
from scorer.verdict.examples import judge_example

RUBRICS = Path(__file__).parents[2] / "rubrics"


def parsed(text: str) -> Rubric:
    loaded = parse_rubric(text)
    assert loaded.rubric is not None, "\n".join(map(str, loaded.problems))
    return loaded.rubric


# --- schema -----------------------------------------------------------------------------------------------------------


def test_the_committed_schema_is_current() -> None:
    """After a change of the model: scorer rubric schema > rubrics/rubric.schema.json."""
    assert (RUBRICS / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text()


def test_every_key_is_explained() -> None:
    for name, keys in HELP.items():
        fields = {f.alias or n for n, f in getattr(model, name).model_fields.items()} - {*NOT_WRITTEN}
        assert set(keys) == fields, name
    parts = [n for n, m in vars(model).items() if isinstance(m, type) and issubclass(m, BaseModel)]
    assert set(parts) - {"BaseModel", "Part", "Base", "LearnedWords", "SecondLook"} == set(HELP)


def test_every_actor_is_named_where_people_look_for_them() -> None:
    page = " ".join((RUBRICS.parent / "docs" / "writing-a-rubric.md").read_text(encoding="utf-8").split())
    assert f"`who:` for who acts in it ({', '.join(Actor)})" in page
    assert all(actor in HELP["Element"]["who"] for actor in Actor)


def typed(value: Any, kind: Any) -> Any:
    """A file's texts as an editor sees them: numbers and booleans where the model wants them."""
    if isinstance(value, dict):
        fields = kind.model_fields
        return {key: typed(v, _inner(fields[key].annotation)) for key, v in value.items()}
    if isinstance(value, list):
        return [typed(v, kind) for v in value]
    if kind is float:
        return float(value)
    return value == "true" if kind is bool else value


def _inner(annotation: Any) -> Any:
    while get_args(annotation):
        annotation = get_args(annotation)[0]
    return annotation


@pytest.mark.parametrize("name", sorted(shipped_rubrics()))
def test_shipped_rubrics_fit_the_schema_and_name_it(name: str) -> None:
    path = RUBRICS / f"{name}.yaml"
    assert path.read_text(encoding="utf-8").startswith(f"{FIRST_LINE}{SCHEMA_FILE}\n")
    root = read_yaml(path).root
    assert root is not None
    jsonschema.validate(typed(root.data(), Rubric), schema())


def plain() -> dict[str, Any]:
    levels = {"stated": "a", "described": "b", "evidenced": "c"}
    element = {"id": "A1.1", "ask": "?", "levels": levels}
    indicator = {"id": "A1", "title": "t", "why": "w", "elements": [element]}
    theme = {"id": "A", "title": "t", "indicators": [indicator]}
    return {"rubric": "r", "version": 1.0, "title": "t", "themes": [theme]}


def test_schema_accepts_both_kinds() -> None:
    jsonschema.validate(plain(), schema())
    extending = {"rubric": "r", "version": "1", "title": "t", "extend": "base", "weights": {"A": 3}, "drop": ["A1.1"]}
    jsonschema.validate(extending, schema())
    assert set(EXTENDING) <= set(schema()["properties"])


@pytest.mark.parametrize(
    "change",
    [
        {"wieght": 1},
        {"themes": []},
        {"weights": {"A": 3}},
        {"extend": "base"},
        {"scale": {"stated": 101}},
        {"bases": []},
        {"title": ""},
    ],
)
def test_schema_underlines_what_the_loader_refuses(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**plain(), **change}, schema())
    assert parse_rubric(json.dumps({**plain(), **change})).rubric is None


# --- new --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", [None, "human-rights-transparency"])
def test_the_starter_has_nothing_wrong_with_it(base: str | None, tmp_path: Path) -> None:
    written = start(tmp_path / "my-rubric.yaml", base)
    assert [path.name for path in written] == ["my-rubric.yaml", SCHEMA_FILE]
    assert check(read_rubric(written[0]), NAMES, _finder()).problems == ()
    assert load_rubric(written[0]).rubric == "my-rubric"


def test_the_starter_names_the_schema_that_is_written_beside_it(tmp_path: Path) -> None:
    rubric, beside = start(tmp_path / "mine.yaml")
    assert rubric.read_text(encoding="utf-8").startswith(f"{FIRST_LINE}{beside.name}\n")
    assert beside.read_text(encoding="utf-8") == schema_text()


def test_a_commented_addition_in_the_starter_works(tmp_path: Path) -> None:
    text = starter("mine", "human-rights-transparency")
    commented = text[text.index("# add:") :].replace("\n# ", "\n").removeprefix("# ")
    rubric = parsed(text[: text.index("# add:")] + commented)
    assert rubric.element("RE2.9").ask


@pytest.mark.parametrize("base", [None, *sorted(shipped_rubrics()), "one.yaml"])
def test_all_examples_of_a_starter_work_together(base: str | None, tmp_path: Path) -> None:
    """Taken out of their comments all at once: nothing wrong, and every example as expected."""
    start(tmp_path / "one.yaml")
    text = starter("mine", base, tmp_path)
    for key, example in re.findall(r"(\w+: (?:\[\]|\{\})) .*# .*for example (.+)", text):
        text = text.replace(key, f"{key[:-2]}{example}")
    head, add, rest = text.partition("# add:")
    file = tmp_path / "mine.yaml"
    file.write_text(head + (add + rest).replace("\n# ", "\n").removeprefix("# "), encoding="utf-8")
    assert text.count("for example [") + text.count("for example {") == {None: 1, "one.yaml": 2}.get(base, 3)
    assert check(read_rubric(file), NAMES, _finder(load_rubric(file))).problems == ()
    assert [o.example.text for o in run_examples(load_rubric(file), judge_example) if not o.met] == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("precious")
    with pytest.raises(UserError, match="such a file already"):
        start(file)
    assert file.read_text() == "precious"


@pytest.mark.parametrize("name", ["mine.txt", "2024.yaml", "my rubric.yaml", "no/folder/mine.yaml"])
def test_a_name_that_cannot_be(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        start(tmp_path / name)


# --- show -------------------------------------------------------------------------------------------------------------


def test_shares_of_the_whole_add_up() -> None:
    rubric = load_rubric()
    themes = weighed(rubric)
    elements = [e.share for t in themes for i in t.indicators for e in i.elements]
    assert sum(t.share for t in themes) == pytest.approx(100)
    assert sum(elements) == pytest.approx(100)
    assert [percent(s) for s in (0, 7, 3.456, 100)] == ["0 %", "7 %", "3.5 %", "100 %"]


def test_the_document_says_everything_the_rubric_says() -> None:
    rubric = load_rubric()
    page, text = html(rubric), markdown(rubric)
    for element in rubric.elements():
        assert f'id="{element.id}"' in page
        assert f"#### {element.id} " in text
        for query in element.look_for:
            assert query in text
    assert rubric.digest in page
    assert rubric.digest in text


HOSTILE = "<script>alert(1)</script> `x` [l](javascript:alert(1)) | # *b*"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)


def test_a_hostile_rubric_is_inert_in_both(sound: str) -> None:
    quoted = json.dumps(HOSTILE)
    rubric = parsed(
        sound.replace("title: Transparency", f"title: {quoted}")
        .replace("ask: Does the company publish how many complaints it received?", f"ask: {quoted}")
        .replace("text: We will publish the number of complaints in future.", f"text: {quoted}")
    )
    tags = _Tags()
    tags.feed(html(rubric))
    assert not {"script", "img", "link", "iframe"} & tags.seen
    text = markdown(rubric)
    assert "<script" not in text.replace("\\<script", "")
    assert "[l](" not in text


def test_the_document_is_the_same_every_time() -> None:
    assert html(load_rubric()) == html(load_rubric())


# --- diff -------------------------------------------------------------------------------------------------------------


def test_differences_are_named_part_by_part(sound: str) -> None:
    new = (
        sound.replace('version: "1.0"', 'version: "1.1"')
        .replace("stated: 25", "stated: 30")
        .replace("weight: 2", "weight: 3")
        .replace("- NEAR(number complaint*, 4)", "- hotline*")
        .replace("Says that complaints are counted.", "Says it.")
        .replace("      - level: none\n", "      - level: none\n                todo: true\n")
    )
    said = [(c.part, c.what) for c in differences(parsed(sound), parsed(new))]
    assert said == [
        ("", "version: “1.0” → “1.1”"),
        ("", "points for stated: 25 → 30"),
        ("T1.1", "weight: 2 → 3 (100 % → 100 % of the whole)"),
        ("T1.1", "look_for: without NEAR(number complaint*, 4)"),
        ("T1.1", "look_for: with hotline*"),
        ("T1.1", "meaning of stated: “Says that complaints are counted.” → “Says it.”"),
        ("T1.1", "examples: without none: In 2023 we received 310 customer complaints."),
        ("T1.1", "examples: with none, todo: In 2023 we received 310 customer complaints."),
    ]


def test_added_and_dropped_parts() -> None:
    base = "rubric: x\nversion: '1'\ntitle: x\nextend: human-rights-transparency\n"
    changes = differences(load_rubric(), parsed(base + "drop: [RE1, DD1.1]\n"))
    dropped = [c.part for c in changes if c.kind == "dropped"]
    assert dropped == ["DD1.1", "RE1", "RE1.1", "RE1.2", "RE1.3"]
    assert {c.kind for c in differences(parsed(base + "drop: [RE1]\n"), load_rubric()) if c.part == "RE1"} == {"added"}


def test_no_difference() -> None:
    assert differences(load_rubric(), load_rubric()) == ()


def test_words_and_exclusions_of_a_rubric_are_told() -> None:
    base = "rubric: m\nversion: '1'\ntitle: M\nextend: human-rights-transparency\n"
    more = 'words: {consults: ["town-hall meeting"], loom: {words: [loom], but: [gloom]}}\nunless: ["diversity"]\n'
    said = [c.what for c in differences(parsed(base), parsed(base + more))]
    assert said == [
        "unless: with diversity",
        "words of @consults: with town-hall meeting",
        "words of @loom: with loom",
        "words of @loom that do not count: with gloom",
    ]


def test_every_field_is_compared(sound: str) -> None:
    """A change of any field of an element is seen."""
    rubric = parsed(sound)
    theme = rubric.themes[0]
    indicator = theme.indicators[0]
    element = indicator.elements[0]
    changes: dict[str, Any] = {
        "ask": "Other?", "weight": 9, "look_for": ("x",), "unless": (), "deny": ("x",), "needs": "register",
        "commitment": True, "event": True, "figures": True, "doubt": False, "who": ("authority",),
        "grades": model.Grades(described=("x",)), "enough": model.Enough(stated=0.1), "explicit_none": "described",
        "levels": element.levels.model_copy(update={"described": "x"}), "examples": (), "sources": ("UNGP 1",),
    }  # fmt: skip
    assert set(changes) == set(model.Element.model_fields) - {"id"}
    for name, value in changes.items():
        other = indicator.model_copy(update={"elements": (element.model_copy(update={name: value}),)})
        new = rubric.model_copy(update={"themes": (theme.model_copy(update={"indicators": (other,)}),)})
        assert differences(rubric, new), name
