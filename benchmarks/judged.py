"""What readers said of single sentences of real reports: which question each answers, at which level, or why not.

``judged.json`` holds 34,843 judgements of 15,017 sentences of 154 coded reports and statements (decision 059): what
our look-ups credit (at most fourteen sentences of a question in a report), some of what they pass over, and what a
second look holds for likely. Forty readers who did not know the tool judged a lot each, by the question sheet, where
the sentence stands. No text is in it: a sentence is known by a digest of its letters and digits.

Values: ``1`` to ``3`` the level that it shows by itself; ``n`` it says that the company does or has this not, ``n2``
and ``n3`` where the sheet gives that a level; ``o`` somebody else's deed; ``r`` required, possible or conditional;
``t`` a title, label or pointer; ``x`` about something else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scorer.document.model import Document

FILE = Path(__file__).parent / "judged.json"
LEFT = "left"  # of the statements, whose judgements measure and teach nothing


def digest(text: str) -> str:
    """What a sentence is known by: ten hex digits over its letters and digits."""
    return hashlib.sha256("".join(filter(str.isalnum, text.lower())).encode()).hexdigest()[:10]


@cache
def judgements() -> dict[str, dict[str, dict[str, str]]]:
    """The values by document, sentence (:func:`digest`) and element."""
    told: dict[str, dict[str, str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        name: {key: dict(a.split("=", 1) for a in answers.split()) for key, answers in sentences.items()}
        for name, sentences in told.items()
    }


def judged(name: str, document: Document) -> Iterator[tuple[int, dict[str, str]]]:
    """The sentences of a document that were judged, by their numbers, with the value of each element."""
    known = judgements().get(name, {})
    for sentence in document.sentences if known else ():
        if (values := known.get(digest(sentence.text))) is not None:
            yield sentence.id, values


def level_of(value: str) -> int:
    """The level that a value stands for; 0 where there is none."""
    return int(value[-1]) if value[-1:].isdigit() else 0
