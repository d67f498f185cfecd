"""Scoring never silently replaces a card that a person worked on: it takes their work up again, or leaves the card."""

from __future__ import annotations

import csv
import html
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from scorer.library import fingerprint

from .conftest import LINES, RUBRIC, write_pdf
from .test_register import REGISTER

Scorer = Callable[..., Result]
CARD = Path("scorecards/alder.scorecard.json")
REVIEW = Path("scorecards/alder.review.yaml")


def read(path: Path = CARD) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(path.read_text())
    return value


def review(scorer: Scorer, card: Path, out: Path, *, who: str = "Ana Lima") -> Path:
    """A review that calls the one answer of the card none."""
    assert scorer("review", card, "--reviewer", who, "--date", "2024-05-01", "--out", out).exit_code == 0
    decision = "decision: change, level: none, reason: Not remedy., wrong: [{page: 1, quote: repaid}]"
    text = out.read_text().replace("- element: RE1.1\n    decision: open", f"- {{element: RE1.1, {decision}}}")
    out.write_text(text)
    return out


def reply(card: Path, out: Path) -> Path:
    value = read(card)
    out.write_text(
        f'reply: "1"\nreport: {{file: alder.pdf, sha256: {value["report"]["sha256"]}}}\nwho: Alder & Byrne Ltd\n'
        "date: 2024-06-01\nanswers:\n  - {element: RE1.2, reason: disclosed_elsewhere, text: See our website.}\n"
    )
    return out


@pytest.fixture
def card(scorer: Scorer, report: Path) -> Path:
    assert scorer("score", report).exit_code == 0
    return CARD


@pytest.mark.parametrize("place", ["scorecards/alder.review.yaml", "alder.review.yaml"])
def test_a_review_beside_the_card_or_the_report_is_taken_up_by_itself(
    scorer: Scorer, card: Path, report: Path, place: str
) -> None:
    machine = read()["score"]
    review(scorer, card, Path(place))
    done = scorer("score", report)
    assert done.exit_code == 0
    assert done.stderr.count("taken up again: the review by Ana Lima (alder.review.yaml)") == 1
    assert (machine > 0, read()["score"]) == (True, 0)
    assert read()["review"]["reviewers"] == ["Ana Lima"]
    (made,) = read()["made"]["reviews"]
    assert (made["name"], made["who"]) == ("alder.review.yaml", "Ana Lima")
    again = scorer("score", report)
    assert (again.exit_code, "(as before)" in again.stderr) == (0, True)


def test_who_reviewed_a_card_in_which_file_and_what_it_moved_is_said_each_time(
    scorer: Scorer, card: Path, report: Path
) -> None:
    """A stranger's zip may hold a review beside the report: nobody may take its levels for the machine's."""
    machine = Path("machine.json")
    machine.write_bytes(CARD.read_bytes())
    kept = review(scorer, card, Path("alder.review.yaml"), who="Mallory")
    shutil.rmtree("scorecards")
    said = "Reviewed by Mallory (alder.review.yaml): 1 question decided, 1 changed. The machine’s score was 50."
    first = scorer("score", report)
    assert "(alder.review.yaml). To leave that out: --forget." in first.stderr
    assert f"\n  {said}" in first.stderr
    assert f"\n  {said}" in scorer("score", report).stderr  # as before
    assert f"\n  {said}" in scorer("score", report, "--review", kept, "--again").stderr
    assert said in Path("scorecards/alder.scorecard.html").read_text()
    told = " ".join(scorer("compare", machine, CARD).stdout.split())
    assert f"People had a hand in B alone. {said}" in told
    assert "Reviewed" not in scorer("score", report, "--forget").stderr


