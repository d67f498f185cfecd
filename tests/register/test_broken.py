"""The messages are the product here: each broken register has one fault, and what is said about it is asserted whole.

After a deliberate change of wording: ``REWRITE=1 pytest tests/register/test_broken.py``, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scorer.register.checking import check
from scorer.register.loading import read_register

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(path.stem for path in BROKEN.glob("*.yaml") if path.stem != "base")


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 25


@pytest.mark.parametrize("name", CASES)
def test_whole_message(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)
    said = "\n\n".join(map(str, check(read_register(Path(f"{name}.yaml"))).problems)) + "\n"
    expected = BROKEN / f"{name}.txt"
    if os.environ.get("REWRITE"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_one_fault_one_message(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)
    checked = check(read_register(Path(f"{name}.yaml")))
    assert len(checked.problems) == 1
    assert checked.errors == (0 if name.startswith("advice-") else 1)


def test_the_sound_one_has_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)
    assert check(read_register(Path("base.yaml"))).problems == ()
