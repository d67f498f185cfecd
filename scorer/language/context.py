"""What a sentence takes from around it: a list item from its lead-in, a pronoun from the sentence before, a heading.

Written into the clauses once, so that nobody else has to look around again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from scorer.document.model import Document, Sentence
from scorer.language.answering import answered
from scorer.language.beside import (
    abbreviated,
    about_others,
    against_named,
    among_proceedings,
    asks_or_plans,
    beside_us,
    demanded,
    keeps_apart,
    looks_outside,
    mentions_competitors,
    name_words,
    names_apart,
    names_company,
    names_others,
    names_plans,
    on_partners_own,
    sets_apart,
    takes_back,
    thread,
)
from scorer.language.clause import Actor, Clause, Ground, Mood
from scorer.language.coming import heads_ahead, is_ahead, last_year
from scorer.language.lending import led, told_of, whole_no
from scorer.language.rereading import ENOUGH, Rereading, Told, Weighed
from scorer.language.saying import read, read_by_name
from scorer.language.who import APART
from scorer.wording import DEFAULT

_BEFORE = ", by the sentence before"
_OFTEN = 15  # sentences
_FAMILIAR, _A_HUNDRED = 4, 100  # whom more than four sentences name, and one in a hundred, is no stranger to a report
_GREAT = re.compile(r"[^\W\d_a-z](?<!\w.)\w{2,}")  # words of three letters and more; few begin otherwise than small
ANSWERED = {True: "affirmed: the answer", False: "denied: the answer"}  # what a question's clauses rest on


def beside(document: Document, sentence: int) -> list[int]:
    """The neighbours of a sentence in its paragraph."""
    sentences = document.sentences
    near = (i for i in (sentence - 1, sentence + 1) if 0 <= i < len(sentences))
    return [i for i in near if sentences[i].block == sentences[sentence].block]


class Clauses:
    """The clauses of a document's sentences, read when they are asked for.

    Args:
        document: The report as read.
        language: Its language; English where it is not known.
        again: What may doubt that rules read it rightly; nothing does where None is given.
    """

    def __init__(self, document: Document, language: str = DEFAULT, *, again: Rereading | None = None) -> None:
        self._document = document
        self._language = language
        self.again = again
        self._telling: dict[int, tuple[str, ...]] = {}
        self._weights: dict[int, Weighed] = {}
        self._known: dict[int, tuple[Clause, ...]] = {}

    def of(self, sentence: int) -> tuple[Clause, ...]:
        """The clauses of the sentence with this id, with what stands around it."""
        waiting = [sentence]  # no recursion: a pronoun can point back from sentence to sentence through a whole block
        while waiting:
            last = waiting[-1]
            missing = [] if last in self._known else [i for i in self._around(last) if i not in self._known]
            if missing:
                waiting += missing  # ids before its own, so that this ends
            else:
                waiting.pop()
                if last not in self._known:
                    self._known[last] = self._read(last)
        return self._known[sentence]

    def doubt(self, sentence: int, more: Mapping[str, int] | None = None) -> tuple[str, ...] | None:
        """The words that speak against a sentence's being the company's own affirmed deed; None where it may well be.

        It says nothing about a clause, only about the sentence. Where its subject points back ("They allege ...") the
        sentence by itself does not tell who acts, and nothing speaks against what rules made of the one before.
        ``more`` is what signs weigh for the question that is asked, besides what they weigh for all.
        """
        again = self.again
        if again is None or self._points_back(sentence):
            return None
        headings = self._document.sentences[sentence].section[-2:]
        if again.doubt(self._weighed(again, sentence), headings, more or {}) < ENOUGH:
            return None
        if sentence not in self._telling:
            self._telling[sentence] = tuple(again.telling(self._told(sentence)))
        return self._telling[sentence]

    def names_company(self, sentence: int) -> bool:
        """Whether a sentence speaks of the company itself, whoever acts in it."""
        names = name_words(self._document.company, self._language, proper=True)
        return names_company(self._document.sentences[sentence].text, names, self._language)

    def _weighed(self, again: Rereading, sentence: int) -> Weighed:
        if sentence not in self._weights:
            self._weights[sentence] = again.weigh(self._told(sentence))
        return self._weights[sentence]

    def _told(self, sentence: int) -> Told:
        return Told(self._document.sentences[sentence].text, self.of(sentence))

    def _around(self, sentence_id: int) -> list[int]:
        """The sentences that reading this one may ask for: its lead-in, and the one before in its paragraph."""
        sentence = self._document.sentences[sentence_id]
        around = [sentence.lead] if sentence.lead is not None and sentence.lead < sentence_id else []
        if self._linked(sentence_id):
            around.append(sentence_id - 1)
        return around

    def _linked(self, sentence_id: int) -> bool:
        """Whether a sentence may go on about others that the one before in its paragraph told of."""
        if not sentence_id:
            return False
        before, sentence = self._document.sentences[sentence_id - 1 : sentence_id + 1]
        return before.block == sentence.block and thread(sentence.text, self._language).links

    def _points_back(self, sentence_id: int) -> bool:
        """Whether the subject of a sentence is a pronoun for what was told before it."""
        return sentence_id > 0 and thread(self._document.sentences[sentence_id].text, self._language).points_back

    def _going_on(self, sentence_id: int, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        """The clauses of a sentence that goes on about whom, or what law, the one before told of."""
        said = self.of(sentence_id - 1)
        text = self._document.sentences[sentence_id - 1].text
        here = thread(self._document.sentences[sentence_id].text, self._language)
        told = [c for c in said if not c.hanging]
        others = next((c for c in told if (c.own_account or c.foreign) and c.actor in APART), None)
        settled = others is not None and (others.foreign or any(g.part.endswith(_BEFORE) for g in others.grounds))
        same = here.points_back or (here.goes_on and settled)
        if others is not None and same:
            ground = Ground(f"{others.actor.value}{_BEFORE}", text)
            return tuple(
                told_of(c, others.actor if c.actor is Actor.UNNAMED else c.actor, ground, foreign=others.foreign)
                if c.actor in (Actor.UNNAMED, *APART)
                else c
                for c in clauses
            )
        law = any(c.actor is Actor.LAW or c.mood is Mood.REQUIRED for c in told)
        if law and here.demands:
            ground = Ground("law, by the sentence before", text)
            return tuple(
                replace(c, actor=Actor.LAW, own_account=True, mood=Mood.REQUIRED, grounds=(*c.grounds, ground))
                if c.actor in (Actor.UNNAMED, Actor.LAW)
                else c
                for c in clauses
            )
        return clauses

    @cached_property
    def _rivals(self) -> re.Pattern[str] | None:
        """The names that the report itself gives to others: "Brandell, the largest of our competitors"."""
        names: set[str] = set()
        for sentence in self._document.sentences:
            under = sentence.section[-1] if sentence.section else ""
            if mentions_competitors(sentence.text, self._language):
                names |= thread(sentence.text, self._language).acting
            elif under and mentions_competitors(under, self._language) and names_others(under, self._language):
                names |= {
                    word
                    for word in thread(sentence.text, self._language).names
                    if sentence.text.lower().startswith(word)
                }
        kept = sorted(name for name in names - self._own_words if self._is_name(name))
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, kept))})\b", re.IGNORECASE) if kept else None

    @cached_property
    def _low(self) -> list[str]:
        """The sentences in small letters."""
        return [s.text.lower() for s in self._document.sentences]

    def _is_name(self, word: str) -> bool:
        """Whether a word has its great letter within sentences, too, and never a small one."""
        texts = [s.text for s, low in zip(self._document.sentences, self._low, strict=True) if word in low]
        if len(texts) > max(_OFTEN, len(self._low) // 20):
            return False  # the company's own name is
        inside = re.compile(rf"[a-z,] {re.escape(word.title())}\b")
        small = re.compile(rf"\b{re.escape(word)}\b")
        return any(inside.search(t) for t in texts) and not any(small.search(t) for t in texts)

    def _read(self, sentence_id: int) -> tuple[Clause, ...]:
        sentence = self._document.sentences[sentence_id]
        clauses = read(sentence.text, self._language)
        if not clauses:
            return clauses
        short = {a for a in self._authorities if a in sentence.text}
        if short or (self._proper and any(c.actor is Actor.LAW for c in clauses)):
            clauses = read_by_name(sentence.text, self._proper, self._language, frozenset(short))
        if any(c.foreign for c in clauses) and self._is_on_company(sentence):
            clauses = tuple(replace(c, foreign=False) for c in clauses)
        clauses = self._planned(sentence, clauses)
        if sentence.text.endswith("?"):
            return self._answered(sentence_id, clauses)
        if sentence.lead is not None and sentence.lead < sentence_id:
            lead = self.of(sentence.lead)
            if lead:
                return tuple(led(clause, lead[-1], self._document.sentences[sentence.lead].text) for clause in clauses)
        if about_others(sentence.section, self._language):
            ground = Ground("other, by its heading", sentence.section[-1])
            return self._told_of_all(sentence, clauses, ground)
        if (headed := self._by_heading(sentence, clauses)) is not None:
            return headed
        if (back := self._taken_back(sentence_id)) is not None:
            return tuple(
                replace(c, negations=(*c.negations, replace(whole_no(c), zero=False)), grounds=(*c.grounds, back))
                if c.affirmed
                else c
                for c in clauses
            )
        if (named := self._of_rivals(sentence, clauses)) is not None:
            return named
        if self._linked(sentence_id):
            clauses = self._going_on(sentence_id, clauses)
        if (apart := self._kept_apart(sentence_id) or self._beside_ours(sentence_id)) is not None:
            return self._told_of_all(sentence, clauses, apart)
        return clauses

    def _by_heading(self, sentence: Sentence, clauses: tuple[Clause, ...]) -> tuple[Clause, ...] | None:
        """The clauses as what is demanded, under a heading that says so; None under any other."""
        if sentence.section and demanded(sentence.section[-1], sentence.text, self._language):
            ground = Ground("required, by its heading", sentence.section[-1])
            return tuple(
                replace(c, actor=Actor.LAW, own_account=True, mood=Mood.REQUIRED, grounds=(*c.grounds, ground))
                if c.actor in (Actor.UNNAMED, Actor.LAW)
                else c
                for c in clauses
            )
        return None

    def _planned(self, sentence: Sentence, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        """The clauses, what names no time of its own as planned where heading or line name a plan or a coming year."""
        if not any(c.bare and not c.hanging for c in clauses):
            return clauses
        heading = sentence.section[-1] if sentence.section else ""
        if heading and (names_plans(heading, self._language) or heads_ahead(heading, self._last_year)):
            ground = Ground("promised, by its heading", heading)
        elif is_ahead(sentence.text, self._last_year):
            ground = Ground("promised, by its year", sentence.text)
        else:
            return clauses
        return tuple(
            replace(c, mood=Mood.PROMISED, grounds=(*c.grounds, ground)) if c.bare and not c.hanging else c
            for c in clauses
        )

    @cached_property
    def _last_year(self) -> int:
        return last_year(self._document.period_end, self._document.date)

    @cached_property
    def _proper(self) -> frozenset[str]:
        """The words of the company's name that are no words of the language."""
        return name_words(self._document.company, self._language, proper=True)

    @cached_property
    def _authorities(self) -> frozenset[str]:
        """The abbreviations that the report gives to authorities: "the Competition Commission of India (the "CCI")"."""
        return abbreviated((s.text for s in self._document.sentences), self._language)

    def _answered(self, sentence_id: int, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        """The clauses of a question with the answer of the sentence after it: "Do you train your staff? No."."""
        sentence, *after = self._document.sentences[sentence_id : sentence_id + 2]
        if not after or after[0].section != sentence.section:
            return clauses
        yes = answered(sentence.text, after[0].text, self._language)
        if yes is None:
            return clauses
        ground = Ground(ANSWERED[yes], after[0].text)
        return tuple(
            replace(c, mood=Mood.ONGOING, negations=() if yes else (whole_no(c),), grounds=(*c.grounds, ground))
            for c in clauses
        )

    def _taken_back(self, sentence_id: int) -> Ground | None:
        """By the sentence after it that says that it did not come about: "They asked to be repaid. We did not."."""
        sentence, *after = self._document.sentences[sentence_id : sentence_id + 2]
        if not after or after[0].block != sentence.block or not takes_back(after[0].text, self._language):
            return None
        asked = asks_or_plans(sentence.text, self._language)
        return Ground("denied: by the sentence after", after[0].text) if asked else None

    def _told_of_all(self, sentence: Sentence, clauses: tuple[Clause, ...], ground: Ground) -> tuple[Clause, ...]:
        """The clauses of a sentence that stands where others are told of; what names the company stays its own."""
        here = thread(sentence.text, self._language)
        if here.opening & self._own_words:
            return clauses
        told = (Actor.UNNAMED,) if here.ours else (Actor.UNNAMED, *APART)
        return tuple(
            told_of(c, Actor.OTHER if c.actor is Actor.UNNAMED else c.actor, ground) if c.actor in told else c
            for c in clauses
        )

    def _kept_apart(self, sentence_id: int) -> Ground | None:
        """By what the next sentence puts a distance to the company: "Our ranch was never its client."."""
        if sentence_id + 1 >= len(self._document.sentences):
            return None
        sentence, after = self._document.sentences[sentence_id : sentence_id + 2]
        if after.block != sentence.block:
            return None
        apart = keeps_apart(after.text, sentence.text, self._language, self._familiar)
        if not apart and not beside_us(after.text, sentence.text, self._language):
            return None
        here = thread(sentence.text, self._language)  # asked last: it cuts the sentence up
        if here.ours or (not apart and here.opening & self._familiar):
            return None
        return Ground("other, by the sentence after", after.text)

    def _beside_ours(self, sentence_id: int) -> Ground | None:
        """By a sentence after it that sets what is ours apart, or by its heading, where this one tells of somebody."""
        after = self._document.sentences[sentence_id + 1 : sentence_id + 2]
        sentence = self._document.sentences[sentence_id]
        under = sentence.section[-1] if sentence.section else ""
        if after and after[0].block == sentence.block and sets_apart(after[0].text, self._language):
            ground = Ground("other, by the sentence after", after[0].text)
        elif self._is_outside(sentence) or (under and on_partners_own(under, sentence.text, self._language)):
            ground = Ground("other, by its heading", under)
        else:
            return None
        here = thread(sentence.text, self._language)  # asked last: it cuts the sentence up
        return None if here.ours or not here.party or here.opening & self._familiar else ground

    def _is_on_company(self, sentence: Sentence) -> bool:
        """Whether what others do there, they do to the company: by its name, which no word tells, or in its cases."""
        return against_named(sentence.text, self._own_words, self._language) or (
            among_proceedings(sentence.section, self._language) and not names_apart(sentence.text, self._language)
        )

    def _is_outside(self, sentence: Sentence) -> bool:
        """Whether the heading over a sentence names a field of the outside world, or somebody else."""
        section, language = sentence.section, self._language
        return bool(section) and looks_outside(section[-1], language) and not among_proceedings(section, language)

    @cached_property
    def _own_words(self) -> frozenset[str]:
        """The words by which the company's name is known."""
        return name_words(self._document.company, self._language)

    @cached_property
    def _familiar(self) -> frozenset[str]:
        """The company's own words, and those that the report often writes with a great letter: its people and parts."""
        said = Counter(w for s in self._document.sentences for w in {*_GREAT.findall(s.text)} if w[0].isupper())
        most = max(_FAMILIAR, len(self._document.sentences) // _A_HUNDRED)
        return self._own_words | {word.lower() for word, times in said.items() if times > most}

    def _of_rivals(self, sentence: Sentence, clauses: tuple[Clause, ...]) -> tuple[Clause, ...] | None:
        """The clauses of a sentence that names whom the report has called a competitor; None where it does not."""
        found = self._rivals.search(sentence.text) if self._rivals is not None else None
        if found is None or thread(sentence.text, self._language).ours:
            return None
        ground = Ground("other, named as one before", found.group(), found.span())
        return tuple(
            told_of(c, Actor.OTHER if c.actor is Actor.UNNAMED else c.actor, ground)
            if c.actor in (Actor.UNNAMED, *APART)
            else c
            for c in clauses
        )
