"""A disk that is full or may not be written to: who asks what the library holds is told so, and never "nothing"."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

resource = pytest.importorskip("resource", reason="needs limits of the system")

QUESTIONS = (
    ("search", "repaid"),
    ("trend", "Alder"),
    ("library", "info"),
    ("library", "prune", "--unused", "0"),
)


def ask(*arguments: str, full: bool = False) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, perhaps on a disk without room."""

    def limited() -> None:
        if full:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    command = [sys.executable, "-m", "scorer", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limited)


def is_told(result: subprocess.CompletedProcess[str]) -> bool:
    """One line that names the library, exit code of trouble, nothing that passes for an answer."""
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("error: "), result.stderr
    assert "library.sqlite" in result.stderr
    return result.returncode == 1 and not result.stdout and "Nothing was found" not in result.stderr


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: " ".join(q[:2]))
def test_a_full_disk_is_told(scorer: Callable[..., Result], report: Path, question: tuple[str, ...]) -> None:
    scorer("score", report)
    assert is_told(ask(*question, full=True))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: " ".join(q[:2]))
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs a second user")
def test_a_folder_that_may_not_be_written_to_is_told(
    scorer: Callable[..., Result], report: Path, question: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    scorer("score", report)
    assert scorer(*question).exit_code == 0
    folder = Path(os.environ["SCORER_LIBRARY"]).parent
    for above in (folder, *folder.parents[:3]):
        above.chmod(0o755)
    os.seteuid(65534)
    try:
        result = scorer(*question)
    finally:
        os.seteuid(0)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")
    assert "library.sqlite" in result.stderr
    assert not result.stdout


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: " ".join(q[:2]))
def test_a_damaged_library_is_told(scorer: Callable[..., Result], report: Path, question: tuple[str, ...]) -> None:
    scorer("score", report)
    path = Path(os.environ["SCORER_LIBRARY"])
    path.write_bytes(path.read_bytes()[:100] + b"garbage" * 1000)
    result = ask(*question)
    assert is_told(result)
    assert "set aside as library.sqlite.damaged" in result.stderr


def test_scoring_goes_on_without_a_library(scorer: Callable[..., Result], report: Path) -> None:
    result = scorer("score", report, "--library", "small.yaml/library.sqlite")
    assert result.exit_code == 0
    assert "nothing of this run will be remembered" in result.stderr
