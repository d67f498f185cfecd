"""Candidates for an element: the sentences its look-ups find, less those its ``unless`` takes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from scorer.document.model import Document, Sentence
from scorer.evidence.index import Index
from scorer.evidence.second_look import SecondLook, query_for
from scorer.language.clause import Clause
from scorer.language.concepts import Dictionary, dictionary
from scorer.language.context import Clauses, beside
from scorer.language.contractions import spelled_out
from scorer.language.cues import cues_of, sentence_cues
from scorer.language.lookup import without_topic
from scorer.language.rereading import rereading
from scorer.rubric.model import Element, Rubric
from scorer.rubric.words import concepts_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that look-ups of an element found.

    Attributes:
        sentence: Its id.
        found_by: The look-ups that found it.
        taken_out_by: The ``unless`` query that excludes it, or None.
        passed_over: Why it is no evidence for another reason, in plain words; empty where there is none.
    """

    sentence: int
    found_by: tuple[str, ...]
    taken_out_by: str | None = None
    passed_over: str = ""


class Reading:
    """A document made ready for questions: its cues, and its full-text index, made when the first question comes.

    Args:
        document: The report as read.
        cues: Its cues, where they are known already; else they are computed.
        concepts: The concepts that look-ups name; those of English where none are given.
        ready: The report as it is judged, where another reading of it has that already.

    Attributes:
        document: The report as it is judged, its contractions written out (:mod:`scorer.language.contractions`).
        as_read: The report as read, for whoever shows it.
        cues: The cues of each sentence.
    """

    def __init__(
        self,
        document: Document,
        cues: Sequence[frozenset[str]] | None = None,
        concepts: Dictionary | None = None,
        ready: Document | None = None,
    ) -> None:
        self.as_read = document
        self.document = spelled_out(document) if ready is None else ready
        self._concepts = concepts
        self._asked_by: dict[str, Reading] = {}
        self._unless: tuple[str, ...] = ()
        self._second_look: SecondLook | None = None
        self._elsewhere: dict[int, tuple[str, ...] | None] = {}
        self._same_words: Reading | None = None  # whose index serves as well
        self._remainders: dict[tuple[int, tuple[tuple[int, int], ...]], Remainder] = {}
        self.cues: tuple[frozenset[str], ...] = tuple(cues) if cues is not None else cues_of(self.document)

    @cached_property
    def clauses(self) -> Clauses:
        """What the clauses of its sentences say."""
        return Clauses(self.document, again=rereading())

    @cached_property
    def index(self) -> Index:
        """Finds its sentences."""
        if self._same_words is not None:
            return self._same_words.index
        return Index(self.document, self.cues, self._concepts or dictionary(), self.clauses.of, self._second_look)

    def asked_by(self, rubric: Rubric) -> Reading:
        """This document, ready for the questions of a rubric that brings words or exclusions for all its questions."""
        if not rubric.words and not rubric.unless and rubric.learned is None:
            return self
        words = concepts_of(rubric)
        learned = rubric.learned
        again = [e.id for e in rubric.elements() if rubric.learned_for(e) is not None]
        key = repr((sorted(words.items()), rubric.unless, learned.digest if learned is not None else "", again))
        if key not in self._asked_by:
            own = dictionary(rubric.language).extended(words) if words else self._concepts
            other = Reading(self.as_read, self.cues, own, self.document)
            other.clauses = self.clauses
            other._unless = rubric.unless
            if learned is not None:
                told = own or dictionary(rubric.language)
                other._second_look = SecondLook(learned, again, told, len(self.document.sentences))
            other._same_words = None if words or learned is not None else self
            other._asked_by[key] = other
            self._asked_by[key] = other
        return self._asked_by[key]

    def sentence(self, sentence_id: int) -> Sentence:
        """The sentence with this id."""
        return self.document.sentences[sentence_id]

    def items(self, sentence_id: int) -> list[int]:
        """The items of the list that a sentence introduces, by their ids."""
        behind = islice(self.document.sentences, sentence_id + 1, None)
        return [s.id for s in takewhile(lambda s: s.lead == sentence_id, behind)]

    def candidates(self, element: Element) -> list[Candidate]:
        """What the look-ups of an element find, in reading order, including what its ``unless`` takes out."""
        found: dict[int, list[str]] = {}
        for query in element.look_for:
            for sentence_id in self.index.ids(query):
                found.setdefault(sentence_id, []).append(query)
        return self._candidates(element, found)

    def second_look(self, element: Element) -> list[Candidate]:
        """What a second look finds for an element besides; nothing where the rubric asked for none."""
        query = query_for(element.id)
        if self._second_look is None or not self._second_look.knows(query):
            return []
        return self._candidates(element, {i: [query] for i in self._unknown(element, self.index.ids(query))})

    def but_for_topic(self, element: Element, sentence_id: int) -> tuple[str, ...]:
        """The look-ups of an element that would find a sentence if only it were about what they ask, without that."""
        bare = (without_topic(query) for query in element.look_for)
        return tuple(query for query in bare if query and self.index.finds(query, sentence_id))

    def elsewhere(self, element: Element, sentence_id: int) -> tuple[str, ...] | None:
        """The words by which a sentence that was found speaks of something else; None where it may well not."""
        look = self._second_look
        if look is None or not look.knows(query_for(element.id)):
            return None
        if sentence_id not in self._elsewhere:
            near = [sentence_id, *beside(self.document, sentence_id)]
            self._elsewhere[sentence_id] = look.elsewhere([self.sentence(i).text for i in near])
        return self._elsewhere[sentence_id]

    def doubts(self, element: Element) -> Mapping[str, int]:
        """What signs of another's deed, a duty or a no weigh for an element besides what they weigh for all."""
        look, query = self._second_look, query_for(element.id)
        return look.doubts(query) if look is not None and look.knows(query) else {}

    def odds(self, element: Element, sentence_id: int, signs: Iterable[str]) -> int | None:
        """How likely a quote answers the question, in hundredths of log-odds; None where nothing was learned of it.

        Args:
            element: The question.
            sentence_id: The sentence.
            signs: What it is, and how it was found (:func:`scorer.evidence.closeness.signs`).
        """
        if self._second_look is None:
            return None
        headings = self.index.headings[sentence_id]
        return self._second_look.odds(query_for(element.id), self.sentence(sentence_id).text, headings, signs)

    def likely(self, element: Element, most: int) -> list[Candidate]:
        """The sentences that no look-up finds and a second look holds for likeliest to answer, that one first."""
        query = query_for(element.id)
        likely = self._unknown(element, self.index.likely(query))
        found = {c.sentence: c for c in self._candidates(element, {i: [query] for i in likely})}
        return [found[i] for i in likely if found[i].taken_out_by is None][:most]

    def best_scores(self, element: Element, most: int) -> tuple[int, ...]:
        """What a second look makes of the likeliest sentences, in hundredths of log-odds, the best first."""
        return self.index.best_scores(query_for(element.id), most)

    def _unknown(self, element: Element, sentences: Sequence[int]) -> list[int]:
        """Those that no look-up of the element finds."""
        known = {i for look_up in element.look_for for i in self.index.ids(look_up)} if sentences else set()
        return [i for i in sentences if i not in known]

    def _candidates(self, element: Element, found: dict[int, list[str]]) -> list[Candidate]:
        out: dict[int, str] = {}
        for query in (*element.unless, *self._unless):
            for sentence_id in self.index.among(query, found):
                out.setdefault(sentence_id, query)
        return [
            Candidate(sentence_id, tuple(queries), out.get(sentence_id))
            for sentence_id, queries in sorted(found.items())
        ]

    def spans(self, sentence_id: int, queries: Sequence[str]) -> tuple[tuple[int, int], ...]:
        """Where the words of these queries stand in a sentence: character offsets, sorted, not overlapping."""
        return _merged({span for query in queries for span in self.index.spans(query, sentence_id)})

    def without(self, sentence_id: int, stretches: Sequence[tuple[int, int]], left: Sequence[Clause] = ()) -> Remainder:
        """A sentence without some stretches of it, for the look-ups to be asked again; offsets stay as they are.

        Args:
            sentence_id: The sentence.
            stretches: What to take out.
            left: The clauses that are left.
        """
        key = (sentence_id, tuple(stretches))
        if key not in self._remainders:
            s = self.sentence(sentence_id)
            text = s.text
            for start, end in stretches:
                text = text[:start] + " " * (end - start) + text[end:]
            lent = self.cues[sentence_id] - sentence_cues(s.text, s.section, s.kind)
            cues = (sentence_cues(text, s.section, s.kind) | lent) & self.cues[sentence_id]
            headings = self.index.headings[sentence_id]
            self._remainders[key] = Remainder(self.index, sentence_id, text, headings, cues, tuple(left))
        return self._remainders[key]


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left of a sentence without some of its clauses.

    Attributes:
        index: The index of its document.
        number: The sentence's.
        text: The text with blanks where something was taken out.
        section: The headings that the index has for it.
        cues: The cues that still hold.
        clauses: The clauses that are left.
    """

    index: Index
    number: int
    text: str
    section: tuple[str, ...]
    cues: frozenset[str]
    clauses: tuple[Clause, ...] = ()

    def finds(self, query: str) -> bool:
        """Whether a query still finds it."""
        return self.index.fits(query, self.text, self.section, self.cues, self.clauses, at=self.number)


def _merged(spans: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
