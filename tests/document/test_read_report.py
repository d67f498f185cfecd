"""Reading whole PDFs made by code: order, headings, running heads, quality, hidden text, and files that are none."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from scorer.document.model import Document, Kind, PageQuality
from scorer.document.pagetext import near_middle
from scorer.document.quality import is_garbled
from scorer.document.reading import Reader, read_document, require_text
from scorer.errors import UserError

from .raw_pdf import one_page, stream

SHARED = Path(__file__).parents[3] / "shared"
LEFT = [
    "We assess the risk of forced labour",
    "at every supplier that we buy from,",
    "before the first order is placed.",
]
RIGHT = [
    "Complaints may be made by anyone who",
    "was harmed, in any language, and they",
    "are answered within thirty days.",
]
STORIES = [
    ("Our mill in the north makes paper", "from wood of the hills around it."),
    ("Workers there elected a council", "that meets the managers each month."),
    ("A flood closed the dye house", "for three weeks in the spring."),
    ("Two suppliers of buttons left us", "after an audit that we shared."),
    ("The canteen is run by the staff", "and open to their neighbours."),
    ("Next year the looms will be new", "and the old ones go to a museum."),
]


def canvas(path: Path, **options) -> Canvas:
    made = Canvas(str(path), pagesize=(595, 842), invariant=1, **options)
    made.setFont("Helvetica", 10)
    return made


def texts(document: Document) -> list[str]:
    return [s.text for s in document.sentences]


@pytest.mark.parametrize("by_row", [False, True], ids=["drawn column by column", "drawn row by row"])
def test_two_columns_are_read_one_after_the_other(tmp_path, by_row):
    made = canvas(tmp_path / "two.pdf")
    left = [(60, 700 - 13 * i, line) for i, line in enumerate(LEFT * 4)]
    right = [(320, 700 - 13 * i, line) for i, line in enumerate(RIGHT * 4)]
    both = [cell for pair in zip(left, right, strict=True) for cell in pair] if by_row else left + right
    for x, y, line in both:
        made.drawString(x, y, line)
    made.save()

    read = texts(read_document(tmp_path / "two.pdf"))
    assert read == [" ".join(LEFT)] * 4 + [" ".join(RIGHT)] * 4


def test_running_heads_and_page_numbers_are_no_sentences(tmp_path):
    made = canvas(tmp_path / "heads.pdf")
    for page in range(1, 7):
        made.setFont("Helvetica", 8)
        made.drawString(60, 810, "Alder Group | Responsibility report 2023")
        made.drawString(280, 30, str(page))
        made.setFont("Helvetica", 10)
        for i, line in enumerate(STORIES[page - 1]):
            made.drawString(60, 600 - 13 * i, line)
        made.showPage()
    made.save()

    read = texts(read_document(tmp_path / "heads.pdf"))
    assert [t for t in read if not t.startswith("Alder")] == [" ".join(story) for story in STORIES]
    assert sum("Responsibility report" in t for t in read) <= 1
    assert not {str(n) for n in range(1, 7)} & set(read)


@pytest.mark.parametrize("height", [812, 500], ids=["at the edge", "in the page"])
def test_sentences_that_differ_in_their_numbers_are_no_running_head(tmp_path, height):
    told = [f"In 202{n} we repaid USD {n}1,200 in fees to {6 + n}3 workers of our suppliers." for n in range(1, 6)]
    made = canvas(tmp_path / "slides.pdf")
    for n, line in enumerate(told, start=1):
        made.drawString(60, height, line)
        made.drawString(60, 30, f"Our slides of the year, page {n} of 5")
        made.showPage()
    made.save()
    assert texts(read_document(tmp_path / "slides.pdf")) == told


def test_a_heading_owns_what_follows_it_and_bullets_are_apart(tmp_path):
    made = canvas(tmp_path / "headings.pdf")
    made.setFont("Helvetica-Bold", 18)
    made.drawString(60, 760, "Grievance mechanism")
    made.setFont("Helvetica", 10)
    for i, line in enumerate(
        [
            "Anyone can use it, and this is how it works today:",
            "• by telephone, free of charge,",
            "• by post or on the web site.",
        ]
    ):
        made.drawString(60 + 12 * (i > 0), 730 - 14 * i, line)
    made.save()

    document = read_document(tmp_path / "headings.pdf")
    body = [s for s in document.sentences if s.kind is not Kind.HEADING]
    assert len(body) == 3
    assert all(s.section[-1:] == ("Grievance mechanism",) for s in body)
    assert [s.kind for s in body[1:]] == [Kind.BULLET, Kind.BULLET]


def test_second_lines_of_list_items_are_no_paragraph(tmp_path):
    """Set smaller than the items, they were glued to a sentence that the page does not have."""
    made = canvas(tmp_path / "items.pdf")
    items = {
        "› Vehicle incident — death or injuries to our people": "from driving on public roads at night",
        "› Trespass — risks to the staff on our sites": "due to persons who enter the yard",
    }
    for n, (item, goes_on) in enumerate(items.items()):
        made.setFont("Helvetica", 9)
        made.drawString(72, 700 - 19 * n, item)
        made.setFont("Helvetica", 8)
        made.drawString(80, 691 - 19 * n, goes_on)
    made.save()
    read = texts(read_document(tmp_path / "items.pdf"))
    assert not any(all(line in text for line in items.values()) for text in read)
    assert all(any(line in text for text in read) for line in items.values())


def test_hyphenation_is_undone_and_boxes_cover_the_lines(tmp_path):
    made = canvas(tmp_path / "hyphen.pdf")
    for i, line in enumerate(
        [
            "We spoke with the workers about recruit-",
            "ment fees that they had paid to agents",
            "before they came to the factory.",
        ]
    ):
        made.drawString(60, 700 - 13 * i, line)
    made.save()

    (sentence,) = read_document(tmp_path / "hyphen.pdf").sentences
    assert "recruitment fees" in sentence.text
    assert len(sentence.boxes) == 3
    for box in sentence.boxes:
        assert 0 <= box.x0 < box.x1 <= 595
        assert 0 <= box.top < box.bottom <= 842


@pytest.mark.parametrize("hyphen", ["\u002d", "\u00ad", "\u2010"])
def test_hyphenation_is_undone_whatever_the_hyphen(tmp_path, hyphen):
    lines = (
        b"In a long\001term plan we spoke with the workers about recruit\001",
        b"ment fees that they had paid to agents in Nagpur, long\001",
        b"term contracts, and passports.",
    )
    named = b"1 beginbfchar <01> <%04x> endbfchar" % ord(hyphen)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica %s >>"
    font %= b"/Encoding << /Type /Encoding /Differences [1 /hyphen] >> /ToUnicode 6 0 R"
    cmap = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange %s endcmap" % named
    drawn = b"BT /F1 10 Tf 15 TL 60 700 Td (%s) Tj ET" % b") Tj T* (".join(lines)
    path = tmp_path / "hyphen.pdf"
    path.write_bytes(one_page(drawn, more={5: font, 6: stream(cmap)}))

    (sentence,) = read_document(path).sentences
    assert "recruitment fees" in sentence.text
    if hyphen != "\u00ad":  # inside a line it says nothing
        assert "Nagpur, long-term contracts" in sentence.text


def test_a_picture_of_a_page_is_scanned_never_silent(tmp_path):
    grey = BytesIO()
    Image.effect_noise((600, 840), 60).convert("L").save(grey, "PNG")
    made = canvas(tmp_path / "scan.pdf")
    made.drawString(60, 700, "The first page has text that can be read by everybody who opens it.")
    made.showPage()
    made.drawImage(ImageReader(BytesIO(grey.getvalue())), 0, 0, 595, 842)
    made.showPage()
    made.save()

    document = read_document(tmp_path / "scan.pdf")
    assert [p.quality for p in document.pages] == [PageQuality.TEXT, PageQuality.SCANNED]
    assert document.unreadable() == (2,)


def _picture(kind: str) -> ImageReader:
    """A letter as a scanner gives it, a photograph, or a mark on white."""
    if kind == "photograph":
        picture = Image.effect_noise((600, 700), 90).convert("L")
    else:
        picture = Image.new("L", (600, 700), 250)
        pen = ImageDraw.Draw(picture)
        for n in range(35 if kind == "ruled" else 0):
            pen.line((0, 20 + 20 * n, 600, 20 + 20 * n), fill=60, width=2)
        for n in range({"letter": 30, "ruled": 0}.get(kind, 2)):
            pen.text(
                (30, 20 + 20 * n), "To the members of the board: we have found nothing that we ought to tell you. " * 2
            )
    data = BytesIO()
    picture.save(data, "PNG")
    return ImageReader(BytesIO(data.getvalue()))


@pytest.mark.parametrize("kind", ["letter", "photograph", "mark"])
def test_a_scanned_letter_under_its_heading_is_unread_and_a_photograph_is_none(tmp_path, kind):
    made = canvas(tmp_path / "letter.pdf")
    for number in range(1, 6):
        made.setFont("Helvetica", 8)
        made.drawString(60, 820, "Alder Ltd Annual Report 2023")
        made.setFont("Helvetica", 11)
        if number == 4:
            made.drawString(60, 780, "Independent auditor’s report")
            made.drawImage(_picture(kind), 40, 60, 515, 700)
        else:
            made.drawString(60, 700, f"Page {number} has text that can be read by everybody who opens it.")
        made.showPage()
    made.save()

    document = read_document(tmp_path / "letter.pdf")
    assert document.unreadable() == ((4,) if kind == "letter" else ())
    if kind == "letter":
        assert any("picture of text under its heading" in warning for warning in document.warnings)


@pytest.mark.parametrize(("kind", "told"), [("letter", True), ("photograph", False), ("mark", False)])
def test_pictures_of_text_beside_text_are_named(tmp_path, kind, told):
    """What they say is not read, and the page is: its silence may be in a picture."""
    made = canvas(tmp_path / "beside.pdf")
    for number in (1, 2, 3):
        made.setFont("Helvetica", 10)
        for row in range(14):
            made.drawString(60, 800 - 14 * row, f"Line {row} of page {number} can be read by everybody who opens it.")
        if number != 3:
            made.drawImage(_picture(kind), 60, 100, 420, 460)
        made.showPage()
    made.save()
    document = read_document(tmp_path / "beside.pdf")
    said = [warning for warning in document.warnings if "seem to hold lines of text" in warning]
    assert said == (
        ["Pictures seem to hold lines of text, on page 2. They are not read: look there before you quote a silence."]
        if told
        else []
    )  # not of page 1, which may be a cover
    assert document.unreadable() == ()


NOTICE = (
    "Released by the Registry of Public Companies under section 12 of the Access to Records Act, reference AR 24/118.",
    "The registry has not checked what companies say. Copies may be made for research. Complaints: 3 Mill Lane, Tarn.",
)


@pytest.mark.parametrize(
    ("kind", "pages", "unread"),
    [
        ("letter", 2, (1, 2)),
        ("letter", 6, (2, 3, 4, 5, 6)),  # the first may be a cover
        ("photograph", 6, ()),
        ("mark", 6, ()),
        ("ruled", 6, ()),
    ],
)
def test_a_notice_printed_onto_scans_does_not_make_them_read(tmp_path, kind, pages, unread):
    """What stands on the picture is not known: its silence is none."""
    made = canvas(tmp_path / "scan.pdf")
    for _ in range(pages):
        made.drawImage(_picture(kind), 0, 0, 595, 842)
        made.setFont("Helvetica", 8)
        for row, line in enumerate(NOTICE):
            made.drawString(40, 30 - 10 * row, line)
        made.showPage()
    made.save()
    document = read_document(tmp_path / "scan.pdf")
    assert document.unreadable() == unread


@pytest.mark.parametrize(
    ("font", "line", "language"),
    [
        ("STSong-Light", "本公司尊重人权，并致力于在整个供应链中防止强迫劳动。我们每年审核供应商，", "zh"),
        ("HeiseiMin-W3", "当社は人権を尊重し、強制労働の防止に取り組み、毎年、取引先を監査しています。", "ja"),
    ],
)
def test_a_script_without_capitals_is_another_language_and_not_garbled(tmp_path, font, line, language):
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    made = canvas(tmp_path / "other.pdf")
    for _ in range(2):
        made.setFont(font, 11)
        for n in range(30):
            made.drawString(60, 780 - 16 * n, line[n:] + line[:n])
        made.showPage()
    made.save()

    document = read_document(tmp_path / "other.pdf")
    assert [p.quality for p in document.pages] == [PageQuality.TEXT, PageQuality.TEXT]
    assert document.language == language and not any("--ocr" in w or "could not" in w for w in document.warnings)


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        (
            "تحترم شركتنا حقوق الإنسان، وتعمل على منع العمل القسري في سلسلة التوريد. نقوم كل عام بمراجعة الموردين." * 4,
            False,
        ),
        ("บริษัทเคารพสิทธิมนุษยชนและมุ่งมั่นป้องกันแรงงานบังคับในห่วงโซ่อุปทาน" * 5, False),
        ("\ue001\ue045\ue067\ue022 \ue031\ue032\ue033\ue034 " * 20, True),
    ],
)
def test_what_is_garbled_is_not_merely_foreign(text, garbled):
    assert is_garbled(text) is garbled


def test_text_that_cannot_be_seen_is_no_evidence_and_is_named(tmp_path):
    made = canvas(tmp_path / "hidden.pdf")
    made.drawString(60, 700, "We are a company like any other and make shoes for walking.")
    made.setFillColorRGB(1, 1, 1)
    made.drawString(60, 600, "In 2023 we repaid recruitment fees to 4,000 workers at ninety sites.")
    made.save()

    document = read_document(tmp_path / "hidden.pdf")
    assert not any("recruitment fees" in t for t in texts(document))
    assert document.warnings


def test_a_report_of_nothing_but_hidden_text_is_said_to_be_one(tmp_path):
    """What the card says: "there is no text in this PDF" is not so."""
    made = canvas(tmp_path / "hidden.pdf")
    made.setFont("Helvetica", 1)
    made.drawString(60, 600, "In 2023 we repaid recruitment fees to 4,000 workers at ninety sites.")
    made.save()
    with pytest.raises(UserError, match="no text of this PDF is to be seen") as caught:
        require_text(read_document(tmp_path / "hidden.pdf"))
    assert caught.value.hint is not None
    assert "1 passage is in the file but not to be seen (too small to read), on page 1." in caught.value.hint


def test_what_is_hidden_and_seen_as_well_is_no_secret(tmp_path):
    """A label that is drawn in white under a map and in black over it was called text that nobody can see."""
    label, secret = "A total of 28 suppliers are abroad.", "A total of 28 suppliers are at home."
    made = canvas(tmp_path / "twice.pdf")
    made.drawString(60, 700, label)
    made.setFillColorRGB(1, 1, 1)
    made.drawString(60, 600, label)
    made.save()
    document = read_document(tmp_path / "twice.pdf")
    assert (texts(document), document.warnings) == ([label], ())

    made = canvas(tmp_path / "within.pdf")
    made.drawString(60, 700, "We were unable to repay the fees.")
    made.setFillColorRGB(1, 1, 1)
    made.drawString(60, 600, "able to repay the fees.")
    made.save()
    assert any("able to repay" in warning for warning in read_document(tmp_path / "within.pdf").warnings)

    made = canvas(tmp_path / "secret.pdf")
    made.drawString(60, 700, label)
    made.setFillColorRGB(1, 1, 1)
    made.drawString(60, 600, secret)
    made.save()
    (warning,) = read_document(tmp_path / "secret.pdf").warnings
    assert secret in warning


def test_the_same_file_reads_the_same_twice(tmp_path):
    made = canvas(tmp_path / "same.pdf")
    made.drawString(60, 700, "We assess the risk of forced labour at every supplier.")
    made.save()
    with Reader() as reader:
        assert reader.read(tmp_path / "same.pdf") == reader.read(tmp_path / "same.pdf")


def no_pdf(path: Path) -> None:
    path.write_text("<html><body>not a report</body></html>")


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def header_only(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n")


def folder(path: Path) -> None:
    path.mkdir()


def fifo(path: Path) -> None:
    os.mkfifo(path)


def absent(path: Path) -> None:
    assert not path.exists()


def locked(path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    made = canvas(path, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    made.drawString(60, 700, "We assess the risk of forced labour.")
    made.save()


@pytest.mark.parametrize("make", [no_pdf, nothing, header_only, folder, fifo, absent, locked], ids=lambda m: m.__name__)
def test_what_is_no_readable_report_is_one_clear_error(tmp_path, make):
    path = tmp_path / "report.pdf"
    make(path)
    with pytest.raises(UserError) as caught:
        read_document(path)
    assert caught.value.message
    assert caught.value.hint


def test_a_password_opens_what_is_locked(tmp_path):
    locked(tmp_path / "locked.pdf")
    assert texts(read_document(tmp_path / "locked.pdf", password="secret")) == ["We assess the risk of forced labour."]


@pytest.mark.shared
@pytest.mark.skipif(
    not (SHARED / "hostile").is_dir(), reason="the folder of hostile files (../shared/hostile) is absent"
)
def test_every_hostile_file_ends_in_a_document_or_one_error_and_harms_no_other(tmp_path):
    made = canvas(tmp_path / "good.pdf")
    made.drawString(60, 700, "We assess the risk of forced labour at every supplier.")
    made.save()
    with Reader() as reader:
        for path in sorted((SHARED / "hostile").glob("*.pdf")):
            try:
                assert isinstance(reader.read(path), Document)
            except UserError as error:
                assert error.message, path.name
        assert reader.read(tmp_path / "good.pdf").has_text()


def test_company_and_date_come_from_the_first_page_and_the_later_date_is_the_report_s(tmp_path):
    made = canvas(tmp_path / "front.pdf")
    made.setFont("Helvetica-Bold", 24)
    made.drawString(60, 760, "Responsibility report")
    made.setFont("Helvetica", 10)
    made.drawString(60, 720, "Alder Holdings Ltd")
    made.drawString(60, 700, "For the year ended 30 June 2023")
    made.drawString(60, 680, "Published on 4 October 2023")
    made.drawString(60, 640, "The Group makes shoes. The Group sells them in nine countries.")
    made.save()

    document = read_document(tmp_path / "front.pdf")
    assert (document.company, document.date) == ("Alder Holdings Ltd", "2023-10-04")
    assert (document.title, document.title_source) == ("Responsibility report", "title page")


def test_contents_in_a_column_beside_running_text_are_marked_and_no_rows_of_a_table(tmp_path):
    made = canvas(tmp_path / "contents.pdf")
    titles = ["Our mill", "Our people", "Complaints", "Remedy and repayment", "Suppliers", "Audits", "Water", "Outlook"]
    for n, title in enumerate([*titles, "Appendix", "Glossary", "Contacts", "Imprint"]):
        made.drawString(40, 700 - 14 * n, title)
        made.drawRightString(240, 700 - 14 * n, str(2 * n + 3))
    for n, line in enumerate(RIGHT * 6):
        made.drawString(320, 700 - 13 * n, line)
    made.showPage()
    made.setFont("Helvetica", 10)
    for n, (title, count) in enumerate(zip(titles, (14, 9, 21, 3, 40, 2, 11, 6), strict=True)):
        made.drawString(40, 700 - 14 * n, f"{title} in the year")
        made.drawRightString(240, 700 - 14 * n, str(count))
    made.save()
    document = read_document(tmp_path / "contents.pdf")
    marked = [s.text for s in document.sentences if s.kind is Kind.CONTENTS]
    assert "Remedy and repayment 9" in marked and len(marked) == 12
    assert {s.page for s in document.sentences if s.kind is Kind.CONTENTS} == {1}
    assert any("answered within thirty days" in s.text for s in document.sentences if s.kind is Kind.BODY)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "nobody ever sees ashore.1, 2 Our own way of buying any",
            "ashore",
        ),  # by the mark it would be a line of its own
        ("the workers who asked for it were paid", "asked"),
        ("12 34 56 78", "56"),
    ],
)
def test_the_size_of_a_line_is_taken_from_a_word_near_its_middle_and_no_mark_of_a_note(text, word):
    at = near_middle(text, len(text) // 2)
    assert text[at:].startswith(word)
