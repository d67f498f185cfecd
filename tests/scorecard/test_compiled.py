"""Compiled templates are kept, taken only for the source they were made from, and never in the way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from scorer.scorecard.compiled import CompiledTemplates, cache_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "code.py").write_text("one")
    (tmp_path / "t.html").write_text("Hello {{ name|loud }}, {{ 'fixed'|loud }}")
    return tmp_path


def rendered(folder: Path, mark: str = "!") -> str:
    environment = Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=CompiledTemplates(folder / "kept", [folder / "code.py"]),
        autoescape=True,
    )
    environment.filters["loud"] = lambda text: f"{text}{mark}"
    return environment.get_template("t.html").render(name="Ana")


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "kept").glob("*.jinja"))


def test_the_second_run_compiles_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(folder) == "Hello Ana!, fixed!"
    assert len(kept(folder)) == 1
    monkeypatch.setattr(Environment, "_generate", lambda *_, **__: pytest.fail("compiled again"))
    assert rendered(folder) == "Hello Ana!, fixed!"


def test_a_changed_source_or_a_changed_filter_is_compiled_anew(folder: Path) -> None:
    rendered(folder)
    (folder / "code.py").write_text("two")  # Jinja has worked out what is constant with the filter as it was
    assert rendered(folder, "?") == "Hello Ana?, fixed?"
    (folder / "t.html").write_text("Bye {{ name }}")
    assert rendered(folder) == "Bye Ana"


@pytest.mark.parametrize("damage", [b"", b"nonsense", "cut"])
def test_a_damaged_file_is_made_again(folder: Path, damage: bytes | str) -> None:
    rendered(folder)
    (file,) = kept(folder)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if isinstance(damage, str) else damage)
    assert rendered(folder) == "Hello Ana!, fixed!"


def test_where_nothing_can_be_written_it_works_all_the_same(folder: Path) -> None:
    (folder / "kept").write_text("a file in the way")
    assert rendered(folder) == "Hello Ana!, fixed!"
    assert rendered(folder) == "Hello Ana!, fixed!"


def test_they_are_kept_in_the_users_cache_folder_for_this_user_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    if sys.platform == "linux":
        assert cache_folder() == folder / "cache" / "transparency-scorer" / "templates"
    rendered(folder)
    if sys.platform != "win32":
        assert (folder / "kept").stat().st_mode & 0o077 == 0
