"""Only what a reader of the page sees earns points, however the rest is hidden; and all that is seen does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfbase.pdfmetrics import stringWidth

from scorer.document.ocr import _drawn
from scorer.document.reading import Reader
from scorer.library.plan import Job
from scorer.library.reports import Reports
from scorer.library.store import Kind, Library
from scorer.library.worker import Order, Worker

from ..document.hiding import (
    COVER,
    HIDDEN,
    IN_COURIER,
    UNTURNED,
    VISIBLE,
    Y,
    much_alike,
    named_otherwise,
    page,
    said,
    scan,
    text,
)
from ..document.raw_pdf import one_page

RUBRIC = "human-rights-transparency"
VAGUE = (
    "Our board approved the policy in May 2023 and reviews it every year.",
    "In 2023 we audited 118 suppliers and found 29 cases, of which 27 were resolved.",
    "We repaid USD 940,000 to 702 people in Malaysia in 2023.",
    "The hotline received 355 reports in 2023, of which 340 were closed within 30 days.",
    "We consulted 180 people and their representatives in June 2023 about the risks.",
)
Score = Callable[[bytes], dict[str, Any]]


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Score]:
    """Scores a PDF's bytes: its card."""
    folder = tmp_path_factory.mktemp("seen")
    with Worker(Order(RUBRIC, folder, formats=("json",))) as worker:

        def scored(pdf: bytes) -> dict[str, Any]:
            report = folder / "tarn.pdf"
            report.write_bytes(pdf)
            outcome = worker.score(Job(0, report, "tarn"))
            assert outcome.files, outcome.failure
            return json.loads(outcome.files[0].read_text())

        yield scored


@pytest.fixture(scope="module")
def full(score: Score) -> float:
    """The score where all of it is seen."""
    return score(page(said(b"0 g")))["score"]


def quotes(card: dict[str, Any]) -> str:
    return json.dumps([e["evidence"] for t in card["themes"] for i in t["indicators"] for e in i["elements"]])


def said_hidden(card: dict[str, Any]) -> list[str]:
    return [warning for warning in card["warnings"] if "not to be seen" in warning]


@pytest.mark.parametrize("way", VISIBLE)
def test_what_is_seen_earns_its_points(score: Score, full: float, way: str) -> None:
    card = score(VISIBLE[way]())
    assert card["score"] == full > 30
    assert said_hidden(card) == []


@pytest.mark.parametrize("way", HIDDEN)
def test_what_nobody_sees_earns_nothing_and_is_named(score: Score, way: str) -> None:
    card = score(HIDDEN[way]())
    assert not card["score"]  # 0, or None where nothing else is on the page
    assert "Malaysia" not in quotes(card)
    assert {", on page 1: “" in warning for warning in said_hidden(card)} == {True}


@pytest.mark.parametrize("way", UNTURNED)
def test_what_nobody_sees_on_a_page_that_cannot_be_set_upright_earns_nothing_and_the_page_is_not_read(
    score: Score, way: str
) -> None:
    card = score(UNTURNED[way]())
    assert not card["score"]
    assert "Malaysia" not in quotes(card)
    assert "1 page of 1 could not be read" in card["warnings"][0]


def test_letters_that_are_others_much_like_them_earn_next_to_nothing(score: Score, full: float) -> None:
    """A bound above small capitals, which look like others, too, leaves a line of them."""
    card = score(named_otherwise(much_alike))
    assert card["score"] < full / 4
    assert said_hidden(card)


@pytest.mark.parametrize("way", ["nearly white", "behind a black area", "behind a picture"])
def test_whoever_asks_a_report_is_told_what_is_seen(tmp_path: Path, way: str) -> None:
    report = tmp_path / "tarn.pdf"
    with Library(None) as library, Reports(library) as reports:
        for pdf, told in ((HIDDEN[way](), False), (page(said(b"0 g")), True)):
            report.write_bytes(pdf)
            for _ in range(2):  # from the PDF, and from the library
                text = " ".join(sentence.text for sentence in reports.reading(report).document.sentences)
                assert ("Malaysia" in text) is told


def between(how: bytes | None) -> bytes:
    """What is vague by itself, with lines between that say what it is about."""
    topic = ("On human rights and on forced labour.", "Child labour and modern slavery; the rights of workers.")
    lines, y = [], Y + 100
    for line in VAGUE:
        lines += [text(topic, y, how, 9)] if how else []
        lines.append(text([line], y - 40, b"0 g"))
        y -= 62
    return page(b" ".join(lines))