def test_pages_and_tables_over_many_cards_say_in_short_in_which_people_had_a_hand(
    scorer: Scorer, card: Path, report: Path
) -> None:
    write_pdf(Path("birch.pdf"), LINES[1:])
    review(scorer, card, REVIEW, who="Ana <b>Lima</b>")
    reply(card, Path("alder.reply.yaml"))
    run = ("score", report, "birch.pdf", "--format", "html,json", "--table", "run.csv")
    assert scorer(*run).exit_code == scorer(*run).exit_code == 0  # fresh, and as before
    said = "reviewed by Ana <b>Lima</b>, 1 answer changed; the company replied to 1 answer"
    rows = list(csv.DictReader(Path("run.csv").read_text("utf-8-sig").splitlines()))
    assert [row["people"] for row in rows] == [said, ""]
    assert scorer("overview", "scorecards").exit_code == 0
    for page in (Path("overview.html"), Path("scorecards/index.html")):
        assert re.findall(r'<span class="people"><bdi>(.*?)</bdi>', page.read_text()) == [html.escape(said)]

    untouched = Path("birch.review.yaml")
    scorer("review", "scorecards/birch.scorecard.json", "--reviewer", "Ben Osei", "--out", untouched)
    accepted = untouched.read_text().replace("decision: open", "decision: accept")
    untouched.write_text(accepted)
    assert scorer("score", "birch.pdf").exit_code == scorer("overview", "scorecards").exit_code == 0
    assert "reviewed by Ben Osei, no answer changed</bdi>" in Path("overview.html").read_text()


def test_a_review_begun_and_not_filled_in_changes_nothing(scorer: Scorer, card: Path, report: Path) -> None:
    assert scorer("review", card).exit_code == 0
    done = scorer("score", report)
    assert "(as before)" in done.stderr and read()["review"] is None


def test_a_review_by_nobody_is_refused_where_something_is_decided(scorer: Scorer, card: Path, report: Path) -> None:
    assert scorer("review", card).exit_code == 0
    before = CARD.read_bytes()
    begun = REVIEW.read_text().replace("decision: open", "decision: accept")
    for name in ("Your name", "your  name "):
        REVIEW.write_text(begun.replace("Your name", name))
        done = scorer("score", report)
        assert done.exit_code == 1 and CARD.read_bytes() == before
        line = 1 + next(n for n, text in enumerate(begun.splitlines()) if text.startswith("reviewer:"))
        assert done.stderr.count(f"scorecards/alder.review.yaml:{line}:11  ") == 1
        assert "nobody yet" in done.stderr and "write the name of who reviews in its place" in done.stderr
    REVIEW.write_text(begun.replace("Your name", "Ana Lima"))
    assert scorer("score", report).exit_code == 0 and read()["review"]["reviewers"] == ["Ana Lima"]


@pytest.mark.parametrize("sheet", ["spring.yaml", "spring.xlsx"])
def test_a_sheet_by_nobody_is_refused(scorer: Scorer, card: Path, report: Path, sheet: str) -> None:
    named = ("--reviewer", "Your name") if sheet.endswith(".xlsx") else ()  # there the place for it is empty
    assert scorer("worklist", "scorecards", "--sheet", sheet, *named).exit_code == 0
    before = CARD.read_bytes()
    if not named:
        Path(sheet).write_text(Path(sheet).read_text().replace("decision: open", "decision: accept"))
    done = scorer("score", report, "--review", sheet)
    assert done.exit_code == 1 and CARD.read_bytes() == before
    assert sheet in done.stderr and done.stderr.count("nobody yet") == 1
    assert "write the name of who reviews in its place" in done.stderr


def test_a_review_of_another_name_is_found_by_what_the_card_says(scorer: Scorer, card: Path, report: Path) -> None:
    path = review(scorer, card, Path("scorecards/second-look.yaml"))
    assert scorer("score", report, "--review", path).exit_code == 0
    reviewed = CARD.read_bytes()
    assert "(as before)" in scorer("score", report).stderr
    path.write_text(path.read_text().replace("Not remedy.", "Not remedy at all."))
    done = scorer("score", report)
    assert "taken up again: the review by Ana Lima (second-look.yaml)" in done.stderr
    assert b"Not remedy at all." in CARD.read_bytes() != reviewed


@pytest.mark.parametrize("form", ["json", "html", "html,json"])
def test_what_cannot_be_found_leaves_the_card_as_it_is_and_is_named(
    scorer: Scorer, card: Path, report: Path, folder: Path, form: str
) -> None:
    (folder / "elsewhere").mkdir()
    path = review(scorer, card, Path("elsewhere/ana.yaml"))
    assert scorer("score", report, "--review", path, "--format", form).exit_code == 0
    for other in {"json", "html"} - set(form.split(",")):
        Path(f"scorecards/alder.scorecard.{other}").unlink()
    files = {p: p.read_bytes() for p in Path("scorecards").iterdir()}
    for extra in ((), ("--again",), ("--no-library",)):
        done = scorer("score", report, "--format", form, *extra)
        assert done.exit_code == 1
        assert "stays as it is" in done.stderr and "the review by Ana Lima, ana.yaml (--review)" in done.stderr
        assert "--forget" in done.stderr
        assert {p: p.read_bytes() for p in Path("scorecards").iterdir()} == files
    ben = review(scorer, card, Path("ben.yaml"), who="Ana Lima") if card.exists() else path
    assert scorer("score", report, "--review", ben, "--format", form).exit_code == 0  # the same reviewer, another file
    assert scorer("score", report, "--forget", "--format", form).exit_code == 0
    if "json" in form:
        assert read()["review"] is None and read()["score"] > 0


