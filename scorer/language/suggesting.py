"""Words that stand where a concept's words stand and are not in it: what an author of look-ups may have left out.

Words in like surroundings mean like things (Harris, "Distributional structure", Word 10, 1954). The surroundings of a
word are of two kinds: its places, which are the two words to its left and to its right, small words included, each with
its place; and its company, the words about it that say something, wherever they stand. Words of like places are of one
kind ("stakeholders", "suppliers"), those of like company of one subject ("chain", "suppliers"); words that mean like
things are both. How much more often than by chance a word has one of them is its pointwise mutual information (Church &
Hanks, "Word association norms, mutual information, and lexicography", Computational Linguistics 16, 1990), where it is
positive, and less where both are rare (Pantel & Lin, "Discovering word senses from text", KDD 2002).

Candidates are words, and pairs of words that stand together more often than by chance. Two cosines between these values
tell how alike a candidate is: to all the concept's words taken together, and to those of them that are nearest to it.
Twenty reports are little text, so two things are set against chance: what is like the most frequent words is like all
words ("process", "support") and counts less; and where a network knows the words of a language by vectors of many
texts (:mod:`scorer.language.network`), a candidate's has to be like the concept's. Names and numbers are none.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from sys import intern
from typing import NamedTuple

import numpy as np

from scorer.language.concepts import Concept, Dictionary
from scorer.language.holding import How, holding
from scorer.language.network import network
from scorer.language.rereading import in_a_row

MOST = 10  # suggestions
FEWEST_TIMES = 4  # that a candidate stands
FEWEST_STANDS = 20  # of the concept's words: with fewer, their surroundings are chance
MAX_WORDS = 2_000_000  # of text, which take half a minute
NEAREST = 5  # words of the concept that a candidate is compared with one by one
SHOWN = 3  # places of each
_SEVERAL = 5  # reports; where there are as many, what stands in one alone is its own way of speaking
_TOGETHER = 0.25  # normalised mutual information of a pair from which on it is more than two words met by chance
_COMPARED = 1_000  # candidates of the likest places; their company is compared, too
_FREQUENT = 100  # of the words that say something: what is like them is like all words
_USUAL, _LESS = 0.005, 0.25  # how little that has to be in order not to count, and how much less the rest counts
_UNLIKE = 0.01  # instead of a cosine that is smaller
_SHORTEST = 3  # letters
_SIDES = (-2, -1, 1, 2)
_COMPANY = 0  # stands for "somewhere about it"
_ABOUT = 6  # words to each side among which its company is
_MOSTLY = 9  # times as often with a great letter as without, within sentences: a name, where no concept has it
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
        places: Numbers of the sentences to show, where its surroundings are most like the concept's; of different
            reports where it stands in several.
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
        reports = len({place.report for place in there})
        found.append(Suggestion(entry, likeness, len(there), reports, _shown(there), held))
    return Suggestions(tuple(found), text.stands, text.words, len(text.reports), text.all_read)


def _shown(places: list[_Place]) -> tuple[int, ...]:
    """Some sentences, those that fit best, of different reports as far as there are."""
    shown: list[int] = []
    reports: set[int] = set()
    by_fit = sorted(places, key=lambda place: (-place.fit, place.sentence))
    for new in (True, False):
        for place in by_fit:
            if len(shown) < SHOWN and place.sentence not in shown and (place.report not in reports or not new):
                shown.append(place.sentence)
                reports.add(place.report)
    return tuple(sorted(shown))


class _Place(NamedTuple):
    """Where a candidate stands: sentence, report, and how much of its surroundings there is the concept's, too."""

    sentence: int
    report: int
    fit: float


class _Row(NamedTuple):
    """A sentence: its number, its report's, its words as stems and as they stand, and the places of the concept's."""

    sentence: int
    report: int
    stems: tuple[int, ...]
    forms: tuple[str, ...]
    own: tuple[tuple[int, int], ...]


