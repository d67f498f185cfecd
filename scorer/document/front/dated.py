"""Which dates of a report may be its own, and by which right: published, approved, signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scorer.document.front.days import HALF_A_SPAN, Day, days, is_month_end, last_day
from scorer.document.front.facts import MAX_LENGTH, Source
from scorer.document.front.itself import Itself
from scorer.document.front.names import names
from scorer.document.model import Kind
from scorer.document.wire import SentenceData
from scorer.wording import wording

_W = wording("front/dated")

PUBLICATION, TITLE_PAGE, APPROVAL, SIGNATURE = "publication date", "title page", "approval", "signature"
EFFECTIVE, REVISED, RUNNING, IMPRINT, COPYRIGHT, AUDIT = (
    "day of effect",
    "day of this version",
    "running header",
    "imprint",
    "copyright line",
    "auditor's report",
)
DOUBTFUL = "title page, perhaps a period end"
FILE, PERIOD, TITLE = "file's own date", "period end", "year in the title"
OF_WEEKS, OF_MONTHS = "end of a period of weeks", "end of a span of months"
"""Sources of a period that may end on any day of a month, and of one of which only the month is told."""
IN_REPORT = frozenset({PUBLICATION, TITLE_PAGE, APPROVAL, SIGNATURE, EFFECTIVE, REVISED, RUNNING, IMPRINT})
"""Sources that tell when this report was published, approved or signed."""

_OTHER = _W.whole("other_document", re.IGNORECASE)
_APPROVED = _W.pattern("approved", re.IGNORECASE)
_ELLIPTIC = _W.pattern("elliptic", re.IGNORECASE)
_PUBLISHED = _W.pattern("published", re.IGNORECASE)
_LABEL = _W.pattern("label", re.IGNORECASE)
_BY_LABEL = tuple(
    (what, re.compile(rf"\b{_W.any(name)}\s*[:|]?\s*{_W.one('day_of_week')}$", re.IGNORECASE))
    for what, name in ((REVISED, "revised"), (EFFECTIVE, "effect"))
)
_LABEL_LENGTH = 60  # characters
_NOT_THIS = _W.pattern("not_this", re.IGNORECASE)
_LAW = _W.pattern("law", re.IGNORECASE)
_AUDIT, _AUDITING = _W.whole("audit", re.IGNORECASE), _W.pattern("auditing", re.IGNORECASE)
_AUDITOR, _OFFICER = _W.pattern("auditor", re.IGNORECASE), _W.whole("officer", re.IGNORECASE)
_ADDRESSEE = _W.pattern("addressee", re.IGNORECASE)
_SIGNER = re.compile(rf"(?<!\w){_W.any('signer')}(?!\w)", re.IGNORECASE)  # "/s/" has no bounds of a word
_SIGNED_WORDS, _COPYRIGHT_MARKS = _W.words("signed_words"), _W.entries("copyright_marks")
_SIGNED = _W.whole("signed", re.IGNORECASE)
_SIGNATURE_BLOCK = 260  # characters
_ONLY_A_DATE = 100  # characters up to which a line with a date may be a signature
_BESIDE = 8  # words beside a date on the title page
_FEW = 3  # and beside one in mid-sentence
_HANGS = re.compile(r"(?:[,|·•–—]|\b[^\W\d_a-zß-ÿ]\S*) ?$")  # no preposition leads to a date that closes a block
_LEADS = _W.pattern("leads", re.IGNORECASE)
_PLACE = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w’-]+ ?){1,3}, $")  # "Port Example, 3 July 2023"
_DASH = re.compile(r"\)?\s*(?:--|[–—/])")
_AT_ONCE = 3  # characters
_NEAR = 3  # sentences around a date among which a signature stands
_COPYRIGHT = _W.pattern("copyright", re.IGNORECASE)
_OF_WEEKS = _W.pattern("of_weeks", re.IGNORECASE)
_COUNTED = _W.pattern("counted", re.IGNORECASE)
_CALENDAR_YEAR = _W.pattern("calendar_year", re.IGNORECASE)


class Reference(NamedTuple):
    """A date that may be the report's, and what says so."""

    text: str
    source: str
    page: int