def test_what_nobody_sees_does_not_say_what_the_rest_is_about(score: Score) -> None:
    seen, hidden, without = (score(between(how)) for how in (b"0 g", b".9 g", None))
    assert seen["score"] > hidden["score"] == without["score"] > 0
    assert said_hidden(hidden)


def test_a_title_that_stands_on_no_page_does_not_say_it_either(score: Score) -> None:
    lines = text(["Tarn Pottery plc"], 780, b"0 g") + b" " + text(VAGUE, 700, b"0 g")
    plain = one_page(lines, more={6: b"<< /Title (Human Rights Report 2023) >>"})
    titled = plain.replace(b"trailer\n<<", b"trailer\n<< /Info 6 0 R")
    card = score(titled)
    assert card["report"]["title_source"] == "metadata"
    assert card["score"] == score(plain)["score"]


def test_the_report_without_it_scores_nothing(score: Score) -> None:
    card = score(page(b""))
    assert card["score"] == 0
    assert card["warnings"] == []


@pytest.mark.parametrize(
    "how",
    [
        "onto",
        "behind",
        "a little beside",
        "beside",
        "a little larger",
        "coarse",
        "on rough paper",
        "askew",
        "askew word by word",
    ],
)
def test_the_words_that_ocr_laid_over_a_scan_count_as_the_scan_shows_them(score: Score, full: float, how: str) -> None:
    card = score(scan(how))
    assert card["score"] == full
    assert said_hidden(card) == []


@pytest.mark.parametrize("way", ["behind a field of a form", "behind a note"])
def test_pictures_and_ocr_see_what_covers_a_page(tmp_path: Path, way: str) -> None:
    report = tmp_path / "tarn.pdf"
    report.write_bytes(HIDDEN[way]())
    x0, y0, wide, high = COVER
    with Reader() as reader:
        (picture,) = reader.pictures(report, [(1, x0 + 2, 842 - y0 - high + 2, x0 + wide - 2, 842 - y0 - 2)])
    assert Image.open(BytesIO(picture.data)).convert("L").getextrema()[0] > 250
    document = pypdfium2.PdfDocument(report)
    drawn, scale = _drawn(document.raw, 0, (595, 842))
    document.close()
    top, bottom = (round(y * scale) for y in (842 - y0 - high + 2, 842 - y0 - 2))
    assert drawn[top:bottom].min() == 255 > drawn.min()


def test_a_no_too_small_to_read_is_no_part_of_a_sentence(tmp_path: Path) -> None:
    report = tmp_path / "tarn.pdf"
    line = (
        b"BT 0 g /F1 11 Tf 50 %g Td (We have ) Tj /F1 1 Tf (not ) Tj /F1 11 Tf (audited 118 suppliers in 2023.) Tj ET"
    )
    report.write_bytes(page(line % Y))
    with Reader() as reader:
        document = reader.read(report)
    assert document.sentences[-1].text == "We have audited 118 suppliers in 2023."
    assert [warning for warning in document.warnings if "too small to read" in warning and "“not”" in warning]


def test_the_seen_part_of_a_line_stays_and_the_rest_goes(score: Score) -> None:
    pale = b" ".join(
        b"BT /F1 11 Tf 50 %g Td 0 g (In 2023 we repaid recruitment fees to 702 migrant workers) Tj "
        b".9 g ( and USD 940,000 to unicorns) Tj ET" % (Y - 40 * i)
        for i in range(1)
    )
    card = score(page(pale))
    assert "702 migrant workers" in quotes(card)
    assert "unicorns" not in quotes(card)
    assert "unicorns" in said_hidden(card)[0]


def test_a_figure_whose_last_digits_are_hidden_earns_nothing(score: Score) -> None:
    shown, hidden = "We repaid USD 1,200", ",000"
    rest = "of recruitment fees to 702 migrant workers in Malaysia in 2023."
    contents, x = b"", 50.0
    for words, how in ((shown, b"%s"), (hidden, b"q 0 0 1 1 re W n %s Q "), (rest, b"%s")):
        contents += how % (b"BT 0 g /F7 8 Tf %g %d Td (%s) Tj ET " % (x, Y, words.encode()))
        x += 4.8 * (len(words) + (words == hidden))
    card = score(page(contents, IN_COURIER))
    assert "1,200,000" not in quotes(card)
    assert "1,200,000" in said_hidden(card)[0]


