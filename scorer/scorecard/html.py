"""The scorecard as one HTML file: a view of the card and of page pictures, nothing else.

It opens from disk, asks the network for nothing, needs no JavaScript and prints. Everything that comes from a report,
a rubric or a person is escaped by the template engine and stripped of control characters: it is text, never markup.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePath
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from scorer.document.model import REPAIRED
from scorer.scorecard import caselist, heading, manner, text, trust, view
from scorer.scorecard.compiled import CompiledTemplates, cache_folder
from scorer.scorecard.json import record
from scorer.scorecard.model import PageCard, Quote, Scorecard
from scorer.scorecard.pictures import (
    PICTURE_SCALE,
    Band,
    Picture,
    by_importance,
    page_sizes,
    quote_bands,
    shows,
    wanted_pictures,
)
from scorer.scorecard.text import harmless, shorten, web_address
from scorer.scorecard.verifying import stamped

__all__ = ["PICTURE_SCALE", "Picture", "to_html", "wanted_pictures"]

PICTURE_BUDGET = 2_200_000
"""Characters of encoded pictures in one page; what does not fit is left out, near misses first; the page says so."""

LONGEST_QUOTE = 3_000
"""Characters of a quote that are shown; the JSON keeps the whole."""

_SAFE_MEDIA = ("image/webp", "image/jpeg", "image/png")


def to_html(card: Scorecard, pictures: Iterable[Picture] = (), *, pdf_link: str | None = None) -> str:
    """The card as a page.

    Args:
        card: The card.
        pictures: Pictures of the bands that ``wanted_pictures`` asked for; any number, also none.
        pdf_link: Link to the report's PDF (relative, percent-encoded), so that quotes link to their page; or None.
    """
    shown = _Shown(card, list(pictures))
    themes = view.themes(card)
    elements = [e for theme in themes for e in theme.elements]
    context = {
        "card": card,
        "themes": themes,
        "assessed": sum(e.card.status == "assessed" for e in elements),
        "asked": sum(e.card.status != "not_applicable" for e in elements),
        "not_assessed": [e for e in elements if e.card.status == "not_assessed"],
        "unsure": sorted(
            (e for e in elements if e.card.status == "assessed" and e.card.confidence == "low"),
            key=lambda e: e.card.expected.same if e.card.expected else 0.0,
        ),
        "likely_right": trust.likely_right_in_words(e.expected for e in card.elements()),
        "unread": view.unreadable(card),
        "repaired": REPAIRED in card.warnings,
        "missing_cases": sum(k.counts and k.depth == "not_mentioned" and not k.possibly for k in card.cases),
        "stem": PurePath(card.report.file).stem,
        "view": view,
        "heading": heading,
        "trust": trust,
        "caselist": caselist,
        "manner": manner,
        "strip": _Strip.of(card, themes),
        "quotes": shown,
        "pdf_link": _safe_link(pdf_link),
        "stamp": stamped(card),
        "record": record(card),
    }
    return render_page("card.html", context, style="card.css", script="card.js")


def render_page(template: str, context: Mapping[str, object], *, style: str, script: str) -> str:
    """A template with its style and script inside, and a policy that allows these and nothing else.

    ``style`` and ``script`` name files in ``assets``, with spaces between several; none at all is fine, too.
    """
    css, js = _asset(style), _asset(script)
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_digest(css)}'; script-src '{_digest(js)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return _environment().get_template(template).render({**context, "style": css, "script": js, "csp": policy})


@dataclass(frozen=True, slots=True)
class _Cutout:
    """The part of a picture that shows a quote; ``hits`` are the quote's boxes on it as ``(x, y, width, height)``."""

    picture: int
    band: Band
    hits: tuple[tuple[float, float, float, float], ...]

    @property
    def view_box(self) -> str:
        _, x0, top, x1, bottom = self.band
        return f"{x0:g} {top:g} {x1 - x0:.4g} {bottom - top:.4g}"

    @property
    def width(self) -> int:
        """CSS pixels at which it is shown where there is room: letters a little larger than the page prints them."""
        return round((self.band[3] - self.band[1]) * 1.45)


