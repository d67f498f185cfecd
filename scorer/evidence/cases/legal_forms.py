"""Legal forms of firms, however they are written: "S.p.A." and "SpA" are one, and no part of a name."""

from __future__ import annotations

import re

from scorer.evidence.cases.words import plain
from scorer.wording import wording

_W = wording("cases/names")

FORMS = _W.words("forms")
_LONG_FORMS, _FORM = _W.pattern("long_forms", re.IGNORECASE), _W.one("form")
_DOTTED = re.compile(r"(?<=\w)[\s,]+((?:[^\W\d_]{1,2}[./]\s?){1,4}[^\W\d_]{0,2})\.?(?=\s*(?:[,;)&]|$|v\.?\s))")


def with_plain_form(name: str) -> str:
    """A name with its legal form as one word that is known: of "Orsan A/S", "Orsan S.p.A.", "Orsan Aktiengesellschaft"."""
    dotted = _DOTTED.sub(lambda m: f" {_FORM}" if "".join(filter(str.isalpha, plain(m[1]))) in FORMS else m[0], name)
    return _LONG_FORMS.sub(_FORM, dotted)
