"""What a report was sent with: pages in front of it that hold somebody else's letter or an e-mail, and are no part of it.

A letter of the company's own stays: it names the company at its head or in its signature, says "our report", is written
to shareholders or customers, or no page behind it is a title page. In doubt a page belongs to the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scorer.document.front.facts import MAX_LENGTH, Source
from scorer.document.front.names import core
from scorer.document.front.publisher import company
from scorer.document.front.titles import FORM, TITLE_PAGE, TYPE, title
from scorer.document.model import Kind
from scorer.document.wire import SentenceData
from scorer.wording import wording

_W = wording("front/covering")

LETTER, MAIL = "a letter", "an e-mail"

_LONGEST, _MOST = 4, 8  # pages of one, and of all in front of a report
_HEAD = 15  # sentences among which a letter begins, and an e-mail has its head
_SIGNATURE = 12  # sentences below the closing formula
_LINE = 100  # characters of a line
_OPENS = 5  # sentences of a title page among which there is a heading
_ENOUGH_OF_A_NAME = 2  # words by which a company is known again
_SALUTATION, _CLOSING = _W.pattern("salutation", re.IGNORECASE), _W.pattern("closing", re.IGNORECASE)
_TO_ALL, _REFERENCE = _W.pattern("to_all", re.IGNORECASE), _W.pattern("reference", re.IGNORECASE)
_ABOUT = _W.pattern("about", re.IGNORECASE)
_HANDED_OVER, _OWN = _W.pattern("handed_over", re.IGNORECASE), _W.pattern("own", re.IGNORECASE)
_LABELS = {told: re.compile(rf"(?:^|\s)(?:{words})\s*:", re.IGNORECASE) for told, words in _W.table("labels").items()}
_ADDRESSEES = re.compile("|".join(_LABELS[name].pattern for name in ("to", "beside")), re.IGNORECASE)
_OFFICE = _W.pattern("office", re.IGNORECASE)
_QUOTED = _W.pattern("quoted", re.IGNORECASE)


def covering(source: Source) -> dict[int, str]:
    """Pages at the very beginning that hold what a report was sent with, by their number, and what each belongs to."""
    found: dict[int, str] = {}
    while source.sentences and len(found) < _MOST:
        first = source.sentences[0].page
        if not found and first > 1:
            break  # behind a cover that is a picture
        held = _letter(source) or _mail(source)
        if held is None:
            break
        last, what = held
        found |= dict.fromkeys(range(first, last + 1), what)
        source = source.behind(last, shifted=False)
    return found


def head_of_mail(sentences: Sequence[SentenceData]) -> range:
    """Which of the first sentences of a page are the head of an e-mail; what is not sent by mail has a head, too."""
    start = sentences[0].page if sentences else 0
    lines = [s.text[:MAX_LENGTH] for s in sentences[:_HEAD] if s.page == start]
    above = next((n for n, s in enumerate(sentences[:_HEAD]) if s.kind is Kind.HEADING), _HEAD)
    quoted = next((n for n, line in enumerate(lines[:above]) if len(line) <= _LINE and _QUOTED.match(line)), None)
    if quoted is not None:
        return range(quoted, quoted + 1)
    begins = next((n for n, line in enumerate(lines) if _LABELS["from"].match(line)), len(lines))
    told: set[str] = set()
    end = begins
    for n, line in enumerate(lines[begins:], begins):
        labels = {name for name, label in _LABELS.items() if label.search(line[:_LINE])}
        if not labels:
            break
        told |= labels
        end = n + 1
    by_mail = "sent" in told or any("@" in line for line in lines[begins:end])
    return range(begins, end) if by_mail and told >= {"from", "to", "subject"} else range(0)


def _letter(source: Source) -> tuple[int, str] | None:
    """The last page of somebody else's letter."""
    first = source.sentences[0].page
    sentences = [s for s in source.sentences if s.page < first + _LONGEST]
    begins = next((n for n, s in enumerate(sentences[:_HEAD]) if _SALUTATION.match(s.text)), None)
    if begins is None or sentences[begins].page > first or _TO_ALL.match(sentences[begins].text):
        return None
    ends = next(
        (n for n, s in enumerate(sentences) if n > begins and len(s.text) <= _LINE and _CLOSING.match(s.text)), None
    )
    if ends is None and not any(_REFERENCE.match(s.text) for s in sentences[:begins]):
        return None
    last = first if ends is None else sentences[ends].page
    letter = [s for s in sentences if s.page <= last]
    text = " ".join(s.text for s in letter)
    below = [] if ends is None else letter[ends:]
    if len(below) > _SIGNATURE or any(s.kind is Kind.HEADING and TYPE.search(s.text) for s in below):
        return None  # the report begins on the same page
    if not _HANDED_OVER.search(text) or _OWN.search(text) or not _is_in_front(letter, last, source):
        return None
    who = [_ADDRESSEES.split(s.text)[0] for s in [*letter[:begins], *below] if not _ABOUT.match(s.text)]
    if _is_company(who, source.behind(last)) or any(_OFFICE.search(s.text) for s in below):
        return None
    return last, LETTER


def _is_company(lines: Sequence[str], report: Source) -> bool:
    """Whether lines that tell who writes name the company whose report it is, or nobody can tell whose that is."""
    publisher = core(company(report, title(report).text).text)[:_ENOUGH_OF_A_NAME]
    named = re.compile(r"\b" + r"\W*".join(map(re.escape, publisher)), re.IGNORECASE)
    return not publisher or any(named.search(line) for line in lines)


def _mail(source: Source) -> tuple[int, str] | None:
    """The last page of an e-mail, which has no headings below its head."""
    first = source.sentences[0].page
    head = head_of_mail(source.sentences)
    for last in range(first, first + _LONGEST) if head else ():
        mail = [s for s in source.sentences if s.page <= last]
        if any(s.kind is Kind.HEADING for s in mail[head.stop :]):
            return None
        if _is_in_front(mail, last, source):
            sender = next((s.text for s in mail if _LABELS["from"].match(s.text)), "")
            by_company = _is_company([sender], source.behind(last)) or any(
                _OFFICE.search(s.text) for s in mail[-_SIGNATURE:]
            )
            return None if by_company else (last, MAIL)
    return None


def _is_in_front(held: Sequence[SentenceData], last: int, source: Source) -> bool:
    """Whether a title page comes right behind it, of a report that is longer."""
    rest = source.behind(last)
    size = sum(len(s.text) for s in held)
    if any(box.page > last for s in held for box in s.boxes) or sum(len(s.text) for s in rest.sentences) <= size:
        return False
    called = title(rest)
    if called.source == FORM:
        return True
    opens = any(s.kind is Kind.HEADING for s in rest.title_page[:_OPENS])
    return opens and called.source == TITLE_PAGE and TYPE.search(called.text) is not None
