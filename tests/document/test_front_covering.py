"""Letters and e-mails with which a report was sent: in front of it, and no part of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scorer.document.front import front_matter
from scorer.document.front.facts import Source
from scorer.document.model import Document, PageQuality
from scorer.document.reading import read_document
from scorer.verdict.scoring import read_share
from tests.document.typed import typed

COVER = ["# QUENBY LOOMS LIMITED", "# Human Rights Report 2023", "Published 9 May 2024"]
INSIDE = [
    "# Our commitment",
    *("Quenby Looms Limited respects the rights of the people who weave, dye and pack what it sells.",) * 4,
    *("Quenby Looms Limited asked 140 mills in 2023 how they hire, and visited the 31 that gave no answer.",) * 4,
]
HEAD = ["Records Office, Ministry of Trade, 4 Tern Street", "Our ref: RO/0417", "2 September 2024"]
ASKED = "You asked for the report that Quenby Looms Limited filed, under the Freedom of Information Act."
ENDS = ["Yours sincerely,", "H. Brandt, Records Office"]
LETTER = [*HEAD, "Dear Mr Oduya,", ASKED, "A copy is enclosed.", "You may complain to the Ombudsman.", *ENDS]
MAIL = [
    "From: Lena Frost <lena@watch.example>",
    "Sent: 11 October 2024 16:02 To: Oduya, Sam",
    "Subject: FW: Annual statement, policy and report",
    "Hello Sam, here it is.",
]
PUBLISHED = ("Human Rights Report 2023", "QUENBY LOOMS LIMITED", "2024-05-09")


def _source(*pages: Sequence[str], running: Sequence[tuple[str, int, int]] = ()) -> Source:
    """A report page by page; ``# text`` is a heading."""
    return Source(typed(*pages), {}, "scan.pdf", running)


@pytest.mark.parametrize(
    "front",
    [
        [LETTER],
        [[*HEAD, "Dear Mr Oduya,", ASKED], ["You may complain to the Ombudsman.", *ENDS]],  # of two pages
        [["# Request for a report", *LETTER]],
        [["Re: Quenby Looms Limited", *LETTER, "The company asked us to leave out a name."]],
        [[*HEAD[:2], "To whom it may concern", ASKED]],  # no closing formula, but a reference
        [["12 June 2024", "Dear Sam,", "Your request for a copy of a report: it is attached.", "Kind regards", "Lena"]],
        [
            [
                "Ministerium für Handel, Aktenzeichen 17/4, 2. September 2024",
                "Sehr geehrter Herr Oduya,",
                "nach dem Informationsfreiheitsgesetz erhalten Sie eine Kopie.",
                "Mit freundlichen Grüßen",
            ]
        ],
        [MAIL],
        [[*MAIL, "This message is confidential."], ["On Monday they sent it to us."]],
        [["Von: Lena Frost", "Gesendet: 11. Oktober 2024", "An: Sam Oduya", "Betreff: Bericht", "Hier ist er."]],
        [MAIL, LETTER],
        [[*LETTER, "cc: Quenby Looms Limited"]],
        [["To: Quenby Looms Limited", *LETTER]],
    ],
)  # fmt: skip
def test_what_a_report_was_sent_with_tells_nothing_of_it(front: list[list[str]]) -> None:
    found = front_matter(_source(*front, COVER, INSIDE, running=[("Quenby Looms Limited", 3, len(front) + 2)]))
    assert (found.title.text, found.company.text.upper(), found.published.date.text) == PUBLISHED
    assert found.title.page == found.published.date.page == len(front) + 1  # counted from the beginning of the file
    assert list(found.covering) == list(range(1, len(front) + 1)) and not found.mailed
    alone = front_matter(_source(COVER, INSIDE, running=[("Quenby Looms Limited", 3, 2)]))
    assert found.title.confidence == alone.title.confidence and found.company.confidence == alone.company.confidence


