"""Invented documents as PDFs: their first and last pages as fronts/*.yaml has them, two pages of talk in between.

Two sets, written before a look at how the code reads them (the last third of ``first`` later): the mechanism was mended
on ``first``, and ``held_out`` measures what that cannot.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

FRONTS = Path(__file__).parent / "fronts"
SETS = ("first", "held_out", "second", "third")
SIZES = {"!": 28.0, "+": 13.0, "#": 15.0, "~": 7.0, "": 10.0}
TALK = (
    "{} set out in a policy what human rights mean for the people who make its goods and services.",
    "In the year {} asked 120 suppliers how they pay and house those who work for them.",
    "Where a risk was found, {} agreed a plan with the supplier and looked again after six months.",
    "A hotline is open day and night, and whoever calls it need not give a name.",
    "{} trained 240 buyers and managers, two in three of all who needed it.",
    "No case of forced labour was found, which does not show that there was none.",
    "Last year {} worked with trade unions at four sites.",
    "Those who do harm are asked to put it right before a contract with them goes on.",
    "{} looked at recruitment fees first, because they weigh most on migrant workers.",
    "The board is told of the results twice a year.",
)


def load(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.load((FRONTS / f"{name}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return loaded


def _talk(use: str, page: int) -> Iterator[str]:
    yield "# How we respect human rights" if page == 1 else "# What we did in the year"
    for sentence in TALK[(page - 1) * 5 : page * 5] * 2:
        said = sentence.format(use)
        starts = sentence.startswith("{}") and use.startswith(("the ", "we"))
        yield said[0].upper() + said[1:] if starts else said


def _pages(text: str, use: str) -> Iterator[list[str]]:
    page: list[str] = []
    for line in text.splitlines():
        if line in {"---", "..."}:
            if page:
                yield page
            page = []
        if line == "...":
            yield from (list(_talk(use, number)) for number in (1, 2))
        elif line != "---":
            page.append(line)
    if page:
        yield page


def draw(front: dict[str, Any], path: Path) -> None:
    """Write one of the documents as a PDF."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for key, value in front.get("meta", {}).items():
        getattr(canvas, f"set{key}")(value)
    for number, page in enumerate(_pages(front["pages"], front["use"]), 1):
        top = A4[1] - 90
        canvas.setFont("Helvetica", 8)
        if "head" in front:
            canvas.drawString(72, A4[1] - 40, front["head"])
        canvas.drawString(72, 30, f"{front.get('foot', '')} {number}".strip())
        above = 0.0
        for line in page:
            mark, _, text = line.partition(" ") if line[:2] in {"! ", "+ ", "# ", "~ "} else ("", "", line)
            size, font = SIZES[mark], "Helvetica-Bold" if mark in {"!", "#"} else "Helvetica"
            canvas.setFont(font, size)
            top, above = (
                top - max(0.0, size - above) * (above > 0),
                size,
            )  # a tall line below a small one does not touch it
            for part in simpleSplit(text, font, size, A4[0] - 144):
                canvas.drawString(72, top, part)
                top -= size * 1.25
            top -= size * (0.1 if mark == "!" else 0.8)
        canvas.showPage()
    canvas.save()
