"""What was read as the company's own deed, read once more: by signs that were learned, not by rules.

Rules tell who acts and what is denied where somebody foresaw the words. What they miss reads like the company's own
affirmed deed, and a card would say the opposite of the report. So such a sentence is read once more, as a whole and by
itself, under its headings: words, two in a row, kinds of words and small words in a row, and what the rules themselves
read. Each is a sign that weighs for or against another's deed, a duty or a no; weights were
learned from labelled passages and coded reports (``benchmarks/rereading.py``: logistic regression, L1;
docs/decisions/057). A small network reads the words in a row besides (:mod:`scorer.language.network`), taught by a
greater one (``benchmarks/acting.py``; docs/decisions/062); each has half a say. Where they speak against it the
sentence is *doubted*: nobody says what it says, but nobody credits it either. What stands beside a sentence weighs
nothing here: passages that somebody wrote stand alone, sentences of a report do not, so that learning from both makes
any neighbour speak for the company (docs/decisions/086). What a sentence takes from the one before it rules tell.

Dates, numbers and names are no signs, nor are words of what is asked about: that a deed is told with its date does not
make it the company's, and whoever did not do it calls it by the same words. What rules read, and kinds of words, may
weigh otherwise for a question: that others act means little where it asks who has sued (docs/decisions/060).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from scorer.language.categories import categories, tokens_of
from scorer.language.clause import Clause, Denied
from scorer.language.concepts import Dictionary, Forms, dictionary
from scorer.language.layers import Deep
from scorer.language.lexicon import Token
from scorer.wording import DEFAULT, folder

FILE = "rereading.json"
NETWORK_FILE = "rereading.network.json"
UNDER = "under "
READ = "read "
SIDE = "side "  # of what is read, in a clause that hangs on another
ENOUGH = 75  # hundredths of log-odds by which a doubt must be likelier: silence costs more
BIAS = ""  # of the weights of a question, what it begins with
_KINDS = 2  # of a word that are told apart
_TELLING = 3  # signs that are shown
_KEPT = 4096  # sentences whose words in a row were read
_FIRST, _LAST, _OTHER = "^", "$", "_"
UNDERSTOOD = frozenset({Denied.FOUND, Denied.WRONG, Denied.STAGE})  # what affirms something, as rules know


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned for a language.

    Attributes:
        made_of: From what, for people.
        kinds: The categories of words that are told apart.
        bias: What a sentence begins with, in hundredths of log-odds, as weights are, so that sums are exact.
        weights: What speaks for another's deed, a duty or a no (above 0), or for the company's own.
    """

    made_of: str
    kinds: tuple[str, ...]
    bias: int
    weights: dict[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as it is read: its text, and what the rules read of it."""

    text: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The signs of a sentence that weigh anything, and those that may for one question or the other."""

    signs: frozenset[str]
    by_question: frozenset[str] = frozenset()
    words: tuple[int, ...] = ()  # by the numbers that the network knows them by


def weighs_by_question(sign: str) -> bool:
    """Whether a sign may weigh otherwise for one question than for all: what rules read, and kinds of words."""
    return sign.startswith(READ) or (sign.startswith("<") and " " not in sign)


_NO_MORE: Mapping[str, int] = {}


class Rereading:
    """Reads sentences of one language once more.

    Args:
        learned: The weights.
        language: A code of two letters.
        words: A network that reads words in a row; where there is none, signs alone decide.
    """

    def __init__(self, learned: Learned, language: str = DEFAULT, words: Deep | None = None) -> None:
        self.learned, self._language = learned, language
        self._network = None if words is None else _InARow(words, dictionary(language))
        self._w = categories(language)
        self._dictionary = dictionary(language)
        self._bits = [(name, self._w.lexicon.bit(name)) for name in learned.kinds]
        self._all = self._w.lexicon.bit(*learned.kinds)
        self._stems: dict[str, str] = {}
        self._kinds: dict[int, str] = {}  # by the tags of a word

    def weigh(self, told: Told) -> Weighed:
        """What of a sentence weighs: a document asks once for each, whatever questions find it."""
        weights, signs = self.learned.weights, set(self._signs_of(told))
        return Weighed(
            frozenset(filter(weights.__contains__, signs)),
            frozenset(filter(weighs_by_question, signs)),
            () if self._network is None else self._network.numbers(told.text),
        )

    def doubt(self, sentence: Weighed, headings: Sequence[str], more: Mapping[str, int] = _NO_MORE) -> int:
        """How much likelier it is not the company's own affirmed deed, in hundredths of log-odds.

        Args:
            sentence: The sentence.
            headings: The headings above it.
            more: What signs weigh for a question besides what they weigh for all (:func:`weighs_by_question`).
        """
        weights, under = self.learned.weights, self._under(headings) if headings else ()
        signs = sentence.signs.union(filter(weights.__contains__, under))
        asked = more.get(BIAS, 0) + sum(more.get(sign, 0) for sign in sentence.by_question) if more else 0
        told = self.learned.bias + sum(map(weights.__getitem__, signs)) + asked
        if self._network is None:
            return told
        return (told + self._network.odds(sentence.words)) // 2

    def telling(self, sentence: Told) -> list[str]:
        """The words of a sentence that speak most for a doubt, as they are written."""
        found: dict[str, int] = {}
        for words, weight in self._weighing(sentence):
            found[words] = max(weight, found.get(words, 0))
        return sorted(found, key=lambda words: (-found[words], words))[:_TELLING]

    def _weighing(self, sentence: Told) -> Iterator[tuple[str, int]]:
        """Words that say something and speak for a doubt.

        Where a network reads them these are the words without which it would doubt less; else those that are signs.
        """
        if self._network is not None:
            text = sentence.text
            saying = {token.start for token in self._tokens(text) if self._says_something(token)}
            for start, end, weight in self._network.missed(text):
                if weight > 0 and start in saying:
                    yield text[start:end], weight
            return
        text = _without_noes_understood(sentence)
        tokens = self._tokens(text)
        for first, last, sign in self._words(tokens):
            weight = self.learned.weights.get(sign, 0)
            if weight > 0 and any(self._says_something(token) for token in tokens[first : last + 1]):
                yield text[tokens[first].start : tokens[last].end], weight

    def signs(self, sentence: Told, headings: Sequence[str]) -> set[str]:
        """What is weighed of a sentence.

        Args:
            sentence: The sentence.
            headings: The headings above it.
        """
        return {*self._signs_of(sentence), *self._under(headings)}

    def kinds_of(self, text: str) -> set[str]:
        """The kinds of its words."""
        return set(filter(None, map(self._kind, self._tokens(text))))

    def _signs_of(self, told: Told) -> Iterator[str]:
        tokens = self._tokens(_without_noes_understood(told))
        yield from (sign for _, _, sign in self._words(tokens))
        kinds = [_FIRST, *self._row(tokens), _LAST]
        yield from (kind for kind in kinds if kind.startswith("<"))
        yield from (f"{one} {other}" for one, other in pairwise(kinds))
        for sign in _read(told.clauses):
            yield f"{READ}{sign}"

    def _under(self, headings: Sequence[str]) -> Iterator[str]:
        tokens = self._tokens(" / ".join(headings))
        yield from (f"{UNDER}{stem}" for stem in self._stemmed(tokens) if stem)
        yield from (f"{UNDER}{kind}" for token in tokens if (kind := self._kind(token)))

    def _words(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        """Stems, and two in a row: from which token to which, and the sign."""
        stems = self._stemmed(tokens)
        for i, stem in enumerate(stems):
            if stem:
                yield i, i, stem
                if i and stems[i - 1]:
                    yield i - 1, i, f"{stems[i - 1]} {stem}"

    def _row(self, tokens: Iterable[Token]) -> Iterator[str]:
        """The words by their kind, small words as they are: what is told of whom, without what."""
        for token in tokens:
            if kind := self._kind(token):
                yield kind
            elif token.text[0].isalpha():
                yield f"'{token.text}'" if token.text in self._dictionary.small else _OTHER

    def _says_something(self, token: Token) -> bool:
        """Whether a word means something to a person who sees it alone: "no", "rival", but not "the"."""
        return bool(token.tags & self._w.deniers) or token.text not in self._dictionary.small

    def _kind(self, token: Token) -> str:
        tags = token.tags & self._all
        if tags not in self._kinds:
            names = [name for name, bit in self._bits if tags & bit][:_KINDS]
            self._kinds[tags] = f"<{'+'.join(names)}>" if names else ""
        return self._kinds[tags]

    def _stemmed(self, tokens: Iterable[Token]) -> list[str]:
        """The stems of words; of what is none nothing."""
        return [self._stem(token.text) if token.text.replace("'", "").isalpha() else "" for token in tokens]

    def _stem(self, word: str) -> str:
        if word not in self._stems:
            self._stems[word] = self._dictionary.stem(word)
        return self._stems[word]

    def _tokens(self, text: str) -> list[Token]:
        return tokens_of(text, self._w)


class _InARow:
    """What a network makes of the words of a sentence.

    Args:
        learned: Its numbers.
        known: Tells words and their stems.
    """

    def __init__(self, learned: Deep, known: Dictionary) -> None:
        from scorer.language.network import LONGEST, OTHER, Numbers, network  # NumPy: who shows cards need not wait

        self._longest, self._other = LONGEST, OTHER
        self._known, self._forms = known, Forms(known)
        self._net, self._begins = network(learned), learned.begins
        self._numbers = Numbers(self._net, self._forms, headings=False)
        self.odds = lru_cache(_KEPT)(self._odds)  # many questions ask for the same sentence

    def numbers(self, text: str) -> tuple[int, ...]:
        """The words of a text by the numbers that it knows them by."""
        return tuple(self._numbers.of(self._known.forms(text)))

    def _odds(self, words: tuple[int, ...]) -> int:
        """How much likelier it holds a sentence not to be the company's own affirmed deed, in hundredths."""
        return self._read([words])[0]

    def missed(self, text: str) -> list[tuple[int, int, int]]:
        """Where each word stands, and how much less it would doubt the sentence without it."""
        words = self._known.words(text)[: self._longest]
        whole = self._numbers.of(word.text for word in words)
        without = [[*whole[:i], self._other, *whole[i + 1 :]] for i in range(len(whole))]
        full, *missed = self._read([whole, *without])
        return [(word.start, word.end, full - odds) for word, odds in zip(words, missed, strict=True)]

    def _read(self, texts: Sequence[Sequence[int]]) -> list[int]:
        return [int(score) + self._begins for score in self._net.scores(texts, [()], [0] * len(texts))[:, 0]]


def _without_noes_understood(told: Told) -> str:
    """The text without the words that deny and affirm: "we did not find any", "we do not tolerate" are no noes."""
    text = told.text
    for negation in (n for clause in told.clauses for n in clause.negations if n.what in UNDERSTOOD):
        text = text[: negation.start] + " " * (negation.end - negation.start) + text[negation.end :]
    return text


def _read(clauses: Iterable[Clause]) -> Iterator[str]:
    """What the rules read; of clauses that hang on another apart: "at a site | that we do not own" denies nothing."""
    for clause in clauses:
        side = SIDE if clause.hanging else ""
        denied = tuple(n for n in clause.negations if n.what not in UNDERSTOOD)
        yes = "yes" if replace(clause, negations=denied).affirmed else "no"
        told = [clause.actor.value, clause.mood.value, yes, f"{clause.actor.value} {clause.mood.value} {yes}"]
        marks = {"own": clause.own_account, "foreign": clause.foreign, "state": clause.state}
        marks |= {"subordinate": clause.subordinate, "bare": clause.bare}
        told += (name for name, holds in marks.items() if holds)
        told += (f"no {negation.what.value}" for negation in clause.negations)
        yield from (f"{side}{sign}" for sign in told)
        yield from ("hanging",) if side else ()


@cache
def rereading(language: str = DEFAULT) -> Rereading | None:
    """What reads sentences of a language once more; None where nothing was learned for it."""
    known = learned(language, FILE)
    return None if known is None else Rereading(known, language, in_a_row(language))


@cache
def learned(language: str, name: str) -> Learned | None:
    """What a file of a language's folder says was learned; None where there is no such file."""
    file = folder(language) / name
    if not file.is_file():
        return None
    said = json.loads(file.read_text(encoding="utf-8"))
    return Learned(said["made_of"], tuple(said["kinds"]), said["bias"], said["weights"])


@cache
def in_a_row(language: str = DEFAULT) -> Deep | None:
    """The network that reads the words of a language in a row; None where none was trained for it."""
    file = folder(language) / NETWORK_FILE
    return Deep.model_validate(json.loads(file.read_text(encoding="utf-8"))["network"]) if file.is_file() else None
