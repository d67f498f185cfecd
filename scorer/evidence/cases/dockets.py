"""Case numbers, however a report writes them: other dashes and spaces, zeros left out, letters that OCR takes for digits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from dataclasses import dataclass

from scorer.evidence.cases.words import Line, plain
from scorer.wording import wording

_W = wording("cases/dockets")

_SPLIT = _W.pattern("between")
_PIECE = re.compile(r"[a-z]+|[0-9]+|[a-z0-9]+")
_LABEL = _W.pattern("label")
_GAP = re.compile(r"[\s\-/:.,()#]{0,3}")
_LISTED = re.compile(r",\s")
_DIGIT, _DIGITS = re.compile(r"\d"), re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TOKEN = re.compile(r"[a-z0-9]+")
_LOOKALIKE = str.maketrans("oilsbzg", "0115826")
_NUMBERED = _W.words("numbered")
_US_TYPES = _W.words("american_kinds")
_LONGEST = 9  # tokens of a docket in a text


@dataclass(frozen=True, slots=True)
class Found:
    """A case number in a sentence."""

    key: str
    start: int
    end: int


def keys(docket: str) -> dict[str, bool]:
    """The keys under which a docket of the register is looked up; the value says whether the key tells all of it.

    ``C.A. 21874-05-19`` has the key of the whole, and that of the number alone, which needs a court or words of a
    proceeding beside it. A field with several numbers ("A and B") has the keys of each.
    """
    found: dict[str, bool] = {}
    for part in _parts(docket):
        part = _LABEL.sub("", part.strip() + " ").strip() if part.strip() else ""
        tokens = _TOKEN.findall(part)
        if sum(map(str.isdigit, part)) < 3 or _YEAR.fullmatch(part):
            continue
        for whole, key in _keys_of(tokens):
            found[key] = found.get(key, False) or whole
    return found


def _parts(docket: str) -> list[str]:
    """The numbers of a field; a year behind a number is a part of it: "No. 259, 2021"."""
    found: list[str] = []
    for part in _SPLIT.split(plain(docket)):
        if found and _YEAR.fullmatch(part.strip()) and _DIGIT.search(found[-1]):
            found[-1] += f" {part.strip()}"
        else:
            found.append(part)
    return found


def _keys_of(tokens: list[str]) -> Iterator[tuple[bool, str]]:
    pieces = _pieces(tokens)
    us = _american(pieces)
    if us:
        yield True, us
    letters = any(t.isalpha() for t in tokens)
    digits = sum(map(str.isdigit, "".join(tokens)))
    yield letters or digits >= 7, _joined(tokens)
    yield letters or digits >= 7, _short(pieces)
    if len(tokens) > 2 and tokens[-1].isalpha() and len(tokens[-1]) <= 4:  # the judge's initials, P for an appeal
        whole = len(tokens[-1]) > 1 or tokens[0].isalpha()
        yield whole, _joined(tokens[:-1])
        yield whole, _short(_pieces(tokens[:-1]))
    first = next((n for n, t in enumerate(tokens) if t[0].isdigit()), 0)
    bare = tokens[first:]
    if first and sum(map(str.isdigit, "".join(bare))) >= 4:
        yield False, _joined(bare)
        yield False, _short(_pieces(bare))


def signature(docket: str) -> frozenset[str]:
    """The end of the longest number in each docket of a field, a year's only where there is none else.

    A sentence in which no number ends so tells none of these cases, whether or not it parts ``RG21098812``.
    """
    found = set()
    for part in _parts(docket):
        numbers = _numbers(part)
        if numbers:
            found.add(_tail(max(numbers, key=lambda n: (not _YEAR.fullmatch(n), len(n)))))
    return frozenset(found)


def _tail(number: str) -> str:
    return number[-5:].lstrip("0")


def _numbers(text: str) -> list[str]:
    """The numbers of a text without leading zeros, letters that look like digits taken for digits."""
    tokens = [t.translate(_LOOKALIKE) for t in _TOKEN.findall(text) if _DIGIT.search(t)]
    return [p.lstrip("0") or "0" for p in _DIGITS.findall(" ".join(tokens))]


def find(line: Line, known: Container[str], signatures: frozenset[str]) -> list[Found]:
    """Case numbers of the register in a sentence.

    Args:
        line: The sentence.
        known: Keys of all dockets.
        signatures: A number out of each.
    """
    text = line.plain
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    numbers = ((n, _numbers(token)) for n, (token, *_) in enumerate(tokens) if _DIGIT.search(token))
    marks = [n for n, told in numbers if not signatures.isdisjoint(map(_tail, told))]
    found = []
    for i in sorted({n for mark in marks for n in range(max(0, mark - _LONGEST + 1), mark + 1)}):
        first = marks[bisect_left(marks, i)]  # the next number that may be of a docket
        run: list[str] = []
        for j in range(i, min(i + _LONGEST, len(tokens))):
            numbered = j == i + 1 and i > 0 and tokens[i - 1][0] in _NUMBERED
            if j > i and not _parted(text, tokens[j - 1], tokens[j], numbered=numbered):
                break
            run.append(tokens[j][0])
            if j < first:
                continue
            pieces = _pieces(run)
            candidates = {_joined(run), _short(pieces)}
            if us := _american(pieces):
                candidates.add(us)
            found += [Found(key, tokens[i][1], tokens[j][2]) for key in candidates if key in known]
    return sorted(found, key=lambda f: f.start - f.end)  # the longest first


def _parted(text: str, before: tuple[str, int, int], behind: tuple[str, int, int], *, numbered: bool) -> bool:
    """Whether what stands between two tokens may part a case number; "5, 14, 23" are three numbers of a list.

    A year is a part of what is called a number: "No. 259, 2021", but not "December 19, 2023".
    """
    gap = text[before[2] : behind[1]]
    listed = _LISTED.search(gap) is not None and before[0].isdigit() and behind[0].isdigit()
    listed = listed and not (numbered and _YEAR.fullmatch(behind[0]))
    return not listed and _GAP.fullmatch(gap) is not None


def _joined(tokens: list[str]) -> str:
    """All letters and digits in one, with look-alikes as digits: ``O`` is ``0``, ``l`` is ``1``."""
    return "".join(tokens).translate(_LOOKALIKE)


def _pieces(tokens: list[str]) -> list[str]:
    """Letters and digits each by themselves."""
    return _PIECE.findall(" ".join(tokens))


def _short(pieces: list[str]) -> str:
    """Piece by piece without leading zeros: ``2021-00417`` and ``2021-417`` are one."""
    return ".".join([(p.lstrip("0") or "0") if p.isdigit() else p.translate(_LOOKALIKE) for p in pieces])


def _american(pieces: list[str]) -> str:
    """``4:19-cv-06238-XYZ``, ``19-cv-6238`` and ``19cv06238`` are one: year, kind, number. Empty for anything else."""
    for n, piece in enumerate(pieces):
        if piece in _US_TYPES and 0 < n < len(pieces) - 1 and pieces[n - 1].isdigit() and pieces[n + 1].isdigit():
            year, number = pieces[n - 1], pieces[n + 1]
            if len(year) in (2, 4) and n <= 2 and len(pieces) - n <= 3 and 2 <= len(number) <= 6:
                return f"us.{year[-2:]}.{piece}.{number.lstrip('0')}"
    return ""


_ANY = _W.pattern("any")


def any_docket(line: Line) -> list[tuple[int, int]]:
    """Places of what looks like a case number, whether or not a register knows it."""
    return [(m.start(), m.end()) for m in _ANY.finditer(line.plain)]
