"""What the card says of how a file could be read: plain sentences about what was not read, or not taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from scorer.document.hidden import NO_INK
from scorer.document.language import on_pages, ranges
from scorer.document.ligatures import UNKNOWN
from scorer.document.model import NOT_SEEN, REPAIRED, Page, PageQuality
from scorer.document.wire import SentenceData

_SAMPLE = 80  # characters of hidden text that a warning shows
_TELLING = 12  # characters from which on the same words in two places are no chance
_COMPARED = 10_000  # hidden lines that are looked for among what is seen
_MOST_MARKS = 100  # across pages


def not_shown(
    hidden: Mapping[str, Sequence[tuple[int, str]]],
    sentences: Sequence[SentenceData],
    marks: Counter[str],
) -> dict[str, list[tuple[int, str]]]:
    """What is hidden and does not stand there to be seen as well, on its page or one beside it.

    A label drawn once under a map and once over it, or both pages of a spread in each, are no secret. Nor are ``marks``
    across several pages, or parts of them, on others that have less for them to lie on.
    """
    pages: dict[int, list[str]] = {}
    for s in sentences if hidden else ():
        pages.setdefault(s.page, []).append(words_of(s.text))
    seen = {page: f" {' '.join(texts)} " for page, texts in pages.items()}
    across = f" {' | '.join(mark for mark, count in marks.most_common(_MOST_MARKS) if count > 1)} "
    kept: dict[str, list[tuple[int, str]]] = {}
    for why, places in hidden.items():
        for n, (number, text) in enumerate(places):
            told = words_of(text)
            if why == NO_INK and n < _COMPARED and f" {told} " in across:
                continue
            near = (seen.get(page, "") for page in (number, number - 1, number + 1))
            if n >= _COMPARED or len(told) < _TELLING or not any(f" {told} " in page for page in near):
                kept.setdefault(why, []).append((number, text))
    return kept


def words_of(text: str) -> str:
    """The words of a text alone, to compare: "able" is none of "unable"."""
    return " ".join(re.findall(r"\w+", text.lower()))


def of_reading(
    pages: Sequence[Page],
    hidden: Mapping[str, Sequence[tuple[int, str]]],
    unknown: Mapping[int, int],
    repaired: bool,
) -> tuple[str, ...]:
    """Plain sentences about what could not be read, and what was not taken."""
    found: list[str] = []
    if repaired:
        found.append(REPAIRED)
    unread: dict[str, list[int]] = {}
    for page in pages:
        if page.quality in (PageQuality.SCANNED, PageQuality.GARBLED):
            unread.setdefault(page.note, []).append(page.number)
    for note, numbers in unread.items():
        which = "1 page" if len(numbers) == 1 else f"{len(numbers)} pages"
        found.append(f"{which} of {len(pages)} could not be read ({note}): {ranges(numbers)}.")
    for why, places in sorted(hidden.items()):
        where = on_pages(sorted({number for number, _ in places}))
        sample = max((text for _, text in places), key=lambda text: (len(text), text))[:_SAMPLE]
        passages = "1 passage is" if len(places) == 1 else f"{len(places):,} passages are"
        found.append(f"{passages} {NOT_SEEN} ({why}), {where}: “{sample}” … Left out.")
    if letters := sum(unknown.values()):
        which = "1 letter" if letters == 1 else f"{letters:,} letters"
        found.append(f"{which} that the fonts do not name, shown as “{UNKNOWN}”, {on_pages(sorted(unknown))}.")
    recognised = [page.number for page in pages if page.ocr]
    if recognised:
        which = "1 page" if len(recognised) == 1 else f"{len(recognised)} pages"
        found.append(
            f"{which} of {len(pages)} read from their picture (OCR), which takes a letter or a figure for another "
            f"now and then: {ranges(recognised)}."
        )
    earlier = [page.number for page in pages if page.quality is PageQuality.TEXT and page.note and not page.ocr]
    if earlier:
        found.append(f"Scanned pages read from the text that an earlier OCR left in the file: {ranges(earlier)}.")
    return tuple(found)


def of_pictures(pages: Sequence[Page], pictured: AbstractSet[int]) -> Iterator[str]:
    """That what pictures say is not read; a cover's may be of anything."""
    numbers = [p.number for p in pages[1:] if p.number in pictured and p.quality is PageQuality.TEXT and not p.ocr]
    if numbers:
        where = f"Pictures seem to hold lines of text, {on_pages(numbers)}"
        yield f"{where}. They are not read: look there before you quote a silence."


def of_notes(laid: Mapping[int, int]) -> Iterator[str]:
    """That what stands on notes is read as the report's: whoever has the file can lay one over it."""
    if laid:
        count = sum(laid.values())
        notes = "a note or stamp" if count == 1 else f"{count:,} notes and stamps"
        yield (
            f"The text of {notes} over the page is read as the report's own, {on_pages(sorted(laid))}. Whoever has the "
            "file can add one: is it the company's? If not, score the report without it."
        )