def test_a_review_that_no_longer_fits_is_refused_with_its_line_and_the_card_stays(
    scorer: Scorer, card: Path, report: Path
) -> None:
    review(scorer, card, REVIEW)
    assert scorer("score", report).exit_code == 0
    before = CARD.read_bytes()
    Path("small.yaml").write_text(RUBRIC.replace("Is there a channel", "Is there any channel"))
    done = scorer("score", report)
    assert done.exit_code == 1 and CARD.read_bytes() == before
    assert re.search(r"alder.review.yaml:\d+:\d+  this review was made with another rubric", done.stderr)

    Path("small.yaml").write_text(RUBRIC)
    write_pdf(Path("alder.pdf"), (*LINES, "A line that the report did not have when it was reviewed in spring."))
    shutil.copy(REVIEW, "alder.review.yaml")
    done = scorer("score", report)
    assert done.exit_code == 1 and CARD.read_bytes() == before
    assert re.search(r"alder.review.yaml:\d+:\d+  this review is of another report", done.stderr)


def test_faults_of_a_review_are_shown_with_line_and_caret(scorer: Scorer, card: Path, report: Path) -> None:
    path = review(scorer, card, REVIEW)
    path.write_text(path.read_text().replace("level: none", "level: nnone"))
    for extra in ((), ("--review", path)):
        done = scorer("score", report, *extra)
        assert done.exit_code == 1
        assert "\\x0a" not in done.stderr
        lines = done.stderr.splitlines()
        at = next(n for n, line in enumerate(lines) if re.match(r"scorecards/alder.review.yaml:\d+:\d+", line))
        assert "nnone" in lines[at + 1] and "^^^^^" in lines[at + 2]


def test_a_reply_a_register_a_company_and_a_date_are_taken_up_too(scorer: Scorer, card: Path, report: Path) -> None:
    reply(card, Path("alder.reply.yaml"))
    Path("alder.register.yaml").write_text(REGISTER)
    done = scorer("score", report, "--company", "Alder plc", "--date", "2024-03")
    assert done.exit_code == 0
    assert "the reply by Alder & Byrne Ltd (alder.reply.yaml)" in done.stderr
    assert "the register alder.register.yaml" in done.stderr
    done = scorer("score", report, "--again")
    assert "the company “Alder plc”, the date “2024-03”" in done.stderr
    value = read()
    assert (value["company"], value["report"]["date"], value["register"]["id"]) == ("Alder plc", "2024-03", "alder")
    assert [r["who"] for r in value["made"]["replies"]] == ["Alder & Byrne Ltd"]
    done = scorer("score", report, "--company", "Alder & Byrne")
    assert "company" not in done.stderr and read()["company"] == "Alder & Byrne"
    assert read()["report"]["date"] == "2024-03"


def test_a_register_that_the_card_names_and_nobody_finds_is_named(scorer: Scorer, card: Path, report: Path) -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere/cases.yaml").write_text(REGISTER)
    assert scorer("score", report, "--register", "elsewhere/cases.yaml", "--date", "2024").exit_code == 0
    done = scorer("score", report)
    assert done.exit_code == 1 and "the register cases.yaml (--register)" in done.stderr
    shutil.move("elsewhere/cases.yaml", "cases.yaml")
    assert scorer("score", report, "--again").exit_code == 0
    assert read()["register"]["id"] == "alder"


def test_a_changed_report_gets_a_card_of_its_own_without_what_was_said_of_the_former(
    scorer: Scorer, card: Path, report: Path
) -> None:
    assert scorer("score", report, "--company", "Alder plc").exit_code == 0
    before = CARD.read_bytes()
    write_pdf(Path("alder.pdf"), ("Birch Ltd", *LINES[1:]))
    done = scorer("score", report)
    assert done.exit_code == 0 and CARD.read_bytes() == before
    assert read(Path(done.stdout.split("\t")[0]).with_suffix(".json"))["company"] == "Birch Ltd"


