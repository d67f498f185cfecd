"""The categories of words that reading rests on, and a sentence cut up for reading."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, reduce
from itertools import zip_longest
from operator import attrgetter, or_

from scorer.language.grammar import Grammar
from scorer.language.lexicon import HEADS, Lexicon, Token, lexicon
from scorer.language.opening import Opens, Segment
from scorer.language.segments import cut
from scorer.wording import DEFAULT

_TAGS = attrgetter("tags")
_DEFINED = 2  # words behind "the" in which a report calls itself something
_NAME = 8  # words of a body's name
_RUNS_IN = ":"
_BEGINS_ANEW = re.compile(r" (?<=[^\W_] )([A-Z][a-z]{0,9})(?= [a-z0-9])")  # a great letter within a sentence
_MOST = 600  # words and marks that are read of a sentence; what is longer is no sentence


class Categories:
    """The bits of a language's categories, by the names that the rules use.

    Args:
        language: A code of two letters.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.lexicon = lexicon(language)
        self.grammar = Grammar(self.lexicon)
        bit = self.lexicon.bit
        self._know_actors(bit)
        self._know_polarity(bit)
        self._know_moods(bit)
        endings = self.lexicon.endings
        self.gerund_ending, self.infinitive, self.bare_infinitive, self.possessive_ending = (
            endings[f"{name}_ending"] for name in ("gerund", "infinitive", "bare_infinitive", "possessive")
        )

    def _know_actors(self, bit: Callable[..., int]) -> None:
        """Who acts."""
        self.we, self.our, self.our_others = bit("we"), bit("our"), bit("our_others", "our_fields")
        self.our_fields, self.it = bit("our_fields"), bit("pronoun_it")
        self.another, self.company, self.own_rules = bit("another"), bit("company"), bit("own_rules")
        self.generic, self.defined, self.citing = bit("generic"), bit("defined"), bit("citing")
        self.accompanying = bit("accompanying")
        self.rival, self.firm, self.generic_other = bit("rival"), bit("firm"), bit("generic_other")
        self.bodies, self.wide, self.makers = bit("bodies"), bit("wide"), bit("makers")
        self.statute = bit("statute")
        self.outside, self.supplier, self.customer = bit("outside"), bit("supplier"), bit("customer")
        self.authority, self.officials, self.law = bit("authority"), bit("officials"), bit("law")
        self.by, self.at, self.against, self.where = bit("by"), bit("at"), bit("against"), bit("where")
        self.aside, self.involved, self.there = bit("aside"), bit("involvement"), bit("there")
        self.heard_by, self.ours_apart, self.particular = bit("heard_by"), bit("ours_apart"), bit("particular")
        self.on_its_own, self.its_own, self.own = bit("on_its_own"), bit("its_own"), bit("own_word")
        self.relation, self.no_part, self.engaged = bit("relation"), bit("no_part"), bit("engaged")
        self.apart_from = bit("apart_from")
        self.to_others = bit("rival", "our_others", "firm", "generic_other", "never_us", "against", "authority")
        self.struck, self.sues, self.brings, self.suit = bit("struck"), bit("sues"), bit("brings"), bit("suit")
        self.names = (
            self.rival
            | self.firm
            | self.generic_other
            | self.outside
            | self.supplier
            | self.customer
            | self.authority
            | self.law
            | self.statute
        )
        self.anybody = self.names | bit(
            "our_others", "never_us", "we", "own_rules", "our", "company", "aside", "bodies"
        )
        self.world, self.competitor, self.open_question = bit("world"), bit("competitor"), bit("open_question")

    def _know_polarity(self, bit: Callable[..., int]) -> None:
        """Yes or no."""
        self.not_, self.none, self.without = bit("not"), bit("none"), bit("without")
        self.in_stead = bit("in_stead")
        self.yet_to, self.no_denial, self.nought = bit("yet_to"), bit("no_denial"), bit("nought")
        self.failing, self.missing, self.stays = bit("failing"), bit("missing"), bit("stays")
        self.averse, self.choosing, self.bearing = bit("averse"), bit("choosing"), bit("bearing")
        self.allowing, self.meeting = bit("allowing"), bit("meeting")
        self.receiving, self.record, self.opening = bit("receiving"), bit("record"), bit("opening")
        self.wrong, self.event, self.instance_of = bit("wrong"), bit("event"), bit("instance_of")
        self.placing, self.nobody, self.no_more = bit("placing"), bit("nobody"), bit("no_more")
        self.not_before, self.ahead_of, self.excepting = bit("not_before"), bit("ahead_of"), bit("excepting")
        self.leaving_out, self.finding, self.upheld = bit("leaving_out"), bit("finding"), bit("upheld")
        self.detecting, self.indefinite, self.how_many = bit("detecting"), bit("indefinite"), bit("how_many")
        self.foreseeing, self.wrongly, self.endangering = bit("foreseeing"), bit("wrongly"), bit("endangering")
        self.comes_about, self.hoped, self.one = bit("comes_about"), bit("hoped"), bit("one_word")
        self.past_plan, self.no_plan, self.planning = bit("past_plan"), bit("no_plan"), bit("planning")
        self.occurring, self.handling, self.as_part_of = map(bit, ("occurring", "handling", "as_part_of"))
        self.turning_away, self.undergoing, self.ending = bit("turning_away"), bit("undergoing"), bit("ending")
        self.offering, self.weighing, self.asking = bit("offering"), bit("weighing"), bit("asking")
        self.refusing, self.chances, self.giving = bit("refusing"), bit("chances"), bit("giving")
        self.intention, self.fulfilling, self.resting = bit("intention"), bit("fulfilling"), bit("resting")
        self.pending = self.offering | self.weighing | self.asking | self.refusing | self.intention | self.past_plan
        self.pending |= self.planning
        self.committing, self.dealt = bit("committing"), bit("dealt")
        self.without_words = self.lexicon.entries["without"]
        self.answer_no, self.answer_yes, self.at_no_time = bit("answer_no"), bit("answer_yes"), bit("at_no_time")
        self.any, self.pro_form, self.thing_ending = bit("any"), bit("pro_form"), bit("thing_ending", "gerund_ending")
        self.deniers = self.not_ | self.none | self.without | self.in_stead | self.yet_to | self.failing | self.missing

    def _know_moods(self, bit: Callable[..., int]) -> None:
        """In which mood, and what may stand for others."""
        self.stage, self.step, self.moved = bit("stage"), bit("step"), bit("sorted_or_moved")
        self.tell, self.secret, self.cannot_tell = bit("tell"), bit("secret"), bit("cannot_tell")
        self.secret_matter, self.rightly_secret, self.sells = bit("secret_matter"), bit("rightly_secret"), bit("sells")
        self.says, self.according, self.wants = bit("says"), bit("according_to"), bit("wants")
        self.provides, self.supposing, self.reserving = bit("provides"), bit("supposing"), bit("reserving")
        self.person_relative, self.definite = bit("person_relative"), bit("definite")
        self.demonstrative = bit("demonstrative")
        self.everybody, self.never_us, self.trades = bit("everybody"), bit("never_us"), bit("trades")
        self.likening, self.circumstance, self.confidential = bit("likening"), bit("circumstance"), bit("confidential")
        self.roles, self.kinds, self.serving, self.accuses = bit("roles"), bit("kinds"), bit("serving"), bit("accuses")
        self.vouches, self.activities, self.over = bit("vouches"), bit("activities"), bit("over")
        self.look, self.telling_whom, self.evidence = bit("look"), bit("telling_whom"), bit("evidence")
        self.to_be_said, self.attest, self.attestation = map(bit, ("to_be_said", "attest", "attestation"))
        self.ensures, self.dealing, self.examining = map(bit, ("ensures", "dealing", "examining"))
        self.shunned, self.charge, self.admitted = bit("shunned"), bit("charge"), bit("admitted")
        self.beyond, self.limiting, self.achieving = bit("beyond"), bit("limiting"), bit("achieving")
        self.no_promise, self.are_to, self.asks_to_tell = bit("no_promise"), bit("are_to"), bit("asks_to_tell")
        self.filling_in, self.this_report, self.announcing = bit("filling_in"), bit("this_report"), bit("announcing")
        self.subject_of_line, self.to_be_attested, self.claims = map(
            bit, ("subject_of_line", "to_be_attested", "claims")
        )
        self.unasserting, self.claiming = bit("unasserting"), bit("claiming")
        self.promise, self.imagined, self.permission = bit("promise"), bit("imagined"), bit("permission")
        self.might, self.was_able, self.may, self.past_be = bit("might"), bit("was_able"), bit("may"), bit("be_past")
        self.ought, self.shall, self.intends = bit("ought", "obliged"), bit("shall"), bit("intends")
        self.advised, self.advises, self.anybody_may = bit("advised"), bit("advises"), bit("anybody_may")
        self.demanding = self.wants | self.ought | self.shall | self.may | self.provides | self.advises
        self.moody = (
            bit("secret", "wants", "ought", "obliged", "shall", "provides", "supposing", "might", "imagined")
            | bit("may", "advised", "advises", "reserving", "intends", "promise", "be_past", "are_to", "past_tense")
            | bit("question", "condition", "inverts", "this_report", "subject_of_line", "filling_in", "asks_to_tell")
        )
        self.about_others = self.names | self.our_others | self.according | self.world | self.no_part | self.ought