def test_a_report_that_hides_nothing_is_read_once_and_looked_at_once(tmp_path: Path) -> None:
    report = tmp_path / "tarn.pdf"
    report.write_bytes(page(said(b"0 g")))
    asked: list[str] = []
    order = Order(RUBRIC, tmp_path, formats=("json",), library=tmp_path / "library.sqlite")
    with Worker(order) as worker:
        for name in ("read", "look"):
            _note(worker._reader, name, asked)
        worker.score(Job(0, report, "tarn"))
        assert asked == ["read", "look"]
    with Worker(Order(RUBRIC, tmp_path, formats=("json",), company="Tarn", library=order.library)) as worker:
        for name in ("read", "look"):
            _note(worker._reader, name, asked)
        worker.score(Job(0, report, "tarn"))
        assert asked == ["read", "look"]  # another card of the same places: the library knows them


def test_what_the_library_knows_changes_no_card(tmp_path: Path) -> None:
    """A report that hides text is read in two ways, and each is kept by itself."""
    report = tmp_path / "tarn.pdf"
    report.write_bytes(HIDDEN["behind a picture"]())
    made = []
    for company in ("Tarn", "Orr", "Tarn"):
        order = Order(RUBRIC, tmp_path, formats=("json",), company=company, library=tmp_path / "library.sqlite")
        with Worker(order) as worker:
            outcome = worker.score(Job(0, report, "tarn"))
            card, _, _ = outcome.files[0].read_text().rpartition('"seal"')  # which differs with the company
            made.append(card.replace(f'"{company}"', '"X"'))
            assert worker.library.info().counts[Kind.DOCUMENT] == 2
    assert made[0] == made[1] == made[2]


def _note(reader: Any, name: str, asked: list[str]) -> None:
    real = getattr(reader, name)

    def noted(*args: Any, **options: Any) -> Any:
        asked.append(name)
        return real(*args, **options)

    setattr(reader, name, noted)


def test_a_scan_on_which_half_of_the_words_of_ocr_are_not_to_be_found_is_not_read_in_full(score: Score) -> None:
    """Its silence is none: they may stand there in other places."""
    card = score(scan("half of it elsewhere"))
    assert "its picture does not show half of the words that an earlier OCR has" in " ".join(card["warnings"])
    assert card["coverage"] < 1


def test_a_quote_does_not_go_on_behind_words_that_are_blacked_out(score: Score) -> None:
    """Joined over the bar, two halves would say what nobody wrote."""
    before, bar = "In 2023 we audited 118 suppliers for forced labour ", "and found 29 cases "
    line = f"{before}{bar}of recruitment fees."
    x, wide = 50 + stringWidth(before, "Helvetica", 11), stringWidth(bar, "Helvetica", 11)
    covered = text([line], Y, b"0 g") + b" 0 g %g %g %g 14 re f" % (x - 1, Y - 4, wide)
    plain, card = (quotes(score(page(contents))) for contents in (text([line], Y, b"0 g"), covered))
    assert line in plain
    assert "118 suppliers for forced labour" in card
    assert "of recruitment fees" not in card.split("118 suppliers for forced labour", 1)[1].split('"', 1)[0]


def test_words_of_ocr_that_are_blacked_out_on_the_scan_earn_nothing(score: Score) -> None:
    card = score(scan("blacked out"))
    assert not card["score"]
    assert "Malaysia" not in quotes(card)
    assert said_hidden(card)


def test_a_scan_of_which_ocr_told_a_part_is_not_read_in_full(score: Score) -> None:
    card = score(scan("partly told"))
    assert "its picture shows lines of which an earlier OCR has no words" in " ".join(card["warnings"])
    assert card["coverage"] < 1


def test_where_two_texts_of_ocr_stand_at_one_place_neither_is_believed(score: Score) -> None:
    card = score(scan("two texts"))
    assert not card["score"]
    assert said_hidden(card)


def test_what_two_passes_of_ocr_told_of_one_line_counts_once(score: Score, full: float) -> None:
    assert score(scan("two of one text"))["score"] == full
