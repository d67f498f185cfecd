"""Cues for what a passage is about; they look at the sentence, its headings and its neighbours."""

from __future__ import annotations

from functools import lru_cache

from scorer.language.cues.registry import cue
from scorer.language.cues.view import UNDER, Lexicon, Span, View
from scorer.language.text import fold
from scorer.wording import wording

_W = wording("cues/topics")

RIGHTS = Lexicon(_W.forms("rights"))


@cue(
    "rights",
    "about human rights, labour rights, privacy or freedom of expression: itself, its heading, or the passage around it",
    yes=("We assess the risk of forced labour.", "Human rights policy"),
    no=("Revenue rose by 4%.", "We trained 110 people on forklift safety."),
    marks=RIGHTS.marks | UNDER,
)
def rights(view: View) -> bool:
    return RIGHTS(view) or "rights" in _under(view.section)


_CHANNEL = Lexicon(_W.forms("channel"))


_OF_COMPLAINTS = Lexicon(_W.forms("of_complaints"))
_OF_CUSTOMERS = Lexicon(_W.forms("of_customers"))


@cue(
    "channel",
    "about a channel for complaints, concerns or whistleblowing: itself, its heading, or the passage around it",
    yes=("The hotline is open to anyone.", "Raising concerns"),
    no=("Our sales channel grew.", "We concern ourselves with quality."),
    marks=_CHANNEL.marks | UNDER,
)
def channel(view: View) -> bool:
    return _CHANNEL(view) or "channel" in _under(view.section)


def place_marks(section: tuple[str, ...]) -> int:
    """The mark of what stands under headings that name a topic."""
    return UNDER if _under(section) else 0


@lru_cache(maxsize=64)  # headings stand over many sentences, one after another
def _under(section: tuple[str, ...]) -> frozenset[str]:
    """The topics that headings name."""
    heading = Span(fold(" / ".join(section)))
    of_complaints = _OF_COMPLAINTS(heading) and not _OF_CUSTOMERS(heading)
    named = {"rights": RIGHTS(heading), "channel": _CHANNEL(heading) or of_complaints}
    return frozenset(topic for topic, is_named in named.items() if is_named)


_BY_NAME = Lexicon(_W.forms("by_name"))


def names_complaints(text: str) -> bool:
    """Whether a sentence speaks of complaints, be it of no channel for them: of how many there were, say."""
    return _BY_NAME(Span(fold(text)))


def rights_word(span: Span) -> bool:
    """Whether a stretch of text itself names a human-rights topic."""
    return RIGHTS(span)
