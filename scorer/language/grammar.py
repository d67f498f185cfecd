"""What can be asked of a word in its sentence: is it a finite verb, a participle, an adverb."""

from __future__ import annotations

from scorer.language.lexicon import Lexicon, Token

_FAR = 9  # words behind a noun within which its verb comes


class Grammar:
    """The bits of a lexicon that cutting needs, and what can be asked of a token."""

    def __init__(self, words: Lexicon) -> None:
        bit = words.bit
        self.words = words
        self.aux = bit("be_now", "be_past", "have", "do", "intends", "might", "may", "able", "ought", "obliged")
        self.do = bit("do")
        self.modal = bit("intends", "might", "may", "able", "ought", "obliged")
        self.be = bit("be_now", "be_past", "be_other")
        self.be_or_have = bit("be_now", "be_past", "be_other", "have")
        self.be_now_or_past = bit("be_now", "be_past")
        self.have = bit("have")
        self.past = bit("past_tense")
        self.either_tense, self.telling_now = bit("either_tense"), bit("telling_now")
        self.participles = bit("participle")
        self.not_verbs = bit("not_verbs")
        self.nouns = bit("nouns")
        self.plain = bit("plain_verbs", "failing")
        self.pronoun = bit("subject_pronoun")
        self.back = bit("pronoun_back")
        self.counted, self.number_word = bit("counted"), bit("one_word")
        self.determiner = bit("determiner")
        self.preposition = bit("preposition")
        self.relative = bit("relative")
        self.person_relative, self.possessive_relative = bit("person_relative"), bit("possessive_relative")
        self.that = bit("that")
        self.and_ = bit("and")
        self.but, self.but_after_comma = bit("but"), bit("but_after_comma")
        self.because, self.also_preposition = bit("because"), bit("also_preposition")
        self.condition = bit("condition")
        self.question = bit("question")
        self.month = bit("month")
        self.adverb = bit("adverb")
        self.no_verb = bit("determiner", "preposition", "and", "not", "none")
        self.no = bit("not", "none")
        self.telling = bit("says", "finding", "wants", "promise")
        self.says, self.failing, self.tells = bit("says"), bit("failing"), bit("tells_that")
        self.only_verbs = self.telling | bit("ensures")
        self.objects, self.attest, self.said = bit("object_pronoun"), bit("attest"), bit("attestation", "claims")
        self.claiming = bit("claiming", "unasserting")
        self.then, self.of, self.amounting = bit("then"), bit("of"), bit("amounting")
        self.nobody = bit("nobody")
        self.existential = bit("existential")
        self.inverts, self.by, self.if_ = bit("inverts"), bit("by"), bit("if")
        self.openers = self.inverts | self.question | self.condition | self.relative
        self.openers |= self.that | self.but | self.but_after_comma | self.because | self.and_ | self.then
        self.light = bit("light_noun")
        self.verbal = self.aux | self.past | self.plain | self.says  # one of these, or an ending, has a finite verb
        self.leading = self.pronoun | self.relative | self.that  # unless one of these stands before it
        self.past_ending = bit("past_ending")
        self.third_person = bit("third_person_ending")
        self.infinitive = words.endings["infinitive_ending"]
        self.adverb_ending = bit("adverb_ending")

    def ed(self, token: Token) -> bool:
        """Whether a word has the ending of a past form, and is no adjective that looks so."""
        return bool(token.endings & self.past_ending) and not token.tags & self.not_verbs

    def any_ed(self, tokens: list[Token]) -> bool:
        """Whether any of some words has one: asked of whole reports, and so in one loop."""
        ending, not_verbs = self.past_ending, self.not_verbs
        return bool([1 for _, _, _, tags, endings in tokens if endings & ending and not tags & not_verbs])

    def past_verb(self, tokens: list[Token], i: int) -> bool:
        """Whether a finite verb stands in the past tense."""
        return bool(tokens[i].tags & self.past) or self.ed(tokens[i])

    def participle(self, token: Token) -> bool:
        """Whether a word can be a past participle."""
        return bool(token.tags & self.participles) or self.ed(token)

    def light_word(self, token: Token) -> bool:
        """Adverbs and the like, which stand between a verb and its helper."""
        return bool(token.tags & self.adverb) or (
            bool(token.endings & self.adverb_ending) and not token.tags & self.determiner
        )

    def finite(self, tokens: list[Token], i: int, lo: int) -> bool:
        """Whether the token is a finite verb, seen from the words before it in its stretch (from ``lo``)."""
        token = tokens[i]
        if token.tags & (self.aux | self.nouns):
            return bool(token.tags & self.aux)
        j = i - 1
        while j >= lo and self.light_word(tokens[j]):
            j -= 1
        before = tokens[j] if j >= lo else None
        if before is None:
            led = tokens[i - 1].tags if i > lo and tokens[i - 1].tags & self.determiner else 0
            named = led & self.no or (led and self.qualifies(tokens, i))  # "No controlled company has ..."
            return not named and self._begins(tokens, i)
        if before.tags & self.pronoun:
            if self.light_word(token) or token.tags & self.no:
                return False
            return not token.tags & (self.determiner | self.preposition | self.and_) and token.text.isalpha()
        if before.tags & self.relative or before.tags & self.that:
            return self._behind_relative(tokens, i, j)
        only_past = token.tags & self.past and not token.tags & (self.participles | self.aux) and not self.ed(token)
        if before.tags & self.determiner and (
            only_past or (before.tags & self.number_word and self._of_some(tokens, i))
        ):
            return True  # "whether one took place"
        blocked = before.tags & (self.determiner | self.be | self.of) or (
            before.tags & self.preposition and not token.tags & self.plain
        )
        if blocked or not before.text[0].isalnum() or self._attribute(tokens, i, j, lo):
            return False
        if token.tags & self.says and token.text.endswith("s") and i + 1 < len(tokens):
            told = self.that | self.preposition | self.objects
            told |= self.determiner if token.tags & self.plain else 0  # "the trader maintains a line"
            return bool(tokens[i + 1].tags & told)
        if (
            (self.ed(token) or (token.tags & self.participles and token.tags & self.plain))
            and i + 1 < len(tokens)
            and tokens[i + 1].tags & self.by
            and not before.tags & self.be_or_have
        ):
            return False  # "an auditor appointed by us | inspected ..."
        if token.tags & self.past or self.ed(token):
            return not (before.tags & self.be_or_have)
        if not token.tags & self.plain or before.text in self.infinitive:
            return False
        return not self._noun(tokens, i)

    def qualifies(self, tokens: list[Token], i: int) -> bool:
        """Whether a form in -ed stands right before a noun: "all certified mills"."""
        if i + 1 >= len(tokens) or not self.ed(tokens[i]):
            return False
        apart = self.no_verb | self.that | self.pronoun | self.objects | self.aux | self.relative
        return tokens[i + 1].text.isalpha() and not tokens[i + 1].tags & apart and not self.light_word(tokens[i + 1])

    def _of_some(self, tokens: list[Token], i: int) -> bool:
        """Whether some of several do something: "two declined to take part", "the other three provided no answer"."""
        if i + 1 >= len(tokens) or not self.ed(tokens[i]):
            return False
        return tokens[i + 1].text in self.infinitive or bool(tokens[i + 1].tags & self.determiner)

    def _behind_relative(self, tokens: list[Token], i: int, j: int) -> bool:
        """Whether the token behind a "which" or "that" (at ``j``) is its verb."""
        token, before = tokens[i], tokens[j]
        if before.tags & self.possessive_relative:
            return False  # "whose | rights are at stake"
        if j > 1 and tokens[j - 1].tags & self.of and tokens[j - 2].tags & (self.no | self.counted):
            return bool(
                token.tags & (self.past | self.plain) or token.endings & self.past_ending
            )  # "none of which concerned us"
        if j > 0 and before.tags & self.relative and tokens[j - 1].tags & (self.preposition | self.also_preposition):
            return bool(token.tags & self.past)  # "through which workers of ours | could complain"
        named = before.tags & self.person_relative and token.text.isalpha() and not token.tags & self.no_verb
        if j < i - 1 and tokens[i - 1].tags & self.determiner and token.endings & self.third_person:
            return False  # "that all suppliers | must ..."
        return bool(named or token.tags & (self.past | self.plain)) or self.ed(token) or token.text.endswith("s")

    def only_ed(self, token: Token) -> bool:
        """Whether nothing but its ending tells that a word is a verb of the past; it may be an adjective as well."""
        return self.ed(token) and not token.tags & (self.aux | self.past | self.plain)

    def either_form(self, token: Token) -> bool:
        """Whether a word is a past tense or a participle: "goods made in", "we made"."""
        return bool(token.tags & self.past and token.tags & self.participles)

    def may_be_finite(self, tokens: list[Token], i: int) -> bool:
        """Whether an unknown word is the verb where nothing else is: "the union protects its members"."""
        token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
        if token.tags & ~self.only_verbs or not token.endings & self.third_person or token.text.endswith("ss"):
            return False
        noun_before = before.text.isalpha() and not before.tags & self.no_verb and not self.light_word(before)
        return noun_before and bool(after.tags & (self.determiner | self.that | self.objects | self.pronoun))

    def _begins(self, tokens: list[Token], i: int) -> bool:
        """Whether the first word of a stretch is a finite verb."""
        token = tokens[i]
        if token.tags & (self.plain | self.says) and i + 1 < len(tokens) and token.text.endswith("s"):
            goes_on = self.that | self.determiner | self.preposition | self.pronoun | self.objects
            of_it = tokens[i + 1].tags & self.of  # "Claims of this kind | could reach ..."
            return bool(tokens[i + 1].tags & goes_on and not of_it)
        if token.tags & self.failing and i + 1 < len(tokens) and tokens[i + 1].tags & self.determiner:
            return True  # "... but lack any mechanism"
        return bool(token.tags & self.past) or self.ed(token)

    def tells_past(self, tokens: list[Token], i: int) -> bool:
        """Whether the token is beyond doubt a finite verb of the past: "sued us", "reported that"; never "affected"."""
        if not tokens[i].tags & self.past or tokens[i].tags & (self.either_tense | self.aux) or i + 1 >= len(tokens):
            return False
        return self.finite(tokens, i, i - 1) and not tokens[i + 1].tags & self.by

    def tells_now(self, tokens: list[Token], i: int) -> bool:
        """Whether the token is surely a finite verb of the present: "a retailer that takes our fruit | runs a ..."."""
        token, before = tokens[i], tokens[i - 1]
        if not token.tags & self.plain or not token.endings & self.third_person or i + 1 >= len(tokens):
            return False
        noun = before.text.isalpha() and not before.tags & (self.no_verb | self.adverb | self.be_or_have)
        return noun and bool(tokens[i + 1].tags & (self.determiner | self.that | self.objects))

    def _noun(self, tokens: list[Token], i: int) -> bool:
        """Whether what looks like a present tense is the subject of the past tense behind it: "our audits found"."""
        if i + 1 < len(tokens) and tokens[i + 1].tags & self.of and not tokens[i].tags & self.aux:
            # "the audits of forty mills found ..."
            return any(self.tells_past(tokens, k) for k in range(i + 2, min(len(tokens), i + _FAR)))
        k = i + 1
        while k < len(tokens) and self.light_word(tokens[k]) and not tokens[k].tags & self.aux:
            k += 1
        if k + 1 >= len(tokens) or tokens[i].tags & self.aux:
            return False
        if tokens[k].tags & self.past and not tokens[k].tags & self.either_tense:
            return True
        told = self.determiner | self.preposition | self.no | self.that
        return self.ed(tokens[k]) and (bool(tokens[k + 1].tags & told) or tokens[k + 1].text[0].isdigit())

    def _attribute(self, tokens: list[Token], i: int, j: int, lo: int) -> bool:
        """Whether a form in -ed only qualifies: "as outlined", "if needed", "with a total installed capacity"."""
        if not self.participle(tokens[i]):
            return False
        if tokens[j].tags & (self.condition | self.because):
            return True
        of_noun = i + 1 < len(tokens) and tokens[i + 1].tags == 0 and tokens[i + 1].text.isalpha()
        led = j == lo + 2 and tokens[j - 1].tags & self.determiner and tokens[lo].tags & self.preposition
        return bool(of_noun and led)
