"""``scorer verify``: two readers that share no code must agree on every quote of a card, or the card gets no stamp."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import Result

from scorer.document.reading import Limits, Reader
from scorer.errors import UserError
from tests.document import hostile

from .conftest import LINES, write_pdf

Scorer = Callable[..., Result]
CARD = Path("scorecards/alder.scorecard.json")


def first_quote(card: dict[str, Any]) -> dict[str, Any]:
    return next(q for t in card["themes"] for i in t["indicators"] for e in i["elements"] for q in e["evidence"])


def changed(change: Callable[[dict[str, Any]], None]) -> Path:
    """The card with its first quote changed, as somebody might who wants it to say something else."""
    value = json.loads(CARD.read_text())
    change(first_quote(value))
    CARD.write_text(json.dumps(value))
    return CARD


@pytest.fixture
def card(scorer: Scorer, report: Path) -> Path:
    assert scorer("score", report).exit_code == 0
    return CARD


def test_a_card_whose_quotes_all_stand_in_the_report_gets_a_stamp(scorer: Scorer, card: Path, report: Path) -> None:
    page = card.with_name("alder.scorecard.html")
    assert "Verified: a second" not in page.read_text()
    done = scorer("verify", card, report)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "found at page and place by pdfplumber" in done.stderr
    stamp = json.loads(card.read_text())["verified"]
    assert stamp["reader"].startswith("pdfplumber ") and stamp["quotes"] >= 1
    footer = page.read_text().split("<footer>")[1].split("</footer>")[0]
    assert stamp["reader"] in footer and "scorer verify CARD.json REPORT.pdf" in footer
    first = (card.read_bytes(), page.read_bytes())
    assert scorer("verify", card, report).exit_code == 0
    assert (card.read_bytes(), page.read_bytes()) == first


def test_only_checking_leaves_the_files_alone(scorer: Scorer, card: Path, report: Path) -> None:
    before = card.read_bytes()
    assert scorer("verify", card, report, "--no-stamp").exit_code == 0
    assert card.read_bytes() == before


@pytest.mark.parametrize("stands", [True, False])
def test_the_verdict_is_told_where_the_stamp_cannot_be_written(
    scorer: Scorer, card: Path, report: Path, monkeypatch: pytest.MonkeyPatch, stands: bool
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    if not stands:
        assert scorer("verify", card, report).exit_code == 0
        changed(lambda quote: quote.update(quote=quote["quote"].replace("63 workers", "93 workers"), hits=[]))
    before = card.read_bytes()
    monkeypatch.setattr("scorer.library.output._put", refused)
    done = scorer("verify", card, report)
    assert (done.exit_code, card.read_bytes(), bool(done.stdout)) == (1, before, not stands)
    what = "the stamp was not written" if stands else "the card's old stamp was not taken away"
    error = f"{card}: {what}: cannot be written: Permission denied"
    verdict, told = done.stderr.split("error: ")
    assert ("found at page and place" if stands else "could not be confirmed by") in verdict
    assert error in told and "--no-stamp" in told and "--out" not in told
    assert scorer("verify", card, report, "--no-stamp").exit_code == (0 if stands else 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("63 workers", "93 workers"),
        ("41,200", "41.200"),
        ("we repaid", "we have repaid"),
        ("recruitment fees of ", ""),
    ],
)
def test_a_changed_word_digit_or_mark_is_one_line(scorer: Scorer, card: Path, report: Path, old: str, new: str) -> None:
    changed(lambda quote: quote.update(quote=quote["quote"].replace(old, new), hits=[]))
    done = scorer("verify", card, report)
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert len(lines) == 1
    where, page, reason, words = lines[0].split("\t")
    assert (where, page) == ("RE1.1", "p. 1")
    assert reason.startswith("the words are not on p. 1: the card has ")
    assert new in words
    assert json.loads(card.read_text())["verified"] is None


def test_white_space_hyphens_quotation_marks_and_case_may_differ(scorer: Scorer, card: Path, report: Path) -> None:
    changed(
        lambda quote: quote.update(quote=quote["quote"].replace("recruitment", "recruit-\u00ad ment").upper(), hits=[])
    )
    before = card.read_bytes()
    done = scorer("verify", card, report)
    assert (done.exit_code, done.stdout) == (1, "")  # every quote is found, and the card is not as it was written
    assert "found at page and place" in done.stderr and "not as scorer wrote it" in done.stderr
    assert card.read_bytes() == before


def test_a_card_with_a_level_changed_by_hand_is_not_stamped_nor_sealed_anew(
    scorer: Scorer, card: Path, report: Path
) -> None:
    for stamped in (False, True):
        if stamped:
            assert scorer("score", report).exit_code == scorer("verify", card, report).exit_code == 0
        value = json.loads(card.read_text())
        first = next(e for t in value["themes"] for i in t["indicators"] for e in i["elements"] if e["evidence"])
        first["reason"] = "The report tells all of it."
        card.write_text(json.dumps(value))
        before = card.read_bytes()
        done = scorer("verify", card, report)
        assert done.exit_code == 1 and "not as scorer wrote it" in done.stderr
        assert card.read_bytes() == before


def test_a_page_changed_by_hand_loses_the_stamp_it_had(scorer: Scorer, card: Path, report: Path) -> None:
    page = card.with_name("alder.scorecard.html")
    assert scorer("verify", card, report).exit_code == 0
    right = page.read_text(encoding="utf-8")
    page.write_text(right.replace("of 100", "of 1000"), encoding="utf-8")
    assert scorer("verify", card, report).exit_code == 0
    assert page.read_text(encoding="utf-8") == right
    assert "of 1000" in card.with_name("alder.scorecard.edited.html").read_text(encoding="utf-8")


def test_a_quote_at_another_place_of_its_page_fails(scorer: Scorer, card: Path, report: Path) -> None:
    changed(lambda quote: quote.update(boxes=[[1, 60, 500, 500, 512]]))
    done = scorer("verify", card, report)
    assert done.exit_code == 1
    assert "the words stand on p. 1, but not at the place that the card marks" in done.stdout


def test_a_quote_of_another_page_fails_and_its_page_is_named(scorer: Scorer, folder: Path) -> None:
    with (
        pikepdf.open(write_pdf(folder / "alder.pdf")) as one,
        pikepdf.open(
            write_pdf(folder / "more.pdf", ("More", "Our offices are listed in the table on this page of our report."))
        ) as other,
    ):
        one.pages.extend(other.pages)
        one.save(folder / "alder2.pdf")
    report = Path("alder2.pdf")
    assert scorer("score", report).exit_code == 0
    card = Path("scorecards/alder2.scorecard.json")
    value = json.loads(card.read_text())
    quote = first_quote(value)
    quote.update(page=2, boxes=[[2, *box[1:]] for box in quote["boxes"]])
    card.write_text(json.dumps(value))
    done = scorer("verify", card, report)
    assert done.exit_code == 1
    assert "the words stand on p. 1, not on p. 2" in done.stdout


def test_a_card_of_another_report_is_refused(scorer: Scorer, card: Path, folder: Path) -> None:
    write_pdf(folder / "other.pdf", (*LINES, "One more line that the other report does not have at all."))
    done = scorer("verify", card, "other.pdf")
    assert done.exit_code == 2
    assert "not the report that the card was made from (alder.pdf)" in done.stderr


def test_a_stamp_is_not_shown_for_quotes_that_changed_since_and_goes_when_they_fail(
    scorer: Scorer, card: Path, report: Path
) -> None:
    page = card.with_name("alder.scorecard.html")
    scorer("verify", card, report)
    assert "Verified: a second" in page.read_text()
    changed(lambda quote: quote.update(quote=quote["quote"].replace("63", "93"), hits=[]))
    assert json.loads(card.read_text())["verified"] is not None
    scorer("render", card)
    assert "Verified: a second" not in page.read_text()
    assert scorer("verify", card, report).exit_code == 1
    assert json.loads(card.read_text())["verified"] is None


def test_pages_that_are_turned_and_cut_have_the_same_places(scorer: Scorer, folder: Path) -> None:
    """What Box calls the top left is that of the page as shown; the second reader counts from the uncut page."""
    for turn in (0, 90, 180, 270):
        with pikepdf.open(write_pdf(folder / "plain.pdf")) as pdf:
            pdf.pages[0].obj["/CropBox"] = pikepdf.Array([20, 30, 570, 830])
            pdf.pages[0].obj["/Rotate"] = turn
            pdf.save(folder / f"turned-{turn}.pdf")
        scorer("score", f"turned-{turn}.pdf", "--no-library", "--format", "json")
        card = Path(f"scorecards/turned-{turn}.scorecard.json")
        assert first_quote(json.loads(card.read_text()))["page"] == 1, turn
        done = scorer("verify", card, f"turned-{turn}.pdf")
        assert done.exit_code == 0, (turn, done.stdout)


def test_a_damaged_and_a_locked_report_are_verified_too(scorer: Scorer, folder: Path) -> None:
    plain = write_pdf(folder / "plain.pdf").read_bytes()
    (folder / "damaged.pdf").write_bytes(plain.replace(b"startxref", b"startxrfe").replace(b"trailer", b"trialer"))
    with pikepdf.open(folder / "plain.pdf") as pdf:
        pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="secret"))
    for name, password in (("damaged", ()), ("locked", ("--password", "secret"))):
        assert scorer("score", f"{name}.pdf", *password, "--format", "json").exit_code == 0, name
        done = scorer("verify", f"scorecards/{name}.scorecard.json", f"{name}.pdf", *password)
        assert done.exit_code == 0, (name, done.output)
    done = scorer("verify", "scorecards/locked.scorecard.json", "locked.pdf", "--no-stamp")
    assert done.exit_code == 1
    assert "locked with a password" in done.stderr


def test_letters_that_the_second_reader_cannot_find_are_said_and_are_no_pass(
    scorer: Scorer, card: Path, folder: Path
) -> None:
    value = json.loads(card.read_text())
    with pikepdf.open("alder.pdf") as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save("blank.pdf")
    value["report"].update(sha256=hashlib.sha256(Path("blank.pdf").read_bytes()).hexdigest(), pages=2)
    quote = first_quote(value)
    quote.update(page=2, boxes=[[2, *box[1:]] for box in quote["boxes"]])
    card.write_text(json.dumps(value))
    done = scorer("verify", card, "blank.pdf")
    assert done.exit_code == 1
    assert "finds no letters on p. 2" in done.stdout


@pytest.mark.parametrize("make", [*hostile.BROKEN, *hostile.EITHER], ids=lambda make: make.__name__)
def test_a_hostile_file_ends_in_one_clear_error_or_a_count(tmp_path: Path, make: hostile.Maker) -> None:
    make(tmp_path / "hostile.pdf")
    with Reader(Limits(seconds=20, stall_seconds=2, memory_mb=1024)) as reader:
        try:
            reply = reader.letters(tmp_path / "hostile.pdf", range(1, 4), 3)
        except UserError as error:
            assert error.message.isprintable() and "Traceback" not in error.message and error.where
        else:
            assert reply.count >= 0
