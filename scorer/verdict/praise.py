"""Which promotional words praise the company: not what others are, what is demanded or may be, a name, or a law.

It goes by what the clause around a word says (:mod:`scorer.language.clause`): who acts, in which mood, what is denied;
and by what the word is said of. Only the panel about the manner of writing asks; cues stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from scorer.language.beside import name_words
from scorer.language.categories import categories, tokens_of
from scorer.language.clause import Actor, Clause, Denied, Mood
from scorer.language.cues.manner import promotional
from scorer.language.cues.view import View
from scorer.language.lexicon import Token
from scorer.language.saying import heard
from scorer.language.text import fold
from scorer.wording import wording

Spans = tuple[tuple[int, int], ...]

_W = wording("verdict/praise")
_NO_PRAISE = _W.pattern("no_praise")
_RARE, _LARGE, _BODIES = map(_W.words, ("rare", "large", "bodies"))
_GRANTING, _THEM = map(_W.words, ("granting", "them"))
_ONE_OF, _SAYS_WHO = map(_W.pattern, ("one_of", "says_who"))
_UNTOLD = frozenset({Mood.POSSIBLE, Mood.IMAGINED, Mood.REQUIRED, Mood.ASKED, Mood.WITHHELD})
_APART = frozenset({Actor.SUPPLIER, Actor.CUSTOMER, Actor.OTHER, Actor.AUTHORITY, Actor.LAW})
_AFFIRMING = frozenset({Denied.WRONG, Denied.STAGE})
_GREAT = re.compile(r"[A-Z][a-z]")
_GOES_ON = re.compile(r"[\w,&/'’-] *$")  # before a word within a sentence
_NAME_BEHIND = re.compile(r"[ -][A-Z][a-z]")
_NOUN = 3  # words behind it among which the noun is looked for
_FAR = 90  # letters before it in which the company is said to be one of several
_BEFORE = 5  # words before it in what it stands in: "the world's largest and leading ..."


def praising(text: str, company: str) -> Spans:
    """Where the promotional words of a sentence stand that praise the company, known by its name."""
    view = View(text)
    plain = [m.span() for m in _NO_PRAISE.finditer(view.low)]
    found = [
        (a, b)
        for a, b in promotional(view)
        if not any(lo <= a and b <= hi for lo, hi in plain) and not _named_so(text, a, b)
    ]
    if not found:
        return ()
    read = _Read(text, heard(text).clauses, company)
    return tuple((a, b) for a, b in found if read.praises(a, b))


def _named_so(text: str, a: int, b: int) -> bool:
    """Whether a word is part of a name: "Aunty Denise Proud", "Robust Eco Design"."""
    if not _GREAT.match(text, a):
        return False
    return _GOES_ON.search(text, 0, a) is not None or _NAME_BEHIND.match(text, b) is not None


class _Read:
    """A sentence with its words and clauses."""

    def __init__(self, text: str, clauses: Sequence[Clause], company: str) -> None:
        self.text, self.clauses, self._company = text, clauses, company
        self.w = categories()
        self.tokens: list[Token] = tokens_of(text, self.w)
        self._at = {token.start: i for i, token in enumerate(self.tokens)}

    def praises(self, a: int, b: int) -> bool:
        """Whether the promotional word from ``a`` to ``b`` praises the company."""
        i = self._at.get(a)
        clause = next((c for c in self.clauses if c.start <= a < c.end), None)
        if i is None or clause is None:
            return True
        j = next((k for k in range(i, len(self.tokens)) if self.tokens[k].start >= b), len(self.tokens))
        word = self.text[a:b].lower().replace("-", " ")
        if self._is_of_others(i, j) or self._says_who(i) or self._denied(clause, a):
            return False
        if self._ours(i):
            return True
        if clause.mood in _UNTOLD or self._acts_apart(clause, a) or self._demanded(clause, i):
            return False
        if word in _RARE | _LARGE and self._granted(i):
            return False
        return word not in _RARE or self._tells_of_us(clause)

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words by which the company is known."""
        return name_words(self._company, proper=True)

    def _is_us(self, token: Token) -> bool:
        name = token.text.removesuffix("'s") in self._names and self.text[token.start].isupper()
        return name or bool(token.tags & (self.w.we | self.w.our) and not token.tags & self.w.our_others)

    def _ours(self, i: int) -> bool:
        """Whether the noun that a word stands before is said to be the company's: "our rigorous approach"."""
        for token in reversed(self.tokens[max(0, i - _BEFORE) : i]):
            if token.tags & self.w.our or (token.text.endswith(self.w.possessive_ending) and self._is_us(token)):
                return not token.tags & self.w.our_others
            if token.tags & (self.w.grammar.preposition | self.w.grammar.no_verb | self.w.grammar.aux):
                return False
        return False

    def _tells_of_us(self, clause: Clause) -> bool:
        """Whether a clause names the company."""
        return clause.actor is Actor.COMPANY or any(
            self._is_us(token) for token in self.tokens if clause.start <= token.start < clause.end
        )

    def _denied(self, clause: Clause, a: int) -> bool:
        return any(n.what not in _AFFIRMING and n.scope[0] <= a < n.scope[1] for n in clause.negations)

    def _acts_apart(self, clause: Clause, a: int) -> bool:
        """Whether somebody else acts, who is named before the word: not "we are trusted by our partners"."""
        if clause.actor not in _APART or clause.bare:
            return False
        at = next((g.at[0] for g in clause.grounds if g.part == clause.actor.value and g.at), a - 1)
        return at < a and not any(self._is_us(token) for token in self.tokens if clause.start <= token.start < at)

    def _demanded(self, clause: Clause, i: int) -> bool:
        """Whether the clause wants it of others: "we require suppliers to have robust systems"."""
        w = self.w
        wanting = (
            k for k in range(i) if self.tokens[k].start >= clause.start and self.tokens[k].tags & (w.wants | w.advises)
        )
        first, others = next(wanting, i), w.names & ~(w.law | w.statute)
        return any(token.tags & others or token.text in _THEM for token in self.tokens[first + 1 : i])

    def _granted(self, i: int) -> bool:
        """Whether something is only granted: "we acknowledge that, with extensive holdings, risks are present"."""
        return any(token.text in _GRANTING for token in self.tokens[:i])

    def _is_of_others(self, i: int, j: int) -> bool:
        """Whether others are whom a word is said of: "with leading universities"; not "one of the leading banks"."""
        for token in self.tokens[j : j + _NOUN]:
            if not token.text[0].isalnum() or token.tags & self.w.grammar.preposition:
                return False
            if token.text in _BODIES:
                a = self.tokens[i].start
                return not _ONE_OF.search(fold(self.text[max(0, a - _FAR) : a]))
        return False

    def _says_who(self, i: int) -> bool:
        """Whether a word only says who somebody is: "Norlund, a leading maker of paints"."""
        a = self.tokens[i].start
        lo = max(0, a - _FAR)
        found = _SAYS_WHO.search(self.text, lo, a)
        if found is None:
            return False
        name = [t for t in self.tokens if found.start("name") <= t.start < found.end("name")]
        return not name[0].tags & self.w.grammar.preposition and not any(map(self._is_us, name))
