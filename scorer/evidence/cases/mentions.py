"""A party's name in a sentence is a mention of its case only where it stands as a party: who sues, is sued or investigates.

Words of a proceeding somewhere near are not enough: "patents acquired from NXP" stands in many a sentence about a suit,
and a product can have a party's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorer.document.model import Kind
from scorer.evidence.cases.forums import HEADS
from scorer.evidence.cases.names import FORMS, LEGAL_NOUNS, Party, initials, is_company, spots
from scorer.evidence.cases.prepared import Prepared, says_legal
from scorer.evidence.cases.words import Line, Word
from scorer.wording import wording

_W = wording("cases/mentions")

CAPTION, PARTY, NEAR, SPOT, ELSEWHERE = 4, 3, 2, 1, -1
"""How sure a mention is: cited as a case; told as a party; a word of a proceeding close by; only named. Or told to sue
another."""

_ACTS = _W.words("acts")
_EVERYDAY = _W.words("everyday")  # what people do outside courts as well
_SUFFERED = _W.words("suffered")
_DONE_BY = _W.words("done_by")
_ORDERS = _W.words("orders")  # what an authority does to somebody
_LINKS = _W.words("links")
_SKIP = _W.words("skip")
_VERSUS = _W.words("versus")
_ITS = _W.words("its")  # of a party, where the sentence speaks of a proceeding anyway
_OUR_OWN = _W.words("our_own")
_OURS = _W.whole("ours")
_HANDED_IN = _W.words("handed_in")  # with an authority: no case of its
_PLACED = _W.words("placed")
_BEHIND_NAME, _BEFORE_NAME, _FORM_WORDS = map(_W.words, ("behind_name", "before_name", "form_words"))
_COMPANY, _PASSIVE, _ALSO_BY = map(_W.words, ("company", "passive", "also_by"))
_AGAINST_WHOM, _ANY_OTHER, _WHERE = map(_W.words, ("against_whom", "any_other", "where"))
_FOR_STATES, _SPEAKS = _W.pattern("for_states"), _W.words("speaks")
_COMMON_NOUNS, _AT_ONCE, _BEFORE_THING = map(_W.words, ("common_nouns", "at_once", "before_thing"))
_BY, _AND, _WITH, _AGAINST, _OF = map(_W.one, ("by", "and", "with", "against", "of"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence, how sure it is that it stands for a case, and its characters."""

    sentence: int
    strength: int
    start: int
    end: int


def mentions(
    prepared: Prepared,
    number: int,
    party: Party,
    others: Sequence[Party],
    *,
    authority: bool = False,
) -> list[Mention]:
    """Where a sentence names a party as one of a proceeding.

    Args:
        prepared: The report.
        number: The sentence.
        party: The party.
        others: All parties of the case.
        authority: The party is one that investigates or prosecutes; what it orders is a proceeding.
    """
    line, company = prepared.line(number), prepared.company
    found = []
    if prepared.about_others(number):
        return []
    for first, last, least in _places(line, party):
        strength = _strength(prepared, number, (first, last), company, others)
        if authority and 0 <= strength < PARTY:  # it is named near such words in its everyday work, too
            strength = PARTY if _official_act(line, first, last) else SPOT
        if strength == ELSEWHERE:
            found.append(Mention(number, ELSEWHERE, *line.span(first, last)))
        elif party.cited_only and strength < CAPTION:
            continue
        else:
            found.append(Mention(number, strength if strength >= least else SPOT, *line.span(first, last)))
    return found


def named_at(line: Line, party: Party) -> list[tuple[int, int]]:
    """Where a party stands by its name, its part or its initials: first and last word of each place."""
    return [(first, last) for first, last, _ in _places(line, party)]


def _places(line: Line, party: Party) -> list[tuple[int, int, int]]:
    """First and last word of each place, and how sure the mention must be there: a part of a name needs more."""
    found = [(*spot, NEAR) for spot in spots(line, party.words)]
    if party.short:  # "Special Prosecutor", but not that of another country
        found = [f for f in found if not (f[1] + 1 < len(line.words) and line.words[f[1] + 1].text == _OF)]
    if party.state:
        beside = _FOR_STATES.search(line.plain)
        found += [(n, n, NEAR) for n, w in enumerate(line.words) if line.text[w.start : w.end] == party.acronym.upper()]
        return [(*f[:2], NEAR) for f in found if beside and not _court_of(line.words, f[0])]
    taken = {n for first, last, _ in found for n in range(first, last + 1)}
    if party.surname:
        found += [
            (first, last, PARTY)
            for first, last in spots(line, (party.surname,))
            if first not in taken and not _of_another(line, first, party)
        ]
    if party.initials:
        found += [
            (first, last, PARTY)
            for spelled, first, last in initials(line)
            if spelled == party.initials and first not in taken
        ]
    if party.acronym:
        acronym = party.acronym.upper()
        found += [
            (n, n, PARTY) for n, w in enumerate(line.words) if line.text[w.start : w.end] == acronym and n not in taken
        ]
    return found


