"""Title, company and date of a report, from title page, metadata and text. Guesses, each with its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from scorer.document.model import Kind
from scorer.document.wire import SentenceData

TITLE_PAGE, METADATA, FILE_NAME, TEXT = "title page", "metadata", "file name", "text"
_FRONT_PAGES = 6  # what a report says of itself it says early
_MAX_TITLE = 160
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
    r"Limited|Ltd|Inc|Incorporated|Corporation|Corp|plc|PLC|P\.L\.C|AG|SE|S\.p\.A|SpA|S\.A\.?S|S\.A|SA|N\.V|NV|B\.V|BV|"
    r"GmbH|KGaA|LLC|L\.L\.C|LLP|LP|Oyj|ASA|AB|A/S|Pty|Co|Company|Group|Holdings?"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w&’'\-]*(?:\.[A-Za-z]{1,3}\.?)?"
_NAME = re.compile(
    rf"\b({_CAPITAL}(?: (?:of|and|&|de|di|der|und|et|for|\([A-Z]\w+\)|{_CAPITAL})){{0,6}}? "
    rf"(?:Pty\.? )?(?:{_FORMS}))\b(?!['’]?\w)(?: (?:Pty\.? )?(?:Ltd|Limited|plc|AG|Inc)\b)?\.?"
)
_STRONG = re.compile(rf"\b(?:{_FORMS.replace('|Co|Company|Group|Holdings?', '')})\.?$")
_NOT_FIRST = """
    the this our a an and of by for in at to with from as board joint each any all its their working steering
    advisory within statement report reporting parent holding reviewed whereas under per about contact see
"""
_FIRST_WORDS = frozenset(_NOT_FIRST.split())
_OTHERS = re.compile(
    r"deloitte|kpmg|pwc|pricewaterhouse|ernst|grant thornton|bdo\b|ey global|bureau veritas|\bsgs\b|dnv|"
    r"working group|carbon trust|committee|standards? board|london stock|ratings|stock exchange|bank of new york|"
    r"trustee|computershare",
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
_APPROVED = re.compile(r"\b(?:approved|signed|adopted|dated|issued|published|endorsed)\b", re.IGNORECASE)


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
    """The reporting company: the name with a legal form that the first pages name most."""
    found: Counter[str] = Counter()
    pages: dict[str, int] = {}
    for sentence in sentences:
        if sentence.page > _FRONT_PAGES:
            break
        for name in _names(sentence.text[:_MAX_LENGTH]):
            found[name] += 3 if sentence.page == 1 else 1
            pages.setdefault(name, sentence.page)
    hints = " ".join((metadata.get("Author", ""), metadata.get("Title", ""), file.replace("-", " "))).lower()
    if found:
        best = max(found, key=lambda name: (_weight(name, found, hints), -len(name), name))
        return Guess(best, TITLE_PAGE if pages[best] == 1 else TEXT)
    author = _clean(metadata.get("Author", ""))
    named = next(_names(author), "") or next(_names(_clean(metadata.get("Title", ""))), "")
    if named:
        return Guess(named, METADATA)
    own = _most_named(sentences)
    return Guess(own, TEXT) if own else Guess()


def date(sentences: Sequence[SentenceData], metadata: Mapping[str, str], title_text: str) -> Guess:
    """The report's date, as ISO 8601 and as exact as it is known.

    A date on the title page, else the year in the title, else the day it was approved, else the file's own date.
    Years after the file's own are goals, not dates.
    """
    made = re.match(r"D:(\d{4})(\d\d)?(\d\d)?", metadata.get("CreationDate", ""))
    if made and (_UNSET.match(made.string) or not "1993" <= made.group(1) <= "2100"):
        made = None
    latest = int(made.group(1)) if made else 2100
    front = _title_page(sentences)
    days = sorted(day for s in front for day in _days(s.text[:_MAX_LENGTH]) if int(day[:4]) <= latest)
    if days:
        return Guess(days[-1], TITLE_PAGE)
    for texts in ([title_text], [s.text for s in front if len(s.text) <= 90]):
        years = [year for text in texts for year in _years(text) if year <= latest]
        if years:
            return Guess(str(max(years)), TITLE_PAGE)
    approved = [
        day
        for s in sentences
        if _APPROVED.search(s.text[:_MAX_LENGTH])
        for day in _days(s.text[:_MAX_LENGTH])
        if len(day) == 10 and int(day[:4]) <= latest
    ]
    if approved:
        return Guess(max(approved), TEXT)
    if made:
        return Guess("-".join(part for part in made.groups() if part), METADATA)
    return Guess()


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


def _with_year(sentence: SentenceData, front: Sequence[SentenceData]) -> str:
    """A title, with the year that stands beside it by itself."""
    text = sentence.text.strip().rstrip(".")
    if not re.search(r"\d{2,4}", text):
        year = next(
            (s.text.strip() for s in front if re.fullmatch(r"(?:FY\s?)?(?:20)?\d\d(?:[/–-]\d\d)?", s.text.strip())), ""
        )
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
        if len(words) < 2 or _OTHERS.search(name) or any(map(str.isdigit, name)):
            continue
        yield name


def _weight(name: str, found: Mapping[str, int], hints: str) -> float:
    """How likely a name is the reporting company's: named often, with a legal form, alike in the metadata."""
    core = name.split(maxsplit=1)[0].lower()
    shared = sum(count for other, count in found.items() if other.split()[0].lower() == core)
    weight = found[name] + 0.5 * shared
    if _STRONG.search(name):
        weight *= 1.5
    if len(core) > 2 and core in hints:
        weight *= 3
    return weight


def _most_named(sentences: Sequence[SentenceData]) -> str:
    """The name that a text uses most: capitalised in mid-sentence and never written small."""
    texts = [s.text[:_MAX_LENGTH] for s in sentences[:400]]
    names: Counter[str] = Counter()
    for text in texts:
        names.update(match.group(1) for match in _OWN_NAME.finditer(text))
    everything = " ".join(texts)
    for name, count in names.most_common(20):
        if count < 3:
            break
        if name.lower() not in everything and not _PUBLIC.search(name):
            return name
    return ""


def _days(text: str) -> Iterator[str]:
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
                yield f"{parts['year']}-{month:02d}" + (f"-{day:02d}" if day else "")


def _years(text: str) -> Iterable[int]:
    for match in _YEAR.finditer(text):
        year, second, short = match.groups()
        if short:
            yield 2000 + int(short)
        elif second:
            yield int(year[:2] + second)
        else:
            yield int(year)
