"""A second process reads pages of longer reports: that changes the time, never the document; memory stays flat."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from scorer.document import helper, wire
from scorer.document.helper import Helper
from scorer.document.pages import packed_pages, unpack
from scorer.document.reading import READER_VERSION, Reader

pytestmark = pytest.mark.own_process

PAGES = 40


def long_report(path: Path, pages: int, lines: int = 12) -> None:
    canvas = Canvas(str(path), invariant=True)
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, 780, f"Chapter {page}")
        canvas.setFont("Helvetica", 10)
        for line in range(lines):
            canvas.drawString(
                72, 740 - 14 * line, f"On page {page} we tell case {line} of {page * 7} in the year 2023."
            )
        canvas.showPage()
    canvas.save()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "long.pdf"
    long_report(path, PAGES)
    return path


@pytest.fixture
def request_(report: Path) -> wire.ReadRequest:
    return wire.ReadRequest(
        path=os.fsencode(report),
        password=None,
        ocr=False,
        reader=READER_VERSION,
        max_pages=1000,
        max_characters=10**7,
        memory_mb=1024,
        room_mb=512,
        sha256=hashlib.sha256(report.read_bytes()).hexdigest(),
    )


def test_one_process_and_two_read_the_same(report: Path) -> None:
    with Reader(parallel=False) as alone, Reader() as shared:
        expected = alone.read(report)
        # The first time the helper may not be awake yet, later it is.
        assert [shared.read(report) for _ in range(3)] == [expected] * 3
    assert len(expected.pages) == PAGES


def test_every_page_comes_once_and_in_order_also_after_the_helper_died(
    request_: wire.ReadRequest, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper, "cores", lambda: 2)
    pdf = pypdfium2.PdfDocument(report)
    read_here: list[int] = []

    def read(pages: range) -> list[msgspec.Raw]:
        read_here.extend(pages)
        return packed_pages(pdf, pages)

    second = Helper()
    try:
        rounds = 0
        while len(read_here) == rounds * PAGES and rounds < 2000:  # until it is awake
            rounds += 1
            numbers = [unpack(data).page.number for data in second.share(request_, PAGES, read)]
            assert numbers == list(range(1, PAGES + 1))
        assert len(read_here) < rounds * PAGES, "the helper read nothing at all"
        process = second._sandbox._process
        assert process is not None
        process.kill()
        process.wait()
        read_here.clear()
        numbers = [unpack(data).page.number for data in second.share(request_, PAGES, read)]
        assert numbers == list(range(1, PAGES + 1))
        assert sorted(read_here) == list(range(PAGES))
    finally:
        second._sandbox.close()


def test_a_single_core_and_a_short_report_are_not_worth_a_helper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "cores", lambda: 1)
    assert not Helper().pays(1000)
    monkeypatch.setattr(helper, "cores", lambda: 2)
    assert not Helper().pays(3)
    assert Helper().pays(1000)


def test_memory_does_not_grow_with_pages(tmp_path: Path) -> None:
    peaks = []
    for pages in (200, 1000):
        path = tmp_path / f"{pages}.pdf"
        long_report(path, pages, 30)
        with Reader(parallel=False) as reader:
            assert len(reader.read(path).pages) == pages
            peaks.append(reader.peak_mb)
    if not peaks[0]:
        pytest.skip("this system does not say how much memory a process has held")
    # Sentences are kept, pages are not: a page of thirty lines costs some 20 kB, not the 7 MB that it takes to read.
    assert peaks[1] - peaks[0] < 60
    assert peaks[1] < 300
