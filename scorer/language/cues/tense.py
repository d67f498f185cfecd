"""Cues for time and mood: promise, hedge, condition, past act, result, procedure.

They work clause by clause: in "We will go on with what we began in 2022, when 110 people were trained" the promise in
the first clause does not take the fact out of the second.
"""

from __future__ import annotations

from functools import lru_cache

from scorer.document.model import Kind
from scorer.language.cues.registry import cue
from scorer.language.cues.view import Lexicon, Span, View
from scorer.wording import wording

_W = wording("cues/tense")

_FUTURE = Lexicon(_W.entries("future"))
_HEDGE = Lexicon(_W.entries("hedge"))
_IF = Lexicon(_W.entries("condition"))
_MAY = _W.words("may")
_MAY_MONTH = _W.pattern("may_month")

_IRREGULAR = _W.words("irregular")
_PARTICIPLES = _W.words("participles")
_NOT_PAST = _W.words("not_past")
_SUBJECTS = _W.words("subjects")
_BE_PAST = _W.words("be_past")
_BE_NOW = _W.words("be_now")
_HAVE = _W.words("have")
_PAST_ENDING, _ADVERB_ENDING = _W.entries("past_ending"), _W.entries("adverb_ending")
_BEEN, _DO_AND_HAVE = _W.words("been"), _W.words("do_and_have")
_NO_SUBJECT = _W.words("no_subject")
_ALSO_PRESENT = _W.words("also_present")
_FILLERS = _W.words("fillers")


@lru_cache(maxsize=16384)
def _past_forms(word: str) -> tuple[bool, bool]:
    """Whether a word can be a past participle, and a past tense."""
    regular = word.endswith(_PAST_ENDING) and len(word) > 3 and word not in _NOT_PAST
    return word in _PARTICIPLES or regular, word in _IRREGULAR or regular


def _past_in(span: Span) -> bool:
    """Whether a clause tells of something that was done: past tense with a subject, or was/were/has/have + participle."""
    words = span.words
    for i, word in enumerate(words):
        participle, simple = _past_forms(word)
        if not (participle or simple):
            continue
        j = i - 1
        while j >= 0 and (words[j] in _FILLERS or words[j].endswith(_ADVERB_ENDING)):
            j -= 1
        before = words[j] if j >= 0 else ""
        if word in _BE_PAST or word in _DO_AND_HAVE:
            return True
        if participle and (before in _BE_PAST or before in _HAVE or (before in _BEEN and j > 0)):
            return True
        if before in _BE_NOW or before in _NO_SUBJECT:
            continue
        if simple and (before in _SUBJECTS or before == ""):
            # a bullet may begin with the verb: "Completed the update of our policies."
            if before or (i == 0 and len(words) > 3):
                return True
            continue
        if simple and before and j >= 0 and word not in _ALSO_PRESENT:
            name = span.low.find(before)
            if name >= 0 and before not in _COMMON and before.isalpha() and len(before) > 2 and word in _STRONG_PAST:
                return True
    return False


_COMMON = _W.words("common")
_STRONG_PAST = _W.words("strong_past")
_RESULT = Lexicon(_W.entries("result"))


def _future_in(span: Span) -> bool:
    return _FUTURE(span)


# "may" that permits: suppliers may report, complaints may be made.
_PERMISSION = _W.pattern("permission")


_MODALS = _W.words("modals")


def _hedge_in(span: Span) -> bool:
    hits = _HEDGE.hits(span)
    if _PERMISSION.search(span.low):
        hits = hits - _MODALS  # "anyone who believes that we might have done harm may write to us"
    elif hits == _MAY and _MAY_MONTH.search(span.low):
        return False
    return bool(hits)


@cue(
    "future",
    "a promise, plan, aim or commitment",
    yes=("We will provide remedy.", "We are committed to human rights.", "We aim to train all staff by 2030."),
    no=("We provided remedy.", "We train all staff each year."),
)
def future(view: View) -> bool:
    return _future_in(view)


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
)
def hedge(view: View) -> bool:
    return _hedge_in(view)


@cue(
    "condition",
    "depends on something: if, unless, in the event of",
    yes=("If harm is found, we act.", "In the event of a breach the contract ends."),
    no=("We terminated the contract.",),
)
def condition(view: View) -> bool:
    return _IF(view)


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
)
def past(view: View) -> bool:
    return any(_past_in(c) and not _FUTURE_AUX.search(c.low) for c in view.clauses)


_FUTURE_AUX = _W.pattern("future_verb")


@cue(
    "result",
    "what came of it: an outcome, a finding, a change",
    yes=("The review found that fees had been charged.", "Complaints fell by 12%.", "81 cases were closed."),
    no=("Complaints are reviewed by Legal.",),
)
def result(view: View) -> bool:
    return _RESULT(view)


_PROCESS = Lexicon(_W.entries("process"))
_WILL = _W.words("will")
_STEP_WORDS = Lexicon(_W.entries("steps"))
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
    return any(_procedure_in(c) for c in view.clauses)


def _procedure_in(span: Span) -> bool:
    if _future_in(span) and span.bag.isdisjoint(_WILL):
        return False
    return _PROCESS(span) or _STEP_WORDS(span) or _PASSIVE_NOW.search(span.low) is not None


_LABEL = _W.pattern("label")


def told(view: View) -> bool:
    """Whether some clause tells of a past act or result that is neither promised nor conditional."""
    return any(
        not _future_in(c)
        and not _IF(c)
        and not _hedge_in(c)
        and (_past_in(c) or (_RESULT(c) and not _PASSIVE_NOW.search(c.low)))
        for c in view.clauses
    ) or (view.digits and (view.kind is Kind.TABLE or _LABEL.search(view.low) is not None))