class Headings:
    """The categories of words that only headings and labels are asked for; in a sentence they mean nothing.

    Args:
        words: The words of the language.
    """

    def __init__(self, words: Lexicon) -> None:
        own = {name: list(entries) for name, entries in words.entries.items() if name.startswith(HEADS)}
        self.lexicon = Lexicon(own | {"possessive_ending": list(words.endings["possessive_ending"])})
        self.gerund_ending = words.endings["gerund_ending"]
        bit = self.lexicon.bit
        self.others, self.plans, self.label = bit("heads_others"), bit("heads_plans"), bit("heads_labels")
        self.demands, self.proceedings = bit("heads_demands"), bit("heads_proceedings")
        self.last, self.outside = bit("heads_last"), bit("heads_fields", "heads_owners", "heads_parties", "heads_world")
        self.world, self.supply = bit("heads_world"), bit("heads_supply")
        self.pairs = ((bit("heads_fields"), bit("heads_news")), (bit("heads_owners"), bit("heads_deeds")))
        self.told, self.story = bit("heads_told"), bit("heads_story")

    def tell_of_others(self, heading: str) -> bool:
        """Whether a heading names a field of the outside world with its news, or somebody with what is his."""
        tags = self.lexicon.tags(heading)
        words = heading.split()
        if len(words) > 1 and self.lexicon.tags(words[-1]) & self.last:
            return True
        if tags & self.others:
            return True
        fields = self.outside | self.last | self.world | self.supply
        done = len(words) > 1 and words[0].endswith(self.gerund_ending)
        if done and not self.lexicon.tags(" ".join(words[:2])) & fields:
            return False  # "Managing risks within the context of legislation" is what the company does
        return any(tags & one and tags & other for one, other in self.pairs)


