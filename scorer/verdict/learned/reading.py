"""A document whose candidates a learned model has seen: it drops some that look-ups find and adds some they miss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from scorer.evidence.gathering import Candidate, Reading
from scorer.evidence.index import Index
from scorer.rubric.model import Element, Rubric
from scorer.verdict.learned.features import Facts, Seen, see
from scorer.verdict.learned.model import TRUST, Model, Scorer

_LEARNED = "learned from coded sentences"
_SET_ASIDE = "set aside by what was learned from coded sentences"


class LearnedReading(Reading):
    """A reading that gives candidates as a model ranks them; judging is the same as without one.

    An explicit no that look-ups find is never dropped: the model says whether a sentence bears on the question, not
    what the answer is. Elements that the model does not know are left as they are.

    Args:
        plain: The document, ready for questions.
        rubric: The questions; the model must be made for them (``read_model`` sees to it).
        model: What was learned.
    """

    def __init__(self, plain: Reading, rubric: Rubric, model: Model) -> None:
        super().__init__(plain.as_read, plain.cues, ready=plain.document)
        self._plain = plain.asked_by(rubric)
        self._rubric = rubric
        self._model = model

    def asked_by(self, rubric: Rubric) -> Reading:  # noqa: ARG002  (it is made for one)
        """Itself: it is made for one rubric."""
        return self

    @cached_property
    def index(self) -> Index:
        """Finds its sentences: the plain reading's own, made once."""
        return self._plain.index

    @cached_property
    def seen(self) -> Seen:
        """What the model sees of the document."""
        return see(self._plain, self._rubric)

    @cached_property
    def _scorer(self) -> Scorer:
        return Scorer(self._model)

    @cached_property
    def _scores(self) -> dict[str, list[float]]:
        return self._scorer.scores(self.seen)

    @cached_property
    def _facts(self) -> list[Facts]:
        return self._scorer.facts(self.seen)

    def candidates(self, element: Element) -> list[Candidate]:
        """What look-ups find, each with what the model says of it, and what the model finds besides."""
        if element.id not in self._model.elements:
            return super().candidates(element)
        found = {c.sentence: c for c in self._plain.candidates(element)}
        denied = self.seen.denied[element.id]
        out = []
        for i, score in enumerate(self._scores[element.id]):
            known = found.get(i)
            if score >= 0:
                by = (*(known.found_by if known else ()), f"{_LEARNED}: {self._why(element.id, i)}")
                out.append(Candidate(i, by, known.taken_out_by if known else None))
            elif known and i in denied:
                out.append(known)
            elif known:
                out.append(replace(known, passed_over=f"{_SET_ASIDE}: {self._why(element.id, i)}"))
        return out

    def second_look(self, element: Element) -> list[Candidate]:  # noqa: ARG002  (nothing is left to find)
        """Nothing: what the model was taught has found what it finds."""
        return []

    def likely(self, element: Element, most: int) -> list[Candidate]:  # noqa: ARG002
        """Nothing, likewise."""
        return []

    def spans(self, sentence_id: int, queries: Sequence[str]) -> tuple[tuple[int, int], ...]:
        """Where the words of look-ups stand in a sentence; a model has none of its own."""
        asked = {query for element in self._rubric.elements() for query in element.look_for}
        return self._plain.spans(sentence_id, [query for query in queries if query in asked])

    def _why(self, element_id: str, sentence: int) -> str:
        signs = self.seen.signs[sentence]
        words = {name: value for name, value in self._facts[sentence].items() if name not in signs}
        parts = self._model.reasons(element_id, words) + self._model.reasons(element_id, signs)
        if sentence in self.seen.taken[element_id]:
            parts.append((f"the rubric takes it for {element_id}", TRUST))
        parts.sort(key=lambda part: -abs(part[1]))
        return ", ".join(f"{name} {part:+.2f}" for name, part in parts)