_Around = Callable[[tuple[int, ...], int, int], Iterator[_Feature]]


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
        self._network = network(learned) if (learned := in_a_row(dictionary.language)) is not None else None
        self._frequent: dict[_Unit, int] = {}
        self._goal: _Values = {}  # the places of all the concept's words together
        self.words = self.stands = 0
        self.reports: set[int] = set()
        self.all_read = True
        great: Counter[tuple[int, bool]] = Counter()  # how often a word stands within sentences, in capitals or not
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
                elif len(row) > 1:
                    great[number, text[word.start : word.end].istitle()] += 1
            begins, ends = {w.start: i for i, w in enumerate(words)}, {w.end: i for i, w in enumerate(words)}
            spans = tuple((begins[a], ends[b] + 1) for a, b in concept.hits(words).get(name, ()))
            self._counts.update(row)
            self._counts[_EDGE] += 1
            self._rows.append(_Row(at, report, tuple(row), tuple(intern(w.text) for w in words), spans))
            self.words += len(row)
            self.stands += len(spans)
            self.reports.add(report)
        for stem, number in self._numbers.items():
            if great[number, True] > _MOSTLY * great[number, False] and not dictionary.has_word(stem):
                self._small.add(number)  # a name

    def _units(self) -> Iterator[tuple[_Unit, _Row, int]]:
        """Every place of a word or pair of words that may be suggested: itself, its sentence, where."""
        small = self._small
        for row in self._rows:
            stems, taken = row.stems, {i for a, b in row.own for i in range(a, b)}
            for i, stem in enumerate(stems):
                if stem in small or i in taken:
                    continue
                yield (stem,), row, i
                if i + 1 < len(stems) and stems[i + 1] not in small and i + 1 not in taken:
                    yield (stem, stems[i + 1]), row, i

    def ranked(self) -> list[tuple[float, _Unit]]:
        """The candidates with how alike their surroundings are to the concept's, the most alike first."""
        times: Counter[_Unit] = Counter()
        reports: dict[_Unit, set[int]] = defaultdict(set)
        for unit, row, _ in self._units():
            times[unit] += 1
            reports[unit].add(row.report)
        stems = list(self._numbers)
        singles = sorted((-count, stems[unit[0]], unit) for unit, count in times.items() if len(unit) == 1)
        self._frequent = {unit: -count for count, _, unit in singles[:_FREQUENT]}
        fewest = 2 if len(self.reports) >= _SEVERAL else 1
        often = {
            unit: count
            for unit, count in times.items()
            if count >= FEWEST_TIMES and len(reports[unit]) >= fewest and self._hangs_together(unit, count)
        }
        for unit, row, i in self._units():
            if unit in often:
                self._forms[unit][" ".join(row.forms[i : i + len(unit)])] += 1

        def best_first(alike: dict[_Unit, float]) -> list[tuple[float, _Unit]]:
            return sorted(((n, unit) for unit, n in alike.items()), key=lambda one: (-one[0], self.entry(one[1])))

        by_place = self._alike(often, _places)
        nearest = {unit: often[unit] for _, unit in best_first(by_place)[:_COMPARED]}
        by_company = self._alike(nearest, self._company)
        meaning = self._meaning(by_company)
        return best_first({u: round(math.sqrt(by_place[u] * n) * meaning[u], 6) for u, n in by_company.items()})

    def _meaning(self, units: Iterable[_Unit]) -> dict[_Unit, float]:
        """How alike the vectors of candidates are to those of the concept; of a word without one, as is usual."""
        if self._network is None:
            return dict.fromkeys(units, 1.0)
        stems = list(self._numbers)
        own = sorted({row.stems[first:behind] for row in self._rows for first, behind in row.own})
        vectors = {unit: self._network.vector(stems[n] for n in unit) for unit in (*own, *units)}
        known = [vector for unit in own if (vector := vectors[unit]) is not None]
        if not known:
            return dict.fromkeys(units, 1.0)
        goal = sum(known[1:], known[0])
        goal = goal / (float(np.linalg.norm(goal)) or 1.0)
        alike = {}
        for unit in units:
            if (vector := vectors[unit]) is not None:
                near = sorted(float(vector @ other) for other in known)[-NEAREST:]
                product = max(_UNLIKE, float(vector @ goal)) * max(_UNLIKE, math.fsum(near) / len(near))
                alike[unit] = round(min(1.0, math.sqrt(product)), 6)
        usual = statistics.median(alike.values()) if alike else 1.0
        return {unit: alike.get(unit, usual) for unit in units}

    def _hangs_together(self, unit: _Unit, count: int) -> bool:
        """Whether a pair stands together more often than its words would by chance."""
        if len(unit) == 1:
            return True
        first, second = (self._counts[stem] for stem in unit)
        return math.log(count * self.words / (first * second)) > _TOGETHER * math.log(self.words / count)

    def _alike(self, times: Mapping[_Unit, int], around: _Around) -> dict[_Unit, float]:
        """How alike candidates are to the concept, where they are at all, by one kind of surroundings.

        Args:
            times: The candidates with how often they stand.
            around: The surroundings of some words of a sentence.
        """
        goal, single = self._own(around)
        self._goal |= goal
        frequent = self._frequent
        about: dict[_Unit, Counter[_Feature]] = defaultdict(Counter)
        for unit, row, i in self._units():
            if unit in times or unit in frequent:
                about[unit].update(around(row.stems, i, i + len(unit)))
        usual: _Values = defaultdict(float)
        for unit in frequent:
            for feature, value in _shortened(self._values(about[unit], frequent[unit])).items():
                usual[feature] += value / len(frequent)
        holding: dict[_Feature, list[tuple[int, float]]] = defaultdict(list)
        for number, values in enumerate(single):
            for feature, value in values.items():
                holding[feature].append((number, value))
        out = {}
        for unit, count in times.items():
            values = _shortened(self._values(about[unit], count))
            shared = math.fsum(value * goal.get(feature, 0.0) for feature, value in values.items())
            if shared > 0:
                alike: dict[int, float] = defaultdict(float)
                for feature, value in values.items():
                    for number, other in holding.get(feature, ()):
                        alike[number] += value * other
                near = math.fsum(sorted(alike.values())[-NEAREST:]) / min(NEAREST, len(single))
                common = math.fsum(value * usual.get(feature, 0.0) for feature, value in values.items())
                out[unit] = round(math.sqrt(shared * near) * (_USUAL / (_USUAL + common)) ** _LESS, 6)
        return out

    def _own(self, around: _Around) -> tuple[_Values, list[_Values]]:
        """The surroundings of all the concept's words together, and of each that stands often enough."""
        own: dict[_Unit, Counter[_Feature]] = defaultdict(Counter)
        times: Counter[_Unit] = Counter()
        whole: Counter[_Feature] = Counter()
        for row in self._rows:
            for first, behind in row.own:
                own[row.stems[first:behind]].update(around(row.stems, first, behind))
                times[row.stems[first:behind]] += 1
        for counts in own.values():
            whole.update(counts)
        goal = _shortened(self._values(whole, self.stands))
        single = [_shortened(self._values(counts, n)) for u, counts in own.items() if (n := times[u]) >= FEWEST_TIMES]
        return goal, single or [goal]

    def _company(self, stems: tuple[int, ...], first: int, behind: int) -> Iterator[_Feature]:
        """The words that say something about the words from ``first`` to before ``behind``."""
        for part in (stems[max(0, first - _ABOUT) : first], stems[behind : behind + _ABOUT]):
            for stem in part:
                if stem not in self._small:
                    yield _COMPANY, stem

    def _values(self, counts: Counter[_Feature], times: int) -> _Values:
        """The mutual information of a unit and each of its surroundings, where it is positive."""
        values = {}
        for feature, together in counts.items():
            alone = self._counts[feature[1]] * (2 * _ABOUT if feature[0] == _COMPANY else 1)
            information = math.log(together * self.words / (times * alone))
            if information > 0:
                least = min(times, alone)
                values[feature] = information * together / (together + 1) * least / (least + 1)
        return values

    def places(self, units: set[_Unit]) -> dict[_Unit, list[_Place]]:
        """Where candidates stand."""
        places: dict[_Unit, list[_Place]] = defaultdict(list)
        for unit, row, i in self._units():
            if unit in units:
                around = {*_places(row.stems, i, i + len(unit)), *self._company(row.stems, i, i + len(unit))}
                fit = math.fsum(self._goal.get(feature, 0.0) for feature in around)
                places[unit].append(_Place(row.sentence, row.report, round(fit, 6)))
        return places

    def entry(self, unit: _Unit) -> str:
        """A candidate as one would write it."""
        return min(self._forms[unit].items(), key=lambda form: (-form[1], form[0]))[0]


def _places(stems: tuple[int, ...], first: int, behind: int) -> Iterator[_Feature]:
    """What stands beside the words from ``first`` to before ``behind``: place and stem of each."""
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
