"""The messages are the product here: each broken rubric has one fault, and what is said about it is asserted whole.

After a deliberate change of wording: ``REWRITE=1 pytest tests/rubric/test_broken.py``, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scorer.cli.rubric import _finder
from scorer.language.cues import NAMES
from scorer.rubric.checking import check
from scorer.rubric.loading import Loaded, parse_rubric, read_rubric

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


def test_many_look_ups_without_an_example_are_counted_and_listed_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three are advice, four in one element are a figure: nobody reads three hundred warnings."""
    monkeypatch.chdir(BROKEN)
    text = Path("base.yaml").read_text(encoding="utf-8")
    first = "              - NEAR(number complaint*, 4)"
    assert first in text

    def with_more(number: int) -> Loaded:
        more = "".join(f"              - unheard{n} AND unseen\n" for n in range(number))
        return parse_rubric(text.replace(first + "\n", first + "\n" + more), "base.yaml")

    three, four = check(with_more(3), NAMES, _finder()), check(with_more(4), NAMES, _finder())
    assert (len(three.problems), three.unseen) == (3, ())
    assert four.problems == ()
    assert [(u.count, u.look_ups) for u in four.unseen] == [(4, 6)]
    assert len(check(with_more(4), NAMES, _finder(), everything=True).problems) == 4
