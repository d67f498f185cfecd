"""Time and memory of files that mean harm.

    python benchmarks/hostile.py [FOLDER_OR_PDF...]

Reads every file made by ``tests/document/hostile.py``, and those named, one after another with one ``Reader``, as a
batch does, and prints what became of each: seconds, the most memory that the whole group of reading processes held at
once (sampled every 20 ms; MiB), and the result.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scorer.document.reading import Reader
from scorer.errors import UserError
from tests.document import hostile


class Watch(threading.Thread):
    """The most resident memory that the children of this process, and theirs, have held at once."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0

    def run(self) -> None:
        while True:
            self.peak = max(self.peak, sum(_resident(child) for child in _below("self")))
            time.sleep(0.02)


def _below(process: str) -> list[str]:
    found: list[str] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += [child, *_below(child)]
    return found


def _resident(process: str) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * 4096 / 2**20


def main() -> int:
    watch = Watch()
    watch.start()
    rows: list[tuple[float, float, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for make in (*hostile.READABLE, *hostile.BROKEN, *hostile.EITHER, *hostile.SPECIAL):
            paths.append(Path(folder) / f"{make.__name__}.pdf")
            make(paths[-1])
        for name in sys.argv[1:]:
            paths += sorted(Path(name).glob("*.pdf")) if Path(name).is_dir() else [Path(name)]
        with Reader() as reader:
            for path in paths:
                watch.peak = 0.0
                began = time.perf_counter()
                try:
                    document = reader.read(path)
                    result = f"{len(document.pages)} pages, {len(document.sentences)} sentences"
                except UserError as error:
                    result = f"error {error.exit_code}: {error.message}"
                seconds = time.perf_counter() - began
                rows.append((seconds, watch.peak, path.stem))
                print(f"{path.stem[:44]:44} {seconds:7.2f} s {watch.peak:6.0f} MiB  {result[:110]}", flush=True)
    slowest, largest = max(rows), max(rows, key=lambda row: row[1])
    print(
        f"\n{len(rows)} files; slowest {slowest[2]} {slowest[0]:.1f} s, most memory {largest[2]} {largest[1]:.0f} MiB"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
