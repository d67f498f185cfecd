"""Of which fields of law alone a none tells: "no fines under environmental law" is no word on those under others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scorer.language.text import fold
from scorer.wording import wording

_W = wording("verdict/one_field")
_FIELDS = {field: re.compile(said) for field, said in _W.table("fields").items()}
_OF_ALL = _W.pattern("of_all")


def only_of(nones: Iterable[str]) -> tuple[str, ...]:
    """The fields of which alone some sentences say that there was none, by name; empty where one of them says more.

    Args:
        nones: The sentences that say so.
    """
    found: dict[str, None] = {}
    for low in map(fold, nones):
        told = [field for field, said in _FIELDS.items() if said.search(low)]
        if not told or _OF_ALL.search(low):
            return ()
        found.update(dict.fromkeys(told))
    return tuple(found)
