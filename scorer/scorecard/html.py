"""The scorecard as one HTML file: a view of the card and of page pictures, nothing else.

It opens from disk, asks the network for nothing, needs no JavaScript and prints. Everything that comes from a report
or a rubric is escaped by the template engine and shown as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from scorer.scorecard.model import Scorecard
from scorer.scorecard.pictures import PICTURE_SCALE, Picture, wanted_pictures

__all__ = ["PICTURE_SCALE", "Picture", "to_html", "wanted_pictures"]


def to_html(card: Scorecard, pictures: Iterable[Picture] = (), *, pdf_link: str | None = None) -> str:
    """The card as a page.

    Args:
        card: The card.
        pictures: Pictures of the bands that ``wanted_pictures`` asked for; any number, also none.
        pdf_link: Link to the report's PDF (relative, percent-encoded), so that quotes link to their page; or None.
    """
    return _environment().get_template("card.html").render(card=card, pictures=list(pictures), pdf_link=pdf_link)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("scorer.scorecard"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
