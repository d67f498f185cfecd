"""Cues for what a report says of itself: that it tells everything, that it will not tell, that others must answer."""

from __future__ import annotations

from scorer.language.clause import Mood
from scorer.language.cues.registry import cue
from scorer.language.cues.view import MOODS, Lexicon, View
from scorer.wording import wording

_W = wording("cues/reticence")

COMPLETE = _W.pattern("complete")
_COMPLETING = Lexicon(_W.forms("completing"))
_NO_CLAIM = _W.whole("no_claim")


@cue(
    "complete",
    "claims that the report tells everything: a full accounting, nothing left out",
    yes=(
        "The pages that follow are a full accounting of what we do and of the challenges that we face.",
        "We have nothing to hide.",
        "This report tells the whole story.",
    ),
    no=(
        "This is not a full account of our work.",
        "The full accounting period ended in June.",
        "We aim to give a full account of our impacts.",
        "A comprehensive overview of our activities is needed.",
    ),
    marks=_COMPLETING.marks,
)
def complete(view: View) -> bool:
    if not _COMPLETING(view):
        return False
    found = COMPLETE.search(view.low)
    return found is not None and not _NO_CLAIM.search(view.low[max(0, found.start() - 60) : found.start()])


@cue(
    "withheld",
    "declines to tell: names, cases, figures or findings that the report says it cannot or will not disclose",
    yes=(
        "For reasons of national security, we are prevented from sharing details of individual cases.",
        "We do not disclose the identity of customers.",
        "We cannot identify the customers or countries concerned.",
        "In the interest of due process we do not discuss legal matters further.",
    ),
    no=(
        "We do not share personal data with advertisers.",
        "We never disclose the identity of a whistleblower.",
        "We disclose the names of our suppliers.",
        "Staff may not disclose inside information.",
    ),
    marks=MOODS[Mood.WITHHELD],
)
def withheld(view: View) -> bool:
    return Mood.WITHHELD in view.moods


_DEFLECTION = _W.pattern("deflection")
_SHIFTING = Lexicon(_W.forms("shifting"))
_OF_COURSE = _W.whole("of_course")


@cue(
    "deflection",
    "places the duty on customers, states or others rather than on the company",
    yes=(
        "Once the system is handed over, its operation is the sole responsibility of the agency.",
        "Responsibility for lawful use rests with our customers.",
        "It's up to those states to investigate.",
        "The customer is solely responsible for how the product is used.",
    ),
    no=(
        "Responsibility for this policy rests with our Board.",
        "Our customers rely on us.",
        "We are responsible for what our suppliers do.",
        "The General Counsel is responsible for customers' complaints.",
    ),
    marks=_SHIFTING.marks,
)
def deflection(view: View) -> bool:
    if not _SHIFTING(view):
        return False
    return _DEFLECTION.search(view.low) is not None and not _OF_COURSE.search(view.low)
