"""Totals that do not add up: a number that is said to be the whole of parts told beside it, and is not.

Only three forms are taken, in each of which the report itself says that the parts are all there are:

- what remains: "Five of the twelve led to an investigation. In the other seven ..."
- a list after a colon: "Of the five: – One case ... – Two resulted ... – Two are still open", or in the same sentence,
  "twelve reports: five were investigated, seven were closed"
- a table of counts with a last row "Total".

A report may name subsets and overlapping groups; so parts are wrong only where no selection of the numbers told makes
the total. Dates, money, shares, ages, measures and reference numbers are no counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scorer.document.model import Document, Kind, Sentence
from scorer.language.text import fold
from scorer.wording import wording

_W = wording("verdict/totals")

_NEAR = 6  # sentences between a total and what remains of it
_MOST_PARTS = 8
_REACH = 40  # characters in which what stands before a number says what it is
_LARGEST = 2000  # larger counts are rounded
_NUMERALS = {
    **{word: n for n, word in enumerate(_W.entries("units"))},
    **{word: 10 * n for n, word in enumerate(_W.entries("tens"), start=2)},
}
_NUMBER = _W.pattern("number")
_ONE, _COUNTED = _W.one("one"), _W.pattern("counted")
_AFTER = _W.pattern("after")
_BEFORE = _W.pattern("before")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things told in a sentence; ``span`` are character offsets in its text."""

    value: int
    sentence: Sentence
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class WrongTotal:
    """A total and what is told of its parts, of which no selection makes it.

    ``all_of_it``: the parts are said to be parts of this total, all of them; else some may be counts of something else.
    ``larger``: there is one part, and it is larger than the total.
    """

    total: Count
    parts: tuple[Count, ...]
    all_of_it: bool = True
    larger: bool = False


def wrong_totals(document: Document) -> tuple[WrongTotal, ...]:
    """The totals of a report that its own parts do not make, in reading order."""
    found = [*_remainders(document), *_lists(document), *_colons(document), *_tables(document)]
    return tuple(sorted(found, key=lambda w: w.total.sentence.id))


def counts(sentence: Sentence) -> list[Count]:
    """The counts told in a sentence: whole numbers of things, in words or digits, up to 2,000."""
    low = fold(sentence.text)
    found = []
    for hit in _NUMBER.finditer(low):
        value = number(hit.group())
        year = 1900 <= value <= 2100 and "," not in hit.group()
        if (
            year
            or value > _LARGEST
            or _BEFORE.search(low[max(0, hit.start() - _REACH) : hit.start()])
            or _AFTER.match(low, hit.end())
        ):
            continue
        if hit.group() == _ONE and not _COUNTED.match(low[hit.end() :]):
            continue
        found.append(Count(value, sentence, hit.span()))
    return found


def number(text: str) -> int:
    """The number that is written in words or digits."""
    if text[0].isdigit():
        return int(text.replace(",", ""))
    return sum(_NUMERALS[w] for w in re.split(r"[- ]", text))


# --- "five of the twelve ...; the other seven"

_OF_THE = _W.pattern("of_the")
_OUT_OF = _W.pattern("out_of")
_REMAINING = _W.entries("remaining")
_REST = _W.pattern("rest")
_PART_OF_A_PART = _W.pattern("part_of_a_part")
_PAST_ENDING = _W.entries("past_ending")
_NO_NOUN = _W.words("no_noun")


def _remainders(document: Document) -> Iterator[WrongTotal]:
    for i, s in enumerate(document.sentences):
        low = s.text.lower()
        rest = _REST.search(fold(s.text)) if any(map(low.__contains__, _REMAINING)) else None
        if rest is None or s.kind in (Kind.CONTENTS, Kind.HEADING):
            continue
        total = _total_before(document.sentences, i, rest)
        if total is None:
            continue
        left = Count(number(rest["rest"]), s, rest.span("rest"))
        wrong = _check(document.sentences[total.sentence.id : i + 1], total, left)
        if wrong:
            yield wrong


def _total_before(sentences: Sequence[Sentence], i: int, rest: re.Match[str]) -> Count | None:
    """The whole that something remains of: the nearest "five of the twelve", of the same things, a few sentences up."""
    for j in range(i, max(-1, i - _NEAR - 1), -1):
        low = fold(sentences[j].text)
        end = rest.start() if j == i else len(low)
        for hit in sorted((m for p in (_OF_THE, _OUT_OF) for m in p.finditer(low, 0, end)), key=lambda m: -m.start()):
            if _same(hit["noun"], rest["noun"]):
                return Count(number(hit["total"]), sentences[j], hit.span("total"))
    return None


def _check(passage: Sequence[Sentence], total: Count, left: Count) -> WrongTotal | None:
    """Whether what remains and the parts told before it make the total, in any way in which the passage can be read."""
    told: list[Count] = []  # counts that may be parts of the total
    named: list[Count] = []  # counts that are said to be
    all_told: list[int] = []
    nested = False  # the passage has gone on to the parts of a part
    for s in passage:
        low = fold(s.text)
        of_total = [m for m in _OF_THE.finditer(low) if number(m["total"]) == total.value]
        named += [Count(number(m["part"]), s, m.span("part")) for m in of_total]
        here = [c for c in counts(s) if c not in (total, left) and c.value != total.value]
        all_told += [c.value for c in here]
        nested = nested or (s != total.sentence and not of_total and _PART_OF_A_PART.search(low) is not None)
        if not nested or s == left.sentence:
            told += here
    if left.value >= total.value or can_make(total.value - left.value, [c.value for c in (*named, *told)]):
        return None
    if any(whole > left.value and can_make(whole - left.value, all_told) for whole in all_told):
        return None  # it may be the rest of a part
    parts = list(dict.fromkeys(named or told))
    if not parts or sum(p.value for p in parts) + left.value == total.value:
        return None
    return WrongTotal(total, (*parts, left), all_of_it=bool(named))


