from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import Result

from scorer.document.reading import Reader
from scorer.library import batch
from scorer.library.plan import Job
from scorer.library.store import Kind, Library
from scorer.library.values import Outcome

from .conftest import LINES, write_pdf

Scorer = Callable[..., Result]


def digests(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def never(*_: object, **__: object) -> None:
    raise AssertionError("the PDF was opened")


def test_a_report_gets_a_page_and_a_json_named_on_stdout(scorer: Scorer, report: Path) -> None:
    result = scorer("score", report)

    assert result.exit_code == 0
    card = json.loads(Path("scorecards/alder.scorecard.json").read_text())
    evidenced = [
        e["id"] for t in card["themes"] for i in t["indicators"] for e in i["elements"] if e["level"] != "none"
    ]
    assert evidenced == ["RE1.1"]
    assert "63 workers" in Path("scorecards/alder.scorecard.html").read_text()
    page, score, low, high, coverage, company = result.stdout.rstrip("\n").split("\t")
    assert page == "scorecards/alder.scorecard.html"
    assert float(score) == pytest.approx(card["score"], abs=0.05)
    assert float(low) <= float(score) <= float(high)
    assert (coverage, company) == ("1.000", card["company"])
    assert "1 report scored" in result.stderr


def test_the_same_input_gives_the_same_bytes_however_it_comes(scorer: Scorer, report: Path) -> None:
    every_form = ("--format", "html,json,csv")
    scorer("score", report, "--out", "first", *every_form)
    scorer("score", report, "--out", "from-the-library", *every_form)
    scorer("score", report, "--out", "again", "--again", *every_form)
    scorer("score", report, "--out", "without", "--no-library", *every_form)

    first = digests(Path("first"))
    assert len(first) == 4
    assert digests(Path("from-the-library")) == first
    assert digests(Path("again")) == first
    assert digests(Path("without")) == first


def test_what_was_read_once_is_not_opened_again(scorer: Scorer, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scorer("score", report)
    before = digests(Path("scorecards"))
    monkeypatch.setattr(Reader, "read", never)
    monkeypatch.setattr(Reader, "pictures", never)

    as_before = scorer("score", report)
    assert "(as before)" in as_before.stderr
    assert digests(Path("scorecards")) == before

    shutil.rmtree("scorecards")
    scorer("score", report)
    assert digests(Path("scorecards")) == before

    rubric = Path("small.yaml").read_text()
    Path("small.yaml").write_text(rubric.replace("look_for: [hotline", "weight: 3\n            look_for: [hotline"))
    edited = scorer("score", report)
    assert edited.exit_code == 0
    assert "(as before)" not in edited.stderr
    assert digests(Path("scorecards")) != before


def test_a_card_that_somebody_changed_is_written_again(scorer: Scorer, report: Path) -> None:
    scorer("score", report)
    before = digests(Path("scorecards"))
    Path("scorecards/alder.scorecard.html").write_text("changed")

    assert "(as before)" not in scorer("score", report).stderr
    kept = Path("scorecards/alder.scorecard.edited.html")
    assert kept.read_text() == "changed"
    kept.unlink()
    assert digests(Path("scorecards")) == before


def test_company_and_date_come_from_the_options(scorer: Scorer, report: Path) -> None:
    scorer("score", report, "--company", "Somebody Else", "--date", "2023-06")
    card = json.loads(Path("scorecards/alder.scorecard.json").read_text())

    assert (card["company"], card["company_source"]) == ("Somebody Else", "option")
    assert (card["report"]["date"], card["report"]["date_source"]) == ("2023-06", "option")


def test_a_folder_stands_for_every_pdf_below_it_in_order(scorer: Scorer, folder: Path) -> None:
    for name in ("reports/b.pdf", "reports/deep/a.PDF", "reports/c.pdf"):
        write_pdf(folder / name)
    (folder / "reports" / "notes.txt").write_text("not a report")

    names = [Path(line.split("\t")[0]).name for line in scorer("score", "reports").stdout.splitlines()]
    assert names == ["b.scorecard.html", "c.scorecard.html", "a.scorecard.html"]


_FILLER = "The company makes shoes in three towns and sells them in nine countries, as it has for many years by now."


def test_files_of_a_folder_that_were_not_taken_are_named(scorer: Scorer, folder: Path) -> None:
    write_pdf(folder / "reports" / "a.pdf")
    for n in range(9):
        (folder / "reports" / f"{n}.docx").write_bytes(b"PK")
    (folder / "reports" / "site\x1b[2J.html").write_text("<p>")
    (folder / "reports" / "run.csv").write_text("report,outcome,reason,company,sector\n")
    command = ("score", "reports", "--out", "reports/cards", "--table", "reports/run.csv", "--jobs", "1")

    for _ in range(2):  # the second time the cards of the first lie in the folder
        result = scorer(*command)
        told = " ".join(result.stderr.split())
        assert result.exit_code == 0
        assert "Not taken, since their names do not end in .pdf: 9 .docx (reports/0.docx, reports/1.docx," in told
        assert "2.docx, …); 1 .html (reports/site\\x1b[2J.html). Save as PDF what is a report." in told
    assert "Not taken" not in scorer("score", "reports/a.pdf").stderr

    (folder / "word").mkdir()
    (folder / "word" / "only\x1b[2J.docx").write_bytes(b"PK")
    nothing = scorer("score", "word")
    assert nothing.exit_code == 1
    assert "only\\x1b[2J.docx" in nothing.stderr


def test_reports_of_one_name_do_not_overwrite_each_other(scorer: Scorer, folder: Path) -> None:
    write_pdf(folder / "2023" / "report.pdf", ("Report of 2023", "We repaid the workers in 2023.", _FILLER))
    write_pdf(folder / "2024" / "report.pdf", ("Report of 2024", "We repaid the workers in 2024.", _FILLER))

    assert scorer("score", ".").exit_code == 0
    for year in ("2023", "2024"):
        card = json.loads(Path(f"scorecards/{year}-report.scorecard.json").read_text())
        assert card["report"]["sha256"] == hashlib.sha256((folder / year / "report.pdf").read_bytes()).hexdigest()


def test_a_file_that_fails_is_one_line_and_the_others_go_on(scorer: Scorer, report: Path, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing that anybody could read")
    (folder / "page.pdf").write_text("<html>not a PDF</html>")
    (folder / "empty").mkdir()

    result = scorer("score", "broken.pdf", "page.pdf", "missing.pdf", "empty", report)

    assert result.exit_code == 1
    assert Path("scorecards/alder.scorecard.html").exists()
    assert len(result.stdout.splitlines()) == 1
    said = result.stderr.splitlines()
    for name in ("broken.pdf", "page.pdf", "missing.pdf", "empty"):
        assert sum(name + ":" in line for line in said) == 1, name
    assert "Traceback" not in result.stderr
    assert "1 report scored, 3 not scored" in said[-1]


def test_a_file_that_could_not_be_read_is_not_tried_at_every_run(
    scorer: Scorer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing that anybody could read")
    first = scorer("score", "broken.pdf")
    monkeypatch.setattr(Reader, "read", never)
    second = scorer("score", "broken.pdf")

    assert first.exit_code == second.exit_code == 1
    assert "--again reads the file once more" in second.stderr
    with pytest.raises(AssertionError, match="the PDF was opened"):
        scorer("score", "broken.pdf", "--again")


def test_the_exit_code_is_the_worst(scorer: Scorer, report: Path, folder: Path) -> None:
    write_pdf(folder / "blank.pdf", ())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")

    assert scorer("score", report, "--fail-under", "1").exit_code == 0
    assert scorer("score", report, "--fail-under", "99").exit_code == 10
    assert scorer("score", report, "blank.pdf", "--fail-under", "99").exit_code == 3
    assert scorer("score", report, "blank.pdf", "broken.pdf", "--fail-under", "99").exit_code == 1


def test_a_report_without_text_is_never_a_zero(scorer: Scorer, folder: Path) -> None:
    write_pdf(folder / "blank.pdf", ())
    for _ in range(2):  # the second time from the library
        result = scorer("score", "blank.pdf")
        assert result.exit_code == 3
        assert "no text in this PDF" in result.stderr
    assert json.loads(Path("scorecards/blank.scorecard.json").read_text())["score"] is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no report is named"),
        (("alder.pdf", "--format", "docx"), 'no format "docx"'),
        (("alder.pdf", "--date", "last year"), "is not a date"),
        (("alder.pdf", "--rubric", "none-such"), 'no rubric called "none-such"'),
        (("alder.pdf", "--library", "."), "must be a file"),
    ],
)
def test_a_command_that_makes_no_sense_scores_nothing(
    scorer: Scorer, report: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = scorer("score", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert not Path("scorecards").exists()


def test_several_processes_write_the_same_cards_and_name_them_in_order(scorer: Scorer, folder: Path) -> None:
    for n in range(4):
        write_pdf(folder / "reports" / f"{n}.pdf", (f"Company {n} Ltd", *LINES[1 : 3 + n % 2]))
    one = scorer("score", "reports", "--jobs", "1", "--out", "one")
    two = scorer("score", "reports", "--jobs", "2", "--out", "two", "--again")

    assert one.exit_code == two.exit_code == 0
    assert digests(Path("one")) == digests(Path("two"))
    assert two.stdout == one.stdout.replace("one/", "two/")


def test_a_list_names_reports_companies_and_dates(scorer: Scorer, report: Path, folder: Path) -> None:
    (folder / "lists").mkdir()
    listed = folder / "lists" / "year.csv"
    listed.write_text("report;company;date\n../alder.pdf;From the List AG;2022\n", encoding="utf-8-sig")

    assert scorer("score", "--from", listed).exit_code == 0
    card = json.loads(Path("scorecards/alder.scorecard.json").read_text())
    assert (card["company"], card["report"]["date"]) == ("From the List AG", "2022")

    listed.write_text("report,industry\nalder.pdf,mining\n")
    wrong = scorer("score", "--from", listed)
    assert wrong.exit_code == 2
    assert 'no column "industry"' in wrong.stderr
    listed.write_text("path,date\n../alder.pdf,31.12.2022\n")
    assert f'{listed}:2: "31.12.2022" is not a date' in scorer("score", "--from", listed).stderr


def test_the_table_has_a_row_for_every_report(scorer: Scorer, report: Path, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    scorer("score", "broken.pdf", report, "--company", "=1+1", "--table", "run.csv")

    with Path("run.csv").open(encoding="utf-8-sig", newline="") as stream:
        broken, scored = csv.DictReader(stream)
    assert (broken["report"], broken["outcome"], broken["score"], broken["card"]) == (
        "broken.pdf",
        "not scored",
        "",
        "",
    )
    assert "damaged" in broken["reason"]
    assert (scored["outcome"], scored["pages"], scored["card"]) == ("scored", "1", "scorecards/alder.scorecard.html")
    assert scored["company"] == "'=1+1"
    card = json.loads(Path("scorecards/alder.scorecard.json").read_text())
    assert scored["score"] == scored["theme RE"] == str(round(card["score"]))


def test_several_reports_get_a_page_over_their_cards(scorer: Scorer, report: Path, folder: Path) -> None:
    scorer("score", report)
    assert not Path("scorecards/index.html").exists()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    write_pdf(folder / "a b#c.pdf", ("Birch AG", *LINES[1:]))
    scorer("score", report, "broken.pdf", "a b#c.pdf")

    page = Path("scorecards/index.html").read_text()
    links = re.findall(r'href="([^"#]+)"', page)
    assert {"alder.scorecard.html", "a%20b%23c.scorecard.html"} <= set(links)
    assert "damaged" in page


@pytest.mark.parametrize("written", [b"/Encrypt", b"/#45ncrypt"])  # the same name to whoever opens the file
def test_what_was_locked_is_not_kept_readable(scorer: Scorer, report: Path, folder: Path, written: bytes) -> None:
    with pikepdf.open(report) as pdf:
        pdf.save("locked.pdf", encryption=pikepdf.Encryption(owner="secret", user="secret"))
    Path("locked.pdf").write_bytes(Path("locked.pdf").read_bytes().replace(b"/Encrypt", written))

    assert scorer("score", "locked.pdf").exit_code == 1
    with_password = scorer("score", "locked.pdf", "--password", "secret")
    assert with_password.exit_code == 0
    assert "63 workers" in Path("scorecards/locked.scorecard.json").read_text()
    without = scorer("score", "locked.pdf", "--out", "elsewhere")
    assert without.exit_code == 1
    assert "password" in without.stderr
    with Library(Path("library.sqlite")) as library:
        kept = {kind: count for kind, count in library.info().counts.items() if count}
    assert kept == {"failure": 1}


def test_with_a_password_what_is_not_locked_is_kept_as_ever(scorer: Scorer, report: Path) -> None:
    scorer("score", report, "--password", "secret")
    with Library(Path("library.sqlite")) as library:
        counts = library.info().counts
    assert (counts[Kind.DOCUMENT], counts[Kind.CARD]) == (1, 1)
    assert "(as before)" in scorer("score", report).stderr


def test_a_password_for_one_of_many_reports_does_not_keep_out_those_that_have_permissions_only(
    scorer: Scorer, report: Path, folder: Path
) -> None:
    for name, user in (("locked.pdf", "secret"), ("limited.pdf", "")):
        with pikepdf.open(report) as pdf:
            pdf.save(name, encryption=pikepdf.Encryption(owner="owner", user=user))
    told = scorer("score", "locked.pdf", "limited.pdf", "--password", "secret", "--format", "html,json,pdf")
    assert told.exit_code == 0, told.stderr
    for name in ("locked", "limited"):
        assert "63 workers" in Path(f"scorecards/{name}.scorecard.json").read_text()
        assert Path(f"scorecards/{name}.annotated.pdf").exists()
    assert scorer("verify", "scorecards/limited.scorecard.json", "limited.pdf", "--password", "secret").exit_code == 0


def test_text_of_a_report_cannot_steer_the_terminal(scorer: Scorer, report: Path) -> None:
    result = scorer("score", report, "--company", "Alder\x1b[2J\u202eyB\tLtd")

    assert "\x1b[2J" not in result.output
    assert "\u202e" not in result.output
    assert result.stdout.count("\t") == 5


def test_ctrl_c_names_every_card_that_is_done(
    scorer: Scorer, report: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("birch", "cedar"):
        write_pdf(folder / f"{name}.pdf", (f"{name.title()} Ltd", *LINES[1:]))
    run = batch.run

    def interrupted(jobs: Sequence[Job], *arguments: Any, **more: Any) -> Iterator[Outcome]:
        yield from run(jobs[::-1][:2], *arguments, **more)  # the first report is not done yet
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "run", interrupted)
    result = scorer("score", ".", "--jobs", "1")

    assert result.exit_code == 1
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == [
        "scorecards/birch.scorecard.html",
        "scorecards/cedar.scorecard.html",
    ]


def test_ctrl_c_ends_the_run_with_a_word_about_how_to_go_on(
    scorer: Scorer, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> Iterator[None]:
        yield from ()
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "run", interrupted)
    result = scorer("score", report)

    assert result.exit_code == 1
    assert "The same command goes on where this one ended." in result.stderr
