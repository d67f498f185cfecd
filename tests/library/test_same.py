"""The same report gives the same bytes: alone, in a batch, in another order, with another number of jobs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ..document.hiding import HIDDEN, VISIBLE
from ..document.test_fresh import not_embedded

REAL = Path(__file__).parents[3] / "shared" / "reports"
# Fonts that are not in the file, hidden leftovers, a scan, a damaged one, pictures; three are read by two processes.
ODD = (
    "gri-101",
    "msa-mirvac",
    "msa-uk-edan-2",
    "msa-idp-education",
    "msa-uk-vwr",
    "asx-stockland-stockland-*",
)


def cards(out: Path, *runs: list[Path], jobs: int = 1) -> dict[str, bytes]:
    """Every file that some runs, one after the other, write."""
    for reports in runs:
        command = [sys.executable, "-m", "scorer", "score", *map(str, reports), "--out", str(out), "--no-library"]
        done = subprocess.run([*command, "--jobs", str(jobs)], capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
    return {path.name: path.read_bytes() for path in out.glob("*.scorecard.*")}


def differing(tmp_path: Path, reports: list[Path]) -> list[str]:
    """Names of the files that are not the same in every way to make them."""
    alone = cards(tmp_path / "alone", *([report] for report in reports))
    assert len(alone) >= len(reports)
    backwards = reports[::-1]
    others = (
        cards(tmp_path / "batch", reports),
        cards(tmp_path / "order", backwards),
        cards(tmp_path / "jobs", backwards, jobs=2),
    )
    return sorted({name for other in others for name in alone | other if alone.get(name) != other.get(name)})


def test_made_reports_are_the_same_in_every_company(tmp_path: Path) -> None:
    reports = []
    made = {
        "sans": not_embedded(b"Tarnsans", 32),
        "serif": not_embedded(b"Tarnserif", 34),
        "bold": not_embedded(b"Tarnsans-Bold", 32),
        "hidden": HIDDEN["behind a picture"](),
        "visible": VISIBLE["white on a dark picture"](),
    }
    for name, data in made.items():
        reports.append(tmp_path / f"{name}.pdf")
        reports[-1].write_bytes(data)
    assert differing(tmp_path, reports) == []


@pytest.mark.shared
@pytest.mark.skipif(not REAL.is_dir(), reason="the folder of real reports (../shared/reports) is absent")
def test_real_reports_are_the_same_in_every_company(tmp_path: Path) -> None:
    reports = [path for name in ODD for path in sorted(REAL.glob(f"{name}.pdf"))]
    assert len(reports) == len(ODD)
    assert differing(tmp_path, reports) == []
