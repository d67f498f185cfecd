"""What tests reach is measured in child processes, too: nearly all reading happens there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import write_pdf

ROOT = Path(__file__).resolve().parent.parent


def test_lines_that_run_in_child_processes_are_counted(tmp_path: Path) -> None:
    for name in ("alder", "birch"):
        write_pdf(tmp_path / f"{name}.pdf")
    run = [sys.executable, "-m", "coverage"]
    configured = f"--rcfile={ROOT / 'pyproject.toml'}"
    environment = {**os.environ, "COVERAGE_FILE": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}
    environment.pop("COVERAGE_PROCESS_CONFIG", None)  # where this very test is measured
    environment.pop("COVERAGE_RCFILE", None)
    score = ["scorer", "score", "alder.pdf", "birch.pdf", "--jobs", "2", "--no-library", "--format", "json,pdf"]
    for command in (["run", configured, "-m", *score], ["combine", configured, "-q"], ["json", configured, "-q"]):
        done = subprocess.run(
            [*run, *command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    files = json.loads((tmp_path / "coverage.json").read_text())["files"]
    reached = {Path(name).name: set(f["executed_lines"]) for name, f in files.items()}
    for name, line in (
        ("assembling.py", "def read_pdf("),  # in the reading process
        ("annotating.py", "def _annotated("),  # in the one that highlights
        ("executing.py", "def _score("),  # in a process of a batch
    ):
        (path,) = (ROOT / "scorer").rglob(name)
        lines = path.read_text(encoding="utf-8").splitlines()
        at = next(n for n, text in enumerate(lines, 1) if text.startswith(line))
        tops = (n for n, text in enumerate(lines[at:], at + 1) if text and text[0].isalpha())
        end = next(tops, len(lines) + 1)
        assert any(at + 1 < n < end for n in reached[name]), f"nothing of {line} in {name} was counted"
