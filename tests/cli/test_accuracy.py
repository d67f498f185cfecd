"""Measured agreement beside a rubric comes onto its cards: its own, or with the version it was measured on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from scorer.errors import UserError
from scorer.library.recording import add
from scorer.rubric.accuracy import Accuracy, Agreement, CodedSet, accuracy_beside, load_accuracy
from scorer.rubric.loading import load_rubric, shipped_rubrics
from scorer.rubric.model import Level
from scorer.scorecard.json import from_json
from scorer.scorecard.model import Scorecard
from scorer.verdict.gold import Pair
from scorer.verdict.recording import About

Scorer = Callable[..., Result]
FIGURES = {"n": 24, "exact": 0.7083, "within_one": 0.9342, "kappa": 0.62}
SAID = "Of 24 answers to this question on coded reports, 17 agreed with a careful reader’s, 22 within one level."


def measured(folder: Path, **values: object) -> None:
    """Put figures beside ``small.yaml``."""
    figures = {
        "rubric_digest": load_rubric(folder / "small.yaml").digest,
        "reports": 24,
        "elements": {"RE1.1": FIGURES, "GONE": FIGURES},
        "note": "Invented for a test.",
        **values,
    }
    (folder / "small.accuracy.json").write_text(json.dumps(figures), encoding="utf-8")


def card_of(scorer: Scorer, report: Path) -> Scorecard:
    assert scorer("score", report, "--format", "html,json,md").exit_code == 0
    return from_json(Path("scorecards/alder.scorecard.json").read_text(encoding="utf-8"), "card")


def views() -> list[str]:
    return [Path(f"scorecards/alder.scorecard.{kind}").read_text(encoding="utf-8") for kind in ("html", "md")]


def test_a_card_shows_the_agreement_of_its_own_rubric(scorer: Scorer, folder: Path, report: Path) -> None:
    assert card_of(scorer, report).rubric.accuracy is None  # nothing measured, nothing said
    assert "careful reader" not in "".join(views())

    measured(folder)
    card = card_of(scorer, report)

    assert [e.agreement for e in card.elements()] == [Agreement(**FIGURES), None]
    assert card.rubric.accuracy is not None
    assert (card.rubric.accuracy.reports, card.rubric.accuracy.version) == (24, "1")
    for view in views():
        assert view.count(SAID) == 1
    assert "The figures were measured on version" not in views()[0]
    assert "0.62" in views()[0]
    assert "unseen" not in "".join(views()).lower()  # a file of this form does not say so
    assert "Invented for a test." in views()[0]
    assert "within one level" in " ".join(scorer("explain", "scorecards/alder.scorecard.json", "RE1.1").output.split())


def test_figures_of_another_version_are_shown_only_if_they_say_so(scorer: Scorer, folder: Path, report: Path) -> None:
    measured(folder, rubric_digest="0123456789abcdef")
    card = card_of(scorer, report)
    assert card.rubric.accuracy is None
    assert not any(e.agreement for e in card.elements())

    measured(folder, rubric_digest="0123456789abcdef", rubric_version="0.9")
    assert card_of(scorer, report).elements()[0].agreement == Agreement(**FIGURES)
    page = " ".join(views()[0].split())
    assert 'The figures were measured on version 0.9 (digest <span class="digest">0123456789abcdef</span>)' in page


def a_set(name: str, digest: str, date: str, *, unseen: bool = True) -> CodedSet:
    return CodedSet(
        name=name, rubric_digest=digest, rubric_version="1", date=date, unseen=unseen, reports=3, elements={}
    )


def test_a_card_shows_the_unseen_set_that_is_nearest_to_its_rubric(folder: Path) -> None:
    rubric = load_rubric(folder / "small.yaml")

    def shown(*sets: CodedSet) -> str:
        found = Accuracy(sets=sets).shown_for(rubric)
        return found.name if found else ""

    old, own = a_set("old", "a", "2023-01-01"), a_set("own", rubric.digest, "2024-01-01")
    later = a_set("later", "b", "2025-01-01")
    seen = a_set("seen", rubric.digest, "2026-01-01", unseen=False)
    assert shown(old, own, later, seen) == "own"
    assert shown(later, old, seen) == "later"  # older figures of unseen reports before own ones of others
    assert shown(own, a_set("own too", rubric.digest, "2024-01-01"), later) == "own too"
    assert shown(a_set("many", "a", "2023-01-01").model_copy(update={"reports": 20}), later) == "many"
    assert shown(seen) == "seen"
    assert not shown(a_set("another's", "c", "2024-01-01").model_copy(update={"rubric_version": ""}))


def test_a_card_of_unseen_figures_says_so_with_intervals(scorer: Scorer, folder: Path, report: Path) -> None:
    rubric = load_rubric(folder / "small.yaml")
    found = [
        Pair(f"r{i}", element, Level.STATED if i % 3 else Level.NONE, Level.STATED if i % 4 else Level.NONE, "", "")
        for i in range(12)
        for element in ("RE1.1", "RE1.2")
    ]
    about = About("spring", "2024-03-31", "two of us", "Looked at twice.")
    add(folder / "small.yaml", about, rubric, found)
    (folder / "small.yaml").write_text((folder / "small.yaml").read_text().replace('version: "1"', 'version: "2"'))
    card = card_of(scorer, report)

    on = card.rubric.accuracy
    assert on is not None
    assert (on.name, on.unseen, on.reports, on.version, on.digest) == ("spring", True, 12, "1", rubric.digest)
    assert on.overall is not None
    assert on.overall.n == 24
    assert on.overall.exact_range is not None
    for view in views():
        page = " ".join(view.split())
        assert "Of 12 answers to this question on unseen reports, 7 agreed with a careful reader’s" in page
        assert "(95 % interval 32 to 81 %)" in page
        assert f"with version 1 of the rubric (digest {rubric.digest[:12]})" in page
        assert "nobody who works on the rubric had read an answer" in page
        assert "Looked at twice" in page
    assert f'version 1 (digest <span class="digest">{rubric.digest}</span>) of the rubric, not on the one' in views()[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("{}", "rubric_digest: Field required"),
        (json.dumps({"rubric_digest": "a", "reports": 1, "elements": {"E": {**FIGURES, "exact": 17}}}), "E.exact"),
        (json.dumps({"rubric_digest": "a", "reports": 1, "elements": {"E": {**FIGURES, "n": 0}}}), "E.n"),
        (json.dumps({"rubric_digest": "a", "reports": 1, "elements": {}, "x": 1}), "x: Extra inputs"),
        (json.dumps({"version": 2, "sets": []}), "sets: Tuple should have at least 1"),
        (json.dumps({"version": 3, "sets": []}), "version: Input should be 2"),
        (json.dumps({"version": 2, "sets": [{"reports": 1, "elements": {}}]}), "sets.0.rubric_digest"),
        (" " * 1_000_001, "more than the"),
    ],
    ids=[
        "no json",
        "deep",
        "empty",
        "a count for a share",
        "no report",
        "unknown key",
        "no set",
        "a later form",
        "no digest",
        "huge",
    ],
)
def test_a_file_that_is_wrong_is_named(folder: Path, text: str, said: str) -> None:
    (folder / "small.accuracy.json").write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_accuracy(folder / "small.yaml")
    assert said in caught.value.message
    assert caught.value.where == str(folder / "small.accuracy.json")


@pytest.mark.parametrize("name", sorted(shipped_rubrics()))
def test_shipped_figures_are_of_the_shipped_rubric(name: str) -> None:
    path, rubric = shipped_rubrics()[name], load_rubric(name)
    figures = load_accuracy(path)
    if figures is None:
        pytest.skip(f"nothing was measured yet: there is no {accuracy_beside(path).name}")
    shown = figures.shown_for(rubric)
    assert shown is not None
    assert shown.unseen
    assert {e.id for e in rubric.elements() if not e.needs} == set(shown.elements)
    for f in shown.elements.values():
        assert f.n == shown.reports
        assert f.exact_range is not None
        assert f.exact_range[0] <= f.exact <= f.exact_range[1]
