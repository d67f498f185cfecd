"""What pages of reports are made of: sidebars, footnotes, contents, columns, pages, headings. PDFs made by code."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from scorer.document.layout import Line, mend
from scorer.document.model import Document, Kind, Sentence
from scorer.document.reading import read_document

BODY = [
    "We buy cotton from nineteen growers in three",
    "countries, and we know each of them by name.",
    "Every grower is visited twice a year, once",
    "without notice, by people who speak the language.",
    "What they find is written down and shared with",
    "the workers' council before anybody else sees it.",
]


class Paper:
    """A report under construction; places are points from the top left."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.canvas = Canvas(str(path), pagesize=(595, 842), invariant=True)

    def write(self, x: float, top: float, lines: list[str], size: float = 10, font: str = "Helvetica") -> Paper:
        """Lines of one paragraph."""
        self.canvas.setFont(font, size)
        for i, line in enumerate(lines):
            self.canvas.drawString(x, 842 - top - size - 1.3 * size * i, line)
        return self

    def turn(self) -> Paper:
        """Next page."""
        self.canvas.showPage()
        return self

    def read(self) -> Document:
        """The finished report, read."""
        self.canvas.save()
        return read_document(self._path)


def find(document: Document, text: str) -> Sentence:
    """The one sentence that holds a text."""
    (found,) = [s for s in document.sentences if text in s.text]
    return found


def test_a_sidebar_does_not_cut_into_the_text_beside_it(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 100, BODY)
    paper.write(400, 105, ["Our hotline", "was called 31", "times in 2023."], 9)
    paper.write(60, 190, ["A second paragraph says what was done then,", "and by whom, and when it was finished."])
    document = paper.read()
    assert find(document, "We buy cotton").text == " ".join(BODY[:2])
    assert find(document, "hotline").text == "Our hotline was called 31 times in 2023."
    assert find(document, "second paragraph").text.endswith("when it was finished.")
    assert find(document, "hotline").block != find(document, "We buy cotton").block


def test_a_sidebar_drawn_in_the_middle_of_the_text_does_not_cut_into_it(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 100, [*BODY[:4], "What they find is written down and then shared with"])
    paper.write(400, 105, ["Our hotline", "was called 31", "times in 2023."], 9)
    paper.write(60, 100 + 1.3 * 50, BODY[5:])
    document = paper.read()
    assert find(document, "What they find").text == f"What they find is written down and then shared with {BODY[5]}"
    assert find(document, "hotline").text == "Our hotline was called 31 times in 2023."


def test_footnotes_come_after_their_page_and_do_not_cut_a_sentence_that_goes_on(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 100, [*BODY * 4, "The council keeps a list of what was found and of"])
    paper.write(60, 780, ["1 Visits of the year before are told in the report of that year."], 7)
    paper.turn().write(60, 100, ["what came of it, which anybody may read.", *BODY])
    document = paper.read()
    assert find(document, "keeps a list").text == (
        "The council keeps a list of what was found and of what came of it, which anybody may read."
    )
    assert find(document, "keeps a list").pages == (1, 2)
    note = find(document, "Visits of the year before")
    assert note.kind is Kind.FOOTNOTE
    assert note.id > max(s.id for s in document.sentences if s.page == 1 and s.kind is not Kind.FOOTNOTE)


def test_a_sentence_goes_on_in_the_next_column(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 100, [*BODY * 5, "Nobody is dismissed for having called the"])
    paper.write(330, 100, ["hotline, and nobody was in the year", "under report. All calls are free."])
    document = paper.read()
    sentence = find(document, "Nobody is dismissed")
    assert (
        sentence.text == "Nobody is dismissed for having called the hotline, and nobody was in the year under report."
    )
    assert [box.x0 > 300 for box in sentence.boxes] == [False, True, True]


def test_a_table_of_contents_is_marked_and_its_lines_are_no_headings(tmp_path: Path) -> None:
    entries = ["Remedy", "Grievance mechanisms", "Forced labour", "Legal proceedings", "About this report"]
    paper = Paper(tmp_path / "r.pdf").write(60, 60, ["Contents"], 20, "Helvetica-Bold")
    for i, entry in enumerate(entries):
        paper.write(60, 120 + 20 * i, [f"{entry} {'.' * 40} {4 + 3 * i}"], 11)
    paper.turn().write(60, 60, ["Remedy"], 16, "Helvetica-Bold").write(60, 100, BODY)
    document = paper.read()
    listed = [s for s in document.sentences if s.page == 1 and s.text != "Contents"]
    assert len(listed) == len(entries)
    assert {s.kind for s in listed} == {Kind.CONTENTS}
    assert find(document, "We buy cotton").section == ("Remedy",)


