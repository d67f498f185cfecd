"""``scorer evaluate --gold``: agreement with readers, the worst disagreements, and what is wrong with coded reports."""

import json

import pytest
from click.testing import CliRunner

from scorer.cli import main
from scorer.rubric import loading
from scorer.rubric.loading import load_rubric
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


SPRING = ("--record", "spring", "--date", "2024-03-31", "--coded-by", "two of us")


def record_of(place):
    return json.loads((place / "small.accuracy.json").read_text())


def test_a_set_goes_into_the_record_beside_the_rubric_and_no_answer_is_shown(place):
    result = run(place, *SPRING, "--note", "Looked at twice.")
    assert result.exit_code == 0, result.stderr
    assert "small.accuracy.json" in result.stderr
    assert "alder" not in result.stdout  # no report, no answer: the set stays unseen
    assert "repaid 63" not in result.stdout
    assert result.stdout.splitlines()[-1].split()[:3] == ["all", "2", "0.500"]

    record = record_of(place)
    (one,) = record["sets"]
    assert record["version"] == 2
    assert {key: one[key] for key in ("name", "date", "coders", "note", "reports", "unseen", "rubric_version")} == {
        "name": "spring", "date": "2024-03-31", "coders": "two of us", "note": "Looked at twice.", "reports": 1,
        "unseen": True, "rubric_version": "1",
    }  # fmt: skip
    assert one["rubric_digest"] == load_rubric(place / "small.yaml").digest
    assert one["elements"]["RE1.1"] == {
        "n": 1, "exact": 1.0, "within_one": 1.0, "exact_range": [0.2065, 1.0], "within_one_range": [0.2065, 1.0],
    }  # fmt: skip
    assert one["overall"] == {"n": 2, "exact": 0.5, "within_one": 0.5, "kappa": one["overall"]["kappa"]}
    assert set(one["themes"]) == {"RE"}


def test_recorded_json_has_no_answers(place):
    figures = json.loads(run(place, *SPRING, "--format", "json").stdout)
    assert "answers" not in figures
    assert figures["all"]["n"] == 2


def test_a_set_is_unseen_once(place):
    run(place, *SPRING)
    before = record_of(place)
    again = run(place, *SPRING)
    assert again.exit_code == 2
    assert 'the record has a set "spring"' in again.stderr
    assert record_of(place) == before

    (place / "small.yaml").write_text(RUBRIC.replace('version: "1"', 'version: "2"'))
    assert run(place, *SPRING, "--once-more").exit_code == 0
    assert run(place, "--record", "autumn", *SPRING[2:]).exit_code == 0
    after = record_of(place)["sets"]
    assert [(s["name"], s["rubric_version"]) for s in after] == [("spring", "1"), ("spring", "2"), ("autumn", "2")]
    assert after[0] == before["sets"][0]


def test_a_file_of_the_older_form_is_carried_over(place):
    old = {"rubric_digest": "a", "rubric_version": "0.9", "reports": 24, "note": "March.",
           "elements": {"RE1.1": {"n": 24, "exact": 0.71, "within_one": 0.93, "kappa": 0.62}}}  # fmt: skip
    (place / "small.accuracy.json").write_text(json.dumps(old))
    assert run(place, *SPRING).exit_code == 0
    sets = record_of(place)["sets"]
    assert sets[0] == old
    assert sets[1]["name"] == "spring"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (SPRING[:2], "--record needs --date and --coded-by"),
        (SPRING[:4], "--record needs --coded-by"),
        (("--record", " ", *SPRING[2:]), "--record needs a name"),
        ((*SPRING[:3], "last spring", *SPRING[4:]), '"last spring" is not a date'),
        ((*SPRING, "--note", "x" * 2001), "a text of 2001 characters"),
        (("--note", "x"), "belong to --record"),
        (("--once-more",), "belong to --record"),
    ],
)
def test_faults_of_recording(place, more, message):
    result = run(place, *more)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (place / "small.accuracy.json").exists()


def test_the_record_that_comes_with_the_tool_is_nobody_s_to_change_by_a_name(place, monkeypatch):
    monkeypatch.setattr(loading, "shipped_rubrics", lambda: {"small": place / "small.yaml"})
    folders = ["--gold", str(place / "gold"), str(place / "reports"), "--no-library"]
    result = CliRunner().invoke(main, ["evaluate", "--rubric", "small", *folders, *SPRING])
    assert result.exit_code == 2
    assert "the record of small comes with the tool and is left as it is" in result.stderr
    assert "--extend small" in result.stderr
    assert result.stdout == ""  # nothing was measured in vain
    assert not (place / "small.accuracy.json").exists()
    assert run(place, *SPRING).exit_code == 0  # whoever names the file means it


def test_a_record_that_cannot_be_read_is_not_written_over(place):
    (place / "small.accuracy.json").write_text("{")
    result = run(place, *SPRING)
    assert result.exit_code != 0
    assert "not JSON" in result.stderr
    assert (place / "small.accuracy.json").read_text() == "{"


def test_a_record_is_of_whole_reports(place):
    (place / "coded.csv").write_text("document,position,text,RE1.1\n")
    result = CliRunner().invoke(main, ["evaluate", "--coded", str(place / "coded.csv"), *SPRING])
    assert result.exit_code == 2
    assert "--record belongs to --gold" in result.stderr
