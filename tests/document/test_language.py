"""Reports in another language, and in several: what is asked in one language is asked of the pages in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scorer.document.language import in_language, on_pages
from scorer.document.model import Document, PageQuality
from scorer.document.reading import read_document

ENGLISH = (
    "We repaid recruitment fees of USD 41,200 to {} workers at two of our sites in March 2024.",
    "Our channel for complaints is open to every worker of our {} suppliers, and it is free of charge for them.",
    "The board has looked at the findings of the {} audits and decided to widen the programme in this year.",
    "Workers who were harmed at one of the {} mills have been told which remedy they can ask for and from whom.",
    "We did not find any case of forced labour in {} visits, but this does not mean that there was none.",
)
FRENCH = (
    "Nous avons remboursé les frais de recrutement à {} travailleurs dans deux de nos sites en mars 2024.",
    "Notre mécanisme de plainte est ouvert à tous les travailleurs de nos {} fournisseurs, et il est gratuit pour eux.",
    "Le conseil a examiné les conclusions des {} audits et il a décidé d'élargir le programme pour cette année.",
    "Les travailleurs qui ont subi un dommage dans une des {} usines savent quelle réparation ils peuvent demander.",
    "La compensation des victimes est une obligation que nous prenons au sérieux dans les {} pays où nous sommes.",
)


def typeset(path: Path, order: str) -> Document:
    """A page for each letter: (e)nglish, (f)rench, (t)able of figures, (c)over."""
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    for page, kind in enumerate(order):
        canvas.setFont("Helvetica", 10)
        if kind == "c":
            canvas.drawString(60, 600, "Alder Group 2024")
        elif kind == "t":
            for row in range(20):
                canvas.drawString(60, 780 - 20 * row, f"Mill {page}-{row}")
                canvas.drawString(300, 780 - 20 * row, f"{117 * row + page}")
        else:
            for row, line in enumerate(ENGLISH if kind == "e" else FRENCH):
                canvas.drawString(40, 760 - 40 * row - page, line.format(100 + 7 * page + row))
        canvas.showPage()
    canvas.save()
    return read_document(path)


def qualities(document: Document) -> str:
    return "".join("f" if page.quality is PageQuality.FOREIGN else "." for page in document.pages)


def test_every_page_of_running_text_has_its_language(tmp_path: Path) -> None:
    document = typeset(tmp_path / "two.pdf", "cefet")
    assert [page.language for page in document.pages] == ["", "en", "fr", "en", ""]


@pytest.mark.parametrize(
    ("order", "left_out"),
    [
        ("eeff", "..ff"),
        ("ffee", "ff.."),
        ("efef", ".f.f"),
        ("eeetf", "....f"),
        ("eetfftf", "...ffff"),  # a table goes with the page before it
        ("ceeff", "...ff"),
    ],
)
def test_of_a_report_in_two_languages_the_pages_in_the_other_one_are_left_out(
    tmp_path: Path, order: str, left_out: str
) -> None:
    document = typeset(tmp_path / "two.pdf", order)
    english = in_language(document, "en")
    assert qualities(english) == left_out
    assert english.language == "en"
    assert [s.id for s in english.sentences] == list(range(len(english.sentences)))
    assert {s.page for s in english.sentences} == {n + 1 for n, c in enumerate(left_out) if c == "."}
    assert not any("travailleurs" in s.text for s in english.sentences)
    (warning,) = english.warnings
    assert "(fr)" in warning


def test_asked_in_french_the_french_part_is_kept(tmp_path: Path) -> None:
    french = in_language(typeset(tmp_path / "two.pdf", "eeff"), "fr")
    assert qualities(french) == "ff.."
    assert french.language == "fr"


def test_a_summary_is_no_report_in_that_language(tmp_path: Path) -> None:
    document = typeset(tmp_path / "french.pdf", "effffff")
    assert document.language == "fr"
    assert in_language(document, "en") is document


def test_a_report_in_one_language_is_itself(tmp_path: Path) -> None:
    document = typeset(tmp_path / "english.pdf", "ceet")
    assert in_language(document, "en") is document
    assert in_language(document, "fr") is document


def test_pages_are_named_in_good_english() -> None:
    assert on_pages([3]) == "on page 3"
    assert on_pages([1, 2, 3, 7]) == "on pages 1-3, 7"
