"""``scorer evaluate --gold``: agreement with readers, the worst disagreements, and what is wrong with coded reports."""

import json

import pytest
from click.testing import CliRunner

from scorer.cli import main
from tests.cli.conftest import RUBRIC, write_pdf


def answer(level, pages=(), why=""):
    return {"level": level, "denied": False, "pages": list(pages), "why": why, "quote": ""}


@pytest.fixture
def place(tmp_path):
    (tmp_path / "small.yaml").write_text(RUBRIC)
    write_pdf(tmp_path / "reports" / "alder.pdf")
    (tmp_path / "gold").mkdir()
    answers = {
        "RE1.1": answer(3, [1], "repaid 63 workers"),
        "RE1.2": answer(2, [1], "a hotline\x1b[2J"),
        "ZZ9": answer(1),
    }
    (tmp_path / "gold" / "alder.json").write_text(json.dumps({"document": "alder", "answers": answers}))
    return tmp_path


def run(place, *more, gold="gold", reports="reports"):
    arguments = ["evaluate", "--rubric", str(place / "small.yaml"), "--gold", str(place / gold), str(place / reports)]
    return CliRunner().invoke(main, [*arguments, "--no-library", *more])


def test_figures_and_both_reasons_of_the_worst(place):
    result = run(place)
    assert result.exit_code == 0, result.stderr
    rows = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines()[1:5]}
    assert rows["RE1.1"][:3] == ["1", "1.000", "1.000"]
    assert rows["RE1.2"][:3] == ["1", "0.000", "0.000"]
    assert rows["all"][:3] == ["2", "0.500", "0.500"]
    assert "1 of 2 answers lie two levels or more apart" in result.stdout
    assert "RE1.2 in alder: coded described, here none" in result.stdout
    assert "\x1b" not in result.stdout


def test_json_holds_every_answer_and_no_element_that_the_rubric_does_not_ask(place):
    figures = json.loads(run(place, "--format", "json").stdout)
    assert figures["all"]["n"] == 2
    assert set(figures["elements"]) == {"RE1.1", "RE1.2"}
    assert [(a["element"], a["theirs"], a["ours"], a["page_hit"]) for a in figures["answers"]] == [
        ("RE1.1", "evidenced", "evidenced", True),
        ("RE1.2", "described", "none", None),
    ]


def test_the_same_library_gives_the_same_figures(place):
    arguments = [
        "evaluate",
        "--rubric",
        str(place / "small.yaml"),
        "--gold",
        str(place / "gold"),
        str(place / "reports"),
    ]
    library = ["--library", str(place / "library.sqlite")]
    first, second = (CliRunner().invoke(main, [*arguments, *library]).stdout for _ in range(2))
    assert first == second == run(place).stdout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "this coded report cannot be read"),
        ('{"answers": {}}', "this is not a coded report"),
        ('{"document": "alder", "answers": {"RE1.1": {"level": 4}}}', "this is not a coded report"),
        ('{"document": "alder", "answers": {"RE1.1": {"level": true}}}', "this is not a coded report"),
        ('{"document": "alder", "answers": {"RE1.1": {"level": 1, "pages": ["x"]}}}', "this is not a coded report"),
        ('{"document": "alder", "answers": {"ZZ": {"level": 1}}}', "no answer is to an element of the rubric small"),
        ('{"document": "birch", "answers": {"RE1.1": {"level": 1}}}', "there is no birch.pdf"),
    ],
)
def test_faults_of_coded_reports(place, text, message):
    (place / "gold" / "alder.json").write_text(text)
    result = run(place)
    assert result.exit_code == 2
    assert message in result.stderr


def test_faults_of_the_call(place):
    assert "there is no coded report here" in run(place, gold="reports").stderr
    assert "--predictions belongs to --coded" in run(place, "--predictions", str(place / "p.csv")).stderr
    neither = CliRunner().invoke(main, ["evaluate"])
    assert neither.exit_code == 2
    assert "either --coded or --gold" in neither.stderr
