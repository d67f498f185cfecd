"""docs/writing-a-rubric.md: every snippet in it is run, in order, as a reader would; every table in it is true.

After a change of cues or keys: ``REWRITE=1 pytest tests/rubric/test_lesson.py`` writes the two reference tables anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scorer.evidence.gathering import Reading
from scorer.language.cues import FACT, PROMISE, REGISTRY
from scorer.rubric.loading import parse_rubric
from scorer.rubric.schema import EXTENDING, HELP
from scorer.rubric.source import parse_yaml
from scorer.verdict.examples import passage_document
from tests.lessons import Snippet, play, snippets

ROOT = Path(__file__).parents[2]
LESSON = ROOT / "docs" / "writing-a-rubric.md"
TEXT = LESSON.read_text(encoding="utf-8")


SNIPPETS = snippets(TEXT)


def test_the_lesson_works_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    play(TEXT, tmp_path, monkeypatch)


ELEMENT = """rubric: r
version: "1"
title: t
themes: [{id: T, title: t, indicators: [{id: T1, title: t, why: w, elements: [{id: T1.1, ask: "?", HERE,
  levels: {stated: a, described: b, evidenced: c}}]}]}]
"""


@pytest.mark.parametrize("snippet", [s for s in SNIPPETS if s.order == "check"], ids=lambda s: f"line {s.line}")
def test_fragments_are_right(snippet: Snippet) -> None:
    if snippet.name == "element":
        indented = "".join(f"            {line}\n" for line in snippet.text.splitlines())
        base = (Path(__file__).parent / "broken" / "base.yaml").read_text(encoding="utf-8")
        assert (
            parse_rubric(base.replace("            examples:\n", f"{indented}            examples:\n")).problems == ()
        )
    else:
        text = snippet.text if snippet.name == "mapping" else "list:\n" + snippet.text
        assert parse_yaml(text.encode(), "snippet").problems == ()


def test_yaml_in_seven_lines_means_what_it_says() -> None:
    root = parse_yaml(next(s for s in SNIPPETS if s.name == "mapping").text.encode(), "snippet").root
    assert root is not None
    values = root.data()
    assert values["text"] == "no quotes are needed here, not even for no, yes, 1.10 or 2024-01-31"
    assert values["careful"].endswith("and for # after a space")
    assert values["single"] == """inside single quotes, it's doubled, and "these" are free"""
    assert values["long"] == "A text of several lines is joined to one."


# --- the reference --------------------------------------------------------------------------------------------------


def rows(heading: str) -> list[list[str]]:
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip().replace("\\|", "|") for cell in line.strip("|").split(" | ")] for line in table]


@pytest.mark.parametrize(("query", "yes", "no"), [*rows("Words"), *rows("Queries")])
def test_the_cheat_sheet_is_true(query: str, yes: str, no: str) -> None:
    bare = query.strip("`")
    assert Reading(passage_document(yes)).index.ids(bare), yes
    assert not Reading(passage_document(no)).index.ids(bare), no


def cue_table() -> str:
    meanings = {cue.name: cue.meaning for cue in REGISTRY.values()}
    meanings[FACT] = (
        "something that happened, with a hard detail in the passage: date, count, amount, share, case number"
    )
    meanings[PROMISE] = "a promise and nothing else: no past act and no fact beside it"
    lines = [f"| `{name}` | {meaning} |" for name, meaning in sorted(meanings.items())]
    return "\n".join(["| cue | what it says of a sentence |", "|---|---|", *lines])


PARTS = {
    "Rubric": "the rubric", "Theme": "a theme", "Indicator": "an indicator", "Element": "an element",
    "Vocabulary": "a concept under `words`",
    "Meanings": "`levels`", "Example": "an example", "Grades": "`grades`", "Enough": "`enough`", "Scale": "`scale`",
}  # fmt: skip


def key_table() -> str:
    lines = ["| in | key | what it is for |", "|---|---|---|"]
    for part, name in PARTS.items():
        for key, meaning in HELP[part].items():
            lines.append(f"| {name} | `{key}` | {meaning} |")
        if part == "Rubric":
            lines += [f"| {name}, to build on another | `{key}` | {meaning} |" for key, meaning in EXTENDING.items()]
    return "\n".join(lines)


@pytest.mark.parametrize(("mark", "table"), [("cues", cue_table()), ("keys", key_table())])
def test_reference_tables_are_current(mark: str, table: str) -> None:
    begin, end = f"<!-- {mark} -->\n", f"\n<!-- /{mark} -->"
    if os.environ.get("REWRITE"):
        text = LESSON.read_text(encoding="utf-8")
        head, rest = text.split(begin, 1)
        LESSON.write_text(f"{head}{begin}{table}{end}{rest.split(end.strip(), 1)[1]}", encoding="utf-8")
        return
    assert TEXT.split(begin)[1].split(end)[0] == table