def test_contents_laid_into_a_paragraph_are_contents_and_counts_in_one_are_not(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 60, ["Contents"], 20, "Helvetica-Bold").write(60, 110, BODY)
    paper.write(60, 240, ["Grievance mechanisms 18 Training on", "human rights 19 Remedy for those harmed 23"], 11)
    paper.turn().write(60, 60, ["Who was trained"], 16, "Helvetica-Bold").write(60, 100, BODY)
    paper.write(60, 240, ["Growers of cotton 18 Members of the", "workers council 19 Other people 23"], 10)
    paper.write(60, 300, ["Our growers, page 12 How complaints are", "heard, page 19"], 10)
    document = paper.read()
    assert find(document, "Grievance mechanisms").kind is Kind.CONTENTS
    assert find(document, "Growers of cotton").kind is Kind.BODY
    assert find(document, "Our growers, page 12").kind is Kind.CONTENTS


def test_headings_nest_by_size_and_weight(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 60, ["Human rights"], 22, "Helvetica-Bold")
    paper.write(60, 110, ["Grievances"], 15, "Helvetica-Bold").write(60, 140, BODY)
    paper.write(60, 240, ["How a complaint is made"], 10, "Helvetica-Bold").write(
        60, 258, [f"Then: {BODY[4]}", BODY[5]]
    )
    paper.write(60, 320, ["Remedy"], 15, "Helvetica-Bold").write(60, 350, [f"Later, {BODY[2].lower()}", BODY[3]])
    document = paper.read()
    assert find(document, "We buy cotton").section == ("Human rights", "Grievances")
    assert find(document, "Then:").section == ("Human rights", "Grievances", "How a complaint is made")
    assert find(document, "Later,").section == ("Human rights", "Remedy")


