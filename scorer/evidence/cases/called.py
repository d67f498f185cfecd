"""What else authorities and courts are called: a register may have one name, and a report another.

The names stand in ``words/all/authorities.yaml``, since they are no language's: in English, in short, and as their state
has them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scorer.wording import wording

_W = wording("authorities", "all")
_WORD = re.compile(r"[^\W_](?:[\w'’&.-]*\w)?\.?")
_SHORT = re.compile(r"\S{1,7}")
_LOWER = re.compile(r"[a-zß-öø-ÿ]")


def _by_first(table: str) -> dict[str, list[tuple[str, str]]]:
    """Every name with the English one, by its first word, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for english, others in _W.table(table).items():
        for name in (english, *others.split("; ")):
            begins = _WORD.match(name)
            found.setdefault(begins[0] if begins is not None else name, []).append((name, english))
    return {first: sorted(names, key=lambda pair: -len(pair[0])) for first, names in found.items()}


_AUTHORITIES, _COURTS = _by_first("authorities"), _by_first("courts")
_WHOLE = {
    english: tuple(n for n in (english, *others.split("; ")) if not _SHORT.fullmatch(n) or _LOWER.search(n[1:]))
    for english, others in _W.table("authorities").items()
}


def _named(text: str, names: dict[str, list[tuple[str, str]]]) -> list[tuple[int, str, str]]:
    """Where the names stand in a text as whole words: the place, the name, the English one."""
    found: list[tuple[int, str, str]] = []
    if names.keys().isdisjoint(_WORD.findall(text)):  # most texts name none
        return found
    behind = 0
    for m in _WORD.finditer(text):
        for name, english in names.get(m[0], ()) if m.start() >= behind else ():
            end = m.start() + len(name)
            if text.startswith(name, m.start()) and not text[end : end + 1].isalnum():
                found.append((m.start(), name, english))
                behind = end
                break
    return found


@lru_cache(maxsize=10_000)
def authorities_called(text: str) -> tuple[str, ...]:
    """The other names of the authorities that a text names, short ones left out: initials are read as they are."""
    found: dict[str, None] = {}
    for _, told, english in _named(text, _AUTHORITIES):
        found.update((name, None) for name in _WHOLE[english] if name != told)
    return tuple(found)


@lru_cache(maxsize=10_000)
def courts_called(text: str) -> str:
    """A forum with its courts' names in English; empty where it has none of those that are known."""
    out = text
    for at, told, english in reversed(_named(text, _COURTS)):
        if told != english:
            out = out[:at] + english + out[at + len(told) :]
    return out if out != text else ""
