"""Registers on the command line: checked, begun, used for scoring; asked for a date where the report has none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from scorer.library import registers

from .conftest import write_pdf

Scorer = Callable[..., Result]
ROOT = Path(__file__).parents[2]
REGISTER = """\
register: alder
company: Alder & Byrne Ltd
cases:
  - id: A-1
    name: Okonjo v. Alder & Byrne Ltd
    forum: District Court of Halden
    filed: 2023-05-02
    public_since: 2023-05-02
    role: defendant
    claim: Unpaid recruitment fees
    sources:
      - {title: Case page, url: "https://example.org/a-1"}
  - id: A-2
    name: Varga v. Alder & Byrne Ltd
    public_since: 2025-01-01
    role: defendant
    sources:
      - {url: "https://example.org/a-2"}
"""
LINES = (
    "Alder & Byrne Ltd",
    "Human Rights Report",
    "31 March 2024",
    "In March 2024 we repaid recruitment fees of USD 41,200 to 63 workers at two of our sites.",
    "The claim brought by Ms Okonjo in the District Court of Halden is pending.",
    "Anybody can send a complaint to our hotline, in nine languages, at any hour of the day.",
    "The company makes valves for water works and employs four hundred people in three countries.",
)


def written(name: str = "alder.yaml", text: str = REGISTER) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def test_check_says_what_is_wrong_and_where(scorer: Scorer) -> None:
    sound = scorer("register", "check", written())
    assert sound.exit_code == 0 and "nothing to say about 2 cases" in sound.output
    broken = scorer("register", "check", written("b.yaml", REGISTER.replace("role: defendant", "role: culprit", 1)))
    assert broken.exit_code == 1 and "b.yaml:9:11" in broken.output and "1 error." in broken.output
    missing = scorer("register", "check", "no-such-register")
    assert missing.exit_code == 2 and "no register called" in missing.output


def test_new_writes_one_that_works(scorer: Scorer) -> None:
    assert scorer("register", "new", "mine.yaml").exit_code == 0
    assert scorer("register", "check", "mine.yaml").exit_code == 0
    assert scorer("register", "new", "mine.yaml").exit_code == 2


@pytest.mark.parametrize("kind", ["rubric", "register"])
@pytest.mark.parametrize("error", [None, PermissionError(13, "Permission denied")])
def test_what_cannot_be_begun_there_is_trouble_with_a_remedy(
    scorer: Scorer, monkeypatch: pytest.MonkeyPatch, kind: str, error: OSError | None
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise error or AssertionError

    if error:
        monkeypatch.setattr("scorer.register.starting.Path.open", refused)
    done = scorer(kind, "new", "mine.yaml" if error else "none/mine.yaml")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "mine.yaml: cannot be written: " in done.stderr
    assert "Name a file in a folder that is there and can be written." in done.stderr


def test_a_report_is_scored_with_a_register(scorer: Scorer) -> None:
    write_pdf(Path("alder.pdf"), LINES)
    result = scorer(
        "score",
        "alder.pdf",
        "--register",
        written(),
        "--rubric",
        "human-rights-transparency",
        "--format",
        "html,json,csv,md,xlsx",
    )
    assert result.exit_code == 0, result.output
    card = json.loads(Path("scorecards/alder.scorecard.json").read_text())
    assert (card["register"]["id"], card["register"]["counted"], card["register"]["told"]) == ("alder", 1, 1)
    assert [(k["id"], k["counts"]) for k in card["cases"]] == [("A-1", True), ("A-2", False)]
    assert card["cases"][0]["says"][0]["quote"] == LINES[4]
    assert "Okonjo" in Path("scorecards/alder.cases.csv").read_text(encoding="utf-8-sig")
    assert "Legal cases known from outside" in Path("scorecards/alder.scorecard.html").read_text()
    explained = scorer("explain", "scorecards/alder.scorecard.json", "LC4.1")
    assert "1 known cases" not in explained.output and "the one known case" in explained.output


def test_a_change_of_the_register_makes_a_new_card(scorer: Scorer) -> None:
    write_pdf(Path("alder.pdf"), LINES)
    told = []
    for text in (REGISTER, REGISTER, REGISTER.replace("Okonjo", "Haddad")):
        result = scorer("score", "alder.pdf", "--register", written(text=text), "--format", "json")
        told.append(
            (
                json.loads(Path("scorecards/alder.scorecard.json").read_text())["register"]["told"],
                "as before" in result.output,
            )
        )
    assert told == [(1, False), (1, True), (0, False)]


def test_a_broken_register_scores_nothing(scorer: Scorer) -> None:
    write_pdf(Path("alder.pdf"), LINES)
    result = scorer("score", "alder.pdf", "--register", written(text=REGISTER.replace("sources:", "source:", 1)))
    assert result.exit_code in (1, 2) and "this register cannot be used" in result.output
    assert not Path("scorecards").exists()


@pytest.mark.parametrize("limit", [0, 10**9])  # read beside the report, and before it
def test_a_large_register_is_read_while_the_report_is(
    scorer: Scorer, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "_LARGE", limit)
    write_pdf(Path("alder.pdf"), LINES)
    assert scorer("score", "alder.pdf", "--register", written(), "--format", "json").exit_code == 0
    card = json.loads(Path("scorecards/alder.scorecard.json").read_text())
    assert card["register"]["told"] == 1
    broken = written("b.yaml", REGISTER.replace("role: defendant", "role: culprit", 1))
    result = scorer("score", "alder.pdf", "--register", broken, "--out", "other", "--format", "json")
    assert result.exit_code in (1, 2) and "this register cannot be used" in result.output
    assert not list(Path().glob("other/*"))


def test_a_date_is_asked_for_where_the_report_has_none(scorer: Scorer) -> None:
    write_pdf(Path("alder.pdf"), tuple(line for line in LINES if "2024" not in line))
    result = scorer("score", "alder.pdf", "--register", written(), "--format", "json")
    assert result.exit_code == 1 and "does not say its date" in result.output and "--date" in result.output
    assert (
        scorer("score", "alder.pdf", "--register", written(), "--date", "2024-03-31", "--format", "json").exit_code == 0
    )


def test_a_list_names_a_register_for_each_report(scorer: Scorer) -> None:
    for name in ("one.pdf", "two.pdf"):
        write_pdf(Path(name), LINES)
    written()
    Path("list.csv").write_text("report,register,date\none.pdf,alder.yaml,2024-03-31\ntwo.pdf,,\n")
    assert scorer("score", "--from", "list.csv", "--format", "json").exit_code == 0
    used = {p.name[:3]: json.loads(p.read_text())["register"] for p in Path("scorecards").glob("*.json")}
    assert used["one"]["id"] == "alder" and used["two"] is None


@pytest.mark.parametrize("letter", ["a"])
def test_the_sample_leaves_out_five_cases(scorer: Scorer, letter: str) -> None:
    sample = next((ROOT / "reports").glob(f"{letter}-*.pdf"))
    shutil.copy(sample, "a.pdf")
    result = scorer(
        "score", "a.pdf", "--register", "kestrane-group", "--rubric", "human-rights-transparency", "--format", "json"
    )
    assert result.exit_code == 0, result.output
    card = json.loads(Path("scorecards/a.scorecard.json").read_text())
    missed = [k["id"] for k in card["cases"] if k["counts"] and k["depth"] == "not_mentioned" and not k["possibly"]]
    assert missed == ["KES-02", "KES-04", "KES-05", "KES-06", "KES-07"]
    element = next(e for t in card["themes"] for i in t["indicators"] for e in i["elements"] if e["id"] == "LC4.1")
    assert (element["level"], element["status"]) == ("stated", "assessed")


def test_a_register_is_drafted_from_a_report_and_tells_its_cases(scorer: Scorer) -> None:
    write_pdf(Path("report.pdf"), (*LINES[:4], TOLD, *LINES[5:]))
    result = scorer("register", "suggest", "report.pdf", "--company", "Alder & Byrne Ltd")
    assert result.exit_code == 0, result.output
    text = Path("report.register.yaml").read_text(encoding="utf-8")
    assert text.startswith("# A DRAFT") and "# Report: report.pdf" in text
    assert "Okonjo v. Alder & Byrne Ltd" in text
    assert scorer("register", "check", "report.register.yaml").exit_code == 0


TOLD = "On 2 May 2023 Ada Okonjo filed a lawsuit against Alder & Byrne Ltd in the District Court of Halden."


def test_a_draft_is_no_measure_of_its_own_report_until_its_addresses_are_written(scorer: Scorer) -> None:
    write_pdf(Path("report.pdf"), (*LINES[:4], TOLD, *LINES[5:]))
    assert scorer("register", "suggest", "report.pdf", "--company", "Alder & Byrne Ltd").exit_code == 0
    draft, card = Path("report.register.yaml"), Path("scorecards/report.scorecard.json")
    line = next(n for n, text in enumerate(draft.read_text().splitlines(), 1) if "url:" in text)
    told = "report.pdf: report.register.yaml lies there and was not taken up: it is a draft, and no address is written"
    for _ in range(2):  # the second time as before
        done = scorer("score", "report.pdf")
        assert (done.exit_code, done.stderr.count(f"{told} in line {line}. Write its addresses")) == (0, 1)
        assert json.loads(card.read_text())["register"] is None
    checked = scorer("register", "check", draft)
    assert checked.exit_code == 0 and f"report.register.yaml:{line}:" in checked.output
    assert checked.output.count("this is only the place for an address") == 1

    assert scorer("score", "report.pdf", "--register", draft).exit_code == 0  # who names it means it
    assert json.loads(card.read_text())["register"] is not None
    assert told in scorer("score", "report.pdf").stderr
    draft.write_text(draft.read_text().replace("address-missing.invalid", "example.org"))
    done = scorer("score", "report.pdf")
    assert told not in done.stderr and "taken up again: the register report.register.yaml" in done.stderr
    assert "place for an address" not in scorer("register", "check", draft).output


def test_a_draft_is_never_written_over_a_file(scorer: Scorer) -> None:
    write_pdf(Path("report.pdf"), (*LINES[:4], TOLD, *LINES[5:]))
    Path("mine.yaml").write_text("mine", encoding="utf-8")
    result = scorer("register", "suggest", "report.pdf", "--out", "mine.yaml")
    assert result.exit_code and "there is such a file already" in result.output
    assert Path("mine.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (("--out", "x.txt"), "ends in .yaml"),
        (("--date", "soon"), "is not a date"),
        ((), "no case against the company was found"),
    ],
)
def test_what_cannot_be_drafted_is_one_error(scorer: Scorer, extra: tuple[str, ...], said: str) -> None:
    write_pdf(Path("report.pdf"), (*LINES[:4], *LINES[5:]))
    result = scorer("register", "suggest", "report.pdf", "--company", "Alder & Byrne Ltd", *extra)
    assert result.exit_code and said in result.output
    assert not list(Path().glob("report*.yaml"))