@cache
def headings(language: str = DEFAULT) -> Headings:
    """The words of a language's headings."""
    return Headings(categories(language).lexicon)


@cache
def categories(language: str = DEFAULT) -> Categories:
    """The categories of a language."""
    return Categories(language)


class Parsed:
    """A sentence cut up: its words with their categories, and its clauses.

    Args:
        text: The sentence as quoted.
        language: Its language, as a code of two letters.
        tokens: Its words as :func:`tokens_of` gives them, where they are known already.

    Attributes:
        text: The sentence as quoted.
        tokens: Its words and marks.
        segments: Its clauses as stretches of tokens.
        all: The categories that occur anywhere in it.
        conditional: Whether one of its clauses is a condition.
        verbs: Tokens that are the verb of a clause.
        waiting: Tokens of subjects that stand apart from their clause.
    """

    def __init__(self, text: str, language: str, tokens: list[Token] | None = None) -> None:
        self.w = categories(language)
        self.g = self.w.grammar
        self.text = text
        self.tokens: list[Token] = tokens_of(text, self.w) if tokens is None else tokens
        self.segments: list[Segment] = cut(self.tokens, self.g) if self.tokens else []
        self._tags = list(map(_TAGS, self.tokens))
        self._inside = {segment.lo: self.tags(segment.lo, segment.hi) for segment in self.segments}
        self.all = reduce(or_, self._tags, 0)
        self.conditional = Opens.CONDITION in [segment.opens for segment in self.segments]
        self.verbs = frozenset([segment.verb for segment in self.segments])
        self.waiting = frozenset([i for segment in self.segments for i in segment.dangling])

    def tags(self, lo: int, hi: int) -> int:
        """The categories that occur in a stretch of tokens."""
        lo = max(lo, 0)
        return reduce(or_, self._tags[lo:hi], 0) if hi > lo else 0

    def inside(self, segment: Segment) -> int:
        """The categories that occur in a clause."""
        return self._inside[segment.lo]

    def part(self, segment: Segment) -> int:
        """The categories that occur in a clause and in what stands between the same two semicolons."""
        if ";" not in self.text:
            return self.all
        marks = [i for i, token in enumerate(self.tokens) if token.text == ";"]
        lo = max((i for i in marks if i < segment.lo), default=0)
        return self.tags(lo, min((i for i in marks if i >= segment.hi), default=len(self.tokens)))

    def be(self, segment: Segment) -> bool:
        """Whether the verb of a clause is a form of "to be" and no passive: "there were none"."""
        if segment.verb < 0 or not self.tokens[segment.verb].tags & self.g.be:
            return False
        k = segment.verb + 1
        while k < segment.hi and self.g.light_word(self.tokens[k]):
            k += 1
        return k >= segment.hi or not self.g.participle(self.tokens[k])

    def place(self, i: int) -> tuple[int, int]:
        """The offsets of a token."""
        return self.tokens[i].start, self.tokens[i].end

    def word(self, i: int) -> str:
        """A token as it is written."""
        return self.text[self.tokens[i].start : self.tokens[i].end]


