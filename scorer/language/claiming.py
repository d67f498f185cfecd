"""What is only claimed, denied, hoped or doubted, so that nobody of the report says that it is so.

"The company denies | that fees were charged", "we reject the claim | that ...", "we were unable to confirm | that ...".
"""

from __future__ import annotations

from scorer.language.categories import Parsed
from scorer.language.mood import is_ours
from scorer.language.opening import Opens, Segment

_NOUN, _VERB = 2, 4  # words before "that" among which a noun stands, and of a group of verbs


def only_claimed(s: Parsed, n: int) -> bool:
    """Whether a clause is the object of a word that leaves open whether it is so, or that says that it is not.

    Args:
        s: The sentence.
        n: The clause, by its number.
    """
    segment = s.segments[n]
    if not n or segment.opens is not Opens.THAT or not s.all & (s.w.unasserting | s.w.claiming | s.w.claims):
        return False
    above = s.segments[n - 1]
    if s.tags(max(above.lo, above.hi - _NOUN), above.hi) & (s.w.unasserting | s.w.claims):
        return True  # "the hope | that", "the allegation | that"
    if above.verb < 0:
        return False
    group = s.tags(above.verb, min(above.hi, above.verb + _VERB))
    return bool(group & s.w.unasserting or (group & s.w.claiming and not _is_by_company(s, above)))


def _is_by_company(s: Parsed, segment: Segment) -> bool:
    """Whether the company itself claims it: that is what its report says."""
    return is_ours(s, segment) or any(s.tokens[i].tags & s.w.company for i in segment.subject)
