"""A party's name in a sentence is a mention of its case as far as it stands as a party: who sues, is sued, investigates.

Words of a proceeding somewhere near are not enough: "patents acquired from NXP" stands in many a sentence about a suit,
and a product can have a party's name. What stands close before and behind the name decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scorer.document.model import Kind
from scorer.evidence.cases.names import LEGAL_NOUNS, PASSED_OVER, Party, is_company
from scorer.evidence.cases.prepared import VERSUS_TOLD, Prepared, says_legal
from scorer.evidence.cases.spelling import initials, spots
from scorer.evidence.cases.words import Line, stem
from scorer.wording import wording

_W = wording("cases/mentions")

CAPTION, PARTY, NEAR, SPOT, ELSEWHERE = 4, 3, 2, 1, -1
"""How sure a mention is: cited as a case; told as a party; a word of a proceeding close by; only named. Or told to sue
another."""

_ACTS, _EVERYDAY, _LINKS, _VERSUS, _COMPANY = map(_W.words, ("acts", "everyday", "links", "versus", "company"))
_NO_PARTY, _BEFORE_THING, _OUR_OWN, _ORDERS = map(_W.words, ("no_party", "before_thing", "our_own", "orders"))
_ITS, _DEALT = LEGAL_NOUNS | _W.words("its"), LEGAL_NOUNS | _W.words("done_by")
_SUED, _ANY_OTHER, _WHERE = map(_W.words, ("against_whom", "any_other", "where"))
_DEEDS, _ITS_OWN = _W.words("deeds"), _W.words("its_own")
_RELATIVE = _W.pattern("relative")
_OURS, _FOR_STATES = _W.whole("ours"), _W.pattern("for_states")
_AGAINST, _OF, _BY, _THE = map(_W.one, ("against", "of", "by", "the"))
_CITED = _W.pattern("cited")
_IDLE, _KINDS = LEGAL_NOUNS | PASSED_OVER, frozenset(map(stem, _W.words("kinds_of_litigation")))
_SAME = 0.6  # of the words of two names
_CLOSE, _NEARBY, _REACH, _FAR = 6, 8, 10, 16  # words
_BETWEEN = 3  # words


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence, how sure it is that it stands for a case, and its characters."""

    sentence: int
    strength: int
    start: int
    end: int


def mentions(
    prepared: Prepared, number: int, party: Party, others: Sequence[Party], *, authority: bool = False
) -> Iterator[Mention]:
    """Where a sentence names a party as one of a proceeding.

    Args:
        prepared: The report.
        number: The sentence.
        party: The party.
        others: All parties of the case.
        authority: The party is one that investigates or prosecutes; what it orders is a proceeding.
    """
    line = prepared.line(number)
    if prepared.about_others(number):
        return
    for first, last, part in _places(line, party):
        if part and first == 0 and line.words[0].text in prepared.small:
            continue  # "Legal proceedings" names no Greenpath Legal
        strength = _strength(prepared, number, (first, last), party, others, authority=authority)
        if 0 <= strength < PARTY and (authority or part):
            # An authority is named near such words in its everyday work, a part of a name for anybody.
            around = {w.text for w in line.words[max(0, first - _REACH) : last + _REACH]}
            near = (authority and not _DEEDS.isdisjoint(around)) or (
                prepared.speaking.of_one(number) and prepared.sentence(number).kind is not Kind.TABLE
            )
            strength = NEAR if near else SPOT
        if strength in (CAPTION, ELSEWHERE) or not party.cited_only:
            yield Mention(number, strength or SPOT, *line.span(first, last))


def cited_as(line: Line, phrase: Sequence[str]) -> tuple[int, int] | None:
    """Where a line cites a case that has no party by nearly its name ("In re Zelcar (Stomach) Products Litigation").

    Six in ten words of the two have to be the same (Dice, "Measures of the amount of ecologic association", 1945), two at
    least, one of them not of a kind of litigation.

    Args:
        line: The line.
        phrase: The words of the case's name.
    """
    known = {stem(w) for w in phrase if w not in _IDLE}
    for m in _CITED.finditer(line.text):
        at = [n for n, w in enumerate(line.words) if m.start(1) <= w.start < m.end(1)]
        at = at[: next((n + 1 for n, i in enumerate(at) if line.words[i].text in LEGAL_NOUNS), len(at))]
        told = {stem(line.words[n].text) for n in at if line.words[n].text not in _IDLE}
        same = known & told
        if len(same) >= 2 and not same <= _KINDS and 2 * len(same) >= _SAME * (len(known) + len(told)):
            return at[0], at[-1]
    return None


