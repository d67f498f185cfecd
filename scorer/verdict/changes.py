"""What is told to have risen or fallen, against the figures that it went from and to.

Only what a reader can check at a glance: "fell from 1.8 in 2018 to 2.3 in 2019", "312 reports, down from 274", a
heading "Fewer reports than the year before" over them, "has fallen every year since 2019" under a table of years.
Figures of other units, other years than told or places in a ranking are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scorer.document.model import Document, Kind, Sentence
from scorer.language.stems import stems
from scorer.language.text import fold
from scorer.verdict.limits import told_of, years
from scorer.verdict.model import Passage
from scorer.verdict.totals import number
from scorer.wording import wording

_W = wording("verdict/changes")
_STEMS, _HOW_MANY = stems("en"), _W.words("how_many")
_RISING, _UP = re.compile(rf"{_W.any('rising')}\Z"), _W.words("up")
_TIMES = {word: float(times) for word, times in _W.table("times").items()}
_SCALES = {word: int(scale) for word, scale in _W.table("scales").items()}
_TOLD, _UP_FROM = _W.pattern("told"), _W.pattern("up_from")
_NO_AMOUNT, _HINTS = _W.whole("no_amount"), _W.entries("hints")
_CALENDAR, _MEASURE = (re.compile(rf" ?({_W.any(name)})\b") for name in ("calendar", "measures"))
_THAN_BEFORE, _BESIDE, _EVERY_YEAR = map(_W.pattern, ("than_before", "beside", "every_year"))
_TOLD_IN = (Kind.BODY, Kind.BULLET, Kind.FOOTNOTE)
_ROW = re.compile(r"^\W*((?:19|20)\d\d)\W+(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\W*$")
_AMBIGUOUS = re.compile(r"\d\.\d{3}\b")  # a thousand, as some write it, or one and a bit
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*([a-z]+)?")
_MOST = 2000  # sentences of a table of years that are looked at; more are there to be slow


@dataclass(frozen=True, slots=True)
class WrongChange:
    """A rise or fall that the figures beside it do not bear out.

    ``way`` is the word for it, ``before`` and ``after`` the figures, as the report writes them.
    """

    claim: Passage
    against: Passage
    way: str
    before: str
    after: str


def wrong_changes(document: Document) -> tuple[WrongChange, ...]:
    """Every change of a report that goes the other way by its own figures, in reading order."""
    found: list[WrongChange] = []
    for s in document.sentences:
        low = fold(s.text) if s.kind in _TOLD_IN else ""
        if any(map(low.__contains__, _HINTS)) and not _NO_AMOUNT.search(low):
            found += _in_one(s, low)
    found += [*_under_heading(document), *_by_year(document)]
    return tuple(sorted(found, key=lambda w: w.claim.sentence.id))


def _in_one(s: Sentence, low: str) -> Iterator[WrongChange]:
    for pattern in (_TOLD, _UP_FROM):
        for m in pattern.finditer(low):
            n = "" if m["way"] else "2"
            way, a, b = m[f"way{n}"], m[f"a{n}"], m[f"b{n}"]
            first = m["y"] if not n else m["y2"] or m.groupdict().get("y3")
            ranged = "%" in (_unit(a), _unit(b)) and not first and not m[f"z{n}"] and m.re is _TOLD and not n
            if _in_order(first, m[f"z{n}"]) and not ranged and _are_figures(low, m, n) and _is_wrong(way, a, b):
                spans = tuple(sorted((m.span(f"a{n}"), m.span(f"b{n}"))))
                before, after = (s.text[slice(*m.span(f"{name}{n}"))] for name in "ab")
                yield WrongChange(Passage(s, (m.span(f"way{n}"),)), Passage(s, spans), way, before, after)


def _in_order(first: str | None, last: str | None) -> bool:
    """Whether the figures can be of an earlier and a later time: nothing else is told."""
    a, b = years(first or ""), years(last or "")
    return not a or not b or max(a) < min(b)


def _are_figures(low: str, m: re.Match[str], n: str) -> bool:
    """Whether the two are amounts of one measure: no years, no days of a month, not months beside years."""
    ends = [m.end(f"{name}{n}") for name in "ab"]
    if any(re.fullmatch(r"(?:19|20)\d\d", m[f"{name}{n}"]) for name in "ab"):
        return False
    measures = {found[1].rstrip("s") for end in ends if (found := _MEASURE.match(low, end))}
    return len(measures) < 2 and not any(_CALENDAR.match(low, end) for end in ends)


def _is_wrong(way: str, a: str, b: str) -> bool:
    """Whether something that went from one figure to the other did not go this way, or not so far."""
    if _AMBIGUOUS.search(a) or _AMBIGUOUS.search(b):
        return False
    before, after = _value(a, b), _value(b, a)
    if before is None or after is None or not before or before == after:
        return False
    if way in _TIMES:
        return after < _TIMES[way] * before if _TIMES[way] > 1 else after > _TIMES[way] * before
    return after < before if way in _UP or _RISING.match(way) else after > before


def _value(text: str, other: str) -> float | None:
    """A figure as a number, where the other one is of the same unit; a scale is told once for both."""
    if _unit(text) and _unit(other) and _unit(text) != _unit(other):
        return None
    m = _NUMBER.search(text)
    if m is None:
        return float(number(text))
    scale = _SCALES.get(m[2] or "")
    if scale is None:
        of_other = _NUMBER.search(other)
        shared = _SCALES.get(of_other[2] or "") if of_other else None
        scale = shared if shared and float(m[1].replace(",", "")) < 1000 else 1
    return float(m[1].replace(",", "")) * scale


def _unit(text: str) -> str:
    """Per cent, or a currency; empty for a bare number."""
    if "%" in text or "cent" in text:
        return "%"
    return re.split(r"[\d ]", text)[0] if _NUMBER.search(text) else ""


# --- "Fewer reports than the year before", over the figures


def _under_heading(document: Document) -> Iterator[WrongChange]:
    claims = [(s, m) for s in document.sentences if (m := _THAN_BEFORE.search(fold(s.text)))]
    for claim, said in claims:
        for s in document.sentences:
            under = claim.text in s.section or s.section == claim.section
            if s.kind not in _TOLD_IN or s is claim or not under:
                continue
            m = _BESIDE.search(fold(s.text))
            same = m is not None and (said["noun"] == m["noun"])
            if m and same and _in_order(m["y"], m["z"]) and _is_wrong(said["way"], m["a"], m["b"]):
                a, b = m.span("a"), m.span("b")
                texts = s.text[slice(*a)], s.text[slice(*b)]
                yield WrongChange(Passage(claim, (said.span("way"),)), Passage(s, (b, a)), said["way"], *texts)
                break


# --- "has fallen every year since 2019", beside a table of years


def _by_year(document: Document) -> Iterator[WrongChange]:
    for s in document.sentences:
        m = _EVERY_YEAR.search(fold(s.text)) if s.kind in _TOLD_IN else None
        if m is None:
            continue
        rows = [r for r in document.sentences if r.kind is Kind.TABLE and r.section == s.section][:_MOST]
        found = [(r, row) for r in rows if (row := _ROW.match(r.text))]
        since = [(r, row) for r, row in found if int(row[1]) >= int(m["from"])]
        named = [int(row[1]) for _, row in since]
        first = int(m["from"])
        if len(found) != len(rows) or not named or named != list(range(first, first + len(named))):
            continue
        if not _is_about(document.sentences, s, m, rows[0]):
            continue
        for (_, a), (r, b) in pairwise(since):
            texts = a[2] + (a[3] or ""), b[2] + (b[3] or "")
            if _is_wrong(m["way"], *texts):
                span = b.span(2)[0], b.end(3) if b[3] else b.end(2)
                yield WrongChange(Passage(s, (m.span(),)), Passage(r, (span,)), m["way"], *texts)
                break


def _is_about(sentences: Sequence[Sentence], s: Sentence, m: re.Match[str], row: Sentence) -> bool:
    """Whether all that the claim is about is told of the table, too, by what leads in to it."""
    lead = told_of(row) | (told_of(sentences[row.id - 1]) if row.id else frozenset())
    said = [w for w in _STEMS.words(fold(s.text)[: m.start()]) if w.text not in _STEMS.small]
    return all(w.stem in lead or w.text in _HOW_MANY for w in said)
