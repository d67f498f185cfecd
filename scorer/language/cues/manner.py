"""Cues for the manner and place of a sentence: quotation, pointer, boilerplate, promotion, question, heading, list."""

from __future__ import annotations

import re

from scorer.document.model import Kind
from scorer.language.cues.registry import cue
from scorer.language.cues.view import Lexicon, View

_QUOTE_MARKS = re.compile(r"\"[^\"]{40,}\"")
_LAW_TEXT = re.compile(
    r"\b(?:section|article|principle|part|chapter|clause|paragraph)\s\d+[a-z]?(?:\(\w+\))*\s(?:of\s(?:the\s)?[\w\s]{3,60}\s)?(?:requires|states|provides|defines|says|obliges|"
    r"prohibits|sets out|establishes)\b|\b(?:the act|the law|act|directive|regulation|legislation|the guidance|ungps?|guiding principles|convention)\s"
    r"(?:\d{4}\s)?(?:requires|states|defines|provides that|says|obliges|provide that|recognise|recognize|call on|calls on)\b|\bis defined (?:as|in|by)\b"
    r"|\bmeans (?:any|the|a)\b|\bfor the purposes? of (?:this|the) (?:act|policy|statement)\b|\bthe term\b"
)


@cue(
    "quoted",
    "quotes or defines: the text of a law or standard, or a definition",
    yes=(
        "Principle 22 states that companies should provide remedy.",
        "Modern slavery is defined as forced labour and servitude.",
    ),
    no=("We follow Principle 22.", "We provide remedy."),
)
def quoted(view: View) -> bool:
    return _LAW_TEXT.search(view.low) is not None or _QUOTE_MARKS.search(view.low) is not None


_POINTER = re.compile(
    r"\b(?:see (?:also |our |the |page|pages|section|note|notes|chapter|www|http)|refer to|please see|please refer|for (?:more|further|additional) (?:information|details?)|more information|further information|further details?|can be found|is available (?:at|on|in|from)|are available (?:at|on|in)|available on (?:our|the)|"
    r"set out on page|described (?:in|on) (?:our|the|page)|disclosed in|detailed (?:in|on)|contained in (?:our|the)|outlined on page|on page \d)"
    r"|\bwww\.|https?://"
)


@cue(
    "pointer",
    "points to another place or document",
    yes=(
        "See our Annual Report for details.",
        "More information can be found at www.example.org.",
        "Please refer to page 14.",
    ),
    no=("We see progress.", "The case was referred to the court."),
)
def pointer(view: View) -> bool:
    return _POINTER.search(view.low) is not None


_BOILER = Lexicon(
    "forward looking statements, forward looking statement, no assurance can be given, undue reliance, actual results may differ, actual results could differ,"
    "executive compensation, compensation committee, executive remuneration, remuneration report, all rights reserved, registered trademark, trademarks,"
    "annual general meeting, dividend, key audit matters, basis for opinion, auditor's responsibilities, limited assurance conclusion,"
    "material adverse effect, adversely affect, adversely affected, could harm our business, earnings per share, share based payment"
)


@cue(
    "boilerplate",
    "standard wording of annual reports: forward-looking statements, pay of executives, accounting policy, risk factors",
    yes=("This report contains forward-looking statements.", "could have a material adverse effect on our business"),
    no=("We repaid the fees.",),
)
def boilerplate(view: View) -> bool:
    return _BOILER(view)


_PROMO = Lexicon(
    "unprecedented, world class, industry leading, market leading, best in class, cutting edge, proud, proudly, pride, passionate, passion, pioneering,"
    "pioneer, leading, leader, leaders, unwavering, unparalleled, unmatched, unique, exceptional, outstanding, extraordinary, excellence, groundbreaking,"
    "ground breaking, state of the art, gold standard, highest standards, highest standard, at the forefront, forefront, trusted, steadfast, relentless,"
    "first of its kind, truly, deeply, profoundly, transformative, historic, landmark, inspire, inspiring, robust, rigorous, comprehensive, extensive,"
    "second to none, at our core, in our dna, heart of everything, core of everything, better world, making a difference, hard nosed, unflinching, uncompromising"
)


@cue(
    "promotion",
    "promotional words: world-class, unprecedented, proud, industry-leading",
    yes=("We are proud of our world-class programme.",),
    no=("We repaid the fees.",),
)
def promotion(view: View) -> bool:
    return _PROMO(view)


def promotional_words(view: View) -> int:
    """How many different promotional words and phrases a sentence holds."""
    return len(_PROMO.hits(view))


@cue("question", "a question", yes=("What do we do about it?",), no=("We do it.",))
def question(view: View) -> bool:
    return view.text.rstrip().endswith("?")


@cue("heading", "a heading", yes=(), no=("We repaid the fees.",))
def heading(view: View) -> bool:
    return view.kind is Kind.HEADING


_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d{1,3}\s*$|^\s*(?:contents|table of contents)\s*$")


@cue(
    "contents",
    "a line of a table of contents or an index",
    yes=("Grievance mechanism ........ 14",),
    no=("We received 14 complaints.",),
)
def contents(view: View) -> bool:
    return view.kind is Kind.CONTENTS or _CONTENTS.search(view.low) is not None


@cue("bullet", "an item of a list", yes=(), no=("We repaid the fees.",))
def bullet(view: View) -> bool:
    return view.kind is Kind.BULLET
