"""``scorer learn`` and what it is for: measuring, scoring and explaining with a model; reviews as what is learned."""

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import LINES, RUBRIC, write_pdf
from tests.verdict import taught

ABOUT = (
    RUBRIC.replace("RE1.1", "training").replace("RE1.2", "channel").replace("repaid OR remed* OR compensat*", "train*")
)


@pytest.fixture
def model(folder: Path, scorer) -> Path:
    (folder / "small.yaml").write_text(ABOUT)
    (folder / "coded.csv").write_text(taught.coded(range(8)))
    (folder / "unseen.csv").write_text(taught.coded(range(8, 12)))
    result = scorer("learn", "--rubric", "small.yaml", "--coded", "coded.csv", "--out", "models/m.json")
    assert result.exit_code == 0
    assert "cross-validated" in result.stderr
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["element", "training", "channel", "mean"]
    return Path("models/m.json")


def test_evaluate_measures_what_the_model_says(scorer, model):
    arguments = ("evaluate", "--rubric", "small.yaml", "--coded", "unseen.csv", "--format", "json")
    alone = json.loads(scorer(*arguments).stdout)["mean_f1"]
    result = scorer(*arguments, "--model", model, "--predictions", "out.csv")
    assert json.loads(result.stdout)["mean_f1"] > alone + 0.1
    rows = Path("out.csv").read_text().splitlines()
    assert rows[0] == "document,position,element,predicted,score"
    assert len(rows) == 1 + 2 * 40
    for row in rows[1:]:
        *_, predicted, score = row.split(",")
        assert (float(score) >= 0.5) == (predicted == "1")


REPORT = (
    *LINES[:2],
    "Buyers in Oslo were coached to spot the signs of forced labour in 2031, as in the years before.",
    "The training ground of the football club in Oslo was sold to the town in 2031.",
    "The board of the company met eleven times in the year and discussed the findings of its auditors.",
)


def test_a_card_made_with_a_model_names_it_and_explains(scorer, model):
    write_pdf(Path("oslo.pdf"), REPORT)
    assert scorer("score", "oslo.pdf", "--out", "without").exit_code == 0
    assert scorer("score", "oslo.pdf", "--out", "with", "--model", model).exit_code == 0
    without, taught_ = (json.loads(Path(f"{d}/oslo.scorecard.json").read_text()) for d in ("without", "with"))
    assert without["model"] is None
    assert taught_["model"]["documents"] == 8
    digest = taught_["model"]["digest"]
    page = Path("with/oslo.scorecard.html").read_text()
    assert digest in page
    assert "found by what coded sentences taught, by no look-up" in page
    quotes = [e["quote"] for t in taught_["themes"] for e in t["indicators"][0]["elements"][0]["evidence"]]
    assert [q.startswith("Buyers in Oslo were coached") for q in quotes] == [True]
    said = scorer("explain", "with/oslo.scorecard.json", "training").stdout
    assert "learned from coded sentences" in said
    assert "buyers +" in said
    assert "cue: fact +" in " ".join(said.split())


def test_what_a_model_sets_aside_is_a_near_miss_that_says_why(scorer, model):
    write_pdf(Path("oslo.pdf"), (*REPORT[:2], *REPORT[3:]))
    assert scorer("score", "oslo.pdf", "--model", model).exit_code == 0
    said = " ".join(scorer("explain", "scorecards/oslo.scorecard.json", "training").stdout.split())
    assert "Silent" in said
    assert "set aside by what was learned from coded sentences" in said


def test_another_model_makes_another_card(scorer, model, folder):
    write_pdf(Path("oslo.pdf"), REPORT)
    assert scorer("score", "oslo.pdf", "--model", model).exit_code == 0
    assert "as before" in scorer("score", "oslo.pdf", "--model", model).stderr
    assert "as before" not in scorer("score", "oslo.pdf").stderr
    (folder / "more.csv").write_text(taught.coded(range(12)))
    scorer("learn", "--rubric", "small.yaml", "--coded", "more.csv", "--out", "models/n.json")
    assert "as before" not in scorer("score", "oslo.pdf", "--model", "models/n.json").stderr
    assert json.loads(Path("scorecards/oslo.scorecard.json").read_text())["model"]["documents"] == 12


def test_a_model_that_does_not_fit_is_said_before_the_work(scorer, model, folder):
    (folder / "other.yaml").write_text(ABOUT.replace("train*", "coach*"))
    write_pdf(Path("oslo.pdf"), REPORT)
    result = scorer("score", "oslo.pdf", "--rubric", "other.yaml", "--model", model)
    assert result.exit_code == 2
    assert "have changed since this model was made" in result.stderr
    assert not Path("scorecards").exists()
    assert scorer("score", "oslo.pdf", "--model", "none.json").exit_code == 2


