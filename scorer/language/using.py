"""In which phrases a word mostly stands: a conviction by a court, or "with conviction"; drivers, or "key drivers of".

A look-up finds letters and not what they mean, and what a word means shows in the word beside it ("one sense per
collocation", Yarowsky, ARPA Human Language Technology Workshop, 1993). So the uses of a word are parted by its
neighbours: the phrase that takes most of them, then the one that takes most of the rest, as long as its neighbour
stands beside other words less often. Who writes look-ups sees which of these are meant, and can shut out the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from scorer.language.concepts import Concept, Dictionary
from scorer.language.stems import Word

MOST = 6  # phrases
FEWEST_TIMES = 3  # that a phrase stands
SHOWN = 3  # sentences of each
MAX_WORDS = 2_000_000  # of text
_THAN_USUAL = 3  # times as often as beside any word that says something, a neighbour has to stand there
_NAME = "it"


@dataclass(frozen=True, slots=True)
class Use:
    """Some of the places of a word.

    Attributes:
        phrase: In which it stands there; empty for those that no phrase takes.
        times: How often.
        places: Numbers of the sentences to show, of different reports as far as there are.
    """

    phrase: str
    times: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Uses:
    """How a word stands in reports: how often, in how many, and in which phrases."""

    times: int
    reports: int
    found: tuple[Use, ...]


_Phrase = tuple[str, str, str]  # stems: of the word before, of the word itself, of the word behind; one end is empty


class _Place(NamedTuple):
    sentence: int
    report: int
    phrases: tuple[_Phrase, ...]


def uses(sentences: Iterable[tuple[int, str]], dictionary: Dictionary, entry: str) -> Uses:
    """The phrases in which a word stands, those that take most of its places first.

    Args:
        sentences: Each with the number of its report.
        dictionary: Tells words of the language.
        entry: As it would be written under ``words`` of a rubric.
    """
    word = Dictionary({_NAME: Concept(_NAME, words=(entry,))}, dictionary.language)
    places: list[_Place] = []
    forms: dict[_Phrase, Counter[str]] = defaultdict(Counter)
    before, behind = Counter[str](), Counter[str]()  # how often a word stands there of one that says something
    read = saying = 0
    seen: set[str] = set()
    for at, (report, text) in enumerate(sentences):
        if read >= MAX_WORDS:
            break
        if text in seen:
            continue  # running heads, standing phrases
        seen.add(text)
        words = word.words(text)
        read += len(words)
        says = [w.text not in dictionary.small for w in words]
        saying += sum(says)
        before.update(w.stem for w, after in zip(words, says[1:], strict=False) if after)
        behind.update(w.stem for w, first in zip(words[1:], says, strict=False) if first)
        begins = {w.start: i for i, w in enumerate(words)}
        for start, end in word.hits(words).get(_NAME, ()):
            first = begins[start]
            last = next((i for i in range(first, len(words)) if words[i].start >= end), len(words))
            itself = " ".join(w.stem for w in words[first:last])
            here: dict[_Phrase, list[Word]] = {}
            if first:
                here[words[first - 1].stem, itself, ""] = words[first - 1 : last]
            if last < len(words):
                here["", itself, words[last].stem] = words[first : last + 1]
            for phrase, stand in here.items():
                forms[phrase][" ".join(w.text for w in stand)] += 1
            places.append(_Place(at, report, tuple(here)))
    usual = {p: (before[p[0]] if p[0] else behind[p[2]]) / max(1, saying) for p in forms}
    told = {phrase: min(known, key=lambda form: (-known[form], form)) for phrase, known in forms.items()}
    often = {
        told[phrase]: phrase
        for phrase, known in forms.items()
        if known.total() >= max(FEWEST_TIMES, _THAN_USUAL * usual[phrase] * len(places))
    }
    return Uses(len(places), len({place.report for place in places}), tuple(_parted(places, often)))


def _parted(places: list[_Place], often: dict[str, _Phrase]) -> Iterator[Use]:
    """The phrases that take most of what those before them have left; then what none takes."""
    left = places
    for _ in range(MOST):
        taken = {told: [place for place in left if phrase in place.phrases] for told, phrase in often.items()}
        best = min(taken, key=lambda told: (-len(taken[told]), told), default="")
        if len(taken.get(best, ())) < FEWEST_TIMES:
            break
        yield _use(best, taken[best])
        left = [place for place in left if often[best] not in place.phrases]
    if left:
        yield _use("", left)


def _use(phrase: str, places: list[_Place]) -> Use:
    by_report = {place.report: place.sentence for place in reversed(places)}  # the first of each
    shown = sorted(by_report.values())[:SHOWN]
    more = (place.sentence for place in places if place.sentence not in shown)
    return Use(phrase, len(places), tuple(sorted([*shown, *list(dict.fromkeys(more))[: SHOWN - len(shown)]])))
