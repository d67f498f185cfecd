"""Whether a document speaks of what a rubric asks at all; of one on something else a zero tells nothing.

What a rubric is about, its own look-ups say: the topics behind ``about:`` (people's rights, complaints, legal
proceedings). A document is taken for another one where hardly a sentence names any of them. Sentences that take a topic
from their neighbours do not count: one stray word would count five times. What says "complaints" speaks of them, also
where it names no channel: a report that counts thousands of them is not said to hardly mention any.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scorer.evidence.gathering import Reading
from scorer.language.cues import sentence_cues
from scorer.language.cues.topics import names_complaints
from scorer.language.lookup import is_lookup, parse
from scorer.rubric.model import Element, Rubric
from scorer.wording import DEFAULT, wording

# Of 33 real English reports a paper and nine pages on materials name a topic in none and in two sentences, all others
# in 13 or more. Shares alone do not part them: the nine pages have .7 %, an annual report that answers questions .6 %.
_HARDLY = 5  # sentences
_SHARE = 0.01
_ENOUGH = 20  # sentences; of fewer nothing can be told
_MOST = 0.75  # of the questions must be about topics, or the rubric asks of something else, too


@dataclass(frozen=True, slots=True)
class OffTopic:
    """A document that hardly speaks of a rubric's topics.

    Attributes:
        topics: The topics in words, in the order of the words' file.
        named: How many sentences name one.
        sentences: How many there are.
    """

    topics: tuple[str, ...]
    named: int
    sentences: int


def off_topic(reading: Reading, rubric: Rubric) -> OffTopic | None:
    """What there is to say of a document on something else; None of one on the rubric's subject.

    Also None where the rubric names no topics for most of its questions, or the document is too short to tell.
    """
    topics = topics_of(rubric)
    sentences = reading.document.sentences
    if not topics or len(sentences) < _ENOUGH:
        return None
    least = min(_HARDLY, _SHARE * len(sentences))
    named = 0
    for sentence, cues in zip(sentences, reading.cues, strict=True):
        named += (
            not topics.isdisjoint(cues)
            and not topics.isdisjoint(sentence_cues(sentence.text, sentence.section, sentence.kind))
        ) or ("channel" in topics and names_complaints(sentence.text))
        if named >= least:
            return None
    told = wording("cues/topics").table("names")
    return OffTopic(tuple(dict.fromkeys(told[t] for t in told if t in topics)), named, len(sentences))


def topics_of(rubric: Rubric) -> frozenset[str]:
    """The topics that a rubric's questions are about; none where a good part of them is about no topic."""
    if rubric.language != DEFAULT:  # cues know English only
        return frozenset()
    known = wording("cues/topics").table("names")
    asked = [set(_topics(element)) & known.keys() for element in rubric.elements() if element.look_for]
    about = [topics for topics in asked if topics]
    return frozenset().union(*about) if len(about) >= _MOST * len(asked) else frozenset()


def _topics(element: Element) -> Iterator[str]:
    for query in element.look_for:
        for item in parse(query).items if is_lookup(query) else ():
            if not item.negative:
                yield from (value for atom in item.atoms if atom.kind == "about" for value in atom.values)
