"""A second look: the sentences that use the words which answers to a question have used, where no look-up finds them.

Look-ups find what somebody foresaw. Of facts told in unforeseen words they miss a third, and a card would call that
silence, or a promise. So each question is asked once more, by what was learned of its answers
(:mod:`scorer.rubric.second_look`): a small network reads every sentence with its headings
(:mod:`scorer.language.network`; docs/decisions/061). What is found is read and graded like what a look-up finds, and
the card says by which look it was.

A second look takes the place of a look-up's text wherever one is asked for (:func:`query_for`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from scorer.language.concepts import Dictionary, Forms
from scorer.rubric.second_look import SecondLook as Learned

if TYPE_CHECKING:
    from scorer.language.network import Network, Whole

_QUERY = "second look: "
_UNDER = "under: "
_SHORT = 100  # sentences of a short statement
_LIKELY = -250  # hundredths of log-odds; below these a sentence is not worth anybody's while
_ENOUGH = 50  # hundredths of log-odds that words of other subjects must speak for one
_SHOWN = 3  # words of a passage that are shown as those by which it speaks of something else
LEAST, MOST = -800, 300  # below and above these a score tells no more of a quote
_TELLING = 5  # words of a sentence that are shown as those it was found by
Span = tuple[int, int]
Key = tuple[str, tuple[str, ...]]  # a sentence and its headings


def query_for(element_id: str) -> str:
    """What stands for a second look among the look-ups that found a sentence."""
    return f"{_QUERY}{element_id}"


def is_second_look(query: str) -> bool:
    """Whether this stands for a second look."""
    return query.startswith(_QUERY)


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


def titles(headings: Sequence[str]) -> tuple[str, ...]:
    """The headings that are titles: one that is a whole sentence, as layouts show some, does not tell what follows."""
    return tuple(heading for heading in headings if not heading.rstrip().endswith("."))


def doubt(sentences: int) -> int:
    """What a sentence must have more in a long document, in hundredths of log-odds: there more is found by chance.

    If one sentence answers, the odds that it is this one fall with the number of sentences.
    """
    return round(100 * math.log(max(sentences, _SHORT) / _SHORT))


class SecondLook:
    """What was learned for some questions, ready to find sentences of one document.

    A sentence's score is what a network makes of its words in a row (:mod:`scorer.language.network`), or, where none
    was learned for the question, what its weighed words add up to.

    Args:
        learned: The words, and the network where there is one.
        elements: The ids of the questions that are asked by them.
        dictionary: Tells words and their stems.
        sentences: How many the document has.
    """

    def __init__(self, learned: Learned, elements: Collection[str], dictionary: Dictionary, sentences: int) -> None:
        self._doubt = doubt(sentences)
        self._all = learned
        self._learned = {query_for(name): learned.elements[name] for name in elements}
        self._dictionary, self._forms = dictionary, Forms(dictionary)
        self._network: Network | None = None
        self._longest = 0  # words of a sentence that it reads
        if learned.network is not None:
            # with NumPy, which who only shows cards need not wait for
            from scorer.language.network import LONGEST, Numbers, network

            self._network, self._longest = network(learned.network), LONGEST
            self._words = Numbers(self._network, self._forms, headings=False)
            self._heads = Numbers(self._network, self._forms, headings=True)
        self._read: dict[Key, Whole] = {}  # what the network makes of sentences, as far as it was asked
        self._keys: list[Key] = []  # the sentences of the document
        self._odds: Whole | None = None  # and what the network makes of all of them, for each question
        self._told: dict[str, frozenset[str]] = {}  # what is weighed of each
        self._above: dict[tuple[str, ...], frozenset[str]] = {}  # and of what stands above it

    def knows(self, query: str) -> bool:
        """Whether anything was learned for the question that this stands for."""
        return query in self._learned

    def doubts(self, query: str) -> Mapping[str, int]:
        """What signs of another's deed weigh for a question that it knows (:mod:`scorer.language.rereading`)."""
        return self._learned[query].doubts

    def likely(self, query: str, texts: Sequence[str], headings: Sequence[tuple[str, ...]]) -> dict[int, int]:
        """The sentences of the document that may answer a question, by number, with their scores (:meth:`score`)."""
        if not self._keys:
            self._keys = list(zip(texts, map(titles, headings), strict=True))
        column = self._column(query)
        if column is None or self._all.network is None:
            scores = ((number, self._score(query, key)) for number, key in enumerate(self._keys))
            return {number: score - self._doubt for number, score in scores if score is not None and score >= _LIKELY}
        odds = self._all_odds()[:, column] + self._all.network.begins
        numbers = (odds >= _LIKELY).nonzero()[0]
        return dict(zip(numbers.tolist(), (odds[numbers] - self._doubt).tolist(), strict=True))

    def _all_odds(self) -> Whole:
        """What the network makes of all sentences of the document, (sentences, elements)."""
        if self._odds is None:
            from numpy import array

            self._read_by_network(self._keys)
            count = len(self._network.columns) if self._network is not None else 0
            self._odds = array([self._read[key] for key in self._keys]).reshape(len(self._keys), count)
        return self._odds

    def score(self, query: str, text: str, headings: Sequence[str]) -> int:
        """How far a sentence lies above what finds it, in hundredths of log-odds."""
        score = self._score(query, (text, titles(headings)))
        return (LEAST if score is None else score) - self._doubt

    def _score(self, query: str, key: Key) -> int | None:
        """The score of a sentence without its doubt; None where no word speaks for it."""
        if (odds := self._odds_of(query, key)) is not None and self._all.network is not None:
            return odds + self._all.network.begins
        learned, text, headings = self._learned[query], *key
        speaks = sum(learned.words.get(name, 0) for name in self._weighed(text, headings))
        return learned.bias + speaks if speaks > 0 else None

    def _odds_of(self, query: str, key: Key) -> int | None:
        """What the network makes of a sentence; None where it knows nothing of the question."""
        column = self._column(query)
        if column is None:
            return None
        if key not in self._read:
            self._read_by_network([key])
        return int(self._read[key][column])

    def _column(self, query: str) -> int | None:
        """Which output of the network is the question's."""
        return None if self._network is None else self._network.columns.get(query.removeprefix(_QUERY))

    def _read_by_network(self, keys: Iterable[Key]) -> None:
        """Have the network read what it has not read yet."""
        new = [key for key in dict.fromkeys(keys) if key not in self._read]
        if self._network is None or not new:
            return
        forms = self._dictionary.forms
        heads = {above: n for n, above in enumerate(dict.fromkeys(above for _, above in new))}
        scores = self._network.scores(
            [self._words.of(forms(text)) for text, _ in new],
            [self._heads.of(forms(" / ".join(above))) for above in heads],
            [heads[above] for _, above in new],
        )
        self._read.update(zip(new, scores, strict=True))

    def _weighed(self, text: str, headings: tuple[str, ...]) -> frozenset[str]:
        """What is weighed of a sentence and its headings."""
        words = self._dictionary.forms
        if text not in self._told:
            self._told[text] = frozenset([name for name, _, _ in features(words(text), (), self._forms)])
        if headings not in self._above:
            told = features((), words(" / ".join(headings)), self._forms)
            self._above[headings] = frozenset([name for name, _, _ in told])
        return self._told[text] | self._above[headings]

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
        """What of a sentence speaks most for it, with its places (offsets): the heaviest first.

        Where a network reads it, these are the words without which it would give the sentence less.
        """
        learned, words = self._learned[query].words, self._dictionary.words(text)
        forms = [word.text for word in words]
        if self._column(query) is None:
            told = [(name, learned.get(name, 0), first, last) for name, first, last in features(forms, (), self._forms)]
        else:
            missed = enumerate(self._missed(query, forms))
            told = [(forms[i], weight, i, i) for i, weight in missed if not self._forms[forms[i]][1]]
        weights: Counter[str] = Counter()
        places: dict[str, list[Span]] = {}
        for name, weight, first, last in told:
            if weight > 0:
                weights[name] = max(weights[name], weight)
                places.setdefault(name, []).append((words[first].start, words[last].end))
        heaviest = sorted(places, key=lambda name: (-weights[name], name))[:_TELLING]
        return [(name, tuple(places[name])) for name in heaviest]

    def _missed(self, query: str, forms: Sequence[str]) -> list[int]:
        """How much less the network would give a sentence without each of its words, in hundredths of log-odds."""
        column = self._column(query)
        if column is None or self._network is None:
            return []
        words = self._words.of(forms[: self._longest])
        other = self._network.number("")
        without = [[*words[:i], other, *words[i + 1 :]] for i in range(len(words))]
        whole, *others = self._network.scores([words, *without], [()], [0] * (len(words) + 1))[:, column].tolist()
        return [whole - odds for odds in others]
