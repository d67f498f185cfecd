"""Page pictures of the places that a card quotes: kept ones from the library, the others drawn from the PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scorer.document.reading import Reader
from scorer.errors import UserError
from scorer.library import fingerprint
from scorer.library.store import Library
from scorer.scorecard.model import Scorecard
from scorer.scorecard.pictures import PICTURE_SCALE, Picture, wanted_pictures


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where pictures come from; ``notify`` takes a sentence for the user where some cannot be had."""

    library: Library
    reader: Reader
    notify: Callable[[str], None]

    def pictures(
        self, card: Scorecard, report: Path | None, password: str | None = None, *, again: bool = False
    ) -> tuple[Picture, ...]:
        """The pictures that the card wants, as far as they can be had.

        Args:
            card: The card.
            report: Its PDF, opened only where the library lacks a picture; None where it is not at hand.
            password: For a locked PDF.
            again: Draw all of them, whatever the library holds.
        """
        sha256, renderer = card.report.sha256, f"{fingerprint.reading_digest()} {PICTURE_SCALE:g}"
        wanted = wanted_pictures(card)
        have = {} if again else self.library.pictures(sha256, wanted, renderer)
        missing = [band for band in wanted if band not in have]
        if missing and report is not None:
            try:
                drawn = self.reader.pictures(report, missing, scale=PICTURE_SCALE, password=password, sha256=sha256)
            except UserError as error:
                self.notify(f"{report}: its pages could not be drawn: {error.message}.")
                drawn = []
            new = {
                p.band: Picture(p.page, p.x0, p.top, p.x1, p.bottom, p.width_px, p.height_px, p.media_type, p.data)
                for p in drawn
            }
            self.library.keep_pictures(sha256, new, renderer)
            have |= new
        return tuple(have[band] for band in wanted if band in have)
