"""The words of a language as data, for every room: lists and patterns from ``language/words/<code>/``.

It stands in no room, because ``document`` must not know ``language`` and has words of its own; it knows nothing but
files. A file is a subject (``cues/law.yaml``), an entry of it a list. ``parts/`` holds what several subjects need. The
folder ``all`` is no language's: it tells languages apart.

The entries of a list are words and phrases, which may stand for several (:mod:`scorer.forms`), or, where a pattern is
made of them, pieces of regular expressions, longer ones before those that they begin with. ``{name}`` in a piece stands
for any entry of another list; an entry that is nothing else takes that list over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import groupby
from typing import Any

import yaml

from scorer.forms import Endings

DEFAULT = "en"
_REFERENCE = re.compile(r"\{([a-z_]+)\}")
_PLAIN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")  # signs in a piece that group nothing

Entries = Mapping[str, list[str] | dict[str, str] | str]


class Wording:
    """The lists of one subject, by name; KeyError for a name that neither it nor ``parts`` has.

    Args:
        lists: Lists as the file has them; a single entry may stand without a list, and a mapping is a list of its keys.
        parts: What several subjects need.
        endings: How the language spells endings.
    """

    def __init__(self, lists: Entries, parts: Wording | None = None, endings: Endings | None = None) -> None:
        self.lists = lists
        self._parts = parts
        self._endings = endings or Endings({})

    def entries(self, name: str) -> tuple[str, ...]:
        """The entries of a list, as they are written."""
        return tuple(self._spliced(name))

    def forms(self, name: str) -> tuple[str, ...]:
        """All words and phrases that a list of them stands for."""
        return self._endings.forms(self._spliced(name))

    def words(self, name: str) -> frozenset[str]:
        """The same as a set."""
        return frozenset(self.forms(name))

    def one(self, name: str) -> str:
        """The entry of a list that has one."""
        (entry,) = self._spliced(name)
        return entry

    def table(self, name: str) -> dict[str, str]:
        """What stands beside each entry of a mapping."""
        found = self._raw(name)
        if not isinstance(found, dict):
            raise TypeError(f"{name} is no mapping")
        return dict(found)

    def any(self, name: str) -> str:
        """A piece of a regular expression that stands for any entry of a list."""
        return f"(?:{'|'.join(map(self._piece, self._spliced(name)))})"

    def whole(self, name: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern that finds any entry of a list between the bounds of words."""
        return re.compile(rf"\b{self.any(name)}\b", flags)

    def pattern(self, name: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern that finds any entry of a list wherever it stands."""
        return re.compile("|".join(_factored(map(self._piece, self._spliced(name)))), flags)

    def _raw(self, name: str) -> list[str] | dict[str, str] | str:
        if name not in self.lists and self._parts is not None:
            return self._parts._raw(name)
        return self.lists[name]

    def _spliced(self, name: str) -> Iterator[str]:
        raw = self._raw(name)
        for entry in [raw] if isinstance(raw, str) else raw:
            other = _REFERENCE.fullmatch(entry)
            if other:
                yield from self._spliced(other[1])
            else:
                yield entry

    def _piece(self, entry: str) -> str:
        return _REFERENCE.sub(lambda m: self.any(m[1]), entry)


def _factored(pieces: Iterable[str]) -> Iterator[str]:
    """The alternatives with the bound of a word that several begin with asked once: most places in a text are none."""
    for bounded, group in groupby(pieces, _is_bounded):
        alternatives = list(group)
        if bounded and len(alternatives) > 1:
            yield rf"\b(?:{'|'.join(piece[2:] for piece in alternatives)})"
        else:
            yield from alternatives


def by_letter(pieces: Iterable[str]) -> str:
    """Pieces that begin with a letter or digit as one alternation, that asked once; their order holds otherwise."""
    first = groupby(sorted(pieces, key=lambda piece: piece[0]), lambda piece: piece[0])
    return "|".join(f"{letter}(?:{'|'.join(piece[1:] for piece in group)})" for letter, group in first)


def _is_bounded(piece: str) -> bool:
    """Whether all of a piece stands behind the bound of a word; of bare alternatives only the first does."""
    depth = 0
    for sign in _PLAIN.sub("", piece):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            return False
    return piece.startswith(r"\b")


def read(file: Traversable) -> dict[str, list[str]]:
    """The lists of one file; everything in it is text."""
    found: dict[str, list[str]] = _loaded(file)
    return found


def _loaded(file: Traversable) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  (strings only)


def folder(language: str) -> Traversable:
    """Where the words of a language stand."""
    return resources.files("scorer") / "language" / "words" / language


@cache
def wording(subject: str, language: str = DEFAULT) -> Wording:
    """The words of a subject: ``wording("cues/law")``."""
    return Wording(read(folder(language) / f"{subject}.yaml"), parts(language), endings(language))


def inflection(language: str) -> dict[str, Any]:
    """How a language inflects its words; nothing where its folder does not say."""
    file = folder(language) / "inflection.yaml"
    found: dict[str, Any] = _loaded(file) if file.is_file() else {}
    return found


@cache
def endings(language: str = DEFAULT) -> Endings:
    """How a language spells endings; one without a folder of words spells as English does."""
    if not folder(language).is_dir():
        return endings(DEFAULT)
    return Endings(inflection(language).get("endings", {}))


@cache
def parts(language: str = DEFAULT) -> Wording:
    """What several subjects need."""
    here = folder(language) / "parts"
    files = sorted(here.iterdir(), key=lambda f: f.name) if here.is_dir() else []
    return Wording({name: entries for file in files for name, entries in read(file).items()})
