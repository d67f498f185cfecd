"""``scorer score --ocr``: scans are scored, the card says so, and both readings of a report are kept apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from click.testing import Result
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from scorer.document import ocr
from scorer.document.reading import Reader
from tests.ocr import needs_ocr

from .conftest import write_pdf

pytestmark = pytest.mark.own_process

Scorer = Callable[..., Result]


@pytest.fixture
def scan(folder: Path) -> Path:
    """A report of which every page is a picture."""
    with pypdfium2.PdfDocument(write_pdf(folder / "with-text.pdf")) as pdf:
        picture = pdf[0].render(scale=2, crop=(0, 480, 0, 0)).to_pil()
    canvas = Canvas(str(folder / "scan.pdf"), pagesize=(picture.width / 2, picture.height / 2), invariant=True)
    canvas.drawImage(ImageReader(picture), 0, 0, picture.width / 2, picture.height / 2)
    canvas.save()
    return Path("scan.pdf")


def card(name: str = "scan", out: str = "scorecards") -> dict:
    return json.loads(Path(f"{out}/{name}.scorecard.json").read_text())


def levels(card: dict) -> dict[str, str]:
    return {e["id"]: e["level"] for t in card["themes"] for i in t["indicators"] for e in i["elements"]}


def test_a_scan_is_not_scored_and_the_message_names_the_way_out(scorer: Scorer, scan: Path) -> None:
    result = scorer("score", scan)
    assert result.exit_code == 3
    assert "--ocr" in result.stderr
    assert card()["score"] is None


def test_without_the_extra_nothing_is_begun(scorer: Scorer, scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)
    result = scorer("score", scan, "--ocr")
    assert result.exit_code == 2
    assert "pip install" in result.stderr
    assert not Path("scorecards").exists()


@needs_ocr
def test_a_scan_is_scored_like_the_report_it_is_of(scorer: Scorer, scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scorer("score", scan, "--out", "unread")  # the library now holds a reading without OCR
    assert scorer("score", scan, "--ocr").exit_code == 0
    assert scorer("score", "with-text.pdf").exit_code == 0

    assert levels(card()) == levels(card("with-text"))
    assert "evidenced" in levels(card()).values()
    assert any("OCR" in warning for warning in card()["warnings"])
    assert "OCR" in card()["report"]["page_quality"][0]["note"]
    html = Path("scorecards/scan.scorecard.html").read_text()
    assert "read from their picture (OCR)" in html
    assert "data:image/webp" in html

    # Both readings are kept; neither is taken for the other.
    def never(*_: object, **__: object) -> None:
        raise AssertionError("the PDF was opened")

    monkeypatch.setattr(Reader, "read", never)
    assert scorer("score", scan, "--out", "unread-2").exit_code == 3
    assert card(out="unread-2") == card(out="unread")
    assert scorer("score", scan, "--ocr", "--out", "read-2").exit_code == 0
    assert card(out="read-2") == card()
