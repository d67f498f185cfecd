"""A case of the register made ready to be looked for, and the whole register with an index of its dockets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from scorer.collecting import no_collection
from scorer.evidence.cases import dockets
from scorer.evidence.cases.called import authorities_called, courts_called
from scorer.evidence.cases.forums import NO_PLACE, Forum, forum_of, kinds, lands_of, offices, outside_courts
from scorer.evidence.cases.legal_forms import FORMS
from scorer.evidence.cases.names import (
    COMMON,
    INSTITUTIONS,
    ORGANISATION,
    STATES,
    SUES_FOR,
    VERSUS,
    Caption,
    Party,
    authorities,
    bodies,
    company_names,
    company_sides,
    other_side,
    parties_in,
    parties_of,
    unabridged,
)
from scorer.evidence.cases.words import amounts, bare_words, plain, stem, words
from scorer.register.model import Case, Register, Role
from scorer.wording import wording

_W = wording("cases/known")

STOCK = frozenset(map(stem, _W.words("stock")))
_CAPITALS = re.compile(r"\b[^\W\d_a-z][\w'’]*")
_ASIDE = re.compile(r"\([^()]*\)")
_SEVERAL = _W.pattern("several")
_SMALL = _W.words("small")
_ENDED = wording("cases/weighing").table("ended")


@dataclass(frozen=True, slots=True)
class Known:
    """A case taken apart: who the other side is, which court, which numbers, and the stems of what it is about.

    ``told`` are stems of what else is said of it (its name, other names, steps), ``side`` the words of the company's side.
    """

    number: int
    case: Case
    caption: Caption
    forums: tuple[Forum, ...]
    dockets: dict[str, bool]
    stems: frozenset[str]
    told: frozenset[str]
    side: frozenset[str]
    amounts: frozenset[str]
    outcomes: frozenset[str]
    bodies: tuple[Party, ...]
    offices: frozenset[str]
    outside: frozenset[str]
    lands: frozenset[str]

    @property
    def official(self) -> bool:
        """Whether an authority brings it: it is named in its everyday work, too."""
        return _official(self.case)

    @property
    def courts(self) -> tuple[Forum, ...]:
        """Those of its forums that are courts."""
        return tuple(f for f in self.forums if f.court)


def dates_of(case: Case) -> tuple[str, ...]:
    """When a case was filed, and the dates of its course; when it became known where there are none."""
    found = tuple(d for d in (case.filed, *(s.date for s in case.status_by_date)) if d)
    return found or ((case.public_since,) if case.public_since else ())


class Index:
    """A register made ready once for any number of reports; cases are taken apart when a report first asks for them."""

    @no_collection()
    def __init__(self, register: Register) -> None:
        self.register = register
        self.company = company_names((register.company, *register.other_names))
        self.own = frozenset(word for name in self.company for word in name)
        self.initials = {(a.lower(),) for a in register.other_names if a.isupper() and a.isalpha()}  # "VIA"
        self.initials.difference_update(company_names((register.company,)))
        self._usual = COMMON | self.own
        self._stock = STOCK | {stem(w) for w in self.own}
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
            forums = _forums(_forum_text(case))
            place = [w for f in forums if f.court for w in f.whole]
            caption = parties_of((case.name, *case.aliases), self.company, place)
            more = [p for p in authorities(case.forum) if p.words != tuple(place)] if _official(case) else []
            more += _called(case, self.company)
            caption = Caption(tuple(dict.fromkeys((*caption.parties, *more))), caption.phrases)
            capital = {w.text for text in (case.name, *case.aliases, case.forum) for w in words(text) if w.capital}
            # Names only: not "waste" of a "waste inquiry".
            named = {stem(w) for p in caption.parties for w in p.words if w in capital}
            stems = self.stems(number) - named
            stems -= {stem(w) for f in forums for w in f.places}
            said = _said(case)
            outcomes = frozenset(_ENDED[w] for w in bare_words(said) if w in _ENDED)
            sums = frozenset(a for a, *_ in amounts(said))
            self._known[number] = Known(
                number,
                case,
                caption,
                forums,
                self._dockets[number],
                stems,
                self._told(case) - stems - named,
                self._side(case),
                sums,
                outcomes,
                bodies(case.forum),
                frozenset(offices(bare_words(f"{case.forum} {case.name}")).values()),
                _procedures(case),
                _lands(case),
            )
        return self._known[number]

    @cached_property
    def by_trait(self) -> dict[str, dict[str, list[int]]]:
        """The cases by what may bring them to mind: a word of the claim, a month, a sum, the beginning of a place."""
        found: dict[str, dict[str, list[int]]] = defaultdict(dict)
        for number, case in enumerate(self.register.cases):
            forum = bare_words(_forum_text(case))
            traits = {
                "claim": self.stems(number),
                "date": {day[:7] for day in dates_of(case)},
                "amount": {amount for amount, *_ in amounts(_said(case))},
                "place": {w[:4] for w in forum if len(w) >= 4 and w not in NO_PLACE},
                "land": _lands(case),
                "kind": kinds(forum) | _procedures(case),
            }
            for kind, values in traits.items():
                for value in values:
                    found[kind].setdefault(value, []).append(number)
        return found

    @cached_property
    def sides(self) -> frozenset[str]:
        """Words of who is sued beside the company or instead of it: "Ekstrom v. Marchetti and Example Ltd"."""
        found: set[str] = set()
        for case in self.register.cases:
            _, *sued = VERSUS.split(case.name)
            for told in map(bare_words, sued):
                found.update(w for w in told if len(w) >= 4 and w not in self._usual)
                found.update(told if tuple(told) in SUES_FOR else ())  # "... v. United States"
        return frozenset(found)

    def stems(self, number: int) -> frozenset[str]:
        """What a case is about, without words that every case has."""
        case = self.register.cases[number]
        inside = (
            case.name if VERSUS.search(case.name) is None else case.name.partition("(")[2]
        )  # "In re ... Litigation"
        found = {stem(w) for w in bare_words(f"{case.claim} {inside}") if len(w) >= 4 and not w[0].isdigit()}
        return frozenset(found - self._stock)

    def _told(self, case: Case) -> frozenset[str]:
        said = " ".join((case.name, *case.aliases, *(s.status for s in case.status_by_date)))
        return frozenset({stem(w) for w in bare_words(said) if len(w) >= 4} - self._stock)

    def _side(self, case: Case) -> frozenset[str]:
        """Words of the company's side, which may be one of its firms: "Orrin v. Example Logistics Ltd"."""
        found: set[str] = set()
        bare = (_ASIDE.sub(" ", name) for name in (case.name, *case.aliases))  # "Doe v. Example Ltd (patents)"
        for sides in map(VERSUS.split, bare):
            ours = company_sides(sides, self.company) if len(sides) > 1 else ()
            for side in (side for side, mine in zip(sides, ours, strict=False) if mine):
                if any(tuple(p.words) in self.company for p in parties_in(side)):
                    return frozenset()  # itself, whoever else
                found.update(bare_words(side))
        return frozenset(found)

    def ours(self, number: int) -> bool:
        """Whether the company itself brings a case."""
        case = self.register.cases[number]
        sides = VERSUS.split(case.name)
        return case.role is Role.CLAIMANT or (len(sides) > 1 and company_sides(sides, self.company)[0])

    def plaintiff(self, number: int) -> str:
        """Who sues: ``one`` person, ``several``, an ``organisation``, or empty where the name does not tell."""
        name, *others = VERSUS.split(self.register.cases[number].name)
        told = bare_words(name)
        if not told or not others or any(w in self.own for w in told):
            return ""
        if _SEVERAL.search(name.lower()):
            return "several"
        return "organisation" if any(w in FORMS or w in ORGANISATION for w in told) else "one"

    def _probes(self, case: Case) -> frozenset[str]:
        """Words by which a report that names the case would be found."""
        found: set[str] = set()
        for name in map(unabridged, (case.name, *case.aliases)):
            told = bare_words(name)
            rare = [w for w in told if len(w) >= 4 and w not in self._usual and not w.isdigit()]
            found.update(rare or [w for w in told if len(w) >= 3 and w not in self.own and w not in _SMALL])
            capitals = [w for w in _CAPITALS.findall(VERSUS.split(name)[0]) if w.lower() not in FORMS]
            for spelled in (capitals, [w for w in capitals if w.lower() not in STATES]):  # "U.S. Equal ..."
                found.update([plain("".join(w[0] for w in spelled))] if len(spelled) >= 3 else [])
        if all(w in self._usual or len(w) < 4 for w in bare_words(other_side(case.name, self.company))):
            # "Federal Trade Commission, cancelling of Plus": the words of its subject may stand nowhere
            for party in parties_of((case.name, *case.aliases), self.company).parties:
                found.update((party.acronym.lower(), party.initials, *party.words[-1:]))
        for party in (*(authorities(case.forum) if _official(case) else ()), *_called(case, self.company)):
            found.update(w for w in party.words if len(w) >= 4 and w not in self._usual)
            found.add(party.acronym.lower())
            if all(w in COMMON for w in party.words):
                found.add(party.words[-1])
        return frozenset(found) - {""}


