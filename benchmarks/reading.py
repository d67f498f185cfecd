"""Reading against pdfplumber's ``extract_words`` on the same files in one run.

    python benchmarks/reading.py FOLDER_OR_PDF...          speed
    python benchmarks/reading.py --alone FOLDER_OR_PDF...  speed, with one process instead of two for longer reports
    python benchmarks/reading.py --memory 5000             peak memory of a document of so many pages

Speed: for every file the time of ``Reader.read`` (child process warm; the ``Document`` received: words with boxes,
blocks, sections, sentences, page quality, language, digest) and of ``page.extract_words()`` with ``page.close()`` on
every page, alternating, the best of ``--rounds``. Files without readable text are left out and named.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pdfplumber

from scorer.document.reading import Reader
from scorer.errors import UserError


def plumber(path: Path) -> tuple[float, int]:
    """Seconds and words of pdfplumber."""
    began = time.perf_counter()
    words = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            words += len(page.extract_words())
            page.close()
    return time.perf_counter() - began, words


def speed(paths: list[Path], rounds: int, *, parallel: bool) -> None:
    """Print a line for every file, and the medians."""
    rows: list[tuple[float, float, float]] = []
    print(f"{'file':44} {'pages':>5} {'ours s':>8} {'pages/s':>8} {'plumber s':>9} {'ratio':>6}", end="  ")
    print(f"(load {os.getloadavg()[0]:.1f})")
    with Reader(parallel=parallel) as reader:
        for path in paths[:4]:  # start-up and first imports are not what is measured
            with contextlib.suppress(UserError):
                reader.read(path)
        for path in paths:
            ours = theirs = float("inf")
            try:
                for _ in range(rounds):
                    began = time.perf_counter()
                    document = reader.read(path)
                    ours = min(ours, time.perf_counter() - began)
                    theirs = min(theirs, plumber(path)[0])
            except UserError as error:
                print(f"{path.name[:44]:44} left out: {error.message}")
                continue
            if not document.has_text():
                print(f"{path.name[:44]:44} left out: no text")
                continue
            pages = len(document.pages)
            rows.append((theirs / ours, pages / ours, ours))
            print(
                f"{path.name[:44]:44} {pages:5} {ours:8.3f} {pages / ours:8.0f} {theirs:9.2f} {theirs / ours:6.1f}",
                flush=True,
            )
    ratios = sorted(row[0] for row in rows)
    print(
        f"\n{len(rows)} files: ratio median {statistics.median(ratios):.1f}, range {ratios[0]:.1f}-{ratios[-1]:.1f}; "
        f"pages a second, median {statistics.median(row[1] for row in rows):.0f}; "
        f"{sum(row[2] for row in rows):.1f} s in all; load at the end {os.getloadavg()[0]:.1f}"
    )


def memory(pages: int) -> None:
    """Print what a long document of text takes."""
    from reportlab.pdfgen.canvas import Canvas

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        canvas = Canvas(str(path), invariant=True)
        for number in range(pages):
            canvas.drawString(72, 800, f"Heading of page {number + 1}")
            for row in range(45):
                canvas.drawString(
                    72,
                    780 - 16 * row,
                    f"Line {row} of page {number}: we reviewed {row * number} cases in the year 2024.",
                )
            canvas.showPage()
        canvas.save()
        began = time.perf_counter()
        with Reader() as reader:
            document = reader.read(path)
            child = reader.peak_mb
        print(
            f"{pages} pages, {len(document.sentences)} sentences, {time.perf_counter() - began:.1f} s; "
            f"peak of the reading process {child:.0f} MiB, of the parent {own_peak():.0f} MiB"
        )


def own_peak() -> float:
    """The most memory of this process, in MiB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--alone", action="store_true", help="one reading process")
    parser.add_argument("--memory", type=int, metavar="PAGES")
    options = parser.parse_args()
    if options.memory:
        memory(options.memory)
    found = [p for path in options.paths for p in (sorted(path.glob("*.pdf")) if path.is_dir() else [path])]
    if found:
        speed(found, options.rounds, parallel=not options.alone)
    return 0


if __name__ == "__main__":
    sys.exit(main())