def cites_several(line: Line) -> bool:
    """Whether a line cites several cases by their captions: what it says of one, it does not say of all."""
    return sum(1 for _ in VERSUS_TOLD.finditer(line.text)) > 1


def named_at(line: Line, party: Party) -> list[tuple[int, int]]:
    """Where a party stands by its name, its part or its initials: first and last word of each place."""
    return [(first, last) for first, last, _ in _places(line, party)]


def _places(line: Line, party: Party) -> list[tuple[int, int, bool]]:
    """First and last word of each place, and whether only a part of the name stands there."""
    found = {n: (n, last, False) for n, last in spots(line, party.words)}
    if not found and party.stems:
        found |= {first: (first, last, False) for first, last in _scattered(line, party)}
    if party.short:  # "Special Prosecutor", but not that of another country
        found = {n: f for n, f in found.items() if line.text_at(f[1] + 1) != _OF}
    if party.alone:
        found = {n: f for n, f in found.items() if not (n and _joined(line, n - 1))}
    capitals = [n for n, w in enumerate(line.words) if line.text[w.start : w.end] == party.acronym.upper()]
    if party.state:
        found |= {n: (n, n, False) for n in capitals}
        return list(found.values()) if _FOR_STATES.search(line.plain) else []
    parts = [(n, n) for n in capitals]
    if party.surname:
        parts += [f for f in spots(line, (party.surname,)) if not _of_another(line, f[0], party)]
    if party.head:
        parts += [f for f in spots(line, (party.head,)) if not _VERSUS.isdisjoint(map(line.text_at, _beside(f[0])))]
    if party.initials:
        parts += [(first, last) for spelled, first, last in initials(line) if spelled == party.initials]
    taken = {n for first, last, _ in found.values() for n in range(first, last + 1)}
    return [*found.values(), *((*p, True) for p in parts if p[0] not in taken)]


def _beside(n: int) -> tuple[int, ...]:
    """Where a "v." stands of which a name's first word, and no more of it, is a side: "v Wynchcombe DC"."""
    return (n - 1, n + 1, n + 2)


def _joined(line: Line, n: int) -> bool:
    """Whether a word and the next are of one name: both have capitals, and only a space parts them."""
    return line.words[n].capital and line.words[n].text != _THE and line.words[n + 1].start - line.words[n].end == 1


def _scattered(line: Line, party: Party) -> list[tuple[int, int]]:
    """All words of a name close together, in another order or form: "attorneys of 25 California districts"."""
    at = [n for n, w in enumerate(line.words) if stem(w.text) in party.stems]
    for first in at:
        near = [n for n in at if first <= n < first + len(party.words) + _BETWEEN]
        if {stem(line.words[n].text) for n in near} == party.stems:
            return [(first, near[-1])]
    return []


def _of_another(line: Line, at: int, party: Party) -> bool:
    """The surname with another given name before it is another person: ``Maria Ocampo`` is not ``Luis Ocampo``."""
    given = [w for w in party.words if w != party.surname]
    if at < 2 or len(given) != 1 or party.words[-1] != party.surname:
        return False
    before = line.words[at - 1]
    close = before.capital and line.words[at].start - before.end <= 2 and before.text not in _NO_PARTY
    return close and (before.text[0] != given[0][0] if len(before.text) == 1 else before.text != given[0])


