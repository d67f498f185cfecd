"""No command replaces a file that a person made: tables, predictions, models, coded sentences and pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from scorer.library.output import PAGE, is_ours

from .conftest import LINES, write_pdf

Scorer = Callable[..., Result]
OWN = "report,company\nalder.pdf,Alder Group\n"
LEFT_ALONE = "there is a file already that scorer did not make; it was left alone"


def test_a_table_replaces_neither_the_list_nor_another_table(scorer: Scorer, report: Path) -> None:
    for name in ("list.csv", "kept.csv"):
        Path(name).write_text(OWN)
    same = scorer("score", "--from", "list.csv", "--table", "list.csv")
    assert (same.exit_code, "the table would replace the list" in same.stderr) == (2, True)
    other = scorer("score", report, "--table", "kept.csv")
    assert (other.exit_code, LEFT_ALONE in other.stderr) == (2, True)
    assert {Path(name).read_text() for name in ("list.csv", "kept.csv")} == {OWN}
    assert not Path("scorecards").exists()  # said before the work
    assert [scorer("score", report, "--table", "run.csv").exit_code for _ in range(2)] == [0, 0]


def test_the_page_over_the_cards_replaces_no_page_of_somebody_s(scorer: Scorer, report: Path) -> None:
    write_pdf(Path("birch.pdf"), LINES)
    page = Path("scorecards/index.html")
    page.parent.mkdir()
    page.write_text("<p>mine</p>")
    result = scorer("score", report, "birch.pdf")
    assert result.exit_code == 0
    assert "index.html: it was not made by scorer and was left alone" in result.stderr
    assert page.read_text() == "<p>mine</p>"
    page.unlink()
    for _ in range(2):
        assert "left alone" not in scorer("score", report, "birch.pdf").stderr
        assert PAGE.decode() in page.read_text()


@pytest.mark.parametrize("command", ["overview", "compare"])
def test_a_page_replaces_only_a_page_of_ours(scorer: Scorer, report: Path, command: str) -> None:
    assert scorer("score", report, "--format", "json").exit_code == 0
    card = "scorecards/alder.scorecard.json"
    words = ("overview", card) if command == "overview" else ("compare", card, card, "--format", "html")
    for kept in (Path(card), report):
        before = kept.read_bytes()
        result = scorer(*words, "--out", kept)
        assert (result.exit_code, LEFT_ALONE in result.stderr, kept.read_bytes()) == (2, True, before)
    assert [scorer(*words, "--out", "page.html").exit_code for _ in range(2)] == [0, 0]


def test_a_page_that_would_not_be_written_is_a_mistake(scorer: Scorer, report: Path) -> None:
    assert scorer("score", report, "--format", "json").exit_code == 0
    card = "scorecards/alder.scorecard.json"
    result = scorer("compare", card, card, "--out", "page.html")
    assert (result.exit_code, "Add --format html." in result.stderr, Path("page.html").exists()) == (2, True, False)


def test_predictions_and_models_replace_no_coded_sentences(scorer: Scorer, folder: Path) -> None:
    coded = folder / "coded.csv"
    coded.write_text("document,position,text,RE1.1\na,1,We repaid recruitment fees to 63 workers.,1\n")
    before = coded.read_bytes()
    tried = (
        ("evaluate", "--rubric", "small.yaml", "--coded", coded, "--predictions", coded),
        ("learn", "--rubric", "small.yaml", "--coded", coded, "--out", coded),
    )
    for words in tried:
        result = scorer(*words)
        assert (result.exit_code, LEFT_ALONE in result.stderr, coded.read_bytes()) == (2, True, before)


def test_coded_sentences_replace_no_review(scorer: Scorer, report: Path) -> None:
    assert scorer("score", report, "--format", "json").exit_code == 0
    kept = Path("scorecards/alder.review.yaml")
    assert scorer("review", "scorecards/alder.scorecard.json", "--reviewer", "Ana Lima").exit_code == 0
    before = kept.read_bytes()
    result = scorer("review", "scorecards/alder.scorecard.json", "--review", kept, "--export-coded", kept)
    assert (result.exit_code, "left alone" in result.stderr, kept.read_bytes()) == (2, True, before)


def test_an_empty_file_is_nobody_s(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    assert is_ours(tmp_path / "empty.csv", b"report,")
    assert is_ours(tmp_path / "none.csv", b"report,")