def tokens_of(text: str, w: Categories) -> list[Token]:
    """The words and marks of a sentence, with what only their neighbours or their letters tell of them."""
    return told_of(text, w)[0]


def told_of(text: str, w: Categories) -> tuple[list[Token], int]:
    """The same with the categories that occur in it."""
    tokens = _headed(text, w.lexicon.tokens(text)[:_MOST], w.grammar)
    found = reduce(or_, map(_TAGS, tokens), 0)
    if found & w.defined:
        tokens = _defined(text, tokens, w)
    if found & (w.firm | w.generic_other):
        tokens = _in_names(text, tokens, w)
        found = reduce(or_, map(_TAGS, tokens), 0)
    if found & w.our_others:
        tokens = _compounds(text, tokens, w)
        found = reduce(or_, map(_TAGS, tokens), 0)
    if found & w.may and found & w.grammar.month:
        tokens = _months(w, tokens)
    elif not found & (w.grammar.objects | w.grammar.back):
        return tokens, found
    if found & (w.grammar.objects | w.grammar.back):
        tokens = _initials(text, tokens, w.grammar)
    return tokens, reduce(or_, map(_TAGS, tokens), 0)


def _headed(text: str, tokens: list[Token], g: Grammar) -> list[Token]:
    """The same with a mark behind a heading that runs into its text: "Our effectiveness | No assessment was made"."""
    starts = {found.start(1) for found in _BEGINS_ANEW.finditer(text)}
    if not starts:
        return tokens
    out: list[Token] = []
    for token, behind in zip_longest(tokens, tokens[1:]):
        if token.start in starts and out and behind is not None:
            small = g.determiner | g.preposition | g.because | g.condition | g.no | g.pronoun | g.existential | g.but
            joins = g.determiner | g.preposition | g.aux | g.and_ | g.question | g.relative | g.pronoun | g.no
            if token.tags & small and not out[-1].tags & joins:
                out.append(Token(_RUNS_IN, token.start - 1, token.start, 0, 0))
        out.append(token)
    return out


def runs_in(text: str, mark: Token) -> bool:
    """Whether a mark stands only for the end of a heading that runs into its text."""
    return mark.text == _RUNS_IN and text[mark.start] != _RUNS_IN


