"""Whole cards of the sample reports, kept as files that can be read: what they say, and the page they say it on.

A change of reading, rubric or judging shows as a difference in ``NAME.card.json``, one of a template in
``NAME.page.html``. What only says which bytes went in (digests, versions), where on the page a quote stands, and the
look-ups that were tried is left out: it has tests of its own.

To accept a change: ``UPDATE_GOLDEN=1 pytest tests/scorecard/test_samples.py``, then read the diff like code.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scorer.document.reading import Reader
from scorer.evidence.cases.known import Index
from scorer.evidence.gathering import Reading
from scorer.register.loading import load_register
from scorer.rubric.loading import load_rubric
from scorer.scorecard.building import assess
from scorer.scorecard.html import to_html
from scorer.scorecard.json import to_json
from scorer.scorecard.model import Scorecard

REPORTS = Path(__file__).resolve().parents[2] / "reports"
SAMPLES = sorted(REPORTS.glob("*.pdf"))
WITH_PAGE = ("a-", "b-")  # one page that discloses little and one that discloses much: enough to show a template
GOLDEN = Path(__file__).with_name("golden") / "samples"
LEFT_OUT = {
    *("boxes", "hits", "cues", "found_by", "searched", "page_quality", "digest", "sha256", "tool_version", "seal"),
    *(
        "ask",
        "levels",
        "sources",
        "why",
        "weight",
        "definition",
        "source",
        "worth",
        "scale",
        "accuracy",
        "agreement",
        "told",
    ),
}


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as opened:
        yield opened


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest, reader: Reader) -> tuple[str, Scorecard]:
    path: Path = request.param
    coded = yaml.load((REPORTS / "expected" / f"{path.stem}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    register = Index(load_register(REPORTS.parent / coded["register"])) if coded.get("register") else None
    return path.stem, assess(Reading(reader.read(path)), load_rubric(), index=register)


def told(value: Any) -> Any:
    """The value without what is left out; scores with one decimal."""
    if isinstance(value, dict):
        return {
            key: told(item) for key, item in value.items() if key not in LEFT_OUT and item not in ([], {}, "", None)
        }
    if isinstance(value, list):
        return [told(item) for item in value]
    return round(value, 1) if isinstance(value, float) else value


def page(card: Scorecard) -> str:
    """The page, without what has files of its own; drawings by what they say; a line for each block."""
    html = to_html(card, pdf_link="report.pdf")
    for digest, name in (
        (card.report.sha256, "SHA-256"),
        (card.report.sha256[:16], "SHA"),
        (card.rubric.digest, "DIGEST"),
    ):
        html = html.replace(digest, name)
    html = re.sub(r"(<style>|<script>).*?(</style>|</script>)", r"\1\2", html, flags=re.DOTALL)
    html = re.sub(r'(Content-Security-Policy" content=")[^"]*', r"\1", html)
    html = re.sub(r'<details class="(searched|cite)">.*?</details>\n', "", html, flags=re.DOTALL)
    html = re.sub(r'<svg class="icon".*?</svg>', "", html, flags=re.DOTALL)
    html = re.sub(r"<svg([^>]*)>.*?</svg>", _drawing, html, flags=re.DOTALL)
    return "\n".join(line for line in html.splitlines() if line.strip()) + "\n"


def _drawing(svg: re.Match[str]) -> str:
    label = re.search(r'aria-label="([^"]*)"', svg[1])
    return f"[{label[1]}]" if label else ""


def compared(name: str, made: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made.splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_the_card_says_what_was_read_and_accepted(sample: tuple[str, Scorecard]) -> None:
    name, card = sample
    compared(f"{name}.card.json", json.dumps(told(json.loads(to_json(card))), ensure_ascii=False, indent=1) + "\n")


def test_the_page_is_the_one_that_was_read_and_accepted(sample: tuple[str, Scorecard]) -> None:
    name, card = sample
    if not name.startswith(WITH_PAGE):
        pytest.skip("two pages are enough to show a template")
    compared(f"{name}.page.html", page(card))