@pytest.mark.parametrize("form", ["html,json", "html", "json", "csv", "xlsx", "md", "pdf"])
def test_a_later_report_of_the_same_name_leaves_the_card_of_the_first(scorer: Scorer, folder: Path, form: str) -> None:
    alder, birch = Path("alder/statement.pdf"), Path("birch/statement.pdf")
    write_pdf(alder)
    write_pdf(birch, ("Birch Ltd", *LINES[1:]))
    own = {alder: "statement", birch: "birch-statement"}
    assert scorer("score", alder, "--format", form).exit_code == 0
    first = {p: p.read_bytes() for p in Path("scorecards").iterdir()}
    told = "the card statement is of another document and stays; this one is called birch-statement."
    done = scorer("score", birch, "--format", form)
    assert (done.exit_code, done.stderr.count(f"birch/statement.pdf: {told}")) == (0, 1)
    files = {p: p.read_bytes() for p in Path("scorecards").iterdir()}
    assert (len(files), {p: files[p] for p in first}) == (2 * len(first), first)
    for pdf, again in ((alder, ()), (birch, ()), (birch, ("--again",)), (alder, ("--again", "--forget"))):
        done = scorer("score", pdf, "--format", form, *again)
        assert (done.exit_code, told in done.stderr) == (0, False)
        assert done.stdout.startswith((f"scorecards/{own[pdf]}.scorecard.", f"scorecards/{own[pdf]}.annotated."))
        assert {p: p.read_bytes() for p in Path("scorecards").iterdir()} == files


def test_a_third_report_of_the_same_name_and_folder_gets_a_number(scorer: Scorer, folder: Path) -> None:
    for n, top in enumerate("abc"):
        pdf = write_pdf(Path(top, "2023", "statement.pdf"), (f"Company {n} Ltd", *LINES[1:]))
        assert scorer("score", pdf).exit_code == 0
    stems = ("statement", "2023-statement", "2023-statement-2")
    cards = [read(Path(f"scorecards/{stem}.scorecard.json"))["company"] for stem in stems]
    assert cards == ["Company 0 Ltd", "Company 1 Ltd", "Company 2 Ltd"]
    Path("other.yaml").write_text(RUBRIC.replace("rubric: small", "rubric: other"))
    done = scorer("score", "b/2023/statement.pdf", "--rubric", "other.yaml")
    assert done.stdout.startswith("scorecards/2023-statement.other.scorecard.html")


def test_cards_by_two_rubrics_get_two_names_and_keep_them(scorer: Scorer, card: Path, report: Path) -> None:
    Path("other.yaml").write_text(RUBRIC.replace("rubric: small", "rubric: other"))
    small = CARD.read_bytes()
    review(scorer, card, Path("alder.review.yaml"))
    for _ in range(2):
        done = scorer("score", report, "--rubric", "other.yaml")
        assert done.exit_code == 0
        assert done.stdout.startswith("scorecards/alder.other.scorecard.html\t")
        assert CARD.read_bytes() == small
    other = read(Path("scorecards/alder.other.scorecard.json"))
    assert (other["rubric"]["id"], other["review"]) == ("other", None)  # the review is of the other rubric's card
    done = scorer("score", report)
    assert done.stdout.startswith("scorecards/alder.scorecard.html\t")
    assert read()["review"]["reviewers"] == ["Ana Lima"]


@pytest.mark.parametrize("form", ["html,json", "html", "json", "csv", "xlsx", "md", "pdf"])
def test_a_card_by_another_rubric_of_the_same_name_is_not_replaced_without_a_word(
    scorer: Scorer, report: Path, form: str
) -> None:
    write_pdf(Path("birch.pdf"), ("Birch Ltd", *LINES[1:]))
    Path("other").mkdir()
    Path("other/small.yaml").write_text(RUBRIC.replace("repaid OR", "paid OR"))
    assert "replaced" not in scorer("score", report, "birch.pdf", "--format", form).stderr
    for rubric, told in (("other/small.yaml", 1), ("other/small.yaml", 0), ("small.yaml", 1), ("small.yaml", 0)):
        done = scorer("score", report, "birch.pdf", "--format", form, "--rubric", rubric, "--jobs", 1)
        assert done.exit_code == 0
        assert done.stderr.count("Cards that were made with the rubric small of digest") == told  # once a run
    assert {path.name.split(".")[0] for path in Path("scorecards").iterdir()} - {"index"} == {"alder", "birch"}


