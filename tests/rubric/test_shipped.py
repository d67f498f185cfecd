"""The rubrics that come with the tool: nothing wrong, every example as expected, enough of them, all our own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from scorer.cli.rubric import _finder
from scorer.language.cues import NAMES
from scorer.rubric.checking import check
from scorer.rubric.examples import run_examples
from scorer.rubric.loading import find_rubric, load_rubric, read_rubric, shipped_rubrics
from scorer.verdict.agreement import Scored, measure
from scorer.verdict.coded import predict, read_coded
from scorer.verdict.examples import judge_example

CODED = Path(__file__).parents[3] / "shared" / "coded"
NAMES_OF_RUBRICS = ("human-rights-transparency", "modern-slavery-statement")
FEWEST = {"human-rights-transparency": 6, "modern-slavery-statement": 6}
STATEMENT = (
    "approval", "signature", "reporting_entity", "structure", "operations", "supply_chains", "risk_description",
    "risk_mitigation", "remediation", "effectiveness", "consultation",
)  # fmt: skip


def test_both_are_shipped() -> None:
    assert set(shipped_rubrics()) >= set(NAMES_OF_RUBRICS)


@pytest.mark.parametrize("name", NAMES_OF_RUBRICS)
def test_check_finds_no_error(name: str) -> None:
    checked = check(read_rubric(find_rubric(name)), NAMES, _finder())
    assert checked.errors == 0, "\n".join(map(str, checked.problems))


def test_check_has_no_advice_on_the_second() -> None:
    assert check(read_rubric(find_rubric("modern-slavery-statement")), NAMES, _finder()).problems == ()


@pytest.mark.parametrize("name", NAMES_OF_RUBRICS)
def test_a_person_can_own_it(name: str) -> None:
    written = find_rubric(name).read_text(encoding="utf-8")
    assert len(written.encode()) <= 150_000
    assert len(written.splitlines()) <= 1_500
    assert max(map(len, written.splitlines())) <= 160


@pytest.mark.parametrize("name", NAMES_OF_RUBRICS)
def test_every_example_comes_out_as_expected(name: str) -> None:
    outcomes = list(run_examples(load_rubric(name), judge_example))
    wrong = [f"{o.element} example {o.number}: {o.level}" for o in outcomes if not o.met and not o.example.todo]
    closed = [f"{o.element} example {o.number}" for o in outcomes if o.met and o.example.todo]
    assert (wrong, closed) == ([], [])


@pytest.mark.parametrize("name", NAMES_OF_RUBRICS)
def test_enough_examples_of_every_level(name: str) -> None:
    for element in load_rubric(name).elements():
        if element.needs is None:
            assert len(element.examples) >= FEWEST[name], element.id
            assert len({example.level for example in element.examples}) == 4, element.id


def test_elements_of_the_second() -> None:
    assert tuple(element.id for element in load_rubric("modern-slavery-statement").elements()) == STATEMENT


needs_coded = pytest.mark.skipif(not CODED.is_dir(), reason="the coded sentences are not beside the project")


@pytest.mark.shared
@needs_coded
@pytest.mark.parametrize(("file", "least"), [("modern-slavery-uk.csv", 0.59), ("modern-slavery-ca.csv", 0.61)])
def test_the_second_finds_what_experts_coded(file: str, least: float) -> None:
    """Mean F1 over nine labels by the rubric alone; when written: .601 (UK) and .624 (CA)."""
    rubric = load_rubric("modern-slavery-statement")
    rows: dict[str, dict[str, list[Scored]]] = {}
    for document in read_coded(CODED / file, rubric):
        for made in predict(document, rubric):
            rows.setdefault(made.element, {}).setdefault(made.document, []).append(made.scored)
    found = [m.f1 for m in map(measure, rows.values()) if m.f1 is not None]
    assert len(found) == 9
    assert sum(found) / len(found) >= least


@pytest.mark.shared
@needs_coded
def test_no_example_is_taken_from_the_coded_sentences() -> None:
    """Fourteen words in a row that also stand in a coded sentence would be a copy."""
    runs: set[tuple[str, ...]] = set()
    for file in sorted(CODED.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                words = row["text"].lower().split()
                runs.update(zip(*(words[i:] for i in range(14)), strict=False))
    for name in NAMES_OF_RUBRICS:
        for element in load_rubric(name).elements():
            for example in element.examples:
                words = example.text.lower().split()
                assert not runs.intersection(zip(*(words[i:] for i in range(14)), strict=False)), example.text


@pytest.mark.parametrize("name", NAMES_OF_RUBRICS)
def test_one_explicit_none_is_enough_where_it_is_an_answer(name: str) -> None:
    for element in load_rubric(name).elements():
        if element.explicit_none is not None:
            assert getattr(element.enough, element.explicit_none.value) <= 1, element.id  # what one weighs