class _Scene(NamedTuple):
    """A sentence with dates, and where in a report it stands."""

    source: Source
    sentence: SentenceData
    this: Itself
    front: bool  # on the title page
    outside: bool  # on one of the last two pages
    above: str = ""  # the short line above it

    def _beside(self) -> Iterator[str]:
        """Short lines around it on its page."""
        number = self.sentence.id
        kinds = {Kind.BODY, Kind.BULLET, Kind.HEADING, Kind.FOOTNOTE, self.sentence.kind} - {Kind.CONTENTS}
        for s in self.source.sentences[max(0, number - _NEAR) : number + _NEAR + 1]:
            if s.id != number and s.page == self.sentence.page and len(s.text) <= _ONLY_A_DATE and s.kind in kinds:
                yield s.text

    def is_signed(self) -> bool:
        """Whether a signature stands beside it."""
        return any(map(_SIGNER.search, self._beside()))

    def signature(self) -> str:
        """Whose signature stands there: who signs says it, else what is above it on the page."""
        beside = [*self._beside(), self.sentence.text[:MAX_LENGTH]]
        if any(map(_AUDITOR.search, beside)):
            return AUDIT
        if any(_OFFICER.search(line) and not _ADDRESSEE.match(line) for line in beside):
            return SIGNATURE
        above = [s for s in self.source.on_page(self.sentence.page) if s.id < self.sentence.id]
        audit = any(
            _AUDITING.search(s.text) or (len(s.text) < 120 and s.kind is not Kind.CONTENTS and _AUDIT.search(s.text))
            for s in above
        )
        return AUDIT if audit else SIGNATURE


def references(source: Source, title: str) -> tuple[list[Reference], list[Reference], list[Reference]]:
    """Dates that may be the report's; last days of periods; years of copyright lines."""
    found: list[Reference] = []
    ends: list[Reference] = []
    copyrights: list[Reference] = []
    this = Itself(title)
    last = source.sentences[-1].page if source.sentences else 0
    previous = text = ""
    for sentence in source.sentences:
        previous = text if len(text) <= _ONLY_A_DATE else ""
        text = sentence.text[:MAX_LENGTH]
        if "20" not in text and "19" not in text and "/" not in text:
            continue
        if any(mark in text for mark in _COPYRIGHT_MARKS):
            copyrights += [Reference(m[1] or m[2], COPYRIGHT, sentence.page) for m in _COPYRIGHT.finditer(text)]
        front, outside = sentence.page == source.first_page, sentence.page >= last - 1
        ends += [Reference(f"{m[1] or m[2]}-12-31", PERIOD, sentence.page) for m in _CALENDAR_YEAR.finditer(text)]
        scene = _Scene(source, sentence, this, front, outside, previous)
        for day in _in_context(text, previous, source.dialect):
            if end := _end_of_period(day, text, front=front):
                ends.append(end._replace(page=sentence.page))
            if what := _role(day, scene):
                found.append(Reference(day.text, what, sentence.page))
    for head, _, page in source.running:
        for day in days(head, source.dialect):
            if len(day.text) == 10 and (day.ends or is_month_end(day.text)):
                ends.append(Reference(day.text, PERIOD, page))
            elif not day.bounds:
                found.append(Reference(day.text, RUNNING, page))
    return found, ends, copyrights


def _end_of_period(day: Day, text: str, *, front: bool) -> Reference | None:
    """The last day of the period that a date may close; on the title page that of a month, too ("January to June 2022")."""
    before = text[: day.start]
    if not day.ends:
        return None
    if len(day.text) < 10:
        spans = front and len(text) <= _ONLY_A_DATE and HALF_A_SPAN.search(before) is not None
        return Reference(last_day(day.text), OF_MONTHS, 0) if spans else None
    if _COUNTED.search(before) and not is_month_end(day.text):
        return None
    return Reference(day.text, OF_WEEKS if _OF_WEEKS.search(before) else PERIOD, 0)


