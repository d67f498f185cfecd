"""Cases that fall silent over the years: told, then told no more, and no outcome told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from scorer.cli import main
from scorer.library.pages import trend_page
from scorer.library.silence import fallen_silent
from scorer.library.trending import trend
from scorer.scorecard.json import to_json
from scorer.scorecard.model import CaseCard, RegisterCard, Scorecard

from .test_comparing import quote
from .test_trending import year

PENDING = "The action of Ms Quinn in the High Court is pending."
NASTY = "<script>alert(1)</script> v. Example"


def card(date: str, *cases: CaseCard, register: str = "example") -> Scorecard:
    known = RegisterCard(id=register, digest="d" * 16, company="Example", cases=len(cases))
    return year(date).model_copy(update={"register_": known, "cases": cases})


def told(said: str = PENDING, name: str = "Quinn v. Example") -> CaseCard:
    return CaseCard(id="K-1", name=name, depth="named_with_status", says=(quote(said),), told={"status": 0})


def untold(**fields: object) -> CaseCard:
    return CaseCard(id="K-1", name="Quinn v. Example", status="appeal pending (2023-05-01)", **fields)


def test_a_case_that_is_told_no_more_is_shown_with_its_last_place() -> None:
    first = told("The action of Ms Quinn was filed.")
    (silent,) = fallen_silent(
        [card("2021", first), card("2022", told()), card("2023", untold()), card("2024", untold())]
    )
    assert (silent.last.report.date, silent.quote.quote) == ("2022", PENDING)
    assert [c.report.date for c in silent.after] == ["2023", "2024"]
    assert silent.status == "appeal pending (2023-05-01)"


@pytest.mark.parametrize(
    "cards",
    [
        [card("2022", told()), card("2023", told())],
        [card("2022", untold()), card("2023", untold())],
        [card("2022", told())],
        [card("2022", told("The action of Ms Quinn was settled.")), card("2023", untold())],
        [card("2021", told("The court dismissed it.")), card("2022", told("We told of it.")), card("2023", untold())],
        [card("2022", told("It pleaded guilty and was fined.")), card("2023", untold())],
        [card("2022", told("The company was found not liable.")), card("2023", untold())],
        [card("2021", told()), card("2022", told("The court upheld the dismissal.")), card("2023", untold())],
        [card("2022", told()), card("2023", untold(possibly=(quote("A former employee sued."),)))],
        [card("2022", told()), card("2023", untold()), card("2024", told())],
        [card("2022", told()), card("2023", untold(), register="other")],
        [card("2022", told()), card("2023")],
    ],
)
def test_what_is_told_ended_doubtful_or_not_looked_for_is_not_silent(cards: list[Scorecard]) -> None:
    assert fallen_silent(cards) == ()


def test_an_end_that_is_none_does_not_end_it() -> None:
    said = "The claim was dismissed in part, and her appeal is pending."
    assert fallen_silent([card("2022", told(said)), card("2023", untold())])


@pytest.mark.parametrize(
    "said",
    [
        "The dismissal was reversed, and the case is back before the High Court.",
        "The action of Ms Quinn is pending again.",
        "Ms Quinn appealed.",
    ],
)
def test_the_latest_word_on_an_end_counts(said: str) -> None:
    dismissed = told("The court dismissed the claim.")
    assert not fallen_silent([card("2021", dismissed), card("2022", untold())])
    assert fallen_silent([card("2021", dismissed), card("2022", told(said)), card("2023", untold())])
    both = dismissed.model_copy(update={"says": (quote(said, page=9), *dismissed.says)})
    assert fallen_silent([card("2021", both), card("2022", untold())])
    assert not fallen_silent([card("2021", told(said)), card("2022", dismissed), card("2023", untold())])


@pytest.mark.parametrize("said", ["It pleaded not guilty.", "It could be fined.", "It may be found liable."])
def test_what_may_come_is_no_end(said: str) -> None:
    assert fallen_silent([card("2022", told(said)), card("2023", untold())])


def test_the_trend_shows_it_as_text_page_and_json(tmp_path: Path) -> None:
    cards = [card("2022", told(name=NASTY)), card("2023", untold())]
    page = trend_page(trend(cards))
    assert "Cases fallen silent" in page and PENDING in page
    assert "<script>alert" not in page
    assert "fallen silent" not in trend_page(trend([year("2022"), year("2023")]))

    for one in cards:
        (tmp_path / f"{one.report.date}.scorecard.json").write_text(to_json(one), encoding="utf-8")
    run = CliRunner().invoke(main, ["trend", cards[0].company, "--cards", str(tmp_path)])
    assert run.exit_code == 0, run.output
    assert "Cases fallen silent" in run.output and "2022, p. " in run.output
    run = CliRunner().invoke(main, ["trend", cards[0].company, "--cards", str(tmp_path), "--format", "json"])
    (said,) = json.loads(run.output)["fallen_silent"]
    assert (said["case"], said["date"], said["quote"], said["not_told_in"]) == ("K-1", "2022", PENDING, ["2023"])
