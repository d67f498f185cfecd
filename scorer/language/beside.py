"""What a sentence or a heading says of those beside it: whose story goes on, who is kept apart, what is answered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from scorer.language.categories import Categories, Parsed, categories, headings, tokens_of, told_of
from scorer.language.concepts import dictionary
from scorer.language.framing import goes_on_with
from scorer.language.naming import is_party
from scorer.language.opening import Opens, Segment
from scorer.language.text import fold
from scorer.wording import DEFAULT

_SHORT = 9  # words
_BEHIND = 3  # words behind "against" in which it says whom
_BARE = 7  # words of a sentence that says no more than that
_NEAR = 8  # words within which a name and "our competitor" belong together
# a name in great letters, small words between them, and what it is called from here on
_ABBREVIATED = re.compile(
    r"((?:[A-Z][\w'’-]*)(?:,? (?:[a-z]{2,3} )*[A-Z][\w'’-]*)*) "
    r"\((?:[a-z]+ ){0,2}[\"“”']?([A-Z][A-Za-z]?[A-Z]+)[\"“”']?\)"
)


@dataclass(frozen=True, slots=True)
class Thread:
    """How a sentence may hang together with the one before.

    Attributes:
        points_back: Its subject holds a pronoun: "It", "Their own", "One of them".
        goes_on: Its subject points back, by a pronoun or by "the": "The claimants".
        ours: It names the company.
        demands: It says what must or shall be.
        names: Words with a great first letter in its subjects, and behind words for others: names of who acts.
        acting: Names that the sentence itself calls competitors.
        party: Whom it is about is a name or somebody who acts, and not the company by a word for it.
        opening: The words of the same.
    """

    points_back: bool
    goes_on: bool
    ours: bool
    demands: bool
    names: frozenset[str]
    acting: frozenset[str] = frozenset()
    party: bool = False
    opening: frozenset[str] = frozenset()

    @property
    def links(self) -> bool:
        """Whether it may go on about others."""
        return not self.ours and (self.goes_on or self.demands)


@lru_cache(maxsize=64)
def _tags(text: str, language: str) -> int:
    """The categories that occur in a sentence, which is asked about as itself and as the one behind another."""
    return categories(language).lexicon.tags(text)


@lru_cache(maxsize=4096)
def thread(text: str, language: str = DEFAULT) -> Thread:
    """How a sentence may hang together with the one before."""
    w = categories(language)
    ours = _tags(text, language)
    if ours & (w.we | w.our) and not ours & w.our_others:
        return Thread(points_back=False, goes_on=False, ours=True, demands=False, names=frozenset())
    s = Parsed(text, language)
    if not s.segments:  # nothing but signs
        return Thread(points_back=False, goes_on=False, ours=False, demands=False, names=frozenset())
    first, whom = s.segments[0].subject, _main(s).subject
    opening = (0, *first[:1])
    points_back = bool(s.tokens[0].tags & s.g.back) or any(s.tokens[i].tags & s.g.back for i in first[1:4])
    goes_on = points_back or any(s.tokens[i].tags & w.definite for i in opening)
    acting = {0} | {i for segment in s.segments for i in segment.subject}
    acting |= {i + 1 for i, t in enumerate(s.tokens[:-1]) if t.tags & (w.rival | w.our_others)}
    names = frozenset(s.tokens[i].text for i in acting if s.word(i)[:1].isupper() and not s.tokens[i].tags)
    called = [i for i, t in enumerate(s.tokens) if t.tags & w.competitor]
    opens = {i + 1 for i in called if i + 1 < len(s.tokens)} | ({0} if called and called[0] <= _NEAR else set())
    acting_names = frozenset(s.tokens[i].text for i in opens if s.word(i)[:1].isupper() and not s.tokens[i].tags)
    demands = bool(s.all & (w.ought | w.shall) or (points_back and s.all & w.wants) or s.tokens[0].tags & w.everybody)
    return Thread(
        points_back,
        goes_on,
        False,
        demands,
        names,
        acting_names,
        is_party(s, whom),
        frozenset(s.tokens[i].text for i in whom),
    )


def _main(s: Parsed) -> Segment:
    """The clause that says whom a sentence is about: "Before it rewrote its code, | Norlund asked ..."."""
    aside = (Opens.BECAUSE, Opens.CONDITION)
    first = s.segments[0]
    if first.opens not in aside or first.verb < 0:
        return first
    return next((later for later in s.segments[1:] if later.verb >= 0 and later.opens not in aside), first)


@lru_cache(maxsize=4096)
def names_others(heading: str, language: str = DEFAULT) -> bool:
    """Whether a heading says that what follows is about others: "What our competitors do"."""
    w, words = categories(language), headings(language)
    tags, heads = w.lexicon.tags(heading), words.lexicon.tags(heading)
    if heads & words.told and heads & words.story:
        return True  # "Client story", "Meet our makers"
    if tags & w.we or (tags & w.our and not tags & w.our_others):
        return False
    return (
        bool(tags & w.rival)
        or _our_others_head(heading, tags, w)
        or words.tell_of_others(heading)
        or _made_of(heading, words.world, w)
    )


def abbreviated(texts: Iterable[str], language: str = DEFAULT) -> frozenset[str]:
    """The abbreviations that some sentences give to authorities: "the Competition Commission of India (the "CCI")"."""
    authority = categories(language).authority
    called = (pair for text in texts if "(" in text for pair in _ABBREVIATED.findall(text))
    return frozenset(short for long, short in called if _tags(long, language) & authority)


@lru_cache(maxsize=4096)
def about_others(section: tuple[str, ...], language: str = DEFAULT) -> bool:
    """Whether a section is about others by its innermost heading.

    Among the company's own proceedings "Competition" is what some of them are about, and not who competes.
    """
    if not section or not names_others(section[-1], language):
        return False
    tags, w = _tags(section[-1], language), categories(language)
    return not among_proceedings(section, language) or bool(tags & w.rival) or _our_others_head(section[-1], tags, w)


@lru_cache(maxsize=4096)
def among_proceedings(section: tuple[str, ...], language: str = DEFAULT) -> bool:
    """Whether one of the headings is that of the company's own proceedings: "Litigation and contingencies"."""
    words = headings(language)
    tagged = [words.lexicon.tags(heading) for heading in section]
    return any(tags & words.proceedings and not tags & words.others for tags in tagged)


