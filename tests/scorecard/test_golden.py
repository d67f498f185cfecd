"""Whole views of one card, kept as files: a change of a template or of the JSON shows as a diff that can be read.

To accept a change: ``UPDATE_GOLDEN=1 pytest tests/scorecard/test_golden.py``, then read the diff like code.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.scorecard.html import to_html
from scorer.scorecard.index import entry_of, failed, to_index
from scorer.scorecard.json import to_json
from scorer.scorecard.markdown import to_markdown
from scorer.scorecard.model import Scorecard
from scorer.scorecard.rescoring import rescored
from scorer.scorecard.starting import start_review
from scorer.scorecard.table import evidence_to_csv, to_csv

from .cards import with_everything

GOLDEN = Path(__file__).with_name("golden")
KEPT = ("DD2.1", "DD2.4", "DD4.1", "DD4.2", "RE2.2", "RE3.2", "RE3.3", "LC1.2", "LC1.4", "LC4.1")


def small_card() -> Scorecard:
    """One element for every kind of answer."""
    card = with_everything()
    themes = []
    for theme in card.themes:
        indicators = []
        for i in theme.indicators:
            kept = tuple(e for e in i.elements if e.id in KEPT)
            if kept:
                indicators.append(i.model_copy(update={"elements": kept}))
        themes.append(theme.model_copy(update={"indicators": tuple(indicators)}))
    report = card.report.model_copy(update={"page_quality": card.report.page_quality[38:58]})
    return rescored(card.model_copy(update={"themes": tuple(themes), "report": report}))


def _without_assets(html: str) -> str:
    """The page without its style and script, which have their own files, and the policy, which holds their digests."""
    html = re.sub(r"(<style>|<script>).*?(</style>|</script>)", r"\1\2", html, flags=re.DOTALL)
    return re.sub(r'(Content-Security-Policy" content=")[^"]*', r"\1", html)


VIEWS: dict[str, Callable[[Scorecard], str]] = {
    "card.html": lambda card: _without_assets(to_html(card, pdf_link="halden-signal-2023.pdf")),
    "card.scorecard.json": to_json,
    "card.md": to_markdown,
    "card.scorecard.csv": to_csv,
    "card.evidence.csv": evidence_to_csv,
    "card.review.yaml": lambda card: start_review(card, "Ana Lima", "2024-05-02"),
    "index.html": lambda card: _without_assets(
        to_index([entry_of(card, "halden.scorecard.html"), failed("broken.pdf", "this PDF is damaged")])
    ),
}


@pytest.mark.parametrize("name", VIEWS)
def test_the_view_is_the_one_that_was_read_and_accepted(name: str) -> None:
    made = VIEWS[name](small_card()).replace("\r\n", "\n")
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")

    assert made.splitlines() == path.read_text(encoding="utf-8").splitlines()
