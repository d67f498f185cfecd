"""Whether what earns points is seen: text that nobody sees is in the file, not in the report."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scorer.document.model import Kind, Sentence
from scorer.document.reading import Reader
from scorer.evidence.gathering import Candidate, Reading
from scorer.evidence.index import Index
from scorer.library.store import Library
from scorer.library.values import Sight
from scorer.rubric.model import Element, Level, Rubric
from scorer.scorecard.model import ElementCard, Quote, Scorecard
from scorer.scorecard.pictures import Band
from scorer.verdict.judging import level_of, weigh

_STEP = 6  # passages taken in at a time, until they make the level


@dataclass(frozen=True, slots=True)
class Looking:
    """Looks at places in a report, those that the library does not know.

    ``reading`` identifies the code that looks, ``password`` opens a locked PDF.
    """

    library: Library
    reader: Reader
    reading: str
    password: str | None

    def hides(self, report: Path, sha256: str, places: Collection[Band], *, again: bool = False) -> bool:
        """Whether text at one of these places is not seen.

        Args:
            report: The PDF, with its SHA-256; opened only where the library does not know a place.
            places: Places in it.
            again: Look at all of them, whatever the library knows.

        Raises:
            UserError: The report cannot be drawn.
        """
        if not places:
            return False
        known = Sight() if again else self.library.sight(sha256, self.reading)
        new = [place for place in places if place not in known.seen and place not in known.hiding]
        if new:
            hiding = frozenset(self.reader.look(report, new, password=self.password).places)
            known = Sight(known.seen | (frozenset(new) - hiding), known.hiding | hiding)
            self.library.keep_sight(sha256, self.reading, known)
        return not known.hiding.isdisjoint(places)


def points_from(reading: Reading, rubric: Rubric, card: Scorecard) -> list[Band]:
    """Where the text stands that earns a card its points, with what lends it something.

    For each element these are the passages that the card quotes, and as many more as its level needs; with each
    passage the sentences beside it, the lead-in of its list and the headings above it. Points for legal challenges
    rest on what the card quotes of them.

    Args:
        reading: The report as it was judged.
        rubric: The questions.
        card: What came of it.
    """
    sentences = reading.document.sentences
    by_quote = {(s.page, s.text, _boxes(s)): s.id for s in sentences}
    asked = {element.id: element for element in rubric.elements()}
    wanted: set[int] = set()

    def quoted(quotes: Collection[Quote]) -> set[int]:
        found = (by_quote.get((q.page, q.quote, q.boxes)) for q in quotes)
        return {number for number in found if number is not None}

    for answer in _answers(card):
        if answer.level != Level.NONE.value or answer.denied:
            passages = quoted(answer.evidence)
            element = asked[answer.id]
            wanted |= passages if element.needs else _enough(reading, rubric, element, Level(answer.level), passages)
    for case in card.cases:
        wanted |= quoted(case.says)
    near = {number for passage in wanted for number in _around(reading, passage)}
    found: dict[Band, None] = {}
    for sentence in _with_headings(sentences, wanted | near):
        found.update(dict.fromkeys(_boxes(sentence)))
    return list(found)


def _answers(card: Scorecard) -> Iterator[ElementCard]:
    return (e for theme in card.themes for indicator in theme.indicators for e in indicator.elements)


def _boxes(sentence: Sentence) -> tuple[Band, ...]:
    return tuple((b.page, b.x0, b.top, b.x1, b.bottom) for b in sentence.boxes)


def _enough(reading: Reading, rubric: Rubric, element: Element, level: Level, passages: set[int]) -> set[int]:
    """Those passages, and the strongest of the others until they make the level by themselves."""
    _, taken, _ = weigh(reading, rubric, element)
    taken.sort(key=lambda e: (-min(e.shows.rank, level.rank), -e.weight, e.sentence.id))
    rest = [e.sentence.id for e in taken if e.sentence.id not in passages]
    while rest and level_of(element, weigh(_Only(reading, passages), rubric, element)[2]).rank < level.rank:
        passages, rest = passages | set(rest[:_STEP]), rest[_STEP:]
    return passages


class _Only(Reading):
    """A reading of which nothing but some sentences is found."""

    def __init__(self, whole: Reading, sentences: Collection[int]) -> None:
        super().__init__(whole.document, whole.cues)
        self._whole = whole
        self._sentences = sentences

    @cached_property
    def index(self) -> Index:
        """The whole one's."""
        return self._whole.index

    def candidates(self, element: Element) -> list[Candidate]:
        """Those of the whole that are among the sentences."""
        return [c for c in self._whole.candidates(element) if c.sentence in self._sentences]


def _around(reading: Reading, number: int) -> Iterator[int]:
    """The lead-in of a sentence's list, and its neighbours in the same paragraph."""
    sentence = reading.sentence(number)
    if sentence.lead is not None:
        yield sentence.lead
    for other in (number - 1, number + 1):
        if 0 <= other < len(reading.cues) and reading.sentence(other).block == sentence.block:
            yield other


def _with_headings(sentences: Collection[Sentence], wanted: Collection[int]) -> Iterator[Sentence]:
    headings: dict[str, Sentence] = {}  # those met last, by their text
    for sentence in sentences:
        if sentence.id in wanted:
            yield from (headings[text] for text in sentence.section if text in headings)
            yield sentence
        if sentence.kind is Kind.HEADING:
            headings[sentence.text] = sentence
