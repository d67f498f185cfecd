"""Parties of a case: taken from how it is cited, without legal forms, and compared with how a report writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from scorer.evidence.cases.words import Line, Word, bag, words

VERSUS = re.compile(r"\s+(?:v\.?|vs\.?|versus|contra|gegen|c\.|c/)\s+", re.IGNORECASE)
_PARENTHESES = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_OTHERS = re.compile(
    r",?\s*\band (?:another|anor)\b.*$|,?\s*(?:\band\s+|\bet\s+|&\s*)(?:(?:\d+|some|several|two|three|four|five|six|seven|eight|nine|ten|many|various|more than \d+)\s+)?others?\b.*$"
    r"|,?\s*\bet\.?\s+al\b\.?.*$|,?\s*\bet autres\b.*$|,\s*(?:respondents?|defendants?|appellants?|petitioners?|intervener|interveners)\b.*$",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:;|\band\b|,(?!\s*(?:inc|ltd|llc|l\.l\.c|co|corp|plc|s\.a|n\.v|gmbh|lp|llp|pty)\b))\s*", re.IGNORECASE
)
_ESTATE = re.compile(
    r"^(?:the\s+)?(?:estate|heirs|family|widow|relatives|parents)\s+of\s+|^(?:in\s+re:?|re:?|ex\s+parte|matter\s+of|m/s\.?)\s+",
    re.IGNORECASE,
)

FORMS = bag(
    "ltd limited inc incorporated llc plc corp corporation co company gmbh ag sa sarl bv nv pty llp lp sas spa srl ab as oy kk pte pvt bhd"
    " sdn kg ohg kgaa se aps sl sau sro doo ooo pjsc jsc holding holdings group the"
)
GENERIC = bag(
    "unnamed unknown anonymous purported putative stockholder stockholders shareholder shareholders investor investors bondholder bondholders"
    " purchaser purchasers buyer buyers owner owners lessee lessees people persons person plaintiff plaintiffs claimant claimants employee"
    " employees worker workers resident residents villager villagers consumer consumers customer customers user users citizen citizens"
    " journalist journalists activist activists lawyer lawyers reporter reporters former miner miners class classes derivative two three"
    " several certain group individual individuals member members directors director officers officer state states government ministry"
    " minister kingdom republic department commonwealth people crown public prosecutor prosecutors authority authorities regulator"
    " commission agency city county family families community communities tenant tenants seafarer seafarers subscriber subscribers")  # fmt: skip
_NOUNS = GENERIC - bag(
    "state states government ministry minister kingdom republic department commonwealth crown public authority authorities commission agency"
    " city prosecutor prosecutors regulator"
    " county group former class derivative certain two three several"
)  # a party whose head is one of these has no name
PLACEHOLDERS = bag("doe roe poe anonymous unnamed redacted")
_NOBODY = bag("anonymous unnamed redacted")
ORGANISATION = bag(
    "fund trust union association asociacion associacao verein society foundation institute bank council network centre center committee"
    " authority commission ministry department agency board service services office executive inspectorate company university church"
    " federation coalition alliance watch international global national capital partners technologies technology systems industries"
    " messaging software energy mining foods retail logistics pension retirement teachers corporate body"
    " system scheme plan police")  # fmt: skip
_LONG_FORMS = re.compile(
    r"\bgesellschaft mit beschr[aä]nkter haftung\b|\baktiengesellschaft\b|\bsoci[eé]t[eé] anonyme\b|\bsociedad an[oó]nima\b"
    r"|\bpublic limited company\b|\blimited liability (?:company|partnership)\b|\b(?:naamloze|besloten) vennootschap\b",
    re.IGNORECASE,
)
_LARGE = re.compile(
    r"^(?:the\s+)?(?:united|national|international|royal|federal|general)\s+(\S+\s+\S.*)$", re.IGNORECASE
)
_SHORT_FORMS = FORMS - {"the", "group", "holding", "holdings", "company", "co"}
_FIRST_PART = re.compile(
    r",\s*(?!(?:inc|ltd|llc|l\.l\.c|co|corp|plc|s\.a|n\.v|gmbh|lp|llp|pty)\b)|:\s|\s[-–—]\s", re.IGNORECASE
)
_NOUN = re.compile(
    r"\s*\b(investigations?|inquiry|inquiries|probe|proceedings?|prosecution|enforcement|litigation|cases?|matters?|lawsuits?|claims?"
    r"|actions?|complaints?|petitions?)\b",
    re.IGNORECASE,
)
_BY_AUTHORITIES = bag(
    "investigation investigations inquiry inquiries probe proceeding proceedings prosecution enforcement"
)
_PARTICLES = bag("de van von der den al el bin ibn ben da di du la le ter ten d")
_CIVIC = bag(
    "union association asociacion associacao verein authority commission ministry department agency board council inspectorate executive"
    " office committee federation coalition alliance state states republic kingdom city county commonwealth government attorney prosecutor"
    " commissioner secretary minister president governor mayor people crown"
)  # such a body is called by its whole name: the rest of it is a place or a trade
COMMON = ORGANISATION | GENERIC | FORMS | bag(
    "european american british german french dutch swiss indian chinese united north south east west northern southern eastern western"
    " new general first health safety labour labor civil human rights trade securities exchange equal employment opportunity internal"
    " revenue federal financial conduct data protection information management asset investment investments green world and of for de la"
    " los las el le les des du da do dos der die das und et y in on at to a an")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """A party or another name of a case.

    Attributes:
        words: Its words, plain, without legal forms.
        surname: For a person or a firm with a name of its own: the one word that stands for it; else empty.
        acronym: What its capitals spell, where they could stand for it; else empty.
        cited_only: It names nobody by itself (``Doe``) and counts only in ``Doe v.``
    """

    words: tuple[str, ...]
    surname: str = ""
    acronym: str = ""
    cited_only: bool = False

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


LEGAL_NOUNS = bag(
    "case cases litigation matter matters proceeding proceedings lawsuit suit suits action actions claim claims claimants petition complaint"
    " investigation inquiry probe appeal trial dispute arbitration prosecution indictment decision judgment judgement ruling verdict order"
    " petitioners plaintiffs plaintiff")  # fmt: skip


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
    for number, name in enumerate(names):
        bare = _PARENTHESES.sub(" ", name)
        sides = VERSUS.split(bare)
        if len(sides) == 1 and _is_phrase(bare):
            phrases[tuple(w.text for w in words(bare))] = None
            if number:
                continue
        inside = _PARENTHESES.findall(name)
        phrases.update({tuple(w.text for w in words(text)): None for text in inside if _is_phrase(text)})
        for side in sides:
            if len(sides) > 1 and _holds(side, company):
                continue
            found = [p for p in _parties(side, alone=len(sides) == 1) if not is_company(p.words, company)]
            found = [p for p in found if not place.issuperset(p.words)]
            parties.update(dict.fromkeys(found))
            if found:
                break  # the other side of a case in which the company is no party, or only one respondent of several
    return Caption(tuple(parties), tuple(phrases))


def _holds(side: str, company: Sequence[tuple[str, ...]]) -> bool:
    told = tuple(w.text for w in words(side))
    return any(is_company(told[n:], company) for n in range(len(told)))


def company_names(names: Iterable[str]) -> list[tuple[str, ...]]:
    """The company's own names as plain words without legal forms, the longest first."""
    found = {_significant(words(_PARENTHESES.sub(" ", name))) for name in names}
    return sorted((f for f in found if f), key=len, reverse=True)


