"""Parts that cannot be parts of their whole: outcomes that do not add up, more than all of them, more than 100%.

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
_STEMS = stems("en")

_PART_ALONE, _WHOLE_BEFORE = _W.pattern("part_alone"), _W.pattern("whole_before")
_FIRST_PART, _NEXT_PART = _W.pattern("first_part"), _W.pattern("next_part")
_OUTCOMES = {
    name: re.compile(rf"{_W.any('to_be')} {_W.any(name)}\b")
    for name in ("upheld", "rejected", "still_open", "done_with")
}
_ENDED = _W.pattern("ended")
_WHO, _PLACED = _W.pattern("people"), _W.pattern("placed")
_THE_REST, _NOT_OF_THEM = _W.whole("the_rest"), _W.whole("not_of_them")
_IN_TOTAL, _OF_THEM = _W.whole("in_total"), _W.pattern("of_them")
_SHARE, _SHARE_OF = _W.pattern("share"), _W.pattern("share_of")
_GROWTH, _MOVED, _IN_TWO = map(_W.whole, ("growth", "moved", "in_two"))
_ONE_EACH, _WAS_NOT, _AND_LAST = _W.whole("one_each"), _W.pattern("was_not"), _W.pattern("and_last")
_SUM_BEHIND, _THE_THINGS, _OTHER_SHARE = map(_W.pattern, ("sum_behind", "the_things", "other_share"))
_ARE, _THE_LAST = _W.pattern("are"), _W.pattern("the_last")
_OF_ALL, _THEIR_PARTS, _ONE_OF_ALL = map(_W.pattern, ("of_all", "their_parts", "one_of_all"))
_COUNTED_SHARE, _ROUGHLY = _W.pattern("counted_share"), _W.pattern("roughly")
_OF_PEOPLE = _W.pattern("share_of_people")
_FRACTIONS = {words: 100 * int(n) / int(d) for words, f in _W.table("fractions").items() for n, d in [f.split("/")]}
_WHOLE_LOT = ({"upheld", "rejected", "still_open"}, {"done_with", "still_open"})
_TOLD_IN = (Kind.BODY, Kind.BULLET, Kind.FOOTNOTE)
_BEFORE = 2  # sentences back in which the whole may be told
_AFTER = 2  # sentences in which the rest may be told
_MOST_PARTS, _REACH, _BEHIND = 8, 20, 120  # parts; characters before and behind a number that say what it is of
_FEWEST = 2  # parts that a whole has
_MOST_TOTALS = 60  # of a report; more are there to be slow
_FAR = 12  # sentences between a whole and what is said of it
_MOST, _ROUNDING = 100, 1.5  # per cent
_IN_WORDS = 5  # so many are named to give an idea: two in three, four out of five


@dataclass(frozen=True, slots=True)
class WrongShares:
    """Shares of one whole that exclude each other and make more than all of it, or leave less than is told.

    ``counted``: there is one, and it is not that of so many of so many, which stand beside it.
    """

    passage: Passage
    values: tuple[float, ...]
    counted: tuple[int, int] | None = None


def wrong_parts(document: Document) -> tuple[WrongTotal, ...]:
    """Totals that parts of another kind do not make, in reading order."""
    found = [*_outcomes(document), *_larger(document), *_summed_up(document), *_told_twice(document), *_once(document)]
    return tuple(sorted(found, key=lambda w: w.total.sentence.id))


# --- upheld, rejected, still open; from Asia, from Europe


def _outcomes(document: Document) -> Iterator[WrongTotal]:
    for s in document.sentences:
        low = fold(s.text) if s.kind in _TOLD_IN else ""
        found = _whole_and_start(document, s, low) if low else None
        parts = list(_parts(s, found[1], found[0])) if found else []
        if found is None or not parts:
            continue
        whole, end = found[0], s.id + 1
        while end < len(document.sentences) and (more := _goes_on(document.sentences[end], s)):
            parts += more
            end += 1
        kinds, values = {kind for _, kind in parts}, [c.value for c, _ in parts]
        ways = {kind.partition(":")[0] for kind in kinds}
        if len(kinds) != len(parts) or len(parts) < 2:
            continue
        if sum(values) > whole.value:
            apart = len(ways) == 1 if any(":" in k for k in kinds) else any(kinds <= lot for lot in _WHOLE_LOT)
            wrong = apart and not can_make(whole.value, values)
        else:
            near = " ".join(fold(n.text) for n in document.sentences[s.id : end + _AFTER] if n.block == s.block)
            wrong = sum(values) < whole.value and kinds in _WHOLE_LOT and not _THE_REST.search(near)
        if wrong:
            yield WrongTotal(whole, tuple(c for c, _ in parts))


def _whole_and_start(document: Document, s: Sentence, low: str) -> tuple[Count, int] | None:
    """The whole that a sentence tells the parts of, perhaps in the sentence before, and where the parts begin."""
    first = _FIRST_PART.search(low)
    n = next(n for n in ("", "2", "3") if first[f"total{n}"]) if first else ""
    placed = first and n == "3" and any(not m["place"].isdigit() for m in _PLACED.finditer(first.group()))
    if first and not placed and (n != "3" or all(c.span[0] >= first.start("total3") for c in counts(s))):
        return Count(number(first[f"total{n}"]), s, first.span(f"total{n}")), first.start(f"part{n}")
    if not s.id or not _PART_ALONE.search(low):
        return None
    for before in reversed(document.sentences[max(0, s.id - _BEFORE) : s.id]):
        told = counts(before) if before.block == s.block else []
        if told:
            things = len(told) == 1 and _WHOLE_BEFORE.search(fold(before.text)[told[0].span[1] :])
            return (told[0], 0) if things else None
    return None


def _parts(s: Sentence, start: int, whole: Count | None = None) -> Iterator[tuple[Count, str]]:
    """The parts that a sentence tells from a place on, each with its kind; none where it counts anything else there."""
    low = fold(s.text)
    found = [c for c in counts(s) if c.span[0] >= start and c != whole]
    begins = [c.span[0] for c in found]
    if begins[:1] != [start] or len(found) > _MOST_PARTS:
        return
    kinds = [_kind(low, c) for c in found]
    if None not in kinds and all(_NEXT_PART.search(low[max(0, at - _REACH) : at]) for at in begins[1:]):
        yield from ((c, kind) for c, kind in zip(found, kinds, strict=True) if kind)


def _goes_on(s: Sentence, first: Sentence) -> list[tuple[Count, str]]:
    """The parts of a sentence that goes on with them: "Four were rejected." """
    return list(_parts(s, 0)) if s.block == first.block and _PART_ALONE.search(fold(s.text)) else []


def _kind(low: str, count: Count) -> str | None:
    return _kind_of(low[count.span[1] : count.span[1] + _BEHIND])


def _kind_of(behind: str) -> str | None:
    """How it went with so many of them, or where they are or come from, where that is told right behind the number."""
    if (end := _ENDED.match(behind)) is not None:
        return f"end:{end['way'] or end['way2']}"
    found = [name for name, said in _OUTCOMES.items() if said.match(behind)]
    if found:
        return found[0] if len(found) == 1 else None
    who, place = _WHO.match(behind), _PLACED.match(behind)
    if who:
        return f"who:{who['who']}"
    return f"{place['by']}:{place['place']}" if place and not place["place"].isdigit() else None


# --- each is in one of them only, as the report says


def _once(document: Document) -> Iterator[WrongTotal]:
    """ "Of the 48 factories 31 were rated green, 12 amber and 9 red; none has more than one rating"."""
    for s in document.sentences:
        low = fold(s.text) if s.kind in _TOLD_IN else ""
        told = counts(s) if low else []
        if len(told) < _FEWEST or _IN_TWO.search(low):
            continue
        last = next((m for m in _THE_LAST.finditer(low) if m.span("rest") == told[-1].span), None)
        here = _told_here(low, told)
        whole, said = (here, low) if here else _told_before(document, s, low, rest=last is not None)
        parts = [c for c in told if c != here]
        values = [c.value for c in parts]
        if whole is None or not _FEWEST <= len(parts) <= _MOST_PARTS or whole.value < max(values):
            continue
        closed = last is not None or _ONE_OF_ALL.search(said) is not None
        if (sum(values) > whole.value or (closed and sum(values) != whole.value)) and not can_make(whole.value, values):
            yield WrongTotal(whole, tuple(parts))


def _told_here(low: str, told: Sequence[Count]) -> Count | None:
    """A whole before its parts, where each is one of them only: "34 grievances, each of one kind only: 19 ..."."""
    if not _ONE_EACH.search(low):
        return None
    first = _FIRST_PART.search(low)
    named = next((c for c in told if first and c.span in map(first.span, ("total", "total2", "total3"))), None)
    if named or len(told) <= _FEWEST or not _THEIR_PARTS.match(low, told[0].span[1]):
        return named
    return told[0] if told[0].value > max(c.value for c in told[1:]) else None


def _told_before(document: Document, s: Sentence, low: str, *, rest: bool) -> tuple[Count | None, str]:
    """The whole that a sentence tells the parts of, and the text that says that each is one of them only.

    It stands just before, with the words for it; or further up, where all of it is told of ("of the factories visited,
    27 ... the remaining three").
    """
    of_all = _OF_ALL.search(low) if rest else None
    about = limits(of_all["about"]) if of_all else ()
    for b in reversed(document.sentences[max(0, s.id - _FAR) : s.id]):
        near, before = s.id - b.id <= _BEFORE and b.block == s.block, fold(b.text)
        once = near and _ONE_EACH.search(f"{before} {low}") is not None
        if b.kind not in _TOLD_IN or not (once or about) or (not once and not all(g & told_of(b) for g in about)):
            continue
        found = counts(b)
        nouns = {of_all["noun"]} if of_all else {w.text for w in _STEMS.words(low) if w.text.endswith("s")}
        told = [c for c in found if {w.text for w in _STEMS.words(before[c.span[1] :])[:3]} & nouns]
        if told:
            return (told[0] if len(told) == 1 else None), f"{before} {low}"
    return None, low


# --- more than all of them


def _larger(document: Document) -> Iterator[WrongTotal]:
    for s in document.sentences:
        low = fold(s.text) if s.kind in _TOLD_IN else ""
        of = _OF_THEM.search(low) if low else None
        if of is None or _NOT_OF_THEM.search(low):
            continue
        n = "" if of["noun"] else "2"
        part = Count(number(of[f"part{n}"]), s, of.span(f"part{n}"))
        for before in reversed(document.sentences[max(0, s.id - _FAR) : s.id]):
            whole = _whole(before, of[f"noun{n}"]) if before.section == s.section else None
            if whole is None:
                continue
            if part.value > whole.value and _is_the_whole(before, s):
                yield WrongTotal(whole, (part,), larger=True)
            break


def _told_twice(document: Document) -> Iterator[WrongTotal]:
    """ "In total 240 audits were done in 2022", and "the 265 audits of 2022"."""
    totals = [s for s in document.sentences if s.kind in _TOLD_IN and _IN_TOTAL.search(fold(s.text))][:_MOST_TOTALS]
    for s in document.sentences if totals else ():
        low = fold(s.text) if s.kind in _TOLD_IN else ""
        for m in _THE_THINGS.finditer(low) if low else ():
            when = years(m["about"])
            for before in totals if when else ():
                whole = _whole(before, m["noun"]) if years(fold(before.text)) == when else None
                named = all(group & told_of(s) for group in limits(_said(before)))
                only = not any(g.isdisjoint(told_of(before)) for g in limits(m["about"]))
                if whole and before is not s and named and only and whole.value != number(m["n"]):
                    yield WrongTotal(whole, (Count(number(m["n"]), s, m.span("n")),), larger=True)


def _summed_up(document: Document) -> Iterator[WrongTotal]:
    """ "Nine were in Asia, seven in Europe and six in Africa, 21 in all"."""
    for s in document.sentences:
        low = fold(s.text) if s.kind in _TOLD_IN else ""
        m = _SUM_BEHIND.search(low) if low else None
        if m is None or _NOT_OF_THEM.search(low):
            continue
        group = "total" if m["total"] else "total2"
        found = counts(s)
        total = next((c for c in found if c.span == m.span(group)), None)
        parts = [c for c in found if total and c.span[1] <= m.start()]
        if (
            total
            and len(parts) > 1
            and len(parts) == len(found) - 1
            and not can_make(total.value, [p.value for p in parts])
        ):
            yield WrongTotal(total, tuple(parts))


def _whole(s: Sentence, noun: str) -> Count | None:
    """How many of a thing there are in all, where a sentence says so and counts nothing else."""
    low = fold(s.text)
    if not _IN_TOTAL.search(low) or _NOT_OF_THEM.search(low):
        return None
    found = counts(s)
    if len(found) != 1 or not any(w.stem == _STEMS.of(noun) for w in _STEMS.words(low[found[0].span[1] :])[:3]):
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
    found: list[WrongShares] = []
    for s in document.sentences:
        low = fold(s.text) if s.kind in _TOLD_IN else ""
        found += _miscounted(s, low) if low else ()
        shares = list(_SHARE.finditer(low)) if low else []
        once = bool(shares) and _ONE_EACH.search(low) is not None  # said of these very shares
        if not shares or _GROWTH.search(low) or (_MOVED.search(low) and not once):
            continue
        if (rest := _OTHER_SHARE.search(low)) is not None:
            if (wrong_rest := _wrong_rest(document, s, rest)) is not None:
                found.append(wrong_rest)
            continue
        values = tuple(_percent(m) for m in shares)
        if len(values) == 1:
            wrong = values[0] > _MOST and _OF_PEOPLE.search(low) is not None
        else:
            near = " ".join(fold(n.text) for n in document.sentences[max(0, s.id - 2) : s.id + 2] if n.block == s.block)
            apart = (_ONE_EACH.search(near) and _SHARE_OF.search(low)) or _excluding(low, shares, once=once)
            wrong = bool(apart) and max(values) <= _MOST and sum(values) > _MOST + _ROUNDING
        if wrong:
            found.append(
                WrongShares(Passage(s, tuple(m.span("value" if m["value"] else "value2") for m in shares)), values)
            )
    return tuple(found)


def _miscounted(s: Sentence, low: str) -> Iterator[WrongShares]:
    """ "Eleven of our eighteen managers are women, that is 40 per cent": a share that the counts do not make."""
    for m in _COUNTED_SHARE.finditer(low):
        n = "" if m["n"] else "2"
        part, whole, share = number(m[f"n{n}"]), number(m[f"of{n}"]), float(m[f"value{n}"])
        roughly = whole <= _IN_WORDS or _ROUGHLY.search(low[: m.start()])  # "almost two out of three (64%)"
        if not roughly and 0 < part <= whole and abs(100 * part / whole - share) > _ROUNDING:
            spans = tuple(sorted(m.span(f"{name}{n}") for name in ("n", "of", "value")))
            yield WrongShares(Passage(s, spans), (share,), (part, whole))


def _wrong_rest(document: Document, s: Sentence, rest: re.Match[str]) -> WrongShares | None:
    """ "62% were closed within a month. The other 45% took longer": no shares told just before leave so many."""
    before = [n for n in document.sentences[max(0, s.id - 2) : s.id] if n.block == s.block]
    told = [_percent(m) for n in before for m in _SHARE.finditer(fold(n.text))]
    told += [_percent(m) for m in _SHARE.finditer(fold(s.text)[: rest.start()])]
    left, told = _percent(rest), told[-_MOST_PARTS:]
    sums = {0.0}
    for share in told:
        sums |= {total + share for total in sums}
    wholes = {float(_MOST), *told}  # it may be the rest of a part
    if not told or any(abs(whole - left - total) <= _ROUNDING for whole in wholes for total in sums):
        return None
    return WrongShares(Passage(s, (rest.span("value"),)), (told[-1], left))


def _percent(m: re.Match[str]) -> float:
    if m["value"] is None:
        return _FRACTIONS[m["value2"]]
    return float(m["value"]) if m["value"][0].isdigit() else float(number(m["value"]))


def _excluding(low: str, shares: Sequence[re.Match[str]], *, once: bool) -> bool:
    """Whether nothing can have two of the shares: "in 62% it was, in 45% it was not"; women and men; places.

    ``once``: the report says that each thing is in one place only.
    """
    ends = [m.start() for m in shares[1:]] + [len(low)]
    told = [low[m.end() : end].strip(" ,;.") for m, end in zip(shares, ends, strict=True)]
    told = [_AND_LAST.sub("", t).strip(" ,;") for t in told]
    if len(told) == 2 and _WAS_NOT.search(told[1]) is not None:
        return True
    kinds = [_kind_of(f" {t}") for t in told]
    lot = {k for k in kinds if k}
    if None in kinds or len(lot) != len(kinds):
        return False
    ways = {k.partition(":")[0] for k in lot}
    if any(":" in k for k in lot):
        return len(ways) == 1 and (
            once or _ARE.match(f" {told[0]}") is not None
        )  # "coverage was 80% in Asia and 70% in Europe"
    return any(lot <= whole for whole in _WHOLE_LOT)
