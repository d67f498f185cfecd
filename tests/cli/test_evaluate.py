"""``scorer evaluate`` as it is used: figures, predictions, and what is wrong with a file."""

import csv

import pytest
from click.testing import CliRunner

from scorer.cli import main

RUBRIC = """\
rubric: small
version: "1"
title: Small
themes:
  - id: T
    title: T
    indicators:
      - id: I
        title: I
        why: w
        elements:
          - id: training
            ask: Are staff trained?
            look_for: [train*]
            levels: {stated: s, described: d, evidenced: e}
"""
CODED = """\
document,position,text,training
=one,1,In 2023 we trained 41 buyers on forced labour.,1
=one,2,Revenue rose by four per cent in the north.,0
two,1,Our buyers attend a course on forced labour each year.,1
two,2,In 2023 we sold the training ground of our football club.,0
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "small.yaml").write_text(RUBRIC)
    (tmp_path / "coded.csv").write_text(CODED)
    return tmp_path


def run(files, *more, coded="coded.csv"):
    arguments = ["evaluate", "--rubric", str(files / "small.yaml"), "--coded", str(files / coded), *more]
    return CliRunner().invoke(main, arguments)


def test_figures(files):
    result = run(files)
    assert result.exit_code == 0
    line = next(row for row in result.stdout.splitlines() if row.startswith("training"))
    assert line.split()[1:5] == ["2", "0.500", "0.500", "0.500"]


def test_predictions_are_written_and_inert(files):
    assert run(files, "--predictions", str(files / "out.csv")).exit_code == 0
    rows = list(csv.DictReader((files / "out.csv").open()))
    assert [row["predicted"] for row in rows] == ["1", "0", "0", "1"]
    assert not rows[0]["document"].startswith("=")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("document,position,training\na,1,1\n", "the column text is missing"),
        ("document,position,text,other\na,1,x,1\n", "no column is an element"),
        ("document,position,text,training\na,1,x,yes\n", "coded2.csv:2"),
    ],
)
def test_a_bad_file_is_one_clear_error(files, text, said):
    (files / "coded2.csv").write_text(text)
    result = run(files, coded="coded2.csv")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
