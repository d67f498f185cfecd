"""Parties of a case: taken from how it is cited, without legal forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from scorer.evidence.cases.legal_forms import FORMS, with_plain_form
from scorer.evidence.cases.words import Word, bare_words, stem, words
from scorer.wording import wording

_W = wording("cases/names")

VERSUS = _W.pattern("versus", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{3,7}")
_PARENTHESES = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_OTHERS = _W.pattern("others", re.IGNORECASE)
_AND = _W.pattern("and", re.IGNORECASE)
_SMALL = _W.words("small")
_RELATOR = _W.pattern("relator", re.IGNORECASE)
_ESTATE = _W.pattern("estate", re.IGNORECASE)

GENERIC = _W.words("generic")
_NOUNS = GENERIC - _W.words("generic_with_names")  # a party whose head is one of these has no name
PLACEHOLDERS = _W.words("placeholders")
_NOBODY = _W.words("nobody")
ORGANISATION = _W.words("organisation")
_LARGE = _W.pattern("large", re.IGNORECASE)
_SHORT_FORMS = FORMS - _W.words("long_forms_alone")
_FIRST_PART = _W.pattern("first_part", re.IGNORECASE)
_NOUN = _W.pattern("noun", re.IGNORECASE)
_BROUGHT_OF, _MEMBERS = _W.pattern("brought_of", re.IGNORECASE), _W.words("members")
_BY_AUTHORITIES = _W.words("by_authorities")
_PARTICLES = _W.words("particles")
_CIVIC = _W.words("civic")  # such a body is called by its whole name: the rest of it is a place or a trade
_SEATS = _W.words("seats")
_BODY = ORGANISATION | GENERIC
PASSED_OVER = FORMS | _W.words("passed_over")  # in the name of a case that is no party's
COMMON = ORGANISATION | GENERIC | FORMS | _W.words("common")


@dataclass(frozen=True)
class Party:
    """A party or another name of a case.

    Attributes:
        words: Its words, plain, without legal forms.
        surname: For a person or a firm with a name of its own: the one word that stands for it; else empty.
        acronym: What its capitals spell, where they could stand for it; else empty.
        initials: It is known by its initials only: a report may spell them out.
        whole: It is the whole name of an authority, which a report may call by the beginnings of its words.
        short: A part of it that counts only where nothing else follows with "of".
        alone: What a report calls it ("the Commission"), which is no part of a longer name ("Trade Commission").
        state: It is a state that its attorney general speaks for, and counts only beside one.
        cited_only: It names nobody by itself (``Doe``) and counts only in ``Doe v.``
    """

    words: tuple[str, ...]
    surname: str = ""
    acronym: str = ""
    cited_only: bool = False
    initials: str = ""
    short: bool = False
    alone: bool = False
    state: bool = False
    whole: bool = False

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words where it is a name of several, one of them its own; else empty."""
        told = [w for w in self.words if w not in _SMALL and not w.isdigit()]
        own = [w for w in told if w not in COMMON]
        return frozenset(map(stem, told)) if own and len(told) > 1 and not self.surname else frozenset()

    @cached_property
    def head(self) -> str:
        """The first word of a name of several, where it is its own: enough beside a "v." and the company."""
        own = len(self.words) > 1 and not self.surname and self.words[0] not in COMMON
        return self.words[0] if own and len(self.words[0]) >= _HEAD else ""

    @property
    def key(self) -> str:
        """Its words in one, so that ``JPMorgan`` and ``J.P. Morgan`` are one."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Caption:
    """How a case is cited, taken apart: the other side of it, other names, and whether it says who sues whom.

    ``phrases`` are names that are no party (``first Texas case``), word for word.
    """

    parties: tuple[Party, ...]
    phrases: tuple[tuple[str, ...], ...]


_HEAD = 4  # letters
_FILE = re.compile(r"[A-Z]{1,4}\.\d{4,}\b")  # "AT.40136 Capacitors": the authority's file and what it is about
_FORUM_PARTS = re.compile(r"[,()]|\s[-–]\s")
_OFFICE, _COURTS, _PART_ONLY, _ARBITRAL = (
    _W.pattern(n, re.IGNORECASE) for n in ("office", "courts", "part_only", "arbitral")
)
_AMERICAN = wording("cases/forums").table("states")
_AMERICAN_SHORT = {w for called in _AMERICAN.values() for w in called.split()}
_LANDS = {w for place, people in wording("cases/forums").table("demonyms").items() for w in (place, *people.split())}
_LANDS |= {*_W.words("states"), *(w for state in _AMERICAN for w in state.split())}
_LANDS |= {called.split(", ")[0] for called in wording("cases/forums").table("lands").values()}  # "nigerian"
_COUNTRIES = wording("cases/forums").table("lands").keys()
_OF_STATE = _W.pattern("of_state")
_A_STATE = _W.words("a_state")
_STATELY = _W.words("stately")
STATES = _W.words("states")
_BEHIND_HEAD = _W.pattern("behind_head")
_JOINING, _OF = map(_W.one, ("joining", "of"))
INSTITUTIONS = {tuple(short.split()): tuple(name.split()) for short, name in _W.table("institutions").items()}
_ABBREVIATIONS = _W.table("abbreviations")
_ABRIDGED = re.compile(rf"\b({'|'.join(_ABBREVIATIONS)})(?:\.|(?<=\w{{4}}))(?=\s|,|$)", re.IGNORECASE)
SUES_FOR = {tuple(state.split()): name for state, name in _W.table("for_a_state").items()}
_SPOKEN = {tuple(name.split()) for name in SUES_FOR.values()}
_GOES_ON, _FOREIGN = _W.words("goes_on"), _W.words("foreign")
_A_STATES = _W.pattern("a_states", re.IGNORECASE)
LEGAL_NOUNS = _W.words("legal_nouns")


def parties_of(names: Iterable[str], company: Sequence[tuple[str, ...]], forum: Iterable[str] = ()) -> Caption:
    """The other side in the names of a case: whoever sues the company, is sued by it, or investigates it.

    Args:
        names: How the case is cited, and its aliases.
        company: The company's own names as plain words without legal forms.
        forum: The words of its court, which is no party ("Buyers v. Example Ltd, New York").
    """
    parties: dict[Party, None] = {}
    phrases: dict[tuple[str, ...], None] = {}
    place = frozenset(forum)
    names = tuple(map(_cited_within, names))
    ours = {
        _spelled(side, tuple(bare_words(side))).lower()
        for n in names
        for side in VERSUS.split(n)
        if _holds(side, company)
    }
    sued: set[str] = set()  # beside the company or instead of it, where somebody else sues
    for number, name in enumerate(names):
        bare = unabridged(_PARENTHESES.sub(" ", _OF_STATE.sub(_office, name)))
        called = (m[1].lower() for m in _PARENTHESES.finditer(name) if _CAPITALS.fullmatch(m[1]))  # "... (UAMA)"
        parties.update(
            (Party((c,), initials=c), None) for c in called if (c,) not in company and c not in _AMERICAN_SHORT
        )
        sides = VERSUS.split(bare)
        both = bare.split(f" {_JOINING} ") if len(sides) == 1 and _NOUN.search(bare) is None else []
        if len({_holds(side, company) for side in both}) == 2:
            sides = both  # "Cabin Crew Union and Example Ltd", as arbitrations are cited
        mine = company_sides(sides, company)
        if len(sides) == 1 and _is_phrase(bare):
            phrases[tuple(w.text for w in words(bare))] = None
            if number:
                continue
        for side, is_ours in zip(sides, mine, strict=True):
            if len(sides) > 1 and is_ours:
                continue
            found = _parties(side, alone=len(sides) == 1)
            if len(sides) == 1 or not any(mine) or _begins_like(side, company):
                found = [p for p in found if not _of_company(p.words, company)]
            found = [p for p in found if "".join(p.words) not in ours]  # "NPM", of "Norvale Platinum Mines v ..."
            found = [p for p in found if side is sides[0] or not sued.issuperset(p.words)]
            if len(sides) > 1 and len(found) == 1 and place.issuperset(found[0].words) and not found[0].state:
                found = [replace(found[0], cited_only=True, acronym="")]  # "... v. United States", in a court of theirs
            found = [p for p in found if p.state or p.cited_only or not place.issuperset(p.words)]
            found = [replace(p, surname="") if p.surname in place else p for p in found]
            parties.update(dict.fromkeys(found))
            if not all(p.cited_only or p.state for p in found if p.words not in _SPOKEN):
                sued |= {w for s in sides[1:] if side is sides[0] for w in bare_words(s)}
                break  # the other side of a case in which the company is no party, or only one respondent of several
    known = [p.acronym for p in parties if p.acronym]
    # What "CSA" stands for is known then: not for "Contaminated Sites Act".
    told = (replace(p, initials="") if any(a.startswith(p.initials) for a in known) else p for p in parties)
    return Caption(tuple(dict.fromkeys(_as_firm(p, parties) for p in told)), tuple(phrases))


def _cited_within(name: str) -> str:
    """The caption in brackets behind what a case is about, or the name: "Certain Routers (Example Inc. v. Orsin Ltd)"."""
    within = next((m[1] for m in _PARENTHESES.finditer(name) if VERSUS.search(m[1])), "")
    return name if VERSUS.search(_PARENTHESES.sub(" ", name)) else within or name


def unabridged(name: str) -> str:
    """A name without the abbreviations of citations: "Sec. Litig." is "Securities Litigation"."""
    return _ABRIDGED.sub(lambda m: _ABBREVIATIONS[m[1].lower()].capitalize(), name)


def _as_firm(party: Party, parties: Iterable[Party]) -> Party:
    """A name that stands with its legal form elsewhere is a firm's here, too: it is not called by its last word."""
    called = [p.surname for p in parties if p.words == party.words and p.surname]
    return replace(party, surname=min(called, key=party.words.index)) if len(set(called)) > 1 else party


