"""A register drafted from what a report itself tells, as YAML for a person to check; nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from scorer.register.dates import is_date

_LONGEST, _LONGEST_NAME = 3500, 400
_HOST = "address-missing.invalid"  # a name that nobody can own; a person puts the report's address there
_NO_ADDRESS = f"https://{_HOST}/"


@dataclass(frozen=True, slots=True)
class Draft:
    """One case as a report tells it; what it does not tell is empty.

    Attributes:
        name: As it is cited, or made of its parties.
        quote: The report's own words on it, and ``page`` where they stand.
        status: The newest words on where it stands, with the date that they name, or none.
        begins: The sentence of the report that tells it first, by its number.
    """

    name: str
    role: str
    quote: str
    page: int
    forum: str = ""
    docket: str = ""
    filed: str = ""
    status: tuple[str, str] | None = None
    begins: int = -1


def register_text(name: str, company: str, file: str, date: str, cases: Sequence[Draft]) -> str:
    """The file of a draft.

    Args:
        name: The register's id.
        company: The report's company.
        file: The report's file, for the header and the sources.
        date: The report's date, or empty: what it tells was public by then.
        cases: At least one.
    """
    lines = [
        "# A DRAFT, made by `scorer register suggest` from what a report tells of itself. Check every line before use:",
        "# is it a case against the company, are parties, court and dates right, is one told twice, is one missing?",
        "# Each source is the report; put its address there, and better: that of the court or authority.",
        f"# Report: {_comment(file)}",
        "",
        f"register: {_text(name)}",
        f"company: {_text(company[:_LONGEST_NAME])}",
        f"note: {_text(f'Draft from {file}; not checked.')}",
        "cases:",
    ]
    for n, case in enumerate(cases, start=1):
        lines += [f"  - id: S-{n:02}", f"    name: {_text(case.name[:_LONGEST_NAME])}"]
        lines += [f"    {k}: {_text(v[:_LONGEST_NAME])}" for k, v in _known(case, date)]
        lines += [f"    role: {case.role}", f"    claim: {_text(f'“{_cut(case.quote)}” (page {case.page})')}"]
        if case.status and (day := _known_by(case.status[0], date)):
            lines += [
                "    status_by_date:",
                f"      - {{date: {_text(day)}, status: {_text(_cut(case.status[1]))}}}",
            ]
        title, url = f"{file}, page {case.page}", f"{_NO_ADDRESS}{quote(file[:_LONGEST_NAME])}#page={case.page}"
        lines += ["    sources:", f"      - {{title: {_text(title[:_LONGEST_NAME])}, url: {_text(url)}}}"]
    return "\n".join(lines) + "\n"


def is_missing(address: str) -> bool:
    """Whether an address is only the place for one, as a draft has it."""
    return _HOST in address.casefold()


def first_missing(text: str) -> int | None:
    """The line of a register in which an address is still to be written; None where there is none."""
    lines = enumerate(text.casefold().splitlines(), start=1)
    return next((n for n, line in lines if _HOST in line.partition(" #")[0] and not line.startswith("#")), None)


def _known(case: Draft, date: str) -> list[tuple[str, str]]:
    public = "" if case.filed or not is_date(date) else date
    pairs = (("forum", case.forum), ("docket", case.docket[:190]), ("filed", case.filed), ("public_since", public))
    return [(key, value) for key, value in pairs if value]


def _known_by(day: str, date: str) -> str:
    """By when a report's words on where a case stands held: the day they name, at the latest that of the report."""
    return min(day or date, date or day) if is_date(date) else day


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + " […]"


def _text(value: str) -> str:
    """A YAML text in double quotes, on one line, with everything unusual escaped."""
    return json.dumps("".join(c if c.isprintable() else " " for c in value), ensure_ascii=False)


def _comment(text: str) -> str:
    """Foreign text inside a YAML comment: one line, printable."""
    return re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in text))[:300]
