"""Rows of tables: our detector, which follows the content stream, beside pdfplumber's ``find_tables``.

    python benchmarks/tables.py FOLDER_OR_PDF... [--pages 8] [--show 20]

On a sample of pages (those on which either of the two is likely to see a table: our rows, or ruling lines), for every
row with a label and a figure:

- rows of pdfplumber's that we have: all of its cells, in order, in one of our table rows;
- rows of ours that pdfplumber has: the same the other way round;
- heads: of the rows both have, those whose column heads (pdfplumber's first row with words in it) we carry.

``--show`` prints rows as they are found by one only, to be looked at.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pdfplumber

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scorer.document.model import Kind, Sentence
from scorer.document.reading import Reader
from scorer.document.tables import is_figure
from scorer.errors import UserError

_YEAR = re.compile(r"(FY ?)?(19|20)\d\d")


def plain(text: str) -> str:
    """Letters and digits, lower case."""
    return re.sub(r"[\W_]+", "", text).lower()


def plumber_rows(page: pdfplumber.page.Page) -> Iterator[tuple[list[str], list[str]]]:
    """Cells and column heads of each row with a label and a figure."""
    for table in page.find_tables():
        rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract()]
        heads: list[str] = []
        for cells in rows:
            filled = [cell for cell in cells if cell]
            if not heads and len(filled) >= 2:
                heads = filled
                if all(_YEAR.fullmatch(cell) or not is_figure(cell) for cell in heads[1:]):
                    continue
                heads = [""]  # a table without heads, or one whose heads stand outside its lines
            if len(filled) >= 2 and not is_figure(filled[0]) and any(is_figure(cell) for cell in filled[1:]):
                yield filled, heads


def holds(text: str, cells: list[str]) -> bool:
    """Whether a text holds all cells in order."""
    place = 0
    for cell in map(plain, cells):
        found = text.find(cell, place)
        if found < 0:
            return False
        place = found + len(cell)
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=8, help="of each report")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    paths = [p for path in options.paths for p in (sorted(path.glob("*.pdf")) if path.is_dir() else [path])]
    theirs = ours = have = have_any = both = headed = 0
    seconds, pages = 0.0, 0
    missed: list[str] = []
    extra: list[str] = []
    bare: list[str] = []
    with Reader() as reader:
        for path in paths:
            try:
                document = reader.read(path)
            except UserError:
                continue
            by_page: dict[int, list[Sentence]] = {}
            for sentence in document.sentences:
                by_page.setdefault(sentence.page, []).append(sentence)
            tabular = [n for n, found in by_page.items() if sum(s.kind is Kind.TABLE for s in found) >= 4]
            chance = random.Random(path.name)
            chosen = set(chance.sample(tabular, min(len(tabular), options.pages * 3 // 4)))
            rest = sorted(set(by_page) - chosen)
            chosen |= set(chance.sample(rest, min(len(rest), options.pages - options.pages * 3 // 4)))
            with pdfplumber.open(path) as pdf:
                for number in sorted(chosen):
                    page = pdf.pages[number - 1]
                    began = time.perf_counter()
                    rows = list(plumber_rows(page))
                    seconds += time.perf_counter() - began
                    pages += 1
                    page.close()
                    sentences = by_page.get(number, [])
                    tables = [s for s in sentences if s.kind is Kind.TABLE]
                    texts = [plain(s.text) for s in tables]
                    for cells, heads in rows:
                        theirs += 1
                        found = [s for s, text in zip(tables, texts, strict=True) if holds(text, cells)]
                        have += bool(found)
                        have_any += bool(found) or any(holds(plain(s.text), cells) for s in sentences)
                        if found and any(heads):
                            both += 1
                            context = plain(" ".join((*found[0].section, found[0].text)))
                            carried = all(plain(head) in context for head in heads)
                            headed += carried
                            if not carried:
                                bare.append(
                                    f"{path.stem[:30]} p{number}: {heads} -> {found[0].section} {found[0].text[:80]}"
                                )
                        elif not found:
                            missed.append(f"{path.stem[:30]} p{number}: {' | '.join(cells)[:150]}")
                    whole = [plain("".join(cells)) for cells, _ in rows]
                    for sentence in tables:
                        words = sentence.text.split()
                        if is_figure(words[0]) or not any(is_figure(word) for word in words[1:]):
                            continue
                        ours += 1
                        if not any(plain(sentence.text) in row or row in plain(sentence.text) for row in whole if row):
                            extra.append(f"{path.stem[:30]} p{number}: {sentence.section[-1:]} {sentence.text[:120]}")
    chance = random.Random(1)
    for title, found in (("only pdfplumber", missed), ("only ours", extra), ("other heads", bare)):
        if options.show:
            print(f"--- {title} ({len(found)})")
            print("\n".join(chance.sample(found, min(len(found), options.show))))
    print(f"\n{pages} pages, pdfplumber {seconds / max(1, pages) * 1000:.0f} ms a page")
    print(
        f"rows of pdfplumber's: {theirs}; in one of our table rows {have} ({have / max(1, theirs):.0%}), "
        f"in one sentence of any kind {have_any} ({have_any / max(1, theirs):.0%})"
    )
    print(f"  of those in ours for which pdfplumber has heads, we carry all of them: {headed} of {both}")
    print(f"rows of ours: {ours}; in one of pdfplumber's {ours - len(extra)} ({1 - len(extra) / max(1, ours):.0%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
