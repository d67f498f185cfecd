"""What a learned model sees of a sentence: named facts with a number each, in two families.

*Words* of the sentence (single words and pairs) and of the sentences beside it; *signs*: what the rubric's look-ups
and judging make of it and of its neighbours, its cues, its length and place. Training fits the two families apart and
adds them up (see ``training``), so that a sign that holds in any country is not crowded out by the phrases of one.

Every name says in words what it is, because ``scorer explain`` shows it: ``approved by``, ``before: board``,
``cue: past``, ``taken for approval``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from scorer.evidence.gathering import Reading
from scorer.language.text import fold
from scorer.rubric.model import Rubric
from scorer.verdict.grading import Graded, grade

Facts = dict[str, float]
"""Named facts of a sentence with their values, 0 left out."""

_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")
_BESIDE = 0.5  # words of a neighbour count half
_SIGN, _CUE, _PLACE = 0.5, 0.25, 0.25  # values of signs: the larger, the less a weight on it is held back
_FAR = {2: 0.15, 3: 0.15, 4: 0.15}  # sentences away -> what a neighbour's sign counts
_LONG = 400  # words of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as a model sees it: for each sentence its words and its signs.

    Attributes:
        words: How often (1 + log) each word and pair of words occurs, by sentence id.
        signs: Facts of the family of signs, by sentence id.
        taken: For each element the ids of sentences that the rubric by itself takes as evidence.
        denied: For each element those that say an explicit no.
    """

    words: tuple[Facts, ...]
    signs: tuple[Facts, ...]
    taken: Mapping[str, frozenset[int]]
    denied: Mapping[str, frozenset[int]]


def see(reading: Reading, rubric: Rubric) -> Seen:
    """A document as a model of this rubric sees it."""
    reading = reading.asked_by(rubric)
    # by rules alone: what another model doubts, of those that teach and of others, is not what coded sentences say
    asked = [element.model_copy(update={"doubt": False}) for element in rubric.elements()]
    graded = {e.id: {c.sentence: grade(reading, e, rubric.grades, c) for c in reading.candidates(e)} for e in asked}
    taken = {name: frozenset(i for i, g in found.items() if not g.passed_over) for name, found in graded.items()}
    denied = {name: frozenset(i for i, g in found.items() if g.evidence.denies) for name, found in graded.items()}
    return Seen(tuple(_words(reading)), tuple(_signs(reading, rubric, graded)), taken, denied)


def _words(reading: Reading) -> list[Facts]:
    out = []
    for s in reading.document.sentences:
        words = _WORD.findall(fold(s.text))[:_LONG]
        pairs = [f"{a} {b}" for a, b in pairwise(words)]
        out.append({name: 1 + log(n) for name, n in Counter([*words, *pairs]).items()})
    return out


def word_facts(words: Sequence[Facts], rarity: Mapping[str, float]) -> list[Facts]:
    """The family of words, of each sentence of a document: its own words, and those of the sentences beside it.

    Words count by how rare they are (``rarity``, inverse document frequency; unknown ones do not count) and are
    scaled to length 1, so that a long sentence counts no more than a short one (Salton and Buckley 1988, "ltc").
    """
    single = [_scaled({w: n for w, n in row.items() if " " not in w}, rarity) for row in words]
    out = []
    for i, row in enumerate(words):
        facts = _scaled(row, rarity)
        for name, j in (("before", i - 1), ("after", i + 1)):
            if 0 <= j < len(single):
                facts.update((f"{name}: {word}", _BESIDE * value) for word, value in single[j].items())
        out.append(facts)
    return out


def _scaled(row: Facts, rarity: Mapping[str, float]) -> Facts:
    values = {name: n * rarity[name] for name, n in row.items() if name in rarity}
    length = sqrt(sum(value * value for value in values.values())) or 1.0
    return {name: value / length for name, value in values.items()}


def _signs(reading: Reading, rubric: Rubric, graded: Mapping[str, Mapping[int, Graded]]) -> list[Facts]:
    sentences = reading.document.sentences
    out: list[Facts] = [
        {**dict.fromkeys((f"cue: {c}" for c in sorted(cues)), _CUE), **dict.fromkeys(_place(s.text, s.id, n), _PLACE)}
        for s, cues, n in zip(sentences, reading.cues, [len(sentences)] * len(sentences), strict=True)
    ]
    for element in rubric.elements():
        number = {query: n for n, query in enumerate(element.look_for, start=1)}
        for i, g in graded[element.id].items():
            facts = out[i]
            facts.update((f"look-up {number[query]} of {element.id}", _SIGN) for query in g.evidence.found_by)
            facts[f"found for {element.id}"] = _SIGN
            if g.passed_over:
                facts[f"passed over for {element.id}"] = _SIGN
                continue
            facts[f"taken for {element.id}"] = _SIGN * g.evidence.weight
            facts[f"shows {g.evidence.shows} for {element.id}"] = _SIGN
            for beside, name in ((i + 1, "before"), (i - 1, "after")):
                if 0 <= beside < len(out):
                    out[beside][f"{name}: taken for {element.id}"] = _SIGN * g.evidence.weight
            near = f"near: taken for {element.id}"
            for away, value in _FAR.items():
                for beside in (i - away, i + away):
                    if 0 <= beside < len(out):
                        out[beside][near] = out[beside].get(near, 0.0) + value * g.evidence.weight
    return out


def _place(text: str, at: int, sentences: int) -> list[str]:
    """How long a sentence is, how it is written, and where in the document it stands."""
    words = text.split()
    length = next((name for most, name in _LENGTHS if len(words) <= most), "over 40 words")
    names = [f"length: {length}", f"place: part {min(5, 1 + 5 * at // max(1, sentences))} of 5"]
    if at < 3:
        names.append("place: one of the first 3 sentences")
    if sentences - at <= 3:
        names.append("place: one of the last 3 sentences")
    if sentences - at <= 8:
        names.append("place: one of the last 8 sentences")
    if sum(w[:1].isupper() for w in words) > 0.6 * len(words):
        names.append("written: Most Words With A Capital")
    if text[:1].islower():
        names.append("written: begins with a small letter")
    if any(c.isdigit() for c in text):
        names.append("written: has a digit")
    return names


_LENGTHS = ((3, "1 to 3 words"), (8, "4 to 8 words"), (20, "9 to 20 words"), (40, "21 to 40 words"))
