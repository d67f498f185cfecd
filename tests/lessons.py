"""Pages of docs/ that a reader follows with the keyboard: every snippet is run, in order, as written.

A comment before a snippet says what to do with it: ``write``, ``append`` or ``replace ... by`` a file, or ``check`` a
fragment. In a console snippet a line of three dots, or three dots in a line, stand for anything.
"""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from scorer.cli import main

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Snippet:
    line: int
    order: str
    name: str
    language: str
    text: str


_SNIPPET = re.compile(r"(?:<!-- (?P<order>\w+): (?P<name>\S+) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)```", re.DOTALL)


def snippets(page: str) -> list[Snippet]:
    """The snippets of a page, which must each say what they are."""
    found = [
        Snippet(page[: m.start()].count("\n") + 1, m["order"] or "", m["name"] or "", m["language"], m["text"])
        for m in _SNIPPET.finditer(page)
    ]
    assert page.count("```") == 2 * len(found)
    for snippet in found:
        assert snippet.language == "console" or (snippet.language in ("yaml", "json") and snippet.order), snippet.line
    return found


def play(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do in a folder of one's own what a page tells its reader to do, and see what it says one would see."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SCORER_LIBRARY", str(folder / "library"))
    monkeypatch.setenv("COLUMNS", "110")
    shutil.copytree(ROOT / "reports", folder / "reports", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    old = ""
    for snippet in snippets(page):
        file = folder / snippet.name
        if snippet.order == "write":
            file.parent.mkdir(exist_ok=True)
            file.write_text(snippet.text, encoding="utf-8")
        elif snippet.order == "append":
            file.write_text(file.read_text(encoding="utf-8") + snippet.text, encoding="utf-8")
        elif snippet.order == "replace":
            old = snippet.text
            assert old in file.read_text(encoding="utf-8"), snippet.line
        elif snippet.order == "by":
            file.write_text(file.read_text(encoding="utf-8").replace(old, snippet.text), encoding="utf-8")
        elif snippet.language == "console":
            for command, expected in commands(snippet.text):
                came = CliRunner().invoke(main, shlex.split(command)[1:], catch_exceptions=False).output
                assert matches(expected, came), f"line {snippet.line}: {command}\n\n{came}"


def commands(text: str) -> list[tuple[str, str]]:
    """The commands of a console snippet, each with what is said to come of it."""
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    return [(command.strip(), output) for command, _, output in (part.partition("\n") for part in parts)]


def matches(expected: str, came: str) -> bool:
    """Whether what came is what was said, where three dots stand for anything."""
    pattern = "".join(
        "(?:.*\n)*?" if line == "..." else r".*?".join(map(re.escape, line.split("..."))) + r" *\n"
        for line in expected.splitlines()
    )
    return re.fullmatch(pattern, came) is not None