@lru_cache(maxsize=4096)
def looks_outside(heading: str, language: str = DEFAULT) -> bool:
    """Whether a heading names a field of the outside world or somebody else, and not what the company does there."""
    return _made_of(heading, headings(language).outside, categories(language))


@lru_cache(maxsize=4096)
def on_partners_own(heading: str, text: str, language: str = DEFAULT) -> bool:
    """Whether a heading names who supplies us, and a sentence under it what is somebody's own: "its own helpline"."""
    words, w = headings(language), categories(language)
    if not _tags(text, language) & (w.its_own | w.own) or not _made_of(heading, words.outside | words.supply, w):
        return False
    told = tokens_of(text, w)  # and not "pass the duties on to their own suppliers"
    return any(t.tags & (w.its_own | w.own) and not n.tags & (w.supplier | w.own) for t, n in pairwise(told))


def _our_others_head(heading: str, tags: int, w: Categories) -> bool:
    """Whether a heading names somebody or something of ours that is not us, and not what we do there: "Our sector"."""
    if not tags & w.our_others or tags & (w.event | w.wrong):
        return False  # "Risks of our sector" are those that the company is near
    s = Parsed(heading.lower(), w.language)
    return any(token.tags & w.our_others and not token.tags & w.our for token in s.tokens)


def _made_of(heading: str, bits: int, w: Categories) -> bool:
    """Whether a heading holds no words but those of some categories, and small ones: "A look at the sector"."""
    words = [t for t in headings(w.language).lexicon.tokens(heading) if t.text[0].isalpha()]
    small = {t.start for t in tokens_of(heading, w) if t.tags & (w.grammar.determiner | w.grammar.preposition | w.our)}
    return any(t.tags & bits for t in words) and all(t.tags & bits or t.start in small for t in words)


