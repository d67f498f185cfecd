from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from scorer.errors import EXIT_TROUBLE, UserError
from scorer.library.plan import Job, not_taken, plan, read_list
from scorer.scorecard.reviewsheet import start_workbook

NAMES = st.sampled_from(["a", "b", "A", "a-b", "report", "Report", "2023", "2023-report"])


@given(st.lists(st.lists(NAMES, min_size=1, max_size=3), max_size=12))
def test_no_two_reports_share_a_name_on_any_file_system(parts: list[list[str]]) -> None:
    jobs, problems = plan([Path(*part).with_suffix(".pdf") for part in parts])

    assert not problems
    assert len({job.stem.casefold() for job in jobs}) == len(jobs)
    assert all("/" not in job.stem for job in jobs)
    assert [job.number for job in jobs] == list(range(len(jobs)))


def test_a_report_named_twice_is_scored_once() -> None:
    jobs, _ = plan([Path("x/a.pdf"), Path("x/../x/a.pdf")])
    assert [job.report for job in jobs] == [Path("x/a.pdf")]


def test_what_the_list_says_of_a_report_holds() -> None:
    jobs, _ = plan([Path("a.pdf"), Path("b.pdf")], [Job(7, Path("b.pdf"), "", company="Birch", date="2020")])
    assert [(job.number, job.stem, job.company) for job in jobs] == [(0, "a", None), (1, "b", "Birch")]


def test_what_a_folder_holds_besides_reports_is_found(tmp_path: Path) -> None:
    for name in (
        "a.pdf", "b.PDF", "b.docx", "more/site.html", "noending",  # documents
        "a.review.yaml", "more/B.scorecard.html", ".DS_Store", ".git/config",  # what belongs to a report, or is hidden
        "cards/index.html", "list.csv", "deep/er/x.odt", "a.x/y.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-")
    jobs, _ = plan([tmp_path])
    found = not_taken([tmp_path, tmp_path / "more", "s3://bucket"], jobs, [tmp_path / "cards", tmp_path / "list.csv"])

    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a.x/y.txt", "b.docx", "deep/er/x.odt", "more/site.html", "noending",
    ]  # fmt: skip
    (tmp_path / "spring.yaml").write_text('# A review of several scorecards.\nreviews: "1"\n')
    (tmp_path / "spring.xlsx").write_bytes(start_workbook([], "Ana Lima"))
    (tmp_path / "other.yaml").write_text("preview: yes\n")
    with xlsxwriter.Workbook(tmp_path / "figures.xlsx") as book:
        book.add_worksheet().write_string(0, 0, "Emissions")
    again = not_taken([tmp_path], jobs, [tmp_path / "cards", tmp_path / "list.csv"])
    assert {p.name for p in again} - {p.name for p in found} == {"other.yaml", "figures.xlsx"}
    assert not_taken([tmp_path / "b.docx"], jobs) == []  # named by itself, it is a report that cannot be read


def test_a_folder_without_a_pdf_is_told_with_what_to_give(tmp_path: Path) -> None:
    _, (problem,) = plan([tmp_path])
    assert (problem.message, problem.where) == ("there is no PDF in this folder", str(tmp_path))
    assert problem.hint == "Give the folder that holds the reports, or the PDFs themselves."


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "no permission to read this folder"),
        (OSError(errno.EIO, "Input/output error"), "this folder cannot be read: Input/output error"),
    ],
)
def test_a_folder_that_cannot_be_looked_into_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    look = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path) == closed:
            raise type(error)(*error.args, str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    jobs, (problem,) = plan([tmp_path])  # what it holds nobody knows: not that there is no PDF
    assert (jobs, problem.message, problem.where, problem.exit_code) == ([], message, str(closed), EXIT_TROUBLE)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    jobs, problems = plan([tmp_path])
    assert ([job.report.name for job in jobs], len(problems)) == (["a.pdf"], 1)


def test_a_name_alone_needs_no_folder_in_front() -> None:
    jobs, _ = plan([Path("2023/one.pdf"), Path("2024/two.pdf")])
    assert [job.stem for job in jobs] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("file,company\na.pdf,x\n", ":1", 'no column "file"'),
        ("company\nx\n", ":1", 'no column "report"'),
        ("report,company\na.pdf,Alder, Ltd\n", ":2", "more cells than the first"),
        ("report,company\na.pdf,x\n,y\n", ":3", "no report is named"),
        ('report,company\na.pdf,"x\n', ":2", "not a CSV file"),
    ],
)
def test_a_list_that_makes_no_sense_names_its_line(tmp_path: Path, text: str, where: str, message: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text)
    with pytest.raises(UserError, match=message) as error:
        read_list(path)
    assert error.value.where == f"{path}{where}"
    assert error.value.exit_code == 2


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_lists_come_with_the_separators_of_many_countries(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "list.csv"
    rows = ["Report,Company,Date", '"x, y.pdf",Alder,2024', ",,", "b.pdf,,"]
    path.write_text(
        "\r\n".join(r if separator == "," else r.replace(",", separator) for r in rows), encoding="utf-8-sig"
    )
    name = f"x{separator} y.pdf"
    assert read_list(path) == [
        Job(0, tmp_path / name, "", "Alder", "2024"),
        Job(0, tmp_path / "b.pdf", ""),
    ]