def test_too_few_sentences_are_said(scorer, model, folder):
    (folder / "few.csv").write_text(taught.coded(range(1)))
    result = scorer("learn", "--rubric", "small.yaml", "--coded", "few.csv", "--out", "x.json")
    assert result.exit_code == 2
    assert "too few coded sentences" in result.stderr
    assert not Path("x.json").exists()


def reviewed(scorer, number: int) -> Path:
    """A report of which a reviewer accepts one quote and marks the other as wrong; as coded sentences."""
    name = f"report{number}"
    lines = (
        f"{taught.NAMES[number]} & Sons Ltd",
        "Human Rights Report 2024",
        f"In 2024 we trained {30 + number} buyers in {taught.PLACES[number]} to spot the signs of forced labour.",
        f"In 2024 the training ground in {taught.PLACES[number]} was sold by the club for {3 + number} million.",
        "The board of the company met eleven times in the year and discussed the findings of its auditors.",
    )
    write_pdf(Path(f"{name}.pdf"), lines)
    card = f"scorecards/{name}.scorecard.json"
    assert scorer("score", f"{name}.pdf").exit_code == 0
    assert scorer("review", card, "--reviewer", "A. Reader").exit_code == 0
    review = Path(f"scorecards/{name}.review.yaml")
    review.write_text(
        review.read_text().replace(
            "- element: training\n    decision: open",
            "- element: training\n    decision: accept\n    wrong: [{page: 1, quote: training ground}]",
        )
    )
    assert scorer("score", f"{name}.pdf", "--review", review).exit_code == 0
    out = f"{name}.csv"
    assert scorer("review", card, "--export-coded", out).exit_code == 0
    return Path(out)


def test_what_reviewers_decided_can_be_learned_from(scorer, model):
    files = [reviewed(scorer, n) for n in range(8)]
    rows = files[0].read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "document,position,text,training"
    assert sorted(row.rsplit(",", 1)[1] for row in rows[1:]) == ["0", "1"]
    coded = [word for file in files for word in ("--coded", file)]
    result = scorer("learn", "--rubric", "small.yaml", *coded, "--out", "reviewed.json")
    assert result.exit_code == 0
    learned = json.loads(Path("reviewed.json").read_text())
    assert learned["trained_on"]["documents"] == 8
    assert list(learned["elements"]) == ["training"]
    assert learned["elements"]["training"]["weights"]["ground"] < 0
    new = reviewed(scorer, 9).with_suffix(".pdf")
    assert scorer("score", new, "--model", "reviewed.json", "--out", "again").exit_code == 0
    card = json.loads(Path("again/report9.scorecard.json").read_text())
    evidence = card["themes"][0]["indicators"][0]["elements"][0]["evidence"]
    assert ["trained 39 buyers" in e["quote"] for e in evidence] == [True]


def test_an_export_needs_a_review(scorer, model):
    write_pdf(Path("oslo.pdf"), REPORT)
    scorer("score", "oslo.pdf")
    result = scorer("review", "scorecards/oslo.scorecard.json", "--export-coded", "out.csv")
    assert result.exit_code != 0
    assert "nobody has reviewed this card" in result.stderr
    assert not Path("out.csv").exists()


def test_an_export_takes_reviews_that_the_card_does_not_hold_yet(scorer, model):
    write_pdf(Path("oslo.pdf"), REPORT)
    scorer("score", "oslo.pdf")
    scorer("review", "scorecards/oslo.scorecard.json", "--reviewer", "A. Reader")
    review = Path("scorecards/oslo.review.yaml")
    review.write_text(review.read_text().replace("    decision: open", "    decision: accept", 1))
    result = scorer("review", "scorecards/oslo.scorecard.json", "--review", review, "--export-coded", "out.csv")
    assert result.exit_code == 0
    assert "training ground" in Path("out.csv").read_text()


def test_learning_needs_an_extra_and_using_a_model_does_not(scorer, model, monkeypatch):
    write_pdf(Path("oslo.pdf"), REPORT)
    for name in ("sklearn", "scipy", "scipy.sparse", "sklearn.linear_model"):
        monkeypatch.setitem(sys.modules, name, None)
    result = scorer("learn", "--rubric", "small.yaml", "--coded", "coded.csv", "--out", "m.json")
    assert result.exit_code == 2 and not Path("m.json").exists()
    assert "needs an extra that is not installed" in result.stderr and "pip install '.[learn]'" in result.stderr
    assert scorer("score", "oslo.pdf", "--model", model).exit_code == 0
    evaluated = scorer("evaluate", "--rubric", "small.yaml", "--coded", "unseen.csv", "--model", model)
    assert evaluated.exit_code == 0
