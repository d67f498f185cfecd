"""What PDFium gives of a page, before anything of it is interpreted."""

from __future__ import annotations

import msgspec

from scorer.document.hidden import NO_INK, NOT_IN_SCAN
from scorer.document.layout import SLANTED, Line

_MARK, _RAISED = 0.85, 0.2  # of the type size: how large the mark of a note is at most, and how high at least


class Style(msgspec.Struct, gc=False):
    """How a run of text is set: effective size in points, weight, colour, direction and render mode.

    ``turn`` is its direction as displayed, in quarter turns clockwise; ``low`` and ``high`` bound its line across the
    direction of writing, in user space.
    """

    size: float
    bold: bool
    colour: int  # 0xRRGGBBAA
    turn: int
    mode: int  # text render mode
    low: float
    high: float


class RawPage(msgspec.Struct, array_like=True):
    """A page as PDFium gives it: lines in content-stream order, nothing interpreted yet."""

    number: int
    width: float
    height: float
    text: str = ""
    lines: list[Line] = []
    slope: float = 0.0  # radians by which its lines rise; lines are as if they did not (``upright``)
    hidden: list[tuple[str, Line]] = []  # what cannot be seen, and why
    respelt: bool = False  # the file names phrases for its glyphs; the glyphs were read
    told: list[str] = []  # phrases that the file names for glyphs that say something else
    scanned_text: bool = False  # invisible text over a picture: somebody's OCR of a scan
    drawn: bool = False  # hundreds of paths and hardly any text: letters may have been turned into curves
    overfull: bool = False  # more text than any page shows: it was not read
    picture_share: float = 0.0  # share of the page that pictures cover; measured only where there is little text
    notes: int = 0  # notes and fields that hold text which could not be read
    laid: int = 0  # notes and stamps whose text is read; somebody else may have put them there
    pictured: bool = False  # its pictures seem to show lines of text
    unread: str = ""  # in plain words why it is not read at all

    @property
    def passes_aslant(self) -> bool:
        """Whether what runs aslant is not read, as there is other text; that may have been looked at and taken out."""
        looked_at = (line for why, line in self.hidden if why in (NO_INK, NOT_IN_SCAN))
        return any(line.turn != SLANTED for lines in (self.lines, looked_at) for line in lines)


def is_raised(mark: Style, text: Style) -> bool:
    """Whether a mark is that of a note: smaller than the text behind it, and higher than its base line."""
    return mark.size <= _MARK * text.size and mark.turn == text.turn and mark.low - text.low >= _RAISED * text.size
