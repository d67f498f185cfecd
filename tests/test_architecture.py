"""The house keeps its shape: imports run one way, every module says what it is for, none grows without end."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.syntax import syntax

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "scorer"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400  # lines

# room -> rooms it may import from, besides itself and the modules in no room (errors, forms, inputs, wording)
MAY_USE = {
    "document": set(),
    "language": {"document"},
    "rubric": {"language"},
    "register": {"rubric", "language"},  # reads YAML and tells of problems the same way
    "evidence": {"language", "document", "rubric", "register"},
    "verdict": {"evidence", "language", "document", "rubric", "register"},
    "scorecard": {"verdict", "evidence", "language", "document", "rubric", "register"},
    "library": {"scorecard", "verdict", "evidence", "language", "document", "rubric", "register"},
    "cli": {"library", "scorecard", "verdict", "evidence", "language", "document", "rubric", "register"},
}


def room_of(module: Path) -> str:
    parts = module.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imported(module: Path) -> list[tuple[int, str]]:
    """Line and full name of everything of ours that a module imports, wherever in it the import stands."""
    found = []
    for node in ast.walk(syntax(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: a relative import hides where it leads"
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return [(line, name) for line, name in found if name.split(".")[0] == "scorer"]


def test_every_room_is_known() -> None:
    rooms = {p.name for p in PACKAGE.iterdir() if p.is_dir() and any(p.glob("*.py"))}
    assert rooms == set(MAY_USE)


@pytest.mark.parametrize("module", [m for m in MODULES if room_of(m)], ids=lambda m: str(m.relative_to(ROOT)))
def test_imports_run_one_way(module: Path) -> None:
    room = room_of(module)
    allowed = MAY_USE[room] | {room}
    upwards = [
        f"{module.relative_to(ROOT)}:{line}: {room} must not import {name}"
        for line, name in imported(module)
        if (target := ([*name.split("."), ""])[1]) in MAY_USE and target not in allowed
    ]
    assert not upwards, "\n".join(upwards)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(module: Path) -> None:
    said = ast.get_docstring(syntax(module.read_text(encoding="utf-8")))
    assert said, f"{module.relative_to(ROOT)} has no docstring"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_no_module_grows_without_end(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{module.relative_to(ROOT)} has {lines} lines; split it where it does two things"


def test_a_pdf_is_opened_only_where_a_child_process_does_it() -> None:
    """The reading process of ``document``, and the one that writes a highlighted copy."""
    readers = {"pypdfium2", "pdfplumber", "pikepdf", "pdfminer"}
    strangers = [
        str(module.relative_to(ROOT))
        for module in MODULES
        if room_of(module) != "document" and module != PACKAGE / "library" / "annotating.py"
        for node in ast.walk(syntax(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and readers & {n.split(".")[0] for n in [getattr(node, "module", None) or "", *(a.name for a in node.names)]}
    ]
    assert not strangers
