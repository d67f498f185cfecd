"""Invented first and last pages, as PDFs: whose report each is, what it is called and when it was published."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.fronts import SETS, load
from benchmarks.headers import Row, company_fits, date_fits, invented, sure, title_fits
from scorer.document.model import Document
from scorer.document.reading import Reader


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Row, Document]]]:
    found = {}
    with Reader() as reader:
        for name in SETS:
            folder = tmp_path_factory.mktemp(name)
            found[name] = [(row, reader.read(folder / row.file)) for row in invented(name, folder)]
    return found


@pytest.mark.parametrize(
    "number", range(len(load("first"))), ids=lambda n: f"{n}-{Path(load('first')[n]['file']).stem}"
)
def test_the_first_lines_are_right(read: dict[str, list[tuple[Row, Document]]], number: int) -> None:
    row, document = read["first"][number]
    assert company_fits(row, document.company), document.company
    assert title_fits(row, document.title), document.title
    if row.published:
        assert date_fits(row, document.date), (document.date, document.date_source)
    else:
        assert not sure(document, "date"), (document.date, document.date_source)


@pytest.mark.parametrize(("name", "least", "days"), [("held_out", 38, 0.85), ("second", 58, 0.8), ("third", 50, 0.85)])
def test_of_sets_on_which_little_or_nothing_was_mended_most_are_right_and_few_are_wrong_and_sure(
    read: dict[str, list[tuple[Row, Document]]], name: str, least: int, days: float
) -> None:
    right: Counter[str] = Counter()
    wrongly_sure: Counter[str] = Counter()
    dated = 0
    for row, document in read[name]:
        if not row.company and not row.title:
            continue  # nobody could tell
        fits = {
            "company": company_fits(row, document.company),
            "title": title_fits(row, document.title),
            "date": bool(row.published) and date_fits(row, document.date),
        }
        dated += bool(row.published)
        right.update(field for field, fit in fits.items() if fit)
        wrongly_sure.update(field for field, fit in fits.items() if not fit and sure(document, field))
    count = sum(bool(row.company or row.title) for row, _ in read[name])
    assert count >= least
    assert right["company"] >= 0.92 * count and right["title"] >= 0.88 * count and right["date"] >= days * dated
    assert wrongly_sure["date"] <= 0.05 * count
