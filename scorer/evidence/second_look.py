"""A second look: the sentences that use the words which answers to a question have used, where no look-up finds them.

Look-ups find what somebody foresaw. Of facts told in unforeseen words they miss a third, and a card would call that
silence, or a promise. So each question is asked once more, by words with weights that were learned
(:mod:`scorer.rubric.second_look`): a sentence is found where the weights of its words, of words in a row and of those
in its headings add up (a linear model, fitted by logistic regression; docs/decisions/056). What is found is read and
graded like what a look-up finds, and the card says by which look it was.

A second look takes the place of a look-up's text wherever one is asked for (:func:`query_for`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from scorer.evidence.holders import Holders
from scorer.language.concepts import Dictionary
from scorer.rubric.second_look import SecondLook as Learned

_QUERY = "second look: "
_UNDER = "under: "
_NUMBER = "0"
_SHORT = 100  # sentences of a short statement
_LIKELY = -250  # hundredths of log-odds; below these a sentence is not worth anybody's while
_ENOUGH = 50  # hundredths of log-odds that words of other subjects must speak for one
_SHOWN = 3  # words of a passage that are shown as those by which it speaks of something else
LEAST, MOST = -800, 300  # below and above these a score tells no more of a quote
_TELLING = 5  # words of a sentence that are shown as those it was found by
Span = tuple[int, int]


def query_for(element_id: str) -> str:
    """What stands for a second look among the look-ups that found a sentence."""
    return f"{_QUERY}{element_id}"


def is_second_look(query: str) -> bool:
    """Whether this stands for a second look."""
    return query.startswith(_QUERY)


class Forms(dict[str, tuple[str, bool]]):
    """The stem of each word that was asked for (folded), and whether it says little by itself.

    Args:
        dictionary: Tells both.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary

    def __missing__(self, form: str) -> tuple[str, bool]:
        stem = _NUMBER if form[0].isdigit() else self._dictionary.stem(form)
        known = self[form] = (stem, form in self._dictionary.small)
        return known


def features(words: Sequence[str], headings: Sequence[str], forms: Forms) -> list[tuple[str, int, int]]:
    """What is weighed of a sentence: stems, two in a row, and stems of its headings; each as often as it occurs.

    Words that say little by themselves ("small") count only beside one that says more.

    Args:
        words: The words of the sentence, folded.
        headings: The words of its headings, folded.
        forms: Tells stems.

    Returns:
        Name, and from which word to which it stands (numbers; -1 for what stands in a heading).
    """
    out: list[tuple[str, int, int]] = []
    before, before_small = "", True
    for i, (stem, small) in enumerate(map(forms.__getitem__, words)):
        if not small:
            out.append((stem, i, i))
        if before and not (small and before_small):
            out.append((f"{before} {stem}", i - 1, i))
        before, before_small = stem, small
    for stem, small in map(forms.__getitem__, headings):
        if not small:
            out.append((_UNDER + stem, -1, -1))
    return out


def doubt(sentences: int) -> int:
    """What a sentence must have more in a long document, in hundredths of log-odds: there more is found by chance.

    If one sentence answers, the odds that it is this one fall with the number of sentences.
    """
    return round(100 * math.log(max(sentences, _SHORT) / _SHORT))