@lru_cache(maxsize=10_000)
def authorities(forum: str) -> tuple[Party, ...]:
    """The authorities of a forum: one acts itself, so that its name is one of the case."""
    items = ([p for p in _FORUM_PARTS.split(item) if not _ARBITRAL.search(p)] for item in forum.split(";"))
    return bodies("; ".join(", ".join(pieces) for pieces in items))


@lru_cache(maxsize=10_000)
def bodies(forum: str) -> tuple[Party, ...]:
    """The names in a forum that is no court: an authority, an office, an institute."""
    found: list[Party] = []
    courts: set[int] = set()
    for item, piece in ((n, p) for n, whole in enumerate(forum.split(";")) for p in _FORUM_PARTS.split(whole)):
        text = _OFFICE.sub("", piece.strip())
        courts |= {item} if _COURTS.search(text) else set()
        if not text or _COURTS.search(text) or _PART_ONLY.search(text):
            continue
        significant = _significant(words(text))
        if len("".join(significant)) < 3 or _LANDS.issuperset(significant):
            continue
        bodies_in = _BODY.intersection(significant) - (_SEATS if item in courts else set())
        if (found or item in courts) and (not bodies_in or _A_STATE.issuperset(significant)) and not text.isupper():
            continue  # where it is: "Department of Water, Western Australia", "District Court, W.D. Wash."
        found.append(Party(significant, "", _spelled(text, significant), whole=True))
        bare = tuple(w for w in significant if w not in STATES)
        if bare == _stateless(significant):
            found.append(Party(bare, "", _spelled(text, bare), whole=True))  # "U.S. Federal Trade Commission"
        heads = [bare[:n] for n, w in enumerate(bare) if n >= 2 and w in _GOES_ON]
        if heads and not (heads[-1][-1] in _GOES_ON or COMMON.issuperset(heads[-1])):
            acronym = "".join(w[0] for w in heads[-1])  # "Prosecutor General of Latvia", "Contact Point for ..."
            found.append(Party(heads[-1], "", acronym if len(acronym) >= 3 else "", short=True))
        if bare and bare[0] not in COMMON and not _FOREIGN.isdisjoint(bare):  # "Garante per la protezione dei dati"
            found.append(Party(bare[:1], short=True))
    return tuple(found)


