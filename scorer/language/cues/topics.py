"""Cues for what a passage is about; they look at the sentence, its headings and its neighbours."""

from __future__ import annotations

from scorer.language.cues.registry import cue
from scorer.language.cues.view import Lexicon, Span, View
from scorer.wording import wording

_W = wording("cues/topics")

RIGHTS = Lexicon(_W.entries("rights"))


@cue(
    "rights",
    "about human rights, labour rights, privacy or freedom of expression: itself, its heading, or the passage around it",
    yes=("We assess the risk of forced labour.", "Human rights policy"),
    no=("Revenue rose by 4%.", "We trained 110 people on forklift safety."),
)
def rights(view: View) -> bool:
    return RIGHTS(view) or RIGHTS(view.heading)


_CHANNEL = Lexicon(_W.entries("channel"))


_OF_COMPLAINTS = Lexicon(_W.entries("of_complaints"))
_OF_CUSTOMERS = Lexicon(_W.entries("of_customers"))


@cue(
    "channel",
    "about a channel for complaints, concerns or whistleblowing: itself, its heading, or the passage around it",
    yes=("The hotline is open to anyone.", "Raising concerns"),
    no=("Our sales channel grew.", "We concern ourselves with quality."),
)
def channel(view: View) -> bool:
    if _CHANNEL(view) or _CHANNEL(view.heading):
        return True
    return _OF_COMPLAINTS(view.heading) and not _OF_CUSTOMERS(view.heading)


def rights_word(span: Span) -> bool:
    """Whether a stretch of text itself names a human-rights topic."""
    return RIGHTS(span)
