"""What a registry would cost, worked out from measured figures.

    python benchmarks/cost.py [FIGURES.json] [--reports 1000000] [--price 0.05] [--storage 0.025]

FIGURES.json is what ``benchmarks/batch.py --figures`` wrote (the figures kept here by default). Prices are in US
dollars for an hour of one core and for a gigabyte kept for a month; they are assumptions, not measurements: put in your
own. Prints the table of docs/scaling.md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).with_name("figures.json")
REPORTS, PRICE, STORAGE = 1_000_000, 0.05, 0.025
BUSY = 0.85
"""Share of the time in which a core of a cluster is at work: a cautious guess for waiting, fetching and stragglers."""
CORES = (2, 16, 64, 256)


@dataclass(frozen=True)
class Cost:
    """Core hours, money (US dollars) and gigabytes of so many reports."""

    reports: int
    pages: float
    core_hours: float
    money: float
    json_gb: float
    html_gb: float
    library_gb: float
    a_month: float

    def hours(self, cores: int) -> float:
        """On the clock, with so many cores."""
        return self.core_hours / cores / BUSY


def cost(figures: dict[str, Any], reports: int = REPORTS, price: float = PRICE, storage: float = STORAGE) -> Cost:
    """The cost of reports like the measured ones: the same pages, the same kinds of trouble.

    Core hours are the processor seconds of the cold run with one process (every process of it counted), scaled by the
    number of files; money adds the time in which a core is paid for and idle (``BUSY``).
    """
    cold = figures["runs"][0]
    factor = reports / figures["files"]
    core_hours = cold["cpu"] * factor / 3600
    gb = {kind: figures[f"{kind}_bytes"] * factor / 1e9 for kind in ("json", "html", "library")}
    return Cost(
        reports,
        figures["pages"] * factor,
        core_hours,
        core_hours / BUSY * price,
        gb["json"],
        gb["html"],
        gb["library"],
        gb["json"] * storage,
    )


def table(figures: dict[str, Any], of: Cost, price: float, storage: float) -> Iterator[str]:
    """The table, in Markdown."""
    cold = figures["runs"][0]
    per = cold["cpu"] * 1000 / figures["pages"]
    yield f"| {of.reports:,} reports, {of.pages / 1e6:,.0f} million pages | |"
    yield "|---|--:|"
    yield f"| measured: processor seconds per 1,000 pages, cold, with HTML and pictures | {per:.1f} |"
    yield f"| core hours | {of.core_hours:,.0f} |"
    yield f"| money for them, at {price:g} USD an hour and core | {of.money:,.0f} USD |"
    for cores in CORES:
        hours = of.hours(cores)
        yield f"| time on {cores} cores | {f'{hours / 24:,.1f} days' if hours >= 48 else f'{hours:,.1f} hours'} |"
    yield f"| cards as JSON | {of.json_gb:,.0f} GB, {of.a_month:,.0f} USD a month at {storage:g} USD a GB |"
    yield f"| cards as HTML with pictures | {of.html_gb:,.0f} GB |"
    yield f"| a library that keeps everything (by default it keeps 4 GiB) | {of.library_gb:,.0f} GB |"


def main() -> None:
    """Print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures", nargs="?", type=Path, default=FIGURES)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--price", type=float, default=PRICE)
    parser.add_argument("--storage", type=float, default=STORAGE)
    options = parser.parse_args()
    figures = json.loads(options.figures.read_text(encoding="utf-8"))
    of = cost(figures, options.reports, options.price, options.storage)
    print("\n".join(table(figures, of, options.price, options.storage)))


if __name__ == "__main__":
    main()
