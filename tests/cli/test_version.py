"""``scorer --version`` says which version it is, and what holds the reading of PDFs back on this system."""

from __future__ import annotations

import subprocess

import pytest
from click.testing import CliRunner

import scorer
from scorer.cli import main
from scorer.document import confining


def test_it_says_what_holds_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    done = CliRunner().invoke(main, ["--version"])
    first, second = done.output.splitlines()
    assert (done.exit_code, first) == (0, f"scorer, version {scorer.__version__}")
    assert second.startswith("PDFs are read by a process that ")


def test_where_that_cannot_be_tried_nothing_is_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("scorer", 30)

    monkeypatch.setattr(confining.subprocess, "run", fails)
    assert "cannot lock in" in CliRunner().invoke(main, ["--version"]).output
