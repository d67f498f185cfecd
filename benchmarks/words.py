"""Are all words read, and none invented? Against pdfplumber's words (pdfminer's letters, so no code in common).

usage: python benchmarks/words.py FOLDER_OR_PDF... [--every N]

For every N-th page the words of our lines (those that a reader cannot see included, as pdfplumber has them too) and of
``page.extract_words()`` are compared as bags: letters and digits only, compatibility-normalised, lower case. Recall is
the share of pdfplumber's words that we have, precision the share of ours that pdfplumber has; then the same of single
letters, because pdfplumber sets no blanks where a page draws none (``likethis``), turns text that runs upwards
back to front and doubles letters that are drawn twice. Pages that are garbled or scanned have no words to compare.
"""

from __future__ import annotations

import argparse
import statistics
import unicodedata
from collections import Counter
from pathlib import Path

import pdfplumber
import pypdfium2

from scorer.document.pdfium import PageReader
from scorer.document.quality import is_garbled


def fold(text: str) -> str:
    """Letters and digits, compatibility-normalised, lower case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def bag(words: list[str]) -> Counter[str]:
    """Folded words with their counts."""
    return Counter(filter(None, map(fold, words)))


def compare(path: Path, every: int) -> tuple[list[float], int] | None:
    """Recall and precision of words and of letters, and the pages compared; None where there is no text to compare."""
    pdf = pypdfium2.PdfDocument(path)
    reader = PageReader(pdf.raw)
    totals = [0] * 6  # words in common, theirs, ours; letters likewise
    pages = 0
    with pdfplumber.open(path) as other:
        for index in range(0, len(pdf), every):
            page = reader.read(index)
            if not page.text.strip() or is_garbled(page.text):
                continue
            theirs = other.pages[index]
            words = [word["text"] for word in theirs.extract_words()]
            theirs.close()
            ours = [word for line in page.lines for word in line.text.split()]
            ours += [word for _, line in page.hidden for word in line.text.split()]
            mine, others = bag(ours), bag(words)
            letters, other_letters = Counter("".join(mine.elements())), Counter("".join(others.elements()))
            for k, (a, b) in enumerate(((mine, others), (letters, other_letters))):
                for i, value in enumerate(((a & b).total(), b.total(), a.total())):
                    totals[3 * k + i] += value
            pages += 1
    pdf.close()
    if not totals[1] or not totals[2]:
        return None
    return [totals[i] / totals[j] for i, j in ((0, 1), (0, 2), (3, 4), (3, 5))], pages


def main() -> int:
    """Print a line for every report, and the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=5, metavar="N")
    options = parser.parse_args()
    found: list[list[float]] = []
    for path in (p for given in options.paths for p in (sorted(given.glob("*.pdf")) if given.is_dir() else [given])):
        try:
            result = compare(path, options.every)
        except pypdfium2.PdfiumError as error:
            print(f"{path.name[:50]:50} left out: {error}")
            continue
        if result is None:
            print(f"{path.name[:50]:50} left out: no text")
            continue
        values, pages = result
        found.append(values)
        shown = "  ".join(f"{value:.4f}" for value in values)
        print(f"{path.name[:50]:50} {pages:4}  {shown}", flush=True)
    print(f"\n{len(found)} reports           recall  precision (words)  recall  precision (letters)")
    for name, of in (("median", statistics.median), ("lowest", min)):
        print(f"{name:20}  " + "  ".join(f"{of(column):.4f}" for column in zip(*found, strict=True)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
