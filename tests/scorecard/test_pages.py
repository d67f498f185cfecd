"""Comparisons and trends as pages: every fact is in them, nothing of a report is markup, the net is not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scorer.library.comparing import Comparison, Passage, Reuse, compare
from scorer.library.pages import comparison_page, trend_page
from scorer.library.trending import Trend, trend
from scorer.scorecard.model import Scorecard

from .cards import full_card
from .hostile import hostile_card
from .sight import cut_off


def other_year(card: Scorecard, date: str = "2021-05") -> Scorecard:
    """The same company earlier: every level turned around, every quote reworded."""

    def turned(e: Any) -> Any:
        level = {"none": "evidenced", "evidenced": "none"}.get(e.level, e.level)
        quotes = tuple(q.model_copy(update={"quote": "Then: " + q.quote}) for q in e.evidence)
        return e.model_copy(update={"level": level, "denied": False, "evidence": quotes})

    themes = tuple(
        t.model_copy(
            update={
                "score": None if t.score is None else 100 - t.score,
                "indicators": tuple(
                    i.model_copy(update={"elements": tuple(map(turned, i.elements))}) for i in t.indicators
                ),
            }
        )
        for t in card.themes
    )
    report = card.report.model_copy(update={"sha256": "0" * 64, "date": date})
    return card.model_copy(update={"themes": themes, "report": report})


def comparison(card: Scorecard) -> Comparison:
    found = compare(other_year(card), card)
    reuse = Reuse(120, 30, (Passage(3, (4, 5), "<b>Copied</b> text of three sentences."),))
    return Comparison(found.earlier, found.later, found.elements, reuse, ("<i>Take care.</i>",))


def two_years(card: Scorecard) -> Trend:
    return trend([card, other_year(card)])


PAGES = {
    "comparison": lambda card: comparison_page(comparison(card)),
    "trend": lambda card: trend_page(two_years(card)),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_text_and_stands_alone(page: str) -> None:
    html = PAGES[page](hostile_card())
    body = html.split("<body")[1]
    assert "<script" not in body
    assert not re.search(r"<(img|iframe|object|embed|link|form|base)\b", body)
    assert not re.search(r"\son\w+=", re.sub(r">[^<]*<", "><", body))
    assert "default-src &#39;none&#39;" in html
    assert "<b>Copied" not in html
    assert "<i>Take care" not in html


def test_the_comparison_says_everything() -> None:
    card = full_card()
    told = comparison(card)
    html = comparison_page(told)
    for change in told.elements:
        assert f">{change.id}</span>" in html
    assert "25%" in html
    assert "A p. 4, B p. 5" in html
    assert html.index("Rose") < html.index("Fell") < html.index("Copied word for word")
    assert comparison_page(told) == html


def test_a_trend_without_a_second_year_is_a_page_too() -> None:
    html = trend_page(trend([full_card()]))
    assert "1 report." in html
    assert "<polyline" not in html
    assert "<polyline" in trend_page(two_years(full_card()))


@pytest.fixture
def open_page(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    contexts = []

    def opened(html: str, *, width: int = 1280, dark: bool = False) -> Any:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        scheme = "dark" if dark else "light"
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.errors = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (320, True)], ids=["light", "dark phone"])
def test_axe_finds_no_violation(open_page: Any, page: str, width: int, dark: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    shown = open_page(PAGES[page](full_card()), width=width, dark=dark)
    shown.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    found = axe.Axe().run(shown)

    assert found.violations_count == 0, found.generate_report()
    assert [url for url in shown.requests if not url.startswith("data:")] == [shown.url]
    assert shown.errors == []
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_no_name_is_broken_and_no_number_cut_off(open_page: Any, page: str, width: int) -> None:
    shown = open_page(PAGES[page](full_card()), width=width)
    assert cut_off(shown) == []
    shown.set_viewport_size({"width": 688, "height": 1000})  # what is between the margins of a sheet of A4
    shown.emulate_media(media="print")
    assert cut_off(shown) == []
