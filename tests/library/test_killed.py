"""Kill -9 in the middle of a batch, then the same command again (benchmarks/killing.py does it twenty times)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.killing import Batch, rounds

from ..cli.conftest import LINES, RUBRIC, write_pdf

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups, which this system lacks")
def test_a_batch_that_is_killed_goes_on_to_the_same_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "small.yaml").write_text(RUBRIC)
    for n in range(8):
        write_pdf(tmp_path / "reports" / f"r{n}.pdf", (*LINES, f"The report of {n}."))
    (tmp_path / "reports" / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    more = ("--rubric", str(tmp_path / "small.yaml"), "--format", "html,json,csv")

    assert rounds(Batch(tmp_path / "reports", tmp_path / "work", 2, more), kills=3, seed=7) == []
