"""The language of a report."""

from __future__ import annotations

from collections.abc import Sequence

from scorer.document.wire import SentenceData

UNDETERMINED = "und"
MIN_CHARACTERS = 200
MAX_CHARACTERS = 6_000
# Small words that the other languages here do not have: where they abound there is no need to load the model, which
# takes a second or two.
_SMALL_WORDS = {
    "en": """
        the of and to in a is that for on with as are by our we be this have has from or at was which it their not an
        were will its any may through all these other they been who more about into also under such
    """,
    "fr": "les des et est pour dans une sur au aux du le qui par nous leur leurs être avec sont ses ces cette ainsi",
    "it": "di il che per del della dei gli delle alla nel sono con nella dal dalla è degli anche alle sul come",
    "de": "der die und den von zu das mit für auf ist im dem nicht wir werden unsere eine einer sich durch auch",
    "es": "el los las del por para una con y su que es al como más nuestra nuestros sus entre también",
}
_SMALL = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_ENOUGH = {"en": 0.25}  # share of all words
_ENOUGH_ELSEWHERE = 0.18


def language_of(sentences: Sequence[SentenceData]) -> str:
    """ISO 639-1 code of the language that most of the text is in, or ``und`` where there is too little."""
    texts = [s.text for s in sentences if len(s.text) > 40] or [s.text for s in sentences]
    step = max(1, sum(map(len, texts)) // MAX_CHARACTERS)
    sample = " ".join(texts[::step])[:MAX_CHARACTERS]
    words = sample.lower().split()
    if sum(map(len, words)) < MIN_CHARACTERS:
        return UNDETERMINED
    shares = sorted(
        ((sum(map(small.__contains__, words)) / len(words), language) for language, small in _SMALL.items()),
        reverse=True,
    )
    (share, language), (second, _) = shares[:2]
    if share > max(_ENOUGH.get(language, _ENOUGH_ELSEWHERE), 2 * second):
        return language
    if sum(map(str.isalpha, sample)) < MIN_CHARACTERS // 2:
        return UNDETERMINED
    import py3langid

    return str(py3langid.classify(sample)[0])
