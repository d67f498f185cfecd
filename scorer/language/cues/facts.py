"""Cues for hard details: counts, dates, money, shares, time frames."""

from __future__ import annotations

import re

from scorer.document.model import Kind
from scorer.language.cues.registry import cue
from scorer.language.cues.view import Lexicon, View

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b\.?,?(?:\s+(?:19|20)\d\d\b)?"
    rf"|\b(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b"
    rf"|\b(?:{_MONTH})\.?,?\s+(?:of\s+)?(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b"
)
_YEAR = re.compile(
    r"\b(?:19[5-9]|20[0-4])\d\b(?!\s*(?:tonnes|employees|people|workers|suppliers|hours))|\bfy\s?'?(?:19|20)?\d\d\b"
    r"|\bcy\s?(?:19|20)\d\d\b"
)
_MONEY = re.compile(
    r"(?:[$€£¥₹₪]|\b(?:us|au|a|ca|c|nz|hk|s)\$|\b(?:usd|aud|eur|gbp|cad|nzd|chf|jpy|sek|nok|dkk|inr|cny|rmb|rm|zar|ils|sgd|hkd|mxn|brl)\b)"
    r"\s?-?\d"
    r"|(?<![\d.,])\d[\d.,]*+\s?(?:[$€£¥]|(?:k|m|bn|million|billion|thousand|mn)?\s?(?:usd|aud|eur|euros?|gbp|cad|dollars|pounds|"
    r"sterling|francs|yen|rupees|ringgit|rand|crowns|kronor|shekels|pesos|yuan|baht|zloty)\b)"
)
_PERCENT = re.compile(r"\d\s?(?:%|per\s?cent\b|percent\b|percentage points)|\bper cent of\b")
_NUMERAL = re.compile(r"(?<![\w.:/-])\d{1,3}(?:[,\s]\d{3})++(?!\d)|(?<![\w./:-])\d++(?:\.\d+)?(?![\w/])")
_NUMBER_WORDS = Lexicon(
    "two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen,"
    "eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, dozen, hundred, hundreds, thousand,"
    "thousands, one case, one incident, one complaint, one report, one supplier, one grievance, one instance, one matter,"
    "one contract, one customer, one site, one worker, one employee, one allegation, one of, a single"
)
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:section|sections|sec|article|articles|art|page|pages|p|pp|note|notes|table|figure|fig|chart|no|nos|item|tier|tiers"
    r"|principle|principles|part|scope|level|phase|step|chapter|iso|sa|act|regulation|directive|convention|conventions|goal"
    r"|sdg|sdgs|gri|appendix|annex|paragraph|para|rule|clause|schedule|version|category|topic|standard|form|class|line"
    r"|covid|s|ss|number|building|floor|suite|box|street|abn|acn)|[(#])\.?\s?$"
)
_UNIT_AFTER = re.compile(rf"^\s?(?:%|per\s?cent|percent|(?:st|nd|rd|th)\b|\s*(?:{_MONTH})\b)")
_ORDINAL_START = re.compile(r"^\s*\(?\d{1,2}[.)]\s")


@cue(
    "date",
    "a calendar date: day and month, or month and year",
    yes=("On 3 May 2022 the court ruled.", "In June 2023 we engaged an assessor.", "Filed on February 9, 2022."),
    no=("In 2022 we engaged an assessor.", "We may review this.", "The march was peaceful."),
)
def date(view: View) -> bool:
    return view.digits and _DATE.search(view.low) is not None


@cue(
    "year",
    "a year or a financial year",
    yes=("In FY23 we did so.", "Since 2019, complaints have fallen.", "In fiscal 2023 it rose."),
    no=("We have 2,300 suppliers.", "Every year we review it."),
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
    ),
    no=("Every year we review it.", "We will do so next year."),
)
def period(view: View) -> bool:
    return _PERIOD(view)


_PERIOD = Lexicon(
    "reporting period, reporting year, this year, during the year, in the year, last year, past year, prior year, year under review,"
    "the period, financial year, fiscal year, fiscal, to date, the past twelve months, past 12 months, last 12 months, the quarter,"
    "in the first half, in the second half, year ended, year ending, previous year, preceding year, of the year, for the year, this quarter,"
    "last quarter, in q1, in q2, in q3, in q4, the past three years, over the past, over the last, recently"
)


@cue(
    "money",
    "an amount of money",
    yes=("We repaid USD 41,200.", "A fine of €2.4 million.", "The provision stands at 12 million euros."),
    no=("We repaid 63 workers.", "The fine was paid."),
)
def money(view: View) -> bool:
    return view.digits and _MONEY.search(view.low) is not None


@cue(
    "percent",
    "a share in per cent",
    yes=("94% of staff were trained.", "65 per cent of suppliers.", "fell by 3.5 percent"),
    no=("94 staff were trained.",),
)
def percent(view: View) -> bool:
    return _PERCENT.search(view.low) is not None


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
    ),
)
def number(view: View) -> bool:
    if _NUMBER_WORDS(view):
        return True
    if not view.digits:
        return False
    low = view.low
    skip_to = m.end() if (m := _ORDINAL_START.match(low)) else 0
    for found in _NUMERAL.finditer(low):
        start, end = found.span()
        if start < skip_to:
            continue
        value = found.group()
        if len(value) == 4 and value.isdigit() and _YEAR.fullmatch(value):
            continue
        before = low[max(0, start - 16) : start]
        if _NO_COUNT_BEFORE.search(before) or _UNIT_AFTER.match(low[end : end + 12]):
            continue
        if (before[-1:] in "$€£¥₹" and before) or _MONEY.search(low[max(0, start - 5) : end + 14]):
            continue
        if _MONTH_BEFORE.search(before):
            continue
        return True
    return False


_MONTH_BEFORE = re.compile(rf"(?:{_MONTH})\.?\s$")


@cue(
    "frequency",
    "how often something is done",
    yes=("The board is briefed quarterly.", "Every two years it is reviewed.", "on a regular basis"),
    no=("It was done in 2022.",),
)
def frequency(view: View) -> bool:
    return _FREQUENCY(view)


_FREQUENCY = Lexicon(
    "annually, annual, yearly, quarterly, monthly, weekly, daily, biennial, biennially, each year, every year, every two years,"
    "every three years, twice a year, once a year, each quarter, every quarter, each month, every month, on a regular basis, regularly,"
    "periodically, at least once, every 18 months, every 12 months, every six months, half yearly, twice yearly, ongoing basis, per year,"
    "at each meeting, continuously"
)


@cue(
    "timeframe",
    "how long something may take or took: a limit for a step",
    yes=(
        "Reports are acknowledged within five working days.",
        "closed in less than 90 days",
        "within 30 days of receipt",
    ),
    no=("We work seven days a week.", "within our operations"),
)
def timeframe(view: View) -> bool:
    return _TIMEFRAME.search(view.low) is not None


_TIMEFRAME = re.compile(
    r"\b(?:within|in less than|less than|no later than|not later than|an average of|average of|in under|after|up to|for)\s+"
    r"(?:\w+\s){0,2}?(?:\d+|two|three|five|seven|ten|fourteen|twenty|thirty|sixty|ninety|one|a)\s?(?:\(\d+\)\s)?"
    r"(?:business |working |calendar )?(?:days?|weeks?|months?|hours?)\b"
)


@cue("table", "a row of a table", yes=(), no=("Reports received: 219",))
def table(view: View) -> bool:
    return view.kind is Kind.TABLE
