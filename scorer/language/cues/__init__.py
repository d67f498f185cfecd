"""Cues: named facts about a sentence (it holds a date, a promise, a denial ...), each a small documented function.

``cues_of(document)`` gives every sentence its cues. They are the third column of the full-text index, so that a
look-up can ask for them (``cues:money AND fine*``), and they bound the level a sentence can show.
"""

from __future__ import annotations

from scorer.document.model import Document, Kind, Sentence
from scorer.language.cues import actors, denial, facts, law, manner, reticence, tense, topics  # noqa: F401  (importing registers the cues)
from scorer.language.cues.registry import REGISTRY, Cue
from scorer.language.cues.view import View

CUES_VERSION = "2"
HARD = frozenset({"number", "date", "year", "period", "money", "percent", "docket", "place"})
FACT = "fact"  # something that happened, with a hard detail, in the same passage
PROMISE = "promise"  # a promise and nothing else: no past act, no procedure
_WINDOW = 4  # sentences on either side that lend a passage its topic
_DENSE = 0.06  # share of sentences naming a topic from which the whole document is about it

NAMES: tuple[str, ...] = (*REGISTRY, FACT, PROMISE)

__all__ = ["CUES_VERSION", "FACT", "HARD", "NAMES", "PROMISE", "REGISTRY", "Cue", "View", "cues_of", "sentence_cues"]


def sentence_cues(text: str, section: tuple[str, ...] = (), kind: Kind = Kind.BODY) -> frozenset[str]:
    """The cues of one sentence by itself, without its neighbours."""
    view = View(text, section, kind)
    names = {name for name, c in REGISTRY.items() if c.test(view)}
    if not HARD.isdisjoint(names) and tense.told(view):
        names.add(FACT)
    if "future" in names and "past" not in names and FACT not in names:
        names.add(PROMISE)
    return frozenset(names)


def cues_of(document: Document) -> tuple[frozenset[str], ...]:
    """The cues of every sentence of a document, in order.

    A sentence takes the topic ``rights`` from its neighbours (4 on either side in running text), and from the document
    where at least 6 % of its sentences name such a topic; it takes ``channel`` from its neighbours under the same heading.
    """
    own = [sentence_cues(s.text, s.section, s.kind) for s in document.sentences]
    return tuple(_spread_channel(document.sentences, _spread_rights(document.sentences, own)))


def _spread_rights(sentences: tuple[Sentence, ...], own: list[frozenset[str]]) -> list[frozenset[str]]:
    about = [i for i, names in enumerate(own) if "rights" in names]
    if not about:
        return own
    if len(about) >= _DENSE * len(own):
        return [names | {"rights"} for names in own]
    return _lent("rights", _around(about, len(own)), sentences, own)


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
