"""Claims of a report that something else may speak against, with the place of the words that make them.

Each function takes a sentence and gives the character offsets of the claim in its text, or None. They are no cues: they are
asked only where a contradiction is looked for (:mod:`scorer.verdict.contradictions`).
"""

from __future__ import annotations

import re

from scorer.document.model import Sentence
from scorer.language.cues.reticence import COMPLETE
from scorer.language.text import fold
from scorer.wording import wording

_W = wording("cues/claims")

Place = tuple[int, int] | None

_NONE = _W.pattern("none")
_ALL = _W.pattern("all")
# narrower than "none at all": a field of law, a kind, a person, a threshold, an exception
_OF_PROCEEDINGS = _W.entries("of_proceedings")
_NARROW = _W.whole("narrow")
_OF_OTHERS = _W.whole("of_others")


_OF_SIGHT = _W.entries("of_sight")
_USING = _W.whole("using")
_USERS = _W.whole("users")
_BLIND = _W.pattern("blind")
_NOT_USED = _W.pattern("not_used")
HEDGED = _W.whole("hedged")
_SOMEBODY = re.compile(
    rf"(?<![.!?:“\"] )(?<!^)\b{_W.any('titles')}\.? [A-Z]\w+|(?<![.!?:“\"] )(?<!^)\b[A-Z][a-zé]+ [A-Z][\w'’é-]+"
)


_CONDUCT = _W.whole("conduct")
_LEGAL = _W.whole("legal")
_NOTHING = _W.one("nothing")
_NEAR = 90  # characters after the claim in which it says of what it is
_OTHER_MATTER = _W.whole("other_matter")
_CASES = _W.whole("cases")


def complete(s: Sentence) -> Place:
    """A claim to tell everything about the company's conduct or its legal matters; not about its emissions or accounts.

    Asked of sentences with the cue ``complete``.
    """
    low = fold(s.text)
    found = COMPLETE.search(low)
    if found is None or _OTHER_MATTER.search(low):
        return None
    said = low[found.start() : found.end() + _NEAR]
    return found.span() if _CONDUCT.search(said) or _LEGAL.search(said) or _NOTHING in found.group() else None


def on_conduct(s: Sentence) -> bool:
    """Whether a claim to tell everything is about conduct at large, not about legal matters only."""
    low = fold(s.text)
    found = COMPLETE.search(low)
    return found is not None and _LEGAL.search(low[found.start() : found.end() + _NEAR]) is None


def weighty(s: Sentence) -> bool:
    """Whether what a sentence declines to tell concerns cases, reviews, people or findings."""
    return _CASES.search(fold(s.text)) is not None


def no_proceedings(s: Sentence) -> Place:
    """That the company has no legal proceedings at all, without a reservation: not of one kind, or above a threshold."""
    return _unrestricted(_NONE, s)


def all_proceedings(s: Sentence) -> Place:
    """That all of its legal proceedings are told."""
    return _unrestricted(_ALL, s)


def _unrestricted(pattern: re.Pattern[str], s: Sentence) -> Place:
    low = s.text.lower()
    if not any(map(low.__contains__, _OF_PROCEEDINGS)):
        return None
    low = fold(s.text)
    found = pattern.search(low)
    limited = _NARROW.search(low) or _OF_OTHERS.search(low) or HEDGED.search(low)
    return found.span() if found and not limited else None


def no_sight(s: Sentence) -> Place:
    """That the company cannot see how its customers use its product."""
    low = s.text.lower()
    if not any(map(low.__contains__, _OF_SIGHT)):
        return None
    for found in _BLIND.finditer(fold(s.text)):
        said = found.group()
        for part in (said.split(",")[0], said):  # the first words that say it all, not the whole list
            if _USING.search(part) and _USERS.search(part):
                return found.start(), found.start() + len(part)
    return None


def denied_use(s: Sentence, own: frozenset[str]) -> Place:
    """That the product was not used on somebody who is named, without "to our knowledge"; ``own`` are words of its names."""
    low = fold(s.text)
    found = _NOT_USED.search(low)
    if found is None or HEDGED.search(low):
        return None
    return found.span() if any(not own & set(n.group().split()) for n in _SOMEBODY.finditer(s.text)) else None