def _stateless(name: tuple[str, ...]) -> tuple[str, ...]:
    """An authority's name without its state's; empty where that leaves it as it is, or nothing of its own."""
    bare = tuple(w for w in name if w not in STATES)
    enough = len(bare) > 2 or (len(bare) == 2 and not COMMON.issuperset(bare))
    return bare if bare != name and enough else ()


def _spelled(text: str, name: tuple[str, ...]) -> str:
    """What the capitals of some words of a name spell; empty for fewer than three."""
    capitals = [w for w in words(text) if w.capital and w.text not in FORMS and w.text in name]
    return "".join(w.text[0] for w in capitals) if len(capitals) >= 3 else ""


def company_sides(sides: Sequence[str], company: Sequence[tuple[str, ...]]) -> list[bool]:
    """Which of the sides of a case are the company: those that begin with its name, or else those that hold it.

    "Fuerza de los trabajadores de Example v. Example Ltd" has one.
    """
    begun = [is_company(tuple(w.text for w in words(side)), company) for side in sides]
    return begun if any(begun) else [_holds(side, company) for side in sides]


def other_side(name: str, company: Sequence[tuple[str, ...]]) -> str:
    """Who sues the company in a case, or is sued by it; without a "v." what stands before its subject."""
    sides = VERSUS.split(name)
    if len(sides) == 1:
        return _FIRST_PART.split(name)[0]
    return sides[1] if company_sides(sides, company)[0] else sides[0]


