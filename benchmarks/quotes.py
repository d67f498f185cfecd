"""Is every quote on every card verbatim on its page? Checked against ``pdftotext``, which shares no code with us.

usage: python benchmarks/quotes.py CARDS REPORTS

For each ``*.scorecard.json`` below CARDS the PDF of that name in REPORTS is read by poppler's ``pdftotext``; a quote
counts as found when its letters and digits, in order, stand on its pages (white space, hyphens, ligatures and
punctuation that the two tools spell differently are folded away). Exit 1 if a quote is missing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path


def fold(text: str) -> str:
    """Letters and digits only, compatibility-normalised, lower case."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if c.isalnum())


@lru_cache(maxsize=64)
def page_text(pdf: Path, page: int) -> tuple[str, ...]:
    """The page as poppler reads it: in content order, by layout, and by its own reading order."""
    texts = []
    for mode in (["-raw"], ["-layout"], []):
        command = ["pdftotext", *mode, "-f", str(page), "-l", str(page), "-enc", "UTF-8", str(pdf), "-"]
        texts.append(fold(subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8", "replace")))
    return tuple(texts)


def found(pdf: Path, pages: list[int], quote: str) -> bool:
    """Whether the quote stands on its page, or runs over its pages in order."""
    wanted = fold(quote)
    if any(wanted in text for text in page_text(pdf, pages[0])):
        return True
    ways = zip(*(page_text(pdf, p) for p in pages), strict=True)
    if len(pages) > 1 and any(wanted in "".join(way) for way in ways):
        return True
    return _in_pieces(wanted, [t for p in pages for t in page_text(pdf, p)])


def _in_pieces(wanted: str, texts: list[str]) -> bool:
    """A quote over columns or the foot of a page: at most three unbroken pieces, none under 12 letters."""
    for _ in range(3):
        best = 0
        for text in texts:
            low, high = best, len(wanted)
            while low < high:
                middle = (low + high + 1) // 2
                low, high = (middle, high) if wanted[:middle] in text else (low, middle - 1)
            best = max(best, low)
        if best == len(wanted):
            return True
        if best < 12:
            return False
        wanted = wanted[best:]
    return not wanted


def main() -> int:
    """Check every card; prints the misses and the counts."""
    cards, reports = Path(sys.argv[1]), Path(sys.argv[2])
    quotes = misses = whole = 0
    for path in sorted(cards.rglob("*.scorecard.json")):
        pdf = reports / (path.name.removesuffix(".scorecard.json") + ".pdf")
        if not pdf.exists():
            continue
        card = json.loads(path.read_text(encoding="utf-8"))
        elements = [e for t in card["themes"] for i in t["indicators"] for e in i["elements"]]
        for quote in [q for e in elements for q in (*e["evidence"], *e["near_misses"])]:
            quotes += 1
            pages = list(dict.fromkeys([quote["page"], *(box[0] for box in quote["boxes"])]))
            if any(fold(quote["quote"]) in text for text in page_text(pdf, pages[0])):
                whole += 1
            elif not found(pdf, pages, quote["quote"]):
                misses += 1
                print(f"MISSING {pdf.name} p. {pages}: {quote['quote'][:160]}")
    pieces = quotes - whole - misses
    print(f"{quotes} quotes, {whole} unbroken on their page, {pieces} in pieces (columns, page ends), {misses} missing")
    return int(misses > 0)


if __name__ == "__main__":
    sys.exit(main())
