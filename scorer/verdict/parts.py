"""Parts that cannot be parts of their whole: outcomes that do not add up, more than all of them, over a hundred per cent.

Only what excludes each other is added up: a complaint is upheld, or rejected, or still open, and only where the report
says nothing of the rest. What a thing is about can be several things, and so can where it happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorer.document.model import Document, Kind, Sentence
from scorer.language.stems import stems
from scorer.language.text import fold
from scorer.verdict.limits import limits, told_of, years
from scorer.verdict.model import Passage
from scorer.verdict.totals import Count, WrongTotal, can_make, counts, number
from scorer.wording import wording

_W = wording("verdict/parts")

_PART_ALONE, _WHOLE_BEFORE = _W.pattern("part_alone"), _W.pattern("whole_before")
_FIRST_PART, _NEXT_PART = _W.pattern("first_part"), _W.pattern("next_part")
_OUTCOMES = {
    name: re.compile(rf"{_W.any('to_be')} {_W.any(name)}\b")
    for name in ("upheld", "rejected", "still_open", "done_with")
}
_THE_REST, _NOT_OF_THEM = _W.whole("the_rest"), _W.whole("not_of_them")
_IN_TOTAL, _OF_THEM = _W.whole("in_total"), _W.pattern("of_them")
_SHARE, _SHARE_OF, _GROWTH = _W.pattern("share"), _W.pattern("share_of"), _W.whole("growth")
_ONE_EACH, _WAS_NOT = _W.whole("one_each"), _W.pattern("was_not")
_WHOLE_LOT = ({"upheld", "rejected", "still_open"}, {"done_with", "still_open"})
_TOLD_IN = (Kind.BODY, Kind.BULLET, Kind.FOOTNOTE)
_AFTER = 2  # sentences in which the rest may be told
_FAR = 12  # sentences between a whole and what is said of it
_MOST, _ROUNDING = 100, 1.5  # per cent


@dataclass(frozen=True, slots=True)
class WrongShares:
    """Shares of one whole that exclude each other, in one sentence, and make more than all of it."""

    passage: Passage
    values: tuple[float, ...]


def wrong_parts(document: Document) -> tuple[WrongTotal, ...]:
    """Totals that parts of another kind do not make, in reading order."""
    found = [*_outcomes(document), *_larger(document)]
    return tuple(sorted(found, key=lambda w: w.total.sentence.id))


# --- upheld, rejected, still open


def _outcomes(document: Document) -> Iterator[WrongTotal]:
    for s in document.sentences:
        low = fold(s.text) if s.kind in _TOLD_IN else ""
        found = _whole_and_start(document, s, low) if low else None
        if found is None:
            continue
        whole, start = found
        parts = [c for c in counts(s) if c.span[0] >= start and c != whole]
        kinds = [_outcome(low, c) for c in parts]
        if None in kinds or len(set(kinds)) != len(kinds) or not _in_a_row(low, parts, start):
            continue
        values = [c.value for c in parts]
        lot = set(kinds)
        if sum(values) > whole.value:
            exclusive = "done_with" not in lot or lot == {"done_with", "still_open"}
            wrong = exclusive and len(parts) > 1 and not can_make(whole.value, values)
        else:
            near = " ".join(fold(n.text) for n in document.sentences[s.id : s.id + 1 + _AFTER] if n.block == s.block)
            wrong = sum(values) < whole.value and lot in _WHOLE_LOT and not _THE_REST.search(near)
        if wrong:
            yield WrongTotal(whole, tuple(parts))


def _whole_and_start(document: Document, s: Sentence, low: str) -> tuple[Count, int] | None:
    """The whole that a sentence tells the parts of, and where it begins to; the whole may stand in the sentence before."""
    first = _FIRST_PART.search(low)
    if first is not None:
        total, part = ("total", "part") if first["total"] else ("total2", "part2")
        return Count(number(first[total]), s, first.span(total)), first.start(part)
    if not s.id or not _PART_ALONE.search(low):
        return None
    before = document.sentences[s.id - 1]
    told = counts(before) if before.block == s.block else []
    things = len(told) == 1 and _WHOLE_BEFORE.search(fold(before.text)[told[0].span[1] :])
    return (told[0], 0) if things else None


def _outcome(low: str, count: Count) -> str | None:
    """How it went with so many of them, where that is told right behind the number and excludes the other outcomes."""
    found = [name for name, said in _OUTCOMES.items() if said.match(low, count.span[1])]
    return found[0] if len(found) == 1 else None


def _in_a_row(low: str, parts: Sequence[Count], start: int) -> bool:
    """Whether each part begins what is said of it, and nothing else is counted there."""
    begins = [c.span[0] for c in parts]
    return begins[:1] == [start] and all(_NEXT_PART.search(low[:at]) for at in begins[1:])


# --- more than all of them


def _larger(document: Document) -> Iterator[WrongTotal]:
    for s in document.sentences:
        low = fold(s.text) if s.kind in _TOLD_IN else ""
        of = _OF_THEM.search(low) if low.startswith(_W.one("of")) else None
        if of is None or _NOT_OF_THEM.search(low):
            continue
        part = Count(number(of["part"]), s, of.span("part"))
        for before in reversed(document.sentences[max(0, s.id - _FAR) : s.id]):
            whole = _whole(before, of["noun"]) if before.section == s.section else None
            if whole is None:
                continue
            if part.value > whole.value and _is_the_whole(before, s):
                yield WrongTotal(whole, (part,), larger=True)
            break


def _whole(s: Sentence, noun: str) -> Count | None:
    """How many of a thing there are in all, where a sentence says so and counts nothing else."""
    low = fold(s.text)
    if not _IN_TOTAL.search(low) or _NOT_OF_THEM.search(low):
        return None
    found = counts(s)
    if len(found) != 1 or not any(
        w.stem == stems("en").of(noun) for w in stems("en").words(low[found[0].span[1] :])[:3]
    ):
        return None
    return found[0]


def _is_the_whole(before: Sentence, s: Sentence) -> bool:
    """Whether a total is that of all the things of which a part is told: not those of one country, or another year."""
    whole, part = years(fold(before.text)), years(fold(s.text))
    told = told_of(s)
    return (not whole or not part or part <= whole) and all(group & told for group in limits(_said(before)))


def _said(s: Sentence) -> str:
    return _IN_TOTAL.sub(" ", fold(s.text))


# --- more than a hundred per cent


def wrong_shares(document: Document) -> tuple[WrongShares, ...]:
    """Sentences with shares of one whole that make more than a hundred per cent, though each thing has one of them."""
    found = []
    for s in document.sentences:
        low = fold(s.text) if s.kind in _TOLD_IN else ""
        if not _SHARE_OF.search(low) or _GROWTH.search(low):
            continue
        shares = list(_SHARE.finditer(low))
        values = tuple(float(m["value"]) for m in shares)
        if len(values) < 2 or sum(values) <= _MOST + _ROUNDING or max(values) > _MOST:
            continue
        near = " ".join(fold(n.text) for n in document.sentences[max(0, s.id - 2) : s.id + 2] if n.block == s.block)
        if _ONE_EACH.search(near) or _excluding(low, shares):
            spans = tuple(m.span("value") for m in shares)
            found.append(WrongShares(Passage(s, spans), values))
    return tuple(found)


def _excluding(low: str, shares: Sequence[re.Match[str]]) -> bool:
    """Whether a share is told of what another is not: "in 62% it was, in 45% it was not"; or all by their outcomes."""
    ends = [m.start() for m in shares[1:]] + [len(low)]
    told = [low[m.end() : end].strip(" ,;.") for m, end in zip(shares, ends, strict=True)]
    told = [t.removesuffix(_W.one("and")).strip(" ,;") for t in told]
    if len(told) == 2:
        return _WAS_NOT.search(told[1]) is not None
    outcomes = [{n for n, said in _OUTCOMES.items() if said.match(f" {t}")} for t in told]
    kinds = [next(iter(o)) for o in outcomes if len(o) == 1]
    return len(kinds) == len(told) == len(set(kinds)) and "done_with" not in kinds
