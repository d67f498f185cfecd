"""Kill -9 at random moments of a batch, then go on: is anything lost?

    python benchmarks/killing.py FOLDER [--kills 20] [--jobs 2] [--seed 1]

Each round begins a run of ``scorer score`` with a library of its own, kills it at a random moment (the whole process
group, or, every other time, the main process only), and runs the same command to its end. Every file must then be that
of a run that nobody disturbed, byte for byte, and the library must be sound. Ends with 1 where one is not.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Batch:
    """A batch of reports, and where its rounds happen."""

    reports: Path
    work: Path
    jobs: int
    more: tuple[str, ...] = ()

    def start(self, name: str) -> subprocess.Popen[bytes]:
        """Begin, or go on with, the run of this name."""
        command = [sys.executable, "-m", "scorer", "score", str(self.reports), "--jobs", str(self.jobs), *self.more]
        command += ["--out", str(self.work / name / "cards"), "--library", str(self.work / name / "library.sqlite")]
        return subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, env=os.environ
        )

    def files(self, name: str) -> dict[str, bytes]:
        """Everything that a run wrote."""
        return {path.name: path.read_bytes() for path in sorted((self.work / name / "cards").iterdir())}

    def sound(self, name: str) -> str:
        """What SQLite says of a run's library."""
        with sqlite3.connect(self.work / name / "library.sqlite") as db:
            return "; ".join(row[0] for row in db.execute("PRAGMA integrity_check"))


def kill(process: subprocess.Popen[bytes], *, group: bool) -> bool:
    """Kill it, as the system does when memory runs out; whether it was still at work."""
    if process.poll() is not None:
        return False
    if group:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    return True


def rounds(batch: Batch, kills: int, seed: int) -> list[str]:
    """Kill and go on, so many times; what went wrong, in words (none is how it should be)."""
    dice = random.Random(seed)
    before = time.monotonic()
    batch.start("undisturbed").wait()
    whole = time.monotonic() - before
    wanted = batch.files("undisturbed")
    print(f"undisturbed: {len(wanted)} files in {whole:.1f} s")
    wrong, done = [], 0
    while done < kills:
        name, moment, group = f"round-{done + 1}", dice.uniform(0, whole), done % 2 == 0
        process = batch.start(name)
        time.sleep(moment)
        if not kill(process, group=group):
            shutil.rmtree(batch.work / name)
            continue  # it was over already: another moment
        done += 1
        cards = batch.work / name / "cards"
        there = sum(1 for p in cards.iterdir() if not p.name.startswith(".")) if cards.is_dir() else 0
        batch.start(name).wait()
        found, state = batch.files(name), batch.sound(name)
        differ = sorted({n for n in wanted.keys() | found.keys() if wanted.get(n) != found.get(n)})
        what = "the group" if group else "the main process"
        verdict = "same bytes" if not differ else f"DIFFERENT: {', '.join(differ)}"
        print(f"{name}: {what} killed after {moment:.1f} s with {there} files; then: {verdict}; library {state}")
        if differ or state != "ok":
            wrong.append(f"{name}: {verdict}, {state}")
        shutil.rmtree(batch.work / name)
    return wrong


def main() -> None:
    """Do it and say so."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        wrong = rounds(Batch(options.folder, Path(work), options.jobs), options.kills, options.seed)
    print(f"{options.kills} kills, {len(wrong)} with a trace")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
