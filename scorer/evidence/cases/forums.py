"""Courts: a forum of the register taken apart into its place and its kind, and looked for in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from scorer.evidence.cases.spelling import alike
from scorer.evidence.cases.words import Line, Word, bare_words, plain, words
from scorer.wording import wording

_W, _SAT = wording("cases/forums"), wording("cases/towns")

_ABBREVIATED: dict[str, tuple[str, ...]] = {}
for _state, _short in _W.table("states").items():
    _ABBREVIATED |= dict.fromkeys(_short.split(), tuple(_state.split()))
_STATES = sorted(set(_ABBREVIATED.values()), key=lambda words: (-len(words), words))
_CITED_DISTRICT, _DISTRICT_ONLY = _W.pattern("cited_district"), _W.pattern("district_only")
_CITED_CIRCUIT = _W.pattern("cited_circuit")
_ORDINALS = dict(enumerate(_W.entries("ordinals"), start=1))
_DIRECTIONS = _W.table("directions")

DIRECTIONS = frozenset(_DIRECTIONS.values())
HEADS = _W.words("heads")
_HEAD_ENDINGS = _W.entries("head_endings")
_KIND = {kind: kind for kind in _W.entries("kinds")} | _W.table("kinds_as")
_MINOR = _W.words("minor")  # seldom what tells two courts apart
_OF_A_STATE, _OF_A_UNION = _W.words("of_a_state"), _W.words("of_a_union")
NO_PLACE = _W.words("no_place") | HEADS
_OFFICE = _W.pattern("office", re.IGNORECASE)
_DETAIL = _W.whole("detail", re.IGNORECASE)
_DEMONYMS = {place: tuple(others.split()) for place, others in _W.table("demonyms").items()}
_HALF_PLACES = _W.words("half_places")
_A_FIRM = wording("cases/names").pattern("a_firm")
_A_LAW, _LAW_NAMES = _W.pattern("a_law"), _W.words("law_names")
_A_COURT = _W.pattern("a_court", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z .,;()&]*")
_WITH_DIRECTION, _COURT, _UNION = map(_W.words, ("with_direction", "court", "union"))
_SHORTEST = 3  # letters of an acronym
_OF_COURTS = HEADS | _KIND.keys()
_BESIDE, _NEXT = _W.words("beside"), 4
_UNION_PLACE, _OF, _THE, _DISTRICT, _CIRCUIT = map(_W.one, ("union_place", "of", "the", "district", "circuit"))
_IN_NAMES = _OF_COURTS | {_OF, _THE}
_NUMBERED = _W.words("numbered")
_SHORT_PLACES = _W.table("short_places")
_IN_SHORT = frozenset(map(str.lower, _SHORT_PLACES))


def _sitting(table: str, court: str) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """What finds a court by the town where it sits, and the words of its name by the town."""
    named: dict[str, list[str]] = {}
    for told, towns in _SAT.table(table).items():
        of = told.split()
        which = [of.pop(0)] if of[0] in DIRECTIONS | _NUMBERED else []
        named |= {plain(town): [*which, _DISTRICT if of else _CIRCUIT, *of] for town in towns.split(", ")}
    any_town, said = f"({'|'.join(sorted(named, key=len, reverse=True))})", _SAT.any(court)
    before, behind = _SAT.any("before_a_town"), _SAT.any("behind_a_town")
    return re.compile(rf"\b{said}{before}{any_town}\b|\b{any_town}{behind}{said}\b"), named


_SITTING = (_sitting("district_towns", "federal_court"), _sitting("circuit_towns", "appeals_court"))
_TOWNS = frozenset(town.split()[0] for _, named in _SITTING for town in named)


@dataclass(frozen=True, slots=True)
class Forum:
    """A court as a register names it.

    Attributes:
        places: Words of its place; ``kinds`` what kind of court it is; ``directions`` northern, southern ...
        details: Words of its division or registry, which a report may leave out.
        whole: All its words, for a forum that is no court but an authority.
        acronym: What the capitals of a court's name spell, from three on: "NCLT".
    """

    places: tuple[str, ...]
    kinds: frozenset[str]
    directions: frozenset[str]
    details: tuple[str, ...]
    whole: tuple[str, ...]
    court: bool
    acronym: str = ""

    @property
    def specific(self) -> bool:
        """Whether its place tells it from other courts of its kind."""
        return bool(self.places) and self.places != (_UNION_PLACE,)


def forum_of(text: str) -> Forum | None:
    """A forum taken apart; None for one without words."""
    parts = [bare for p in re.split(r"[,;(]", _OFFICE.sub("", text)) if (bare := p.strip(" )"))]
    if not parts:
        return None
    placed = bool(_places(words(parts[0])))
    details = [p for p in parts[1:] if (_DETAIL.search(p) or _is_aside(p, placed)) and not _A_COURT.search(p)]
    main = spelled_out(Line(" ".join(p for p in parts if p not in details)))
    tokens = [w.text for w in main]
    court = any(t in HEADS or t.endswith(_HEAD_ENDINGS) for t in tokens)
    inside = [w.text for p in details for w in words(p)]
    kinds = frozenset(_KIND[t] for t in (*tokens, *inside) if t in _KIND)
    places = _places(main)
    if not places and _UNION & set(tokens):
        places = (_UNION_PLACE,)
    inner = tuple(w for w in inside if w not in NO_PLACE and w not in _KIND)
    directions = DIRECTIONS.intersection(tokens) if not _WITH_DIRECTION.isdisjoint(tokens) else frozenset[str]()
    state = next((s for s in _STATES if directions and set(s) <= set(places)), places)
    inner, places = (*inner, *(p for p in places if p not in state)), state  # the town of a district's court
    spelled = "".join(w.text[0] for w in words(parts[0]) if w.capital)
    return Forum(places, kinds, directions, inner, tuple(tokens), court, spelled if len(spelled) >= _SHORTEST else "")


def _places(told: Sequence[Word]) -> tuple[str, ...]:
    known = NO_PLACE | _KIND.keys() | DIRECTIONS
    named = (w.text for w in told if w.capital and w.text.isalpha() and len(w.text) > 1 and w.text not in known)
    circuits = (w.text for w, behind in pairwise(told) if behind.text == _CIRCUIT and w.text in _NUMBERED)
    return tuple(chain(circuits, named))


def _is_aside(part: str, placed: bool) -> bool:
    """Whether a part of a forum is an abbreviation (``UKSC``, ``KBD``), or a court within one whose place is told."""
    if part.isupper() and part.isalpha() and len(part) > 2:
        return True
    return placed and not HEADS.isdisjoint(w.text for w in words(part))


@dataclass(frozen=True, slots=True)
class Seen:
    """A court found in a sentence; ``whole`` where its place was found and not only its kind."""

    start: int
    end: int
    whole: bool


class Courts:
    """The words of a sentence that courts are looked for in, with the usual American abbreviations spelled out."""

    def __init__(self, line: Line) -> None:
        self.words: list[Word] = spelled_out(line)
        self._text = line.text

    @cached_property
    def bag(self) -> frozenset[str]:
        """The words as a set."""
        return frozenset([w[0] for w in self.words])

    @cached_property
    def heads(self) -> list[int]:
        """The words that stand for a court, and not for the house beside which something is."""
        told = [n for n, w in enumerate(self.words) if w.text in HEADS or w.text.endswith(_HEAD_ENDINGS)]
        return [n for n in told if _BESIDE.isdisjoint(w.text for w in self.words[max(0, n - _NEXT) : n])]

    @property
    def any(self) -> bool:
        """Whether it has such a word."""
        return bool(self.heads)

    def find(self, forum: Forum) -> Seen | None:
        """The court in the sentence, if it is told: by its place beside a court, or by its kind alone."""
        if forum.court and forum.acronym in self.bag:
            for w in self.words:
                if w.text == forum.acronym and self._text[w.start : w.end].isupper():
                    return Seen(w.start, w.end, True)
        if not forum.court or not self.heads or forum.directions - self.bag:
            return None
        at = [[n for n, w in enumerate(self.words) if same_place(w.text, place)] for place in forum.places]
        told = [where for where in at if where]
        if told and len(told) * 2 >= len(at):
            seen = [s for first in told[0] if (s := self._around(first, told[1:], forum)) is not None]
            # Its country may stand far from it: "In Argentina, ... the court of Rosario".
            seen = seen or [s for where in told for n in where if (s := self._around(n, [], forum)) is not None]
            if seen:
                return min(seen, key=lambda s: (-len(forum.kinds & self._kinds(s)), s.end - s.start))
        main = forum.kinds - _MINOR or forum.kinds
        for n in self.heads:
            if n and _KIND.get(self.words[n - 1].text) in main:
                return Seen(self.words[n - 1].start, self.words[n].end, not forum.places)
        return None

    def _kinds(self, seen: Seen) -> set[str]:
        """The kinds that the words of a court name: "District of Columbia" is not all of its Superior Court."""
        return kinds(w.text for w in self.words if seen.start <= w.start < seen.end)

    def places(self, forum: Forum) -> Seen | None:
        """A sentence that tells the country or town of a court, if not the court itself."""
        known = [place for place in (*forum.places, *forum.details) if place not in _HALF_PLACES | _NUMBERED]
        for word in self.words:
            if word.capital and any(same_place(word.text, place) for place in known):
                return Seen(word.start, word.end, False)
        return None

    def _around(self, first: int, others: Sequence[list[int]], forum: Forum) -> Seen | None:
        """The court around the first word of its place: with its other words, its direction and its kind nearby."""

        def nearest(where: Iterable[int]) -> int:
            return min(where, key=lambda n: abs(n - first))

        spots = [first, *map(nearest, others)]
        spots += [nearest(n for n, w in enumerate(self.words) if w.text == d) for d in forum.directions]
        low, high = min(spots), max(spots)
        reach = range(max(0, low - 6), min(len(self.words), high + 5))
        heads = [n for n in self.heads if n in reach]
        if high - low > 9 or not heads:
            return None
        if not forum.directions and any(self.words[n].text in DIRECTIONS for n in range(max(0, low - 3), low)):
            return None
        main = forum.kinds - _MINOR or forum.kinds
        minor = _MINOR - main - (frozenset() if main.isdisjoint(_OF_A_STATE) else _OF_A_UNION)
        kinds = [n for n in reach if _KIND.get(self.words[n].text, "") not in minor | {""}]
        # "Superior Court of Suffolk County": a county is no court by itself.
        kinds = [n for n in kinds if any(abs(n - head) <= 2 for head in self.heads)]
        kind = nearest(kinds) if kinds else nearest(heads)
        if main and kinds and _KIND[self.words[kind].text] not in main:
            return None  # the court nearest to the place is of another kind
        low, high = min(low, kind), max(high, kind)
        while high + 1 in heads:
            high += 1
        before = low  # "Superior Court of the" before "District of Columbia"
        while before and self.words[before - 1].text in _IN_NAMES:
            before -= 1
            low = before if self.words[before].text in _OF_COURTS else low
        return Seen(self.words[low].start, self.words[high].end, True)


_OFFICES, OFFICIALS, _OUTSIDE = _W.table("offices"), _W.words("officials"), _W.table("outside_courts")


def offices(told: Iterable[str]) -> dict[str, str]:
    """The words that name authorities, each with the kind that it names: ``competition`` for ``concorrenza``."""
    return {w: _OFFICES[w] for w in told if w in _OFFICES}


def kinds(told: Iterable[str]) -> set[str]:
    """The kinds of courts that words name."""
    return {_KIND[w] for w in told if w in _KIND}


def outside_courts(told: Iterable[str]) -> dict[str, str]:
    """The words that name proceedings before others than courts, each with its kind."""
    return {w: _OUTSIDE[w] for w in told if w in _OUTSIDE}


_LANDS: dict[tuple[str, ...], set[str]] = {}
for _land, _called in _W.table("lands").items():
    for _name in (_land, *_called.split(", ")):
        _LANDS.setdefault(tuple(_name.split()), set()).add(_land)
_LAND_SIZES: dict[str, list[int]] = {}  # how many words the names have that begin with a word, the longest first
for _words in sorted(_LANDS, key=len, reverse=True):
    _LAND_SIZES.setdefault(_words[0], []).append(len(_words))


def lands(told: Sequence[Word]) -> dict[str, tuple[int, int]]:
    """The countries, states and provinces that words name by themselves or by a town or a court, with their place."""
    found: dict[str, tuple[int, int]] = {}
    behind = 0  # the last name
    for n, word in enumerate(told):
        for size in _LAND_SIZES.get(word.text, ()) if word.capital and n >= behind else ():
            run = told[n : n + size]
            names = _LANDS.get(tuple([w.text for w in run]), ())
            if names:
                for land in sorted({*names, *(around for name in names for around in _LANDS[tuple(name.split())])}):
                    found.setdefault(land, (word.start, run[-1].end))
                behind = n + len(run)
                break
    return found


def states(places: Iterable[str]) -> frozenset[str]:
    """Of some lands those that lie in another: states, provinces."""
    return frozenset(p for p in places if any(around != p for around in _LANDS[tuple(p.split())]))


def lands_of(text: str) -> frozenset[str]:
    """The same of a text, whose words are split with their places only where one may name a land: a register is long."""
    line = Line(text)
    if _LETTERS.fullmatch(text) and not _CITED_DISTRICT.search(line.plain):
        told = bare_words(text)  # the same words then
        begun = ((n, size) for n, word in enumerate(told) if word in _LAND_SIZES for size in _LAND_SIZES[word])
        if not any(tuple(told[n : n + size]) in _LANDS for n, size in begun):
            return frozenset()
    return frozenset(lands(spelled_out(line)))


def out_of_firms(line: Line, placed: Mapping[str, tuple[int, int]]) -> set[str]:
    """Of the lands that a line names those that stand in no firm's name: "Example Luxembourg S.A.R.L." """
    firms = [m.span() for m in _A_FIRM.finditer(line.text)] if placed else []
    return {land for land, (at, _) in placed.items() if not any(a <= at < b for a, b in firms)}


