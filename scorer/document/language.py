"""The language of a report."""

from __future__ import annotations

from collections.abc import Sequence

from scorer.document.model import Sentence

UNDETERMINED = "und"
MIN_CHARACTERS = 200
MAX_CHARACTERS = 40_000
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "on",
        "with",
        "as",
        "are",
        "by",
        "our",
        "we",
        "be",
        "this",
        "have",
        "has",
        "from",
        "or",
        "at",
        "was",
        "which",
        "it",
        "their",
        "not",
        "an",
        "were",
        "will",
        "its",
        "any",
        "may",
        "through",
        "all",
        "these",
        "other",
        "they",
        "been",
        "who",
        "more",
        "about",
        "into",
        "also",
        "under",
        "such",
    ]
)


def language_of(sentences: Sequence[Sentence]) -> str:
    """ISO 639-1 code of the language that most of the text is in, or ``und`` where there is too little."""
    text = " ".join(s.text for s in sentences if len(s.text) > 40)
    if len(text) < MIN_CHARACTERS:
        text = " ".join(s.text for s in sentences)
    if sum(c.isalpha() for c in text) < MIN_CHARACTERS // 2:
        return UNDETERMINED
    words = text[:MAX_CHARACTERS].lower().split()
    if sum(word in _ENGLISH for word in words) > 0.25 * len(words):
        return "en"  # certain, and half a second cheaper than loading the model
    import py3langid

    step = max(1, len(text) // MAX_CHARACTERS)
    sample = text if step == 1 else " ".join(text[i : i + 2000] for i in range(0, len(text), 2000 * step))
    return str(py3langid.classify(sample)[0])
