"""Pages typed in a test, as reading would give them."""

from __future__ import annotations

from collections.abc import Sequence

from scorer.document.model import Kind
from scorer.document.wire import BoxData, SentenceData


def typed(*pages: Sequence[str]) -> list[SentenceData]:
    """Sentences page by page; ``# text`` is a heading."""
    made: list[SentenceData] = []
    for number, texts in enumerate(pages, 1):
        for text in texts:
            kind = Kind.HEADING if text.startswith("# ") else Kind.BODY
            box = BoxData(number, 72.0, 100.0, 300.0, 130.0 if kind is Kind.HEADING else 112.0)
            made.append(SentenceData(len(made), number, text.removeprefix("# "), (), (box,), kind, len(made), None))
    return made