def _court_of(text: Sequence[Word], at: int) -> bool:
    """``the Superior Court of Washington``, ``District of Arizona``: a state's court is not the state."""
    near = {w.text for w in (*text[max(0, at - 3) : at], *text[at + 1 : at + 3])}
    return not near.isdisjoint(HEADS) and _SPEAKS.isdisjoint(w.text for w in text[max(0, at - 6) : at + 2])


def _of_another(line: Line, at: int, party: Party) -> bool:
    """The surname with another given name before it is another person: ``Maria Ocampo`` is not ``Luis Ocampo``."""
    given = [w for w in party.words if w != party.surname]
    if at == 0 or len(given) != 1 or party.words[-1] != party.surname:
        return False
    before = line.words[at - 1]
    if not before.capital or before.text in _SKIP or line.words[at].start - before.end > 2:
        return False
    initial = len(before.text) == 1
    return before.text[0] != given[0][0] if initial else before.text != given[0] and at > 1


def _strength(
    prepared: Prepared, number: int, at: tuple[int, int], company: Sequence[tuple[str, ...]], others: Sequence[Party]
) -> int:
    line, (first, last) = prepared.line(number), at
    text = line.words
    after, before = _following(line, last), _preceding(line, first)
    if after is not None and text[after].text in _VERSUS:
        return CAPTION if _other_side(prepared, text[after + 1 : after + 9], others) else 0
    if before is not None and text[before].text in _VERSUS:
        return CAPTION if _other_side(prepared, text[max(0, before - 8) : before], others) else 0
    own = number in prepared.legal or prepared.headed(number) or (number in prepared.around and says_legal(line))
    if _against_another(line, last, company):
        return ELSEWHERE
    if own and (_acts(line, last) or _done_by(text, first)):
        return PARTY
    if _its_case(line, last, LEGAL_NOUNS | _ITS if own else LEGAL_NOUNS):
        return PARTY
    sentence = prepared.sentence(number)
    label = sentence.kind in (Kind.HEADING, Kind.TABLE, Kind.BULLET) or len(text) <= 12
    at_head = first <= 3
    if sentence.kind is Kind.TABLE and last > first and number in prepared.around:
        return PARTY
    if (
        own
        and at_head
        and (prepared.reading.cues[number] & {"docket", "court"})
        and (label or _comma_after(line, last))
    ):
        return PARTY
    if label and at_head and len(text) <= 14 and _tells_below(prepared, number):
        return PARTY
    if own and ((first and text[first - 1].text == _AGAINST) or (after is not None and text[after].text == _AGAINST)):
        return PARTY
    return NEAR if own and _close(text, first, last) else 0


def _official_act(line: Line, first: int, last: int) -> bool:
    """``AUSTRAC announced that it had ordered an audit``, ``as ordered by AUSTRAC``: past, and more than a publication."""
    text = line.words
    before = [w.text for w in text[max(0, first - 4) : first]]
    if _BY in before and not _ORDERS.isdisjoint(before):
        return True
    for n in range(last + 1, min(len(text), last + 11)):
        if line.text[text[n - 1].end : text[n].start].strip() in {";", ":", "."}:
            return False
        if text[n].text in _ORDERS:
            return True
    return False


def _tells_below(prepared: Prepared, number: int) -> bool:
    """Whether a proceeding is told under a heading: in the sentence after it, or in two of three after another label."""
    if prepared.sentence(number).kind is Kind.HEADING and number + 1 < len(prepared.document.sentences):
        return prepared.headed(number) or (number + 1 in prepared.legal and says_legal(prepared.line(number + 1)))
    return sum(n in prepared.legal for n in range(number + 1, number + 4)) >= 2


def _following(line: Line, last: int) -> int | None:
    """The word after a name, its legal form, "and others" and what stands in brackets passed over."""
    text, n = line.words, last + 1
    while n < len(text):
        between = line.text[text[n - 1].end : text[n].start]
        if text[n].text in FORMS or text[n].text in _BEHIND_NAME or text[n].text.isdigit():
            n += 1
        elif "(" in between and ")" in line.text[text[n].start :]:
            close = line.text.index(")", text[n].start)
            while n < len(text) and text[n].start < close:
                n += 1
        else:
            return n
    return None


def _preceding(line: Line, first: int) -> int | None:
    n = first - 1
    while n >= 0 and line.words[n].text in _BEFORE_NAME:
        n -= 1
    return n if n >= 0 else None


def _other_side(prepared: Prepared, found: Sequence[Word], others: Sequence[Party]) -> bool:
    """Whether the other side of a ``v.`` is the company, another party of the case, or one that has no name of its own."""
    tokens, company = [w.text for w in found], prepared.company
    for n in range(len(tokens)):
        if is_company(tuple(tokens[n:]), company) or tokens[n] in _COMPANY or tokens[n] in prepared.sides:
            return True
        if any(tuple(tokens[n : n + len(p.words)]) == p.words or p.surname == tokens[n] for p in others):
            return True
        if any(tokens[n] == name[0] and len(tokens[n]) >= 5 for name in company):
            return True
    return False


