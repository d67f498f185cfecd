"""Cues for hard details: counts, dates, money, shares, time frames."""

from __future__ import annotations

import re

from scorer.document.model import Kind
from scorer.language.cues.registry import cue
from scorer.language.cues.view import DIGITS, PLACED, Lexicon, Sought, View
from scorer.wording import wording

_W = wording("cues/facts")

_DATE = Sought(_W.pattern("date"), _W.entries("date_pieces"))
_YEAR = _W.pattern("year")
_MONEY = _W.pattern("money")
_PER_CENT = Sought(_W.pattern("per_cent"), _W.entries("per_cent_pieces"))
_PERCENT = _W.pattern("percent")
_NUMERAL = re.compile(  # the digit first, which is looked for fast; then what may not go before it
    r"\d(?<![\w.:/-].)(?:\d{0,2}(?:[,\s]\d{3})++(?!\d)|\d*+(?:\.\d+)?(?![\w/]))"
)
_TIMEFRAME = Sought(_W.pattern("timeframe"), _W.entries("timeframe_pieces"))
_PERIOD = Lexicon(_W.forms("period"))
_IN_MONTH = Sought(_W.pattern("in_month"), _W.entries("in_month_pieces"))
_FREQUENCY = Lexicon(_W.forms("frequency"))
_NUMBER_WORDS = Lexicon(_W.forms("number_words"))
_ANY_OF, _CHOSEN_BEFORE = _W.words("any_of"), _W.pattern("chosen_before")
_NO_COUNT_BEFORE = _W.pattern("no_count_before")
_UNIT_AFTER = _W.pattern("unit_after")
_WORD = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_W.forms('number_words'), key=len, reverse=True)))})\b")
_LONGEST = 6  # digits of a count in one run; what is longer is somebody's number
_LABEL = re.compile(r"(?:^|\|)\s*\(?\d{1,3}[.):]\s|(?<!\S)\d{3}-\d{1,2}(?!\S)")  # "3. Our people", "205-3 Cases"


@cue(
    "date",
    "a calendar date: day and month, or month and year",
    yes=("On 3 May 2022 the court ruled.", "In June 2023 we engaged an assessor.", "Filed on February 9, 2022."),
    no=("In 2022 we engaged an assessor.", "We may review this.", "The march was peaceful."),
    marks=DIGITS,
)
def date(view: View) -> bool:
    return view.digits and _DATE(view)


@cue(
    "year",
    "a year or a financial year",
    yes=("In FY23 we did so.", "Since 2019, complaints have fallen.", "In fiscal 2023 it rose."),
    no=("We have 2,300 suppliers.", "Every year we review it."),
    marks=DIGITS,
)
def year(view: View) -> bool:
    return view.digits and _YEAR.search(view.low) is not None


@cue(
    "period",
    "says that something belongs to the period reported on",
    yes=(
        "During the reporting period we trained staff.",
        "This year the line took calls.",
        "Over the past year it grew.",
        "In March the board met.",
    ),
    no=("Every year we review it.", "We will do so next year."),
    marks=_PERIOD.marks | _IN_MONTH.marks,
)
def period(view: View) -> bool:
    return _PERIOD(view) or _IN_MONTH(view)


@cue(
    "money",
    "an amount of money",
    yes=(
        "We repaid USD 41,200.",
        "A fine of €2.4 million.",
        "The provision stands at 12 million euros.",
        "A fine of Euro 34,000.",
    ),
    no=("We repaid 63 workers.", "The fine was paid.", "Lorries of the Euro 6 standard.", "Fans came to Euro 2024."),
    marks=DIGITS,
)
def money(view: View) -> bool:
    return view.digits and _MONEY.search(view.low) is not None


@cue(
    "percent",
    "a share in per cent",
    yes=("94% of staff were trained.", "65 per cent of suppliers.", "fell by 3.5 percent"),
    no=("94 staff were trained.",),
    marks=DIGITS | _PER_CENT.marks,
)
def percent(view: View) -> bool:
    return _PER_CENT(view) or ("%" in view.low and _PERCENT.search(view.low) is not None)


@cue(
    "number",
    "a count of something (no year, date, page, section, amount or share)",
    yes=(
        "We assessed 118 suppliers.",
        "Twelve reviews were opened.",
        "Reports received 219",
        "It took 21 interviews across two contractors.",
        "Audits across 14 sites.",
        "Our operations employ 412 security guards.",
    ),
    no=(
        "See section 54 on page 12.",
        "In 2022 we assessed suppliers.",
        "94% of staff",
        "On 3 May it began.",
        "3. Our people",
        "suppliers in tier three and beyond",
        "418: Customer privacy",
        "205-3 Confirmed incidents of corruption",
        "In line with the Ten Principles of the UN Global Compact",
        "We are among the ASX 200.",
        "The line is open 24 hours a day, 7 days a week.",
        "Norlund Limited: 883105132",
    ),
    marks=_NUMBER_WORDS.marks | DIGITS,
)
def number(view: View) -> bool:
    low = view.low
    if _NUMBER_WORDS(view) and any(_counts(low, *found.span()) for found in _WORD.finditer(low)):
        return True
    return view.digits and in_figures(view)


def in_figures(view: View) -> bool:
    """Whether a count stands there in figures."""
    low = view.low
    labels = [m.span() for m in _LABEL.finditer(low)]
    for found in _NUMERAL.finditer(low):
        start, end = found.span()
        if labels and any(first <= start < last for first, last in labels):
            continue
        value = found.group()
        if value.isdigit() and (len(value) > _LONGEST or (len(value) == 4 and _YEAR.fullmatch(value))):
            continue
        before = low[max(0, start - 16) : start]
        if not _counts(low, start, end):
            continue
        if (before[-1:] in "$€£¥₹" and before) or _MONEY.search(low[max(0, start - 5) : end + 14]):
            continue
        if _MONTH_BEFORE.search(before):
            continue
        return True
    return False


def _counts(low: str, start: int, end: int) -> bool:
    """Whether a number counts something: not the end of "tier three", nor the beginning of "12 months"."""
    before = low[max(0, start - 16) : start]
    if low[start:end] in _ANY_OF and _CHOSEN_BEFORE.search(before):
        return False  # "via one of the lines"
    return not (_NO_COUNT_BEFORE.search(before) or _UNIT_AFTER.match(low[end : end + 50]))


_MONTH_BEFORE = re.compile(rf"{_W.any('month')}\.?\s$")


@cue(
    "frequency",
    "how often something is done",
    yes=("The board is briefed quarterly.", "Every two years it is reviewed.", "on a regular basis"),
    no=("It was done in 2022.",),
    marks=_FREQUENCY.marks,
)
def frequency(view: View) -> bool:
    return _FREQUENCY(view)


@cue(
    "timeframe",
    "how long something may take or took: a limit for a step",
    yes=(
        "Reports are acknowledged within five working days.",
        "closed in less than 90 days",
        "within 30 days of receipt",
    ),
    no=("We work seven days a week.", "within our operations"),
    marks=_TIMEFRAME.marks,
)
def timeframe(view: View) -> bool:
    return _TIMEFRAME(view)


@cue("table", "a row of a table", yes=(), no=("Reports received: 219",), marks=PLACED)
def table(view: View) -> bool:
    return view.kind is Kind.TABLE