def is_company(party: tuple[str, ...], company: Sequence[tuple[str, ...]]) -> bool:
    """Whether a party is the company itself: it begins with one of its names."""
    return any(party[: len(name)] == name for name in company if name)


def _is_phrase(text: str) -> bool:
    """A name such as ``export licence case``: it says itself that it is one of a proceeding."""
    found = words(text)
    return len(found) > 1 and found[-1].text in LEGAL_NOUNS and VERSUS.search(text) is None


def _parties(side: str, *, alone: bool) -> list[Party]:
    side = _OTHERS.sub("", _ESTATE.sub("", side.strip()))
    if alone:  # no "v.": "Labour Inspectorate, inquiry at Thornaby"
        side = _FIRST_PART.split(side)[0]
        noun = _NOUN.search(side)
        if noun is not None and noun[1].lower() not in _BY_AUTHORITIES:
            return []  # "Data breach litigation" names nobody
        side = side[: noun.start()] if noun else side
    found = [_party(piece) for piece in _AND.split(side) if piece.strip()]
    found += [_party(m[1]) for piece in _AND.split(side) if (m := _LARGE.match(piece))]
    whole = _party(side) if "," not in side and ";" not in side else None
    shape = [w.text for w in words(side)]
    if whole is not None and "and" in shape and whole not in found:
        # "Health and Safety Executive" is one name, "Parley and Orion Ltd" are two.
        if not FORMS.intersection(shape) and ORGANISATION.intersection(whole.words):
            found = [whole]
        elif len(whole.words) <= 6:
            found.insert(0, whole)
    return [party for party in found if party is not None]


