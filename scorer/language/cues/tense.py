"""Cues for time and mood: promise, hedge, condition, past act, result, procedure.

The mood of a clause is read elsewhere (:mod:`scorer.language.mood`); these name what the clauses of a sentence say. In
"We will go on with what we began in 2022, when 110 people were trained" the promise in the first clause does not take
the fact out of the second.
"""

from __future__ import annotations

import re

from scorer.document.model import Kind
from scorer.language.clause import Mood
from scorer.language.cues.facts import date
from scorer.language.cues.registry import cue
from scorer.language.cues.view import MOODS, Lexicon, Span, View
from scorer.language.text import fold
from scorer.wording import wording

_W = wording("cues/tense")
_UNSURE = frozenset({Mood.POSSIBLE, Mood.IMAGINED})
_DONE = frozenset({Mood.DONE})
_MAY_BE = MOODS[Mood.POSSIBLE] | MOODS[Mood.IMAGINED]
_AS_FIT = Lexicon(_W.forms("as_fit"))
_CONDITION = Lexicon(_W.forms("condition"))


@cue(
    "future",
    "a promise, plan, aim or commitment",
    yes=("We will provide remedy.", "We are committed to human rights.", "We aim to train all staff by 2030."),
    no=("We provided remedy.", "We train all staff each year."),
    marks=MOODS[Mood.PROMISED],
)
def future(view: View) -> bool:
    return Mood.PROMISED in view.moods


@cue(
    "hedge",
    "hedged: may, might, could, would, where appropriate",
    yes=("We may terminate the contract.", "Remedy is offered where appropriate."),
    no=(
        "On 3 May 2022 we terminated the contract.",
        "We terminated the contract.",
        "If harm is found, we act.",
        "Anyone may report a concern by post.",
    ),
    marks=_MAY_BE | _AS_FIT.marks,
)
def hedge(view: View) -> bool:
    return _in(view, _UNSURE, hanging=False) or _AS_FIT(view)


@cue(
    "condition",
    "depends on something: if, unless, in the event of",
    yes=("If harm is found, we act.", "In the event of a breach the contract ends."),
    no=("We terminated the contract.",),
    marks=_MAY_BE | _CONDITION.marks,
)
def condition(view: View) -> bool:
    return _in(view, _UNSURE, hanging=True) or _CONDITION(view)


@cue(
    "past",
    "something that was done or happened",
    yes=(
        "We repaid the fees.",
        "Three sites have been audited.",
        "In March the Board approved the policy.",
        "Completed the update of our people policies.",
        "Contractors were interviewed by an outside firm.",
    ),
    no=(
        "Complaints are investigated by Legal.",
        "We are committed to remedy.",
        "We will have been there.",
        "Suppliers are required to sign.",
    ),
    marks=MOODS[Mood.DONE],
)
def past(view: View) -> bool:
    return _in(view, _DONE, hanging=False)


def _in(view: View, moods: frozenset[Mood], *, hanging: bool) -> bool:
    """Whether a clause that hangs on another, or does not, is in one of these moods."""
    return not moods.isdisjoint(view.moods) and any(c.mood in moods and c.hanging is hanging for c in view.statements)


_RESULT = Lexicon(_W.forms("result"))


@cue(
    "result",
    "what came of it: an outcome, a finding, a change",
    yes=("The review found that fees had been charged.", "Complaints fell by 12%.", "81 cases were closed."),
    no=("Complaints are reviewed by Legal.",),
    marks=_RESULT.marks,
)
def result(view: View) -> bool:
    return _RESULT(view)


_PROCESS = Lexicon(_W.forms("process"))
_STEP_WORDS = Lexicon(_W.forms("steps"))
_PASSIVE_NOW = _W.pattern("passive_now")


@cue(
    "procedure",
    "how something is done: who does it, which steps, what is required",
    yes=(
        "Complaints are investigated by Legal within ten days.",
        "The committee reviews each report.",
        "Suppliers must sign the code.",
    ),
    no=("We believe in people.", "We repaid the fees."),
)
def procedure(view: View) -> bool:
    if not _procedure_in(view):
        return False
    if Mood.PROMISED not in view.moods:
        return True
    kept = (view.text[c.start : c.end] for c in view.statements if c.mood is not Mood.PROMISED)
    return any(_procedure_in(Span(fold(text))) for text in kept)


def _procedure_in(span: Span) -> bool:
    return _PROCESS(span) or _STEP_WORDS(span) or _PASSIVE_NOW.search(span.low) is not None


_LABEL = _W.pattern("label")
_COUNTED = re.compile(
    r"[^\W\d_]:\s?(?:[a-z]{0,3}[$€£])?\d[\d.,]*(?!\d*[:/.]\d)"
)  # "Modern slavery training: 1,126 people"
_ROW = re.compile(  # "unpaid wages 22, harassment 9."
    r"[^\W\d_] \d[\d,.]*\b(?=\s?[,;|]).{0,60}[^\W\d_] \d[\d,.]*\b(?=\s?[,;|.)])"
)


def told(view: View) -> bool:
    """Whether some clause tells of a past act or result that is neither promised nor conditional."""
    if _in(view, _DONE, hanging=False):
        return True
    if _RESULT(view) and Mood.ONGOING in view.moods and not _PASSIVE_NOW.search(view.low):
        return True
    return view.digits and (
        view.kind is Kind.TABLE
        or _LABEL.search(view.low) is not None
        or ((_COUNTED.search(view.low) or _ROW.search(view.low)) is not None and not date(view))
    )