def _begins_like(side: str, company: Sequence[tuple[str, ...]]) -> bool:
    """Whether a side begins with the first word of a name of the company: "Example Pension Trustees"."""
    first = [w.text for w in words(side)[:1]]
    return any(first == [name[0]] and name[0] not in COMMON for name in company)


def _office(m: re.Match[str]) -> str:
    """A state that is cited with its office by the office: "Canada (Minister of Transport)", "R (Environment Agency)"."""
    return m[2] if m[1].lower() in _COUNTRIES or len(m[1].rstrip(".")) == 1 else m[0]


def _holds(side: str, company: Sequence[tuple[str, ...]]) -> bool:
    return _of_company(tuple(w.text for w in words(side)), company)


def _of_company(told: tuple[str, ...], company: Sequence[tuple[str, ...]]) -> bool:
    """Whether words hold a name of the company: "Order against Example Ltd on ..." names nobody else."""
    if not _MEMBERS.isdisjoint(told):
        return False
    if any(told[:1] == name[:1] and name[0] not in COMMON for name in company):
        return True  # "Example Realty Ltd" is of Example plc
    return any(is_company(told[n:], company) for n in range(len(told)))


def company_names(names: Iterable[str]) -> list[tuple[str, ...]]:
    """The company's own names as plain words without legal forms, the longest first."""
    found = {_significant(words(with_plain_form(_PARENTHESES.sub(" ", name)))) for name in names}
    return sorted((f for f in found if f), key=len, reverse=True)


def is_company(party: tuple[str, ...], company: Sequence[tuple[str, ...]]) -> bool:
    """Whether a party is the company itself: it begins with one of its names."""
    return any(party[: len(name)] == name for name in company if name)


def _is_phrase(text: str) -> bool:
    """A name such as ``export licence case``: it says itself that it is one of a proceeding."""
    found = words(text)
    return len(found) > 1 and found[-1].text in LEGAL_NOUNS and VERSUS.search(text) is None


def parties_in(side: str) -> list[Party]:
    """All that are named on one side of a case, the company too."""
    return _parties(side, alone=False)