class SecondLook:
    """What was learned for some questions, ready to find sentences of one document.

    Args:
        learned: The words.
        elements: The ids of the questions that are asked by them.
        dictionary: Tells words and their stems.
        sentences: How many the document has.
    """

    def __init__(self, learned: Learned, elements: Collection[str], dictionary: Dictionary, sentences: int) -> None:
        self._doubt = doubt(sentences)
        self._all = learned
        self._learned = {query_for(name): learned.elements[name] for name in elements}
        self._dictionary, self._forms = dictionary, Forms(dictionary)
        self._sentences: dict[int, frozenset[str]] = {}  # what is weighed of each, as far as it was asked for
        self._under: dict[tuple[str, ...], list[int]] = {}  # the sentences that stand under the same headings
        self._saying: dict[str, list[tuple[str, ...]]] = {}  # the headings that say something
        self._holders: dict[str, set[int]] = {}

    def knows(self, query: str) -> bool:
        """Whether anything was learned for the question that this stands for."""
        return query in self._learned

    def likely(
        self, query: str, texts: Sequence[str], headings: Sequence[tuple[str, ...]], holders: Holders
    ) -> dict[int, int]:
        """The sentences that may answer a question, by number, with their scores (:meth:`score`).

        Most hold so little of what speaks for an answer that they need not be read: sets of words tell which.
        """
        learned = self._learned[query]
        if not self._under:
            self._lay_out(headings)
        most: dict[int, int] = defaultdict(int)
        above: dict[tuple[str, ...], int] = defaultdict(int)
        for name, weight in learned.words.items():
            if name.startswith(_UNDER):
                for heads in self._saying.get(name, ()):
                    above[heads] += weight
            elif weight > 0:
                for number in self._holding(name, holders):
                    most[number] += weight
        enough, words = _LIKELY - learned.bias, frozenset(learned.words)
        maybe = {number for number, weight in most.items() if weight + above[headings[number]] >= enough}
        maybe.update(n for heads, over in above.items() if over > 0 and over >= enough for n in self._under[heads])
        out: dict[int, int] = {}
        for number in sorted(maybe):
            told = self._told(number, texts[number]) & words
            adds = above[headings[number]] + sum(map(learned.words.__getitem__, told))
            if adds >= enough and adds > 0:  # else no word speaks for it
                out[number] = learned.bias + adds - self._doubt
        return out

    def _lay_out(self, headings: Sequence[tuple[str, ...]]) -> None:
        """Which sentences stand under which headings, and which headings say what, asked once for all questions."""
        for number, heads in enumerate(headings):
            self._under.setdefault(heads, []).append(number)
        for heads in self._under:
            told = features((), self._dictionary.forms(" / ".join(heads)), self._forms)
            for name in {name for name, _, _ in told}:
                self._saying.setdefault(name, []).append(heads)

    def _told(self, number: int, text: str) -> frozenset[str]:
        """What is weighed of a sentence of the document, without its headings."""
        if number not in self._sentences:
            told = features(self._dictionary.forms(text), (), self._forms)
            self._sentences[number] = frozenset([name for name, _, _ in told])
        return self._sentences[number]

    def _holding(self, name: str, holders: Holders) -> set[int]:
        """The sentences that hold a stem, or both of two, as they are weighed."""
        if name not in self._holders:
            stems = (holders.figures if stem == _NUMBER else holders.stem(stem) for stem in name.split())
            self._holders[name] = set.intersection(*stems)
        return self._holders[name]

    def score(self, query: str, text: str, headings: Sequence[str]) -> int:
        """How far a sentence lies above what finds it, in hundredths of log-odds."""
        learned, words = self._learned[query], self._dictionary.forms
        told = {name for name, _, _ in features(words(text), words(" / ".join(headings)), self._forms)}
        return learned.bias - self._doubt + sum(learned.words.get(name, 0) for name in told)

    def odds(self, query: str, text: str, headings: Sequence[str], signs: Iterable[str]) -> int | None:
        """How likely a quote answers its question, in hundredths of log-odds; None where nothing tells.

        Args:
            query: What stands for the question (:func:`query_for`).
            text: The quote.
            headings: The headings that count for it.
            signs: What it is, and how it was found.
        """
        quotes = self._all.quotes
        if quotes is None or not self.knows(query):
            return None
        score = max(LEAST, min(MOST, self.score(query, text, headings) + self._doubt))
        begun = quotes.questions.get(query.removeprefix(_QUERY), 0)
        return begun + round(quotes.score * score / 100) + sum(quotes.signs.get(sign, 0) for sign in signs)

    def elsewhere(self, texts: Sequence[str]) -> tuple[str, ...] | None:
        """The words by which a passage that look-ups found speaks of something else; None where it may well not.

        Args:
            texts: The sentence and its neighbours in the paragraph.
        """
        learned = self._all.elsewhere
        if learned is None:
            return None
        words = self._dictionary.forms
        found = [features(words(text), (), self._forms) for text in texts]
        told = {name for each in found for name, _, _ in each}
        weights = {name: learned.words.get(name, 0) for name in told}
        speaks = sum(weight for weight in weights.values() if weight > 0)
        if speaks < _ENOUGH or learned.bias + sum(weights.values()) < 0:
            return None  # a sentence without a word of the rubric's subjects is none of another by that alone
        places = {}
        for text, each in zip(texts, found, strict=True):
            at = self._dictionary.words(text)
            places.update({name: text[at[first].start : at[last].end] for name, first, last in each})
        heaviest = sorted((n for n in places if weights[n] > 0), key=lambda name: (-weights[name], name))
        return tuple(places[name] for name in heaviest[:_SHOWN])

    def telling(self, query: str, text: str) -> list[tuple[str, tuple[Span, ...]]]:
        """What of a sentence speaks most for it, as it is weighed, with its places (offsets): the heaviest first."""
        learned, words = self._learned[query].words, self._dictionary.words(text)
        places: dict[str, list[Span]] = {}
        for name, first, last in features([word.text for word in words], (), self._forms):
            if learned.get(name, 0) > 0:
                places.setdefault(name, []).append((words[first].start, words[last].end))
        heaviest = sorted(places, key=lambda name: (-learned[name], name))[:_TELLING]
        return [(name, tuple(places[name])) for name in heaviest]