def test_the_outline_says_what_is_a_heading_and_how_deep(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf")
    for key, title, level in (("a", "Our supply chain", 0), ("b", "Growers we know", 1)):
        paper.canvas.bookmarkPage(key)
        paper.canvas.addOutlineEntry(title, key, level)
    paper.write(60, 60, ["Our supply chain"]).write(60, 90, ["Growers we know"]).write(60, 120, BODY)
    document = paper.read()
    assert find(document, "Growers we know").kind is Kind.HEADING
    assert find(document, "We buy cotton").section == ("Our supply chain", "Growers we know")


def test_a_numbered_bold_line_is_a_heading(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 60, ["2.1 Complaints and what came of them."], 10, "Helvetica-Bold")
    document = paper.write(60, 85, BODY).read()
    assert find(document, "We buy cotton").section == ("2.1 Complaints and what came of them.",)


def test_boxes_of_a_word_parted_at_a_lines_end_cover_both_lines(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(
        60, 100, ["In March the council asked for a reimburse-", "ment of all fees. It was paid."]
    )
    document = paper.read()
    sentence = find(document, "reimbursement")
    assert sentence.text == "In March the council asked for a reimbursement of all fees."
    first, second = sentence.boxes
    assert first.bottom <= second.top + 3
    assert second.x1 < find(document, "It was paid").boxes[0].x0 + 1


def test_a_list_is_introduced_by_the_sentence_above_it(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 100, ["In the year under report the council did this:"])
    for i, item in enumerate(["heard 41 complaints", "closed 38 of them", "paid back fees to 12 workers"]):
        paper.write(70, 125 + 16 * i, [f"\x95 {item}"])
    document = paper.read()
    lead = find(document, "the council did this")
    items = [s for s in document.sentences if s.kind is Kind.BULLET]
    assert [s.text for s in items] == ["heard 41 complaints", "closed 38 of them", "paid back fees to 12 workers"]
    assert {s.lead for s in items} == {lead.id}


def test_list_items_whose_bullets_are_larger_than_their_text_are_read_whole(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 100, BODY, 7)
    for top, lines in (
        (200, ["On 15 December 2022 the Energy Board rejected", "our application for the tariffs of that year."]),
        (224, ["The hearing before the court took place in", "June 2023, and we wait for its judgment."]),
    ):
        paper.canvas.setFont("Helvetica", 9.5)
        paper.canvas.drawString(60, 842 - top - 7, "\u2022 ")
        paper.write(68, top, lines, 7)
    document = paper.read()
    item = find(document, "Energy Board")
    assert item.text == ("On 15 December 2022 the Energy Board rejected our application for the tariffs of that year.")
    assert item.kind is Kind.BULLET
    assert find(document, "hearing").text.endswith("we wait for its judgment.")


def test_a_line_that_is_mostly_a_link_in_small_letters_belongs_to_its_paragraph(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 100, ["More on what we tell authorities, and when, can be"], 9)
    paper.write(60, 111.7, ["found on our"], 9)
    paper.write(117, 114, ["GOVERNMENT AFFAIRS AND DISCLOSURE"], 6).write(252, 111.7, ["website."], 9)
    paper.write(60, 150, BODY, 9)
    assert find(paper.read(), "More on what").text == (
        "More on what we tell authorities, and when, can be found on our GOVERNMENT AFFAIRS AND DISCLOSURE website."
    )


def test_a_sentence_that_a_page_breaks_off_in_the_middle_of_a_line_is_one(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 100, BODY)
    paper.write(60, 200, ["Complaints go to two people of the council (except", "in cases"])
    paper.turn().write(60, 100, ["where one of them is meant), and are answered in a week."]).write(60, 140, BODY)
    sentence = find(paper.read(), "Complaints go")
    assert sentence.text.endswith("(except in cases where one of them is meant), and are answered in a week.")


def justified(paper: Paper, top: float, lines: list[str], left: float, right: float, size: float = 10) -> None:
    """Lines of one paragraph, the words of each drawn apart from edge to edge, but for the last."""
    for row, line in enumerate(lines):
        words = line.split()
        free = right - left - sum(stringWidth(word, "Helvetica", size) for word in words)
        space = free / (len(words) - 1) if row < len(lines) - 1 else 0.28 * size
        x = left
        for word in words:
            paper.write(x, top + 1.3 * size * row, [word], size)
            x += stringWidth(word, "Helvetica", size) + space


def test_words_that_a_narrow_column_sets_far_apart_are_one_line_and_cells_of_a_table_are_none(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf")
    lines = ["We asked 3,400 people", "in autumn about what", "the mill had promised", "to them in spring."]
    justified(paper, 100, lines, 60, 192)
    paper.write(60, 200, BODY)
    for row, cells in enumerate([("Mill", "Fees", "Paid"), ("North", "63", "41"), ("South", "19", "7")]):
        for column, cell in enumerate(cells):
            paper.write(60 + 38 * column, 320 + 13 * row, [cell])
    document = paper.read()
    assert find(document, "We asked").text == " ".join(lines)
    assert not any("Mill Fees Paid North" in s.text for s in document.sentences)


def test_the_mark_of_a_note_behind_a_full_stop_belongs_to_the_sentence_before_it(tmp_path: Path) -> None:
    """Some files draw it with what follows: "1 Nobody" is a line of its own then, which may be cut behind its mark."""

    def line(text: str, x0: float, x1: float, cuts: list[tuple[int, float, float]]) -> Line:
        return Line(1, x0, 100, x1, 110, text, 10, False, 0, cuts=cuts)

    told = line("We paid back the fees of 63 workers.", 60, 220, [])
    (joined,) = mend([told, line("1 Nobody was charged.", 221.5, 330, [(2, 224.5, 227)])])
    assert joined.text == "We paid back the fees of 63 workers.1 Nobody was charged."
    assert joined.cuts == [(38, 224.5, 227)]
    (joined,) = mend(
        [line("We paid back the fees of 63", 60, 180, []), line("1 Nobody", 181.5, 330, [(2, 184.5, 187)])]
    )
    assert joined.text == "We paid back the fees of 63 1 Nobody"  # no 631

    paper = Paper(tmp_path / "r.pdf").write(60, 130, BODY)
    paper.write(60, 700, ["1"], 5).write(66, 701, ["As told by the auditors of the mill."], 7)
    note = find(paper.read(), "auditors")
    assert (note.text, note.kind) == ("1 As told by the auditors of the mill.", Kind.FOOTNOTE)


@pytest.mark.parametrize(("parts", "kept"), [(True, "threadcost"), (False, "thread-cost")])
def test_a_hyphen_stays_where_a_report_parts_no_words(tmp_path: Path, parts: bool, kept: str) -> None:
    """In a report that does, what is not known loses it, as most words do."""
    paper = Paper(tmp_path / "r.pdf")
    paper.write(
        60, 60, ["Suppliers of goods and workers with contracts answer", "the questionnaire of the council every year."]
    )
    ends = [("sup-", "pliers"), ("work-", "ers"), ("con-", "tracts"), ("ques-", "tionnaire")]
    whole = [("rights-", "holders"), ("worker-", "led"), ("state-", "owned"), ("risk-", "based")]
    for n, (left, right) in enumerate(ends if parts else whole):
        paper.write(
            60, 100 + 40 * n, [f"In the year of the report we asked all of our {left}", f"{right} for an answer."]
        )
    paper.write(60, 300, ["The goods of the mill are bought by makers of thread-", "cost shirts in three countries."])
    assert f"makers of {kept} shirts" in find(paper.read(), "makers of").text


def test_a_sentence_may_end_with_a_word_of_two_letters_or_with_the_letter_of_an_appendix(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(
        60, 100, ["One of them has done so. For the other we moved orders elsewhere."]
    )
    paper.write(60, 130, ["This statement is made for the companies in Appendix A. It covers the year 2023."])
    paper.write(60, 160, ["Mr. A. Orrin signed under No. 5 of the code. Section A.2 tells more."])
    texts = [s.text for s in paper.read().sentences]
    assert texts == [
        "One of them has done so.",
        "For the other we moved orders elsewhere.",
        "This statement is made for the companies in Appendix A.",
        "It covers the year 2023.",
        "Mr. A. Orrin signed under No. 5 of the code.",
        "Section A.2 tells more.",
    ]


def test_a_sentence_goes_on_in_the_next_column_with_a_figure(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 100, [*BODY, "Our auditors tested the line in November"])
    paper.write(330, 100, ["2023 and raised three points, two of which", "are closed.", *BODY])
    assert find(paper.read(), "Our auditors").text == (
        "Our auditors tested the line in November 2023 and raised three points, two of which are closed."
    )


def test_items_of_a_list_whose_bullets_are_drawn_are_read_one_by_one(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(60, 100, BODY)
    items = [
        "Steel plate and sections, 34 per cent of what we spend",
        "Labour hire and subcontracted trades, 22 per cent",
    ]
    items += ["Freight, cranes and the hire of plant, which come from"]
    for row, item in enumerate([*items, "three of the four countries"]):
        paper.write(72, 200 + 13 * row, [item])
        if row < len(items):
            paper.canvas.circle(64, 842 - 206.5 - 13 * row, 1.5, stroke=0, fill=1)
    read = [s for s in paper.read().sentences if s.kind is Kind.BULLET]
    assert [s.text for s in read] == [*items[:2], f"{items[2]} three of the four countries"]


def test_a_dot_beside_a_paragraph_or_before_a_number_opens_no_item(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf").write(72, 100, BODY)
    for top in (106.5, 119.5):  # an ornament, of which one stands beside a line that goes on
        paper.canvas.circle(64, 842 - top, 1.5, stroke=0, fill=1)
    for row in range(3):
        paper.write(72, 300 + 13 * row, [f"{row + 44} ff., 57"]).canvas.circle(64, 842 - 306.5 - 13 * row, 1.5, fill=1)
    document = paper.read()
    assert find(document, "We buy cotton").text == " ".join(BODY[:2])
    assert not any(s.kind is Kind.BULLET and "ff." in s.text for s in document.sentences)


@pytest.mark.parametrize("foot", ["{page}", "Notes to the Accounts {page}"])
def test_a_foot_that_stands_below_the_text_and_not_at_the_edge_is_no_sentence(tmp_path: Path, foot: str) -> None:
    paper = Paper(tmp_path / "r.pdf")
    for page in range(5):  # as a browser prints filings: each page ends where its text does
        text = [f"In mill {page} the", *BODY[page % 3 : 4 + page % 2]]
        paper.write(60, 100 + 9 * page, [*text, "The complaint asks for a hearing of the"])
        paper.write(280, 210 + 9 * page, [foot.format(page=31 + page)]).turn()
    paper.write(60, 100, ["growers whom we had struck off our list."])
    document = paper.read()
    assert not [s.text for s in document.sentences if s.text.rsplit(maxsplit=1)[-1].isdigit()]
    assert "hearing of the growers whom" in find(document, "struck off").text


def test_figures_that_end_the_text_of_a_few_pages_or_follow_no_page_are_sentences(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "r.pdf")
    for page, figure in enumerate((41, 43, 52, 57, 58)):
        paper.write(60, 100 + 20 * page, BODY)
        paper.write(280, 240 + 20 * page, [f"Complaints that were closed {figure}"]).turn()
    assert len([s for s in paper.read().sentences if s.text.startswith("Complaints")]) == 5
