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


@pytest.mark.parametrize("table", ["alder.pdf/run.csv", "alder.pdf/new/run.parquet"])
def test_a_table_that_cannot_be_written_is_said_before_the_work(scorer: Scorer, report: Path, table: str) -> None:
    result = scorer("score", report, "--table", table)
    assert result.exit_code == 1
    assert f"{table}: cannot be written: " in result.stderr
    assert "in another folder" in result.stderr
    assert not Path("scorecards").exists()


def test_a_table_s_folder_is_made_where_it_can_be_and_nothing_else_is_left_there(scorer: Scorer, report: Path) -> None:
    assert scorer("score", report, "--table", "new/deep/run.csv").exit_code == 0
    assert [path.name for path in Path("new/deep").iterdir()] == ["run.csv"]
    assert [path.name for path in Path().glob(".scorer*")] == []


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


FORMS = "html,json,csv,xlsx,md,pdf"


def test_what_somebody_changed_is_kept_beside_what_is_written_anew(scorer: Scorer, report: Path) -> None:
    """Of every form, with a library or without; what nobody changed is replaced without a word."""
    write_pdf(Path("birch.pdf"), LINES)
    command = ("score", report, "birch.pdf", "--format", FORMS, "--table", "run.csv", "--table", "run.parquet")
    made = [p for p in (scorer(*command), *Path("scorecards").iterdir(), *Path().glob("run.*")) if isinstance(p, Path)]
    assert len(made) == 17
    for company, extra in (("Alder plc", ()), ("Alder Ltd", ("--no-library",))):
        done = scorer(*command, *extra, "--company", company)
        assert (done.exit_code, list(Path().rglob("*.edited*")), "not as scorer" in done.stderr) == (0, [], False)
    for path in made:
        path.write_bytes(path.read_bytes() + b"\nmine,ours\n")
    mine = {path: path.read_bytes() for path in made}
    for extra in ((), ("--again", "--no-library")):
        done = scorer(*command, *extra, "--company", "Alder & Byrne")
        assert done.exit_code == 0
    assert sorted(mine.values()) == sorted(path.read_bytes() for path in Path().rglob("*.edited.*"))
    first = scorer(*command, "--company", "Alder Ltd")
    assert "not as scorer" not in first.stderr
    assert "Alder Ltd" in Path("run.csv").read_text(encoding="utf-8-sig")


def test_a_changed_page_is_named_with_where_it_is_now(scorer: Scorer, report: Path) -> None:
    assert scorer("score", report, "--format", "html,json").exit_code == 0
    page = Path("scorecards/alder.scorecard.html")
    for name in ("alder.scorecard.edited.html", "alder.scorecard.edited-2.html"):
        page.write_text(page.read_text().replace("</h1>", "</h1><p>My remark.</p>", 1))
        words = ("render", "scorecards/alder.scorecard.json", "--format", "html")
        told = scorer(*words).stderr
        assert f"{page}: it was not as scorer wrote it; what was there is now {name}." in told
        assert "My remark." in page.with_name(name).read_text()
        assert "My remark." not in page.read_text()


@pytest.mark.parametrize(
    "words", [("compare", "{}", "{}", "--format", "html"), ("overview", "{}"), ("trend", "Alder", "--format", "html")]
)
def test_pages_over_cards_keep_what_somebody_wrote_into_them(
    scorer: Scorer, report: Path, words: tuple[str, ...]
) -> None:
    assert scorer("score", report, "--format", "json").exit_code == 0
    command = [word.format("scorecards/alder.scorecard.json") for word in words]
    page = Path("page.html")
    for _ in range(2):
        assert "is now" not in scorer(*command, "--out", page).stderr
    page.write_text(page.read_text() + "My remark.")
    assert "is now page.edited.html" in scorer(*command, "--out", page).stderr
    assert Path("page.edited.html").read_text().endswith("My remark.")


def test_predictions_of_passages_replace_no_file_of_somebody_s(scorer: Scorer, folder: Path) -> None:
    given, kept = Path("passages.csv"), Path("mine.csv")
    given.write_text("id,element,level,section,text\n1,RE1.1,none,,We may repay fees.\n")
    kept.write_text(OWN)
    words = ("rubric", "test", "small.yaml", "--examples", given, "--predictions")
    result = scorer(*words, kept)
    assert (result.exit_code, LEFT_ALONE in result.stderr, kept.read_text()) == (2, True, OWN)
    for _ in range(2):
        done = scorer(*words, "came.csv")
        assert (done.exit_code, "is now" in done.stderr) == (0, False)


def test_highlighted_copies_in_a_folder_are_no_reports(scorer: Scorer, folder: Path) -> None:
    write_pdf(folder / "reports" / "birch.pdf", LINES)
    for _ in range(2):
        result = scorer("score", "reports", "--out", "reports", "--format", "json,pdf")
        assert [line.split("\t")[0] for line in result.stdout.splitlines()] == ["reports/birch.scorecard.json"]
    Path("reports/birch.annotated.pdf").rename("copy.pdf")
    assert scorer("score", "copy.pdf").exit_code == 0  # who names it means it
    Path("copy.pdf").rename("reports/alder.pdf")  # nobody keeps a report out of a run by our mark
    assert "alder" in scorer("score", "reports", "--out", "cards").stdout


def test_an_empty_file_is_nobody_s(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    assert is_ours(tmp_path / "empty.csv", b"report,")
    assert is_ours(tmp_path / "none.csv", b"report,")
