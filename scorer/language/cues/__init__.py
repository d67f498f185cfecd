"""Cues: named facts about a sentence (it holds a date, a promise, a denial ...), each a small documented function.

``cues_of(document)`` gives every sentence its cues. They are the third column of the full-text index, so that a
look-up can ask for them (``cues:money AND fine*``), and they bound the level a sentence can show.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

from scorer.collecting import no_collection
from scorer.document.model import Document, Kind, Sentence
from scorer.language.clause import Mood
from scorer.language.cues import actors, denial, facts, law, manner, reticence, tense, topics  # noqa: F401  (importing registers the cues)
from scorer.language.cues.registry import REGISTRY, Cue
from scorer.language.cues.view import Span, View
from scorer.language.saying import read
from scorer.language.text import fold

HARD = frozenset({"number", "date", "year", "period", "money", "percent", "docket", "place"})
FACT = "fact"  # something that happened, with a hard detail, in the same passage
PROMISE = "promise"  # a promise and nothing else: no past act, no procedure
_BY_ITSELF = frozenset({"docket"})  # what has a case number has been filed
_WINDOW = 4  # sentences on either side that lend a passage its topic
_LENT = 0.5  # how much of a topic neighbours must lend together
_SHARE = 0.25  # of the sentences under one heading: from here on all that stands under it is about the topic,
_NAMED = 3  # where at least so many name it

_TESTS = tuple((name, c.test, c.marks) for name, c in REGISTRY.items())
NAMES: tuple[str, ...] = (*REGISTRY, FACT, PROMISE)

__all__ = ["FACT", "HARD", "NAMES", "PROMISE", "REGISTRY", "Cue", "View", "cues_of", "sentence_cues"]


def sentence_cues(text: str, section: tuple[str, ...] = (), kind: Kind = Kind.BODY) -> frozenset[str]:
    """The cues of one sentence by itself, without its neighbours."""
    view = View(text, section, kind)
    marks = view.all_marks() | topics.place_marks(section)
    names = {name for name, test, needed in _TESTS if marks & needed and test(view)}
    if not HARD.isdisjoint(names) and (not _BY_ITSELF.isdisjoint(names) or tense.told(view)):
        names.add(FACT)
    if "future" in names and "past" not in names and FACT not in names:
        names.add(PROMISE)
    return frozenset(names)


@no_collection()
def cues_of(document: Document) -> tuple[frozenset[str], ...]:
    """The cues of every sentence of a document, in order.

    What a passage is about follows from its own words, from the headings above it, the report's title among them, and
    from its neighbours, fading with distance: a sentence takes ``rights`` from those near it that name such a topic,
    the nearer the more. It takes ``channel`` from its neighbours under the same heading.
    """
    own = [sentence_cues(s.text, s.section, s.kind) for s in document.sentences]
    titled = _is_titled(document)
    spread = [names | {"rights"} for names in own] if titled else _spread_rights(document.sentences, own)
    return tuple(_spread_channel(document.sentences, spread))


def lenders(document: Document, cues: Sequence[frozenset[str]], passages: Iterable[int]) -> set[int]:
    """The sentences that lend some passages what these are about: the nearest that are enough.

    Args:
        document: The report.
        cues: Its cues, as ``cues_of`` has them.
        passages: Sentences by their numbers.
    """
    sentences, titled = document.sentences, _is_titled(document)
    found: set[int] = set()

    @cache
    def names(i: int, topic: str) -> bool:
        return topic in cues[i] and topic in sentence_cues(sentences[i].text, sentences[i].section, sentences[i].kind)

    def near(i: int, topic: str) -> list[int]:
        window = sorted(_around([i], len(sentences)) - {i}, key=lambda j: abs(i - j))
        return [j for j in window if _together(sentences[i], sentences[j]) and names(j, topic)]

    for i in passages:
        if "channel" in cues[i] and not names(i, "channel"):
            found.update(near(i, "channel")[:1])
        if titled or "rights" not in cues[i] or names(i, "rights"):
            continue
        lent, share = near(i, "rights"), 0.0
        while lent and share < _LENT:
            share += 1 / abs(i - lent[0])
            found.add(lent.pop(0))
        if share < _LENT:  # then it is the whole run that lends it
            run = next(run for run in _sections(sentences) if run[0] <= i <= run[-1])
            enough = max(_NAMED, math.ceil(_SHARE * len(run)))
            found.update([j for j in sorted(run, key=lambda j: abs(i - j)) if names(j, "rights")][:enough])
    if titled:
        found.update(s.id for s in sentences if s.page == document.title_page and _says(s.text, document.title))
    return found


def _is_titled(document: Document) -> bool:
    """Whether a report's title names the topic, and stands on a page of it: nobody sees metadata, or a file's name."""
    return document.title_page > 0 and "rights" in sentence_cues("", (document.title,))


def _says(text: str, title: str) -> bool:
    """Whether a line is a part of the title, or the title of a line."""
    return fold(text) in fold(title) or fold(title) in fold(text)


def _spread_rights(sentences: tuple[Sentence, ...], own: list[frozenset[str]]) -> list[frozenset[str]]:
    """A neighbour at distance d lends 1/d of its topic; half of what the two next ones would lend is enough."""
    near: set[int] = set()
    lent = [0.0] * len(own)
    for i, names in enumerate(own):
        if "rights" in names and _lends(sentences[i], names):
            for j in range(max(0, i - _WINDOW), min(len(own), i + _WINDOW + 1)):
                if j != i and _together(sentences[i], sentences[j]):
                    lent[j] += 1 / abs(i - j)
    near = {j for j, share in enumerate(lent) if share >= _LENT}
    for places in _sections(sentences):
        named = sum("rights" in own[i] for i in places)
        if named >= max(_NAMED, _SHARE * len(places)):
            near.update(places)
    return _lent("rights", near, sentences, own)


def _lends(sentence: Sentence, names: frozenset[str]) -> bool:
    """Whether a sentence names a topic in a clause that is affirmed: what it denies or withholds is not told of."""
    if names.isdisjoint({"negation", "withheld"}):
        return True
    told = (c for c in read(sentence.text) if c.affirmed and c.mood is not Mood.WITHHELD)
    return any(topics.rights_word(Span(fold(sentence.text[c.start : c.end]))) for c in told)


def _sections(sentences: tuple[Sentence, ...]) -> list[list[int]]:
    """Sentences that stand together under one heading, by their numbers."""
    runs: list[list[int]] = []
    for i, sentence in enumerate(sentences):
        if runs and _together(sentences[i - 1], sentence):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _together(a: Sentence, b: Sentence) -> bool:
    """Whether two sentences stand under the same heading."""
    return a.section == b.section


def _spread_channel(sentences: tuple[Sentence, ...], own: list[frozenset[str]]) -> list[frozenset[str]]:
    near: set[int] = set()
    for i, names in enumerate(own):
        if "channel" in names:
            near |= {j for j in _around([i], len(own)) if sentences[j].section == sentences[i].section}
    return _lent("channel", near, sentences, own)


def _around(places: list[int], count: int) -> set[int]:
    return {j for i in places for j in range(max(0, i - _WINDOW), min(count, i + _WINDOW + 1))}


def _lent(
    name: str, near: set[int], sentences: tuple[Sentence, ...], own: list[frozenset[str]]
) -> list[frozenset[str]]:
    return [
        names | {name} if i in near and sentences[i].kind is not Kind.CONTENTS else names for i, names in enumerate(own)
    ]
