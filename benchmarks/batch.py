"""A folder of reports, scored as a user does: cold and from the library, with one process and with two.

    python benchmarks/batch.py FOLDER... [--files N] [--plain] [--figures FILE.json]

``--plain`` also runs what a programmer would write in an afternoon: pdfplumber's words, page by page, and the rubric's
look-ups as regular expressions (their words, joined by ``|``; no boxes, sections, cues, levels, cards or pictures).
``--figures`` keeps what ``benchmarks/cost.py`` needs. Prints a table in Markdown. Run it on a quiet machine; it says
how busy this one was. Processor time counts every process of a run, and is nearly the same on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from scorer.rubric.loading import load_rubric

_LOOK = 0.1  # seconds between two looks at the processes


@dataclass(frozen=True)
class Run:
    """A run: seconds on the clock, seconds of processors, MiB of all its processes together at most."""

    what: str
    wall: float
    cpu: float
    memory: float


def run(what: str, command: list[str]) -> Run:
    """Run a command and watch it and all that it starts."""
    before = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    cpu: dict[tuple[int, float], float] = {}
    peak = 0.0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        root = psutil.Process(process.pid)
        while not done.wait(_LOOK):
            held = 0.0
            try:
                family = [root, *root.children(recursive=True)]
            except psutil.Error:
                continue
            for one in family:
                try:
                    times = one.cpu_times()
                    cpu[one.pid, one.create_time()] = times.user + times.system
                    held += getattr(one.memory_full_info(), "pss", one.memory_info().rss)
                except psutil.Error:
                    continue
            peak = max(peak, held / 2**20)

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()  # some reports fail, and so does the command then
    wall = time.perf_counter() - before
    done.set()
    watcher.join()
    return Run(what, wall, sum(cpu.values()), peak)


def score(what: str, files: list[Path], out: Path, library: Path, jobs: int) -> Run:
    """A whole run of ``scorer score``."""
    words = [*map(str, files), "--out", str(out), "--jobs", str(jobs), "--library", str(library)]
    return run(f"scorer, {what}, {jobs} at a time", [sys.executable, "-m", "scorer", "score", *words])


def plain(files: list[Path]) -> None:
    """The plain script."""
    import pdfplumber

    words = [set(re.findall(r"[a-z]{4,}", " ".join(e.look_for))) for e in load_rubric().elements()]
    looks = [re.compile(rf"\b(?:{'|'.join(sorted(w))})") for w in words if w]
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


def size(folder: Path, pattern: str) -> int:
    """Bytes of the files of a pattern."""
    return sum(path.stat().st_size for path in folder.glob(pattern))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--only-plain", action="store_true", help=argparse.SUPPRESS)  # the run that is watched
    parser.add_argument("--figures", type=Path)
    options = parser.parse_args()
    files = sorted(path for folder in options.folders for path in folder.rglob("*.pdf"))[: options.files]
    if options.only_plain:
        plain(files)
        return
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for jobs in (1, 2):
            library, cards = work / f"{jobs}.sqlite", work / f"cards-{jobs}"
            runs.append(score("cold", files, cards, library, jobs))
            runs.append(score("again, nothing to do", files, cards, library, jobs))
            runs.append(score("again, cards to write", files, work / f"x{jobs}", library, jobs))
        read = [json.loads(path.read_text(encoding="utf-8"))["report"]["pages"] for path in cards.glob("*.json")]
        html, plain_json, kept = size(cards, "*.html"), size(cards, "*.json"), size(work, "2.sqlite*")
    pages = sum(read)
    if options.plain:
        again = [sys.executable, str(Path(__file__)), *map(str, options.folders), "--files", str(options.files)]
        runs.append(run("pdfplumber and regular expressions", [*again, "--only-plain"]))
    load = os.getloadavg()[0]
    print(f"{len(files)} files, {len(read)} cards of {pages:,} pages; {os.cpu_count()} cores, load {load:.1f}\n")
    print("| run | seconds | processor seconds | processor seconds per 1,000 pages | MiB, all processes |")
    print("|---|--:|--:|--:|--:|")
    for r in runs:
        print(f"| {r.what} | {r.wall:.1f} | {r.cpu:.1f} | {1000 * r.cpu / pages:.2f} | {r.memory:.0f} |")
    one, two = runs[0], runs[3]
    rate = f"{one.wall / two.wall:.2f} times the rate of one"
    print(f"\ntwo at a time, cold: {rate}, {two.cpu / one.cpu:.2f} times its processor time")
    print(f"again, nothing to do: {two.wall / runs[4].wall:.0f} times as fast as cold")
    if options.figures:
        figures = {
            "files": len(files), "cards": len(read), "pages": pages, "cores": os.cpu_count(), "load": round(load, 1),
            "python": sys.version.split()[0], "html_bytes": html, "json_bytes": plain_json, "library_bytes": kept,
            "runs": [{k: v if isinstance(v, str) else round(v, 2) for k, v in asdict(r).items()} for r in runs],
        }  # fmt: skip
        options.figures.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
