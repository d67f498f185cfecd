"""Title, company and date of a report, from title page, metadata and text. Guesses, each with its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date as date_type
from typing import NamedTuple

from scorer.document.model import Kind
from scorer.document.wire import SentenceData

TITLE_PAGE, METADATA, FILE_NAME, TEXT = "title page", "metadata", "file name", "text"
_FRONT_PAGES = 6  # what a report says of itself it says early
_MAX_TITLE = 160
_SAMPLE = 400  # sentences among which names are counted
_MAX_LENGTH = 600  # characters of a sentence that are looked at

_JUNK = re.compile(
    r"^(untitled|microsoft|powerpoint|document\s?\d*$|slide \d|layout \d|print|none$|test$|cover$)"
    r"|\.(docx?|indd|pdf|pptx?|qxd|ai)\b|^\W*$|^[\d_\-. ]+$",
    re.IGNORECASE,
)
_TYPE = re.compile(
    r"report|statement|policy|disclosure|form 10-|addendum|declaration|code of|principles|review|plan\b|bilancio|"
    r"relazione|dichiarazione|rapporto|rapport|politique|déclaration|bericht|erklärung|informe|memoria|verslag",
    re.IGNORECASE,
)

_FORMS = (
    r"Limited|Ltd|Inc|Incorporated|Corporation|Corp|plc|PLC|P\.L\.C|AG|SE|S\.p\.A|SpA|S\.r\.l|Srl|S\.A\.?S|S\.A|SA|N\.V|NV|B\.V|BV|"
    r"GmbH|KGaA|LLC|L\.L\.C|LLP|LP|Oyj|ASA|AB|A/S|Pty|Co|Company|Group|Holdings?"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w&’'\-]*(?:\.[A-Za-z]{1,3}\.?)?"
_LINK = rf"(?:of|and|&|de|di|der|und|et|for|\([A-Z]\w+\)|[A-Z]\.|{_CAPITAL})"
_NAME = re.compile(
    rf"\b({_CAPITAL}(?: {_LINK}){{0,6}}?,? (?:Pty\.? )?(?:{_FORMS}))\b(?!['’\-]?\w)"
    rf"(?: (?:Pty\.? )?(?:Ltd|Limited|plc|AG|Inc)\b)?\.?"
    rf"|\b(?:{_CAPITAL} )*(?:Bank|University|Government|City) of (?:the )?{_CAPITAL}(?: {_CAPITAL})*"
)
_SHORTENED = re.compile(
    r"\b(?:Ltd|Inc|Co|Corp|Pty|S\.p\.A|S\.A\.?S?|N\.V|B\.V|L\.L\.C|P\.L\.C)\.$"
)  # its full stop belongs to it
_STRONG = re.compile(rf"\b(?:{_FORMS.replace('|Co|Company|Group|Holdings?', '')})\.?$")
_NOT_FIRST = """
    la il lo le l’ der die das the this our a an and of by for in at to with from as board joint each any all its their
    working steering advisory within statement report reporting parent holding reviewed whereas under per about
    contact see
