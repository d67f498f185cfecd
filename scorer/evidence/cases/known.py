"""A case of the register made ready to be looked for, and the whole register with an index of its dockets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from scorer.evidence.cases import dockets
from scorer.evidence.cases.forums import Forum, forum_of
from scorer.evidence.cases.names import COMMON, FORMS, ORGANISATION, VERSUS, Caption, company_names, parties_of
from scorer.evidence.cases.words import bare_words, plain, stem, words
from scorer.register.model import Case, Register
from scorer.wording import wording

_W = wording("cases/known")

_STOCK = frozenset(map(stem, _W.words("stock")))
_CAPITALS = re.compile(r"\b[^\W\d_a-z][\w'’]*")
_SMALL = _W.words("small")
_SEVERAL = _W.pattern("several")


@dataclass(frozen=True, slots=True)
class Known:
    """A case taken apart: who the other side is, which court, which numbers, and the stems of what it is about."""

    number: int
    case: Case
    caption: Caption
    forum: Forum | None
    dockets: dict[str, bool]
    stems: frozenset[str]


def dates_of(case: Case) -> tuple[str, ...]:
    """When a case was filed or, where that is not known, the dates of its course."""
    if case.filed:
        return (case.filed,)
    return tuple(s.date for s in case.status_by_date) or ((case.public_since,) if case.public_since else ())


class Index:
    """A register made ready once for any number of reports; cases are taken apart when a report first asks for them."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.company = company_names((register.company, *register.aliases))
        self.own = frozenset(word for name in self.company for word in name)
        self._stock = _STOCK | {stem(w) for w in self.own}
        self.keys: dict[str, list[tuple[int, bool]]] = {}
        self._dockets: list[dict[str, bool]] = []
        self._known: dict[int, Known] = {}
        for number, case in enumerate(register.cases):
            found = dockets.keys(case.docket) if case.docket else {}
            self._dockets.append(found)
            for key, whole in found.items():
                self.keys.setdefault(key, []).append((number, whole))
        self.signatures = frozenset().union(*(dockets.signature(c.docket) for c in register.cases if c.docket))
        self.probes = [self._probes(case) for case in register.cases]

    def known(self, number: int) -> Known:
        """A case taken apart."""
        if number not in self._known:
            case = self.register.cases[number]
            forum = _forum(case.forum)
            caption = parties_of((case.name, *case.aliases), self.company, forum.whole if forum and forum.court else ())
            stems = self.stems(number) - {stem(w) for p in caption.parties for w in p.words}
            self._known[number] = Known(number, case, caption, forum, self._dockets[number], stems)
        return self._known[number]

    def forum(self, number: int) -> Forum | None:
        """The court of a case."""
        return _forum(self.register.cases[number].forum)

    def stems(self, number: int) -> frozenset[str]:
        """What a case is about, without words that every case has."""
        case = self.register.cases[number]
        inside = case.name[case.name.find("(") :] if "(" in case.name else ""
        found = {stem(w) for w in bare_words(f"{case.claim} {inside}") if len(w) >= 4 and not w[0].isdigit()}
        return frozenset(found - self._stock)

    def plaintiff(self, number: int) -> str:
        """Who sues: ``one`` person, ``several``, an ``organisation``, or empty where the name does not tell."""
        name = VERSUS.split(self.register.cases[number].name)[0]
        told = [w.text for w in words(name)]
        if not told or any(w in self.own for w in told) or len(name) == len(self.register.cases[number].name):
            return ""
        if _SEVERAL.search(name.lower()):
            return "several"
        return "organisation" if any(w in FORMS or w in ORGANISATION for w in told) else "one"

    def _probes(self, case: Case) -> frozenset[str]:
        """Words by which a report that names the case would be found."""
        found: set[str] = set()
        for name in (case.name, *case.aliases):
            told = bare_words(name)
            rare = [w for w in told if len(w) >= 4 and w not in COMMON and w not in self.own and not w.isdigit()]
            found.update(rare or [w for w in told if len(w) >= 3 and w not in self.own and w not in _SMALL])
            capitals = [w for w in _CAPITALS.findall(VERSUS.split(name)[0]) if w.lower() not in FORMS]
            if len(capitals) >= 3:
                found.add(plain("".join(w[0] for w in capitals)))
        return frozenset(found)


@lru_cache(maxsize=10_000)
def _forum(text: str) -> Forum | None:
    return forum_of(text)