@pytest.mark.parametrize(
    "pages",
    [
        [LETTER],  # alone
        [LETTER, ["It was sent to you without the annexes.", *INSIDE[1:]]],  # no title page
        [["# Quenby Looms Limited", *LETTER], COVER, INSIDE],  # on its own paper
        [[*LETTER, "Quenby Looms Limited"], COVER, INSIDE],  # signed by it
        [[*LETTER, "We are proud of our suppliers."], COVER, INSIDE],
        [[*LETTER, "The Board of the Company approved it."], COVER, INSIDE],
        [[*HEAD, "Dear fellow shareholders,", ASKED, *ENDS], COVER, INSIDE],
        [[*HEAD, "Dear customers, dear growers,", ASKED, *ENDS], COVER, INSIDE],
        [[*HEAD, "Dear Ms Roe,", "We pay the minimum wage in all mills.", *ENDS], COVER, INSIDE],  # sends nothing
        [COVER, LETTER, ["# Annual Report"], INSIDE],  # inside of a report
        [[*LETTER, "# Human Rights Report 2023"], ["# Quenby Report"], INSIDE],  # the report begins below it
        [LETTER, ["# Report"], ["Quenby Looms Limited weaves."]],  # the letter is longer than what follows
    ],
)
def test_a_letter_that_may_be_the_company_s_own_is_a_part_of_its_report(pages: list[list[str]]) -> None:
    assert not front_matter(_source(*pages)).covering


def test_the_head_of_an_e_mail_above_a_report_is_not_its_own() -> None:
    found = front_matter(_source([*MAIL[:3], *COVER], INSIDE))
    assert (found.title.text, found.company.text.upper(), found.published.date.text) == PUBLISHED
    assert found.mailed == 1 and not found.covering


@pytest.mark.parametrize(
    ("line", "quoted"),
    [("On 11 October 2024 Lena Frost wrote:", True), ("On child labour the ministry wrote:", False)],
)
def test_the_line_above_a_quoted_e_mail_is_not_the_report_s(line: str, quoted: bool) -> None:
    assert front_matter(_source([line, *COVER[:2]], INSIDE)).mailed == quoted


def test_a_memorandum_keeps_its_day() -> None:
    memo = ["# Human Rights Report", "From: the Board", "To: all staff", "Date: 7 March 2024", "Subject: what we found"]
    assert front_matter(_source(memo, INSIDE)).published.date.text == "2024-03-07"


def _read(path: Path, *pages: Sequence[str]) -> Document:
    made = Canvas(str(path), pagesize=(595, 842))
    for page in pages:
        top = 780.0
        for text in page:
            made.setFont(
                "Helvetica-Bold" if text.startswith("# ") else "Helvetica", 24 if text.startswith("# ") else 10
            )
            made.drawString(60, top, text.removeprefix("# "))
            top -= 40
        made.showPage()
    made.save()
    return read_document(path)


def test_pages_a_report_was_sent_with_are_left_out_and_named(tmp_path: Path) -> None:
    sent = _read(tmp_path / "sent.pdf", LETTER, COVER, INSIDE)
    alone = _read(tmp_path / "alone.pdf", COVER, INSIDE)
    assert [s.text for s in sent.sentences] == [s.text for s in alone.sentences]
    assert [s.id for s in sent.sentences] == list(range(len(sent.sentences)))
    assert {s.page for s in sent.sentences} == {2, 3}
    assert [page.quality for page in sent.pages] == [PageQuality.COVERING, PageQuality.TEXT, PageQuality.TEXT]
    assert read_share([page.quality for page in sent.pages]) == 1.0  # nothing of the report is unread
    (warning,) = sent.warnings
    assert warning.startswith("Page 1 seems to be a letter that was sent with the report, not a part of it: left out")


def test_a_card_says_that_the_head_of_an_e_mail_was_passed_over(tmp_path: Path) -> None:
    (warning,) = _read(tmp_path / "mailed.pdf", [*MAIL[:3], *COVER], INSIDE).warnings
    assert warning.startswith("Page 1 holds the head of an e-mail")