def _strength(
    prepared: Prepared, number: int, at: tuple[int, int], party: Party, others: Sequence[Party], *, authority: bool
) -> int:
    line, (first, last) = prepared.line(number), at
    told = [
        "" if line.text[w.start - 1 : w.start] in (".", "(") or _is_five(line, n) else w.text
        for n, w in enumerate(line.words)
    ]  # the V of "B.V." is no versus, nor is "(v)"
    behind = _beyond_relative(line, last) + 1
    left, right = told[max(0, first - _REACH) : first], told[behind : behind + _REACH]
    rest = [p for p in others if p.words != party.words]
    for near, side in ((right[:_CLOSE], right[:_FAR]), (left[-3:], left[-_CLOSE - 2 :])):
        if not _VERSUS.isdisjoint(near):
            return CAPTION if _other_side(prepared, side, rest) else 0
    if _against_another(prepared, line, last, frozenset(p.words[0] for p in rest)):
        return ELSEWHERE
    headed = number in prepared.near and prepared.headed(number)
    speaks = _speaks_otherwise(prepared, number)
    own = headed or number in prepared.legal or speaks or (number in prepared.around and says_legal(line))
    if not own:
        return 0
    if headed and first == 0 and prepared.sentence(number).kind is Kind.TABLE:
        return PARTY  # whose the row is
    acts = _ACTS if not _ITS.isdisjoint(right) else _ACTS - _EVERYDAY
    does = {w for w, then in [*pairwise((*right, ""))][:_NEARBY] if then != _BY}
    if not (_ITS.isdisjoint(right[:1]) and acts.isdisjoint(does) and (not authority or _ORDERS.isdisjoint(right))):
        return PARTY
    if authority and not _ITS_OWN.isdisjoint(right[:_CLOSE]) and not LEGAL_NOUNS.isdisjoint(right[:_CLOSE]):
        return PARTY  # "has closed its proceedings"
    handed = not _BEFORE_THING.isdisjoint(left[-5:]) and not _NO_PARTY.isdisjoint(left[-5:])
    if not _LINKS.isdisjoint(left[-4:]) and not _DEALT.isdisjoint(left) and not handed:
        return PARTY
    close = {*left[-_CLOSE:], *right[:_CLOSE]}
    told_close = not LEGAL_NOUNS.isdisjoint(close) and _BEFORE_THING.isdisjoint(left[-1:])
    return NEAR if told_close or speaks or (headed and number in prepared.legal) else 0


def _speaks_otherwise(prepared: Prepared, number: int) -> bool:
    """Whether a sentence speaks of a case in no words of law: where it has such, what stands around a name tells more."""
    return number not in prepared.legal and prepared.speaking.of_one(number)


def _is_five(line: Line, n: int) -> bool:
    """Whether a word is a Roman number: "Chapter V of the Regulation"."""
    word = line.words[n]
    return line.text[word.start : word.end] == "V" and not (n + 1 < len(line.words) and line.words[n + 1].capital)


def _beyond_relative(line: Line, last: int) -> int:
    """The last word before what a name does, beyond a clause that says which it is: "Vail, which is in ..., sued"."""
    found = _RELATIVE.match(line.text, line.words[last].end)
    return last if found is None else max(n for n, w in enumerate(line.words) if w.end <= found.end())


def _other_side(prepared: Prepared, told: Sequence[str], others: Sequence[Party]) -> bool:
    """Whether the other side of a ``v.`` is the company, another party of the case, or one that has no name of its own."""
    known = _COMPANY | {name[0] for name in prepared.company} | {w for p in others for w in (p.words[0], p.surname)}
    return any(w in known or w in prepared.sides for w in told if w)


def _against_another(prepared: Prepared, line: Line, last: int, known: Collection[str]) -> bool:
    """``its lawsuit against Dunmere``, ``against an insurer``: the one who is sued is somebody else.

    Known are the first words of others whom the case is named after: a brand of the company, for one.
    """
    text = line.words
    at = next((n for n in range(last + 1, min(len(text) - 1, last + _FAR)) if text[n].text in _SUED), None)
    if at is None:
        return False
    sued, plain = text[at + 1], [w.text for w in text[at + 1 : at + 9]]
    if not _OUR_OWN.isdisjoint(plain[:4]):
        return False
    if sued.text in _ANY_OTHER:
        return True
    if text[at].text == _AGAINST and not (sued.capital and len(sued.text) > 1 and sued.text.isalpha()):
        return False
    if text[at].text != _AGAINST and sued.text in _WHERE:
        return False  # "sued in the High Court"
    return not _OURS.search(" ".join(plain)) and not any(
        is_company(tuple(plain[n:]), prepared.company)
        or plain[n] in prepared.sides
        or (text[at + 1 + n].capital and plain[n] in known)
        or (text[at + 1 + n].capital and plain[n] in prepared.own_firms)
        for n in range(len(plain))
    )
