"""A report made ready for matching: which sentences stand near words of a legal proceeding, and the names in them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from scorer.document.model import Document, Kind, Sentence
from scorer.evidence.cases.days import Day, days
from scorer.evidence.cases.firms import names_behind, names_company, own_firms, published_by_another
from scorer.evidence.cases.forums import Courts, lands, outside_courts
from scorer.evidence.cases.names import COMMON, LEGAL_NOUNS, is_company
from scorer.evidence.cases.speaking import Speaking
from scorer.evidence.cases.spelling import initials, variants
from scorer.evidence.cases.words import Line, amounts, bare_words, plain, stem, uncapitalised
from scorer.evidence.gathering import Reading
from scorer.language.clause import Actor, Clause, Denied, Mood
from scorer.wording import wording

_W = wording("cases/prepared")

_OFFICIAL = frozenset({"authority", "sanction"})
_LEGAL = frozenset({"legal", "court", "docket"})
_RIVALS = _W.pattern("rivals", re.IGNORECASE)
_TARGET = _W.whole("target")
_DIGIT = re.compile(r"\d")
_CAPITALS = re.compile(r"\b[A-Z]{4,7}\b")
_HEADING = re.compile(rf"\b{_W.any('heading')}(?:\s|$|[,:;/|])")
_HABIT = _W.pattern("habit")
_NO_CASES = _W.pattern("no_cases")
_OTHERS = _W.whole("others")
_US = _W.words("us")
_COMPANY = _W.entries("company")
_AGAINST, _V = _W.one("against"), _W.one("v")
_AT_US = re.compile(
    rf"\b{_W.any('at_whom')} (?:{'|'.join(_COMPANY)})(?!(?:\w+ )?{_OTHERS.pattern})"
)  # not "against our former competitor"
_AT, _STAGES = _W.words("at_whom"), _W.words("stages")
_PROCEEDING = _W.pattern("proceeding")
_UNDER, _COULD, _SUCH_AS, _OR = map(_W.pattern, ("under", "could", "such_as", "or_may"))
VERSUS_TOLD, _IN_RE = _W.pattern("versus"), _W.pattern("in_re")


class Prepared:
    """The sentences of a report as matching needs them; everything is worked out when it is first asked for.

    Args:
        reading: The report with its cues.
        company: The company's own names.
        sides: Words of who is sued in cases of the register, where that is not the company but its directors.
    """

    def __init__(self, reading: Reading, company: Sequence[tuple[str, ...]] = (), sides: Container[str] = ()) -> None:
        self.reading, self.company, self.sides = reading, company, sides
        self.document: Document = reading.document
        self._lines: dict[int, Line] = {}
        self._courts: dict[int, Courts] = {}
        self._days: dict[int, list[Day]] = {}
        self._stems: dict[int, frozenset[str]] = {}
        self._where: dict[str, frozenset[int]] = {}
        self._silent: dict[int, bool] = {}
        self.speaking = Speaking(reading)
        self._amounts: dict[int, list[tuple[str, int, int]]] = {}
        self._lands: dict[int, dict[str, tuple[int, int]]] = {}
        self._headed: dict[tuple[str, ...], bool] = {}

    def sentence(self, number: int) -> Sentence:
        """A sentence by its id."""
        return self.document.sentences[number]

    def line(self, number: int) -> Line:
        """A sentence's words."""
        if number not in self._lines:
            self._lines[number] = Line(self.document.sentences[number].text)
        return self._lines[number]

    def courts(self, number: int) -> Courts:
        """A sentence's courts."""
        if number not in self._courts:
            self._courts[number] = Courts(self.line(number))
        return self._courts[number]

    def days(self, number: int) -> list[Day]:
        """A sentence's dates."""
        if number not in self._days:
            self._days[number] = days(self.document.sentences[number].text)
        return self._days[number]

    def stems(self, number: int) -> frozenset[str]:
        """The stems of a sentence's words."""
        if number not in self._stems:
            self._stems[number] = frozenset(stem(w.text) for w in self.line(number).words)
        return self._stems[number]

    @cached_property
    def legal(self) -> frozenset[int]:
        """Sentences that themselves speak of a proceeding, a court or a case number."""
        cues = self.reading.cues
        return frozenset(
            s.id
            for s in self.document.sentences
            if s.kind is not Kind.CONTENTS and (not _LEGAL.isdisjoint(cues[s.id]) or _PROCEEDING.search(s.text))
        )

    @cached_property
    def numbered(self) -> tuple[int, ...]:
        """Sentences that hold enough digits for a case number."""
        return tuple(
            s.id for s in self.document.sentences if s.kind is not Kind.CONTENTS and len(_DIGIT.findall(s.text)) >= 4
        )

    @cached_property
    def body(self) -> tuple[int, ...]:
        """All sentences but those of a table of contents."""
        return tuple(s.id for s in self.document.sentences if s.kind is not Kind.CONTENTS)

    @cached_property
    def around(self) -> frozenset[int]:
        """Sentences that speak of a proceeding, or stand beside one that does, or under a heading that does."""
        return frozenset(n for n in self.body if n in self.legal or any(o in self.legal for o in self.beside(n)))

    @cached_property
    def near(self) -> frozenset[int]:
        """The same with those that name an authority or a sanction."""
        return self.around | {n for n in self.body if not _OFFICIAL.isdisjoint(self.reading.cues[n])}

    def beside(self, number: int, reach: int = 1) -> Iterator[int]:
        """The sentences before and after in the same paragraph; for a heading or a short line also those that follow."""
        s = self.sentence(number)
        for other in range(number - reach, number + reach + 1):
            if other != number and 0 <= other < len(self.document.sentences):
                beside = self.sentence(other)
                if beside.block == s.block:
                    yield other

    def silent(self, number: int, at: int | None = None) -> bool:
        """Whether a sentence, or its clause at a place, tells of no proceeding of the company.

        It is denied, imagined, only possible, what happens from time to time, or somebody else's.
        """
        if at is None and number not in self._silent:
            told = [c for c in self.reading.clauses.of(number) if not c.hanging]
            told = [c for c in told if says_legal(Line(self.line(number).text[c.start : c.end]))] or told
            untold = bool(told) and all(self._untold(number, c) for c in told)
            untold |= _HABIT.search(self.line(number).plain) is not None
            self._silent[number] = untold or self.about_others(number)
        if at is None:
            return self._silent[number]
        return _HABIT.search(self.line(number).plain) is not None or any(
            self._untold(number, c) and not self._or_may(number, c)
            for c in self.reading.clauses.of(number)
            if c.start <= at < c.end
        )

    def _or_may(self, number: int, clause: Clause) -> bool:
        """Whether a clause ends what the one before it tells: "we are under examination, | or may be examined, by ..."."""
        text = self.line(number).plain
        told = [c for c in self.reading.clauses.of(number) if c.end <= clause.start]
        if not told or not _OR.match(text, clause.start) or self._untold(number, told[-1]):
            return False
        both = [{stem(w) for w in bare_words(text[c.start : c.end]) if len(w) > 4} for c in (told[-1], clause)]
        return not both[0].isdisjoint(both[1])

    def imagined(self, number: int, start: int, end: int) -> bool:
        """Whether somebody is named as one who could do something: "a dispute with a supplier such as Orrin could ..."."""
        text = self.line(number).plain
        return _COULD.match(text, end) is not None and _SUCH_AS.search(text, 0, start) is not None

    def denied(self, number: int, at: int) -> bool:
        """Whether a clause of a sentence denies what stands at a place: "it has not fined us"."""
        negations = (n for c in self.reading.clauses.of(number) if c.start <= at < c.end for n in c.negations)
        return any((n.bare or n.zero) and n.scope[0] <= at < n.scope[1] for n in negations)

    def denies(self, number: int) -> bool:
        """Whether a sentence denies a proceeding and affirms none: "notified the authority, | and no inquiry was opened"."""
        text, left, denied = self.line(number).plain, "", False
        for clause in self.reading.clauses.of(number):
            words = text[clause.start : clause.end]
            if clause.affirmed or not self._untold(number, clause):
                left += f" {words}"
            else:
                denied = denied or says_legal(Line(words))
        return denied and not says_legal(Line(left))

    def _untold(self, number: int, clause: Clause) -> bool:
        """Whether a clause tells of none. Who sues need not say whom: it is the company, where nobody else is named."""
        text = self.line(number).plain
        other = _OTHERS.search(text) or _TARGET.search(text, clause.start, clause.end)
        if clause.foreign and (self.headed(number) or not other):
            clause = replace(clause, foreign=False)
        nothing = any(
            n.zero and n.what in (Denied.EVENT, Denied.FOUND) for n in clause.negations
        )  # "no fine was imposed on us"
        over = [Line(text[n.scope[0] : n.scope[1]]) for n in clause.negations if n.zero]
        nothing |= any(says_legal(line) and _STAGES.isdisjoint(line.bag) for line in over)
        nothing |= any(n.bare and _UNDER.search(text[n.scope[0] : n.scope[1]]) for n in clause.negations)
        never = not clause.affirmed and clause.actor is Actor.AUTHORITY and any(n.zero for n in clause.negations)
        return clause.tells_no_suit or clause.mood in _UNREAL or (nothing and not clause.affirmed) or never

    def amounts(self, number: int) -> list[tuple[str, int, int]]:
        """A sentence's sums and large numbers."""
        if number not in self._amounts:
            self._amounts[number] = amounts(self.line(number).plain)
        return self._amounts[number]

    def traits(self, number: int) -> Iterator[tuple[str, str]]:
        """What in a sentence may bring a case to mind: its words, months, sums, and places where it names a court."""
        yield from (("claim", word) for word in self.stems(number))
        yield from (("date", f"{day.year}-{day.month:02}") for day in self.days(number) if day.month)
        yield from (("amount", amount) for amount, *_ in self.amounts(number))
        yield from (("land", land) for land in self.lands(number))
        yield from (("kind", kind) for kind in outside_courts(self.line(number).bag).values())
        courts = self.courts(number)
        for word in courts.words if courts.any else ():
            if word.capital and len(word.text) >= 4:
                yield "place", word.text[:4]

    def lands(self, number: int) -> dict[str, tuple[int, int]]:
        """The countries, states and provinces that a sentence names, with their place."""
        if number not in self._lands:
            self._lands[number] = lands(self.courts(number).words)
        return self._lands[number]

    @cached_property
    def landed(self) -> Counter[str]:
        """How many sentences name each of them."""
        return Counter(land for number in self.body for land in self.lands(number))

    def headed(self, number: int) -> bool:
        """Whether a sentence stands under a heading over legal proceedings."""
        section = self.sentence(number).section
        if section not in self._headed:
            told = [plain(h) for h in section]
            self._headed[section] = any(map(_HEADING.search, told)) and not _NO_CASES.fullmatch(told[-1])
        return self._headed[section]

    def amid(self, number: int) -> bool:
        """Whether it stands there, or among sentences that mostly tell of proceedings."""
        return self.headed(number) or number in self._among

    @cached_property
    def _among(self) -> frozenset[int]:
        """Sentences most of whose neighbours speak of proceedings, whatever the headings: "Drivers", "Opioids"."""
        found = set()
        for at, number in enumerate(self.body):
            around = {*self.body[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]} - {number}
            if len(around & self.legal) >= _MOSTLY * len(around) and len(around) >= _NEIGHBOURS:
                found.add(number)
        return frozenset(found)

    def of_company(self, number: int) -> bool:
        """Whether a sentence speaks of the company."""
        bag = self.line(number).bag
        return not _US.isdisjoint(bag) or any(name[0] in bag for name in self.company)

    @cached_property
    def names_company(self) -> bool:
        """Whether the report is the company's, or names it anywhere: one that does not is somebody else's."""
        return names_company(self.document, self.company)

    @cached_property
    def of_another(self) -> bool:
        """Whether it is surely somebody else's, who may name the company in passing."""
        return published_by_another(self.document, self.company)

    @cached_property
    def rivals(self) -> frozenset[str]:
        """Names that the report gives to its competitors: "our competitors include ..."."""
        return names_behind(self.document.sentences, _RIVALS) - {w for name in self.company for w in name}

    @cached_property
    def own_firms(self) -> frozenset[str]:
        """Names that it gives to firms of its own: "our subsidiary ...", "our purchase of ..."."""
        short = {w for name in self.company for w in name if w not in COMMON | self.small}  # "Tallrun Poultry, Inc."
        return own_firms(self.document.sentences, self.company, short)

    def about_others(self, number: int) -> bool:
        """Whether a sentence tells a case of somebody else: a competitor, or a precedent between strangers."""
        line = self.line(number)
        if not self.rivals.isdisjoint(line.bag) and not self.headed(number) and not self.of_company(number):
            return True
        if not _OTHERS.search(line.plain):
            caption = VERSUS_TOLD.search(line.text)
            if caption is None or self.sentence(number).text.count(_V) > 1:
                return False
            told = [w.text for w in line.words]
            if any(w in self.sides for w in told):
                return False
            return not any(is_company(tuple(told[n:]), self.company) for n in range(len(told))) and not (
                _US & line.bag or any(name[0] in line.bag for name in self.company)
            )
        real = [
            c for c in self.reading.clauses.of(number) if c.mood not in _UNREAL
        ]  # not "could bring actions against us"
        told = [line.plain[c.start : c.end] for c in real] or [line.plain]
        at_us = any(map(_AT_US.search, told))
        at_us = at_us or any(
            a.text in _AT and b.capital and b.text in self.own_firms for a, b in itertools.pairwise(line.words)
        )
        return not at_us and not any(
            f"{_AGAINST} {' '.join(name)}" in " ".join(w.text for w in line.words) for name in self.company
        )

    @cached_property
    def vocabulary(self) -> dict[str, list[int]]:
        """Every word of the sentences of the body, and two capitalised neighbours in one, with where they stand."""
        found: dict[str, list[int]] = {}
        for number in self.body:
            text = self.line(number).words
            for word in self.line(number).bag:
                found.setdefault(word, []).append(number)
            for a, b in itertools.pairwise(text):
                if a.capital and b.capital and b.start - a.end <= 2:
                    found.setdefault(a.text + b.text, []).append(number)
        return found

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that stand somewhere without a capital, and are no names therefore; not those of an address."""
        return frozenset(word for n in self.body for word in uncapitalised(self.line(n)))

    @cached_property
    def inner(self) -> frozenset[str]:
        """Words that stand with a capital inside a sentence."""
        return frozenset(w.text for n in self.body for w in self.line(n).words[1:] if w.capital)

    @cached_property
    def citing(self) -> tuple[int, ...]:
        """Sentences that cite a case without a party: "In re ..."."""
        return tuple(n for n in self.body if _IN_RE.search(self.sentence(n).text))

    @cached_property
    def capitals(self) -> tuple[str, ...]:
        """Words in capitals only, which may be made of the beginnings of a name's words."""
        found = {m.lower() for n in self.body for m in _CAPITALS.findall(self.sentence(n).text)}
        return tuple(sorted(found))

    @cached_property
    def stemmed(self) -> dict[str, list[int]]:
        """Every stem of the sentences of the body, with where it stands."""
        found: dict[str, list[int]] = {}
        for number in self.body:
            for word in self.stems(number):
                found.setdefault(word, []).append(number)
        return found

    @cached_property
    def _nearly(self) -> dict[str, set[str]]:
        """Words of names with a letter left out, to find a name with a letter off."""
        found: dict[str, set[str]] = {}
        for word in {w.text for n in self.body for w in self.line(n).words if w.capital}:
            if len(word) >= 5 and not word.isdigit():
                for variant in variants(word):
                    found.setdefault(variant, set()).add(word)
        return found

    @cached_property
    def _spelled(self) -> dict[str, set[int]]:
        """Where capitalised neighbours spell an abbreviation."""
        found: dict[str, set[int]] = {}
        for number in self.body:
            for spelled, *_ in initials(self.line(number)):
                found.setdefault(spelled, set()).add(number)
        return found

    def where(self, word: str) -> frozenset[int]:
        """Sentences in which a word of a name may stand, perhaps with a letter off."""
        if word not in self._where:
            self._where[word] = self._look_up(word)
        return self._where[word]

    def _look_up(self, word: str) -> frozenset[int]:
        found = set(self.vocabulary.get(word, ()))
        found.update(self._spelled.get(word, ()))
        if len(word) >= 5:
            for variant in filter(self._nearly.__contains__, variants(word)):
                for told in self._nearly[variant]:
                    if abs(len(told) - len(word)) <= 2:
                        found.update(self.vocabulary[told])
        return frozenset(found)


_NEIGHBOURS, _MOSTLY = 6, 0.5  # sentences on either side, and how many of them must speak of proceedings
_UNREAL = frozenset({Mood.POSSIBLE, Mood.IMAGINED, Mood.ASKED})

SAYS = LEGAL_NOUNS | _W.words("says")


def says_legal(line: Line) -> bool:
    """Whether a line has a word for a legal proceeding."""
    return not SAYS.isdisjoint(line.bag)
