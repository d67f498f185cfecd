"""Two years of a company that does not exist, as ``scorer compare`` tells them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import LINES, RUBRIC, write_pdf

Scorer = Callable[..., Result]
REPORTS = Path(__file__).resolve().parent.parent.parent / "reports"
YEARS = [next(iter(sorted(REPORTS.glob(f"{letter}-*.pdf"))), None) for letter in "cd"]


@pytest.fixture
def cards(scorer: Scorer) -> list[Path]:
    if None in YEARS:
        pytest.skip("reports/ has no two years of one company")
    rubric = Path(__file__).resolve().parent.parent.parent / "rubrics" / "human-rights-transparency.yaml"
    assert scorer("score", *YEARS, "--rubric", rubric, "--format", "json", "--jobs", "1").exit_code == 0
    return [Path("scorecards") / f"{year.stem}.scorecard.json" for year in YEARS if year]


def test_two_years_show_rise_fall_and_reuse(scorer: Scorer, cards: list[Path]) -> None:
    said = scorer("compare", *cards).stdout
    assert said.index("\nRose\n") < said.index("\nFell\n")
    assert "stand word for word in A" in " ".join(said.split())

    data = json.loads(scorer("compare", *cards, "--json").stdout)
    assert data["earlier"]["date"] < data["later"]["date"]
    steps = [e["steps"] for e in data["elements"] if e["steps"]]
    assert any(s > 0 for s in steps)
    assert any(s < 0 for s in steps)
    assert 10 <= data["reuse"]["shared"] < data["reuse"]["sentences"]


def test_two_companies_are_compared_without_words_of_time(scorer: Scorer, cards: list[Path]) -> None:
    card = json.loads(cards[1].read_text(encoding="utf-8"))
    cards[1].write_text(json.dumps(card | {"company": "Birch plc"}), encoding="utf-8")
    assert scorer("compare", *cards, "--format", "html", "--out", "two.html").exit_code == 0

    said, page = scorer("compare", *cards).stdout, Path("two.html").read_text(encoding="utf-8")
    for shown, marked in ((said, ("\nHigher in B", "\nLower in B")), (page, (">Higher in B <", ">Lower in B <"))):
        assert shown.index(marked[0]) < shown.index(marked[1])
        assert "only in A" in shown and "only in B" in shown
        assert not re.search(r"\b(Rose|Fell|became|gone|new quotes?)\b|→", shown.split("</style>")[-1])
    assert json.loads(scorer("compare", *cards, "--json").stdout)["one_company"] is False


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("", ""), "(no date) and d-food-company-2023.pdf (no date): which of the two came first is not known"),
        (("2023", ""), "which of the two came first is not known"),
        (("2023", "2023-05"), "which of the two came first is not known"),
        (
            ("2024", "2023"),
            "A (2024) is the later report and B (2023) the earlier one: what is higher in B fell in time.",
        ),
    ],
)
def test_without_an_order_in_time_nothing_rose_or_fell(
    scorer: Scorer, cards: list[Path], dates: tuple[str, str], said: str
) -> None:
    for path, date in zip(cards, dates, strict=True):
        card = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(card | {"report": card["report"] | {"date": date}}), encoding="utf-8")
    told = scorer("compare", *cards).stdout
    assert said in " ".join(told.split())
    assert scorer("compare", *cards, "--format", "html", "--out", "two.html").exit_code == 0
    page = Path("two.html").read_text(encoding="utf-8").split("</style>")[-1]
    for shown in (told, page):
        assert "Higher in B" in shown and "Lower in B" in shown
        assert not re.search(r"\b([Rr]ose|[Ff]ell(?! in time)|became|gone|new quotes?)\b|→", shown)


def test_a_trend_over_reports_without_an_order_says_no_rise(scorer: Scorer, cards: list[Path]) -> None:
    for path in cards:
        card = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(card | {"report": card["report"] | {"date": "2023"}}), encoding="utf-8")
    company = json.loads(cards[0].read_text(encoding="utf-8"))["company"]
    told = scorer("trend", company, "--cards", "scorecards")
    assert told.exit_code == 0
    assert "higher in B" in told.stdout and "lower in B" in told.stdout
    assert not re.search(r"\b(rose|fell)\b|→", told.stdout)
    assert scorer("trend", company, "--cards", "scorecards", "--format", "html").exit_code == 0
    assert "From 2023" not in Path("trend.html").read_text(encoding="utf-8")


def test_other_rubrics_need_a_word(scorer: Scorer, cards: list[Path], report: Path) -> None:
    scorer("score", report)
    other = "scorecards/alder.scorecard.json"

    refused = scorer("compare", cards[0], other)
    assert refused.exit_code == 2
    assert "different rubrics" in refused.stderr
    across = scorer("compare", cards[0], other, "--across")
    assert across.exit_code == 0
    assert "Scores are not comparable" in across.stdout


def test_a_comparison_and_a_trend_are_pages_and_json_too(scorer: Scorer, cards: list[Path]) -> None:
    page = scorer("compare", *cards, "--format", "html", "--out", "pages/two.html")
    assert (page.exit_code, page.stdout) == (0, "pages/two.html\n")
    assert "Copied word for word" in Path("pages/two.html").read_text(encoding="utf-8")

    company = json.loads(cards[0].read_text(encoding="utf-8"))["company"]
    told = scorer("trend", company)
    assert told.exit_code == 0
    assert "stand word for word in A" in " ".join(told.stdout.split())
    data = json.loads(scorer("trend", company, "--format", "json").stdout)
    assert [r["date"] for r in data["reports"]] == sorted(r["date"] for r in data["reports"])
    assert json.loads(scorer("trend", company, "--cards", "scorecards", "--format", "json").stdout) == data
    assert scorer("trend", company, "--format", "html").stdout == "trend.html\n"
    assert scorer("trend", "nobody of this name").exit_code == 1


def test_a_trend_leaves_out_a_card_that_is_unsound_and_says_so(scorer: Scorer, folder: Path) -> None:
    write_pdf(folder / "reports" / "a.pdf")
    write_pdf(folder / "reports" / "b.pdf", (*LINES, "We have a hotline for everybody."))
    assert scorer("score", "reports", "--company", "Alder", "--date", "2024", "--jobs", "1").exit_code == 0
    path = Path("scorecards/a.scorecard.json")
    path.write_text(json.dumps({**json.loads(path.read_text()), "score": 97.0}))
    told = scorer("trend", "alder", "--cards", "scorecards")
    assert told.exit_code == 1
    assert "a.scorecard.json: not a sound scorecard" in told.stderr
    assert "There is only one report." in told.stdout
    Path("scorecards/b.scorecard.json").unlink()
    assert "not a sound scorecard" in scorer("trend", "alder", "--cards", "scorecards").stderr.splitlines()[-2]


def test_a_trend_over_versions_of_a_rubric_needs_a_word(scorer: Scorer, folder: Path) -> None:
    for name, rubric in (("2023", "small.yaml"), ("2024", "later.yaml")):
        (folder / rubric).write_text(RUBRIC.replace('version: "1"', f'version: "{name}"'))
        write_pdf(folder / f"{name}.pdf", (*LINES, f"The report of {name}."))
        assert scorer("score", f"{name}.pdf", "--rubric", rubric, "--date", name, "--format", "json").exit_code == 0

    refused = scorer("trend", "alder")
    assert refused.exit_code == 2
    assert "one and the same rubric" in refused.stderr
    assert "Scores are not comparable" in " ".join(scorer("trend", "alder", "--across").stdout.split())
    assert scorer("trend", "alder", "--rubric", "small@2024").stdout.count("2024") == 1
