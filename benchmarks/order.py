"""Is a page read in the order that its author meant? Against the structure tree of tagged reports.

usage: python benchmarks/order.py FOLDER_OR_PDF...        (needs poppler's ``pdfinfo``)

A tagged PDF says itself in which order its text is to be read; ``pdfinfo -struct-text`` prints that. Of every two words
that follow each other there, the share that follow each other in our blocks is compared with the share in PDFium's own
text (``FPDFText_GetText``, page by page). Running headers and repeated heads of tables count, though no sentence holds
them: the measure is order, not what is kept. Words are letters and digits only; what was parted at a line's end is put
together, for both alike. Reports that are not tagged, or whose tree holds less than half of the text, are left out.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pypdfium2

from scorer.document.objects import loaded_page, page_text
from scorer.document.pages import read_pages

Pairs = Counter[tuple[str, str]]


def words(text: str) -> list[str]:
    """Folded words of a text; halves of a word parted by a line's end are one."""
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    text = re.sub(r"(\w)[-\u2010\ufffe]\s*\n\s*(?=[a-z])", r"\1", text.replace("\r", ""))
    text = text.replace("\ufffe", "")
    return [w for w in ("".join(c for c in word.lower() if c.isalnum()) for word in text.split()) if w]


def pairs(found: list[str]) -> Pairs:
    """Adjacent pairs with their counts."""
    return Counter(pairwise(found))


def structure(path: Path) -> list[list[str]]:
    """Words of the structure tree, one list for every stretch that belongs together."""
    command = ["pdfinfo", "-struct-text", str(path)]
    printed = subprocess.run(command, capture_output=True, check=False, timeout=300).stdout.decode("utf-8", "replace")
    stretches: list[list[str]] = [[]]
    for line in printed.splitlines():
        text = re.fullmatch(r'\s*"(.*)"', line)
        if text:
            stretches[-1].extend(words(text.group(1)))
        elif not re.match(r"\s*(Span|Link|Reference|Note|Quote|Code)\b", line) and stretches[-1]:
            stretches.append([])
    return stretches


def pdfium_words(path: Path) -> list[str]:
    """Words as PDFium gives them."""
    pdf = pypdfium2.PdfDocument(path)
    found: list[str] = []
    for index in range(len(pdf)):
        with loaded_page(pdf.raw, index) as page:
            text = pypdfium2.raw.FPDFText_LoadPage(page)
            found += words(page_text(text)[0])
            pypdfium2.raw.FPDFText_ClosePage(text)
    pdf.close()
    return found


def our_words(path: Path) -> list[str]:
    """Words in the order of our blocks, page by page; what cannot be seen, as in PDFium's text, at the page's end."""
    pdf = pypdfium2.PdfDocument(path)
    found: list[str] = []
    for sheet in read_pages(pdf, range(len(pdf))):
        lines = [line.text for block in sheet.blocks for line in block.lines] + [text for _, text in sheet.hidden]
        found += words("\n".join(lines))
    pdf.close()
    return found


def share(wanted: Pairs, found: Pairs) -> float:
    """Share of the wanted pairs that were found."""
    return (wanted & found).total() / max(1, wanted.total())


def compare(path: Path) -> tuple[float, float, int] | None:
    """Our share, PDFium's, and the number of pairs; None where there is no tree that says anything."""
    stretches = structure(path)
    wanted: Pairs = Counter()
    for stretch in stretches:
        wanted += pairs(stretch)
    theirs = pdfium_words(path)
    if wanted.total() < 0.5 * len(theirs) or wanted.total() < 100:
        return None
    return share(wanted, pairs(our_words(path))), share(wanted, pairs(theirs)), wanted.total()


def main() -> int:
    """Print a line for every tagged report, and the medians; exit 1 where ours is below PDFium's in the median."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    options = parser.parse_args()
    found: list[tuple[float, float]] = []
    for path in (p for given in options.paths for p in (sorted(given.glob("*.pdf")) if given.is_dir() else [given])):
        try:
            result = compare(path)
        except pypdfium2.PdfiumError:
            continue
        if result is None:
            continue
        ours, theirs, count = result
        found.append((ours, theirs))
        print(
            f"{path.name[:44]:44} {count:6} pairs  ours {ours:.4f}  PDFium {theirs:.4f}  {ours - theirs:+.4f}",
            flush=True,
        )
    mine, other = (statistics.mean(column) for column in zip(*found, strict=True))
    print(f"\n{len(found)} tagged reports: share of adjacent pairs kept, mean: ours {mine:.4f}, PDFium {other:.4f}")
    return 0 if mine >= other else 1


if __name__ == "__main__":
    raise SystemExit(main())
