"""Findings are kept from run to run: a weight costs nothing, a look-up one element, and nothing stale is taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scorer.document.model import Document
from scorer.evidence.gathering import Reading
from scorer.library.findings import KeptFinding, judge_what_is_new
from scorer.library.store import Library
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Element, Enough, Rubric
from scorer.verdict import judging
from scorer.verdict.examples import passage_document
from scorer.verdict.judging import judge
from scorer.verdict.model import Finding

TEXT = (
    "In 2023 we repaid recruitment fees of USD 41,200 to 63 workers. We have a grievance mechanism that is open to "
    "everybody; a committee looks into each complaint within ten days. We will respect human rights everywhere."
)


@pytest.fixture
def rubric() -> Rubric:
    return load_rubric("human-rights-transparency")


@pytest.fixture
def reading() -> Reading:
    return Reading(passage_document(TEXT, "Remedy"))


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Ids of the elements that were judged anew."""
    names: list[str] = []
    real = judging.judge_element

    def noted(reading: Reading, rubric: Rubric, element: Element) -> Finding:
        names.append(element.id)
        return real(reading, rubric, element)

    monkeypatch.setattr(judging, "judge_element", noted)
    yield names


def first_run(reading: Reading, rubric: Rubric) -> tuple[KeptFinding, ...]:
    kept: list[tuple[KeptFinding, ...]] = []
    judge_what_is_new(reading, rubric, (), kept.append)
    return kept[-1]


def changed(rubric: Rubric, element: str, **values: object) -> Rubric:
    """The rubric with one element changed."""
    themes = []
    for theme in rubric.themes:
        indicators = []
        for i in theme.indicators:
            elements = tuple(e.model_copy(update=values) if e.id == element else e for e in i.elements)
            indicators.append(i.model_copy(update={"elements": elements}))
        themes.append(theme.model_copy(update={"indicators": tuple(indicators)}))
    return rubric.model_copy(update={"themes": tuple(themes)})


def test_findings_come_back_equal_through_the_library(reading: Reading, rubric: Rubric, tmp_path: Path) -> None:
    made = judge(reading, rubric)
    assert any(f.evidence for f in made)  # else the test shows nothing
    with Library(tmp_path / "l.sqlite") as library:
        library.keep_findings("a", rubric.rubric, "judge 1", first_run(reading, rubric))
    with Library(tmp_path / "l.sqlite") as library:
        kept = library.findings("a", rubric.rubric, "judge 1")
        assert library.findings("a", rubric.rubric, "judge 2") == ()
        assert library.findings("b", rubric.rubric, "judge 1") == ()

    assert judge_what_is_new(reading, rubric, kept, lambda _: pytest.fail("nothing is new")) == made


def test_a_changed_weight_judges_nothing_and_asks_no_question(
    reading: Reading, rubric: Rubric, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = first_run(reading, rubric)
    judged.clear()
    fresh = Reading(reading.document, reading.cues)
    monkeypatch.setattr(Reading, "index", property(lambda _: pytest.fail("the index was built")))

    heavier = changed(rubric, "RE3.2", weight=7, sources=("Somewhere",))
    findings = judge_what_is_new(fresh, heavier, kept, lambda _: pytest.fail("nothing is new"))

    assert judged == []
    assert len(findings) == len(list(rubric.elements()))


@pytest.mark.parametrize(
    "values",
    [
        {"look_for": ("fees",)},
        {"unless": ("fees",)},
        {"commitment": True},
        {"event": True},
        {"figures": True},
        {"enough": Enough(evidenced=3.0)},
    ],
    ids=lambda v: next(iter(v)),
)
def test_a_changed_question_is_judged_again_and_no_other(
    reading: Reading, rubric: Rubric, judged: list[str], values: dict[str, object]
) -> None:
    kept = first_run(reading, rubric)
    judged.clear()
    other = changed(rubric, "RE3.2", **values)
    saved: list[tuple[KeptFinding, ...]] = []

    findings = judge_what_is_new(reading, other, kept, saved.append)

    assert judged == ["RE3.2"]
    assert findings == judge(reading, other)
    judged.clear()
    judge_what_is_new(reading, other, saved[0], lambda _: pytest.fail("nothing is new"))
    assert judged == []


def test_what_the_rubric_says_for_all_elements_judges_all_again(
    reading: Reading, rubric: Rubric, judged: list[str]
) -> None:
    kept = first_run(reading, rubric)
    judged.clear()
    grades = rubric.grades.model_copy(update={"evidenced": ("cues:fact",)})

    judge_what_is_new(reading, rubric.model_copy(update={"grades": grades}), kept, lambda _: None)

    assert len(judged) == len(list(rubric.elements()))


def test_a_finding_whose_sentence_is_not_in_the_document_is_made_again(reading: Reading, rubric: Rubric) -> None:
    kept = first_run(reading, rubric)
    shorter: Document = replace(reading.document, sentences=reading.document.sentences[:1])
    gone = {k.element for k in kept if any(e.sentence > 0 for e in k.evidence)}
    assert gone  # else the test shows nothing

    found = {f.element: f for f in judge_what_is_new(Reading(shorter), rubric, kept, lambda _: None)}

    fresh = {f.element: f for f in judge(Reading(shorter), rubric)}
    assert {name: found[name] for name in gone} == {name: fresh[name] for name in gone}