"""
_FIRST_WORDS = frozenset(_NOT_FIRST.split())
_OTHERS = re.compile(
    r"deloitte|kpmg|pwc|pricewaterhouse|ernst|grant thornton|bdo\b|ey global|bureau veritas|\bsgs\b|dnv|"
    r"working group|carbon trust|committee|standards? board|london stock|ratings|stock exchange|bank of new york|"
    r"trustee|computershare|benefit corporation",
    re.IGNORECASE,
)

_SPEAKS = re.compile(  # where a report says whose it is
    r"\b(?:statement|report|policy|disclosure|document)\b.{0,60}\b(?:made|prepared|published|issued|submitted)\b|\bABN\b"
    r"|\bregistrant\b|\bwe, us\b|[“\"]we[”\"]",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(r"(?<=[a-z,;] )([A-Z][A-Za-z&]{2,}(?: [A-Z][A-Za-z&]+){0,2})(?:[’']s)?(?= [a-z]|[,.;])")
_PUBLIC = re.compile(
    r"united|nations|international|european|global compact|australia|america|africa|asia|kingdom|italy|germany|france|"
    r"china|india|japan|board|act\b|code|policy|committee|january|february|march|april|june|july|august|september|october|"
    r"november|december|scope|group$|company$",
    re.IGNORECASE,
)

_MONTHS = (
    ("january", "jan", "gennaio", "janvier", "januar"),
    ("february", "feb", "febbraio", "février", "februar"),
    ("march", "mar", "marzo", "mars", "märz"),
    ("april", "apr", "aprile", "avril"),
    ("may", "maggio", "mai"),
    ("june", "jun", "giugno", "juin", "juni"),
    ("july", "jul", "luglio", "juillet", "juli"),
    ("august", "aug", "agosto", "août"),
    ("september", "sep", "sept", "settembre", "septembre"),
    ("october", "oct", "ottobre", "octobre", "oktober"),
    ("november", "nov", "novembre"),
    ("december", "dec", "dicembre", "décembre", "dezember"),
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))
_CENTURIES = r"(?:19|20)\d\d"
_DATES = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<month>{_MONTH})\.?,?\s+(?P<year>(?:19|20)\d\d)\b", re.I
    ),
    re.compile(rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<month>{_MONTH})\.?,?\s+(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
)
_YEAR = re.compile(r"(?<![\d.,/-])(?:FY\s?)?((?:19|20)\d\d)(?:\s?[/–-]\s?(?:20)?(\d\d))?(?![\d,]|\.\d)|\bFY\s?(\d\d)\b")
_UNSET = re.compile(r"D:\d{4}0101000000")  # a clock that was not set, or a date left out on purpose
_ONLY_YEAR = re.compile(r"(?:FY\s?)?(?:20)?\d\d(?:[/–-]\d\d)?")
_PERIOD = re.compile(
    r"\b(?:ended|ending|ends|as (?:at|of|on)|until|through|since|from|to|by|before|after|and|al|fino|clos(?: le)?|au"
    r"|zum|bis)(?: the)? $",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\b(?:approved|signed|adopted|dated|issued|published|endorsed)\b.*\b(?:board|directors|statement|report|policy)\b"
    r"|\b(?:board|directors|statement|report|policy)\b.*\b(?:approved|signed|adopted|dated|issued|published|endorsed)\b",
    re.IGNORECASE,
)
_FEW_MONTHS = 130  # days between a report's approval and its file


class Guess(NamedTuple):
    """A guess and where it comes from; both empty where there is none."""

    text: str = ""
    source: str = ""


def title(sentences: Sequence[SentenceData], metadata: Mapping[str, str], file: str) -> Guess:
    """The report's title: the heading of the title page that says what kind of report it is, else the largest."""
    named = _clean(metadata.get("Title", ""))
    if _JUNK.search(named):
        named = ""
    front = _title_page(sentences)
    headings = [s for s in front if s.kind is Kind.HEADING and 3 <= len(s.text) <= _MAX_TITLE]
    short = [s for s in front if 3 <= len(s.text) <= 90 and s.kind in (Kind.HEADING, Kind.BODY)]
    typed = [s for s in headings if _TYPE.search(s.text)] or [s for s in short[:12] if _TYPE.search(s.text)]
    if typed:
        best = max(typed, key=lambda s: (_height(s), -s.id))
        return Guess(_with_year(best, front), TITLE_PAGE)
    if named and _TYPE.search(named):
        return Guess(named[:_MAX_TITLE], METADATA)
    if headings:
        return Guess(_with_year(max(headings, key=lambda s: (_height(s), -s.id)), front), TITLE_PAGE)
    if named:
        return Guess(named[:_MAX_TITLE], METADATA)
    stem = re.sub(r"[_\-]+", " ", re.sub(r"\.pdf$", "", file, flags=re.IGNORECASE)).strip()
    return Guess(_clean(stem)[:_MAX_TITLE], FILE_NAME)


