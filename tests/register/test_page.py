"""docs/registers.md: every snippet in it is run, in order, as a reader would; its table of fields names them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scorer.register.model import Case, Role
from tests.lessons import ROOT, play

PAGE = (ROOT / "docs" / "registers.md").read_text(encoding="utf-8")


def test_the_page_works_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    play(PAGE, tmp_path, monkeypatch)


def test_every_field_of_a_case_is_told() -> None:
    told = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
    assert told == set(Case.model_fields) - {"id"}
    assert all(f"`{role.value}`" in PAGE for role in Role)


def test_its_links_lead_somewhere() -> None:
    headings = {re.sub(r"[^a-z0-9 -]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^## (.*)$", PAGE, re.M)}
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        path, _, anchor = target.partition("#")
        assert (ROOT / "docs" / path).exists() if path else anchor in headings, target
