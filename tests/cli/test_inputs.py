"""Whatever a user names as a file: a pipe, a device, a link without end or a file without end is one clear error."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

from scorer import inputs

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")

CARD = "scorecards/alder.scorecard.json"
EMPTY = {
    "score": ("score", "", "--rubric", "small.yaml"),
    "score --out": ("score", "alder.pdf", "--out", ""),
    "compare --out": ("compare", CARD, CARD, "--format", "html", "--out", ""),
    "trend --out": ("trend", "Alder", "--format", "html", "--out", ""),
    "overview --out": ("overview", "scorecards", "--out", ""),
    "learn --out": ("learn", "--rubric", "small.yaml", "--coded", "alder.pdf", "--out", ""),
    "register suggest": ("register", "suggest", ""),
    "review --out": ("review", CARD, "--out", ""),
}
COMMANDS = {
    "report": ("score", "IT", "--rubric", "small.yaml"),
    "rubric": ("score", "alder.pdf", "--rubric", "IT.yaml"),
    "register": ("score", "alder.pdf", "--rubric", "small.yaml", "--register", "IT.yaml"),
    "list": ("score", "--from", "IT", "--rubric", "small.yaml"),
    "review": ("score", "alder.pdf", "--rubric", "small.yaml", "--review", "IT"),
    "reply": ("score", "alder.pdf", "--rubric", "small.yaml", "--reply", "IT"),
    "model": ("score", "alder.pdf", "--rubric", "small.yaml", "--model", "IT"),
    "rubric check": ("rubric", "check", "IT.yaml"),
    "explain": ("explain", "IT", "RE1.1"),
    "render": ("render", "IT"),
    "render --report": ("render", CARD, "--report", "IT"),
    "compare": ("compare", CARD, "IT"),
    "overview": ("overview", "IT"),
    "review start": ("review", "IT"),
    "learn": ("learn", "--rubric", "small.yaml", "--coded", "IT", "--out", "m"),
    "evaluate": ("evaluate", "--rubric", "small.yaml", "--coded", "IT"),
    "search": ("search", "repaid", "--library", "IT"),
}


@contextmanager
def waking(seconds: float = 60) -> Iterator[None]:
    """Wake up who waits for a pipe or reads from a device, by an exception: nothing ever comes, or comes to an end."""

    def woken(*_: object) -> None:
        raise AssertionError("it waits, or reads without end")

    before = signal.signal(signal.SIGUSR1, woken)  # the alarm is taken: judging has a limit of time
    timer = threading.Timer(seconds, signal.pthread_kill, (threading.main_thread().ident, signal.SIGUSR1))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        signal.signal(signal.SIGUSR1, before)


def test_who_waits_is_woken(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(AssertionError, match="it waits"), waking(0.1):
        (tmp_path / "pipe").read_bytes()


@pytest.fixture
def scored(scorer: Callable[..., Result], report: Path) -> Path:
    scorer("score", report)
    return report


@pytest.mark.parametrize("what", ["a pipe", "a device"])
@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_what_is_no_regular_file_is_refused_and_not_waited_for(
    scorer: Callable[..., Result], scored: Path, command: str, what: str
) -> None:
    for name in (Path("IT"), Path("IT.yaml")):
        if what == "a pipe":
            os.mkfifo(name)
        else:
            name.symlink_to("/dev/zero")
    with waking():
        result = scorer(*COMMANDS[command])  # an exception that is no message fails the test

    assert result.exit_code in (1, 2), result
    assert "Traceback" not in result.stderr
    assert "IT" in result.stderr
    assert "regular file" in result.stderr or "not a regular" in result.stderr


def test_no_more_is_read_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "long"
    with path.open("wb") as stream:
        stream.truncate(2**40)  # a hole, without a block on the disk
    with pytest.raises(OSError, match="it has more than the 1 MiB that are read"):
        inputs.read_bytes(path, 2**20)
    assert inputs.read_bytes(Path(__file__)) == Path(__file__).read_bytes()


def test_a_card_without_end_is_refused(scorer: Callable[..., Result], scored: Path) -> None:
    with Path("long.scorecard.json").open("wb") as stream:
        stream.truncate(2**40)
    for words in (("explain", "long.scorecard.json", "RE1.1"), ("overview", "long.scorecard.json")):
        result = scorer(*words)
        assert result.exit_code in (1, 2)
        assert "more than the 64 MiB that are read" in result.stderr


SECRET = "token: very-secret\n  and: [one more-secret\nroot:x:0:0\n"


@pytest.mark.parametrize("what", ["review", "reply", "register"])
def test_a_link_that_lies_beside_a_report_tells_nothing_of_other_files(
    scorer: Callable[..., Result], report: Path, folder: Path, what: str
) -> None:
    (folder / "secret.txt").write_text(SECRET)
    (folder / f"alder.{what}.yaml").symlink_to("secret.txt")
    result = scorer("score", report, "--table", "run.csv", "--jobs", "1")
    assert result.exit_code in (1, 2)
    said = result.output + Path("run.csv").read_text()
    assert f"this is no {what}" in said
    assert not [word for word in ("very-secret", "more-secret", "root:x") if word in said]


def test_a_rubric_that_extends_a_link_tells_nothing_of_other_files(scorer: Callable[..., Result], folder: Path) -> None:
    (folder / "secret.txt").write_text(SECRET)
    (folder / "base.yaml").symlink_to("secret.txt")
    (folder / "mine.yaml").write_text('rubric: mine\nextend: base.yaml\nversion: "1"\ntitle: Mine\n')
    result = scorer("rubric", "check", "mine.yaml")
    assert result.exit_code in (1, 2)
    assert "this is no rubric" in result.output
    assert not [word for word in ("very-secret", "more-secret", "root:x") if word in result.output]


def test_a_register_named_by_a_list_tells_nothing_of_other_files(
    scorer: Callable[..., Result], report: Path, folder: Path
) -> None:
    (folder / "secret.txt").write_text(SECRET)
    (folder / "list.csv").write_text("report,register\nalder.pdf,secret.txt\n")
    result = scorer("score", "--from", "list.csv", "--table", "run.csv", "--jobs", "1")
    assert result.exit_code in (1, 2)
    said = result.output + Path("run.csv").read_text()
    assert "this is no register" in said
    assert not [word for word in ("very-secret", "more-secret", "root:x") if word in said]


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_register_saved_as_unicode_is_told_how_to_be_saved(
    scorer: Callable[..., Result], folder: Path, code: str
) -> None:
    """An editor calls UTF-16 "Unicode"; it was "no register: a register begins with lines such as ..."."""
    (folder / "mine.yaml").write_bytes("register: mine\ncompany: Veriton plc\n".encode(code))
    result = scorer("register", "check", "mine.yaml")
    assert result.exit_code == 2
    assert "this is not saved as UTF-8" in result.output
    assert "Save as" in result.output


def test_a_file_whose_name_begins_with_a_dash_is_told_how_to_be_given(
    scorer: Callable[..., Result], report: Path, folder: Path
) -> None:
    report.rename(folder / "-dash.pdf")
    result = scorer("score", "-dash.pdf")
    assert result.exit_code == 2
    assert "./-dash.pdf" in result.output
    assert "./" not in scorer("score", "-quiet.pdf").output
    (folder / "-dash.pdf").rename(folder / "-\x07dash.pdf")
    assert "\x07" not in scorer("score", "-\x07dash.pdf").output, "a name of a file commands no terminal"
    (folder / "-\x07dash.pdf").rename(folder / "-dash.pdf")
    assert scorer("score", "./-dash.pdf").exit_code == 0


@pytest.mark.parametrize("words", EMPTY.values(), ids=EMPTY)
def test_an_empty_name_is_no_file_and_no_folder(
    scorer: Callable[..., Result], report: Path, words: tuple[str, ...]
) -> None:
    """As from a variable of a script that is not set; it was the folder that one happens to be in, or a crash."""
    assert scorer("score", report).exit_code == 0
    before = sorted(Path().rglob("*"))
    result = scorer(*words)
    said = result.stderr
    assert (result.exit_code, "is named" in said or "without a name" in said) == (2, True), said
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize("number", ["nan", "inf"])
def test_what_is_no_number_is_no_limit(scorer: Callable[..., Result], report: Path, number: str) -> None:
    assert scorer("score", report, "--fail-under", number).exit_code == 2
    for option in ("--to", "--unused"):
        assert scorer("library", "prune", option, number).exit_code == 2


def test_a_file_where_cards_are_to_go_is_said_before_the_work(scorer: Callable[..., Result], report: Path) -> None:
    result = scorer("score", report, "--out", report)
    assert (result.exit_code, "a file, and no folder for cards" in result.stderr) == (2, True)


def test_a_folder_has_no_register_to_suggest(scorer: Callable[..., Result], report: Path) -> None:
    result = scorer("register", "suggest", ".")
    assert (result.exit_code, "this is a folder" in result.stderr) == (1, True)
