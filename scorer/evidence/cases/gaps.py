"""Cases that a report tells and the register lacks: no fault of the report, and worth adding to the register."""

from __future__ import annotations

import re
from collections.abc import Container

from scorer.document.model import Kind, Sentence
from scorer.evidence.cases.dockets import any_docket
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.model import Gap
from scorer.evidence.cases.names import is_company
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.words import words
from scorer.wording import wording

_W = wording("cases/gaps")

_MOST = 20
_CAPTION = _W.pattern("caption")
_LEAD = _W.pattern("lead", re.IGNORECASE)
_SUIT = _W.pattern("suit")
_AGAINST = _W.one("against")
_US = _W.pattern("us")
_SENDS_TO, _OF_PROCEEDINGS, _THIS_ONE = map(_W.pattern, ("sends_to", "of_proceedings", "this_one"))


def gaps(prepared: Prepared, index: Index, told: Container[int]) -> tuple[Gap, ...]:
    """Cases that the report tells, against the company, in sentences that tell none of the register.

    A caption with the company on one side, a case number, or a suit that is told with its court and date.
    """
    found: dict[str, Gap] = {}
    for number in sorted(prepared.legal):
        if number in told or prepared.sentence(number).kind is Kind.CONTENTS:
            continue
        gap = _gap(prepared, index, number)
        if gap is not None:
            found.setdefault(gap.name.casefold(), gap)
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def elsewhere(prepared: Prepared) -> Sentence | None:
    """Where a report sends its reader to another document for its proceedings: a case may be told there."""
    for s in prepared.document.sentences:
        if s.id in prepared.legal or prepared.headed(s.id):
            text = prepared.line(s.id).plain
            if _SENDS_TO.search(text) and _OF_PROCEEDINGS.search(text) and not _THIS_ONE.search(text):
                return s
    return None


def _gap(prepared: Prepared, index: Index, number: int) -> Gap | None:
    sentence, line = prepared.sentence(number), prepared.line(number)
    for m in _CAPTION.finditer(sentence.text):
        sides = [tuple(w.text for w in words(side)) for side in m.groups()]
        if any(_ours(side, index) for side in sides):
            lead = _LEAD.match(m.group())
            start = m.start() + (lead.end() if lead else 0)
            return Gap(" ".join(sentence.text[start : m.end()].split()), sentence, start, m.end())
    if prepared.reading.cues[number] & {"legal", "court"}:
        for start, end in any_docket(line):
            if any(c.isdigit() for c in sentence.text[start:end]):
                return Gap(sentence.text[start:end], sentence, start, end)
    suit = _SUIT.search(line.plain)
    courts = prepared.courts(number)
    if (
        suit is not None
        and courts.any
        and any(day.month for day in prepared.days(number))
        and _against(line.plain, index)
    ):
        return Gap(sentence.text[suit.start() : suit.end()], sentence, suit.start(), suit.end())
    return None


def _ours(side: tuple[str, ...], index: Index) -> bool:
    return any(is_company(side[n:], index.company) for n in range(len(side)))


def _against(plain: str, index: Index) -> bool:
    if _US.search(plain):
        return True
    flat = " ".join(w.text for w in words(plain))
    return any(f"{_AGAINST} {' '.join(name)}" in flat for name in index.company)
