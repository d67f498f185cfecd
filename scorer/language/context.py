"""What a sentence takes from around it: a list item from its lead-in, a pronoun from the sentence before, a heading.

Written into the clauses once, so that nobody else has to look around again.
"""

from __future__ import annotations

from dataclasses import replace

from scorer.document.model import Document
from scorer.language.clause import Actor, Clause, Denied, Ground, Mood
from scorer.language.lexicon import DEFAULT
from scorer.language.saying import begins_with_pronoun, names_others, read

_LENT_MOODS = frozenset({Mood.PROMISED, Mood.POSSIBLE, Mood.IMAGINED, Mood.REQUIRED})


class Clauses:
    """The clauses of a document's sentences, read when they are asked for.

    Args:
        document: The report as read.
        language: Its language; English where it is not known.
    """

    def __init__(self, document: Document, language: str = DEFAULT) -> None:
        self._document = document
        self._language = language
        self._known: dict[int, tuple[Clause, ...]] = {}

    def of(self, sentence: int) -> tuple[Clause, ...]:
        """The clauses of the sentence with this id, with what stands around it."""
        waiting = [sentence]  # no recursion: a pronoun can point back from sentence to sentence through a whole block
        while waiting:
            last = waiting[-1]
            missing = [] if last in self._known else [i for i in self._around(last) if i not in self._known]
            if missing:
                waiting += missing  # ids before its own, so that this ends
            else:
                waiting.pop()
                if last not in self._known:
                    self._known[last] = self._read(last)
        return self._known[sentence]

    def _around(self, sentence_id: int) -> list[int]:
        """The sentences that reading this one may ask for: its lead-in, and the one before where it points back."""
        sentence = self._document.sentences[sentence_id]
        around = [sentence.lead] if sentence.lead is not None and sentence.lead < sentence_id else []
        same_block = sentence_id > 0 and self._document.sentences[sentence_id - 1].block == sentence.block
        if same_block and begins_with_pronoun(sentence.text, self._language):
            around.append(sentence_id - 1)
        return around

    def _read(self, sentence_id: int) -> tuple[Clause, ...]:
        sentence = self._document.sentences[sentence_id]
        clauses = read(sentence.text, self._language)
        if not clauses:
            return clauses
        if sentence.lead is not None and sentence.lead < sentence_id:
            lead = self.of(sentence.lead)
            if lead:
                return tuple(_led(clause, lead[-1], self._document.sentences[sentence.lead].text) for clause in clauses)
        if sentence.section and names_others(sentence.section[-1], self._language):
            heading = sentence.section[-1]
            return tuple(
                replace(
                    c,
                    actor=Actor.OTHER,
                    own_account=True,
                    grounds=(*c.grounds, Ground("other, by its heading", heading)),
                )
                if c.actor is Actor.UNNAMED
                else c
                for c in clauses
            )
        if sentence_id and begins_with_pronoun(sentence.text, self._language):
            before = self._document.sentences[sentence_id - 1]
            if before.block == sentence.block and (said := self.of(sentence_id - 1)):
                return tuple(_referred(clause, said[-1], before.text) for clause in clauses)
        return clauses


def _led(clause: Clause, lead: Clause, text: str) -> Clause:
    """A list item with what its lead-in says: "We have not yet: | trained our staff"."""
    ground = Ground("from its lead-in", text)
    negations = clause.negations
    if not lead.affirmed and not negations and clause.actor in (Actor.UNNAMED, lead.actor):
        negations = tuple(
            replace(
                n,
                scope=(clause.start, clause.end),
                start=clause.start,
                end=clause.start,
                head=(clause.start, clause.end),
            )
            for n in lead.negations
            if n.what in (Denied.DEED, Denied.EVENT)
        )[:1]
    apart = lead.own_account and clause.actor is Actor.UNNAMED
    mood = lead.mood if lead.mood in _LENT_MOODS and clause.mood is Mood.ONGOING else clause.mood
    if clause.actor is Actor.UNNAMED and lead.actor is Actor.LAW and lead.mood is Mood.REQUIRED:
        return replace(clause, actor=Actor.LAW, mood=mood, negations=negations, grounds=(*clause.grounds, ground))
    return replace(
        clause,
        actor=lead.actor if apart else clause.actor,
        own_account=clause.own_account or apart,
        mood=mood,
        negations=negations,
        grounds=(*clause.grounds, ground),
    )


def _referred(clause: Clause, before: Clause, text: str) -> Clause:
    """A sentence that begins with "It" or "They" goes on about whom the one before told of."""
    if clause.actor is not Actor.UNNAMED or not before.own_account:
        return clause
    ground = Ground(f"{before.actor.value}, by the sentence before", text)
    return replace(clause, actor=before.actor, own_account=True, grounds=(*clause.grounds, ground))