@lru_cache(maxsize=4096)
def names_plans(heading: str, language: str = DEFAULT) -> bool:
    """Whether a heading says that what follows is planned: "Roadmap"."""
    words = headings(language)
    return bool(words.lexicon.tags(heading) & words.plans)


@lru_cache(maxsize=4096)
def demanded(heading: str, text: str, language: str = DEFAULT) -> bool:
    """Whether a sentence tells what is demanded, and stands under a heading of others' demands: "Listing rules"."""
    w, words = categories(language), headings(language)
    if not words.lexicon.tags(heading) & words.demands or w.lexicon.tags(heading) & (w.we | w.our):
        return False
    tags = _tags(text, language)
    return bool(tags & (w.wants | w.ought | w.shall | w.provides)) and not tags & (w.we | w.our | w.company)


@lru_cache(maxsize=4096)
def takes_back(text: str, language: str = DEFAULT) -> bool:
    """Whether a sentence says no more than that what was told before did not come about: "This has not happened"."""
    if len(text.split()) > _SHORT:
        return False
    w = categories(language)
    told, found = told_of(text, w)
    if not found & (w.not_ | w.none | w.failing):
        return False
    g = w.grammar
    small = w.not_ | w.none | w.we | w.pro_form | w.comes_about | w.demonstrative | g.back | g.aux | g.be | g.have
    small |= w.failing | (w.receiving if found & w.none else 0)
    small |= g.pronoun | g.objects | g.preposition | g.determiner | g.adverb | w.at | g.but | g.and_ | g.relative
    words = [t for t in told if t.text[0].isalnum()]
    return (
        bool(words)
        and all(t.tags & small for t in words)
        and bool(found & (g.aux | g.have | w.comes_about | w.failing | w.receiving))
    )


@lru_cache(maxsize=4096)
def asks_or_plans(text: str, language: str = DEFAULT) -> bool:
    """Whether a sentence tells what somebody asked for, hoped or meant to do: what may not have come about."""
    w = categories(language)
    return bool(_tags(text, language) & (w.wants | w.intends | w.promise | w.hoped))


@lru_cache(maxsize=4096)
def sets_apart(text: str, language: str = DEFAULT) -> bool:
    """Whether a sentence sets what is ours apart from what was told before: "Our own staff were given new desks"."""
    return bool(_tags(text, language) & categories(language).ours_apart)


@lru_cache(maxsize=256)
def name_words(name: str, language: str = DEFAULT, *, proper: bool = False) -> frozenset[str]:
    """The words by which a company's name is known, folded as sentences are.

    Those that reports are made of ("group") tell nothing beside others, and are all there is of a name made of them.
    With ``proper`` these are left out there, too.
    """
    w = categories(language)
    said = [t.text for t in tokens_of(name, w) if t.text[0].isalnum() and not t.tags & w.grammar.determiner]
    told = frozenset(word for word in said if not dictionary(language).has_word(word))
    return told if told or proper else frozenset(said)


def names_company(text: str, names: frozenset[str], language: str = DEFAULT) -> bool:
    """Whether a sentence speaks of the company: "us", "our brand", "the Company", its name; "our rivals" are not it."""
    w = categories(language)
    tokens = tokens_of(text, w)
    return any((t.tags & (w.we | w.our) and not t.tags & w.our_others) or t.text in names for t in tokens)


def against_named(text: str, names: frozenset[str], language: str = DEFAULT) -> bool:
    """Whether a sentence tells of what is done against somebody of this name: "the bank sued ... against Norlund"."""
    w = categories(language)
    told = tokens_of(text, w)
    at = (i for i, token in enumerate(told) if token.tags & w.against)
    return any(token.text in names for i in at for token in told[i + 1 : i + 1 + _BEHIND])


