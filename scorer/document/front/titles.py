"""What a report is called: weighed from the title page, running headers and metadata."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scorer.document.front.facts import NOTHING, Source, clean
from scorer.document.front.names import names
from scorer.document.model import Fact, Kind
from scorer.document.wire import SentenceData
from scorer.wording import wording

_W = wording("front/titles")

TITLE_PAGE, RUNNING, METADATA, FILE_NAME, FORM = "title page", "running header", "metadata", "file name", "form"
TEXT = "text"
_MAX = 160
_UNCONFIRMED = 1.2  # what two lines lose against one, unless something else calls the report by both
_TELLS = 4  # words from which on a line with a full stop tells something, and is no title
_OVER_TEXT = 2.0  # what a line loses that is not the greatest and has a paragraph right below it
_BELOW_TEXT, _SOME_TEXT = 1.0, 3  # what a line loses below so many sentences: it heads a section
_INSIDE = 3.0  # what a heading loses that stands on no cover
_OPEN = _W.pattern("open", re.IGNORECASE)

TYPE = _W.whole("type", re.IGNORECASE)
_JUNK = _W.pattern("junk", re.IGNORECASE)
_NO_TITLE = _W.pattern("no_title", re.IGNORECASE)
_CONTENTS = _W.pattern("contents", re.IGNORECASE)
_ITSELF, _HIS = _W.pattern("itself"), _W.one("his")
_FILED_WITH = _W.one("filed_with")
_YEARS = _W.pattern("years")
_FORM = _W.pattern("form", re.IGNORECASE)
_PERIOD_OF_FORM = _W.pattern("period_of_form", re.I)
_KIND_OF_FORM = _W.pattern("kind_of_form", re.IGNORECASE)
_ONLY_YEAR = _W.pattern("only_year", re.IGNORECASE)
_BELOW_TITLE = _W.pattern("below_title", re.IGNORECASE)
_REGISTRATION = _W.pattern("registration", re.IGNORECASE)
_PART = _W.pattern("part", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^\W*\d{1,3}[\s|·•–—]+(?=\D)|[\s|·•–—]+\d{1,3}\W*$")
_CERTAIN = {RUNNING: 0.8, TEXT: 0.7}
_SENTENCE = _W.pattern("sentence", re.IGNORECASE)


class _Candidate(NamedTuple):
    text: str
    source: str
    page: int
    score: float


def title(source: Source, publisher: str = "") -> Fact:
    """The report's title, which is not the name of who publishes it alone.

    A filing is called by its form. Else lines of the title page are weighed: whether they say what kind of report it
    is, their size, and whether running headers, the metadata, the file's name and the text call it the same.
    """
    front = source.title_page
    if form := _form(front):
        return Fact(form, FORM, front[0].page, 0.95)
    found = [*_on_title_page(source), *_elsewhere(source)]
    found = [c for c in found if c.text.casefold() != publisher.casefold()]
    stem = clean(re.sub(r"[_\-]+", " ", re.sub(r"\.pdf$", "", source.file, flags=re.IGNORECASE)))
    best = max(found, key=lambda c: (c.score, -c.page, c.text), default=None)
    if best and (best.score > 0 or not TYPE.search(stem)):
        text = " ".join(_REGISTRATION.sub(" ", spaced(best.text, source)).split())
        if best.source == TITLE_PAGE:
            text = _with_year(text, front)
        confidence = min(0.95, max(0.0, 0.25 + best.score / 12)) * _CERTAIN.get(
            best.source, 1.0 if best.page <= 1 else 0.8
        )
        return Fact(text[:_MAX], best.source, best.page, round(confidence, 2))
    return Fact(stem[:_MAX], FILE_NAME, 0, 0.3) if stem else NOTHING


def _form(front: Sequence[SentenceData]) -> str:
    """What a filing is called: "Form 10-Q, Quarterly Report for the quarterly period ended October 1, 2022"."""
    text = " ".join(s.text[:200] for s in front)
    match = _FORM.search(text[:1500])
    if match is None or _FILED_WITH not in text[:1500].lower():
        return ""
    said = f"Form {match.group(1).upper()}"
    if kind := _KIND_OF_FORM.search(text):
        said += f" {kind.group(1).capitalize()} Report"
    if period := _PERIOD_OF_FORM.search(text):
        said += f" f{period.group()[1:]}" if len(period.group()) < 80 else ""
    return said


def _on_title_page(source: Source) -> Iterator[_Candidate]:
    lines = [
        s for s in source.title_page if 3 <= len(s.text) <= _MAX and s.kind in (Kind.HEADING, Kind.BODY, Kind.BULLET)
    ]
    tallest = max((_height(s) for s in lines), default=1.0)
    heads = " | ".join(text.lower() for text, _, _ in source.running)
    contents = any(s.kind is Kind.CONTENTS or _CONTENTS.match(s.text) for s in source.title_page) and not any(
        TYPE.search(s.text) and s.kind is Kind.HEADING for s in source.title_page[:6]
    )
    for n, sentence in enumerate(lines[:30]):
        if _is_told(sentence):
            continue
        for joined in _joined(lines, n):
            text = _undated(joined)
            whole = joined == sentence.text.strip() or _goes_on(sentence.text, joined)
            score = _worth(text, source, heads)
            if score is None:
                continue
            score += 3.0 * min(1.0, _height(sentence) / tallest)
            score += 1.0 if sentence.kind is Kind.HEADING else 0.0
            score -= 0.1 * n + (0.0 if whole else _UNCONFIRMED)
            score -= 2.0 if contents or sentence.page > 2 else 0.0
            smaller = _height(sentence) < tallest and not TYPE.search(text)
            score -= _OVER_TEXT if smaller and _heads_text(lines, n) else 0.0
            score -= _BELOW_TEXT if sum(s.kind is Kind.BODY for s in lines[:n]) >= _SOME_TEXT else 0.0
            score -= _INSIDE if sentence.page > 1 and not _called(text, source, heads) else 0.0
            yield _Candidate(text, TITLE_PAGE, sentence.page, score)


def _heads_text(lines: Sequence[SentenceData], n: int) -> bool:
    """Whether a line has a paragraph right below it, as the heading of a section has."""
    below = lines[n + 1] if n + 1 < len(lines) else None
    return below is not None and below.kind is Kind.BODY and len(below.text.split()) >= _TELLS


def _is_told(sentence: SentenceData) -> bool:
    """Whether it is a sentence of a paragraph: "In March the board adopted a new text of our policy."."""
    return sentence.kind is Kind.BODY and sentence.text.rstrip().endswith(".") and len(sentence.text.split()) >= _TELLS


def _called(text: str, source: Source, heads: str) -> bool:
    """Whether a report calls itself by a heading that stands on no cover: in its heads, its metadata or its text."""
    bare = _YEARS.sub(" ", text).lower().split()
    said = f"{heads} {source.said('Title').lower()}"
    return bool(bare) and (all(w in said for w in bare) or f"{_HIS} {' '.join(bare)}" in source.text.lower())


def _joined(lines: Sequence[SentenceData], n: int) -> Iterator[str]:
    """A line, and with those that go on with it in the same type."""
    text = lines[n].text.strip()
    yield text
    height = _height(lines[n])
    for following in lines[n + 1 : n + 3]:
        gap = following.boxes[0].top - lines[n].boxes[-1].bottom
        if not 0.75 <= _height(following) / height <= 1.33 or not -height <= gap <= 4 * height:
            break
        if following.kind is not lines[n].kind:
            break
        text = f"{text} {following.text.strip()}"
        if len(text) <= _MAX and (not TYPE.search(lines[n].text) or _ONLY_YEAR.fullmatch(following.text.strip())):
            yield text


def _goes_on(first: str, joined: str) -> bool:
    """Whether a line needs the one below it: it ends in mid-phrase, or only "Report 2023" follows."""
    rest = [word for word in joined[len(first.strip()) :].split() if not _ONLY_YEAR.fullmatch(word)]
    return _OPEN.search(first) is not None or len(rest) <= 1


def _elsewhere(source: Source) -> Iterator[_Candidate]:
    heads = " | ".join(text.lower() for text, _, _ in source.running)
    for text, pages, page in source.running:
        bare = re.sub(r"^\W*\d{1,4}\W+(?=\D)|\W+\d{1,3}\W*$", "", clean(text)).strip(" |–-·•")
        if TYPE.search(bare) and (score := _worth(bare, source, "")) is not None:
            yield _Candidate(bare, RUNNING, page, score + min(2.0, pages / 10))
    itself = Counter(match for match in _ITSELF.findall(source.text) if TYPE.search(match) and " " in match)
    for text, count in itself.most_common(2):
        if (score := _worth(text, source, heads)) is not None:
            yield _Candidate(text, TEXT, 0, score + min(2.0, count / 2) - 2.0)
    named = source.said("Title")
    if named and not _JUNK.search(named) and len(named) <= _MAX and len(named.split()) > 1:
        score = _worth(named.replace("_", " "), source, heads)
        if score is not None:
            yield _Candidate(named.replace("_", " "), METADATA, 0, score + 0.5)


def _worth(text: str, source: Source, heads: str) -> float | None:
    """How good a title a text would be; None where it is none."""
    if _NO_TITLE.match(text) or not any(c.isalpha() for c in text):
        return None
    words = [w for w in re.findall(r"[^\W_]+", text.lower()) if len(w) > 2]
    if not words or len(words) > 25:
        return None
    score = -2.0 if len(words) == 1 and TYPE.fullmatch(text.strip()) else 0.0
    if TYPE.search(text):
        score += 4.0
        if TYPE.search(" ".join(text.split()[-3:])):
            score += 0.5
    else:
        score -= 1.5
    if _SENTENCE.search(text):
        score -= 2.0
    if _PART.search(text):
        score -= 2.0
    if only := [n for n in names(text) if len(n.text) >= len(text.strip()) - 3]:
        score -= 4.0 * len(only)
    if heads and any(_overlap(words, head) >= 0.99 for head in heads.split(" | ")):
        score += 1.5
    said = f"{source.said('Title')} {source.file}".lower()
    content = [w for w in words if not w.isdecimal()]
    if content and sum(w in said for w in content) >= 0.6 * len(content):
        score += 1.5
    if TYPE.search(text) and any(f"{_HIS} {said}" in source.text for said in (text, text.title(), text.lower())):
        score += 1.0
    return score


def _overlap(words: Sequence[str], head: str) -> float:
    return sum(w in head for w in words) / len(words)


def without_title(text: str, title_text: str) -> str:
    """What a line holds beside the title of the report: the name of whoever publishes it, if anything."""
    bare = _YEARS.sub(" ", text)
    lowered = [w.lower() for w in re.findall(r"[^\W_]+", title_text)]
    words = bare.split()
    kind = next((i for i, w in enumerate(words) if TYPE.search(w)), None)
    if kind is None:
        return ""
    kept = [w for w in words if re.sub(r"\W+", "", w.lower()) not in lowered and not TYPE.fullmatch(w.strip(".,:"))]
    rest = _PAGE_NUMBER.sub("", " ".join(kept)).strip(" –-·•|:,")
    return rest if rest and rest in " ".join(words) else ""


def _height(sentence: SentenceData) -> float:
    return max(box.bottom - box.top for box in sentence.boxes)


def spaced(text: str, source: Source) -> str:
    """A title whose words were torn ("SUSTAI NABILITY REPORT") with its words as the report writes them elsewhere."""
    counts = source.folded
    words = text.split()
    made: list[str] = []
    for word in words:
        joined = (made[-1] + word).lower() if made else ""
        alone = [counts[part.lower()] for part in (made[-1], word)] if made else []
        if made and joined.isalpha() and counts[joined] > 2 * max(alone) and min(alone) <= 2:
            made[-1] += word
        else:
            made.append(word)
    return " ".join(made)


def _undated(text: str) -> str:
    """A title without the period and the day that stand below it, unless its year is theirs."""
    alone = _BELOW_TITLE.sub("", _BELOW_TITLE.sub("", text))
    return alone if TYPE.search(alone) and re.search(r"\d{4}", alone) else text


def _with_year(text: str, front: Sequence[SentenceData]) -> str:
    """A title with the year that stands beside it by itself."""
    text = text.strip().rstrip(".")
    if not re.search(r"\d{2,4}", text):
        year = next((s.text.strip() for s in front if _ONLY_YEAR.fullmatch(s.text.strip())), "")
        text = f"{text} {year}".strip()
    return text
