"""A look-up in plain words, for whoever reads a rubric and does not know its signs.

@supplier ~8 @audit about:rights -price    ->
@supplier within 8 words of @audit; in a passage about rights; without ‘price’
"""

from __future__ import annotations

from collections.abc import Iterable

from scorer.language.lookup import Atom, Item, LookUp, LookUpError, is_lookup, parse

_LONG = 8  # alternatives that are told one by one; of more only the first are
_TELLS = {"says": "told as", "who": "done by"}


def in_words(query: str) -> str:
    """What a look-up asks for, in one line; empty for a full-text query or one with a fault."""
    if not is_lookup(query):
        return ""
    try:
        look_up = parse(query)
    except LookUpError:
        return ""
    wanted = _wanted(look_up)
    rest = [_filtered(item) for item in look_up.items if item.atoms[0].kind not in ("concept", "words")]
    without = [_alternatives(item) for _, item in look_up.words if item.negative]
    parts = [*([wanted] if wanted else []), *rest, *([f"without {' or '.join(without)}"] if without else [])]
    return "; ".join(parts)


def _wanted(look_up: LookUp) -> str:
    """The words that must stand there, with how near to one another."""
    near = {n.second: n for n in look_up.near}
    told = ""
    for number, item in look_up.words:
        if item.negative:
            continue
        if number in near:
            how = near[number]
            told += f", followed within {how.words} words by " if how.ordered else f" within {how.words} words of "
        elif told:
            told += ", and "
        told += _alternatives(item)
    return told


def _alternatives(item: Item) -> str:
    told = [_told(atom) for atom in item.atoms]
    more = len(told) - _LONG
    return _either(told if more <= 1 else [*told[:_LONG], f"{more} more"])


def _told(atom: Atom) -> str:
    if atom.kind == "concept":
        return f"@{atom.value}"
    return f"‘{atom.value.lstrip('=')}’"


def _filtered(item: Item) -> str:
    told = []
    for atom in item.atoms:
        values = _either([v.lstrip("=") for v in atom.values])
        if atom.kind in _TELLS:
            told.append(f"{_TELLS[atom.kind]} {values}")
        elif atom.kind == "under":
            told.append(f"under a heading with {values}")
        elif atom.kind == "beside":
            told.append(f"with {values} in it or beside it")
        else:
            told.append(f"in a passage about {values}" if atom.kind == "about" else f"with {values}")
    return f"{'not ' if item.negative else ''}{_either(told)}"


def _either(told: Iterable[str]) -> str:
    *first, last = told
    return f"{', '.join(first)} or {last}" if first else last
