"""What limits a claim: its content words, in groups of which one word each must be told of what is held against it.

"No complaints about privacy" is limited to privacy; "no journalist or lawyer" to either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scorer.document.model import Sentence
from scorer.language.stems import stems
from scorer.wording import wording

_W = wording("verdict/limits")
_STEMS = stems("en")
_NOTHING = frozenset(map(_STEMS.of, _W.entries("limits_nothing")))
_HEADING_NOTHING = _NOTHING | frozenset(map(_STEMS.of, _W.entries("heading_limits_nothing")))
_OR = _W.words("or")
_NEAR = 3  # words to either side of "or"
_YEARS = re.compile(r"\b(?:fy ?)?((?:19|20)\d\d)(?:[/–-](\d\d)\b)?|\bfy ?(\d\d)\b")


def limits(said: str) -> tuple[frozenset[str], ...]:
    """The groups of a folded text; of alternatives ("a journalist or a lawyer") one is enough."""
    words = _STEMS.words(_YEARS.sub(" ", said))
    limiting = [w.text not in _STEMS.small and w.stem not in _NOTHING and not w.text.isdigit() for w in words]
    groups: list[frozenset[str]] = []
    taken: set[int] = set()
    for i, word in enumerate(words):
        if word.text in _OR:
            left = next((k for k in range(i - 1, max(-1, i - _NEAR - 1), -1) if limiting[k]), None)
            right = next((k for k in range(i + 1, min(len(words), i + _NEAR + 1)) if limiting[k]), None)
            if left is not None and right is not None:
                taken |= {left, right}
                groups.append(frozenset({words[left].stem, words[right].stem}))
    groups += [frozenset({word.stem}) for i, word in enumerate(words) if limiting[i] and i not in taken]
    return tuple(groups)


def heading_limits(s: Sentence) -> Iterator[frozenset[str]]:
    """The same of the heading that a sentence stands under."""
    for word in _STEMS.words(s.section[-1] if s.section else ""):
        if word.text not in _STEMS.small and not word.text.isdigit() and word.stem not in _HEADING_NOTHING:
            yield frozenset({word.stem})


def told_of(s: Sentence) -> frozenset[str]:
    """The stems of a sentence and its headings."""
    return frozenset(w.stem for text in (s.text, *s.section) for w in _STEMS.words(text))


def years(low: str) -> frozenset[int]:
    """The years named in a folded text, financial years ("FY23", "2021/22") among them."""
    found: set[int] = set()
    for m in _YEARS.finditer(low):
        if m[3]:
            found.add(2000 + int(m[3]))
        else:
            found |= {int(m[1]), *([int(m[1][:2] + m[2])] if m[2] else [])}
    return frozenset(found)


def first_year(low: str) -> int:
    """Where the first of them begins, or the length of the text."""
    m = _YEARS.search(low)
    return m.start() if m else len(low)
