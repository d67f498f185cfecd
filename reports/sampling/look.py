"""The typography of a sample report: page, colours, fonts and paragraph styles."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).resolve().parent.parent / "fonts"
_FACES = ("Roboto-Light", "Roboto-Regular", "Roboto-Medium", "Roboto-Bold", "Roboto-Italic")
_SLABS = ("RobotoSlab-Light", "RobotoSlab-Regular", "RobotoSlab-Bold")


def register_fonts() -> None:
    """Make the fonts beside the samples known to reportlab, with bold and italic inside paragraphs."""
    for name in _FACES + _SLABS:
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    for family in ("Roboto-Regular", "Roboto-Light"):
        pdfmetrics.registerFontFamily(
            family, normal=family, bold="Roboto-Bold", italic="Roboto-Italic", boldItalic="Roboto-Bold"
        )


@dataclass(frozen=True)
class Look:
    """One company's house style; lengths in points."""

    accent: Color
    dark: Color
    pale: Color
    body: str = "Roboto-Regular"
    light: str = "Roboto-Light"
    bold: str = "Roboto-Bold"
    italic: str = "Roboto-Italic"
    head: str = "Roboto-Bold"
    page: tuple[float, float] = A4
    size: float = 9.6
    leading: float = 14.2
    left: float = 56
    right: float = 56
    top: float = 74
    bottom: float = 92
    justify: bool = False
    gutter: float = 20
    grey: Color = field(default_factory=lambda: HexColor("#5c6470"))
    text: Color = field(default_factory=lambda: HexColor("#22262c"))

    @property
    def width(self) -> float:
        """Width between the margins."""
        return self.page[0] - self.left - self.right

    def style(self, name: str) -> ParagraphStyle:
        """The paragraph style of this name."""
        return self.styles()[name]

    def styles(self) -> dict[str, ParagraphStyle]:
        """All paragraph styles by name."""
        base = ParagraphStyle(
            "body",
            fontName=self.body,
            fontSize=self.size,
            leading=self.leading,
            textColor=self.text,
            spaceAfter=self.size * 0.75,
            alignment=TA_JUSTIFY if self.justify else TA_LEFT,
            allowWidows=0,
            allowOrphans=0,
        )

        def of(name: str, **kw: object) -> ParagraphStyle:
            return ParagraphStyle(name, parent=base, **kw)

        s = self.size
        made = [
            base,
            of(
                "h1",
                fontName=self.head,
                fontSize=s * 2.35,
                leading=s * 2.75,
                textColor=self.dark,
                spaceAfter=s * 1.2,
                alignment=TA_LEFT,
            ),
            of(
                "h2",
                fontName=self.head,
                fontSize=s * 1.42,
                leading=s * 1.8,
                textColor=self.accent,
                spaceBefore=s * 0.9,
                spaceAfter=s * 0.5,
                keepWithNext=1,
                alignment=TA_LEFT,
            ),
            of(
                "h3",
                fontName=self.bold,
                fontSize=s * 1.06,
                leading=s * 1.45,
                textColor=self.dark,
                spaceBefore=s * 0.4,
                spaceAfter=s * 0.25,
                keepWithNext=1,
                alignment=TA_LEFT,
            ),
            of(
                "lead",
                fontName=self.light,
                fontSize=s * 1.34,
                leading=s * 1.95,
                textColor=self.dark,
                spaceAfter=s * 1.1,
                alignment=TA_LEFT,
            ),
            of("bullet", leftIndent=13, bulletIndent=2, spaceAfter=s * 0.38, alignment=TA_LEFT),
            of("box", fontSize=s * 0.94, leading=s * 1.36, spaceAfter=s * 0.45, alignment=TA_LEFT),
            of("boxhead", fontName=self.bold, fontSize=s * 1.06, leading=s * 1.4, textColor=self.accent, spaceAfter=3),
            of("cell", fontSize=s * 0.86, leading=s * 1.18, spaceAfter=0, alignment=TA_LEFT),
            of(
                "cellhead",
                fontName=self.bold,
                fontSize=s * 0.86,
                leading=s * 1.18,
                spaceAfter=0,
                textColor=HexColor("#ffffff"),
                alignment=TA_LEFT,
            ),
            of("caption", fontName=self.italic, fontSize=s * 0.82, leading=s * 1.1, textColor=self.grey),
            of("note", fontSize=s * 0.76, leading=s * 0.98, textColor=self.grey, spaceAfter=1, alignment=TA_LEFT),
            of(
                "quote",
                fontName=self.light,
                fontSize=s * 1.6,
                leading=s * 2.2,
                textColor=self.accent,
                leftIndent=14,
                rightIndent=14,
                spaceBefore=8,
                spaceAfter=3,
                alignment=TA_LEFT,
            ),
            of(
                "who",
                fontName=self.body,
                fontSize=s * 0.84,
                leading=s * 1.2,
                textColor=self.grey,
                leftIndent=14,
                spaceAfter=12,
            ),
            of(
                "number",
                fontName=self.head,
                fontSize=s * 2.5,
                leading=s * 2.8,
                textColor=self.accent,
                spaceAfter=1,
                alignment=TA_LEFT,
            ),
            of("label", fontSize=s * 0.84, leading=s * 1.12, textColor=self.grey, spaceAfter=0, alignment=TA_LEFT),
            of("small", fontSize=s * 0.82, leading=s * 1.16, textColor=self.grey, spaceAfter=4, alignment=TA_LEFT),
            of("toc1", fontName=self.bold, fontSize=s * 1.05, leading=s * 1.9, spaceAfter=0, alignment=TA_LEFT),
            of("toc2", leftIndent=14, leading=s * 1.5, spaceAfter=0, textColor=self.grey, alignment=TA_LEFT),
        ]
        return {style.name: style for style in made}
