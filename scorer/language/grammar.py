"""What can be asked of a word in its sentence: is it a finite verb, a participle, an adverb."""

from __future__ import annotations

from scorer.language.lexicon import Lexicon, Token


class Grammar:
    """The bits of a lexicon that cutting needs, and what can be asked of a token."""

    def __init__(self, words: Lexicon) -> None:
        bit = words.bit
        self.words = words
        self.aux = bit("be_now", "be_past", "have", "do", "intends", "might", "may", "able", "ought", "obliged")
        self.modal = bit("intends", "might", "may", "able", "ought", "obliged")
        self.be = bit("be_now", "be_past", "be_other")
        self.be_or_have = bit("be_now", "be_past", "be_other", "have")
        self.be_now_or_past = bit("be_now", "be_past")
        self.have = bit("have")
        self.past = bit("past_tense")
        self.participles = bit("participle")
        self.not_verbs = bit("not_verbs")
        self.plain = bit("plain_verbs", "failing")
        self.pronoun = bit("subject_pronoun")
        self.back = bit("pronoun_back")
        self.determiner = bit("determiner")
        self.preposition = bit("preposition")
        self.relative = bit("relative")
        self.person_relative = bit("person_relative")
        self.that = bit("that")
        self.and_ = bit("and")
        self.but = bit("but")
        self.because = bit("because")
        self.condition = bit("condition")
        self.question = bit("question")
        self.month = bit("month")
        self.adverb = bit("adverb")
        self.no_verb = bit("determiner", "preposition", "and", "not", "none")
        self.no = bit("not", "none")
        self.telling = bit("says", "finding", "wants", "promise")
        self.says, self.failing = bit("says"), bit("failing")
        self.objects = bit("object_pronoun")
        self.inverts, self.by, self.if_ = bit("inverts"), bit("by"), bit("if")
        self.openers = self.inverts | self.question | self.condition | self.relative
        self.openers |= self.that | self.but | self.because | self.and_
        self.light = bit("light_noun")
        self.past_ending = words.endings["past_ending"]
        self.infinitive = words.endings["infinitive_ending"]
        self.adverb_ending = words.endings["adverb_ending"]

    def ed(self, token: Token) -> bool:
        """Whether a word has the ending of a past form, and is no adjective that looks so."""
        return len(token.text) > 3 and token.text.endswith(self.past_ending) and not token.tags & self.not_verbs

    def past_verb(self, tokens: list[Token], i: int) -> bool:
        """Whether a finite verb stands in the past tense."""
        return bool(tokens[i].tags & self.past) or self.ed(tokens[i])

    def participle(self, token: Token) -> bool:
        """Whether a word can be a past participle."""
        return bool(token.tags & self.participles) or self.ed(token)

    def light_word(self, token: Token) -> bool:
        """Adverbs and the like, which stand between a verb and its helper."""
        return bool(token.tags & self.adverb) or (
            len(token.text) > 3 and token.text.endswith(self.adverb_ending) and not token.tags & self.determiner
        )

    def finite(self, tokens: list[Token], i: int, lo: int) -> bool:
        """Whether the token is a finite verb, seen from the words before it in its stretch (from ``lo``)."""
        token = tokens[i]
        if token.tags & self.aux:
            return True
        j = i - 1
        while j >= lo and self.light_word(tokens[j]):
            j -= 1
        before = tokens[j] if j >= lo else None
        if before is None:
            if token.tags & (self.plain | self.says) and i + 1 < len(tokens) and token.text.endswith("s"):
                return bool(
                    tokens[i + 1].tags & (self.that | self.determiner | self.preposition | self.pronoun | self.objects)
                )
            if token.tags & self.failing and i + 1 < len(tokens) and tokens[i + 1].tags & self.determiner:
                return True  # "... but lack any mechanism"
            return bool(token.tags & self.past) or self.ed(token)
        if before.tags & self.pronoun:
            if self.light_word(token) or token.tags & self.no:
                return False
            return not token.tags & (self.determiner | self.preposition | self.and_) and token.text.isalpha()
        if before.tags & self.relative or before.tags & self.that:
            named = before.tags & self.person_relative and token.text.isalpha() and not token.tags & self.no_verb
            return bool(named or token.tags & (self.past | self.plain)) or self.ed(token) or token.text.endswith("s")
        blocked = before.tags & (self.determiner | self.be) or (
            before.tags & self.preposition and not token.tags & self.plain
        )
        if blocked or not before.text[0].isalnum():
            return False
        if token.tags & self.says and token.text.endswith("s") and i + 1 < len(tokens):
            return bool(tokens[i + 1].tags & (self.that | self.preposition | self.objects))
        if (
            self.ed(token)
            and i + 1 < len(tokens)
            and tokens[i + 1].tags & self.by
            and not before.tags & self.be_or_have
        ):
            return False  # "an auditor appointed by us | inspected ..."
        if token.tags & self.past or self.ed(token):
            return not (before.tags & self.be_or_have)
        return bool(token.tags & self.plain) and before.text not in self.infinitive
