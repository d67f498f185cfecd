"""Cards that somebody tampered with: refused in one line, or shown; never an error of the program's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.cli import main
from scorer.errors import UserError
from scorer.library.comparing import compare
from scorer.library.overview import entries_of
from scorer.library.pages import comparison_page
from scorer.scorecard.html import to_html
from scorer.scorecard.index import entry_of, to_index
from scorer.scorecard.json import from_json, to_json
from scorer.scorecard.markdown import to_markdown
from scorer.scorecard.model import Scorecard
from scorer.scorecard.starting import start_review
from scorer.scorecard.table import evidence_to_csv, to_csv

TEXT = (Path(__file__).parent / "golden" / "card.scorecard.json").read_text(encoding="utf-8")
Place = tuple[str | int, ...]

HOSTILE = (
    900, -1, "NaN", 1e308, 10**30, -(10**30), [], {}, None, "\ud800", "x" * 3000, "", True, 0, 0.5, ["a"], "\0",
    [[10**30, 0, 0, 1, 1]], "2024-13-45", "../../x", [None] * 3, {"a": 1},
)  # fmt: skip


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """Where something stands in a card: of lists the first two."""
    if at:
        yield at
    below = value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    for key, item in below:
        yield from places(item, (*at, key))


PLACES = list(places(json.loads(TEXT)))


def tampered(place: Place, value: object) -> str:
    card = inner = json.loads(TEXT)
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    return json.dumps(card)


def show(card: Scorecard) -> None:
    """Every view of a card, as bytes."""
    sound = from_json(TEXT, "sound")
    views = [
        to_html(card), to_json(card), to_markdown(card), to_csv(card), evidence_to_csv(card),
        to_index([entry_of(card, None)]), start_review(card, "A", "2024-01-01"),
        comparison_page(compare(sound, card, across=True)), comparison_page(compare(card, sound, across=True)),
    ]  # fmt: skip
    assert all(view.encode() for view in views)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("themes", 0, "score"), 900, "themes[0].score"),
        (("themes", 0, "score"), "NaN", "themes[0].score"),
        (("themes",), [], "a card without a question"),
        (("themes", 0, "indicators", 0, "elements", 0, "evidence", 0, "page"), 10**30, "a number of 31 digits"),
        (("report", "pages"), 10**14, "report.pages"),
        (("company",), "\ud800", "half of a character"),
        (("themes", 0, "indicators", 0, "elements", 1, "reviews", 0, "level"), "grand", "level must be one of"),
        (("contradictions", 0, "claim", "boxes", 0, 1), 1e300, "no finite number"),
    ],
)
def test_what_is_unsound_is_said(place: Place, value: object, said: str) -> None:
    with pytest.raises(UserError) as caught:
        from_json(tampered(place, value), "card.json")
    assert said in caught.value.message
    assert caught.value.where == "card.json"
    assert caught.value.message.isprintable()


ELEMENT = ("themes", 0, "indicators", 0, "elements", 0)
OTHER_SUMS = {
    "the score": (("score",), 97.0, "score must be"),
    "its range": (("low",), 0.0, "low must be"),
    "its coverage": (("coverage",), 1.0, "high must be"),
    "a theme": (("themes", 0, "score"), 97.0, "theme DD: score must be"),
    "a theme's range": (("themes", 0, "high"), 0.0, "theme DD: high must be"),
    "an indicator": (("themes", 0, "indicators", 0, "score"), 97.0, "indicator DD2: score must be"),
    "points": ((*ELEMENT, "points"), 97.0, "element DD2.1: points must be 100 and not 97 (level evidenced)"),
    "points of what was not assessed": ((*ELEMENT, "status"), "not_assessed", "must be null and not 100"),
    "a scale that falls": (("rubric", "scale", "none"), 100.0, "rubric.scale"),
    "a weight": (("themes", 0, "weight"), 90.0, "score must be"),
}


@pytest.mark.parametrize(("place", "value", "said"), OTHER_SUMS.values(), ids=OTHER_SUMS)
def test_a_card_adds_up(tmp_path: Path, place: Place, value: object, said: str) -> None:
    text = tampered(place, value)
    with pytest.raises(UserError) as caught:
        from_json(text, "card.json")
    assert caught.value.where == "card.json"
    assert said in caught.value.message
    path = tmp_path / "card.scorecard.json"
    path.write_text(text)
    with pytest.raises(UserError) as caught:
        entries_of([path], tmp_path)
    assert said in caught.value.message


def test_a_card_without_a_scale_or_ranges_of_themes_is_read() -> None:
    card = json.loads(TEXT)
    del card["rubric"]["scale"]
    for theme in card["themes"]:
        del theme["low"], theme["high"]
    assert from_json(json.dumps(card), "card.json").score == card["score"]


@settings(max_examples=250, derandomize=True, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(HOSTILE))
def test_a_card_is_refused_or_shown(place: Place, value: object) -> None:
    try:
        card = from_json(tampered(place, value), "card.json")
    except UserError as error:
        assert str(error).encode()
    else:
        show(card)


@settings(max_examples=250, derandomize=True, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(HOSTILE))
def test_an_overview_refuses_it_or_shows_it(
    tmp_path_factory: pytest.TempPathFactory, place: Place, value: object
) -> None:
    path = tmp_path_factory.getbasetemp() / "tampered.scorecard.json"
    path.write_text(tampered(place, value))
    try:
        entries, questions = entries_of([path], path.parent)
    except UserError as error:
        assert str(error).encode()
    else:
        assert to_index(entries, questions).encode()


@pytest.mark.parametrize("value", [900, "NaN", "\ud800", 10**30], ids=["900", "NaN", "surrogate", "long"])
@pytest.mark.parametrize(
    "words",
    [("explain", "IT", "DD1.1"), ("render", "IT"), ("compare", "IT", "IT"), ("overview", "IT"), ("review", "IT")],
)
def test_commands_end_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], value: object
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCORER_LIBRARY", str(tmp_path / "library.sqlite"))
    Path("IT").write_text(tampered(("themes", 0, "score"), value))
    result = CliRunner().invoke(main, list(words), catch_exceptions=False)
    assert result.exit_code in (1, 2)
    assert result.stderr.startswith("error: IT: ")
