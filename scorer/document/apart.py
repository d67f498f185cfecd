"""A letter or an e-mail in front of a report is left out: what it says would count as the company's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec

from scorer.document.front import FrontMatter
from scorer.document.language import ranges
from scorer.document.model import Page, PageQuality
from scorer.document.wire import SentenceData


def apart(sentences: Sequence[SentenceData], covering: Mapping[int, str]) -> tuple[SentenceData, ...]:
    """The sentences without those of a letter in front of the report, numbered anew."""
    if not covering:
        return tuple(sentences)
    gone = {s.text for s in sentences if s.page in covering}
    kept = [s for s in sentences if s.page not in covering]
    ids = {s.id: n for n, s in enumerate(kept)}
    return tuple(
        msgspec.structs.replace(
            s,
            id=ids[s.id],
            lead=ids.get(s.lead) if s.lead is not None else None,
            section=tuple(heading for heading in s.section if heading not in gone),
        )
        for s in kept
    )


def marked(page: Page, what: str) -> Page:
    """A page; one of a letter in front of the report is none that is assessed."""
    if not what or page.quality is not PageQuality.TEXT:
        return page
    return replace(page, quality=PageQuality.COVERING, note=f"of {what} that was sent with the report")


def on_the_card(front: FrontMatter) -> Iterator[str]:
    """That pages in front of the report are taken for somebody else's, and what to do where they are not."""
    for what in dict.fromkeys(front.covering.values()):
        numbers = [number for number, told in front.covering.items() if told == what]
        seem, is_it = ("seems", "is it") if len(numbers) == 1 else ("seem", "are they")
        pages = f"{'Page' if len(numbers) == 1 else 'Pages'} {ranges(numbers)}"
        yield (
            f"{pages} {seem} to be {what} that was sent with the report, not a part of it: left out, and nothing there "
            f"counts as the company's. Or {is_it} the company's own? Then put {'it' if len(numbers) == 1 else 'them'} "
            "behind the report, and score that."
        )
    if front.mailed:
        yield f"Page {front.mailed} holds the head of an e-mail: its day and subject are not taken for the report's."
