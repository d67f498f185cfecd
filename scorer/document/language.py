"""The language of a report."""

from __future__ import annotations

from collections.abc import Sequence

from scorer.document.wire import SentenceData

UNDETERMINED = "und"
MIN_CHARACTERS = 200
MAX_CHARACTERS = 6_000
_ENGLISH_WORDS = """
    the of and to in a is that for on with as are by our we be this have has from or at was which it their not an
    were will its any may through all these other they been who more about into also under such
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


def language_of(sentences: Sequence[SentenceData]) -> str:
    """ISO 639-1 code of the language that most of the text is in, or ``und`` where there is too little."""
    texts = [s.text for s in sentences if len(s.text) > 40] or [s.text for s in sentences]
    step = max(1, sum(map(len, texts)) // MAX_CHARACTERS)
    sample = " ".join(texts[::step])[:MAX_CHARACTERS]
    words = sample.lower().split()
    if sum(map(len, words)) < MIN_CHARACTERS:
        return UNDETERMINED
    if sum(map(_ENGLISH.__contains__, words)) > 0.25 * len(words):
        return "en"  # certain, and half a second cheaper than loading the model
    if sum(map(str.isalpha, sample)) < MIN_CHARACTERS // 2:
        return UNDETERMINED
    import py3langid

    return str(py3langid.classify(sample)[0])
