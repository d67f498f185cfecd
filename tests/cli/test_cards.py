"""``explain``, ``render`` and ``library``: what is done with cards and with what is kept."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from scorer.scorecard.json import from_json

from .conftest import RUBRIC, write_pdf

Scorer = Callable[..., Result]
CARD = "scorecards/alder.scorecard.json"


@pytest.fixture
def card(scorer: Scorer, report: Path) -> str:
    scorer("score", report)
    return CARD


def test_an_answer_is_explained_with_its_quotes_and_pages(scorer: Scorer, card: str) -> None:
    said = scorer("explain", card, "re1.1").output

    assert "Was remedy provided to affected people?" in said
    assert "[repaid] recruitment fees of USD 41,200 to 63 workers" in " ".join(said.split())
    assert "p. 1 " in said
    assert "found by: repaid OR remed* OR compensat*" in said


def test_a_card_that_is_none_does_not_keep_others_from_being_rendered(scorer: Scorer, card: str) -> None:
    Path("broken.scorecard.json").write_text("{")
    done = scorer("render", "broken.scorecard.json", card, "--format", "md", "--out", "again")
    assert (done.exit_code, done.stdout) == (1, "again/alder.scorecard.md\n")
    assert "broken.scorecard.json:1:2: not JSON" in done.stderr
    assert scorer("render", "broken.scorecard.json").exit_code == 1


def test_explain_tells_what_the_machine_said_and_who_decided_otherwise(scorer: Scorer, card: str, report: Path) -> None:
    review = scorer("review", card).stdout.split()[0]
    text = Path(review).read_text(encoding="utf-8")
    assert "element: RE1.1" in text
    head = text[: text.index("findings:")].replace("Your name", "Ana Lima")
    decided = "findings:\n  - {element: RE1.1, decision: change, level: none, reason: It repaid others.}\n"
    Path(review).write_text(head + decided, encoding="utf-8")
    scored = scorer("score", report, "--review", review)
    assert scored.exit_code == 0, scored.stderr
    said = " ".join(scorer("explain", card, "RE1.1").output.split())

    assert "Machine Evidenced." in said
    assert "Reviewed Ana Lima" in said
    assert "It repaid others." in said
    assert "marked as wrong by Ana Lima" in said


def test_silence_says_what_was_looked_for(scorer: Scorer, card: str) -> None:
    said = scorer("explain", card, "RE1.2").output

    assert "Silent" in said
    assert "hotline OR grievance" in said


def test_what_unless_takes_out_is_told_in_words_and_to_editors_of_the_rubric_by_its_look_up(
    scorer: Scorer, folder: Path, report: Path
) -> None:
    look_up, text = "recruitment|recruiting ~3 fees -hotline", "We repaid recruitment fees to 63 workers in March 2024."
    example = f"            examples: [{{level: described, text: {text}}}]\n"
    unless = f"            unless: [{look_up}]\n"
    rubric = RUBRIC.replace("          - id: RE1.2", f"{unless}{example}          - id: RE1.2")
    (folder / "small.yaml").write_text(rubric)
    scorer("score", report, "--format", "html,json,csv")
    told = "taken out: it says “recruitment fees”; this question leaves such sentences out"

    page = html.unescape((folder / CARD.replace(".json", ".html")).read_text())
    assert told in page
    assert "|recruiting" not in page
    (near,) = from_json((folder / CARD).read_text(), CARD).elements()[0].near_misses
    assert (near.note, near.taken_out_by) == (told, look_up)

    by = f"{told} (“unless”: {look_up})"
    assert f"{told} taken out by “unless”: {look_up}" in " ".join(scorer("explain", CARD, "RE1.1").output.split())
    for more in ((report,), ("--text", text)):
        assert by in " ".join(scorer("rubric", "try", "small.yaml", "RE1.1", *more).output.split())
    assert f"by {by}" in scorer("rubric", "test", "small.yaml").output


def test_without_an_element_all_are_listed(scorer: Scorer, card: str) -> None:
    lines = scorer("explain", card).output.splitlines()
    assert [line.split()[0] for line in lines] == ["RE1.1", "RE1.2"]


def test_an_unknown_element_names_the_nearest(scorer: Scorer, card: str) -> None:
    result = scorer("explain", card, "RE11")
    assert result.exit_code == 2
    assert "Did you mean RE1.1" in result.output


@pytest.mark.parametrize("verb", ["explain", "render"])
def test_what_is_no_card_is_said_to_be_none(scorer: Scorer, report: Path, folder: Path, verb: str) -> None:
    (folder / "other.json").write_text('{"hello": 1}')
    for name, message in (("other.json", "not a scorecard"), ("none.json", "cannot be read"), (report, "not text")):
        result = scorer(verb, name)
        assert result.exit_code != 0
        assert message in result.output, name


def test_a_page_rendered_again_is_the_page_that_was_written(scorer: Scorer, card: str, report: Path) -> None:
    written = Path("scorecards/alder.scorecard.html").read_bytes()
    Path("scorecards/alder.scorecard.html").unlink()
    assert written.count(b"data:image/") > 0

    result = scorer("render", card, "--report", report)
    assert result.stdout == "scorecards/alder.scorecard.html\n"
    assert Path("scorecards/alder.scorecard.html").read_bytes() == written

    scorer("render", card, "--out", "bare", "--no-library")
    assert b"data:image/" not in Path("bare/alder.scorecard.html").read_bytes()
    scorer("render", card, "--out", "kept")
    assert Path("kept/alder.scorecard.html").read_bytes().count(b"data:image/") > 0


def test_a_page_rendered_again_leads_to_the_report_as_it_did(scorer: Scorer, card: str, report: Path) -> None:
    def links(page: str) -> set[str]:
        return set(re.findall(r'href="([^"]*)#page=', Path(page).read_text()))

    page = Path("scorecards/alder.scorecard.html")
    for out, link in (("scorecards", "../alder.pdf"), ("deep/er", "../../alder.pdf")):
        assert scorer("render", card, "--format", "html,csv", "--out", out).stderr == ""
        assert links(f"{out}/alder.scorecard.html") == {link}

    page.unlink()
    result = scorer("render", card)
    assert "do not lead to the report's pages" in result.stderr
    assert "--report" in result.stderr
    assert links(str(page)) == set()

    Path("scorecards/alder.pdf").write_bytes(report.read_bytes())
    assert scorer("render", card).stderr == ""
    assert links(str(page)) == {"alder.pdf"}


def test_pictures_are_not_taken_from_another_report(scorer: Scorer, card: str, folder: Path) -> None:
    write_pdf(folder / "other.pdf", ("Other Ltd", "Something else entirely."))
    result = scorer("render", card, "--report", "other.pdf")
    assert result.exit_code == 2
    assert "not the report that the card was made from" in result.output


def test_the_library_says_what_it_holds_and_forgets_on_request(scorer: Scorer, card: str) -> None:
    before = scorer("library", "info")
    assert "1 document " in before.output
    assert "soundness" in before.output

    assert scorer("library", "prune").exit_code == 2
    assert "forgotten" in scorer("library", "prune", "--to", "0").output
    assert "0 documents " in scorer("library", "info").output


def test_a_damaged_library_costs_a_word_and_nothing_else(scorer: Scorer, card: str, report: Path) -> None:
    page = Path("scorecards/alder.scorecard.html").read_bytes()
    header = Path("library.sqlite").read_bytes()[:100]
    Path("library.sqlite").write_bytes(header + b"garbage" * 1000)

    result = scorer("score", report)
    assert result.exit_code == 0
    assert result.stderr.count("set aside as library.sqlite.damaged") == 1
    assert Path("scorecards/alder.scorecard.html").read_bytes() == page


def test_search_goes_over_every_report_that_was_read(scorer: Scorer, card: str) -> None:
    found = scorer("search", "repaid AND recruitment", "--cues", "money")
    assert "p. 1" in found.stdout
    assert "we [repaid] [recruitment] fees of USD 41,200" in " ".join(found.stdout.split())

    (row,) = json.loads(scorer("search", "repaid", "--json").stdout)
    assert [row["text"][a:b] for a, b in row["hits"]] == ["repaid"]
    assert (row["file"], row["page"]) == ("alder.pdf", 1)

    nothing = scorer("search", "unobtainium")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "Nothing was found" in nothing.stderr
    assert scorer("search", "NEAR(a").exit_code == 2


def test_a_review_is_begun_filled_in_and_counted(scorer: Scorer, card: str, report: Path) -> None:
    machine = json.loads(Path(card).read_text())
    begun = scorer("review", card, "--reviewer", "A. Reader", "--date", "2024-05-01")
    assert begun.stdout == "scorecards/alder.review.yaml\n"
    assert scorer("review", card).exit_code == 2  # a review is never written over

    path = Path("scorecards/alder.review.yaml")
    undecided = path.read_text()
    decision = "decision: change, level: none, reason: It is not about remedy., wrong: [{page: 1, quote: repaid}]"
    path.write_text(undecided.replace("- element: RE1.1\n    decision: open", f"- {{element: RE1.1, {decision}}}"))

    assert scorer("score", report, "--review", path).exit_code == 0
    reviewed = json.loads(Path(card).read_text())
    assert (machine["score"] > 0, reviewed["score"]) == (True, 0)
    assert reviewed["review"]["machine_score"] == machine["score"]

    path.write_text(undecided.replace("RE1.2", "XX9"))
    wrong = scorer("score", report, "--review", path)
    assert wrong.exit_code != 0
    assert "XX9" in wrong.stderr
    assert scorer("score", report, "--review", "none.yaml").exit_code == 2
