"""Finds sentences by look-ups over concepts: set logic over what one pass over the document has found.

See :mod:`scorer.language.lookup` for the language and :mod:`scorer.language.concepts` for the concepts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from scorer.evidence.deciding import deciding
from scorer.language.clause import Clause
from scorer.language.concepts import Dictionary, Hits, Part, Span, follows, same
from scorer.language.lookup import Atom, Item, LookUp, Near, parse
from scorer.language.stems import Word

_DEEPEST = 8  # patterns over concepts that have patterns themselves


@dataclass(frozen=True, slots=True)
class Facts:
    """One sentence as look-ups see it.

    Attributes:
        words: Its words.
        hits: The concepts in it, with their places.
        cues: Its cues.
        heads: The concepts in the headings above it.
        headings: The words of those headings.
        clauses: What its clauses say.
        found: Places of concepts with patterns, as far as they were asked for.
    """

    words: list[Word]
    hits: Hits
    cues: frozenset[str]
    heads: Hits
    headings: list[Word]
    clauses: Callable[[], Sequence[Clause]]
    found: dict[str, tuple[Span, ...]] = field(default_factory=dict)


class LookUps:
    """The sentences of one document, ready for look-ups over concepts.

    Args:
        texts: Their texts.
        headings: The headings that count for each.
        cues: Their cues.
        dictionary: The concepts.
        clauses: Gives the clauses of a sentence by its number.
    """

    def __init__(
        self,
        texts: Sequence[str],
        headings: Sequence[tuple[str, ...]],
        cues: Sequence[frozenset[str]],
        dictionary: Dictionary,
        clauses: Callable[[int], Sequence[Clause]],
    ) -> None:
        self.dictionary = dictionary
        self._clauses = clauses
        self._facts: list[Facts] = []
        self._by_concept: dict[str, list[int]] = defaultdict(list)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._by_pattern: dict[str, frozenset[int]] = {}
        heads: dict[tuple[str, ...], tuple[list[Word], Hits]] = {}
        for number, (text, above, names) in enumerate(zip(texts, headings, cues, strict=True)):
            if above not in heads:
                head = dictionary.words(" / ".join(above))
                heads[above] = (head, dictionary.hits(head))
            words = dictionary.words(text)
            hits = dictionary.hits(words)
            self._facts.append(Facts(words, hits, names, heads[above][1], heads[above][0], self._reader(number)))
            for name in hits:
                self._by_concept[name].append(number)
            for stem in {word.stem for word in words}:
                self._by_stem[stem].append(number)
            for word in words:
                self._forms[word.stem].add(word.text)

    def _reader(self, number: int) -> Callable[[], Sequence[Clause]]:
        return lambda: self._clauses(number)

    def ids(self, query: str) -> tuple[int, ...]:
        """The sentences that a look-up finds, in reading order.

        Raises:
            LookUpError: It has a fault.
            KeyError: It names a concept that does not exist.
        """
        return tuple(self._found(parse(query), 0))

    def spans(self, query: str, sentence: int) -> tuple[Span, ...]:
        """Where the words that a look-up asks for stand in a sentence (offsets)."""
        return places(parse(query), self._facts[sentence], self.dictionary)

    def named(self, query: str, sentence: int) -> Iterator[tuple[str, Span]]:
        """What a look-up asks for and where it stands in a sentence, one by one: for explaining."""
        facts = self._facts[sentence]
        for item in parse(query).items:
            for atom in item.atoms if _positive(item) else ():
                for span in _places(atom, facts, self.dictionary, 0):
                    yield (f"@{atom.value}" if atom.kind == "concept" else atom.value.lstrip("=")), span

    def fits(
        self, query: str, text: str, section: tuple[str, ...], cues: frozenset[str], clauses: Sequence[Clause]
    ) -> bool:
        """Whether a look-up would find a sentence with this text, headings, cues and clauses."""
        words, head = self.dictionary.words(text), self.dictionary.words(" / ".join(section))
        facts = Facts(words, self.dictionary.hits(words), cues, self.dictionary.hits(head), head, lambda: clauses)
        return holds(parse(query), facts, self.dictionary)

    def _found(self, look_up: LookUp, depth: int) -> list[int]:
        asked = [item for item in look_up.items if _positive(item)]
        # Filters are many sentences; they are asked of those that hold the words, where there are any.
        asked = asked or [i for i in look_up.items if not i.negative and i.atoms[0].kind in ("about", "has", "under")]
        sets = sorted((self._any(item, depth) for item in asked), key=len)
        left = set(sets[0]).intersection(*sets[1:])
        return [number for number in sorted(left) if holds(look_up, self._facts[number], self.dictionary, depth)]

    def _any(self, item: Item, depth: int) -> set[int]:
        return {number for atom in item.atoms for number in self._with(atom, depth)}

    def _with(self, atom: Atom, depth: int) -> Iterator[int]:
        """The sentences that may hold an atom."""
        if atom.kind in ("about", "has", "under"):
            yield from (i for i, facts in enumerate(self._facts) if _filter(atom, facts, self.dictionary, depth))
            return
        if atom.kind == "concept":
            yield from self._by_concept.get(atom.value, ())
            if self.dictionary.concepts[atom.value].patterns:
                if atom.value not in self._by_pattern:
                    self._by_pattern[atom.value] = frozenset()  # a ring of patterns finds nothing
                    found: set[int] = set()
                    for pattern in self.dictionary.concepts[atom.value].patterns if depth < _DEEPEST else ():
                        found.update(self._found(parse(pattern), depth + 1))
                    self._by_pattern[atom.value] = frozenset(found)
                yield from self._by_pattern[atom.value]
            return
        first = self.dictionary.parts(atom.value)[0]
        if first[0] == "~":
            yield from self._by_stem.get(first[1], ())
            return
        for stem, forms in self._forms.items():
            if any(same(Word(form, stem, 0, 0), first) for form in forms):
                yield from self._by_stem[stem]


def _positive(item: Item) -> bool:
    return not item.negative and item.atoms[0].kind in ("concept", "words")


def holds(look_up: LookUp, facts: Facts, dictionary: Dictionary, depth: int = 0) -> bool:
    """Whether a sentence holds everything that a look-up asks for."""
    found: list[tuple[Span, ...]] = []
    for item in look_up.items:
        spans: tuple[Span, ...] = ()
        if item.atoms[0].kind in ("concept", "words"):
            spans = tuple(s for atom in item.atoms for s in _places(atom, facts, dictionary, depth))
            there = bool(spans)
        elif item.atoms[0].kind in ("says", "who"):
            there = True  # when all words are known
        else:
            there = any(_filter(atom, facts, dictionary, depth) for atom in item.atoms)
        if there is item.negative and item.atoms[0].kind not in ("says", "who"):
            return False
        found.append(spans)
    if not all(_close(near, found, facts.words) for near in look_up.near):
        return False
    told = [item for item in look_up.items if item.atoms[0].kind in ("says", "who")]
    return not told or _said(told, [s for spans in found for s in spans], facts.clauses())


def places(look_up: LookUp, facts: Facts, dictionary: Dictionary, depth: int = 0) -> tuple[Span, ...]:
    """Where the words that a look-up asks for stand."""
    found = {
        s for i in look_up.items if _positive(i) for atom in i.atoms for s in _places(atom, facts, dictionary, depth)
    }
    return tuple(sorted(found))


def _places(atom: Atom, facts: Facts, dictionary: Dictionary, depth: int) -> tuple[Span, ...]:
    if atom.kind == "words":
        return tuple(_phrase(dictionary.parts(atom.value), facts.words))
    direct = tuple(facts.hits.get(atom.value, ()))
    patterns = dictionary.concepts[atom.value].patterns
    if not patterns or depth >= _DEEPEST:
        return direct
    if atom.value not in facts.found:
        facts.found[atom.value] = ()  # a ring of patterns finds nothing
        looked = [parse(pattern) for pattern in patterns]
        more = [p for p in looked if holds(p, facts, dictionary, depth + 1)]
        facts.found[atom.value] = tuple(s for p in more for s in places(p, facts, dictionary, depth + 1))
    return direct + facts.found[atom.value]


def _phrase(parts: tuple[Part, ...], words: list[Word]) -> Iterator[Span]:
    for i, word in enumerate(words):
        if same(word, parts[0]) and follows(words, i, parts):
            yield (word.start, words[i + len(parts) - 1].end)


def _filter(atom: Atom, facts: Facts, dictionary: Dictionary, depth: int) -> bool:
    if atom.kind in ("about", "has"):
        return not facts.cues.isdisjoint(atom.values)
    for value in atom.values:
        if value.startswith("@"):
            over = Facts(facts.headings, facts.heads, facts.cues, {}, [], tuple)
            if _places(Atom("concept", value[1:]), over, dictionary, depth):
                return True
        elif any(True for _ in _phrase(dictionary.parts(value), facts.headings)):
            return True
    return False


def _close(near: Near, found: list[tuple[Span, ...]], words: list[Word]) -> bool:
    starts = {word.start: i for i, word in enumerate(words)}
    ends = {word.end: i for i, word in enumerate(words)}
    first, second = ([(starts[a], ends[b]) for a, b in found[n]] for n in (near.first, near.second))
    return _before(first, second, near.words) or (not near.ordered and _before(second, first, near.words))


def _before(left: list[Span], right: list[Span], most: int) -> bool:
    """Whether one of the left ends before one of the right begins, with at most so many words between."""
    begins = sorted(a for a, _ in right)
    for _, end in left:
        at = bisect_right(begins, end)
        if at < len(begins) and begins[at] - end - 1 <= most:
            return True
    return False


def _said(told: list[Item], spans: list[Span], clauses: Sequence[Clause]) -> bool:
    clause = deciding(clauses, spans)
    for item in told:
        values = {value for atom in item.atoms for value in atom.values}
        said = clause is not None and (clause.mood if item.atoms[0].kind == "says" else clause.actor).value in values
        if said is item.negative:
            return False
    return True
