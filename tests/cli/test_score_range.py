"""What could not be read, does not apply, or changed under the same name: on the whole way from PDF to card."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from click.testing import Result
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .conftest import LINES, RUBRIC, write_pdf

Scorer = Callable[..., Result]
CHANNEL = "Anybody can send a complaint to our hotline in nine languages, and in 2024 the hotline took 63 complaints."
NEEDS_REGISTER = """\
          - id: RE1.3
            ask: Which of the known legal challenges does it tell?
            needs: register
            look_for: [court]
            levels: {stated: A claim., described: A how., evidenced: Cases with facts.}
"""


def card(name: str = "alder") -> dict[str, Any]:
    value: dict[str, Any] = json.loads(Path(f"scorecards/{name}.scorecard.json").read_text())
    return value


def elements(value: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {e["id"]: e for t in value["themes"] for i in t["indicators"] for e in i["elements"]}


def picture_of(report: Path, path: Path) -> Path:
    """A PDF whose page is a picture of the report's."""
    with pypdfium2.PdfDocument(report) as pdf:
        picture = pdf[0].render(scale=2).to_pil()
    canvas = Canvas(str(path), pagesize=(picture.width / 2, picture.height / 2), invariant=True)
    canvas.drawImage(ImageReader(picture), 0, 0, picture.width / 2, picture.height / 2)
    canvas.save()
    return path


def test_a_page_that_could_not_be_read_is_never_silence(scorer: Scorer, folder: Path) -> None:
    """The answer stands on a page that is a picture: the card must not be as sure as if the page were empty."""
    write_pdf(folder / "plain.pdf")
    picture_of(write_pdf(folder / "channel.pdf", ("Complaints", CHANNEL)), folder / "picture.pdf")
    with pikepdf.open(folder / "plain.pdf") as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(folder / "empty.pdf")
    with pikepdf.open(folder / "plain.pdf") as pdf, pikepdf.open(folder / "picture.pdf") as other:
        pdf.pages.extend(other.pages)
        pdf.save(folder / "half.pdf")
    assert scorer("score", "plain.pdf", "empty.pdf", "half.pdf", "--jobs", "1").exit_code == 0
    plain, empty, half = card("plain"), card("empty"), card("half")
    assert (empty["score"], empty["high"], empty["coverage"]) == (plain["score"], plain["high"], 1)
    assert plain["score"] < 100
    assert half["score"] is None  # a range, and no single figure
    assert half["coverage"] == 0.5
    assert half["low"] == plain["low"]
    assert half["high"] == plain["high"] + (100 - plain["high"]) / 2  # half the pages may hold what is missing
    assert [p["quality"] for p in half["report"]["page_quality"]] == ["text", "scanned"]
    assert any("page" in w and "2" in w for w in half["warnings"])
    page = Path("scorecards/half.scorecard.html").read_text()
    assert "Every page could be read" not in page
    assert "Every page could be read" in Path("scorecards/plain.scorecard.html").read_text()


def test_a_damaged_page_and_a_file_that_was_cut_off_are_no_silence(scorer: Scorer, folder: Path) -> None:
    """Half of the pages may hold what is missing, and the card does not say that every page could be read."""
    with pikepdf.open(write_pdf(folder / "plain.pdf")) as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        damaged = pikepdf.Stream(pdf, b"")
        damaged.write(b"no such packing", filter=pikepdf.Name.FlateDecode)
        pdf.pages[1].obj.Contents = pdf.make_indirect(damaged)
        pdf.save(folder / "damaged.pdf")
    whole = (folder / "plain.pdf").read_bytes()
    (folder / "cut.pdf").write_bytes(whole[: whole.index(b"\nxref") + 3])
    result = scorer("score", "plain.pdf", "damaged.pdf", "cut.pdf", "--jobs", "1")
    assert result.exit_code == 0, result.output
    plain, damaged_card = card("plain"), card("damaged")
    assert (damaged_card["score"], damaged_card["coverage"], damaged_card["low"]) == (None, 0.5, plain["low"])
    assert damaged_card["high"] > plain["high"]
    assert "damaged" in damaged_card["report"]["page_quality"][1]["note"]
    for name in ("damaged", "cut"):
        assert "Every page could be read" not in Path(f"scorecards/{name}.scorecard.html").read_text()


def test_what_does_not_apply_leaves_score_range_and_coverage(scorer: Scorer, report: Path) -> None:
    assert scorer("score", report).exit_code == 0
    without = card()
    Path("small.yaml").write_text(RUBRIC + NEEDS_REGISTER)
    assert scorer("score", report).exit_code == 0
    value = card()
    assert (elements(value)["RE1.3"]["status"], elements(value)["RE1.3"]["points"]) == ("not_applicable", None)
    figures = ("score", "low", "high", "coverage")
    assert [value[name] for name in figures] == [without[name] for name in figures]
    assert value["coverage"] == 1 and value["low"] == value["high"] == value["score"]
    assert [t[name] for t in value["themes"] for name in figures] == [without[name] for name in figures]


def test_a_report_that_changed_under_the_same_name_is_read_anew(scorer: Scorer, report: Path) -> None:
    assert scorer("score", report).exit_code == 0
    first = card()
    assert elements(first)["RE1.2"]["level"] == "none"
    write_pdf(report, (*LINES, CHANNEL))
    done = scorer("score", report)
    assert done.exit_code == 0 and "(as before)" not in done.stderr
    page = Path(done.stdout.split("\t")[0])
    assert card() == first  # the card of what the report was stays
    second = json.loads(page.with_suffix(".json").read_text())
    assert second["report"]["sha256"] != first["report"]["sha256"]
    assert elements(second)["RE1.2"]["level"] != "none"
    assert CHANNEL in page.read_text()
    write_pdf(report)
    assert scorer("score", report).stdout.startswith("scorecards/alder.scorecard.html")
    assert card() == first