def _parties(side: str, *, alone: bool) -> list[Party]:
    if (relator := _RELATOR.split(side))[1:] and (party := _party(relator[-1])) is not None:
        return [party]  # "United States et al. ex rel. Imhoff"
    side = _OTHERS.sub("", _ESTATE.sub("", side.strip()))
    if alone:  # no "v.": "Labour Inspectorate, inquiry at Thornaby"
        side = _FIRST_PART.split(side)[0]
        if (brought := _BROUGHT_OF.search(side)) is not None and _party(brought[1]) is not None:
            side = brought[1]
        noun = _NOUN.search(side)
        if noun is not None and noun[1].lower() not in _BY_AUTHORITIES:
            return []  # "Data breach litigation" names nobody
        side = side[: noun.start()] if noun else side
    pieces = [piece for piece in _AND.split(side) if piece.strip()]
    found = [_party(piece) for n, piece in enumerate(pieces) if not n or piece.lower() not in _AMERICAN]
    found += [_party(m[1]) for piece in _AND.split(side) if (m := _LARGE.match(piece))]
    whole = _party(side) if "," not in side and ";" not in side else None
    shape = [w.text for w in words(side)]
    if whole is not None and _JOINING in shape and whole not in found:
        # "Health and Safety Executive" is one name, "Parley and Orion Ltd" are two.
        if not FORMS.intersection(shape) and ORGANISATION.intersection(whole.words):
            found = [whole]
        elif len(whole.words) <= 6:
            found.insert(0, whole)
    told = [party for party in found if party is not None]
    offices = [p.words for p in told if not (p.surname or p.state or _CIVIC.isdisjoint(p.words))]
    told += [Party(bare, acronym=_spelled(side, bare)) for words_of in offices if (bare := _stateless(words_of))]
    lands = [" ".join(p.words).partition(_OF)[2].split() for p in told if p.words[0] in _STATELY]
    told += [Party(tuple(land), cited_only=True) for land in lands if land]  # "... v. Paraguay"
    spoken = [SUES_FOR[party.words] for party in told if party.words in SUES_FOR]
    return [*told, *(Party(tuple(s.split()), acronym="".join(w[0] for w in s.split())) for s in spoken)]


def _party(text: str) -> Party | None:
    """A name that can be looked for, or None for ``two stockholders`` and other words that name nobody."""
    text = _OTHERS.sub("", text).strip(" .,'\"“”")
    found = words(with_plain_form(text))
    significant = _significant(found)
    state = _A_STATES.fullmatch(text)
    if state is not None and (name := (state[1] or state[2] or state[3]).lower()) in _AMERICAN:
        return Party(tuple(name.split()), acronym=_AMERICAN[name].split()[-1], state=True)
    placeholder = next((w for w in significant[:2] if w in PLACEHOLDERS), "")
    if placeholder in _NOBODY:
        return None
    if placeholder and found[0].capital:
        return Party((placeholder,), cited_only=True)
    if significant in INSTITUTIONS:
        name = INSTITUTIONS[significant]
        return Party(name, acronym="".join(w[0] for w in name) if len(name) >= 3 else "")
    if not found or not (found[0].capital or found[0].text in _PARTICLES) or _FILE.match(text):
        return None
    if not significant or not any(w.capital for w in found) or "".join(significant).isdigit():
        return None
    head = _BEHIND_HEAD.split(text, maxsplit=1)[0]
    nouns = [w.text for w in words(head)]
    proper = [w for w in significant if w not in COMMON and not w.isdigit()]
    if not nouns or nouns[-1] in _NOUNS or all(w in GENERIC or w in PLACEHOLDERS for w in significant):
        return None
    if len("".join(significant)) < 3:
        return None
    if " ".join(significant) in _AMERICAN:  # "Colorado et al. v. ..."
        return Party(significant, acronym=_AMERICAN[" ".join(significant)].split()[-1], state=True)
    if _A_STATE.issuperset(significant) or _LANDS.issuperset(significant):
        return Party(significant, cited_only=True)
    person = not any(w in ORGANISATION for w in significant) and len(significant) <= 4
    surname = ""
    if proper and not any(w in _CIVIC for w in significant):
        # A firm is called by the first word of its name, a person by the last.
        firm = any(w.text in _SHORT_FORMS for w in found) or any(w in ORGANISATION for w in significant)
        firm |= len(found[0].text) >= 3 and text[found[0].start : found[0].end].isupper()  # "BKTL Research"
        word = proper[0] if firm else proper[-1]
        if (
            word not in _LANDS | LEGAL_NOUNS
            and any(w.capital for w in found if w.text == word)  # not "Privacy undertaking"
            and len(word) >= 4
            and (person or firm)
            and "&" not in text
            and _OF not in text
        ):
            surname = word
    capitals = [w for w in found if w.capital and w.text not in FORMS]
    acronym = "".join(w.text[0] for w in capitals) if len(capitals) >= 3 else ""
    spelled = text.lower() if text.isupper() and text.isalpha() and 3 <= len(text) <= 6 else ""
    return Party(significant, surname if (surname,) != significant else "", acronym, initials=spelled)


def _significant(found: Sequence[Word]) -> tuple[str, ...]:
    kept = tuple(w.text for w in found if w.text not in FORMS)
    return kept or tuple(w.text for w in found)