def out_of_laws(line: Line) -> list[Word]:
    """The words of a line, those of a law's name without capitals: "the Illinois Privacy Act" is no place."""
    laws = [m.span() for m in _A_LAW.finditer(line.text)] if _LAW_NAMES & line.bag else []
    if not laws:
        return line.words
    return [w._replace(capital=False) if any(a <= w.start < b for a, b in laws) else w for w in line.words]


def same_place(told: str, known: str) -> bool:
    """Whether two words name one place, or one its people: ``Argentina``, ``Argentine``; a letter may be off."""
    if told == known or told in _DEMONYMS.get(known, ()) or known in _DEMONYMS.get(told, ()):
        return True
    return len(known) >= 6 and alike(told, known)


def spelled_out(line: Line) -> list[Word]:
    """``N.D. Cal.``, ``WDTX``, ``NSW`` and ``federal court in Waco`` as the words they stand for, at their place."""
    text = line.plain
    out: list[tuple[int, int, list[str]]] = []
    for m in _CITED_DISTRICT.finditer(text) if "d" in text else ():
        if line.text[m.start()].islower():
            continue
        whole = tuple(m[2].split())  # "N.D. California"
        state = _ABBREVIATED.get(re.sub(r"\W", "", m[2])) or (whole if whole in _STATES else None)
        if state is None or (m[1] is None and not _DISTRICT_ONLY.match(text, m.start())):
            continue
        direction = [_DIRECTIONS[m[1]]] if m[1] else []
        out.append((m.start(), m.end(), [*direction, _DISTRICT, *state]))
    for m in _CITED_CIRCUIT.finditer(text):
        ordinal = _ORDINALS.get(int(m[1]))
        if ordinal:
            out.append((m.start(), m.end(), [ordinal, _CIRCUIT]))
    for said, named in _SITTING if not (_TOWNS.isdisjoint(line.bag) or _COURT.isdisjoint(line.bag)) else ():
        for m in said.finditer(text):
            out.append((*m.span(m.lastindex or 0), named[m[m.lastindex or 0]]))
    plain_words = out_of_laws(line)
    if not _IN_SHORT.isdisjoint(line.bag):
        short = ((w, _SHORT_PLACES.get(line.text[w.start : w.end])) for w in plain_words)
        out += [(w.start, w.end, told.split()) for w, told in short if told]
    if not out:
        return plain_words
    covered = [(start, end) for start, end, _ in out]
    kept = [w for w in plain_words if not any(start <= w.start < end for start, end in covered)]
    spelled = [Word(text, start, end, True) for start, end, texts in out for text in texts]
    return sorted((*kept, *spelled), key=lambda w: w.start)