@lru_cache(maxsize=4096)
def keeps_apart(text: str, before: str, language: str = DEFAULT, known: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence denies a tie of the company to whom the one before told of: "We never bought from it.".

    ``known`` are words by which the company and its parts go; who goes by these is not somebody else.
    """
    w = categories(language)
    tags = _tags(text, language)
    tied = _no_tie(tags, w)
    if not (tied or tags & (w.rival | w.no_part)) or tags & w.no_more:
        return False
    s = Parsed(text, language)
    back_to = s.g.back | w.demonstrative
    if tags & w.no_part and s.segments and any(s.tokens[i].tags & (back_to | w.none) for i in (0, 1)):
        return True  # "That had nothing to do with us", "Neither had anything to do with us"
    if tags & w.no_part and len(s.segments) == 1 and any(t.tags & back_to for t in s.tokens[-2:]):
        return True  # "We had nothing to do with it"
    points = s.tokens[0].tags & (s.g.back | w.demonstrative)
    if points and s.segments and s.be(s.segments[0]) and s.inside(s.segments[0]) & w.rival:
        return True  # "This is another company"
    if not tied:
        return False
    if len(s.tokens) <= _BARE and tags & w.apart_from and not thread(before, language).ours:
        return True  # "We were not inspected", "the Group was no party"
    if len(s.segments) == 1 and any(t.tags & (s.g.back | w.no_part | w.demonstrative) for t in s.tokens):
        return True
    apart = [g for g in s.segments if _no_tie(s.inside(g) | goes_on_with(s, g), w)]
    if points and any(segment.opens is Opens.RELATIVE for segment in apart):
        return True  # "It concerned Tarn, with whom we share no supplier"
    names = thread(before, language).names - known
    named = any(_names(s, segment, names) for segment in s.segments)
    back = any(t.tags & s.g.back for segment in apart for t in s.tokens[segment.lo : segment.hi])
    return (named and back) or any(_names(s, segment, names) for segment in apart)


def _no_tie(tags: int, w: Categories) -> bool:
    """Whether some words hold a tie, the company and a no."""
    return bool(tags & w.relation and tags & (w.we | w.our | w.company) and tags & (w.not_ | w.none))


def _names(s: Parsed, segment: Segment, names: frozenset[str]) -> bool:
    """Whether a clause names whom the sentence before told of: "Tarn Mills was sued. We never bought from Tarn."."""
    return any(t.text in names for t in s.tokens[segment.lo : segment.hi])


@lru_cache(maxsize=4096)
def beside_us(text: str, before: str, language: str = DEFAULT) -> bool:
    """Whether a sentence sets the company beside whom the one before told of: "It buys tin from us", "We sell it tin".

    Nobody speaks of himself as of "it" and of "us". Whom the company has engaged, or owns, acts for it.
    """
    w = categories(language)
    tags = _tags(text, language)
    told = thread(before, language)
    if not tags & (w.we | w.our) or tags & w.engaged or told.ours or not told.party:
        return False
    s = Parsed(text, language)
    return any(_both(s, segment, told) for segment in s.segments)


def _both(s: Parsed, segment: Segment, told: Thread) -> bool:
    """Whether a clause names the company and, apart from it, whom the sentence before told of.

    Not "We buy yarn from it": what a supplier did may be the outcome of what the company does.
    """
    w, verb = s.w, s.tokens[segment.verb].tags if segment.verb >= 0 else 0
    us = [i for i in range(segment.lo, segment.hi) if s.tokens[i].tags & w.we]
    ours = any(i in segment.subject for i in us)
    if not us or (ours and verb & w.trades and not verb & w.sells):
        return False
    pronouns = s.g.back if ours and verb & w.sells else w.it  # "them" may be whom somebody was good to
    return any(t.tags & pronouns or t.text in told.names for t in s.tokens[segment.lo : segment.hi])


def names_apart(text: str, language: str = DEFAULT) -> bool:
    """Whether a sentence names by a common word somebody who is apart from the company: "our tenant", "other mills"."""
    w = categories(language)
    apart = w.our_others | w.never_us | w.rival | w.generic_other | w.firm | w.supplier | w.customer | w.makers
    return bool(_tags(text, language) & apart) or mentions_competitors(text, language)


def mentions_competitors(text: str, language: str = DEFAULT) -> bool:
    """Whether a sentence calls somebody a competitor or a rival."""
    return any(map(fold(text).__contains__, categories(language).lexicon.entries["competitor"]))
