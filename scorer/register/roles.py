"""What the company is in a case, as people write it in a register: a "nominal defendant" is a defendant."""

from __future__ import annotations

from scorer.wording import wording

_W = wording("register/roles")
_CALLED = {role: _W.whole(role) for role in _W.lists}


def role_of(said: object) -> object:
    """The role that is meant by what a register has for it; the same where it is none, for the model to refuse."""
    if not isinstance(said, str):
        return said
    plain = " ".join(said.lower().replace("_", " ").split())
    return next((role for role, called in _CALLED.items() if plain == role or called.search(plain)), said)