def company(sentences: Sequence[SentenceData], metadata: Mapping[str, str], file: str) -> Guess:
    """The reporting company: of the names with a legal form on the first pages the one that fits best.

    Counted are how often it is named, whether the report says there whose it is, whether the rest uses its first word
    or its initials, and whether the metadata do. Without any such name: the author, if the text names him too, else
    the name that the text uses most.
    """
    found: Counter[str] = Counter()
    pages: dict[str, int] = {}
    for sentence in sentences:
        if sentence.page > _FRONT_PAGES:
            break
        text = sentence.text[:_MAX_LENGTH]
        speaks = _SPEAKS.search(text) is not None
        for name in _names(text):
            found[name] += (3 if sentence.page == 1 else 1) + (4 if speaks else 0)
            found[name] += 2 if sentence.page == 1 and sentence.kind is Kind.HEADING else 0
            speaks = False  # what follows the first name are its parts and partners
            pages.setdefault(name, sentence.page)
    words = Counter(" ".join([s.text[:_MAX_LENGTH] for s in sentences[:_SAMPLE]]).split())
    author, named = _clean(metadata.get("Author", "")), _clean(metadata.get("Title", ""))
    hints = set(re.findall(r"[^\W_]+", f"{author} {named} {file}".lower()))
    for name in (*_names(author), *_names(named)):
        if words[name.split()[0]]:
            found[name] += 3
    if found:
        best = max(found, key=lambda name: (_weight(name, found, hints, words), -len(name), name))
        return Guess(best, {0: METADATA, 1: TITLE_PAGE}.get(pages.get(best, 0), TEXT))
    if 1 <= len(author.split()) <= 5 and sum(author in s.text for s in sentences[:_SAMPLE]) >= 2:
        return Guess(author, METADATA)  # a person who wrote a report is not named in it time and again
    if name := next(iter((*_names(author), *_names(named))), ""):
        return Guess(name, METADATA)
    own = _most_named(sentences)
    return Guess(own, TEXT) if own else Guess()


def date(sentences: Sequence[SentenceData], metadata: Mapping[str, str], title_text: str) -> Guess:
    """The day the report was published, as ISO 8601 and as exact as it is known.

    A day on the title page (the latest; the end of the period reported on is none), else the day it was approved, else
    the file's own where that is of the report's time, else the end of its period or the year of its title. Nothing
    later than the file itself is taken: that is a goal or a plan.
    """
    made, changed = (_day_of(metadata.get(key, "")) for key in ("CreationDate", "ModDate"))
    newest = max(made, changed) if made else changed  # nothing that the file says of itself is later
    latest = int(newest[:4]) if newest else 2100
    front = _title_page(sentences)
    text = " ".join(s.text[:_MAX_LENGTH] for s in front)
    days = [day for day in _days(text) if int(day.text[:4]) <= latest]
    published = [day.text for day in days if not day.ends_period]
    if published:
        return Guess(max(published), TITLE_PAGE)
    found = max((day.text for day in days), default="")
    if not found:
        short = " ".join(s.text for s in front if len(s.text) <= 90)
        found = str(max((y for y in _years(f"{title_text} {short}") if y <= latest), default=""))
    years = (newest[:4], str(latest - 1)) if newest else ("20",)
    approved = [
        day.text
        for s in sentences
        if any(map(s.text.__contains__, years)) and _APPROVED.search(s.text[:_MAX_LENGTH])
        for day in _days(s.text[:_MAX_LENGTH])
        if len(day.text) == 10 and not day.ends_period and _is_near(day.text, found, newest)
    ]
    if approved:
        return Guess(max(approved), TEXT)
    if made and (not found or 0 <= int(made[:4]) - int(found[:4]) <= 1):  # the file is of the report's own time
        return Guess(made, METADATA)
    return Guess(found, TITLE_PAGE) if found else Guess()


def _day_of(stamp: str) -> str:
    """Date of a PDF's time stamp, or nothing where it is none or the clock was not set."""
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)", stamp)
    if match is None or _UNSET.match(stamp) or not "1993" <= match.group(1) <= "2100":
        return ""
    return "-".join(match.groups())


def _is_near(day: str, found: str, newest: str) -> bool:
    """Whether a day of approval may be this report's: after its period, and not long before the file was made."""
    if day < found:
        return False
    reference = newest or (f"{int(found[:4]) + 1}-12-31" if found else day)
    try:
        distance = (date_type.fromisoformat(reference) - date_type.fromisoformat(day)).days
    except ValueError:
        return False
    return -1 <= distance <= (_FEW_MONTHS if newest else 730)


def _title_page(sentences: Sequence[SentenceData]) -> list[SentenceData]:
    """Sentences of the first page that says anything (a cover may be a picture)."""
    first = next((s.page for s in sentences), 0)
    page: list[SentenceData] = []
    for sentence in sentences:
        if sentence.page != first or len(page) >= 60:
            break
        page.append(sentence)
    return page if first <= 3 else []


