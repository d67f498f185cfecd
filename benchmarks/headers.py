"""Whose report, what it is and when it was published: the first lines of a card against reports read by hand.

    python benchmarks/headers.py SHARED                the figures
    python benchmarks/headers.py SHARED --misses       also every miss
    python benchmarks/headers.py SHARED --rows odd     only every second row (1, 3, 5 ...), or the even ones
    python benchmarks/headers.py --gold FILE.csv --reports FOLDER     another list
    python benchmarks/headers.py --fronts held_out   invented first and last pages (benchmarks/fronts/held_out.yaml)

Columns of the list: file, company, company_also (parted by |), title, published, period_end, note. An empty field is
not measured. What counts as right:

company   the name or one of its other forms; letter case, signs and legal forms aside
title     its words, those of the company's name aside, agree with the title's or with one of those that the note calls
          "also ok": F1 of the words at least .8 (the words of a spaced-out title are not those of the title)
date      equal as far as both sides give it, also to a date that the note calls "also ok"; ``exact`` asks for the
          precision, too
period    the last day of the period that the report is about, as told
sure      share of all reports that show a wrong date, or one where the reader found none, without marking it unsure
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from cleanco import basename

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.fronts import SETS, draw, load
from scorer.document.model import SURE, Document
from scorer.document.reading import Reader
from scorer.errors import UserError

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
ROWS = {"all": slice(None), "odd": slice(None, None, 2), "even": slice(1, None, 2)}
_ALSO = re.compile(r"also ok:? ([^;)]*)")


class Row(NamedTuple):
    """What a reader found of a report."""

    file: str
    company: str
    company_also: str
    title: str
    published: str
    period_end: str
    note: str

    @property
    def also(self) -> list[str]:
        return [part.strip() for found in _ALSO.findall(self.note) for part in found.split(",")]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower().replace("’", "'").replace("'s", ""))


def bare(name: str) -> str:
    """A name without letter case, signs, article and legal form."""
    name = name.replace(".", "")
    return " ".join(word for word in words(basename(basename(name))) if word != "the")


def company_fits(row: Row, said: str) -> bool:
    return bool(said) and bare(said) in {bare(name) for name in (row.company, *row.company_also.split("|")) if name}


def title_fits(row: Row, said: str) -> bool:
    names = {w for name in (row.company, *row.company_also.split("|")) for w in words(name)} - {"of", "and", "the"}
    got = Counter(w for w in words(said) if w not in names)
    also = [text for text in row.also if not _DATE.fullmatch(text)]
    if "without the slogan" in row.note:
        also.append(row.title.rpartition(". ")[2])
    for title in (row.title, *also):
        wanted = Counter(w for w in words(title) if w not in names)
        both = sum((got & wanted).values())
        if both and 2 * both / (got.total() + wanted.total()) >= 0.8:
            return True
    return False


def date_fits(row: Row, said: str, *, exact: bool = False) -> bool:
    for date in (row.published, *filter(_DATE.fullmatch, row.also)):
        length = min(len(date), len(said))
        if length and date[:length] == said[:length] and (not exact or len(date) == len(said)):
            return True
    return False


def sure(document: Document, field: str) -> bool:
    return bool(getattr(document, f"{field}_confidence") >= SURE)


def invented(name: str, folder: Path) -> list[Row]:
    """The invented documents of a set, drawn into a folder."""
    rows = []
    for number, front in enumerate(load(name)):
        (folder / str(number)).mkdir()
        draw(front, folder / str(number) / front["file"])
        company, _, also = front["company"].partition("|")
        title, *titles = front["title"].split("|")
        note = f"also ok: {', '.join(t.replace(',', '') for t in titles)}" if titles else ""
        period_end = str(front.get("period_end", ""))
        rows.append(Row(f"{number}/{front['file']}", company, also, title, str(front["published"]), period_end, note))
    return rows


def measure(rows: list[Row], folder: Path, *, misses: bool) -> None:
    """Print the figures of some reports."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrongly_sure: Counter[str] = Counter()
    rightly_unsure: Counter[str] = Counter()
    reports = 0
    with Reader() as reader:
        for row in rows:
            if not row.company and not row.title:
                continue  # nobody could read it
            try:
                document = reader.read(folder / row.file)
            except UserError as error:
                print(f"{row.file}: left out: {error.message}")
                continue
            reports += 1
            fits = {
                "company": row.company and company_fits(row, document.company),
                "title": row.title and title_fits(row, document.title),
                "date": row.published and date_fits(row, document.date),
            }
            asked["period"] += bool(row.period_end)
            right["period"] += bool(row.period_end) and document.period_end == row.period_end
            for field, wanted in (("company", row.company), ("title", row.title), ("date", row.published)):
                said = getattr(document, field)
                asked[field] += bool(wanted)
                right[field] += bool(fits[field])
                wrongly_sure[field] += bool(said and not fits[field] and sure(document, field))
                rightly_unsure[field] += bool(fits[field] and not sure(document, field))
                if misses and not fits[field] and (wanted or (said and sure(document, field))):
                    mark = "sure" if sure(document, field) else "unsure"
                    source = getattr(document, f"{field}_source")
                    print(f"{row.file[:40]:40} {field:8} {said!r} ({source}, {mark}), should be {wanted!r}")
            if misses and row.period_end and document.period_end != row.period_end:
                print(f"{row.file[:40]:40} period   {document.period_end!r}, should be {row.period_end!r}")
            if row.published:
                right["exact"] += date_fits(row, document.date, exact=True)
    print(f"{reports} reports")
    for field in ("company", "title", "date"):
        share = right[field] / asked[field] if asked[field] else 0.0
        print(
            f"{field:8} right {right[field]:3} of {asked[field]:3} ({share:.2f}); of all {reports}, "
            f"wrong and shown as sure {wrongly_sure[field]:3} ({wrongly_sure[field] / max(1, reports):.2f}), "
            f"right and shown as unsure {rightly_unsure[field]:3}"
        )
    print(f"date as exact as told: {right['exact']} of {asked['date']}")
    print(f"last day of the period: {right['period']} of {asked['period']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, help="folder with gold/headers.csv and reports/")
    parser.add_argument("--gold", type=Path, help="the list (default: SHARED/gold/headers.csv)")
    parser.add_argument("--reports", type=Path, help="the reports (default: SHARED/reports)")
    parser.add_argument("--fronts", choices=SETS, help="invented first and last pages instead")
    parser.add_argument("--rows", choices=tuple(ROWS), default="all")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if options.fronts:
        with tempfile.TemporaryDirectory() as folder:
            rows = invented(options.fronts, Path(folder))
            measure(rows[ROWS[options.rows]], Path(folder), misses=options.misses)
        return
    if options.shared is None and not (options.gold and options.reports):
        parser.error("give SHARED, or --gold and --reports")
    gold = options.gold or options.shared / "gold" / "headers.csv"
    with gold.open(encoding="utf-8", newline="") as stream:
        rows = [Row(*(line[field] for field in Row._fields)) for line in csv.DictReader(stream)]
    measure(rows[ROWS[options.rows]], options.reports or options.shared / "reports", misses=options.misses)


if __name__ == "__main__":
    main()