@dataclass(slots=True)
class _Shown:
    """Which pictures the page carries, each once, and which part of one shows which quote."""

    card: Scorecard
    offered: Sequence[Picture]
    used: list[Picture] = field(default_factory=list)
    left_out: int = 0
    _cutouts: dict[Quote, list[_Cutout]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sizes = page_sizes(self.card)
        numbers: dict[int, int] = {}
        spent = 0
        for quote in by_importance(self.card):
            if quote in self._cutouts:
                continue
            cutouts = self._cutouts[quote] = []
            for band in quote_bands(quote, sizes):
                at = next(
                    (i for i, p in enumerate(self.offered) if shows(p, band) and p.media_type in _SAFE_MEDIA), None
                )
                if at is None:
                    continue
                if at not in numbers:
                    cost = len(self.offered[at].data) * 4 // 3
                    if spent + cost > PICTURE_BUDGET:
                        self.left_out += 1
                        continue
                    spent += cost
                    numbers[at] = len(self.used)
                    self.used.append(self.offered[at])
                cutouts.append(_Cutout(numbers[at], band, _hits(quote, band)))

    def cutouts(self, quote: Quote) -> list[_Cutout]:
        """The pictures of a quote."""
        return self._cutouts.get(quote, [])

    def data(self, picture: Picture) -> str:
        """The picture as a data URI."""
        return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode('ascii')}"


def _hits(quote: Quote, band: Band) -> tuple[tuple[float, float, float, float], ...]:
    page, _, top, _, bottom = band
    return tuple(
        (b[1] - 1.5, b[2] - 1, b[3] - b[1] + 3, b[4] - b[2] + 2)
        for b in quote.boxes
        if b[0] == page and b[4] > top and b[2] < bottom
    )


@dataclass(frozen=True, slots=True)
class _Strip:
    """Where in the report the evidence lies, and what could not be read, for a strip of pages.

    ``lanes`` has one row a theme of ``(page, elements answered)``; ``gaps`` are runs ``(first, last, quality)`` of
    pages without readable text; ``ticks`` are the page numbers named on the axis.
    """

    pages: int
    lanes: tuple[tuple[view.ThemeView, tuple[tuple[int, int], ...]], ...]
    gaps: tuple[tuple[int, int, str], ...]
    ticks: tuple[int, ...]

    @classmethod
    def of(cls, card: Scorecard, themes: Iterable[view.ThemeView]) -> _Strip:
        lanes = tuple((theme, tuple(sorted(theme.pages.items()))) for theme in themes)
        total = max(1, card.report.pages)
        step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000) if total / s <= 9), 10_000)
        ticks = (1, *range(step, total + 1, step)) if step > 1 else tuple(range(1, total + 1))
        return cls(total, lanes, tuple(_runs(card.report.page_quality)), ticks)


def _runs(pages: Iterable[PageCard]) -> Iterable[tuple[int, int, str]]:
    run: tuple[int, int, str] | None = None
    for page in pages:
        if run and page.quality == run[2] and page.page == run[1] + 1:
            run = (run[0], page.page, run[2])
            continue
        if run and run[2] != "text":
            yield run
        run = (page.page, page.page, page.quality)
    if run and run[2] != "text":
        yield run


def _shown_text(value: object) -> object:
    """What every expression of a template goes through: text is made harmless, our own markup stays as it is."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _safe_link(link: str | None) -> str | None:
    """A relative link or one to a web page or file; anything else (``javascript:``, ``data:``) is dropped."""
    if not link:
        return None
    try:
        scheme = urlsplit(link.strip()).scheme.lower()
    except ValueError:
        return None
    return link if scheme in ("", "file", "http", "https") else None


def _number(value: float, digits: int = 1) -> str:
    """A number as shown: fixed digits, thousands apart, a true minus sign."""
    return f"{value:,.{digits}f}".replace("-", "−")


def _measure(value: float | None, unit: str) -> str:
    """A figure of the brochure panel with its unit; shares as per cent."""
    if value is None:
        return "–"
    if unit in ("share", "ratio", "fraction"):
        return f"{value * 100:.0f}%"
    shown = _number(value, 0) if value == int(value) else _number(value, 1)
    return f"{shown}%" if unit in ("%", "percent", "per cent") else shown


def _humane(key: str) -> str:
    """``promise_share`` as ``Promise share``."""
    words = re.sub(r"[_\-]+", " ", key).strip()
    return words[:1].upper() + words[1:]


@cache
def _asset(names: str) -> Markup:
    folder = files("scorer.scorecard").joinpath("assets")
    return Markup("".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names.split()))  # noqa: S704 - our own files


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode("ascii")


@cache
def _environment() -> Environment:
    templates = Path(__file__).with_name("templates")
    environment = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=CompiledTemplates(cache_folder(), (Path(__file__), Path(text.__file__))),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown_text,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        whole=lambda x: _number(x, 0),
        one=lambda x: _number(x, 1),
        two=lambda x: _number(x, 2),
        percent=lambda x: f"{x * 100:.0f}%",
        short=shorten,
        humane=_humane,
        measure=_measure,
        web_address=web_address,
    )
    environment.globals["LONGEST_QUOTE"] = LONGEST_QUOTE
    return environment
