"""Which sentences decline to tell something, for the panel about the manner of writing; judging has its own rules."""

from __future__ import annotations

from scorer.document.model import Sentence
from scorer.language.categories import categories, tokens_of
from scorer.language.clause import Mood
from scorer.language.saying import heard
from scorer.language.text import fold
from scorer.wording import wording

_W = wording("verdict/refusing")
_NO_REFUSAL, _KEPT_SECRET = map(_W.pattern, ("no_refusal", "kept_secret"))
_SECRET = _W.one("secret")


def declines(sentence: Sentence, *, withholds: bool) -> bool:
    """Whether a sentence declines to tell something.

    Args:
        sentence: A sentence of the report.
        withholds: Whether one of its clauses is told so (the cue ``withheld``).
    """
    if withholds:
        return _refuses(sentence.text)
    return _SECRET in sentence.text and _keeps_secret(fold(sentence.text))


def _refuses(text: str) -> bool:
    """Whether one of the clauses that withhold something does not only look so."""
    clauses = heard(text).clauses
    apparent = [m.span() for m in _NO_REFUSAL.finditer(fold(text))]
    real = [c for c in clauses if c.mood is Mood.WITHHELD and not any(a < c.end and c.start < b for a, b in apparent)]
    return bool(real) and not (all(c.bare for c in clauses) and _is_label(text))


def _is_label(text: str) -> bool:
    """Whether words without a verb only name something: "Commercial-in-confidence metrics"; not "Not disclosed"."""
    w = categories()
    return not any(token.tags & (w.not_ | w.none | w.cannot_tell) for token in tokens_of(text, w))


def _keeps_secret(folded: str) -> bool:
    """Whether something is confidential that it is not right to keep: the terms of a settlement."""
    return (
        _KEPT_SECRET.search(folded) is not None and not categories().lexicon.tags(folded) & categories().rightly_secret
    )
