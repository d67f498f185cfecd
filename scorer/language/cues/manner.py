"""Cues for the manner and place of a sentence: quotation, pointer, boilerplate, promotion, question, heading, list."""

from __future__ import annotations

import re
from bisect import bisect_right

from scorer.document.model import Kind
from scorer.language.cues.registry import cue
from scorer.language.cues.view import DIGITS, PLACED, Lexicon, Sought, View
from scorer.wording import by_letter, wording

_W = wording("cues/manner")

_QUOTE_MARKS = re.compile(r"\"([^\"]*)\"")
_QUOTE = 40  # letters; what is shorter is a name: (the "Commission")
_LAW_TEXT = Sought(_W.pattern("law_text"), _W.entries("law_text_pieces"))


@cue(
    "quoted",
    "quotes or defines: the text of a law or standard, or a definition",
    yes=(
        "Principle 22 states that companies should provide remedy.",
        "Modern slavery is defined as forced labour and servitude.",
        "The rate of accidents is the ratio of accidents to hours worked.",
    ),
    no=(
        "We follow Principle 22.",
        "We provide remedy.",
        'The Competition Commission (the "CCN") and the Data Protection Authority of Norland (the "DPA") wrote to us.',
    ),
)
def quoted(view: View) -> bool:
    return _LAW_TEXT(view) or any(len(said) >= _QUOTE for said in _QUOTE_MARKS.findall(view.low))


_POINTER = Sought(_W.pattern("pointer"), _W.entries("pointer_pieces"))


@cue(
    "pointer",
    "points to another place or document",
    yes=(
        "See our Annual Report for details.",
        "More information can be found at www.example.org.",
        "Please refer to page 14.",
    ),
    no=("We see progress.", "The case was referred to the court."),
    marks=_POINTER.marks,
)
def pointer(view: View) -> bool:
    return _POINTER(view)


_BOILER = Lexicon(_W.forms("boilerplate"))


@cue(
    "boilerplate",
    "standard wording of annual reports: forward-looking statements, pay of executives, accounting policy, risk factors",
    yes=("This report contains forward-looking statements.", "could have a material adverse effect on our business"),
    no=("We repaid the fees.",),
    marks=_BOILER.marks,
)
def boilerplate(view: View) -> bool:
    return _BOILER(view)


_PROMO = Lexicon(_W.forms("promotion"))
_PROMO_AT = re.compile(
    rf"\b(?:{by_letter(e.replace(' ', '[ -]') for e in sorted(_W.forms('promotion'), key=len, reverse=True))})\b"
)
_PLAIN_USE = _W.pattern("plain_use")


@cue(
    "promotion",
    "promotional words: world-class, unprecedented, proud, industry-leading",
    yes=("We are proud of our world-class programme.", "We are a market leader and do outstanding work."),
    no=("We repaid the fees.", "All leaders were trained.", "No claim is outstanding."),
    marks=_PROMO.marks,
)
def promotion(view: View) -> bool:
    return _PROMO(view) and bool(promotional(view))


def promotional(view: View) -> tuple[tuple[int, int], ...]:
    """Where the promotional words and phrases of a sentence stand, those in a plain use left out: "our team leaders"."""
    plain = [m.span() for m in _PLAIN_USE.finditer(view.low)]
    begins = [a for a, _ in plain]

    def counts(a: int, b: int) -> bool:
        n = bisect_right(begins, a)
        return not n or plain[n - 1][1] < b

    return tuple(m.span() for m in _PROMO_AT.finditer(view.low) if counts(*m.span()))


@cue("question", "a question", yes=("What do we do about it?",), no=("We do it.",))
def question(view: View) -> bool:
    return view.text.rstrip().endswith("?")


@cue("heading", "a heading", yes=(), no=("We repaid the fees.",), marks=PLACED)
def heading(view: View) -> bool:
    return view.kind is Kind.HEADING


_DOTTED = _W.pattern("dotted")
_CONTENTS = Sought(_W.pattern("contents"), _W.entries("contents_pieces"))


@cue(
    "contents",
    "a line of a table of contents or an index",
    yes=("Grievance mechanism ........ 14",),
    no=("We received 14 complaints.",),
    marks=PLACED | DIGITS | _CONTENTS.marks,
)
def contents(view: View) -> bool:
    return view.kind is Kind.CONTENTS or _CONTENTS(view) or (view.digits and _DOTTED.search(view.low) is not None)


@cue("bullet", "an item of a list", yes=(), no=("We repaid the fees.",), marks=PLACED)
def bullet(view: View) -> bool:
    return view.kind is Kind.BULLET
