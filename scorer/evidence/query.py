"""Look-ups are FTS5 queries; words without a column filter are looked for in the sentence itself.

FTS5 by itself would look for them in every column, so that one heading ("Disclosures", "Complaints") would bring in
everything below it. ``section:`` and ``cues:`` ask for the other columns.
"""

from __future__ import annotations

import re
from functools import cache

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<column>-?\s*(?:[A-Za-z_]\w*|\{[^{}]*\})\s*:)     # a column filter
      | (?P<near>NEAR\s*\([^()]*\))
      | (?P<open>\() | (?P<close>\)) | (?P<plus>\+)
      | (?P<operator>(?:AND|OR|NOT)(?![^\s()"]))
      | (?P<term>\^?\s*(?:"(?:[^"]|"")*"|[^\s"(){}:+^]+)(?:\s*\*)?)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)

_PLAIN_WORD = re.compile("[a-z0-9]+")


@cache
def in_text(query: str) -> str:
    """The same query with every word that has no column filter confined to ``text``.

    A query with a fault in it comes back with the fault, for SQLite to name.
    """
    out: list[str] = []
    filtered: list[bool] = [False]  # for every open parenthesis, whether a column filter covers it
    pending = joined = False  # a column filter, or a "+", stands just before
    for match in _TOKEN.finditer(query):
        kind, token = match.lastgroup, match.group()
        if kind == "column":
            pending = True
        elif kind == "open":
            filtered.append(filtered[-1] or pending)
            pending = False
        elif kind == "close" and len(filtered) > 1:
            filtered.pop()
        elif kind in ("term", "near"):
            if not (pending or joined or filtered[-1]):
                token = f"text:{token}"
            pending = joined = False
        if kind == "plus":
            joined = True
        out.append(token)
    return "".join(out)


@cache
def asked_for(query: str) -> str:
    """A word (lower case) that every sentence holds which a query finds, as a word or within one; of most queries none.

    Told only of words and phrases in plain letters that must all be there.
    """
    matches = list(_TOKEN.finditer(query))
    if not query.isascii() or any(match.lastgroup not in ("space", "term") for match in matches):
        return ""
    return max((word for match in matches for word in _PLAIN_WORD.findall(match[0].lower())), key=len, default="")
