"""Where in a paragraph sentences end.

Most full stops are beyond doubt: a plain word before, a capital letter behind. Where one is not (abbreviations,
initials, numbers) nupunkt decides, which knows the abbreviations of law. Asking it only then is several times faster
and, on the reports this was tried on, more often right: it takes now and then a plain word for an abbreviation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from scorer.wording import wording

_W = wording("document/lines")

_STOP = re.compile(r"([.!?…])(['\"”’)\]]*)(\d{0,3})\s+(?=\S)")
_LETTER = re.compile(r"[a-z](?: |[.)] ?)(?=[A-Z])")  # of a note or an item: "b The figures", "d.Third"
_PLAIN_END = re.compile(r"(?:(?<!\.)\b[a-zß-ÿ]{2,}|[)”%]|\b\d{4})[.)!?]+ $")
_ROMAN = frozenset("IVXLC")
_SHORT = 24  # characters of a bracket on either side of a stop
_OPENING = "(“\"‘'[«"
_ABBREVIATIONS = _W.words("abbreviations")
_ENDS = _W.words("ends")
_LETTERED = re.compile(rf"\b(?i:{_W.any('lettered')}) [A-Z]$")
_ADDRESSES = _W.entries("addresses")


def sentence_starts(
    text: str, nupunkt: Callable[[str], Iterable[tuple[int, int]]], lines: Sequence[int] = ()
) -> list[int]:
    """Offsets at which sentences begin, the first one left out.

    Args:
        text: A paragraph.
        nupunkt: ``nupunkt.sent_spans``.
        lines: Offsets at which its lines begin, in order: there a sentence may begin with a small letter.
    """
    sure: list[int] = []
    doubt = False
    for stop in _STOP.finditer(text):
        verdict = _verdict(text, stop, lines)
        if verdict and not _bracketed(text, stop.end()):
            sure.append(stop.end())
        elif verdict is None:
            doubt = True
    if not doubt:
        return sure
    starts = set(sure)
    for start, _ in nupunkt(text):
        begin = start
        while begin < len(text) and text[begin].isspace():
            begin += 1
        begins = begin and begin < len(text) and (not text[begin].islower() or _begins_small(text, begin, lines))
        if begins and not _bracketed(text, begin):
            starts.add(begin)
    return sorted(starts)


def _bracketed(text: str, start: int) -> bool:
    """Whether a place stands within a short bracket, in which no sentence ends: ``the district (“N.D. Ill.”)``."""
    opened = text.rfind("(", max(0, start - _SHORT), start)
    if opened < 0 or ")" in text[opened:start]:
        return False
    closed = text.find(")", start, start + _SHORT)
    return closed >= 0 and "(" not in text[start:closed]


def _verdict(text: str, stop: re.Match[str], lines: Sequence[int]) -> bool | None:
    """Whether a sentence ends at a stop; None where that takes more knowledge."""
    following = text[stop.end()]
    if following.islower():
        if _begins_small(text, stop.end(), lines):
            return None
        return None if stop.group(1) in "!?" else False
    if following in _OPENING:
        following = text[stop.end() + 1 : stop.end() + 2]
    if not following.isupper() or stop.group(1) == "…":
        return None
    before = text[max(0, stop.start() - 30) : stop.start()]
    word = before[before.rfind(" ") + 1 :].lstrip(_OPENING)
    if stop.group(1) in "!?":
        return len(word) > 1
    if not word:
        return None
    last = word[-1]
    if last.isdigit() and stop.group(3):
        return False  # a decimal
    if word.lower() in _ENDS or _LETTERED.search(before):
        return True
    if _ROMAN.issuperset(word.upper()):
        return None
    if last in ")”’%]»" or last == '"':
        return True
    if not word.isalpha() and not (last.isdigit() and len(word) >= 4):
        inner = re.split(r"[-–/’']", word)[-1]
        return True if inner.isalpha() and len(inner) >= 4 and "." not in word else None
    if len(word) < 3 or word.lower() in _ABBREVIATIONS:
        return None
    return True


def _begins_small(text: str, start: int, lines: Sequence[int]) -> bool:
    """Whether what begins here with a small letter may be a sentence: a link, a note, a definition on a new line."""
    if text.startswith(_ADDRESSES, start):
        return True
    if _PLAIN_END.search(text, max(0, start - 30), start) is None:
        return False
    at = bisect_left(lines, start)
    return (at < len(lines) and lines[at] == start) or _LETTER.match(text, start) is not None
