"""Words that stand where a concept's words stand and are not in it: what an author of look-ups may have left out.

Words in like surroundings mean like things (Harris, "Distributional structure", Word 10, 1954). The surroundings of a
word are the two words to its left and to its right in the sentence, small words included, each with its place. How much
more often than by chance a word has one of them is its pointwise mutual information (Church & Hanks, "Word association
norms, mutual information, and lexicography", Computational Linguistics 16, 1990), where it is positive, and less where
both are rare (Pantel & Lin, "Discovering word senses from text", KDD 2002). Candidates are words and pairs of words.
Two cosines between these values tell how alike a candidate is: to all the concept's words taken together, and to those
of them that are nearest to it; candidates are ranked by their geometric mean.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sys import intern
from typing import NamedTuple

from scorer.language.concepts import Concept, Dictionary
from scorer.language.holding import How, holding

MOST = 10  # suggestions
FEWEST_TIMES = 3  # that a candidate stands
FEWEST_STANDS = 20  # of the concept's words: with fewer, their surroundings are chance
MAX_WORDS = 2_000_000  # of text, which take half a minute
NEAREST = 5  # words of the concept that a candidate is compared with one by one
SHOWN = 3  # places of each
_SHORTEST = 3  # letters
_SIDES = (-2, -1, 1, 2)
_EDGE = -1  # stands for the beginning or the end of a sentence

_Unit = tuple[int, ...]  # the numbers of a candidate's stems
_Feature = tuple[int, int]  # what stands around a word: the place, and the number of a stem
_Values = dict[_Feature, float]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word or pair of words that stands where a concept's words stand.

    Attributes:
        entry: As it would be written under ``words`` of a rubric: its form met most often.
        likeness: From 0 to 1, how alike its surroundings are.
        times: How often it stands in the text, each sentence counted once however often it is repeated.
        reports: In how many reports.
        places: Numbers of the sentences to show, of different reports where it stands in several.
        held_by: Concepts that have it already.
    """

    entry: str
    likeness: float
    times: int
    reports: int
    places: tuple[int, ...]
    held_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What came of looking.

    Attributes:
        found: The best first.
        stands: How often the concept's own words stand in the text.
        words: How many words were read.
        reports: In how many reports.
        all_read: Whether the text was read to its end.
    """

    found: tuple[Suggestion, ...]
    stands: int
    words: int
    reports: int
    all_read: bool


def suggest(sentences: Iterable[tuple[int, str]], dictionary: Dictionary, name: str, most: int = MOST) -> Suggestions:
    """Words for a concept, from sentences of reports.

    Args:
        sentences: Each with the number of its report.
        dictionary: The concepts.
        name: The concept.
        most: How many suggestions at most.

    Raises:
        KeyError: There is no such concept.
    """
    text = _Text(sentences, dictionary, name)
    if text.stands < FEWEST_STANDS:
        return Suggestions((), text.stands, text.words, len(text.reports), text.all_read)
    chosen: dict[_Unit, float] = {}
    taken: set[int] = set()
    for likeness, unit in text.ranked():
        if len(chosen) == most:
            break
        if len(unit) == 1 and unit[0] in taken:
            continue  # the pair that it belongs to is more alike
        if name in dictionary.hits(dictionary.words(text.entry(unit))):
            continue  # it is there already, and stands where it does not count
        chosen[unit] = likeness
        taken.update(unit if len(unit) > 1 else ())
    places = text.places(set(chosen))
    found = []
    for unit, likeness in chosen.items():
        entry, there = text.entry(unit), places[unit]
        held = tuple(dict.fromkeys(h.concept for h in holding(dictionary, entry) if h.how is How.WHOLE))
        reports = len({report for _, report in there})
        found.append(Suggestion(entry, likeness, len(there), reports, _shown(there), held))
    return Suggestions(tuple(found), text.stands, text.words, len(text.reports), text.all_read)


def _shown(places: list[tuple[int, int]]) -> tuple[int, ...]:
    """Some sentences, of different reports as far as there are."""
    shown: list[int] = []
    reports: set[int] = set()
    for new in (True, False):
        for at, report in places:
            if len(shown) < SHOWN and at not in shown and (report not in reports or not new):
                shown.append(at)
                reports.add(report)
    return tuple(sorted(shown))


class _Row(NamedTuple):
    """A sentence: its number, its report's, its words as stems and as they stand, and which are the concept's."""

    sentence: int
    report: int
    stems: tuple[int, ...]
    forms: tuple[str, ...]
    taken: frozenset[int]


class _Text:
    """Sentences as numbers of stems, with what is counted of them."""

    def __init__(self, sentences: Iterable[tuple[int, str]], dictionary: Dictionary, name: str) -> None:
        own = Concept(name, words=dictionary.entries(name), but=dictionary.but(name))
        concept = Dictionary({name: own}, dictionary.language)
        self._numbers: dict[str, int] = {}
        self._forms: dict[_Unit, Counter[str]] = defaultdict(Counter)
        self._small: set[int] = set()
        self._rows: list[_Row] = []
        self._counts: Counter[int] = Counter()
        self._own: dict[_Unit, Counter[_Feature]] = defaultdict(Counter)  # the concept's words one by one
        self._own_times: Counter[_Unit] = Counter()
        self.words = self.stands = 0
        self.reports: set[int] = set()
        self.all_read = True
        seen: set[str] = set()
        for at, (report, text) in enumerate(sentences):
            if self.words >= MAX_WORDS:
                self.all_read = False
                break
            if text in seen:
                continue  # running heads, standing phrases
            seen.add(text)
            words = concept.words(text)
            row = []
            for word in words:
                number = self._numbers.setdefault(word.stem, len(self._numbers))
                row.append(number)
                if word.text in dictionary.small or len(word.text) < _SHORTEST or not word.text[0].isalpha():
                    self._small.add(number)
            begins, ends = {w.start: i for i, w in enumerate(words)}, {w.end: i for i, w in enumerate(words)}
            spans = [(begins[a], ends[b] + 1) for a, b in concept.hits(words).get(name, ())]
            stems = tuple(row)
            for first, behind in spans:
                self._own[stems[first:behind]].update(_around(stems, first, behind))
                self._own_times[stems[first:behind]] += 1
            taken = frozenset(i for a, b in spans for i in range(a, b))
            self._counts.update(stems)
            self._counts[_EDGE] += 1
            self._rows.append(_Row(at, report, stems, tuple(intern(w.text) for w in words), taken))
            self.words += len(stems)
            self.stands += len(spans)
            self.reports.add(report)

    def _units(self) -> Iterator[tuple[_Unit, _Row, int]]:
        """Every place of a word or pair of words that may be suggested: itself, its sentence, where."""
        small = self._small
        for row in self._rows:
            stems, taken = row.stems, row.taken
            for i, stem in enumerate(stems):
                if stem in small or i in taken:
                    continue
                yield (stem,), row, i
                if i + 1 < len(stems) and stems[i + 1] not in small and i + 1 not in taken:
                    yield (stem, stems[i + 1]), row, i

    def ranked(self) -> list[tuple[float, _Unit]]:
        """The candidates with how alike their surroundings are to the concept's, the most alike first."""
        times = Counter(unit for unit, *_ in self._units())
        often = {unit for unit, count in times.items() if count >= FEWEST_TIMES}
        around: dict[_Unit, Counter[_Feature]] = defaultdict(Counter)
        for unit, row, i in self._units():
            if unit in often:
                around[unit].update(_around(row.stems, i, i + len(unit)))
                self._forms[unit][" ".join(row.forms[i : i + len(unit)])] += 1
        whole: Counter[_Feature] = Counter()
        for counts in self._own.values():
            whole.update(counts)
        goal = _shortened(self._values(whole, self.stands))
        single = [
            _shortened(self._values(counts, self._own_times[unit]))
            for unit, counts in self._own.items()
            if self._own_times[unit] >= FEWEST_TIMES
        ] or [goal]
        holding: dict[_Feature, list[tuple[int, float]]] = defaultdict(list)
        for number, values in enumerate(single):
            for feature, value in values.items():
                holding[feature].append((number, value))
        out = []
        for unit, counts in around.items():
            values = _shortened(self._values(counts, times[unit]))
            shared = math.fsum(value * goal.get(feature, 0.0) for feature, value in values.items())
            if shared > 0:
                alike: dict[int, float] = defaultdict(float)
                for feature, value in values.items():
                    for number, other in holding.get(feature, ()):
                        alike[number] += value * other
                near = math.fsum(sorted(alike.values())[-NEAREST:]) / min(NEAREST, len(single))
                out.append((round(math.sqrt(shared * near), 6), unit))
        out.sort(key=lambda pair: (-pair[0], self.entry(pair[1])))
        return out

    def _values(self, counts: Counter[_Feature], times: int) -> _Values:
        """The mutual information of a unit and each of its surroundings, where it is positive."""
        values = {}
        for feature, together in counts.items():
            alone = self._counts[feature[1]]
            information = math.log(together * self.words / (times * alone))
            if information > 0:
                least = min(times, alone)
                values[feature] = information * together / (together + 1) * least / (least + 1)
        return values

    def places(self, units: set[_Unit]) -> dict[_Unit, list[tuple[int, int]]]:
        """Where candidates stand: sentence and report of each place."""
        places: dict[_Unit, list[tuple[int, int]]] = defaultdict(list)
        for unit, row, _ in self._units():
            if unit in units:
                places[unit].append((row.sentence, row.report))
        return places

    def entry(self, unit: _Unit) -> str:
        """A candidate as one would write it."""
        return min(self._forms[unit].items(), key=lambda form: (-form[1], form[0]))[0]


def _around(stems: tuple[int, ...], first: int, behind: int) -> Iterator[_Feature]:
    """The surroundings of the words from ``first`` to before ``behind``: place and stem of each."""
    for side in _SIDES:
        at = first + side if side < 0 else behind + side - 1
        if 0 <= at < len(stems):
            yield side, stems[at]
        elif at in (-1, len(stems)):
            yield side, _EDGE


def _shortened(values: _Values) -> _Values:
    """The values divided by their length, so that products are cosines."""
    length = math.sqrt(math.fsum(value * value for value in values.values())) or 1.0
    return {feature: value / length for feature, value in values.items()}
