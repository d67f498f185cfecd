"""Real reports, where they are at hand: which pages can be read, in what language, words and order of the pages."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from benchmarks import order, words
from scorer.document.model import Document, PageQuality
from scorer.document.reading import Reader
from scorer.errors import UserError
from tests.kept import keep

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REPORTS.is_dir(), reason="the folder of real reports (../shared/reports) is absent"),
]
Read = Callable[[str], Document]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """Reads a report by its name without ``.pdf``, once, and leaves it for those who test other things."""

    @cache
    def once(name: str) -> Document:
        report = REPORTS / f"{name}.pdf"
        return keep(tmp_path_factory, report, reader.read(report))

    with Reader() as reader:
        yield once


def pages_of(document: Document, quality: PageQuality) -> list[int]:
    return [page.number for page in document.pages if page.quality is quality]


def test_pages_whose_fonts_name_no_letters_are_garbled_and_nothing_of_them_is_taken(read: Read) -> None:
    document = read("asx-tpg-telecom-sustainability-report-2023")
    assert len(document.pages) == 41
    garbled = pages_of(document, PageQuality.GARBLED)
    assert garbled == list(range(2, 42))  # of page 1, a letter, every word is right
    assert {s.page for s in document.sentences} == {1}


@pytest.mark.parametrize(
    "name",
    [
        "asx-gold-corporation-perth-mint-annual-report-2022-23",
        "big-bmw-cdp-2023",
        "climretrieve-BHP-Climate-Change-Report-2020",
        "dtag-dl-cr-report-09",
        "gri-17",
        "gri-29",
        "msa-magellan-global-fund",
        "msa-uk-edan",
        "nttdata-csr-report-2014",
        "sec-intel-10q-2022-q3",
    ],
)
def test_no_page_of_a_sound_report_is_garbled(read: Read, name: str) -> None:
    assert pages_of(read(name), PageQuality.GARBLED) == []


def test_pictures_of_pages_are_scanned(read: Read) -> None:
    assert pages_of(read("msa-uk-edan-2"), PageQuality.SCANNED) == [1, 2]
    assert not read("msa-uk-edan-2").has_text()
    assert set(pages_of(read("gri-29"), PageQuality.SCANNED)) >= {6, 18, 21, 39, 43, 53, 60, 66, 73, 75, 76, 94, 106}


def test_a_damaged_report_is_an_error_and_no_short_report(read: Read) -> None:
    with pytest.raises(UserError) as caught:
        read("msa-idp-education")
    assert "damaged" in caught.value.message


@pytest.mark.parametrize(("name", "pages", "sentences"), [("gri-17", 85, 1700), ("msa-magellan-global-fund", 19, 450)])
def test_reports_that_trip_other_readers_are_read(read: Read, name: str, pages: int, sentences: int) -> None:
    document = read(name)
    assert len(document.pages) == pages
    assert len(document.sentences) > sentences


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("asx-rio-tinto-human-rights-policy", "en"),
        ("asx-rio-tinto-human-rights-policy-fr", "fr"),
        ("gri-26", "it"),
        ("gri-29", "it"),
        ("gri-101", "it"),
    ],
)
def test_language(read: Read, name: str, language: str) -> None:
    assert read(name).language == language


def test_ligatures_that_fonts_do_not_name_are_written_out(read: Read) -> None:
    text = " ".join(s.text for s in read("climretrieve-BHP-Climate-Change-Report-2020").sentences)
    assert "Development of offset markets" in text
    assert "Energy efficiency" in text
    assert "Chief Executive Officer" in text
    assert "Affari legali" in " ".join(s.text for s in read("gri-29").sentences)


@pytest.mark.parametrize(
    ("name", "company", "date"),
    [
        ("asx-cba-2023-cba-sustainability-reporting-appendix", "Commonwealth Bank of Australia", "2023-08-09"),
        ("asx-rio-tinto-human-rights-policy", "Rio Tinto", "2022-10"),
        ("msa-qbe-insurance", "QBE Insurance Group Limited", "2024-02-16"),
        ("gri-101", "Parmalat S.p.A.", "2018-03-15"),
        ("sec-intel-10q-2022-q3", "Intel Corporation", "2022-10-27"),
    ],
)
def test_company_and_date(read: Read, name: str, company: str, date: str) -> None:
    assert (read(name).company, read(name).date) == (company, date)


def test_every_box_lies_on_its_page(read: Read) -> None:
    document = read("asx-james-hardie-ar23")
    sizes = {page.number: (page.width, page.height) for page in document.pages}
    for sentence in document.sentences:
        assert sentence.boxes
        for box in sentence.boxes:
            width, height = sizes[box.page]
            assert 0 <= box.x0 < box.x1 <= width + 0.1
            assert 0 <= box.top < box.bottom <= height + 0.1


@pytest.mark.parametrize("name", ["asx-rio-tinto-human-rights-policy", "msa-gpt", "big-siemens-sustainability-fy2023"])
def test_words_are_those_that_pdfplumber_finds(name: str) -> None:
    found = words.compare(REPORTS / f"{name}.pdf", 40)
    assert found is not None
    assert min(found[0]) >= 0.99


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo (poppler-utils) is absent")
def test_the_order_is_that_of_the_structure_tree_as_much_as_pdfium_s_own() -> None:
    names = [
        "asx-csl-csl-human-rights-statement-2022-english",
        "asx-ramsay-global-human-rights-and-labour-policy",
        "asx-rio-tinto-human-rights-policy-fr",
        "gri-113",
        "msa-origin",
        "msa-pro-medicus",
        "msa-uk-vwr",
        "msa-wisetech-global",
        "sec-intel-10q-2022-q3",  # tables, tables; pdfinfo takes longest for it
    ]
    found = []
    for name in names:
        result = order.compare(REPORTS / f"{name}.pdf")
        assert result is not None, name
        assert result[0] >= 0.99, name
        found.append(result)
    ours, theirs = (statistics.mean(result[i] for result in found) for i in (0, 1))
    assert ours >= theirs
