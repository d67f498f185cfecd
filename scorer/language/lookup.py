"""Look-ups over concepts: one short line that says what a sentence must hold.

    @governing-body @oversees about:rights
    @supplier|@contractor ~ @audit has:number,date -@financial-audit
    "country of origin" under:@supplier says:done

Everything on the line must hold. ``@name`` is a concept, a bare word stands for its inflected forms, ``word*`` is a
beginning and ``"..."`` a phrase of exact words; ``|`` between them is "or", a minus before one is "not". ``~`` between
two says that they stand within six words of one another (``~12``: within twelve), ``>`` that they do so in this order.
Filters: ``about:`` a topic of the passage, ``has:`` a cue, ``under:`` a concept or word in the headings above or in
what introduces its list, ``beside:`` one in the sentence or near it in the paragraph, ``says:`` the mood of the clause
that holds the words, ``who:`` its actor; with commas, any of several.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from scorer.language.clause import Actor, Mood

NEAR = 6  # words between, where a look-up does not say how many
AROUND = ("about", "has", "under", "beside")  # filters of what is around the words
FILTERS = (*AROUND, "says", "who")
NAMING = frozenset({"under", "beside"})  # filters whose values are concepts and words
MAX_ITEMS = 30
_TOKEN = re.compile(r'\s*(?:(?P<near>[~>]\d*)(?=\s|$)|(?P<item>(?:"[^"]*"|[^\s"])+)|(?P<open>"))')
_COMMA = re.compile(r',(?=(?:[^"]*"[^"]*")*[^"]*$)')
_BAR = re.compile(r'\|(?=(?:[^"]*"[^"]*")*[^"]*$)')
_OURS = re.compile(
    r"(?:^|[\s|(,:-])@[A-Za-z]|(?:^|[\s|-])(?:about|has|under|beside|says|who):|(?:^|\s)[~>]\d*(?:\s|$)|\S\|\S"
    r'|\s-(?:\w+\b(?!\s*:)|")'
)
_NAME = re.compile(r"@[a-z][a-z0-9-]*$")
_QUOTED = re.compile(r'"[^"]*"')
_WORD = re.compile(r"[^\W_]")


class LookUpError(ValueError):
    """A look-up with a fault: at which offset, how wide, what is wrong and what to do."""

    def __init__(self, offset: int, width: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.offset, self.width, self.message, self.hint = offset, width, message, hint


@dataclass(frozen=True, slots=True)
class Atom:
    """One alternative: a concept (``@name``), an entry of words, or a filter with its values.

    Attributes:
        kind: ``concept``, ``words``, or the name of a filter.
        value: The name of the concept, or the words as an entry of a dictionary.
        values: The values of a filter.
        offset: Where it stands in the look-up.
    """

    kind: str
    value: str = ""
    values: tuple[str, ...] = ()
    offset: int = 0

    def __str__(self) -> str:
        """As it is written in a look-up."""
        if self.kind == "concept":
            return f"@{self.value}"
        if self.kind == "words":
            return f'"{self.value[1:]}"' if self.value.startswith("=") and " " in self.value else self.value
        return f"{self.kind}:{','.join(self.values)}"


@dataclass(frozen=True, slots=True)
class Item:
    """Alternatives of which one must hold, or none where ``negative``."""

    atoms: tuple[Atom, ...]
    negative: bool = False

    def __str__(self) -> str:
        """As it is written in a look-up, without the minus of one that must not hold."""
        return "|".join(map(str, self.atoms))


@dataclass(frozen=True, slots=True)
class Near:
    """Two items (their numbers in the look-up) that must stand within some words of one another."""

    first: int
    second: int
    words: int
    ordered: bool

    def __str__(self) -> str:
        """As it is written in a look-up."""
        return f"{'>' if self.ordered else '~'}{self.words}"


@dataclass(frozen=True)
class LookUp:
    """A look-up as read."""

    items: tuple[Item, ...]
    near: tuple[Near, ...]

    @cached_property
    def words(self) -> tuple[tuple[int, Item], ...]:
        """Those of its items that ask for words or concepts, with their numbers."""
        return tuple((n, i) for n, i in enumerate(self.items) if i.atoms[0].kind in ("concept", "words"))

    @cached_property
    def around(self) -> tuple[Item, ...]:
        """Those that ask for what is around the words: cues, headings and neighbours."""
        return tuple(i for i in self.items if i.atoms[0].kind in AROUND)

    @cached_property
    def told(self) -> tuple[Item, ...]:
        """Those that ask what the clause with the words says."""
        return tuple(i for i in self.items if i.atoms[0].kind in ("says", "who"))

    @property
    def concepts(self) -> tuple[Atom, ...]:
        """The atoms that name a concept, those of headings and neighbours included."""
        return tuple(a for item in self.items for a in item.atoms if a.kind == "concept") + tuple(
            Atom("concept", value[1:], (), a.offset)
            for item in self.items
            for a in item.atoms
            if a.kind in NAMING
            for value in a.values
            if value.startswith("@")
        )


@cache
def is_lookup(query: str) -> bool:
    """Whether a query is a look-up over concepts, and not a full-text query."""
    return _OURS.search(_QUOTED.sub('""', query)) is not None


@cache
def parse(text: str) -> LookUp:
    """A look-up as its parts.

    Raises:
        LookUpError: It has a fault.
    """
    items: list[Item] = []
    near: list[Near] = []
    pending: tuple[str, int] | None = None
    at = 0
    while match := _TOKEN.match(text, at):
        at = match.end()
        if match["open"]:
            raise LookUpError(match.start("open"), 1, "a quote that is never closed", 'every " needs a second one')
        if match["near"]:
            if not items or pending or items[-1].negative:
                hint = "it stands between two things that must be near one another: @supplier ~ @audit"
                raise LookUpError(
                    match.start("near"), len(match["near"]), f'"{match["near"]}" with nothing before it', hint
                )
            if len(match["near"]) > len("~99"):
                hint = f"a sentence seldom has so many words; without a number it is {NEAR}"
                raise LookUpError(match.start("near"), len(match["near"]), "at most 99 words between", hint)
            pending = (match["near"], match.start("near"))
            continue
        items.append(_item(match["item"], match.start("item")))
        if pending:
            sign, where = pending
            if items[-1].negative or any(a.kind in FILTERS for i in items[-2:] for a in i.atoms):
                raise LookUpError(
                    where, len(sign), f'"{sign[0]}" takes words or concepts on both sides', "@supplier ~ @audit"
                )
            near.append(Near(len(items) - 2, len(items) - 1, int(sign[1:] or NEAR), sign[0] == ">"))
            pending = None
    if pending:
        raise LookUpError(pending[1], len(pending[0]), f'nothing after "{pending[0]}"', "write what must stand near")
    if not any(a.kind not in ("says", "who") for item in items if not item.negative for a in item.atoms):
        raise LookUpError(0, max(1, len(text)), "a look-up with nothing to look for", "add a concept (@name) or a word")
    if len(items) > MAX_ITEMS:
        raise LookUpError(
            0, len(text), f"a look-up of {len(items)} parts; at most {MAX_ITEMS} are allowed", "split it into several"
        )
    return LookUp(tuple(items), tuple(near))


def _item(token: str, offset: int) -> Item:
    negative = token.startswith("-") and len(token) > 1
    body, start = (token[1:], offset + 1) if negative else (token, offset)
    if body.startswith(("(", "[")) or body.endswith((")", "]")) or body in {"AND", "OR", "NOT"}:
        hint = 'everything on the line must hold; "|" between words is "or", "-" before one is "not"'
        raise LookUpError(offset, len(token), f"{body} has no meaning in a look-up over concepts", hint)
    atoms, at = [], 0
    for piece in _BAR.split(body):
        if not piece:
            raise LookUpError(
                min(start + at, offset + len(token) - 1),
                1,
                'nothing beside "|"',
                "it stands between two alternatives: @supplier|@contractor",
            )
        atoms.append(_atom(piece, start + at))
        at += len(piece) + 1
    kinds = {a.kind for a in atoms}
    if len({kind in FILTERS for kind in kinds}) > 1:
        raise LookUpError(offset, len(token), "words and filters cannot be alternatives", "write two look-ups")
    if len(kinds) > 1 and kinds & {"says", "who"}:
        what = "what is said and who does it are no alternatives to another filter"
        raise LookUpError(offset, len(token), what, "write two look-ups")
    return Item(tuple(atoms), negative)


def _atom(piece: str, offset: int) -> Atom:
    name, colon, rest = piece.partition(":")
    if colon and name in FILTERS:
        values = tuple(_entry(v) for v in _COMMA.split(rest) if v)
        if not values:
            raise LookUpError(offset, len(piece), f'nothing after "{name}:"', f"write a value: {_EXAMPLES[name]}")
        _check_values(name, values, piece, offset)
        return Atom(name, "", values, offset)
    if piece.startswith("@"):
        if not _NAME.match(piece):
            raise LookUpError(
                offset,
                len(piece),
                f'"{piece}" is no name of a concept',
                "small letters, digits and hyphens: @governing-body",
            )
        return Atom("concept", piece[1:], (), offset)
    if piece.startswith('"'):
        inside = piece.strip('"')
        if not _WORD.search(inside):
            raise LookUpError(offset, len(piece), "quotes without a word between them find nothing", "write a word")
        return Atom("words", f"={inside}", (), offset)
    if piece[0] in "~>" or "@" in _QUOTED.sub("", piece):
        hint = "~ and > stand alone, @ at the beginning of a name: @supplier ~ @audit"
        raise LookUpError(offset, len(piece), f'"{piece}" is written without the spaces that it needs', hint)
    if "*" in _QUOTED.sub("", piece)[:-1]:
        hint = "the star goes after the beginning of a word: compensat*"
        raise LookUpError(offset, len(piece), "a star before or within a word", hint)
    if colon:
        raise LookUpError(
            offset, len(piece), f'"{name}:" is no filter', f"the filters are {', '.join(f + ':' for f in FILTERS)}"
        )
    if not _WORD.search(piece):
        raise LookUpError(
            offset, len(piece), f'"{piece}" holds no word', "put signs in quotes with the words around them"
        )
    return Atom("words", piece, (), offset)


def _entry(value: str) -> str:
    """A value as an entry of a dictionary: what is in quotes is meant word for word."""
    return f"={value.strip(chr(34))}" if value.startswith('"') else value


_EXAMPLES = {
    "about": "about:rights",
    "has": "has:number",
    "under": "under:@supplier",
    "beside": "beside:@supplier",
    "says": "says:done",
    "who": "who:company",
}


def _check_values(name: str, values: tuple[str, ...], piece: str, offset: int) -> None:
    for value in values if name in NAMING else ():
        if not (_NAME.match(value) if value.startswith("@") else _WORD.search(value)):
            raise LookUpError(
                offset, len(piece), f'"{value.lstrip("=")}" is neither a concept nor a word', _EXAMPLES[name]
            )
    allowed = {"says": [m.value for m in Mood], "who": [a.value for a in Actor]}.get(name)
    for value in values if allowed else ():
        if value not in (allowed or ()):
            raise LookUpError(
                offset,
                len(piece),
                f'"{value}" is none of the values of "{name}:"',
                f"they are {', '.join(allowed or ())}",
            )


def without_topic(text: str) -> str:
    """A look-up without what it asks of the topic; empty where it asks nothing of that, or for nothing else."""
    if not is_lookup(text):
        return ""
    look_up = parse(text)
    kept = [token for token in text.split() if not token.startswith("about:")]
    topic = any(item.atoms[0].kind == "about" and not item.negative for item in look_up.items)
    return " ".join(kept) if topic and look_up.words else ""
