"""What the company is in a case, as people write it in a register: a "nominal defendant" is a defendant."""

from __future__ import annotations

from scorer.wording import wording

_W = wording("register/roles")
_CALLED = {  # the first that has a word of what is said is meant
    "non-party": _W.whole("non_party"),
    "criminal": _W.whole("criminal"),
    "defendant": _W.whole("defendant"),
    "respondent": _W.whole("respondent"),
    "claimant": _W.whole("claimant"),
    "regulatory": _W.whole("regulatory"),
}


def role_of(said: object) -> object:
    """The role that is meant by what a register has for it; the same where it is none, for the model to refuse."""
    if not isinstance(said, str):
        return said
    plain = " ".join(said.lower().replace("_", " ").split())
    return next((role for role, called in _CALLED.items() if plain == role or called.search(plain)), said)
