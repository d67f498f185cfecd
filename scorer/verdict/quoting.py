"""Which quotes of an answer a card shows, in which order, and how closely each matches the question.

What matches closely weighs as much as a passage can, so that a report need not say it twice (docs/decisions/065); else
levels do not follow this: what a report says loosely in many places counts there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scorer.evidence.closeness import Match, closeness, match, match_by, signs
from scorer.evidence.deciding import of_itself
from scorer.evidence.gathering import Reading
from scorer.evidence.model import Evidence
from scorer.evidence.second_look import is_second_look
from scorer.language.clause import Mood
from scorer.rubric.model import Element, Level

_MOST = 1.0  # of a weight
_ENOUGH = 3  # quotes beside which what hardly answers is not shown
_OF_UNLIKELY = 2  # quotes that are shown where nothing but what hardly answers is found
HARDLY = -100  # hundredths of log-odds below which a quote hardly ever answers
_FAR = 60  # hundredths of log-odds by which what is told is nearer to a question than a no that is not believed
SHORT = 120  # sentences: of 46 answers "stated" of such documents by such quotes alone coders found 37 to be none, in
# longer ones 19 of 60
_NOT_TOLD = frozenset({Mood.PROMISED, Mood.POSSIBLE, Mood.REQUIRED})
PER_LEVEL = 150  # hundredths of log-odds that a level by which a quote comes nearer is worth to a reader


class Quoting:
    """The quotes of one answer; how likely each answers is asked once.

    Args:
        reading: The document, ready for the questions of a rubric.
        element: The question.
    """

    def __init__(self, reading: Reading, element: Element) -> None:
        self._reading, self.element = reading, element
        self._known: dict[int, int | None] = {}

    def best_first(self, level: Level, evidence: Iterable[Evidence], *, nones_first: bool = True) -> list[Evidence]:
        """What likeliest answers and shows the level first; before it an explicit none, where that is the answer."""
        return sorted(evidence, key=lambda e: self._place(level, e, nones_first=nones_first))

    def worth_reading(self, evidence: list[Evidence]) -> list[Evidence]:
        """Of quotes in order what a card shows: what hardly answers beside little else, alone the likeliest of it."""
        unlikely = [self.is_unlikely(e) for e in evidence]
        clear = unlikely.count(False)
        left = max(0, _ENOUGH - clear) if clear else _OF_UNLIKELY
        shown = []
        for e, hardly in zip(evidence, unlikely, strict=True):
            if left or not hardly:
                shown.append(e)
                left -= hardly
        return shown

    def _place(self, level: Level, evidence: Evidence, *, nones_first: bool) -> tuple[float, ...]:
        rank = min(evidence.shows.rank, level.rank)
        odds = self.odds(evidence)
        if odds is not None:
            none_told = nones_first and evidence.denies and rank == level.rank
            return not none_told, -(odds + PER_LEVEL * rank), evidence.sentence.id
        close = closeness(evidence.sentence.text, self._spans(evidence), len(evidence.found_by))
        return -rank, not evidence.denies, -close, evidence.sentence.id

    def speaks_against(self, evidence: Evidence) -> bool:
        """Whether a no stands against what is told elsewhere: the company says of itself that it does not, or what the
        question looks for as a no finds it. Any other no beside an answer is about something else: of 22 in 57 real
        reports 20 were ("no suppliers were suspended", where it is asked what is expected of them).
        """
        if not evidence.denies or not evidence.outright or evidence.shows is not Level.NONE:
            return False
        looked_for = any(query in self.element.deny for query in evidence.found_by)
        return looked_for or of_itself(evidence.clause, self._spans(evidence))

    def is_outdone(self, no: Evidence, evidence: Iterable[Evidence]) -> bool:
        """Whether something told, that is no promise, is so much nearer to the question than a no that this is rather
        about something else: "no one has audited our due diligence" beside "the method for assessing risks has four
        steps", where it is asked how risks are assessed.

        What the company says that it does not itself do, or the question looks for as a no, stands against that.
        """
        mine = self.odds(no)
        if mine is None or self.speaks_against(no):
            return False
        told = (e for e in evidence if not e.denies and e.shows is not Level.NONE)
        told = (e for e in told if e.clause is None or e.clause.mood not in _NOT_TOLD)
        return any((odds := self.odds(e)) is not None and odds > mine + _FAR for e in told)

    def hardly_answers(self, evidence: Evidence) -> bool:
        """Whether a quote is among the unlikeliest: of 129 such that were shown ten answered."""
        odds = None if evidence.denies or evidence.shows is Level.NONE else self.odds(evidence)
        return odds is not None and odds < HARDLY

    def none_answers(self, evidence: Sequence[Evidence]) -> bool:
        """Whether learned words say of all quotes of a short document that they hardly answer, and none of them denies.

        Where a long one says nothing better, there mostly is an answer that was not found.
        """
        short = len(self._reading.document.sentences) <= SHORT
        return short and bool(evidence) and all(map(self.hardly_answers, evidence))

    def weighed(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """The same evidence; what a look-up finds and learned words call close weighs as much as a passage can.

        Either alone takes "proceeding with the project" for a lawsuit now and then.
        """
        return [replace(e, weight=_MOST) if self._is_close(e) else e for e in evidence]

    def _is_close(self, evidence: Evidence) -> bool:
        if evidence.denies or evidence.shows is Level.NONE or all(map(is_second_look, evidence.found_by)):
            return False
        odds = self.odds(evidence)
        return odds is not None and match_by(odds) is Match.CLOSE

    def is_loose(self, evidence: Evidence) -> bool:
        """Whether a quote matches only loosely."""
        return self.match(evidence) == Match.LOOSE

    def is_unlikely(self, evidence: Evidence) -> bool:
        """Whether learned words say that a quote hardly answers: of 148 such a reader of cards found 36 that did."""
        odds = None if evidence.denies or evidence.shows is Level.NONE else self.odds(evidence)
        return odds is not None and match_by(odds) is Match.LOOSE

    def match(self, evidence: Evidence) -> str:
        """How closely a quote matches, in a word; nothing for a no, or for what shows nothing."""
        if evidence.denies or evidence.shows is Level.NONE:
            return ""
        odds = self.odds(evidence)
        if odds is not None:
            return match_by(odds).value
        if all(map(is_second_look, evidence.found_by)):
            return Match.LOOSE.value
        spans = self._spans(evidence)
        return match(evidence.sentence.text, spans, len(evidence.found_by)).value if spans else ""

    def marked(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """The same evidence with the places of the words that matched, and how closely, for what is shown."""
        return tuple(replace(e, spans=self._spans(e), match=self.match(e)) for e in evidence)

    def odds(self, evidence: Evidence) -> int | None:
        """How likely a quote answers, in hundredths of log-odds; None where nothing was learned of it."""
        number = evidence.sentence.id
        if number not in self._known:
            told = signs(
                evidence.sentence.text,
                self._spans(evidence),
                len(evidence.found_by),
                evidence.shows,
                evidence.sentence.kind,
            )
            self._known[number] = self._reading.odds(self.element, number, told)
        return self._known[number]

    def _spans(self, evidence: Evidence) -> tuple[tuple[int, int], ...]:
        return self._reading.spans(evidence.sentence.id, evidence.found_by)
