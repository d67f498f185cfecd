"""A folder of reports, scored as a user does: cold and from the library, with one process and with two.

    python benchmarks/batch.py FOLDER [--files N] [--plain]

``--plain`` also runs what a programmer would write in an afternoon: pdfplumber's words, page by page, and the rubric's
look-ups as regular expressions (their words, joined by ``|``; no boxes, sections, cues, levels, cards or pictures).
Prints a table in Markdown. Run it on a quiet machine; it says how busy this one was.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scorer.rubric.loading import load_rubric


def score(files: list[Path], folder: Path, library: Path, jobs: int) -> tuple[float, float]:
    """Seconds of a whole run of ``scorer score``, and MiB of its largest process."""
    before = time.perf_counter()
    command = [sys.executable, "-m", "scorer", "score", *map(str, files), "--out", str(folder), "--jobs", str(jobs)]
    command += ["--library", str(library)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # some reports fail
    return time.perf_counter() - before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def plain(files: list[Path]) -> float:
    """Seconds of the plain script."""
    import pdfplumber

    words = [set(re.findall(r"[a-z]{4,}", " ".join(e.look_for))) for e in load_rubric().elements()]
    looks = [re.compile(rf"\b(?:{'|'.join(sorted(w))})") for w in words if w]
    before = time.perf_counter()
    for path in files:
        try:
            with pdfplumber.open(path) as pdf:
                for page in pdf.pages:
                    text = " ".join(word["text"] for word in page.extract_words()).lower()
                    page.close()
                    for sentence in text.split(". "):
                        for look in looks:
                            look.search(sentence)
        except Exception as error:
            print(f"  ({path.name}: {type(error).__name__})", file=sys.stderr)
    return time.perf_counter() - before


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.pdf"))[: options.files]
    rows: list[tuple[str, float, float]] = []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for jobs in (1, 2):
            library, cards = work / f"{jobs}.sqlite", work / f"cards-{jobs}"
            for what, out in (
                ("cold", cards),
                ("again, nothing to do", cards),
                ("again, cards to write", work / f"x{jobs}"),
            ):
                rows.append((f"scorer, {what}, {jobs} at a time", *score(files, out, library, jobs)))
        pages = sum(json.loads(p.read_text())["report"]["pages"] for p in cards.glob("*.json"))
    if options.plain:
        rows.append(("pdfplumber and regular expressions", plain(files), float("nan")))
    load = os.getloadavg()[0]
    print(f"{len(files)} files, {pages:,} pages in cards; {os.cpu_count()} cores, load at the end {load:.1f}\n")
    print("| run | seconds | pages a second | seconds per 1,000 pages | largest process, MiB |\n|---|--:|--:|--:|--:|")
    for run, seconds, memory in rows:
        held = "" if memory != memory else f"{memory:.0f}"
        print(f"| {run} | {seconds:.1f} | {pages / seconds:,.0f} | {1000 * seconds / pages:.2f} | {held} |")
    print(f"\ntwo at a time, cold: {rows[0][1] / rows[3][1]:.2f} times the rate of one")


if __name__ == "__main__":
    main()
