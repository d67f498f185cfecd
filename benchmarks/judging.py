"""What it costs to find and to judge, step by step, in processor seconds.

    python benchmarks/judging.py REPORT [--rounds 5] [--rubric RUBRIC]

Each round is a process of its own, since the first report of a process pays for what later ones find ready (words that
are known, patterns, concepts). The best of the rounds is printed. The report is read once and is no part of it.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scorer.document.reading import Reader
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Rubric
from scorer.scorecard.building import assess
from scorer.verdict.judging import judge
from scorer.verdict.model import Finding


def once(kept: Path, rubric: Rubric) -> dict[str, float]:
    """The steps of one report in this process."""
    document = pickle.loads(kept.read_bytes())
    took = {}

    def judging(reading: Reading, rubric: Rubric) -> tuple[Finding, ...]:
        start = time.process_time()
        _ = reading.asked_by(rubric).index.look_ups
        took["index"] = time.process_time() - start
        start = time.process_time()
        findings = judge(reading, rubric)
        took["judging"] = time.process_time() - start
        return findings

    start = time.process_time()
    reading = Reading(document)
    took["cues"] = time.process_time() - start
    start = time.process_time()
    assess(reading, rubric, judging=judging)
    took["contradictions, manner of writing, card"] = time.process_time() - start - took["index"] - took["judging"]
    return took


def main() -> None:
    """Print the best of some rounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rubric")
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    rubric = load_rubric(options.rubric) if options.rubric else load_rubric()
    if options.once:
        print(json.dumps(once(options.report, rubric)))
        return
    reader = Reader()
    document = reader.read(options.report)
    reader.close()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "document"
        kept.write_bytes(pickle.dumps(document))
        command = [sys.executable, __file__, str(kept), "--once"]
        command += ["--rubric", options.rubric] if options.rubric else []
        as_command = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # as scorer.cli sets it
        rounds = [json.loads(subprocess.check_output(command, env=as_command)) for _ in range(options.rounds)]
    print(
        f"| {options.report.name}, {len(document.pages)} pages, {len(document.sentences)} sentences | s |",
        "|---|--:|",
        sep="\n",
    )
    for step in ("cues", "index", "judging"):
        print(f"| {step} | {min(r[step] for r in rounds):.2f} |")
    print(f"| all three | {min(r['cues'] + r['index'] + r['judging'] for r in rounds):.2f} |")
    last = "contradictions, manner of writing, card"
    print(f"| {last} | {min(r[last] for r in rounds):.2f} |")


if __name__ == "__main__":
    main()