def _height(sentence: SentenceData) -> float:
    return max(box.bottom - box.top for box in sentence.boxes)


# What may stand below a title in the same type: the period, and the day of publication.
_BELOW_TITLE = re.compile(
    r"(?:[\s,|]+(?:for (?:the )?)?(?:fiscal |financial |reporting )?(?:year|period) end(?:ed|ing)\b[^|]*"
    r"|[\s,|]+\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{4})$",
    re.IGNORECASE,
)


def _with_year(sentence: SentenceData, front: Sequence[SentenceData]) -> str:
    """A title without the dates below it, and with the year that stands beside it by itself."""
    text = sentence.text.strip().rstrip(".")
    alone = _BELOW_TITLE.sub("", text)
    text = alone if _TYPE.search(alone) and re.search(r"\d{4}", alone) else text
    if not re.search(r"\d{2,4}", text):
        year = next((s.text.strip() for s in front if _ONLY_YEAR.fullmatch(s.text.strip())), "")
        text = f"{text} {year}".strip()
    return text[:_MAX_TITLE]


def _clean(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _names(text: str) -> Iterator[str]:
    """Names of companies in a text: capitalised words that end with a legal form."""
    for match in _NAME.finditer(text):
        words = match.group().split()
        typed = [i for i, word in enumerate(words[:-2]) if _TYPE.fullmatch(word)]
        if typed:  # "Corporate Governance Statement for Example Limited"
            words = words[typed[-1] + 1 :]
        while words and (
            words[0].lower().strip("(") in _FIRST_WORDS or "." in words[0][:-3] or not words[0][0].isalpha()
        ):
            words.pop(0)
        name = " ".join(words).rstrip(",")
        if not _SHORTENED.search(name):
            name = name.rstrip(".")
        if len(words) < 2 or _OTHERS.search(name) or any(map(str.isdecimal, name)):
            continue
        yield name


def _weight(name: str, found: Mapping[str, int], hints: Container[str], words: Mapping[str, int]) -> float:
    """How likely a name is the reporting company's: named often, with a legal form, alike in the metadata."""
    first = name.split(maxsplit=1)[0]
    core = first.lower()
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    shared = sum(count for other, count in found.items() if other.split()[0].lower() == core)
    weight = found[name] + 0.5 * shared + 0.3 * min(20, max(words.get(first, 0), words.get(initials, 0)))
    if _STRONG.search(name):
        weight *= 1.5
    if (len(core) > 2 and core in hints) or (len(initials) > 2 and initials.lower() in hints):
        weight *= 3
    return weight


def _most_named(sentences: Sequence[SentenceData]) -> str:
    """The name that a text uses most: capitalised in mid-sentence and never written small; with its legal form."""
    texts = [s.text[:_MAX_LENGTH] for s in sentences[:_SAMPLE]]
    names: Counter[str] = Counter()
    for text in texts:
        names.update(match.group(1) for match in _OWN_NAME.finditer(text))
    everything = " ".join(texts)
    for name, count in names.most_common(20):
        if count < 3:
            break
        if name.lower() not in everything and not _PUBLIC.search(name):
            whole = Counter(n for s in sentences if name in s.text for n in _names(s.text[:_MAX_LENGTH]))
            return next((n for n, _ in whole.most_common() if n.rpartition(" ")[0].rstrip(",") == name), name)
    return ""


class _Day(NamedTuple):
    text: str
    ends_period: bool  # "for the year ended": what is reported on, not when


def _days(text: str) -> Iterator[_Day]:
    taken: list[tuple[int, int]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            parts = match.groupdict()
            month = _MONTH_NUMBER.get(parts["month"].lower()) or int(parts["month"] if parts["month"].isdigit() else 0)
            day = int(parts.get("day") or 0)
            if 1 <= month <= 12 and day <= 31:
                period = _PERIOD.search(text, max(0, match.start() - 40), match.start()) is not None
                yield _Day(f"{parts['year']}-{month:02d}" + (f"-{day:02d}" if day else ""), period)


def _years(text: str) -> Iterable[int]:
    for match in _YEAR.finditer(text):
        year, second, short = match.groups()
        if short:
            yield 2000 + int(short)
        elif second:
            yield int(year[:2] + second)
        else:
            yield int(year)
