"""Names as a report writes them: joined or parted, abridged to initials, a letter off."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from scorer.evidence.cases.legal_forms import FORMS
from scorer.evidence.cases.words import Line
from scorer.wording import wording

_W = wording("cases/names")

_SMALL, _FOREIGN = _W.words("small"), _W.words("foreign")
_MONTHS = frozenset(w.lower() for w in wording("cases/drafting").words("capital_months"))  # no name misspelt


@lru_cache(maxsize=50_000)
def alike(told: str, known: str) -> bool:
    """Whether two spellings of a name are one: a letter off in five, two in ten, none in four; digits never differ."""
    if told == known:
        return True
    length = min(len(told), len(known))
    allowed = 0 if length < 5 else 1 if length < 10 else 2
    if abs(len(told) - len(known)) > allowed or not allowed or (told[0] != known[0] and told[-1] != known[-1]):
        return False
    if told in _MONTHS or any(c.isdigit() for c in told + known):
        return False
    return int(DamerauLevenshtein.distance(told, known, score_cutoff=allowed)) <= allowed


def spells(token: str, name: tuple[str, ...]) -> bool:
    """Whether a word is made of the beginnings of a name's words: ``agcom`` of ``Autorità per le garanzie nelle
    comunicazioni``."""
    name = tuple(w for w in name if w not in _SMALL and w not in _FOREIGN)
    if not name or not token:
        return not name and not token
    return any(
        token[:n] == name[0][:n] and spells(token[n:], name[1:]) for n in range(1, min(4, len(name[0]), len(token)) + 1)
    )


def initials(line: Line) -> Iterator[tuple[str, int, int]]:
    """What capitalised neighbours spell (``doj`` for ``Department of Justice``), with their first and last word."""
    text = line.words
    for i, first in enumerate(text):
        if not first.capital or first.text[0].isdigit():
            continue
        run = full = ""
        for j in range(i, min(len(text), i + 9)):
            small = text[j].text in _SMALL
            if (j > i and text[j].start - text[j - 1].end > 1) or not (text[j].capital or small):
                break
            full += text[j].text[0]
            run += "" if small else text[j].text[0]
            if not small and len(run) >= 2 and len(full) >= 3:
                yield from ((spelled, i, j) for spelled in dict.fromkeys((run, full)) if 3 <= len(spelled) <= 6)


def spots(line: Line, key: tuple[str, ...], *, exact: bool = False) -> list[tuple[int, int]]:
    """Where a name stands in a sentence: first and last word of each place.

    Words may be joined or parted (``JP Morgan``), legal forms and initials may stand between, and a letter may be off.
    Its first word must begin with a capital.
    """
    joined = "".join(key)
    found: list[tuple[int, int]] = []
    if not joined:
        return found
    text = line.words
    for i, first in enumerate(text):
        if not first.capital or not (first.text[0] == joined[0] or (not exact and first.text[-1:] == joined[-1:])):
            continue
        run = ""
        for j in range(i, min(len(text), i + len(key) + 3)):
            word = text[j].text
            if j > i and word in FORMS and word not in key:
                continue
            if j > i and text[j].start - text[j - 1].end > 3:
                break
            run += word
            if len(run) > len(joined) + 2:
                break
            if run == joined or (not exact and len(run) >= len(joined) - 2 and alike(run, joined)):
                end = j
                if not found or found[-1][1] < i:
                    found.append((i, end))
                break
    return found


def variants(word: str) -> list[str]:
    """A word, and the same with each of its letters left out: what it shares with one that has a letter off."""
    return [word, *[word[:n] + word[n + 1 :] for n in range(len(word))]]
