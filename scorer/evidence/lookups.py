"""Finds sentences by look-ups over concepts: set logic over what one pass over the document has found.

See :mod:`scorer.language.lookup` for the language and :mod:`scorer.language.concepts` for the concepts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from scorer.evidence.deciding import deciding
from scorer.evidence.facts import Facts, Text
from scorer.evidence.holders import Holders
from scorer.language.clause import Clause
from scorer.language.concepts import Dictionary, Span
from scorer.language.lookup import Atom, Item, LookUp, Near, parse
from scorer.wording import DEFAULT, wording

_DEEPEST = 8  # patterns over concepts that have patterns themselves
_BESIDE = 4  # sentences before and behind one, of the same paragraph, that stand beside it


@dataclass(frozen=True, slots=True)
class Lacks:
    """What of a look-up a sentence holds and lacks, in its own signs.

    Attributes:
        holds: Its words that stand there.
        lacks: Words and filters that do not hold, and what stands too far away.
        shut_out: What it excludes and stands there.
    """

    holds: tuple[str, ...]
    lacks: tuple[str, ...]
    shut_out: tuple[str, ...]


class LookUps:
    """The sentences of one document, ready for look-ups over concepts.

    A sentence is read when a look-up may find it: sets of words tell which those are.

    Args:
        texts: Their texts.
        headings: The headings that count for each.
        cues: Their cues.
        dictionary: The concepts.
        clauses: Gives the clauses of a sentence by its number.
        paragraphs: The paragraph of each sentence; where none are given, nothing stands beside a sentence.

    Attributes:
        holders: Which sentences hold which words.
    """

    def __init__(
        self,
        texts: Sequence[str],
        headings: Sequence[tuple[str, ...]],
        cues: Sequence[frozenset[str]],
        dictionary: Dictionary,
        clauses: Callable[[int], Sequence[Clause]],
        *,
        paragraphs: Sequence[int] | None = None,
    ) -> None:
        self.dictionary = dictionary
        self._paragraphs = range(len(texts)) if paragraphs is None else paragraphs
        self._texts, self._headings, self._cues, self._clauses = texts, headings, cues, clauses
        self.holders = Holders(texts, dictionary)
        self._known: dict[int, Facts] = {}
        self._heads: dict[tuple[str, ...], Text] = {}
        self._by_pattern: dict[str, frozenset[int]] = {}
        self._over: dict[tuple[object, ...], bool] = {}
        self._trial: tuple[tuple[object, ...], Facts] | None = None

    def _facts(self, number: int) -> Facts:
        if number not in self._known:
            self._known[number] = Facts(
                Text(self._texts[number], self.dictionary),
                self._cues[number],
                self._head(self._headings[number]),
                partial(self._clauses, number),
                partial(self._facts_beside, number),
            )
        return self._known[number]

    def _head(self, headings: tuple[str, ...]) -> Text:
        if headings not in self._heads:
            self._heads[headings] = Text(" / ".join(headings), self.dictionary)
        return self._heads[headings]

    def ids(self, query: str, among: Collection[int] | None = None) -> tuple[int, ...]:
        """The sentences that a look-up finds, in reading order.

        Args:
            query: The look-up.
            among: Of these only; of all where none are given.

        Raises:
            LookUpError: It has a fault.
            KeyError: It names a concept that does not exist.
        """
        return tuple(self._found(parse(query), 0, among))

    def spans(self, query: str, sentence: int) -> tuple[Span, ...]:
        """Where the words that a look-up asks for stand in a sentence (offsets)."""
        return places(parse(query), self._facts(sentence), self.dictionary)

    def named(self, query: str, sentence: int) -> Iterator[tuple[str, Span]]:
        """What a look-up asks for and where it stands in a sentence, one by one: for explaining."""
        facts = self._facts(sentence)
        for _, item in parse(query).words:
            for atom in () if item.negative else item.atoms:
                for span in _places(atom, facts, self.dictionary, 0):
                    yield (f"@{atom.value}" if atom.kind == "concept" else atom.value.lstrip("=")), span

    def lacks(self, query: str, sentence: int) -> Lacks:
        """What a sentence holds and lacks of a look-up: for whoever asks why it is not found."""
        look_up, facts = parse(query), self._facts(sentence)
        found: list[tuple[Span, ...]] = [()] * len(look_up.items)
        there: list[str] = []
        lacks: list[str] = []
        shut_out: list[str] = []
        for number, item in look_up.words:
            found[number] = tuple(s for atom in item.atoms for s in _places(atom, facts, self.dictionary, 0))
            if item.negative:
                shut_out += [str(item)] if found[number] else []
            else:
                (there if found[number] else lacks).append(str(item))
        for item in look_up.around:
            if bool(self._passing(item, [sentence], 0)) is item.negative:
                (shut_out if item.negative else lacks).append(str(item))
        for near in look_up.near:
            if found[near.first] and found[near.second] and not _close(near, found, facts.text):
                lacks.append(
                    f"{look_up.items[near.first]} {near} {look_up.items[near.second]} (they stand farther apart)"
                )
        for item in look_up.told if not lacks else ():
            if not _said((item,), [s for spans in found for s in spans], facts.clauses()):
                (shut_out if item.negative else lacks).append(str(item))
        return Lacks(tuple(there), tuple(lacks), tuple(shut_out))

    def fits(
        self,
        query: str,
        text: str,
        section: tuple[str, ...],
        cues: frozenset[str],
        clauses: Sequence[Clause],
        *,
        at: int | None = None,
    ) -> bool:
        """Whether a look-up would find a sentence with this text, headings, cues and clauses, beside whose neighbours.

        ``at`` is the number of the sentence in whose place it stands; nothing stands beside it where None is given.
        """
        trial = (text, section, cues, clauses, at)
        if self._trial is None or self._trial[0] != trial:
            near = tuple if at is None else partial(self._facts_beside, at)
            facts = Facts(Text(text, self.dictionary), cues, self._head(section), lambda: clauses, near)
            self._trial = trial, facts
        return holds(parse(query), self._trial[1], self.dictionary)

    def _found(self, look_up: LookUp, depth: int, among: Collection[int] | None = None) -> list[int]:
        asked = [[self._with(a, depth) for a in item.atoms] for _, item in look_up.words if not item.negative]
        if among is not None:
            left = [n for n in sorted(among) if all(any(n in held for held in item) for item in asked)]
        elif asked:
            first, *more = sorted((held.union(*others) if others else held for held, *others in asked), key=len)
            left = sorted(first.intersection(*more))
        else:
            left = list(range(len(self._texts)))
        for item in look_up.around:  # asked of those that have the words: filters are many sentences
            passing = self._passing(item, left, depth)
            left = [n for n in left if (n in passing) is not item.negative]
        if look_up.words or look_up.told:
            left = [n for n in left if _holds_words(look_up, self._facts(n), self.dictionary, depth)]
        return left

    def _passing(self, item: Item, numbers: Sequence[int], depth: int) -> set[int]:
        """The sentences among some around which is what a filter asks for."""
        cues = self._cues
        passing: set[int] = set()
        for atom in item.atoms:
            if atom.kind == "under":
                passing.update(self._under(atom, numbers, depth))
                continue
            if atom.kind == "beside":
                passing.update(self._beside(atom, numbers, depth))
                continue
            values, named = atom.values, _named_by(atom)
            without = [n for n in numbers if cues[n].isdisjoint(values)]
            passing.update(set(numbers).difference(without))
            passing.update(n for n in (without if named else ()) if any(self._names(name, n) for name in named))
        return passing

    def _under(self, atom: Atom, numbers: Sequence[int], depth: int) -> Iterator[int]:
        """The sentences among some under a heading that a filter asks for; of a heading that is asked once."""
        concepts = [self.dictionary.concepts[value[1:]] for value in atom.values if value.startswith("@")]
        by_cues = any(c.patterns for c in concepts)
        for number in numbers:
            headings, cues = self._headings[number], self._cues[number]
            key = atom.values, headings, cues if by_cues else None, depth
            if key not in self._over:
                facts = Facts(Text("", self.dictionary), cues, self._head(headings), tuple)
                self._over[key] = _filter(atom, facts, self.dictionary, depth)
            if self._over[key]:
                yield number

    def _beside(self, atom: Atom, numbers: Sequence[int], depth: int) -> Iterator[int]:
        """The sentences among some that hold what a filter asks for, or have it near them in their paragraph."""
        asked = [(one, self._with(one, depth)) for one in _named_in(atom)]
        for number in numbers:
            near = self._near(number)
            may = ((one, n) for one, held in asked for n in near if n in held)
            if any(_places(one, self._facts(n), self.dictionary, depth) for one, n in may):
                yield number

    def _near(self, number: int) -> list[int]:
        """A sentence and those near it in its paragraph."""
        at, last = self._paragraphs, len(self._texts) - 1
        return [n for n in range(max(0, number - _BESIDE), min(last, number + _BESIDE) + 1) if at[n] == at[number]]

    def _facts_beside(self, number: int) -> Sequence[Facts]:
        return [self._facts(n) for n in self._near(number) if n != number]

    def _names(self, concept: str, number: int) -> bool:
        """Whether a sentence holds a word or phrase of a concept itself."""
        if concept not in self.dictionary.concepts:
            return False
        return number in self.holders.concept(concept) and bool(self._facts(number).text.hits.get(concept))

    def _with(self, atom: Atom, depth: int) -> set[int]:
        """The sentences that may hold an atom."""
        if atom.kind == "words":
            return self.holders.entry(atom.value)
        held = self.holders.concept(atom.value)
        patterns = self.dictionary.concepts[atom.value].patterns
        if patterns and atom.value not in self._by_pattern:
            self._by_pattern[atom.value] = frozenset()  # a ring of patterns finds nothing
            found: set[int] = set()
            for pattern in patterns if depth < _DEEPEST else ():
                found.update(self._found(parse(pattern), depth + 1))
            self._by_pattern[atom.value] = frozenset(found)
        return held | self._by_pattern[atom.value] if patterns else held


def holds(look_up: LookUp, facts: Facts, dictionary: Dictionary, depth: int = 0) -> bool:
    """Whether a sentence holds everything that a look-up asks for."""
    for item in look_up.around:
        if any(_filter(atom, facts, dictionary, depth) for atom in item.atoms) is item.negative:
            return False
    return _holds_words(look_up, facts, dictionary, depth)


def _holds_words(look_up: LookUp, facts: Facts, dictionary: Dictionary, depth: int) -> bool:
    """The same without what is around it: whether it has the words, near one another, in a clause that says it."""
    found: list[tuple[Span, ...]] = [()] * len(look_up.items)
    for number, item in look_up.words:
        found[number] = tuple(s for atom in item.atoms for s in _places(atom, facts, dictionary, depth))
        if bool(found[number]) is item.negative:
            return False
    if not all(_close(near, found, facts.text) for near in look_up.near):
        return False
    told = look_up.told
    return not told or _said(told, [s for spans in found for s in spans], facts.clauses())


def places(look_up: LookUp, facts: Facts, dictionary: Dictionary, depth: int = 0) -> tuple[Span, ...]:
    """Where the words that a look-up asks for stand."""
    found = {
        s
        for _, item in look_up.words
        if not item.negative
        for atom in item.atoms
        for s in _places(atom, facts, dictionary, depth)
    }
    return tuple(sorted(found))


def _places(atom: Atom, facts: Facts, dictionary: Dictionary, depth: int) -> tuple[Span, ...]:
    if atom.kind == "words":
        return tuple(facts.text.phrase(dictionary.parts(atom.value)))
    direct = tuple(facts.text.hits.get(atom.value, ()))
    patterns = dictionary.concepts[atom.value].patterns
    if not patterns or depth >= _DEEPEST:
        return direct
    if atom.value not in facts.found:
        facts.found[atom.value] = ()  # a ring of patterns finds nothing
        looked = [parse(pattern) for pattern in patterns]
        more = [p for p in looked if holds(p, facts, dictionary, depth + 1)]
        facts.found[atom.value] = tuple(s for p in more for s in places(p, facts, dictionary, depth + 1))
    return direct + facts.found[atom.value]


@cache
def _topics(language: str = DEFAULT) -> dict[str, tuple[str, ...]]:
    """The concepts whose words name a topic by themselves, wherever they stand."""
    return {"rights": wording("cues/topics", language).entries("rights_concepts")}


def _named_by(atom: Atom) -> tuple[str, ...]:
    return tuple(c for value in atom.values for c in _topics().get(value, ())) if atom.kind == "about" else ()


def _named_in(atom: Atom) -> tuple[Atom, ...]:
    """The concepts and words that a filter names."""
    return tuple(Atom("concept", v[1:]) if v.startswith("@") else Atom("words", v) for v in atom.values)


def _filter(atom: Atom, facts: Facts, dictionary: Dictionary, depth: int) -> bool:
    if atom.kind in ("about", "has"):
        return not facts.cues.isdisjoint(atom.values) or any(facts.text.hits.get(name) for name in _named_by(atom))
    if atom.kind == "beside":
        return any(_places(one, f, dictionary, depth) for f in (facts, *facts.beside()) for one in _named_in(atom))
    for value in atom.values:
        if value.startswith("@"):
            if facts.head.hits.get(value[1:]):
                return True
            if not dictionary.concepts[value[1:]].patterns:
                continue
            over = Facts(facts.head, facts.cues, Text("", dictionary), tuple)
            if _places(Atom("concept", value[1:]), over, dictionary, depth):
                return True
        elif any(facts.head.phrase(dictionary.parts(value))):
            return True
    return False


def _close(near: Near, found: list[tuple[Span, ...]], text: Text) -> bool:
    first, second = ([(text.starts[a], text.ends[b]) for a, b in found[n]] for n in (near.first, near.second))
    return _before(first, second, near.words) or (not near.ordered and _before(second, first, near.words))


def _before(left: list[Span], right: list[Span], most: int) -> bool:
    """Whether one of the left ends before one of the right begins, with at most so many words between."""
    begins = sorted(a for a, _ in right)
    for _, end in left:
        at = bisect_right(begins, end)
        if at < len(begins) and begins[at] - end - 1 <= most:
            return True
    return False


def _said(told: Sequence[Item], spans: list[Span], clauses: Sequence[Clause]) -> bool:
    clause = deciding(clauses, spans)
    for item in told:
        values = {value for atom in item.atoms for value in atom.values}
        said = clause is not None and (clause.mood if item.atoms[0].kind == "says" else clause.actor).value in values
        if said is item.negative:
            return False
    return True
