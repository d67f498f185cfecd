"""Whether what earns points is seen: text that nobody sees is in the file, not in the report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scorer.document.model import Kind, Sentence
from scorer.document.reading import Reader
from scorer.evidence.gathering import Candidate, Reading
from scorer.evidence.index import Index
from scorer.language.context import Clauses
from scorer.language.cues import lenders
from scorer.library.store import Library
from scorer.library.values import Sight
from scorer.rubric.model import Element, Level, Rubric
from scorer.scorecard.model import ElementCard, Quote, Scorecard
from scorer.scorecard.pictures import Band
from scorer.verdict.judging import asked, level_of, weigh

_STEP = 6  # passages taken in at a time, until they make the level


@dataclass(frozen=True, slots=True)
class Looking:
    """Looks at places in a report, those that the library does not know.

    ``judge`` identifies the code that read and judged the report, ``password`` opens a locked PDF.
    """

    library: Library
    reader: Reader
    judge: str
    password: str | None

    def hides(self, report: Path, reading: Reading, rubric: Rubric, card: Scorecard, *, again: bool = False) -> bool:
        """Whether something that earns a card its points is not seen.

        Args:
            report: The PDF, opened only where the library does not know a place.
            reading: What was read of it, as it was judged.
            rubric: The questions.
            card: What came of it.
            again: Look at everything, whatever the library knows.

        Raises:
            UserError: The report cannot be drawn.
        """
        where = (reading.document.sha256, rubric.rubric, self.judge)
        known = Sight() if again else self.library.sight(*where)
        rests = _rests(reading, rubric, card, known.rests)
        places = frozenset(
            _places(reading, {n for passages in rests.values() for n in passages} | _told(reading, card))
        )
        if new := places - known.seen - known.hiding:
            looked = self.reader.look(report, sorted(new), password=self.password, sha256=where[0])
            hiding = frozenset(looked.places)
        else:
            hiding = frozenset()
        sight = Sight((known.seen | new) - hiding, known.hiding | hiding, rests)
        if sight != known:
            self.library.keep_sight(*where, sight)
        return not sight.hiding.isdisjoint(places)


def _rests(
    reading: Reading, rubric: Rubric, card: Scorecard, known: Mapping[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    """The sentences that the answers rest on, by a digest of what was asked (``judging.asked``); some may be known.

    For each element these are the passages that the card quotes, and as many more as its level needs.
    """
    elements = {element.id: element for element in rubric.elements()}
    rests: dict[str, tuple[int, ...]] = {}
    for answer in _answers(card):
        if answer.level == Level.NONE.value and not answer.denied:
            continue
        element = elements[answer.id]
        digest = asked(rubric, element)
        if element.needs or digest not in known:
            passages = _quoted(reading, answer.evidence)
            if not element.needs:
                passages = _enough(reading, rubric, element, Level(answer.level), passages)
            rests[digest] = tuple(sorted(passages))
        else:
            rests[digest] = known[digest]
    return rests


def _told(reading: Reading, card: Scorecard) -> set[int]:
    """The sentences that tell of legal challenges."""
    return _quoted(reading, [quote for case in card.cases for quote in case.says])


def _quoted(reading: Reading, quotes: Collection[Quote]) -> set[int]:
    wanted = {(quote.page, quote.quote, quote.boxes) for quote in quotes}
    texts = {text for _, text, _ in wanted}
    sentences = (s for s in reading.as_read.sentences if s.text in texts)
    return {s.id for s in sentences if (s.page, s.text, boxes(s)) in wanted}


def _places(reading: Reading, passages: Collection[int]) -> Iterator[Band]:
    """Where some sentences stand, what is read together with them, and what says what they are about."""
    near = {number for passage in passages for number in _around(reading, passage)}
    near |= lenders(reading.document, reading.cues, passages)
    for sentence in _with_headings(reading.as_read.sentences, near.union(passages)):
        yield from boxes(sentence)


def _answers(card: Scorecard) -> Iterator[ElementCard]:
    return (e for theme in card.themes for indicator in theme.indicators for e in indicator.elements)


def boxes(sentence: Sentence) -> tuple[Band, ...]:
    """The places of a sentence."""
    return tuple((b.page, b.x0, b.top, b.x1, b.bottom) for b in sentence.boxes)


def _enough(reading: Reading, rubric: Rubric, element: Element, level: Level, passages: set[int]) -> set[int]:
    """Those passages, and the strongest of the others until they make the level by themselves."""
    reading = reading.asked_by(rubric)
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
    def clauses(self) -> Clauses:
        """The whole one's."""
        return self._whole.clauses

    @cached_property
    def index(self) -> Index:
        """The whole one's."""
        return self._whole.index

    def asked_by(self, rubric: Rubric) -> Reading:  # noqa: ARG002  (the whole one has been)
        """Itself: it is made for one rubric's question."""
        return self

    def candidates(self, element: Element) -> list[Candidate]:
        """Those of the whole that are among the sentences."""
        return [c for c in self._whole.candidates(element) if c.sentence in self._sentences]

    def likely(self, element: Element, most: int) -> list[Candidate]:  # noqa: ARG002
        """Nothing: nobody reads this one."""
        return []

    def second_look(self, element: Element) -> list[Candidate]:
        """Likewise."""
        return [c for c in self._whole.second_look(element) if c.sentence in self._sentences]


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