def _acts(line: Line, last: int) -> bool:
    """``VLSI Technology LLC (VLSI) filed a complaint``: a verb of a party within a few words, an apposition left out."""
    text = line.words
    n, steps = last + 1, 0
    if n < len(text) and line.text[text[last].end : text[last].end + 1] == ",":  # ", a former employee, has sued"
        ends = (k for k in range(n, min(n + 9, len(text) - 1)) if line.text[text[k].end : text[k].end + 1] == ",")
        n = next(ends, last) + 1
    while n < len(text) and steps < 5:
        word = text[n].text
        if word in _SUFFERED and text[n - 1].text in _PASSIVE:
            return False  # "was sued by"
        if word in _ACTS:
            return word not in _EVERYDAY or any(w.text in LEGAL_NOUNS | _ITS for w in text[n + 1 : n + 9])
        if word in FORMS or word in _SKIP or word in _FORM_WORDS or text[n].capital or word.isdigit():
            steps += word not in FORMS
            n += 1
            continue
        return False
    return False


def _done_by(text: Sequence[Word], first: int) -> bool:
    """``a claim brought by``, ``the dispute with``, ``litigation involving``."""
    n, steps = first - 1, 0
    while n >= 0 and (text[n].text in _SKIP - {_AND} or (text[n].capital and text[n].text not in _LINKS)) and steps < 4:
        n, steps = n - 1, steps + 1
    if n > 0 and text[n].text not in _LINKS and steps and text[n - 1].text in _SKIP | _LINKS:
        n -= 2 if text[n - 1].text in _SKIP else 1  # "the dispute with the designer Ms Marchetti"
    if n < 0 or text[n].text not in _LINKS:
        return False
    if text[n].text == _AND:  # "by Lindqvist and Ocampo"
        return any(w.text in _ALSO_BY for w in text[max(0, n - 5) : n]) and any(
            w.text in LEGAL_NOUNS or w.text in _DONE_BY for w in text[max(0, n - 9) : n]
        )
    reach = 12 if text[n].text == _BY else 5  # "filed in the Supreme Court of ... by"
    near = [w.text for w in text[max(0, n - reach) : n]]
    if near and (near[-1] in _PLACED or (text[n].text == _WITH and not _HANDED_IN.isdisjoint(near))):
        return False
    return any(w in LEGAL_NOUNS or w in _DONE_BY for w in near)


def _against_another(line: Line, last: int, company: Sequence[tuple[str, ...]]) -> bool:
    """``its lawsuit against Dunmere``, ``against an insurer``: the one who is sued is somebody else."""
    text = line.words
    rest = [w.text for w in text[last + 1 :]]
    for n in range(last + 1, min(len(text) - 1, last + 16)):
        if text[n].text in _AGAINST_WHOM and n + 1 < len(text):
            target = text[n + 1]
            if (
                target.text in _ANY_OTHER
                or text[n].text != _AGAINST
                or (target.capital and len(target.text) > 1 and line.text[target.start].isalpha())
            ):
                sued = rest[n - last : n - last + 8]
                if target.text in _ANY_OTHER:
                    return _OUR_OWN.isdisjoint(sued[:4])
                if text[n].text != _AGAINST and target.text in _WHERE:
                    return False  # "sued in the High Court"
                return not _OURS.search(" ".join(sued)) and not any(
                    is_company(tuple(sued[k:]), company) for k in range(len(sued))
                )
            return False
        if line.text[text[n].end : text[n].end + 1] == ";":
            return False
    return False


def _its_case(line: Line, last: int, nouns: frozenset[str]) -> bool:
    """``the Cridge litigation``, ``Lindqvist's claim``, ``the first Diaz jury verdict``."""
    text = line.words
    for n in range(last + 1, min(len(text), last + 4)):
        if any(c in line.text[text[n - 1].end : text[n].start] for c in ",;:().—"):
            return False
        if text[n].text in nouns - _COMMON_NOUNS:
            return True
        if text[n].text in _AT_ONCE and n == last + 1:
            return True
        if text[n].text not in _SKIP | FORMS:
            return False
    return False


def _comma_after(line: Line, last: int) -> bool:
    return line.text[line.words[last].end : line.words[last].end + 3].strip()[:1] in {",", "(", "–", "—", ":", "|", "-"}


def _close(text: Sequence[Word], first: int, last: int) -> bool:
    around = (*text[max(0, first - 6) : first], *text[last + 1 : last + 7])
    if first and text[first - 1].text in _BEFORE_THING:
        return False
    return any(w.text in LEGAL_NOUNS for w in around)
