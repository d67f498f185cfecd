"""The language of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from scorer.document.confining import unpacking_in_memory
from scorer.document.model import Document, Page, PageQuality
from scorer.wording import wording

_W = wording("small", "all")

UNDETERMINED = "und"
MIN_CHARACTERS = 200
MAX_CHARACTERS = 6_000
_SAMPLE = 2_000  # characters of a page that are looked at
_PAGE_CHARACTERS = 400  # with fewer in sentences a page's language cannot be told
_LEAST = 0.2  # share of the text that is enough to be asked in its language
_RUNNING = 0.12  # share of small words: more in every running text, less in tables and lists of names
# Small words that the other languages here do not have: where they abound there is no need to load the model, which
# takes a second or two.
_SMALL = {language: _W.words(language) for language in _W.lists}
_ENOUGH = {"en": 0.25}  # share of all words
_ENOUGH_ELSEWHERE = 0.18


class _Said(Protocol):
    @property
    def page(self) -> int: ...
    @property
    def text(self) -> str: ...


def language_of(sentences: Sequence[_Said]) -> str:
    """ISO 639-1 code of the language that most of the text is in, or ``und`` where there is too little."""
    texts = [s.text for s in sentences if len(s.text) > 40] or [s.text for s in sentences]
    step = max(1, sum(map(len, texts)) // MAX_CHARACTERS)
    sample = " ".join(texts[::step])[:MAX_CHARACTERS]
    words = sample.lower().split()
    if sum(map(len, words)) < MIN_CHARACTERS:
        return UNDETERMINED
    shares = sorted(
        ((_share(words, language), language) for language in _SMALL),
        reverse=True,
    )
    (share, language), (second, _) = shares[:2]
    if share > max(_ENOUGH.get(language, _ENOUGH_ELSEWHERE), 2 * second):
        return language
    if sum(map(str.isalpha, sample)) < MIN_CHARACTERS // 2:
        return UNDETERMINED
    return _classified(sample)


def _classified(text: str) -> str:
    import py3langid

    with unpacking_in_memory():  # the model comes packed
        return str(py3langid.classify(text)[0])


def _share(words: Sequence[str], language: str) -> float:
    return sum(map(_SMALL[language].__contains__, words)) / len(words)


def languages_of_pages(sentences: Sequence[_Said]) -> dict[int, str]:
    """Languages of pages by their number, where there is enough running text to tell.

    Small words decide; the model is loaded only if there is a doubtful page.
    """
    pages: dict[int, list[str]] = {}
    for sentence in sentences:
        if len(sentence.text) > 40:
            pages.setdefault(sentence.page, []).append(sentence.text)
    found: dict[int, str] = {}
    for number, texts in pages.items():
        text = " ".join(texts)
        if len(text) < _PAGE_CHARACTERS:
            continue
        words = text[:_SAMPLE].lower().split()
        told, share = "en", _share(words, "en")
        if share < _ENOUGH_ELSEWHERE:
            share, told = max((_share(words, language), language) for language in _SMALL)
        if share < _RUNNING and sum(c > "\u024f" for c in text if c.isalpha()) < 0.5 * len(text):
            continue  # a table, names; or a language of which we know no small words
        if share < (_RUNNING if told == "en" else _ENOUGH_ELSEWHERE):
            told = _classified(text[:MAX_CHARACTERS])
        found[number] = told
    return found


def in_language(document: Document, language: str) -> Document:
    """The part of a report of several languages that is in one of them.

    Where at least a fifth of the text is in that language and some pages are in another one, those pages are set to
    ``foreign``: they are not assessed, which lowers coverage, and a warning names them. A page of which nothing can be
    told goes with the page before it, at the beginning with the one after it. In any other case the document itself is
    returned.
    """
    if all(page.language in ("", document.language) for page in document.pages):
        return document
    own: dict[int, str] = {}
    before = next(page.language for page in document.pages if page.language)
    for page in document.pages:
        own[page.number] = before = page.language or before
    letters = dict.fromkeys(own, 0)
    for sentence in document.sentences:
        letters[sentence.page] += len(sentence.text)
    left_out = {number for number, told in own.items() if told != language}
    kept = sum(count for number, count in letters.items() if number not in left_out)
    if not left_out or kept < _LEAST * sum(letters.values()):
        return document
    pages = tuple(_foreign(page, own[page.number]) if page.number in left_out else page for page in document.pages)
    ids: dict[int, int] = {}
    for sentence in document.sentences:
        if sentence.page not in left_out:
            ids[sentence.id] = len(ids)
    sentences = tuple(
        replace(s, id=ids[s.id], lead=ids.get(s.lead) if s.lead is not None else None)
        for s in document.sentences
        if s.id in ids
    )
    told = sorted({page.language for page in pages if page.quality is PageQuality.FOREIGN})
    numbers = [page.number for page in pages if page.quality is PageQuality.FOREIGN]
    which = "1 page" if len(numbers) == 1 else f"{len(numbers)} pages"
    warning = (
        f"{which} of {len(pages)} not assessed, because the questions are asked in another language "
        f"({language}) than theirs ({', '.join(told)}): {ranges(numbers)}."
    )
    return replace(
        document, language=language, pages=pages, sentences=sentences, warnings=(*document.warnings, warning)
    )


def _foreign(page: Page, language: str) -> Page:
    if page.quality is not PageQuality.TEXT:
        return page
    note = f"in another language ({language})"
    return replace(page, quality=PageQuality.FOREIGN, note=note, ocr=False, language=language)


def ranges(numbers: Sequence[int]) -> str:
    """``[1, 2, 3, 7]`` as ``1-3, 7``."""
    parts: list[list[int]] = []
    for n in numbers:
        if parts and n == parts[-1][-1] + 1:
            parts[-1].append(n)
        else:
            parts.append([n])
    return ", ".join(str(p[0]) if len(p) == 1 else f"{p[0]}-{p[-1]}" for p in parts)


def on_pages(numbers: Sequence[int]) -> str:
    """``[3]`` as ``on page 3``, ``[1, 2, 7]`` as ``on pages 1-2, 7``."""
    return f"on {'page' if len(numbers) == 1 else 'pages'} {ranges(numbers)}"
