"""Rubrics at hand for tests."""

from __future__ import annotations

from pathlib import Path

import pytest

BROKEN = Path(__file__).parent / "broken"


@pytest.fixture
def sound() -> str:
    """A small rubric without a fault."""
    return (BROKEN / "base.yaml").read_text(encoding="utf-8")
