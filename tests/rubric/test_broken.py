"""The messages are the product here: each broken rubric has one fault, and what is said about it is asserted whole.

After a deliberate change of wording: ``REWRITE=1 pytest tests/rubric/test_broken.py``, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scorer.cli.rubric import _finder
from scorer.evidence.cues import NAMES
from scorer.rubric.checking import check
from scorer.rubric.loading import read_rubric

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(path.stem for path in BROKEN.glob("*.yaml") if path.stem != "base")


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize("name", CASES)
def test_whole_message(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)
    checked = check(read_rubric(Path(f"{name}.yaml")), NAMES, _finder())
    said = "\n\n".join(map(str, checked.problems)) + "\n"
    expected = BROKEN / f"{name}.txt"
    if os.environ.get("REWRITE"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_one_fault_one_message(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)
    checked = check(read_rubric(Path(f"{name}.yaml")), NAMES, _finder())
    assert len(checked.problems) == 1
    assert checked.errors == (0 if name.startswith("advice-") else 1)


def test_the_sound_one_has_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)
    assert check(read_rubric(Path("base.yaml")), NAMES, _finder()).problems == ()
