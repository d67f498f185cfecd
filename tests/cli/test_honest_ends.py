"""Odd names, odd metadata, a terminal that knows few letters, no output at all: every report is told of, as it is."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from scorer.errors import UserError
from scorer.library import output
from tests.document.raw_pdf import FONT, PAGE, pdf, stream

from .conftest import LINES, write_pdf

Scorer = Callable[..., Result]
RUN = [sys.executable, "-m", "scorer"]


def rows(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(Path(path).read_text(encoding="utf-8-sig").splitlines()))


def test_a_form_that_fails_is_that_forms_failure(scorer: Scorer, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(view: output.View) -> dict[str, bytes]:
        raise UserError("the evidence cannot be highlighted: odd pages")

    with monkeypatch.context() as patched:
        patched.setitem(output.FORMATS, "pdf", refused)
        result = scorer("score", report, "--format", "html,pdf,json", "--table", "run.csv", "--jobs", "1")
    assert result.exit_code == 1
    assert "alder.pdf: no pdf: the evidence cannot be highlighted: odd pages." in result.stderr
    assert "1 report scored" in result.stderr
    assert result.stdout.startswith("scorecards/alder.scorecard.html\t50.0")
    assert sorted(p.name for p in Path("scorecards").iterdir()) == ["alder.scorecard.html", "alder.scorecard.json"]
    assert [row["outcome"] for row in rows("run.csv")] == ["scored"]

    assert scorer("score", report, "--format", "html,pdf,json").exit_code == 0  # and made when it can be
    assert Path("scorecards/alder.annotated.pdf").exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are text")
def test_a_name_that_is_no_text_is_scored_like_any_other(scorer: Scorer, report: Path) -> None:
    odd = os.fsdecode(b"reports/caf\xe9.pdf")
    write_pdf(Path(odd), LINES)
    result = scorer("score", "reports", "--format", "html,json,csv,pdf", "--table", "run.csv")
    assert result.exit_code == 0, result.output
    (row,) = rows("run.csv")
    assert (row["report"], row["outcome"], row["card"]) == (
        "reports/caf\ufffd.pdf",
        "scored",
        "scorecards/caf\ufffd.scorecard.html",
    )
    assert 'href="../reports/caf%E9.pdf#page=1"' in Path("scorecards/caf\ufffd.scorecard.html").read_text()
    assert scorer("score", "reports").exit_code == 0


def test_a_long_name_gets_files_that_a_file_system_takes(scorer: Scorer, folder: Path) -> None:
    long = ["n" * 231 + ".pdf", "n" * 230 + "m.pdf", "é" * 115 + ".pdf"]
    for name in long:
        write_pdf(folder / "reports" / name, LINES)
    result = scorer("score", "reports", "--format", "html,json,csv,xlsx,md,pdf")
    assert result.exit_code == 0, result.output
    made = {path.name for path in Path("scorecards").iterdir()}
    assert len(made) == 1 + 3 * 7
    assert max(len(name.encode()) for name in made) < 230


def test_a_name_as_long_as_names_can_be_is_scored(scorer: Scorer, folder: Path) -> None:
    """Nothing can lie beside it: what would be called after it would have too long a name."""
    write_pdf(folder / ("n" * 251 + ".pdf"), LINES)
    assert scorer("score", "n" * 251 + ".pdf", "--format", "html,json,pdf").exit_code == 0
    assert len(list(Path("scorecards").iterdir())) == 3


def test_names_that_no_file_can_have_are_told(scorer: Scorer, report: Path) -> None:
    long = "n" * 300
    for words in (("score", long), ("score", report, "--register", long), ("score", report, "--rubric", long)):
        result = scorer(*words)
        assert result.exit_code in (1, 2)
        assert "defect" not in result.output
    Path("list.csv").write_text(f"report,register\nalder.pdf,{long}\n{long}.pdf,\n")
    result = scorer("score", "--from", "list.csv")
    assert result.exit_code in (1, 2)
    assert "defect" not in result.output


def test_metadata_that_is_no_text_is_left_out(scorer: Scorer, folder: Path) -> None:
    text = "".join(f"BT /F1 11 Tf 72 {760 - 20 * n} Td ({line}) Tj ET\n" for n, line in enumerate(LINES))
    page = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: PAGE % b"",
        4: stream(text.encode()),
        5: FONT,
        6: b"<< /Title <FEFFD800D800> /Author (Alder) >>",
    }
    Path("odd.pdf").write_bytes(pdf(page, b"/Info 6 0 R"))
    result = scorer("score", "odd.pdf")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("letters", ["latin-1", "ascii"])
def test_a_terminal_of_few_letters_loses_nothing(scorer: Scorer, folder: Path, letters: str) -> None:
    write_pdf(folder / "odd.pdf", ("Zażółć & Søn “plc”", *LINES[1:]))
    environment = {**os.environ, "PYTHONIOENCODING": letters}
    words = [*RUN, "score", "odd.pdf", "--rubric", "small.yaml", "--company", "Zażółć “plc”", "--table", "run.csv"]
    result = subprocess.run(words, capture_output=True, env=environment, check=False)
    assert result.returncode == 0, result.stderr
    assert b"Za\\u017c" in result.stdout or letters == "ascii"  # for which click writes UTF-8
    assert len(rows("run.csv")) == 1
    words = [*RUN, "explain", "scorecards/odd.scorecard.json", "RE1.1"]
    result = subprocess.run(words, capture_output=True, env=environment, check=False)
    assert (result.returncode, b"Traceback" in result.stderr) == (0, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(("where", "code"), [("", 0), (">&-", 0), (">/dev/full", 1), ("| true", 0), ("2>&- >&-", 0)])
def test_the_run_is_finished_though_nobody_takes_its_output(folder: Path, where: str, code: int) -> None:
    for n in range(3):
        write_pdf(folder / "reports" / f"{n}.pdf", (*LINES, f"This is number {n}."))
    command = f"'{sys.executable}' -m scorer score reports --rubric small.yaml --table run.csv --jobs 1 {where}"
    environment = {k: v for k, v in os.environ.items() if k != "SCORER_DEBUG"}
    result = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, env=environment)
    assert result.returncode == code
    assert "Traceback" not in result.stderr
    assert [row["outcome"] for row in rows("run.csv")] == ["scored"] * 3


def test_other_commands_say_that_they_cannot_write(scorer: Scorer, report: Path) -> None:
    scorer("score", report)
    command = f"'{sys.executable}' -m scorer explain scorecards/alder.scorecard.json RE1.1 > /dev/full"
    environment = {k: v for k, v in os.environ.items() if k != "SCORER_DEBUG"}
    result = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, env=environment)
    assert result.returncode == 1
    assert result.stderr == "error: No space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the system")
@pytest.mark.parametrize("files", [8, 12, 20])
def test_too_few_open_files_is_one_line(report: Path, files: int) -> None:
    command = f"ulimit -n {files}; '{sys.executable}' -m scorer score alder.pdf --rubric small.yaml --jobs 2"
    environment = {k: v for k, v in os.environ.items() if k != "SCORER_DEBUG"}
    result = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, env=environment, timeout=100
    )
    assert "Traceback" not in result.stderr
    assert result.returncode in (0, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_batch_that_is_ended_from_outside_ends_as_with_ctrl_c(folder: Path, name: str) -> None:
    for n in range(60):
        write_pdf(folder / "reports" / f"r{n}.pdf", (*LINES, f"The report of {n}."))
    words = ["score", "reports", "--rubric", "small.yaml", "--jobs", "2", "--table", "run.csv"]
    root = Path(__file__).resolve().parent.parent.parent
    environment = {**os.environ, "PYTHONPATH": str(root)}
    heard = f"import signal, sys; signal.signal(signal.{name}, signal.SIG_DFL)"  # tests may run under nohup
    start = (
        f"{heard}; import runpy; sys.argv = ['scorer', *sys.argv[1:]]; runpy.run_module('scorer', run_name='__main__')"
    )
    with subprocess.Popen(
        [sys.executable, "-c", start, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as batch:
        assert batch.stdout is not None
        batch.stdout.readline()  # the first card
        batch.send_signal(getattr(signal, name))
        _, said = batch.communicate(timeout=120)
    assert batch.returncode == 1
    assert b"Stopped." in said and b"leaked" not in said
    assert 0 < len(rows("run.csv")) < 60
    assert Path("scorecards/index.html").is_file()
