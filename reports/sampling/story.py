"""The parts of which a sample report is put together, over reportlab's platypus.

`Story` collects parts in order (headings, prose, bullets, boxes, tables, figures, notes, pictures, chapter openers);
`Story.write` lays them out with running headers and footers, page numbers, a contents page and bookmarks. The same
story gives the same bytes on every run.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    FrameBreak,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

from .look import Look

rl_config.useA85 = 0


class _Heading(Paragraph):
    """A heading that enters the outline and the contents page."""

    def __init__(self, text: str, style: Any, level: int, *, listed: bool) -> None:
        super().__init__(text, style)
        self.entry = (level, text, listed)


class _Note(Flowable):
    """A footnote: takes no room where it stands, is set at the foot of its page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.width = self.height = 0

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.__dict__.setdefault("page_notes", []).append(self.text)


class _Picture(Flowable):
    """A picture as wide as its frame, cropped to a height."""

    def __init__(self, data: bytes, height: float, width: float | None = None) -> None:
        super().__init__()
        self.reader = ImageReader(io.BytesIO(data))
        self.height = height
        self.fixed = width

    def wrap(self, available: float, _: float) -> tuple[float, float]:
        self.width = self.fixed or available
        return self.width, self.height

    def draw(self) -> None:
        _cover(self.canv, self.reader, 0, self.width, self.height)


class _Bleed(Flowable):
    """A whole page painted by a function; the frame around it is the page itself."""

    def __init__(self, size: tuple[float, float], paint: Callable[[Canvas], None], entry: Any = None) -> None:
        super().__init__()
        self.size = size
        self.paint = paint
        if entry:
            self.entry = entry

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.size[0], self.size[1] - 0.1

    def draw(self) -> None:
        self.paint(self.canv)