def _defined(text: str, tokens: list[Token], w: Categories) -> list[Token]:
    """The same with what a report calls itself taken for the company: "the Companies", "the Reporting Entities"."""
    for i in range(1, len(tokens)):
        token = tokens[i]
        if not token.tags & w.defined or not text[token.start].isupper() or text[token.start : token.end].isupper():
            continue
        k = i - 1
        while k and text[tokens[k].start].isupper() and not tokens[k].tags & w.definite:
            k -= 1
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        named = behind is not None and text[behind.start].isupper()  # "the Companies Act"
        if tokens[k].tags & w.definite and not named and i - k <= _DEFINED:
            tokens[i] = token._replace(tags=token.tags & ~(w.names | w.generic) | w.company)
    return tokens


def _in_names(text: str, tokens: list[Token], w: Categories) -> list[Token]:
    """The same without the trades that end a name: "Kauri Dairy" may be the company, "a dairy" is not."""
    for i in range(1, len(tokens)):
        before, token = tokens[i - 1], tokens[i]
        great = text[token.start].isupper() and not text[token.start : token.end].isupper()
        if token.tags & (w.firm | w.generic_other) and great and text[before.start].isupper() and not before.tags:
            tokens[i] = token._replace(tags=token.tags & ~(w.firm | w.generic_other))
    return tokens


def _compounds(text: str, tokens: list[Token], w: Categories) -> list[Token]:
    """The same with what is ours and stands before a noun of ours taken for a part of it: "our country managers"."""
    theirs = False
    for i in range(len(tokens) - 1, -1, -1):
        if tokens[i].tags & w.our_others:
            plural = bool(tokens[i].endings & w.grammar.third_person)
            theirs = theirs or plural or is_head(text, tokens, i, w.our_others, w)
            within = _in_body(text, tokens, i, w)
            if within or not theirs:
                tokens[i] = tokens[i]._replace(tags=tokens[i].tags & ~(w.our_others | (w.names if within else 0)))
        else:
            theirs = False
    return tokens


def _in_body(text: str, tokens: list[Token], i: int, w: Categories) -> bool:
    """Whether a word is part of the name of a body: "our Customer and Transaction Risk Committee"."""
    k = i
    while k < len(tokens) and k < i + _NAME and (text[tokens[k].start].isupper() or tokens[k].tags & w.grammar.and_):
        k += 1
    return k - 1 > i and bool(tokens[k - 1].tags & (w.bodies | w.company)) and text[tokens[i].start].isupper()


def is_head(text: str, tokens: list[Token], i: int, bits: int, w: Categories) -> bool:
    """Whether a word names an actor itself and does not stand before the noun that does ("supplier code")."""
    g, following = w.grammar, tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or not following.text[0].isalpha() or following.tags & bits:
        return True
    if any(map(str.isdigit, following.text)):
        return True  # "Disclosure S1-17 asks"
    joining = (
        g.preposition | g.and_ | g.aux | g.relative | g.that | g.but | g.because | g.condition | g.adverb | g.past
        | g.plain | g.no | g.determiner | g.says | g.pronoun
    )  # fmt: skip
    word = text[tokens[i].start : tokens[i].end]
    return (
        bool(following.tags & joining)
        or g.light_word(following)
        or g.ed(following)
        or bool(following.tags & g.not_verbs and following.endings & g.past_ending)
        or (text[following.start].isupper() and (not word[0].isupper() or word.isupper()))
        or tokens[i].text.endswith(w.possessive_ending)
    )


def _months(w: Categories, tokens: list[Token]) -> list[Token]:
    """The same with a month that looks like a verb taken for a month: "on 3 May 2022", "in May"."""
    for i, token in enumerate(tokens):
        if token.tags & w.may and token.tags & w.grammar.month:
            near = [tokens[k] for k in (i - 1, i + 1) if 0 <= k < len(tokens)]
            led = i > 0 and tokens[i - 1].tags & w.grammar.preposition
            if led or any(other.text[0].isdigit() for other in near):
                tokens[i] = token._replace(tags=token.tags & ~w.may)
    return tokens


def _initials(text: str, tokens: list[Token], g: Grammar) -> list[Token]:
    """The same with two initials that look like a pronoun taken for a name: "US customs", "IT suppliers".

    A "WE" stays one: it is written so in headings that run into their text.
    """
    if text.isupper():
        return tokens
    pronouns = g.objects | g.back
    for i, token in enumerate(tokens):
        if token.tags & pronouns and token.end - token.start == 2 and text[token.start : token.end].isupper():
            tokens[i] = token._replace(tags=0)
    return tokens