def _party(text: str) -> Party | None:
    """A name that can be looked for, or None for ``two stockholders`` and other words that name nobody."""
    text = _OTHERS.sub("", text).strip(" .,'\"“”")
    found = words(_LONG_FORMS.sub("GmbH", text))
    significant = _significant(found)
    placeholder = next((w for w in significant[:2] if w in PLACEHOLDERS), "")
    if placeholder in _NOBODY:
        return None
    if placeholder and found[0].capital:
        return Party((placeholder,), cited_only=True)
    if significant and all(len(w) == 1 for w in significant):  # "A.B."
        return Party(significant, cited_only=True)
    if not found or not (found[0].capital or found[0].text in _PARTICLES):
        return None
    if not significant or not any(w.capital for w in found) or "".join(significant).isdigit():
        return None
    head = re.split(r"\s(?:in|of|whose|who|from|at|under|over|on)\s", text, maxsplit=1)[0]
    nouns = [w.text for w in words(head)]
    proper = [w for w in significant if w not in COMMON and not w.isdigit()]
    if not nouns or nouns[-1] in _NOUNS or all(w in GENERIC or w in PLACEHOLDERS for w in significant):
        return None
    if len("".join(significant)) < 3:
        return None
    person = not any(w in ORGANISATION for w in significant) and len(significant) <= 4
    surname = ""
    if proper and not any(w in _CIVIC for w in significant):
        # A firm is called by the first word of its name, a person by the last.
        firm = any(w.text in _SHORT_FORMS for w in found) or any(w in ORGANISATION for w in significant)
        word = proper[0] if firm else proper[-1]
        if len(word) >= 4 and (person or firm) and "&" not in text and " of " not in text:
            surname = word
    capitals = [w for w in found if w.capital and w.text not in FORMS]
    acronym = "".join(w.text[0] for w in capitals) if len(capitals) >= 3 else ""
    return Party(significant, surname if (surname,) != significant else "", acronym)


def _significant(found: Sequence[Word]) -> tuple[str, ...]:
    kept = tuple(w.text for w in found if w.text not in FORMS)
    return kept or tuple(w.text for w in found)


@lru_cache(maxsize=50_000)
def alike(told: str, known: str) -> bool:
    """Whether two spellings of a name are one: a letter off in five, two in ten, none in four; digits never differ."""
    if told == known:
        return True
    length = min(len(told), len(known))
    allowed = 0 if length < 5 else 1 if length < 10 else 2
    if abs(len(told) - len(known)) > allowed or not allowed or (told[0] != known[0] and told[-1] != known[-1]):
        return False
    if any(c.isdigit() for c in told + known):
        return False
    return int(DamerauLevenshtein.distance(told, known, score_cutoff=allowed)) <= allowed


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