def _cover(canvas: Canvas, reader: ImageReader, y: float, width: float, height: float) -> None:
    """Draw the picture over the whole rectangle, cropping what sticks out."""
    iw, ih = reader.getSize()
    scale = max(width / iw, height / ih)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(0, y, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawImage(
        reader, (width - iw * scale) / 2, y + (height - ih * scale) / 2, width=iw * scale, height=ih * scale
    )
    canvas.restoreState()


class _Doc(BaseDocTemplate):
    """Tells the outline and the contents page about headings."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 (reportlab's name)
        entry = getattr(flowable, "entry", None)
        if entry is None:
            return
        level, text, listed = entry
        plain = text.replace("<br/>", " ").replace("&amp;", "&")
        # multiBuild lays out more than once; the key must be the same in each pass
        key = f"part-{self.page}-{self.seq_on_page()}"
        self.canv.bookmarkPage(key)
        # reportlab refuses an outline that skips a level
        self.outline_level = min(level, getattr(self, "outline_level", -1) + 1) if self.page > 1 else 0
        self.canv.addOutlineEntry(plain, key, level=self.outline_level, closed=level > 0)
        if listed:
            self.notify("TOCEntry", (level, text.replace("<br/>", " "), self.page, key))

    def seq_on_page(self) -> int:
        """How many headings this page has had so far."""
        last_page, count = getattr(self, "_seen", (0, 0))
        count = count + 1 if last_page == self.page else 1
        self._seen = (self.page, count)
        return count


class Story:
    """A report in the making; every method adds one part and returns nothing."""

    def __init__(
        self,
        look: Look,
        *,
        title: str,
        author: str,
        subject: str,
        running: tuple[str, str],
        columns: int = 1,
        keywords: str = "",
    ) -> None:
        self.look = look
        self.styles = look.styles()
        self.meta = {"title": title, "author": author, "subject": subject, "keywords": keywords}
        self.running = running
        self.columns = columns
        self.parts: list[Flowable] = []
        self.note_number = 0
        self.depth = 0
        self.listed_levels = 2
        self._wide = False
        self._tops: set[int] = set()

    # text

    def h1(self, text: str, *, level: int = 0) -> None:
        """Heading at the top of a page: a chapter, or (level 1) a part of a chapter that has an opener."""
        self.depth = level
        self.parts.append(_Heading(text, self.styles["h1"], level, listed=level < self.listed_levels))

    def h2(self, text: str) -> None:
        """Section heading; on the contents page if it stands directly under a chapter."""
        self.parts.append(CondPageBreak(self.look.leading * 5))
        self.parts.append(_Heading(text, self.styles["h2"], self.depth + 1, listed=self.depth + 1 < self.listed_levels))

    def h3(self, text: str) -> None:
        """Heading of a few paragraphs; in the outline, not on the contents page."""
        self.parts.append(_Heading(text, self.styles["h3"], self.depth + 2, listed=False))

    def p(self, *texts: str, style: str = "body") -> None:
        """Paragraphs."""
        self.parts.extend(Paragraph(text, self.styles[style]) for text in texts)

    def lead(self, text: str) -> None:
        """Opening paragraph in larger type."""
        self.p(text, style="lead")

    def bullets(self, items: Sequence[str], mark: str = "•") -> None:
        """A list."""
        for item in items:
            self.parts.append(Paragraph(item, self.styles["bullet"], bulletText=mark))
        self.space(4)

    def steps(self, items: Sequence[str]) -> None:
        """A numbered list."""
        for number, item in enumerate(items, 1):
            self.parts.append(Paragraph(item, self.styles["bullet"], bulletText=f"{number}."))
        self.space(4)

    def note(self, text: str) -> str:
        """A footnote on the page of the next part; returns its mark for use in that part's text."""
        self.note_number += 1
        mark = f"<super size='6.5'>{self.note_number}</super>"
        self.parts.append(_Note(f"<super size='6'>{self.note_number}</super> {text}"))
        return mark

    def quote(self, text: str, who: str) -> None:
        """A pulled quotation."""
        self.parts.append(
            KeepTogether([Paragraph(f"“{text}”", self.styles["quote"]), Paragraph(who, self.styles["who"])])
        )

    # blocks

    def box(self, title: str, texts: Sequence[str], *, tint: Color | None = None, items: Sequence[str] = ()) -> None:
        """A call-out on a tinted ground."""
        inside: list[Flowable] = [Paragraph(title, self.styles["boxhead"])]
        inside += [Paragraph(text, self.styles["box"]) for text in texts]
        for item in items:
            style = self.styles["box"].clone("boxbullet", leftIndent=11, bulletIndent=1)
            inside.append(Paragraph(item, style, bulletText="•"))
        table = Table([[inside]], colWidths=["100%"])
        table.setStyle(
            TableStyle(
                [
                    ("BACKGROUND", (0, 0), (-1, -1), tint or self.look.pale),
                    ("LINEBEFORE", (0, 0), (0, -1), 3, self.look.accent),
                    ("LEFTPADDING", (0, 0), (-1, -1), 12),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 12),
                    ("TOPPADDING", (0, 0), (-1, -1), 9),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
                ]
            )
        )
        self.parts += [Spacer(1, 4), table, Spacer(1, 11)]

    def table(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        caption: str = "",
        ruled: bool = True,
        total: bool = False,
        numeric: bool = False,
    ) -> None:
        """A table; `widths` are shares of the line, `numeric` sets all columns but the first flush right."""
        width = self.column_width
        cells = [[Paragraph(h, self._cell("cellhead", numeric and i > 0)) for i, h in enumerate(header)]]
        for row in rows:
            cells.append([Paragraph(c, self._cell("cell", numeric and i > 0)) for i, c in enumerate(row)])
        table = Table(cells, colWidths=[width * w / sum(widths) for w in widths], repeatRows=1)
        style: list[tuple[Any, ...]] = [
            ("BACKGROUND", (0, 0), (-1, 0), self.look.dark),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 6),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ]
        if ruled:
            style.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor("#c3c9d1")))
        else:
            style.append(("ROWBACKGROUNDS", (0, 1), (-1, -1), [white, self.look.pale]))
        if total:
            style.append(("LINEABOVE", (0, -1), (-1, -1), 1.2, self.look.dark))
        table.setStyle(TableStyle(style))
        block: list[Flowable] = []
        if caption:
            block.append(Paragraph(caption, self.styles["caption"].clone("tablecaption", spaceAfter=4)))
        block += [table, Spacer(1, 12)]
        self.parts.append(KeepTogether(block) if len(rows) < 12 else block[0])
        if len(rows) >= 12:
            self.parts += block[1:]

    def _cell(self, name: str, right: bool) -> Any:
        return self.styles[name].clone(f"{name}-right", alignment=2) if right else self.styles[name]

    def figures(self, pairs: Sequence[tuple[str, str]]) -> None:
        """A strip of large numbers with their labels."""
        cells = [
            [Paragraph(number, self.styles["number"]), Paragraph(label, self.styles["label"])]
            for number, label in pairs
        ]
        width = self.column_width / len(pairs)
        table = Table([cells], colWidths=[width] * len(pairs))
        table.setStyle(
            TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LINEABOVE", (0, 0), (-1, 0), 2, self.look.accent),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                    ("TOPPADDING", (0, 0), (-1, -1), 8),
                ]
            )
        )
        self.parts += [Spacer(1, 4), table, Spacer(1, 12)]

    def picture(self, data: bytes, height: float, caption: str = "") -> None:
        """A picture across the column."""
        block: list[Flowable] = [_Picture(data, height)]
        block.append(Paragraph(caption, self.styles["caption"]) if caption else Spacer(1, 10))
        if caption:
            block.insert(1, Spacer(1, 4))
        self.parts += [KeepTogether(block), Spacer(1, 8)]

    def bars(
        self,
        title: str,
        names: Sequence[str],
        values: Sequence[Sequence[float]],
        *,
        colours: Sequence[Color] = (),
        height: float = 150,
        suffix: str = "",
    ) -> None:
        """A bar chart with its values written over the bars."""
        width = self.column_width
        drawing = Drawing(width, height)
        chart = VerticalBarChart()
        chart.x, chart.y, chart.width, chart.height = 24, 26, width - 34, height - 54
        chart.data = [list(v) for v in values]
        chart.categoryAxis.categoryNames = list(names)
        chart.categoryAxis.labels.fontName = self.look.body
        chart.categoryAxis.labels.fontSize = 7.6
        chart.categoryAxis.strokeColor = self.look.grey
        chart.valueAxis.valueMin = 0
        chart.valueAxis.valueMax = 1.18 * max(max(v) for v in values)
        chart.valueAxis.visibleTicks = chart.valueAxis.visibleLabels = 0
        chart.valueAxis.visibleGrid = 0
        chart.valueAxis.labels.fontName = self.look.body
        chart.valueAxis.labels.fontSize = 7
        chart.valueAxis.strokeColor = self.look.grey
        chart.barLabels.fontName = self.look.bold
        chart.barLabels.fontSize = 7.6
        chart.barLabels.nudge = 7
        chart.barLabelFormat = f"%g{suffix}"
        chart.barSpacing = 2
        chart.groupSpacing = 14
        palette = list(colours) or [self.look.accent, self.look.dark]
        for series in range(len(values)):
            chart.bars[series].fillColor = palette[series % len(palette)]
            chart.bars[series].strokeColor = None
        drawing.add(String(0, height - 12, title, fontName=self.look.bold, fontSize=8.6, fillColor=self.look.dark))
        drawing.add(chart)
        self.parts += [drawing, Spacer(1, 12)]

    def space(self, points: float) -> None:
        """Empty room."""
        self.parts.append(Spacer(1, points))

    # pages

    @property
    def column_width(self) -> float:
        """Width of the column now being filled."""
        if self._wide or self.columns == 1:
            return self.look.width
        return (self.look.width - self.look.gutter * (self.columns - 1)) / self.columns

    def page(self, template: str = "body") -> None:
        """Start a new page."""
        self._wide = template in ("wide", "bleed")
        self.parts += [NextPageTemplate(template), PageBreak()]

    def top(self, height: int) -> None:
        """Start a page with a part of this height across all columns; `below` leaves it for the columns."""
        self._tops.add(height)
        self._wide = True
        self.parts += [NextPageTemplate(f"top{height}"), PageBreak(), NextPageTemplate("body")]

    def below(self) -> None:
        """Go on in the columns under the wide part of the page."""
        self._wide = False
        self.parts.append(FrameBreak())

    def contents(self, title: str = "Contents", *, depth: int = 2) -> None:
        """The contents page's list, with headings of this many levels."""
        self.listed_levels = depth
        toc = TableOfContents(levelStyles=[self.styles["toc1"], self.styles["toc2"]], dotsMinLevel=0)
        self.parts.append(Paragraph(title, self.styles["h1"]))
        self.parts.append(toc)

    def cover(self, data: bytes, company: str, title: Sequence[str], lines: Sequence[str]) -> None:
        """The title page: a picture over the whole page, the title in large type, the date below."""
        look, reader = self.look, ImageReader(io.BytesIO(data))
        width, height = look.page

        def paint(canvas: Canvas) -> None:
            _cover(canvas, reader, 0, width, height)
            canvas.setFillColor(look.dark)
            canvas.setFillAlpha(0.78)
            canvas.rect(0, height * 0.2, width * 0.74, height * 0.42, stroke=0, fill=1)
            canvas.setFillAlpha(1)
            canvas.setFillColor(white)
            canvas.setFont(look.bold, 15)
            canvas.drawString(48, height - 64, company)
            y = height * 0.55
            for text in title:
                canvas.setFont(look.head, 33)
                canvas.drawString(48, y, text)
                y -= 40
            canvas.setFont(look.light, 13)
            y -= 8
            for text in lines:
                canvas.drawString(48, y, text)
                y -= 19

        self.parts += [_Bleed(look.page, paint), NextPageTemplate("wide" if self.columns > 1 else "body"), PageBreak()]
        self._wide = self.columns > 1

    def opener(self, data: bytes, number: str, title: str, lead: str, *, template: str = "body") -> None:
        """A chapter's title page, and a new page after it."""
        look, reader, style = self.look, ImageReader(io.BytesIO(data)), self.styles["lead"]
        width, height = look.page

        def paint(canvas: Canvas) -> None:
            _cover(canvas, reader, height * 0.34, width, height * 0.66)
            canvas.setFillColor(look.dark)
            canvas.rect(0, 0, width, height * 0.34, stroke=0, fill=1)
            canvas.setFillColor(look.accent)
            canvas.rect(0, height * 0.34 - 5, width, 5, stroke=0, fill=1)
            canvas.setFont(look.head, 46)
            canvas.drawString(48, height * 0.34 - 62, number)
            canvas.setFillColor(white)
            canvas.setFont(look.head, 27)
            canvas.drawString(118, height * 0.34 - 58, title)
            text = Paragraph(lead, style.clone("openlead", textColor=white, fontSize=12.5, leading=18))
            _, tall = text.wrap(width - 190, height)
            text.drawOn(canvas, 118, height * 0.34 - 82 - tall)
            canvas.setFont(look.body, 8)
            canvas.drawRightString(width - 40, 28, str(canvas.getPageNumber()))

        self.parts += [NextPageTemplate("bleed"), PageBreak()]
        self.parts.append(_Bleed(look.page, paint, (0, title, True)))
        self.page(template)

    def back(self, lines: Sequence[str], colophon: str) -> None:
        """The last page: address and colophon on a plain ground."""
        look, style = self.look, self.styles["small"]
        width, height = look.page

        def paint(canvas: Canvas) -> None:
            canvas.setFillColor(look.dark)
            canvas.rect(0, 0, width, height, stroke=0, fill=1)
            canvas.setFillColor(white)
            canvas.setFont(look.bold, 14)
            y = height * 0.34
            for line in lines:
                canvas.drawString(56, y, line)
                canvas.setFont(look.light, 10)
                y -= 17
            text = Paragraph(colophon, style.clone("colophon", textColor=white, fontSize=7.5, leading=10))
            text.wrap(width - 112, height)
            text.drawOn(canvas, 56, 70)

        self.parts += [NextPageTemplate("bleed"), PageBreak(), _Bleed(look.page, paint)]

    def write(self, path: Path) -> None:
        """Lay the report out and write it to `path`."""
        look = self.look
        width, height = look.page
        frame_height = height - look.top - look.bottom

        def columns(height: float) -> list[Frame]:
            wide = (look.width - look.gutter * (self.columns - 1)) / self.columns
            lefts = [look.left + i * (wide + look.gutter) for i in range(self.columns)]
            return [Frame(x, look.bottom, wide, height, 0, 0, 0, 0, id=f"c{i}") for i, x in enumerate(lefts)]

        def across(y: float, height: float) -> Frame:
            return Frame(look.left, y, look.width, height, 0, 0, 0, 0, id="across")

        def template(name: str, frames: list[Frame]) -> PageTemplate:
            return PageTemplate(name, frames, onPage=self._furniture, onPageEnd=self._notes)

        doc = _Doc(
            str(path),
            pagesize=look.page,
            invariant=1,
            pageCompression=1,
            lang="en",
            creator="make_samples.py (reportlab)",
            **self.meta,
        )
        doc.addPageTemplates(
            [
                PageTemplate("bleed", [Frame(0, 0, width, height, 0, 0, 0, 0)]),
                template("body", columns(frame_height)),
                template("wide", [across(look.bottom, frame_height)]),
                *(
                    template(
                        f"top{tall}",
                        [across(look.bottom + frame_height - tall, tall), *columns(frame_height - tall - 12)],
                    )
                    for tall in sorted(self._tops)
                ),
            ]
        )
        doc.multiBuild(list(self.parts))

    def _furniture(self, canvas: Canvas, doc: BaseDocTemplate) -> None:
        """Running header and footer with the page number."""
        look = self.look
        width, height = look.page
        canvas.saveState()
        canvas.setStrokeColor(look.accent)
        canvas.setLineWidth(0.8)
        canvas.line(look.left, height - 50, width - look.right, height - 50)
        canvas.setFont(look.body, 7.6)
        canvas.setFillColor(look.grey)
        canvas.drawString(look.left, height - 43, self.running[0])
        canvas.drawRightString(width - look.right, height - 43, self.running[1])
        canvas.drawString(look.left, 30, self.meta["author"])
        canvas.setFont(look.bold, 8.6)
        canvas.drawRightString(width - look.right, 30, str(doc.page))
        canvas.restoreState()

    def _notes(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        """Set the footnotes gathered on this page above the footer."""
        notes = canvas.__dict__.pop("page_notes", [])
        if not notes:
            return
        look = self.look
        y = 44.0
        for text in reversed(notes):
            para = Paragraph(text, self.styles["note"])
            _, tall = para.wrap(look.width, 200)
            para.drawOn(canvas, look.left, y)
            y += tall + 1
        canvas.setStrokeColor(look.grey)
        canvas.setLineWidth(0.4)
        canvas.line(look.left, y + 3, look.left + 110, y + 3)
