"""Rubrics and searches that are far too large are refused before anything looks at them; none steers a terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scorer.errors import UserError
from scorer.library.searching import search
from scorer.library.store import Library
from scorer.rubric import queries
from scorer.rubric.describing import html, markdown
from scorer.rubric.loading import load_rubric
from scorer.rubric.queries import MAX_LENGTH, MAX_TERMS, query_cues, query_doubts, query_fault, query_words
from tests.cli.conftest import RUBRIC

LONG = (
    " OR ".join(f"word{n}" for n in range(50_000)), "(" * 250_000, "cues:(" * 100_000, "NOT (" * 100_000,
    "NEAR(a b 5 " * 50_000, '"' * 500_001,
)  # fmt: skip


@pytest.mark.parametrize("query", LONG, ids=lambda q: q[:8])
def test_a_long_look_up_is_refused_before_it_is_compiled(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_compile", lambda _: pytest.fail("it was compiled"))
    fault = query_fault(query)
    assert fault is not None
    assert f"at most {MAX_LENGTH} are allowed" in fault.message
    assert (query_cues(query), query_words(query)) == ([], frozenset())
    assert fault not in query_doubts("a")


def test_many_words_are_refused_before_they_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_compile", lambda _: pytest.fail("it was compiled"))
    fault = query_fault(" OR ".join(f"w{n}" for n in range(MAX_TERMS + 1)))
    assert fault is not None
    assert "words; at most" in fault.message


def test_a_search_has_the_limits_of_a_look_up(tmp_path: Path) -> None:
    many = " OR ".join(f"w{n}" for n in range(5_000))
    with Library(tmp_path / "library.sqlite") as library:
        library.file.ask = lambda *_: pytest.fail("it was searched for")  # type: ignore[method-assign]
        for query in (many, *LONG):
            with pytest.raises(UserError, match="cannot be understood") as caught:
                search(library, query)
            assert len(str(caught.value)) < 1000


def test_the_whole_command_ends(tmp_path: Path) -> None:
    for number, query in enumerate(LONG):
        path = tmp_path / f"long-{number}.yaml"
        path.write_text(RUBRIC.replace("look_for: [hotline OR grievance]", f"look_for: ['{query}']"))
        words = [sys.executable, "-m", "scorer", "rubric", "check", str(path)]
        result = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
        assert result.returncode in (1, 2)
        assert "at most 4000 are allowed" in result.stdout + result.stderr
        assert len(result.stdout + result.stderr) < 4000


def test_a_rubric_shown_steers_no_terminal(tmp_path: Path) -> None:
    path = tmp_path / "evil.yaml"
    path.write_text(RUBRIC.replace("title: Remedy", r'title: "Remedy \x1b]0;pwned\a \x9b2J \u202e"', 1))
    rubric = load_rubric(str(path))
    for text in (markdown(rubric), html(rubric)):
        assert not [c for c in text if not c.isprintable() and c not in "\n\t"]
        assert "Remedy" in text
