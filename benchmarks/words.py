"""Are all words read, and none invented? Against pdfplumber's words (pdfminer's letters, so no code in common).

usage: python benchmarks/words.py FOLDER_OR_PDF... [--every N]

For every N-th page the words of our lines (those that a reader cannot see included, as pdfplumber has them too) and of
``page.extract_words()`` are compared as bags: letters and digits only, compatibility-normalised, lower case. Recall is
the share of pdfplumber's words that we have, precision the share of ours that pdfplumber has. Pages that are garbled or
scanned have no words to compare.
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


def compare(path: Path, every: int) -> tuple[float, float, int] | None:
    """Recall, precision and number of pages compared; None where there is no text to compare."""
    pdf = pypdfium2.PdfDocument(path)
    reader = PageReader(pdf.raw)
    totals = [0, 0, 0]  # words in common, theirs, ours
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
            for i, value in enumerate(((mine & others).total(), others.total(), mine.total())):
                totals[i] += value
            pages += 1
    pdf.close()
    if not totals[1] or not totals[2]:
        return None
    return totals[0] / totals[1], totals[0] / totals[2], pages


def main() -> int:
    """Print a line for every report, and the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=5, metavar="N")
    options = parser.parse_args()
    found: list[tuple[float, float]] = []
    for path in (p for given in options.paths for p in (sorted(given.glob("*.pdf")) if given.is_dir() else [given])):
        try:
            result = compare(path, options.every)
        except pypdfium2.PdfiumError as error:
            print(f"{path.name[:50]:50} left out: {error}")
            continue
        if result is None:
            print(f"{path.name[:50]:50} left out: no text")
            continue
        recall, precision, pages = result
        found.append((recall, precision))
        print(f"{path.name[:50]:50} {pages:4} pages  recall {recall:.4f}  precision {precision:.4f}", flush=True)
    recalls, precisions = [r for r, _ in found], [p for _, p in found]
    print(
        f"\n{len(found)} reports: recall median {statistics.median(recalls):.4f}, lowest {min(recalls):.4f}; "
        f"precision median {statistics.median(precisions):.4f}, lowest {min(precisions):.4f}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
