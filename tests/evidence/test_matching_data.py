"""The coded passages and registers by which matching is measured are sound by themselves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
DEPTHS = ("not_mentioned", "alluded", "named", "named_with_status", "full")
REGISTERS = sorted(p for p in (HERE / "registers").glob("*.yaml") if not p.name.endswith(".expected.yaml"))


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def accepted(depth: str | list[str]) -> list[str]:
    return [depth] if isinstance(depth, str) else depth


@pytest.mark.parametrize(("name", "least"), [("matching_passages", 70), ("matching_passages_held_out", 50)])
def test_the_passages_are_coded_with_known_cases_and_depths(name: str, least: int) -> None:
    data = load(HERE / f"{name}.yaml")
    ids = [case["id"] for case in data["register"]["cases"]]
    kinds = Counter(p["kind"] for p in data["passages"])

    assert len(ids) == len(set(ids))
    assert sum(kinds.values()) >= least
    assert min(kinds.values()) >= 2
    for passage in data["passages"]:
        assert all(sentence.strip() for sentence in passage["text"]), passage
        assert set(passage["cases"]) <= set(ids), passage
        assert all(set(accepted(d)) <= set(DEPTHS[1:]) for d in passage["cases"].values()), passage


@pytest.mark.parametrize("path", REGISTERS, ids=lambda p: p.stem)
def test_each_case_of_a_real_register_has_a_source_and_an_expected_depth(path: Path) -> None:
    register, expected = load(path), load(path.with_suffix(".expected.yaml"))
    cases = {case["id"]: case for case in register["cases"]}

    assert expected["register"] == register["register"]
    assert list(cases) == list(expected["cases"])
    for name, case in cases.items():
        want = expected["cases"][name]
        assert set(accepted(want["depth"])) <= set(DEPTHS)
        assert want["why"].strip()
        assert case["sources"][0]["url"].startswith("https://")
        assert ("INVENTED" in case["claim"]) == (want["depth"] == "not_mentioned")
        assert bool(want.get("pages")) == (want["depth"] != "not_mentioned")
    assert sum(want["depth"] == "not_mentioned" for want in expected["cases"].values()) >= 2
