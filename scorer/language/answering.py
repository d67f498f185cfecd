"""Whether a question about the company is answered with yes or no by the sentence after it."""

from __future__ import annotations

from itertools import takewhile

from scorer.language.categories import Categories, categories, tokens_of
from scorer.language.lexicon import Token
from scorer.wording import DEFAULT

_ALONE = 4  # words of a "no"; one that says more and denies nothing corrects: "No, we first rank countries"
_WHOM = 3  # words of a question that tell whom it is about
_ANSWER = 4  # words of an answer that takes up the verb alone
_MARK, _MARKS = 2, frozenset(":)")  # words of a mark before a question, and what ends it


def answered(question: str, answer: str, language: str = DEFAULT) -> bool | None:
    """Whether a question about the company is answered by the sentence after it with yes or no; None where it is not.

    "Do we ever fail to pay? No." denies no deed, "Should companies pay? Yes." tells none, "No supplier was left out"
    is no answer.
    """
    w = categories(language)
    asked, told = (_unlabelled(tokens_of(text, w), w) for text in (question, answer))
    if not (asked and told and question.rstrip().endswith("?")):
        return None
    asks = asked[0].tags & (w.grammar.aux | w.grammar.be | w.grammar.have) and not asked[0].tags & w.grammar.modal
    turned, others = w.deniers | w.averse | w.bearing, w.names | w.our_others
    main = list(takewhile(lambda t: not t.tags & (w.grammar.that | w.grammar.relative), asked))
    if not asks or any(t.tags & turned or (t.tags & w.wrong and not _about(asked, i, w)) for i, t in enumerate(main)):
        return None
    if any(
        t.tags & others for t in (main[1:_WHOM] if asked[1:2] and asked[1].tags & w.lexicon.bit("addressed") else main)
    ):
        return None  # "Do customers pay?"; of "Do you train suppliers?" they are no more than the object
    if (short := _by_verb(told, w)) is not None:
        return short
    said = told[0].tags & (w.answer_no | w.answer_yes)
    rest = answer[told[0].end :].lstrip()
    stands_alone = not rest or not rest[0].isalpha() or rest[0].isupper()
    bears_out = w.deniers | w.pending | w.intends | w.promise  # "No, but we plan to", "No, none has"
    corrects = said & w.answer_no and len(told) > _ALONE and not any(t.tags & bears_out for t in told[1:])
    return bool(said & w.answer_yes) if said and stands_alone and not corrects else None


def _by_verb(told: list[Token], w: Categories) -> bool | None:
    """What an answer says by the verb alone: "We do not", "It has", "None does"; None for any other."""
    g = w.grammar
    verb, who = g.aux | g.be | g.have, w.we | w.not_ | w.none | w.there | w.demonstrative | g.back | g.pronoun
    said = list(takewhile(lambda t: t.text[0].isalnum(), told))
    if not 1 < len(said) <= _ANSWER:
        return None
    if not all(t.tags & (verb | who) for t in said) or not any(t.tags & verb for t in said):
        return None
    return not any(t.tags & (w.not_ | w.none) for t in said)


def _unlabelled(tokens: list[Token], w: Categories) -> list[Token]:
    """The words of a question or an answer without what says that it is one: "Q:", "A:", "Question 4:", "12.", "Q3"."""
    g = w.grammar
    tokens = tokens[next((i for i, t in enumerate(tokens) if not _numbers(t.text)), 0) :]
    says = w.answer_no | w.answer_yes | g.aux | g.be | g.have  # "No: ...", "It does: ..." are answers themselves
    mark = next((i for i, token in enumerate(tokens[: _MARK + 1]) if token.text in _MARKS), 0)
    return tokens[mark + 1 :] if mark and not any(t.tags & says for t in tokens[:mark]) else tokens


def _numbers(word: str) -> bool:
    """Whether a word or a mark only numbers what stands behind it: "12", ".", "q3"."""
    return word[-1].isdigit() or not any(map(str.isalnum, word))


def _about(tokens: list[Token], i: int, w: Categories) -> bool:
    """Whether a word only says what something is about: "training on forced labour"."""
    while i > 0 and (tokens[i - 1].tags & w.grammar.and_ or not tokens[i - 1].text[0].isalnum()):
        i -= 1  # "on forced labour and/or child labour"
    return any(t.tags & w.aside or t.tags & w.wrong for t in tokens[max(0, i - 2) : i])