def test_two_reports_of_one_name_keep_their_own_reviews(scorer: Scorer, folder: Path) -> None:
    """Their cards lie in one folder, and each page saves its review under the PDF's name."""
    write_pdf(folder / "r" / "2023" / "alder.pdf")
    write_pdf(folder / "r" / "2024" / "alder.pdf", (*LINES, "We have a hotline in nine languages for anybody."))
    assert scorer("score", "r").exit_code == 0
    review(scorer, Path("scorecards/2024-alder.scorecard.json"), REVIEW)
    done = scorer("score", "r")
    assert done.exit_code == 0
    assert done.stderr.count("taken up again") == 1
    assert read(Path("scorecards/2023-alder.scorecard.json"))["review"] is None
    assert read(Path("scorecards/2024-alder.scorecard.json"))["review"] is not None


def test_a_second_reviewer_joins_the_first(scorer: Scorer, card: Path, report: Path) -> None:
    ana = review(scorer, card, Path("scorecards/ana.yaml"))
    ben = review(scorer, card, Path("ben.yaml"), who="Ben Osei")
    assert scorer("score", report, "--review", ana).exit_code == 0
    done = scorer("score", report, "--review", ben)
    assert done.exit_code == 0, done.stderr
    assert read()["review"]["reviewers"] == ["Ana Lima", "Ben Osei"]
    element = next(e for t in read()["themes"] for i in t["indicators"] for e in i["elements"] if e["id"] == "RE1.1")
    assert [q["wrong_by"] for q in element["near_misses"] if q["wrong_by"]] == ["Ana Lima and Ben Osei"]


def test_a_stamp_stays_while_the_quotes_do(scorer: Scorer, card: Path, report: Path) -> None:
    assert scorer("verify", card, report).exit_code == 0
    stamped = CARD.read_bytes()
    for extra in ((), ("--again",), ("--company", "Alder plc")):
        assert scorer("score", report, *extra).exit_code == 0
        assert read()["verified"] == json.loads(stamped)["verified"]
    assert "(as before)" in scorer("score", report).stderr
    Path("small.yaml").write_text(RUBRIC.replace("repaid OR remed* OR compensat*", "decided"))
    done = scorer("score", report)
    assert "no longer those that were verified" in done.stderr
    assert read()["verified"] is None


def test_a_stamp_of_nobody_we_know_is_dropped_and_told(scorer: Scorer, card: Path, report: Path) -> None:
    assert scorer("verify", card, report).exit_code == 0
    value = read()
    value["verified"]["reader"] = "the Court of Auditors"
    CARD.write_text(json.dumps(value))
    CARD.with_name("alder.scorecard.html").unlink(missing_ok=True)
    done = scorer("score", report)
    assert done.exit_code == 0
    assert "not what `scorer verify` writes" in done.stderr
    assert read()["verified"] is None
    assert "Court of Auditors" not in CARD.with_name("alder.scorecard.html").read_text()


def test_a_strangers_card_cannot_point_out_of_its_folder(scorer: Scorer, card: Path, report: Path) -> None:
    value = read()
    Path("secret.yaml").write_text("password: hunter2\n")
    for name in ("../secret.yaml", str(Path("secret.yaml").absolute()), "..", ""):
        value["made"]["reviews"] = [{"name": name, "who": "Mallory", "sha256": "0" * 64}]
        CARD.write_text(json.dumps(value))
        Path("scorecards/alder.scorecard.html").unlink(missing_ok=True)
        done = scorer("score", report)
        assert done.exit_code == 1
        assert "the review by Mallory" in done.stderr and "hunter2" not in done.stderr


def test_what_is_no_file_is_not_read_to_see_whose_card_is_there(
    scorer: Scorer, card: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The digest of a device would never be there; it is refused before."""
    assert scorer("score", report, "--company", "Alder plc").exit_code == 0
    report.unlink()
    report.symlink_to("/dev/zero")

    def never(path: Path) -> str:
        pytest.fail(f"{path} is read")

    monkeypatch.setattr(fingerprint, "file_digest", never)
    done = scorer("score", report)
    assert done.exit_code == 1 and "not a regular file" in done.stderr