def _forum_text(case: Case) -> str:
    """Its forum, and the same in English where it has a court's name in short or in its own language."""
    return "; ".join(part for part in (case.forum, courts_called(case.forum)) if part)


@lru_cache(maxsize=10_000)
def _called_otherwise(text: str) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(party for name in authorities_called(text) for party in bodies(name)))


def _called(case: Case, company: Sequence[tuple[str, ...]]) -> list[Party]:
    """The authorities of the other side, by their other names: of its caption, and of its forum if that is no court."""
    side = other_side(case.name, company)
    told = [side, *case.aliases, *([case.forum] if _official(case) else [])]
    cited = tuple(bare_words(side))  # "Commissioner of Internal Revenue", for which the caption has the service
    as_cited = [Party(cited)] if len(cited) > 1 and cited in INSTITUTIONS else []
    return list(dict.fromkeys((*as_cited, *(party for text in told for party in _called_otherwise(text)))))


def _official(case: Case) -> bool:
    """Whether an authority brings a case: by its role, or where it is the forum and no two sides are cited."""
    return case.role in (Role.REGULATORY, Role.CRIMINAL) or (
        VERSUS.search(case.name) is None
        and bool(authorities(case.forum))
        and not any(f.court for f in _forums(case.forum)[:1])
        and "contact point" not in outside_courts(bare_words(case.forum)).values()  # it only mediates
    )


def _procedures(case: Case) -> frozenset[str]:
    """What kind of proceeding it is, where that is said: arbitration, a class action, a prosecution."""
    return frozenset(outside_courts((*bare_words(f"{case.forum} {case.name} {case.claim}"), case.role.value)).values())


def _lands(case: Case) -> frozenset[str]:
    """Where it is: of its forum's places and courts, and of who is sued there."""
    return lands_of(f"{case.forum} ; {case.name}")


def _said(case: Case) -> str:
    return plain(" ; ".join((case.claim, *(s.status for s in case.status_by_date))))


@lru_cache(maxsize=10_000)
def _forums(text: str) -> tuple[Forum, ...]:
    return tuple(f for part in text.split(";") if (f := forum_of(part)) is not None)