def _same(a: str | None, b: str | None) -> bool:
    """Whether two nouns may mean the same things; a verb or nothing after the number leaves it open."""
    if any(n is None or n in _NO_NOUN or n.endswith(_PAST_ENDING) for n in (a, b)):
        return True
    return str(a)[:5] == str(b)[:5]


# --- "of the five: - one ... - two ... - two ..."

_LEAD = _W.pattern("lead")
_ITEM = _W.pattern("item")
_NOT_ALL = _W.whole("not_all")


def _lists(document: Document) -> Iterator[WrongTotal]:
    by_lead: dict[int, list[Sentence]] = {}
    for s in document.sentences:
        if s.lead is not None and s.kind is Kind.BULLET:
            by_lead.setdefault(s.lead, []).append(s)
    for lead, items in by_lead.items():
        intro = document.sentences[lead]
        hit = _LEAD.search(fold(intro.text))
        told = [(s, m) for s in items if (m := _ITEM.search(fold(s.text)))]
        if hit is None or not 2 <= len(items) == len(told) <= _MOST_PARTS:
            continue
        parts = tuple(Count(number(m["part"]), s, m.span("part")) for s, m in told)
        group = "total" if hit["total"] else "total2"
        total = Count(number(hit[group]), intro, hit.span(group))
        if hit["things"] and not _all_of(intro, total, parts, hit["things"]):
            continue
        numbered = [p.value for p in parts] == list(range(1, len(parts) + 1))
        if not numbered and not can_make(total.value, [p.value for p in parts]):
            yield WrongTotal(total, parts)


def _all_of(intro: Sentence, total: Count, parts: Sequence[Count], things: str) -> bool:
    """Whether a list is of all the things that its lead-in counts, and nothing else: "We received 12 reports:"."""
    only = counts(intro) == [total] and not _NOT_ALL.search(fold(intro.text))
    return only and all(_is_sorted(p.sentence, p, things) for p in parts)


# --- "twelve reports: five were investigated, seven were closed"

_COLON = _W.pattern("colon")
_BETWEEN = _W.pattern("between")
_SORTED = _W.pattern("sorted")


def _colons(document: Document) -> Iterator[WrongTotal]:
    for s in document.sentences:
        if ": " not in s.text or s.kind not in (Kind.BODY, Kind.BULLET, Kind.FOOTNOTE):
            continue
        hit = _COLON.search(fold(s.text))
        if hit is None:
            continue
        first = {c.span[0]: c for c in counts(s)}
        total = first.get(hit.start("total"))
        starts = [hit.start("tail"), *(hit.start("tail") + m.end() for m in _BETWEEN.finditer(hit["tail"]))]
        parts = [first[at] for at in starts if at in first]
        if not all(_is_sorted(s, p, hit["things"]) for p in parts):
            continue
        whole = len(parts) == len(starts) == sum(c.span[0] >= hit.start("tail") for c in first.values())
        if total and whole and 2 <= len(parts) <= _MOST_PARTS and not can_make(total.value, [p.value for p in parts]):
            yield WrongTotal(total, tuple(parts))


def _is_sorted(sentence: Sentence, part: Count, things: str) -> bool:
    after = _SORTED.match(fold(sentence.text), part.span[1])
    return after is not None and (after["noun"] is None or after["noun"][:5] in {w[:5] for w in things.split()})


# --- a table of counts with a total

_ROW = re.compile(r"^(?P<label>[^\d|]*[^\W\d][^\d|]*?)\s*\|?\s*(?P<value>\d{1,3}(?:,\d{3})?)\s*$")
_TOTAL_ROW = _W.pattern("total_row", re.IGNORECASE)
_NOT_A_PART = _W.whole("not_a_part", re.IGNORECASE)


def _tables(document: Document) -> Iterator[WrongTotal]:
    rows = [s for s in document.sentences if s.kind is Kind.TABLE]
    together = groupby(enumerate(rows), key=lambda at: (at[1].page, at[1].section, at[1].id - at[0]))
    for _, group in together:  # each row is a block of its own
        table = [s for _, s in group]
        if not _TOTAL_ROW.search(table[-1].text):
            continue
        read = [_ROW.match(s.text) for s in table]
        ends = [i for i, m in enumerate(read) if m and _TOTAL_ROW.search(table[i].text)]
        if len(ends) != 1 or ends[0] != len(table) - 1:
            continue
        above = list(zip(table[: ends[0]], read[: ends[0]], strict=True))
        while above and above[0][1] is None:
            del above[0]  # the head of the table
        parts = [Count(_digits(m["value"]), s, m.span("value")) for s, m in above if m]
        last = read[ends[0]]
        if last is None or len(parts) != len(above) or not 2 <= len(parts) <= 2 * _MOST_PARTS:
            continue
        if any(_NOT_A_PART.search(s.text) for s in table):
            continue
        total = Count(_digits(last["value"]), table[-1], last.span("value"))
        if total.value <= _LARGEST and not can_make(total.value, [p.value for p in parts]):
            yield WrongTotal(total, tuple(parts))


def _digits(text: str) -> int:
    return int(text.replace(",", ""))


def can_make(total: int, parts: Sequence[int]) -> bool:
    """Whether some of the parts add up to the total."""
    sums = {0}
    for part in parts:
        sums |= {s + part for s in sums if s + part <= total}
    return total in sums and total > 0
