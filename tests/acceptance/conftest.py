"""Cards as the command line writes them: the reports of the founding critique, each scored once with its register."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scorer.cli import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Card:
    """The JSON of a card, with what a test asks of it."""

    data: dict[str, Any]

    def element(self, name: str) -> dict[str, Any]:
        found = [e for t in self.data["themes"] for i in t["indicators"] for e in i["elements"] if e["id"] == name]
        assert found, name
        return dict(found[0])

    def level(self, name: str) -> int:
        return ("none", "stated", "described", "evidenced").index(self.element(name)["level"])

    def silent(self, name: str) -> bool:
        """No disclosure found: not even a no, and nothing in the way of looking."""
        e = self.element(name)
        return e["level"] == "none" and not e["denied"] and e["status"] == "assessed" and not e["evidence"]

    def quotes(self, name: str) -> str:
        return " ".join(q["quote"] for q in self.element(name)["evidence"])

    def clashes(self, kind: str) -> list[dict[str, Any]]:
        return [c for c in self.data["contradictions"] if c["kind"] == kind]

    def missing(self) -> list[str]:
        silent = [c for c in self.data["cases"] if c["depth"] == "not_mentioned" and not c["possibly"]]
        return [c["id"] for c in silent if c["counts"]]

    def case(self, name: str) -> dict[str, Any]:
        return dict(next(c for c in self.data["cases"] if c["id"] == name))

    def stands_out(self) -> set[str]:
        return {name for name, m in self.data["brochure"].items() if m["stands_out"]}


@pytest.fixture(scope="session")
def score(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Card]:
    """Scores a report as a user does and gives its card."""

    def run(report: Path, *options: str) -> Card:
        out = tmp_path_factory.mktemp("cards")
        command = ["score", str(report), "--out", str(out), "--format", "json", "--no-library", *options]
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
        (path,) = out.glob("*.scorecard.json")
        return Card(json.loads(path.read_text(encoding="utf-8")))

    return run


@pytest.fixture(scope="session")
def vendor(score: Callable[..., Card]) -> Card:
    """Sample (a): the glossy report, with its register."""
    return score(ROOT / "reports" / "a-surveillance-vendor-2021.pdf", "--register", "kestrane-group")


@pytest.fixture(scope="session")
def thorough(score: Callable[..., Card]) -> Card:
    """Sample (b): the thorough report, with its register."""
    return score(ROOT / "reports" / "b-thorough-clothing-company-2023.pdf", "--register", "ostervale-group")
