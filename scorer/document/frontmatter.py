"""What the title page and the metadata say of the report: title, company, date. Guesses, each with its source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scorer.document.model import Kind, Sentence

_COMPANY = re.compile(
    r"\b((?:[A-Z][\w&'’.\-]*|of|and|&)(?:\s+(?:[A-Z][\w&'’.\-]*|of|and|&|\([A-Z]\w+\))){0,6},?\s+"
    r"(?:Limited|Ltd\.?|Inc\.?|Incorporated|Corporation|Corp\.?|plc|PLC|AG|SE|S\.p\.A\.|S\.A\.|N\.V\.|GmbH|LLC|Pty Ltd"
    r"|Co\.|Company|Group))(?=[\s,.;:)’']|$)"
)
_LEADING = re.compile(r"^(?:(?:The|of|and|&|Our|This|About|At|By|For|In|From)\s+)+")
_GENERIC = {"the", "our", "this", "working", "steering", "management", "parent", "reporting", "leadership", "each", "a"}
_FIRST_PAGE = 5  # what the first page names counts this many times
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DATE = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_DATE_US = re.compile(rf"\b({'|'.join(_MONTHS)})\s+(\d{{1,2}}),?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:FY\s?)?(20[0-4]\d)(?:\s?[/–-]\s?(\d{2,4}))?\b")
_JUNK = re.compile(
    r"^(untitled|microsoft word|document\d*|slide \d|layout \d|print|powerpoint)|\.(docx?|indd|pdf|pptx?|qxd)\b", re.I
)


def title(sentences: Sequence[Sentence], metadata: Mapping[str, str], file: str) -> tuple[str, str]:
    """Title and its source."""
    front = [s for s in sentences if s.page == sentences[0].page and s.kind is Kind.HEADING] if sentences else []
    if front and (best := max(front, key=lambda s: (max(b.bottom - b.top for b in s.boxes), -s.id))).text.strip():
        return best.text[:200], "title page"
    named = metadata.get("Title", "").strip()
    if named and not _JUNK.search(named):
        return named[:200], "metadata"
    return re.sub(r"[_-]+", " ", re.sub(r"\.pdf$", "", file, flags=re.I)), "file name"


def company(sentences: Sequence[Sentence], metadata: Mapping[str, str]) -> tuple[str, str]:
    """Company and its source: the name with a legal form that the first pages name most, the first page above all."""
    names: dict[str, int] = {}
    for sentence in sentences:
        if sentence.page > 4:
            break
        for match in _COMPANY.finditer(sentence.text):
            name = _LEADING.sub("", match.group(1))
            if len(name.split()) > 1 and name.split()[-2].casefold() not in _GENERIC:
                names[name] = names.get(name, 0) + (_FIRST_PAGE if sentence.page == 1 else 1)
    if names:
        return max(names, key=lambda n: (names[n], -len(n))), "text"
    author = metadata.get("Author", "").strip()
    return (author[:120], "metadata") if author and " " in author else ("", "")


def date(sentences: Sequence[Sentence], metadata: Mapping[str, str], title_text: str) -> tuple[str, str]:
    """Date (ISO, as precise as known) and its source."""
    front = " ".join(s.text for s in sentences if s.page <= 1)
    made = re.match(r"D:(\d{4})(\d\d)?(\d\d)?", metadata.get("CreationDate", ""))
    latest = int(made.group(1)) + 1 if made else 9999  # a later year is a target, not a date of the report
    found = [
        f"{match.group(year)}-{_MONTHS.index(match.group(month).lower()) + 1:02d}-{int(match.group(day)):02d}"
        for pattern, (year, month, day) in ((_DATE, (3, 2, 1)), (_DATE_US, (3, 1, 2)))
        for match in pattern.finditer(front)
    ]
    years = [m.group(1) for m in _YEAR.finditer(f"{title_text} {front}")]
    for dates in (found, years):
        if dates:  # the end of the year reported on stands there too; the report is of the later date
            return max([d for d in dates if int(d[:4]) <= latest] or dates), "title page"
    if made:
        return "-".join(p for p in made.groups() if p), "metadata"
    return "", ""