def _in_context(text: str, previous: str, language: str) -> Iterator[Day]:
    """Dates in a line; what one at its beginning is may stand in the line before ("For the quarterly period ended")."""
    for day in days(text, language):
        if previous and day.start < _AT_ONCE:
            whole = f"{previous} {text}"
            shift = len(previous) + 1
            before = next((d for d in days(whole, language) if d.start == day.start + shift), day)
            day = day._replace(bounds=before.bounds, ends=before.ends)
        yield day


def _by_label(before: str, scene: _Scene, *, its: bool) -> str:
    """What a date is by the words right before it: published, revised, in force; empty where they do not tell."""
    if _PUBLISHED.search(before) and (its or scene.this.meant_in(before[-120:])):
        return PUBLICATION
    short = len(scene.sentence.text) <= _ONLY_A_DATE
    if short and (scene.front or (len(before) < _LABEL_LENGTH and scene.outside)):
        return next((what for what, pattern in _BY_LABEL if pattern.search(before)), "")
    return ""


def _role(day: Day, scene: _Scene) -> str:
    """What a date in a sentence is of the report; empty where it is something else's."""
    sentence, text = scene.sentence, scene.sentence.text[:MAX_LENGTH]
    before = text[: day.start]
    short = len(text) <= _ONLY_A_DATE
    if _NOT_THIS.search(before[-60:]) or _LAW.search(before[-60:]):
        return ""
    of_another = short and scene.this.another_in(text)
    label = f"{scene.above} " if scene.above and day.start < _AT_ONCE else before  # "Publication date" above the day
    if labelled := _by_label(label, scene, its=scene.front or (short and not of_another)):
        return labelled
    near = text[max(0, day.start - 260) : day.end + 160]
    approves = _APPROVED.search(near) is not None or ((short or scene.front) and _LABEL.search(before) is not None)
    of_itself = (short and not of_another) or _ELLIPTIC.match(text) is not None  # "Approved by the board on ..."
    supposed = scene.front or (of_itself and not _OTHER.search(near))
    of_this = scene.this.meant_in(near) or (supposed and not scene.this.only_holds(text))
    if approves and of_this and not day.ends:
        return AUDIT if short and _AUDIT.match(text) else APPROVAL
    if _NOT_THIS.search(text[max(0, day.start - 160) : day.end + 60]):
        return ""
    if day.bounds:
        return ""
    rest = (text[: day.start] + text[day.end :]).strip(" ,.:")
    block = len(text) <= _SIGNATURE_BLOCK
    hangs = block and not text[day.end :].strip() and _HANGS.search(before) is not None
    if (
        block
        and _SIGNED.search(before if hangs else before[-60:])
        and (_SIGNER.search(text) or (short and scene.is_signed()))
    ):
        return scene.signature()
    if scene.front:
        words = len(rest.split())  # "outstanding on 15 December 2023" is said of something
        leads = words and _LEADS.search(before) is not None
        apart = words <= _BESIDE and not leads and (not before.strip() or _HANGS.search(before) is not None)
        line = _PLACE.match(before) is not None and _DASH.match(text, day.end) is not None  # of a press release
        alone = sentence.kind is Kind.HEADING or words <= _FEW or apart or hangs or line
        return TITLE_PAGE if alone and sentence.kind not in (Kind.TABLE, Kind.FOOTNOTE) else ""
    if short and sentence.kind not in (Kind.CONTENTS, Kind.TABLE, Kind.FOOTNOTE):
        beside = _SIGNER.search(rest) is not None or rest.lower() in _SIGNED_WORDS
        if not beside and len(rest.split()) > 4:
            return ""
        if beside or scene.is_signed():
            return scene.signature()
        if scene.outside and (not rest or _PLACE.match(before) or (hangs and any(names(rest)))):
            return AUDIT if scene.signature() == AUDIT else IMPRINT
    return ""
