"""No stale result: whatever decides a stored value is in the key that it is stored under."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from scorer.library import fingerprint
from scorer.library.fingerprint import code_digest
from tests.syntax import syntax

ROOT = Path(fingerprint.__file__).parents[1]
LIBRARIES = {
    "document": fingerprint._READ_WITH + fingerprint.LIBRARIES,
    "language": fingerprint._JUDGED_WITH,
    "rubric": fingerprint._JUDGED_WITH + fingerprint._SHOWN_WITH,
    "register": fingerprint._JUDGED_WITH,
    "evidence": fingerprint._JUDGED_WITH,
    "verdict": fingerprint._JUDGED_WITH,
    "scorecard": fingerprint._JUDGED_WITH + fingerprint._SHOWN_WITH,
}
OF_NO_RESULT = {
    "scorer/document/letters.py": {"pdfplumber"},  # verifies; its stamp names the version
    "scorer/scorecard/compiled.py": {"platformdirs"},  # where compiled templates lie
    # What was learned has a digest of its own, which is in the key of what it helps to judge.
    "scorer/verdict/learned/training.py": {"numpy", "scipy", "scikit-learn"},
    "scorer/verdict/learned/thresholds.py": {"numpy"},
}


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of ours with a file of every kind."""
    monkeypatch.setattr(fingerprint, "_ROOT", tmp_path)
    code_digest.cache_clear()
    folder = tmp_path / "room" / "inner"
    folder.mkdir(parents=True)
    for name in ("a.py", "b.json", "c.svg", "d.css", "e.yaml", "f.anything", "no_suffix"):
        (folder / name).write_text("1")
    yield tmp_path / "room"
    code_digest.cache_clear()


def digest() -> str:
    code_digest.cache_clear()
    return code_digest("room")


def test_every_file_of_a_room_is_in_its_digest_whatever_its_suffix(room: Path) -> None:
    before = digest()
    for path in sorted((room / "inner").iterdir()):
        path.write_text("2")
        assert digest() != before, path.name
        path.write_text("1")
        assert digest() == before
    (room / "inner" / "new.json").write_text("1")
    assert digest() != before


def test_what_python_leaves_behind_is_in_none(room: Path) -> None:
    before = digest()
    (room / "__pycache__").mkdir()
    (room / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"1")
    assert digest() == before


def test_the_version_of_a_library_and_of_the_database_is_in_the_digest(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = code_digest("room", libraries=("pydantic",))
    monkeypatch.setattr(fingerprint, "_version", lambda name: "0.0")
    code_digest.cache_clear()
    other = code_digest("room", libraries=("pydantic",))
    monkeypatch.setattr(fingerprint, "_LIKE", "python 3.99 sqlite 9.9")
    code_digest.cache_clear()
    assert len({before, other, code_digest("room", libraries=("pydantic",))}) == 3


def test_the_shipped_figures_and_drawings_are_in_the_key_of_a_card() -> None:
    in_key = {p for room in LIBRARIES for p in (ROOT / room).rglob("*") if p.suffix in {".json", ".svg"}}
    assert {p.name for p in in_key} >= {"comparison.json", "icons.svg"}
    left = [
        p for p in ROOT.rglob("*") if p.suffix in {".json", ".svg", ".html", ".css", ".js"} and "rubrics" not in p.parts
    ]
    assert {p for p in left if p.relative_to(ROOT).parts[0] not in LIBRARIES} == set()


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_library_that_a_room_imports_is_in_the_key_of_its_results(name: str) -> None:
    owners = packages_distributions()
    known = {library.lower() for library in LIBRARIES[name]}
    strangers = []
    for module in (ROOT / name).rglob("*.py"):
        excused = OF_NO_RESULT.get(str(module.relative_to(ROOT.parent)), set())
        for node in ast.walk(syntax(module.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for top in {n.split(".")[0] for n in names} - sys.stdlib_module_names - {"scorer", "__future__"}:
                by = {d.lower() for d in owners.get(top, [top])} - {"pydantic-core", "pydantic_core"}
                if by and not by & (known | excused):
                    strangers.append(f"{module.name}:{node.lineno} {top}")
    assert not strangers


@pytest.mark.parametrize(
    "file", ["document/a.py", "wording.py", "language/words/en/front/titles.yaml", "language/words/en/parts/time.yaml"]
)
def test_the_words_that_a_header_is_read_by_are_in_the_digest_of_a_reading(room: Path, file: str) -> None:
    path = room.parent / file
    path.parent.mkdir(parents=True, exist_ok=True)
    digests = set()
    for text in "12":
        path.write_text(text)
        code_digest.cache_clear()
        digests.add(fingerprint.reading_digest())
    assert len(digests) == 2
