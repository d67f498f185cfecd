"""A registry's library: how quickly it is searched, and how quickly its overview opens.

    python -m benchmarks.registry [--documents 2000] [--rows 10000] [--folder DIR]

Makes a library of documents by varying the sample reports (names, years, numbers and the order of paragraphs' words
differ, so that no two are alike), with a card for each; searches it warm, as one does who searches twice; writes the
overview and opens it in Chromium. Prints a table in Markdown. Needs Chromium and playwright for the last part.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from scorer.document.model import Document
from scorer.document.reading import Reader
from scorer.evidence.gathering import Reading
from scorer.library import fingerprint
from scorer.library.overview import card_files, entries_of
from scorer.library.searching import put_on_shelf, search
from scorer.library.store import Cues, Library
from scorer.library.values import KeptCard, Summary
from scorer.rubric.loading import load_rubric
from scorer.scorecard.building import assess
from scorer.scorecard.index import Entry, entry_of, to_index
from scorer.scorecard.json import to_json
from scorer.scorecard.model import Scorecard
from tests.chromium import chromium

ROOT = Path(__file__).resolve().parent.parent
QUERIES = (
    "NEAR(recruitment fees, 5)",
    "remedy",
    "human AND rights",
    "grievance OR hotline OR complaint*",
    '"forced labour" OR "forced labor"',
    "(fine* OR penalt*) AND cues:money",
    "cues:court AND cues:date",
    "zebra*",
)
SECTORS = ("clothing", "electronics", "farming", "food", "mining", "retail", "software", "transport")
FIRST = ("Alder", "Birch", "Cedar", "Dell", "Elm", "Fern", "Gorse", "Hazel", "Ivy", "Juniper", "Kelp", "Larch")
LAST = ("Foods", "Metals", "Systems", "Textiles", "Logistics", "Holdings", "Energy", "Farms", "Motors", "Stores")


def company(n: int) -> str:
    """A name of its own for every document."""
    return f"{FIRST[n % len(FIRST)]} {LAST[n // len(FIRST) % len(LAST)]} {n:05}"


def varied(document: Document, n: int) -> Document:
    """The document as another company might have written it: other figures, other words here and there."""
    dice = random.Random(n)

    def other(text: str) -> str:
        text = re.sub(r"\b\d{1,3}\b", lambda _: str(dice.randint(1, 999)), text)
        return re.sub(r"\b(January|March|May|July|October)\b", lambda _: dice.choice(("April", "June", "August")), text)

    sentences = tuple(replace(s, text=other(s.text)) for s in document.sentences)
    sha256 = hashlib.sha256(f"{document.sha256} {n}".encode()).hexdigest()
    return replace(
        document,
        sha256=sha256,
        file=f"report-{n:05}.pdf",
        company=company(n),
        date=str(2015 + n % 9),
        sentences=sentences,
    )


def carded(card: Scorecard, document: Document) -> Scorecard:
    """The card as that of the varied document."""
    report = card.report.model_copy(update={"sha256": document.sha256, "file": document.file, "date": document.date})
    return card.model_copy(update={"company": document.company, "report": report})


def build(library: Library, cards: Path, documents: int) -> tuple[int, float]:
    """Fill the library; returns the number of sentences and the seconds that it took to make them searchable."""
    samples: list[tuple[Document, Cues, Scorecard]] = []
    rubric = load_rubric()
    with Reader() as reader:
        for path in sorted((ROOT / "reports").glob("*.pdf")):
            reading = Reading(reader.read(path))
            samples.append((reading.document, reading.cues, assess(reading, rubric)))
    cards.mkdir()
    sentences = 0
    by, cues_by = fingerprint.reading_digest(), fingerprint.cues_digest()
    for n in range(documents):
        document, cues, card = samples[n % len(samples)]
        document, sentences = varied(document, n), sentences + len(document.sentences)
        card = carded(card, document)
        library.keep_document(document, by)
        library.keep_cues(document.sha256, cues_by, cues)
        text = to_json(card)
        library.keep_card(str(n), document.sha256, KeptCard(text, Summary.of(card), entry_of(card, None)))
        (cards / f"report-{n:05}.scorecard.json").write_text(text, encoding="utf-8")
    before = time.perf_counter()
    put_on_shelf(library)
    return sentences, time.perf_counter() - before


def warm(library: Library, query: str) -> tuple[float, float, int]:
    """Milliseconds of a search made before, on the clock and of the processor (medians of five), and what it gives."""
    found = search(library, query)
    clock, processor = [], []
    for _ in range(5):
        before, busy = time.perf_counter(), time.process_time()
        put_on_shelf(library)  # as the command does: is anything new?
        search(library, query)
        clock.append(1000 * (time.perf_counter() - before))
        processor.append(1000 * (time.process_time() - busy))
    return statistics.median(clock), statistics.median(processor), len(found)


def command(words: list[str], library: Path) -> float:
    """Seconds of a whole command, the start of Python included (the second of two)."""
    for _ in range(2):
        before = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "scorer", *words, "--library", str(library)],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return time.perf_counter() - before


def opened(page: Path) -> tuple[float, float]:
    """Seconds until Chromium has loaded and drawn a page, and until a filter has done its work; medians of three."""
    from playwright.sync_api import sync_playwright

    loads, filters = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        for _ in range(3):
            tab = browser.new_page()
            before = time.perf_counter()
            tab.goto(page.as_uri())
            tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            loads.append(time.perf_counter() - before)
            before = time.perf_counter()
            tab.locator(".sector").first.select_option("mining")
            tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            filters.append(time.perf_counter() - before)
            tab.close()
        browser.close()
    return statistics.median(loads), statistics.median(filters)


def many(entries: list[Entry], rows: int) -> list[Entry]:
    """So many rows, from the entries at hand."""
    return [replace(entries[n % len(entries)], company=company(n), sector=SECTORS[n % 8]) for n in range(rows)]


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="keep what is made here, instead of throwing it away")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        path, cards = folder / "library.sqlite", folder / "cards"
        rows: list[tuple[str, str]] = []
        with Library(path) as library:
            sentences, seconds = build(library, cards, options.documents)
            rows.append(
                (f"making {options.documents:,} documents ({sentences:,} sentences) searchable", f"{seconds:.0f} s")
            )
            for query in QUERIES:
                took, busy, count = warm(library, query)
                shown = f"search, warm: `{query}` ({count} shown)"
                rows.append((shown, f"{took:.0f} ms ({busy:.0f} ms of the processor)"))
        rows.append(
            ("the command `scorer search`, start of Python included", f"{command(['search', QUERIES[0]], path):.2f} s")
        )
        before = time.perf_counter()
        entries, questions = entries_of(card_files([cards])[0], folder)
        rows.append((f"reading {len(entries):,} cards for the overview", f"{time.perf_counter() - before:.1f} s"))
        for count in (options.documents, options.rows):
            before = time.perf_counter()
            page = folder / f"overview-{count}.html"
            page.write_text(to_index(many(entries, count), questions), encoding="utf-8")
            rows.append((f"writing the overview, {count:,} rows", f"{time.perf_counter() - before:.1f} s"))
            size = page.stat().st_size / 1e6
            if chromium():
                load, sieve = opened(page)
                rows.append((f"Chromium opens it ({size:.1f} MB)", f"{load:.2f} s"))
                rows.append(("Chromium filters it by sector", f"{sieve:.2f} s"))
    print(f"{os.cpu_count()} cores, load at the end {os.getloadavg()[0]:.1f}\n\n| what | took |\n|---|--:|")
    for what, took in rows:
        print(f"| {what} | {took} |")


if __name__ == "__main__":
    main()
