"""What readers said of sentences: each is known by its letters, nothing of it is kept, and values mean one thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import judged as kept
from scorer.rubric.loading import load_rubric
from tests.verdict.test_judging import document

VALUES = {"1", "2", "3", "n", "n2", "n3", "o", "r", "t", "x"}


def test_the_file_holds_digests_questions_and_values_and_nothing_else() -> None:
    known = {e.id for e in load_rubric().elements()}
    told = kept.judgements()
    assert len(told) > 100
    for sentences in told.values():
        for key, values in sentences.items():
            assert re.fullmatch("[0-9a-f]{10}", key)
            assert set(values) <= known
            assert set(values.values()) <= VALUES


def test_a_sentence_is_known_by_its_letters(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = "We trained 40 guards, in May."
    file = tmp_path / "judged.json"
    file.write_text(f'{{"a": {{"{kept.digest(text)}": "DD3.3=3 DD3.1=x"}}}}', encoding="utf-8")
    monkeypatch.setattr(kept, "FILE", file)
    kept.judgements.cache_clear()
    found = list(kept.judged("a", document(["Nothing.", "We  trained 40 guards - in May"])))
    assert found == [(1, {"DD3.3": "3", "DD3.1": "x"})]
    assert list(kept.judged("b", document([text]))) == []
    kept.judgements.cache_clear()


@pytest.mark.parametrize(("value", "level"), [("", 0), ("x", 0), ("n", 0), ("n2", 2), ("3", 3)])
def test_levels_of_values(value: str, level: int) -> None:
    assert kept.level_of(value) == level
