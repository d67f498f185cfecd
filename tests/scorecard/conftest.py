"""A browser for the tests that need one: Debian's Chromium, offline, driven by Playwright."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scorer.scorecard.html import to_html, wanted_pictures
from scorer.scorecard.model import Scorecard

from .cards import draw

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed; browser tests need it")
    sync_api = pytest.importorskip("playwright.sync_api", reason="browser tests need playwright")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def open_card(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Write a card to disk and open it as a user would. The page object carries ``requests`` and ``errors``."""
    contexts = []

    def opened(
        card: Scorecard, *, width: int = 1280, height: int = 800, dark: bool = False, script: bool = True
    ) -> Any:
        path = tmp_path / "card.html"
        path.write_text(to_html(card, draw(card, wanted_pictures(card)), pdf_link="report.pdf"), encoding="utf-8")
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.requests, page.errors = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: page.errors.append("dialog: " + dialog.message) or dialog.dismiss())
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
